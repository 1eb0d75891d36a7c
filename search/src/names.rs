//! `full_names`, `apart`: what short names of acts and clipped words stand for.

use crate::query::{Word, word};
use language::tokens;
use legislation::Lang;

/// The words a short name stands for («НК» – «налоговый кодекс»), empty when it is none. `folded` is one word.
pub(crate) fn full_names(folded: &str, lang: Lang) -> &'static str {
    let table = match lang {
        Lang::KK => KAZAKH,
        Lang::RU => RUSSIAN,
        _ => return "",
    };
    table.iter().find(|(short, _)| *short == folded).map_or("", |(_, full)| full)
}

/// The words of a Russian clipped compound («госзакупки» – «государственные», «закупки»), empty when it is none.
pub(crate) fn apart(clipped: &Word) -> Vec<Word> {
    match clipped.folded.strip_prefix("гос").filter(|rest| rest.chars().count() >= 4) {
        Some(rest) => tokens(&format!("государственный {rest}"), Lang::RU)
            .map(|token| Word { position: clipped.position + token.position, ..word(token, Lang::RU) })
            .collect(),
        None => Vec::new(),
    }
}

const RUSSIAN: &[(&str, &str)] = &[
    ("апк", "административный процедурно-процессуальный кодекс"),
    ("аппк", "административный процедурно-процессуальный кодекс"),
    ("гк", "гражданский кодекс"),
    ("гпк", "гражданский процессуальный кодекс"),
    ("зк", "земельный кодекс"),
    ("коап", "кодекс об административных правонарушениях"),
    ("кобс", "кодекс о браке и семье"),
    ("кр", "кыргызская республика"),
    ("нк", "налоговый кодекс"),
    ("рк", "республика казахстан"),
    ("тк", "трудовой кодекс"),
    ("уик", "уголовно-исполнительный кодекс"),
    ("ук", "уголовный кодекс"),
    ("упк", "уголовно-процессуальный кодекс"),
];

const KAZAKH: &[(&str, &str)] = &[
    ("ак", "азаматтық кодекс"),
    ("апк", "азаматтық процестік кодекс"),
    ("ек", "еңбек кодексі"),
    ("жк", "жер кодексі"),
    ("ск", "салық кодексі"),
    ("қк", "қылмыстық кодекс"),
    ("қпк", "қылмыстық-процестік кодекс"),
    ("қр", "қазақстан республикасы"),
    ("әппк", "әкімшілік рәсімдік-процестік кодекс"),
    ("әқбтк", "әкімшілік құқық бұзушылық туралы кодекс"),
];
