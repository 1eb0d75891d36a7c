//! `Dictionary`: every word of an index as written, for the words nobody wrote: slips of the finger, other keys, words
//! run together, beginnings of words.

use crate::pack::PackError;
use crate::words::{self, WordList, key};
use legislation::Lang;
use legislation::bundle::BlockName;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

/// Words kept for one word.
const MOST: usize = 24;

/// Fewest letters of a word that may have a slip.
const SHORTEST: usize = 4;

/// Fewest letters of a word that may have two slips.
const LONG: usize = 8;

/// First letters that are looked for as typed before anything else: hardly anybody slips there, and the words that begin
/// so are in one part of the list or two.
const HEAD: usize = 3;

/// The words of an index, of which some parts are here and others still on the host.
#[derive(Debug)]
pub(crate) struct Dictionary {
    lang: Lang,
    /// Key of the first word of each part.
    firsts: Vec<String>,
    /// Names of the parts; none when all are here from the beginning.
    names: Vec<BlockName>,
    parts: RefCell<Vec<Option<Rc<Part>>>>,
    missing: RefCell<BTreeSet<usize>>,
}

/// Words with the number of documents that have them, in the order of their keys: one text and flat lists, for there may
/// be half a million of them in a phone.
#[derive(Debug, Default)]
struct Part {
    /// All words run together.
    text: String,
    /// End of each word in `text`.
    ends: Vec<u32>,
    counts: Vec<u32>,
    /// Letters of each word's key.
    letters: Vec<u8>,
    /// One bit per letter of each key's alphabet, folded onto 64.
    masks: Vec<u64>,
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

/// The dictionary as somebody asks it.
#[derive(Clone, Copy)]
pub(crate) struct Ask<'a> {
    dictionary: &'a Dictionary,
    /// Whether parts that are not here are noted, to be fetched; otherwise nothing is in them.
    notes: bool,
}

fn mask(text: &str) -> u64 {
    text.chars().fold(0, |mask, c| mask | 1 << (u32::from(c) % 64))
}

impl Part {
    fn read(bytes: &[u8], lang: Lang) -> Option<Self> {
        let mut part = Self::default();
        words::read(bytes, |word, documents| {
            part.text.push_str(word);
            part.ends.push(part.text.len() as u32);
            part.counts.push(documents);
            let key = key(word, lang);
            part.letters.push(key.chars().count().min(255) as u8);
            part.masks.push(mask(&key));
        })?;
        Some(part)
    }

    fn word(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.text[start..self.ends[number] as usize]
    }

    /// Number of the first word whose key is not before this one.
    fn first_from(&self, wanted: &str, lang: Lang) -> usize {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if *key(self.word(middle), lang) < *wanted { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The words whose key begins so.
    fn beginning(&self, head: &str, lang: Lang) -> Range<usize> {
        let first = self.first_from(head, lang);
        // No letter comes after this one.
        first..self.first_from(&format!("{head}{}", char::MAX), lang)
    }

    fn near(&self, number: usize, slips: f32) -> Near {
        Near { word: self.word(number).to_owned(), passages: self.counts[number], slips }
    }
}

/// Words of a part, by their numbers.
type Slice = (Rc<Part>, Range<usize>);

impl Dictionary {
    /// The dictionary of a list; what is whole in it is here.
    pub(crate) fn new(list: WordList, lang: Lang) -> Result<Self, PackError> {
        let whole: Option<Vec<Option<Rc<Part>>>> =
            list.whole.iter().map(|bytes| Part::read(bytes, lang).map(|part| Some(Rc::new(part)))).collect();
        let mut parts = whole.ok_or(PackError::Damaged)?;
        parts.resize(list.firsts.len(), None);
        let (firsts, names) = (list.firsts, list.names);
        Ok(Self { lang, firsts, names, parts: RefCell::new(parts), missing: RefCell::default() })
    }

    /// Takes a part; whether it is one of its own. Refused when it is damaged.
    pub(crate) fn give(&self, name: BlockName, bytes: &[u8]) -> Result<bool, PackError> {
        let Some(number) = self.names.iter().position(|own| *own == name) else { return Ok(false) };
        let part = Some(bytes).filter(|bytes| name.names(bytes)).and_then(|bytes| Part::read(bytes, self.lang));
        self.parts.borrow_mut()[number] = Some(Rc::new(part.ok_or(PackError::Damaged)?));
        self.missing.borrow_mut().remove(&number);
        Ok(true)
    }

    /// Forgets what an earlier query lacked.
    pub(crate) fn begin(&self) {
        self.missing.borrow_mut().clear();
    }

    /// Names of the parts that were asked for and are not here.
    pub(crate) fn missing(&self) -> Vec<BlockName> {
        self.missing.borrow().iter().filter_map(|&number| self.names.get(number).copied()).collect()
    }

    /// Names of all parts that are not here.
    pub(crate) fn absent(&self) -> Vec<BlockName> {
        self.names.iter().zip(self.parts.borrow().iter()).filter(|(_, part)| part.is_none()).map(|(n, _)| *n).collect()
    }

    /// Asks; what is not here is noted, to be fetched.
    pub(crate) fn ask(&self) -> Ask<'_> {
        Ask { dictionary: self, notes: true }
    }

    /// Asks what is here, not worth waiting for the rest.
    pub(crate) fn ask_here(&self) -> Ask<'_> {
        Ask { dictionary: self, notes: false }
    }

