//! `Clause`s of a sentence: how many there are, how deep they lie, and which of them interrupts another.
//!
//! No parser: a clause is told by the word it opens with (Russian, English) or by the verb form it ends with (Kazakh), its
//! end by the comma. What has no sign is not counted, so the numbers are at least what a grammarian would count, seldom more.

use super::forms;
use legislation::Lang;
use std::ops::Range;

/// What a sentence is built of.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Build {
    /// Subordinate clauses.
    pub(super) clauses: u32,
    /// Most clauses open at one place.
    pub(super) depth: u32,
    /// The longest clause between two parts of another one, in words of the sentence.
    pub(super) embedded: Option<Range<usize>>,
}

/// Reads a sentence, given as the places of its words in the text and the same words in small letters.
pub(super) fn read(text: &str, words: &[Range<usize>], lowered: &[String], lang: Lang) -> Build {
    match lang {
        Lang::KK => kazakh(text, words, lowered),
        Lang::RU | Lang::EN => opened(text, words, lowered, lang),
        _ => Build::default(),
    }
}

/// Russian and English: a clause begins with its conjunction, relative or participle. The comma that ends one ends all that
/// are open: clauses branch to the right and close together.
fn opened(text: &str, words: &[Range<usize>], lowered: &[String], lang: Lang) -> Build {
    let mut build = Build::default();
    let mut open: Vec<usize> = Vec::new();
    let word_at = |at: usize| lowered.get(at).map_or("", String::as_str);
    for (at, word) in lowered.iter().enumerate().take(words.len()) {
        let gap = at.checked_sub(1).map_or("", |last| &text[words[last].end..words[at].start]);
        let next = word_at(at + 1);
        let before = at.checked_sub(1).map_or("", word_at);
        if gap.contains([';', ':']) {
            open.clear();
        }
        let comma = gap.contains(',');
        let opens = match lang {
            Lang::RU => russian_opening(word, next, comma || at == 0),
            _ => english_opening(word, next, before, comma || at == 0),
        };
        let joined = ["и", "или", "либо", "а", "но", "да", "and", "or", "but", "nor"].contains(&word.as_str());
        if opens {
            build.clauses += 1;
            // «товаров, ввезенных …, предназначенных …»: participles of one case stand beside each other.
            if open.last().is_some_and(|&other| siblings(word_at(other), word, lang)) {
                open.pop();
            }
            open.push(at);
            build.depth = build.depth.max(open.len().try_into().unwrap_or(u32::MAX));
        } else if comma && !joined {
            if let Some(&start) = open.first().filter(|start| **start > 0) {
                // «…, в котором»: the clause begins with its preposition.
                let preposition = lang == Lang::RU
                    && PREPOSITIONS.contains(&word_at(start - 1))
                    && !text[words[start - 1].end..words[start].start].contains(',');
                keep_longest(start - usize::from(preposition)..at, &mut build);
            }
            open.clear();
        }
    }
    build
}

/// Whether two words that open clauses are Russian participles of one case.
fn siblings(a: &str, b: &str, lang: Lang) -> bool {
    let participle = |word: &str| lang == Lang::RU && forms::participle(word, lang);
    let ending = |word: &str| -> String { word.chars().skip(word.chars().count().saturating_sub(2)).collect() };
    participle(a) && participle(b) && ending(a) == ending(b)
}

fn keep_longest(clause: Range<usize>, build: &mut Build) {
    if build.embedded.as_ref().is_none_or(|longest| longest.len() < clause.len()) {
        build.embedded = Some(clause);
    }
}

/// Prepositions that can stand before a relative.
const PREPOSITIONS: &[&str] = &[
    "в",
    "во",
    "на",
    "о",
    "об",
    "при",
    "по",
    "из",
    "от",
    "для",
    "с",
    "со",
    "к",
    "за",
    "без",
    "через",
    "до",
    "у",
    "под",
    "перед",
    "между",
    "согласно",
];

fn russian_opening(word: &str, next: &str, comma: bool) -> bool {
    const CONJUNCTIONS: [&str; 18] = [
        "если",
        "когда",
        "чтобы",
        "поскольку",
        "хотя",
        "где",
        "куда",
        "откуда",
        "пока",
        "что",
        "кто",
        "чей",
        "чья",
        "чье",
        "чьи",
        "кого",
        "кому",
        "ибо",
    ];
    if word.starts_with("котор") {
        return true;
    }
    if !comma {
        return false;
    }
    // «…, в котором»: the clause is counted once, at its relative.
    let relative = PREPOSITIONS.contains(&word) && next.starts_with("котор");
    let gerund = word.chars().count() > 5
        && ["ив", "ав", "ев", "яв", "ясь", "вшись", "вши"].iter().any(|end| word.ends_with(end));
    !relative
        && (CONJUNCTIONS.contains(&word)
            || word == "так" && next == "как"
            || gerund
            || forms::participle(word, Lang::RU))
}

