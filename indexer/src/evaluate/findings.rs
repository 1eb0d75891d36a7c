//! Findings among acts with planted conflicts, against the list of what was planted.

use super::json_lines;
use crate::findings::{Arguments, read};
use anyhow::bail;
use legislation::Lang;
use legislation::finding::{Finding, FindingKind};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A conflict, planted or only seeming.
#[derive(Deserialize)]
struct Planted {
    id: String,
    /// A kind of finding, or `decoy`.
    kind: String,
    /// `act#eId`, or the act alone.
    places: Vec<String>,
}

/// Whether a finding is about these places: it names two of them (of one only, the one), or parts of them.
fn is_about(finding: &Finding, planted: &Planted) -> bool {
    let named: Vec<String> = finding
        .places
        .iter()
        .map(|place| place.eid.as_ref().map_or_else(|| place.act.to_string(), |eid| format!("{}#{eid}", place.act)))
        .collect();
    let touches = |place: &&String| {
        named.iter().any(|named| {
            let inside =
                |a: &str, b: &str| a.strip_prefix(b).is_some_and(|rest| rest.is_empty() || rest.starts_with("__"));
            inside(named, place) || inside(place, named)
        })
    };
    planted.places.iter().filter(touches).count() >= planted.places.len().min(2)
}

/// Whether a kind of finding is what was planted: a time, an amount and words that disagree are told apart by what disagrees, and
/// a reader of any of them sees the conflict.
fn is_kind(found: FindingKind, planted: &str) -> bool {
    let of_pairs = [FindingKind::Deadline, FindingKind::Amount, FindingKind::NearDuplicate];
    match FindingKind::from_slug(planted) {
        Some(kind) if of_pairs.contains(&kind) => of_pairs.contains(&found),
        Some(kind) => kind == found,
        None => false,
    }
}

/// By language: how many of the planted conflicts are found, by kind; which are missed; which findings are none of them, and how
/// many of those touch what was made only to look like a conflict.
pub fn evaluate(
    labels: &Path,
    decoys: Option<&Path>,
    topics: Option<PathBuf>,
    corpus: Vec<PathBuf>,
) -> anyhow::Result<Value> {
    let planted: Vec<Planted> = json_lines(labels)?;
    let decoys: Vec<Planted> = decoys.map(json_lines).transpose()?.unwrap_or_default();
    if let Some(unknown) = planted.iter().find(|one| FindingKind::from_slug(&one.kind).is_none()) {
        bail!("{}: {:?} is no kind of finding", unknown.id, unknown.kind);
    }
    let arguments = Arguments { topics, ..Arguments::of(corpus) };
    let found = read(&arguments)?.findings;
    let mut report: BTreeMap<String, Value> = BTreeMap::new();
    let (mut all_found, mut all_false) = (0, 0);
    for lang in Lang::INTERFACE {
        let of_lang: Vec<&Finding> = found.iter().filter(|finding| finding.lang == lang).collect();
        let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let mut missed = Vec::new();
        for one in &planted {
            let hit = of_lang.iter().any(|finding| is_kind(finding.kind, &one.kind) && is_about(finding, one));
            let count = kinds.entry(one.kind.as_str()).or_default();
            count.0 += usize::from(hit);
            count.1 += 1;
            all_found += usize::from(hit);
            if !hit {
                missed.push(format!("{} {} {}", one.id, one.kind, one.places.join(" ")));
            }
        }
        let wrong: Vec<&&Finding> = of_lang
            .iter()
            .filter(|finding| !planted.iter().any(|one| is_kind(finding.kind, &one.kind) && is_about(finding, one)))
            .collect();
        all_false += wrong.len();
        let baited = wrong.iter().filter(|finding| decoys.iter().any(|one| is_about(finding, one))).count();
        let told = |finding: &&&Finding| {
            let places: Vec<String> = finding
                .places
                .iter()
                .map(|place| format!("{}#{}", place.act, place.eid.as_ref().map_or("", |eid| eid.as_str())))
                .collect();
            format!(
                "{} {} {} | {}",
                finding.kind.slug(),
                finding.confidence,
                places.join(" "),
                finding.versus.join(" | ")
            )
        };
        let kinds: BTreeMap<&str, String> =
            kinds.into_iter().map(|(kind, (hit, all))| (kind, format!("{hit}/{all}"))).collect();
        let of_kind = json!({"found": kinds, "missed": missed, "false": wrong.len(), "decoys_taken": baited,
            "false_alarms": wrong.iter().map(told).collect::<Vec<_>>()});
        report.insert(lang.code().to_owned(), of_kind);
    }
    let all = planted.len() * Lang::INTERFACE.len();
    let recall = if all == 0 { 1.0 } else { all_found as f64 / all as f64 };
    Ok(json!({"planted": planted.len(), "decoys": decoys.len(), "recall": (recall * 10_000.0).round() / 10_000.0,
        "false_alarms": all_false, "languages": report}))
}
