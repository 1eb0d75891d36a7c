//! `Scores`: how well passages and pages answer a query.
//!
//! The score is BM25F (Robertson, Zaragoza, Taylor 2004): a word's frequencies in text, heading, title and context are
//! weighted, summed and saturated once. Words that follow one another as in the query count more. A page's score joins
//! its best passage with what its passages say together; the place of the act in the hierarchy and its status weigh in
//! gently. The weights were tuned by coordinate descent on labelled queries (nDCG@10 and MRR).

use crate::concept::Concept;
use crate::index::Index;
use crate::query::Query;
use crate::schema::{REPEALED, SIGNATURE};
use legislation::{ActKind, ActStatus};
use std::ops::Range;

/// Saturation of repeated words (BM25's k1).
const SATURATION: f32 = 2.4;
/// How much long texts are held back (BM25's b), 0–1.
const LENGTH: f32 = 0.8;
/// The same for headings.
const HEADING_LENGTH: f32 = 0.5;
/// Weight of a word's stem in the text.
const BODY: f32 = 0.5;
/// More for the very form typed.
const BODY_EXACT: f32 = 0.33;
const HEADING: f32 = 1.4;
const HEADING_EXACT: f32 = 0.25;
const TITLE: f32 = 0.9;
const CONTEXT: f32 = 0.25;
/// Weight of two words that stand as far from each other as in the query.
const PAIR: f32 = 0.3;
const PAIR_HEADING: f32 = 0.6;
/// Words of the query between two words of a pair, and one.
const PAIR_REACH: usize = 3;
/// Weight of a heading that the query names word for word.
const HEADED: f32 = 0.5;
/// How much more a page of the act named counts.
const NAMED: f32 = 0.8;
/// Share of the page's other passages in its score.
const TOGETHER: f32 = 0.12;
/// Pages that lack words lose by their share of the query's weight, to this power.
const COVERAGE: f32 = 1.1;
/// Pages with less than this share of the words of the page that has most are left out.
const LEAST_COVERAGE: f32 = 0.34;
/// Share of a citation's other words that an act's name must have for it to be meant.
const LEAST_NAMED: f32 = 0.3;
/// Multipliers of passages that hardly ever are the answer.
const REPEALED_PASSAGE: f32 = 0.35;
const SIGNATURE_PASSAGE: f32 = 0.3;

/// Gentle prior by legal force and status.
pub(crate) fn prior(kind: ActKind, status: ActStatus) -> f32 {
    let force = match kind {
        ActKind::Constitution => 1.08,
        ActKind::ConstitutionalLaw => 1.05,
        ActKind::Code => 1.04,
        ActKind::Law => 1.02,
        ActKind::Decree | ActKind::Other => 0.98,
        ActKind::Resolution => 0.97,
        ActKind::Order => 0.95,
    };
    let applies = match status {
        ActStatus::InForce | ActStatus::Unknown => 1.0,
        ActStatus::NotYetInForce => 0.95,
        ActStatus::Repealed => 0.7,
    };
    force * applies
}

/// A page's score from its best passage and its passages together.
pub(crate) fn page_score(best_passage: f32, together: f32, coverage: f32) -> f32 {
    ((1.0 - TOGETHER) * best_passage + TOGETHER * together) * coverage.powf(COVERAGE)
}

/// Whether a page has enough of the query's words beside the page that has most.
pub(crate) fn is_near(coverage: f32, most: f32) -> bool {
    coverage >= LEAST_COVERAGE * most
}

/// Scores of passages and pages, by their numbers in the index.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    /// Score of each passage.
    pub(crate) passages: Vec<f32>,
    /// Sum of each page's best per word.
    pub(crate) pages: Vec<f32>,
    /// Share of the query's weight that the page has, 0–1.
    pub(crate) coverage: Vec<f32>,
    /// How well the page is what was cited, 0–1, and the passage that is; 0 when it is not.
    pub(crate) cited: Vec<(f32, u32)>,
}

