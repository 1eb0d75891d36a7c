//! `Token`: a word of a text as index, query and highlighting see it.

use crate::{fold, fold_kazakh_keys, stem, words};
use legislation::Lang;
use std::ops::Range;

/// One word of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// The word in one spelling ([`fold`]), for exact and phrase matching.
    pub folded: String,
    /// The index term: the stem of `folded`; in Kazakh with [`fold_kazakh_keys`] applied, so that a text typed with
    /// Russian keys meets one typed with Kazakh keys.
    pub stem: String,
    /// Its number in the text, from 0.
    pub position: usize,
}

/// The tokens of a text in the given language, in order. Stop words are kept: dropping them is the query's business.
pub fn tokens(text: &str, lang: Lang) -> impl Iterator<Item = Token> {
    words(text).enumerate().map(move |(position, span)| {
        let folded = fold(&text[span.clone()]);
        let stem = term(&folded, lang);
        Token { span, folded, stem, position }
    })
}

/// The index term of a folded word.
fn term(folded: &str, lang: Lang) -> String {
    let stem = stem(folded, lang);
    if lang == Lang::KK { fold_kazakh_keys(&stem) } else { stem }
}

/// Index terms that a query's word may stand for besides its own [`Token::stem`]: in Kazakh, the stem of a word typed
/// with Russian keys, whose endings look different (`адамнын` for «адамның»). Empty for most words.
pub fn other_terms(folded: &str, lang: Lang) -> Vec<String> {
    if lang != Lang::KK || folded.chars().any(crate::letters::is_kazakh_letter) {
        return Vec::new();
    }
    let typed = fold_kazakh_keys(&stem::stem_typed_with_russian_keys(folded));
    if typed == term(folded, lang) { Vec::new() } else { vec![typed] }
}
