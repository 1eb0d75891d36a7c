//! `Dictionary`: every word of an index as written, for the words nobody wrote: slips of the finger, other keys, words
//! run together, beginnings of words.

use crate::words;
use language::fold_kazakh_keys;
use legislation::Lang;
use std::borrow::Cow;

/// Words kept for one word.
const MOST: usize = 24;

/// Fewest letters of a word that may have a slip.
const SHORTEST: usize = 4;

/// Fewest letters of a word that may have two slips.
const LONG: usize = 8;

/// The words of an index, with the number of documents that have them: one text and flat lists, for there may be half a
/// million of them in a phone.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    /// All words run together, in order.
    text: String,
    /// End of each word in `text`.
    ends: Vec<u32>,
    counts: Vec<u32>,
    letters: Vec<u8>,
    /// One bit per letter of each word's alphabet, folded onto 64.
    masks: Vec<u64>,
    /// As compared, in Kazakh: words with Russian keys, by the hash of those keys.
    keys: Vec<(u32, u32)>,
    lang: Option<Lang>,
}

/// A word of the dictionary that may have been meant.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Near {
    /// The word, folded.
    pub(crate) word: String,
    /// Passages that have it.
    pub(crate) passages: u32,
    /// Slips between the two; half for a slip of the ear (о for а).
    pub(crate) slips: f32,
}

/// A hash of a word (FNV-1a, 32 bits); words of one hash are compared.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Whether two letters may be one with Russian keys: a quick look before a word is compared as a whole.
fn first_alike(written: char, compared: char) -> bool {
    written == compared || !written.is_ascii() && language::letters::is_kazakh_letter(written)
}

fn mask(text: &str) -> u64 {
    text.chars().fold(0, |mask, c| mask | 1 << (u32::from(c) % 64))
}

impl Dictionary {
    /// Reads the file of words; `None` when the bytes are none.
    pub(crate) fn read(bytes: &[u8], lang: Lang) -> Option<Self> {
        let mut dictionary = Self { lang: Some(lang), ..Self::default() };
        words::read(bytes, |word, documents| dictionary.add(word, documents))?;
        dictionary.keys.sort_unstable();
        Some(dictionary)
    }

    fn add(&mut self, word: &str, documents: u32) {
        let number = self.ends.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.counts.push(documents);
        let compared = self.compared(word);
        self.letters.push(compared.chars().count().min(255) as u8);
        self.masks.push(mask(&compared));
        if let Cow::Owned(keys) = compared {
            self.keys.push((hash(&keys), number));
        }
    }

