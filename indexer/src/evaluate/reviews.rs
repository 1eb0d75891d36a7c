//! Whether the decisions of a review find their norms again after acts were amended: renumbered, with articles put in between,
//! lightly reworded.

use crate::inventory::{self, Row};
use anyhow::bail;
use legislation::EId;
use legislation::burden::{Burden, Change, Decision};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Amends every act of a corpus – from its third article on all numbers grow by one, each act gets a norm between the others, every
/// third norm loses a word, gets another or some more – and carries decisions over. Gives the share of norms that keep their own
/// decision, how many got one of another norm, and how many were reported as new.
pub fn evaluate(corpus: &Path) -> anyhow::Result<Value> {
    let before = inventory::find(corpus)?;
    if before.is_empty() {
        bail!("no norm that people or business bear was found in {}", corpus.display());
    }
    let rows: Vec<Row> = before
        .iter()
        .map(|burden| {
            let mut row = Row::new(burden.clone());
            row.review.decision = Some(Decision::Simplify);
            row.review.justification.clone_from(&burden.id);
            row
        })
        .collect();
    let mut by_act: BTreeMap<(String, String), Vec<&Burden>> = BTreeMap::new();
    for burden in &before {
        by_act.entry((burden.act.to_string(), burden.lang.to_string())).or_default().push(burden);
    }
    let mut now: Vec<Burden> = Vec::new();
    let mut truth: Vec<Option<String>> = Vec::new();
    let (mut reworded, mut inserted) = (0, 0);
    for burdens in by_act.values() {
        for (number, burden) in burdens.iter().enumerate() {
            let mut amended = (*burden).clone();
            amended.eid = renumbered(&burden.eid);
            if number % 3 == 1 {
                amended.words = amend(&burden.words, number / 3);
                reworded += 1;
            }
            amended.id = format!("now-{}", now.len()); // what the words would be named by, were they new
            truth.push(Some(burden.id.clone()));
            now.push(amended);
            if number == burdens.len() / 2 {
                let mut own = (*burden).clone();
                own.words = burdens[..=number]
                    .iter()
                    .rev()
                    .filter_map(|one| one.words.split(' ').next())
                    .collect::<Vec<_>>()
                    .join(" ");
                own.id = format!("now-{}", now.len());
                truth.push(None);
                now.push(own);
                inserted += 1;
            }
        }
    }
    let carried = inventory::carry(rows, now);
    let (mut right, mut wrong, mut lost) = (0, 0, 0);
    for (row, truth) in carried.iter().zip(&truth) {
        match truth {
            Some(own) if row.review.justification == *own => right += 1,
            Some(_) if row.change == Some(Change::New) => lost += 1,
            None if row.change == Some(Change::New) => {}
            _ => wrong += 1,
        }
    }
    let vanished = carried.iter().filter(|row| row.change == Some(Change::Vanished)).count();
    Ok(json!({
        "norms": before.len(), "reworded": reworded, "inserted": inserted, "carried": f64::from(right) / before.len() as f64,
        "of_another_norm": wrong, "reported_new": lost, "reported_vanished": vanished,
    }))
}

/// The id one article further: `art_5__para_2` for `art_4__para_2`; the first two articles stay.
fn renumbered(eid: &EId) -> EId {
    let text = eid.as_str();
    let (first, rest) = text.split_once("__").map_or((text, ""), |(first, rest)| (first, rest));
    let number = first.strip_prefix("art_").and_then(|number| number.parse::<u32>().ok()).filter(|number| *number > 2);
    let Some(number) = number else { return eid.clone() };
    let text = if rest.is_empty() { format!("art_{}", number + 1) } else { format!("art_{}__{rest}", number + 1) };
    EId::parse(&text).unwrap_or_else(|_| eid.clone())
}

/// A word left out, a word changed, or words put in: what amendments of style do.
fn amend(words: &str, turn: usize) -> String {
    let mut all: Vec<&str> = words.split(' ').collect();
    let middle = all.len() / 2;
    match turn % 3 {
        0 if all.len() > 4 => {
            all.remove(middle);
        }
        1 => all[middle] = "иной",
        _ => all.insert(middle, "в установленном порядке"),
    }
    all.join(" ")
}
