//! The Kazakh stemmer: endings are peeled off from the right, each only where the language allows it.
//!
//! A Kazakh form is a stem followed by slots in a fixed order:
//!
//! - nouns: stem, plural, possessive, case, person («заң-дар-ымыз-да-мыз»); after a locative, «-ғы» makes a new stem
//!   that is inflected again («ел-де-гі-лер-дің»);
//! - verbs: stem, voice, negation, tense or participle, person («бекіт-іл-ме-ген»); participles and the verbal noun in
//!   «-у» take the endings of nouns («бекіт-у-ді»).
//!
//! The first sound of an ending follows the last sound of what stands before it («заң-ның», «қаулы-ның», «бұйрық-тың»),
//! its vowels follow the last vowel (harmony: «адам-дар», «ереже-лер»). Of all analyses that obey both, the one that
//! leaves the shortest stem wins, but for the short list of stems in [`super::kazakh_words`] that only look inflected.
//! Rules: the phonology and inflection chapters of any Kazakh grammar; the tables are in [`super::kazakh_endings`].
//!
//! Derivation is left alone («мемлекет» and «мемлекеттік» are two words). So are the endings that texts of law never
//! use: possessives of the first and second person singular, most first and second persons of the past.

use super::kazakh_endings::{ENDINGS, Ending, Slot};
use super::kazakh_words::is_whole;
use crate::letters::kazakh_key;
use std::collections::HashMap;
use std::sync::OnceLock;

/// The stem of a folded Kazakh word.
pub(super) fn stem(word: &str) -> String {
    match word.rsplit_once('-') {
        // Of a compound the last part is inflected: «ата-анасы».
        Some((first, last)) => format!("{first}-{}", Alphabet::Kazakh.stem(last)),
        None => Alphabet::Kazakh.stem(word),
    }
}

/// The stem of a folded Kazakh word typed with Russian keys.
pub(super) fn stem_typed_with_russian_keys(word: &str) -> String {
    Alphabet::RussianKeys.stem(word)
}

/// Cases as they stand behind «-м», «-ң».
const SPOKEN_CASES: [&str; 15] =
    ["", "ды", "ді", "ның", "нің", "а", "е", "да", "де", "нан", "нен", "дан", "ден", "мен", "ға"];

/// The stems left when a possessive of the first or second person singular, with a case or without, is taken off.
pub(super) fn spoken_stems(word: &str) -> Vec<String> {
    let mut stems: Vec<String> = Vec::new();
    for case in SPOKEN_CASES {
        let Some(possessed) = word.strip_suffix(case) else { continue };
        for possessive in ["ым", "ім", "ың", "ің", "м", "ң"] {
            let Some(left) = possessed.strip_suffix(possessive) else { continue };
            let letters = left.chars().count();
            let ends_in_vowel = left.chars().next_back().is_some_and(is_vowel);
            let fits = if possessive.chars().count() == 1 {
                ends_in_vowel && letters >= 3
            } else {
                !ends_in_vowel && letters >= 2
            };
            if fits {
                let found = stem(left);
                if !stems.contains(&found) {
                    stems.push(found);
                }
            }
        }
    }
    stems
}

/// The endings whose last letter may be this one, in either spelling.
fn endings_on(last: char) -> &'static [&'static Ending] {
    static BY_LAST: OnceLock<HashMap<char, Vec<&'static Ending>>> = OnceLock::new();
    let by_last = BY_LAST.get_or_init(|| {
        let mut by_last: HashMap<char, Vec<&'static Ending>> = HashMap::new();
        for ending in ENDINGS {
            let Some(pattern) = ending.form.chars().next_back() else { continue };
            let letters = match pattern {
                'A' => vec!['а', 'е'],
                'Y' => vec!['ы', 'і', 'и'],
                'G' => vec!['ғ', 'г'],
                'K' => vec!['қ', 'к'],
                itself => vec![itself, kazakh_key(itself)],
            };
            for letter in letters {
                let endings = by_last.entry(letter).or_default();
                if !endings.last().is_some_and(|last| std::ptr::eq(*last, ending)) {
                    endings.push(ending);
                }
            }
        }
        by_last
    });
    by_last.get(&last).map_or(&[], Vec::as_slice)
}

