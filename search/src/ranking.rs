//! `Scores`: how well passages and pages answer a query.
//!
//! The score is BM25F (Robertson, Zaragoza, Taylor 2004): a word's frequencies in text, heading, title and context are
//! weighted, summed and saturated once. Words that follow one another as in the query count more. A page's score joins
//! its best passage with what its passages say together; the place of the act in the hierarchy and its status weigh in
//! gently. The weights were tuned by coordinate descent on labelled queries (nDCG@10 and MRR).
//!
//! Only what a posting names is touched: a query over a hundred thousand passages costs what its words cost.

mod frequencies;
mod lists;
mod naming;
mod wordings;

pub(crate) use lists::Lists;
pub(crate) use naming::named;

use crate::concept::{Concept, Known};
use crate::query::Query;
use crate::spine::{Place, Spine};
use crate::within::Within;
use frequencies::Frequencies;
use legislation::{ActKind, ActStatus};
use naming::{act_named, cite};
use std::collections::{BTreeMap, HashMap};
use wordings::{Group, Scratch, add_wordings};

/// Saturation of repeated words (BM25's k1).
const SATURATION: f32 = 2.0;
/// How much long texts are held back (BM25's b), 0–1.
const LENGTH: f32 = 0.84;
/// The same for headings.
const HEADING_LENGTH: f32 = 0.95;
/// Weight of a word in the text.
const BODY: f32 = 0.48;
const HEADING: f32 = 1.85;
const TITLE: f32 = 2.0;
const CONTEXT: f32 = 0.44;
/// Weight of two words that stand as far from each other as in the query.
const PAIR: f32 = 0.6;
const PAIR_HEADING: f32 = 0.3;
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
    /// The passages that have one, each once, in no order.
    pub(crate) touched: Vec<u32>,
    /// Sum of each page's best per word.
    pub(crate) pages: Vec<f32>,
    /// Share of the query's weight that the page has, 0–1.
    pub(crate) coverage: Vec<f32>,
    /// Number of the query's phrases that the page has.
    pub(crate) phrases: Vec<u32>,
    /// Pages that are cited: how well, 0–1, and the passage that is.
    pub(crate) cited: BTreeMap<usize, (f32, u32)>,
    /// How common the concepts are here.
    pub(crate) common: Commonness,
}

impl Scores {
    fn new(spine: &Spine) -> Self {
        Self {
            passages: vec![0.0; spine.passages()],
            touched: Vec::new(),
            pages: vec![0.0; spine.pages()],
            coverage: vec![0.0; spine.pages()],
            phrases: vec![0; spine.pages()],
            cited: BTreeMap::new(),
            common: Commonness { passages: spine.passages(), holders: Vec::new() },
        }
    }

    /// Adds to a passage's score.
    fn add(&mut self, passage: u32, score: f32) {
        let Some(sum) = self.passages.get_mut(passage as usize).filter(|_| score > 0.0) else { return };
        if *sum == 0.0 {
            self.touched.push(passage);
        }
        *sum += score;
    }
}

/// What is scored.
pub(crate) struct Asked<'a> {
    pub(crate) known: &'a Known<'a>,
    pub(crate) spine: &'a Spine,
    pub(crate) lists: &'a Lists<'a>,
    pub(crate) query: &'a Query,
    pub(crate) concepts: &'a [Concept],
    /// The passages to score.
    pub(crate) range: &'a Within,
    /// How common the concepts are over all shards, if that is known.
    pub(crate) everywhere: Option<&'a Commonness>,
}

/// How common the concepts of a query are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Commonness {
    /// Number of passages.
    pub(crate) passages: usize,
    /// Of each concept, passages that have it.
    pub(crate) holders: Vec<usize>,
}

impl Commonness {
    /// That of several shards; `None` when they understood the query differently.
    pub(crate) fn sum<'a>(mut shards: impl Iterator<Item = &'a Self>) -> Option<Self> {
        let first = shards.next()?.clone();
        shards.try_fold(first, |mut all, other| {
            all.passages += other.passages;
            all.holders.iter_mut().zip(&other.holders).for_each(|(all, other)| *all += other);
            (all.holders.len() == other.holders.len()).then_some(all)
        })
    }
}

