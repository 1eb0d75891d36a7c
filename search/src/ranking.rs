//! `Scores`: how well passages and pages answer a query.
//!
//! The score is BM25F (Robertson, Zaragoza, Taylor 2004): a word's frequencies in text, heading, title and context are
//! weighted, summed and saturated once. Words that follow one another as in the query count more. A page's score joins
//! its best passage with what its passages say together; the place of the act in the hierarchy and its status weigh in
//! gently. The weights were tuned by coordinate descent on labelled queries (nDCG@10 and MRR).

mod naming;
mod wordings;

pub(crate) use naming::named;

use crate::aids::Aids;
use crate::concept::{Concept, Known};
use crate::index::Index;
use crate::places::Places;
use crate::query::Query;
use crate::schema::{REPEALED, SIGNATURE};
use legislation::{ActKind, ActStatus};
use naming::{act_named, cite};
use std::ops::Range;
use wordings::{Group, Scratch, add_wordings};

/// Saturation of repeated words (BM25's k1).
const SATURATION: f32 = 4.0;
/// How much long texts are held back (BM25's b), 0–1.
const LENGTH: f32 = 0.84;
/// The same for headings.
const HEADING_LENGTH: f32 = 0.86;
/// Weight of a word's stem in the text.
const BODY: f32 = 0.5;
/// More for the very form typed.
const BODY_EXACT: f32 = 0.1;
const HEADING: f32 = 1.7;
const HEADING_EXACT: f32 = 0.3;
const TITLE: f32 = 2.0;
const CONTEXT: f32 = 0.44;
/// Weight of two words that stand as far from each other as in the query.
const PAIR: f32 = 0.6;
const PAIR_HEADING: f32 = 1.06;
/// How far apart two words of a pair may stand.
const PAIR_REACH: usize = 3;
/// Two words that are both in more passages than this are no pair: reading their places would cost more than it says.
const PAIR_HOLDERS: u32 = 5_000;
/// Weight of a heading that the query names word for word.
const HEADED: f32 = 1.5;
/// How much more a page of the act named counts.
const NAMED: f32 = 0.8;
/// Share of the page's other passages in its score.
const TOGETHER: f32 = 0.08;
/// Pages that lack words lose by their share of the query's weight, to this power.
const COVERAGE: f32 = 0.9;
/// Pages with less than this share of the words of the page that has most are left out.
const LEAST_COVERAGE: f32 = 0.15;
/// Weight of words of the same root.
const RELATIVE: f32 = 0.2;
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
    /// Number of the query's phrases that the page has.
    pub(crate) phrases: Vec<u32>,
    /// How well the page is what was cited, 0–1, and the passage that is; 0 when it is not.
    pub(crate) cited: Vec<(f32, u32)>,
}

/// What is scored.
pub(crate) struct Asked<'a> {
    pub(crate) known: &'a Known<'a>,
    pub(crate) places: &'a Places,
    pub(crate) query: &'a Query,
    pub(crate) concepts: &'a [Concept],
    /// The passages to score.
    pub(crate) range: &'a Range<u32>,
}

/// Scores the passages of the range.
pub(crate) fn score(asked: &Asked<'_>) -> Scores {
    let Asked { known, places, query, concepts, range } = asked;
    let (index, aids) = (known.index, known.aids);
    let mut scores = Scores {
        passages: vec![0.0; index.documents as usize],
        pages: vec![0.0; places.pages()],
        coverage: vec![0.0; places.pages()],
        phrases: vec![0; places.pages()],
        cited: vec![(0.0, 0); places.pages()],
    };
    let mut groups: Vec<Group> = query.wordings.iter().map(|_| Group::new(index, places)).collect();
    let mut weights = Vec::new();
    let mut best = vec![0.0_f32; places.pages()];
    for concept in *concepts {
        let frequencies = Frequencies::of(index, places, concept, aids);
        // What nobody wrote tells no page from another.
        let weight = if frequencies.holders == 0 { 0.0 } else { rarity(frequencies.holders, index.documents as usize) };
        weights.push(weight);
        let mut group = (query.wordings.iter())
            .position(|wordings| wordings.positions.contains(&concept.position) && concept.phrase.is_empty())
            .map(|at| &mut groups[at]);
        best.fill(0.0);
        places.each(range, |page, passage| {
            let frequency = frequencies.passages[passage] + frequencies.pages[page];
            if frequency > 0.0 {
                let score = weight * saturated(frequency);
                scores.passages[passage] += score;
                best[page] = best[page].max(score);
                if let Some(group) = &mut group {
                    group.said[passage] += score;
                }
            }
        });
        for (page, &best) in best.iter().enumerate().filter(|(_, best)| **best > 0.0) {
            scores.pages[page] += best;
            scores.coverage[page] += weight;
            scores.phrases[page] += u32::from(!concept.phrase.is_empty());
            if let Some(group) = &mut group {
                group.covered[page] += weight;
            }
        }
        if let Some(group) = group {
            group.weight += weight;
        }
    }
    let mut all: f32 = weights.iter().sum();
    let named = if aids.named_headings {
        add_headings(index, places, concepts, &weights, range, &mut scores.passages)
    } else {
        0.0
    };
    let mut scratch = None;
    for (group, wordings) in groups.iter_mut().zip(&query.wordings) {
        let own = group.weight;
        // Who names a heading word for word speaks as the law does.
        let scratch = scratch.get_or_insert_with(|| Scratch::new(index.documents));
        add_wordings(asked, wordings, group, scratch, 1.0 - named.powi(3), &mut scores);
        all += group.weight - own;
    }
    for coverage in scores.coverage.iter_mut().filter(|_| all > 0.0) {
        *coverage /= all;
    }
    if !aids.coverage {
        scores.coverage.iter_mut().filter(|coverage| **coverage > 0.0).for_each(|coverage| *coverage = 1.0);
    }
    if aids.neighbours {
        add_pairs(index, places, concepts, &weights, range, &mut scores.passages);
    }
    for (fact, factor) in [(REPEALED, REPEALED_PASSAGE), (SIGNATURE, SIGNATURE_PASSAGE)] {
        index.each(index.fields.facts, fact, range, |passage, _| scores.passages[passage as usize] *= factor);
    }
    if !query.act.is_empty() {
        let named = act_named(asked, &[]);
        places.each(range, |page, passage| scores.passages[passage] *= 1.0 + NAMED * named[places.act_of_page(page)]);
    }
    cite(asked, &mut scores);
    leave_out(asked, &mut scores);
    scores
}

