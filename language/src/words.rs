//! Words: runs of letters and digits with their places in the text.

use crate::letters::Letter;
use crate::letters::{is_apostrophe, is_hyphen, is_invisible, is_mark};
use std::ops::Range;

/// The words of a text, as byte ranges in order.
///
/// A word is a run of letters and digits; apostrophes between letters and invisible characters stay inside. A hyphen
/// parts words («ата-ана» is two), but an inserted number is one word (`64-1`, `15-24`), and so is a decimal or a date
/// (`1,5`, `1.2`, `01.01.2024`). `№`, `§` and other signs are no words.
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Iterator over the words of a text; see [`words`].
#[derive(Clone, Debug)]
pub struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..];
        let Some(offset) = rest.find(char::is_letter_or_digit) else {
            self.at = self.text.len();
            return None;
        };
        let start = self.at + offset;
        let mut end = start;
        let mut last = ' ';
        let mut chars = self.text[start..].char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            if c.is_letter_or_digit() || is_mark(c) {
                end = start + i + c.len_utf8();
                if c.is_letter_or_digit() {
                    last = c;
                }
            } else if is_invisible(c) {
                // Belongs to the word only if a letter follows.
            } else {
                let next = chars.peek().map_or(' ', |&(_, next)| next);
                let joins = (is_apostrophe(c) && last.is_letter() && next.is_letter())
                    || ((is_hyphen(c) || c == '.' || c == ',') && last.is_numeric() && next.is_numeric());
                if !joins {
                    break;
                }
            }
        }
        self.at = end;
        Some(start..end)
    }
}
