//! What more than one page shows.

pub(crate) mod by_meaning;
pub(crate) mod downloads;
pub(crate) mod frame;
pub(crate) mod icons;
pub(crate) mod keeping;
pub(crate) mod marked;
pub(crate) mod offer_list;
pub(crate) mod readability;
pub(crate) mod reader_place;
pub(crate) mod search_box;
pub(crate) mod sight_switch;
pub(crate) mod status_badge;
pub(crate) mod trouble;
