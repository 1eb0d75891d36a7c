//! References found against references labelled by hand, and against the source's own links.
//!
//! A labelled reference is found when a reference with its very words stands in its provision and names exactly its
//! targets; an act that the labels name by its title alone is named by nothing else. Precision looks at what was found
//! where a label is: of the references that overlap a labelled one, how many are it. A link of the source to an act of
//! the corpus is reproduced when a reference read without any link overlaps it and leads to the same provision, or into it.

use super::acts::{self, is_act};
use analysis::definitions::find;
use analysis::references::{Library, detect, resolve};
use anyhow::bail;
use legislation::{Act, ActId, Provision, ProvisionKind, Reference, SourceLink, Target, TextSpan};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// A labelled reference.
#[derive(Deserialize)]
struct Labelled {
    act: String,
    lang: String,
    #[serde(rename = "eId")]
    eid: String,
    text: String,
    targets: Vec<String>,
}

/// Scores the references of the acts that the labels name.
pub fn evaluate(labels: &Path, corpus_root: &Path) -> anyhow::Result<Value> {
    let labelled: Vec<Labelled> = super::json_lines(labels)?;
    if labelled.is_empty() {
        bail!("{} holds no reference", labels.display());
    }
    let acts = acts::all(corpus_root)?;
    let library = Library::new(&acts);
    let (mut found_labels, mut right, mut overlapping, mut missed) = (0, BTreeSet::new(), BTreeSet::new(), Vec::new());
    for label in &labelled {
        if !acts.iter().any(|act| is_act(&act.id, &label.act) && act.lang.code() == label.lang) {
            missed.push(json!({"act": label.act, "lang": label.lang, "found": "no such act in the corpus"}));
        }
    }
    for act in &acts {
        let here: Vec<&Labelled> =
            labelled.iter().filter(|l| is_act(&act.id, &l.act) && act.lang.code() == l.lang).collect();
        if here.is_empty() {
            continue;
        }
        let references = resolve(act, &detect(act, &find(act), &library), &library);
        for label in here {
            // A provision's text has its white space collapsed, as the labels have.
            let stands = |reference: &Reference| {
                let provision = act.provisions.get(reference.provision as usize)?;
                let here = super::numbered(provision.eid.as_str()) == label.eid;
                let mut places = provision.text.match_indices(&label.text).filter(|_| here);
                let place = |(at, _)| TextSpan::new(at, at + label.text.len());
                places.find_map(|found| Some(place(found)).filter(|place| place.overlaps(reference.span)))
            };
            let candidates: Vec<(usize, &Reference, TextSpan)> = (references.iter().enumerate())
                .filter_map(|(number, reference)| Some((number, reference, stands(reference)?)))
                .collect();
            let is_right = |(_, reference, place): &&(usize, &Reference, TextSpan)| {
                reference.span == *place && same_targets(&reference.targets, &label.targets, &act.id)
            };
            let key = |(number, ..): &(usize, &Reference, TextSpan)| (act.id.clone(), act.lang, *number);
            overlapping.extend(candidates.iter().map(key));
            right.extend(candidates.iter().filter(is_right).map(key));
            if candidates.iter().any(|candidate| is_right(&candidate)) {
                found_labels += 1;
            } else {
                let text = |reference: &Reference| {
                    let provision = act.provisions.get(reference.provision as usize);
                    provision.and_then(|p| reference.span.of(&p.text)).unwrap_or_default().to_owned()
                };
                let found: Vec<Value> = candidates
                    .iter()
                    .map(|(_, r, _)| json!({"text": text(r), "targets": names(&r.targets, &act.id)}))
                    .collect();
                missed.push(json!({"act": label.act, "eId": label.eid, "text": label.text, "wanted": label.targets, "found": found}));
            }
        }
    }
    let (reproduced, links, links_missed) = links(&acts, &labelled);
    let mut report = super::precision_recall((right.len(), overlapping.len()), (found_labels, labelled.len()));
    report["labelled"] = json!(labelled.len());
    report["exact"] = json!(found_labels);
    report["links"] = json!(links);
    report["linked_accuracy"] = json!(if links == 0 { 1.0 } else { reproduced as f64 / links as f64 });
    report["missed"] = json!(missed);
    report["links_missed"] = json!(links_missed);
    Ok(report)
}

