//! Duplicates against brute force: every pair of a sample counted through an inverted index of all shingles.

use crate::build::current_acts;
use crate::duplicates::passages;
use crate::random::Random;
use analysis::duplicates::{clusters, pairs, shingles};
use legislation::Lang;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::time::Instant;

/// Recall and precision of the pairs found in a random sample (the whole corpus where it is smaller), and how long all of
/// the corpus takes.
pub fn evaluate(corpus: &Path, sample: usize, seed: u64, at_least: f64, least_words: usize) -> anyhow::Result<Value> {
    let acts = current_acts(corpus)?;
    let passages = passages(&acts, least_words);
    let started = Instant::now();
    let sets: Vec<(Lang, Vec<u64>)> =
        passages.par_iter().map(|passage| (passage.lang, shingles(passage.text, passage.lang))).collect();
    let shingled = started.elapsed();

    // The first of a shuffle (Fisher and Yates).
    let mut chosen: Vec<usize> = (0..sets.len()).collect();
    let mut random = Random::new(seed);
    for at in 0..sample.min(chosen.len()) {
        let other = at + random.below(chosen.len() - at);
        chosen.swap(at, other);
    }
    chosen.truncate(sample);
    let (mut wanted, mut right, mut found) = (0, 0, 0);
    let langs: BTreeSet<Lang> = sets.iter().map(|(lang, _)| *lang).collect();
    for lang in &langs {
        let of_lang: Vec<Vec<u64>> =
            chosen.iter().filter(|&&i| sets[i].0 == *lang).map(|&i| sets[i].1.clone()).collect();
        let truth = brute_force(&of_lang, at_least);
        let ours: BTreeSet<(u32, u32)> = pairs(&of_lang, at_least).iter().map(|pair| (pair.a, pair.b)).collect();
        wanted += truth.len();
        found += ours.len();
        right += ours.intersection(&truth).count();
    }

    let joining = Instant::now();
    let mut in_clusters = 0;
    for lang in &langs {
        let of_lang: Vec<Vec<u64>> = sets.iter().filter(|(l, _)| l == lang).map(|(_, set)| set.clone()).collect();
        in_clusters += clusters(&of_lang, at_least).iter().map(|cluster| cluster.members.len()).sum::<usize>();
    }
    let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
    Ok(json!({
        "provisions": sets.len(),
        "sample": chosen.len(),
        "pairs": wanted,
        "found": found,
        "recall": share(right, wanted),
        "precision": share(right, found),
        "in_clusters": in_clusters,
        "shingling_seconds": shingled.as_secs_f64(),
        "joining_seconds": joining.elapsed().as_secs_f64(),
    }))
}

/// All pairs, by counting what each text shares with each earlier one.
fn brute_force(sets: &[Vec<u64>], at_least: f64) -> BTreeSet<(u32, u32)> {
    let mut index: HashMap<u64, Vec<u32>> = HashMap::new();
    let mut found = BTreeSet::new();
    let mut shared = vec![0_usize; sets.len()];
    for (b, set) in (0_u32..).zip(sets) {
        let mut met = Vec::new();
        for shingle in set {
            let list = index.entry(*shingle).or_default();
            for &a in list.iter() {
                if shared[a as usize] == 0 {
                    met.push(a);
                }
                shared[a as usize] += 1;
            }
            list.push(b);
        }
        for a in met {
            let both = std::mem::take(&mut shared[a as usize]);
            let all = sets[a as usize].len() + set.len() - both;
            if both as f64 >= at_least * all as f64 - 1e-9 {
                found.insert((a, b));
            }
        }
    }
    found
}
