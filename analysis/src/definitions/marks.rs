//! Marks of a text that definitions are cut at: brackets, quotation marks and dashes, with their nesting.

use language::letters::is_dash;

/// A character with its byte offset and whether it stands outside all brackets and quotation marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Byte offset.
    pub(super) at: usize,
    /// The character.
    pub(super) c: char,
    /// Whether no bracket or quotation mark is open here; an opening or closing mark itself is inside.
    pub(super) outside: bool,
}

/// The characters of a text with their nesting. A closing mark without an opening one (the «)» of «1)») changes
/// nothing; a straight quotation mark opens after a space or an opening mark and else closes.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut open: Vec<char> = Vec::new();
    let mut previous = ' ';
    let mut marks = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let mut outside = open.is_empty();
        match c {
            '(' | '[' | '«' | '“' | '„' => {
                open.push(c);
                outside = false;
            }
            ')' => close(&mut open, '('),
            ']' => close(&mut open, '['),
            '»' => close(&mut open, '«'),
            '”' => close(&mut open, '“'),
            '"' => {
                let opens = previous.is_whitespace() || matches!(previous, '(' | '[' | '«' | '"' | '–' | '-');
                if opens {
                    open.push('"');
                    outside = false;
                } else {
                    close(&mut open, '"');
                }
            }
            _ => {}
        }
        marks.push(Mark { at, c, outside });
        previous = c;
    }
    marks
}

fn close(open: &mut Vec<char>, opening: char) {
    if let Some(at) = open.iter().rposition(|&c| c == opening) {
        open.truncate(at);
    }
}

/// The place of the `)` that closes the `(` at `open`, brackets between them counted.
pub(super) fn closing_bracket(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.get(open..)?.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(open + at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Places of the dashes that part (a space on at least one side, or no hyphen at all) outside brackets and quotes:
/// byte offset and length.
pub(super) fn parting_dashes(text: &str) -> Vec<(usize, usize)> {
    let marks = marks(text);
    let mut dashes = Vec::new();
    for (i, mark) in marks.iter().enumerate() {
        if !mark.outside || !is_dash(mark.c) {
            continue;
        }
        let space = |neighbour: Option<&Mark>| neighbour.is_none_or(|m| m.c.is_whitespace());
        let before = i.checked_sub(1).is_none_or(|p| space(marks.get(p)));
        let after = space(marks.get(i + 1));
        let parts = if language::letters::is_hyphen(mark.c) { before && after } else { before || after };
        if parts {
            dashes.push((mark.at, mark.c.len_utf8()));
        }
    }
    dashes
}

/// The byte range of `range` without white space and the given marks at its ends.
pub(super) fn trimmed(text: &str, range: std::ops::Range<usize>, marks: &[char]) -> std::ops::Range<usize> {
    let Some(piece) = text.get(range.clone()) else {
        return range.start..range.start;
    };
    let drop = |c: char| c.is_whitespace() || marks.contains(&c);
    let start = range.start + (piece.len() - piece.trim_start_matches(drop).len());
    let end = range.start + piece.trim_end_matches(drop).len();
    start..end.max(start)
}