/// A word's frequency as it counts: the tenth time says little more than the third.
fn saturated(frequency: f32) -> f32 {
    frequency * (SATURATION + 1.0) / (SATURATION + frequency)
}

/// Nothing of a passage with a word that is not wanted.
fn leave_out(asked: &Asked<'_>, scores: &mut Scores) {
    let index = asked.known.index;
    for word in &asked.query.without {
        for term in &word.terms {
            for field in [index.fields.body.stem, index.fields.heading.stem] {
                let in_heading = field == index.fields.heading.stem;
                index.each(field, term, asked.range, |passage, _| {
                    scores.passages[passage as usize] = 0.0;
                    if in_heading {
                        let page = asked.places.page_of(passage);
                        scores.cited[page].0 = 0.0;
                        scores.coverage[page] = 0.0;
                    }
                });
            }
        }
    }
}

/// How often a concept stands where, weighted by field and length.
struct Frequencies {
    /// In each passage's text.
    passages: Vec<f32>,
    /// In each page's heading, context and act's title.
    pages: Vec<f32>,
    /// Passages that hold it in text or heading; if there are none, in context or title.
    holders: usize,
}

impl Frequencies {
    /// Counted over the whole index, whatever act is searched: a word's weight does not depend on the filter.
    fn of(index: &Index, places: &Places, concept: &Concept, aids: &Aids) -> Self {
        let mut passages = vec![0.0_f32; index.documents as usize];
        let mut pages = vec![0.0_f32; places.pages()];
        let mut acts = vec![0.0_f32; places.acts()];
        let (fields, all) = (index.fields, places.all());
        let body = |d: u32| 1.0 - LENGTH + LENGTH * index.body_length(d);
        let heading = |d: u32| 1.0 - HEADING_LENGTH + HEADING_LENGTH * index.heading_length(d);
        if !concept.phrase.is_empty() {
            let phrase: Vec<(&str, u32)> = concept.phrase.iter().map(String::as_str).zip(0..).collect();
            index.each_phrase(fields.body.exact, &phrase, &all, |d, n| passages[d as usize] += n as f32 / body(d));
            index.each_phrase(fields.heading.exact, &phrase, &all, |d, _| pages[places.page_of(d)] += HEADING);
            index.each_phrase(fields.title.exact, &phrase, &all, |d, _| acts[places.act_of(d)] += TITLE);
        }
        for (term, weight) in concept.terms.iter().filter(|_| aids.stems) {
            let weigh = |field_weight: f32, n: u32| weight * field_weight * n as f32;
            index.each(fields.body.stem, term, &all, |d, n| passages[d as usize] += weigh(BODY, n) / body(d));
            if aids.headings {
                index.each(fields.heading.stem, term, &all, |d, n| {
                    pages[places.page_of(d)] += weigh(HEADING, n) / heading(d);
                });
            }
        }
        if !aids.stems {
            for form in &concept.exact {
                let weigh = |field_weight: f32, n: u32| field_weight * n as f32;
                index.each(fields.body.exact, form, &all, |d, n| passages[d as usize] += weigh(BODY, n) / body(d));
            }
        }
        let holders = count(places, |page, passage| passages[passage] > 0.0 || pages[page] > 0.0);
        for term in &concept.relatives {
            let weigh = |field_weight: f32, n: u32| RELATIVE * field_weight * n as f32;
            index.each(fields.body.stem, term, &all, |d, n| passages[d as usize] += weigh(BODY, n) / body(d));
            index.each(fields.heading.stem, term, &all, |d, n| {
                pages[places.page_of(d)] += weigh(HEADING, n) / heading(d);
            });
        }
        for form in concept.exact.iter().filter(|_| aids.exact_forms) {
            let weigh = |field_weight: f32, n: u32| field_weight * n as f32;
            index.each(fields.body.exact, form, &all, |d, n| passages[d as usize] += weigh(BODY_EXACT, n) / body(d));
            index.each(fields.heading.exact, form, &all, |d, n| {
                pages[places.page_of(d)] += weigh(HEADING_EXACT, n) / heading(d);
            });
        }
        for (term, weight) in concept.terms.iter().filter(|_| aids.surroundings) {
            index.each(fields.title.stem, term, &all, |d, _| acts[places.act_of(d)] += weight * TITLE);
            index.each(fields.context, term, &all, |d, _| pages[places.page_of(d)] += weight * CONTEXT);
        }
        for (page, frequency) in pages.iter_mut().enumerate() {
            *frequency += acts[places.act_of_page(page)];
        }
        let holders = if holders > 0 { holders } else { count(places, |page, _| pages[page] > 0.0) };
        Self { passages, pages, holders }
    }
}

