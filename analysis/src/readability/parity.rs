//! Counts as two widely used tools make them, so that their published values can be reproduced and compared.
//!
//! [`super::measure`] counts better (law-aware sentences, words in either case); these repeat the tools' own rules,
//! oddities included.

use super::formulas::{self, Counts};
use language::letters::Letter;
use legislation::Lang;

/// Counts as plainrussian makes them: words are runs between white space and need a vowel; only lower-case Russian
/// letters and vowels are counted; every `.`, `?` and `!` is a sentence.
///
/// `longest_sentence` and `words_over_six_letters` are not part of its counts and stay 0.
pub fn plainrussian_counts(text: &str) -> Counts {
    let mut counts = Counts::default();
    for word in text.split_whitespace() {
        let letters = word.chars().filter(|c| matches!(c, 'а'..='я' | 'ё')).count();
        let vowels = word.chars().filter(|&c| is_plainrussian_vowel(c)).count();
        if vowels > 0 {
            counts.add_word(0, vowels);
        }
        counts.letters += u32::try_from(letters).unwrap_or(u32::MAX);
    }
    counts.sentences = u32::try_from(text.matches(['.', '?', '!']).count()).unwrap_or(u32::MAX);
    counts
}

fn is_plainrussian_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'ё')
}

/// The five indices plainrussian publishes, from its own counts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PlainRussian {
    /// Flesch–Kincaid.
    pub fk: f64,
    /// Coleman–Liau.
    pub cl: f64,
    /// Dale–Chall.
    pub dc: f64,
    /// SMOG.
    pub smog: f64,
    /// Automated readability index.
    pub ari: f64,
}

/// plainrussian's indices of a text.
pub fn plainrussian(text: &str) -> PlainRussian {
    let counts = plainrussian_counts(text);
    PlainRussian {
        fk: formulas::fk_plainrussian(&counts),
        cl: formulas::cli_plainrussian(&counts),
        dc: formulas::dc_plainrussian(&counts),
        smog: formulas::smog_plainrussian(&counts),
        ari: formulas::ari_plainrussian(&counts),
    }
}

