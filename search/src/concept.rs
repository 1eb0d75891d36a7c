//! `Concept`: a word or phrase of a query with what the index offers for it.

use crate::aids::Aids;
use crate::dictionary::{Ask, Dictionary};
use crate::index::Index;
use crate::query::{Query, Word, word};
use language::{Token, fold_kazakh_keys, tokens};
use legislation::Lang;

/// A word in fewer passages than this, with a far more frequent word one slip away, may itself be a slip.
const RARE: u32 = 2;

/// How much more frequent that word must be.
const FAR_MORE: u32 = 40;

/// Weight of words that may have been meant beside the word itself.
const PERHAPS: f32 = 0.5;

/// Letters that words of one root have in common at least.
const ROOT: usize = 4;

/// Most words of the same root.
const MOST_RELATIVES: usize = 8;

/// What is looked up, and marked in the results.
#[derive(Clone, Debug, Default)]
pub(crate) struct Concept {
    /// Forms as written, folded.
    pub(crate) exact: Vec<String>,
    /// Index terms and their weight; none when the index has nothing like it.
    pub(crate) terms: Vec<(String, f32)>,
    /// Index terms of words of the same root, that count little.
    pub(crate) relatives: Vec<String>,
    /// Index terms that follow one another at these distances from the first, if it is a phrase.
    pub(crate) phrase: Vec<(String, u32)>,
    /// Its place in the query.
    pub(crate) position: usize,
    /// The word that is looked for instead of the one typed.
    pub(crate) read_as: Option<String>,
}

impl Concept {
    /// A word as it is, with the terms of it that the index has.
    pub(crate) fn plain(index: &Index, word: &Word) -> Self {
        let terms = word.terms.iter().filter(|term| index.has_term(term)).map(|term| (term.clone(), 1.0)).collect();
        Self { exact: vec![word.folded.clone()], terms, position: word.position, ..Self::default() }
    }
}

/// The index and what is known of its words.
pub(crate) struct Known<'a> {
    pub(crate) index: &'a Index,
    pub(crate) lang: Lang,
    pub(crate) aids: &'a Aids,
    /// Every word of the index as written.
    pub(crate) words: &'a Dictionary,
}

/// Whether words of the same root are looked for in a query of so many words: a stem of Kazakh, where endings and suffixes
/// follow one another, leaves a root in many; in Russian, whose verbs have prefixes and nouns of their own («переплатил»,
/// «переплата»), a short query gains and a long one is only made slower; elsewhere nothing was gained (measured on the
/// labelled queries).
fn words_of_one_root_help(lang: Lang, words: usize) -> bool {
    match lang {
        Lang::KK => true,
        Lang::RU => words <= 2,
        _ => false,
    }
}

