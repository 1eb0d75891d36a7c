//! The words citations are made of, in Russian, Kazakh and English: levels, ordinals, months, countries, documents.

use super::Level;
use legislation::Lang;

/// A division named in a citation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Noun {
    /// A level that carries numbers.
    Level(Level),
    /// «часть», «бөлік»: a paragraph where it has a number, else nothing of its own (no eId).
    Passage,
    /// «абзац», «предложение»: has no number, the provision that holds it is meant.
    Inner,
}

const RUSSIAN_MASCULINE: [&str; 10] = ["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"];
const RUSSIAN_NEUTER: [&str; 9] = ["е", "я", "ю", "ем", "и", "й", "ям", "ями", "ях"];

/// The division a word names.
pub(super) fn noun(word: &str, lang: Lang) -> Option<Noun> {
    use Noun::{Inner, Passage};
    if lang == Lang::KK {
        return kazakh_noun(word);
    }
    if lang == Lang::EN {
        return Some(match word {
            "article" | "articles" | "art" => Noun::Level(Level::Article),
            "paragraph" | "paragraphs" | "subsection" | "subsections" => Noun::Level(Level::Paragraph),
            "subparagraph" | "subparagraphs" | "sub-paragraph" | "sub-paragraphs" | "point" | "points" | "clause"
            | "clauses" | "item" | "items" => Noun::Level(Level::Point),
            "chapter" | "chapters" => Noun::Level(Level::Chapter),
            "section" | "sections" => Noun::Level(Level::Section),
            "subchapter" | "subchapters" => Noun::Level(Level::Subchapter),
            "annex" | "annexes" | "appendix" | "appendices" | "schedule" => Noun::Level(Level::Attachment),
            "part" | "parts" => Passage,
            "sentence" | "indent" => Inner,
            _ => return None,
        });
    }
    let table: [(&str, &[&str], Noun); 12] = [
        ("подпункт", &RUSSIAN_MASCULINE, Noun::Level(Level::Point)),
        ("пункт", &RUSSIAN_MASCULINE, Noun::Level(Level::Paragraph)),
        ("стать", &["я", "и", "ю", "е", "ей", "ям", "ями", "ях"], Noun::Level(Level::Article)),
        ("стат", &["ей"], Noun::Level(Level::Article)),
        ("част", &["ь", "и", "ью", "ей", "ям", "ями", "ях"], Passage),
        ("глав", &["", "а", "ы", "е", "у", "ой", "ам", "ами", "ах"], Noun::Level(Level::Chapter)),
        ("раздел", &RUSSIAN_MASCULINE, Noun::Level(Level::Section)),
        ("параграф", &RUSSIAN_MASCULINE, Noun::Level(Level::Subchapter)),
        ("подраздел", &RUSSIAN_MASCULINE, Noun::Level(Level::Subchapter)),
        ("приложени", &RUSSIAN_NEUTER, Noun::Level(Level::Attachment)),
        ("абзац", &["", "а", "у", "ем", "е", "ы", "ев", "ам", "ами", "ах"], Inner),
        ("предложени", &RUSSIAN_NEUTER, Inner),
    ];
    if word == "ст" {
        return Some(Noun::Level(Level::Article));
    }
    table
        .iter()
        .find(|(stem, endings, _)| word.strip_prefix(stem).is_some_and(|end| endings.contains(&end)))
        .map(|(_, _, noun)| *noun)
}

fn kazakh_noun(word: &str) -> Option<Noun> {
    // The longer stem first: «тармақша» holds «тармақ».
    const STEMS: [(&str, Noun); 11] = [
        ("тармақша", Noun::Level(Level::Point)),
        ("тармақ", Noun::Level(Level::Paragraph)),
        ("тармағ", Noun::Level(Level::Paragraph)),
        ("бөлік", Noun::Passage),
        ("бөліг", Noun::Passage),
        ("бөлім", Noun::Level(Level::Section)),
        ("тарау", Noun::Level(Level::Chapter)),
        ("параграф", Noun::Level(Level::Subchapter)),
        ("қосымша", Noun::Level(Level::Attachment)),
        ("абзац", Noun::Inner),
        ("сөйлем", Noun::Inner),
    ];
    if let Some(end) = word.strip_prefix("бап").or_else(|| word.strip_prefix("баб")) {
        let plain = ["", "т", "қ", "п", "ы", "ә"].iter().any(|e| end.starts_with(e) && !end.starts_with("к"));
        return (plain && end.chars().count() <= 12).then_some(Noun::Level(Level::Article));
    }
    STEMS
        .iter()
        .find(|(stem, _)| word.strip_prefix(stem).is_some_and(|end| end.chars().count() <= 12))
        .map(|(_, noun)| *noun)
}

