//! `Meaning`: where each passage of a corpus points, by the sentence encoder; kept from one build to the next.

use crate::bundle::replace;
use crate::model;
use anyhow::Context;
use blake3::Hasher;
use encoder::{Centre, Directions, Encoder, IN_BLOCK, Numbers, Pack, Precision, RESCORED, Role, cosine};
use half::f16;
use indicatif::ProgressBar;
use legislation::Lang;
use legislation::bundle::{BlockName, PassageBlock};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Letters of a passage that one vector is of: the model reads some 512 pieces of three letters. Windows of 500, 900 and 1,500
/// letters were compared on the development queries; shorter ones found no more and cost more.
const WINDOW: usize = 1_500;

/// Texts embedded between two writes of what is kept.
const AT_ONCE: usize = 64;

/// Bytes of a text's key.
const KEY: usize = 16;

/// Vectors, each with the number of the passage it is of.
pub type Vectors = Vec<(u32, Vec<f32>)>;

/// A text by its hash, with the model's.
type Key = [u8; KEY];

/// The encoder with its pack, and the directions that are known.
pub struct Meaning {
    encoder: Encoder,
    pack: Pack,
    folder: PathBuf,
    /// The model's hash.
    identity: [u8; 32],
    kept: Option<Mutex<Kept>>,
    bar: ProgressBar,
}

/// The passages of a shard, laid out for a browser.
pub struct Laid {
    /// Their signs.
    pub directions: Directions,
    /// Their numbers.
    pub blocks: Vec<(BlockName, Vec<u8>)>,
}

impl Meaning {
    /// Makes an encoder ready: a pack's folder (`anyq model prepare`), or the model's file, of which the pack for these languages
    /// is then made in the folder `kept`. Directions are kept there, too.
    pub fn ready(
        model: &Path,
        languages: &[Lang],
        corpus: &[PathBuf],
        kept: Option<&Path>,
        bar: ProgressBar,
    ) -> anyhow::Result<Self> {
        let folder = match kept {
            Some(kept) if model.is_file() => {
                let folder = kept.join("model");
                model::prepare(model, languages, corpus.first().map(PathBuf::as_path), &folder)?;
                folder
            }
            _ => model.to_path_buf(),
        };
        Self::alone(&folder, kept, bar)
    }

    /// The same without making a pack: for work on this computer alone.
    pub fn alone(model: &Path, kept: Option<&Path>, bar: ProgressBar) -> anyhow::Result<Self> {
        let (weights, pack) = if model.is_dir() {
            (model::unpacked(model)?, model::list(model)?)
        } else {
            (model::read(model)?, model::without_blocks())
        };
        let folder = model.to_path_buf();
        let identity = *Hasher::new().update(&weights.write()).finalize().as_bytes();
        let encoder = Encoder::new(weights, Precision::Float)?;
        let dimensions = encoder.dimensions();
        let kept = kept.map(|kept| Kept::open(&kept.join("vectors"), dimensions).map(Mutex::new)).transpose()?;
        Ok(Self { encoder, pack, folder, identity, kept, bar })
    }

    /// The list of the encoder's blocks.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Where the blocks are.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a question points.
    pub fn question(&self, text: &str) -> anyhow::Result<Vec<f32>> {
        Ok(self.encoder.embed(text, Role::Query)?)
    }

    /// Where the passages of blocks point, each vector with the number of its passage: a long passage has several.
    pub fn vectors(&self, blocks: &[(BlockName, Vec<u8>)]) -> anyhow::Result<Vectors> {
        let (mut texts, mut numbers, mut count) = (Vec::new(), Vec::new(), 0);
        for (name, bytes) in blocks {
            let block: PassageBlock =
                serde_json::from_slice(bytes).with_context(|| format!("the block {name} of passages"))?;
            for (number, passage) in (count..).zip(&block.passages) {
                let windows = windows(&passage.heading, &passage.text);
                numbers.extend(windows.iter().map(|_| number));
                texts.extend(windows);
            }
            count += block.passages.len() as u32;
        }
        self.bar.inc_length(texts.len() as u64);
        let mut vectors = Vec::with_capacity(texts.len());
        for some in texts.chunks(AT_ONCE) {
            vectors.append(&mut self.of_texts(some)?);
            self.bar.inc(some.len() as u64);
        }
        Ok(numbers.into_iter().zip(vectors).collect())
    }

