//! `Act`: one law text in one language on one date (an expression of a work), with its `Provision`s.
//!
//! The tree is kept flat, in document order, each provision naming its parent: spans, search documents and pages all
//! count provisions, and a flat list is what they count in.

mod blank;

use crate::{Date, EId, Lang, TextSpan};
use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// The id of an act in its source: `K1400000235`, `K950001000_`, `labour-code`. Letters, digits, `_`, `-`, `.`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ActId(String);

/// Why a text is no act id.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("{0:?} is not an act id: letters, digits, '-', '_' and '.' only, at most 80")]
pub struct NotAnActId(pub String);

impl ActId {
    /// Reads an id; it becomes a file name and part of an address, so nothing else than its letters gets in.
    pub fn parse(text: &str) -> Result<Self, NotAnActId> {
        let ok = (1..=80).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
        if ok { Ok(Self(text.to_owned())) } else { Err(NotAnActId(text.chars().take(60).collect())) }
    }

    /// An id made of any text (a file's name): characters it cannot carry become `-`.
    pub fn from_name(name: &str) -> Self {
        let id: String = name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' })
            .skip_while(|c| !c.is_ascii_alphanumeric())
            .take(80)
            .collect();
        if id.is_empty() { Self("act".to_owned()) } else { Self(id) }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ActId {
    type Error = NotAnActId;
    fn try_from(text: String) -> Result<Self, NotAnActId> {
        Self::parse(&text)
    }
}

impl From<ActId> for String {
    fn from(id: ActId) -> Self {
        id.0
    }
}

impl fmt::Display for ActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ActId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The kind of an act, highest legal force first (Law on Legal Acts No. 480-V of 6 April 2016, art. 10).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActKind {
    /// Конституция.
    Constitution,
    /// Конституционный закон.
    ConstitutionalLaw,
    /// Кодекс: stands above other laws.
    Code,
    /// Закон.
    Law,
    /// Указ Президента.
    Decree,
    /// Постановление (of the Government, of a court).
    Resolution,
    /// Приказ (of a minister), решение of a local body.
    Order,
    /// Anything else: a decision, a treaty, a bill, a judgment.
    Other,
}

impl ActKind {
    /// Every kind, highest first.
    pub const ALL: [Self; 8] = [
        Self::Constitution,
        Self::ConstitutionalLaw,
        Self::Code,
        Self::Law,
        Self::Decree,
        Self::Resolution,
        Self::Order,
        Self::Other,
    ];

    /// The word used in addresses and filters, for example `constitutional-law`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Constitution => "constitution",
            Self::ConstitutionalLaw => "constitutional-law",
            Self::Code => "code",
            Self::Law => "law",
            Self::Decree => "decree",
            Self::Resolution => "resolution",
            Self::Order => "order",
            Self::Other => "other",
        }
    }

    /// The kind of this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }

    /// Whether acts of this kind stand below the laws (Law on Legal Acts, art. 10).
    pub fn is_by_law(self) -> bool {
        matches!(self, Self::Decree | Self::Resolution | Self::Order)
    }
}

/// Whether an act applies.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActStatus {
    /// «Новый», «Обновленный», «Действующий».
    InForce,
    /// Adopted, to come into force later.
    NotYetInForce,
    /// «Утративший силу», «Күшін жойған».
    Repealed,
    /// The source does not say.
    Unknown,
}

impl ActStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::InForce, Self::NotYetInForce, Self::Repealed, Self::Unknown];

    /// The word used in addresses and filters.
    pub fn slug(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::NotYetInForce => "not-yet-in-force",
            Self::Repealed => "repealed",
            Self::Unknown => "unknown",
        }
    }

    /// The status of this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.slug() == slug)
    }
}

