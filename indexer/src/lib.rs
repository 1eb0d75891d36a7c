//! The library behind the command line `anyq`: a corpus of legislation in, a bundle of static files out.

pub mod bench;
pub mod build;
pub mod bundle;
pub mod corpus;
pub mod evaluate;
pub mod inspect;
pub mod lookup;
mod random;
pub mod report;
pub mod serve;
