//! The language of a text, from its letters and its most frequent words.

use crate::letters::{is_cyrillic, is_kazakh_letter, is_latin};
use crate::stop_words::is_stop_word;
use crate::{fold, words};
use legislation::Lang;

/// Kazakh, Russian or English; `None` when the text gives no ground to say (numbers, one foreign word, another script).
///
/// A Cyrillic text is Kazakh when at least one word in ten holds a letter that only Kazakh has, or when it has more
/// function words of Kazakh than of Russian (Kazakh typed with Russian keys); else it is Russian. A Latin text is
/// English when it has an English function word or is pure ASCII and short.
pub fn detect(text: &str) -> Option<Lang> {
    let (mut cyrillic, mut latin, mut kazakh_words, mut count) =
        (0_usize, 0_usize, 0_usize, 0_usize);
    let (mut kazakh_stops, mut russian_stops, mut english_stops) = (0_usize, 0_usize, 0_usize);
    let mut foreign = false;
    for span in words(text).take(2_000) {
        let word = fold(&text[span]);
        let c = word.chars().filter(|&c| is_cyrillic(c)).count();
        let l = word.chars().filter(|&c| is_latin(c)).count();
        if c + l == 0 {
            continue;
        }
        count += 1;
        cyrillic += c;
        latin += l;
        foreign |= word.chars().any(|c| is_latin(c) && !c.is_ascii());
        kazakh_words += usize::from(word.chars().any(is_kazakh_letter));
        kazakh_stops += usize::from(is_stop_word(&word, Lang::KK));
        russian_stops += usize::from(is_stop_word(&word, Lang::RU));
        english_stops += usize::from(is_stop_word(&word, Lang::EN));
    }
    if count == 0 {
        return None;
    }
    if cyrillic >= latin {
        let kazakh = kazakh_words * 10 >= count || kazakh_stops > russian_stops;
        return Some(if kazakh { Lang::KK } else { Lang::RU });
    }
    let english = english_stops * 20 >= count && english_stops > 0 || (!foreign && count <= 5);
    english.then_some(Lang::EN)
}
