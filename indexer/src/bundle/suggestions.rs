//! `SuggestionFile`: what a reader who is typing is offered: headings, defined terms, and those of an editor's questions
//! that these texts answer.

use crate::build::library::Entry;
use anyhow::Context;
use legislation::bundle::{Catalog, Offer, PassageTable, SuggestionFile};
use legislation::message::SearchQuery;
use legislation::{Lang, ProvisionState};
use search::{Searcher, suggest};
use std::collections::BTreeMap;

/// Longest heading or term offered, characters.
const LONGEST: usize = 140;

/// Headings that so many pages share say nothing («Общие положения»).
const COMMON: u32 = 3;

/// Most text of headings, bytes: the file is fetched by people who type.
const MOST_TEXT: usize = 1_000_000;

/// Collects what can be offered in a language.
pub(super) fn collect(
    lang: Lang,
    acts: &[Entry],
    catalog: Catalog,
    pack: Vec<u8>,
    table: PassageTable,
) -> anyhow::Result<SuggestionFile> {
    let mut file = SuggestionFile { headings: headings(acts), terms: terms(acts), queries: Vec::new() };
    let searcher = Searcher::open(pack, table, catalog).context("opening the index just written")?;
    for query in suggest::popular(lang) {
        let request =
            SearchQuery { text: query.to_owned(), lang, kinds: Vec::new(), statuses: Vec::new(), act: None, limit: 1 };
        if searcher.search(&request).is_answered() {
            file.queries.push(query.to_owned());
        }
    }
    Ok(file)
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
    for (number, entry) in highest_first(acts) {
        let act = &entry.current.act;
        for definition in &entry.current.definitions {
            let Some(provision) = act.provisions.get(definition.provision as usize) else { continue };
            let Some(text) = definition.term.of(&provision.text) else { continue };
            if text.chars().count() <= LONGEST && seen.insert(language::fold(text)) {
                terms.push(Offer { act: number, eid: provision.eid.clone(), text: text.to_owned() });
            }
        }
    }
    terms
}
