//! `Offers`: what is offered below a search box while the reader types, and how the keys move in it.

use crate::address::{ActAddress, SearchAddress};
use legislation::message::{Suggestion, SuggestionKind};
use legislation::query_language::{guess, is_latin};
use legislation::{Lang, TextSpan};

/// Fewer letters than these say too little.
const LETTERS: usize = 2;

/// What is offered; nothing is the same as a closed list.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Offers {
    /// Best first.
    pub(crate) list: Vec<Suggestion>,
    /// The one the keys stand on.
    pub(crate) active: Option<usize>,
    /// What was typed when these were offered.
    pub(crate) typed: String,
}

/// What a key means to a search box.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Pressed {
    /// Nothing: the field does with it what fields do.
    Nothing,
    /// It moved in the list or closed it.
    Moved,
    /// It opens the offer of this number.
    Chosen(usize),
    /// It asks for offers.
    Asked,
}

impl Offers {
    /// Whether there is something to choose from.
    pub(crate) fn are_open(&self) -> bool {
        !self.list.is_empty()
    }

    /// A key is pressed, named as browsers name it.
    pub(crate) fn press(&mut self, key: &str) -> Pressed {
        let last = self.list.len().checked_sub(1);
        match (key, last) {
            ("ArrowDown" | "ArrowUp", None) => return Pressed::Asked,
            ("ArrowDown", Some(last)) => {
                self.active = self.active.map_or(Some(0), |active| (active < last).then_some(active + 1));
            }
            ("ArrowUp", Some(last)) => self.active = self.active.map_or(Some(last), |active| active.checked_sub(1)),
            ("Escape", Some(_)) => *self = Self::default(),
            ("Enter", Some(_)) => return self.active.map_or(Pressed::Nothing, Pressed::Chosen),
            ("ArrowLeft" | "ArrowRight" | "Home" | "End", Some(_)) => {
                self.active = None;
                return Pressed::Nothing;
            }
            _ => return Pressed::Nothing,
        }
        Pressed::Moved
    }
}

/// Whether a text being typed says enough to offer something.
pub(crate) fn is_enough(typed: &str) -> bool {
    typed.chars().filter(|&c| is_of_a_word(c)).take(LETTERS).count() == LETTERS
}

/// The language to offer in: the chosen one, else what the letters tell. Latin letters tell nothing to readers of a
/// language in Cyrillic: they may be its words typed with the other keys.
pub(crate) fn language(typed: &str, chosen: Option<Lang>, interface: Lang, present: &[Lang]) -> Option<Lang> {
    let told = if is_latin(typed) { "" } else { typed };
    chosen.filter(|lang| present.contains(lang)).or_else(|| guess(told, interface, present))
}

/// Where an offer leads.
pub(crate) fn address(offer: &Suggestion, lang: Lang) -> String {
    match (offer.kind, &offer.act) {
        (SuggestionKind::Query, _) | (_, None) => {
            SearchAddress { text: offer.text.clone(), lang: Some(lang), ..SearchAddress::default() }.href()
        }
        (_, Some(id)) => {
            let act = ActAddress::of(id, lang);
            offer.eid.as_ref().map_or_else(|| act.href(), |eid| act.at(eid).href())
        }
    }
}

/// Where words of `text` begin with what was typed.
pub(crate) fn beginnings(text: &str, typed: &str) -> Vec<TextSpan> {
    let typed: Vec<Vec<char>> = words(typed).map(|(_, word)| word.chars().map(key).collect()).collect();
    let mut marks = Vec::new();
    for (start, word) in words(text) {
        let fits = |begin: &&Vec<char>| {
            let mut letters = word.chars().map(key);
            begin.iter().all(|letter| letters.next() == Some(*letter))
        };
        if let Some(longest) = typed.iter().filter(fits).map(Vec::len).max() {
            let length: usize = word.chars().take(longest).map(char::len_utf8).sum();
            marks.push(TextSpan::new(start, start + length));
        }
    }
    marks
}

/// The words of a text and where they start.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = move |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split(|c| !is_of_a_word(c)).filter(|word| !word.is_empty()).map(move |word| (start(word), word))
}

/// Letters and digits of the three languages, without the standard library's tables of all the world's.
fn is_of_a_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{52f}')
}

/// The key a letter is typed with: small, Kazakh letters on the Russian keys.
fn key(c: char) -> char {
    let small = match c {
        'А'..='Я' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        c => c.to_ascii_lowercase(),
    };
    match small {
        'Ё' | 'ё' => 'е',
        'Қ' | 'қ' => 'к',
        'Ғ' | 'ғ' => 'г',
        'Ң' | 'ң' => 'н',
        'Ә' | 'ә' => 'а',
        'Ө' | 'ө' => 'о',
        'Ұ' | 'ұ' | 'Ү' | 'ү' => 'у',
        'І' | 'і' => 'и',
        'Һ' | 'һ' => 'х',
        small => small,
    }
}

