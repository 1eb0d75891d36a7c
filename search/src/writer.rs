//! `WrittenIndex`: the search files of one language, made from its acts.
//!
//! Writing is deterministic: one thread, one segment, a fixed segment id; two builds of the same acts are equal byte
//! for byte. Compression and file names are the caller's.

use crate::pack;
use crate::passages::unit_passages;
use crate::schema::{Fields, REPEALED, SIGNATURE, citations, schema};
use language::stop_words::is_stop_word;
use language::{Token, tokens};
use legislation::bundle::{BlockEntry, FileEntry, Passage, PassageBlock, PassageTable};
use legislation::{Act, Lang, ProvisionKind, Unit};
use std::path::{Path, PathBuf};
use tantivy::directory::RamDirectory;
use tantivy::index::{SegmentComponent, SegmentId};
use tantivy::schema::Field;
use tantivy::store::Compressor;
use tantivy::tokenizer::PreTokenizedString;
use tantivy::{Directory as _, Index, IndexSettings, SingleSegmentIndexWriter, TantivyDocument};
use thiserror::Error;

/// Text in one passage block, bytes, before compression.
pub const BLOCK: usize = 32 * 1024;

/// What the writer sizes its first tables by, bytes; a single segment is never spilled.
const MEMORY: usize = 256 * 1024 * 1024;

/// The segment's id in every pack.
const SEGMENT: &str = "00000000000000000000000000000001";

/// The files of a segment that reading needs.
const PARTS: [SegmentComponent; 6] = [
    SegmentComponent::Postings,
    SegmentComponent::Positions,
    SegmentComponent::FastFields,
    SegmentComponent::FieldNorms,
    SegmentComponent::Terms,
    SegmentComponent::Store,
];

/// The search files of one language, before compression and naming.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrittenIndex {
    /// The index ([`crate::pack`]).
    pub pack: Vec<u8>,
    /// The passages' texts.
    pub blocks: Vec<PassageBlock>,
    /// First passage of each act, in the order given.
    pub acts: Vec<u32>,
    /// First passage of each page.
    pub units: Vec<u32>,
    /// Number of passages.
    pub passages: u32,
}

impl WrittenIndex {
    /// The passage table, once the blocks have files (`files[i]` is the file of `blocks[i]`).
    pub fn table(&self, files: Vec<FileEntry>) -> PassageTable {
        let mut first = 0;
        let starts = self.blocks.iter().map(|block| {
            let start = first;
            first += block.passages.len() as u32;
            start
        });
        PassageTable {
            acts: self.acts.clone(),
            units: self.units.clone(),
            blocks: starts.zip(files).map(|(first, file)| BlockEntry { first, file }).collect(),
            passages: self.passages,
        }
    }
}

/// Why no index could be written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The index engine failed.
    #[error("the search index could not be written")]
    Engine(#[from] tantivy::TantivyError),
    /// The index engine left a file unreadable.
    #[error("the search index could not be collected: {0}")]
    Collect(PathBuf),
}

/// Writes the index of one language. `acts` must stand in the order of the language's catalog: the searcher counts
/// on it.
pub fn write<'a>(lang: Lang, acts: impl IntoIterator<Item = &'a Act>) -> Result<WrittenIndex, WriteError> {
    let (schema, fields) = schema();
    let directory = RamDirectory::create();
    let settings = IndexSettings { docstore_compression: Compressor::None, ..IndexSettings::default() };
    let mut writer: SingleSegmentIndexWriter =
        Index::builder().schema(schema).settings(settings).single_segment_index_writer(directory.clone(), MEMORY)?;

    let mut written =
        WrittenIndex { pack: Vec::new(), blocks: Vec::new(), acts: Vec::new(), units: Vec::new(), passages: 0 };
    let mut block_len = BLOCK;
    for act in acts {
        written.acts.push(written.passages);
        let mut first_of_act = true;
        for unit in act.units() {
            written.units.push(written.passages);
            let mut first_of_page = true;
            for passage in unit_passages(act, &unit) {
                let mut document = document(&fields, lang, &passage);
                if std::mem::take(&mut first_of_page) {
                    add_page(&mut document, &fields, lang, &passage.heading, &context(act, &unit));
                }
                if std::mem::take(&mut first_of_act) {
                    add_act(&mut document, &fields, lang, act);
                }
                writer.add_document(document)?;
                written.passages += 1;
                if block_len >= BLOCK {
                    written.blocks.push(PassageBlock::default());
                    block_len = 0;
                }
                block_len += passage.text.len();
                if let Some(block) = written.blocks.last_mut() {
                    block.passages.push(passage);
                }
            }
        }
    }
    let index = writer.finalize()?;
    written.pack = collect(&index, &directory)?;
    Ok(written)
}

