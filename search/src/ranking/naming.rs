//! Naming: which act a query names, and which provision it cites.

use super::{Asked, Lists, Scores, rarity};
use crate::concept::Concept;
use crate::query::Word;
use crate::schema::FACT;
use crate::spine::{Place, Spine};

/// Share of a citation's other words that an act's name must have for it to be meant.
const LEAST_NAMED: f32 = 0.3;
/// Share of the words of the page that has most which a page cited must have for there to be no doubt.
const CITED_COVERAGE: f32 = 0.3;
/// Multiplier of a passage cited in doubt.
const CITED_IN_DOUBT: f32 = 1.5;

/// Marks the pages cited: those with the number, of the acts whose name has the query's words for it. What else the query
/// says may speak against a number («пункт 8.3» of the section «Начало движения»): a page that has much less of it than
/// another is not surely what is meant, and only scores more.
pub(super) fn cite(asked: &Asked<'_>, scores: &mut Scores) {
    let Asked { spine, lists, query, concepts, range, .. } = asked;
    let Some(citation) = &query.citation else { return };
    let named = act_named(asked, concepts);
    let most = scores.coverage.iter().copied().fold(0.0, f32::max);
    let mut doubtful = Vec::new();
    let mut precision = 1.0;
    for fact in citation.facts() {
        for &(document, _) in lists.of(&format!("{FACT}{fact}")).iter() {
            let Place::Passage(passage) = spine.place(document) else { continue };
            let (page, share) = (spine.page_of(passage), named[spine.act_of(passage)]);
            if share < LEAST_NAMED || !range.contains(passage as u32) {
                continue;
            }
            if scores.coverage[page] < CITED_COVERAGE * most {
                doubtful.push(passage);
                continue;
            }
            let cited = scores.cited.entry(page).or_insert((0.0, 0));
            if cited.0 < share * precision {
                *cited = (share * precision, passage as u32);
            }
        }
        precision *= 0.9;
    }
    for passage in doubtful {
        scores.passages[passage] *= CITED_IN_DOUBT;
    }
}

/// How well the query names each act, spelt out or as typed, by its act's words and by `others` that may name it.
pub(super) fn act_named(asked: &Asked<'_>, others: &[Concept]) -> Vec<f32> {
    let Asked { known, spine, lists, query, .. } = asked;
    let share = |words: &[Word]| {
        let words = words.iter().map(|word| known.concept(word));
        named(lists, spine, &others.iter().cloned().chain(words).collect::<Vec<_>>())
    };
    let mut named = share(&query.act);
    let in_title = |&(document, _): &(u32, u32)| matches!(spine.place(document), Place::Act(_));
    let titled = |word: &Word| word.terms.iter().any(|term| lists.of(term).iter().any(in_title));
    if query.act_as_typed.iter().any(titled) {
        named.iter_mut().zip(share(&query.act_as_typed)).for_each(|(spelt, typed)| *spelt = spelt.max(typed));
    }
    named
}

/// The share of the words that each act has in its name; 1 when there are none to have. Words that are in no act's name
/// say nothing about which act is meant.
pub(crate) fn named(lists: &Lists<'_>, spine: &Spine, words: &[Concept]) -> Vec<f32> {
    let mut named = vec![0.0_f32; spine.acts()];
    let mut all = 0.0;
    for word in words.iter().filter(|word| !word.terms.is_empty()) {
        let mut has = vec![false; named.len()];
        for (term, _) in &word.terms {
            for &(document, _) in lists.of(term).iter() {
                if let Place::Act(act) = spine.place(document) {
                    has[act] = true;
                }
            }
        }
        let holders = has.iter().filter(|has| **has).count();
        if holders == 0 {
            continue; // names no act
        }
        let weight = rarity(holders, named.len());
        all += weight;
        named.iter_mut().zip(has).filter(|(_, has)| *has).for_each(|(named, _)| *named += weight);
    }
    if all > 0.0 {
        for share in &mut named {
            *share /= all;
        }
    } else {
        named.fill(1.0);
    }
    named
}
