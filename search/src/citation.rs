//! `Citation`: a provision named by its numbers.
//!
//! «ст. 16», «п. 3 ст. 44», "art. 5(2)" have the number behind the word, «207-бап», «16 статья» before it; after the name
//! of an act a number alone is an article («НК 357»).

use language::Token;
use legislation::Lang;

/// A provision named by its numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Citation {
    /// Article.
    pub article: Option<String>,
    /// Numbered paragraph (пункт, часть, тармақ).
    pub paragraph: Option<String>,
    /// Point (подпункт, тармақша).
    pub point: Option<String>,
}

impl Citation {
    /// The facts ([`crate::schema::citations`]) to look for, the most precise first. Readers say «пункт» of an act that
    /// has articles: such an article comes last.
    pub fn facts(&self) -> Vec<String> {
        let steps = [("art", &self.article), ("para", &self.paragraph), ("point", &self.point)];
        let mut cited = String::new();
        let mut facts = Vec::new();
        for (name, number) in steps {
            if let Some(number) = number {
                let joint = if cited.is_empty() { "" } else { "__" };
                cited = format!("{cited}{joint}{name}_{number}");
                facts.push(cited.clone());
            }
        }
        // Some sources number a part through its article: part 3 of article 12.16 is «12.16.3».
        if let (Some(article), Some(paragraph)) = (&self.article, &self.paragraph) {
            facts.push(format!("art_{article}.{paragraph}"));
        }
        facts.reverse();
        if let (None, Some(number)) = (&self.article, &self.paragraph) {
            facts.push(format!("art_{number}"));
        }
        facts
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Article,
    Paragraph,
    /// «часть»: a paragraph of an article, but of nothing else.
    Part,
    Point,
}

/// Whether a word names a structural element.
pub(crate) fn is_step(folded: &str) -> bool {
    let division = ["раздел", "глава", "главы", "главе", "разделе", "раздела", "тарау", "тарауы", "chapter"];
    step(folded).is_some() || division.contains(&folded)
}

/// What a word counts, and whether its number stands before it (Kazakh).
fn step(folded: &str) -> Option<(Step, bool)> {
    let begins = |stems: &[&str]| stems.iter().any(|stem| folded.starts_with(stem));
    Some(match folded {
        "ст" | "стст" | "art" | "article" | "articles" | "section" => (Step::Article, false),
        "п" | "пункт" | "пункта" | "пункте" | "пунктом" | "пункту" | "пункты" | "пунктов" | "пунктами" | "para"
        | "paragraph" | "paragraphs" | "clause" => (Step::Paragraph, false),
        "ч" | "часть" | "части" | "частью" | "part" => (Step::Part, false),
        "пп"
        | "подпункт"
        | "подпункта"
        | "подпункте"
        | "подпунктом"
        | "подпунктов"
        | "подп"
        | "subparagraph"
        | "point"
        | "subclause" => (Step::Point, false),
        // «статя»: typed in Latin letters.
        _ if begins(&["стать", "статя"]) => (Step::Article, false),
        _ if begins(&["тармақша", "тармакша", "тармакшас"]) => (Step::Point, true),
        _ if begins(&["тармақ", "тармағ", "тармак", "тармаг"]) => (Step::Paragraph, true),
        "бөлік" | "бөлігі" | "бөлігінің" | "бөлігіне" | "бөлігінде" | "болик" | "болиги" | "болигинин" => {
            (Step::Part, true)
        }
        "бап" | "баптың" | "баптын" | "бапты" | "бапта" | "бапқа" | "бапка" | "баптан" => {
            (Step::Article, true)
        }
        _ if begins(&["бабы"]) => (Step::Article, true),
        _ => return None,
    })
}

/// Whether a word is a number as provisions have it: `146`, `44-1`, `12.16`, `9а`.
fn is_number(token: &Token) -> bool {
    let mut letters = 0;
    token.folded.len() <= 12
        && token.folded.starts_with(|c: char| c.is_ascii_digit())
        && token.folded.chars().all(|c| {
            letters += usize::from(c.is_alphabetic());
            (c.is_ascii_digit() || matches!(c, '-' | '.') || c.is_alphabetic()) && letters <= 1
        })
}

/// Ordinals as laws name parts by them.
fn ordinal(folded: &str, lang: Lang) -> Option<&'static str> {
    const NUMBERS: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];
    let stems: [&[&str]; 10] = match lang {
        Lang::RU => [
            &["перв"],
            &["втор"],
            &["трет"],
            &["четверт"],
            &["пят"],
            &["шест"],
            &["седьм"],
            &["восьм"],
            &["девят"],
            &["десят"],
        ],
        Lang::KK => [
            &["бірінші", "биринши"],
            &["екінші", "екинши"],
            &["үшінші", "ушинши"],
            &["төртінші", "тортинши"],
            &["бесінші", "бесинши"],
            &["алтыншы"],
            &["жетінші", "жетинши"],
            &["сегізінші", "сегизинши"],
            &["тоғызыншы", "тогызыншы"],
            &["оныншы"],
        ],
        _ => return None,
    };
    let ends = |rest: &str| {
        lang == Lang::KK
            || matches!(rest, "ая" | "ой" | "ую" | "ый" | "ом" | "ого" | "ому" | "ья" | "ьей" | "ью" | "ий" | "ьего")
    };
    let at = stems.iter().position(|stems| stems.iter().any(|stem| folded.strip_prefix(stem).is_some_and(ends)))?;
    Some(NUMBERS[at])
}

