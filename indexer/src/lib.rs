//! The library behind the command line `anyq`: a corpus of legislation in, a bundle of static files out.

pub mod answer;
pub mod bench;
pub mod build;
pub mod bundle;
pub mod by_laws;
pub mod compare;
pub mod corpus;
pub mod definitions;
pub mod duplicates;
pub mod evaluate;
pub mod explain;
pub mod export;
pub mod guides;
pub mod inspect;
pub mod inventory;
pub mod lookup;
pub mod norms;
pub mod pages;
mod random;
pub mod readability;
pub mod references;
pub mod report;
pub mod serve;
pub mod table;
pub mod terms;
pub mod trends;
