//! `Remark`: what a check finds in a draft – where, what, by which evidence – for its drafter to judge.

mod words;

use crate::{EId, TextSpan};
use serde::{Deserialize, Serialize};

/// What a remark is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemarkKind {
    /// A number that occurs again, or starts again, under the same parent.
    DuplicateNumber,
    /// A number missing in a sequence.
    MissingNumber,
    /// An article without a text.
    EmptyProvision,
    /// Latin letters inside Cyrillic words: search and dictionaries do not find them.
    LookAlikeLetters,
    /// A citation of a provision that was repealed, or that its act does not have.
    DeadReference,
    /// A term defined twice.
    TermTwice,
    /// A defined term that is never used.
    TermUnused,
    /// A term that is used and not defined, though an act in force that the draft does not cite defines it.
    TermUndefined,
    /// A term that an act in force defines otherwise.
    TermOtherwise,
    /// Figures and the words in brackets behind them say different numbers.
    NumberInWords,
    /// The same duty, time or amount is ruled otherwise in an act in force or elsewhere in the draft.
    Collision,
    /// A provision that says almost the same as one in force.
    Repeats,
    /// A by-law's demand of people or business without a law named for it.
    NoLaw,
    /// A matter left to by-laws.
    Delegation,
    /// A sentence that is very hard to read.
    Hard,
    /// An article that is harder to read than nearly all of the law.
    HardArticle,
    /// Officialese for which there is a plainer wording.
    Officialese,
    /// One language has a numbered provision that the other has not.
    LanguagesDiffer,
    /// The two languages say different numbers.
    NumbersDiffer,
}

impl RemarkKind {
    /// Every kind, faults before advice.
    pub const ALL: [Self; 19] = [
        Self::DuplicateNumber,
        Self::MissingNumber,
        Self::EmptyProvision,
        Self::LookAlikeLetters,
        Self::DeadReference,
        Self::TermTwice,
        Self::TermUnused,
        Self::TermUndefined,
        Self::TermOtherwise,
        Self::NumberInWords,
        Self::Collision,
        Self::NoLaw,
        Self::Repeats,
        Self::Delegation,
        Self::Hard,
        Self::HardArticle,
        Self::Officialese,
        Self::LanguagesDiffer,
        Self::NumbersDiffer,
    ];

    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::DuplicateNumber => "duplicate-number",
            Self::MissingNumber => "missing-number",
            Self::EmptyProvision => "empty-provision",
            Self::LookAlikeLetters => "look-alike-letters",
            Self::DeadReference => "dead-reference",
            Self::TermTwice => "term-twice",
            Self::TermUnused => "term-unused",
            Self::TermUndefined => "term-undefined",
            Self::TermOtherwise => "term-otherwise",
            Self::NumberInWords => "number-in-words",
            Self::Collision => "collision",
            Self::NoLaw => "no-law",
            Self::Repeats => "repeats",
            Self::Delegation => "delegation",
            Self::Hard => "hard",
            Self::HardArticle => "hard-article",
            Self::Officialese => "officialese",
            Self::LanguagesDiffer => "languages-differ",
            Self::NumbersDiffer => "numbers-differ",
        }
    }

    /// The kind of this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// How sure a remark of this kind is where nothing more is known, percent: what is counted is certain, what is read out of
    /// words may be read wrongly.
    pub fn confidence(self) -> u8 {
        match self {
            Self::DuplicateNumber
            | Self::MissingNumber
            | Self::EmptyProvision
            | Self::LookAlikeLetters
            | Self::Hard => 99,
            Self::HardArticle => 90,
            Self::NumberInWords | Self::TermTwice | Self::LanguagesDiffer => 95,
            Self::DeadReference | Self::NumbersDiffer | Self::Delegation | Self::Repeats => 85,
            Self::TermUnused | Self::Officialese => 80,
            Self::TermOtherwise | Self::NoLaw => 70,
            Self::Collision | Self::TermUndefined => 50,
        }
    }

    /// Whether it advises on style or tells a fact, and is no fault.
    pub fn is_advice(self) -> bool {
        matches!(
            self,
            Self::Repeats | Self::TermUndefined | Self::Delegation | Self::Hard | Self::HardArticle | Self::Officialese
        )
    }
}

/// What a check found at a place of a draft.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Remark {
    /// What it is about.
    pub kind: RemarkKind,
    /// The provision; `None` for the whole draft.
    #[serde(rename = "eId", default, skip_serializing_if = "Option::is_none")]
    pub eid: Option<EId>,
    /// Where in its text; `None` for the provision as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<TextSpan>,
    /// The words it is about.
    pub words: String,
    /// What stands against them, or what could stand there: the plainer wording, the other definition, the number expected.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub against: String,
    /// Where that stands: `act#eId`, or a place of the draft.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// How sure it is, percent: orders remarks and warns of weak ones; no probability.
    pub confidence: u8,
}

impl Remark {
    /// A remark on a provision, or on the whole draft, as sure as its kind.
    pub fn new(kind: RemarkKind, eid: Option<EId>, words: impl Into<String>) -> Self {
        let (against, evidence) = (String::new(), String::new());
        Self { kind, eid, span: None, words: words.into(), against, evidence, confidence: kind.confidence() }
    }
}
