//! `Readability`: how hard a text is to read: counts, published formulas, and a plain word; and `Ranking`: how hard the
//! texts of a corpus are, among which one is placed.
//!
//! A text's own figures are stored with it, its place among the others is not: it would change, and with it the file of
//! every act, whenever any other act does.

use crate::TextSpan;
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
    /// Share of the corpus's texts of this language that are easier, 0–100; `None` for texts too short to rank. Not in
    /// files: [`Ranking::place`] fills it in.
    #[serde(skip)]
    pub harder_than: Option<u8>,
    /// The plain word; in files from the figures alone.
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

impl ReadingLevel {
    /// The steps, easiest first.
    pub const ALL: [Self; 5] = [Self::VeryEasy, Self::Easy, Self::Medium, Self::Hard, Self::VeryHard];
}

/// What makes a place hard to read: the words, the kind, and the number that says how much.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reason {
    /// Index of the provision in its act.
    pub provision: u32,
    /// The words.
    pub span: TextSpan,
    /// What is hard about them.
    pub kind: ReasonKind,
    /// How much, in the unit of the kind.
    pub number: u32,
}

/// The kinds of reasons, those first that help readers most when they are mended (Martínez, Mollica, Gibson 2022).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonKind {
    /// A clause that interrupts another one; words of the clause.
    Embedded,
    /// Subordinate clauses in one sentence, participles and gerunds with their words included; clauses.
    Clauses,
    /// Clauses inside clauses; the greatest depth.
    Nesting,
    /// A long sentence; words.
    LongSentence,
    /// A list that continues the sentence of its head; words of head and items.
    JoinedList,
    /// Words in brackets, or brackets in brackets; words inside.
    Brackets,
    /// An abbreviation that the act explains nowhere; letters.
    UnexplainedAbbreviation,
    /// Terms of a sentence that are explained on other pages; terms.
    TermsElsewhere,
    /// Passives in one sentence; passives.
    Passives,
    /// Nouns made of verbs in one sentence; nouns.
    Nominalisations,
    /// A long word; syllables.
    LongWord,
    /// Citations in one sentence; citations.
    Citations,
}

impl ReasonKind {
    /// Every kind, in order.
    pub const ALL: [Self; 12] = [
        Self::Embedded,
        Self::Clauses,
        Self::Nesting,
        Self::LongSentence,
        Self::JoinedList,
        Self::Brackets,
        Self::UnexplainedAbbreviation,
        Self::TermsElsewhere,
        Self::Passives,
        Self::Nominalisations,
        Self::LongWord,
        Self::Citations,
    ];

    /// The word used in reports.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Embedded => "embedded",
            Self::Clauses => "clauses",
            Self::Nesting => "nesting",
            Self::LongSentence => "long-sentence",
            Self::JoinedList => "joined-list",
            Self::Brackets => "brackets",
            Self::UnexplainedAbbreviation => "unexplained-abbreviation",
            Self::TermsElsewhere => "terms-elsewhere",
            Self::Passives => "passives",
            Self::Nominalisations => "nominalisations",
            Self::LongWord => "long-word",
            Self::Citations => "citations",
        }
    }
}

/// The name of the formula that ranks texts and gives them their level.
pub const COMPOSITE: &str = "composite";

/// Texts shorter than this many words are not ranked: one long word moves them by a whole step.
pub const RANKED_WORDS: u32 = 30;

/// With fewer ranked texts than this in a language, a percentile would say nothing.
pub const RANKED_TEXTS: usize = 20;

/// How hard the texts of one language of a corpus are: for each percent from 1 to 100 the difficulty that a text must
/// exceed to be harder than so many of them, in tenths. Empty for a corpus too small.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Ranking(Vec<i32>);

impl Ranking {
    /// The ranking of these texts; those of fewer than [`RANKED_WORDS`] words do not count.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a Readability>) -> Self {
        let ranked = texts.into_iter().filter(|text| text.words >= RANKED_WORDS);
        let mut values: Vec<i32> = ranked.map(Readability::tenths).collect();
        if values.len() < RANKED_TEXTS {
            return Self::default();
        }
        values.sort_unstable();
        Self(
            (1..=100)
                .filter_map(|percent: usize| values.get((percent * values.len()).div_ceil(100) - 1).copied())
                .collect(),
        )
    }

    /// Tells a text its place: `harder_than`, and as `level` the fifth of the corpus it falls in, but never more than one
    /// step from the level of its raw figures: an easy law is not called hard for being the hardest of an easy corpus,
    /// nor the reverse.
    pub fn place(&self, text: &mut Readability) {
        if self.0.is_empty() || text.words < RANKED_WORDS {
            return;
        }
        let own = text.tenths();
        if own == 0 {
            return; // not measured by the composite
        }
        let percent = self.0.partition_point(|least| *least < own);
        text.harder_than = u8::try_from(percent).ok();
        let raw = text.level.map_or(0, |level| ReadingLevel::ALL.iter().position(|&l| l == level).unwrap_or(0));
        let fifth = (percent / 20).min(4);
        text.level = Some(ReadingLevel::ALL[fifth.clamp(raw.saturating_sub(1), (raw + 1).min(4))]);
    }
}

impl Readability {
    /// The composite that ranks ([`COMPOSITE`], defined and measured where the formulas are); 0 for a text without words.
    pub fn difficulty(&self) -> f32 {
        self.formulas.iter().find(|(name, _)| name == COMPOSITE).map_or(0.0, |(_, value)| *value)
    }

    /// [`Readability::difficulty`] in tenths.
    fn tenths(&self) -> i32 {
        (self.difficulty() * 10.0).round() as i32
    }

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
