//! The language a query is written in, guessed by its letters alone.

use legislation::Lang;

/// Letters that only the Kazakh alphabet has, small and capital: the standard library's tables of letter case weigh more
/// than this whole file.
const KAZAKH: &str = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";

/// The language to search in: Kazakh letters mean Kazakh, Latin letters English; otherwise the interface's language when
/// it is written in Cyrillic, else Russian. Only languages of `present` are chosen; the first of them when nothing fits.
pub(crate) fn guess(query: &str, interface: Lang, present: &[Lang]) -> Option<Lang> {
    let kazakh = query.chars().any(|c| KAZAKH.contains(c));
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

/// The language to try when the guessed one has no answer: Latin letters may be words of the interface's language, typed
/// with the other keys. `None` when there is no other.
pub(crate) fn second_guess(query: &str, interface: Lang, present: &[Lang]) -> Option<Lang> {
    let other = present.contains(&interface) && guess(query, interface, present) != Some(interface);
    (other && is_latin(query) && query.chars().all(|c| !KAZAKH.contains(c))).then_some(interface)
}

/// Whether a text is mostly in Latin letters.
pub(crate) fn is_latin(text: &str) -> bool {
    text.chars().filter(char::is_ascii_alphabetic).count() > count_cyrillic(text)
}

fn count_cyrillic(text: &str) -> usize {
    text.chars().filter(|c| matches!(c, 'А'..='я' | 'Ё' | 'ё')).count()
}

#[cfg(test)]
mod tests {
    use super::{guess, second_guess};
    use legislation::Lang;

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
    fn latin_letters_may_be_the_other_keys() {
        let present = [Lang::KK, Lang::RU, Lang::EN];
        for (query, interface, expected) in [
            ("inhfa", Lang::RU, Some(Lang::RU)),
            ("inhfa", Lang::KK, Some(Lang::KK)),
            ("fine", Lang::EN, None),
            ("штраф", Lang::RU, None),
            ("штраф", Lang::EN, None),
            ("еңбек", Lang::RU, None),
        ] {
            assert_eq!(second_guess(query, interface, &present), expected, "{query}");
        }
        assert_eq!(second_guess("inhfa", Lang::RU, &[Lang::KK, Lang::EN]), None);
    }

    #[test]
    fn a_language_the_corpus_lacks_is_not_chosen() {
        assert_eq!(guess("speeding", Lang::KK, &[Lang::RU]), Some(Lang::RU));
        assert_eq!(guess("Gesetz", Lang::EN, &[Lang::DE]), Some(Lang::DE));
        assert_eq!(guess("закон", Lang::RU, &[]), None);
    }
}
