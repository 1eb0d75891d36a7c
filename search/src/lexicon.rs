//! `Lexicon`: what an editor knows of a language's readers: their names for acts, their words for the law's words, and
//! the words of a question that say nothing about its subject.
//!
//! It is read from an editor's notes, the files in `data/`. The indexer has them and puts each language's into the bundle;
//! the browser is given those of the language it searches ([`give_notes`]), so that nobody loads another language's.

use language::stop_words::is_stop_word;
use language::{Token, fold_kazakh_keys, tokens};
use legislation::Lang;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// What is known of one language's readers.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    /// Names of acts, to the words of their titles.
    pub(crate) acts: Phrases,
    /// Everyday words, to wordings of the law.
    pub(crate) everyday: Phrases,
    /// Question words, to what the law calls what is asked for.
    pub(crate) questions: Phrases,
    /// Questions and courtesies, by words as written.
    pub(crate) courtesy: Phrases,
}

/// Sequences of words, each with what it stands for.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    /// By first word; the longest first.
    by_first: HashMap<String, Vec<Phrase>>,
}

#[derive(Debug)]
struct Phrase {
    rest: Vec<String>,
    means: Arc<Vec<String>>,
}

/// A place where a sequence stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    /// First word, counted in the list searched.
    pub(crate) start: usize,
    /// Number of words.
    pub(crate) words: usize,
    /// What it stands for.
    pub(crate) means: Arc<Vec<String>>,
}

impl Phrases {
    fn insert(&mut self, words: Vec<String>, means: &Arc<Vec<String>>) {
        let mut words = words.into_iter();
        let Some(first) = words.next() else { return };
        let phrases = self.by_first.entry(first).or_default();
        phrases.push(Phrase { rest: words.collect(), means: Arc::clone(means) });
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
    }

    /// The sequences in a list of words, each word in one of its spellings; the longest from the left, none overlapping.
    pub(crate) fn find(&self, words: &[Vec<&str>]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = words[at]
                .iter()
                .filter_map(|spelling| self.by_first.get(*spelling))
                .flatten()
                .filter(|phrase| {
                    let behind = words.get(at + 1..at + 1 + phrase.rest.len());
                    behind.is_some_and(|behind| {
                        phrase.rest.iter().zip(behind).all(|(wanted, spellings)| spellings.contains(&wanted.as_str()))
                    })
                })
                .max_by_key(|phrase| phrase.rest.len());
            if let Some(phrase) = longest {
                let words = phrase.rest.len() + 1;
                found.push(Found { start: at, words, means: Arc::clone(&phrase.means) });
                at += words;
            } else {
                at += 1;
            }
        }
        found
    }
}

/// Words that belong together though others stand between them, in any order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Loose {
    /// The words, counted in the list searched, in order.
    pub(crate) at: Vec<usize>,
    /// What they stand for.
    pub(crate) means: Arc<Vec<String>>,
}

impl Phrases {
    /// The sequences in a list of words, at most `gap` other words between two of them, in any order; none that is part of
    /// a longer one.
    pub(crate) fn find_loose(&self, words: &[Vec<&str>], gap: usize) -> Vec<Loose> {
        let mut found: Vec<Loose> = Vec::new();
        for (start, spellings) in words.iter().enumerate() {
            for phrase in spellings.iter().filter_map(|spelling| self.by_first.get(*spelling)).flatten() {
                let mut at = vec![start];
                let all = phrase.rest.iter().all(|wanted| {
                    let (first, last) = (at.iter().min().copied(), at.iter().max().copied());
                    let from = first.unwrap_or(start).saturating_sub(gap + 1);
                    let to = (last.unwrap_or(start) + gap + 2).min(words.len());
                    // Behind what is there already, then before it.
                    let behind = (start..to).chain((from..start).rev());
                    let next = behind.into_iter().find(|&i| !at.contains(&i) && words[i].contains(&wanted.as_str()));
                    at.extend(next);
                    next.is_some()
                });
                if all {
                    at.sort_unstable();
                    found.push(Loose { at, means: Arc::clone(&phrase.means) });
                }
            }
        }
        let part_of_longer = |loose: &Loose| {
            found.iter().any(|other| other.at.len() > loose.at.len() && loose.at.iter().all(|i| other.at.contains(i)))
        };
        let mut whole: Vec<Loose> = found.iter().filter(|loose| !part_of_longer(loose)).cloned().collect();
        whole.dedup();
        whole
    }
}

static KAZAKH: OnceLock<Lexicon> = OnceLock::new();
static RUSSIAN: OnceLock<Lexicon> = OnceLock::new();
static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
static NONE: OnceLock<Lexicon> = OnceLock::new();

