//! Readability against published values and against people's ratings.

use analysis::readability::formulas::Formula;
use analysis::readability::parity::{self, plainrussian};
use analysis::readability::{self, Parts, measure};
use anyhow::{Context, bail};
use legislation::Lang;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// How near a published value must be.
const EXACT: f64 = 1e-6;

/// How near a value of textstat must be.
const TEXTSTAT_EXACT: f64 = 1e-3;

/// Sentences of each language that textstat is asked about, each alone and in texts of several.
const ASKED: usize = 400;

/// Sentences of such a text.
const SENTENCES: usize = 10;

/// textstat's own values, words and lists, printed by Python.
const TEXTSTAT: &str = include_str!("../../scripts/textstat_parity.py");

/// Compares `plainrussian/` (five indices per text) and `readme-pp/` (ratings of sentences) under the folder; and the same
/// sentences with what textstat says of them, where this Python has it.
pub fn evaluate(labels: &Path, python: &str) -> anyhow::Result<Value> {
    let mut composite_loo = None;
    let mut asked: Vec<(Lang, String)> = Vec::new();
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
        composite_loo = leave_one_out(&graded);
        asked.extend(graded.into_iter().map(|(_, text)| (Lang::RU, text)));
    }
    for (lang, code) in [(Lang::RU, "ru"), (Lang::EN, "en"), (Lang::KK, "kk")] {
        let mut left = ASKED;
        for part in ["train", "val", "test", "dev"] {
            let file = labels.join(format!("readme-pp/{code}.{part}.tsv"));
            let Ok(rows) = std::fs::read_to_string(&file) else { continue };
            let rated = rows.lines().skip(1).filter_map(|line| {
                let mut cells = line.split('\t').skip(1);
                Some((cells.next()?.parse().ok()?, cells.next()?.to_owned()))
            });
            let rated: Vec<(f64, String)> = rated.collect();
            if lang != Lang::KK {
                let sentences: Vec<&str> = rated.iter().take(left).map(|(_, text)| text.as_str()).collect();
                left -= sentences.len();
                asked.extend(sentences.iter().map(|text| (lang, (*text).to_owned())));
                asked.extend(sentences.chunks(SENTENCES).map(|text| (lang, text.join(" "))));
            }
            spearman.insert(format!("readme-pp {code} {part}"), correlations(&rated, lang));
        }
    }
    if spearman.is_empty() {
        bail!("{} holds neither plainrussian/metrics.csv nor readme-pp/*.tsv", labels.display());
    }
    Ok(json!({
        "texts": texts,
        "plainrussian_exact": exact,
        "different": different,
        "spearman": spearman,
        "composite_loo": composite_loo.map(rounded),
        "textstat": textstat_parity(&asked, python)?,
    }))
}

fn rounded(figure: f64) -> f64 {
    (figure * 10_000.0).round() / 10_000.0
}

/// Spearman's rho of grades with the composite when the weights for each text, and the line from points to grades, are
/// chosen from all the other texts alone.
fn leave_one_out(texts: &[(f64, String)]) -> Option<f64> {
    let parts: Vec<Parts> = texts.iter().map(|(_, text)| readability::parts(&[text], Lang::RU)).collect();
    let grades: Vec<f64> = texts.iter().map(|(grade, _)| *grade).collect();
    let weights =
        [2.0, 2.5, 3.0, 3.5, 4.0].into_iter().flat_map(|word| [0.0, 5.0, 10.0, 20.0].map(|nominal| (word, nominal)));
    let points: Vec<Vec<f64>> = weights
        .map(|(word, nominal)| {
            parts.iter().map(|p| 10.0 * p.sentence.ln() + word * p.word + nominal * p.nominal).collect()
        })
        .collect();
    let told: Option<Vec<f64>> = (0..texts.len())
        .map(|out| {
            let others = |values: &[f64]| -> Vec<f64> {
                values.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, value)| *value).collect()
            };
            let rest = others(&grades);
            // The first of equally good weights: nothing of the text left out tells them apart.
            let mut best: Option<(f64, &Vec<f64>)> = None;
            for points in &points {
                let rho = spearman(&others(points), &rest)?;
                if best.is_none_or(|(before, _)| rho > before + 1e-9) {
                    best = Some((rho, points));
                }
            }
            let (_, points) = best?;
            let (slope, start) = line(&others(points), &rest)?;
            Some(points[out] * slope + start)
        })
        .collect();
    spearman(&told?, &grades)
}