/// Scores the passages of `range`; `starts` has the first passage of each page of the index.
pub(crate) fn score(index: &Index, concepts: &[Concept], query: &Query, range: &Range<u32>, starts: &[u32]) -> Scores {
    let documents = index.documents as usize;
    let mut scores = Scores {
        passages: vec![0.0; documents],
        pages: vec![0.0; starts.len()],
        coverage: vec![0.0; starts.len()],
        cited: vec![(0.0, 0); starts.len()],
    };
    let mut weight_of_all = 0.0;
    let mut weights = Vec::new();
    let mut best = vec![0.0_f32; starts.len()];
    for concept in concepts {
        let (frequencies, holders) = frequencies(index, concept, range);
        let weight = rarity(holders, documents);
        weights.push(weight);
        weight_of_all += weight;
        best.fill(0.0);
        for_pages(starts, range, |page, document| {
            let frequency = frequencies[document];
            if frequency > 0.0 {
                let score = weight * frequency * (SATURATION + 1.0) / (SATURATION + frequency);
                scores.passages[document] += score;
                best[page] = best[page].max(score);
            }
        });
        for (page, &best) in best.iter().enumerate().filter(|(_, best)| **best > 0.0) {
            scores.pages[page] += best;
            scores.coverage[page] += weight;
        }
    }
    if weight_of_all > 0.0 {
        scores.coverage.iter_mut().for_each(|coverage| *coverage /= weight_of_all);
    }
    add_pairs(index, concepts, &weights, range, &mut scores.passages);
    add_headings(index, concepts, &weights, range, &mut scores.passages);
    for (fact, factor) in [(REPEALED, REPEALED_PASSAGE), (SIGNATURE, SIGNATURE_PASSAGE)] {
        index.each(index.fields.facts, fact, range, |document, _| scores.passages[document as usize] *= factor);
    }
    if !query.act.is_empty() {
        let named = named(index, &query.act.iter().map(|word| Concept::of(index, word)).collect::<Vec<_>>());
        for_pages(starts, range, |_, document| scores.passages[document] *= 1.0 + NAMED * named[document]);
    }
    cite(index, concepts, query, range, starts, &mut scores);
    scores
}

/// Adds to passages in which two words of the query stand as far from each other as in the query.
fn add_pairs(index: &Index, concepts: &[Concept], weights: &[f32], range: &Range<u32>, passages: &mut [f32]) {
    let words = || concepts.iter().zip(weights).filter(|(concept, _)| concept.phrase.is_empty());
    for ((left, a), (right, b)) in words().zip(words().skip(1)) {
        let distance = right.position.saturating_sub(left.position);
        let (Some(first), Some(second)) = (left.exact.first(), right.exact.first()) else { continue };
        if !(1..=PAIR_REACH).contains(&distance) {
            continue;
        }
        let pair = [(first.as_str(), 0), (second.as_str(), distance as u32)];
        for (field, weight) in [(index.fields.body.exact, PAIR), (index.fields.heading.exact, PAIR_HEADING)] {
            index.each_phrase(field, &pair, range, |document, _| passages[document as usize] += weight * (a + b));
        }
    }
}

/// Adds to passages under a heading, by the share of its words that the query has.
fn add_headings(index: &Index, concepts: &[Concept], weights: &[f32], range: &Range<u32>, passages: &mut [f32]) {
    let mut held = vec![(0.0_f32, 0.0_f32, u32::MAX); passages.len()];
    for (number, (concept, weight)) in (0..).zip(concepts.iter().zip(weights)) {
        for (term, _) in &concept.terms {
            index.each(index.fields.heading.stem, term, range, |document, _| {
                let (words, weights, last) = &mut held[document as usize];
                if *last != number {
                    (*words, *weights, *last) = (*words + 1.0, *weights + weight, number);
                }
            });
        }
    }
    for document in range.clone() {
        let (words, weight, _) = held[document as usize];
        if words > 0.0 {
            let share = (words / index.heading_words(document).max(1.0)).min(1.0);
            passages[document as usize] += HEADED * share * share * weight;
        }
    }
}

/// Marks the pages cited: those with the number, of the acts whose name has the query's other words.
fn cite(index: &Index, concepts: &[Concept], query: &Query, range: &Range<u32>, starts: &[u32], scores: &mut Scores) {
    let Some(citation) = &query.citation else { return };
    let name: Vec<Concept> =
        concepts.iter().cloned().chain(query.act.iter().map(|word| Concept::of(index, word))).collect();
    let named = named(index, &name);
    let mut precision = 1.0;
    for fact in citation.facts() {
        index.each(index.fields.facts, &fact, range, |document, _| {
            let share = named[document as usize];
            if share < LEAST_NAMED {
                return;
            }
            let page = starts.partition_point(|&start| start <= document).saturating_sub(1);
            if let Some(cited) = scores.cited.get_mut(page).filter(|cited| cited.0 < share * precision) {
                *cited = (share * precision, document);
            }
        });
        precision *= 0.9;
    }
}

