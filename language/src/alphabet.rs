//! The order of letters: Kazakh, of which the Russian alphabet is a part, after Latin.

use crate::fold;

/// The Kazakh alphabet in its order.
const KAZAKH: &str = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя";

/// What to sort a text by: its letters and digits by their place in the alphabet, white space and marks as nothing between words.
///
/// In Kazakh `ә` comes after `а` and `қ` after `к`, where Unicode has them after `я`. Latin letters come first.
pub fn alphabetical(text: &str) -> Vec<u16> {
    let mut key = Vec::with_capacity(text.len() / 2);
    for c in fold(text).chars() {
        match KAZAKH.chars().position(|letter| letter == c) {
            Some(place) => key.push(0x100 + place as u16),
            None if c.is_ascii_alphanumeric() => key.push(c as u16),
            None if c.is_alphanumeric() => key.push(0x200),
            // A shorter word comes before a longer one that begins with it.
            None if !key.is_empty() && key.last() != Some(&0) => key.push(0),
            None => {}
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::alphabetical;

    #[test]
    fn kazakh_letters_stand_in_their_alphabet_and_quotation_marks_nowhere() {
        let mut words = vec!["үй", "«ана»", "қала", "әке", "кала", "яғни", "бала", "үй иесі", "IT", "ұл", "у"];
        words.sort_by_key(|word| alphabetical(word));
        assert_eq!(words, ["IT", "«ана»", "әке", "бала", "кала", "қала", "у", "ұл", "үй", "үй иесі", "яғни"]);
    }
}
