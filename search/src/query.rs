//! `Query`: what a reader's words ask for.
//!
//! Any text is a query. Quoted words are phrases, a minus leaves out, `kind:`, `status:` and `act:` narrow down,
//! «статья 146», «16-бап», "art. 5" are citations, names of acts say where, and the rest are words; those that say
//! nothing about the subject are dropped unless there is nothing else.

use crate::aids::Aids;
use crate::citation::{self, Citation};
use crate::filter::{self, Filters};
use crate::lexicon::{Phrases, act_word, lexicon};
use language::stop_words::is_stop_word;
use language::tokens::other_terms;
use language::{Token, roman, tokens};
use legislation::message::SearchQuery;
use legislation::{ActId, Lang};
use std::collections::BTreeSet;

/// Most words of a query that are looked up; a pasted page is asked for by its first words.
const MOST_WORDS: usize = 40;

/// Most bytes of a query that are read.
const MOST_BYTES: usize = 4_000;

/// A query, understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query {
    /// The words to look for, without those that only connect (unless there is nothing else).
    pub words: Vec<Word>,
    /// Words that only say which act is meant («НК РК»), spelt out.
    pub act: Vec<Word>,
    /// The same as typed: some acts are titled by their short name.
    pub act_as_typed: Vec<Word>,
    /// Quoted words as index terms, each with its distance from the first: whatever their endings, they are to stand so.
    pub phrases: Vec<Vec<(String, u32)>>,
    /// Words that must not occur.
    pub without: Vec<Word>,
    /// The provision named.
    pub citation: Option<Citation>,
    /// What the law calls what the reader says in everyday words.
    pub wordings: Vec<Wordings>,
    /// What narrows the search down.
    pub filters: Filters,
}

/// A word of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// As typed, folded.
    pub folded: String,
    /// The index terms it may stand for, the likeliest first, never none.
    pub terms: Vec<String>,
    /// Its number in the query.
    pub position: usize,
}

/// The law's wordings of everyday words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wordings {
    /// The everyday words as typed, with what stands between them; lower case.
    pub said: String,
    /// Their numbers in the query.
    pub positions: Vec<usize>,
    /// Each wording as an editor wrote it, and its words.
    pub law: Vec<(String, Vec<Word>)>,
    /// Whether only question words were typed («до какого числа»): a hint at what is asked, not its subject.
    pub question: bool,
}

/// The act that a search is limited to, if it is named by what may be its id: chosen, or typed as `act:ID`. Whoever has the
/// catalog fills in its number ([`SearchQuery::act_place`]).
pub fn act_asked(query: &SearchQuery) -> Option<ActId> {
    let typed = || parse(&query.text, query.lang).filters.act.and_then(|name| ActId::parse(&name).ok());
    query.act.clone().or_else(|| if query.text.contains("act:") { typed() } else { None })
}

/// Reads a query; total: any text gives one.
pub fn parse(text: &str, lang: Lang) -> Query {
    parse_with(text, lang, &Aids::default())
}

/// Reads a query with some aids left out.
pub fn parse_with(text: &str, lang: Lang, aids: &Aids) -> Query {
    let end = text.char_indices().map(|(at, _)| at).take_while(|&at| at <= MOST_BYTES).last().unwrap_or(0);
    let text = if text.len() > MOST_BYTES { &text[..end] } else { text };
    let (text, quoted) = unquote(text);
    let (text, filters, left_out) = filter::take(&text, lang);
    let mut found: Vec<Token> = tokens(&text, lang).take(MOST_WORDS).collect();
    let (mut act, mut act_as_typed) = (Vec::new(), Vec::new());
    if aids.names {
        (act, act_as_typed) = take_acts(&mut found, lang);
    }
    let mut citation = None;
    if aids.citations {
        citation = citation::take(&text, &mut found, !act.is_empty(), lang);
    }
    let wordings = if aids.everyday { wordings(&text, &found, aids, lang) } else { Vec::new() };
    if aids.courtesy {
        drop_courtesy(&mut found, lang);
    }
    let mut words: Vec<Word> = found.into_iter().map(|token| word(token, lang)).collect();
    let mut phrases: Vec<Vec<(String, u32)>> = Vec::new();
    for piece in quoted {
        let mut phrase: Vec<Token> = tokens(&piece, lang).take(MOST_WORDS).collect();
        // Passages are not indexed by the words that only connect; the others keep their distance.
        if phrase.iter().any(|token| !is_stop_word(&token.folded, lang)) {
            phrase.retain(|token| !is_stop_word(&token.folded, lang));
        }
        let first = phrase.first().map_or(0, |token| token.position);
        match phrase.len() {
            0 => {}
            1 => words.extend(phrase.into_iter().map(|token| word(token, lang))),
            _ => phrases.push(phrase.into_iter().map(|token| (token.stem, (token.position - first) as u32)).collect()),
        }
    }
    // «какая статья…»: a structural element without a number says as little as a stop word.
    let says_something = |word: &Word| !is_stop_word(&word.folded, lang) && !citation::is_step(&word.folded);
    if !phrases.is_empty() || citation.is_some() || !act.is_empty() || words.iter().any(says_something) {
        words.retain(says_something);
    }
    if words.is_empty() && phrases.is_empty() && citation.is_none() {
        words.append(&mut act); // nothing but the name of an act
    }
    act.retain(|word| !is_stop_word(&word.folded, lang));
    for list in [&mut words, &mut act, &mut act_as_typed] {
        let mut seen = BTreeSet::new();
        list.retain(|word| seen.insert(word.terms.first().cloned()));
    }
    let without = left_out.iter().flat_map(|piece| tokens(piece, lang)).map(|token| word(token, lang)).collect();
    Query { words, act, act_as_typed, phrases, without, citation, wordings, filters }
}

