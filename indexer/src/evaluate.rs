//! `Evaluation`: Anyq measured against hand-labelled law, so that dev and unseen cases run alike.

pub mod morphology;
pub mod retrieval;
pub mod spelling;
pub mod structure;

use anyhow::{Context, bail};
use serde_json::Value;

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
