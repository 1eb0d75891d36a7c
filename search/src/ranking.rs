//! `Ranking`: which pages answer a query, best first.
//!
//! The score is BM25F (Robertson, Zaragoza, Taylor 2004): a word's frequencies in text, heading, title and context are
//! weighted, summed and saturated once. A page's score joins its best passage with what its passages say together; then
//! the place of the act in the hierarchy and its status weigh in gently.

use crate::index::Index;
use crate::query::{Query, Word};
use crate::schema::{REPEALED, SIGNATURE};
use crate::spelling::near;
use legislation::{ActKind, ActStatus};
use std::ops::Range;

/// Saturation of repeated words (BM25's k1).
const SATURATION: f32 = 1.2;
/// How much long texts are held back (BM25's b).
const LENGTH: f32 = 0.75;
/// Weight of a word's stem in the text, the unit of the others.
const BODY: f32 = 1.0;
/// More for the very form typed.
const BODY_EXACT: f32 = 0.25;
const HEADING: f32 = 1.6;
const HEADING_EXACT: f32 = 0.2;
const TITLE: f32 = 0.4;
const CONTEXT: f32 = 0.25;
/// Weight of a word that is only near the one typed.
const NEAR: f32 = 0.6;
/// Share of the page's other passages in its score.
const TOGETHER: f32 = 0.5;
/// Score of words missing: the share of the query's weight that a page has, to this power.
const COVERAGE: f32 = 1.0;
/// Pages with less than this share of the best page's words are left out.
const LEAST_COVERAGE: f32 = 0.45;
/// Share of a citation's other words that an act's name must have for it to be meant.
const LEAST_NAMED: f32 = 0.5;
/// Multipliers of passages that hardly ever are the answer.
const REPEALED_PASSAGE: f32 = 0.35;
const SIGNATURE_PASSAGE: f32 = 0.3;

/// Gentle prior by legal force.
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

/// What the query is made of, with the words the index offers for it: also what is marked in the results.
#[derive(Clone, Debug, Default)]
pub(crate) struct Concept {
    /// Forms as written, folded.
    pub(crate) exact: Vec<String>,
    /// Index terms and their weight.
    pub(crate) terms: Vec<(String, f32)>,
    /// Words that follow one another, if it is a phrase.
    pub(crate) phrase: Vec<String>,
}

/// Scores of passages and pages.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    /// Score of each passage of the range.
    pub(crate) passages: Vec<f32>,
    /// Sum of each page's best per word.
    pub(crate) pages: Vec<f32>,
    /// Share of the query's weight that the page has, 0–1.
    pub(crate) coverage: Vec<f32>,
    /// How precisely the page (its passage) is what was cited; 0 when it is not.
    pub(crate) cited: Vec<f32>,
}

/// The concepts of a query over this index.
pub(crate) fn concepts(index: &Index, query: &Query) -> Vec<Concept> {
    let phrases = query.phrases.iter().map(|phrase| Concept { phrase: phrase.clone(), ..Concept::default() });
    query.words.iter().map(|word| concept(index, word)).chain(phrases).collect()
}

fn concept(index: &Index, word: &Word) -> Concept {
    let fields = [index.fields.body.stem, index.fields.heading.stem, index.fields.title.stem, index.fields.context];
    let known = |term: &String| fields.iter().any(|&field| index.has(field, term));
    let mut terms: Vec<(String, f32)> = word.terms.iter().filter(|term| known(term)).map(|term| (term.clone(), 1.0)).collect();
    if terms.is_empty() {
        let spellings: Vec<&str> = word.terms.iter().map(String::as_str).collect();
        let near = near(index, index.fields.body.stem, &spellings);
        terms.extend(near.into_iter().map(|term| (term, NEAR)));
    }
    Concept { exact: vec![word.folded.clone()], terms, phrase: Vec::new() }
}

