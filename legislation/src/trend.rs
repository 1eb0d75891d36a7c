//! `TrendList`: how much law there is, how often it is amended and how its acts hang on one another, for the page that shows it.

use crate::{ActId, ActKind, ActStatus};
use serde::{Deserialize, Serialize};

/// The figures of a language in a bundle, and the files with those of each act.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TrendList {
    /// Acts in all parts.
    pub acts: u32,
    /// Amendments by year, oldest first.
    pub amendments: Vec<YearOfAmendments>,
    /// Citations that lead to an act of the corpus, to another one, and to none that is known.
    pub citations: [u32; 3],
    /// Paths of [`TrendPart`]s.
    pub parts: Vec<String>,
}

/// What was amended in a year.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct YearOfAmendments {
    /// When the amending acts were adopted.
    pub year: u16,
    /// Acts amended.
    pub acts: u32,
    /// Acts that amended them.
    pub amending: u32,
    /// Provisions amended, for each amending act once.
    pub provisions: u32,
}

/// The figures of some acts.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TrendPart {
    /// In the order of the catalog.
    pub acts: Vec<ActFigures>,
}

/// The figures of an act.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ActFigures {
    /// The act.
    pub act: ActId,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: ActKind,
    /// The year of adoption, where the text tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Its state.
    pub status: ActStatus,
    /// How many provisions it has.
    pub provisions: u32,
    /// How many words its texts and headings have.
    pub words: u32,
    /// Norms that say outright that someone must or must not.
    #[serde(default)]
    pub restrictions: u32,
    /// The composite of readability in tenths, weighted by words; `None` without words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difficulty: Option<u32>,
    /// How many acts amended it.
    pub amending: u32,
    /// How many other acts cite it.
    pub fan_in: u32,
    /// How many other acts it cites.
    pub fan_out: u32,
    /// How many other acts are reached from it along citations.
    pub reach: u32,
    /// How many acts, itself among them, cite one another in a circle; 1 for none.
    pub circle: u32,
    /// Acts on the longest chain of citations from it, a circle counting once.
    pub depth: u32,
}