/// The word itself as the index has it.
pub(crate) fn word(token: Token, lang: Lang) -> Word {
    let mut terms = vec![token.stem];
    terms.extend(other_terms(&token.folded, lang));
    // «XVIII ғасыр» is «18-ғасыр».
    if token.folded.chars().nth(1).is_some() && token.folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) {
        terms.extend(roman(&token.folded).map(|number| number.to_string()));
    }
    terms.dedup();
    Word { folded: token.folded, terms, position: token.position }
}

/// The spellings by which a word may belong to an act's name. A stem of two letters is too many words at once.
fn spelt<'a>(name: &'a str, stem: &'a str) -> Vec<&'a str> {
    if stem.chars().count() > 2 { vec![name, stem] } else { vec![name] }
}

/// Takes the names of acts out of the words: spelt out, and as typed.
fn take_acts(words: &mut Vec<Token>, lang: Lang) -> (Vec<Word>, Vec<Word>) {
    let names: Vec<String> = words.iter().map(|token| act_word(token.clone(), lang)).collect();
    let spellings: Vec<Vec<&str>> =
        names.iter().zip(words.iter()).map(|(name, token)| spelt(name, &token.stem)).collect();
    let (mut act, mut as_typed) = (Vec::new(), Vec::new());
    let mut taken = vec![false; words.len()];
    let numbered = words.iter().any(|token| token.folded.starts_with(|c: char| c.is_ascii_digit()));
    for found in lexicon(lang).acts.find(&spellings) {
        // «налоговый» is an act in «статья 5 налогового», but not in «налоговая проверка».
        if found.words == 1 && !numbered && words[found.start].folded.chars().count() > 5 {
            continue;
        }
        let typed = found.start..found.start + found.words;
        taken[typed.clone()].fill(true);
        as_typed.extend(words[typed].iter().map(|token| word(token.clone(), lang)));
        let position = words[found.start].position;
        for name in found.means.iter() {
            act.extend(tokens(name, lang).map(|token| Word { position, ..word(token, lang) }));
        }
    }
    let mut taken = taken.into_iter();
    words.retain(|_| !taken.next().unwrap_or(false));
    (act, as_typed)
}

/// Drops questions and courtesies, unless nothing else is said.
fn drop_courtesy(words: &mut Vec<Token>, lang: Lang) {
    let spellings: Vec<Vec<&str>> = words.iter().map(|token| vec![token.folded.as_str()]).collect();
    let mut drop = vec![false; words.len()];
    for found in lexicon(lang).courtesy.find(&spellings) {
        drop[found.start..found.start + found.words].fill(true);
    }
    let left = words.iter().zip(&drop).any(|(token, drop)| !drop && !is_stop_word(&token.folded, lang));
    if left {
        let mut drop = drop.into_iter();
        words.retain(|_| !drop.next().unwrap_or(false));
    }
}

/// Most words between everyday words that belong together.
const GAP: usize = 2;

/// Most everyday wordings of one query that are looked up.
const MOST_WORDINGS: usize = 8;

