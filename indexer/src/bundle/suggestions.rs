//! `SuggestionFile`: what a reader who is typing is offered: headings, defined terms, and those of an editor's questions
//! that these texts answer.

use crate::build::library::Entry;
use crate::lookup::{Whole, request};
use legislation::bundle::{Offer, OfferedAct, SuggestionFile};
use legislation::guide::Situation;
use legislation::{Lang, ProvisionState};
use search::writer::WrittenIndex;
use search::{Aids, suggest};
use std::collections::BTreeMap;

/// Longest heading or term offered, characters.
const LONGEST: usize = 140;

/// Questions of one situation of life.
const MOST_QUESTIONS: usize = 3;

/// Headings that so many pages share say nothing («Общие положения»).
const COMMON: u32 = 3;

/// Most text of headings, of terms and of titles, bytes each: the file is fetched by people who type.
const MOST_TEXT: usize = 400_000;

/// An editor's questions of each situation of life.
pub(super) type Questions = Vec<(Situation, Vec<String>)>;

/// Collects what can be offered in a language,
/// and the editor's questions of each situation of life that these texts answer.
pub(super) fn collect(
    lang: Lang,
    acts: &[Entry],
    written: &[WrittenIndex],
) -> anyhow::Result<(SuggestionFile, Questions)> {
    let mut file = SuggestionFile { headings: headings(acts), terms: terms(acts), ..SuggestionFile::default() };
    file.acts = offered_acts(acts, &mut file.headings, &mut file.terms);
    let popular: Vec<&str> = suggest::popular(lang).collect();
    if popular.is_empty() {
        return Ok((file, Vec::new()));
    }
    let searcher = Whole::open(written, lang)?;
    let is_answered =
        |query: &str| searcher.search(&request(query, lang, 1), &Aids::default()).map(|found| found.is_answered());
    for query in popular {
        if is_answered(query)? {
            file.queries.push(query.to_owned());
        }
    }
    let mut situations = Vec::new();
    for (situation, questions) in suggest::situations(lang) {
        let mut answered = Vec::new();
        for question in questions {
            if answered.len() < MOST_QUESTIONS && is_answered(question)? {
                answered.push(question.to_owned());
            }
        }
        if !answered.is_empty() {
            situations.push((situation, answered));
        }
    }
    Ok((file, situations))
}

/// The acts that are offered by their titles, the highest first and as many as there is room for, then those that headings
/// and terms stand in, whose numbers become numbers in this list.
fn offered_acts(acts: &[Entry], headings: &mut [Offer], terms: &mut [Offer]) -> Vec<OfferedAct> {
    let mut by_force: Vec<usize> = highest_first(acts).into_iter().map(|(number, _)| number as usize).collect();
    let mut text = 0;
    by_force.retain(|&number| {
        text += acts[number].current.act.title.len();
        text <= MOST_TEXT
    });
    let mut wanted: Vec<usize> = by_force;
    wanted.extend(headings.iter().chain(terms.iter()).map(|offer| offer.act as usize));
    let mut places: BTreeMap<usize, u32> = BTreeMap::new();
    let mut offered = Vec::new();
    for number in wanted {
        places.entry(number).or_insert_with(|| {
            let act = &acts[number].current.act;
            offered.push(OfferedAct { id: act.id.clone(), title: act.title.clone(), kind: Some(act.kind) });
            offered.len() as u32 - 1
        });
    }
    headings.iter_mut().chain(terms).for_each(|offer| offer.act = places[&(offer.act as usize)]);
    offered
}

/// The acts with their numbers in the catalog, the highest kinds first, then by title: what they offer comes first.
fn highest_first(acts: &[Entry]) -> Vec<(u32, &Entry)> {
    let mut acts: Vec<(u32, &Entry)> = (0..).zip(acts).collect();
    acts.sort_by_key(|(_, entry)| (entry.current.act.kind, &entry.current.act.title));
    acts
}

fn headings(acts: &[Entry]) -> Vec<Offer> {
    let mut pages: BTreeMap<String, u32> = BTreeMap::new();
    let mut all = Vec::new();
    for (number, entry) in highest_first(acts) {
        let act = &entry.current.act;
        for unit in act.units() {
            let Some(head) = act.provisions.get(unit.first as usize) else { continue };
            let fits = (1..=LONGEST).contains(&head.heading.chars().count()) && head.state == ProvisionState::InForce;
            if fits {
                *pages.entry(language::fold(&head.heading)).or_default() += 1;
                all.push(Offer { act: number, eid: unit.eid.clone(), text: head.heading.clone() });
            }
        }
    }
    let mut text = 0;
    all.retain(|offer| pages.get(&language::fold(&offer.text)).is_none_or(|&pages| pages < COMMON));
    all.retain(|offer| {
        text += offer.text.len();
        text <= MOST_TEXT
    });
    all
}

fn terms(acts: &[Entry]) -> Vec<Offer> {
    let mut seen = std::collections::BTreeSet::new();
    let mut terms = Vec::new();
    let mut room = MOST_TEXT;
    for (number, entry) in highest_first(acts) {
        let act = &entry.current.act;
        for definition in &entry.current.definitions {
            let Some(provision) = act.provisions.get(definition.provision as usize) else { continue };
            let Some(text) = definition.term.of(&provision.text) else { continue };
            if text.chars().count() <= LONGEST && text.len() <= room && seen.insert(language::fold(text)) {
                room -= text.len();
                terms.push(Offer { act: number, eid: provision.eid.clone(), text: text.to_owned() });
            }
        }
    }
    terms
}
