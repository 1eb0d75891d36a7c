//! `Catalog`: the acts of a language, in the order of their ids, in parts: who opens an act fetches the one part in which
//! it must be, however many acts there are.

use super::{BlockName, FileEntry};
use crate::message::ActPlace;
use crate::{ActId, ActKind, ActStatus, Date, Lang, ReadingLevel};
use serde::{Deserialize, Serialize};

/// Consecutive acts of one language; what a file of the catalog holds.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Catalog {
    /// Current texts, ordered by id.
    pub acts: Vec<CatalogEntry>,
}

/// A part of a catalog and its file, as the manifest lists it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CatalogPart {
    /// Id of its first act.
    pub first: ActId,
    /// Number of its acts.
    pub acts: u32,
    /// How many of each kind, highest kind first.
    pub kinds: Vec<(ActKind, u32)>,
    /// Its file, a [`Catalog`].
    pub file: FileEntry,
    /// What the rest of the corpus says about its acts, a [`super::Related`]; none where it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub related: Option<FileEntry>,
}

/// One act in a [`Catalog`].
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CatalogEntry {
    /// Id.
    pub id: ActId,
    /// Kind.
    pub kind: ActKind,
    /// Title.
    pub title: String,
    /// Number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Day of adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Day of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_date: Option<Date>,
    /// Status.
    pub status: ActStatus,
    /// Hash of the words of the current text alone: it changes when the law does, whatever else its files hold.
    pub text_hash: String,
    /// Number of articles; 0 for by-laws.
    pub articles: u32,
    /// The current text, an [`super::ActHead`].
    pub file: FileEntry,
    /// Size of all files of the current text, bytes.
    pub bytes: u64,
    /// Other languages it exists in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Lang>,
    /// Earlier texts, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editions: Vec<Edition>,
    /// How hard it is to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<ReadingLevel>,
    /// Where it is in the search index.
    pub place: ActPlace,
}

/// An earlier text of an act.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Edition {
    /// Day of the text.
    pub date: Date,
    /// Its file, an [`super::ActHead`].
    pub file: FileEntry,
}

impl Catalog {
    /// Most acts of one part: some 10 KB, for it is fetched by who opens a single act.
    pub const PART: usize = 128;

    /// The parts of a list of acts. Where one ends their ids say, so that a new act changes few parts, not all that follow.
    pub fn parts(acts: &[CatalogEntry]) -> Vec<&[CatalogEntry]> {
        let ids: Vec<&ActId> = acts.iter().map(|act| &act.id).collect();
        let starts = std::iter::once(0).chain(ends(&ids));
        starts.zip(ends(&ids)).map(|(start, end)| &acts[start..end]).collect()
    }

    /// Parts put together, in their order.
    pub fn joined(parts: impl IntoIterator<Item = Self>) -> Self {
        Self { acts: parts.into_iter().flat_map(|part| part.acts).collect() }
    }

    /// How many acts of each kind there are, highest kind first.
    pub fn kinds(&self) -> Vec<(ActKind, u32)> {
        kinds(self.acts.iter().map(|act| (act.kind, 1)))
    }
}

/// Where parts of so many acts end: once three quarters full, behind an act whose id's hash says so, and when full.
fn ends(ids: &[&ActId]) -> Vec<usize> {
    let chosen = |id: &ActId| BlockName::of(id.as_str().as_bytes()).bytes()[0].is_multiple_of(16);
    let (mut ends, mut start) = (Vec::new(), 0);
    for (at, id) in ids.iter().enumerate() {
        let size = at + 1 - start;
        if size == Catalog::PART || at + 1 == ids.len() || (size >= Catalog::PART * 3 / 4 && chosen(id)) {
            ends.push(at + 1);
            start = at + 1;
        }
    }
    ends
}

impl CatalogPart {
    /// How many acts of each kind these parts have, highest kind first.
    pub fn kinds_of(parts: &[Self]) -> Vec<(ActKind, u32)> {
        kinds(parts.iter().flat_map(|part| part.kinds.iter().copied()))
    }

    /// The part in which an act of this id must be, if it is in the catalog; `None` for an id before all others.
    pub fn holding<'a>(parts: &'a [Self], id: &ActId) -> Option<&'a Self> {
        parts.get(parts.partition_point(|part| part.first <= *id).checked_sub(1)?)
    }

    /// How many acts of this kind are in the part.
    pub fn of_kind(&self, kind: ActKind) -> u32 {
        self.kinds.iter().filter(|(k, _)| *k == kind).map(|(_, acts)| *acts).sum()
    }
}

fn kinds(counted: impl Iterator<Item = (ActKind, u32)>) -> Vec<(ActKind, u32)> {
    let mut kinds = std::collections::BTreeMap::new();
    for (kind, acts) in counted {
        *kinds.entry(kind).or_insert(0_u32) += acts;
    }
    kinds.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{Catalog, CatalogPart, ends};
    use crate::bundle::FileEntry;
    use crate::{ActId, ActKind};

    #[test]
    fn a_new_act_changes_few_parts_of_the_list_of_acts() {
        let mut ids: Vec<ActId> = (0..4_000).map(|n| ActId::from_name(&format!("Z{:05}", n * 3))).collect();
        let parts = |ids: &[ActId]| -> Vec<Vec<ActId>> {
            let ends = ends(&ids.iter().collect::<Vec<_>>());
            std::iter::once(0).chain(ends.clone()).zip(ends).map(|(start, end)| ids[start..end].to_vec()).collect()
        };
        let before = parts(&ids);
        assert!(before.iter().all(|part| part.len() <= Catalog::PART));
        ids.insert(700, ActId::from_name("Z02098"));
        let after = parts(&ids);
        let new = after.iter().filter(|part| !before.contains(part)).count();
        assert!((1..=6).contains(&new), "{new} of {} parts are new", after.len());
    }

    #[test]
    fn an_act_is_looked_for_in_the_one_part_where_it_must_be() {
        let part = |first: &str, kinds: &[(ActKind, u32)]| CatalogPart {
            first: ActId::from_name(first),
            acts: kinds.iter().map(|(_, acts)| acts).sum(),
            kinds: kinds.to_vec(),
            file: FileEntry { path: first.to_owned(), bytes: 0 },
            related: None,
        };
        let parts = [
            part("K1400000235", &[(ActKind::Code, 2), (ActKind::Law, 254)]),
            part("V2400035143", &[(ActKind::Order, 3)]),
            part("Z950002600_", &[(ActKind::Law, 1)]),
        ];
        let found = |id| CatalogPart::holding(&parts, &ActId::from_name(id)).map(|part| part.file.path.as_str());
        assert_eq!(found("K1400000235"), Some("K1400000235"));
        assert_eq!(found("P1500000401"), Some("K1400000235"));
        assert_eq!(found("V2400035143"), Some("V2400035143"));
        assert_eq!(found("Z970000082_"), Some("Z950002600_"));
        assert_eq!(found("A1"), None, "before every act");
        assert_eq!(CatalogPart::kinds_of(&parts), [(ActKind::Code, 2), (ActKind::Law, 255), (ActKind::Order, 3)]);
        assert_eq!(parts[0].of_kind(ActKind::Law), 254);
        assert_eq!(parts[0].of_kind(ActKind::Order), 0);
    }
}