/// The share of the words that each passage's act has in its name; 1 when there are none to have. Words that the index
/// does not know at all say nothing about which act is meant.
fn named(index: &Index, words: &[Concept]) -> Vec<f32> {
    let mut named = vec![0.0_f32; index.documents as usize];
    let mut all = 0.0;
    for word in words.iter().filter(|word| !word.terms.is_empty()) {
        let mut has = vec![false; named.len()];
        let mut holders = 0_u32;
        for (term, _) in &word.terms {
            index.each(index.fields.title.stem, term, &(0..index.documents), |document, _| {
                holders += u32::from(!has[document as usize]);
                has[document as usize] = true;
            });
        }
        let weight = rarity(holders, named.len());
        all += weight;
        named.iter_mut().zip(has).filter(|(_, has)| *has).for_each(|(named, _)| *named += weight);
    }
    if all > 0.0 {
        named.iter_mut().for_each(|share| *share /= all);
    } else {
        named.fill(1.0);
    }
    named
}

/// Inverse document frequency as BM25 has it, never negative.
fn rarity(holders: u32, documents: usize) -> f32 {
    let holders = holders as f32;
    (1.0 + (documents as f32 - holders + 0.5) / (holders + 0.5)).ln()
}

/// The weighted frequency of a concept in each passage, and how many passages hold it in text or heading. Holders are
/// counted over the whole index, whatever act is searched: a word's weight does not depend on the filter.
fn frequencies(index: &Index, concept: &Concept, range: &Range<u32>) -> (Vec<f32>, u32) {
    let mut sums = vec![0.0_f32; index.documents as usize];
    let fields = index.fields;
    let all = 0..index.documents;
    let body = |document: u32| 1.0 - LENGTH + LENGTH * index.body_length(document);
    let heading = |document: u32| 1.0 - HEADING_LENGTH + HEADING_LENGTH * index.heading_length(document);
    if !concept.phrase.is_empty() {
        let phrase: Vec<(&str, u32)> = concept.phrase.iter().map(String::as_str).zip(0..).collect();
        index.each_phrase(fields.body.exact, &phrase, &all, |d, n| sums[d as usize] += n as f32 / body(d));
        index.each_phrase(fields.heading.exact, &phrase, &all, |d, n| sums[d as usize] += HEADING * n as f32);
        index.each_phrase(fields.title.exact, &phrase, &all, |d, _| sums[d as usize] += TITLE);
    }
    for (term, weight) in &concept.terms {
        index.each(fields.body.stem, term, &all, |d, n| sums[d as usize] += weight * BODY * n as f32 / body(d));
        index.each(fields.heading.stem, term, &all, |d, n| sums[d as usize] += weight * HEADING * n as f32 / heading(d));
    }
    let mut holders = sums.iter().filter(|sum| **sum > 0.0).count() as u32;
    for form in &concept.exact {
        index.each(fields.body.exact, form, range, |d, n| sums[d as usize] += BODY_EXACT * n as f32 / body(d));
        index.each(fields.heading.exact, form, range, |d, n| sums[d as usize] += HEADING_EXACT * n as f32 / heading(d));
    }
    for (term, weight) in &concept.terms {
        index.each(fields.title.stem, term, range, |d, _| sums[d as usize] += weight * TITLE);
        index.each(fields.context, term, range, |d, _| sums[d as usize] += weight * CONTEXT);
    }
    if holders == 0 {
        holders = sums.iter().filter(|sum| **sum > 0.0).count() as u32;
    }
    (sums, holders)
}

/// Calls `visit(page, passage)` for every passage of the range.
pub(crate) fn for_pages(starts: &[u32], range: &Range<u32>, mut visit: impl FnMut(usize, usize)) {
    let mut page = starts.partition_point(|&start| start <= range.start).saturating_sub(1);
    for passage in range.clone() {
        while starts.get(page + 1).is_some_and(|&next| next <= passage) {
            page += 1;
        }
        if starts.get(page).is_some_and(|&start| start <= passage) {
            visit(page, passage as usize);
        }
    }
}
