//! `Finding`: a place where the law seems to contradict itself or to leave a gap, with its evidence – for a person to judge.

use crate::burden::Rank;
use crate::{ActId, EId, Lang, TextSpan};
use serde::{Deserialize, Serialize};

/// What seems to be wrong.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// The same is to be done within different times.
    Deadline,
    /// The same costs, or entails, different amounts.
    Amount,
    /// Two norms in nearly the same words say otherwise: may and must, another party, an exception in one only, another number.
    NearDuplicate,
    /// A provision is cited that was repealed, or that its act does not have.
    DeadReference,
    /// Two provisions of an act leave the same matter to different bodies.
    WhoDecides,
    /// Provisions send their reader round in a circle.
    Circular,
    /// An act never uses a term that somebody expects in it.
    AbsentTerm,
}

impl FindingKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Deadline,
        Self::Amount,
        Self::NearDuplicate,
        Self::DeadReference,
        Self::WhoDecides,
        Self::Circular,
        Self::AbsentTerm,
    ];

    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Amount => "amount",
            Self::NearDuplicate => "near-duplicate",
            Self::DeadReference => "dead-reference",
            Self::WhoDecides => "who-decides",
            Self::Circular => "circular",
            Self::AbsentTerm => "absent-term",
        }
    }

    /// The kind of this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// Where two near-duplicates disagree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disagreement {
    /// One says must, may or must not, and the other another of them.
    Modality,
    /// One names another party, the rest being the same.
    Party,
    /// One makes an exception.
    Exception,
    /// A number that is neither a time nor an amount.
    Number,
}

impl Disagreement {
    /// The word used in files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Modality => "modality",
            Self::Party => "party",
            Self::Exception => "exception",
            Self::Number => "number",
        }
    }
}

/// A finding and its evidence.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Finding {
    /// Its name in a file of dismissals: of its kind, acts and words, so that it stays when an act is renumbered.
    pub id: String,
    /// What seems to be wrong.
    pub kind: FindingKind,
    /// In what near-duplicates disagree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disagreement: Option<Disagreement>,
    /// How sure, in hundredths: orders a list; no probability.
    pub confidence: u8,
    /// The language of the texts.
    pub lang: Lang,
    /// The provisions, at least one; of a circle in their order.
    pub places: Vec<FindingPlace>,
    /// What stands against what: the times, the amounts, the parties, the citation, the absent term.
    pub versus: Vec<String>,
}

/// A provision of a finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FindingPlace {
    /// The act.
    pub act: ActId,
    /// Its title.
    pub title: String,
    /// Its rank.
    pub rank: Rank,
    /// The provision, of a list the item; `None` for the whole act.
    #[serde(rename = "eId", default, skip_serializing_if = "Option::is_none")]
    pub eid: Option<EId>,
    /// The sentence, with its head where it is an item; white space single.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// What is at odds in it, spans of [`words`](Self::words).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<TextSpan>,
}

/// The findings of a language in a bundle: how many of each kind, and the files they stand in.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct FindingList {
    /// Findings in all parts.
    pub findings: u32,
    /// Paths of [`FindingPart`]s, the surest findings first.
    pub parts: Vec<String>,
}

/// Some of the findings.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct FindingPart {
    /// The surest first.
    pub findings: Vec<Finding>,
}
