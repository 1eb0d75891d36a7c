//! `Place`: where an act stands in the network of citations – who cites it, and how many acts its reader must open.

use std::collections::{BTreeMap, BTreeSet};

/// An act's place in the network.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Place {
    /// How many other acts cite it.
    pub fan_in: usize,
    /// How many other acts it cites.
    pub fan_out: usize,
    /// How many other acts are reached from it along citations.
    pub reach: usize,
    /// How many acts, itself among them, cite one another in a circle; 1 for none.
    pub circle: usize,
    /// Acts on the longest chain of citations from it, a circle counting once.
    pub depth: usize,
}

/// The place of each act; `cited` are the acts each one cites, by index. What is reached is walked act by act: acts × citations
/// steps, acts² bits. Acts that reach the same acts, themselves among them, are those of one strongly connected component.
pub fn places(cited: &[BTreeSet<usize>]) -> Vec<Place> {
    let others =
        |act: usize| cited.get(act).into_iter().flatten().copied().filter(move |&to| to != act && to < cited.len());
    let reached: Vec<Vec<u64>> = (0..cited.len())
        .map(|act| {
            let mut seen = vec![0_u64; cited.len().div_ceil(64)];
            let mut open = vec![act];
            while let Some(next) = open.pop() {
                let Some(word) = seen.get_mut(next / 64) else { continue };
                let bit = 1_u64 << (next % 64);
                if *word & bit == 0 {
                    *word |= bit;
                    open.extend(others(next));
                }
            }
            seen
        })
        .collect();
    let count = |set: &[u64]| set.iter().map(|word| word.count_ones() as usize).sum::<usize>();

    let mut circles: BTreeMap<(usize, &[u64]), Vec<usize>> = BTreeMap::new();
    for (act, set) in reached.iter().enumerate() {
        circles.entry((count(set), set)).or_default().push(act);
    }
    let mut places = vec![Place::default(); cited.len()];
    // What a circle cites reaches fewer acts than the circle, so it has its depth already.
    for ((reach, _), acts) in &circles {
        let below = acts.iter().flat_map(|&act| others(act)).filter_map(|to| places.get(to)).map(|to| to.depth).max();
        for act in acts {
            if let Some(place) = places.get_mut(*act) {
                *place = Place { reach: reach - 1, circle: acts.len(), depth: 1 + below.unwrap_or(0), ..*place };
            }
        }
    }
    for act in 0..cited.len() {
        for to in others(act) {
            places.iter_mut().skip(to).take(1).for_each(|place| place.fan_in += 1);
            places.iter_mut().skip(act).take(1).for_each(|place| place.fan_out += 1);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_codes_that_cite_each_other_are_a_circle_and_a_rule_under_them_stands_one_deeper() {
        // The rules cite the first code, the codes cite each other, one of them the constitution; a notice cites nothing.
        let cited = [vec![1], vec![2], vec![1, 3], vec![], vec![4]].map(BTreeSet::from_iter);
        let places = places(&cited);
        let told = |place: &Place| (place.fan_in, place.fan_out, place.reach, place.circle, place.depth);
        let told: Vec<_> = places.iter().map(told).collect();
        assert_eq!(told, [(0, 1, 3, 1, 3), (2, 1, 2, 2, 2), (1, 2, 2, 2, 2), (1, 0, 0, 1, 1), (0, 0, 0, 1, 1)]);
    }
}
