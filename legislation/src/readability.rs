//! `Readability`: how hard a text is to read: counts, published formulas, and a plain word.

use serde::{Deserialize, Serialize};

/// Counts and formula values of one text. Sentences are counted per list item (the named policy `per-item`).
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Readability {
    /// Words.
    pub words: u32,
    /// Sentences; a list item counts as one.
    pub sentences: u32,
    /// Syllables of all words.
    pub syllables: u32,
    /// Letters of all words.
    pub letters: u32,
    /// Words in the longest sentence.
    pub longest_sentence: u32,
    /// Words of more than four syllables (Russian, Kazakh) or more than two (English).
    pub long_words: u32,
    /// Values by formula, unclipped, in a fixed order; in a bundle to two decimals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formulas: Vec<(String, f32)>,
    /// Share of the corpus's texts of this language that are easier, 0–100; `None` for texts too short to rank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub harder_than: Option<u8>,
    /// The plain word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<ReadingLevel>,
}

/// The five-step scale.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingLevel {
    /// As easy as a school text.
    VeryEasy,
    /// Easy for law.
    Easy,
    /// Ordinary for law.
    Medium,
    /// Hard.
    Hard,
    /// Among the hardest.
    VeryHard,
}

impl Readability {
    /// Words per sentence; 0 for an empty text.
    pub fn words_per_sentence(&self) -> f32 {
        if self.sentences == 0 { 0.0 } else { self.words as f32 / self.sentences as f32 }
    }

    /// Syllables per word; 0 for an empty text.
    pub fn syllables_per_word(&self) -> f32 {
        if self.words == 0 { 0.0 } else { self.syllables as f32 / self.words as f32 }
    }

    /// Long words per 100 words; 0 for an empty text.
    pub fn long_word_percent(&self) -> f32 {
        if self.words == 0 { 0.0 } else { 100.0 * self.long_words as f32 / self.words as f32 }
    }
}
