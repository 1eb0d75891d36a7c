//! `Duplicates`: provisions that say almost the same, within an act and across acts.
//!
//! A text is the set of its runs of five words (three stems in Kazakh, whose endings vary); two texts are alike as much as
//! their sets are (Jaccard: shared ÷ all). Pairs are found by an exact join and not by `MinHash`: texts that share enough
//! share a shingle among the first few of each, whatever the order (prefix filter: Chaudhuri, Ganti, Kaushik 2006; Bayardo,
//! Ma, Srikant 2007). Shingles of law are rare enough that this is faster than making 128 hashes of each, needs less memory,
//! and misses nothing.

use language::{fold, tokens, words};
use legislation::Lang;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// How alike two texts must be to be called near-identical, unless another figure is asked for. At .8 a text of 50 words may
/// differ in one word anywhere (five shingles of 46 in each: 41 ÷ 51), one of 15 words only at its end: what is left is the same
/// rule with another number, name or term, not a rule on the same subject.
pub const AT_LEAST: f64 = 0.8;

/// Words in a shingle.
fn width(lang: Lang) -> usize {
    if lang == Lang::KK { 3 } else { 5 }
}

/// The shingles of a text: hashes of 64 bits, sorted, each once. A text of fewer words than a shingle is one shingle; one
/// without words has none.
pub fn shingles(text: &str, lang: Lang) -> Vec<u64> {
    let hash = |word: &str| {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        hasher.finish()
    };
    let of_words: Vec<u64> = if lang == Lang::KK {
        tokens(text, lang).map(|token| hash(&token.stem)).collect()
    } else {
        words(text).map(|span| hash(&fold(&text[span]))).collect()
    };
    let of_run = |run: &[u64]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    let width = width(lang);
    let mut found: Vec<u64> = match of_words.len() {
        0 => Vec::new(),
        n if n <= width => vec![of_run(&of_words)],
        _ => of_words.windows(width).map(of_run).collect(),
    };
    found.sort_unstable();
    found.dedup();
    found
}

/// Shared ÷ all of two sorted sets; 0 for two empty ones.
pub fn jaccard(a: &[u64], b: &[u64]) -> f64 {
    let shared = shared(a, b, 0).unwrap_or(0);
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// How many elements two sorted sets share; `None` as soon as it cannot reach `least`.
fn shared(a: &[u64], b: &[u64], least: usize) -> Option<usize> {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if both + (a.len() - i).min(b.len() - j) < least {
            return None;
        }
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, both) = (i + 1, j + 1, both + 1),
        }
    }
    (both >= least).then_some(both)
}

/// Two texts that are alike.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pair {
    /// Index of the one, the smaller.
    pub a: u32,
    /// Index of the other.
    pub b: u32,
    /// How alike, from the threshold to 1.
    pub jaccard: f64,
}

/// Texts that hang together by pairs: not every two of them need be alike.
#[derive(Clone, PartialEq, Debug)]
pub struct Cluster {
    /// Their indexes in order, at least two.
    pub members: Vec<u32>,
    /// The least alike of the pairs that hold it together; 1 where all are the same.
    pub weakest: f64,
}

/// Texts whose sets are equal, and the pairs of those groups that are alike.
struct Join {
    /// Indexes of the texts of each group, in order; the first stands for it.
    groups: Vec<Vec<u32>>,
    /// Pairs of groups.
    pairs: Vec<(u32, u32, f64)>,
}

