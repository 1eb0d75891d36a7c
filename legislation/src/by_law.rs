//! `Ground`: whether what a by-law demands of people rests on a law, and `Delegation`: what a law leaves to by-laws.
//!
//! A by-law may not set norms that go beyond those of laws (Law of Kazakhstan on Legal Acts, No. 480-V of 6 April 2016, article 24,
//! paragraph 1).

use crate::{ActId, EId, Lang};
use serde::{Deserialize, Serialize};

/// What a norm of a by-law rests on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// A provision of a law is named, and the corpus has it.
    Grounded,
    /// A law is named; the corpus has not the act, or the act not the provision.
    NotFound,
    /// No law is named.
    NoneNamed,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Self; 3] = [Self::Grounded, Self::NotFound, Self::NoneNamed];

    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Grounded => "grounded",
            Self::NotFound => "not-found",
            Self::NoneNamed => "none-named",
        }
    }
}

/// What a law leaves to by-laws in one of its norms.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Delegation {
    /// The law.
    pub act: ActId,
    /// Its title.
    pub title: String,
    /// The language of the text.
    pub lang: Lang,
    /// The provision, of a list the item.
    #[serde(rename = "eId")]
    pub eid: EId,
    /// To whom, in the words of the law; empty where nobody is named.
    pub to: String,
    /// The sentence, with its head where it is an item.
    pub words: String,
    /// By-laws of the corpus that name the provision as their ground; empty where none does.
    pub by_laws: Vec<ActId>,
}

/// A duty, ban or sanction of a by-law on people or business.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Demand {
    /// The by-law.
    pub act: ActId,
    /// Its title.
    pub title: String,
    /// The language of the text.
    pub lang: Lang,
    /// The provision, of a list the item.
    #[serde(rename = "eId")]
    pub eid: EId,
    /// A kind of burden, or `sanction`.
    pub what: String,
    /// Who bears it, in the words of the by-law; empty where nobody is named.
    pub addressee: String,
    /// What it rests on.
    pub ground: Ground,
    /// The provisions of laws it names, those of the whole by-law among them: `act#eId`; of laws that the corpus has not, as far
    /// as they are known.
    pub laws: Vec<String>,
    /// The sentence.
    pub words: String,
}

/// What by-laws of a language demand and what its laws leave to by-laws, in a bundle: how much there is, and the files it stands in.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ByLawList {
    /// By-laws that were read.
    pub by_laws: u32,
    /// Demands in all parts.
    pub demands: u32,
    /// Delegations in all parts.
    pub delegations: u32,
    /// Paths of [`ByLawPart`]s.
    pub parts: Vec<String>,
}

/// Some of the demands and delegations.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ByLawPart {
    /// Demands of by-laws, act by act.
    pub demands: Vec<Demand>,
    /// Delegations of laws, act by act.
    pub delegations: Vec<Delegation>,
}
