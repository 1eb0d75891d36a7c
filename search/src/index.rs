//! `Index`: an opened search index, as terms and their postings.

use crate::directory::PackDirectory;
use crate::pack::PackError;
use crate::schema::{Fields, schema};
use std::ops::Range;
use std::sync::Arc;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet as _, InvertedIndexReader, SegmentReader, TERMINATED, TantivyError, Term};
use thiserror::Error;

/// Why an index cannot be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The pack is not usable.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// The pack holds something else than this program's index.
    #[error("the search index does not fit this program")]
    Engine(#[source] Option<TantivyError>),
    /// Index, passage table and catalog do not belong together.
    #[error("the search index, its table and the catalog do not belong together")]
    Mismatch,
}

impl From<TantivyError> for OpenError {
    fn from(error: TantivyError) -> Self {
        Self::Engine(Some(error))
    }
}

/// One segment, opened. Documents are numbered as passages are.
pub(crate) struct Index {
    segment: Option<SegmentReader>,
    /// The fields.
    pub(crate) fields: Fields,
    /// Number of documents.
    pub(crate) documents: u32,
    body: Lengths,
    heading: Lengths,
}

/// How long a field is in each document.
#[derive(Default)]
struct Lengths {
    norms: Option<FieldNormReader>,
    average: f32,
}

impl Lengths {
    /// The lengths of a field that `holders` documents have.
    fn open(segment: &SegmentReader, field: Field, holders: usize) -> Result<Self, TantivyError> {
        let words = segment.inverted_index(field)?.total_num_tokens();
        let average = (words as f32 / holders.max(1) as f32).max(1.0);
        Ok(Self { norms: Some(segment.get_fieldnorms_reader(field)?), average })
    }

    /// Length in words.
    fn words(&self, document: u32) -> f32 {
        self.norms.as_ref().map_or(1.0, |norms| norms.fieldnorm(document) as f32)
    }
}

impl Index {
    /// Opens the pack of an index of this many pages.
    pub(crate) fn open(pack: Vec<u8>, pages: usize) -> Result<Self, OpenError> {
        let index = tantivy::Index::open(PackDirectory::open(pack)?)?;
        let (schema, fields) = schema();
        let mut segments = index.searchable_segments()?;
        if index.schema() != schema || segments.len() > 1 {
            return Err(OpenError::Engine(None));
        }
        let segment = segments.pop().map(|segment| SegmentReader::open(&segment)).transpose()?;
        let documents = segment.as_ref().map_or(0, SegmentReader::max_doc);
        let (mut body, mut heading) = (Lengths::default(), Lengths::default());
        if let Some(segment) = segment.as_ref().filter(|_| documents > 0) {
            body = Lengths::open(segment, fields.body.stem, documents as usize)?;
            heading = Lengths::open(segment, fields.heading.stem, pages)?;
        }
        Ok(Self { segment, fields, documents, body, heading })
    }

    /// Length of a passage's text as a share of the average length.
    pub(crate) fn body_length(&self, document: u32) -> f32 {
        self.body.words(document) / self.body.average
    }

    /// Length of a page's heading, by its first passage, as a share of the average length.
    pub(crate) fn heading_length(&self, document: u32) -> f32 {
        self.heading.words(document) / self.heading.average
    }

    /// Number of words in a page's heading, those that only connect left out.
    pub(crate) fn heading_words(&self, document: u32) -> f32 {
        self.heading.words(document)
    }

    /// Number of documents that have the term in the field.
    pub(crate) fn holders(&self, field: Field, term: &str) -> u32 {
        let term = Term::from_field_text(field, term);
        let info = self.field(field).and_then(|index| index.get_term_info(&term).ok().flatten());
        info.map_or(0, |info| info.doc_freq)
    }

    /// Whether any field of texts, headings, titles or divisions has the term.
    pub(crate) fn has_term(&self, term: &str) -> bool {
        let fields = self.fields;
        [fields.body.stem, fields.heading.stem, fields.title.stem, fields.context]
            .iter()
            .any(|&field| self.holders(field, term) > 0)
    }

    /// Calls `visit(document, frequency)` for every document of the range that has the term, in order.
    pub(crate) fn each(&self, field: Field, term: &str, range: &Range<u32>, mut visit: impl FnMut(u32, u32)) {
        let Some(mut postings) = self.postings(field, term, IndexRecordOption::WithFreqs) else { return };
        let mut document = postings.doc();
        if document < range.start {
            document = postings.seek(range.start);
        }
        while document != TERMINATED && document < range.end {
            visit(document, postings.term_freq());
            document = postings.advance();
        }
    }

    /// Calls `visit(document, times)` for every document of the range in which the words stand at these distances from
    /// the first word (1, 2, … for a phrase; the first word's own distance is 0).
    pub(crate) fn each_phrase(
        &self,
        field: Field,
        words: &[(&str, u32)],
        range: &Range<u32>,
        mut visit: impl FnMut(u32, u32),
    ) {
        let postings: Option<Vec<SegmentPostings>> = words
            .iter()
            .map(|(word, _)| self.postings(field, word, IndexRecordOption::WithFreqsAndPositions))
            .collect();
        let Some(mut postings) = postings else { return };
        let Some((first, rest)) = postings.split_first_mut() else { return };
        let (mut starts, mut places) = (Vec::new(), Vec::new());
        let mut document = first.doc();
        if document < range.start {
            document = first.seek(range.start);
        }
        'documents: while document != TERMINATED && document < range.end {
            for other in rest.iter_mut() {
                let found = if other.doc() < document { other.seek(document) } else { other.doc() };
                if found != document {
                    document = if found == TERMINATED { TERMINATED } else { first.seek(found) };
                    continue 'documents;
                }
            }
            first.positions(&mut starts);
            for (other, (_, distance)) in rest.iter_mut().zip(words.iter().skip(1)) {
                other.positions(&mut places);
                starts.retain(|start| places.binary_search(&(start + distance)).is_ok());
            }
            if !starts.is_empty() {
                visit(document, starts.len() as u32);
            }
            document = first.advance();
        }
    }

    /// Calls `visit(term, documents)` for every term of the field that begins with the given text.
    pub(crate) fn each_term(&self, field: Field, beginning: &str, mut visit: impl FnMut(&str, u32)) {
        let Some(index) = self.field(field) else { return };
        let Ok(mut terms) = index.terms().range().ge(beginning).into_stream() else { return };
        while let Some((term, info)) = terms.next() {
            if !term.starts_with(beginning.as_bytes()) {
                break;
            }
            if let Ok(term) = std::str::from_utf8(term) {
                visit(term, info.doc_freq);
            }
        }
    }

    fn postings(&self, field: Field, term: &str, option: IndexRecordOption) -> Option<SegmentPostings> {
        self.field(field)?.read_postings(&Term::from_field_text(field, term), option).ok().flatten()
    }

    fn field(&self, field: Field) -> Option<Arc<InvertedIndexReader>> {
        self.segment.as_ref()?.inverted_index(field).ok()
    }
}
