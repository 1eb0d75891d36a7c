//! The language of a text, from its letters and its most frequent words.

use crate::letters::Letter;
use crate::letters::{is_cyrillic, is_kazakh_letter, is_latin};
use crate::stop_words::{is_stop_word, stop_words};
use crate::{fold, fold_kazakh_keys, words};
use legislation::Lang;
use std::collections::BTreeSet;

/// Words read at most: a language shows early.
const ENOUGH: usize = 2_000;

/// Kazakh, Russian, English or German; `None` when the text gives no ground to say: numbers, another script, a text in another
/// language.
///
/// A Cyrillic text is Kazakh when at least one word in six holds a letter that Russian has not (names bring some into
/// Russian texts), or when it has more function words of Kazakh typed with Russian keys than of Russian. A Latin text
/// is German when it has no letters but ASCII and ä, ö, ü, ß and one German function word in ten words, and more of them
/// than English ones; it is English when it is plain ASCII and has one English function word in ten words, or is at most
/// four words long.
pub fn detect(text: &str) -> Option<Lang> {
    let mut count = Counts::default();
    let typed: BTreeSet<String> = stop_words(Lang::KK).iter().map(|word| fold_kazakh_keys(word)).collect();
    for span in words(text).take(ENOUGH) {
        let word = fold(&text[span]);
        if word.contains(is_cyrillic) {
            count.cyrillic += 1;
            count.kazakh_letters += usize::from(word.contains(is_kazakh_letter));
            count.kazakh += usize::from(typed.contains(&fold_kazakh_keys(&word)));
            count.russian += usize::from(is_stop_word(&word, Lang::RU));
            count.other |= word.contains(['ї', 'є', 'ґ', 'ў', 'ћ', 'ђ', 'љ', 'њ', 'џ']);
        } else if word.contains(is_latin) {
            count.latin += 1;
            if count.cyrillic == 0 && !word.is_ascii() {
                let german = word.chars().all(|c| c.is_ascii() || matches!(c, 'ä' | 'ö' | 'ü' | 'ß'));
                count.umlauts |= german;
                count.accents += usize::from(!german);
            }
            // «in», «an», «was» are words of both: they do not tell German.
            let english = is_stop_word(&word, Lang::EN);
            count.english += usize::from(english);
            count.german += usize::from(!english && is_stop_word(&word, Lang::DE));
        } else if word.contains(char::is_letter) {
            count.foreign += 1;
        }
    }
    count.lang()
}

/// Words by what they tell.
#[derive(Default)]
struct Counts {
    cyrillic: usize,
    latin: usize,
    /// Words in other scripts.
    foreign: usize,
    kazakh_letters: usize,
    kazakh: usize,
    russian: usize,
    english: usize,
    german: usize,
    /// Whether a Latin letter that German has and English has not was seen.
    umlauts: bool,
    /// Words with Latin letters of neither.
    accents: usize,
    /// Whether a Cyrillic letter of neither Kazakh nor Russian was seen.
    other: bool,
}

impl Counts {
    fn lang(&self) -> Option<Lang> {
        let known = self.cyrillic + self.latin;
        if known == 0 || self.foreign > known || self.other {
            None
        } else if self.cyrillic >= self.latin {
            let kazakh = self.kazakh_letters * 6 >= self.cyrillic || self.kazakh > self.russian;
            Some(if kazakh { Lang::KK } else { Lang::RU })
        } else if self.accents * 50 <= self.latin && self.german > self.english && self.german * 10 >= self.latin {
            // A German law may name a café or a treaty signed in Orléans: one word in fifty.
            Some(Lang::DE)
        } else if self.umlauts || self.accents > 0 {
            None
        } else {
            (self.english * 10 >= self.latin || self.latin <= 4).then_some(Lang::EN)
        }
    }
}
