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
    is_about_the_order(text, lang)
        || folded.iter().enumerate().any(|(at, word)| {
            let near = folded.iter().skip(at + 1).take(4);
            other.iter().any(|stem| word.starts_with(stem))
                && near.into_iter().any(|word| what.iter().any(|stem| word.starts_with(stem)))
        })
}

/// Words by which an act names itself, others and their parts, and the country: they tell nothing of what is done, nor do
/// words of time limits. Beginnings.
pub(super) fn names_an_act(folded: &str) -> bool {
    const STEMS: [&str; 26] = [
        "настоящ",
        "закон",
        "кодекс",
        "стать",
        "пункт",
        "подпункт",
        "предусмотр",
        "осы",
        "заң",
        "бап",
        "тармақ",
        "көзделген",
        "течени",
        "дней",
        "дня",
        "рабоч",
        "срок",
        "жұмыс",
        "ішінде",
        "within",
        "days",
        "working",
        "article",
        "paragraph",
        "law",
        "code",
    ];
    STEMS.iter().chain(&super::names::COUNTRY).any(|stem| folded.starts_with(stem))
}

/// How an order itself is registered and published: every order tells its maker to see to it.
fn is_about_the_order(text: &str, lang: Lang) -> bool {
    let (this, order, made): (&[&str], &[&str], &[&str]) = match lang {
        Lang::KK => (&["осы"], &["бұйры", "қаулы"], &["тіркеу", "тіркел", "жариялан", "жариялау", "орналастыр"]),
        Lang::EN => (&["this"], &["order", "resolution"], &["registration", "publication", "placement", "placing"]),
        _ => {
            (&["настоящ"], &["приказ", "постановлени"], &["регистраци", "опубликовани", "размещени", "копи", "сведени"])
        }
    };
    has(text, this) && has(text, order) && has(text, made)
}

/// How an office is filled is no function of the office: «Президентом может быть избран …».
pub(super) fn is_no_function(text: &str, lang: Lang) -> bool {
    let runs: &[&str] = match lang {
        Lang::KK => &["болып сайлана", "сайлана алады", "күшін жойды", "алып тасталды"],
        Lang::EN => &["may be elected", "shall be elected", "shall be appointed", "shall be deprived", "shall lose"],
        _ => &["может быть избран", "избирается", "назначается на должность", "образуется", "утратил силу", "исключен"],
    };
    let folded = fold(text);
    runs.iter().any(|run| folded.contains(run))
}