/// Takes a citation's words out of the query. `text` is what the words were cut from; after the name of an act
/// (`act_named`) a single number is an article.
pub(crate) fn take(text: &str, words: &mut Vec<Token>, act_named: bool, lang: Lang) -> Option<Citation> {
    let mut citation = Citation::default();
    let mut part = false;
    let mut taken = vec![false; words.len()];
    for i in 0..words.len() {
        let Some((step, before)) = step(&words[i].folded) else { continue };
        let number_at = |at: Option<usize>| {
            let at = at.filter(|&at| !taken.get(at).copied().unwrap_or(true))?;
            if is_number(&words[at]) {
                return Some((at, words[at].folded.clone()));
            }
            let ordinal = ordinal(&words[at].folded, lang).filter(|_| step != Step::Article);
            ordinal.map(|number| (at, number.to_owned()))
        };
        let (first, second) = (i.checked_sub(1), Some(i + 1));
        let order = if before { [first, None] } else { [second, first] };
        let Some((at, number)) = order.into_iter().find_map(number_at) else { continue };
        let place = match step {
            Step::Article => &mut citation.article,
            Step::Paragraph | Step::Part => &mut citation.paragraph,
            Step::Point => &mut citation.point,
        };
        if place.is_none() {
            *place = Some(number);
            part |= step == Step::Part;
            (taken[i], taken[at]) = (true, true);
            // "art. 5(2)", «ст. 44 (3)»: a number in brackets directly behind goes one step down.
            let behind = words.get(at + 1).filter(|behind| is_number(behind) && !taken[at + 1]);
            let bracket = behind.and_then(|behind| text.get(words[at].span.end..behind.span.start));
            if step == Step::Article && citation.paragraph.is_none() && bracket.is_some_and(|b| b.trim() == "(") {
                citation.paragraph = Some(words[at + 1].folded.clone());
                taken[at + 1] = true;
            }
        }
    }
    let telling = |(token, taken): (&Token, &bool)| {
        !taken && !language::is_stop_word(&token.folded, lang) && !is_step(&token.folded)
    };
    if citation == Citation::default() && act_named {
        let left: Vec<usize> = (0..words.len()).filter(|&i| telling((&words[i], &taken[i]))).collect();
        if let [only] = left[..]
            && is_number(&words[only])
        {
            citation.article = Some(words[only].folded.clone());
            taken[only] = true;
        }
    }
    let is_cited = citation.article.is_some() || (citation.paragraph.is_some() && !part);
    if !is_cited {
        return None;
    }
    let mut taken = taken.into_iter();
    words.retain(|_| !taken.next().unwrap_or(false));
    Some(citation)
}
