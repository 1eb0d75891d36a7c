//! `Group`: everyday words of a query with the law's wordings for them, and what passages score by either.

use super::{Asked, BODY, HEADING, HEADING_LENGTH, LENGTH, Scores, rarity, saturated};
use crate::index::Index;
use crate::places::Places;
use crate::query::Wordings;
use std::collections::BTreeMap;

/// Weight of what question words ask for.
const QUESTION: f32 = 0.5;
/// Weight of the law's wording of everyday words.
const EVERYDAY: f32 = 1.7;
/// Weight of each further wording beside the one before it.
const LATER_WORDING: f32 = 0.7;
/// How much of what a passage scores by the everyday words themselves is taken off.
const OVERLAP: f32 = 1.0;
/// How far having the wording counts as having the words.
const CREDIT: f32 = 0.9;

/// Everyday words of a query, and how well passages have them and the law's wordings for them.
pub(super) struct Group {
    /// Score of each passage by the words as typed.
    pub(super) said: Vec<f32>,
    /// Weight of the words as typed that each page has.
    pub(super) covered: Vec<f32>,
    /// Weight of the words.
    pub(super) weight: f32,
}

impl Group {
    pub(super) fn new(index: &Index, places: &Places) -> Self {
        Self { said: vec![0.0; index.documents as usize], covered: vec![0.0; places.pages()], weight: 0.0 }
    }
}

/// Lets passages that say in the law's words what was said in everyday words score, too: the better of both counts, not
/// their sum. A wording counts by the square of the share of its words that a passage has.
pub(super) fn add_wordings(
    asked: &Asked<'_>,
    wordings: &Wordings,
    group: &mut Group,
    strength: f32,
    scores: &mut Scores,
) {
    let Asked { known, places, range, .. } = asked;
    let index = known.index;
    let mut best = Sparse::new(index.documents);
    let mut first_weight = None;
    let mut preferred = 1.0;
    for (_, words) in &wordings.law {
        let (mut sums, mut matched) = (Sparse::new(index.documents), Sparse::new(index.documents));
        let mut all = 0.0_f32;
        for word in words {
            let holders: u32 = word.terms.iter().map(|term| index.holders(index.fields.body.stem, term)).sum();
            let weight = rarity(holders as usize, index.documents as usize);
            all += weight;
            let mut frequency = Sparse::new(index.documents);
            for term in &word.terms {
                index.each(index.fields.body.stem, term, range, |d, n| {
                    let length = 1.0 - LENGTH + LENGTH * index.body_length(d);
                    frequency.add(d, BODY * n as f32 / length);
                });
                index.each(index.fields.heading.stem, term, range, |d, n| {
                    let length = 1.0 - HEADING_LENGTH + HEADING_LENGTH * index.heading_length(d);
                    let page = places.page_of(d);
                    places.of_page(page).for_each(|d| frequency.add(d, HEADING * n as f32 / length));
                });
            }
            for &d in &frequency.touched {
                sums.add(d, weight * saturated(frequency.of(d)));
                matched.add(d, weight);
            }
        }
        if all <= 0.0 {
            continue;
        }
        first_weight.get_or_insert(all / words.len().max(1) as f32);
        for &d in &matched.touched {
            let share = (matched.of(d) / all).powi(2) * preferred;
            best.raise(d, sums.of(d) * share, share);
        }
        preferred *= LATER_WORDING;
    }
    let (strength, credit) =
        if wordings.question { (strength * EVERYDAY * QUESTION, 0.0) } else { (strength * EVERYDAY, CREDIT) };
    if !wordings.question {
        group.weight = group.weight.max(first_weight.unwrap_or(0.0));
    }
    // Of each page, by its passages: the most gained, the largest share of a wording.
    let mut pages: BTreeMap<usize, (f32, f32)> = BTreeMap::new();
    for &d in best.touched.iter().filter(|d| range.contains(d)) {
        let more = (strength * best.of(d) - OVERLAP * group.said[d as usize]).max(0.0);
        scores.passages[d as usize] += more;
        let (most, share) = pages.entry(places.page_of(d)).or_default();
        (*most, *share) = (most.max(more), share.max(best.share(d)));
    }
    for (page, (most, share)) in pages {
        scores.pages[page] += most;
        scores.coverage[page] += (credit * share * group.weight - group.covered[page]).max(0.0);
    }
}

/// Figures of the passages that have any.
struct Sparse {
    figures: Vec<(f32, f32)>,
    touched: Vec<u32>,
}

impl Sparse {
    fn new(documents: u32) -> Self {
        Self { figures: vec![(0.0, 0.0); documents as usize], touched: Vec::new() }
    }

    fn of(&self, document: u32) -> f32 {
        self.figures[document as usize].0
    }

    fn share(&self, document: u32) -> f32 {
        self.figures[document as usize].1
    }

    fn add(&mut self, document: u32, figure: f32) {
        let (sum, _) = &mut self.figures[document as usize];
        if *sum == 0.0 {
            self.touched.push(document);
        }
        *sum += figure;
    }

    /// Keeps the larger of each figure.
    fn raise(&mut self, document: u32, figure: f32, share: f32) {
        let (most, largest) = &mut self.figures[document as usize];
        if *most == 0.0 {
            self.touched.push(document);
        }
        (*most, *largest) = (most.max(figure), largest.max(share));
    }
}
