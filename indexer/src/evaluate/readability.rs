//! Readability against published values and against people's ratings.

use analysis::readability::formulas::Formula;
use analysis::readability::measure;
use analysis::readability::parity::plainrussian;
use anyhow::{Context, bail};
use legislation::Lang;
use serde_json::{Map, Value, json};
use std::path::Path;

/// How near a published value must be.
const EXACT: f64 = 1e-6;

/// Compares `plainrussian/` (five indices per text) and `readme-pp/` (ratings of sentences) under the folder.
pub fn evaluate(labels: &Path) -> anyhow::Result<Value> {
    let mut spearman = Map::new();
    let (mut texts, mut exact, mut different) = (0, 0, Vec::new());
    let table = labels.join("plainrussian/metrics.csv");
    if table.is_file() {
        let rows = std::fs::read_to_string(&table).with_context(|| format!("reading {}", table.display()))?;
        let mut graded: Vec<(f64, String)> = Vec::new();
        let mut lines = rows.lines();
        let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            let cell = |name: &str| {
                header.iter().position(|&h| h == name).and_then(|i| cells.get(i)).copied().unwrap_or_default()
            };
            // The table names texts kept apart from this set as well.
            let file = labels.join("plainrussian/texts").join(cell("filename"));
            let Ok(text) = std::fs::read_to_string(file) else { continue };
            texts += 1;
            let found = plainrussian(&text);
            let published = [
                (found.fk, "index_fk_rus"),
                (found.cl, "index_cl_rus"),
                (found.dc, "index_dc_rus"),
                (found.smog, "index_SMOG_rus"),
                (found.ari, "index_ari_rus"),
            ];
            let same = published.iter().all(|(value, name)| {
                cell(name).parse::<f64>().is_ok_and(|published| (value - published).abs() < EXACT)
            });
            exact += u32::from(same);
            if !same {
                different.push(json!(cell("filename")));
            }
            if let Ok(grade) = cell("grade").parse() {
                graded.push((grade, text));
            }
        }
        spearman.insert("plainrussian".to_owned(), correlations(&graded, Lang::RU));
    }
    for (lang, code) in [(Lang::RU, "ru"), (Lang::EN, "en"), (Lang::KK, "kk")] {
        for part in ["train", "val", "test", "dev"] {
            let file = labels.join(format!("readme-pp/{code}.{part}.tsv"));
            let Ok(rows) = std::fs::read_to_string(&file) else { continue };
            let rated = rows.lines().skip(1).filter_map(|line| {
                let mut cells = line.split('\t').skip(1);
                Some((cells.next()?.parse().ok()?, cells.next()?.to_owned()))
            });
            let rated: Vec<(f64, String)> = rated.collect();
            spearman.insert(format!("readme-pp {code} {part}"), correlations(&rated, lang));
        }
    }
    if spearman.is_empty() {
        bail!("{} holds neither plainrussian/metrics.csv nor readme-pp/*.tsv", labels.display());
    }
    Ok(json!({"texts": texts, "plainrussian_exact": exact, "different": different, "spearman": spearman}))
}

/// Spearman's rank correlation of each formula of the language with the ratings.
fn correlations(rated: &[(f64, String)], lang: Lang) -> Value {
    // A text without a word has no figures.
    let (ratings, measured): (Vec<f64>, Vec<_>) = rated
        .iter()
        .map(|(rating, text)| (*rating, measure(&[text], lang)))
        .filter(|(_, figures)| figures.words > 0)
        .unzip();
    let mut figures = Map::new();
    figures.insert("texts".to_owned(), json!(measured.len()));
    for Formula { name, .. } in analysis::readability::formulas::of(lang) {
        let values: Option<Vec<f64>> = measured
            .iter()
            .map(|figures| figures.formulas.iter().find(|(other, _)| other == name).map(|(_, value)| f64::from(*value)))
            .collect();
        if let Some(rho) = values.and_then(|values| spearman(&values, &ratings)) {
            figures.insert((*name).to_owned(), json!((rho * 10_000.0).round() / 10_000.0));
        }
    }
    Value::Object(figures)
}

/// Spearman's rho with ties averaged; `None` where one side does not vary.
fn spearman(a: &[f64], b: &[f64]) -> Option<f64> {
    let (a, b) = (ranks(a), ranks(b));
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let (mean_a, mean_b) = (mean(&a), mean(&b));
    let (mut both, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(&b) {
        both += (x - mean_a) * (y - mean_b);
        of_a += (x - mean_a).powi(2);
        of_b += (y - mean_b).powi(2);
    }
    (of_a > 0.0 && of_b > 0.0).then(|| both / (of_a * of_b).sqrt())
}

/// Ranks from 0, ties averaged.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let same = order[start..].iter().take_while(|&&i| values[i].total_cmp(&values[order[start]]).is_eq()).count();
        let rank = start as f64 + (same - 1) as f64 / 2.0;
        order[start..start + same].iter().for_each(|&i| ranks[i] = rank);
        start += same;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::spearman;

    #[test]
    fn ranks_that_agree_correlate_fully_and_ties_share_their_rank() {
        assert_eq!(spearman(&[1.0, 2.0, 3.0], &[10.0, 20.0, 90.0]), Some(1.0));
        assert_eq!(spearman(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), Some(-1.0));
        assert_eq!(spearman(&[1.0, 1.0], &[3.0, 2.0]), None);
        let tied = spearman(&[1.0, 2.0, 2.0, 3.0], &[1.0, 2.0, 3.0, 4.0]);
        assert!(tied.is_some_and(|rho| (rho - 0.9487).abs() < 1e-4), "{tied:?}");
    }
}
