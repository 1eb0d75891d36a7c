//! Definitions found against definitions labelled by hand: glossary entries and short names in passing.
//!
//! A definition is right when provision, kind and term are the labelled ones. Precision counts what was found in the part
//! of each act that the labels cover: from the first to the last article with a label.

use super::acts;
use analysis::definitions::find;
use anyhow::{Context, bail};
use legislation::{Act, Definition, DefinitionKind};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// A labelled definition.
#[derive(Deserialize)]
struct Labelled {
    act: String,
    lang: String,
    #[serde(rename = "eId")]
    eid: String,
    term: String,
    kind: String,
    #[serde(default)]
    body: String,
}

/// What is compared: act, language, provision, kind, term.
type Key = (String, String, String, String, String);

/// Scores the definitions of the acts that the labels name.
pub fn evaluate(labels: &Path, corpus: &Path) -> anyhow::Result<Value> {
    let labelled: Vec<Labelled> = super::json_lines(labels)?;
    if labelled.is_empty() {
        bail!("{} holds no definition", labels.display());
    }
    let acts = acts::all(corpus)?;
    let mut wanted: BTreeSet<Key> = BTreeSet::new();
    let mut found: BTreeSet<Key> = BTreeSet::new();
    let mut same_body = 0;
    for label in &labelled {
        wanted.insert((
            label.act.clone(),
            label.lang.clone(),
            label.eid.clone(),
            label.kind.clone(),
            super::collapsed(&label.term),
        ));
    }
    for act in &acts {
        let here = |l: &&Labelled| acts::is_act(&act.id, &l.act) && l.lang == act.lang.code();
        let Some((id, lang)) = labelled.iter().find(here).map(|l| (&l.act, &l.lang)) else { continue };
        let covered = covered(act, labelled.iter().filter(here));
        for definition in find(act) {
            let index = definition.provision as usize;
            if !covered.contains(&index) {
                continue;
            }
            let provision = act.provisions.get(index).context("a definition without its provision")?;
            let term = super::collapsed(definition.term.of(&provision.text).unwrap_or_default());
            let key =
                (id.clone(), lang.clone(), super::numbered(provision.eid.as_str()), kind(&definition).to_owned(), term);
            let body = super::collapsed(definition.body.of(&provision.text).unwrap_or_default());
            let label =
                |l: &&Labelled| l.act == *id && l.lang == *lang && l.eid == key.2 && super::collapsed(&l.term) == key.4;
            same_body += usize::from(labelled.iter().find(label).is_some_and(|l| super::collapsed(&l.body) == body));
            found.insert(key);
        }
    }
    let of_kind = |keys: &BTreeSet<Key>, kind: &str| -> BTreeSet<Key> {
        keys.iter().filter(|key| kind.is_empty() || key.3 == kind).cloned().collect()
    };
    let figures = |kind: &str| {
        let (wanted, found) = (of_kind(&wanted, kind), of_kind(&found, kind));
        {
            let right = wanted.intersection(&found).count();
            super::precision_recall((right, found.len()), (right, wanted.len()))
        }
    };
    let words = |keys: Vec<&Key>| -> Vec<Value> {
        keys.iter()
            .map(|key| json!({"act": key.0, "lang": key.1, "eId": key.2, "kind": key.3, "term": key.4}))
            .collect()
    };
    let mut report = figures("");
    report["glossary"] = figures("glossary");
    report["contextual"] = figures("contextual");
    report["labelled"] = json!(wanted.len());
    report["same_body"] = json!(same_body);
    report["missed"] = json!(words(wanted.difference(&found).collect()));
    report["beyond"] = json!(words(found.difference(&wanted).collect()));
    Ok(report)
}

fn kind(definition: &Definition) -> &'static str {
    match definition.kind {
        DefinitionKind::Glossary => "glossary",
        DefinitionKind::Contextual => "contextual",
    }
}

/// The provisions that the labels of an act cover: all of a short act, of a code from the first to the last labelled article.
fn covered<'a>(act: &Act, labels: impl Iterator<Item = &'a Labelled>) -> std::ops::Range<usize> {
    const SHORT: usize = 200;
    let article = |i: usize| act.article_of(i).unwrap_or(i);
    let labelled: Vec<usize> = labels
        .filter_map(|label| act.provisions.iter().position(|provision| provision.eid.as_str() == label.eid))
        .map(article)
        .collect();
    let articles = act.provisions.iter().filter(|p| p.kind == legislation::ProvisionKind::Article).count();
    match (labelled.iter().min(), labelled.iter().max()) {
        (Some(&first), Some(&last)) if articles > SHORT => first..act.subtree_end(last),
        _ => 0..act.provisions.len(),
    }
}
