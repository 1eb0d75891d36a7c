//! `Lexeme`: what an instruction is made of – words, numbers, quoted words, signs.

use language::letters::Letter;

/// A piece of an instruction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Lexeme {
    /// A word in small letters.
    Word(String),
    /// A number in digits, `4-1`, or a Roman one in Latin capitals.
    Number(String),
    /// What stands between quotation marks, as written.
    Quote(String),
    /// A comma.
    Comma,
    /// A dash between blanks or numbers.
    Dash,
    /// A colon.
    Colon,
    /// Any other sign.
    Other,
}

impl Lexeme {
    /// The word, if it is one.
    pub(super) fn word(&self) -> Option<&str> {
        if let Self::Word(word) = self { Some(word) } else { None }
    }
}

/// Whether a quotation mark opens (`1`) or closes (`-1`): angled ones by their shape, straight ones by their place.
fn turn(before: Option<char>, mark: char, after: Option<char>) -> i32 {
    match mark {
        '«' | '„' => 1,
        '»' | '”' => -1,
        '"' | '“' => {
            let starts = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '«' | '“' | '/'));
            let goes_on =
                after.is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | '.' | ')' | ':' | '"' | '»'));
            // «""» at the end closes twice, at the beginning opens twice.
            let doubled = after == Some('"') && before.is_none_or(char::is_whitespace);
            if starts && goes_on || doubled { 1 } else { -1 }
        }
        _ => 0,
    }
}

/// Walks over the quotation marks of a line: where each stands, and how deep the text is after it.
pub(super) fn marks(line: &str, mut depth: i32) -> Vec<(usize, i32)> {
    let mut found = Vec::new();
    let mut before = None;
    let mut letters = line.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let turn = turn(before, c, letters.peek().map(|(_, c)| *c));
        if turn != 0 {
            // A mark that would close what is not open opens.
            depth = if depth + turn < 0 { 1 } else { depth + turn };
            found.push((at, depth));
        }
        before = Some(c);
    }
    found
}

/// How deep in quotation marks a text is after a line that began so deep.
pub(super) fn depth_after(line: &str, depth: i32) -> i32 {
    marks(line, depth).last().map_or(depth, |(_, depth)| *depth)
}

/// A number at the beginning of a text and its length in bytes: `12`, `7-1`.
fn number(text: &str) -> Option<(String, usize)> {
    let mut end = 0;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(end) {
        let goes_on = byte.is_ascii_digit()
            || *byte == b'-' && end > 0 && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) && bytes[end - 1] != b'-';
        if !goes_on {
            break;
        }
        end += 1;
    }
    (end > 0).then(|| (text[..end].to_owned(), end))
}

/// A section's Roman number in Latin capitals. «С» alone is a word.
fn roman(word: &str) -> Option<String> {
    let latin = |c: char| match c {
        'I' | 'І' | 'Ӏ' => Some('I'),
        'V' => Some('V'),
        'X' | 'Х' => Some('X'),
        'L' => Some('L'),
        'C' | 'С' => Some('C'),
        _ => None,
    };
    let number: String = word.chars().map(latin).collect::<Option<_>>()?;
    (language::roman(word).is_some() && !matches!(number.as_str(), "C" | "L")).then_some(number)
}

/// Cuts an instruction into its pieces. A quotation that is not closed runs to the end.
pub(super) fn lexemes(text: &str) -> Vec<Lexeme> {
    let mut found = Vec::new();
    let marks = marks(text, 0);
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = &text[at..];
        if marks.iter().any(|(mark, depth)| *mark == at && *depth > 0) {
            let close = marks.iter().find(|(mark, depth)| *mark > at && *depth == 0).map(|(mark, _)| *mark);
            let inside = at + c.len_utf8()..close.unwrap_or(text.len());
            found.push(Lexeme::Quote(text[inside].trim().to_owned()));
            at = close.map_or(text.len(), |close| close + text[close..].chars().next().map_or(1, char::len_utf8));
        } else if let Some((number, length)) = number(rest) {
            found.push(Lexeme::Number(number));
            at += length;
            // «4-1)» and «3-бапта»: the sign belongs to the number.
            let sign = text[at..].chars().next();
            let joined = sign == Some(')') || sign == Some('-') && text[at + 1..].starts_with(|c: char| c.is_letter());
            at += usize::from(joined);
        } else if c.is_letter() {
            let length = rest.find(|c: char| !c.is_letter_or_digit() && c != '-').unwrap_or(rest.len());
            // «IV-бөлімнің».
            let joined = rest[..length].find('-').filter(|dash| *dash > 0 && roman(&rest[..*dash]).is_some());
            if let Some(dash) = joined {
                found.extend(roman(&rest[..dash]).map(Lexeme::Number));
                at += dash + 1;
                continue;
            }
            let word = rest[..length].trim_end_matches('-');
            let lower = language::letters::lower(word);
            found.push(roman(word).map_or(Lexeme::Word(lower), Lexeme::Number));
            at += length.max(c.len_utf8());
        } else {
            match c {
                ',' => found.push(Lexeme::Comma),
                '-' | '–' | '—' | '−' => found.push(Lexeme::Dash),
                ':' => found.push(Lexeme::Colon),
                _ if c.is_whitespace() => {}
                _ => found.push(Lexeme::Other),
            }
            at += c.len_utf8();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Lexeme, lexemes, marks};

    #[test]
    fn names_inside_quoted_words_do_not_end_them() {
        for text in ["слова «Закон «Об учете»» исключить", "слова \"Закон \"Об учете\"\" исключить"]
        {
            let quotes: Vec<Lexeme> = lexemes(text).into_iter().filter(|one| matches!(one, Lexeme::Quote(_))).collect();
            let [Lexeme::Quote(quote)] = quotes.as_slice() else { panic!("one quotation in {text}: {quotes:?}") };
            assert!(quote.starts_with("Закон") && quote.contains("Об учете"), "{quote}");
            assert_eq!(marks(text, 0).last().map(|(_, depth)| *depth), Some(0));
        }
    }

    #[test]
    fn a_number_is_cut_from_the_word_it_is_joined_to() {
        let told = lexemes("7-1-баптың 4-1) тармақшасы");
        let number = |text: &str| Lexeme::Number(text.to_owned());
        let word = |text: &str| Lexeme::Word(text.to_owned());
        assert_eq!(told, [number("7-1"), word("баптың"), number("4-1"), word("тармақшасы")]);
        assert_eq!(lexemes("IV-бөлімнің тақырыбы"), [number("IV"), word("бөлімнің"), word("тақырыбы")]);
    }
}