/// The law's wordings of what is said; words that only connect do not part a phrase.
fn wordings(text: &str, words: &[Token], aids: &Aids, lang: Lang) -> Vec<Wordings> {
    let lexicon = lexicon(lang);
    let telling: Vec<&Token> = words.iter().filter(|token| !is_stop_word(&token.folded, lang)).collect();
    let mut found = in_words(&lexicon.everyday, text, &telling, GAP, lang);
    if aids.questions {
        let asked = in_words(&lexicon.questions, text, &words.iter().collect::<Vec<_>>(), 0, lang);
        found.extend(asked.into_iter().map(|wordings| Wordings { question: true, ..wordings }));
    }
    let mut found = together(text, words, found);
    found.truncate(MOST_WORDINGS);
    found
}

/// Joins everyday words that share words with one another and a wording of the law («штраф за скорость», «превышение
/// скорости»): they are said once, and the law answers once.
fn together(text: &str, words: &[Token], found: Vec<Wordings>) -> Vec<Wordings> {
    let mut joined: Vec<Wordings> = Vec::new();
    for new in found {
        let same = |other: &&mut Wordings| {
            let wording = |law: &str| other.law.iter().any(|(known, _)| known == law);
            other.question == new.question
                && other.positions.iter().any(|at| new.positions.contains(at))
                && new.law.iter().any(|(law, _)| wording(law))
        };
        let Some(other) = joined.iter_mut().find(same) else {
            joined.push(new);
            continue;
        };
        other.positions.extend(new.positions);
        other.positions.sort_unstable();
        other.positions.dedup();
        let law = new.law.into_iter().filter(|(law, _)| !other.law.iter().any(|(known, _)| known == law));
        let law: Vec<_> = law.collect();
        other.law.extend(law);
        let said: Vec<&Token> = words.iter().filter(|token| other.positions.contains(&token.position)).collect();
        other.said = piece(text, &said.iter().collect::<Vec<_>>()).to_lowercase();
    }
    joined
}

fn in_words(phrases: &Phrases, text: &str, words: &[&Token], gap: usize, lang: Lang) -> Vec<Wordings> {
    let others: Vec<Vec<String>> = words.iter().map(|token| other_terms(&token.folded, lang)).collect();
    let spellings: Vec<Vec<&str>> = words
        .iter()
        .zip(&others)
        .map(|(token, others)| std::iter::once(&token.stem).chain(others).map(String::as_str).collect())
        .collect();
    let found = phrases.find_loose(&spellings, gap).into_iter();
    found
        .map(|found| {
            let said: Vec<&&Token> = found.at.iter().map(|&at| &words[at]).collect();
            let spelt = |wording: &String| (wording.clone(), content(wording, lang));
            Wordings {
                said: piece(text, &said).to_lowercase(),
                positions: said.iter().map(|token| token.position).collect(),
                law: found.means.iter().map(spelt).collect(),
                question: false,
            }
        })
        .collect()
}

/// The text from the first of the words to the last.
fn piece<'a>(text: &'a str, words: &[&&Token]) -> &'a str {
    let (first, last) = (words.first().map(|token| token.span.start), words.last().map(|token| token.span.end));
    first.zip(last).and_then(|(start, end)| text.get(start..end)).unwrap_or_default()
}

/// The words of a wording that say something.
fn content(wording: &str, lang: Lang) -> Vec<Word> {
    tokens(wording, lang).filter(|t| !is_stop_word(&t.folded, lang)).map(|token| word(token, lang)).collect()
}

/// Splits quoted pieces off; an opening quote that is never closed quotes nothing.
fn unquote(text: &str) -> (String, Vec<String>) {
    let (mut plain, mut quoted) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, opening, after)) = split_at_any(rest, &['"', '«', '“', '„']) {
        plain.push_str(before);
        plain.push(' ');
        let closing: &[char] = if opening == '«' { &['»'] } else { &['"', '”', '“'] };
        if let Some((inside, _, outside)) = split_at_any(after, closing) {
            quoted.push(inside.to_owned());
            rest = outside;
        } else {
            rest = after;
        }
    }
    plain.push_str(rest);
    (plain, quoted)
}

fn split_at_any<'a>(text: &'a str, marks: &[char]) -> Option<(&'a str, char, &'a str)> {
    let at = text.find(marks)?;
    let mark = text[at..].chars().next()?;
    Some((&text[..at], mark, &text[at + mark.len_utf8()..]))
}
