//! Words that tell lists of competence, functions that every body has, and what is no function.

use language::fold;
use legislation::Lang;

/// Beginnings of the words that head a list of functions.
fn competence(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::KK => &["құзырет", "өкілеттік", "функция"],
        Lang::EN => &["competence", "powers", "functions"],
        _ => &["компетенци", "полномочи", "функци"],
    }
}

fn has(text: &str, stems: &[&str]) -> bool {
    language::words(text).any(|span| {
        let word = fold(text.get(span).unwrap_or_default());
        stems.iter().any(|stem| word.starts_with(stem))
    })
}

/// Whether a heading tells a competence.
pub(super) fn is_competence(heading: &str, lang: Lang) -> bool {
    has(heading, competence(lang))
}

/// Whether the head of a list gives the competence that its items tell: it does not speak of it in passing.
pub(super) fn opens_list(head: &str, lang: Lang) -> bool {
    let short = language::words(head).count() <= 30;
    let gives: &[&str] = match lang {
        Lang::KK => &["жата", "кіре", "құзырет", "өкілеттік", "функция"],
        Lang::EN => &["include", "competence", "functions", "powers", "belong"],
        _ => &["относ", "вход", "явля", "осуществля", "выполня", "функци"],
    };
    short && head.trim_end().ends_with(':') && is_competence(head, lang) && has(head, gives)
}

/// Functions that every body has, by runs of beginnings of words: «осуществляет иные полномочия, предусмотренные законами».
pub(super) fn is_boilerplate(text: &str, lang: Lang) -> bool {
    let (other, what): (&[&str], &[&str]) = match lang {
        Lang::KK => (&["өзге", "басқа"], &["өкілеттік", "функция", "құзырет", "міндет"]),
        Lang::EN => (&["other"], &["powers", "functions", "duties", "competence"]),
        _ => {
            (&["ины", "иное", "друг"], &["полномочи", "функци", "обязанност", "компетенци", "вопрос", "прав", "задач"])
        }
    };
    let folded: Vec<String> = language::words(text).map(|span| fold(text.get(span).unwrap_or_default())).collect();
    folded.iter().enumerate().any(|(at, word)| {
        let near = folded.iter().skip(at + 1).take(4);
        other.iter().any(|stem| word.starts_with(stem))
            && near.into_iter().any(|word| what.iter().any(|stem| word.starts_with(stem)))
    })
}

/// How an office is filled is no function of the office: «Президентом может быть избран …».
pub(super) fn is_no_function(text: &str, lang: Lang) -> bool {
    let runs: &[&str] = match lang {
        Lang::KK => &["болып сайлана", "сайлана алады", "күшін жойды", "алып тасталды"],
        Lang::EN => &["may be elected", "shall be elected", "excluded by", "repealed"],
        _ => &["может быть избран", "избирается", "назначается на должность", "утратил силу", "исключен"],
    };
    let folded = fold(text);
    runs.iter().any(|run| folded.contains(run))
}
