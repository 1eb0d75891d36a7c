//! `Concept`: a word or phrase of a query with what the index offers for it.

use crate::index::Index;
use crate::names::apart;
use crate::query::{Query, Word};
use crate::spelling::near;

/// What is looked up, and marked in the results.
#[derive(Clone, Debug, Default)]
pub(crate) struct Concept {
    /// Forms as written, folded.
    pub(crate) exact: Vec<String>,
    /// Index terms and their weight; none when the index has nothing like it.
    pub(crate) terms: Vec<(String, f32)>,
    /// Words that follow one another, if it is a phrase.
    pub(crate) phrase: Vec<String>,
    /// Its place in the query.
    pub(crate) position: usize,
}

/// The concepts of a query over this index.
pub(crate) fn concepts(index: &Index, query: &Query) -> Vec<Concept> {
    let mut concepts = Vec::new();
    for word in &query.words {
        let parts = if is_known(index, word) { Vec::new() } else { apart(word) };
        if !parts.is_empty() && parts.iter().all(|part| is_known(index, part)) {
            concepts.extend(parts.iter().map(|part| Concept::of(index, part)));
        } else {
            concepts.push(Concept::of(index, word));
        }
    }
    concepts.extend(query.phrases.iter().map(|phrase| Concept { phrase: phrase.clone(), ..Concept::default() }));
    concepts
}

impl Concept {
    /// A word's terms, or the terms near it when nobody wrote it.
    pub(crate) fn of(index: &Index, word: &Word) -> Self {
        let mut terms: Vec<(String, f32)> =
            word.terms.iter().filter(|term| has(index, term)).map(|term| (term.clone(), 1.0)).collect();
        if terms.is_empty() {
            let spellings: Vec<&str> = word.terms.iter().map(String::as_str).collect();
            let near = near(index, index.fields.body.stem, &spellings);
            terms.extend(near.into_iter().map(|term| (term, 1.0)));
        }
        Self { exact: vec![word.folded.clone()], terms, phrase: Vec::new(), position: word.position }
    }
}

fn is_known(index: &Index, word: &Word) -> bool {
    word.terms.iter().any(|term| has(index, term))
}

fn has(index: &Index, term: &str) -> bool {
    let fields = index.fields;
    [fields.body.stem, fields.heading.stem, fields.title.stem, fields.context]
        .iter()
        .any(|&field| index.holders(field, term) > 0)
}
