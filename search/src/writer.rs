//! `WrittenIndex`: the search files of one language, made from its acts.
//!
//! Writing is deterministic: one thread, one segment, a fixed segment id; two builds of the same acts are equal byte
//! for byte. Compression is the caller's.

use crate::layout::{self, Layout};
use crate::prepared::{Prepared, PreparedTokenizer, Words, prepare};
use crate::schema::{TOKENIZER, schema};
use crate::spine::{SpineWriter, spare};
use crate::words;
use legislation::bundle::{BlockAct, BlockName, Passage, PassageBlock};
use legislation::{Act, Lang};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use tantivy::directory::RamDirectory;
use tantivy::index::{SegmentComponent, SegmentId};
use tantivy::store::Compressor;
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Directory as _, Index, IndexSettings, SingleSegmentIndexWriter, TantivyDocument};
use thiserror::Error;

/// Text in one passage block, bytes, before compression.
pub const BLOCK: usize = 32 * 1024;

/// What the writer sizes its first tables by, bytes; a single segment is never spilled.
const MEMORY: usize = 256 * 1024 * 1024;

/// The segment's id in every index.
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
    /// What is read first.
    pub hot: Vec<u8>,
    /// Blocks of the index, in order, then the parts of the list of words; none in a small index, whose hot file holds
    /// everything.
    pub blocks: Vec<(BlockName, Vec<u8>)>,
    /// The passages' texts, in order; JSON of [`PassageBlock`]s.
    pub passage_blocks: Vec<(BlockName, Vec<u8>)>,
    /// Number of passages.
    pub passages: u32,
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
    /// The index cannot be read back.
    #[error("the search index just written cannot be opened")]
    Open(#[from] crate::OpenError),
    /// A block could not be put into words.
    #[error("a block of passages could not be written")]
    Passages(#[from] serde_json::Error),
    /// More than one file can hold.
    #[error("the search index is larger than 4 GB: split the corpus")]
    TooLarge,
}

/// Writes the index of one language. `acts` are numbered in the order given.
pub fn write<'a>(lang: Lang, acts: impl IntoIterator<Item = &'a Act>) -> Result<WrittenIndex, WriteError> {
    write_prepared(lang, acts.into_iter().map(|act| prepare(lang, act)), &Layout::default())
}

/// Writes the index of acts that were prepared, cut as the layout says.
pub fn write_prepared(
    lang: Lang,
    acts: impl IntoIterator<Item = Prepared>,
    layout: &Layout,
) -> Result<WrittenIndex, WriteError> {
    let (schema, field) = schema();
    let directory = RamDirectory::create();
    let settings = IndexSettings { docstore_compression: Compressor::None, ..IndexSettings::default() };
    let tokenizers = TokenizerManager::new();
    tokenizers.register(TOKENIZER, PreparedTokenizer::default());
    let builder = Index::builder().schema(schema).settings(settings).tokenizers(tokenizers);
    let mut writer: SingleSegmentIndexWriter = builder.single_segment_index_writer(directory.clone(), MEMORY)?;
    let mut add = |words: Words| {
        let mut document = TantivyDocument::new();
        if !words.text.is_empty() {
            document.add_text(field, words.text);
        }
        writer.add_document(document)
    };
    let mut spine = SpineWriter::default();
    let mut words: HashMap<String, u32> = HashMap::new();
    let mut blocks = Blocks::default();
    for Prepared { act, title, pages, words: of_act } in acts {
        spine.act(act.kind, act.status);
        blocks.act = Some(act);
        add(title)?;
        let mut documents = 1;
        for page in pages {
            documents += 1 + page.divisions.len() + page.passages.len();
            spine.page(&page.divisions.iter().map(|(_, pages)| *pages).collect::<Vec<_>>(), page.telling);
            page.divisions.into_iter().try_for_each(|(heading, _)| add(heading))?;
            add(page.heading)?;
            for (text, count, marks, passage) in page.passages {
                add(text)?;
                spine.passage(count, marks);
                blocks.passage(passage)?;
            }
        }
        (0..spare(documents)).try_for_each(|_| add(Words::default()))?;
        for (word, documents) in of_act {
            *words.entry(word).or_default() += documents;
        }
    }
    let index = writer.finalize()?;
    let files = collect(&index, &directory)?;
    let words = words.iter().map(|(word, documents)| (word.as_str(), *documents));
    let words = words::write(words, lang, layout.words);
    let passages = spine.passages();
    let passage_blocks = blocks.finish()?;
    let laid_out = layout::lay_out(files, &spine.finish(), &passage_blocks, words, layout)?;
    let passage_blocks = passage_blocks.into_iter().map(|(name, bytes, _)| (name, bytes)).collect();
    let layout::LaidOut { hot, blocks } = laid_out;
    Ok(WrittenIndex { hot, blocks, passage_blocks, passages })
}

/// The passages' texts, cut into blocks.
#[derive(Default)]
struct Blocks {
    /// Act of the passages that come.
    act: Option<BlockAct>,
    open: PassageBlock,
    text: usize,
    done: Vec<(BlockName, Vec<u8>, u32)>,
}

impl Blocks {
    fn passage(&mut self, passage: Passage) -> Result<(), WriteError> {
        if self.text >= BLOCK {
            self.close()?;
        }
        let first = self.open.passages.len() as u32;
        if let Some(act) = self.act.clone().filter(|act| self.open.acts.last().is_none_or(|last| last.id != act.id)) {
            self.open.acts.push(BlockAct { first, ..act });
        }
        self.text += passage.text.len();
        self.open.passages.push(passage);
        Ok(())
    }

    fn close(&mut self) -> Result<(), WriteError> {
        let block = std::mem::take(&mut self.open);
        if !block.passages.is_empty() {
            let bytes = serde_json::to_vec(&block)?;
            self.done.push((BlockName::of(&bytes), bytes, block.passages.len() as u32));
        }
        self.text = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<(BlockName, Vec<u8>, u32)>, WriteError> {
        self.close()?;
        Ok(self.done)
    }
}

/// The index's files, the random segment id replaced.
fn collect(index: &Index, directory: &RamDirectory) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
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
            let bytes = read(&path)?;
            files.push((renamed(&path.to_string_lossy(), &ids), bytes));
        }
    }
    let meta = Path::new("meta.json");
    let text = directory.atomic_read(meta).map_err(|_| WriteError::Collect(meta.to_owned()))?;
    files.push(("meta.json".to_owned(), renamed(&String::from_utf8_lossy(&text), &ids).into_bytes()));
    files.sort();
    Ok(files)
}

/// A text in which the segment's id, with or without hyphens, is the fixed one.
fn renamed(text: &str, ids: &[SegmentId]) -> String {
    let hyphens = |id: &str| format!("{}-{}-{}-{}-{}", &id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]);
    ids.iter().fold(text.to_owned(), |text, id| {
        let id = id.uuid_string();
        text.replace(&id, SEGMENT).replace(&hyphens(&id), &hyphens(SEGMENT))
    })
}
