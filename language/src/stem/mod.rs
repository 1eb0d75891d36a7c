//! Stems: what the forms of one word have in common.

mod fleeting;
mod kazakh;
mod kazakh_endings;
mod kazakh_words;

use crate::letters::Letter;
pub use fleeting::fleeting;
use frostem::{Algorithm, Stemmer};
use legislation::Lang;

/// The stem of a word in its folded spelling ([`crate::fold`]): Snowball for Russian, English and German, suffix tables for
/// Kazakh, the word itself in any other language and for words with digits.
///
/// A stem is a key for comparison, not a dictionary form; it is never empty unless the word is.
pub fn stem(word: &str, lang: Lang) -> String {
    let algorithm = match lang {
        Lang::KK => return kazakh::stem(word),
        Lang::RU => Algorithm::Russian,
        Lang::EN => Algorithm::English,
        Lang::DE => Algorithm::German,
        _ => return word.to_owned(),
    };
    if !word.chars().all(|c| c.is_letter() || c == '\'') {
        return word.to_owned();
    }
    let stem = Stemmer::new(algorithm).stem(word).into_owned();
    if stem.is_empty() { word.to_owned() } else { stem }
}

/// Stems that a Kazakh word has in speech, where people say «үйім», «телефоныңды»: law knows no possessives of the first and
/// second person singular, so they are no endings of [`stem`]. None when the word cannot be such a form.
pub fn spoken_stems(word: &str) -> Vec<String> {
    kazakh::spoken_stems(word)
}

/// The stem of a Kazakh word typed with Russian keys (`адамнын`, `кукыгы`): endings are recognised in that spelling.
/// Compare with [`crate::fold_kazakh_keys`] of a stem.
pub fn stem_typed_with_russian_keys(word: &str) -> String {
    kazakh::stem_typed_with_russian_keys(word)
}