fn english_opening(word: &str, next: &str, before: &str, comma: bool) -> bool {
    const ALWAYS: [&str; 11] =
        ["which", "who", "whom", "whose", "if", "unless", "until", "whereas", "because", "although", "whether"];
    const AFTER_PREPOSITIONS: [&str; 9] = ["at", "of", "to", "for", "by", "with", "from", "on", "and"];
    ALWAYS.contains(&word)
        || comma && ["when", "where", "while", "except"].contains(&word)
        || word == "provided" && next == "that"
        || word == "that" && !AFTER_PREPOSITIONS.contains(&before) && before != "provided"
        || comma && word.len() > 5 && word.ends_with("ing") && !["including", "excluding", "according"].contains(&word)
}

/// Kazakh: the verb closes its clause, so a clause is a participle, a converb or a conditional; it interrupts when it stands
/// between commas. How deep clauses lie in one another cannot be told from the forms and stays 0.
fn kazakh(text: &str, words: &[Range<usize>], lowered: &[String]) -> Build {
    let mut build = Build::default();
    let mut piece = 0;
    for (at, (span, word)) in words.iter().zip(lowered).enumerate() {
        let clause = forms::participle(word, Lang::KK) || converb_or_conditional(word);
        build.clauses += u32::from(clause);
        let after = words.get(at + 1).map_or("", |next| &text[span.end..next.start]);
        if after.contains([';', ':']) {
            piece = at + 1;
        } else if after.contains(',') {
            if clause && piece > 0 {
                keep_longest(piece..at + 1, &mut build);
            }
            piece = at + 1;
        }
    }
    build
}

fn converb_or_conditional(word: &str) -> bool {
    // «-йынша» alone is also «бойынша», "according to".
    const ENDINGS: [&str; 12] =
        ["ып", "іп", "ап", "еп", "са", "се", "майынша", "мейінше", "байынша", "бейінше", "пайынша", "пейінше"];
    const NOUNS: [&str; 16] = [
        "тәртіп",
        "кәсіп",
        "қауіп",
        "себеп",
        "мектеп",
        "талап",
        "әріп",
        "кітап",
        "жауап",
        "есеп",
        "азап",
        "әдеп",
        "кеңсе",
        "касса",
        "пьеса",
        "саясат",
    ];
    word.chars().count() >= 5 && ENDINGS.iter().any(|end| word.ends_with(end)) && !NOUNS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::{Build, read};
    use legislation::Lang;

    fn build(text: &str, lang: Lang) -> (u32, u32, Option<String>) {
        let words: Vec<_> = language::words(text).collect();
        let lowered: Vec<_> = words.iter().map(|word| language::letters::lower(&text[word.clone()])).collect();
        let Build { clauses, depth, embedded } = read(text, &words, &lowered, lang);
        (clauses, depth, embedded.map(|e| text[words[e.start].start..words[e.end - 1].end].to_owned()))
    }

    #[test]
    fn a_relative_clause_between_subject_and_verb_interrupts() {
        assert_eq!(
            build("Лицо, которое подало заявление, предусмотренное пунктом 2, получает ответ.", Lang::RU),
            (2, 2, Some("которое подало заявление, предусмотренное пунктом 2".to_owned()))
        );
        assert_eq!(
            build("Работодатель, если иное не установлено договором, обязан выплатить премию.", Lang::RU),
            (1, 1, Some("если иное не установлено договором".to_owned()))
        );
        assert_eq!(
            build("A person who holds a licence must, if the authority so requires, show it.", Lang::EN),
            (2, 2, Some("who holds a licence must, if the authority so requires".to_owned()))
        );
        assert_eq!(
            build("Уәкілетті орган, егер шартта өзгеше көзделмесе, өтінішті қарайды.", Lang::KK),
            (1, 0, Some("егер шартта өзгеше көзделмесе".to_owned()))
        );
    }

    #[test]
    fn a_plain_sentence_has_no_clauses() {
        for (text, lang) in [
            ("Работник имеет право на отпуск, отдых и лечение.", Lang::RU),
            ("The employer must pay wages on time.", Lang::EN),
            ("Орган, заңды тұлғалардың өтініші бойынша, анықтама береді.", Lang::KK),
        ] {
            assert_eq!(build(text, lang), (0, 0, None), "{text}");
        }
    }

    #[test]
    fn kazakh_participles_are_clauses() {
        let (clauses, _, _) =
            build("Заңда белгіленген тәртіппен берілген рұқсатты алған адам оны көрсетеді.", Lang::KK);
        assert_eq!(clauses, 3);
    }
}
