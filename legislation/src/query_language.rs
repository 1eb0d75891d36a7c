//! The language of a query, guessed by its letters: by the app that asks, and by the worker before it is asked.

use crate::Lang;

/// Letters that only the Kazakh alphabet has, small and capital: the standard library's tables of letter case weigh more
/// than this whole file.
const KAZAKH: &str = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

/// The language to search in: Kazakh letters mean Kazakh, Latin letters English; otherwise the interface's language when
/// it is written in Cyrillic, else Russian. Only languages of `present` are chosen; the first of them when nothing fits.
pub fn guess(query: &str, interface: Lang, present: &[Lang]) -> Option<Lang> {
    let kazakh = has_kazakh_letters(query);
    let cyrillic = count_cyrillic(query);
    let wish = if kazakh {
        Lang::KK
    } else if is_latin(query) {
        if interface == Lang::KK || interface == Lang::RU || interface == Lang::EN { Lang::EN } else { interface }
    } else if cyrillic > 0 && interface == Lang::EN {
        Lang::RU
    } else {
        interface
    };
    [wish, interface].into_iter().find(|lang| present.contains(lang)).or_else(|| present.first().copied())
}

/// Whether a text has a letter of the Kazakh alphabet that Russian has not.
pub fn has_kazakh_letters(text: &str) -> bool {
    text.chars().any(|c| KAZAKH.contains(c))
}

/// Whether a text is mostly in Latin letters.
pub fn is_latin(text: &str) -> bool {
    text.chars().filter(char::is_ascii_alphabetic).count() > count_cyrillic(text)
}

/// Letters that Russian has.
pub fn count_cyrillic(text: &str) -> usize {
    text.chars().filter(|c| matches!(c, 'А'..='я' | 'Ё' | 'ё')).count()
}

#[cfg(test)]
mod tests {
    use super::guess;
    use crate::Lang;

    #[test]
    fn the_letters_of_a_query_choose_its_language() {
        for (query, interface, expected) in [
            ("еңбек демалысы", Lang::RU, Lang::KK),
            ("ЕҢБЕК", Lang::EN, Lang::KK),
            ("заработная плата", Lang::RU, Lang::RU),
            ("айлык", Lang::KK, Lang::KK),
            ("отпуск", Lang::EN, Lang::RU),
            ("speeding fine", Lang::KK, Lang::EN),
            ("12", Lang::KK, Lang::KK),
            ("", Lang::EN, Lang::EN),
        ] {
            assert_eq!(guess(query, interface, &[Lang::KK, Lang::RU, Lang::EN]), Some(expected), "{query}");
        }
    }

    #[test]
    fn a_language_the_corpus_lacks_is_not_chosen() {
        assert_eq!(guess("speeding", Lang::KK, &[Lang::RU]), Some(Lang::RU));
        assert_eq!(guess("Gesetz", Lang::EN, &[Lang::DE]), Some(Lang::DE));
        assert_eq!(guess("закон", Lang::RU, &[]), None);
    }
}
