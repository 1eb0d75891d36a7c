//! `ChangedProvision`: what a reader is told of a provision that two texts of an act do not share.

use crate::EId;
use serde::{Deserialize, Serialize};

/// What happened to a provision.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HowChanged {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Only its number is left.
    Repealed,
    /// It stands elsewhere, its words are the same.
    Moved,
    /// Its words are others.
    Amended,
}

/// In which text a run of words is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordsAre {
    /// In both.
    Kept,
    /// Only in the earlier one.
    Removed,
    /// Only in the later one.
    Inserted,
}

/// A run of words, with the white space behind it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ChangedWords {
    /// In which text.
    pub are: WordsAre,
    /// The words.
    pub words: String,
}

/// A provision that is not in both texts as it is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ChangedProvision {
    /// What happened.
    pub how: HowChanged,
    /// Its id in the later text; in the earlier one, if it is gone.
    pub eid: EId,
    /// Its id in the earlier text, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<EId>,
    /// Its number as printed.
    pub label: String,
    /// Its heading; the runs, joined, are both headings.
    pub heading: Vec<ChangedWords>,
    /// Its text.
    pub text: Vec<ChangedWords>,
}
