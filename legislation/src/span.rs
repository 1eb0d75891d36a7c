//! `TextSpan`: a piece of a provision's text.

use serde::{Deserialize, Serialize};

/// Byte offsets `start..end` into one provision's text, on character boundaries.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, PartialOrd, Ord, Hash)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct TextSpan {
    start: u32,
    end: u32,
}

impl TextSpan {
    /// The span `start..end` (byte offsets); an end before the start gives an empty span.
    pub fn new(start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX).max(start);
        Self { start, end }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Whether nothing is spanned.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text spanned; `None` when the span does not fit the text (a damaged file), never a panic.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start()..self.end())
    }

    /// Whether the two spans share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl From<(u32, u32)> for TextSpan {
    fn from((start, end): (u32, u32)) -> Self {
        Self { start, end: end.max(start) }
    }
}

impl From<TextSpan> for (u32, u32) {
    fn from(span: TextSpan) -> Self {
        (span.start, span.end)
    }
}
