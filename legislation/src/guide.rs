//! `Guide`: an answer in plain words to a situation of life, each statement with the provisions it rests on.
//!
//! An operator writes guides in Markdown beside the law; the indexer reads them into the blocks below and tells of each
//! citation whether it can be opened. No mark-up is left: a page is made of these blocks alone.

use crate::bundle::FileEntry;
use crate::{ActId, Date, EId, Lang};
use serde::{Deserialize, Serialize};

/// A situation of life that guides are for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Situation {
    /// Hiring, wages, leave, dismissal.
    Work,
    /// Marriage, children, benefits.
    Family,
    /// A place to live.
    Housing,
    /// Taxes, fees and other payments to the state.
    Taxes,
    /// Offences, fines, and what the police may do.
    Police,
    /// A business of one's own, and those who buy from it.
    Business,
}

impl Situation {
    /// Every situation, in the order of pages.
    pub const ALL: [Self; 6] = [Self::Work, Self::Family, Self::Housing, Self::Taxes, Self::Police, Self::Business];

    /// The word in front matter and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Family => "family",
            Self::Housing => "housing",
            Self::Taxes => "taxes",
            Self::Police => "police",
            Self::Business => "business",
        }
    }

    /// The situation of this word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|situation| situation.slug() == slug)
    }
}

/// A guide in one language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Guide {
    /// Its id, the same in all languages: the name of its file. An [`ActId`] by its letters, though it names no act.
    pub id: ActId,
    /// The language.
    pub lang: Lang,
    /// Title.
    pub title: String,
    /// What it answers, in a sentence or two.
    pub summary: String,
    /// What it is for.
    pub situation: Situation,
    /// How people would ask.
    pub questions: Vec<String>,
    /// The day a person compared it with the law.
    pub reviewed: Date,
    /// About law that does not exist.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fictional: bool,
    /// What it says.
    pub blocks: Vec<GuideBlock>,
    /// What it cites, in order; runs name these by number.
    pub citations: Vec<GuideCitation>,
}

/// A piece of a guide.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GuideBlock {
    /// A heading.
    Heading(Vec<Run>),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// Steps in their order; each a list of paragraphs and of lists below it.
    Steps(Vec<Vec<GuideBlock>>),
    /// Items in no order.
    Items(Vec<Vec<GuideBlock>>),
}

/// Words in one manner.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Emphasised.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    /// The citation these words are, an index into [`Guide::citations`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cites: Option<u32>,
}

/// A place of the law that a guide rests on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GuideCitation {
    /// The act.
    pub act: ActId,
    /// The provision; `None` is the whole act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eid: Option<EId>,
    /// The page that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<EId>,
    /// How it stands.
    pub state: CitationState,
    /// The act's title, where the corpus has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The day of the act's text, where it is later than the guide's review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amended: Option<Date>,
}

/// How a citation of a guide stands in the corpus.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CitationState {
    /// It can be opened.
    Open,
    /// The corpus has no such act or no such provision.
    Absent,
    /// The provision has been repealed.
    Repealed,
}

/// The guides of a language.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct GuideList {
    /// By situation, then by title.
    pub guides: Vec<GuideEntry>,
}

/// A guide in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GuideEntry {
    /// Id.
    pub id: ActId,
    /// Title.
    pub title: String,
    /// What it answers.
    pub summary: String,
    /// What it is for.
    pub situation: Situation,
    /// How people would ask.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
    /// The pages of the law it cites, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<(ActId, EId)>,
    /// The [`Guide`].
    pub file: FileEntry,
}

/// What the home page shows of a language besides the acts.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct HomeFile {
    /// Questions of each situation that these texts answer.
    pub situations: Vec<(Situation, Vec<String>)>,
    /// The acts that most other acts cite, most cited first.
    pub cited: Vec<CitedMost>,
    /// The acts with the newest texts, newest first.
    pub recent: Vec<Recent>,
}

/// An act that many others cite.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CitedMost {
    /// Id.
    pub id: ActId,
    /// Title.
    pub title: String,
    /// Number of other acts that cite it.
    pub acts: u32,
    /// Number of provisions of theirs that do.
    pub provisions: u32,
}

/// An act whose text is new.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Recent {
    /// Id.
    pub id: ActId,
    /// Title.
    pub title: String,
    /// Day of its text.
    pub date: Date,
}
