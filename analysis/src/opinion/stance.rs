//! `stance`: where a comment stands, by the cues of `data/stance.*.txt`.

use language::{fold, words};
use legislation::opinion::Stance;
use legislation::{Lang, TextSpan};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A weight from which on a comment says outright what it wants.
const OUTRIGHT: u32 = 3;

/// Words that speak for a stance.
struct Cue {
    stance: Stance,
    weight: u32,
    words: Vec<Word>,
}

/// A word of a cue.
enum Word {
    /// This word.
    Is(String),
    /// Any that begins so; any at all where nothing is left.
    Begins(String),
}

impl Word {
    fn fits(&self, folded: &str) -> bool {
        match self {
            Self::Is(word) => word == folded,
            Self::Begins(stem) => folded.starts_with(stem.as_str()),
        }
    }
}

/// The cues of a language by the first two letters of their first word, the longest first.
struct Cues(BTreeMap<String, Vec<Cue>>);

impl Cues {
    fn new(data: &str) -> Self {
        let mut all: BTreeMap<String, Vec<Cue>> = BTreeMap::new();
        for line in data.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split_whitespace();
            let stance = parts.next().and_then(Stance::from_slug);
            let weight = parts.next().and_then(|weight| weight.parse().ok());
            let (Some(stance), Some(weight)) = (stance, weight) else { continue };
            let word = |part: &str| match part.strip_suffix('*') {
                Some(stem) => Word::Begins(fold(stem)),
                None => Word::Is(fold(part)),
            };
            // A hyphen parts words here as in the text.
            let told: Vec<Word> = parts.flat_map(|part| part.split('-')).map(word).collect();
            let Some(Word::Is(first) | Word::Begins(first)) = told.first() else { continue };
            let key = first.chars().take(2).collect();
            all.entry(key).or_default().push(Cue { stance, weight, words: told });
        }
        for list in all.values_mut() {
            list.sort_by_key(|cue| std::cmp::Reverse(cue.words.len()));
        }
        Self(all)
    }

    fn at(&self, folded: &[String]) -> Option<&Cue> {
        let key: String = folded.first()?.chars().take(2).collect();
        let one = folded.first()?.chars().take(1).collect::<String>();
        let fits = |cue: &&Cue| {
            folded.len() >= cue.words.len() && cue.words.iter().zip(folded).all(|(word, folded)| word.fits(folded))
        };
        let list = |key: &str| self.0.get(key).into_iter().flatten().filter(fits).max_by_key(|cue| cue.words.len());
        // «я за» begins with a word of one letter.
        let (short, long) = (list(&one), list(&key));
        if one == key { short } else { short.into_iter().chain(long).max_by_key(|cue| cue.words.len()) }
    }
}

static RUSSIAN: LazyLock<Cues> = LazyLock::new(|| Cues::new(include_str!("../../data/stance.ru.txt")));
static KAZAKH: LazyLock<Cues> = LazyLock::new(|| Cues::new(include_str!("../../data/stance.kk.txt")));

/// Where a comment stands, and the words that say so; `Unclear` where none do, or as many say one thing as the other.
///
/// Who wants something changed makes a proposal, whatever else is said; who asks, asks, unless it is said outright where they stand.
pub fn stance(text: &str, lang: Lang) -> (Stance, Vec<TextSpan>) {
    let cues = if lang == Lang::KK { &*KAZAKH } else { &*RUSSIAN };
    let parts: Vec<(String, TextSpan)> = words(text)
        .flat_map(|range| {
            let start = range.start;
            let word = text.get(range).unwrap_or_default();
            // «наконец-то»: parts of a word joined by a hyphen are words here.
            let mut at = 0;
            let parts: Vec<(String, TextSpan)> = word
                .split('-')
                .map(|part| {
                    let span = TextSpan::new(start + at, start + at + part.len());
                    at += part.len() + 1;
                    (fold(part), span)
                })
                .filter(|(part, _)| !part.is_empty())
                .collect();
            parts
        })
        .collect();
    let folded: Vec<String> = parts.iter().map(|(word, _)| word.clone()).collect();
    let mut found: Vec<(Stance, u32, TextSpan)> = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let Some(cue) = folded.get(at..).and_then(|rest| cues.at(rest)) else {
            at += 1;
            continue;
        };
        let end = at + cue.words.len() - 1;
        if let (Some((_, first)), Some((_, last))) = (parts.get(at), parts.get(end)) {
            // Words of two sentences are no phrase.
            let span = TextSpan::new(first.start(), last.end());
            let is_one = span.of(text).is_some_and(|said| !said.contains(['.', '!', '?', ';']));
            if is_one {
                found.push((cue.stance, cue.weight, span));
                at = end;
            }
        }
        at += 1;
    }
    let sum = |wanted: Stance| found.iter().filter(|(stance, ..)| *stance == wanted).map(|(_, weight, _)| weight).sum();
    let [pro, contra, proposal, question]: [u32; 4] =
        [Stance::For, Stance::Against, Stance::Proposal, Stance::Question].map(sum);
    let asks = text.contains('?');
    let told = if proposal >= OUTRIGHT {
        Stance::Proposal
    } else if pro.max(contra) >= OUTRIGHT && pro != contra {
        if pro > contra { Stance::For } else { Stance::Against }
    } else if question >= OUTRIGHT || (asks && pro.max(contra) < 2) || question >= 2 && pro.max(contra) < 2 {
        Stance::Question
    } else if proposal > 0 && pro.max(contra) < 2 {
        Stance::Proposal
    } else if pro != contra {
        if pro > contra { Stance::For } else { Stance::Against }
    } else {
        Stance::Unclear
    };
    let spans = found.into_iter().filter(|(stance, ..)| *stance == told).map(|(.., span)| span).collect();
    (told, spans)
}
