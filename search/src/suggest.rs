//! `Suggester`: what a reader may be about to type: acts, headings, defined terms, questions others have.
//!
//! Every word typed must begin a word of what is offered, in any order; Kazakh letters may be typed with Russian keys. When
//! nothing fits, words with a slip are read as the nearest words that are offered.

use crate::dictionary::{Near, nearest};
use crate::lexicon::{act_word, lexicon};
use language::{fold, fold_kazakh_keys, latin_to_cyrillic, tokens, typed_as_cyrillic, typed_as_latin, words};
use legislation::bundle::{OfferedAct, SuggestionFile};
use legislation::guide::Situation;
use legislation::message::{Scope, Suggestion, SuggestionKind};
use legislation::{ActId, Lang};
use std::collections::{BTreeMap, BTreeSet};

/// Most suggestions at a time.
const MOST: usize = 8;

/// Most of one kind while other kinds have something to offer.
const MOST_OF_A_KIND: usize = 4;

/// What can be offered in one language.
#[derive(Debug)]
pub struct Suggester {
    lang: Lang,
    file: SuggestionFile,
    entries: Vec<Entry>,
    /// Words of the entries, with the number of entries that have them.
    vocabulary: BTreeMap<String, u32>,
}

#[derive(Debug)]
struct Entry {
    kind: SuggestionKind,
    /// Index into the list of its kind.
    number: usize,
    /// Its words as compared, each after a space.
    text: String,
}

/// Questions an editor wrote for readers of a language.
pub fn popular(lang: Lang) -> impl Iterator<Item = &'static str> {
    let file = match lang {
        Lang::KK => include_str!("../data/popular.kk.txt"),
        Lang::RU => include_str!("../data/popular.ru.txt"),
        Lang::EN => include_str!("../data/popular.en.txt"),
        _ => "",
    };
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Questions an editor wrote for each situation of life, in a language; lines «work: уволили без причины».
pub fn situations(lang: Lang) -> impl Iterator<Item = (Situation, Vec<&'static str>)> {
    let file = match lang {
        Lang::KK => include_str!("../data/situations.kk.txt"),
        Lang::RU => include_str!("../data/situations.ru.txt"),
        Lang::EN => include_str!("../data/situations.en.txt"),
        _ => "",
    };
    let line = |line: &'static str| {
        let (situation, question) = line.split_once(':')?;
        Some((Situation::from_slug(situation.trim())?, question.trim()))
    };
    let all: Vec<(Situation, &str)> = file.lines().filter_map(line).collect();
    Situation::ALL.into_iter().map(move |situation| {
        (situation, all.iter().filter(|(of, _)| *of == situation).map(|(_, question)| *question).collect())
    })
}

impl Suggester {
    /// Reads what can be offered.
    pub fn new(lang: Lang, file: SuggestionFile) -> Self {
        let mut entries = Vec::new();
        let mut add = |kind, number, text: &str| entries.push(Entry { kind, number, text: compared(text, lang) });
        file.queries.iter().enumerate().for_each(|(number, query)| add(SuggestionKind::Query, number, query));
        file.acts.iter().enumerate().for_each(|(number, act)| add(SuggestionKind::Act, number, &act.title));
        file.terms.iter().enumerate().for_each(|(number, term)| add(SuggestionKind::Term, number, &term.text));
        file.headings.iter().enumerate().for_each(|(number, offer)| add(SuggestionKind::Heading, number, &offer.text));
        let mut vocabulary: BTreeMap<String, u32> = BTreeMap::new();
        for entry in &entries {
            for word in entry.text.split(' ').filter(|word| word.chars().count() >= 4).collect::<BTreeSet<_>>() {
                *vocabulary.entry(word.to_owned()).or_default() += 1;
            }
        }
        Self { lang, file, entries, vocabulary }
    }

    /// At most eight suggestions for a text being typed, best first; none for a text of less than two letters. With an act,
    /// only what stands in it; with a scope, only what stands in its acts.
    pub fn suggest(&self, text: &str, act: Option<&ActId>, scope: &Scope) -> Vec<Suggestion> {
        let found = self.find(text, act, scope);
        if !found.is_empty() {
            return found;
        }
        let cyrillic = matches!(self.lang, Lang::KK | Lang::RU);
        let other_keys = if cyrillic {
            vec![typed_as_latin(text, self.lang), latin_to_cyrillic(text, self.lang)]
        } else {
            vec![typed_as_cyrillic(text)]
        };
        other_keys.iter().map(|text| self.find(text, act, scope)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    fn find(&self, text: &str, act: Option<&ActId>, scope: &Scope) -> Vec<Suggestion> {
        let typed: Vec<String> = compared(text, self.lang).split_whitespace().map(str::to_owned).collect();
        if typed.iter().map(|word| word.chars().count()).sum::<usize>() < 2 || typed.len() > 20 {
            return Vec::new();
        }
        let mut found = self.matching(&typed);
        let spelt = self.spelt_out(text);
        if spelt != typed {
            let more = self.matching(&spelt);
            found.extend(more.into_iter().filter(|(_, entry)| entry.kind == SuggestionKind::Act));
        }
        if found.is_empty() {
            let corrected: Vec<String> = typed.iter().map(|word| self.corrected(word)).collect();
            if corrected != typed {
                found = self.matching(&corrected);
            }
        }
        if let Some(act) = act {
            let own = self.file.acts.iter().position(|other| other.id == *act);
            found.retain(|(_, entry)| own.is_some() && self.act_of(entry) == own);
        }
        if !scope.is_everything() {
            let fits = |act: &OfferedAct| {
                scope.has_act(&act.id) && (scope.kinds.is_empty() || act.kind.is_some_and(|kind| scope.has_kind(kind)))
            };
            let leads_to = |entry: &Entry| match entry.kind {
                SuggestionKind::Act => Some(entry.number),
                _ => self.act_of(entry),
            };
            found.retain(|(_, entry)| leads_to(entry).and_then(|act| self.file.acts.get(act)).is_some_and(fits));
        }
        found.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.text.len().cmp(&y.text.len())).then(x.text.cmp(&y.text)));
        self.chosen(&found)
    }