/// Whether a noun is in the plural, as far as its form tells: «статьи» can be either, and is not.
pub(super) fn is_plural(word: &str, lang: Lang) -> bool {
    if lang == Lang::KK {
        let end =
            ["тармақша", "тармақ", "тармағ", "бап", "баб", "тарау"].iter().find_map(|stem| word.strip_prefix(stem));
        ["тар", "лар", "лер", "дар", "тер"].iter().any(|plural| end.unwrap_or(word).starts_with(plural))
    } else if lang == Lang::EN {
        word.ends_with('s') || word == "appendices"
    } else {
        ["ам", "ами", "ах", "ям", "ями", "ях", "ов"].iter().any(|e| word.ends_with(e)) || word == "статей"
    }
}

/// Whether the word says "this": «настоящего», «осы», "this".
pub(super) fn is_this(word: &str, lang: Lang) -> bool {
    if lang == Lang::KK {
        word == "осы"
    } else if lang == Lang::EN {
        matches!(word, "this" | "these")
    } else {
        word.strip_prefix("настоящ").is_some_and(|end| end.chars().count() <= 3) || matches!(word, "данной" | "данного")
    }
}

/// Whether the word is an ordinal in words: «первой», «екінші», "one".
pub(super) fn is_ordinal(word: &str, lang: Lang) -> bool {
    const STEMS: [&str; 22] = [
        "перв",
        "втор",
        "трет",
        "четверт",
        "пят",
        "шест",
        "седьм",
        "восьм",
        "девят",
        "десят",
        "одиннадцат",
        "двенадцат",
        "тринадцат",
        "четырнадцат",
        "пятнадцат",
        "шестнадцат",
        "семнадцат",
        "восемнадцат",
        "девятнадцат",
        "двадцат",
        "тридцат",
        "последн",
    ];
    const ENDINGS: [&str; 20] = [
        "ая", "ой", "ую", "ый", "ого", "ому", "ым", "ом", "ые", "ых", "ыми", "ий", "ья", "ьей", "ью", "ьего", "ьему",
        "ьим", "ьем", "ьи",
    ];
    if lang == Lang::KK {
        return [
            "бірінші",
            "екінші",
            "үшінші",
            "төртінші",
            "бесінші",
            "алтыншы",
            "жетінші",
            "сегізінші",
            "тоғызыншы",
            "оныншы",
            "соңғы",
        ]
        .contains(&word);
    }
    if lang == Lang::EN {
        return [
            "one", "two", "three", "four", "five", "six", "seven", "first", "second", "third", "fourth", "fifth",
            "sixth", "seventh",
        ]
        .contains(&word);
    }
    STEMS.iter().any(|stem| {
        word.strip_prefix(stem).is_some_and(|end| {
            ENDINGS.contains(&end) || matches!(end, "ьих" | "ьими" | "ей" | "его" | "ем" | "им" | "яя")
        })
    })
}

/// Whether the word joins citations: «и», «или», «және», "and".
pub(super) fn is_conjunction(word: &str, lang: Lang) -> bool {
    if lang == Lang::KK {
        matches!(word, "және" | "мен" | "не" | "немесе" | "бен" | "пен" | "сондай-ақ")
    } else if lang == Lang::EN {
        matches!(word, "and" | "or")
    } else {
        matches!(word, "и" | "или" | "либо")
    }
}

/// Whether a number before this word counts things and cites nothing: days, percents, tenge.
pub(super) fn is_measure(word: &str) -> bool {
    const STEMS: [&str; 23] = [
        "рабоч",
        "календарн",
        "дня",
        "дней",
        "день",
        "суток",
        "месяц",
        "процент",
        "тенге",
        "тысяч",
        "лет",
        "жұмыс",
        "күнтізбелік",
        "күн",
        "ай",
        "жыл",
        "пайыз",
        "теңге",
        "days",
        "working",
        "calendar",
        "percent",
        "months",
    ];
    STEMS.iter().any(|s| word.starts_with(s))
        || matches!(word, "час" | "часа" | "часов" | "год" | "года" | "году" | "годов" | "years" | "year")
}

/// Month by the beginning of its name.
pub(crate) fn month(word: &str) -> Option<u8> {
    const NAMES: [[&str; 3]; 12] = [
        ["январ", "қаңтар", "january"],
        ["феврал", "ақпан", "february"],
        ["март", "наурыз", "march"],
        ["апрел", "сәуір", "april"],
        ["мая", "мамыр", "may"],
        ["июн", "маусым", "june"],
        ["июл", "шілде", "july"],
        ["август", "тамыз", "august"],
        ["сентябр", "қыркүйек", "september"],
        ["октябр", "қазан", "october"],
        ["ноябр", "қараша", "november"],
        ["декабр", "желтоқсан", "december"],
    ];
    NAMES.iter().position(|names| names.iter().any(|n| word.starts_with(n))).map(|i| i as u8 + 1)
}