/// Scores the passages of the range.
pub(crate) fn score(asked: &Asked<'_>) -> Scores {
    let Asked { known, spine, lists, query, concepts, range, everywhere } = asked;
    let everywhere = everywhere.filter(|all| all.holders.len() == concepts.len());
    let aids = known.aids;
    let mut scores = Scores::new(spine);
    let mut groups: Vec<Group> = query.wordings.iter().map(|_| Group::default()).collect();
    let mut weights = Vec::new();
    let mut best: Vec<f32> = vec![0.0; spine.pages()];
    let mut found: Vec<u32> = Vec::new();
    let mut frequencies = Frequencies::new(spine);
    for (number, concept) in concepts.iter().enumerate() {
        frequencies.count(lists, concept, aids);
        scores.common.holders.push(frequencies.holders);
        let (holders, passages) =
            everywhere.map_or((frequencies.holders, spine.passages()), |all| (all.holders[number], all.passages));
        // What nobody wrote tells no page from another.
        let weight = if holders == 0 { 0.0 } else { rarity(holders, passages) };
        weights.push(weight);
        let mut group = (query.wordings.iter())
            .position(|wordings| wordings.positions.contains(&concept.position) && concept.phrase.is_empty())
            .map(|at| &mut groups[at]);
        frequencies.each(range, |page, passage, frequency| {
            let score = weight * saturated(frequency);
            scores.add(passage, score);
            if best[page] == 0.0 {
                found.push(page as u32);
            }
            best[page] = best[page].max(score);
            if let Some(group) = &mut group {
                *group.said.entry(passage).or_default() += score;
            }
        });
        for page in found.drain(..).map(|page| page as usize) {
            scores.pages[page] += std::mem::take(&mut best[page]);
            scores.coverage[page] += weight;
            scores.phrases[page] += u32::from(!concept.phrase.is_empty());
            if let Some(group) = &mut group {
                *group.covered.entry(page).or_default() += weight;
            }
        }
        if let Some(group) = group {
            group.weight += weight;
        }
    }
    let mut all: f32 = weights.iter().sum();
    let named = if aids.named_headings { add_headings(asked, &weights, &mut scores) } else { 0.0 };
    let mut scratch = None;
    for (group, wordings) in groups.iter_mut().zip(&query.wordings) {
        let own = group.weight;
        // Who names a heading word for word speaks as the law does.
        let scratch = scratch.get_or_insert_with(|| Scratch::new(spine.passages()));
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
        add_pairs(asked, &weights, &mut scores);
    }
    for (list, factor) in [(spine.repealed(), REPEALED_PASSAGE), (spine.signatures(), SIGNATURE_PASSAGE)] {
        for &passage in list {
            scores.passages[passage as usize] *= factor;
        }
    }
    if !query.act.is_empty() {
        let named = act_named(asked, &[]);
        for &passage in &scores.touched {
            scores.passages[passage as usize] *= 1.0 + NAMED * named[spine.act_of(passage as usize)];
        }
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
    let Asked { spine, lists, query, .. } = asked;
    for term in query.without.iter().flat_map(|word| &word.terms) {
        for &(document, _) in lists.of(term).iter() {
            match spine.place(document) {
                Place::Passage(passage) => scores.passages[passage] = 0.0,
                Place::Heading(page) => {
                    spine.of_page(page).for_each(|passage| scores.passages[passage as usize] = 0.0);
                    scores.cited.remove(&page);
                    scores.coverage[page] = 0.0;
                }
                Place::Act(_) | Place::Division(_) => {}
            }
        }
    }
}

/// A term and its distance from the first of a phrase.
type At<'a> = (&'a str, u32);

