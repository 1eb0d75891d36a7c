//! `Entry`: a line of an editor's list of officialese.

use super::Aid;
use language::{Token, tokens};
use legislation::Lang;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Words or phrases of officialese with what they mean.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The words of the law, in one or more spellings that mean the same.
    pub official: Vec<&'static str>,
    /// The plainer wording, or the explanation.
    pub plain: &'static str,
    /// Which of the two it is.
    pub aid: Aid,
    /// A remark for the reader, rarely.
    pub note: Option<&'static str>,
}

/// A word of a pattern.
#[derive(Debug)]
pub(super) struct Word {
    stem: String,
    /// The only form in which it is meant.
    form: Option<String>,
}

impl Word {
    pub(super) fn is(&self, token: &Token) -> bool {
        match &self.form {
            Some(form) => *form == token.folded,
            None => self.stem == token.stem,
        }
    }
}

/// A phrase as a text is searched for it.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) words: Vec<Word>,
    /// What it means; nothing for a term of art to leave alone.
    pub(super) entry: Option<&'static Entry>,
}

/// The list of one language.
#[derive(Debug)]
pub(super) struct List {
    /// By the stem of the first word; the longest first, exact forms before stems.
    by_first: HashMap<String, Vec<Pattern>>,
}

impl List {
    pub(super) fn patterns(&self, first: &str) -> &[Pattern] {
        self.by_first.get(first).map_or(&[], Vec::as_slice)
    }

    fn new(lines: &'static [Line], lang: Lang) -> Self {
        let mut by_first: HashMap<String, Vec<Pattern>> = HashMap::new();
        for line in lines {
            let (phrases, entry) = match line {
                Line::Entry(entry) => (entry.official.as_slice(), Some(entry)),
                Line::LeftAlone(term) => (std::slice::from_ref(term), None),
            };
            for phrase in phrases {
                let words = words(phrase, lang);
                if let Some(first) = words.first() {
                    by_first.entry(first.stem.clone()).or_default().push(Pattern { words, entry });
                }
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for patterns in by_first.values_mut() {
            patterns.sort_by_key(|pattern| {
                let exact = pattern.words.iter().filter(|word| word.form.is_some()).count();
                Reverse((pattern.words.len(), exact))
            });
        }
        Self { by_first }
    }
}

/// The words of a phrase; those of a phrase in «quotation marks» are meant in this form alone.
pub(super) fn words(phrase: &str, lang: Lang) -> Vec<Word> {
    let exact = phrase.starts_with('«');
    tokens(phrase, lang).map(|token| Word { stem: token.stem, form: exact.then_some(token.folded) }).collect()
}

/// What a line of the file says.
#[derive(Debug)]
pub(super) enum Line {
    Entry(Entry),
    LeftAlone(&'static str),
}

/// The lines of a file that can be read, and those that cannot.
pub(super) fn read(file: &'static str) -> (Vec<Line>, Vec<&'static str>) {
    let mut lines = Vec::new();
    let mut malformed = Vec::new();
    for text in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line(text) {
            Some(line) => lines.push(line),
            None => malformed.push(text),
        }
    }
    (lines, malformed)
}

fn line(text: &'static str) -> Option<Line> {
    if let Some(term) = text.strip_prefix('!') {
        let term = term.trim();
        return (!term.is_empty() && !term.contains(['=', '~', '|'])).then_some(Line::LeftAlone(term));
    }
    let at = text.find(['=', '~'])?;
    let aid = if text[at..].starts_with('=') { Aid::Rewording } else { Aid::Explanation };
    let official: Vec<&str> = text[..at].split(',').map(str::trim).collect();
    let (plain, note) = match text[at + 1..].split_once('|') {
        Some((plain, note)) => (plain.trim(), Some(note.trim())),
        None => (text[at + 1..].trim(), None),
    };
    let whole = !plain.is_empty()
        && !plain.contains(['=', '~'])
        && note != Some("")
        && official.iter().all(|phrase| !phrase.is_empty() && !phrase.contains('|'));
    whole.then_some(Line::Entry(Entry { official, plain, aid, note }))
}

const KAZAKH: &str = include_str!("../../data/plain_words.kk.txt");
const RUSSIAN: &str = include_str!("../../data/plain_words.ru.txt");
const ENGLISH: &str = include_str!("../../data/plain_words.en.txt");

/// The file of a language, if there is one.
pub(super) fn file(lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::KK => Some(KAZAKH),
        Lang::RU => Some(RUSSIAN),
        Lang::EN => Some(ENGLISH),
        _ => None,
    }
}

/// What the files say, in the order of [`Lang::INTERFACE`].
static LINES: LazyLock<[Vec<Line>; 3]> =
    LazyLock::new(|| Lang::INTERFACE.map(|lang| read(file(lang).unwrap_or_default()).0));
static KAZAKH_LIST: LazyLock<List> = LazyLock::new(|| List::new(&LINES[0], Lang::KK));
static RUSSIAN_LIST: LazyLock<List> = LazyLock::new(|| List::new(&LINES[1], Lang::RU));
static ENGLISH_LIST: LazyLock<List> = LazyLock::new(|| List::new(&LINES[2], Lang::EN));

/// The list of a language, if there is one.
pub(super) fn list(lang: Lang) -> Option<&'static List> {
    match lang {
        Lang::KK => Some(&KAZAKH_LIST),
        Lang::RU => Some(&RUSSIAN_LIST),
        Lang::EN => Some(&ENGLISH_LIST),
        _ => None,
    }
}

/// Everything an editor's list says, in its order; nothing in a language without one.
pub fn entries(lang: Lang) -> impl Iterator<Item = &'static Entry> {
    let lines: &'static [Line] = match lang {
        Lang::KK => &LINES[0],
        Lang::RU => &LINES[1],
        Lang::EN => &LINES[2],
        _ => &[],
    };
    lines.iter().filter_map(|line| match line {
        Line::Entry(entry) => Some(entry),
        Line::LeftAlone(_) => None,
    })
}
