//! Topics of comments: words that several share, told as they are written, with comments that can be quoted.

use super::{matter, stance};
use language::{is_stop_word, tokens};
use legislation::opinion::{Comment, Topic};
use legislation::{Lang, TextSpan};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Topics that are told at most, of a language.
const MOST: usize = 12;

/// Comments that must share a word before it is a topic; one in so many of a language may.
const LEAST: usize = 3;
const COMMON: usize = 2;

/// Words of every comment on every draft, which tell no topic.
const GENERAL_RU: [&str; 14] = [
    "закон",
    "законопроект",
    "проект",
    "норма",
    "статья",
    "статью",
    "статьи",
    "пункт",
    "подпункт",
    "слово",
    "год",
    "человек",
    "люди",
    "документ",
];
const GENERAL_KK: [&str; 11] =
    ["заң", "жоба", "норма", "бап", "тармақ", "тармақша", "сөз", "жыл", "адам", "адамдар", "болу"];

/// Words that a topic is told by.
const WORDS: usize = 3;

/// Comments that are quoted.
const QUOTES: usize = 3;

/// Letters of a comment that is easily quoted.
const QUOTABLE: std::ops::RangeInclusive<usize> = 30..=320;

/// The topics of the comments that count as voices, language by language.
pub(super) fn find(comments: &[Comment], langs: &[Lang], voices: &[usize]) -> Vec<Topic> {
    [Lang::KK, Lang::RU].into_iter().flat_map(|lang| of_language(comments, langs, voices, lang)).collect()
}

/// The stems of what a comment speaks of, without the words that tell where it stands.
fn spoken(comment: &Comment, lang: Lang) -> BTreeSet<String> {
    let (_, cues) = stance(&comment.text, lang);
    let general = if lang == Lang::KK { &GENERAL_KK[..] } else { &GENERAL_RU[..] };
    let general: BTreeSet<String> = general.iter().map(|word| language::stem(word, lang)).collect();
    let mut stems = matter(&without(&comment.text, &cues), lang);
    stems.retain(|stem| !general.contains(stem));
    stems
}

fn without(text: &str, cues: &[TextSpan]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for cue in cues {
        out.push_str(text.get(at..cue.start()).unwrap_or_default());
        out.push(' ');
        at = cue.end().max(at);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn of_language(comments: &[Comment], langs: &[Lang], voices: &[usize], lang: Lang) -> Vec<Topic> {
    let own: Vec<(usize, BTreeSet<String>)> = voices
        .iter()
        .filter(|at| langs.get(**at) == Some(&lang))
        .filter_map(|at| Some((*at, spoken(comments.get(*at)?, lang))))
        .collect();
    let mut having: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    for (at, stems) in &own {
        for stem in stems {
            having.entry(stem).or_default().insert(*at);
        }
    }
    let most = own.len() / COMMON;
    having.retain(|_, of| (LEAST..=most.max(LEAST)).contains(&of.len()));
    let spelt = spellings(comments, &own, &having, lang);
    let mut left: BTreeSet<usize> = own.iter().map(|(at, _)| *at).collect();
    let mut found: Vec<(String, BTreeSet<usize>)> = Vec::new();
    while found.len() < MOST {
        // The word that most of those have who have no topic yet; of two the rarer elsewhere, then by its letters.
        let best = having
            .iter()
            .map(|(stem, of)| (of.intersection(&left).count(), Reverse(of.len()), Reverse(*stem)))
            .max()
            .filter(|(count, ..)| *count >= LEAST);
        let Some((_, _, Reverse(stem))) = best else { break };
        let members: BTreeSet<usize> =
            having.get(stem).into_iter().flatten().filter(|at| left.contains(at)).copied().collect();
        left.retain(|at| !members.contains(at));
        found.push((stem.to_owned(), members));
    }
    let stems_of: HashMap<usize, &BTreeSet<String>> = own.iter().map(|(at, stems)| (*at, stems)).collect();
    found
        .into_iter()
        .map(|(first, members)| {
            // Words that its comments have and others have not.
            let mut inside: BTreeMap<&str, usize> = BTreeMap::new();
            for stem in members.iter().filter_map(|at| stems_of.get(at)).flat_map(|stems| stems.iter()) {
                *inside.entry(stem).or_default() += 1;
            }
            let mut others: Vec<(&str, f64)> = inside
                .into_iter()
                .filter(|(stem, count)| *stem != first && *count >= LEAST)
                .filter_map(|(stem, count)| {
                    let all = having.get(stem)?.len() as f64;
                    Some((stem, count as f64 * count as f64 / all))
                })
                .collect();
            others.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
            let told: Vec<&str> =
                std::iter::once(first.as_str()).chain(others.iter().map(|(stem, _)| *stem)).take(WORDS).collect();
            let words =
                told.iter().map(|stem| spelt.get(*stem).cloned().unwrap_or_else(|| (*stem).to_owned())).collect();
            // Who says most of its words in the fewest letters is quoted.
            let quotable =
                |at: &&usize| comments.get(**at).is_some_and(|one| QUOTABLE.contains(&one.text.chars().count()));
            let mut quotes: Vec<usize> = members.iter().filter(quotable).copied().collect();
            quotes.sort_by_key(|at| {
                let has = told.iter().filter(|stem| stems_of.get(at).is_some_and(|of| of.contains(**stem))).count();
                (Reverse(has), comments.get(*at).map_or(0, |one| one.text.chars().count()), *at)
            });
            quotes.truncate(QUOTES);
            let numbers = |all: &mut dyn Iterator<Item = usize>| all.map(|at| at as u32).collect::<Vec<u32>>();
            Topic { lang, words, members: numbers(&mut members.into_iter()), quotes: numbers(&mut quotes.into_iter()) }
        })
        .collect()
}

/// How stems are written most often.
fn spellings(
    comments: &[Comment],
    own: &[(usize, BTreeSet<String>)],
    having: &HashMap<&str, BTreeSet<usize>>,
    lang: Lang,
) -> HashMap<String, String> {
    let mut counts: HashMap<String, BTreeMap<String, usize>> = HashMap::new();
    for comment in own.iter().filter_map(|(at, _)| comments.get(*at)) {
        for token in tokens(&comment.text, lang) {
            if having.contains_key(token.stem.as_str()) && !is_stop_word(&token.folded, lang) {
                *counts.entry(token.stem).or_default().entry(token.folded).or_default() += 1;
            }
        }
    }
    let most = |of: BTreeMap<String, usize>| {
        of.into_iter().max_by_key(|(word, count)| (*count, Reverse(word.chars().count()))).map(|(word, _)| word)
    };
    counts.into_iter().filter_map(|(stem, of)| Some((stem, most(of)?))).collect()
}
