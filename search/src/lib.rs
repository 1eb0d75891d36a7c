//! Bytes in, hits out: passages, index, query, ranking and snippets, the same natively and in the browser.
//!
//! The indexer calls [`writer::write`]; the browser's worker opens what it wrote with [`Searcher::open`]. Nothing here
//! does IO, reads a clock or starts a thread.

mod aids;
mod citation;
mod concept;
mod dictionary;
mod filter;
mod fusion;
pub mod guides;
mod hot;
mod index;
mod layout;
mod lexicon;
mod meaning;
pub mod pack;
pub mod passages;
mod prepared;
pub mod query;
mod ranking;
mod results;
mod retyped;
pub mod schema;
mod searcher;
mod shelf;
mod snippet;
mod spine;
mod store;
pub mod suggest;
mod varint;
mod within;
mod words;
pub mod writer;

pub use aids::Aids;
pub use citation::Citation;
pub use filter::Filters;
pub use index::OpenError;
pub use layout::Layout;
pub use lexicon::give_notes;
#[cfg(not(target_arch = "wasm32"))]
pub use lexicon::notes;
pub use pack::PackError;
pub use passages::passages;
pub use prepared::{Prepared, prepare};
pub use results::FinishError;
pub use searcher::{RankedPage, Ranking, Searcher};
pub use shelf::{Endless, Errand, Need, Shelf};