#[cfg(test)]
mod tests {
    use super::{Offers, Pressed, address, beginnings, is_enough, language};
    use legislation::message::{Suggestion, SuggestionKind};
    use legislation::{ActId, EId, Lang};

    fn offer(kind: SuggestionKind, text: &str, act: Option<&str>, eid: Option<&str>) -> Suggestion {
        Suggestion {
            kind,
            text: text.to_owned(),
            act: act.and_then(|id| ActId::parse(id).ok()),
            eid: eid.and_then(|eid| EId::parse(eid).ok()),
            of: String::new(),
        }
    }

    fn three() -> Offers {
        let list = ["а", "б", "в"].map(|text| offer(SuggestionKind::Query, text, None, None)).to_vec();
        Offers { list, ..Offers::default() }
    }

    #[test]
    fn arrows_go_round_by_the_field_itself() {
        let mut offers = three();
        let down: Vec<Option<usize>> = (0..5)
            .map(|_| {
                assert_eq!(offers.press("ArrowDown"), Pressed::Moved);
                offers.active
            })
            .collect();
        assert_eq!(down, [Some(0), Some(1), Some(2), None, Some(0)]);
        let up: Vec<Option<usize>> = (0..3)
            .map(|_| {
                offers.press("ArrowUp");
                offers.active
            })
            .collect();
        assert_eq!(up, [None, Some(2), Some(1)]);
    }

    #[test]
    fn enter_opens_only_what_the_keys_stand_on() {
        let mut offers = three();
        assert_eq!(offers.press("Enter"), Pressed::Nothing, "the form is sent");
        offers.press("ArrowDown");
        assert_eq!(offers.press("Enter"), Pressed::Chosen(0));
        offers.press("End");
        assert_eq!(offers.press("Enter"), Pressed::Nothing, "the reader went back into the text");
    }

    #[test]
    fn escape_closes_once_and_arrows_ask_again() {
        let mut offers = three();
        assert_eq!(offers.press("Escape"), Pressed::Moved);
        assert!(!offers.are_open());
        assert_eq!(offers.press("Escape"), Pressed::Nothing, "the browser may empty the field");
        assert_eq!(offers.press("ArrowDown"), Pressed::Asked);
    }

    #[test]
    fn one_letter_says_too_little() {
        for (typed, enough) in [("", false), ("ш", false), ("ш ?", false), ("шт", true), ("а-б", true), ("26", true)]
        {
            assert_eq!(is_enough(typed), enough, "{typed}");
        }
    }

    #[test]
    fn the_letters_tell_the_language_unless_it_was_chosen() {
        let present = [Lang::KK, Lang::RU, Lang::EN];
        for (typed, chosen, interface, expected) in [
            ("штраф", None, Lang::RU, Lang::RU),
            ("еңбек", None, Lang::RU, Lang::KK),
            ("inhfa", None, Lang::RU, Lang::RU),
            ("inhfa", None, Lang::KK, Lang::KK),
            ("fine", None, Lang::EN, Lang::EN),
            ("штраф", None, Lang::EN, Lang::RU),
            ("штраф", Some(Lang::KK), Lang::RU, Lang::KK),
            ("штраф", Some(Lang::DE), Lang::RU, Lang::RU),
        ] {
            assert_eq!(language(typed, chosen, interface, &present), Some(expected), "{typed}");
        }
    }

    #[test]
    fn offers_lead_where_they_say() {
        for (offer, expected) in [
            (offer(SuggestionKind::Act, "Кодекс", Some("K15"), None), "act/?id=K15&text=ru"),
            (offer(SuggestionKind::Term, "труд", Some("K15"), Some("art_1")), "act/?id=K15&text=ru&at=art_1"),
            (offer(SuggestionKind::Query, "a", None, None), "search/?q=a&text=ru"),
        ] {
            assert_eq!(address(&offer, Lang::RU), expected);
        }
    }

    #[test]
    fn beginnings_of_words_are_marked_whatever_keys_typed_them() {
        for (text, typed, expected) in [
            ("Штраф за превышение скорости", "прев ШТ", vec!["Шт", "прев"]),
            ("Еңбек шартын бұзу", "енбек буз", vec!["Еңбек", "бұз"]),
            ("Отчёт", "отче", vec!["Отчё"]),
            ("возврат", "врат", vec![]),
            ("Return of goods", "re", vec!["Re"]),
            ("Кодекс", "", vec![]),
            ("труд трудовой", "труд т", vec!["труд", "труд"]),
        ] {
            let marked: Vec<&str> = beginnings(text, typed).iter().filter_map(|span| span.of(text)).collect();
            assert_eq!(marked, expected, "{typed}");
        }
    }
}
