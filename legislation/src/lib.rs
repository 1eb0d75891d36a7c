//! What a law is.
//!
//! This crate defines the nouns both sides share: the indexer writes them, the browser reads them. It has no IO, no
//! clock, no threads and no knowledge of search engines or user interfaces; "today" is always an argument.

pub mod act;
pub mod amending;
pub mod bundle;
pub mod burden;
pub mod by_law;
pub mod date;
pub mod definition;
pub mod eid;
pub mod explanation;
pub mod finding;
pub mod function;
pub mod guide;
pub mod impact;
pub mod index_table;
pub mod indicator;
pub mod inventory;
pub mod juxtaposition;
pub mod lang;
pub mod message;
pub mod norm;
pub mod opinion;
pub mod outline;
pub mod problem;
pub mod query_language;
pub mod readability;
pub mod reference;
pub mod remark;
#[cfg(test)]
mod sample;
pub mod span;
pub mod term_base;
pub mod trend;

pub use act::{
    Act, ActId, ActKind, ActStatus, Note, NoteKind, Provision, ProvisionKind, ProvisionState, SourceLink, Table, Unit,
};
pub use date::Date;
pub use definition::{Definition, DefinitionKind};
pub use eid::EId;
pub use explanation::Explanation;
pub use index_table::{IndexTable, NotAnIndexTable};
pub use lang::Lang;
pub use norm::{
    Amount, Currency, Deadline, Direction, Index, Measure, Modality, Norm, Number, Place, TimeUnit, Wording,
};
pub use outline::Outline;
pub use problem::{Problem, ProblemKind};
pub use readability::{Ranking, Readability, ReadingLevel, Reason, ReasonKind};
pub use reference::{Reference, Target};
pub use span::TextSpan;
