//! `Comment` on a draft, and what is read out of many of them: stances, campaigns, topics, the provisions they speak of.

use crate::{Date, EId, Lang, TextSpan};
use serde::{Deserialize, Serialize};

/// What somebody wrote about a draft.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Comment {
    /// The words.
    pub text: String,
    /// The day, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The provision it is about, as who wrote it said; empty where nothing was said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// Where a comment stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// It wants the draft, or the norm it speaks of.
    For,
    /// It does not.
    Against,
    /// It wants something else in it, whatever it thinks of the rest.
    Proposal,
    /// It asks.
    Question,
    /// Its words do not tell.
    Unclear,
}

impl Stance {
    /// Every stance.
    pub const ALL: [Self; 5] = [Self::For, Self::Against, Self::Proposal, Self::Question, Self::Unclear];

    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
            Self::Proposal => "proposal",
            Self::Question => "question",
            Self::Unclear => "unclear",
        }
    }

    /// The stance of this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.slug() == slug)
    }
}

/// What was read out of a comment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Read {
    /// Its language.
    pub lang: Lang,
    /// Where it stands.
    pub stance: Stance,
    /// The words that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cues: Vec<TextSpan>,
    /// The campaign it is of, by index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<u32>,
    /// The topic it is of, by index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<u32>,
    /// The provisions of the draft it speaks of, and whether it names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<(EId, bool)>,
}

/// Near-identical comments.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Campaign {
    /// Indexes of the comments, in their order.
    pub members: Vec<u32>,
    /// How alike the two are that are least alike among those compared, percent.
    pub weakest: u8,
}

/// What several comments speak of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Topic {
    /// The language of its comments.
    pub lang: Lang,
    /// Words that its comments share, as they are written most often, the most telling first.
    pub words: Vec<String>,
    /// Indexes of the comments, in their order.
    pub members: Vec<u32>,
    /// Indexes of comments that say what the others do: to be quoted.
    pub quotes: Vec<u32>,
}

/// What was read out of comments on a draft.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Opinions {
    /// For each comment, in order.
    pub read: Vec<Read>,
    /// Campaigns, the largest first.
    pub campaigns: Vec<Campaign>,
    /// Topics, the largest first.
    pub topics: Vec<Topic>,
}
