//! The file of words: every word of an index as written, folded, with the number of documents that have it.
//!
//! Sorted; each word is written as the number of bytes it shares with the one before, the rest of it, and its count.

use crate::varint::{Reader, push};

/// Longest word kept, bytes: what is longer is a formula or an address.
pub(crate) const LONGEST: usize = 120;

/// Writes a sorted list.
pub(crate) fn write<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut before: &[u8] = &[];
    for (word, documents) in words {
        let word = word.as_bytes();
        let shared = word.iter().zip(before).take_while(|(a, b)| a == b).count();
        push(&mut out, shared as u32);
        push(&mut out, (word.len() - shared) as u32);
        out.extend(&word[shared..]);
        push(&mut out, documents);
        before = word;
    }
    out
}

/// Reads a list; `None` when the bytes are none.
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

#[cfg(test)]
mod tests {
    use super::{read, write};

    #[test]
    fn words_that_begin_alike_come_back_in_order_and_damage_is_seen() {
        let words = [("салық", 7), ("салықтар", 300), ("сот", 1), ("үкім", 90_000)];
        let bytes = write(words.into_iter());
        let mut back = Vec::new();
        assert_eq!(read(&bytes, |word, documents| back.push((word.to_owned(), documents))), Some(()));
        assert_eq!(back, words.map(|(word, documents)| (word.to_owned(), documents)));
        assert_eq!(read(&bytes[..bytes.len() - 1], |_, _| ()), None, "cut short");
        assert_eq!(read(&[200, 1, b'a', 1], |_, _| ()), None, "shares more than there is");
    }
}
