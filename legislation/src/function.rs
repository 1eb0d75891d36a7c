//! `Function`s of state bodies: what law and by-laws give a body to do, and `Overlap`s: what is given to two bodies in like words.

use crate::burden::Rank;
use crate::by_law::Ground;
use crate::{ActId, EId, Lang};
use serde::{Deserialize, Serialize};

/// A body of the state, as one act or all of a corpus name it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Body {
    /// The stems of its name, after its language; before them the act, where the name is general («уполномоченный орган»): such
    /// a name means another body in each act.
    pub key: String,
    /// Its name as the law most often writes it, in the nominative where the law has it.
    pub name: String,
    /// The language of the name.
    pub lang: Lang,
    /// How many acts give it functions.
    pub acts: usize,
    /// How many functions it has.
    pub functions: usize,
}

/// What a provision gives a body to do.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Function {
    /// A name made of act, language, body and words, which renumbering leaves alone.
    pub id: String,
    /// The key of the [`Body`].
    pub body: String,
    /// The body's name.
    pub name: String,
    /// The act.
    pub act: ActId,
    /// Its title.
    pub title: String,
    /// Whether it is a law.
    pub rank: Rank,
    /// The language of the text.
    pub lang: Lang,
    /// The provision, of a list the item.
    #[serde(rename = "eId")]
    pub eid: EId,
    /// The sentence, with its head where it is an item, its white space single.
    pub words: String,
    /// Said of every body («иные полномочия, предусмотренные законами»); such functions overlap with none.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub boilerplate: bool,
    /// In a by-law, what it rests on; `None` elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
    /// In a by-law, the provisions of laws it names or repeats: `act#eId`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub laws: Vec<String>,
}

/// How alike two functions are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OverlapClass {
    /// In nearly the same words.
    Same,
    /// In words much alike.
    Overlapping,
}

impl OverlapClass {
    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Overlapping => "overlapping",
        }
    }
}

/// Two functions of different bodies in like words. Whether they really do the same is left to the reader.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Overlap {
    /// Index of the one function, the smaller.
    pub a: usize,
    /// Index of the other.
    pub b: usize,
    /// How alike.
    pub class: OverlapClass,
    /// Weight of the words they share ÷ weight of all their words, 0 to 1, two decimals.
    pub likeness: f64,
    /// Whether one act gives both.
    pub within_act: bool,
    /// Words they share, the rarest first, at most eight.
    pub shared: Vec<String>,
}

/// How many functions of two bodies overlap.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OverlapCount {
    /// The key of the one body, the smaller.
    pub a: String,
    /// The key of the other.
    pub b: String,
    /// How many pairs.
    pub overlaps: usize,
    /// How many of them in nearly the same words.
    pub same: usize,
}

/// The functions of a language's bodies in a bundle: how much there is, and the files it stands in.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct FunctionList {
    /// Overlaps in all parts.
    pub overlaps: u32,
    /// Functions in all parts.
    pub functions: u32,
    /// Paths of [`FunctionPart`]s, overlaps first.
    pub parts: Vec<String>,
}

/// Some of the overlaps and functions.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct FunctionPart {
    /// The most alike first.
    pub overlaps: Vec<OverlapPair>,
    /// In the order of the corpus.
    pub functions: Vec<Function>,
}

/// An overlap with both its functions.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct OverlapPair {
    /// How alike.
    pub class: OverlapClass,
    /// From 0 to 1.
    pub likeness: f64,
    /// The two functions.
    pub pair: [Function; 2],
}
