//! By-laws: what each demands of people and business, and which law it names for it.

use crate::burdens;
use crate::norms::Stated;
use crate::references::{Library, Standing, standing};
use legislation::burden::{BurdenKind, Rank};
use legislation::by_law::{Demand, Ground};
use legislation::{Act, Modality, Reference, Target};
use std::collections::BTreeSet;

/// The citations by which a by-law says what it rests on: those of its preamble, and of the paragraphs that say by which law it was
/// made («Настоящие Правила разработаны в соответствии с …»).
pub fn enabling<'a>(act: &'a Act, references: &'a [Reference]) -> impl Iterator<Item = &'a Reference> {
    references.iter().filter(|reference| {
        let Some(provision) = act.provisions.get(reference.provision as usize) else { return false };
        let eid = provision.eid.as_str();
        let before = provision.text.get(..reference.span.start()).unwrap_or_default();
        let after = provision.text.get(reference.span.end()..).unwrap_or_default();
        let is_made =
            [" разработан", " әзірлен", " developed", " принят"].iter().any(|stem| provision.text.contains(stem));
        let is_first = eid.ends_with("para_1") && is_made;
        let says = |text: &str, all: &[&str]| {
            let text = language::fold(text);
            all.iter().any(|words| text.contains(words))
        };
        // A by-law that it changes or repeals is no ground.
        let rests =
            says(before, &["соответстви", "основании", "исполнение", "реализаци", "pursuant", "accordance", "basis"])
                || says(after, &["сәйкес", "негізінде", "орындау"]);
        (eid == "preamble" || is_first) && rests
    })
}

/// The laws that citations name: those found as `act#eId`, and whether one is named that is not found.
pub fn laws(act: &Act, references: &[&Reference], library: &Library) -> (BTreeSet<String>, BTreeSet<String>, bool) {
    let (mut found, mut missing, mut is_named) = (BTreeSet::new(), BTreeSet::new(), false);
    for reference in references {
        let text = act.provisions.get(reference.provision as usize).and_then(|p| reference.span.of(&p.text));
        let words = language::fold(text.unwrap_or_default());
        let is_law = ["закон", "кодекс", "конституци", "заңы", "заңын", "law", "code", "constitution"]
            .iter()
            .any(|stem| words.split(|c: char| !c.is_alphabetic()).any(|word| word.starts_with(stem)));
        let others = |target: &&Target| target.act.as_ref().is_some_and(|named| *named != act.id);
        let mut any = false;
        for target in reference.targets.iter().filter(others) {
            let Some(id) = &target.act else { continue };
            let rank = library.kind(id, act.lang).map(Rank::of);
            if rank == Some(Rank::ByLaw) || (rank.is_none() && !is_law) {
                continue;
            }
            any = true;
            let name = target.eid.as_ref().map_or_else(|| id.to_string(), |eid| format!("{id}#{eid}"));
            match standing(act, target, library) {
                Standing::InForce if target.eid.is_some() => found.insert(name),
                _ => missing.insert(name),
            };
        }
        is_named |= any || (is_law && reference.targets.is_empty());
    }
    (found, missing, is_named)
}

/// What a by-law demands, each with its ground. `references` and `stated` are the act's own, in document order.
pub fn demands(act: &Act, references: &[Reference], stated: &[Stated], library: &Library) -> Vec<Demand> {
    let whole: Vec<&Reference> = enabling(act, references).collect();
    let (of_act, missing_of_act, is_act_named) = laws(act, &whole, library);
    let sanctions = stated.iter().filter(|stated| stated.norm.modality == Some(Modality::Sanction)).cloned();
    let sanctions = burdens::told(act, sanctions);
    // What a body may look into is its function, not a demand of the by-law.
    let burdens = burdens::of(act, stated.to_vec()).into_iter().filter(|one| one.kind != BurdenKind::Inspection);
    let told = burdens.filter_map(|one| {
        let eid = act.provisions.get(one.stated.provision)?.eid.clone();
        Some((eid, one.kind.slug().to_owned(), one.addressee, one.words))
    });
    let sanctions = sanctions.into_iter().filter_map(|(provision, words)| {
        Some((act.provisions.get(provision)?.eid.clone(), "sanction".to_owned(), String::new(), words))
    });
    told.chain(sanctions)
        .map(|(eid, what, addressee, words)| {
            let own: Vec<&Reference> = references
                .iter()
                .filter(|reference| act.provisions.get(reference.provision as usize).is_some_and(|p| p.eid == eid))
                .collect();
            let (mut found, missing, is_named) = laws(act, &own, library);
            found.extend(of_act.iter().cloned());
            let ground = if !found.is_empty() {
                Ground::Grounded
            } else if is_named || is_act_named {
                Ground::NotFound
            } else {
                Ground::NoneNamed
            };
            found.extend(missing);
            found.extend(missing_of_act.iter().cloned());
            Demand {
                act: act.id.clone(),
                title: act.title.clone(),
                lang: act.lang,
                eid,
                what,
                addressee,
                ground,
                laws: found.into_iter().collect(),
                words,
            }
        })
        .collect()
}