/// How the word is spelt.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Kazakh,
    /// қ as к, і as и and so on: harmony shows only in а, е, ы, и.
    RussianKeys,
}

/// Vowel harmony of a stem or an ending.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Harmony {
    Back,
    Front,
}

/// The shortest stem found so far.
struct Best {
    stem: Vec<char>,
    /// Letters of the word left in it.
    kept: usize,
    /// Whether it is known to be whole: then it wins over shorter ones.
    whole: bool,
}

impl Alphabet {
    fn stem(self, word: &str) -> String {
        let letters: Vec<char> = word.chars().collect();
        // Numbers, Latin words and words too long to be words are their own stems.
        if letters.len() < 3 || letters.len() > 60 || letters.iter().any(|&c| !crate::letters::is_cyrillic(c)) {
            return word.to_owned();
        }
        let mut best = Best { kept: letters.len(), stem: letters.clone(), whole: false };
        self.peel(&letters, 0, Slot::Whole, &mut best);
        if !best.whole {
            self.finish(&mut best.stem);
        }
        best.stem.into_iter().collect()
    }

    /// Tries every ending that may stand before what was peeled off so far (`outer`) and keeps the shortest stem.
    /// `restored` letters at the end of `word` are not the word's own.
    fn peel(self, word: &[char], restored: usize, outer: Slot, best: &mut Best) {
        let kept = word.len() - restored;
        if outer.leaves_a_stem() {
            let whole = is_whole(word);
            let better = if whole { !best.whole || kept > best.kept } else { !best.whole && kept < best.kept };
            if better && may_be_a_stem(word, outer) {
                *best = Best { stem: word.to_vec(), kept, whole };
            }
            if whole {
                return;
            }
        }
        let Some(&last) = word.last() else { return };
        for ending in endings_on(last) {
            if !ending.slot.may_precede(outer) {
                continue;
            }
            let Some(start) = self.match_ending(word, ending) else {
                continue;
            };
            let left = &word[..start];
            if ending.restores.is_empty() {
                self.peel(left, 0, ending.slot, best);
            } else {
                let longer: Vec<char> = left.iter().copied().chain(ending.restores.chars()).collect();
                self.peel(&longer, longer.len() - start, ending.slot, best);
            }
        }
    }

    /// Where the ending begins in the word, if the word has it in a place where it may stand.
    fn match_ending(self, word: &[char], ending: &Ending) -> Option<usize> {
        let form = ending.form;
        let start = word.len().checked_sub(form.chars().count())?;
        let left = &word[..start];
        let mut harmony = None;
        for (&letter, pattern) in word[start..].iter().zip(form.chars()) {
            let (back, front) = match pattern {
                'A' => ('а', 'е'),
                'Y' => ('ы', 'і'),
                'G' => ('ғ', 'г'),
                'K' => ('қ', 'к'),
                itself => (itself, itself),
            };
            let (back, front) = (self.spelt(back), self.spelt(front));
            let side = if letter == back {
                Harmony::Back
            } else if letter == front {
                Harmony::Front
            } else {
                return None;
            };
            // One letter for both tells nothing.
            if back != front {
                if harmony.is_some_and(|other| other != side) {
                    return None;
                }
                harmony = Some(side);
            }
        }
        let stem_length = start + ending.restores.chars().count();
        if stem_length < usize::from(ending.least) || !left.iter().any(|&c| is_vowel(c)) {
            return None;
        }
        if !ending.after.holds(left) {
            return None;
        }
        match (harmony, self.harmony(left)) {
            (Some(ending), Some(stem)) if ending != stem => None,
            _ => Some(start),
        }
    }

