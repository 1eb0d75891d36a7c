//! Instructions of amending acts, against what each of them must make of the law it changes; and editions written as instructions.

use super::json_lines;
use crate::build::current_acts;
use crate::inspect::inspect;
use crate::random::Random;
use analysis::amending::{apply, read, same_law, write};
use anyhow::Context;
use legislation::{Act, Lang, Provision, ProvisionKind, ProvisionState};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// An instruction and what it must lead to.
#[derive(Deserialize)]
struct Labelled {
    id: String,
    lang: Lang,
    kind: String,
    /// Lines of an amending act.
    draft: String,
    /// What is other afterwards: a provision's own text, `eId@heading` its heading, `@title` the act's; `null` where it is gone.
    #[serde(default)]
    expect: BTreeMap<String, Option<String>>,
    /// How many of the instructions must be refused; none then changes anything.
    #[serde(default)]
    refused: usize,
}

/// What an act says, by the names of [`Labelled::expect`].
fn said(act: &Act) -> BTreeMap<String, String> {
    let mut said = BTreeMap::from([("@title".to_owned(), act.title.clone())]);
    for one in act.provisions.iter().filter(|one| one.state == ProvisionState::InForce) {
        said.insert(one.eid.to_string(), one.text.clone());
        if !one.heading.is_empty() {
            said.insert(format!("{}@heading", one.eid), one.heading.clone());
        }
    }
    said
}

/// What differs between two states of an act.
fn differences(old: &BTreeMap<String, String>, new: &BTreeMap<String, String>) -> BTreeMap<String, Option<String>> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let changed = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    changed.map(|name| (name.clone(), new.get(name).cloned())).collect()
}

/// How many of the instructions are carried out exactly – what was to change did, nothing else –, how many are refused, and how
/// many are carried out wrongly, which must be none; by kind.
pub fn evaluate(labels: &Path, corpus: &Path) -> anyhow::Result<Value> {
    let cases: Vec<Labelled> = json_lines(labels)?;
    let acts = current_acts(corpus)?;
    let mut kinds: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let mut other = Vec::new();
    for case in &cases {
        let act = acts.iter().find(|act| act.lang == case.lang);
        let act = act.with_context(|| format!("{}: no act in {}", case.id, case.lang))?;
        let lines: Vec<&str> = case.draft.lines().collect();
        let text = read(&lines, case.lang);
        let amended = apply(act, &text.instructions, |_| true);
        let refused: Vec<String> = (amended.outcomes.iter().filter_map(|one| one.as_ref().err()))
            .chain(text.unread.iter().map(|(.., refusal)| refusal))
            .map(ToString::to_string)
            .collect();
        let before = said(act);
        // A heading goes with its provision.
        let mut found = differences(&before, &said(&amended.act));
        found.retain(|name, now| {
            let of = name.strip_suffix("@heading");
            now.is_some() || of.is_none_or(|of| said(&amended.act).contains_key(of))
        });
        let exact = found == case.expect && refused.len() == case.refused;
        let [right, safe, wrong] = kinds.entry(case.kind.as_str()).or_default();
        if exact {
            *right += 1;
            continue;
        }
        if found.is_empty() {
            *safe += 1;
        } else {
            *wrong += 1;
        }
        other.push(json!({"id": case.id, "draft": case.draft, "found": found, "refused": refused}));
    }
    let sum = |at: usize| kinds.values().map(|counts| counts[at]).sum::<usize>();
    let of = |counts: &[usize; 3]| json!({"exact": counts[0], "refused": counts[1], "wrong": counts[2]});
    Ok(json!({
        "cases": cases.len(), "exact": sum(0), "refused": sum(1), "wrong": sum(2),
        "share": sum(0) as f64 / cases.len().max(1) as f64,
        "unharmed": (cases.len() - sum(2)) as f64 / cases.len().max(1) as f64,
        "kinds": kinds.iter().map(|(kind, counts)| ((*kind).to_owned(), of(counts))).collect::<BTreeMap<_, _>>(),
        "other": other,
    }))
}

