//! The schema: one field, the index terms of whatever a document is, with their positions.
//!
//! Titles, headings and passages are documents of their own ([`crate::spine::Spine`]), not fields: a word has one list of
//! postings, and one request brings all of it. Words that only connect are left out of passages – they are a third of
//! all words and answer no question – but the others keep the places they have in the text.

use legislation::EId;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// What begins a term that is no word but a fact about a passage.
pub(crate) const FACT: char = '\u{1}';

/// What reads the words of a document when it is written.
pub(crate) const TOKENIZER: &str = "prepared";

/// The schema and its field.
pub(crate) fn schema() -> (Schema, Field) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions)
        .set_fieldnorms(false);
    let field = schema.add_text_field("words", TextOptions::default().set_indexing_options(indexing));
    (schema.build(), field)
}

/// The facts by which a provision is found when it is cited: its id from the article (in by-laws, the paragraph) down,
/// step by step, whatever attachment it stands in: `att_1__art_5__para_2` gives `art_5` and `art_5__para_2`. A second
/// provision of the same number is cited like the first.
pub fn citations(eid: &EId) -> Vec<String> {
    let steps = eid.as_str().split("__").map(|step| step.split('~').next().unwrap_or(step));
    let mut cited = String::new();
    let mut citations = Vec::new();
    for step in steps.skip_while(|step| !step.starts_with("art_") && !step.starts_with("para_")) {
        if !cited.is_empty() {
            cited.push_str("__");
        }
        cited.push_str(step);
        citations.push(cited.clone());
    }
    citations
}
