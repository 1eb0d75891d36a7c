//! `Pack`: a model as a browser fetches it: a list, and blocks that are each small enough to be fetched again when a line breaks.

use crate::weights::{Weights, WeightsError};
use serde::{Deserialize, Serialize};

/// Version of the pack's list.
pub const FORMAT: u32 = 1;

/// Most bytes of a block before it is compressed.
pub const MOST_IN_BLOCK: usize = 4_000_000;

/// The list of a pack's blocks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pack {
    /// [`FORMAT`].
    pub format: u32,
    /// The model's name.
    pub model: String,
    /// Its licence, as SPDX names it.
    pub licence: String,
    /// Where it was taken from.
    pub source: String,
    /// Codes of the languages whose pieces it has.
    pub languages: Vec<String>,
    /// Numbers in a vector.
    pub dimensions: u32,
    /// Pieces.
    pub pieces: u32,
    /// Size of all blocks as sent, bytes.
    pub bytes: u64,
    /// The blocks in their order.
    pub blocks: Vec<Block>,
}

/// A block of a pack.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Block {
    /// Path beside the list; its name is the hash of its content.
    pub path: String,
    /// Size as sent, bytes.
    pub bytes: u64,
    /// Size as it is, bytes.
    pub length: u64,
}

/// The model that unpacked blocks make together.
pub fn joined(blocks: &[Vec<u8>]) -> Result<Weights, WeightsError> {
    Weights::read(&blocks.concat())
}
