//! `Juxtaposition`: articles of two or more acts about one matter, side by side – to compare jurisdictions, or acts of one.

use crate::{ActId, EId};
use serde::{Deserialize, Serialize};

/// The table: the articles of the first act, with what is nearest to each in the others; then articles of the others that are near to
/// none.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Juxtaposition {
    /// The acts, as they were given.
    pub acts: Vec<ActId>,
    /// The articles of each act that apply, in document order.
    pub articles: Vec<Vec<Article>>,
    /// The rows, in the order of the first act; those of no article of the first follow, act by act.
    pub rows: Vec<Row>,
    /// Terms that at least two of the acts explain.
    pub terms: Vec<SharedTerm>,
}

/// An article, or what stands for one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Article {
    /// Its id.
    #[serde(rename = "eId")]
    pub eid: EId,
    /// Its number, as printed.
    pub label: String,
    /// Its heading.
    pub heading: String,
    /// Its text: paragraphs, apart by `\n`.
    pub text: String,
}

/// Articles side by side.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Row {
    /// An article of each act, `None` where none is near.
    pub cells: Vec<Option<Cell>>,
}

/// An article in a row.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Cell {
    /// Its index among its act's.
    pub article: u32,
    /// How like it is to the article that leads the row, from 0 to 1; `None` for that article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likeness: Option<f64>,
    /// Words by which they are like, the most telling first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
}

impl Juxtaposition {
    /// The article of a cell of the act at this place.
    pub fn article(&self, act: usize, cell: &Cell) -> Option<&Article> {
        self.articles.get(act)?.get(cell.article as usize)
    }
}

/// A term that several acts explain.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SharedTerm {
    /// The term, as the first that explains it has it.
    pub term: String,
    /// The explanation in each act, `None` where it gives none: the provision and the words.
    pub meanings: Vec<Option<(EId, String)>>,
    /// Whether all the words are the same.
    pub is_same: bool,
}
