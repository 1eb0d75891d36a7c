//! `DraftingRequest` and `DraftingReply`: what a page and the drafting worker say to each other, as JSON text – amendments carried
//! out, drafts checked, their impact reckoned, comments on them read. Sent and answered as `analysis`'s are.

use super::analysis::{ActFiles, PublicationFormat};
use super::comparison::ChangedWords;
use crate::amending::Refusal;
use crate::impact::{Assessment, Scenario};
use crate::indicator::{LawIndicators, Stage, Standing};
use crate::juxtaposition::Juxtaposition;
use crate::opinion::{Comment, Opinions};
use crate::remark::Remark;
use crate::{ActId, ActKind, ActStatus, Date, EId, Lang};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Page to drafting worker.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftingRequest {
    /// Carry out an amending draft on the law it changes.
    Amend {
        /// Request number.
        number: u32,
        /// The law in force.
        law: Box<ActFiles>,
        /// The draft.
        text: String,
        /// The language of the remarks.
        ui: Lang,
    },
    /// Make a document of the law as a draft would have it.
    Consolidate {
        /// Request number.
        number: u32,
        /// The law in force.
        law: Box<ActFiles>,
        /// The draft.
        text: String,
        /// In which form.
        format: PublicationFormat,
        /// The day it is made on.
        day: Date,
    },
    /// Make the comparative table of a draft, as a DOCX file.
    Tabulate {
        /// Request number.
        number: u32,
        /// The law in force.
        law: Box<ActFiles>,
        /// The draft.
        text: String,
        /// The words of the table: its title, the names of its five columns, what is said of what is new and of what goes.
        words: [String; 8],
    },
    /// Read the lines of a DOCX file.
    Read {
        /// Request number.
        number: u32,
        /// The file.
        bytes: Vec<u8>,
    },
    /// Check a draft.
    Check {
        /// Request number.
        number: u32,
        /// The draft, in one language or two.
        texts: Vec<String>,
        /// The language of the remarks.
        ui: Lang,
        /// Whether to hold it against the acts that were learned.
        law: bool,
    },
    /// Tell what a draft must be held against.
    Survey {
        /// Request number.
        number: u32,
        /// The draft.
        text: String,
        /// The acts in force, in the draft's language.
        acts: Vec<NamedAct>,
    },
    /// Read an act that drafts are to be held against.
    Learn {
        /// Request number.
        number: u32,
        /// The act.
        law: Box<ActFiles>,
        /// Whether to forget those learned before.
        fresh: bool,
    },
    /// Make a document of a draft with remarks in its margin.
    Annotate {
        /// Request number.
        number: u32,
        /// The draft.
        text: String,
        /// Its title.
        title: String,
        /// Its language.
        lang: Lang,
        /// The heading above the remarks.
        heading: String,
        /// The remarks.
        notes: Vec<MarginNote>,
        /// In which form.
        format: MarginFormat,
        /// The day it is made on.
        day: Date,
    },
    /// Reckon an impact assessment.
    Assess {
        /// Request number.
        number: u32,
        /// The options and what each costs and brings.
        scenario: Box<Scenario>,
        /// How many times chance is tried.
        draws: u32,
        /// Where chance begins.
        seed: u64,
    },
    /// Tell what a draft makes people and business do.
    Burdens {
        /// Request number.
        number: u32,
        /// The draft.
        text: String,
    },
    /// Tell where indicators stand.
    Measure {
        /// Request number.
        number: u32,
        /// The indicators.
        laws: Vec<LawIndicators>,
        /// On which day.
        day: Date,
    },
    /// Set provisions of several acts about one matter side by side.
    Juxtapose {
        /// Request number.
        number: u32,
        /// The acts, all in one language, the first to be gone through.
        acts: Vec<ActFiles>,
        /// What it is about; empty for the whole acts.
        topic: String,
    },
    /// Make a DOCX file of a table.
    Table {
        /// Request number.
        number: u32,
        /// The file's name, without its ending.
        name: String,
        /// Its title.
        title: String,
        /// The language of most of its words.
        lang: Lang,
        /// The names of its columns, each with its share of the width.
        columns: Vec<(String, u32)>,
        /// Its rows; lines of a cell are apart by `\n`.
        rows: Vec<Vec<String>>,
    },
    /// Read the comments of a file.
    Comments {
        /// Request number.
        number: u32,
        /// The file.
        bytes: Vec<u8>,
    },
    /// Tell what comments say.
    Listen {
        /// Request number.
        number: u32,
        /// The comments.
        comments: Vec<Comment>,
        /// The draft they are about; empty where there is none.
        draft: String,
    },
}

