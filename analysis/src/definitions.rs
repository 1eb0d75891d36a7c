//! `Definition`s of an act: what its words mean, and where those words are used.
//!
//! Three steps, each a pure function of the act: [`glossary`] lists («… используются следующие понятия: 1) термин –
//! определение;»), [`contextual`] short names in passing («(далее – …)», «(бұдан әрі – …)», "(hereinafter – …)"), and
//! [`uses`] of both in the text. Nothing is inferred: a term and its body are spans of one provision's text.

pub mod base;
mod by_reference;
mod contextual;
mod glossary;
mod likeness;
mod marks;
mod uses;

pub use by_reference::by_reference;
pub use likeness::{Meaning, explains_itself, likeness};
pub use uses::{scope, uses};

use legislation::{Act, Definition, ProvisionState};

/// Every definition of the act, in document order; within one provision in order of the term.
pub fn find(act: &Act) -> Vec<Definition> {
    let entries = glossary::find(act);
    let mut found = Vec::new();
    for (index, provision) in act.provisions.iter().enumerate() {
        if provision.state == ProvisionState::InForce {
            let first = entries.partition_point(|d| (d.provision as usize) < index);
            let here = entries.get(first..entries.partition_point(|d| d.provision as usize <= index)).unwrap_or(&[]);
            let terms: Vec<_> = here.iter().map(|d| d.term).collect();
            found.extend(contextual::find(&provision.text, act.lang, index, &terms));
        }
    }
    found.extend(entries);
    found.sort_by_key(|d| (d.provision, d.term.start(), d.term.end()));
    found
}

#[cfg(test)]
pub(crate) mod tests;
