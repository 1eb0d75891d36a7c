//! `Reference`s: the citations of an act's text and the provisions they name.
//!
//! Two steps. [`detect`] reads the words: «подпунктами 1) и 2) пункта 3 статьи 16 настоящего Закона», «осы Заңның
//! 5-бабының 2-тармағы», "paragraph 2 of Article 5 of this Law" become paths of levels and numbers and the name of an
//! act. [`resolve`] finds what the paths name in a [`Library`] of acts: lists and ranges become one target each. What
//! cannot be told from the text, the titles of the library or the source's own links stays without targets.

mod annexes;
mod large_first;
pub(crate) mod lexemes;
mod library;
mod names;
mod resolution;
mod short_names;
mod small_first;
mod standing;
mod words;

pub use library::{Keys, Learned, Library};
pub use resolution::{broken_links, resolve};
pub use standing::{DisputedLink, Standing, disputed_links, standing};
pub(crate) use words::month;
pub use words::{Country, DocumentKind};

use legislation::{Act, ActId, Date, Definition, Lang, ProvisionState, TextSpan};
use lexemes::{Lexeme, lexemes};
use short_names::ShortNames;

/// A citation as read from the words alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Detected {
    /// Index of the citing provision in its act.
    pub provision: u32,
    /// The citing words.
    pub span: TextSpan,
    /// Paths named, each from the top level down; empty where only an act is named.
    pub paths: Vec<Vec<Step>>,
    /// The act named.
    pub act: Cited,
}

/// One level of a path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// The level.
    pub level: Level,
    /// What is picked on it; more than one for lists and ranges.
    pub picks: Vec<Pick>,
    /// Written as «часть», «бөлік»: a numbered paragraph in some acts, an unnumbered passage in others.
    pub passage: bool,
}

/// A level of an act, top first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Level {
    /// Приложение, қосымша.
    Attachment,
    /// Раздел, бөлім.
    Section,
    /// Глава, тарау.
    Chapter,
    /// Параграф.
    Subchapter,
    /// Статья, бап.
    Article,
    /// Пункт, numbered часть; тармақ.
    Paragraph,
    /// Подпункт, or пункт of a numbered часть; тармақша.
    Point,
    /// Подпункт of such a пункт.
    Subpoint,
}

/// What a citation picks on a level.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Pick {
    /// The one the citation stands in: «настоящей статьи».
    This,
    /// This number.
    One(String),
    /// All whole numbers from the first to the last, both included.
    Range(u32, u32),
    /// `13-15`: a range, or the inserted number 13-15 where the act has one.
    Either {
        /// First number.
        from: u32,
        /// Last number, greater than the first.
        to: u32,
        /// Whether the noun is in the plural, which speaks for a range.
        plural: bool,
    },
    /// The only one: «приложению к настоящему приказу».
    Only,
    /// The document that the act approves and whose heading has a word that begins so: «утвердить прилагаемые Правила».
    Attached(String),
}

/// The act a citation names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cited {
    /// None: «статьи 5», «пункта 2 настоящей статьи».
    Implicit,
    /// The citing one: «настоящего Закона», «осы Заңның», «настоящих Правил».
    This(DocumentKind),
    /// One told by its name.
    Named(Box<ActName>),
    /// A document that is named but not told apart: «статьи 5 договора».
    Foreign,
}

/// The name of an act as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActName {
    /// Kind of document.
    pub kind: DocumentKind,
    /// Its title as [`Library`] compares titles; empty for constitutions and for acts told by date and number.
    pub title: String,
    /// The state, where named.
    pub country: Option<Country>,
    /// Day of adoption, where named.
    pub date: Option<Date>,
    /// Year of adoption, where only that is named.
    pub year: Option<u16>,
    /// Number, where named.
    pub number: Option<String>,
    /// The act the source links where it introduces the short name.
    pub link: Option<ActId>,
}

/// What the readers of citations work on: one provision's text.
struct Passage<'a> {
    text: &'a str,
    lang: Lang,
    lexemes: Vec<Lexeme>,
    provision: usize,
    short_names: Option<&'a ShortNames>,
    library: &'a Library<'a>,
}

impl Passage<'_> {
    /// The folded word at `i`, empty for anything else.
    fn word(&self, i: usize) -> &str {
        self.lexemes.get(i).map_or("", Lexeme::word)
    }

    fn is(&self, i: usize, mark: char) -> bool {
        self.lexemes.get(i).is_some_and(|l| l.is(mark))
    }

    fn span(&self, from: usize, end: usize) -> TextSpan {
        match (self.lexemes.get(from), end.checked_sub(1).and_then(|last| self.lexemes.get(last))) {
            (Some(first), Some(last)) => TextSpan::new(first.span.start, last.span.end),
            _ => TextSpan::new(0, 0),
        }
    }
}

/// A citation in the making: paths, act, and the lexeme after it.
struct Citation {
    paths: Vec<Vec<Step>>,
    act: Cited,
    end: usize,
}

