//! `Bundle`: the published static files, their names and their contents.
//!
//! ```text
//! bundle/manifest.json                              written last; names every other first-hand file
//! bundle/files.<hash>.json.gz                       Inventory: every other file with its size, to keep law offline
//! bundle/catalog/<lang>.<hash>.json.gz              Catalog: up to 128 acts of one language
//! bundle/acts/<id>.<lang>[.<edition>].<hash>.json.gz  ActHead: one act, one language, one date; names the act's parts
//! bundle/acts/<id>.<lang>[.<edition>].<n>.<hash>.json.gz  ActPart: some pages of an act too long for its head
//! bundle/search/<lang>.<hash>.hot.gz                what a search reads first in a shard (search::hot)
//! bundle/search/<lang>.<hash>.notes.gz              an editor's notes on how readers speak
//! bundle/search/<lang>.<hash>.suggest.json.gz       SuggestionFile: headings, terms and queries to offer while typing
//! bundle/search/<hash>.gz                           a block of postings, positions, dictionary or words as written
//! bundle/related/<lang>.<hash>.json.gz              Related: who cites the acts of a catalog part, and what resembles them
//! bundle/guides/<lang>.<hash>.json.gz               GuideList: the guides of a language
//! bundle/guides/<id>.<lang>.<hash>.json.gz          Guide: one guide
//! bundle/guides/home.<lang>.<hash>.json.gz          HomeFile: what the home page shows besides the acts
//! bundle/terms/<lang>.<hash>.json.gz               TermList: every defined term of a language
//! bundle/terms/<lang>.part.<hash>.json.gz          TermPart: the definitions of some of them, side by side
//! bundle/burdens/<lang>.<hash>.json.gz             BurdenList: the acts with norms that people and business bear
//! bundle/burdens/<lang>.part.<hash>.json.gz        BurdenPart: the norms of some of them
//! bundle/by-laws/<lang>.<hash>.json.gz             ByLawList: what by-laws demand and laws leave to them
//! bundle/by-laws/<lang>.part.<hash>.json.gz        ByLawPart: some of it
//! bundle/findings/<lang>.<hash>.json.gz            FindingList: contradictions and gaps
//! bundle/findings/<lang>.part.<hash>.json.gz       FindingPart: some of them
//! bundle/bodies/<lang>.<hash>.json.gz              FunctionList: functions of state bodies, and which overlap
//! bundle/bodies/<lang>.part.<hash>.json.gz         FunctionPart: some of them
//! bundle/indicators/<lang>.<hash>.json.gz          IndicatorList: by what one can tell whether laws work
//! bundle/trends/<lang>.<hash>.json.gz              TrendList: amendments by year, and how much law there is
//! bundle/trends/<lang>.part.<hash>.json.gz         TrendPart: figures of some acts
//! bundle/meaning/<hash>.bin.gz                      a block of the sentence encoder, where search by meaning is offered
//! bundle/meaning/<lang>.<hash>.signs.gz             directions of a shard's passages, as signs (encoder::Directions)
//! bundle/meaning/<hash>.gz                          directions of some passages in a byte a number (encoder::Numbers)
//! bundle/passages/<hash>.gz                         PassageBlock: the texts of consecutive passages, for snippets
//! ```
//!
//! File names are made here and nowhere else. Every file but the manifest carries a content hash, so a host may cache
//! it forever. Compressed files are gzip, which every browser of the last years decodes by itself
//! (`DecompressionStream`), on hosts that compress and on hosts that do not; its checksum shows damage. A content hash is
//! XXH3 (64 bits) of the file unpacked, so a reader can check that a file is the one it asked for ([`is_content_of`]).

mod act_file;
mod catalog;
mod related;

pub use act_file::{
    ActFile, ActHead, ActPart, CitedAct, DefinitionWords, Elsewhere, PartDefinition, PartEntry, TermUse, join, split,
};
pub use catalog::{Catalog, CatalogEntry, CatalogPart, Edition};
pub use related::{Related, RelatedAct, RelatedPage, RelatedPlace, piece_of};

