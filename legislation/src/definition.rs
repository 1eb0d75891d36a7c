//! `Definition`: where an act says what a word means.

use crate::TextSpan;
use serde::{Deserialize, Serialize};

/// A term and the passage that explains it; both are spans into one provision's text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Definition {
    /// Index of the provision in its act.
    pub provision: u32,
    /// How it is defined.
    pub kind: DefinitionKind,
    /// The term, as written.
    pub term: TextSpan,
    /// The explanation (glossary), or the full name that the term shortens (contextual).
    pub body: TextSpan,
}

/// How a term is defined.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DefinitionKind {
    /// An entry of a list of terms: «1) термин – определение».
    Glossary,
    /// A short name in passing: «(далее – …)», «(бұдан әрі – …)», "(hereinafter – …)".
    Contextual,
}
