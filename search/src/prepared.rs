//! `Prepared`: an act as the writer takes it: its documents in words, its passages, the words it is written in.
//!
//! Preparing is most of the work of writing an index, and each act's can be done by itself: callers that have threads
//! prepare many acts at a time and give them to [`crate::writer::write`] in order.

use crate::passages::{is_signature, unit_passages};
use crate::schema::{FACT, citations};
use crate::spine::{LONGEST_HEADING, Marks};
use crate::words;
use language::stop_words::is_stop_word;
use language::{is_general, tokens};
use legislation::bundle::{BlockAct, Passage};
use legislation::{Act, Lang, ProvisionKind, Unit};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// An act, prepared.
pub struct Prepared {
    pub(crate) act: BlockAct,
    pub(crate) title: Words,
    pub(crate) pages: Vec<PreparedPage>,
    /// Words as written, each with the number of the act's documents that have it.
    pub(crate) words: Vec<(String, u32)>,
}

/// A page, prepared.
pub(crate) struct PreparedPage {
    /// Divisions that begin with it: heading, number of pages.
    pub(crate) divisions: Vec<(Words, u32)>,
    pub(crate) heading: Words,
    /// Words of the heading that say something.
    pub(crate) telling: usize,
    /// Words of the passage with those that only connect, marks, text.
    pub(crate) passages: Vec<(Words, usize, Marks, Passage)>,
}

/// One place further in the text.
const STEP: char = '\u{1f}';

/// The same place again.
const SAME: char = '\u{1e}';

/// The index terms of a document with their places, as text: each is preceded by as many [`STEP`]s as it stands behind the
/// one before, or by [`SAME`].
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) text: String,
    /// Steps so far.
    place: usize,
}

impl Words {
    /// Adds a term; places never go back.
    fn add(&mut self, term: &str, place: usize) {
        if self.text.is_empty() {
            self.text.push(STEP);
            (0..place).for_each(|_| self.text.push(STEP));
        } else if place > self.place {
            (self.place..place).for_each(|_| self.text.push(STEP));
        } else {
            self.text.push(SAME);
        }
        self.place = place;
        self.text.push_str(term);
    }
}

/// Prepares an act.
pub fn prepare(lang: Lang, act: &Act) -> Prepared {
    let mut preparing = Preparing { lang, documents: 0, words: HashMap::new() };
    let number = act.number.as_deref().unwrap_or_default();
    let year = act.date.map(|date| date.year().to_string()).unwrap_or_default();
    let (title, _) = preparing.document(&[&act.title, &[&act.requisites, number, &year].join(" ")], false);
    let units = act.units();
    let divisions = divisions(act, &units);
    let page = |(at, unit)| {
        let passages = unit_passages(act, unit);
        let heading = passages.first().map(|passage| passage.heading.clone()).unwrap_or_default();
        let begun = divisions.get(&at).map(Vec::as_slice).unwrap_or_default();
        let begun = begun
            .iter()
            .map(|&(division, pages)| (preparing.document(&[&act.provisions[division].heading], false).0, pages));
        let divisions = begun.collect();
        let (heading, telling) = preparing.heading(&heading);
        let passages = passages.into_iter().map(|passage| preparing.passage(passage)).collect();
        PreparedPage { divisions, heading, telling, passages }
    };
    let pages = units.iter().enumerate().map(page).collect();
    let words = preparing.words.into_iter().map(|(word, (documents, _))| (word, documents)).collect();
    let act = BlockAct {
        first: 0,
        id: act.id.clone(),
        title: act.title.clone(),
        kind: act.kind,
        status: act.status,
        text_date: act.text_date,
    };
    Prepared { act, title, pages, words }
}

/// An act on its way.
struct Preparing {
    lang: Lang,
    /// Documents so far.
    documents: u32,
    /// Words as written: documents that have them, the last of these.
    words: HashMap<String, (u32, u32)>,
}

impl Preparing {
    /// The words of these texts, with some room between two texts, and their number. `lean` leaves out those that only
    /// connect.
    fn document(&mut self, texts: &[&str], lean: bool) -> (Words, usize) {
        self.documents += 1;
        let mut found = Words::default();
        let (mut count, mut start) = (0, 0);
        for text in texts {
            for token in tokens(text, self.lang) {
                count += 1;
                if !(lean && is_stop_word(&token.folded, self.lang)) {
                    found.add(&token.stem, start + token.position);
                }
                self.note(token.folded);
            }
            start = count + 1;
        }
        (found, count)
    }

