//! `near`: terms of the index that a word nobody wrote may have meant.

use crate::index::Index;
use tantivy::schema::Field;

/// Terms kept for one word.
const MOST: usize = 12;

/// Terms of the field close to one of `spellings`: one letter off (two in long words), or beginning with it. The
/// closest, then the most frequent first; the first letter is trusted.
pub(crate) fn near(index: &Index, field: Field, spellings: &[&str]) -> Vec<String> {
    let mut found: Vec<(usize, std::cmp::Reverse<u32>, String)> = Vec::new();
    for spelling in spellings {
        let letters: Vec<char> = spelling.chars().collect();
        let Some(first) = letters.first().filter(|first| first.is_alphabetic() && letters.len() >= 4) else { continue };
        let most = if letters.len() < 8 { 1 } else { 2 };
        index.each_term(field, first.encode_utf8(&mut [0; 4]), |term, documents| {
            let begins = term.starts_with(spelling);
            let distance = if begins { Some(1) } else { distance(&letters, term, most) };
            if let Some(distance) = distance {
                found.push((distance, std::cmp::Reverse(documents), term.to_owned()));
            }
        });
    }
    found.sort();
    found.dedup_by(|a, b| a.2 == b.2);
    let closest = found.first().map(|(distance, ..)| *distance);
    found.into_iter().filter(|(distance, ..)| Some(*distance) == closest).map(|(.., term)| term).take(MOST).collect()
}

/// Letters to insert, leave out, change or swap with the next to make `word` of `term`; `None` when more than `most`.
fn distance(word: &[char], term: &str, most: usize) -> Option<usize> {
    let length = term.chars().count();
    if length.abs_diff(word.len()) > most {
        return None;
    }
    let mut above: Vec<usize> = (0..=word.len()).collect();
    let mut before_above: Vec<usize> = Vec::new();
    let mut last = '\0';
    for (row, letter) in (1..).zip(term.chars()) {
        let mut line = vec![row; word.len() + 1];
        for i in 1..=word.len() {
            let changed = above[i - 1] + usize::from(word[i - 1] != letter);
            line[i] = changed.min(above[i] + 1).min(line[i - 1] + 1);
            if i > 1 && row > 1 && word[i - 1] == last && word[i - 2] == letter {
                line[i] = line[i].min(before_above[i - 2] + 1);
            }
        }
        if line.iter().all(|&d| d > most) {
            return None;
        }
        before_above = std::mem::replace(&mut above, line);
        last = letter;
    }
    above.last().copied().filter(|&d| d <= most)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn a_slip_of_one_letter_is_near_and_another_word_is_not() {
        let check = |word: &str, term: &str, most, expected| {
            let letters: Vec<char> = word.chars().collect();
            assert_eq!(distance(&letters, term, most), expected, "{word} {term}");
        };
        check("увальнен", "увольнен", 1, Some(1));
        check("бермен", "беремен", 1, Some(1));
        check("закпуок", "закупок", 1, Some(1));
        check("пинсионир", "пенсионер", 2, Some(2));
        check("пинсионир", "пенсионер", 1, None);
        check("налог", "залог", 1, Some(1));
        check("штраф", "тариф", 1, None);
        check("", "а", 1, Some(1));
    }
}
