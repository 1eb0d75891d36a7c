//! `Index`: an opened search index, as terms and their postings.
//!
//! One segment, one field of index terms with positions; a document is what the spine says it is. Facts that are no words
//! – what a provision is cited by – are terms that begin with [`FACT`].

use crate::hot::Hot;
use crate::layout::POSITIONS;
use crate::pack::PackError;
use crate::schema::{FACT, schema};
use crate::store::Store;
use std::sync::Arc;
use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet as _, InvertedIndexReader, SegmentReader, TERMINATED, TantivyError, Term};
use thiserror::Error;

/// Why an index cannot be opened.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The hot file is not usable.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// It holds something else than this program's index.
    #[error("the search index does not fit this program")]
    Engine(#[source] Option<TantivyError>),
    /// The parts of the index do not belong together.
    #[error("the parts of the search index do not belong together")]
    Mismatch,
}

impl From<TantivyError> for OpenError {
    fn from(error: TantivyError) -> Self {
        Self::Engine(Some(error))
    }
}

/// Documents that have a term, ascending, each with how often.
pub(crate) type List = Arc<Vec<(u32, u32)>>;

/// One segment, opened.
pub(crate) struct Index {
    reader: Option<Arc<InvertedIndexReader>>,
    field: Field,
    pub(crate) store: Store,
    /// Number of documents.
    pub(crate) documents: u32,
}

impl Index {
    /// Opens the index of a hot file.
    pub(crate) fn open(hot: &Hot) -> Result<Self, OpenError> {
        let index = Self::of(hot.store.clone())?;
        if index.documents as usize == hot.spine.documents() { Ok(index) } else { Err(OpenError::Mismatch) }
    }

    /// Opens the index of a store.
    pub(crate) fn of(store: Store) -> Result<Self, OpenError> {
        let index = tantivy::Index::open(store.clone())?;
        let (schema, field) = schema();
        let mut segments = index.searchable_segments()?;
        if index.schema() != schema || segments.len() > 1 {
            return Err(OpenError::Engine(None));
        }
        let segment = segments.pop().map(|segment| SegmentReader::open(&segment)).transpose()?;
        let documents = segment.as_ref().map_or(0, SegmentReader::max_doc);
        let reader = segment.map(|segment| segment.inverted_index(field)).transpose()?;
        Ok(Self { reader, field, store, documents })
    }

    /// Number of documents that have the term.
    pub(crate) fn holders(&self, term: &str) -> u32 {
        let term = Term::from_field_text(self.field, term);
        let info = self.reader.as_ref().and_then(|index| index.get_term_info(&term).ok().flatten());
        info.map_or(0, |info| info.doc_freq)
    }

    /// Whether anything has the term.
    pub(crate) fn has_term(&self, term: &str) -> bool {
        self.holders(term) > 0
    }

    /// The documents that have the term; none also when its postings are not here yet ([`Store::missing`]).
    pub(crate) fn list(&self, term: &str) -> List {
        let mut list = Vec::new();
        if let Some(mut postings) = self.postings(term, IndexRecordOption::WithFreqs) {
            list.reserve(postings.size_hint() as usize);
            let mut document = postings.doc();
            while document != TERMINATED {
                list.push((document, postings.term_freq()));
                document = postings.advance();
            }
        }
        Arc::new(list)
    }

    /// Calls `visit(document, times)` for every document in which the words stand at these distances from the first word
    /// (1, 2, … for a phrase; the first word's own distance is 0).
    pub(crate) fn each_phrase(&self, words: &[(&str, u32)], mut visit: impl FnMut(u32, u32)) {
        // All are asked for before any is used, so that what is missing is noted at once.
        let postings: Vec<Option<SegmentPostings>> =
            words.iter().map(|(word, _)| self.postings(word, IndexRecordOption::WithFreqsAndPositions)).collect();
        let Some(mut postings) = postings.into_iter().collect::<Option<Vec<_>>>() else { return };
        let Some((first, rest)) = postings.split_first_mut() else { return };
        let (mut starts, mut places) = (Vec::new(), Vec::new());
        let mut document = first.doc();
        'documents: while document != TERMINATED {
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

    /// Calls `visit(term, documents)` for every term that begins with the given text, facts left out.
    pub(crate) fn each_term(&self, beginning: &str, mut visit: impl FnMut(&str, u32)) {
        let Some(index) = &self.reader else { return };
        let mut range = index.terms().range().ge(beginning);
        // Without an upper bound, the dictionary would be read to its end.
        let mut end = beginning.as_bytes().to_vec();
        if let Some(last) = end.last_mut() {
            *last += 1; // no byte of UTF-8 is 255
            range = range.lt(end);
        }
        let Ok(mut terms) = range.into_stream() else { return };
        while let Some((term, info)) = terms.next() {
            if let Ok(term) = std::str::from_utf8(term)
                && !term.starts_with(FACT)
            {
                visit(term, info.doc_freq);
            }
        }
    }

    /// Every term in order, with the places of its postings and positions in the files they are in, facts included.
    pub(crate) fn each_place(&self, mut visit: impl FnMut(&[u8], &tantivy::postings::TermInfo)) {
        let Some(index) = &self.reader else { return };
        let Ok(mut terms) = index.terms().range().into_stream() else { return };
        while let Some((term, info)) = terms.next() {
            visit(term, info);
        }
    }

    fn postings(&self, term: &str, option: IndexRecordOption) -> Option<SegmentPostings> {
        let reader = self.reader.as_ref()?;
        let info = reader.get_term_info(&Term::from_field_text(self.field, term)).ok().flatten()?;
        if option.has_positions() {
            // The engine reads positions only after postings; asked for now, both come in one round.
            self.store.ask(POSITIONS, info.positions_range.clone());
        }
        reader.read_postings_from_terminfo(&info, option).ok()
    }
}
