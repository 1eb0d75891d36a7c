//! `Duplicates` of a corpus: which provisions say almost the same, and where.

use crate::build::current_acts;
use analysis::duplicates::{clusters, shingles};
use analysis::structure::excluded_text;
use anyhow::bail;
use legislation::{Act, ActId, EId, Lang, ProvisionKind, ProvisionState};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// What to compare.
pub struct Options {
    /// How alike, from 0 to 1.
    pub at_least: f64,
    /// Only clusters of provisions of several acts.
    pub across_acts: bool,
    /// Shorter texts are left out, words.
    pub least_words: usize,
}

/// A provision's own text.
pub(crate) struct Passage<'a> {
    pub(crate) act: &'a ActId,
    pub(crate) lang: Lang,
    pub(crate) eid: &'a EId,
    pub(crate) text: &'a str,
}

/// The texts of a corpus that can repeat one another: in force, of so many words, neither tables nor signatures.
pub(crate) fn passages<'a>(acts: impl IntoIterator<Item = &'a Act>, least_words: usize) -> Vec<Passage<'a>> {
    let mut found: Vec<Passage> = acts
        .into_iter()
        .flat_map(|act| {
            let law = |kind| !matches!(kind, ProvisionKind::Table | ProvisionKind::Signature | ProvisionKind::Heading);
            act.provisions
                .iter()
                .filter(move |p| p.state == ProvisionState::InForce && law(p.kind) && !excluded_text(&p.text))
                .filter(move |p| language::words(&p.text).nth(least_words.saturating_sub(1)).is_some())
                .map(|p| Passage { act: &act.id, lang: act.lang, eid: &p.eid, text: &p.text })
        })
        .collect();
    // By act and id, so that a cluster's first member is the smallest: its id does not depend on the order of files.
    found.sort_by_key(|passage| (passage.lang, passage.act, passage.eid));
    found
}

/// Finds clusters, language by language.
pub fn find(corpus: &Path, options: &Options) -> anyhow::Result<Value> {
    if !(options.at_least > 0.0 && options.at_least <= 1.0) {
        bail!("--at-least {}: say more than 0 and at most 1", options.at_least);
    }
    let acts = current_acts(corpus)?;
    let passages = passages(&acts, options.least_words);
    let mut found = Vec::new();
    let langs: BTreeSet<Lang> = passages.iter().map(|passage| passage.lang).collect();
    for lang in langs {
        let of_lang: Vec<&Passage> = passages.iter().filter(|passage| passage.lang == lang).collect();
        let sets: Vec<Vec<u64>> = of_lang.par_iter().map(|passage| shingles(passage.text, lang)).collect();
        for cluster in clusters(&sets, options.at_least) {
            let members: Vec<&&Passage> =
                cluster.members.iter().filter_map(|&member| of_lang.get(member as usize)).collect();
            let acts: BTreeSet<&ActId> = members.iter().map(|passage| passage.act).collect();
            let Some(first) = members.first().filter(|_| acts.len() > 1 || !options.across_acts) else { continue };
            found.push(json!({
                "id": format!("{}#{}", first.act, first.eid),
                "lang": lang,
                "acts": acts.len(),
                "weakest": (cluster.weakest * 10_000.0).round() / 10_000.0,
                "text": first.text,
                "members": members.iter().map(|p| json!({"act": p.act, "eid": p.eid})).collect::<Vec<_>>(),
            }));
        }
    }
    let in_clusters: usize = found.iter().filter_map(|cluster| cluster["members"].as_array()).map(Vec::len).sum();
    Ok(json!({
        "provisions": passages.len(),
        "clusters": found.len(),
        "in_clusters": in_clusters,
        "found": found,
    }))
}

/// The report in words, for a terminal: the largest clusters first.
pub fn words(report: &Value) -> String {
    let mut out = String::new();
    let mut found: Vec<&Value> = report["found"].as_array().into_iter().flatten().collect();
    let size = |cluster: &Value| cluster["members"].as_array().map_or(0, Vec::len);
    found.sort_by_key(|cluster| std::cmp::Reverse(size(cluster)));
    for cluster in found {
        let text: String = cluster["text"].as_str().unwrap_or_default().chars().take(100).collect();
        // Writing into a String cannot fail.
        let _ = writeln!(
            out,
            "{} · {} provisions of {} acts, at least {} alike: {text}",
            cluster["id"].as_str().unwrap_or_default(),
            size(cluster),
            cluster["acts"],
            cluster["weakest"]
        );
        for member in cluster["members"].as_array().into_iter().flatten() {
            let part = |key: &str| member[key].as_str().unwrap_or_default().to_owned();
            let _ = writeln!(out, "  {}#{}", part("act"), part("eid"));
        }
    }
    let _ = writeln!(
        out,
        "{} of {} provisions in {} clusters",
        report["in_clusters"], report["provisions"], report["clusters"]
    );
    out
}
