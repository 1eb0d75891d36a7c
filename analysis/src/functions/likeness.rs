//! Likeness of functions: the weight of the words two short texts share, rare words weighing more.
//!
//! A text is a set of stems; a stem weighs ln((n + 1) ÷ d), where d of n texts have it (inverse document frequency: Spärck Jones
//! 1972). Likeness is the weighted Jaccard index: weight shared ÷ weight of all. Pairs are found by an exact join: of two texts
//! that are alike at least `t`, the words kept back by both cannot make up the difference, so they share one of the rarest few
//! (prefix filter: Chaudhuri, Ganti, Kaushik 2006).

use language::{is_stop_word, tokens};
use legislation::Lang;
use std::collections::{BTreeMap, HashMap};

/// From here on functions are called overlapping: two of every five words by weight may differ, as the field or the object does.
pub const OVERLAPPING: f64 = 0.6;

/// From here on they are called the same: a word of a dozen may differ.
pub const SAME: f64 = 0.85;

/// Least stems by which texts can be compared; «утверждает правила» says too little.
pub const LEAST_WORDS: usize = 3;

/// The stems of a text with a word for each, without stop words, numbers, the country's name, what names an act or its
/// parts, and the stems left out; sorted, each once.
pub fn bag(text: &str, lang: Lang, without: &[String]) -> Vec<(String, String)> {
    let is_named = |folded: &str, stem: &String| {
        without.contains(stem) || super::names::noun(folded).is_some_and(|noun| without.iter().any(|one| one == noun))
    };
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for token in tokens(text, lang) {
        let is_word = token.folded.chars().count() > 1 && token.folded.chars().all(char::is_alphabetic);
        let names_act = super::words::names_an_act(&token.folded);
        if is_word && !names_act && !is_stop_word(&token.folded, lang) && !is_named(&token.folded, &token.stem) {
            found.entry(token.stem).or_insert(token.folded);
        }
    }
    found.into_iter().collect()
}

/// Two texts that are alike.
#[derive(Clone, PartialEq, Debug)]
pub struct Alike {
    /// Index of the one, the smaller.
    pub a: usize,
    /// Index of the other.
    pub b: usize,
    /// Weight shared ÷ weight of all.
    pub likeness: f64,
    /// Stems they share, the rarest first.
    pub shared: Vec<String>,
}

/// Every pair of different bags at least so alike (0 < `at_least` ≤ 1), in order. Bags are sorted sets of stems; those of fewer than
/// [`LEAST_WORDS`] are like none.
pub fn alike(bags: &[Vec<String>], at_least: f64) -> Vec<Alike> {
    let mut frequency: HashMap<&str, u32> = HashMap::new();
    for stem in bags.iter().flatten() {
        *frequency.entry(stem).or_default() += 1;
    }
    let n = bags.len() as f64 + 1.0;
    let weight = |stem: &str| (n / f64::from(frequency.get(stem).copied().unwrap_or(1))).ln();
    // The rarest words first; ties by the word, so that every text has one order.
    let sorted: Vec<Vec<(&str, f64)>> = bags
        .iter()
        .map(|bag| {
            let mut stems: Vec<(&str, f64)> = bag.iter().map(|stem| (stem.as_str(), weight(stem))).collect();
            stems.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
            stems
        })
        .collect();
    let totals: Vec<f64> = sorted.iter().map(|bag| bag.iter().map(|(_, weight)| weight).sum()).collect();
    let mut postings: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (b, bag) in sorted.iter().enumerate().filter(|(_, bag)| bag.len() >= LEAST_WORDS) {
        let total = totals.get(b).copied().unwrap_or_default();
        let mut left = total;
        let mut candidates = Vec::new();
        for (stem, weight) in bag {
            if left < at_least * total {
                break;
            }
            left -= weight;
            let before = postings.entry(stem).or_default();
            candidates.extend(before.iter().copied());
            before.push(b);
        }
        candidates.sort_unstable();
        candidates.dedup();
        for a in candidates {
            let (Some(other), Some(other_total)) = (sorted.get(a), totals.get(a)) else { continue };
            if other_total.min(total) < at_least * other_total.max(total) {
                continue;
            }
            let shared: Vec<(&str, f64)> = common(bag, other);
            let both: f64 = shared.iter().map(|(_, weight)| weight).sum();
            let likeness = both / (total + other_total - both);
            if likeness >= at_least {
                let shared = shared.into_iter().map(|(stem, _)| stem.to_owned()).collect();
                found.push(Alike { a, b, likeness: likeness.min(1.0), shared });
            }
        }
    }
    found.sort_by_key(|pair| (pair.a, pair.b));
    found
}

/// What two texts share, both in the order of their weights.
fn common<'a>(a: &[(&'a str, f64)], b: &[(&'a str, f64)]) -> Vec<(&'a str, f64)> {
    let (mut i, mut j) = (0, 0);
    let mut both = Vec::new();
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.0 == y.0 {
            both.push(*x);
            (i, j) = (i + 1, j + 1);
        } else if x.1 > y.1 || (x.1.total_cmp(&y.1).is_eq() && x.0 < y.0) {
            i += 1;
        } else {
            j += 1;
        }
    }
    both
}
