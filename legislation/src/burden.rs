//! `Burden`: a norm that people or business bear – what it makes them do, who bears it, towards whom, by when, what stands
//! behind it – and `Review`: what its owner decided about it in an inventory of norms (a «regulatory guillotine»).

use crate::{ActId, ActKind, EId, Lang};
use serde::{Deserialize, Serialize};

/// What a norm makes a private person or organisation do, bear or leave undone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BurdenKind {
    /// A licence, permit, accreditation, registration or notification before something may be done.
    Permit,
    /// Something is told or handed over: reports, notices, documents, applications.
    Report,
    /// A body may inspect, audit or check.
    Inspection,
    /// Tax, fee, charge, deposit, insurance, compensation.
    Payment,
    /// Something is kept: documents, books, accounts.
    Record,
    /// Something must not be done.
    Ban,
    /// Any other duty.
    Conduct,
}

impl BurdenKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Permit, Self::Report, Self::Inspection, Self::Payment, Self::Record, Self::Ban, Self::Conduct];

    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Permit => "permit",
            Self::Report => "report",
            Self::Inspection => "inspection",
            Self::Payment => "payment",
            Self::Record => "record",
            Self::Ban => "ban",
            Self::Conduct => "conduct",
        }
    }

    /// The kind of this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// The rank of the act a norm stands in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rank {
    /// The Constitution, a code, a law.
    Law,
    /// What stands below: decrees, resolutions, orders, decisions.
    ByLaw,
    /// An act whose kind is not told.
    Unknown,
}

impl Rank {
    /// The rank of an act of this kind. By-laws are what stands below laws (Law of Kazakhstan on Legal Acts, No. 480-V, article 7
    /// names decrees of the President, resolutions, orders and decisions); of what is neither, nothing is said.
    pub fn of(kind: ActKind) -> Self {
        match kind {
            ActKind::Constitution | ActKind::ConstitutionalLaw | ActKind::Code | ActKind::Law => Self::Law,
            ActKind::Decree | ActKind::Resolution | ActKind::Order => Self::ByLaw,
            ActKind::Other => Self::Unknown,
        }
    }

    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::ByLaw => "by-law",
            Self::Unknown => "unknown",
        }
    }
}

/// One burden of a corpus.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Burden {
    /// Its name in reviews: stays when the act is renumbered or lightly reworded, where a review carries it on.
    pub id: String,
    /// The act.
    pub act: ActId,
    /// The act's title.
    pub title: String,
    /// The act's rank.
    pub rank: Rank,
    /// The language of the text.
    pub lang: Lang,
    /// The provision, of a list the item.
    #[serde(rename = "eId")]
    pub eid: EId,
    /// What it makes people do.
    pub kind: BurdenKind,
    /// Who bears it, in the words of the law; empty where nobody is named.
    pub addressee: String,
    /// Towards which body of the state, in the words of the law; empty where none is named.
    pub body: String,
    /// By when, in the words of the law.
    pub deadlines: Vec<String>,
    /// Where breaking it is punished: `act#eId`, as far as a sanction names it.
    pub sanctions: Vec<String>,
    /// The sentence, with its head where it is an item.
    pub words: String,
}

/// The burdens of a language's acts in a bundle: which acts have some, and the files they stand in.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct BurdenList {
    /// The acts that have burdens, ordered by id.
    pub acts: Vec<BurdenedAct>,
    /// Paths of [`BurdenPart`]s, in the order of the acts.
    pub parts: Vec<String>,
}

/// An act that has burdens.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BurdenedAct {
    /// The act.
    pub id: ActId,
    /// Its title.
    pub title: String,
    /// Its rank.
    pub rank: Rank,
    /// How many burdens it has.
    pub norms: u32,
}

/// Burdens of consecutive acts, in document order.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct BurdenPart {
    /// Each with its act, an index of [`BurdenList::acts`].
    pub norms: Vec<ListedBurden>,
}

/// A burden in a bundle; the fields are those of [`Burden`], what is empty is left out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ListedBurden {
    /// Its name in reviews.
    pub id: String,
    /// Its act.
    pub act: u32,
    /// The provision.
    #[serde(rename = "eId")]
    pub eid: EId,
    /// What it makes people do.
    pub kind: BurdenKind,
    /// Who bears it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub addressee: String,
    /// Towards which body of the state.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<String>,
    /// Where breaking it is punished: `act#eId`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sanctions: Vec<String>,
    /// The sentence.
    pub words: String,
}

/// What was decided about a burden. Nothing is kept by default: a burden without a review is undecided.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Review {
    /// What is to become of it.
    pub decision: Option<Decision>,
    /// Why.
    pub justification: String,
    /// Who answers for the norm.
    pub owner: String,
    /// When it was decided, as the reviewer wrote it.
    pub date: String,
}

impl Review {
    /// Whether nobody has written anything.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}

/// What is to become of a norm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It stays as it is.
    Keep,
    /// It stays with less to do.
    Simplify,
    /// It becomes one with another norm.
    Merge,
    /// It goes.
    Drop,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 4] = [Self::Keep, Self::Simplify, Self::Merge, Self::Drop];

    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Simplify => "simplify",
            Self::Merge => "merge",
            Self::Drop => "drop",
        }
    }

    /// The decision of this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|decision| decision.slug() == slug)
    }
}

/// How a burden stands to the one that was reviewed, or inventoried before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// The same words in the same place.
    Same,
    /// The same words in another place: renumbered.
    Moved,
    /// Other words: the decision is carried over and wants a second look.
    Reworded,
    /// Not there before.
    New,
    /// Not there any more.
    Vanished,
}

impl Change {
    /// Every change.
    pub const ALL: [Self; 5] = [Self::Same, Self::Moved, Self::Reworded, Self::New, Self::Vanished];

    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Moved => "moved",
            Self::Reworded => "reworded",
            Self::New => "new",
            Self::Vanished => "vanished",
        }
    }
}
