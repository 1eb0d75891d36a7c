//! Bytes in, hits out: passages, index, query, ranking and snippets, the same natively and in the browser.
//!
//! The indexer calls [`writer::write`]; the browser's worker opens what it wrote with [`Searcher::open`]. Nothing here
//! does IO, reads a clock or starts a thread.

mod aids;
mod citation;
mod concept;
mod dictionary;
mod directory;
mod filter;
mod index;
mod lexicon;
pub mod pack;
pub mod passages;
mod places;
pub mod query;
mod ranking;
mod retyped;
pub mod schema;
mod searcher;
mod snippet;
pub mod suggest;
pub mod writer;

pub use aids::Aids;
pub use citation::Citation;
pub use filter::Filters;
pub use index::OpenError;
pub use passages::passages;
pub use searcher::{FinishError, RankedPage, Ranking, Searcher};
