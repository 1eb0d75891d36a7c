//! `Bundle`: the published static files, their names and their contents.
//!
//! ```text
//! bundle/manifest.json                              written last; names every other first-hand file
//! bundle/files.<hash>.json.gz                      Inventory: every other file with its size, to keep law offline
//! bundle/catalog/<lang>.<hash>.json.gz              Catalog: the acts of one language
//! bundle/acts/<id>.<lang>[.<edition>].<hash>.json.gz  ActFile: one act, one language, one date
//! bundle/search/<lang>.<hash>.pack.gz               the search index of one language (search::pack)
//! bundle/search/<lang>.<hash>.table.json.gz         PassageTable: which passage belongs to which act and page
//! bundle/search/<lang>.<hash>.suggest.json.gz       SuggestionFile: headings, terms and queries to offer while typing
//! bundle/passages/<lang>.<hash>.json.gz             PassageBlock: the texts of consecutive passages, for snippets
//! ```
//!
//! File names are made here and nowhere else. Every file but the manifest carries a content hash, so a host may cache
//! it forever. Compressed files are gzip, which every browser of the last years decodes by itself
//! (`DecompressionStream`), on hosts that compress and on hosts that do not; its checksum shows damage.

use crate::{
    Act, ActId, ActKind, ActStatus, Date, Definition, EId, Lang, Ranking, Readability, ReadingLevel, Reference,
};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The bundle format this program writes and reads.
pub const FORMAT: u32 = 1;

/// Name of the manifest, relative to the bundle's folder.
pub const MANIFEST: &str = "manifest.json";

/// A file of the bundle.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileEntry {
    /// Path relative to the bundle's folder, `/` between folders.
    pub path: String,
    /// Size on the wire, bytes.
    pub bytes: u64,
}

/// The list of what there is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// Format version, [`FORMAT`].
    pub format: u32,
    /// Program and version that wrote the bundle, for example `anyq 0.1.0`.
    pub generator: String,
    /// Name of the corpus, shown on the pages.
    pub corpus: String,
    /// Marked fictional: the pages say so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fictional: bool,
    /// Latest date of any text in the corpus.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_date: Option<Date>,
    /// Hash over all other files: the bundle's identity.
    pub hash: String,
    /// [`crate::inventory::Inventory`].
    pub files: FileEntry,
    /// Files by language, Kazakh, Russian, English first.
    pub languages: Vec<LanguageFiles>,
}

/// The files of one language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LanguageFiles {
    /// The language.
    pub lang: Lang,
    /// Number of acts.
    pub acts: u32,
    /// Number of passages in the index.
    pub passages: u32,
    /// How hard the pages of its current texts are.
    pub pages_ranking: Ranking,
    /// How hard its acts are.
    pub acts_ranking: Ranking,
    /// [`Catalog`].
    pub catalog: FileEntry,
    /// The search index.
    pub index: FileEntry,
    /// [`PassageTable`].
    pub table: FileEntry,
    /// [`SuggestionFile`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestions: Option<FileEntry>,
}

/// The acts of one language.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Catalog {
    /// Current texts, ordered by kind, then title; this order numbers the acts of the [`PassageTable`].
    pub acts: Vec<CatalogEntry>,
}

/// One act in a [`Catalog`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CatalogEntry {
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
    /// Day of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_date: Option<Date>,
    /// Status.
    pub status: ActStatus,
    /// Hash of the words of the current text alone: it changes when the law does, whatever else its file holds.
    pub text_hash: String,
    /// Number of articles; 0 for by-laws.
    pub articles: u32,
    /// The current text.
    pub file: FileEntry,
    /// Other languages it exists in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Lang>,
    /// Earlier texts, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editions: Vec<Edition>,
    /// How hard it is to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<ReadingLevel>,
}

/// An earlier text of an act.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Edition {
    /// Day of the text.
    pub date: Date,
    /// Its file.
    pub file: FileEntry,
}

/// One act with everything read out of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ActFile {
    /// Format version, [`FORMAT`].
    pub format: u32,
    /// The text.
    pub act: Act,
    /// Definitions in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<Definition>,
    /// References in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// Where defined terms are used, in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<TermUse>,
    /// Readability of the whole act.
    pub readability: Readability,
    /// Readability by page, in the order of [`Act::units`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unit_readability: Vec<Readability>,
}