/// Headings of the divisions a page stands in, the page's own heading left out.
fn context(act: &Act, unit: &Unit) -> String {
    let mut path = act.path(unit.first as usize);
    path.retain(|&i| act.provisions.get(i).is_some_and(|p| p.kind.is_division()));
    if act.provisions.get(unit.first as usize).is_some_and(|p| p.kind != ProvisionKind::Article) {
        path.pop(); // the page of a division: its heading is the page's
    }
    path.into_iter().map(|i| act.provisions[i].heading.as_str()).collect::<Vec<_>>().join(" ")
}

/// The document of a passage: its words and what else is known of it.
fn document(fields: &Fields, lang: Lang, passage: &Passage) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    let words: Vec<Token> = tokens(&passage.text, lang).collect();
    add(&mut document, fields.body.exact, words.iter().map(|t| t.folded.as_str()));
    add(&mut document, fields.body.stem, words.iter().map(|t| t.stem.as_str()));
    let mut facts = citations(&passage.eid);
    if passage.repealed {
        facts.push(REPEALED.to_owned());
    }
    let last_step = passage.eid.as_str().rsplit("__").next().unwrap_or_default();
    if last_step.starts_with(ProvisionKind::Signature.eid_name()) {
        facts.push(SIGNATURE.to_owned());
    }
    add(&mut document, fields.facts, facts.iter().map(String::as_str));
    document
}

/// Adds a page's heading and context to the document of its first passage.
fn add_page(document: &mut TantivyDocument, fields: &Fields, lang: Lang, heading: &str, context: &str) {
    let words: Vec<Token> = tokens(heading, lang).collect();
    add(document, fields.heading.exact, words.iter().map(|t| t.folded.as_str()));
    // A heading's length counts the words that say something: a query that has them all names the heading.
    let telling = words.iter().filter(|t| !is_stop_word(&t.folded, lang));
    add(document, fields.heading.stem, telling.map(|t| t.stem.as_str()));
    let words: Vec<Token> = tokens(context, lang).collect();
    add(document, fields.context, words.iter().map(|t| t.stem.as_str()));
}

/// Adds an act's name to the document of its first passage: title, the line under it (kind, body, date), number, year.
fn add_act(document: &mut TantivyDocument, fields: &Fields, lang: Lang, act: &Act) {
    let title: Vec<Token> = tokens(&act.title, lang).collect();
    add(document, fields.title.exact, title.iter().map(|t| t.folded.as_str()));
    let number = act.number.as_deref().unwrap_or_default();
    let year = act.date.map(|date| date.year().to_string()).unwrap_or_default();
    let requisites: Vec<Token> = tokens(&[&act.requisites, number, &year].join(" "), lang).collect();
    add(document, fields.title.stem, title.iter().chain(&requisites).map(|t| t.stem.as_str()));
}

/// Adds words, in order, positions counted from 0.
fn add<'a>(document: &mut TantivyDocument, field: Field, words: impl Iterator<Item = &'a str>) {
    let tokens: Vec<_> = words
        .enumerate()
        .map(|(position, text)| tantivy::tokenizer::Token { position, text: text.to_owned(), ..Default::default() })
        .collect();
    if !tokens.is_empty() {
        document.add_pre_tokenized_text(field, PreTokenizedString { text: String::new(), tokens });
    }
}

/// The index's files as a pack, the random segment id replaced.
fn collect(index: &Index, directory: &RamDirectory) -> Result<Vec<u8>, WriteError> {
    let metas = index.searchable_segment_metas()?;
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let read = |path: &Path| {
        let bytes = directory.open_read(path).ok().and_then(|file| file.read_bytes().ok());
        bytes.map(|bytes| bytes.to_vec()).ok_or_else(|| WriteError::Collect(path.to_owned()))
    };
    let ids: Vec<SegmentId> = metas.iter().map(tantivy::SegmentMeta::id).collect();
    for meta in &metas {
        for part in PARTS {
            let path = meta.relative_path(part);
            files.push((renamed(&path.to_string_lossy(), &ids), read(&path)?));
        }
    }
    let meta = Path::new("meta.json");
    let text = directory.atomic_read(meta).map_err(|_| WriteError::Collect(meta.to_owned()))?;
    files.push(("meta.json".to_owned(), renamed(&String::from_utf8_lossy(&text), &ids).into_bytes()));
    files.sort();
    Ok(pack::join(files.iter().map(|(name, contents)| (name.as_str(), contents.as_slice()))))
}

/// A text in which the segment's id, with or without hyphens, is the fixed one.
fn renamed(text: &str, ids: &[SegmentId]) -> String {
    let hyphens = |id: &str| format!("{}-{}-{}-{}-{}", &id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]);
    ids.iter().fold(text.to_owned(), |text, id| {
        let id = id.uuid_string();
        text.replace(&id, SEGMENT).replace(&hyphens(&id), &hyphens(SEGMENT))
    })
}
