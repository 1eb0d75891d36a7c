//! `Related`: who cites each provision of a language's law, and which provisions say almost the same.

use super::json;
use crate::build::library::Entry;
use crate::duplicates::passages;
use analysis::duplicates::{AT_LEAST, clusters, jaccard, shingles};
use anyhow::Context;
use legislation::bundle::{self, ActFile, FileEntry, Related, RelatedAct, RelatedPage, RelatedPlace, piece_of};
use legislation::explanation::{Card, CardKind, Piece, Role};
use legislation::{Act, ActId, EId, Lang};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Shorter texts resemble one another by chance, words.
const LEAST_WORDS: usize = 12;

/// Members of a cluster a provision is compared with: of phrases repeated by hundreds, those that stand nearest.
const COMPARED: usize = 64;

/// What is related to an act stands in the file of its part of the catalog up to this size, bytes of JSON: a twelfth of it is sent.
const MOST_IN_PART: usize = 48_000;

/// And beyond it in pieces of so much.
const PIECE: usize = 96_000;

/// Who cites an act's provisions: by the cited id, the number of the citing act, then that act's provisions.
type Citing = BTreeMap<EId, BTreeMap<u32, BTreeSet<(u32, EId)>>>;

/// What an act's provisions resemble: act and id, the most alike first.
type Similar = BTreeMap<EId, Vec<(u32, EId)>>;

/// What is said of the cited provisions that conduct breaks: as [`Citing`], of each citation the sanction's.
type Sanctions = BTreeMap<EId, BTreeSet<(u32, u32, EId)>>;

/// What is related to each act of a language, in their order; acts are told by their numbers in `acts`.
pub(super) fn collect(lang: Lang, acts: &[Entry]) -> Vec<RelatedAct> {
    let numbers: BTreeMap<&ActId, u32> =
        (0..).zip(acts).map(|(number, entry)| (&entry.current.act.id, number)).collect();
    let (citing, sanctions) = citing(acts, &numbers);
    let similar = similar(lang, acts, &numbers);
    let act = |(((entry, citing), sanctions), similar): (((&Entry, Citing), Sanctions), Similar)| {
        of_act(&entry.current.act, citing, sanctions, similar)
    };
    acts.par_iter().zip(citing).zip(sanctions).zip(similar).map(act).collect()
}

/// The pieces of an act's sanctions that tell what they are for.
fn conduct(file: &ActFile) -> impl Iterator<Item = &Piece> {
    let cards = file.explanation.cards.iter().filter(|card| card.kind == CardKind::Sanction);
    cards.flat_map(Card::all_pieces).filter(|piece| matches!(piece.role, Role::What | Role::When))
}

/// The provisions of an act that set sanctions and no rule that could be broken, themselves or below them.
fn sanctions(file: &ActFile) -> BTreeSet<EId> {
    let told_by = |is_wanted: fn(CardKind) -> bool| -> BTreeSet<EId> {
        let cards = file.explanation.cards.iter().filter(|card| is_wanted(card.kind));
        let places = cards.flat_map(Card::all_pieces).flat_map(Piece::places);
        let eids = places.filter_map(|place| file.act.provisions.get(place.provision as usize).map(|p| p.eid.clone()));
        eids.flat_map(|eid| std::iter::successors(Some(eid), EId::parent)).collect()
    };
    let rules = told_by(|kind| !matches!(kind, CardKind::Sanction | CardKind::Statement));
    told_by(|kind| kind == CardKind::Sanction).difference(&rules).cloned().collect()
}

fn citing(acts: &[Entry], numbers: &BTreeMap<&ActId, u32>) -> (Vec<Citing>, Vec<Sanctions>) {
    let mut cited: Vec<Citing> = acts.iter().map(|_| Citing::new()).collect();
    let mut broken: Vec<Sanctions> = acts.iter().map(|_| Sanctions::new()).collect();
    let set: Vec<BTreeSet<EId>> = acts.iter().map(|entry| sanctions(&entry.current)).collect();
    for (number, entry) in (0..).zip(acts) {
        let file = &entry.current;
        let places: Vec<_> = conduct(file).flat_map(Piece::places).collect();
        for reference in &file.references {
            let is_conduct = places.iter().any(|place| {
                let (span, cited) = (place.span, reference.span);
                place.provision == reference.provision && span.start() <= cited.start() && cited.end() <= span.end()
            });
            let Some(provision) = file.act.provisions.get(reference.provision as usize) else { continue };
            for target in reference.targets.iter().filter(|target| target.present) {
                let of = target.act.as_ref().map_or(Some(number), |id| numbers.get(id).copied());
                let (Some(of), Some(eid)) = (of.map(|of| of as usize).filter(|of| *of < cited.len()), &target.eid)
                else {
                    continue;
                };
                let by = cited[of].entry(eid.clone()).or_default().entry(number).or_default();
                by.insert((reference.provision, provision.eid.clone()));
                // «Действия, предусмотренные частью первой», «настоящей статьей»: conduct repeated, no rule broken.
                let around = std::iter::successors(Some(provision.eid.clone()), EId::parent).any(|up| up == *eid);
                let is_own = around && of == number as usize;
                if is_conduct && !is_own && !set[of].contains(eid) {
                    let entry = (number, reference.provision, provision.eid.clone());
                    broken[of].entry(eid.clone()).or_default().insert(entry);
                }
            }
        }
    }
    (cited, broken)
}