/// Targets by the labels' names: `act#eId`, or the act alone.
fn names(targets: &[Target], own: &ActId) -> BTreeSet<String> {
    let name = |target: &Target| {
        let act = target.act.as_ref().unwrap_or(own);
        target.eid.as_ref().map_or_else(|| act.to_string(), |eid| format!("{act}#{}", super::numbered(eid.as_str())))
    };
    targets.iter().map(name).collect()
}

fn same_targets(found: &[Target], wanted: &[String], own: &ActId) -> bool {
    let is_title = |target: &String| target.contains(' ');
    if wanted.iter().all(is_title) {
        return found.is_empty();
    }
    let found = names(found, own);
    let same = |name: &String, label: &String| {
        let (act, eid) = name.split_once('#').unwrap_or((name, ""));
        let (wanted_act, wanted_eid) = label.split_once('#').unwrap_or((label, ""));
        eid == wanted_eid && is_act(&ActId::from_name(act), wanted_act)
    };
    found.len() == wanted.iter().collect::<BTreeSet<_>>().len()
        && wanted.iter().all(|label| found.iter().any(|name| same(name, label)))
}

/// How many links of the labelled acts to acts of the corpus are reproduced without any link, how many there are, and those
/// that are not.
fn links(acts: &[Act], labelled: &[Labelled]) -> (usize, usize, Vec<Value>) {
    let bare: Vec<Act> = acts
        .iter()
        .cloned()
        .map(|mut act| {
            act.provisions.iter_mut().for_each(|provision| provision.links.clear());
            act
        })
        .collect();
    let library = Library::new(&bare);
    let (mut reproduced, mut all, mut missed) = (0, 0, Vec::new());
    for (act, bare) in acts.iter().zip(&bare) {
        let is_labelled = labelled.iter().any(|l| is_act(&act.id, &l.act) && act.lang.code() == l.lang);
        if !is_labelled || act.provisions.iter().all(|provision| provision.links.is_empty()) {
            continue;
        }
        let references = resolve(bare, &detect(bare, &find(bare), &library), &library);
        for (index, provision) in act.provisions.iter().enumerate() {
            for link in &provision.links {
                let Some((linked, eid)) = target(link, act, acts) else { continue };
                all += 1;
                let leads = |target: &Target| {
                    let same_act = target.act.as_ref().unwrap_or(&act.id) == linked;
                    let into = |eid: &str| target.eid.as_ref().is_some_and(|found| found.as_str().starts_with(eid));
                    same_act && eid.as_deref().is_none_or(into)
                };
                let overlaps = |reference: &&Reference| {
                    reference.provision as usize == index && reference.span.overlaps(link.span)
                };
                if references.iter().filter(overlaps).any(|r| r.targets.iter().any(leads)) {
                    reproduced += 1;
                    continue;
                }
                let found: Vec<Value> = (references.iter().filter(overlaps))
                    .map(|r| json!({"text": r.span.of(&provision.text), "targets": names(&r.targets, &act.id)}))
                    .collect();
                let wanted = eid.map_or_else(|| linked.to_string(), |eid| format!("{linked}#{eid}"));
                missed.push(json!({"act": act.id.to_string(), "eId": provision.eid.as_str(),
                    "text": link.span.of(&provision.text), "wanted": wanted, "found": found}));
            }
        }
    }
    (reproduced, all, missed)
}

/// The act of the corpus that a link leads to, and the provision its anchor stands at; none where it stands before the first
/// article or paragraph: a link to the beginning of an act is one to the act.
fn target<'a>(link: &SourceLink, own: &'a Act, acts: &'a [Act]) -> Option<(&'a ActId, Option<String>)> {
    let (address, anchor) = link.href.split_once('#').unwrap_or((&link.href, ""));
    let name = address.rsplit('/').next().unwrap_or_default();
    let act =
        if name.is_empty() { own } else { acts.iter().find(|act| act.id.as_str() == name && act.lang == own.lang)? };
    let is_body = |p: &&Provision| !p.kind.is_division() && p.kind != ProvisionKind::Preamble;
    let body = act.provisions.iter().find(is_body).map(|first| &first.eid);
    let at =
        act.provisions.iter().find(|provision| !anchor.is_empty() && provision.anchors.iter().any(|a| a == anchor));
    let beginning = act.provisions.iter().take_while(|provision| Some(&provision.eid) != body);
    let at = at.filter(|at| !beginning.map(|p| &p.eid).any(|eid| *eid == at.eid));
    Some((&act.id, at.map(|provision| super::numbered(provision.eid.as_str()))))
}
