//! `Dictionary`: every word of an index as written, for the words nobody wrote: slips of the finger, other keys, words
//! run together, beginnings of words.

use crate::index::Index;
use language::fold_kazakh_keys;
use legislation::Lang;
use std::collections::BTreeMap;

/// Words kept for one word.
const MOST: usize = 24;

/// Fewest letters of a word that may have a slip.
const SHORTEST: usize = 4;

/// Fewest letters of a word that may have two slips.
const LONG: usize = 8;

/// The words of an index, with the number of passages that have them.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    words: Vec<Entry>,
    lang: Option<Lang>,
}

#[derive(Debug)]
struct Entry {
    /// As written, folded.
    word: Box<str>,
    /// As compared: in Kazakh with Russian keys.
    keys: Option<Box<str>>,
    letters: u8,
    /// One bit per letter of the alphabet, folded onto 64.
    mask: u64,
    passages: u32,
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

fn mask(text: &str) -> u64 {
    text.chars().fold(0, |mask, c| mask | 1 << (u32::from(c) % 64))
}

impl Dictionary {
    /// The words of an index's texts, headings and titles.
    pub(crate) fn of(index: &Index, lang: Lang) -> Self {
        let mut words: BTreeMap<String, u32> = BTreeMap::new();
        let fields = index.fields;
        for field in [fields.body.exact, fields.heading.exact, fields.title.exact] {
            index.each_term(field, "", |word, passages| {
                if word.chars().any(char::is_alphabetic) && word.len() <= 120 {
                    *words.entry(word.to_owned()).or_default() += passages;
                }
            });
        }
        let entry = |(word, passages): (String, u32)| {
            let keys = Some(fold_kazakh_keys(&word)).filter(|keys| lang == Lang::KK && *keys != word);
            let compared = keys.as_deref().unwrap_or(&word);
            let (letters, mask) = (compared.chars().count().min(255) as u8, mask(compared));
            Entry { keys: keys.map(String::into_boxed_str), letters, mask, passages, word: word.into_boxed_str() }
        };
        Self { words: words.into_iter().map(entry).collect(), lang: Some(lang) }
    }

    /// The words with the number of passages that have them, in order.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, u32)> {
        self.words.iter().map(|entry| (&*entry.word, entry.passages))
    }

    /// In how many passages the word stands, 0 when nobody wrote it.
    pub(crate) fn passages(&self, word: &str) -> u32 {
        self.words.binary_search_by(|entry| (*entry.word).cmp(word)).map_or(0, |at| self.words[at].passages)
    }

    fn compared(&self, word: &str) -> String {
        if self.lang == Some(Lang::KK) { fold_kazakh_keys(word) } else { word.to_owned() }
    }

    /// Words that are this one typed with Russian keys, the most frequent first; itself not among them.
    pub(crate) fn other_keys(&self, word: &str) -> Vec<Near> {
        if self.lang != Some(Lang::KK) {
            return Vec::new();
        }
        let keys = fold_kazakh_keys(word);
        let same = self.words.iter().filter(|entry| entry.keys.as_deref() == Some(&keys) && *entry.word != *word);
        let mut near: Vec<Near> =
            same.map(|entry| Near { word: entry.word.to_string(), passages: entry.passages, slips: 0.0 }).collect();
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
        let mut near = Vec::new();
        let stop = |word: &str| self.lang.is_some_and(|lang| language::is_stop_word(word, lang));
        for entry in self.words.iter().filter(|entry| entry.letters > 4 || !stop(&entry.word)) {
            let compared = entry.keys.as_deref().unwrap_or(&entry.word);
            if most == 1 && compared.len() > beginning.len() && compared.starts_with(beginning) {
                near.push(Near { word: entry.word.to_string(), passages: entry.passages, slips: 1.5 });
                continue;
            }
            // A word that this one is made of: «неандерталь» for «неандертальдықтар».
            let letters = usize::from(entry.letters);
            if most == 1 && letters >= 5 && letters * 5 >= typed.len() * 3 && beginning.starts_with(compared) {
                let rest = (typed.len() - letters) as f32;
                near.push(Near { word: entry.word.to_string(), passages: entry.passages, slips: 1.5 + rest / 10.0 });
                continue;
            }
            let fits = usize::from(entry.letters).abs_diff(typed.len()) <= most
                && (entry.mask & !wanted).count_ones() as usize <= most
                && (wanted & !entry.mask).count_ones() as usize <= most;
            if let Some(slips) = Some(compared).filter(|_| fits).and_then(|word| slips(typed, word, most)) {
                near.push(Near { word: entry.word.to_string(), passages: entry.passages, slips });
            }
        }
        near
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
