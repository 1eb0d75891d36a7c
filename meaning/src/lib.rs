//! `Model` and `Shard`: search by meaning as `worker/meaning.js` calls it. Files are fetched there; here is nothing but reckoning, so
//! that one program with SIMD and one without differ in nothing else (`cargo xtask finish-dist` builds both).
#![cfg(target_arch = "wasm32")]

use encoder::{Directions, Encoder, Numbers, Precision, RESCORED, Role, Weights, cosine};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// The encoder, ready.
#[wasm_bindgen]
pub struct Model(Encoder);

#[wasm_bindgen]
impl Model {
    /// From the blocks of a pack, unpacked and joined.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: Vec<u8>) -> Result<Self, JsError> {
        let weights = Weights::read(&bytes)?;
        drop(bytes); // the weights have their own; both at a time would be the most memory this program ever has
        Ok(Self(Encoder::new(weights, Precision::FourBit)?))
    }

    /// Where a question points.
    pub fn question(&self, text: &str) -> Result<Vec<f32>, JsError> {
        Ok(self.0.embed(text, Role::Query)?)
    }
}

/// The directions of a shard's passages.
#[wasm_bindgen]
pub struct Shard(Directions);

#[wasm_bindgen]
impl Shard {
    /// From the file of signs, unpacked.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Self, JsError> {
        Ok(Self(Directions::read(bytes)?))
    }

    /// The vectors whose signs are nearest to a question, the best first: those to look at more closely.
    pub fn nearest(&self, question: &[f32]) -> Vec<u32> {
        if question.len() != self.0.dimensions() {
            return Vec::new(); // of another model
        }
        self.0.nearest(question, RESCORED).into_iter().map(|vector| vector as u32).collect()
    }

    /// The passage a vector is of; a long one has several vectors.
    pub fn passage_of(&self, vector: u32) -> Option<u32> {
        self.0.passage_of(vector as usize)
    }

    /// The name of the block that has a vector's numbers, `None` past the end.
    pub fn block_of(&self, vector: u32) -> Option<String> {
        let (name, _) = self.0.block_of(vector as usize)?;
        let number = name.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        Some(format!("{number:012x}"))
    }

    /// How alike a vector is to a question, given its block, unpacked; `None` when that is damaged.
    pub fn cosine(&self, block: &[u8], vector: u32, question: &[f32]) -> Option<f32> {
        let (_, place) = self.0.block_of(vector as usize)?;
        let vector = Numbers::read(block, self.0.dimensions()).ok()?.vector(place)?;
        Some(cosine(question, &vector))
    }
}
