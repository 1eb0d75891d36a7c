//! `AnalysisRequest` and `AnalysisReply`: what a page and the analysis worker say to each other, as JSON text.
//!
//! The worker does what is asked for now and then and what the app's own program has no room for. It is started by
//! `app/analysis.js` when it is first asked, and every request is answered, by its number. A reply that comes with a file
//! is sent as a pair: the reply as JSON text, then the file's bytes.

use super::comparison::ChangedProvision;
use super::letter::ToldText;
use crate::bundle::{ActHead, ActPart};
use crate::{Date, IndexTable, Lang};
use serde::{Deserialize, Serialize};

/// Page to analysis worker.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnalysisRequest {
    /// Make a document of an act.
    Export {
        /// Request number.
        number: u32,
        /// In which form.
        format: PublicationFormat,
        /// The day it is made on: an electronic book must say so.
        day: Date,
        /// The act's head, as the bundle has it.
        head: Box<ActHead>,
        /// Its parts in order; none for an act whose head has all of it.
        parts: Vec<ActPart>,
    },
    /// Tell how one text of an act became another.
    Compare {
        /// Request number.
        number: u32,
        /// The earlier text.
        old: Box<ActFiles>,
        /// The later one.
        new: Box<ActFiles>,
    },
    /// Explain any text: a letter from an office.
    Explain {
        /// Request number.
        number: u32,
        /// The text.
        text: String,
        /// The language of the labels.
        ui: Lang,
        /// The day whose indexes tell what multiples are worth.
        day: Date,
        /// What they are worth ([`crate::bundle::Manifest::indexes`]).
        #[serde(default)]
        indexes: IndexTable,
    },
}

/// A text of an act in its files.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ActFiles {
    /// The head, as the bundle has it.
    pub head: ActHead,
    /// The parts in order; none for an act whose head has all of it.
    pub parts: Vec<ActPart>,
}

/// A form in which a law is published.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublicationFormat {
    /// Plain text.
    Text,
    /// One HTML file.
    Html,
    /// EPUB 3.
    Epub,
    /// Akoma Ntoso 3.0 XML.
    AkomaNtoso,
}

/// Analysis worker to page.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnalysisReply {
    /// A document; its bytes come with the reply.
    Exported {
        /// The request's number.
        number: u32,
        /// A name for the file: `K1400000235.rus.epub`.
        file: String,
        /// What it is: `application/epub+zip`.
        media: String,
    },
    /// How one text became another.
    Compared {
        /// The request's number.
        number: u32,
        /// What changed, in the order of the later text.
        changes: Vec<ChangedProvision>,
        /// How many provisions of the later text did not.
        unchanged: u32,
    },
    /// A text, explained.
    Explained {
        /// The request's number.
        number: u32,
        /// What it says.
        told: ToldText,
    },
    /// A request that could not be answered.
    Failed {
        /// The request's number.
        number: u32,
        /// Why.
        failure: AnalysisFailure,
    },
}

/// Why a request could not be answered. Who asked words it in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnalysisFailure {
    /// What was given is no act, or not all of one.
    Damaged,
    /// The request is none this worker knows: page and worker are of two versions.
    Unknown,
}

/// Only the number of a request, so that one which cannot be read is answered all the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
pub struct Numbered {
    /// Request number.
    pub number: u32,
}

#[cfg(test)]
mod tests {
    use super::{AnalysisRequest, Numbered, PublicationFormat};
    use crate::bundle::{ActFile, split};
    use crate::sample::rules;
    use crate::{Date, Explanation, Readability};
    use std::collections::BTreeMap;
    use std::convert::Infallible;

    #[test]
    fn the_files_of_an_act_are_a_request_as_they_are() {
        let file = ActFile {
            act: rules(),
            definitions: Vec::new(),
            references: Vec::new(),
            uses: Vec::new(),
            cited: Vec::new(),
            readability: Readability::default(),
            explanation: Explanation::default(),
            unit_readability: Vec::new(),
        };
        let Ok(head) = split(file, |_, _| -> Result<_, Infallible> { unreachable!("a short act is one file") });
        let text = format!(
            r#"{{"export":{{"number":7,"format":"akoma-ntoso","day":"2026-01-31","head":{},"parts":[]}}}}"#,
            serde_json::to_string(&head).unwrap()
        );
        let numbered: BTreeMap<String, Numbered> = serde_json::from_str(&text).unwrap();
        assert_eq!(numbered["export"].number, 7);
        let (head, day) = (Box::new(head), Date::new(2026, 1, 31).unwrap());
        let format = PublicationFormat::AkomaNtoso;
        let meant = AnalysisRequest::Export { number: 7, format, day, head, parts: Vec::new() };
        assert_eq!(serde_json::from_str::<AnalysisRequest>(&text).unwrap(), meant);
    }
}
