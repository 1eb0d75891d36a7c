//! Bytes in, hits out: passages, index, query, ranking and snippets, the same natively and in the browser.
//!
//! The indexer calls [`writer::write`]; the browser's worker opens what it wrote with [`Searcher::open`]. Nothing here
//! does IO, reads a clock or starts a thread.

mod concept;
mod directory;
mod index;
mod names;
pub mod pack;
pub mod passages;
mod places;
pub mod query;
mod ranking;
pub mod schema;
mod searcher;
mod snippet;
mod spelling;
pub mod writer;

pub use index::OpenError;
pub use passages::passages;
pub use searcher::{FinishError, RankedPage, Ranking, Searcher};
