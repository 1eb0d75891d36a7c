//! `Evaluation`: Anyq measured against hand-labelled law, so that dev and unseen cases run alike.

mod acts;
pub mod amendments;
pub mod burdens;
pub mod definitions;
pub mod drafts;
pub mod duplicates;
pub mod findings;
pub mod likeness;
pub mod morphology;
pub mod norms;
pub mod opinions;
pub mod readability;
pub mod references;
pub mod retrieval;
pub mod reviews;
pub mod spelling;
pub mod structure;

use anyhow::{Context, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::Path;

/// Floors given as `KEY=VALUE`.
pub struct Floor {
    key: String,
    value: f64,
}

impl std::str::FromStr for Floor {
    type Err = anyhow::Error;
    fn from_str(text: &str) -> anyhow::Result<Self> {
        let (key, value) = text.split_once('=').with_context(|| format!("{text:?} is not KEY=VALUE"))?;
        Ok(Self { key: key.to_owned(), value: value.parse().with_context(|| format!("{value:?} is not a number"))? })
    }
}

impl Clone for Floor {
    fn clone(&self) -> Self {
        Self { key: self.key.clone(), value: self.value }
    }
}

/// The floors a report falls short of, in words; an unknown key is an error of the caller.
pub fn shortfalls(report: &Value, floors: &[Floor]) -> anyhow::Result<Vec<String>> {
    let mut short = Vec::new();
    for floor in floors {
        let found = floor.key.split('.').try_fold(report, |at, key| at.get(key)).and_then(Value::as_f64);
        let Some(found) = found else { bail!("the report has no figure {:?}", floor.key) };
        if found < floor.value {
            short.push(format!("{} is {found}, wanted at least {}", floor.key, floor.value));
        }
    }
    Ok(short)
}

/// The lines of a file, one JSON object each.
pub(crate) fn json_lines<T: for<'de> Deserialize<'de>>(file: &Path) -> anyhow::Result<Vec<T>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| {
            serde_json::from_str(line)
                .with_context(|| format!("{}, line {}: not what was expected", file.display(), number + 1))
        })
        .collect()
}

/// Precision (right among found), recall (found among wanted) and F1; 1 where there was nothing to find.
fn precision_recall(right_of_found: (usize, usize), found_of_wanted: (usize, usize)) -> Value {
    let share = |(part, whole): (usize, usize)| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
    let (precision, recall) = (share(right_of_found), share(found_of_wanted));
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    let rounded = |figure: f64| (figure * 10_000.0).round() / 10_000.0;
    json!({"precision": rounded(precision), "recall": rounded(recall), "f1": rounded(f1)})
}

/// The innermost numbered provision: unnumbered passages and tables have no number to be labelled by.
fn numbered(eid: &str) -> String {
    let unnumbered = |step: &str| step.starts_with("al_") || step.starts_with("tbl_");
    eid.split("__").take_while(|step| !unnumbered(step)).collect::<Vec<_>>().join("__")
}

/// White space collapsed, as the labels have it.
fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