/// Every pair of texts at least so alike (0 < `at_least` ≤ 1), in order. Texts without words are like none.
///
/// Of n equal texts come n (n − 1) / 2 pairs: for a corpus ask for [`clusters`].
pub fn pairs(sets: &[Vec<u64>], at_least: f64) -> Vec<Pair> {
    let join = join(sets, at_least);
    let pair = |a: u32, b: u32, jaccard: f64| Pair { a: a.min(b), b: a.max(b), jaccard };
    let mut found = Vec::new();
    for group in &join.groups {
        for (at, &a) in group.iter().enumerate() {
            found.extend(group[at + 1..].iter().map(|&b| pair(a, b, 1.0)));
        }
    }
    for &(x, y, alike) in &join.pairs {
        for &a in &join.groups[x as usize] {
            found.extend(join.groups[y as usize].iter().map(|&b| pair(a, b, alike)));
        }
    }
    found.sort_by_key(|pair| (pair.a, pair.b));
    found
}

/// The clusters of texts at least so alike, in the order of their first members.
pub fn clusters(sets: &[Vec<u64>], at_least: f64) -> Vec<Cluster> {
    let join = join(sets, at_least);
    let mut parent: Vec<u32> = (0..join.groups.len() as u32).collect();
    for &(x, y, _) in &join.pairs {
        let (x, y) = (root(&mut parent, x), root(&mut parent, y));
        parent[x.max(y) as usize] = x.min(y);
    }
    let mut clusters: HashMap<u32, Cluster> = HashMap::new();
    for (group, texts) in (0..).zip(&join.groups) {
        let cluster = root(&mut parent, group);
        let cluster = clusters.entry(cluster).or_insert_with(|| Cluster { members: Vec::new(), weakest: 1.0 });
        cluster.members.extend(texts);
    }
    for &(x, _, alike) in &join.pairs {
        if let Some(cluster) = clusters.get_mut(&root(&mut parent, x)) {
            cluster.weakest = cluster.weakest.min(alike);
        }
    }
    let mut found: Vec<Cluster> = clusters.into_values().filter(|cluster| cluster.members.len() > 1).collect();
    for cluster in &mut found {
        cluster.members.sort_unstable();
    }
    found.sort_by_key(|cluster| cluster.members.first().copied());
    found
}

/// The group that stands for a group's cluster.
fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        let up = parent[at as usize];
        parent[at as usize] = parent[up as usize];
        at = up;
    }
    at
}

fn join(sets: &[Vec<u64>], at_least: f64) -> Join {
    let at_least = at_least.clamp(f64::EPSILON, 1.0);
    let groups = groups(sets);
    let set = |group: u32| -> &[u64] { groups[group as usize].first().map_or(&[], |&text| &sets[text as usize]) };
    let mut by_size: Vec<u32> = (0..groups.len() as u32).collect();
    by_size.sort_by_key(|&group| set(group).len());

    let mut pairs = Vec::new();
    let mut index: HashMap<u64, Vec<u32>> = HashMap::new();
    // Which group a candidate was last met for.
    let mut met = vec![u32::MAX; groups.len()];
    for &x in &by_size {
        let own = set(x);
        let least_size = ceil(at_least * own.len() as f64);
        // One of the first |x| − ⌈t·|x|⌉ + 1 is shared by every set that is like enough.
        let prefix = &own[..(own.len() + 1 - least_size.max(1)).min(own.len())];
        for shingle in prefix {
            let list = index.entry(*shingle).or_default();
            // Sets come in order of size, so those too small stand at the front.
            let from = list.partition_point(|&y| set(y).len() < least_size);
            for &y in &list[from..] {
                if met[y as usize] == x {
                    continue;
                }
                met[y as usize] = x;
                let other = set(y);
                let both = own.len() + other.len();
                let least = ceil(at_least / (1.0 + at_least) * both as f64);
                if let Some(shared) = shared(own, other, least) {
                    pairs.push((x.min(y), x.max(y), shared as f64 / (both - shared) as f64));
                }
            }
            list.push(x);
        }
    }
    pairs.sort_by_key(|&(x, y, _)| (x, y));
    Join { groups, pairs }
}

/// Rounds up, with room for the error of a product.
#[expect(clippy::cast_sign_loss, reason = "sizes are not negative")]
fn ceil(size: f64) -> usize {
    (size - 1e-9).ceil() as usize
}

