//! `EId`: the address of a provision inside its act, in Akoma Ntoso's manner.
//!
//! `art_64-1__para_2__point_3` for laws, `para_12__point_3` for by-laws, `att_1__para_5` for an annex or an approved
//! document. Articles are numbered across the act, so an article's id carries no chapter. A number that occurs again
//! under the same parent gets `~2`, `~3` … in page order. An id once published keeps its meaning.

use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// A provision's address: `type_number` steps joined by `__`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EId(String);

/// Why a text is no eId.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("{0:?} is not a provision id such as art_5__para_2")]
pub struct NotAnEId(pub String);

impl EId {
    /// Reads an id: letters, digits, `-`, `_`, `~` and `.`; at most 200 characters.
    pub fn parse(text: &str) -> Result<Self, NotAnEId> {
        let ok = !text.is_empty()
            && text.len() <= 200
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '~' | '.'));
        if ok { Ok(Self(text.to_owned())) } else { Err(NotAnEId(text.chars().take(60).collect())) }
    }

    /// The id `name_number` under `parent`, for example `child(Some("art_5"), "para", "2")`. A number may hold any
    /// text; characters an id cannot carry become `-`.
    pub fn child(parent: Option<&Self>, name: &str, number: &str) -> Self {
        let mut id = parent.map_or_else(String::new, |p| format!("{}__", p.0));
        id.push_str(name);
        if !number.is_empty() {
            id.push('_');
            id.extend(
                number.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') { c } else { '-' }),
            );
        }
        Self(id)
    }

    /// The same id marked as the `rank`-th of its number (2, 3 …).
    #[must_use]
    pub fn repeated(&self, rank: usize) -> Self {
        Self(format!("{}~{rank}", self.0))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the provision one step up, `None` at the top.
    pub fn parent(&self) -> Option<Self> {
        self.0.rsplit_once("__").map(|(up, _)| Self(up.to_owned()))
    }

    /// Whether `self` is `other` or lies below it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.strip_prefix(other.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with("__"))
    }
}

impl TryFrom<String> for EId {
    type Error = NotAnEId;
    fn try_from(text: String) -> Result<Self, NotAnEId> {
        Self::parse(&text)
    }
}

impl From<EId> for String {
    fn from(id: EId) -> Self {
        id.0
    }
}

impl fmt::Display for EId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for EId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::EId;
    use proptest::prelude::*;

    #[test]
    fn an_inserted_article_keeps_its_dash_and_carries_no_chapter() {
        let article = EId::child(None, "art", "64-1");
        let point = EId::child(Some(&EId::child(Some(&article), "para", "2")), "point", "3");
        assert_eq!(point.as_str(), "art_64-1__para_2__point_3");
        assert!(point.is_within(&article));
        assert!(!EId::child(None, "art", "64").is_within(&article));
        assert!(!article.is_within(&EId::child(None, "art", "64")), "64-1 is another article than 64");
    }

    proptest! {
        #[test]
        fn any_number_makes_a_readable_id(number in "\\PC{0,20}") {
            let id = EId::child(None, "art", &number);
            prop_assert_eq!(EId::parse(id.as_str()), Ok(id));
        }
    }
}