    fn passage(&mut self, passage: Passage) -> (Words, usize, Marks, Passage) {
        let marks = Marks { repealed: passage.repealed, signature: is_signature(&passage) };
        let (mut found, count) = self.document(&[&passage.text], true);
        let facts: BTreeSet<String> = passage.provisions().flat_map(citations).collect();
        let behind = count + 1;
        for fact in facts {
            found.add(&format!("{FACT}{fact}"), behind);
        }
        (found, count, marks, passage)
    }

    /// A page's heading, and its length: the number of words that say something. A query that has them all names the
    /// heading. Each word stands in the document as often as the heading is long: so the frequency of a word in a heading is
    /// the heading's length, and no list of lengths need be fetched.
    fn heading(&mut self, heading: &str) -> (Words, usize) {
        self.documents += 1;
        let says = |folded: &str| !is_stop_word(folded, self.lang) && !is_general(folded, self.lang);
        let telling = tokens(heading, self.lang).filter(|token| says(&token.folded)).count();
        let mut found = Words::default();
        for token in tokens(heading, self.lang) {
            (0..telling.clamp(1, LONGEST_HEADING)).for_each(|_| found.add(&token.stem, token.position));
            self.note(token.folded);
        }
        (found, telling)
    }

    /// Counts a word of the document.
    fn note(&mut self, word: String) {
        if word.len() > words::LONGEST || !word.chars().any(char::is_alphabetic) {
            return;
        }
        let (documents, last) = self.words.entry(word).or_insert((0, 0));
        if *last != self.documents {
            (*documents, *last) = (*documents + 1, self.documents);
        }
    }
}

/// Divisions of an act by the page they begin with: provision, number of pages under it; the outer before the inner. A page
/// stands in the divisions around it; a page that is a division's own is headed by it instead.
fn divisions(act: &Act, units: &[Unit]) -> BTreeMap<usize, Vec<(usize, u32)>> {
    let mut places: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        let mut path = act.path(unit.first as usize);
        path.retain(|&i| act.provisions.get(i).is_some_and(|p| p.kind.is_division()));
        if act.provisions.get(unit.first as usize).is_some_and(|p| p.kind != ProvisionKind::Article) {
            path.pop();
        }
        for division in path {
            places.entry(division).or_insert((at, at)).1 = at;
        }
    }
    let mut begun: BTreeMap<usize, Vec<(usize, u32)>> = BTreeMap::new();
    for (division, (first, last)) in places {
        begun.entry(first).or_default().push((division, (last - first + 1) as u32));
    }
    begun
}

/// Gives the index engine the terms of [`Words`].
#[derive(Clone, Default)]
pub(crate) struct PreparedTokenizer {
    token: Token,
}

/// The terms of one document, one after the other.
pub(crate) struct PreparedTokens<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl Tokenizer for PreparedTokenizer {
    type TokenStream<'a> = PreparedTokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> PreparedTokens<'a> {
        self.token.reset();
        PreparedTokens { rest: text, token: &mut self.token }
    }
}

impl TokenStream for PreparedTokens<'_> {
    fn advance(&mut self) -> bool {
        let term = self.rest.trim_start_matches(STEP);
        let steps = self.rest.len() - term.len();
        let term = if steps == 0 { term.strip_prefix(SAME).unwrap_or(term) } else { term };
        if term.is_empty() {
            return false;
        }
        let end = term.find([STEP, SAME]).unwrap_or(term.len());
        // The first step of a text leads to place 0: a fresh token stands before it.
        self.token.position = self.token.position.wrapping_add(steps);
        self.token.text.clear();
        self.token.text.push_str(&term[..end]);
        self.rest = &term[end..];
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::{PreparedTokenizer, Words};
    use tantivy::tokenizer::{TokenStream, Tokenizer};

    #[test]
    fn words_keep_their_places_and_gaps() {
        let mut words = Words::default();
        let placed = [("налог", 2), ("налог", 2), ("транспорт", 3), ("срок", 9)];
        for (term, place) in placed {
            words.add(term, place);
        }
        let mut tokenizer = PreparedTokenizer::default();
        for _ in 0..2 {
            let mut stream = tokenizer.token_stream(&words.text);
            let mut found = Vec::new();
            while stream.advance() {
                found.push((stream.token().text.clone(), stream.token().position));
            }
            assert_eq!(found, placed.map(|(term, place)| (term.to_owned(), place)));
        }
        assert!(!tokenizer.token_stream("").advance());
    }
}
