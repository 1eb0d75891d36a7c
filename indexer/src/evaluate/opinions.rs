//! Comments labelled by hand: whether their stances and campaigns are told as a person tells them.

use super::json_lines;
use analysis::opinion::read;
use legislation::opinion::{Comment, Stance};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A comment as two passes labelled it.
#[derive(Deserialize)]
struct Labelled {
    id: u32,
    text: String,
    lang: String,
    stance: Stance,
    /// What the second pass said, where it was another stance.
    #[serde(default)]
    second: Option<Stance>,
    /// The campaign it is of.
    #[serde(default)]
    campaign: Option<String>,
}

/// Stances of the clear comments – those that both passes gave one stance that is not `unclear` –, by the macro-mean of F1 over the
/// four stances; what is unclear apart; campaigns as sets of comments.
pub fn evaluate(labels: &Path) -> anyhow::Result<Value> {
    let labelled: Vec<Labelled> = json_lines(labels)?;
    let comments: Vec<Comment> =
        labelled.iter().map(|one| Comment { text: one.text.clone(), ..Comment::default() }).collect();
    let told = read(&comments, None);
    let mut langs: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    let mut wrong = Vec::new();
    let (mut unclear, mut unclear_told) = (0, 0);
    for (one, read) in labelled.iter().zip(&told.read) {
        if one.second.is_some_and(|second| second != one.stance) || one.stance == Stance::Unclear {
            unclear += 1;
            unclear_told += usize::from(read.stance == Stance::Unclear);
            continue;
        }
        all.count(one.stance, read.stance);
        langs.entry(one.lang.as_str()).or_default().count(one.stance, read.stance);
        if read.stance != one.stance {
            wrong.push(format!("{} {} read as {}: {}", one.id, one.stance.slug(), read.stance.slug(), one.text));
        }
    }
    let mut wanted: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for (at, one) in (0..).zip(&labelled) {
        if let Some(campaign) = &one.campaign {
            wanted.entry(campaign).or_default().insert(at);
        }
    }
    let wanted: BTreeSet<BTreeSet<u32>> = wanted.into_values().collect();
    let found: BTreeSet<BTreeSet<u32>> =
        told.campaigns.iter().map(|one| one.members.iter().copied().collect()).collect();
    let exact = wanted.intersection(&found).count();
    let by_language: BTreeMap<&str, Value> = langs.iter().map(|(lang, tally)| (*lang, tally.json())).collect();
    let [clear, f1, of_stance] = ["clear", "f1", "stances"].map(|field| all.json().get(field).cloned());
    Ok(json!({
        "clear": clear, "f1": f1, "stances": of_stance, "languages": by_language,
        "unclear": unclear, "unclear_told": unclear_told,
        "campaigns": wanted.len(), "campaigns_exact": exact, "campaigns_told": found.len(),
        "campaigns_share": if wanted == found { 1.0 } else { exact as f64 / wanted.len().max(found.len()).max(1) as f64 },
        "wrong": wrong,
    }))
}

/// Stances as they are and as they were told.
#[derive(Default)]
struct Tally(BTreeMap<(Stance, Stance), usize>);

impl Tally {
    fn count(&mut self, is: Stance, told: Stance) {
        *self.0.entry((is, told)).or_default() += 1;
    }

    fn json(&self) -> Value {
        let sum = |wanted: &dyn Fn(Stance, Stance) -> bool| -> usize {
            self.0.iter().filter(|((is, told), _)| wanted(*is, *told)).map(|(_, count)| count).sum()
        };
        let clear = [Stance::For, Stance::Against, Stance::Proposal, Stance::Question];
        let f1: BTreeMap<&str, f64> = clear
            .into_iter()
            .map(|stance| {
                let right = sum(&|is, told| is == stance && told == stance);
                let both = sum(&|is, _| is == stance) + sum(&|_, told| told == stance);
                (stance.slug(), if both == 0 { 0.0 } else { 2.0 * right as f64 / both as f64 })
            })
            .collect();
        let mean = f1.values().sum::<f64>() / f1.len() as f64;
        json!({"clear": sum(&|_, _| true), "f1": mean, "stances": f1})
    }
}
