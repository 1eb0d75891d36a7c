//! `shards`: which shard of the search index each act goes into.
//!
//! A language with little text has one. Where there is more, what weighs most comes first and is searched first: laws in
//! force, then by-laws in force, then what is repealed; within each by date, full shards of older acts and one of the newest,
//! so that new acts leave the older shards as they are.

use crate::build::library::Entry;
use legislation::message::ActPlace;
use legislation::{Act, ActKind, ActStatus, Date};
use std::collections::BTreeMap;

/// Most text in a shard unless told otherwise, bytes: some 130,000 passages, whose table is 200 KB to fetch.
pub const SHARD_TEXT: usize = 200_000_000;

/// A last shard with less than this share of the most is joined to the one before it.
const TOO_SMALL: usize = 4;

/// The acts of each shard by their numbers, in the order the shard has them; the first is searched first. No shard has more
/// than `most` bytes of text. Acts stand by date, so that a new one comes last.
pub(super) fn shards(acts: &[Entry], most: usize) -> Vec<Vec<usize>> {
    let of = |entry: &Entry| (weight(&entry.current.act), entry.current.act.date, text(&entry.current.act));
    sorted(&acts.iter().map(of).collect::<Vec<_>>(), most)
}

/// Where each of so many acts is, given the shards.
pub(super) fn places(acts: usize, shards: &[Vec<usize>]) -> Vec<ActPlace> {
    let mut places = vec![ActPlace::default(); acts];
    for (shard, of_shard) in shards.iter().enumerate() {
        for (number, &act) in of_shard.iter().enumerate() {
            places[act] = ActPlace { shard: shard as u16, number: number as u32 };
        }
    }
    places
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
fn sorted(acts: &[(u8, Option<Date>, usize)], most: usize) -> Vec<Vec<usize>> {
    let by_date = |mut some: Vec<usize>| {
        some.sort_by_key(|&at| (acts[at].1, at));
        some
    };
    if acts.iter().map(|act| act.2).sum::<usize>() <= most {
        return vec![by_date((0..acts.len()).collect())];
    }
    let mut classes: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
    for (at, act) in acts.iter().enumerate() {
        classes.entry(act.0).or_default().push(at);
    }
    let mut all = Vec::new();
    for of_class in classes.into_values() {
        let mut shards: Vec<(usize, Vec<usize>)> = Vec::new();
        for at in by_date(of_class) {
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
        all.extend(shards.into_iter().rev().map(|(_, shard)| shard));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::sorted;
    use legislation::Date;

    fn date(year: u16) -> Option<Date> {
        Date::new(year, 1, 1)
    }

    #[test]
    fn laws_in_force_come_before_by_laws_and_those_before_what_is_repealed() {
        let acts = [(2, date(2001), 60), (1, date(2020), 60), (0, date(1995), 60), (1, None, 30)];
        assert_eq!(sorted(&acts, 100), [vec![2], vec![3, 1], vec![0]]);
        assert_eq!(sorted(&acts, 1000), [[3, 2, 0, 1]], "what is small is one, the newest last");
    }

    #[test]
    fn a_new_law_leaves_the_shards_of_older_laws_as_they_are() {
        let mut acts: Vec<(u8, Option<Date>, usize)> = (1990..2020).map(|year| (0, date(year), 40)).collect();
        let before = sorted(&acts, 200);
        acts.push((0, date(2021), 40));
        let after = sorted(&acts, 200);
        assert_eq!(before.len(), 6);
        assert_eq!(before[1..], after[1..], "only the newest shard has changed");
        assert_eq!(after[0], [25, 26, 27, 28, 29, 30]);
    }
}
