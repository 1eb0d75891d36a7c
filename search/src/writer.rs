//! `WrittenIndex`: the search files of one language, made from its acts.
//!
//! Writing is deterministic: one thread, one segment, a fixed segment id; two builds of the same acts are equal byte
//! for byte. Compression is the caller's.

use crate::layout::{self, Layout};
use crate::passages::{is_signature, unit_passages};
use crate::schema::{FACT, citations, schema};
use crate::spine::{LONGEST_HEADING, Marks, SpineWriter};
use crate::words;
use language::stop_words::is_stop_word;
use language::tokens;
use legislation::bundle::{BlockAct, BlockName, Passage, PassageBlock};
use legislation::{Act, Lang, ProvisionKind, Unit};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use tantivy::directory::RamDirectory;
use tantivy::index::{SegmentComponent, SegmentId};
use tantivy::schema::Field;
use tantivy::store::Compressor;
use tantivy::tokenizer::{PreTokenizedString, Token};
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
    /// The dictionary of index terms; none in a small index, whose hot file holds everything.
    pub dictionary: Option<Vec<u8>>,
    /// Every word as written; none in a small index.
    pub words: Option<Vec<u8>>,
    /// Blocks of the index, in order.
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
    write_with(lang, acts, &Layout::default())
}

/// Writes the index, cut as the layout says.
pub fn write_with<'a>(
    lang: Lang,
    acts: impl IntoIterator<Item = &'a Act>,
    layout: &Layout,
) -> Result<WrittenIndex, WriteError> {
    let (schema, field) = schema();
    let directory = RamDirectory::create();
    let settings = IndexSettings { docstore_compression: Compressor::None, ..IndexSettings::default() };
    let writer: SingleSegmentIndexWriter =
        Index::builder().schema(schema).settings(settings).single_segment_index_writer(directory.clone(), MEMORY)?;
    let mut writing = Writing {
        lang,
        field,
        writer,
        spine: SpineWriter::default(),
        added: 0,
        words: HashMap::new(),
        blocks: Blocks::default(),
    };
    for act in acts {
        writing.act(act)?;
    }
    let Writing { writer, spine, words, blocks, .. } = writing;
    let index = writer.finalize()?;
    let files = collect(&index, &directory)?;
    let mut sorted: Vec<(&str, u32)> = words.iter().map(|(word, (count, _))| (word.as_str(), *count)).collect();
    sorted.sort_unstable();
    let words = words::write(sorted.into_iter());
    let passages = spine.passages();
    let passage_blocks = blocks.finish()?;
    let laid_out = layout::lay_out(files, &spine.finish(), &passage_blocks, words, layout)?;
    let passage_blocks = passage_blocks.into_iter().map(|(name, bytes, _)| (name, bytes)).collect();
    let layout::LaidOut { hot, dictionary, words, blocks } = laid_out;
    Ok(WrittenIndex { hot, dictionary, words, blocks, passage_blocks, passages })
}

/// An index as it grows.
struct Writing {
    lang: Lang,
    field: Field,
    writer: SingleSegmentIndexWriter,
    spine: SpineWriter,
    /// Documents so far.
    added: u32,
    /// Words as written, with the number of documents that have them and the last of these.
    words: HashMap<String, (u32, u32)>,
    blocks: Blocks,
}

impl Writing {
    fn act(&mut self, act: &Act) -> Result<(), WriteError> {
        self.spine.act(act.kind, act.status);
        self.blocks.act(act);
        let number = act.number.as_deref().unwrap_or_default();
        let year = act.date.map(|date| date.year().to_string()).unwrap_or_default();
        let requisites = [&act.requisites, number, &year].join(" ");
        self.document(&[&act.title, &requisites], false, &BTreeSet::new())?;
        let units = act.units();
        let divisions = Divisions::of(act, &units);
        for (at, unit) in units.iter().enumerate() {
            let passages = unit_passages(act, unit);
            let heading = passages.first().map(|passage| passage.heading.as_str()).unwrap_or_default();
            // A heading's length counts the words that say something: a query that has them all names the heading.
            let telling = tokens(heading, self.lang).filter(|t| !is_stop_word(&t.folded, self.lang)).count();
            let begun = divisions.begun.get(&at).map(Vec::as_slice).unwrap_or_default();
            self.spine.page(&begun.iter().map(|(_, pages)| *pages).collect::<Vec<_>>(), telling);
            for (division, _) in begun {
                self.document(&[&act.provisions[*division].heading], false, &BTreeSet::new())?;
            }
            self.heading(heading, telling)?;
            for passage in passages {
                let marks = Marks { repealed: passage.repealed, signature: is_signature(&passage) };
                let facts: BTreeSet<String> = passage.provisions().flat_map(citations).collect();
                let words = self.document(&[&passage.text], true, &facts)?;
                self.spine.passage(words, marks);
                self.blocks.passage(passage)?;
            }
        }
        Ok(())
    }

