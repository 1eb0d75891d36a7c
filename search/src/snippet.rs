//! `Snippet`: the piece of a text where the query's words stand densest.

use crate::concept::Concept;
use crate::index::Index;
use crate::query::{Query, Word};
use language::{Token, tokens};
use legislation::{Lang, TextSpan};
use std::collections::BTreeMap;

/// Characters a snippet aims at.
const LENGTH: usize = 200;

/// What is marked: words as written and index terms, with the concept each belongs to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marked {
    exact: BTreeMap<String, usize>,
    terms: BTreeMap<String, usize>,
    phrases: Vec<(Vec<(String, u32)>, usize)>,
    /// Wordings of the law, word by word in index terms: marked where a text has the whole wording.
    wordings: Vec<(Vec<Vec<String>>, usize)>,
}

impl Marked {
    /// What a query's concepts and the law's wordings for them mark.
    pub(crate) fn new(concepts: &[Concept], query: &Query, index: &Index) -> Self {
        let mut marked = Self::default();
        for (number, concept) in concepts.iter().enumerate() {
            marked.exact.extend(concept.exact.iter().map(|form| (form.clone(), number)));
            marked.terms.extend(concept.terms.iter().map(|(term, _)| (term.clone(), number)));
            if !concept.phrase.is_empty() {
                marked.phrases.push((concept.phrase.clone(), number));
            }
        }
        for (number, wordings) in query.wordings.iter().enumerate() {
            let known = |words: &Vec<Word>| -> Vec<Vec<String>> {
                let of_word = |word: &Word| word.terms.iter().filter(|term| index.has_term(term)).cloned().collect();
                words.iter().map(of_word).collect()
            };
            let all = wordings.law.iter().map(|(_, words)| (known(words), concepts.len() + number));
            marked.wordings.extend(all.filter(|(words, _)| !words.is_empty()));
        }
        marked
    }

    /// Where the query's words stand in a text, each with its concept.
    fn places(&self, tokens: &[Token]) -> Vec<(TextSpan, usize)> {
        let mut concept_of: Vec<Option<usize>> =
            tokens.iter().map(|t| self.exact.get(&t.folded).or_else(|| self.terms.get(&t.stem)).copied()).collect();
        for (phrase, number) in &self.phrases {
            for start in 0..tokens.len() {
                let at = |distance: u32| start + distance as usize;
                if phrase.iter().all(|(term, distance)| tokens.get(at(*distance)).is_some_and(|t| t.stem == *term)) {
                    for (_, distance) in phrase {
                        concept_of[at(*distance)] = Some(*number);
                    }
                }
            }
        }
        for (words, number) in &self.wordings {
            let of = |token: &Token| words.iter().position(|terms| terms.contains(&token.stem));
            let has = |word: usize| tokens.iter().any(|token| of(token) == Some(word));
            if (0..words.len()).all(has) {
                for (token, concept) in tokens.iter().zip(&mut concept_of) {
                    if concept.is_none() && of(token).is_some() {
                        *concept = Some(*number);
                    }
                }
            }
        }
        let places = tokens.iter().zip(concept_of);
        places.filter_map(|(t, concept)| Some((TextSpan::new(t.span.start, t.span.end), concept?))).collect()
    }

    /// Spans to mark in a short text.
    pub(crate) fn spans(&self, text: &str, lang: Lang) -> Vec<TextSpan> {
        let tokens: Vec<Token> = tokens(text, lang).collect();
        self.places(&tokens).into_iter().map(|(span, _)| span).collect()
    }

    /// The densest piece of a text of about [`LENGTH`] characters, whole words, and the spans to mark in it. What is
    /// left out before or behind is shown by an ellipsis; line breaks become spaces. Gives the place of its first marked
    /// word in the text, too.
    pub(crate) fn snippet(&self, text: &str, lang: Lang) -> (String, Vec<TextSpan>, usize) {
        let tokens: Vec<Token> = tokens(text, lang).collect();
        let places = self.places(&tokens);
        let (start, end) = window(text, &places);
        let mut snippet = String::new();
        if start > 0 {
            snippet.push_str("… ");
        }
        let shift = snippet.len();
        snippet.extend(text[start..end].chars().map(|c| if c == '\n' { ' ' } else { c }));
        if end < text.trim_end().len() {
            snippet.push_str(" …");
        }
        let inside = places.iter().filter(|(span, _)| span.start() >= start && span.end() <= end);
        let first = inside.clone().next().map_or(start, |(span, _)| span.start());
        let marks = inside.map(|(span, _)| TextSpan::new(span.start() - start + shift, span.end() - start + shift));
        (snippet, marks.collect(), first)
    }
}

/// The piece of `text` with most different, then most words of the query, widened to whole words (byte offsets).
fn window(text: &str, places: &[(TextSpan, usize)]) -> (usize, usize) {
    let ahead =
        |from: usize, chars: usize| text[from..].char_indices().nth(chars).map_or(text.len(), |(i, _)| from + i);
    let back =
        |from: usize, chars: usize| text[..from].char_indices().rev().take(chars).last().map_or(from, |(i, _)| i);
    let mut best = (0, 0, 0..0);
    for (i, (span, _)) in places.iter().enumerate() {
        let reach = ahead(span.start(), LENGTH - LENGTH / 5);
        let inside = places[i..].iter().take_while(|(other, _)| other.end() <= reach);
        let concepts: std::collections::BTreeSet<usize> = inside.clone().map(|(_, concept)| *concept).collect();
        let count = inside.clone().count();
        if (concepts.len(), count) > (best.0, best.1) {
            best = (concepts.len(), count, i..i + count);
        }
    }
    let marked = &places[best.2];
    let (first, last) = match (marked.first(), marked.last()) {
        (Some((first, _)), Some((last, _))) => (first.start(), last.end()),
        _ => (0, 0),
    };
    // What room is left goes one third before the words, the rest behind.
    let room = LENGTH.saturating_sub(text[first..last].chars().count());
    let mut start = back(first, room / 3);
    let behind = room - text[start..first].chars().count();
    let mut end = ahead(last, behind);
    if end == text.len() {
        start = back(first, room.saturating_sub(text[last..].chars().count()));
    }
    // Better from the beginning of a line or a sentence than from anywhere.
    if let Some(line) = text[start..first].rfind(['\n']).or_else(|| text[start..first].rfind(". ").map(|i| i + 1)) {
        start += line + 1;
        end = ahead(last, LENGTH.saturating_sub(text[start..last].chars().count()));
    } else if start > 0 && !text[..start].ends_with(char::is_whitespace) {
        start = text[start..first].find(char::is_whitespace).map_or(first, |i| start + i);
    }
    if end < text.len() && !text[end..].starts_with(char::is_whitespace) {
        end = text[last..end].rfind(char::is_whitespace).map_or(last, |i| last + i);
    }
    let piece = text[start..end].trim_end();
    (start + piece.len() - piece.trim_start().len(), start + piece.len())
}