/// Ten indices as textstat 0.7.13 gives them: name and value, unrounded.
///
/// `syllables` and `is_easy` are asked of a word in lower case: textstat takes syllables from a dictionary and from
/// hyphenation patterns, easy words from a list, and neither is part of this crate. Everything else is repeated: words
/// are the runs between white space once all but letters, digits, `_` and the apostrophes of contractions is removed, so
/// that a hyphenated compound is one word; a sentence is a run up to `.`, `!` or `?` with more than two words, and there
/// is at least one; ARI's words are the runs as they stand and its characters include punctuation; Coleman–Liau has
/// 0.058 for the published 0.0588; in fog a word is complex that is not easy and has three syllables; Linsear's index is that
/// of the first hundred words. For Russian the Flesch weights are Oborneva's and the list of easy words is the English
/// one, so that Dale–Chall and fog say nothing about a Russian text: they are repeated, not recommended.
pub fn textstat(
    text: &str,
    lang: Lang,
    syllables: impl Fn(&str) -> usize,
    is_easy: impl Fn(&str) -> bool,
) -> [(&'static str, f64); 10] {
    let plain = plain(text);
    let words: Vec<String> = plain.split_whitespace().map(str::to_lowercase).collect();
    let of_words: Vec<usize> = words.iter().map(|word| syllables(word)).collect();
    let letters = text.chars().filter(|&c| in_word(c)).count();
    let characters = text.chars().filter(|c| !c.is_whitespace()).count();
    let runs = text.split_whitespace().count();
    let bare: String = text.chars().filter(|&c| in_word(c) || c.is_whitespace()).collect();
    let over_six = bare.split_whitespace().filter(|word| word.chars().count() > 6).count();
    let hard = words.iter().filter(|word| !is_easy(word)).count();
    let complex = words.iter().zip(&of_words).filter(|(word, n)| **n >= 3 && !is_easy(word)).count();
    let poly = of_words.iter().filter(|n| **n >= 3).count();
    let sentences = if text.is_empty() { 0 } else { textstat_sentences(text) };

    let ratio = |a: usize, b: usize| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    let asl = ratio(words.len(), sentences);
    let asw = ratio(of_words.iter().sum(), words.len());
    let of_both = |value: f64| if words.is_empty() { 0.0 } else { value };
    let hard_percent = 100.0 * ratio(hard, words.len());
    let (by_length, by_syllables) = if lang == Lang::RU { (1.3, 60.1) } else { (1.015, 84.6) };
    [
        ("flesch", of_both(206.835 - by_length * asl - by_syllables * asw)),
        ("flesch-kincaid", of_both(0.39 * asl + 11.8 * asw - 15.59)),
        ("fog", 0.4 * (asl + 100.0 * ratio(complex, words.len()))),
        ("smog", if sentences == 0 { 0.0 } else { 1.043 * (30.0 * ratio(poly, sentences)).sqrt() + 3.1291 }),
        ("ari", of_both(4.71 * ratio(characters, runs) + 0.5 * asl - 21.43)),
        ("coleman-liau", of_both(5.8 * ratio(letters, words.len()) - 29.6 * ratio(sentences, words.len()) - 15.8)),
        ("linsear-write", linsear_write(text, &syllables)),
        ("dale-chall", of_both(0.1579 * hard_percent + 0.0496 * asl + if hard_percent > 5.0 { 3.6365 } else { 0.0 })),
        ("lix", of_both(asl + 100.0 * ratio(over_six, words.len()))),
        ("rix", ratio(over_six, sentences)),
    ]
}

/// Linsear Write of the first hundred words: words of one or two syllables count 1, longer ones 3, numbers nothing, by sentence; halved,
/// and before that less 2 where it is at most 20.
fn linsear_write(text: &str, syllables: &impl Fn(&str) -> usize) -> f64 {
    let weight = |word: &str| match syllables(word) {
        0 => 0,
        1 | 2 => 1,
        _ => 3,
    };
    let runs: Vec<&str> = text.split_whitespace().collect();
    let (mut points, mut counted, mut read) = (0_usize, 0, 0);
    if runs.len() > 100 {
        for run in &runs {
            if counted == 100 {
                break;
            }
            read += 1;
            let word = plain(run).to_lowercase();
            if !word.is_empty() {
                counted += 1;
                points += weight(&word);
            }
        }
    } else {
        read = runs.len();
        points = plain(text).split_whitespace().map(|word| weight(&word.to_lowercase())).sum();
    }
    let head = runs.get(..read).unwrap_or(&runs).join(" ");
    if head.is_empty() {
        // No sentence to divide by.
        return if text.is_empty() { 0.0 } else { -1.0 };
    }
    let number = points as f64 / textstat_sentences(&head) as f64;
    if number <= 20.0 { (number - 2.0) / 2.0 } else { number / 2.0 }
}

fn in_word(c: char) -> bool {
    c.is_letter_or_digit() || c == '_'
}

/// The text without punctuation; an apostrophe stays before t, s, d, ve, ll and re.
fn plain(text: &str) -> String {
    let contracts = |after: &str| ["t", "s", "d", "ve", "ll", "re"].iter().any(|end| after.starts_with(end));
    text.char_indices()
        .filter(|&(at, c)| in_word(c) || c.is_whitespace() || c == '\'' && contracts(&text[at + 1..]))
        .map(|(_, c)| c)
        .collect()
}

/// Runs up to `.`, `!` or `?` with more than two words; at least one.
fn textstat_sentences(text: &str) -> usize {
    let runs = text.split(['.', '!', '?']).filter_map(|run| run.find(in_word).map(|start| &run[start..]));
    runs.filter(|run| plain(run).split_whitespace().count() > 2).count().max(1)
}

#[cfg(test)]
mod tests {
    use super::{plainrussian_counts, textstat};
    use legislation::Lang;

    #[test]
    fn plainrussian_counts_small_letters_and_every_full_stop() {
        let counts = plainrussian_counts("Ст. 5 Закона ЗРК: работник вправе!");
        // «Ст.», «5» and «ЗРК:» have no small vowel; the capital of «Закона» is no letter.
        assert_eq!((counts.words, counts.sentences, counts.letters, counts.syllables), (3, 2, 20, 8));
    }

    #[test]
    fn textstat_joins_compounds_and_drops_sentences_of_two_words() {
        let values = textstat(
            "Go on. The well-known employer's duty is to pay, e.g. wages on time!",
            Lang::EN,
            |word| word.matches(['a', 'e', 'i', 'o', 'u']).count().max(1),
            |word| word.len() < 5,
        );
        let value = |name: &str| values.iter().find(|(n, _)| *n == name).map_or(f64::NAN, |(_, value)| *value);
        // 13 words, «wellknown» and «employers» over six letters; two sentences: «Go on.» and «g.» are too short.
        assert!((value("rix") - 1.0).abs() < 1e-9);
        assert!((value("lix") - (6.5 + 200.0 / 13.0)).abs() < 1e-9);
        assert!((value("ari") - (4.71 * 56.0 / 13.0 + 0.5 * 6.5 - 21.43)).abs() < 1e-9);
        // wellknown, employer's and wages are not easy; only employer's has three syllables.
        assert!((value("dale-chall") - (0.1579 * 300.0 / 13.0 + 0.0496 * 6.5 + 3.6365)).abs() < 1e-9);
        assert!((value("fog") - 0.4 * (6.5 + 100.0 / 13.0)).abs() < 1e-9);
    }
}
