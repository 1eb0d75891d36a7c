//! `PlainWord`: a piece of officialese in a text, with a plainer wording or an explanation.
//!
//! What is officialese, and what it means, an editor says in `data/plain_words.*.txt`; the rules of these files stand at
//! their top. A plainer wording may stand in the place of the words and the law would still say the same. A term of art
//! is never reworded, only explained.

mod list;

use language::letters::is_hyphen;
use language::{Token, tokens};
use legislation::{Lang, TextSpan};
use list::{Pattern, list};

pub use list::{Entry, entries};

/// What an editor offers for a word of the law.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Aid {
    /// Plainer words that mean the same.
    Rewording,
    /// What a term of art means; the term itself stays.
    Explanation,
}

/// A piece of officialese in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlainWord {
    /// Where it stands.
    pub span: TextSpan,
    /// The entry of the editor's list.
    pub entry: &'static Entry,
}

impl PlainWord {
    /// The plainer wording in its dictionary form, or the explanation.
    pub fn plain(&self) -> &'static str {
        self.entry.plain
    }

    /// Whether [`Self::plain`] rewords or explains.
    pub fn aid(&self) -> Aid {
        self.entry.aid
    }
}

/// The officialese in a text, in order, none overlapping; nothing in a language without an editor's list.
///
/// Words are compared by stems, so that cases and persons are found. The longest phrase wins, and a phrase lies in one
/// sentence.
pub fn find(text: &str, lang: Lang) -> Vec<PlainWord> {
    find_outside(text, lang, &[])
}

/// As [`find`], without what overlaps the pieces to leave alone: defined terms, names of acts, quotations.
pub fn find_outside(text: &str, lang: Lang, leave_alone: &[TextSpan]) -> Vec<PlainWord> {
    let Some(list) = list(lang) else { return Vec::new() };
    let tokens: Vec<Token> = tokens(text, lang).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let met = list.patterns(&tokens[at].stem).iter().find_map(|pattern| {
            let words = tokens.get(at..at + pattern.words.len())?;
            let span = stands(pattern, text, words)?;
            let free = !leave_alone.iter().any(|left| left.overlaps(span));
            free.then_some((words.len(), span, pattern.entry))
        });
        let Some((words, span, entry)) = met else {
            at += 1;
            continue;
        };
        // A term that is only left alone has no entry.
        found.extend(entry.map(|entry| PlainWord { span, entry }));
        at += words;
    }
    found
}

/// The span of the words, if they are the pattern's and stand together in one sentence.
fn stands(pattern: &Pattern, text: &str, words: &[Token]) -> Option<TextSpan> {
    let (first, last) = (words.first()?, words.last()?);
    let same = pattern.words.iter().zip(words).all(|(wanted, word)| wanted.is(word));
    let joined = words.windows(2).all(|pair| {
        let between = &text[pair[0].span.end..pair[1].span.start];
        between.chars().all(|c| c == ',' || is_hyphen(c) || (c.is_whitespace() && !matches!(c, '\n' | '\r')))
    });
    // Half of a compound is another word: «материально-технический»; a number is not, «2-тармағына».
    let before = text[..first.span.start].strip_suffix(is_hyphen);
    let compound = before.is_some_and(|before| !before.ends_with(char::is_numeric))
        || text[last.span.end..].starts_with(is_hyphen);
    (same && joined && !compound).then(|| TextSpan::new(first.span.start, last.span.end))
}

#[cfg(test)]
mod tests;
