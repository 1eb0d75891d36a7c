//! `Group`: everyday words of a query with the law's wordings for them, and what passages score by either.

use super::frequencies::in_heading;
use super::{Asked, BODY, HEADING, LENGTH, Scores, rarity, saturated};
use crate::query::Wordings;
use crate::spine::Place;
use std::collections::{BTreeMap, HashMap};

/// Weight of what question words ask for.
const QUESTION: f32 = 1.0;
/// Weight of the law's wording of everyday words.
const EVERYDAY: f32 = 2.0;
/// Weight of each further wording beside the one before it.
const LATER_WORDING: f32 = 0.7;
/// How much of what a passage scores by the everyday words themselves is taken off.
const OVERLAP: f32 = 1.0;
/// Weight of a heading that is the wording word for word.
const HEADED_WORDING: f32 = 0.3;
/// How far having the wording counts as having the words.
const CREDIT: f32 = 0.9;

/// Everyday words of a query, and how well passages have them and the law's wordings for them.
#[derive(Default)]
pub(super) struct Group {
    /// Score of each passage by the words as typed.
    pub(super) said: HashMap<u32, f32>,
    /// Weight of the words as typed that each page has.
    pub(super) covered: HashMap<usize, f32>,
    /// Weight of the words.
    pub(super) weight: f32,
}

/// Lets passages that say in the law's words what was said in everyday words score, too: the better of both counts, not
/// their sum. A wording counts by the square of the share of its words that a passage has.
pub(super) fn add_wordings(
    asked: &Asked<'_>,
    wordings: &Wordings,
    group: &mut Group,
    scratch: &mut Scratch,
    strength: f32,
    scores: &mut Scores,
) {
    let Asked { known, spine, lists, range, .. } = asked;
    let Scratch { frequency, sums, best } = scratch;
    best.clear();
    let mut first_weight = None;
    let mut preferred = 1.0;
    for (_, words) in &wordings.law {
        // Of each passage: score, and weight of the words it has.
        sums.clear();
        // Of each page: words of the wording in its heading, and how long that is.
        let mut headed: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
        let mut all = 0.0_f32;
        for word in words {
            let holders: usize = word.terms.iter().map(|term| lists.index.holders(term) as usize).sum();
            let weight = rarity(holders, spine.passages());
            all += weight;
            frequency.clear();
            for term in &word.terms {
                for &(document, n) in lists.of(term).iter() {
                    match spine.place(document) {
                        Place::Passage(passage) => {
                            let length = 1.0 - LENGTH + LENGTH * spine.body_length(passage);
                            frequency.add(passage as u32, BODY * n as f32 / length, 0.0);
                        }
                        Place::Heading(page) => {
                            let more = HEADING * in_heading(spine, n);
                            spine.of_page(page).for_each(|passage| frequency.add(passage, more, 0.0));
                            headed.entry(page).or_insert((0, n)).0 += 1;
                        }
                        Place::Act(_) | Place::Division(_) => {}
                    }
                }
            }
            for &d in &frequency.touched {
                sums.add(d, weight * saturated(frequency.of(d).0), weight);
            }
        }
        if all <= 0.0 {
            continue;
        }
        // A heading that is the wording, word for word, says that the page is about it.
        for (page, (met, length)) in headed.into_iter().filter(|_| known.aids.named_headings) {
            let (of_heading, of_wording) = (met as f32 / length.max(1) as f32, met as f32 / words.len() as f32);
            let bonus = HEADED_WORDING * all * (of_heading * of_wording).min(1.0).powi(2);
            spine.of_page(page).for_each(|passage| sums.add(passage, bonus, 0.0));
        }
        first_weight.get_or_insert(all / words.len().max(1) as f32);
        for &d in &sums.touched {
            let (score, weight) = sums.of(d);
            let share = (weight / all).powi(2) * preferred;
            best.raise(d, score * share, share);
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
    for &d in best.touched.iter().filter(|d| range.contains(**d)) {
        let (score, share_of_best) = best.of(d);
        let more = (strength * score - OVERLAP * group.said.get(&d).copied().unwrap_or(0.0)).max(0.0);
        scores.add(d, more);
        let (most, share) = pages.entry(spine.page_of(d as usize)).or_default();
        (*most, *share) = (most.max(more), share.max(share_of_best));
    }
    for (page, (most, share)) in pages {
        scores.pages[page] += most;
        scores.coverage[page] +=
            (credit * share * group.weight - group.covered.get(&page).copied().unwrap_or(0.0)).max(0.0);
    }
}

/// What scoring wordings needs to write on, made once for a query.
pub(super) struct Scratch {
    frequency: Sparse,
    sums: Sparse,
    best: Sparse,
}

impl Scratch {
    pub(super) fn new(documents: usize) -> Self {
        Self { frequency: Sparse::new(documents), sums: Sparse::new(documents), best: Sparse::new(documents) }
    }
}

/// Two figures of each passage that has any.
struct Sparse {
    figures: Vec<(f32, f32)>,
    touched: Vec<u32>,
}

impl Sparse {
    fn new(documents: usize) -> Self {
        Self { figures: vec![(0.0, 0.0); documents], touched: Vec::new() }
    }

    fn clear(&mut self) {
        for document in self.touched.drain(..) {
            self.figures[document as usize] = (0.0, 0.0);
        }
    }

    fn of(&self, document: u32) -> (f32, f32) {
        self.figures[document as usize]
    }

    /// The figures to change; the passage is among those touched from now on.
    fn at(&mut self, document: u32) -> &mut (f32, f32) {
        let figures = &mut self.figures[document as usize];
        if *figures == (0.0, 0.0) {
            self.touched.push(document);
        }
        figures
    }

    fn add(&mut self, document: u32, first: f32, second: f32) {
        let figures = self.at(document);
        *figures = (figures.0 + first, figures.1 + second);
    }

    /// Keeps the larger of each figure.
    fn raise(&mut self, document: u32, first: f32, second: f32) {
        let figures = self.at(document);
        *figures = (figures.0.max(first), figures.1.max(second));
    }
}