use crate::{ActId, ActKind, ActStatus, Date, EId, IndexTable, Lang, Ranking};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The bundle format this program writes and reads.
pub const FORMAT: u32 = 4;

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
    /// What multiples of an index are worth, by day.
    #[serde(default)]
    pub indexes: IndexTable,
    /// The sentence encoder, where search by meaning is offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meaning: Option<ModelFiles>,
}

/// A sentence encoder as a browser fetches it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ModelFiles {
    /// Its name.
    pub model: String,
    /// Its licence, as SPDX names it.
    pub licence: String,
    /// Where it was taken from.
    pub source: String,
    /// Size of its blocks as sent, bytes.
    pub bytes: u64,
    /// Its blocks in their order.
    pub blocks: Vec<FileEntry>,
}

/// The files of one language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LanguageFiles {
    /// The language.
    pub lang: Lang,
    /// Number of acts.
    pub acts: u32,
    /// Number of passages in all shards.
    pub passages: u32,
    /// How hard the pages of its current texts are.
    pub pages_ranking: Ranking,
    /// How hard its acts are.
    pub acts_ranking: Ranking,
    /// The acts, ordered by id.
    pub catalog: Vec<CatalogPart>,
    /// The shards of the search index, in the order they are searched in; mostly one.
    pub search: Vec<SearchFiles>,
    /// An editor's notes on the language of readers; none for languages without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<FileEntry>,
    /// [`SuggestionFile`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestions: Option<FileEntry>,
    /// [`crate::guide::GuideList`]; none where the corpus has no guides in this language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guides: Option<FileEntry>,
    /// [`crate::guide::HomeFile`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<FileEntry>,
    /// [`crate::term_base::TermList`]; none where no term is defined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<FileEntry>,
    /// [`crate::burden::BurdenList`]; none where no norm is borne by people or business.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burdens: Option<FileEntry>,
    /// [`crate::by_law::ByLawList`]; none where by-laws demand nothing and laws leave nothing to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_laws: Option<FileEntry>,
    /// [`crate::finding::FindingList`]; none where nothing was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub findings: Option<FileEntry>,
    /// [`crate::function::FunctionList`]; none where no body has a function.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bodies: Option<FileEntry>,
    /// [`crate::indicator::IndicatorList`]; none where no act has indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicators: Option<FileEntry>,
    /// [`crate::trend::TrendList`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trends: Option<FileEntry>,
    /// Directions of the passages of each shard, in the order of [`Self::search`]; none where search by meaning is not offered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub directions: Vec<FileEntry>,
}

/// A shard of the search index of one language. Its blocks are named in the hot file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SearchFiles {
    /// What a search reads first.
    pub hot: FileEntry,
    /// Number of passages in it.
    pub passages: u32,
}

/// The name of a block: the first 48 bits of its content's hash. Two of the few thousand blocks of a corpus share a name
/// with a chance of one in ten million; the writer would see it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BlockName([u8; Self::BYTES]);

impl BlockName {
    /// Bytes of a name.
    pub const BYTES: usize = 6;

    /// The name of a block, given its content before compression.
    pub fn of(content: &[u8]) -> Self {
        let (mut name, whole) = ([0; Self::BYTES], hash(content).to_be_bytes());
        name.copy_from_slice(&whole[..Self::BYTES]);
        Self(name)
    }

    /// Whether a block has this content.
    pub fn names(self, content: &[u8]) -> bool {
        self == Self::of(content)
    }

    /// The name's bytes.
    pub fn bytes(self) -> [u8; Self::BYTES] {
        self.0
    }

    /// A name from its bytes, `None` unless there are six.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl std::fmt::Display for BlockName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

fn hash(content: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64(content)
}

/// The hash that stands in a file's name, given its content before compression.
pub fn content_hash(content: &[u8]) -> String {
    format!("{:016x}", hash(content))
}

/// Whether a file of this path has this content (before compression). Files whose path has no hash may have any.
pub fn is_content_of(path: &str, content: &[u8]) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_hash = |part: &&str| matches!(part.len(), 12 | 16) && part.bytes().all(|b| b.is_ascii_hexdigit());
    let hash = content_hash(content);
    name.split('.').rfind(is_hash).is_none_or(|named| hash.starts_with(named))
}

