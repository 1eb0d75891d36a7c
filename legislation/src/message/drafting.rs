//! `ToldAmendment`: an amending draft carried out on the law it changes, as a page tells it.

use super::comparison::ChangedWords;
use crate::amending::Refusal;
use crate::remark::Remark;
use crate::{EId, Lang};
use serde::{Deserialize, Serialize};

/// A draft carried out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToldAmendment {
    /// The language of the law.
    pub lang: Lang,
    /// How many instructions were carried out.
    pub done: u32,
    /// How many are about other acts.
    pub others: u32,
    /// What was refused, in the order of the draft.
    pub refused: Vec<ToldRefusal>,
    /// The comparative table.
    pub rows: Vec<ToldRow>,
    /// What the changes leave behind in the act.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_behind: Vec<Remark>,
}

/// A line that was not carried out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToldRefusal {
    /// Its number, from 1.
    pub line: u32,
    /// Its words.
    pub words: String,
    /// Why.
    pub why: Refusal,
}

/// An element that differs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToldRow {
    /// How the law names it: «подпункт 2) пункта 3 статьи 8».
    pub element: String,
    /// Its id, in the law in force where it has it.
    #[serde(rename = "eId", default, skip_serializing_if = "Option::is_none")]
    pub eid: Option<EId>,
    /// As it is in force; `None` where it is new. Lines are apart by `\n`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Vec<ChangedWords>>,
    /// As it is proposed; `None` where it goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed: Option<Vec<ChangedWords>>,
}