    /// Adds a document of these texts; gives the number of its words. `lean` leaves out the words that only connect.
    fn document(&mut self, texts: &[&str], lean: bool, facts: &BTreeSet<String>) -> Result<usize, WriteError> {
        let mut found: Vec<Token> = Vec::new();
        let (mut count, mut start) = (0, 0);
        for text in texts {
            for token in tokens(text, self.lang) {
                count += 1;
                let position = start + token.position;
                if !(lean && is_stop_word(&token.folded, self.lang)) {
                    found.push(Token { position, text: token.stem, ..Token::default() });
                }
                self.note(token.folded);
            }
            start = count + 1;
        }
        let behind = found.last().map_or(0, |last| last.position + 2);
        let fact = |fact: &String| Token { position: behind, text: format!("{FACT}{fact}"), ..Token::default() };
        found.extend(facts.iter().map(fact));
        self.add(found)?;
        Ok(count)
    }

    /// Adds the document of a page's heading. Each word stands in it as often as the heading has words that say something:
    /// so the frequency of a word in a heading is the heading's length, and no list of lengths need be fetched.
    fn heading(&mut self, heading: &str, telling: usize) -> Result<(), WriteError> {
        let length = telling.clamp(1, LONGEST_HEADING);
        let mut found: Vec<Token> = Vec::new();
        for token in tokens(heading, self.lang) {
            let word = Token { position: token.position, text: token.stem, ..Token::default() };
            found.extend(std::iter::repeat_n(word, length));
            self.note(token.folded);
        }
        self.add(found)
    }

    fn add(&mut self, tokens: Vec<Token>) -> Result<(), WriteError> {
        let mut document = TantivyDocument::new();
        if !tokens.is_empty() {
            document.add_pre_tokenized_text(self.field, PreTokenizedString { text: String::new(), tokens });
        }
        self.writer.add_document(document)?;
        self.added += 1;
        Ok(())
    }

    /// Counts a word in the document to come.
    fn note(&mut self, word: String) {
        let document = self.added;
        if word.len() > words::LONGEST || !word.chars().any(char::is_alphabetic) {
            return;
        }
        let (documents, last) = self.words.entry(word).or_insert((0, u32::MAX));
        if *last != document {
            (*documents, *last) = (*documents + 1, document);
        }
    }
}

/// Divisions of an act by the page they begin with: provision, number of pages under it; the outer before the inner.
struct Divisions {
    begun: BTreeMap<usize, Vec<(usize, u32)>>,
}

impl Divisions {
    /// A page stands in the divisions around it; a page that is a division's own is headed by it instead.
    fn of(act: &Act, units: &[Unit]) -> Self {
        let mut places: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (at, unit) in units.iter().enumerate() {
            let mut path = act.path(unit.first as usize);
            path.retain(|&i| act.provisions.get(i).is_some_and(|p| p.kind.is_division()));
            if act.provisions.get(unit.first as usize).is_some_and(|p| p.kind != ProvisionKind::Article) {
                path.pop();
            }
            for division in path {
                places.entry(division).or_insert((at, at)).1 = at;
            }
        }
        let mut begun: BTreeMap<usize, Vec<(usize, u32)>> = BTreeMap::new();
        for (division, (first, last)) in places {
            begun.entry(first).or_default().push((division, (last - first + 1) as u32));
        }
        Self { begun }
    }
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
    fn act(&mut self, act: &Act) {
        self.act = Some(BlockAct {
            first: 0,
            id: act.id.clone(),
            title: act.title.clone(),
            kind: act.kind,
            status: act.status,
            text_date: act.text_date,
        });
    }

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