/// Writes the instructions between the editions of every act that has several, and between acts and what random edits make of
/// them, carries them out and compares: how many lead to the very text.
pub fn editions(corpus: &Path, edits: usize, seed: u64) -> anyhow::Result<Value> {
    let acts: Vec<Act> =
        inspect(corpus)?.acts.into_iter().filter(|act| [Lang::RU, Lang::KK].contains(&act.lang)).collect();
    let mut pairs: Vec<(String, Act, Act)> = Vec::new();
    for (at, act) in acts.iter().enumerate() {
        let next = acts.iter().skip(at + 1).find(|other| other.id == act.id && other.lang == act.lang);
        pairs.extend(next.map(|next| (format!("{} {} editions", act.id, act.lang), act.clone(), next.clone())));
    }
    let editions = pairs.len();
    let mut random = Random::new(seed);
    for number in 0..edits {
        let Some(act) = acts.get(random.below(acts.len())) else { break };
        let new = edited(act, &mut random);
        pairs.push((format!("{} {} edit {number}", act.id, act.lang), act.clone(), new));
    }
    let mut other = Vec::new();
    let (mut made, mut instructions) = (0_usize, 0);
    for (name, old, new) in &pairs {
        let written = write(old, new);
        let lines: Vec<&str> = written.lines.iter().map(String::as_str).collect();
        let orders = read(&lines, old.lang);
        instructions += orders.instructions.len();
        let amended = apply(old, &orders.instructions, |_| true);
        if same_law(&amended.act, new) && written.unwritten.is_empty() {
            made += 1;
        } else {
            let places: Vec<&String> = written.unwritten.iter().map(|one| &one.place).collect();
            // Where the texts part: a provision of the wanted text that was not made, or one that should be gone.
            let told = |act: &Act| -> BTreeMap<String, [String; 2]> {
                let laws = act.provisions.iter().filter(|one| one.state == ProvisionState::InForce);
                laws.map(|one| (one.eid.to_string(), [one.heading.clone(), one.text.clone()])).collect()
            };
            let (is, wanted) = (told(&amended.act), told(new));
            let apart = |(eid, words): &(&String, &[String; 2])| is.get(*eid) != Some(*words);
            let missing = wanted.iter().find(apart).map(|(eid, _)| eid);
            let differs = missing.or_else(|| is.keys().find(|eid| !wanted.contains_key(*eid)));
            other.push(json!({
                "pair": name, "told": written.unwritten.len(), "unwritten": places, "differs": differs, "lines": written.lines,
            }));
        }
    }
    Ok(json!({
        "pairs": pairs.len(), "editions": editions, "edits": pairs.len() - editions, "made": made,
        "instructions": instructions, "share": made as f64 / pairs.len().max(1) as f64, "other": other,
    }))
}

/// An act with one to five edits as amending acts make them: words changed, added, left out; elements new or gone; headings.
fn edited(act: &Act, random: &mut Random) -> Act {
    let mut act = act.clone();
    for _ in 0..=random.below(5) {
        let at = random.below(act.provisions.len());
        // What amending acts change: numbered elements, and passages of them.
        let numbered = |kind| matches!(kind, ProvisionKind::Article | ProvisionKind::Paragraph | ProvisionKind::Point);
        let up = act.provisions.get(at).and_then(|one| act.provisions.get(one.parent? as usize)).map(|one| one.kind);
        let is_law = |one: &&mut Provision| {
            one.state == ProvisionState::InForce
                && (numbered(one.kind) || one.kind == ProvisionKind::Alinea && up.is_some_and(numbered))
        };
        let Some(provision) = act.provisions.get_mut(at).filter(is_law) else { continue };
        match random.below(5) {
            0..=2 => {
                let mut words: Vec<String> = provision.text.split(' ').map(str::to_owned).collect();
                if words.len() > 3 {
                    let spot = 1 + random.below(words.len() - 2);
                    let other = words[random.below(words.len())].clone();
                    // A quotation that is opened and not closed is no law, and no instruction can quote it.
                    let is_mark = |word: &str| word.contains(['«', '»', '"', '“', '”', '„']);
                    if is_mark(&words[spot]) || is_mark(&other) {
                        continue;
                    }
                    match random.below(3) {
                        0 => words[spot] = other,
                        1 => words.insert(spot, other),
                        _ => drop(words.remove(spot)),
                    }
                    provision.text = words.join(" ");
                }
            }
            3 if !provision.number.is_empty() && !provision.number.contains('-') => {
                let kind = provision.kind;
                if matches!(kind, ProvisionKind::Paragraph | ProvisionKind::Point) {
                    let twin = provision.clone();
                    let end = act.subtree_end(at);
                    insert(&mut act.provisions, end, twin);
                }
            }
            _ if matches!(provision.kind, ProvisionKind::Article | ProvisionKind::Paragraph | ProvisionKind::Point) => {
                let end = act.subtree_end(at);
                let gone = (end - at) as u32;
                act.provisions.drain(at..end);
                for one in act.provisions.iter_mut().skip(at) {
                    one.parent = one.parent.map(|parent| if parent as usize >= end { parent - gone } else { parent });
                }
            }
            _ => {}
        }
    }
    act
}

/// Puts a sibling behind an element, with the number `N-99` that no law has.
fn insert(provisions: &mut Vec<Provision>, at: usize, twin: Provision) {
    let number = format!("{}-99", twin.number);
    let label = twin.label.replacen(&twin.number, &number, 1);
    let eid = twin.eid.repeated(99);
    for one in provisions.iter_mut().skip(at) {
        one.parent = one.parent.map(|parent| if parent as usize >= at { parent + 1 } else { parent });
    }
    provisions.insert(at, Provision { eid, number, label, ..twin });
}
