//! What the crate promises, checked on words of law and on a treebank.

mod kazakh_stems;
