//! `Sentence`: a text of law cut into lexemes once, each word looked up once, with its brackets.

use super::words::{Word, lookup};
use crate::references::lexemes::{Kind, Lexeme, lexemes};
use legislation::{Lang, TextSpan};
use std::ops::Range;

/// A run of lexemes, as indexes.
pub(super) type Run = Range<usize>;

/// A sentence, or an item with its head, as norms are read from it.
pub(super) struct Sentence<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Its language.
    pub(super) lang: Lang,
    /// Its pieces.
    pub(super) lexemes: Vec<Lexeme>,
    /// What is known of each piece.
    words: Vec<Word>,
    /// For each piece that stands in brackets (the marks included): the index of the `)`.
    closing: Vec<Option<usize>>,
}

impl<'a> Sentence<'a> {
    /// Cuts and looks up.
    pub(super) fn new(text: &'a str, lang: Lang) -> Self {
        let lexemes = lexemes(text);
        let words = lexemes.iter().map(|lexeme| lookup(lexeme, lang)).collect();
        let mut closing = vec![None; lexemes.len()];
        let mut open = Vec::new();
        for (i, lexeme) in lexemes.iter().enumerate() {
            let closes = lexeme.is(')') || matches!(&lexeme.kind, Kind::Number { bracket: true, .. });
            if lexeme.is('(') {
                open.push(i);
            } else if closes && let Some(from) = open.pop() {
                for at in &mut closing[from..=i] {
                    *at = Some(i);
                }
            }
        }
        Self { text, lang, lexemes, words, closing }
    }

    /// Number of pieces.
    pub(super) fn len(&self) -> usize {
        self.lexemes.len()
    }

    /// The folded word at `i`; empty for anything else.
    pub(super) fn word(&self, i: usize) -> &str {
        self.lexemes.get(i).map_or("", Lexeme::word)
    }

    /// The folded word before `i`.
    pub(super) fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |p| self.word(p))
    }

    /// What is known of the word at `i`.
    pub(super) fn known(&self, i: usize) -> Word {
        self.words.get(i).copied().unwrap_or_default()
    }

    /// Whether any of the traits is known of the word at `i`.
    pub(super) fn has(&self, i: usize, traits: u32) -> bool {
        self.known(i).traits & traits != 0
    }

    /// Whether there is this mark at `i`.
    pub(super) fn is(&self, i: usize, mark: char) -> bool {
        self.lexemes.get(i).is_some_and(|l| l.is(mark))
    }

    /// Whether the words at `i` are these, one after the other.
    pub(super) fn reads(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, word)| self.word(i + k) == *word)
    }

    /// Whether a dash stands at `i` that parts (is not a hyphen in a word).
    pub(super) fn is_dash(&self, i: usize) -> bool {
        matches!(self.lexemes.get(i).map(|l| &l.kind), Some(Kind::Dash { tight: false }))
    }

    /// Whether the sentence, a part of it or its head ends at `i`: «.», «;», «:», or nothing.
    pub(super) fn is_end(&self, i: usize) -> bool {
        match self.lexemes.get(i).map(|l| &l.kind) {
            None => true,
            Some(Kind::Mark(c)) => matches!(c, '.' | ';' | ':' | '!' | '?' | '…'),
            Some(_) => false,
        }
    }

    /// The index after the bracket that `i` stands in; `i` itself where it stands in none.
    pub(super) fn after_bracket(&self, i: usize) -> usize {
        self.closing.get(i).copied().flatten().map_or(i, |close| close + 1)
    }

    /// Whether the piece stands in brackets.
    pub(super) fn in_brackets(&self, i: usize) -> bool {
        self.closing.get(i).copied().flatten().is_some()
    }

    /// Index before the bracket that ends at `i`; `i` itself where none does.
    pub(super) fn before_bracket(&self, i: usize) -> Option<usize> {
        if !self.in_brackets(i) {
            return Some(i);
        }
        (0..i).rev().find(|&p| !self.in_brackets(p))
    }

    /// The number at `i` written in digits.
    pub(super) fn digits(&self, i: usize) -> Option<&str> {
        self.lexemes.get(i).and_then(Lexeme::number)
    }

    /// The words of a run, verbatim; an empty run has none.
    pub(super) fn span(&self, run: &Run) -> Option<TextSpan> {
        let (first, last) = (self.lexemes.get(run.start)?, self.lexemes.get(run.end.checked_sub(1)?)?);
        (run.start < run.end).then(|| TextSpan::new(first.span.start, last.span.end))
    }

    /// The run without marks, conjunctions of its own and white space at its ends; brackets stay.
    pub(super) fn trimmed(&self, run: Run) -> Run {
        let mark = |i: usize| {
            matches!(self.lexemes.get(i).map(|l| &l.kind), Some(Kind::Mark(',' | ';' | '.' | ':') | Kind::Dash { .. }))
        };
        let (mut start, mut end) = (run.start, run.end.min(self.len()));
        while start < end && mark(start) {
            start += 1;
        }
        while end > start && mark(end - 1) {
            end -= 1;
        }
        start..end
    }
}

/// Whether two runs share a piece.
pub(super) fn overlap(a: &Run, b: &Run) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether `i` lies in one of the runs.
pub(super) fn within(i: usize, runs: &[Run]) -> bool {
    runs.iter().any(|run| run.contains(&i))
}