    /// Every entry that has a word beginning so for each word typed, with how well it fits.
    fn matching(&self, typed: &[String]) -> Vec<(f32, &Entry)> {
        if typed.is_empty() {
            return Vec::new();
        }
        let begins: Vec<String> = typed.iter().map(|word| format!(" {word}")).collect();
        let fit = |entry: &Entry| {
            let all = begins.iter().all(|begin| entry.text.contains(begin.as_str()));
            all.then(|| {
                let kind = match entry.kind {
                    SuggestionKind::Query => 1.2,
                    SuggestionKind::Act => 1.0,
                    SuggestionKind::Term => 0.9,
                    SuggestionKind::Heading => 0.8,
                };
                // Whole beginnings in the order typed: «налог на тр» of «уплата налога на транспорт».
                let words: Vec<&str> = entry.text.split_whitespace().collect();
                let follow =
                    |words: &[&str]| words.iter().zip(typed).all(|(word, typed)| word.starts_with(typed.as_str()));
                let in_order = words.windows(typed.len()).position(follow);
                let starts = if in_order == Some(0) { 1.0 } else { 0.0 };
                let together = if in_order.is_some() { 0.5 } else { 0.0 };
                kind + starts + together
            })
        };
        self.entries.iter().filter_map(|entry| Some((fit(entry)?, entry))).collect()
    }

    /// Number of the act that a heading or a term stands in.
    fn act_of(&self, entry: &Entry) -> Option<usize> {
        let offers = match entry.kind {
            SuggestionKind::Heading => &self.file.headings,
            SuggestionKind::Term => &self.file.terms,
            SuggestionKind::Act | SuggestionKind::Query => return None,
        };
        offers.get(entry.number).map(|offer| offer.act as usize)
    }

    /// The words typed, short names of acts spelt out.
    fn spelt_out(&self, text: &str) -> Vec<String> {
        let typed: Vec<_> = tokens(text, self.lang).collect();
        let names: Vec<String> = typed.iter().map(|token| act_word(token.clone(), self.lang)).collect();
        let spellings: Vec<Vec<&str>> = names.iter().map(|name| vec![name.as_str()]).collect();
        let mut spelt = String::new();
        let mut at = 0;
        for found in lexicon(self.lang).acts.find(&spellings) {
            typed[at..found.start].iter().for_each(|token| spelt = format!("{spelt} {}", token.folded));
            spelt = format!("{spelt} {}", found.means.first().map_or("", String::as_str));
            at = found.start + found.words;
        }
        typed[at..].iter().for_each(|token| spelt = format!("{spelt} {}", token.folded));
        let stop = |word: &str| language::is_stop_word(word, self.lang);
        compared(&spelt, self.lang).split_whitespace().filter(|word| !stop(word)).map(str::to_owned).collect()
    }

    /// The word that may have been meant.
    fn corrected(&self, typed: &str) -> String {
        if self.vocabulary.range(typed.to_owned()..).next().is_some_and(|(word, _)| word.starts_with(typed)) {
            return typed.to_owned();
        }
        let letters: Vec<char> = typed.chars().collect();
        let near = nearest(&letters, self.vocabulary.iter().map(|(word, entries)| (word.as_str(), *entries)));
        near.map_or_else(|| typed.to_owned(), |Near { word, .. }| word)
    }

    /// The best of each kind, no text twice.
    fn chosen(&self, found: &[(f32, &Entry)]) -> Vec<Suggestion> {
        let mut chosen: Vec<&Entry> = Vec::new();
        let mut texts = BTreeSet::new();
        for most in [MOST_OF_A_KIND, MOST] {
            for (_, entry) in found {
                let of_kind = chosen.iter().filter(|other| other.kind == entry.kind).count();
                if chosen.len() < MOST && of_kind < most && texts.insert((entry.kind, entry.text.as_str())) {
                    chosen.push(entry);
                }
            }
        }
        chosen.sort_by_key(|entry| found.iter().position(|(_, other)| std::ptr::eq(*other, *entry)));
        chosen.into_iter().filter_map(|entry| self.suggestion(entry)).collect()
    }

    fn suggestion(&self, entry: &Entry) -> Option<Suggestion> {
        let blank = |text: &str| Suggestion {
            kind: entry.kind,
            text: text.to_owned(),
            act: None,
            eid: None,
            of: String::new(),
        };
        let offers = match entry.kind {
            SuggestionKind::Query => return Some(blank(self.file.queries.get(entry.number)?)),
            SuggestionKind::Act => {
                let act = self.file.acts.get(entry.number)?;
                return Some(Suggestion { act: Some(act.id.clone()), ..blank(&act.title) });
            }
            SuggestionKind::Heading => &self.file.headings,
            SuggestionKind::Term => &self.file.terms,
        };
        let offer = offers.get(entry.number)?;
        let act = self.file.acts.get(offer.act as usize)?;
        Some(Suggestion {
            act: Some(act.id.clone()),
            eid: Some(offer.eid.clone()),
            of: act.title.clone(),
            ..blank(&offer.text)
        })
    }
}

/// The words of a text as they are compared, each after a space.
fn compared(text: &str, lang: Lang) -> String {
    let mut out = String::new();
    for span in words(text) {
        let folded = fold(&text[span]);
        out.push(' ');
        out.push_str(&if lang == Lang::KK { fold_kazakh_keys(&folded) } else { folded });
    }
    out
}
