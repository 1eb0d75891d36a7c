//! A long sentence that lists things after a colon, taken apart into its own words.

use legislation::TextSpan;

/// Texts shorter than this are read as they are, bytes of UTF-8.
const LONG: usize = 360;

/// Fewest items worth a list.
const FEWEST: usize = 3;

/// A sentence's beginning and the items it lists; all are spans of the text, no word is added.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Enumeration {
    pub(crate) head: TextSpan,
    pub(crate) items: Vec<TextSpan>,
}

/// The list inside a long text: what stands after the first colon, divided by semicolons. `None` when there is no such list.
pub(crate) fn enumeration(text: &str) -> Option<Enumeration> {
    if text.len() < LONG {
        return None;
    }
    let colon = text.find(": ")?;
    let mut items = Vec::new();
    let mut at = colon + 1;
    for part in text[at..].split(';') {
        let end = at + part.len();
        let start = end - part.trim_start().len();
        let end_trimmed = start + text[start..end].trim_end().len();
        if start < end_trimmed {
            items.push(TextSpan::new(start, end_trimmed));
        }
        at = end + 1;
    }
    (items.len() >= FEWEST).then(|| Enumeration { head: TextSpan::new(0, colon + 1), items })
}

#[cfg(test)]
mod tests {
    use super::enumeration;

    #[test]
    fn a_long_list_in_one_sentence_is_taken_apart_into_its_own_words() {
        let item = "лица, указанные в настоящем законе и имеющие документы, подтверждающие право на получение пособия";
        let text = format!("Пособие назначается следующим лицам: {item}; {item} ;{item}.");
        let list = enumeration(&text).unwrap();
        assert_eq!(list.head.of(&text), Some("Пособие назначается следующим лицам:"));
        assert_eq!(
            list.items.iter().map(|i| i.of(&text).unwrap()).collect::<Vec<_>>(),
            [item, item, &format!("{item}.")]
        );
    }

    #[test]
    fn short_texts_and_texts_without_a_list_stay_whole() {
        let long = "слово ".repeat(100);
        for text in ["а: б; в; г", "", long.as_str(), &format!("{long}: одно; другое")] {
            assert_eq!(enumeration(text), None);
        }
    }
}
