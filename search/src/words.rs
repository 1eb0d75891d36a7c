//! The words of an index as written, folded, with the number of documents that have them: sorted, in parts.
//!
//! Words stand in the order of their keys ([`key`]), so that what is spelt alike at the beginning is in one part or two.
//! In a part each word is written as the number of bytes it shares with the one before, the rest of it, and its count.

use crate::varint::{Reader, push};
use language::fold_kazakh_keys;
use legislation::Lang;
use legislation::bundle::BlockName;
use std::borrow::Cow;

/// Longest word kept, bytes: what is longer is a formula or an address.
pub(crate) const LONGEST: usize = 120;

/// A part of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct WrittenWords {
    /// Key of its first word. No two parts have words of one key.
    pub(crate) first: String,
    pub(crate) bytes: Vec<u8>,
}

/// What words are ordered and compared by: in Kazakh, their letters on Russian keys.
pub(crate) fn key(word: &str, lang: Lang) -> Cow<'_, str> {
    if lang != Lang::KK {
        return Cow::Borrowed(word);
    }
    let keys = fold_kazakh_keys(word);
    if keys == word { Cow::Borrowed(word) } else { Cow::Owned(keys) }
}

/// Writes words in parts of at most about `part` bytes. Where a part ends the words' own hashes say, so that a new word
/// changes one part.
pub(crate) fn write<'a>(words: impl Iterator<Item = (&'a str, u32)>, lang: Lang, part: usize) -> Vec<WrittenWords> {
    let mut sorted: Vec<(Cow<'a, str>, &str, u32)> =
        words.map(|(word, documents)| (key(word, lang), word, documents)).collect();
    sorted.sort_unstable();
    let mut parts: Vec<WrittenWords> = Vec::new();
    let mut before: (&str, &[u8]) = ("", &[]);
    for (key, word, documents) in &sorted {
        let may_end = |bytes: &[u8]| {
            let chosen = BlockName::of(key.as_bytes()).bytes()[0].is_multiple_of(64);
            key != before.0 && (bytes.len() >= part || (chosen && bytes.len() >= part / 2))
        };
        if parts.last().is_none_or(|last| may_end(&last.bytes)) {
            parts.push(WrittenWords { first: key.clone().into_owned(), bytes: Vec::new() });
            before.1 = &[];
        }
        let Some(last) = parts.last_mut() else { continue };
        let word = word.as_bytes();
        let shared = word.iter().zip(before.1).take_while(|(a, b)| a == b).count();
        push(&mut last.bytes, shared as u32);
        push(&mut last.bytes, (word.len() - shared) as u32);
        last.bytes.extend(&word[shared..]);
        push(&mut last.bytes, *documents);
        before = (key, word);
    }
    parts
}

/// Reads a part; `None` when the bytes are none.
pub(crate) fn read(bytes: &[u8], mut visit: impl FnMut(&str, u32)) -> Option<()> {
    let mut reader = Reader::new(bytes);
    let mut word: Vec<u8> = Vec::new();
    while !reader.is_at_end() {
        let shared = reader.number()? as usize;
        if shared > word.len() {
            return None;
        }
        let rest = reader.count()?;
        word.truncate(shared);
        word.extend(reader.bytes(rest)?);
        let text = std::str::from_utf8(&word).ok().filter(|text| text.len() <= LONGEST)?;
        visit(text, reader.number()?);
    }
    Some(())
}

/// Where words are to be found: in the hot file whole, or in blocks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct WordList {
    /// Key of the first word of each part.
    pub(crate) firsts: Vec<String>,
    /// The parts themselves, when the index is small.
    pub(crate) whole: Vec<Vec<u8>>,
    /// Otherwise their names.
    pub(crate) names: Vec<BlockName>,
}

impl WordList {
    /// As bytes: number of parts, whether they follow; of each its first key, then it or its name.
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        push(&mut out, self.firsts.len() as u32);
        push(&mut out, u32::from(self.names.is_empty()));
        for (number, first) in self.firsts.iter().enumerate() {
            push(&mut out, first.len() as u32);
            out.extend(first.as_bytes());
            if let Some(part) = self.whole.get(number) {
                push(&mut out, part.len() as u32);
                out.extend(part);
            }
        }
        self.names.iter().for_each(|name| out.extend(name.bytes()));
        out
    }

    /// Reads a list; `None` when the bytes are none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let count = reader.count()?;
        let whole = reader.number()? == 1;
        let mut list = Self::default();
        for _ in 0..count {
            let len = reader.count()?;
            list.firsts.push(std::str::from_utf8(reader.bytes(len)?).ok()?.to_owned());
            if whole {
                let len = reader.count()?;
                list.whole.push(reader.bytes(len)?.to_vec());
            }
        }
        if !whole {
            let names = reader.bytes(count * BlockName::BYTES)?;
            list.names = names.chunks_exact(BlockName::BYTES).filter_map(BlockName::from_bytes).collect();
        }
        (reader.is_at_end() && list.firsts.is_sorted()).then_some(list)
    }
}

#[cfg(test)]
mod tests {
    use super::{WordList, read, write};
    use legislation::Lang;
    use legislation::bundle::BlockName;

    #[test]
    fn words_come_back_by_the_keys_they_are_typed_with_and_damage_is_seen() {
        let words = [("салық", 7), ("сот", 1), ("үкім", 90_000), ("салықтар", 300), ("салык", 2)];
        let parts = write(words.into_iter(), Lang::KK, 1 << 16);
        let [part] = &parts[..] else { panic!("one part: {parts:?}") };
        let mut back = Vec::new();
        assert_eq!(read(&part.bytes, |word, documents| back.push((word.to_owned(), documents))), Some(()));
        let sorted = [("салык", 2), ("салық", 7), ("салықтар", 300), ("сот", 1), ("үкім", 90_000)];
        assert_eq!(back, sorted.map(|(word, documents)| (word.to_owned(), documents)));
        assert_eq!(read(&part.bytes[..part.bytes.len() - 1], |_, _| ()), None, "cut short");
        assert_eq!(read(&[200, 1, b'a', 1], |_, _| ()), None, "shares more than there is");
    }

    #[test]
    fn a_new_word_changes_one_part() {
        let all: Vec<String> = (0..4000).map(|n| format!("слово{}", n * 7919 % 10_007)).collect();
        let parts_of = |words: &[String]| write(words.iter().map(|word| (word.as_str(), 1)), Lang::RU, 512);
        let (before, after) = (parts_of(&all[..3999]), parts_of(&all));
        let new = after.iter().filter(|part| !before.contains(part)).count();
        assert!(before.len() > 20 && (1..=2).contains(&new), "{new} of {} parts are new", after.len());
        let firsts: Vec<String> = after.iter().map(|part| part.first.clone()).collect();
        let names = after.iter().map(|part| BlockName::of(&part.bytes)).collect();
        for list in [
            WordList { firsts: firsts.clone(), whole: Vec::new(), names },
            WordList { firsts, whole: after.into_iter().map(|part| part.bytes).collect(), names: Vec::new() },
        ] {
            let bytes = list.write();
            assert_eq!(WordList::read(&bytes), Some(list));
            assert_eq!(WordList::read(&bytes[..bytes.len() - 1]), None, "cut short");
        }
    }
}
