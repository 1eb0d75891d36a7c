//! What can be read out of a law: structure, readability, definitions, references, norms, duplicates, what changed, and
//! what it means in plainer words.
//!
//! Pure: no IO, no clock, no threads, no search engine. Parsing never fails; oddities are
//! [`legislation::Problem`]s.

pub mod amending;
pub mod amendments;
pub mod burdens;
pub mod by_laws;
pub mod comparison;
pub mod definitions;
pub mod delegations;
pub mod draft_check;
pub mod duplicates;
pub mod explanation;
pub mod findings;
pub mod functions;
pub mod impact;
pub mod indicators;
pub mod juxtaposition;
pub mod network;
pub mod norms;
pub mod opinion;
pub mod plain_words;
pub mod readability;
pub mod references;
pub mod source;
pub mod structure;
