//! `Problem`: an oddity of a source, counted, never an error.

use crate::{ActId, EId, Lang};
use serde::{Deserialize, Serialize};

/// An oddity met while reading an act.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of oddity.
    pub kind: ProblemKind,
    /// The file it was met in, relative to the corpus, `/` between folders.
    pub file: String,
    /// The act, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<ActId>,
    /// The text's language, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    /// The provision, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eid: Option<EId>,
    /// What was seen, for a person to check; at most 200 characters.
    pub detail: String,
}

/// The kinds of oddities.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// The file is in no format Anyq reads.
    UnknownFormat,
    /// The file cannot be read or is larger than the limit.
    Unreadable,
    /// Bytes that are not UTF-8; another encoding was assumed or characters were replaced.
    Encoding,
    /// The text ends inside its mark-up: a download cut off.
    CutOff,
    /// A page without a law in it (an error page, a search page).
    NoText,
    /// A number that occurs again under the same parent.
    DuplicateNumber,
    /// A number missing in a sequence.
    MissingNumber,
    /// Numbers that start again under the same parent.
    RestartedNumbers,
    /// A line that looks like a heading but cannot be placed.
    UnplacedHeading,
    /// Latin letters inside Cyrillic words.
    LookAlikeLetters,
    /// Metadata missing or contradictory.
    Metadata,
    /// A link whose target is not in the linked act.
    BrokenLink,
    /// A link that leads to another provision than its words name.
    DisputedLink,
    /// Two files with the same act, language and date; the second was left out.
    DuplicateAct,
    /// An article without a text.
    EmptyProvision,
    /// A line too long to be a passage of law; it was cut into pieces.
    OverlongLine,
    /// A numbered provision that one language of an act has and another has not, or that is repealed in one alone.
    LanguagesDiffer,
    /// A guide that cannot be used as it is written: front matter missing or wrong, mark-up it may not have.
    GuideForm,
    /// A citation of a guide that leads to no provision of the corpus.
    GuideCitation,
    /// A guide that rests on a text newer than its review, or on what is repealed.
    GuideOutdated,
    /// A statement of a guide without a citation: advice to its writer.
    GuideUncited,
    /// A file of indicators that cannot be used as it is written.
    IndicatorForm,
    /// An indicator tied to a provision that the corpus has not in force.
    IndicatorProvision,
}

impl ProblemKind {
    /// Every kind, in the order of reports.
    pub const ALL: [Self; 23] = [
        Self::UnknownFormat,
        Self::Unreadable,
        Self::Encoding,
        Self::CutOff,
        Self::NoText,
        Self::DuplicateNumber,
        Self::MissingNumber,
        Self::RestartedNumbers,
        Self::UnplacedHeading,
        Self::LookAlikeLetters,
        Self::Metadata,
        Self::BrokenLink,
        Self::DisputedLink,
        Self::DuplicateAct,
        Self::EmptyProvision,
        Self::OverlongLine,
        Self::LanguagesDiffer,
        Self::GuideForm,
        Self::GuideCitation,
        Self::GuideOutdated,
        Self::GuideUncited,
        Self::IndicatorForm,
        Self::IndicatorProvision,
    ];

    /// The word used in reports, for example `cut-off`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::UnknownFormat => "unknown-format",
            Self::Unreadable => "unreadable",
            Self::Encoding => "encoding",
            Self::CutOff => "cut-off",
            Self::NoText => "no-text",
            Self::DuplicateNumber => "duplicate-number",
            Self::MissingNumber => "missing-number",
            Self::RestartedNumbers => "restarted-numbers",
            Self::UnplacedHeading => "unplaced-heading",
            Self::LookAlikeLetters => "look-alike-letters",
            Self::Metadata => "metadata",
            Self::BrokenLink => "broken-link",
            Self::DisputedLink => "disputed-link",
            Self::DuplicateAct => "duplicate-act",
            Self::EmptyProvision => "empty-provision",
            Self::OverlongLine => "overlong-line",
            Self::LanguagesDiffer => "languages-differ",
            Self::GuideForm => "guide-form",
            Self::GuideCitation => "guide-citation",
            Self::GuideOutdated => "guide-outdated",
            Self::GuideUncited => "guide-uncited",
            Self::IndicatorForm => "indicator-form",
            Self::IndicatorProvision => "indicator-provision",
        }
    }

    /// Whether a guide with it must not be published unseen: what `--strict-guides` stops at.
    pub fn breaks_a_guide(self) -> bool {
        matches!(self, Self::GuideForm | Self::GuideCitation)
    }

    /// Whether it only advises a writer and is no fault: `--strict` lets it pass.
    pub fn is_advice(self) -> bool {
        self == Self::GuideUncited
    }
}
