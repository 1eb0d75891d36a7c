//! What a text is: letters, words, sentences, syllables and stems of Kazakh, Russian and English.
//!
//! Everything here is a pure, total function of a text: no IO, no clock, no threads, no panic on any input. Other
//! languages are read too, without stems and stop words. Spans are byte ranges on character boundaries.
//!
//! Index, query and highlighting all go through [`tokens()`]; nothing else may cut a text into terms.

pub mod letters;
pub mod stop_words;
pub mod tokens;

mod alphabet;
mod detect;
mod general;
mod keyboard;
mod roman;
mod sentences;
mod stem;
mod syllables;
mod words;

pub use alphabet::alphabetical;
pub use detect::detect;
pub use general::is_general;
pub use keyboard::{latin_to_cyrillic, typed_as_cyrillic, typed_as_latin};
pub use letters::{fold, fold_kazakh_keys};
pub use roman::roman;
pub use sentences::sentences;
pub use stem::{fleeting, spoken_stems, stem, stem_typed_with_russian_keys};
pub use stop_words::{is_stop_word, stop_words};
pub use syllables::syllables;
pub use tokens::{Token, other_terms, tokens};
pub use words::{Words, words};