fn similar(lang: Lang, acts: &[Entry], numbers: &BTreeMap<&ActId, u32>) -> Vec<Similar> {
    let mut found: Vec<Similar> = acts.iter().map(|_| Similar::new()).collect();
    let passages = passages(acts.iter().map(|entry| &entry.current.act), LEAST_WORDS);
    let sets: Vec<Vec<u64>> = passages.par_iter().map(|passage| shingles(passage.text, lang)).collect();
    let number = |at: u32| passages.get(at as usize).and_then(|passage| numbers.get(passage.act)).copied();
    for cluster in clusters(&sets, AT_LEAST) {
        let members = &cluster.members;
        for (at, &member) in members.iter().enumerate() {
            let others = members.iter().cycle().skip(at + 1).take((members.len() - 1).min(COMPARED));
            let (Some(own), Some(set)) = (number(member), sets.get(member as usize)) else { continue };
            let alike = |&other: &u32| {
                let alike = jaccard(set, sets.get(other as usize)?);
                (alike >= AT_LEAST).then_some((alike, number(other)?, other))
            };
            let mut alike: Vec<(f64, u32, u32)> = others.filter_map(alike).collect();
            // What other acts say comes before what the act itself repeats.
            alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1 == own, a.2).cmp(&(b.1 == own, b.2))));
            alike.truncate(RelatedPlace::MOST_SIMILAR);
            let ids = alike.iter().filter_map(|&(_, act, at)| Some((act, passages.get(at as usize)?.eid.clone())));
            let (Some(of), Some(passage)) = (found.get_mut(own as usize), passages.get(member as usize)) else {
                continue;
            };
            of.insert(passage.eid.clone(), ids.collect());
        }
    }
    found
}

/// Page by page, in the order of the act.
fn of_act(act: &Act, mut citing: Citing, mut sanctions: Sanctions, mut similar: Similar) -> RelatedAct {
    let units = act.units();
    let mut pages: Vec<RelatedPage> = Vec::new();
    for (index, provision) in (0..).zip(&act.provisions) {
        let by = citing.remove(&provision.eid).unwrap_or_default();
        let cited_by: Vec<(u32, Vec<EId>)> =
            by.into_iter().map(|(act, eids)| (act, eids.into_iter().map(|(_, eid)| eid).collect())).collect();
        let broken = sanctions.remove(&provision.eid).unwrap_or_default();
        let sanctioned_by: Vec<(u32, EId)> = broken.into_iter().map(|(act, _, eid)| (act, eid)).collect();
        let similar = similar.remove(&provision.eid).unwrap_or_default();
        if cited_by.is_empty() && similar.is_empty() {
            continue;
        }
        let unit = units.get(units.partition_point(|unit| unit.end <= index)).filter(|unit| unit.first <= index);
        let page = unit.map_or(&provision.eid, |unit| &unit.eid);
        let place = RelatedPlace { eid: provision.eid.clone(), cited_by, sanctioned_by, similar };
        match pages.last_mut() {
            Some(last) if last.eid == *page => last.places.push(place),
            _ => pages.push(RelatedPage { eid: page.clone(), places: vec![place] }),
        }
    }
    RelatedAct { id: act.id.clone(), pages, pieces: Vec::new() }
}

/// Writes what is related to consecutive acts: the file of all, and the pieces of each act that needs some; `None` where
/// nothing is related to them.
pub(super) fn write(
    lang: Lang,
    some: &[RelatedAct],
    acts: &[Entry],
    out: &Path,
) -> anyhow::Result<(Option<FileEntry>, Vec<Vec<FileEntry>>)> {
    let file = |of: Vec<RelatedAct>| json(out, &named(of, acts), |hash| bundle::related_path(lang, hash));
    let mut light = Vec::new();
    let mut pieces_of = Vec::new();
    for act in some {
        let size = serde_json::to_vec(act).context("measuring what is related to an act")?.len();
        let mut pieces: Vec<RelatedAct> = Vec::new();
        if size > MOST_IN_PART {
            let none = RelatedAct { id: act.id.clone(), pages: Vec::new(), pieces: Vec::new() };
            pieces.resize(size.div_ceil(PIECE), none);
            let count = pieces.len();
            act.pages.iter().for_each(|page| pieces[piece_of(&page.eid, count)].pages.push(page.clone()));
        }
        let pieces: Vec<FileEntry> =
            pieces.into_iter().map(|piece| file(vec![piece])).collect::<anyhow::Result<_>>()?;
        let pages = if pieces.is_empty() { act.pages.clone() } else { Vec::new() };
        if !act.pages.is_empty() {
            light.push(RelatedAct { id: act.id.clone(), pages, pieces: pieces.clone() });
        }
        pieces_of.push(pieces);
    }
    let all = (!light.is_empty()).then(|| file(light)).transpose()?;
    Ok((all, pieces_of))
}

/// The same with other acts told by their numbers in the file instead of in the language.
fn named(some: Vec<RelatedAct>, acts: &[Entry]) -> Related {
    let mut named = Related { others: Vec::new(), acts: some };
    let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
    let Related { others, acts: related } = &mut named;
    let mut numbered = |number: &mut u32| {
        *number = *numbers.entry(*number).or_insert_with(|| {
            let act = acts.get(*number as usize).map(|entry| &entry.current.act);
            others.extend(act.map(|act| (act.id.clone(), act.title.clone())));
            others.len() as u32 - 1
        });
    };
    for place in related.iter_mut().flat_map(|act| &mut act.pages).flat_map(|page| &mut page.places) {
        place.cited_by.iter_mut().for_each(|(act, _)| numbered(act));
        place.sanctioned_by.iter_mut().for_each(|(act, _)| numbered(act));
        place.similar.iter_mut().for_each(|(act, _)| numbered(act));
    }
    named
}