    fn word(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[number] as usize]
    }

    /// The words with the number of documents that have them, in order.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, u32)> {
        (0..self.ends.len()).map(|number| (self.word(number), self.counts[number]))
    }

    /// In how many documents the word stands, 0 when nobody wrote it.
    pub(crate) fn passages(&self, word: &str) -> u32 {
        let number = self.first_from(word);
        self.counts.get(number).copied().filter(|_| self.word(number) == word).unwrap_or(0)
    }

    /// A word as compared: in Kazakh with Russian keys.
    fn compared<'a>(&self, word: &'a str) -> Cow<'a, str> {
        if self.lang != Some(Lang::KK) {
            return Cow::Borrowed(word);
        }
        let keys = fold_kazakh_keys(word);
        if keys == word { Cow::Borrowed(word) } else { Cow::Owned(keys) }
    }

    /// Words that are this one typed with Russian keys, the most frequent first; itself not among them.
    pub(crate) fn other_keys(&self, word: &str) -> Vec<Near> {
        if self.lang != Some(Lang::KK) {
            return Vec::new();
        }
        let keys = fold_kazakh_keys(word);
        let wanted = hash(&keys);
        let first = self.keys.partition_point(|(hash, _)| *hash < wanted);
        let same =
            self.keys[first..].iter().take_while(|(hash, _)| *hash == wanted).map(|(_, number)| *number as usize);
        let same = same.filter(|&number| self.word(number) != word && fold_kazakh_keys(self.word(number)) == keys);
        let mut near: Vec<Near> = same
            .map(|number| Near { word: self.word(number).to_owned(), passages: self.counts[number], slips: 0.0 })
            .collect();
        near.sort_by(|a, b| b.passages.cmp(&a.passages).then_with(|| a.word.cmp(&b.word)));
        near
    }

    /// Words one slip away (two, in long words, when there is none), and words that begin so; the nearest, then the most
    /// frequent first. A slip: a letter too many, missing, changed, or swapped with the next.
    pub(crate) fn near(&self, word: &str) -> Vec<Near> {
        let typed: Vec<char> = self.compared(word).chars().collect();
        if typed.len() < SHORTEST || typed.len() > 60 || !typed.iter().any(|c| c.is_alphabetic()) {
            return Vec::new();
        }
        let beginning: String = typed.iter().collect();
        let mut near = self.within(&typed, 1, &beginning);
        if near.is_empty() && typed.len() >= LONG {
            near = self.within(&typed, 2, &beginning);
        }
        near.sort_by(|a, b| {
            a.slips.total_cmp(&b.slips).then(b.passages.cmp(&a.passages)).then_with(|| a.word.cmp(&b.word))
        });
        near.truncate(MOST);
        near
    }

    fn within(&self, typed: &[char], most: usize, beginning: &str) -> Vec<Near> {
        let wanted = typed.iter().fold(0, |mask, c| mask | 1 << (u32::from(*c) % 64));
        let stop = |word: &str| self.lang.is_some_and(|lang| language::is_stop_word(word, lang));
        let mut near = if most == 1 { self.beginning(typed, beginning) } else { Vec::new() };
        for (number, (&mask, &letters)) in self.masks.iter().zip(&self.letters).enumerate() {
            let letters = usize::from(letters);
            // The cheap comparison first: nearly all of half a million words end here.
            if letters.abs_diff(typed.len()) > most
                || (mask & !wanted).count_ones() as usize > most
                || (wanted & !mask).count_ones() as usize > most
            {
                continue;
            }
            let word = self.word(number);
            if letters <= 4 && stop(word) {
                continue;
            }
            let compared = self.compared(word);
            // Told already: it begins so, or is what this one begins with.
            if most == 1
                && letters != typed.len()
                && (compared.starts_with(beginning) || Self::is_inside(letters, typed, &compared))
            {
                continue;
            }
            let found = slips(typed, &compared, most);
            near.extend(found.map(|slips| self.found(number, slips)));
        }
        near
    }

    fn found(&self, number: usize, slips: f32) -> Near {
        Near { word: self.word(number).to_owned(), passages: self.counts[number], slips }
    }

    /// Whether the word, of so many letters, is what the one typed is made of: «неандерталь» for «неандертальдықтар».
    fn is_inside(letters: usize, typed: &[char], word: &str) -> bool {
        let long_enough = letters >= 5 && letters < typed.len() && letters * 5 >= typed.len() * 3;
        long_enough && typed.iter().copied().zip(word.chars()).all(|(a, b)| a == b)
    }

    /// Words that begin as the one typed does, and words that it begins with.
    fn beginning(&self, typed: &[char], beginning: &str) -> Vec<Near> {
        let rest = |letters: u8| 1.5 + (typed.len() - usize::from(letters)) as f32 / 10.0;
        if self.lang == Some(Lang::KK) {
            // As compared, words are in no order.
            let told = |number: usize| {
                let letters = self.letters[number];
                let wanted = typed.len().min(letters.into());
                if wanted < 4 || !self.word(number).chars().zip(typed).take(1).all(|(a, b)| first_alike(a, *b)) {
                    return None;
                }
                let compared = self.compared(self.word(number));
                if usize::from(letters) > typed.len() && compared.starts_with(beginning) {
                    return Some(self.found(number, 1.5));
                }
                Self::is_inside(letters.into(), typed, &compared).then(|| self.found(number, rest(letters)))
            };
            return (0..self.ends.len()).filter_map(told).collect();
        }
        let first = self.first_from(beginning);
        let longer = (first..self.ends.len()).take_while(|&number| self.word(number).starts_with(beginning));
        let mut near: Vec<Near> = longer
            .filter(|&number| usize::from(self.letters[number]) > typed.len())
            .map(|number| self.found(number, 1.5))
            .collect();
        for (end, _) in beginning.char_indices() {
            let number = self.first_from(&beginning[..end]);
            let whole = self.letters.get(number).filter(|_| self.word(number) == &beginning[..end]);
            if let Some(&letters) = whole.filter(|&&letters| Self::is_inside(letters.into(), typed, &beginning[..end]))
            {
                near.push(self.found(number, rest(letters)));
            }
        }
        near
    }

    /// Number of the first word that is not before this one.
    fn first_from(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.word(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The two words that this one is run together from («налогна»), the more frequent pair first.
    pub(crate) fn apart(&self, word: &str) -> Option<(String, String)> {
        let mut best: Option<(u32, (String, String))> = None;
        for (at, _) in word.char_indices().skip(3) {
            let (first, second) = word.split_at(at);
            if second.chars().count() < 3 {
                break;
            }
            let weight = self.passages(first).min(self.passages(second));
            if weight > 1 && best.as_ref().is_none_or(|(most, _)| weight > *most) {
                best = Some((weight, (first.to_owned(), second.to_owned())));
            }
        }
        best.map(|(_, pair)| pair)
    }
}

/// The word nearest to what was typed, of those given with their frequency: one slip away, two for long words.
pub(crate) fn nearest<'a>(typed: &[char], words: impl Iterator<Item = (&'a str, u32)>) -> Option<Near> {
    let most = if typed.len() >= LONG { 2 } else { 1 };
    if typed.len() < SHORTEST {
        return None;
    }
    let wanted = typed.iter().fold(0, |mask, c| mask | 1 << (u32::from(*c) % 64));
    let near = words.filter_map(|(word, passages)| {
        let other = mask(word);
        // The word may only be begun: its beginning is compared, too.
        let begun: String = word.chars().take(typed.len()).collect();
        let fits = (wanted & !other).count_ones() as usize <= most;
        let slips = Some(()).filter(|()| fits).and_then(|()| slips(typed, &begun, most))?;
        Some(Near { word: word.to_owned(), passages, slips })
    });
    near.min_by(|a, b| a.slips.total_cmp(&b.slips).then(b.passages.cmp(&a.passages)).then_with(|| a.word.cmp(&b.word)))
}

