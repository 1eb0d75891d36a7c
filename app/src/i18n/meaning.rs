//! Search by meaning in words: its name, and why a page is found.

use legislation::Lang;
use legislation::message::FoundBy;

/// Its name.
pub(crate) fn meaning_title(lang: Lang) -> &'static str {
    match lang.code() {
        "kk" => "Мағынасы бойынша іздеу",
        "ru" => "Поиск по смыслу",
        _ => "Search by meaning",
    }
}

/// Why a page is found.
pub(crate) fn found_by(lang: Lang, by: FoundBy) -> &'static str {
    match (lang.code(), by) {
        ("kk", FoundBy::Words) => "сөздері сәйкес",
        ("kk", FoundBy::Meaning) => "мағынасы жақын",
        ("kk", FoundBy::Both) => "сөздері сәйкес, мағынасы жақын",
        ("ru", FoundBy::Words) => "совпадают слова",
        ("ru", FoundBy::Meaning) => "близко по смыслу",
        ("ru", FoundBy::Both) => "совпадают слова, близко по смыслу",
        (_, FoundBy::Words) => "matches words",
        (_, FoundBy::Meaning) => "similar meaning",
        (_, FoundBy::Both) => "matches words, similar meaning",
    }
}
