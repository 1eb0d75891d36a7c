//! Finds quoted words in the text of law: the shape of quotation marks, dashes and white space is no difference, capitals are.

use language::letters::Letter;
use std::ops::Range;

/// A letter as it is compared.
fn seen(c: char) -> Option<char> {
    Some(match c {
        '«' | '»' | '“' | '”' | '„' => '"',
        '–' | '—' | '−' | '‑' | '\u{2010}' => '-',
        '\u{00ad}' | '\u{200b}' => return None,
        _ if c.is_whitespace() => ' ',
        _ => c,
    })
}

/// The letters of a text as they are compared, white space single, each with the bytes it stands for.
fn letters(text: &str) -> Vec<(char, Range<usize>)> {
    let mut found: Vec<(char, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match (seen(c), found.last_mut()) {
            (None, Some((_, range))) | (Some(' '), Some((' ', range))) => range.end = end,
            (Some(letter), _) => found.push((letter, at..end)),
            (None, None) => {}
        }
    }
    found
}

/// Every place where the words stand whole in a text, bytes.
pub(super) fn find(text: &str, words: &str) -> Vec<Range<usize>> {
    let text = letters(text);
    let words: Vec<char> = letters(words.trim()).into_iter().map(|(letter, _)| letter).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let inside = |edge: &char, neighbour: Option<&(char, Range<usize>)>| {
        edge.is_letter_or_digit() && neighbour.is_some_and(|(letter, _)| letter.is_letter_or_digit())
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at + words.len() <= text.len() {
        let end = at + words.len();
        let same = text[at..end].iter().map(|(letter, _)| letter).eq(words.iter());
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        if same && !inside(first, before) && !inside(last, text.get(end)) {
            found.push(text[at].1.start..text[end - 1].1.end);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Puts new words in the place of some: two blanks, or a blank before a sign, do not stay where words were left out.
pub(super) fn put(text: &mut String, range: Range<usize>, new: &str) {
    let (mut start, end) = (range.start, range.end);
    if new.is_empty() {
        let sign_next = text[end..].starts_with([',', ';', '.', ':', ')', ' ']) || text[end..].is_empty();
        if sign_next && text[..start].ends_with(' ') {
            start -= 1;
        }
        let mut end = end;
        if start == 0 && text[end..].starts_with(' ') {
            end += 1;
        }
        text.replace_range(start..end, "");
    } else {
        text.replace_range(start..end, new.trim());
    }
}

#[cfg(test)]
mod tests {
    use super::{find, put};

    #[test]
    fn words_are_found_whole_and_whatever_the_shape_of_their_marks() {
        let text = "Плата за «учет», внесенная  в срок – десять дней, учетная плата.";
        assert_eq!(find(text, "\"учет\"").len(), 1);
        assert_eq!(find(text, "в срок - десять").len(), 1);
        assert_eq!(find(text, "плата").len(), 1, "the capital makes another word");
        assert_eq!(find(text, "учет").len(), 1, "«учетная» is another word");
    }

    #[test]
    fn words_that_are_left_out_leave_no_double_blank() {
        let mut text = "платит сбор, пеню и штраф.".to_owned();
        let [range] = find(&text, ", пеню").try_into().expect("once");
        put(&mut text, range, "");
        assert_eq!(text, "платит сбор и штраф.");
        let [range] = find(&text, "и штраф").try_into().expect("once");
        put(&mut text, range, "");
        assert_eq!(text, "платит сбор.");
    }
}
