//! `Query`: what a reader's words ask for.
//!
//! Any text is a query. Quoted words are phrases, «статья 146», «16-бап», "art. 5" are citations, and the rest are words.

use crate::names::full_names;
use language::stop_words::is_stop_word;
use language::tokens::other_terms;
use language::{Token, tokens};
use legislation::Lang;
use std::collections::BTreeSet;

/// Most words of a query that are looked up; a pasted page is asked for by its first words.
const MOST_WORDS: usize = 40;

/// A query, understood.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query {
    /// The words to look for, without those that only connect (unless there is nothing else).
    pub words: Vec<Word>,
    /// Words that only say which act is meant («НК РК»), spelt out.
    pub act: Vec<Word>,
    /// Quoted words, folded, to stand next to each other.
    pub phrases: Vec<Vec<String>>,
    /// The provision named.
    pub citation: Option<Citation>,
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

/// A provision named by its numbers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Citation {
    /// Article.
    pub article: Option<String>,
    /// Numbered paragraph (пункт, часть, тармақ).
    pub paragraph: Option<String>,
    /// Point (подпункт, тармақша).
    pub point: Option<String>,
}

impl Citation {
    /// The facts ([`crate::schema::citations`]) to look for, the most precise first. Readers say «пункт» of an act that
    /// has articles: such an article comes last.
    pub fn facts(&self) -> Vec<String> {
        let steps = [("art", &self.article), ("para", &self.paragraph), ("point", &self.point)];
        let mut cited = String::new();
        let mut facts = Vec::new();
        for (name, number) in steps {
            if let Some(number) = number {
                let joint = if cited.is_empty() { "" } else { "__" };
                cited = format!("{cited}{joint}{name}_{number}");
                facts.push(cited.clone());
            }
        }
        facts.reverse();
        if let (None, Some(number)) = (&self.article, &self.paragraph) {
            facts.push(format!("art_{number}"));
        }
        facts
    }
}

/// Reads a query; total: any text gives one.
pub fn parse(text: &str, lang: Lang) -> Query {
    let (text, quoted) = unquote(text);
    let mut found: Vec<Token> = tokens(&text, lang).take(MOST_WORDS).collect();
    let citation = take_citation(&mut found);
    let (mut words, mut act): (Vec<Word>, Vec<Word>) = (Vec::new(), Vec::new());
    for token in found {
        let named = full_names(&token.folded, lang);
        if named.is_empty() {
            words.push(word(token, lang));
        } else {
            act.extend(tokens(named, lang).map(|token| word(token, lang)));
        }
    }
    let mut phrases: Vec<Vec<String>> = Vec::new();
    for piece in quoted {
        let phrase: Vec<Token> = tokens(&piece, lang).take(MOST_WORDS).collect();
        match phrase.len() {
            0 => {}
            1 => words.extend(phrase.into_iter().map(|token| word(token, lang))),
            _ => phrases.push(phrase.into_iter().map(|token| token.folded).collect()),
        }
    }
    // «какая статья…»: a structural element without a number says as little as a stop word.
    let says_something = |word: &Word| !is_stop_word(&word.folded, lang) && step(&word.folded).is_none();
    if !phrases.is_empty() || citation.is_some() || words.iter().any(says_something) {
        words.retain(says_something);
    }
    if words.is_empty() && phrases.is_empty() && citation.is_none() {
        words.append(&mut act); // nothing but the name of an act
    }
    act.retain(|word| !is_stop_word(&word.folded, lang));
    for list in [&mut words, &mut act] {
        let mut seen = BTreeSet::new();
        list.retain(|word| seen.insert(word.terms.first().cloned()));
    }
    Query { words, act, phrases, citation }
}

/// The word itself as the index has it.
pub(crate) fn word(token: Token, lang: Lang) -> Word {
    let mut terms = vec![token.stem];
    terms.extend(other_terms(&token.folded, lang));
    terms.dedup();
    Word { folded: token.folded, terms, position: token.position }
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Article,
    Paragraph,
    Point,
}

/// What a word counts, when it names a structural element: Russian and English before the number, Kazakh after it.
fn step(folded: &str) -> Option<Step> {
    let word = folded.strip_suffix('.').unwrap_or(folded);
    let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    Some(match word {
        "ст" | "art" | "article" | "articles" | "статья" | "статьи" | "статье" | "статьей" | "статью" => {
            Step::Article
        }
        "бап" | "баптың" | "бапты" | "бапта" | "бапқа" => Step::Article,
        "п" | "ч" | "пункт" | "пункта" | "пункте" | "пунктом" | "пункту" | "para" | "paragraph" | "clause" => {
            Step::Paragraph
        }
        "часть" | "части" | "частью" => Step::Paragraph,
        "пп" | "подпункт" | "подпункта" | "подпункте" | "подпунктом" | "subparagraph" | "point" => {
            Step::Point
        }
        _ if begins(&["тармақша", "тармакша"]) => Step::Point,
        _ if begins(&["тармақ", "тармағ", "тармак", "тармаг"]) => Step::Paragraph,
        _ if begins(&["бабы", "бабын"]) => Step::Article,
        _ => return None,
    })
}

/// Takes a citation's words out of the query.
fn take_citation(words: &mut Vec<Token>) -> Option<Citation> {
    let number = |token: &Token| token.folded.starts_with(|c: char| c.is_ascii_digit()) && token.folded.len() <= 12;
    let mut citation = Citation::default();
    let mut taken = vec![false; words.len()];
    for i in 0..words.len() {
        let Some(step) = step(&words[i].folded) else { continue };
        // «3-тармақ»: the number stands before the word; «пункт 3»: behind it.
        let kazakh = matches!(words[i].folded.chars().next(), Some('б' | 'т'));
        let at = if kazakh { i.checked_sub(1) } else { Some(i + 1) };
        let Some(at) = at.filter(|&at| words.get(at).is_some_and(number) && !taken[at]) else { continue };
        let place = match step {
            Step::Article => &mut citation.article,
            Step::Paragraph => &mut citation.paragraph,
            Step::Point => &mut citation.point,
        };
        if place.is_none() {
            *place = Some(words[at].folded.clone());
            (taken[i], taken[at]) = (true, true);
        }
    }
    let mut taken = taken.into_iter();
    words.retain(|_| !taken.next().unwrap_or(false));
    (citation.article.is_some() || citation.paragraph.is_some()).then_some(citation)
}
