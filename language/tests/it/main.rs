//! What the crate promises, checked on words of law, on a treebank and on any text at all.

mod any_text;
mod detecting;
mod folding;
mod kazakh_stems;
mod tokens_of_law;
