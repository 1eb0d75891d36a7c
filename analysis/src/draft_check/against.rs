//! What the law in force has against a draft: other definitions of its terms, contradictions, dead citations, laws that a by-law
//! must rest on.

use super::{of_finding, without_law};
use crate::definitions::base::{self, Source as TermSource};
use crate::definitions::uses;
use crate::duplicates::{AT_LEAST, pairs, shingles};
use crate::findings::{Source, find_in_draft};
use crate::norms::Stated;
use crate::references::Library;
use legislation::burden::Rank;
use legislation::by_law::Ground;
use legislation::remark::{Remark, RemarkKind};
use legislation::term_base::{Likeness, TermDefinition};
use legislation::{Act, Definition, DefinitionKind, Provision, ProvisionState, Reference};
use std::collections::{BTreeMap, BTreeSet};

/// An act with what was read out of it.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The act.
    pub act: &'a Act,
    /// Its definitions, in document order.
    pub definitions: &'a [Definition],
    /// Its references, in document order.
    pub references: &'a [Reference],
    /// Its norms, in document order.
    pub stated: &'a [Stated],
    /// The runs of words of each provision ([`runs`]).
    pub runs: &'a [Vec<u64>],
}

/// Letters a provision has at least to be looked for elsewhere: shorter ones are formulas.
const LEAST_LETTERS: usize = 80;

/// A provision that so many other acts have is a formula.
const FORMULA: usize = 3;

/// The runs of words of each provision of an act, by which the same is found elsewhere; none of what is too short to tell.
pub fn runs(act: &Act) -> Vec<Vec<u64>> {
    let told = |one: &Provision| one.state == ProvisionState::InForce && one.text.chars().nth(LEAST_LETTERS).is_some();
    act.provisions.iter().map(|one| if told(one) { shingles(&one.text, act.lang) } else { Vec::new() }).collect()
}

/// Provisions of the draft that say almost the same as one of the other acts, and are not told to contradict it.
fn repeated(acts: &[Known], told: &[Remark]) -> Vec<Remark> {
    let Some(draft) = acts.first() else { return Vec::new() };
    let places: Vec<(usize, usize)> =
        acts.iter().enumerate().flat_map(|(act, known)| (0..known.runs.len()).map(move |at| (act, at))).collect();
    let sets: Vec<Vec<u64>> = acts.iter().flat_map(|known| known.runs.iter().cloned()).collect();
    let mut best: BTreeMap<usize, (f64, usize, usize)> = BTreeMap::new();
    let mut having: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for pair in pairs(&sets, AT_LEAST) {
        let (Some(a), Some(b)) = (places.get(pair.a as usize), places.get(pair.b as usize)) else { continue };
        let ((0, own), (act, at)) = (*a.min(b), *a.max(b)) else { continue };
        having.entry(own).or_default().insert(act);
        let known = best.get(&own).is_some_and(|(jaccard, ..)| *jaccard >= pair.jaccard);
        if act > 0 && !known {
            best.insert(own, (pair.jaccard, act, at));
        }
    }
    // What many acts say is a formula: how an order comes into force.
    best.retain(|own, _| having.get(own).is_some_and(|acts| acts.len() < FORMULA));
    let remarks = best.into_iter().filter_map(|(own, (_, act, at))| {
        let own = draft.act.provisions.get(own)?;
        let act = acts.get(act)?.act;
        let other = act.provisions.get(at)?;
        let evidence = format!("{}#{}", act.id, other.eid);
        let is_told = told.iter().any(|one| one.eid.as_ref() == Some(&own.eid) && one.evidence == evidence);
        let remark = Remark::new(RemarkKind::Repeats, Some(own.eid.clone()), own.text.clone());
        (!is_told).then(|| Remark { against: other.text.clone(), evidence, ..remark })
    });
    remarks.collect()
}

/// Adds to the remarks on a draft, the first of the acts, what the others have against it. The acts are of one language; `library`
/// has them all.
pub fn against(acts: &[Known], library: &Library, remarks: &mut Vec<Remark>) {
    let Some(draft) = acts.first() else { return };
    let sources: Vec<Source> = acts
        .iter()
        .enumerate()
        .map(|(number, known)| Source {
            number,
            act: known.act,
            stated: known.stated,
            definitions: known.definitions,
            references: known.references,
        })
        .collect();
    // What the draft alone told is told again with the law beside it.
    remarks.retain(|one| !matches!(one.kind, RemarkKind::Collision | RemarkKind::DeadReference | RemarkKind::NoLaw));
    remarks.extend(find_in_draft(&sources, library, 0).iter().filter_map(|evidence| of_finding(evidence, &sources, 0)));
    remarks.extend(terms_otherwise(acts));
    let again = repeated(acts, remarks);
    remarks.extend(again);
    if Rank::of(draft.act.kind) == Rank::ByLaw {
        let is_told = |ground| ground != Ground::Grounded;
        remarks.extend(without_law(draft.act, draft.references, draft.stated, library, is_told));
    }
}

/// Acts that are named where several explain a term otherwise than the draft.
const OTHERS: usize = 3;

/// Terms that the draft explains otherwise than an act in force.
fn terms_otherwise(acts: &[Known]) -> Vec<Remark> {
    let Some(draft) = acts.first() else { return Vec::new() };
    let used: Vec<_> = acts.iter().map(|known| uses(known.act, known.definitions)).collect();
    let sources = acts.iter().zip(&used).map(|(known, uses)| TermSource {
        act: known.act,
        definitions: known.definitions,
        references: known.references,
        uses,
    });
    let sources: Vec<TermSource> = sources.collect();
    let base = base::base(draft.act.lang, &sources);
    let is_own =
        |one: &TermDefinition| base.list.acts.get(one.act as usize).is_some_and(|listed| listed.id == draft.act.id);
    let mut found = Vec::new();
    for card in &base.cards {
        let explained = card.definitions.iter().filter(|one| one.kind == DefinitionKind::Glossary);
        let Some(own) = explained.clone().find(|one| is_own(one)) else { continue };
        // Each tells how it stands to the first of the card: where that is not the draft's, it alone is known to differ from it.
        let is_other = |one: &&TermDefinition| {
            let stands = if one.likeness.is_none() { own.likeness } else { one.likeness };
            let is_known = own.likeness.is_none() || one.likeness.is_none();
            let differs = matches!(stands, Some(Likeness::Different | Likeness::Narrower | Likeness::Wider));
            !is_own(one) && is_known && differs
        };
        for other in explained.filter(is_other).take(OTHERS) {
            let of = base.list.acts.get(other.act as usize).map_or("", |listed| listed.id.as_str());
            found.push(Remark {
                against: other.text(),
                evidence: format!("{of}#{}", other.eid),
                ..Remark::new(
                    RemarkKind::TermOtherwise,
                    Some(own.eid.clone()),
                    format!("{} – {}", own.term, own.text()),
                )
            });
        }
    }
    found
}