/// A defined term met in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TermUse {
    /// Index of the provision.
    pub provision: u32,
    /// The words.
    pub span: crate::TextSpan,
    /// Index into [`ActFile::definitions`].
    pub definition: u32,
}

/// Which passage belongs to which act, page and block. Passages are numbered through one language.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PassageTable {
    /// First passage of each act of the [`Catalog`], ascending.
    pub acts: Vec<u32>,
    /// First passage of each page ([`crate::Unit`]), ascending.
    pub units: Vec<u32>,
    /// Blocks in order.
    pub blocks: Vec<BlockEntry>,
    /// Number of passages.
    pub passages: u32,
}

/// One block of passages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BlockEntry {
    /// First passage in it.
    pub first: u32,
    /// Its file, a [`PassageBlock`].
    pub file: FileEntry,
}

/// What to offer a reader who is typing, besides the titles in the [`Catalog`].
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct SuggestionFile {
    /// Headings of pages, of the highest acts first.
    pub headings: Vec<Offer>,
    /// Defined terms.
    pub terms: Vec<Offer>,
    /// Questions that have an answer in these texts.
    pub queries: Vec<String>,
}

/// A heading or a term, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Offer {
    /// Number of the act in the [`Catalog`].
    pub act: u32,
    /// The provision.
    pub eid: EId,
    /// The words.
    pub text: String,
}

/// The texts of consecutive passages.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PassageBlock {
    /// In order.
    pub passages: Vec<Passage>,
}

/// What is searched and shown as one result: a paragraph of an article with its points, or a whole short article.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Passage {
    /// Its provision.
    pub eid: EId,
    /// The page that shows it (the article).
    pub unit: EId,
    /// The page's number as printed: «Статья 16», «16-бап».
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The page's heading (the article's, or the division's).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// The whole text: own text, points and alineas, joined by `\n`; labels included.
    pub text: String,
    /// Whether it is repealed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub repealed: bool,
}

/// A bundle that cannot be used.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Refusal {
    /// Another format version.
    #[error("the bundle has format {found}, this program reads format {FORMAT}")]
    Format {
        /// The format found.
        found: u32,
    },
    /// Not a manifest at all.
    #[error("the manifest is damaged: {0}")]
    Damaged(String),
}

/// Only the version, read before anything else so that a newer manifest is refused with the right sentence.
#[derive(Deserialize)]
pub struct FormatOnly {
    /// Format version.
    pub format: u32,
}

impl LanguageFiles {
    /// Tells an act of this language and its pages their places among the others.
    pub fn place(&self, file: &mut ActFile) {
        self.acts_ranking.place(&mut file.readability);
        file.unit_readability.iter_mut().for_each(|page| self.pages_ranking.place(page));
    }
}

impl FormatOnly {
    /// Refuses any format but [`FORMAT`].
    pub fn check(&self) -> Result<(), Refusal> {
        if self.format == FORMAT { Ok(()) } else { Err(Refusal::Format { found: self.format }) }
    }
}

/// Path of the inventory.
pub fn inventory_path(hash: &str) -> String {
    format!("files.{hash}.json.gz")
}

/// Whether a file at the top of the bundle's folder is an inventory, of this bundle or an earlier one.
pub fn is_inventory(name: &str) -> bool {
    name.starts_with("files.") && name.ends_with(".json.gz")
}

/// Path of a catalog.
pub fn catalog_path(lang: Lang, hash: &str) -> String {
    format!("catalog/{lang}.{hash}.json.gz")
}

/// Path of an act file; `edition` for texts that are not the current one.
pub fn act_path(id: &ActId, lang: Lang, edition: Option<Date>, hash: &str) -> String {
    match edition {
        Some(date) => format!("acts/{id}.{lang}.{date}.{hash}.json.gz"),
        None => format!("acts/{id}.{lang}.{hash}.json.gz"),
    }
}

/// Path of a search index.
pub fn index_path(lang: Lang, hash: &str) -> String {
    format!("search/{lang}.{hash}.pack.gz")
}

/// Path of a passage table.
pub fn table_path(lang: Lang, hash: &str) -> String {
    format!("search/{lang}.{hash}.table.json.gz")
}

/// Path of the suggestions.
pub fn suggestions_path(lang: Lang, hash: &str) -> String {
    format!("search/{lang}.{hash}.suggest.json.gz")
}

/// Path of a passage block.
pub fn block_path(lang: Lang, hash: &str) -> String {
    format!("passages/{lang}.{hash}.json.gz")
}
