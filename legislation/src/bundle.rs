//! `Bundle`: the published static files, their names and their contents.
//!
//! ```text
//! bundle/manifest.json                              written last; names every other first-hand file
//! bundle/catalog/<lang>.<hash>.json.gz              Catalog: up to 128 acts of one language
//! bundle/acts/<id>.<lang>[.<edition>].<hash>.json.gz  ActHead: one act, one language, one date; names the act's parts
//! bundle/acts/<id>.<lang>[.<edition>].<n>.<hash>.json.gz  ActPart: some pages of an act too long for its head
//! bundle/search/<lang>.<hash>.pack.gz               the search index of one language (search::pack)
//! bundle/search/<lang>.<hash>.table.json.gz         PassageTable: which passage belongs to which act and page
//! bundle/search/<lang>.<hash>.suggest.json.gz       SuggestionFile: headings, terms and queries to offer while typing
//! bundle/passages/<lang>.<hash>.json.gz             PassageBlock: the texts of consecutive passages, for snippets
//! ```
//!
//! File names are made here and nowhere else. Every file but the manifest carries a content hash, so a host may cache
//! it forever. Compressed files are gzip, which every browser of the last years decodes by itself
//! (`DecompressionStream`), on hosts that compress and on hosts that do not; its checksum shows damage.

mod act_file;
mod catalog;

pub use act_file::{
    ActFile, ActHead, ActPart, CitedAct, DefinitionWords, Elsewhere, PartDefinition, PartEntry, TermUse, join, split,
};
pub use catalog::{Catalog, CatalogEntry, CatalogPart, Edition};

use crate::{ActId, Date, EId, Lang};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The bundle format this program writes and reads.
pub const FORMAT: u32 = 2;

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
    /// The acts, ordered by id.
    pub catalog: Vec<CatalogPart>,
    /// The search index.
    pub index: FileEntry,
    /// [`PassageTable`].
    pub table: FileEntry,
    /// [`SuggestionFile`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestions: Option<FileEntry>,
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

impl FormatOnly {
    /// Refuses any format but [`FORMAT`].
    pub fn check(&self) -> Result<(), Refusal> {
        if self.format == FORMAT { Ok(()) } else { Err(Refusal::Format { found: self.format }) }
    }
}

/// Path of a part of a catalog.
pub fn catalog_path(lang: Lang, hash: &str) -> String {
    format!("catalog/{lang}.{hash}.json.gz")
}

/// Path of an act's head; `edition` for texts that are not the current one.
pub fn act_path(id: &ActId, lang: Lang, edition: Option<Date>, hash: &str) -> String {
    format!("{}.{hash}.json.gz", act_name(id, lang, edition))
}

/// Path of the part `number` of an act.
pub fn act_part_path(id: &ActId, lang: Lang, edition: Option<Date>, number: usize, hash: &str) -> String {
    format!("{}.{number}.{hash}.json.gz", act_name(id, lang, edition))
}

fn act_name(id: &ActId, lang: Lang, edition: Option<Date>) -> String {
    let edition = edition.map(|date| format!(".{date}")).unwrap_or_default();
    format!("acts/{id}.{lang}{edition}")
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