    fn spelt(self, letter: char) -> char {
        if self == Self::Kazakh { letter } else { kazakh_key(letter) }
    }

    /// The harmony of a stem, told by its last vowel; и goes with both.
    fn harmony(self, letters: &[char]) -> Option<Harmony> {
        // A final у or ю is the verbal noun's and follows the vowel before it («келу-ге»), so does a glide («қауіп»);
        // inside a foreign word у goes with both («референдум-ға», «округ-тер»).
        let body = match letters {
            [body @ .., 'у' | 'ю'] => body,
            all => all,
        };
        let at_vowel = |i: usize| body.get(i).is_some_and(|&c| is_vowel(c));
        let (_, last) = body.iter().enumerate().rev().find(|&(i, &c)| {
            let glide = matches!(c, 'у' | 'ю') && (at_vowel(i + 1) || i.checked_sub(1).is_some_and(at_vowel));
            is_vowel(c) && !glide
        })?;
        match last {
            'ы' | 'я' => Some(Harmony::Back),
            // Surnames follow what they are made of: «Исабеков-тің», «Мұқанов-тың».
            'о' if letters.ends_with(&['о', 'в']) => None,
            'а' | 'о' | 'ұ' if self == Self::Kazakh => Some(Harmony::Back),
            'ә' | 'ө' | 'ү' | 'і' | 'э' => Some(Harmony::Front),
            // Surnames: «Назарбаев-тың».
            'е' if !letters.ends_with(&['е', 'в']) => Some(Harmony::Front),
            _ => None,
        }
    }

    /// Brings stems that differ only by a sound law together: a final ы/і goes, voiced finals become voiceless again
    /// («жинағ-ы» → жинақ, «бөліг-і» → бөлік, «кітаб-ы» → кітап).
    fn finish(self, stem: &mut Vec<char>) {
        let narrow = |c: char| c == 'ы' || c == self.spelt('і');
        if stem.len() >= 3
            && stem.last().is_some_and(|&c| narrow(c))
            && stem[..stem.len() - 1].iter().any(|&c| is_vowel(c))
        {
            stem.pop();
        }
        if let [.., before, first, second] = stem[..] {
            let elided = matches!(first, 'р' | 'л' | 'й' | 'у')
                && matches!(second, 'қ' | 'ғ' | 'к' | 'г' | 'п' | 'б' | 'н' | 'з')
                && is_vowel(before);
            let side = self.harmony(stem);
            let native = match second {
                'қ' | 'ғ' => side == Some(Harmony::Back),
                'к' | 'г' => side == Some(Harmony::Front),
                _ => true,
            };
            if elided && native && self == Self::Kazakh {
                let narrow = if side == Some(Harmony::Front) { 'і' } else { 'ы' };
                stem.insert(stem.len() - 1, narrow);
            }
        }
        let front = self.harmony(stem) != Some(Harmony::Back);
        let before = stem.len().checked_sub(2).map(|i| stem[i]);
        if let Some(last) = stem.last_mut() {
            *last = match *last {
                'ғ' => 'қ',
                'г' if before != Some('н') && (front || self == Self::RussianKeys) => 'к',
                'б' => 'п',
                c => c,
            };
        }
    }
}

/// Whether a stem may look so: an open syllable alone is no stem, but for «де», «же» and those in у, и.
fn may_be_a_stem(word: &[char], outer: Slot) -> bool {
    match word {
        [a, b] if !is_vowel(*a) && is_vowel(*b) => {
            matches!(b, 'у' | 'и') || (outer.follows_a_verb() && matches!((a, b), ('д' | 'ж', 'е')))
        }
        _ => word.len() >= 2,
    }
}

/// Whether the letter is a vowel of Kazakh spelling, у and и included.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'ә' | 'е' | 'ё' | 'и' | 'о' | 'ө' | 'у' | 'ұ' | 'ү' | 'ы' | 'і' | 'э' | 'ю' | 'я')
}