fn place(lang: Lang) -> &'static OnceLock<Lexicon> {
    match lang {
        Lang::KK => &KAZAKH,
        Lang::RU => &RUSSIAN,
        Lang::EN => &ENGLISH,
        _ => &NONE,
    }
}

/// The lexicon of a language; empty for languages without one, and in a browser that was not given its notes.
pub(crate) fn lexicon(lang: Lang) -> &'static Lexicon {
    place(lang).get_or_init(|| notes(lang).map_or_else(Lexicon::default, |notes| Lexicon::read(lang, &notes)))
}

/// Gives the notes of a language before its first query. The first ones given stay.
pub fn give_notes(lang: Lang, notes: &str) {
    if Lang::INTERFACE.contains(&lang) {
        place(lang).get_or_init(|| Lexicon::read(lang, notes));
    }
}

/// What stands between the three parts of a language's notes.
const PARTS: &str = "\u{1}";

/// The editor's notes of a language: names of acts, everyday words, courtesies; none for languages without.
#[cfg(not(target_arch = "wasm32"))]
pub fn notes(lang: Lang) -> Option<String> {
    let (acts, everyday, section) = match lang {
        Lang::KK => (include_str!("../data/act-names.kk.txt"), include_str!("../data/everyday.kk.txt"), "[kk]"),
        Lang::RU => (include_str!("../data/act-names.ru.txt"), include_str!("../data/everyday.ru.txt"), "[ru]"),
        Lang::EN => (include_str!("../data/act-names.en.txt"), include_str!("../data/everyday.en.txt"), "[en]"),
        _ => return None,
    };
    let mut inside = false;
    let courtesy = lines(include_str!("../data/courtesy.txt")).filter(|line| {
        let heading = line.starts_with('[');
        if heading {
            inside = *line == section;
        }
        inside && !heading
    });
    let parts = [lines(acts).collect::<Vec<_>>(), lines(everyday).collect(), courtesy.collect()];
    Some(parts.map(|lines| lines.join("\n")).join(PARTS))
}

#[cfg(target_arch = "wasm32")]
fn notes(_lang: Lang) -> Option<String> {
    None
}

impl Lexicon {
    fn read(lang: Lang, notes: &str) -> Self {
        let mut lexicon = Self::default();
        let mut parts = notes.split(PARTS);
        let mut part = || parts.next().unwrap_or_default();
        let (acts, everyday, courtesy) = (part(), part(), part());
        for (names, meanings) in entries(acts) {
            // An act's own name names it, too.
            for name in names.into_iter().chain(meanings.first().map(String::as_str)) {
                lexicon.acts.insert(tokens(name, lang).map(|token| act_word(token, lang)).collect(), &meanings);
            }
        }
        let (everyday, questions) = everyday.split_once("[questions]").unwrap_or((everyday, ""));
        for (names, meanings) in entries(questions) {
            for name in names {
                lexicon.questions.insert(tokens(name, lang).map(|token| token.stem).collect(), &meanings);
            }
        }
        for (names, meanings) in entries(everyday) {
            for name in names {
                let words: Vec<_> = tokens(name, lang).collect();
                let telling = |folded: &str| !is_stop_word(folded, lang);
                let key = words.into_iter().filter(|word| telling(&word.folded)).map(|token| token.stem).collect();
                lexicon.everyday.insert(key, &meanings);
            }
        }
        let none = Arc::default();
        for line in lines(courtesy) {
            lexicon.courtesy.insert(tokens(line, lang).map(|t| t.folded).collect(), &none);
        }
        lexicon
    }
}

/// A word of an act's name as it is matched: an abbreviation as it is («тк» is no form of another word), in Kazakh typed
/// with whatever keys; other words by their stem.
pub(crate) fn act_word(token: Token, lang: Lang) -> String {
    match token.folded.chars().count() {
        3..=5 if lang == Lang::KK => fold_kazakh_keys(&token.folded),
        ..=5 => token.folded,
        _ => token.stem,
    }
}

/// Lines without comments and white space.
fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// `name, name = meaning; meaning` lines.
fn entries(file: &str) -> impl Iterator<Item = (Vec<&str>, Arc<Vec<String>>)> {
    lines(file).filter_map(|line| line.split_once('=')).map(|(names, meanings)| {
        let names = names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        let meanings = meanings.split(';').map(str::trim).filter(|m| !m.is_empty()).map(str::to_owned).collect();
        (names, Arc::new(meanings))
    })
}
