//! One file per page.

pub(crate) mod about;
pub(crate) mod act;
pub(crate) mod act_contents;
pub(crate) mod act_text;
pub(crate) mod easy;
pub(crate) mod home;
pub(crate) mod in_short;
pub(crate) mod module;
pub(crate) mod not_found;
pub(crate) mod notes;
pub(crate) mod offline;
pub(crate) mod prose;
pub(crate) mod provision;
pub(crate) mod search;
pub(crate) mod search_help;
pub(crate) mod search_results;
pub(crate) mod settings;
pub(crate) mod understood;