/// Number of passages that fit.
fn count(places: &Places, fits: impl Fn(usize, usize) -> bool) -> usize {
    let mut count = 0;
    places.each(&places.all(), |page, passage| count += usize::from(fits(page, passage)));
    count
}

/// Adds to passages in which two words of the query stand as far from each other as in the query.
fn add_pairs(
    index: &Index,
    places: &Places,
    concepts: &[Concept],
    weights: &[f32],
    range: &Range<u32>,
    passages: &mut [f32],
) {
    let mut headings = vec![0.0_f32; places.pages()];
    let words = || concepts.iter().zip(weights).filter(|(concept, _)| concept.phrase.is_empty());
    for ((left, a), (right, b)) in words().zip(words().skip(1)) {
        let distance = right.position.saturating_sub(left.position);
        let (Some(first), Some(second)) = (left.exact.first(), right.exact.first()) else { continue };
        let common = index.holders(index.fields.body.exact, first).min(index.holders(index.fields.body.exact, second));
        if !(1..=PAIR_REACH).contains(&distance) || common > PAIR_HOLDERS {
            continue;
        }
        let pair = [(first.as_str(), 0), (second.as_str(), distance as u32)];
        index.each_phrase(index.fields.body.exact, &pair, range, |d, _| passages[d as usize] += PAIR * (a + b));
        index.each_phrase(index.fields.heading.exact, &pair, range, |d, _| {
            headings[places.page_of(d)] += PAIR_HEADING * (a + b);
        });
    }
    places.each(range, |page, passage| passages[passage] += headings[page]);
}

/// Adds to passages under a heading, by the share of its words that the query has. Gives how far a heading is all that is
/// said, 0–1.
fn add_headings(
    index: &Index,
    places: &Places,
    concepts: &[Concept],
    weights: &[f32],
    range: &Range<u32>,
    passages: &mut [f32],
) -> f32 {
    let mut named = 0.0_f32;
    // For each page: the heading's words met, their weight, the concept met last.
    let mut met = vec![(0.0_f32, 0.0_f32, usize::MAX); places.pages()];
    let mut bonus = vec![0.0_f32; places.pages()];
    let all: f32 = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    for (number, (concept, weight)) in concepts.iter().zip(weights).enumerate() {
        for (term, _) in &concept.terms {
            index.each(index.fields.heading.stem, term, range, |document, _| {
                let page = places.page_of(document);
                let (words, weight_of_all, last) = &mut met[page];
                if *last != number {
                    (*words, *weight_of_all, *last) = (*words + 1.0, *weight_of_all + weight, number);
                    let share = (*words / index.heading_words(document).max(1.0)).min(1.0);
                    // «Speed» is all of a heading, yet half of "fine for speeding": both shares count.
                    let of_query = *weight_of_all / all;
                    bonus[page] = HEADED * share * share * *weight_of_all * of_query;
                    named = named.max(share * share * of_query);
                }
            });
        }
    }
    places.each(range, |page, passage| passages[passage] += bonus[page]);
    named
}

/// Inverse document frequency as BM25 has it, never negative.
fn rarity(holders: usize, documents: usize) -> f32 {
    let (holders, documents) = (holders as f32, documents as f32);
    (1.0 + (documents - holders + 0.5) / (holders + 0.5)).ln()
}
