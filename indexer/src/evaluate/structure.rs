//! The structure of pages against counts made by hand: articles, chapters, paragraphs, points, notes, ids.

use super::acts;
use anyhow::{Context, bail};
use legislation::{Act, ProvisionKind, ProvisionState};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// Compares every page named in the labels (a folder with `expected.jsonl`, or the file) with what is read from the corpus.
pub fn evaluate(labels: &Path, corpus_root: &Path) -> anyhow::Result<Value> {
    let file = if labels.is_dir() { labels.join("expected.jsonl") } else { labels.to_path_buf() };
    let text = std::fs::read_to_string(&file).with_context(|| format!("reading the labels {}", file.display()))?;
    let acts = acts::all(corpus_root)?;
    let wanted: Vec<Value> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()
        .with_context(|| format!("{} is not JSON lines", file.display()))?;
    let mut exact = 0;
    let mut differences = Vec::new();
    for expected in &wanted {
        let Some(expected) = expected.as_object() else { bail!("a label is no object") };
        let id = expected.get("act").and_then(Value::as_str).unwrap_or_default();
        let lang = expected.get("lang").and_then(Value::as_str).unwrap_or_default();
        let Some(act) = acts.iter().find(|act| act.id.as_str() == id && act.lang.code() == lang) else {
            differences.push(json!({"act": id, "lang": lang, "field": "act", "expected": id, "found": null}));
            continue;
        };
        let found = describe(act, expected.get("kind").and_then(Value::as_str) == Some("by-law"));
        let wrong: Vec<Value> = expected
            .iter()
            .filter(|(key, value)| found.get(key.as_str()).is_none_or(|f| !same(f, value)))
            .map(|(key, value)| {
                json!({"act": id, "lang": lang, "field": key, "expected": value, "found": found.get(key.as_str())})
            })
            .collect();
        exact += usize::from(wrong.is_empty());
        differences.extend(wrong);
    }
    Ok(json!({"pages": wanted.len(), "exact": exact, "differences": differences}))
}

/// Equal, objects without regard to order.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            let zero_or_absent = |m: &Map<String, Value>, key: &str| m.get(key).is_none_or(|v| v.as_u64() == Some(0));
            a.iter().all(|(k, v)| b.get(k).map_or_else(|| zero_or_absent(a, k), |w| same(v, w)))
                && b.keys().all(|k| a.contains_key(k) || zero_or_absent(b, k))
        }
        _ => a == b,
    }
}

/// The labelled fields of an act, as the labels word them.
pub fn describe(act: &Act, by_law: bool) -> Map<String, Value> {
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| {
        map.insert(key.to_owned(), value);
    };
    let living = |i: usize| act.provisions[i].state == ProvisionState::InForce;
    let of_kind = |kind: ProvisionKind| (0..act.provisions.len()).filter(move |&i| act.provisions[i].kind == kind);
    let eid = |i: usize| act.provisions[i].eid.as_str();
    let in_run = |i: usize| act.path(i).iter().any(|&p| act.provisions[p].kind == ProvisionKind::Transitional);
    put("act", json!(act.id));
    put("lang", json!(act.lang));
    put("title", json!(act.title));
    put("status", json!(act.status_text));
    put("kind", json!(if act.kind.is_by_law() { "by-law" } else { "law" }));
    put("articles", json!(of_kind(ProvisionKind::Article).count()));
    put("chapters", json!(of_kind(ProvisionKind::Chapter).count()));
    put("sections", json!(of_kind(ProvisionKind::Section).count()));
    let articles: Vec<usize> = of_kind(ProvisionKind::Article).collect();
    put("article_ids", json!(articles.iter().filter(|&&i| !in_run(i)).map(|&i| eid(i)).collect::<Vec<_>>()));
    let second: Vec<String> = articles
        .iter()
        .filter(|&&i| in_run(i))
        .map(|&i| eid(i).trim_start_matches("transitional__").to_owned())
        .collect();
    put("article_ids_second_run", json!(second));
    put("articles_repealed", json!(articles.iter().filter(|&&i| !living(i)).map(|&i| eid(i)).collect::<Vec<_>>()));
    let paragraphs: Vec<usize> = of_kind(ProvisionKind::Paragraph).filter(|&i| living(i)).collect();
    let holder = |i: usize| eid(i).rsplit_once("__").map_or("body", |(up, _)| up);
    let mut by_holder: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for &i in &paragraphs {
        by_holder.entry(holder(i)).or_default().push(act.provisions[i].number.as_str());
    }
    if by_law {
        by_law_fields(act, &paragraphs, &by_holder, &mut put);
    } else {
        let counts: Map<String, Value> =
            articles.iter().map(|&i| (eid(i).to_owned(), json!(by_holder.get(eid(i)).map_or(0, Vec::len)))).collect();
        put("paragraph_counts", Value::Object(counts));
        let irregular: Map<String, Value> = by_holder
            .iter()
            .filter(|(_, numbers)| !numbers.iter().enumerate().all(|(n, number)| **number == (n + 1).to_string()))
            .map(|(holder, numbers)| ((*holder).to_owned(), json!(numbers)))
            .collect();
        put("irregular_paragraph_numbers", Value::Object(irregular));
        put("annexes", json!(of_kind(ProvisionKind::Attachment).count()));
    }
    let gone = |kind| of_kind(kind).filter(|&i| !living(i));
    let mut excluded: Vec<usize> = gone(ProvisionKind::Paragraph).chain(gone(ProvisionKind::Point)).collect();
    excluded.sort_unstable();
    put("excluded", json!(excluded.iter().map(|&i| eid(i)).collect::<Vec<_>>()));
    put("points_total", json!(of_kind(ProvisionKind::Point).filter(|&i| living(i)).count()));
    let mut repeated: Vec<String> = Vec::new();
    for i in of_kind(ProvisionKind::Point).filter(|&i| eid(i).contains('~')) {
        let up = eid(i).rsplit_once("__").map_or("", |(up, _)| up).to_owned();
        if !repeated.contains(&up) {
            repeated.push(up);
        }
    }
    put("repeated_point_numbers_in", json!(repeated));
    let remarks: Vec<&str> =
        act.notes.iter().chain(act.provisions.iter().flat_map(|p| &p.notes)).map(|n| n.text.as_str()).collect();
    let count = |mark: &str| remarks.iter().map(|t| t.matches(mark).count()).sum::<usize>();
    put("notes", json!(count("Сноска.") + count("Ескерту.")));
    let mut others = Map::new();
    for mark in ["Примечание ИЗПИ!", "Примечание РЦПИ!", "ЗҚАИ-ның ескертпесі!", "РҚАО-ның ескертпесі!", "Ескертпе."]
    {
        if count(mark) > 0 {
            others.insert(mark.to_owned(), json!(count(mark)));
        }
    }
    put("other_notes", Value::Object(others));
    put("heading_groups_paragraf", json!(of_kind(ProvisionKind::Subchapter).count()));
    map
}

