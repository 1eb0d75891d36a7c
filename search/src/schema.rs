//! `Fields`: the fields of the index, one tantivy document per passage.
//!
//! Documents are added in passage order to a single segment, so a document's id is its passage's number: nothing is
//! stored and no fast field is needed to get back. Words are indexed twice, as written (`*_exact`, with positions, for
//! phrases and for ranking the exact form higher) and as index terms. What a page or an act has once is indexed once: a
//! heading in the document of its page's first passage, a title in that of its act's.

use legislation::EId;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};

/// A text that is searched, as its two fields.
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Words as written, folded; with positions.
    pub exact: Field,
    /// Index terms (stems); with frequencies.
    pub stem: Field,
}

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// The passage's text.
    pub body: Text,
    /// The page's heading, in its first passage.
    pub heading: Text,
    /// The act's title, in its first passage.
    pub title: Text,
    /// Headings of the divisions the page stands in, in its first passage.
    pub context: Field,
    /// What is known of the passage besides its words: [`citations`], [`REPEALED`], [`SIGNATURE`].
    pub facts: Field,
}

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let mut text = |name: &str, option: IndexRecordOption, norms: bool| {
        let indexing = TextFieldIndexing::default().set_index_option(option).set_fieldnorms(norms);
        schema.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
    };
    let fields = Fields {
        body: Text {
            exact: text("body_exact", IndexRecordOption::WithFreqsAndPositions, false),
            stem: text("body", IndexRecordOption::WithFreqs, true),
        },
        heading: Text {
            exact: text("heading_exact", IndexRecordOption::WithFreqsAndPositions, false),
            stem: text("heading", IndexRecordOption::WithFreqs, true),
        },
        title: Text {
            exact: text("title_exact", IndexRecordOption::WithFreqsAndPositions, false),
            stem: text("title", IndexRecordOption::Basic, false),
        },
        context: text("context", IndexRecordOption::Basic, false),
        facts: text("facts", IndexRecordOption::Basic, false),
    };
    (schema.build(), fields)
}

/// The fact that a passage is repealed.
pub const REPEALED: &str = "repealed";

/// The fact that a passage only says who signed.
pub const SIGNATURE: &str = "signature";

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