/// The kind of a provision; names follow Akoma Ntoso.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProvisionKind {
    /// Text before the first numbered provision (кіріспе, преамбула); eId `preamble`.
    Preamble,
    /// «Общая часть», «Ерекше бөлік»; `part`.
    Part,
    /// Раздел / бөлім; `sec`.
    Section,
    /// Глава / тарау; `chp`.
    Chapter,
    /// Параграф; `subchp`.
    Subchapter,
    /// Статья / бап; `art`.
    Article,
    /// Numbered paragraph «1.» (пункт, часть / тармақ); `para`.
    Paragraph,
    /// Point «1)» (подпункт / тармақша); `point`.
    Point,
    /// Unnumbered passage after the first (абзац); `al`.
    Alinea,
    /// A table kept as a table; `tbl`.
    Table,
    /// Annex or approved document (приложение / қосымша); `att`.
    Attachment,
    /// A heading inside the text that is not a numbered division; `hd`.
    Heading,
    /// Who signed; `sig`.
    Signature,
    /// A second, separately numbered run (transitional provisions); `transitional`.
    Transitional,
}

impl ProvisionKind {
    /// The step name used in eIds.
    pub fn eid_name(self) -> &'static str {
        match self {
            Self::Preamble => "preamble",
            Self::Part => "part",
            Self::Section => "sec",
            Self::Chapter => "chp",
            Self::Subchapter => "subchp",
            Self::Article => "art",
            Self::Paragraph => "para",
            Self::Point => "point",
            Self::Alinea => "al",
            Self::Table => "tbl",
            Self::Attachment => "att",
            Self::Heading => "hd",
            Self::Signature => "sig",
            Self::Transitional => "transitional",
        }
    }

    /// Whether it only groups articles or paragraphs (part … subchapter, attachment, transitional run).
    pub fn is_division(self) -> bool {
        matches!(
            self,
            Self::Part | Self::Section | Self::Chapter | Self::Subchapter | Self::Attachment | Self::Transitional
        )
    }
}

/// Whether a provision applies.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProvisionState {
    /// Part of the text in force.
    #[default]
    InForce,
    /// Repealed or excluded: only its number and a note are left («Исключена», «Алып тасталды»).
    Repealed,
}

impl ProvisionState {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if passes a reference")]
    fn is_in_force(&self) -> bool {
        *self == Self::InForce
    }
}

/// A remark of the source about the text, never part of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Note {
    /// What it is.
    pub kind: NoteKind,
    /// The remark, white space collapsed.
    pub text: String,
}

/// The kind of a remark.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoteKind {
    /// «Сноска.», «Ескерту.», "Footnote:" – how the text was amended.
    Amendment,
    /// «Примечание ИЗПИ!», «ЗҚАИ-ның ескертпесі!», «Ескертпе.» – the database's own remark, often of a wording to come.
    Editorial,
}

/// A hyperlink of the source inside a provision's text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SourceLink {
    /// The linked words.
    pub span: TextSpan,
    /// The address as written in the source.
    pub href: String,
}

/// A table of the source: rows of cells, plain text.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Table {
    /// Cells by row; a cell's lines are joined by `\n`.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Cell {
    /// Plain text.
    pub text: String,
    /// Columns covered, 1 by default.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub colspan: u16,
    /// Rows covered, 1 by default.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rowspan: u16,
    /// Whether the source marks it as a heading.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub heading: bool,
}

fn one() -> u16 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if passes a reference")]
fn is_one(n: &u16) -> bool {
    *n == 1
}

/// One numbered (or named) node of an act.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Provision {
    /// Its address, unique within the act.
    pub eid: EId,
    /// What it is.
    pub kind: ProvisionKind,
    /// Its number as used in the id: `64-1`, `3`, `II`; empty where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Its number as printed: «Статья 64-1», «64-1-бап», «3.», «2)».
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Its heading without the number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// Its own first passage, white space collapsed, without number and heading. Later passages are [`ProvisionKind::Alinea`]s.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Index of the provision it stands in; `None` at the top.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<u32>,
    /// Whether it applies.
    #[serde(default, skip_serializing_if = "ProvisionState::is_in_force")]
    pub state: ProvisionState,
    /// Remarks that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Links the source has in `text`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<SourceLink>,
    /// Its table, for [`ProvisionKind::Table`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<Table>,
    /// Anchors of the source (`z12`) that point here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<String>,
}