/// Slips that make `word` of what was typed, `None` when more than `most`. Vowels that sound alike unstressed count half.
fn slips(typed: &[char], word: &str, most: usize) -> Option<f32> {
    const ALIKE: [&str; 4] = ["оа", "еиэ", "ыи", "ie"];
    let alike = |a: char, b: char| ALIKE.iter().any(|sounds| sounds.contains(a) && sounds.contains(b));
    let most = most as f32;
    let mut above: Vec<f32> = (0..=typed.len()).map(|n| n as f32).collect();
    let mut before_above: Vec<f32> = Vec::new();
    let mut last = '\0';
    for (row, letter) in (1..).zip(word.chars()) {
        let mut line = vec![row as f32; typed.len() + 1];
        for i in 1..=typed.len() {
            let change = match typed[i - 1] {
                same if same == letter => 0.0,
                other if alike(other, letter) => 0.5,
                _ => 1.0,
            };
            line[i] = (above[i - 1] + change).min(above[i] + 1.0).min(line[i - 1] + 1.0);
            if i > 1 && row > 1 && typed[i - 1] == last && typed[i - 2] == letter {
                line[i] = line[i].min(before_above[i - 2] + 1.0);
            }
        }
        if line.iter().all(|&slips| slips > most) {
            return None;
        }
        before_above = std::mem::replace(&mut above, line);
        last = letter;
    }
    above.last().copied().filter(|&slips| slips <= most)
}

#[cfg(test)]
mod tests {
    use super::slips;

    #[test]
    fn a_slip_of_one_letter_is_near_and_another_word_is_not() {
        let check = |typed: &str, word: &str, most, expected| {
            let letters: Vec<char> = typed.chars().collect();
            assert_eq!(slips(&letters, word, most), expected, "{typed} {word}");
        };
        check("увальнен", "увольнен", 1, Some(0.5));
        check("бермен", "беремен", 1, Some(1.0));
        check("закпуок", "закупок", 1, Some(1.0));
        check("пинсионир", "пенсионер", 1, Some(1.0));
        check("зокупак", "закупок", 1, Some(1.0));
        check("налог", "залог", 1, Some(1.0));
        check("штраф", "тариф", 1, None);
        check("", "а", 1, Some(1.0));
    }
}