/// Every citation in the texts of the act, in document order. `definitions` give the short names («далее – Закон»),
/// the library the titles that stand without quotation marks.
pub fn detect(act: &Act, definitions: &[Definition], library: &Library) -> Vec<Detected> {
    let short_names = ShortNames::new(act, definitions, library);
    let mut found = Vec::new();
    for (index, provision) in act.provisions.iter().enumerate() {
        if provision.state == ProvisionState::InForce {
            found.extend(detect_in(&provision.text, act.lang, index, Some(&short_names), library));
        }
    }
    found
}

/// The words of a text that cite numbered provisions or acts by name; «настоящий Закон», «осы бап» cite nothing new.
/// `lexemes` are the text's.
pub(crate) fn citations(text: &str, lang: Lang, lexemes: Vec<Lexeme>) -> Vec<TextSpan> {
    let library = Library::default();
    let passage = Passage { text, lang, lexemes, provision: 0, short_names: None, library: &library };
    let detected = citations_of(&passage);
    let told = |d: &Detected| {
        let mut inside =
            passage.lexemes.iter().filter(|l| l.span.start >= d.span.start() && l.span.end <= d.span.end());
        let number = |l: &Lexeme| l.number().is_some() || words::is_ordinal(l.word(), lang);
        let named = match &d.act {
            // «Конституциялық Сот» names no act, and «Конституцияға» alone no place in it.
            Cited::Named(name) => name.kind != DocumentKind::Constitution || name.country.is_some(),
            _ => false,
        };
        named || inside.any(number)
    };
    detected.iter().filter(|d| told(d)).flat_map(|d| articles(&passage, d.span)).collect()
}

/// The pieces of a citation of several articles that name one article each: «16-бабының 1-тармағында, 17-бабында».
/// Russian and English articles share one noun («статьями 6 и 8») and are one piece.
fn articles(passage: &Passage, span: TextSpan) -> Vec<TextSpan> {
    let inside: Vec<usize> = (0..passage.lexemes.len())
        .filter(|&i| {
            let range = &passage.lexemes[i].span;
            range.start >= span.start() && range.end <= span.end()
        })
        .collect();
    let article = |i: usize| words::noun(passage.word(i), passage.lang) == Some(words::Noun::Level(Level::Article));
    if passage.lang != Lang::KK || inside.iter().filter(|i| article(**i)).count() < 2 {
        return vec![span];
    }
    let mut pieces = Vec::new();
    let mut first: Option<usize> = None;
    let mut seen = false;
    for (at, &i) in inside.iter().enumerate() {
        let parts = passage.is(i, ',') || words::is_conjunction(passage.word(i), passage.lang);
        // A new piece begins where an article of its own follows before the next comma.
        let later = inside[at + 1..].iter().any(|k| article(*k));
        if parts && seen && later {
            if let Some(from) = first.take() {
                pieces.push(passage.span(from, i));
            }
            seen = false;
            continue;
        }
        first = first.or(Some(i));
        seen |= article(i);
    }
    if let (Some(from), Some(last)) = (first, inside.last()) {
        pieces.push(passage.span(from, last + 1));
    }
    pieces
}

/// The citations of one text.
fn detect_in(
    text: &str,
    lang: Lang,
    provision: usize,
    short_names: Option<&ShortNames>,
    library: &Library,
) -> Vec<Detected> {
    citations_of(&Passage { text, lang, lexemes: lexemes(text), provision, short_names, library })
}

fn citations_of(passage: &Passage) -> Vec<Detected> {
    let lang = passage.lang;
    let mut found = Vec::new();
    let mut at = 0;
    while at < passage.lexemes.len() {
        let citation =
            if lang == Lang::KK { large_first::citation(passage, at) } else { small_first::citation(passage, at) };
        match citation {
            Some(citation) if citation.end > at => {
                found.push(Detected {
                    provision: passage.provision as u32,
                    span: passage.span(at, citation.end),
                    paths: citation.paths,
                    act: citation.act,
                });
                at = citation.end;
                at = further_titles(passage, at, &mut found);
            }
            _ => at += 1,
        }
    }
    found
}

/// «законами Республики Казахстан "О связи", "Об информатизации" и "О медиации"»: the titles after the first are
/// citations of their own. Returns the lexeme after the last.
fn further_titles(passage: &Passage, mut at: usize, found: &mut Vec<Detected>) -> usize {
    let quoted = |i: usize| passage.lexemes.get(i).and_then(|l| l.quoted(passage.text));
    while let Some(last) = found.last()
        && let Cited::Named(name) = &last.act
        && at.checked_sub(1).is_some_and(|before| quoted(before).is_some())
    {
        let mut i = at;
        if passage.is(i, ',') {
            i += 1;
        }
        if words::is_conjunction(passage.word(i), passage.lang) {
            i += 1;
        }
        let Some(title) = quoted(i).filter(|t| i > at && ["О ", "Об ", "On "].iter().any(|o| t.starts_with(o)))
        else {
            break;
        };
        let next = ActName {
            title: library::title_key(title, passage.lang),
            date: None,
            year: None,
            number: None,
            link: None,
            ..(**name).clone()
        };
        found.push(Detected {
            provision: passage.provision as u32,
            span: passage.span(i, i + 1),
            paths: Vec::new(),
            act: Cited::Named(Box::new(next)),
        });
        at = i + 1;
    }
    at
}

#[cfg(test)]
mod tests;
