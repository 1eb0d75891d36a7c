//! What can be read out of a law: structure, readability, definitions, references.
//!
//! Pure: no IO, no clock, no threads, no search engine. Parsing never fails; oddities are
//! [`legislation::Problem`]s.

pub mod definitions;
pub mod readability;
pub mod references;
pub mod source;
pub mod structure;