/// Scores all passages of `range` (`starts`: first passage of each page of the index).
pub(crate) fn score(index: &Index, concepts: &[Concept], query: &Query, range: &Range<u32>, starts: &[u32]) -> Scores {
    let documents = index.documents as usize;
    let mut scores = Scores {
        passages: vec![0.0; documents],
        pages: vec![0.0; starts.len()],
        coverage: vec![0.0; starts.len()],
        cited: vec![0.0; starts.len()],
    };
    let mut weight_of_all = 0.0;
    let mut best = vec![0.0_f32; starts.len()];
    for concept in concepts {
        let (frequencies, holders) = frequencies(index, concept, range);
        let weight = rarity(holders, documents);
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
    for (fact, factor) in [(REPEALED, REPEALED_PASSAGE), (SIGNATURE, SIGNATURE_PASSAGE)] {
        index.each(index.fields.facts, fact, range, |document, _| scores.passages[document as usize] *= factor);
    }
    cite(index, concepts, query, range, starts, &mut scores);
    scores
}

/// Marks the pages cited: those with the number, of the acts whose title has the query's other words.
fn cite(index: &Index, concepts: &[Concept], query: &Query, range: &Range<u32>, starts: &[u32], scores: &mut Scores) {
    let Some(citation) = &query.citation else { return };
    let mut named = vec![0.0_f32; index.documents as usize];
    let mut all = 0.0;
    // A word that the index does not know at all says nothing about which act is meant.
    for concept in concepts.iter().filter(|concept| !concept.terms.is_empty()) {
        let mut has = vec![false; index.documents as usize];
        let mut holders = 0_u32;
        for (term, _) in &concept.terms {
            index.each(index.fields.title.stem, term, &(0..index.documents), |document, _| {
                holders += u32::from(!has[document as usize]);
                has[document as usize] = true;
            });
        }
        let weight = rarity(holders, named.len());
        all += weight;
        named.iter_mut().zip(has).filter(|(_, has)| *has).for_each(|(named, _)| *named += weight);
    }
    let mut precision = 1.0;
    for fact in citation.facts() {
        index.each(index.fields.facts, &fact, range, |document, _| {
            let share = if all > 0.0 { named[document as usize] / all } else { 1.0 };
            if share < LEAST_NAMED {
                return;
            }
            let page = starts.partition_point(|&start| start <= document).saturating_sub(1);
            if let Some(cited) = scores.cited.get_mut(page) {
                let this = share * precision;
                // The passage cited is the one to show.
                if this > 0.0 {
                    scores.passages[document as usize] += this;
                }
                *cited = cited.max(this);
            }
        });
        precision *= 0.9;
    }
}

/// Inverse document frequency as BM25 has it, never negative.
fn rarity(holders: u32, documents: usize) -> f32 {
    let holders = holders as f32;
    (1.0 + (documents as f32 - holders + 0.5) / (holders + 0.5)).ln()
}

/// The weighted frequency of a concept in each passage, and how many passages hold it in text or heading.
fn frequencies(index: &Index, concept: &Concept, range: &Range<u32>) -> (Vec<f32>, u32) {
    let mut sums = vec![0.0_f32; index.documents as usize];
    let fields = index.fields;
    // A document's number of holders is counted over the whole index, whatever act is searched: the weight of a word
    // does not depend on the filter.
    let all = 0..index.documents;
    let damped = |document: u32| 1.0 - LENGTH + LENGTH * index.relative_length(document);
    if !concept.phrase.is_empty() {
        index.each_phrase(fields.body.exact, &concept.phrase, &all, |d| sums[d as usize] += 2.0 * BODY / damped(d));
        index.each_phrase(fields.heading.exact, &concept.phrase, &all, |d| sums[d as usize] += 2.0 * HEADING);
        index.each_phrase(fields.title.exact, &concept.phrase, &all, |d| sums[d as usize] += 2.0 * TITLE);
    }
    for (term, weight) in &concept.terms {
        index.each(fields.body.stem, term, &all, |d, n| sums[d as usize] += weight * BODY * n as f32 / damped(d));
        index.each(fields.heading.stem, term, &all, |d, n| sums[d as usize] += weight * HEADING * n as f32);
    }
    let mut holders = sums.iter().filter(|sum| **sum > 0.0).count() as u32;
    for form in &concept.exact {
        index.each(fields.body.exact, form, range, |d, n| sums[d as usize] += BODY_EXACT * n as f32 / damped(d));
        index.each(fields.heading.exact, form, range, |d, n| sums[d as usize] += HEADING_EXACT * n as f32);
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

/// A page's score from its best passage and its passages together.
pub(crate) fn page_score(best_passage: f32, together: f32, coverage: f32) -> f32 {
    ((1.0 - TOGETHER) * best_passage + TOGETHER * together) * coverage.powf(COVERAGE)
}

/// Whether a page has enough of the query's words beside the page that has most.
pub(crate) fn is_near(coverage: f32, most: f32) -> bool {
    coverage >= LEAST_COVERAGE * most
}
