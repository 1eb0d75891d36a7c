//! `Layout`: how an index is cut into files: what is in the hot file, where blocks end.
//!
//! Postings and positions are cut between terms, so that a word is one request; where, the terms' own hashes say, so that
//! a change in one place leaves the other blocks as they were. A word with a long list has a block to itself.

use crate::hot::{self, HotFile};
use crate::index::Index;
use crate::store::{BlockList, Store};
use crate::words::{WordList, WrittenWords};
use crate::writer::WriteError;
use legislation::bundle::BlockName;
use std::ops::Range;
use tantivy::directory::OwnedBytes;

/// Sizes, bytes before compression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// An index of no more than this is in the hot file whole.
    pub whole: usize,
    /// A block of postings or positions, if no single term is longer.
    pub block: usize,
    /// The longest block; the list of a word that is longer still is cut.
    pub longest: usize,
    /// A slice of the dictionary.
    pub slice: usize,
    /// A part of the list of words as written.
    pub words: usize,
}

impl Default for Layout {
    fn default() -> Self {
        Self { whole: 256 * 1024, block: 16 * 1024, longest: 256 * 1024, slice: 24 * 1024, words: 32 * 1024 }
    }
}

/// An index, cut.
pub(crate) struct LaidOut {
    pub(crate) hot: Vec<u8>,
    pub(crate) blocks: Vec<(BlockName, Vec<u8>)>,
}

/// The file that ends so is the dictionary.
pub(crate) const DICTIONARY: &str = ".term";

/// The file that ends so holds positions, those of the only field from its beginning.
pub(crate) const POSITIONS: &str = ".pos";

/// The file that ends so holds postings.
const POSTINGS: &str = ".idx";

/// The file that ends so holds stored documents.
const DOCUMENTS: &str = ".store";

/// Cuts the files of an index.
pub(crate) fn lay_out(
    files: Vec<(String, Vec<u8>)>,
    spine: &[u8],
    passage_blocks: &[(BlockName, Vec<u8>, u32)],
    words: Vec<WrittenWords>,
    layout: &Layout,
) -> Result<LaidOut, WriteError> {
    let mut passages = BlockList::default();
    for (name, _, count) in passage_blocks {
        passages.ends.push(passages.ends.last().copied().unwrap_or(0) + count);
        passages.names.push(*name);
    }
    let all: usize = files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>()
        + words.iter().map(|part| part.bytes.len()).sum::<usize>();
    if files.iter().any(|(_, bytes)| u32::try_from(bytes.len()).is_err()) {
        return Err(WriteError::TooLarge);
    }
    let (firsts, parts): (Vec<String>, Vec<Vec<u8>>) = words.into_iter().map(|part| (part.first, part.bytes)).unzip();
    if all <= layout.whole {
        let whole = |(name, bytes): (String, Vec<u8>)| HotFile {
            name,
            len: bytes.len(),
            pieces: vec![(0, bytes)],
            blocks: BlockList::default(),
        };
        let files: Vec<HotFile> = files.into_iter().map(whole).collect();
        let words = WordList { firsts, whole: parts, names: Vec::new() };
        let hot = hot::write(spine, &passages, &files, &words);
        return Ok(LaidOut { hot, blocks: Vec::new() });
    }
    let whole = |(name, bytes): &(String, Vec<u8>)| {
        (name.clone(), bytes.len(), vec![(0, OwnedBytes::new(bytes.clone()))], BlockList::default())
    };
    let store = Store::new(files.iter().map(whole).collect()).map_err(crate::OpenError::from)?;
    store.log();
    let index = Index::of(store.clone())?;
    let opening = store.logged();
    let (postings, positions) = cuts(&index, layout);
    let mut blocks: Vec<(BlockName, Vec<u8>)> = Vec::new();
    let mut hot_files = Vec::new();
    for (name, bytes) in files {
        let pieces: Vec<Range<usize>> =
            opening.iter().filter(|(read, _)| *read == name).map(|(_, range)| range.clone()).collect();
        let pieces = joined(pieces).into_iter().map(|range| (range.start, bytes[range].to_vec())).collect();
        let ends = if name.ends_with(POSTINGS) {
            ends(&postings, bytes.len())
        } else if name.ends_with(POSITIONS) {
            ends(&positions, bytes.len())
        } else if name.ends_with(DICTIONARY) {
            ends(&(1..bytes.len().div_ceil(layout.slice)).map(|n| n * layout.slice).collect::<Vec<_>>(), bytes.len())
        } else {
            Vec::new()
        };
        let mut list = BlockList::default();
        let mut start = 0;
        for end in ends {
            let block = bytes[start..end].to_vec();
            let block_name = BlockName::of(&block);
            list.ends.push(end as u32);
            list.names.push(block_name);
            blocks.push((block_name, block));
            start = end;
        }
        // What is not cut is small, and here. Of the stored documents, which are empty, nothing but the opening is read.
        let is_here = list.ends.is_empty() && !name.ends_with(DOCUMENTS);
        let pieces = if is_here { vec![(0, bytes.clone())] } else { pieces };
        hot_files.push(HotFile { name: name.clone(), len: bytes.len(), pieces, blocks: list });
    }
    let names = parts.iter().map(|part| BlockName::of(part)).collect();
    let words = WordList { firsts, whole: Vec::new(), names };
    blocks.extend(words.names.iter().copied().zip(parts));
    let hot = hot::write(spine, &passages, &hot_files, &words);
    Ok(LaidOut { hot, blocks })
}

/// Places that touch or overlap, joined.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Bytes before the postings of a field: its number of tokens.
const BEFORE_POSTINGS: usize = 8;

/// Where to cut postings and positions: before these places.
fn cuts(index: &Index, layout: &Layout) -> (Vec<usize>, Vec<usize>) {
    let mut postings = Cuts::new(layout, BEFORE_POSTINGS);
    let mut positions = Cuts::new(layout, 0);
    index.each_place(|term, info| {
        let may_cut = BlockName::of(term).bytes()[0].is_multiple_of(8);
        postings.term(&info.postings_range, may_cut);
        positions.term(&info.positions_range, may_cut);
    });
    (postings.places, positions.places)
}

/// Cuts of a file, as its terms come.
struct Cuts<'a> {
    layout: &'a Layout,
    shift: usize,
    places: Vec<usize>,
    start: usize,
}

impl<'a> Cuts<'a> {
    fn new(layout: &'a Layout, shift: usize) -> Self {
        Self { layout, shift, places: Vec::new(), start: 0 }
    }

    fn term(&mut self, range: &Range<usize>, may_cut: bool) {
        let (start, end) = (range.start + self.shift, range.end + self.shift);
        let filled = start - self.start;
        let long = end - start > self.layout.block / 2;
        // A block ends where a hash says so once it is half full, and at the latest when it is full.
        if filled > 0 && (long || end - self.start > self.layout.block || (may_cut && filled > self.layout.block / 2)) {
            self.cut(start);
        }
        if long {
            let mut at = start;
            while end - at > self.layout.longest {
                at += self.layout.longest;
                self.cut(at);
            }
            self.cut(end);
        }
    }

    fn cut(&mut self, at: usize) {
        self.places.push(at);
        self.start = at;
    }
}

/// Ends of the blocks of a file cut before these places.
fn ends(cuts: &[usize], len: usize) -> Vec<usize> {
    let mut ends: Vec<usize> = cuts.iter().copied().filter(|&cut| cut > 0 && cut < len).collect();
    ends.push(len);
    ends.dedup();
    ends
}
