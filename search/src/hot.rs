//! `Hot`: what must be here before anything can be searched: the spine, the pieces of the index that opening it reads,
//! and the names of all blocks. A small index is in it whole.
//!
//! It is a [`pack`] of four files: `spine`, `passages` (the blocks of passages), `files` (the index's files, their pieces
//! and blocks) and `words` (the parts of the list of words).

use crate::pack::{self, PackError};
use crate::spine::Spine;
use crate::store::{BlockList, NewFile, Piece, Store};
use crate::varint::{Reader, push};
use crate::words::WordList;
use tantivy::directory::OwnedBytes;

/// What the hot file holds, read.
pub(crate) struct Hot {
    pub(crate) spine: Spine,
    /// Blocks of passages; their ends count passages.
    pub(crate) passages: BlockList,
    pub(crate) store: Store,
    pub(crate) words: WordList,
}

/// A file of the index as the hot file lists it.
pub(crate) struct HotFile {
    pub(crate) name: String,
    pub(crate) len: usize,
    /// Pieces that are in the hot file.
    pub(crate) pieces: Vec<(usize, Vec<u8>)>,
    pub(crate) blocks: BlockList,
}

/// Writes a hot file.
pub(crate) fn write(spine: &[u8], passages: &BlockList, files: &[HotFile], words: &WordList) -> Vec<u8> {
    let mut list = Vec::new();
    push(&mut list, files.len() as u32);
    for file in files {
        push(&mut list, file.name.len() as u32);
        list.extend(file.name.as_bytes());
        push(&mut list, file.len as u32);
        push(&mut list, file.pieces.len() as u32);
        for (start, bytes) in &file.pieces {
            push(&mut list, *start as u32);
            push(&mut list, bytes.len() as u32);
            list.extend(bytes);
        }
        file.blocks.write(&mut list);
    }
    let mut of_passages = Vec::new();
    passages.write(&mut of_passages);
    pack::join([("spine", spine), ("passages", &of_passages), ("files", &list), ("words", &words.write())])
}

/// Reads a hot file.
pub(crate) fn read(bytes: &[u8]) -> Result<Hot, PackError> {
    let list = pack::list(bytes)?;
    let part = |name: &str| list.iter().find(|(own, _)| own == name).and_then(|(_, range)| bytes.get(range.clone()));
    let spine = part("spine").and_then(Spine::read).ok_or(PackError::Damaged)?;
    let of_passages = part("passages").and_then(|bytes| BlockList::read(&mut Reader::new(bytes)));
    let passages = of_passages.ok_or(PackError::Damaged)?;
    let files = part("files").and_then(files).ok_or(PackError::Damaged)?;
    let words = part("words").and_then(WordList::read).ok_or(PackError::Damaged)?;
    Ok(Hot { spine, passages, store: Store::new(files)?, words })
}

fn files(bytes: &[u8]) -> Option<Vec<NewFile>> {
    let mut reader = Reader::new(bytes);
    let count = reader.count()?;
    let file = |reader: &mut Reader<'_>| {
        let len = reader.count()?;
        let name = std::str::from_utf8(reader.bytes(len)?).ok()?.to_owned();
        let len = reader.number()? as usize;
        let pieces = reader.count()?;
        let piece = |reader: &mut Reader<'_>| {
            let start = reader.number()? as usize;
            let len = reader.count()?;
            Some((start, OwnedBytes::new(reader.bytes(len)?.to_vec())))
        };
        let pieces = (0..pieces).map(|_| piece(reader)).collect::<Option<Vec<Piece>>>()?;
        Some((name, len, pieces, BlockList::read(reader)?))
    };
    (0..count).map(|_| file(&mut reader)).collect()
}
