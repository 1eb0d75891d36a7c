//! `Vocabulary`: the words of a corpus, how often each occurs, and how their number grows with the text (Heaps' law).

use std::collections::{HashMap, HashSet};

/// A word, whatever its case: a 64-bit FNV-1a hash of its lower-case letters.
pub(super) type Key = u64;

/// The shares of a corpus at which its vocabulary is counted.
pub(super) const SHARES: [f64; 4] = [0.125, 0.25, 0.5, 1.0];

/// How often each word of a corpus occurs.
#[derive(Default)]
pub(super) struct Vocabulary {
    /// Per word: occurrences, and whether some of them may be changed (see [`is_plain`]).
    words: HashMap<Key, (u32, bool)>,
    /// Occurrences of all.
    pub(super) tokens: u64,
}

impl Vocabulary {
    /// Counts a text's words.
    pub(super) fn add(&mut self, text: &str) {
        for (_, word) in words(text) {
            let entry = self.words.entry(key(word)).or_default();
            entry.0 += 1;
            entry.1 |= is_plain(word);
            self.tokens += 1;
        }
    }

    /// Different words.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Occurrences of a word.
    pub(super) fn count(&self, key: Key) -> u32 {
        self.words.get(&key).map_or(0, |entry| entry.0)
    }

    /// Occurrences of each word that may be changed.
    pub(super) fn plain(&self) -> impl Iterator<Item = u32> {
        self.words.values().filter(|entry| entry.1).map(|entry| entry.0)
    }
}

/// How many different words there are at some shares of a corpus.
pub(super) struct Curve {
    seen: HashSet<Key>,
    tokens: u64,
    total: u64,
    /// Occurrences read and different words among them, at each of [`SHARES`].
    pub(super) points: Vec<(u64, u64)>,
}

impl Curve {
    /// Of a corpus with this many words.
    pub(super) fn new(total: u64) -> Self {
        Self { seen: HashSet::new(), tokens: 0, total, points: Vec::new() }
    }

    /// Reads on.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "< 2^52")]
    pub(super) fn add(&mut self, text: &str) {
        for (_, word) in words(text) {
            self.seen.insert(key(word));
            self.tokens += 1;
            let next = SHARES.get(self.points.len()).map(|share| (share * self.total as f64) as u64);
            if next == Some(self.tokens) {
                self.points.push((self.tokens, self.seen.len() as u64));
            }
        }
    }
}

/// Heaps' law: a text of n words has k·n^beta different ones.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heaps {
    pub(super) k: f64,
    pub(super) beta: f64,
}

impl Heaps {
    /// The law that fits some points best (least squares of the logarithms); `None` of fewer than two.
    #[expect(clippy::cast_precision_loss, reason = "counts are below 2^52")]
    pub(super) fn fitted(points: &[(u64, u64)]) -> Option<Self> {
        let logs: Vec<(f64, f64)> = points.iter().map(|&(n, v)| ((n as f64).ln(), (v as f64).ln())).collect();
        let count = logs.len() as f64;
        let (x, y) = logs.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0 / count, sum.1 + at.1 / count));
        let across: f64 = logs.iter().map(|at| (at.0 - x).powi(2)).sum();
        let along: f64 = logs.iter().map(|at| (at.0 - x) * (at.1 - y)).sum();
        (logs.len() > 1 && across > 0.0).then(|| {
            let beta = along / across;
            Self { k: (y - beta * x).exp(), beta }
        })
    }
}

/// The words of a text with the places where they begin: runs of letters.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text.get(rest..)?.find(char::is_alphabetic)?;
        let after = text.get(start..)?;
        let end = start + after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        rest = end;
        Some((start, text.get(start..end)?))
    })
}

/// A word's key.
pub(super) fn key(word: &str) -> Key {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut bytes = [0; 4];
    for c in word.chars().flat_map(char::to_lowercase) {
        for byte in c.encode_utf8(&mut bytes).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    hash
}

/// Whether a word is one a new word may stand for: five letters or more, none but the first a capital. Names of
/// divisions and abbreviations of acts are shorter, or in capitals.
pub(super) fn is_plain(word: &str) -> bool {
    word.chars().nth(4).is_some() && word.chars().skip(1).all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_their_case_is_one() {
        let found: Vec<&str> = words("## § 3 Dauer des Urlaubs, 24 Werktage (BUrlG)").map(|(_, word)| word).collect();
        assert_eq!(found, ["Dauer", "des", "Urlaubs", "Werktage", "BUrlG"]);
        assert_eq!(key("Übergang"), key("ÜBERGANG"));
        assert_eq!(found.iter().filter(|word| is_plain(word)).count(), 3);
    }

    #[test]
    fn heaps_law_is_found_in_what_follows_it() {
        // 20·n^0.6
        let points = [(1_000, 1_262), (10_000, 5_024), (100_000, 20_000)];
        let fitted = Heaps::fitted(&points).expect("three points");
        assert!((fitted.beta - 0.6).abs() < 1e-3 && (fitted.k - 20.0).abs() < 0.2, "{fitted:?}");
        assert!(Heaps::fitted(&points[..1]).is_none());
    }

    #[test]
    fn the_curve_is_read_at_each_share() {
        let mut curve = Curve::new(16);
        curve.add("a b a b c d c d a b c d e f g h");
        assert_eq!(curve.points, [(2, 2), (4, 2), (8, 4), (16, 8)]);
    }
}
