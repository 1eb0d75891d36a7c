//! `Related`: what the rest of a corpus says about the acts of one part of a catalog: who cites each provision, and which
//! others say almost the same.
//!
//! It stands beside the acts and not in their files, because it changes with other acts than theirs.

use super::FileEntry;
use crate::{ActId, EId};
use serde::{Deserialize, Serialize};

/// What a file of related provisions holds: it belongs to a part of a catalog.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Related {
    /// The other acts named below, by number: id and title.
    pub others: Vec<(ActId, String)>,
    /// The acts of the part that have anything related, ordered by id.
    pub acts: Vec<RelatedAct>,
}

/// What is related to the provisions of an act.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RelatedAct {
    /// The act.
    pub id: ActId,
    /// By page, in the order of the act.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<RelatedPage>,
    /// The files its pages are in, each a [`Related`], where there is too much for one; which, [`piece_of`] tells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<FileEntry>,
}

/// The piece of so many that a page is in: by its id, so that new citations of one page change one piece. `app/guides.js`
/// counts the same.
pub fn piece_of(page: &EId, pieces: usize) -> usize {
    let sum = page.as_str().bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    sum as usize % pieces.max(1)
}

/// What is related to the provisions of a page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RelatedPage {
    /// The id the page is linked by; a division's own where a division is cited.
    pub eid: EId,
    /// Its provisions that have anything related, in order.
    pub places: Vec<RelatedPlace>,
}

/// What is related to a provision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RelatedPlace {
    /// The provision.
    pub eid: EId,
    /// The provisions that cite it, by act (a number in [`Related::others`]), each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cited_by: Vec<(u32, Vec<EId>)>,
    /// Of these, the provisions by which breaking it entails a sanction: their conduct names it, and it sets no sanction
    /// itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sanctioned_by: Vec<(u32, EId)>,
    /// Provisions that say almost the same, by act, the most alike first; at most [`RelatedPlace::MOST_SIMILAR`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub similar: Vec<(u32, EId)>,
}

impl RelatedPlace {
    /// Similar provisions listed at most: phrases of office are repeated by hundreds.
    pub const MOST_SIMILAR: usize = 6;
}
