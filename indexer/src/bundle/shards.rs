//! `shards`: which shard of the search index each act goes into.
//!
//! A language with little text has one. Where there is more, what weighs most comes first and is searched first: laws in
//! force, then by-laws in force, then what is repealed; within each by date, full shards of older acts and one of the newest,
//! so that new acts leave the older shards as they are.

use crate::build::library::Entry;
use legislation::{Act, ActKind, ActStatus, Date};
use std::collections::BTreeMap;

/// Most text in a shard unless told otherwise, bytes: some 130,000 passages, whose table is 200 KB to fetch.
pub const SHARD_TEXT: usize = 200_000_000;

/// A last shard with less than this share of the most is joined to the one before it.
const TOO_SMALL: usize = 4;

/// The number of each act's shard, 0 being searched first, given most bytes of text in one.
pub(super) fn shards(acts: &[Entry], most: usize) -> Vec<u16> {
    let of = |entry: &Entry| (weight(&entry.current.act), entry.current.act.date, text(&entry.current.act));
    numbered(&acts.iter().map(of).collect::<Vec<_>>(), most)
}

/// 0 for laws in force, 1 for by-laws in force, 2 for what is repealed.
fn weight(act: &Act) -> u8 {
    match (act.status, act.kind) {
        (ActStatus::Repealed, _) => 2,
        (_, ActKind::Constitution | ActKind::ConstitutionalLaw | ActKind::Code | ActKind::Law) => 0,
        _ => 1,
    }
}

fn text(act: &Act) -> usize {
    act.provisions.iter().map(|provision| provision.heading.len() + provision.text.len()).sum()
}

/// Shards of acts given by weight, date and size.
fn numbered(acts: &[(u8, Option<Date>, usize)], most: usize) -> Vec<u16> {
    let mut numbers = vec![0; acts.len()];
    if acts.iter().map(|act| act.2).sum::<usize>() <= most {
        return numbers;
    }
    let mut classes: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
    for (at, act) in acts.iter().enumerate() {
        classes.entry(act.0).or_default().push(at);
    }
    let mut next = 0_u16;
    for mut of_class in classes.into_values() {
        of_class.sort_by_key(|&at| (acts[at].1, at));
        let mut shards: Vec<(usize, Vec<usize>)> = Vec::new();
        for at in of_class {
            match shards.last_mut() {
                Some((size, shard)) if *size + acts[at].2 <= most => {
                    *size += acts[at].2;
                    shard.push(at);
                }
                _ => shards.push((acts[at].2, vec![at])),
            }
        }
        if shards.len() > 1 && shards.last().is_some_and(|(size, _)| *size < most / TOO_SMALL) {
            let last = shards.pop().map(|(_, shard)| shard).unwrap_or_default();
            shards.last_mut().into_iter().for_each(|(_, shard)| shard.extend(&last));
        }
        // The newest acts answer first.
        for (_, shard) in shards.into_iter().rev() {
            for at in shard {
                numbers[at] = next;
            }
            next = next.saturating_add(1);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::numbered;
    use legislation::Date;

    fn date(year: u16) -> Option<Date> {
        Date::new(year, 1, 1)
    }

    #[test]
    fn laws_in_force_come_before_by_laws_and_those_before_what_is_repealed() {
        let acts = [(2, date(2001), 60), (1, date(2020), 60), (0, date(1995), 60), (1, None, 30)];
        assert_eq!(numbered(&acts, 100), [2, 1, 0, 1]);
        assert_eq!(numbered(&acts, 1000), [0; 4], "what is small is one");
    }

    #[test]
    fn a_new_law_leaves_the_shards_of_older_laws_as_they_are() {
        let mut acts: Vec<(u8, Option<Date>, usize)> = (1990..2020).map(|year| (0, date(year), 40)).collect();
        let together = |numbers: &[u16]| -> Vec<Vec<usize>> {
            let count = usize::from(numbers.iter().copied().max().unwrap_or_default()) + 1;
            (0..count).map(|n| (0..numbers.len()).filter(|&at| usize::from(numbers[at]) == n).collect()).collect()
        };
        let before = together(&numbered(&acts, 200));
        acts.push((0, date(2021), 40));
        let after = together(&numbered(&acts, 200));
        assert_eq!(before.len(), 6);
        assert_eq!(before[1..], after[1..], "only the newest shard has changed");
        assert!(after[0].contains(&30) && after[0].contains(&29));
    }
}
