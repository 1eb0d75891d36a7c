//! `Lexeme`: a piece of a text as citations are read from it: words, numbers, quoted titles, marks.

use language::fold;
use language::letters::Letter;
use language::letters::{is_apostrophe, is_dash, is_hyphen, is_invisible, is_mark};
use std::ops::Range;

/// A piece of a text with its place.
#[derive(Clone, Debug)]
pub(crate) struct Lexeme {
    /// Byte range.
    pub(crate) span: Range<usize>,
    /// What it is.
    pub(crate) kind: Kind,
}

/// What a lexeme is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// A word, folded; `capital` where it starts with an upper-case letter. Hyphens between letters stay inside.
    Word {
        /// Folded text.
        folded: String,
        /// Whether the first letter is upper case.
        capital: bool,
    },
    /// A number: `5`, `64-1`, `1.2`; `bracket` where a `)` closes it.
    Number {
        /// Its digits, hyphens and points.
        text: String,
        /// Whether it is written `5)`.
        bracket: bool,
    },
    /// A text in quotation marks, the marks included in the span.
    Quoted,
    /// A hyphen or dash; `tight` where no space surrounds it.
    Dash {
        /// Whether neither side has a space.
        tight: bool,
    },
    /// Any other mark.
    Mark(char),
}

impl Lexeme {
    /// The folded word, empty for anything else.
    pub(crate) fn word(&self) -> &str {
        match &self.kind {
            Kind::Word { folded, .. } => folded,
            _ => "",
        }
    }

    /// Whether it is a word with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.kind, Kind::Word { capital: true, .. })
    }

    /// The number's text, if it is a number.
    pub(crate) fn number(&self) -> Option<&str> {
        match &self.kind {
            Kind::Number { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether it is this mark.
    pub(crate) fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// The text inside the quotation marks.
    pub(crate) fn quoted<'a>(&self, text: &'a str) -> Option<&'a str> {
        if self.kind != Kind::Quoted {
            return None;
        }
        let piece = text.get(self.span.clone())?;
        let mut chars = piece.chars();
        chars.next();
        chars.next_back();
        Some(chars.as_str())
    }
}

/// Longest quoted title that is believed, in bytes.
const LONGEST_QUOTE: usize = 1500;

/// The lexemes of a text, in order.
pub(crate) fn lexemes(text: &str) -> Vec<Lexeme> {
    let mut found: Vec<Lexeme> = Vec::new();
    let mut at = 0;
    let mut open_brackets = 0_usize;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        if c.is_whitespace() || is_invisible(c) {
            at = next;
        } else if c.is_letter() {
            let end = word_end(text, at);
            let kind = Kind::Word { folded: fold(&text[at..end]), capital: c.is_uppercase() };
            found.push(Lexeme { span: at..end, kind });
            at = end;
        } else if c.is_ascii_digit() {
            let (end, kind) = number(text, at, open_brackets);
            found.push(Lexeme { span: at..end, kind });
            at = end;
        } else if let Some(end) = quote_end(text, at, c) {
            found.push(Lexeme { span: at..end, kind: Kind::Quoted });
            at = end;
        } else {
            let kind = if is_dash(c) {
                let before = text[..at].chars().next_back().is_some_and(char::is_whitespace);
                let after = text[next..].chars().next().is_some_and(char::is_whitespace);
                Kind::Dash { tight: !before && !after }
            } else {
                Kind::Mark(c)
            };
            match c {
                '(' => open_brackets += 1,
                ')' => open_brackets = open_brackets.saturating_sub(1),
                _ => {}
            }
            found.push(Lexeme { span: at..next, kind });
            at = next;
        }
    }
    found
}

/// Where the word that starts at `start` ends.
fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let joins = (is_hyphen(c) || is_apostrophe(c)) && chars.peek().is_some_and(|&(_, next)| next.is_letter());
        if c.is_letter() || is_mark(c) || is_invisible(c) || joins {
            end = start + i + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// The number that starts at `start`, with its inserted parts (`64-1`) and its own bracket (`5)`). The bracket of
/// «(статья 387)» is not the number's: it closes one that was opened.
fn number(text: &str, start: usize, open_brackets: usize) -> (usize, Kind) {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    let mut parts = String::new();
    loop {
        while digit(end) {
            parts.push(char::from(bytes[end]));
            end += 1;
        }
        let joiner = text[end..].chars().next().filter(|c| is_hyphen(*c) || *c == '.' || *c == '–');
        match joiner {
            Some(c) if digit(end + c.len_utf8()) => {
                // A dash without spaces is kept apart from a hyphen: it can only mean a range.
                if c == '–' {
                    break;
                }
                parts.push(if c == '.' { '.' } else { '-' });
                end += c.len_utf8();
            }
            _ => break,
        }
    }
    let closes_later = || {
        let rest = &text[end + 1..];
        rest[..rest.find('(').unwrap_or(rest.len())].contains(')')
    };
    let bracket = text[end..].starts_with(')') && (open_brackets == 0 || closes_later());
    if bracket {
        end += 1;
    }
    (end, Kind::Number { text: parts, bracket })
}

/// Where the quotation that `open` opens at `at` ends; `None` where it opens none.
fn quote_end(text: &str, at: usize, open: char) -> Option<usize> {
    let close = match open {
        '«' => '»',
        '“' | '„' => '”',
        '"' => '"',
        _ => return None,
    };
    let mut depth = 0_usize;
    let mut previous = ' ';
    for (i, c) in text[at..].char_indices() {
        if i > LONGEST_QUOTE {
            return None;
        }
        if open == '"' && c == '"' {
            let opens = i == 0 || previous.is_whitespace() || previous == '(';
            if opens {
                depth += 1;
            } else {
                depth = depth.saturating_sub(1);
            }
        } else if c == open && open != '"' {
            depth += 1;
        } else if c == close || (open == '„' && c == '“') {
            depth = depth.saturating_sub(1);
        }
        if depth == 0 {
            return Some(at + i + c.len_utf8());
        }
        previous = c;
    }
    None
}