/// A state whose acts are told apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum Country {
    /// Қазақстан Республикасы.
    Kazakhstan,
    /// Кыргызская Республика.
    Kyrgyzstan,
    /// A Soviet republic: none of its acts is in force.
    Soviet,
}

/// The state a folded text speaks of, where it speaks of one.
pub(super) fn country(folded: &str) -> Option<Country> {
    let kazakh = ["казахстан", "қазақстан", "kazakhstan"].iter().any(|n| folded.contains(n));
    let kyrgyz = ["кыргызск", "кыргызстан", "кыргыз республикасы", "kyrgyz"].iter().any(|n| folded.contains(n));
    match (kazakh, kyrgyz) {
        (true, false) => Some(Country::Kazakhstan),
        (false, true) => Some(Country::Kyrgyzstan),
        _ => None,
    }
}

/// What kind of document a noun names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum DocumentKind {
    /// Конституция.
    Constitution,
    /// Кодекс.
    Code,
    /// Закон, конституционный закон.
    Law,
    /// Указ, постановление, приказ, решение, распоряжение: an act that is told by its date and number.
    ByLaw,
    /// Правила, методика, положение, перечень …: a document that an act approves.
    Approved,
}

/// The kind of document a word names.
pub(super) fn document(word: &str, lang: Lang) -> Option<DocumentKind> {
    use DocumentKind::{Approved, ByLaw, Code, Constitution, Law};
    const RUSSIAN: [(&str, DocumentKind); 24] = [
        ("конституци", Constitution),
        ("кодекс", Code),
        ("закон", Law),
        ("указ", ByLaw),
        ("приказ", ByLaw),
        ("постановлени", ByLaw),
        ("распоряжени", ByLaw),
        ("решени", ByLaw),
        ("правил", Approved),
        ("методик", Approved),
        ("положени", Approved),
        ("инструкци", Approved),
        ("перечен", Approved),
        ("перечн", Approved),
        ("порядк", Approved),
        ("регламент", Approved),
        ("стандарт", Approved),
        ("требовани", Approved),
        ("устав", Approved),
        ("программ", Approved),
        ("соглашени", Approved),
        ("договор", Approved),
        ("конвенци", Approved),
        ("протокол", Approved),
    ];
    const ENDINGS: [&str; 22] = [
        "", "а", "я", "у", "ю", "ом", "ем", "е", "ы", "и", "ов", "ей", "й", "ам", "ям", "ами", "ями", "ах", "ях", "ой",
        "ь", "ью",
    ];
    const KAZAKH: [(&str, usize, DocumentKind); 14] = [
        ("конституция", 8, Constitution),
        ("кодекс", 8, Code),
        ("заңнама", 0, Approved),
        ("заң", 6, Law),
        ("жарлық", 8, ByLaw),
        ("жарлығ", 8, ByLaw),
        ("бұйрық", 8, ByLaw),
        ("бұйрығ", 8, ByLaw),
        ("қаулы", 8, ByLaw),
        ("шешім", 8, ByLaw),
        ("қағида", 10, Approved),
        ("әдістеме", 10, Approved),
        ("ереже", 10, Approved),
        ("нұсқаулық", 10, Approved),
    ];
    const ENGLISH: [(&str, usize, DocumentKind); 14] = [
        ("constitution", 0, Constitution),
        ("code", 1, Code),
        ("law", 1, Law),
        ("act", 1, Law),
        ("decree", 1, ByLaw),
        ("order", 1, ByLaw),
        ("resolution", 1, ByLaw),
        ("rules", 0, Approved),
        ("regulation", 1, Approved),
        ("regulations", 0, Approved),
        ("convention", 1, Approved),
        ("treaty", 0, Approved),
        ("agreement", 1, Approved),
        ("charter", 0, Approved),
    ];
    if lang != Lang::KK && lang != Lang::EN {
        return RUSSIAN
            .iter()
            .find(|(stem, _)| word.strip_prefix(stem).is_some_and(|end| ENDINGS.contains(&end)))
            .map(|(_, kind)| *kind);
    }
    let table: &[(&str, usize, DocumentKind)] = if lang == Lang::KK { &KAZAKH } else { &ENGLISH };
    table
        .iter()
        .find(|(stem, most, _)| word.strip_prefix(stem).is_some_and(|end| end.chars().count() <= *most))
        .map(|(_, _, kind)| *kind)
}