    fn of_texts(&self, texts: &[String]) -> anyhow::Result<Vec<Vec<f32>>> {
        let keys: Vec<Key> = texts.iter().map(|text| self.key(text)).collect();
        let poisoned = || anyhow::anyhow!("a thread that kept vectors has failed");
        let mut known: BTreeMap<Key, Vec<f32>> = BTreeMap::new();
        if let Some(kept) = &self.kept {
            let kept = kept.lock().map_err(|_| poisoned())?;
            known.extend(keys.iter().filter_map(|key| Some((*key, kept.vector(key)?))));
        }
        let new: BTreeMap<Key, &String> =
            keys.iter().copied().zip(texts).filter(|(key, _)| !known.contains_key(key)).collect();
        let embed = |(key, text): (Key, &String)| -> anyhow::Result<(Key, Vec<f32>)> {
            Ok((key, self.encoder.embed(text, Role::Passage)?))
        };
        let new = new.into_par_iter().map(embed).collect::<anyhow::Result<Vec<(Key, Vec<f32>)>>>()?;
        if let Some(kept) = self.kept.as_ref().filter(|_| !new.is_empty()) {
            kept.lock().map_err(|_| poisoned())?.keep(&new)?;
        }
        known.extend(new);
        Ok(keys.iter().filter_map(|key| known.get(key).cloned()).collect())
    }

    fn key(&self, text: &str) -> Key {
        let hash = Hasher::new().update(&self.identity).update(text.as_bytes()).finalize();
        let mut key = [0; KEY];
        key.copy_from_slice(&hash.as_bytes()[..KEY]);
        key
    }

    /// The passages of a shard, laid out for a browser.
    pub fn laid(&self, blocks: &[(BlockName, Vec<u8>)]) -> anyhow::Result<Laid> {
        Ok(laid(&self.vectors(blocks)?, self.encoder.dimensions()))
    }
}

fn laid(vectors: &[(u32, Vec<f32>)], dimensions: usize) -> Laid {
    let all = || vectors.iter().map(|(_, vector)| vector.as_slice());
    let blocks: Vec<(BlockName, Vec<u8>)> = vectors
        .chunks(IN_BLOCK)
        .map(|some| Numbers::write(some.iter().map(|(_, vector)| vector.as_slice())))
        .map(|bytes| (BlockName::of(&bytes), bytes))
        .collect();
    let names = blocks.iter().map(|(name, _)| name.bytes()).collect();
    let directions = Directions::of(
        vectors.iter().map(|(number, vector)| (*number, vector.as_slice())),
        Centre::of(all(), dimensions),
    )
    .with_blocks(names);
    Laid { directions, blocks }
}

/// The passages that mean most what is asked, with their cosines, the best first: signs find them, `numbers` – the bytes of a block,
/// by its name – put them in order. As the browser does it.
pub fn nearest(
    directions: &Directions,
    question: &[f32],
    mut numbers: impl FnMut(BlockName) -> anyhow::Result<Vec<u8>>,
) -> anyhow::Result<Vec<(u32, f32)>> {
    let mut found: BTreeMap<u32, f32> = BTreeMap::new();
    for vector in directions.nearest(question, RESCORED) {
        let (name, place) = directions.block_of(vector).context("the signs name no block for a passage")?;
        let name = BlockName::from_bytes(&name).context("a block without a name")?;
        let bytes = numbers(name)?;
        let numbers = Numbers::read(&bytes, directions.dimensions())?.vector(place).context("a block is too short")?;
        let passage = directions.passage_of(vector).context("a vector of no passage")?;
        let best = found.entry(passage).or_insert(f32::NEG_INFINITY);
        *best = best.max(cosine(question, &numbers));
    }
    let mut found: Vec<(u32, f32)> = found.into_iter().collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    Ok(found)
}

