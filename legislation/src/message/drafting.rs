//! `ToldAmendment`: an amending draft carried out on the law it changes, and `ToldCheck`: what a check of a draft finds, as a page
//! tells them.

use super::comparison::ChangedWords;
use crate::amending::Refusal;
use crate::remark::Remark;
use crate::{ActId, ActKind, ActStatus, Date, EId, Lang};
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

/// A draft, checked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToldCheck {
    /// Its texts, as they were given.
    pub texts: Vec<CheckedText>,
    /// Remarks, text by text, in the order of each.
    pub remarks: Vec<ToldRemark>,
    /// How many acts in force it was held against.
    pub against: u32,
}

/// A text of a draft as it was read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CheckedText {
    /// Its language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// How many provisions it has.
    pub provisions: u32,
}

/// A remark at its place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToldRemark {
    /// What it is about.
    pub remark: Remark,
    /// Of which text, from 0.
    pub text: u32,
    /// What such remarks are called.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// Whether it advises, and is no fault.
    pub advice: bool,
    /// Its place in the text, in UTF-16 units; `None` for the whole draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<(u32, u32)>,
    /// What would put it right without a doubt: from, to, what stands there instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fix: Vec<(u32, u32, String)>,
}

/// An act that a draft may cite.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NamedAct {
    /// Id.
    pub id: ActId,
    /// Kind.
    pub kind: ActKind,
    /// Title.
    pub title: String,
    /// Number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Day of adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Status.
    pub status: ActStatus,
}

/// What a draft must be held against.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Survey {
    /// The language of the draft.
    pub lang: Lang,
    /// Acts it cites.
    pub cited: Vec<ActId>,
    /// Terms it explains.
    pub terms: Vec<String>,
    /// Words of its norms, to search for similar ones.
    pub norms: Vec<String>,
}

/// A remark as a document tells it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MarginNote {
    /// Start of the words it is about, in UTF-16 units of the text.
    pub from: u32,
    /// One past their end.
    pub to: u32,
    /// What it is called.
    pub title: String,
    /// What it says.
    pub words: String,
}

/// Something a draft makes people or business do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DraftBurden {
    /// The provision.
    #[serde(rename = "eId")]
    pub eid: EId,
    /// What it makes them do, as [`crate::burden::BurdenKind::slug`] says.
    pub kind: String,
    /// Who bears it, in the words of the draft; empty where nobody is named.
    pub addressee: String,
    /// The sentence.
    pub words: String,
}
