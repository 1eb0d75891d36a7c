//! `Fused`: what is found by words and what is found by meaning in one order.

use legislation::message::FoundBy;
use std::collections::BTreeMap;

/// How much less alike than the best a text may be to count e times less. Cosines of this model lie close together, and their
/// differences mean much the same for every question.
const COOLING: f32 = 0.03;

/// The share of meaning in the order of a language's law: more where words have more forms than a stemmer knows. Set on the
/// development queries of traffic law and of the Tax Code (Russian) and of `KazQAD` (Kazakh).
pub(crate) fn weight(lang: &str) -> f32 {
    if lang == "kk" { 0.45 } else { 0.3 }
}

/// A page found by its words.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct ByWords {
    /// The page.
    pub(crate) page: usize,
    /// Its score.
    pub(crate) score: f32,
    /// Whether the question names it: an exact citation or a quoted phrase.
    pub(crate) is_named: bool,
}

/// A page in the order of both.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Fused {
    /// The page.
    pub(crate) page: usize,
    /// From 0 to 1; above 1 what the question names.
    pub(crate) score: f32,
    /// Why it is here.
    pub(crate) by: FoundBy,
}

/// Puts pages found by words and pages alike in meaning (with their cosines) in one order, best first. `weight` is the share of
/// meaning, from 0 – the order of the words, and nothing else – to 1. What the question names stays first, in its order.
pub(crate) fn fused(words: &[ByWords], meaning: &[(usize, f32)], weight: f32) -> Vec<Fused> {
    let best_score = words.iter().filter(|one| !one.is_named).map(|one| one.score).fold(0.0, f32::max);
    let nearest = meaning.iter().map(|(_, cosine)| *cosine).fold(f32::NEG_INFINITY, f32::max);
    let mut pages: BTreeMap<usize, Fused> = BTreeMap::new();
    for one in words {
        let share = if best_score > 0.0 { (one.score / best_score).min(1.0) } else { 0.0 };
        let score = if one.is_named { 2.0 + one.score } else { (1.0 - weight) * share };
        pages.insert(one.page, Fused { page: one.page, score, by: FoundBy::Words });
    }
    for (page, cosine) in meaning.iter().filter(|_| weight > 0.0) {
        let share = weight * ((cosine - nearest) / COOLING).exp();
        let entry = pages.entry(*page).or_insert(Fused { page: *page, score: 0.0, by: FoundBy::Meaning });
        if entry.by == FoundBy::Words {
            entry.by = FoundBy::Both;
        }
        if entry.score <= 1.0 {
            entry.score += share;
        }
    }
    let mut order: Vec<Fused> = pages.into_values().collect();
    let rank: BTreeMap<usize, usize> = words.iter().enumerate().map(|(rank, one)| (one.page, rank)).collect();
    let place = |page: usize| rank.get(&page).copied().unwrap_or(usize::MAX);
    order.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| place(a.page).cmp(&place(b.page))));
    order
}

#[cfg(test)]
mod tests {
    use super::{ByWords, fused};
    use legislation::message::FoundBy;

    const fn page(page: usize, score: f32) -> ByWords {
        ByWords { page, score, is_named: false }
    }

    #[test]
    fn without_meaning_the_order_is_that_of_the_words() {
        let words = [page(7, 9.0), page(3, 4.0), page(5, 4.0)];
        let order = fused(&words, &[(1, 0.9), (5, 0.8)], 0.0);
        assert_eq!(order.iter().map(|one| one.page).collect::<Vec<_>>(), [7, 3, 5]);
        assert!(order.iter().all(|one| one.by == FoundBy::Words));
    }

    #[test]
    fn what_the_question_names_stays_first() {
        let words = [ByWords { page: 2, score: 1.0, is_named: true }, page(7, 9.0)];
        let order = fused(&words, &[(7, 0.9), (8, 0.89)], 0.9);
        assert_eq!(order.iter().map(|one| one.page).collect::<Vec<_>>(), [2, 7, 8]);
    }

    #[test]
    fn a_page_of_other_words_that_means_the_same_joins_and_says_so() {
        let order = fused(&[page(7, 9.0), page(3, 8.5)], &[(3, 0.9), (11, 0.88)], 0.4);
        assert_eq!(order[0].page, 3);
        assert_eq!(
            order.iter().map(|one| one.by).collect::<Vec<_>>(),
            [FoundBy::Both, FoundBy::Words, FoundBy::Meaning]
        );
    }
}
