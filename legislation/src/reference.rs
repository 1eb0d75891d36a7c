//! `Reference`: a citation in the text and the provisions it names.

use crate::{ActId, EId, TextSpan};
use serde::{Deserialize, Serialize};

/// A citation: the words, and every target they name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reference {
    /// Index of the citing provision in its act.
    pub provision: u32,
    /// The citing words.
    pub span: TextSpan,
    /// What they name; empty when it could not be resolved. Never guessed.
    pub targets: Vec<Target>,
}

/// One thing a citation names.
#[derive(Clone, PartialEq, Eq, Debug, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Target {
    /// The act; `None` is the citing act itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<ActId>,
    /// The provision; `None` is the whole act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eid: Option<EId>,
    /// Whether the target is in this corpus, so that a link leads somewhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub present: bool,
}
