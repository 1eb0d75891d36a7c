//! `Store`: the files of an index as tantivy reads them, of which some bytes are here and others are still on the host.
//!
//! A file is whole in the hot file (small corpora), or cut into blocks that are fetched when they are needed. A read of what is not here fails with `WouldBlock` and is noted; whoever asked
//! fetches what is missing and asks again. Nothing else knows where the bytes are.

use crate::layout::DICTIONARY;
use crate::pack::PackError;
use crate::varint::{Reader, push};
use legislation::bundle::BlockName;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tantivy::Directory;
use tantivy::HasLen;
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{DirectoryLock, FileHandle, Lock, OwnedBytes, WatchCallback, WatchHandle, WritePtr};

/// Bytes of blocks that are kept unpacked between queries.
const KEPT: usize = 16 * 1024 * 1024;

/// Where the blocks of a file end, and what they are called.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct BlockList {
    /// End of each block in the file, ascending; the last one is the file's length.
    pub(crate) ends: Vec<u32>,
    pub(crate) names: Vec<BlockName>,
}

impl BlockList {
    /// As bytes: number of blocks, their lengths, their names.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        push(out, self.ends.len() as u32);
        let mut before = 0;
        for &end in &self.ends {
            push(out, end - before);
            before = end;
        }
        self.names.iter().for_each(|name| out.extend(name.bytes()));
    }

    /// Reads a list; `None` when the bytes are none.
    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let count = reader.count()?;
        let mut at = 0_u32;
        let mut end = || {
            at = at.checked_add(reader.number()?)?;
            Some(at)
        };
        let ends = (0..count).map(|_| end()).collect::<Option<Vec<u32>>>()?;
        let names = reader.bytes(count * BlockName::BYTES)?;
        let names = names.chunks_exact(BlockName::BYTES).filter_map(BlockName::from_bytes).collect();
        Some(Self { ends, names })
    }

    /// The block that holds what stands at a place, and where it begins.
    pub(crate) fn holding(&self, at: u32) -> Option<(BlockName, u32)> {
        let number = self.ends.partition_point(|&end| end <= at);
        let first = number.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end);
        Some((*self.names.get(number)?, first))
    }

    /// The place of a block in the file.
    fn range(&self, block: usize) -> Range<usize> {
        let start = block.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |&end| end as usize);
        start..self.ends.get(block).map_or(start, |&end| end as usize)
    }

    /// The blocks that hold these bytes.
    fn of(&self, range: &Range<usize>) -> Range<usize> {
        let block = |at: usize| self.ends.partition_point(|&end| (end as usize) <= at);
        block(range.start)..(block(range.end.saturating_sub(1)) + 1).min(self.ends.len())
    }
}

/// A file of the index.
#[derive(Debug, Default)]
struct StoredFile {
    len: usize,
    /// Pieces that are always here, by where they begin.
    pieces: Vec<(usize, OwnedBytes)>,
    blocks: BlockList,
    /// Whether its blocks stay here once they are: the dictionary's, which every query needs.
    stays: bool,
}

/// A block of a file, both by their numbers.
type BlockAt = (usize, usize);

#[derive(Default)]
struct State {
    /// Blocks that are here, each with the time of its last use.
    blocks: BTreeMap<BlockAt, (OwnedBytes, u64)>,
    missing: BTreeSet<BlockAt>,
    bytes: usize,
    time: u64,
    /// What was read, if somebody wants to know.
    reads: Option<Vec<(usize, Range<usize>)>>,
}

struct Inner {
    names: BTreeMap<PathBuf, usize>,
    files: Vec<StoredFile>,
    state: Mutex<State>,
}

/// A read-only directory, cheap to clone.
#[derive(Clone)]
pub(crate) struct Store(Arc<Inner>);

/// One piece of a file that is always here: where it begins, its bytes.
pub(crate) type Piece = (usize, OwnedBytes);

/// A file to be stored: name, length, pieces that are here, list of blocks.
pub(crate) type NewFile = (String, usize, Vec<Piece>, BlockList);