/// Indexes of equal sets together, in the order of the first of each; empty sets are left out.
fn groups(sets: &[Vec<u64>]) -> Vec<Vec<u32>> {
    let mut known: HashMap<&[u64], usize> = HashMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for (text, set) in (0..).zip(sets).filter(|(_, set)| !set.is_empty()) {
        let next = groups.len();
        let group = *known.entry(set).or_insert(next);
        if group == next {
            groups.push(Vec::new());
        }
        groups[group].push(text);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sets(texts: &[&str], lang: Lang) -> Vec<Vec<u64>> {
        texts.iter().map(|text| shingles(text, lang)).collect()
    }

    const RULE: &str = "Работодатель обязан выдать работнику трудовую книжку в день прекращения трудового договора и \
                        произвести с ним расчет, а при невозможности сделать это в указанный день направить ее по почте";

    #[test]
    fn a_rule_repeated_with_another_term_is_found_and_another_rule_is_not() {
        let amended = RULE.replace("по почте", "заказным письмом");
        let shouted = RULE.to_uppercase() + ".";
        let texts =
            [RULE, &amended, "Работник вправе обратиться в суд в течение трех месяцев со дня увольнения", &shouted];
        let found = clusters(&sets(&texts, Lang::RU), AT_LEAST);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].members, [0, 1, 3], "case and full stop do not matter");
        assert!((0.8..1.0).contains(&found[0].weakest));
    }

    #[test]
    fn kazakh_texts_are_compared_by_stems() {
        let texts = [
            "Жұмыс беруші жұмыскерге жалақыны ай сайын төлеуге міндетті",
            "Жұмыс берушілер жұмыскерлерге жалақыны ай сайын төлеуге міндетті",
        ];
        let [one, other] = texts.map(|text| shingles(text, Lang::KK));
        assert!(jaccard(&one, &other) > 0.99, "endings alone are no difference");
    }

    #[test]
    fn short_texts_are_alike_only_when_equal_and_empty_ones_never() {
        let texts = ["исключен", "Исключен.", "паспорт", "", "–"];
        let found = pairs(&sets(&texts, Lang::RU), AT_LEAST);
        assert_eq!(found, [Pair { a: 0, b: 1, jaccard: 1.0 }]);
    }

    proptest! {
        /// The join finds exactly the pairs that comparing all with all finds, at any threshold.
        #[test]
        fn no_pair_is_missed_and_none_is_invented(
            sets in prop::collection::vec(prop::collection::btree_set(0_u64..40, 0..25), 0..30),
            percent in 5_u32..=100,
        ) {
            let sets: Vec<Vec<u64>> = sets.into_iter().map(|set| set.into_iter().collect()).collect();
            let at_least = f64::from(percent) / 100.0;
            let mut expected = Vec::new();
            for a in 0..sets.len() {
                for b in a + 1..sets.len() {
                    if jaccard(&sets[a], &sets[b]) >= at_least - 1e-9 && !sets[a].is_empty() {
                        expected.push((a as u32, b as u32));
                    }
                }
            }
            let found: Vec<(u32, u32)> = pairs(&sets, at_least).iter().map(|pair| (pair.a, pair.b)).collect();
            prop_assert_eq!(&found, &expected);
            let members: usize = clusters(&sets, at_least).iter().map(|cluster| cluster.members.len()).sum();
            let in_pairs: std::collections::BTreeSet<u32> = expected.iter().flat_map(|(a, b)| [*a, *b]).collect();
            prop_assert_eq!(members, in_pairs.len());
        }

        #[test]
        fn any_text_has_sorted_shingles(text in "\\PC{0,60}") {
            for lang in [Lang::KK, Lang::RU, Lang::DE] {
                prop_assert!(shingles(&text, lang).windows(2).all(|pair| pair[0] < pair[1]));
            }
        }
    }
}
