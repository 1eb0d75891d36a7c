//! `Within`: the passages a search is limited to, as runs of their numbers.

use std::ops::Range;

/// Passages in order: runs that neither touch nor overlap.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Within {
    runs: Vec<Range<u32>>,
}

impl Within {
    /// The passages of these ranges, in any order, that are in `of`, too.
    pub(crate) fn new(of: &Range<u32>, ranges: impl IntoIterator<Item = Range<u32>>) -> Self {
        let clipped = ranges.into_iter().map(|range| range.start.max(of.start)..range.end.min(of.end));
        let mut ranges: Vec<Range<u32>> = clipped.filter(|range| !range.is_empty()).collect();
        ranges.sort_unstable_by_key(|range| range.start);
        let mut runs: Vec<Range<u32>> = Vec::new();
        for range in ranges {
            match runs.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => runs.push(range),
            }
        }
        Self { runs }
    }

    /// Whether a passage is among them.
    pub(crate) fn contains(&self, passage: u32) -> bool {
        self.overlaps(&(passage..passage.saturating_add(1)))
    }

    /// Whether any passage of a range is among them.
    pub(crate) fn overlaps(&self, range: &Range<u32>) -> bool {
        let next = self.runs.partition_point(|run| run.end <= range.start);
        self.runs.get(next).is_some_and(|run| run.start < range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Within;

    #[test]
    fn acts_that_follow_each_other_are_one_run_and_what_is_outside_the_whole_is_left_out() {
        let acts = Within::new(&(5..100), [20..30, 0..10, 30..35, 90..200, 50..50]);
        assert_eq!(acts.runs, [5..10, 20..35, 90..100]);
        for (passage, is_in) in
            [(4, false), (5, true), (9, true), (10, false), (30, true), (35, false), (99, true), (100, false)]
        {
            assert_eq!(acts.contains(passage), is_in, "{passage}");
        }
        assert!(acts.overlaps(&(10..21)) && !acts.overlaps(&(10..20)) && !acts.overlaps(&(100..101)));
        assert!(!Within::default().contains(0));
    }
}