impl Store {
    /// A store of these files.
    pub(crate) fn new(files: Vec<NewFile>) -> Result<Self, PackError> {
        let mut names = BTreeMap::new();
        let mut stored = Vec::new();
        for (name, len, mut pieces, blocks) in files {
            pieces.sort_by_key(|(start, _)| *start);
            let fits = pieces.iter().all(|(start, bytes)| start.checked_add(bytes.len()).is_some_and(|end| end <= len))
                && blocks.names.len() == blocks.ends.len()
                && blocks.ends.last().is_none_or(|&end| end as usize == len);
            if !fits {
                return Err(PackError::Damaged);
            }
            let stays = name.ends_with(DICTIONARY);
            names.insert(PathBuf::from(name), stored.len());
            stored.push(StoredFile { len, pieces, blocks, stays });
        }
        Ok(Self(Arc::new(Inner { names, files: stored, state: Mutex::default() })))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on, notes what is read.
    pub(crate) fn log(&self) {
        self.state().reads = Some(Vec::new());
    }

    /// What was read since [`Self::log`]: name of the file, place.
    pub(crate) fn logged(&self) -> Vec<(String, Range<usize>)> {
        let name = |number: usize| self.0.names.iter().find(|(_, at)| **at == number).map(|(name, _)| name);
        let reads = self.state().reads.take().unwrap_or_default();
        let named = reads.into_iter().filter_map(|(file, range)| Some((name(file)?.to_string_lossy().into(), range)));
        named.collect()
    }

    /// Asks for a piece of the file that ends so, to be read later: what is not here is noted.
    pub(crate) fn ask(&self, end: &str, range: Range<usize>) {
        let number = self.0.names.iter().find(|(name, _)| name.to_string_lossy().ends_with(end)).map(|(_, at)| *at);
        if let Some(number) = number {
            // What it says is of no interest here.
            let _ = self.read(number, range);
        }
    }

    /// Names of the blocks of the file that ends so that are not here.
    pub(crate) fn absent(&self, end: &str) -> Vec<BlockName> {
        let state = self.state();
        let numbers = self.0.names.iter().filter(|(name, _)| name.to_string_lossy().ends_with(end)).map(|(_, at)| *at);
        let blocks =
            numbers.flat_map(|file| self.0.files[file].blocks.names.iter().enumerate().map(move |of| (file, of)));
        blocks
            .filter(|(file, (block, _))| !state.blocks.contains_key(&(*file, *block)))
            .map(|(_, (_, name))| *name)
            .collect()
    }

    /// Names of the blocks that were asked for and are not here.
    pub(crate) fn missing(&self) -> Vec<BlockName> {
        let names = |&(file, block): &BlockAt| self.0.files.get(file)?.blocks.names.get(block).copied();
        self.state().missing.iter().filter_map(names).collect()
    }

    /// Takes a block; refused when it is not what its name says.
    pub(crate) fn give(&self, name: BlockName, bytes: Vec<u8>) -> Result<(), PackError> {
        if !name.names(&bytes) {
            return Err(PackError::Damaged);
        }
        let bytes = OwnedBytes::new(bytes);
        let mut state = self.state();
        let of_file = |(file, stored): (usize, &StoredFile)| -> Vec<BlockAt> {
            let own = stored.blocks.names.iter().enumerate().filter(|(_, own)| **own == name);
            own.map(|(block, _)| (file, block)).collect()
        };
        let places = self.0.files.iter().enumerate().flat_map(of_file).filter(|at| !state.blocks.contains_key(at));
        let places: Vec<BlockAt> = places.collect();
        for place in places {
            if self.0.files[place.0].blocks.range(place.1).len() != bytes.len() {
                return Err(PackError::Damaged);
            }
            state.missing.remove(&place);
            let time = state.time;
            state.bytes += bytes.len();
            state.blocks.insert(place, (bytes.clone(), time));
        }
        Ok(())
    }

    /// Begins a query: forgets what an earlier one lacked, and the blocks used longest ago when there are too many.
    pub(crate) fn begin(&self) {
        let mut state = self.state();
        state.missing.clear();
        state.time += 1;
        if state.bytes > KEPT {
            let may_go = |at: &BlockAt| !self.0.files[at.0].stays;
            let used = state.blocks.iter().filter(|(at, _)| may_go(at)).map(|(at, (_, time))| (*time, *at));
            let mut by_time: Vec<(u64, BlockAt)> = used.collect();
            by_time.sort_unstable();
            for (_, at) in by_time {
                if state.bytes <= KEPT / 2 {
                    break;
                }
                if let Some((bytes, _)) = state.blocks.remove(&at) {
                    state.bytes -= bytes.len();
                }
            }
        }
    }

    fn file(&self, path: &Path) -> Result<usize, OpenReadError> {
        self.0.names.get(path).copied().ok_or_else(|| OpenReadError::FileDoesNotExist(path.to_owned()))
    }

    fn read(&self, number: usize, range: Range<usize>) -> io::Result<OwnedBytes> {
        let file = &self.0.files[number];
        if range.start > range.end || range.end > file.len {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        if range.is_empty() {
            return Ok(OwnedBytes::empty());
        }
        let mut state = self.state();
        if let Some(reads) = &mut state.reads {
            reads.push((number, range.clone()));
        }
        let before = file.pieces.partition_point(|(start, _)| *start <= range.start);
        if let Some((start, piece)) = before.checked_sub(1).and_then(|at| file.pieces.get(at))
            && range.end <= start + piece.len()
        {
            return Ok(piece.slice(range.start - start..range.end - start));
        }
        let wanted = file.blocks.of(&range);
        let State { blocks, missing, time, .. } = &mut *state;
        let absent: Vec<BlockAt> =
            wanted.clone().map(|block| (number, block)).filter(|at| !blocks.contains_key(at)).collect();
        if wanted.is_empty() || !absent.is_empty() {
            missing.extend(absent);
            return Err(io::Error::from(io::ErrorKind::WouldBlock));
        }
        let mut joined: Vec<u8> = Vec::new();
        for block in wanted.clone() {
            let Some((bytes, used)) = blocks.get_mut(&(number, block)) else { continue };
            *used = *time;
            let place = file.blocks.range(block);
            let part = range.start.max(place.start) - place.start..range.end.min(place.end) - place.start;
            if wanted.len() == 1 {
                return Ok(bytes.slice(part));
            }
            joined.extend(&bytes.as_slice()[part]);
        }
        Ok(OwnedBytes::new(joined))
    }
}

/// One file of a store, to read from.
struct StoreFile {
    store: Store,
    number: usize,
}

impl fmt::Debug for StoreFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StoreFile({})", self.number)
    }
}

impl HasLen for StoreFile {
    fn len(&self) -> usize {
        self.store.0.files[self.number].len
    }
}

impl FileHandle for StoreFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        self.store.read(self.number, range)
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({} files)", self.0.files.len())
    }
}

fn read_only() -> io::Error {
    io::Error::from(io::ErrorKind::ReadOnlyFilesystem)
}

impl Directory for Store {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        Ok(Arc::new(StoreFile { store: self.clone(), number: self.file(path)? }))
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        Ok(self.0.names.contains_key(path))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let number = self.file(path)?;
        let bytes = self.read(number, 0..self.0.files[number].len);
        bytes.map(|bytes| bytes.to_vec()).map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError { io_error: Arc::new(read_only()), filepath: path.to_owned() })
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(read_only(), path.to_owned()))
    }

    fn atomic_write(&self, _path: &Path, _data: &[u8]) -> io::Result<()> {
        Err(read_only())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, _lock: &Lock) -> Result<DirectoryLock, LockError> {
        Ok(DirectoryLock::from(Box::new(()))) // nothing here ever changes
    }

    fn watch(&self, _callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}
