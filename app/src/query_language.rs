//! `Tries`: the language of a query when its letters mislead: its results tell.

use legislation::Lang;
use legislation::message::SearchResults;
use legislation::query_language::{count_cyrillic, guess, has_kazakh_letters, is_latin};

/// The language to try when the guessed one has no answer: Latin letters may be words of the interface's language, typed
/// with the other keys, and words without Kazakh letters may be Russian or Kazakh. `None` when there is no other.
fn second_guess(query: &str, interface: Lang, present: &[Lang]) -> Option<Lang> {
    let first = guess(query, interface, present);
    let wish = match first {
        _ if has_kazakh_letters(query) => None,
        _ if is_latin(query) => Some(interface),
        Some(Lang::KK) if count_cyrillic(query) > 0 => Some(Lang::RU),
        Some(Lang::RU) if count_cyrillic(query) > 0 => Some(Lang::KK),
        _ => None,
    };
    wish.filter(|wish| first != Some(*wish) && present.contains(wish))
}

/// A query whose language was guessed, and how often a guess had no answer to it.
#[derive(Debug, Default)]
pub(crate) struct Tries {
    query: String,
    vain: u32,
}

impl Tries {
    /// Results have come. The first language need only not be a strange one; the second, which nobody asked for, must
    /// answer.
    pub(crate) fn note(&mut self, query: &str, results: &SearchResults) {
        if self.query != query {
            *self = Self { query: query.to_owned(), vain: 0 };
        }
        let unknown = results.understood.unknown.len();
        let is_strange = unknown * 2 > query.split_whitespace().count();
        let is_vain = results.total == 0 || (results.nearest_only && (self.vain > 0 || is_strange));
        self.vain += u32::from(is_vain);
    }

    /// The language to search in: the guessed one, after one vain try the other, after two the guessed one for good.
    pub(crate) fn language(&self, query: &str, interface: Lang, present: &[Lang]) -> Option<Lang> {
        let is_other = self.vain == 1 && self.query == query;
        let other = is_other.then(|| second_guess(query, interface, present)).flatten();
        other.or_else(|| guess(query, interface, present))
    }
}

#[cfg(test)]
mod tests {
    use super::{Tries, second_guess};
    use legislation::Lang;
    use legislation::message::{SearchResults, Understood};

    #[test]
    fn what_has_no_answer_may_be_in_another_language_or_typed_with_the_other_keys() {
        let present = [Lang::KK, Lang::RU, Lang::EN];
        for (query, interface, expected) in [
            ("inhfa", Lang::RU, Some(Lang::RU)),
            ("inhfa", Lang::KK, Some(Lang::KK)),
            ("fine", Lang::EN, None),
            ("тунги шу", Lang::RU, Some(Lang::KK)),
            ("тунги шу", Lang::EN, Some(Lang::KK)),
            ("штраф", Lang::KK, Some(Lang::RU)),
            ("12", Lang::KK, None),
            ("еңбек", Lang::RU, None),
        ] {
            assert_eq!(second_guess(query, interface, &present), expected, "{query}");
        }
        assert_eq!(second_guess("inhfa", Lang::RU, &[Lang::KK, Lang::EN]), None);
    }

    #[test]
    fn the_other_language_is_tried_once_and_kept_only_if_it_answers() {
        let nothing = SearchResults::default();
        let answer = SearchResults { total: 3, ..nothing.clone() };
        let nearest = SearchResults { nearest_only: true, ..answer.clone() };
        let understood =
            Understood { unknown: vec!["тунги".to_owned(), "шу".to_owned()], ..Understood::default() };
        let strange = SearchResults { understood, ..nearest.clone() };
        for (results, expected) in [
            (vec![], Lang::RU),
            (vec![&answer], Lang::RU),
            (vec![&nearest], Lang::RU),
            (vec![&nothing], Lang::KK),
            (vec![&strange], Lang::KK),
            (vec![&nothing, &answer], Lang::KK),
            (vec![&nothing, &nearest], Lang::RU),
            (vec![&nothing, &nothing], Lang::RU),
            (vec![&nothing, &nothing, &nothing], Lang::RU),
        ] {
            let mut tries = Tries::default();
            for results in results.iter().copied() {
                tries.note("тунги шу", results);
            }
            let language = |query| tries.language(query, Lang::RU, &[Lang::KK, Lang::RU]);
            assert_eq!(language("тунги шу"), Some(expected), "{results:?}");
            assert_eq!(language("шу"), Some(Lang::RU), "another question is another guess");
        }
    }
}