/// Drafting worker to page.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftingReply {
    /// A document; its bytes come with the reply.
    Exported {
        /// The request's number.
        number: u32,
        /// A name for the file: `K1400000235.comparative-table.docx`.
        file: String,
        /// What it is: `text/html`.
        media: String,
    },
    /// A draft, carried out.
    Amended {
        /// The request's number.
        number: u32,
        /// What came of it.
        told: ToldAmendment,
    },
    /// A draft, checked.
    Checked {
        /// The request's number.
        number: u32,
        /// What was found.
        told: ToldCheck,
    },
    /// What a draft must be held against.
    Surveyed {
        /// The request's number.
        number: u32,
        /// Acts, terms, norms.
        survey: Survey,
    },
    /// An act was learned.
    Learned {
        /// The request's number.
        number: u32,
    },
    /// An impact assessment, reckoned.
    Assessed {
        /// The request's number.
        number: u32,
        /// What follows.
        assessment: Assessment,
    },
    /// What a draft makes people and business do.
    Burdens {
        /// The request's number.
        number: u32,
        /// In the order of the draft.
        burdens: Vec<DraftBurden>,
    },
    /// Where indicators stand.
    Measured {
        /// The request's number.
        number: u32,
        /// Law by law, indicator by indicator.
        laws: Vec<ToldLaw>,
    },
    /// Provisions side by side.
    Juxtaposed {
        /// The request's number.
        number: u32,
        /// The table.
        table: Juxtaposition,
    },
    /// The comments of a file.
    Comments {
        /// The request's number.
        number: u32,
        /// In the order of the file.
        comments: Vec<Comment>,
        /// The same without what tells who wrote them.
        masked: Vec<String>,
    },
    /// What comments say.
    Listened {
        /// The request's number.
        number: u32,
        /// Stances, campaigns, topics; places in texts are UTF-16 units.
        opinions: Opinions,
    },
    /// The lines of a file.
    Lines {
        /// The request's number.
        number: u32,
        /// The lines.
        lines: Vec<String>,
    },
    /// A request that could not be answered.
    Failed {
        /// The request's number.
        number: u32,
        /// Why.
        failure: DraftingFailure,
    },
}

/// Why a request could not be answered. Who asked words it in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DraftingFailure {
    /// What was given is no act, or not all of one; no document, or a damaged one.
    Damaged,
    /// The figures of an assessment cannot be reckoned with.
    Unsound {
        /// Which.
        place: String,
    },
    /// The request is none this worker knows: page and worker are of two versions.
    Unknown,
}

/// A form in which a draft is passed on with remarks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarginFormat {
    /// One HTML file.
    Html,
    /// A DOCX file with comments.
    Docx,
}

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
    /// What the changes leave behind in the act, and what is to be remarked on what they change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_behind: Vec<LeftBehind>,
}

/// A remark on an amended act.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeftBehind {
    /// The remark.
    pub remark: Remark,
    /// What it is called.
    pub title: String,
    /// Why it matters.
    pub why: String,
    /// Whether it only advises.
    pub advice: bool,
}

impl LeftBehind {
    /// In the language of whoever reads it.
    pub fn of(remark: &Remark, ui: Lang) -> Self {
        let title = remark.kind.title(ui).to_owned();
        Self { remark: remark.clone(), title, why: remark.why(ui), advice: remark.kind.is_advice() }
    }
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

/// Where the indicators of a law stand.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ToldLaw {
    /// The last step of the loop that was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// When each step was last taken.
    pub stages: BTreeMap<Stage, Date>,
    /// Indicator by indicator.
    pub standings: Vec<Standing>,
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
