//! `Filters`: what a reader types to narrow a search: `kind:code`, `status:repealed`, `act:K1400000235`, `-word`.

use legislation::{ActKind, ActStatus, Lang};

/// What narrows the search down.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filters {
    /// Only these kinds.
    pub kinds: Vec<ActKind>,
    /// Only these statuses.
    pub statuses: Vec<ActStatus>,
    /// Only this act, by its id or the words of its name.
    pub act: Option<String>,
}

/// Takes filters and words to leave out from a text: what is left, the filters, the words. A filter with a value nobody
/// knows stays in the text.
pub(crate) fn take(text: &str, lang: Lang) -> (String, Filters, Vec<String>) {
    let (mut left, mut filters, mut without) = (Vec::new(), Filters::default(), Vec::new());
    for piece in text.split_whitespace() {
        let word = piece.strip_prefix(['-', '−', '–']).filter(|word| word.starts_with(char::is_alphabetic));
        if let Some(word) = word {
            without.push(word.to_owned());
        } else if !piece.split_once(':').is_some_and(|(name, value)| set(&mut filters, name, value, lang)) {
            left.push(piece);
        }
    }
    if left.is_empty() && filters == Filters::default() {
        // Nothing but words to leave out leaves nothing to search for: they are words, then.
        return (text.to_owned(), filters, Vec::new());
    }
    (left.join(" "), filters, without)
}

/// Sets one filter; false when name or value are unknown.
fn set(filters: &mut Filters, name: &str, value: &str, lang: Lang) -> bool {
    let name = language::fold(name);
    let value = value.trim_matches(|c: char| c == ',' || c == ';');
    let folded = language::fold(value);
    match name.as_str() {
        "kind" | "вид" | "түрі" | "түр" => kind(&folded, lang).is_some_and(|kind| {
            filters.kinds.push(kind);
            true
        }),
        "status" | "статус" | "күйі" | "мәртебе" => status(&folded).is_some_and(|status| {
            filters.statuses.push(status);
            true
        }),
        "act" | "акт" | "акті" if !value.is_empty() => {
            filters.act = Some(value.to_owned());
            true
        }
        _ => false,
    }
}

/// A kind by its slug or its name in any of the three languages.
fn kind(word: &str, lang: Lang) -> Option<ActKind> {
    let stem = language::stem(word, lang);
    let named = match stem.as_str() {
        "конституц" | "конституция" => ActKind::Constitution,
        "кодекс" => ActKind::Code,
        "закон" | "заң" => ActKind::Law,
        "указ" | "жарлық" => ActKind::Decree,
        "постановлен" | "қаул" | "қаулы" => ActKind::Resolution,
        "приказ" | "бұйрық" => ActKind::Order,
        _ => return ActKind::from_slug(word),
    };
    Some(named)
}

/// A status by its slug or its name.
fn status(word: &str) -> Option<ActStatus> {
    match word {
        "действующий" | "действует" | "қолданыстағы" | "force" => {
            Some(ActStatus::InForce)
        }
        "утративший" | "утратил" | "күшін" | "күшінжойған" => {
            Some(ActStatus::Repealed)
        }
        _ => ActStatus::from_slug(word),
    }
}
