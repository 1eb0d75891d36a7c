//! What a law is.
//!
//! This crate defines the nouns both sides share: the indexer writes them, the browser reads them. It has no IO, no
//! clock, no threads and no knowledge of search engines or user interfaces; "today" is always an argument.

pub mod act;
pub mod bundle;
pub mod date;
pub mod definition;
pub mod eid;
pub mod inventory;
pub mod lang;
pub mod message;
pub mod outline;
pub mod problem;
pub mod readability;
pub mod reference;
#[cfg(test)]
mod sample;
pub mod span;

pub use act::{
    Act, ActId, ActKind, ActStatus, Note, NoteKind, Provision, ProvisionKind, ProvisionState, SourceLink, Table, Unit,
};
pub use date::Date;
pub use definition::{Definition, DefinitionKind};
pub use eid::EId;
pub use lang::Lang;
pub use outline::Outline;
pub use problem::{Problem, ProblemKind};
pub use readability::{Ranking, Readability, ReadingLevel};
pub use reference::{Reference, Target};
pub use span::TextSpan;
