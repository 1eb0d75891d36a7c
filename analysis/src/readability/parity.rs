//! Counts as two widely used tools make them, so that their published values can be reproduced and compared.
//!
//! [`super::measure`] counts better (law-aware sentences, words in either case); these repeat the tools' own rules,
//! oddities included.

use super::formulas::{self, Counts};

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

/// Counts as textstat makes them, with the indices that follow from them alone.
///
/// Words are the runs between white space once everything but letters, digits, `_` and apostrophes is removed, so that
/// a hyphenated compound is one word and a lone apostrophe too. A sentence is a run up to `.`, `!` or `?` with more
/// than two words; there is at least one. Syllables are not repeated here: textstat takes them from a dictionary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Textstat {
    /// Words.
    pub words: u32,
    /// Sentences.
    pub sentences: u32,
    /// Words of more than six characters.
    pub long_words: u32,
    /// Characters but white space, punctuation included.
    pub characters: u32,
    /// Characters but white space and punctuation.
    pub letters: u32,
}

/// textstat's counts of a text.
pub fn textstat(text: &str) -> Textstat {
    let as_count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let in_word = |c: char| c.is_alphanumeric() || c == '_';
    let bare =
        |text: &str| -> String { text.chars().filter(|&c| in_word(c) || c.is_whitespace() || c == '\'').collect() };
    let plain = bare(text);
    let sentences = text
        .split(['.', '!', '?'])
        .filter_map(|run| run.find(in_word).map(|start| &run[start..]))
        .filter(|run| bare(run).split_whitespace().count() > 2)
        .count();
    Textstat {
        words: as_count(plain.split_whitespace().count()),
        sentences: as_count(sentences.max(1)),
        long_words: as_count(plain.split_whitespace().filter(|word| word.chars().count() > 6).count()),
        characters: as_count(text.chars().filter(|c| !c.is_whitespace()).count()),
        letters: as_count(text.chars().filter(|&c| in_word(c)).count()),
    }
}

impl Textstat {
    fn per_word(&self, n: u32) -> f64 {
        if self.words == 0 { 0.0 } else { f64::from(n) / f64::from(self.words) }
    }

    fn asl(&self) -> f64 {
        f64::from(self.words) / f64::from(self.sentences.max(1))
    }

    /// LIX, unrounded.
    pub fn lix(&self) -> f64 {
        self.asl() + 100.0 * self.per_word(self.long_words)
    }

    /// RIX, unrounded.
    pub fn rix(&self) -> f64 {
        f64::from(self.long_words) / f64::from(self.sentences.max(1))
    }

    /// Automated readability index, unrounded; its characters include punctuation.
    pub fn ari(&self) -> f64 {
        4.71 * self.per_word(self.characters) + 0.5 * self.asl() - 21.43
    }

    /// Coleman–Liau index, unrounded, with textstat's 0.058 for the published 0.0588.
    pub fn coleman_liau(&self) -> f64 {
        0.058 * 100.0 * self.per_word(self.letters) - 0.296 * 100.0 * self.per_word(self.sentences) - 15.8
    }
}

#[cfg(test)]
mod tests {
    use super::{plainrussian_counts, textstat};

    #[test]
    fn plainrussian_counts_small_letters_and_every_full_stop() {
        let counts = plainrussian_counts("Ст. 5 Закона ЗРК: работник вправе!");
        // «Ст.», «5» and «ЗРК:» have no small vowel; the capital of «Закона» is no letter.
        assert_eq!((counts.words, counts.sentences, counts.letters, counts.syllables), (3, 2, 20, 8));
    }

    #[test]
    fn textstat_joins_compounds_and_drops_sentences_of_two_words() {
        let counts = textstat("Go on. The well-known employer's duty is to pay, e.g. wages on time!");
        assert_eq!((counts.words, counts.long_words), (13, 2));
        // «Go on.», «g.» are too short; "The … e" and "wages on time" are sentences.
        assert_eq!(counts.sentences, 2);
    }
}