/// What of a passage is read: its provisions, as many together as a window holds, under its heading.
fn windows(heading: &str, text: &str) -> Vec<String> {
    let head = if heading.is_empty() { String::new() } else { format!("{heading}. ") };
    let mut windows: Vec<String> = Vec::new();
    let mut room = 0;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let letters: Vec<char> = line.chars().collect();
        for piece in letters.chunks(WINDOW) {
            let text: String = piece.iter().collect();
            match windows.last_mut() {
                Some(last) if room >= piece.len() => {
                    last.push(' ');
                    last.push_str(&text);
                    room -= piece.len();
                }
                _ => {
                    windows.push(format!("{head}{text}"));
                    room = WINDOW - piece.len();
                }
            }
        }
    }
    if windows.is_empty() {
        windows.push(head.trim_end().to_owned());
    }
    windows
}

/// Directions kept from one build to the next: a file of records, a text's key and half-precision numbers.
struct Kept {
    file: File,
    dimensions: usize,
    records: BTreeMap<Key, Vec<u8>>,
}

impl Kept {
    /// Opens the file, made if need be. A record that was cut off is forgotten.
    fn open(path: &Path, dimensions: usize) -> anyhow::Result<Self> {
        let size = KEY + 2 * dimensions;
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error).with_context(|| format!("{} cannot be read", path.display())),
        };
        let whole = bytes.len() / size * size;
        if whole != bytes.len() || bytes.is_empty() {
            replace(path, &bytes[..whole])?;
        }
        let mut records = BTreeMap::new();
        for record in bytes.chunks_exact(size) {
            let (key, numbers) = record.split_at(KEY);
            let mut name = [0; KEY];
            name.copy_from_slice(key);
            records.insert(name, numbers.to_vec());
        }
        let file = File::options().append(true).open(path);
        let file = file.with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(Self { file, dimensions, records })
    }

    fn vector(&self, key: &Key) -> Option<Vec<f32>> {
        let numbers = self.records.get(key)?.as_chunks::<2>().0;
        let vector: Vec<f32> = numbers.iter().map(|two| f16::from_le_bytes(*two).to_f32()).collect();
        (vector.len() == self.dimensions).then_some(vector)
    }

    fn keep(&mut self, new: &[(Key, Vec<f32>)]) -> anyhow::Result<()> {
        let mut bytes = Vec::new();
        for (key, vector) in new {
            let numbers: Vec<u8> = vector.iter().flat_map(|number| f16::from_f32(*number).to_le_bytes()).collect();
            bytes.extend(key);
            bytes.extend(&numbers);
            self.records.insert(*key, numbers);
        }
        self.file.write_all(&bytes).context("keeping vectors for the next build")
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn what_was_embedded_is_kept_even_when_the_build_is_cut_off() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("vectors");
        let record = |key: u8| ([key; 16], vec![f32::from(key), 0.5]);
        Kept::open(&path, 2).expect("made").keep(&[record(1), record(2)]).expect("written");
        let bytes = std::fs::read(&path).expect("there");
        std::fs::write(&path, &bytes[..bytes.len() - 3]).expect("cut off");
        let mut again = Kept::open(&path, 2).expect("read");
        assert_eq!((again.vector(&[1; 16]), again.vector(&[2; 16])), (Some(vec![1.0, 0.5]), None));
        again.keep(&[record(3)]).expect("written");
        let third = Kept::open(&path, 2).expect("read");
        assert_eq!((third.vector(&[1; 16]), third.vector(&[3; 16])), (Some(vec![1.0, 0.5]), Some(vec![3.0, 0.5])));
    }
}
