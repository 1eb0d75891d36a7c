//! `Numeral`: a number of a text, in digits, in words, or both: «10 (десяти)», «2 946 600», «1,5», «он бес», "two-thirds".

use super::sentence::Sentence;
use super::words::NUMERAL;
use legislation::{Lang, Number, TextSpan};

/// A number and the lexeme after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Numeral {
    /// Its value.
    pub(super) number: Number,
    /// One past its last lexeme, its repetition in brackets included.
    pub(super) end: usize,
}

/// Every number of a text, in digits or in words, and where it stands.
pub(crate) fn figures(text: &str, lang: Lang) -> Vec<(TextSpan, Number)> {
    let s = Sentence::new(text, lang);
    let mut found = Vec::new();
    let mut at = 0;
    while at < s.len() {
        match numeral(&s, at).filter(|numeral| numeral.end > at) {
            Some(numeral) => {
                found.extend(s.span(&(at..numeral.end)).map(|span| (span, numeral.number)));
                at = numeral.end;
            }
            None => at += 1,
        }
    }
    found
}

/// The number that starts at `at`.
pub(super) fn numeral(s: &Sentence, at: usize) -> Option<Numeral> {
    let mut found = in_digits(s, at).or_else(|| in_words(s, at))?;
    // «10 (десять)», «пять (5)»: the repetition belongs to it.
    if s.is(found.end, '(') {
        let inner = in_digits(s, found.end + 1).or_else(|| in_words(s, found.end + 1));
        if let Some(inner) = inner {
            if s.is(inner.end, ')') {
                found.end = inner.end + 1;
            } else if s.after_bracket(found.end) == inner.end {
                found.end = inner.end;
            }
        }
    }
    Some(found)
}

/// A number in digits: «2 946 600», «1,5», "10,000".
fn in_digits(s: &Sentence, at: usize) -> Option<Numeral> {
    let text = s.digits(at)?;
    if text.contains('-') || text.matches('.').count() > 1 {
        return None;
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mut digits = whole.to_owned();
    let mut end = at + 1;
    let adjacent = |a: usize, b: usize| match (s.lexemes.get(a), s.lexemes.get(b)) {
        (Some(a), Some(b)) => a.span.end == b.span.start,
        _ => false,
    };
    let spaced = |a: usize, b: usize| match (s.lexemes.get(a), s.lexemes.get(b)) {
        (Some(a), Some(b)) => s.text.get(a.span.end..b.span.start).is_some_and(|gap| gap.chars().count() == 1),
        _ => false,
    };
    // Thousands: «2 946 600».
    while part.is_empty() && (1..=3).contains(&whole.len()) && spaced(end - 1, end) {
        let Some(group) = s.digits(end).filter(|g| g.len() == 3 && g.bytes().all(|b| b.is_ascii_digit())) else {
            break;
        };
        digits.push_str(group);
        end += 1;
    }
    let mut places = part.to_owned();
    let comma = places.is_empty() && s.is(end, ',') && adjacent(end - 1, end) && adjacent(end, end + 1);
    if comma && let Some(more) = s.digits(end + 1).filter(|g| g.bytes().all(|b| b.is_ascii_digit())) {
        more.clone_into(&mut places);
        // "10,000" in English is ten thousand.
        if s.lang == Lang::EN && more.len() == 3 {
            digits.push_str(&places);
            places.clear();
        }
        end += 2;
    }
    let scale = 10_u64.checked_pow(u32::try_from(places.len()).ok()?)?;
    digits.push_str(&places);
    let number = Number { numerator: digits.parse().ok()?, denominator: scale };
    let (number, end) = scaled(s, number, end)?;
    Some(Numeral { number, end })
}

/// «5 млн», «3 тысячи»: the words of magnitude after digits.
fn scaled(s: &Sentence, number: Number, end: usize) -> Option<(Number, usize)> {
    let by = u64::from(s.known(end).number);
    if by >= 1000 {
        return Some((Number { numerator: number.numerator.checked_mul(by)?, ..number }, end + 1));
    }
    Some((number, end))
}

fn in_words(s: &Sentence, at: usize) -> Option<Numeral> {
    let value = |i: usize| s.has(i, NUMERAL).then(|| u64::from(s.known(i).number)).filter(|n| *n > 0);
    let (mut total, mut group, mut last) = (0_u64, 0_u64, u64::MAX);
    let mut end = at;
    while let Some(n) = value(end) {
        if n >= 1000 {
            total = total.checked_add(group.max(1).checked_mul(n)?)?;
            group = 0;
            last = u64::MAX;
        } else if n == 100 && group > 0 && group < 10 && s.lang != Lang::RU {
            group *= 100;
            last = 100;
        } else if last > n
            && (last >= 20 || last == u64::MAX || (last == 10 && s.lang == Lang::KK))
            && n < magnitude(last)
        {
            group += n;
            last = n;
        } else {
            break;
        }
        end += 1;
        // "twenty-one", "one hundred and five".
        if s.lang == Lang::EN && s.word(end) == "and" && value(end + 1).is_some_and(|next| next < last) && last >= 100 {
            end += 1;
        }
    }
    (end > at).then_some(Numeral { number: Number::whole(total + group), end })
}

/// What may follow a numeral within a number: tens after hundreds, units after tens.
fn magnitude(last: u64) -> u64 {
    match last {
        u64::MAX => u64::MAX,
        100.. => 100,
        10..100 => 10,
        _ => 0,
    }
}