    /// The words that are here, with the number of documents that have them, in order.
    pub(crate) fn words(&self) -> Vec<(String, u32)> {
        let parts = self.parts.borrow();
        let of = |part: &Rc<Part>| -> Vec<(String, u32)> {
            (0..part.ends.len()).map(|number| (part.word(number).to_owned(), part.counts[number])).collect()
        };
        let mut words: Vec<(String, u32)> = parts.iter().flatten().flat_map(of).collect();
        words.sort_unstable();
        words
    }
}

impl Ask<'_> {
    fn key<'w>(&self, word: &'w str) -> Cow<'w, str> {
        key(word, self.dictionary.lang)
    }

    /// The words of these parts; none when one is not here.
    fn parts(&self, wanted: Range<usize>) -> Option<Vec<Rc<Part>>> {
        let parts = self.dictionary.parts.borrow();
        let absent: Vec<usize> = wanted.clone().filter(|&number| parts[number].is_none()).collect();
        if absent.is_empty() {
            return Some(parts[wanted].iter().flatten().map(Rc::clone).collect());
        }
        if self.notes {
            self.dictionary.missing.borrow_mut().extend(absent);
        }
        None
    }

    /// The words whose key begins so; none when some are not here.
    fn beginning(&self, head: &str) -> Option<Vec<Slice>> {
        let Dictionary { firsts, lang, .. } = self.dictionary;
        let start = firsts.partition_point(|first| first.as_str() <= head).saturating_sub(1);
        let end = firsts.partition_point(|first| first.as_str() <= head || first.starts_with(head));
        let parts = self.parts(start..end)?;
        Some(parts.into_iter().map(|part| (Rc::clone(&part), part.beginning(head, *lang))).collect())
    }

    /// All words; none when some are not here.
    fn all(&self) -> Option<Vec<Slice>> {
        let parts = self.parts(0..self.dictionary.firsts.len())?;
        Some(parts.into_iter().map(|part| (Rc::clone(&part), 0..part.ends.len())).collect())
    }

    /// The words of just this key.
    fn of_key(&self, wanted: &str) -> Vec<Near> {
        let Dictionary { firsts, lang, .. } = self.dictionary;
        let Some(number) = firsts.partition_point(|first| first.as_str() <= wanted).checked_sub(1) else {
            return Vec::new();
        };
        let parts = self.parts(number..number + 1).unwrap_or_default();
        let of = |part: &Rc<Part>| -> Vec<Near> {
            let first = part.first_from(wanted, *lang);
            let same = (first..part.ends.len()).take_while(|&number| *key(part.word(number), *lang) == *wanted);
            same.map(|number| part.near(number, 0.0)).collect()
        };
        parts.iter().flat_map(of).collect()
    }

    /// In how many documents the word stands, 0 when nobody wrote it.
    pub(crate) fn passages(&self, word: &str) -> u32 {
        self.of_key(&self.key(word)).iter().find(|near| near.word == word).map_or(0, |near| near.passages)
    }

    /// Words that are this one typed with Russian keys, the most frequent first; itself not among them.
    pub(crate) fn other_keys(&self, word: &str) -> Vec<Near> {
        if self.dictionary.lang != Lang::KK {
            return Vec::new();
        }
        let mut near = self.of_key(&self.key(word));
        near.retain(|near| near.word != word);
        near.sort_by(|a, b| b.passages.cmp(&a.passages).then_with(|| a.word.cmp(&b.word)));
        near
    }

    /// Words one slip away, and words that begin so; the nearest, then the most frequent first. First among those with the
    /// same first letters, then among all; in long words, two slips away when there is nothing nearer. A slip: a letter
    /// too many, missing, changed, or swapped with the next.
    pub(crate) fn near(&self, word: &str) -> Vec<Near> {
        let typed: Vec<char> = self.key(word).chars().collect();
        if typed.len() < SHORTEST || typed.len() > 60 || !typed.iter().any(|c| c.is_alphabetic()) {
            return Vec::new();
        }
        let beginning: String = typed.iter().collect();
        let head: String = typed.iter().take(HEAD).collect();
        let Some(same_head) = self.beginning(&head) else { return Vec::new() };
        let mut near = self.within(&same_head, &typed, 1);
        near.extend(self.longer(&same_head, &beginning));
        near.extend(self.inside(&typed, &beginning));
        if near.is_empty() {
            let Some(all) = self.all() else { return Vec::new() };
            near = self.within(&all, &typed, 1);
            if near.is_empty() && typed.len() >= LONG {
                near = self.within(&all, &typed, 2);
            }
        }
        near.sort_by(|a, b| {
            a.slips.total_cmp(&b.slips).then(b.passages.cmp(&a.passages)).then_with(|| a.word.cmp(&b.word))
        });
        near.dedup_by(|a, b| a.word == b.word);
        near.truncate(MOST);
        near
    }

    /// Words at most so many slips away. One that only begins as typed, or that what is typed begins with, is no slip.
    fn within(&self, some: &[Slice], typed: &[char], most: usize) -> Vec<Near> {
        let lang = self.dictionary.lang;
        let wanted = typed.iter().fold(0, |mask, c| mask | 1 << (u32::from(*c) % 64));
        let mut near = Vec::new();
        for (part, numbers) in some {
            for number in numbers.clone() {
                let (mask, letters) = (part.masks[number], usize::from(part.letters[number]));
                // The cheap comparison first: nearly all of half a million words end here.
                if letters.abs_diff(typed.len()) > most
                    || (mask & !wanted).count_ones() as usize > most
                    || (wanted & !mask).count_ones() as usize > most
                {
                    continue;
                }
                let word = part.word(number);
                if letters <= 4 && language::is_stop_word(word, lang) {
                    continue;
                }
                let compared = self.key(word);
                let begins = letters > typed.len() && typed.iter().copied().eq(compared.chars().take(typed.len()));
                if most == 1 && (begins || is_inside(letters, typed, &compared)) {
                    continue;
                }
                near.extend(slips(typed, &compared, most).map(|slips| part.near(number, slips)));
            }
        }
        near
    }

    /// Words that begin as typed and go on.
    fn longer(&self, same_head: &[Slice], beginning: &str) -> Vec<Near> {
        let lang = self.dictionary.lang;
        let of = |(part, _): &Slice| -> Vec<Near> {
            let longer = part.beginning(beginning, lang).filter(|&number| *key(part.word(number), lang) != *beginning);
            longer.map(|number| part.near(number, 1.5)).collect()
        };
        same_head.iter().flat_map(of).collect()
    }

    /// Words that what is typed begins with: «неандерталь» for «неандертальдықтар».
    fn inside(&self, typed: &[char], beginning: &str) -> Vec<Near> {
        let ends = beginning.char_indices().map(|(end, _)| &beginning[..end]).enumerate();
        let inside = ends.filter(|(letters, word)| is_inside(*letters, typed, word));
        let words = inside.flat_map(|(letters, word)| {
            let rest = 1.5 + (typed.len() - letters) as f32 / 10.0;
            self.of_key(word).into_iter().map(move |near| Near { slips: rest, ..near })
        });
        words.collect()
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

/// Whether a word, of so many letters, is what the one typed is made of.
fn is_inside(letters: usize, typed: &[char], word: &str) -> bool {
    let long_enough = letters >= 5 && letters < typed.len() && letters * 5 >= typed.len() * 3;
    long_enough && typed.iter().copied().zip(word.chars()).all(|(a, b)| a == b)
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
