//! Readability against published values and against people's ratings.

use analysis::readability::parity::plainrussian;
use analysis::readability::{ListPolicy, measure, measure_as};
use legislation::{Lang, Ranking, Readability};
use proptest::prelude::*;
use std::path::PathBuf;

/// A file of the readability evaluation, or `None` with a word about it.
#[expect(clippy::disallowed_methods, reason = "the test reads labelled data; the crate does not")]
fn evaluation(name: &str) -> Option<String> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/eval/readability").join(name);
    let text = std::fs::read_to_string(file).ok();
    if text.is_none() {
        eprintln!("shared/eval/readability/{name} is not here: nothing was measured with it");
    }
    text
}

#[test]
fn plainrussian_values_are_reproduced_exactly() {
    let Some(table) = evaluation("plainrussian/metrics.csv") else { return };
    let mut lines = table.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let mut texts = 0;
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let cell =
            |name: &str| header.iter().position(|&h| h == name).and_then(|i| cells.get(i)).copied().unwrap_or("");
        // The table names texts kept apart from this set as well.
        let Some(text) = evaluation(&format!("plainrussian/texts/{}", cell("filename"))) else { continue };
        let found = plainrussian(&text);
        texts += 1;
        for (value, column) in [
            (found.fk, "index_fk_rus"),
            (found.cl, "index_cl_rus"),
            (found.dc, "index_dc_rus"),
            (found.smog, "index_SMOG_rus"),
            (found.ari, "index_ari_rus"),
        ] {
            let published: f64 = cell(column).parse().expect("a number");
            assert!((value - published).abs() < 1e-6, "{} {column}: {value} / {published}", cell("filename"));
        }
    }
    eprintln!("plainrussian: {texts} texts exact");
    assert!(texts > 0);
}

/// Ranks with ties averaged.
fn ranks(values: &[f64]) -> Vec<f64> {
    values
        .iter()
        .map(|v| {
            let lower = values.iter().filter(|w| *w < v).count() as f64;
            let same = values.iter().filter(|w| (**w - v).abs() < f64::EPSILON).count() as f64;
            lower + (same - 1.0) / 2.0
        })
        .collect()
}

/// Spearman's rank correlation.
fn spearman(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (ranks(a), ranks(b));
    let mean = (a.len() as f64 - 1.0) / 2.0;
    let (mut cov, mut var_a, mut var_b) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(&b) {
        cov += (x - mean) * (y - mean);
        var_a += (x - mean).powi(2);
        var_b += (y - mean).powi(2);
    }
    cov / (var_a * var_b).sqrt()
}

#[test]
fn the_ranking_composite_agrees_with_people_better_than_lix() {
    for (lang, name, floor) in [(Lang::RU, "ru", 0.75), (Lang::EN, "en", 0.72)] {
        let (mut ratings, mut composite, mut lix) = (Vec::new(), Vec::new(), Vec::new());
        for part in ["train", "val"] {
            let Some(rows) = evaluation(&format!("readme-pp/{name}.{part}.tsv")) else { return };
            for row in rows.lines().skip(1) {
                let mut cells = row.split('\t').skip(1);
                let (Some(rating), Some(sentence)) = (cells.next(), cells.next()) else { continue };
                let measured = measure(&[sentence], lang);
                if measured.words == 0 {
                    continue;
                }
                ratings.push(rating.parse::<f64>().expect("a rating"));
                composite.push(f64::from(measured.difficulty()));
                lix.extend(measured.formulas.iter().filter(|(n, _)| n == "lix").map(|(_, v)| f64::from(*v)));
            }
        }
        let (own, other) = (spearman(&composite, &ratings), spearman(&lix, &ratings));
        eprintln!("{name}: {} sentences, composite {own:.3}, lix {other:.3}", ratings.len());
        assert!(own > other && own > floor, "{name}: {own:.3} / {other:.3}");
    }
}

proptest! {
    #[test]
    fn any_items_can_be_measured_and_ranked(items in prop::collection::vec("[а-яА-Яәқa-zA-Z0-9 .,;()№-]{0,60}|.{0,30}", 0..8)) {
        let items: Vec<&str> = items.iter().map(String::as_str).collect();
        let mut all: Vec<Readability> = Vec::new();
        for lang in [Lang::KK, Lang::RU, Lang::EN, Lang::DE] {
            let apart = measure(&items, lang);
            let joined = measure_as(&items, lang, ListPolicy::Joined);
            prop_assert_eq!(apart.words, joined.words);
            prop_assert!(apart.longest_sentence <= apart.words && apart.sentences <= apart.words);
            prop_assert!(apart.long_words <= apart.words && apart.words <= apart.letters);
            prop_assert!(apart.formulas.iter().all(|(_, value)| value.is_finite()));
            prop_assert_eq!(apart.level.is_some(), apart.words > 0);
            all.extend([apart, joined]);
        }
        let many: Vec<Readability> = all.iter().cycle().take(200).cloned().collect();
        let ranking = Ranking::of(&many);
        for text in &mut all {
            ranking.place(text);
            prop_assert!(text.harder_than.is_none_or(|percent| percent < 100));
        }
    }
}
