//! The Kazakh stemmer against a treebank: over all pairs of distinct forms, same lemma ⇔ same stem.

use anyhow::{Context, bail};
use legislation::Lang;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Scores the stems of `form TAB lemma …` lines. A form with several lemmas goes with each of them.
pub fn evaluate(labels: &Path, lang: Lang) -> anyhow::Result<Value> {
    let text = std::fs::read_to_string(labels).with_context(|| format!("reading {}", labels.display()))?;
    let mut lemmas: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let mut columns = line.split('\t');
        if let (Some(form), Some(lemma)) = (columns.next(), columns.next()) {
            lemmas.entry(language::fold(form)).or_default().insert(language::fold(lemma));
        }
    }
    // The first line may name the columns.
    lemmas.remove("form");
    if lemmas.len() < 2 {
        bail!("{} holds no lines «form TAB lemma»", labels.display());
    }
    let forms: Vec<(&BTreeSet<String>, String)> =
        lemmas.iter().map(|(form, lemmas)| (lemmas, language::stem(form, lang))).collect();
    let (mut both, mut same_stem, mut same_lemma) = (0_u64, 0_u64, 0_u64);
    for (i, (a_lemmas, a_stem)) in forms.iter().enumerate() {
        for (b_lemmas, b_stem) in &forms[i + 1..] {
            let (stem, lemma) = (a_stem == b_stem, !a_lemmas.is_disjoint(b_lemmas));
            same_stem += u64::from(stem);
            same_lemma += u64::from(lemma);
            both += u64::from(stem && lemma);
        }
    }
    let share = |part: u64, whole: u64| if whole == 0 { 0.0 } else { part as f64 / whole as f64 };
    let (precision, recall) = (share(both, same_stem), share(both, same_lemma));
    let f1 = if both == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    let rounded = |figure: f64| (figure * 10_000.0).round() / 10_000.0;
    Ok(json!({
        "forms": forms.len(), "pairs_of_one_lemma": same_lemma, "pairs_of_one_stem": same_stem,
        "precision": rounded(precision), "recall": rounded(recall), "f1": rounded(f1),
    }))
}