/// The line of least squares: slope and start.
fn line(x: &[f64], y: &[f64]) -> Option<(f64, f64)> {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let (mean_x, mean_y) = (mean(x), mean(y));
    let of_x: f64 = x.iter().map(|x| (x - mean_x).powi(2)).sum();
    let both: f64 = x.iter().zip(y).map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    (of_x > 0.0).then(|| (both / of_x, mean_y - both / of_x * mean_x))
}

/// What textstat says of texts.
#[derive(Deserialize)]
struct Textstat {
    version: String,
    texts: Vec<TextstatText>,
}

#[derive(Deserialize)]
struct TextstatText {
    values: BTreeMap<String, f64>,
    syllables: BTreeMap<String, usize>,
    easy: BTreeSet<String>,
}

/// Our values of ten indices beside textstat's, with its own syllables and list of easy words; a sentence where there is no
/// textstat. `exact` counts values within 10⁻³, `texts` texts of which all ten are.
fn textstat_parity(asked: &[(Lang, String)], python: &str) -> anyhow::Result<Value> {
    let mut child = match Command::new(python)
        .args(["-c", TEXTSTAT])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
    {
        Ok(child) => child,
        Err(error) => return Ok(json!({"absent": format!("no {python} to run textstat with: {error}")})),
    };
    let lines: Vec<String> =
        asked.iter().map(|(lang, text)| json!({"lang": lang.code(), "text": text}).to_string()).collect();
    if let Some(mut stdin) = child.stdin.take() {
        // A program that cannot start reads nothing; what it says tells why.
        let _ = stdin.write_all((lines.join("\n") + "\n").as_bytes());
    }
    let output = child.wait_with_output().context("running textstat")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let why = said.lines().last().unwrap_or_default().to_owned();
        return Ok(json!({"absent": format!("{python} cannot run textstat: {why}")}));
    }
    let theirs: Textstat = serde_json::from_slice(&output.stdout).context("reading what textstat said")?;
    let (mut texts, mut exact, mut values, mut different) = (0, BTreeMap::new(), 0_usize, Vec::new());
    let (mut syllables, mut agree) = (BTreeMap::new(), BTreeMap::new());
    for ((lang, text), theirs) in asked.iter().zip(&theirs.texts) {
        let ours = parity::textstat(
            text,
            *lang,
            |word| theirs.syllables.get(word).copied().unwrap_or(0),
            |word| theirs.easy.contains(word),
        );
        let mut all = true;
        for (name, value) in ours {
            let wanted = theirs.values.get(name).copied().unwrap_or(f64::NAN);
            let same = (value - wanted).abs() < TEXTSTAT_EXACT;
            all &= same;
            values += 1;
            *exact.entry(name).or_insert(0) += usize::from(same);
            if !same {
                different.push(json!({"index": name, "ours": value, "textstat": wanted, "text": text}));
            }
        }
        texts += usize::from(all);
        for (word, count) in &theirs.syllables {
            *syllables.entry(lang.code()).or_insert(0) += 1;
            *agree.entry(lang.code()).or_insert(0) += i32::from(language::syllables(word, *lang) == *count);
        }
    }
    different.truncate(20);
    let own: BTreeMap<&str, f64> = syllables
        .iter()
        .map(|(lang, all)| (*lang, rounded(f64::from(agree.get(lang).copied().unwrap_or(0)) / f64::from(*all))))
        .collect();
    Ok(json!({
        "version": theirs.version,
        "asked": asked.len(),
        "texts": texts,
        "share": rounded(exact.values().sum::<usize>() as f64 / values.max(1) as f64),
        "exact": exact,
        "different": different,
        "own_syllables_agree": own,
    }))
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
