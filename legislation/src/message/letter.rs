//! `ToldText`: any text explained, as pages show it: blocks of labelled lines, each made of runs of the text's own words.

use crate::Lang;
use serde::{Deserialize, Serialize};

/// A text, explained.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToldText {
    /// The text's language.
    pub lang: Lang,
    /// What it says, in its order.
    pub blocks: Vec<ToldBlock>,
}

/// A rule, or a passage that has none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToldBlock {
    /// What kind of rule it is, in words; empty for a passage that stands as it is.
    pub kind: String,
    /// Its lines.
    pub rows: Vec<ToldRow>,
    /// The lines of each item of a list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Vec<ToldRow>>,
}

/// A line: what it tells, and the words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ToldRow {
    /// «Кто», «Мерзімі»; empty for a passage that stands as it is.
    pub label: String,
    /// The words.
    pub runs: Vec<ToldRun>,
}

/// Words of the text, or what stands beside them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToldRun {
    /// Words.
    Words(String),
    /// Words that name a provision or an act.
    Cites(String),
    /// Officialese, and an editor's plainer words or explanation.
    Gloss(String, String),
    /// What the words before are worth, in tenge.
    Worth(String),
}