/// What to offer a reader who is typing.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct SuggestionFile {
    /// Acts: those of the highest force, as many as the file has room for.
    pub acts: Vec<OfferedAct>,
    /// Headings of pages, of the highest acts first.
    pub headings: Vec<Offer>,
    /// Defined terms.
    pub terms: Vec<Offer>,
    /// Questions that have an answer in these texts.
    pub queries: Vec<String>,
}

/// An act that is offered, or that something offered stands in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfferedAct {
    /// Id.
    pub id: ActId,
    /// Title.
    pub title: String,
    /// Kind, for searches limited to some kinds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActKind>,
}

/// A heading or a term, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Offer {
    /// Number of the act in [`SuggestionFile::acts`].
    pub act: u32,
    /// The provision.
    pub eid: EId,
    /// The words.
    pub text: String,
}

/// The texts of consecutive passages.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct PassageBlock {
    /// The acts they are of, in order.
    pub acts: Vec<BlockAct>,
    /// In order.
    pub passages: Vec<Passage>,
}

impl PassageBlock {
    /// The act of a passage, by the passage's number in the block.
    pub fn act_of(&self, passage: usize) -> Option<&BlockAct> {
        self.acts.iter().rfind(|act| act.first as usize <= passage)
    }
}

/// An act of a [`PassageBlock`], as results show it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BlockAct {
    /// Its first passage in the block.
    pub first: u32,
    /// Id.
    pub id: ActId,
    /// Title.
    pub title: String,
    /// Kind.
    pub kind: ActKind,
    /// Status.
    pub status: ActStatus,
    /// Day of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_date: Option<Date>,
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
    /// Further provisions in it, each with the byte of `text` it begins at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<(u32, EId)>,
    /// Whether it is repealed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub repealed: bool,
}

impl Passage {
    /// Its provisions, in order.
    pub fn provisions(&self) -> impl Iterator<Item = &EId> {
        std::iter::once(&self.eid).chain(self.more.iter().map(|(_, eid)| eid))
    }

    /// The provision at a byte of the text.
    pub fn provision_at(&self, byte: usize) -> &EId {
        self.more.iter().rfind(|(start, _)| *start as usize <= byte).map_or(&self.eid, |(_, eid)| eid)
    }
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

impl Manifest {
    /// The files of a language; `None` when the bundle has no texts in it.
    pub fn language(&self, lang: Lang) -> Option<&LanguageFiles> {
        self.languages.iter().find(|files| files.lang == lang)
    }
}

impl LanguageFiles {
    /// Tells an act of this language, and the pages its head has, their places among the others.
    pub fn place(&self, head: &mut ActHead) {
        self.acts_ranking.place(&mut head.readability);
        head.whole.iter_mut().for_each(|part| self.place_pages(part));
    }