fn by_law_fields(
    act: &Act,
    paragraphs: &[usize],
    by_holder: &BTreeMap<&str, Vec<&str>>,
    put: &mut impl FnMut(&str, Value),
) {
    let eid = |i: usize| act.provisions[i].eid.as_str();
    let attachments: Vec<usize> =
        (0..act.provisions.len()).filter(|&i| act.provisions[i].kind == ProvisionKind::Attachment).collect();
    put(
        "paragraph_ids",
        json!(paragraphs.iter().map(|&i| eid(i)).filter(|id| id.starts_with("para_")).collect::<Vec<_>>()),
    );
    put("paragraphs_total", json!(paragraphs.len()));
    put("annexes", json!(attachments.len()));
    let mut counts = Map::new();
    counts.insert("body".to_owned(), json!(by_holder.get("body").map_or(0, Vec::len)));
    for &i in &attachments {
        counts.insert(eid(i).to_owned(), json!(by_holder.get(eid(i)).map_or(0, Vec::len)));
    }
    put("paragraph_counts", Value::Object(counts));
    let list: Vec<Value> = attachments
        .iter()
        .map(|&i| {
            let p = &act.provisions[i];
            let end = act.subtree_end(i);
            let own_chapters = (i..end)
                .filter(|&c| {
                    act.provisions[c].kind == ProvisionKind::Chapter && act.provisions[c].parent == Some(i as u32)
                })
                .count();
            let ids: Vec<&str> = paragraphs
                .iter()
                .map(|&i| eid(i))
                .filter(|id| id.rsplit_once("__").is_some_and(|(up, _)| up == eid(i)))
                .collect();
            json!({"eId": p.eid, "label": p.label, "title": p.heading, "chapters": own_chapters, "paragraph_ids": ids})
        })
        .collect();
    put("annex_list", json!(list));
    let mut missing = Vec::new();
    for (holder, numbers) in by_holder {
        let bases: Vec<u32> = numbers.iter().filter_map(|n| n.split('-').next()?.parse().ok()).collect();
        let gone: HashSet<u32> = act
            .provisions
            .iter()
            .filter(|p| p.kind == ProvisionKind::Paragraph && p.state == ProvisionState::Repealed)
            .filter(|p| p.eid.as_str().rsplit_once("__").map_or("body", |(up, _)| up) == *holder)
            .filter_map(|p| p.number.split('-').next()?.parse().ok())
            .collect();
        for number in 1..bases.iter().max().copied().unwrap_or(0) {
            if !bases.contains(&number) && !gone.contains(&number) {
                let prefix = if *holder == "body" { String::new() } else { format!("{holder}__") };
                missing.push(format!("{prefix}para_{number}"));
            }
        }
    }
    put("missing_numbers", json!(missing));
}
