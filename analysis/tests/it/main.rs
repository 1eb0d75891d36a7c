//! What the crate reads out of real law, checked on real pages and labelled data.

mod readability;
mod structure;