impl Known<'_> {
    /// Every word of the index as written; what is not here yet is noted.
    pub(crate) fn dictionary(&self) -> Ask<'_> {
        self.words.ask()
    }

    /// The concepts of a query.
    pub(crate) fn concepts(&self, query: &Query) -> Vec<Concept> {
        // What an editor knows is no slip («упрощёнка»), though no law has it.
        let known = |word: &Word| {
            let mut everyday = query.wordings.iter().filter(|wordings| !wordings.question);
            everyday.any(|wordings| wordings.positions.contains(&word.position)) && !self.has(word)
        };
        let concepts_of = |word| {
            if known(word) { vec![Concept::plain(self.index, word)] } else { self.concepts_of(word) }
        };
        let mut concepts: Vec<Concept> = query.words.iter().flat_map(concepts_of).collect();
        if self.aids.relatives && words_of_one_root_help(self.lang, concepts.len()) {
            for concept in &mut concepts {
                concept.relatives = self.relatives(concept);
            }
        }
        concepts.extend(query.phrases.iter().map(|phrase| Concept { phrase: phrase.clone(), ..Concept::default() }));
        concepts
    }

    /// Whether the index has the word.
    pub(crate) fn has(&self, word: &Word) -> bool {
        word.terms.iter().any(|term| self.index.has_term(term))
    }

    /// A word's concept; several for words run together.
    fn concepts_of(&self, word: &Word) -> Vec<Concept> {
        let concept = self.concept(word);
        if !concept.terms.is_empty() || !self.aids.spelling {
            return vec![concept];
        }
        let parts = self.apart(word);
        if parts.is_empty() { vec![concept] } else { parts }
    }

    /// A word's terms, or those of the words near it when nobody wrote it.
    pub(crate) fn concept(&self, word: &Word) -> Concept {
        let mut concept = Concept::plain(self.index, word);
        if self.aids.spelling && word.folded.chars().any(char::is_alphabetic) {
            concept.read_as = self.add_near(word, &mut concept.terms);
        }
        concept
    }

    /// Terms that begin as the concept's do and are not much longer: «переплата» for «переплатил».
    fn relatives(&self, concept: &Concept) -> Vec<String> {
        let mut relatives: Vec<(std::cmp::Reverse<u32>, String)> = Vec::new();
        for (term, _) in &concept.terms {
            let letters = term.chars().count();
            let shared = (letters * 3).div_ceil(4).max(ROOT);
            if letters < ROOT || !term.chars().all(char::is_alphabetic) {
                continue;
            }
            let root: String = term.chars().take(shared).collect();
            self.index.each_term(&root, |other, passages| {
                let same = concept.terms.iter().any(|(term, _)| term == other);
                if !same && other.chars().count() <= letters + 3 {
                    relatives.push((std::cmp::Reverse(passages), other.to_owned()));
                }
            });
        }
        relatives.sort();
        relatives.dedup();
        relatives.into_iter().take(MOST_RELATIVES).map(|(_, term)| term).collect()
    }

    /// Adds the terms of words that may have been meant; the likeliest when nobody wrote the word typed.
    fn add_near(&self, word: &Word, terms: &mut Vec<(String, f32)>) -> Option<String> {
        let add = |near: &str, weight: f32, terms: &mut Vec<(String, f32)>| {
            for token in tokens(near, self.lang) {
                if !terms.iter().any(|(term, _)| *term == token.stem) {
                    terms.push((token.stem, weight));
                }
            }
        };
        if self.lang == Lang::KK && !word.folded.chars().any(language::letters::is_kazakh_letter) {
            // A help, and not worth waiting for when the word itself is there.
            let words = if terms.is_empty() { self.words.ask() } else { self.words.ask_here() };
            for same in words.other_keys(&word.folded) {
                add(&same.word, 1.0, terms);
            }
        }
        if terms.is_empty() && self.lang == Lang::KK {
            let spoken = language::spoken_stems(&word.folded).into_iter().map(|stem| fold_kazakh_keys(&stem));
            terms.extend(spoken.filter(|stem| self.index.has_term(stem)).map(|stem| (stem, 1.0)));
            if !terms.is_empty() {
                return None;
            }
            // «рұқсатсыз», without permission: nobody wrote it, but of permission law does speak. No slip of «рұқсатын».
            let whole = ["сыз", "сіз"].iter().find_map(|without| word.folded.strip_suffix(without));
            if let Some(thing) = whole.filter(|thing| thing.chars().count() >= 3) {
                add(thing, PERHAPS, terms);
                terms.retain(|(stem, _)| self.index.has_term(stem));
                if !terms.is_empty() {
                    return None;
                }
            }
        }
        if terms.is_empty() {
            let near = self.dictionary().near(&word.folded);
            let nearest = near.first()?;
            for other in near.iter().filter(|other| other.slips <= nearest.slips + 0.5) {
                add(&other.word, 1.0, terms);
            }
            return Some(nearest.word.clone());
        }
        // Another word's stem by chance («графие» for «графике»), or a slip that somebody made before.
        let words = self.words.ask_here();
        let holders: u32 = terms.iter().map(|(term, _)| self.index.holders(term)).sum();
        let written = words.passages(&word.folded) > 0;
        if holders <= RARE || !written {
            let enough = if written { FAR_MORE * holders.max(1) } else { holders / 2 };
            for near in words.near(&word.folded).iter().filter(|near| near.slips <= 1.0) {
                if near.passages >= enough {
                    add(&near.word, PERHAPS, terms);
                }
            }
        }
        None
    }

    /// Words run together: «налогна», «госзакупки» (гос for «государственный»).
    fn apart(&self, together: &Word) -> Vec<Concept> {
        let clipped = together.folded.strip_prefix("гос").filter(|rest| rest.chars().count() >= 4);
        let spelt = match clipped {
            Some(rest) if self.lang == Lang::RU => Some(format!("государственный {rest}")),
            _ => {
                let parts = self.dictionary().apart(&together.folded);
                parts.map(|(first, second)| format!("{first} {second}"))
            }
        };
        let Some(spelt) = spelt else { return Vec::new() };
        let read = |token: Token| Word { position: together.position + token.position, ..word(token, self.lang) };
        let words: Vec<Word> = tokens(&spelt, self.lang).map(read).collect();
        if !words.iter().all(|word| self.has(word)) {
            return Vec::new();
        }
        let mut parts: Vec<Concept> = words.iter().map(|word| self.concept(word)).collect();
        if let Some(first) = parts.first_mut() {
            first.read_as = Some(spelt);
        }
        parts
    }
}