/// One law text in one language on one date.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Act {
    /// The work's id in its source.
    pub id: ActId,
    /// The language of the text.
    pub lang: Lang,
    /// What kind of act.
    pub kind: ActKind,
    /// Its title, without kind and number.
    pub title: String,
    /// The line under the title: kind, body, date, number, registration.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub requisites: String,
    /// Its number: `106-VIII`, `646`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Day of adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The day whose text this is (latest amendment known, edition); `None` when the source does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_date: Option<Date>,
    /// Whether it applies.
    pub status: ActStatus,
    /// The status as the source words it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status_text: String,
    /// Where the text comes from (an address).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Marked fictional by its source (the sample corpus): every page says so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fictional: bool,
    /// Remarks about the act as a whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// All provisions in document order; parents before children.
    pub provisions: Vec<Provision>,
}

/// What a reader sees as one page: an article, or the passages of one division that has no articles.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Unit {
    /// The id pages are linked by: the article's, or the division's first passage's.
    pub eid: EId,
    /// Index of the first provision shown.
    pub first: u32,
    /// One past the last provision shown.
    pub end: u32,
}

impl Act {
    /// Index of the provision with this id.
    pub fn find(&self, eid: &EId) -> Option<usize> {
        self.provisions.iter().position(|p| p.eid == *eid)
    }

    /// Indexes of the provisions from the top down to `index`, itself included.
    pub fn path(&self, index: usize) -> Vec<usize> {
        let mut path = vec![index];
        let mut at = index;
        while let Some(parent) = self.provisions.get(at).and_then(|p| p.parent) {
            let parent = parent as usize;
            if parent >= at {
                break; // a damaged file: parents stand before their children
            }
            path.push(parent);
            at = parent;
        }
        path.reverse();
        path
    }

    /// Nearest article at or above `index`.
    pub fn article_of(&self, index: usize) -> Option<usize> {
        self.path(index).into_iter().rev().find(|&i| self.provisions[i].kind == ProvisionKind::Article)
    }

    /// One past the last provision inside `index`.
    pub fn subtree_end(&self, index: usize) -> usize {
        let mut end = index + 1;
        while end < self.provisions.len()
            && self.provisions[end].parent.is_some_and(|parent| parent as usize >= index && (parent as usize) < end)
        {
            end += 1;
        }
        end
    }

    /// The pages of the act in order; together they show every provision that is not a bare division heading.
    pub fn units(&self) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        let mut run_parent: Option<Option<u32>> = None;
        let mut index = 0;
        while index < self.provisions.len() {
            let provision = &self.provisions[index];
            let end = if provision.kind.is_division() && provision.text.is_empty() {
                run_parent = None;
                index += 1;
                continue;
            } else if provision.kind.is_division() {
                index + 1
            } else {
                self.subtree_end(index)
            };
            let alone = provision.kind == ProvisionKind::Article;
            let parent = if provision.kind.is_division() { Some(index as u32) } else { provision.parent };
            match units.last_mut() {
                Some(last) if !alone && run_parent == Some(parent) => last.end = end as u32,
                _ => units.push(Unit { eid: provision.eid.clone(), first: index as u32, end: end as u32 }),
            }
            run_parent = if alone { None } else { Some(parent) };
            index = end;
        }
        units
    }

    /// The page that shows `index`; a bare division opens at its first page.
    pub fn unit_of(&self, units: &[Unit], index: usize) -> Option<usize> {
        let index = index as u32;
        units.iter().position(|u| index < u.end)
    }
}
