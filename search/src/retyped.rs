//! `retyped`: a query typed with the wrong keys or in the letters of another alphabet, as it was meant.

use crate::citation::is_step;
use crate::concept::Known;
use crate::lexicon::{act_word, lexicon};
use crate::query::word;
use language::letters::{is_cyrillic, is_latin};
use language::{is_stop_word, latin_to_cyrillic, tokens, typed_as_cyrillic, typed_as_latin};
use legislation::Lang;

/// The query with every piece that says nothing in the index's language retyped, if that says something; `None` when
/// nothing was to be done.
pub(crate) fn retyped(text: &str, known: &Known<'_>) -> Option<String> {
    let cyrillic = matches!(known.lang, Lang::KK | Lang::RU);
    let foreign = |c: char| if cyrillic { is_latin(c) } else { is_cyrillic(c) };
    if text.len() > 400 || !text.chars().any(foreign) {
        return None;
    }
    let mut changed = false;
    let pieces: Vec<String> = text
        .split_whitespace()
        .map(|piece| {
            if !piece.chars().any(foreign) || says_something(piece, known) || is_filter(piece) {
                return piece.to_owned();
            }
            let meant = others(piece, known.lang).into_iter().find(|other| says_something(other, known));
            changed |= meant.is_some();
            meant.unwrap_or_else(|| piece.to_owned())
        })
        .collect();
    changed.then(|| pieces.join(" "))
}

fn is_filter(piece: &str) -> bool {
    ["kind:", "status:", "act:"].iter().any(|filter| piece.starts_with(filter))
}

/// What may have been meant, the likeliest first. A mark behind a word may be a mark or a letter of the other keys.
fn others(piece: &str, lang: Lang) -> Vec<String> {
    let core = piece.trim_end_matches(['.', ',', ';', ':', '?', '!']);
    let marks = &piece[core.len()..];
    match lang {
        Lang::KK | Lang::RU => {
            vec![typed_as_latin(core, lang) + marks, typed_as_latin(piece, lang), latin_to_cyrillic(core, lang) + marks]
        }
        _ => vec![typed_as_cyrillic(core) + marks, typed_as_cyrillic(piece)],
    }
}

/// Whether all words of the piece mean something: the index has them, or the query's own language does.
fn says_something(piece: &str, known: &Known<'_>) -> bool {
    let mut words = tokens(piece, known.lang).peekable();
    let any = words.peek().is_some();
    any && words.all(|token| {
        let name = act_word(token.clone(), known.lang);
        let folded = token.folded.clone();
        is_stop_word(&folded, known.lang)
            || is_step(&folded)
            || !folded.chars().any(char::is_alphabetic)
            || !lexicon(known.lang).acts.find(&[vec![name.as_str()]]).is_empty()
            || known.has(&word(token, known.lang))
            || !known.dictionary().other_keys(&folded).is_empty()
    })
}