/// Neighbours in the query: the numbers of the two concepts, and their terms as a phrase.
fn pairs<'a>(lists: &Lists<'_>, concepts: &'a [Concept]) -> Vec<((usize, usize), [At<'a>; 2])> {
    let words = || concepts.iter().enumerate().filter(|(_, concept)| concept.phrase.is_empty());
    let pair = |((a, left), (b, right)): ((usize, &'a Concept), (usize, &'a Concept))| {
        let distance = right.position.saturating_sub(left.position);
        let ((first, _), (second, _)) = left.terms.first().zip(right.terms.first())?;
        let common = lists.index.holders(first).max(lists.index.holders(second));
        let near = (1..=PAIR_REACH).contains(&distance) && common <= PAIR_HOLDERS;
        near.then_some(((a, b), [(first.as_str(), 0), (second.as_str(), distance as u32)]))
    };
    words().zip(words().skip(1)).filter_map(pair).collect()
}

/// Asks for the places of neighbours, so that those not here are noted.
pub(crate) fn touch_pairs(lists: &Lists<'_>, concepts: &[Concept]) {
    for (_, pair) in pairs(lists, concepts) {
        lists.each_phrase(&pair, |_, _| {});
    }
}

/// Adds to passages in which two words of the query stand as far from each other as in the query.
fn add_pairs(asked: &Asked<'_>, weights: &[f32], scores: &mut Scores) {
    let Asked { spine, lists, concepts, range, .. } = asked;
    for ((a, b), pair) in pairs(lists, concepts) {
        let (a, b) = (weights[a], weights[b]);
        lists.each_phrase(&pair, |document, _| match spine.place(document) {
            Place::Passage(passage) if range.contains(passage as u32) => {
                scores.add(passage as u32, PAIR * (a + b));
            }
            Place::Heading(page) => {
                for passage in spine.of_page(page).filter(|passage| range.contains(*passage)) {
                    scores.add(passage, PAIR_HEADING * (a + b));
                }
            }
            _ => {}
        });
    }
}

/// Adds to passages under a heading, by the share of its words that the query has. Gives how far a heading is all that is
/// said, 0–1.
fn add_headings(asked: &Asked<'_>, weights: &[f32], scores: &mut Scores) -> f32 {
    let Asked { spine, lists, concepts, range, .. } = asked;
    let mut named = 0.0_f32;
    // For each page met: the heading's words that are asked for, their weight, the concept met last, its length.
    let mut met: HashMap<usize, (f32, f32, usize, u32)> = HashMap::new();
    let all: f32 = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    for (number, (concept, weight)) in concepts.iter().zip(weights).enumerate() {
        for (term, _) in &concept.terms {
            for &(document, length) in lists.of(term).iter() {
                let Place::Heading(page) = spine.place(document) else { continue };
                let passages = spine.of_page(page);
                if !range.overlaps(&passages) {
                    continue;
                }
                let (words, weight_of_all, last, _) = met.entry(page).or_insert((0.0, 0.0, usize::MAX, length));
                if *last != number {
                    (*words, *weight_of_all, *last) = (*words + 1.0, *weight_of_all + weight, number);
                }
            }
        }
    }
    let mut met: Vec<(usize, (f32, f32, usize, u32))> = met.into_iter().collect();
    met.sort_unstable_by_key(|(page, _)| *page);
    for (page, (words, weight, _, length)) in met {
        let share = (words / length.max(1) as f32).min(1.0);
        // «Speed» is all of a heading, yet half of "fine for speeding": both shares count.
        let of_query = weight / all;
        let bonus = HEADED * share * share * weight * of_query;
        named = named.max(share * share * of_query);
        spine.of_page(page).filter(|passage| range.contains(*passage)).for_each(|passage| scores.add(passage, bonus));
    }
    named
}

/// Inverse document frequency as BM25 has it, never negative.
fn rarity(holders: usize, documents: usize) -> f32 {
    let (holders, documents) = (holders as f32, documents as f32);
    (1.0 + (documents - holders + 0.5) / (holders + 0.5)).ln().max(0.0)
}
