//! `Lists`: the postings a query reads, each term's once.

use crate::index::{Index, List};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Postings read from an index while a query runs.
pub(crate) struct Lists<'a> {
    pub(crate) index: &'a Index,
    read: RefCell<BTreeMap<String, List>>,
}

impl<'a> Lists<'a> {
    pub(crate) fn new(index: &'a Index) -> Self {
        Self { index, read: RefCell::default() }
    }

    /// The documents that have the term, ascending, each with how often.
    pub(crate) fn of(&self, term: &str) -> List {
        if let Some(list) = self.read.borrow().get(term) {
            return Arc::clone(list);
        }
        let list = self.index.list(term);
        self.read.borrow_mut().insert(term.to_owned(), Arc::clone(&list));
        list
    }

    /// See [`Index::each_phrase`].
    pub(crate) fn each_phrase(&self, words: &[(&str, u32)], visit: impl FnMut(u32, u32)) {
        self.index.each_phrase(words, visit);
    }
}