    /// Tells the pages of a part of an act of this language their places among the others.
    pub fn place_pages(&self, part: &mut ActPart) {
        part.unit_readability.iter_mut().for_each(|page| self.pages_ranking.place(page));
    }
}

impl FormatOnly {
    /// Refuses any format but [`FORMAT`].
    pub fn check(&self) -> Result<(), Refusal> {
        if self.format == FORMAT { Ok(()) } else { Err(Refusal::Format { found: self.format }) }
    }
}

/// Path of a block of the sentence encoder, whose name is its own.
pub fn model_block_path(name: &str) -> String {
    format!("meaning/{name}")
}

/// Path of the directions of a shard's passages.
pub fn directions_path(lang: Lang, hash: &str) -> String {
    format!("meaning/{lang}.{hash}.signs.gz")
}

/// Path of a block of directions.
pub fn numbers_path(name: BlockName) -> String {
    format!("meaning/{name}.gz")
}

/// Path of the inventory.
pub fn inventory_path(hash: &str) -> String {
    format!("files.{hash}.json.gz")
}

/// Whether a file at the top of the bundle's folder is an inventory, of this bundle or an earlier one.
pub fn is_inventory(name: &str) -> bool {
    name.starts_with("files.") && name.ends_with(".json.gz")
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

/// Path of the file a search reads first.
pub fn hot_path(lang: Lang, hash: &str) -> String {
    format!("search/{lang}.{hash}.hot.gz")
}

/// Path of the editor's notes.
pub fn notes_path(lang: Lang, hash: &str) -> String {
    format!("search/{lang}.{hash}.notes.gz")
}

/// Path of the suggestions.
pub fn suggestions_path(lang: Lang, hash: &str) -> String {
    format!("search/{lang}.{hash}.suggest.json.gz")
}

/// Path of what is related to the acts of a part of a catalog.
pub fn related_path(lang: Lang, hash: &str) -> String {
    format!("related/{lang}.{hash}.json.gz")
}

/// Path of the list of guides.
pub fn guides_path(lang: Lang, hash: &str) -> String {
    format!("guides/{lang}.{hash}.json.gz")
}

/// Path of a guide.
pub fn guide_path(id: &ActId, lang: Lang, hash: &str) -> String {
    format!("guides/{id}.{lang}.{hash}.json.gz")
}

/// Path of what the home page shows.
pub fn home_path(lang: Lang, hash: &str) -> String {
    format!("guides/home.{lang}.{hash}.json.gz")
}

/// Path of the list of defined terms.
pub fn terms_path(lang: Lang, hash: &str) -> String {
    format!("terms/{lang}.{hash}.json.gz")
}

/// Path of the definitions of some terms.
pub fn terms_part_path(lang: Lang, hash: &str) -> String {
    format!("terms/{lang}.part.{hash}.json.gz")
}

/// Path of the list of acts with burdens.
pub fn burdens_path(lang: Lang, hash: &str) -> String {
    format!("burdens/{lang}.{hash}.json.gz")
}

/// Path of the burdens of some acts.
pub fn burdens_part_path(lang: Lang, hash: &str) -> String {
    format!("burdens/{lang}.part.{hash}.json.gz")
}

/// Path of the list of what by-laws demand.
pub fn by_laws_path(lang: Lang, hash: &str) -> String {
    format!("by-laws/{lang}.{hash}.json.gz")
}

/// Path of a part of it.
pub fn by_laws_part_path(lang: Lang, hash: &str) -> String {
    format!("by-laws/{lang}.part.{hash}.json.gz")
}

/// Path of the list of findings.
pub fn findings_path(lang: Lang, hash: &str) -> String {
    format!("findings/{lang}.{hash}.json.gz")
}

/// Path of some of the findings.
pub fn findings_part_path(lang: Lang, hash: &str) -> String {
    format!("findings/{lang}.part.{hash}.json.gz")
}

/// Path of the list of functions of state bodies.
pub fn bodies_path(lang: Lang, hash: &str) -> String {
    format!("bodies/{lang}.{hash}.json.gz")
}

/// Path of some of the functions.
pub fn bodies_part_path(lang: Lang, hash: &str) -> String {
    format!("bodies/{lang}.part.{hash}.json.gz")
}

/// Path of the indicators of acts.
pub fn indicators_path(lang: Lang, hash: &str) -> String {
    format!("indicators/{lang}.{hash}.json.gz")
}

/// Path of the list of figures of legislation.
pub fn trends_path(lang: Lang, hash: &str) -> String {
    format!("trends/{lang}.{hash}.json.gz")
}

/// Path of some of the figures.
pub fn trends_part_path(lang: Lang, hash: &str) -> String {
    format!("trends/{lang}.part.{hash}.json.gz")
}

/// Path of a block of the index.
pub fn index_block_path(name: BlockName) -> String {
    format!("search/{name}.gz")
}

/// Path of a passage block.
pub fn passage_block_path(name: BlockName) -> String {
    format!("passages/{name}.gz")
}
