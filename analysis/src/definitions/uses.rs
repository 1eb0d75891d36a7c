//! Where the defined terms of an act are used in it.

use language::letters::Letter;
use language::{Token, fleeting, tokens};
use legislation::bundle::TermUse;
use legislation::{Act, Definition, DefinitionKind, Lang, ProvisionKind, TextSpan};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

/// A term as the text is searched for it.
struct Term {
    definition: usize,
    stems: Vec<String>,
    scope: Range<usize>,
    spelling: Spelling,
}

/// How strictly a use must be spelt.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// Any case: «товары», «Товары».
    Free,
    /// Capitalised: «Закон» as a short name is not any law.
    Capital,
    /// Letter for letter: abbreviations.
    Exact,
}

/// Every use of the defined terms in the act's own texts, in document order.
///
/// Terms are compared by stems, so that every case is found; the longest term wins, and among definitions of one term
/// the one with the narrowest scope. A use never lies in the term of a definition. One pass over the text with a hash
/// index of first stems, so the cost grows with the text, not with the number of terms.
pub fn uses(act: &Act, definitions: &[Definition]) -> Vec<TermUse> {
    let mut terms = terms(act, definitions);
    // Longest first; then the narrower scope; then the later definition, which is the nearer one.
    terms.sort_by_key(|term| (Reverse(term.stems.len()), term.scope.len(), Reverse(term.definition)));
    let mut by_first: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, term) in terms.iter().enumerate() {
        if let Some(first) = term.stems.first() {
            by_first.entry(first).or_default().push(i);
        }
    }
    let mut own_terms: HashMap<u32, Vec<TextSpan>> = HashMap::new();
    for definition in definitions {
        own_terms.entry(definition.provision).or_default().push(definition.term);
    }
    let mut found = Vec::new();
    if by_first.is_empty() {
        return found;
    }
    for (index, provision) in act.provisions.iter().enumerate() {
        let tokens: Vec<Token> = tokens(&provision.text, act.lang).collect();
        let own = own_terms.get(&(index as u32)).map_or(&[][..], Vec::as_slice);
        let mut at = 0;
        while at < tokens.len() {
            let met = by_first.get(tokens[at].stem.as_str()).and_then(|list| {
                list.iter().copied().find(|&i| matches(&terms[i], &provision.text, &tokens, at, index))
            });
            let Some(met) = met else {
                at += 1;
                continue;
            };
            let len = terms[met].stems.len();
            let span = with_quotes(&provision.text, tokens[at].span.start, tokens[at + len - 1].span.end);
            if own.iter().any(|o| o.overlaps(span)) {
                at += 1;
                continue;
            }
            found.push(TermUse { provision: index as u32, span, definition: terms[met].definition as u32 });
            at += len;
        }
    }
    found
}

/// The words with a quotation mark at either end whose partner lies inside: «"бір терезе" қағидаты».
fn with_quotes(text: &str, mut start: usize, mut end: usize) -> TextSpan {
    for (open, close) in [('"', '"'), ('«', '»'), ('“', '”')] {
        let inside = &text[start..end];
        let lonely = if open == close {
            inside.matches(open).count() % 2 == 1
        } else {
            inside.matches(open).count() != inside.matches(close).count()
        };
        if lonely && text[..start].ends_with(open) {
            start -= open.len_utf8();
        } else if lonely && text[end..].starts_with(close) {
            end += close.len_utf8();
        }
    }
    TextSpan::new(start, end)
}

fn terms(act: &Act, definitions: &[Definition]) -> Vec<Term> {
    definitions
        .iter()
        .enumerate()
        .flat_map(|(index, definition)| {
            let of = || {
                let text = &act.provisions.get(definition.provision as usize)?.text;
                let term = definition.term.of(text)?;
                let words: Vec<Token> = tokens(term, act.lang).collect();
                let stems: Vec<String> = words.iter().map(|t| t.stem.clone()).collect();
                let letters = term.chars().filter(|c| c.is_letter());
                let capitals = letters.clone().filter(|c| c.is_uppercase()).count();
                let spelling = if stems.len() == 1 && capitals > 1 && capitals * 2 > letters.count() {
                    Spelling::Exact
                } else if definition.kind == DefinitionKind::Contextual && term.starts_with(char::is_uppercase) {
                    Spelling::Capital
                } else {
                    Spelling::Free
                };
                let scope = scope(act, definition);
                // «земельный участок», «земельного участка»: with the stems of the other cases as well.
                let others =
                    || words.iter().map(|word| fleeting(&word.folded).unwrap_or_else(|| word.stem.clone())).collect();
                let others =
                    Some(act.lang).filter(|lang| *lang == Lang::RU).map(|_| others()).filter(|all| *all != stems);
                let also = others.map(|stems| Term { definition: index, stems, scope: scope.clone(), spelling });
                Some(std::iter::once(Term { definition: index, stems, scope, spelling }).chain(also))
            };
            of().into_iter().flatten()
        })
        .collect()
}

fn matches(term: &Term, text: &str, tokens: &[Token], at: usize, provision: usize) -> bool {
    if !term.scope.contains(&provision) || tokens.len() - at < term.stems.len() {
        return false;
    }
    if !term.stems.iter().zip(&tokens[at..]).all(|(stem, token)| *stem == token.stem) {
        return false;
    }
    let words = &tokens[at..at + term.stems.len()];
    // Nothing but spaces, hyphens, commas, quotes and brackets may stand between the words of one term.
    let joined = words.windows(2).all(|pair| !text[pair[0].span.end..pair[1].span.start].contains([';', ':', '.']));
    let first = &text[words[0].span.clone()];
    let spelt = match term.spelling {
        Spelling::Free => true,
        Spelling::Capital => first.starts_with(char::is_uppercase) && !names_another_act(text, tokens, at, words.len()),
        Spelling::Exact => first.chars().filter(|c| c.is_uppercase()).count() > 1,
    };
    joined && spelt
}

/// Whether the capitalised word is part of a longer name: «настоящего Закона», «Закона Республики Казахстан "О …"».
fn names_another_act(text: &str, tokens: &[Token], at: usize, len: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| tokens[i].folded.as_str());
    let after = tokens.get(at + len).map_or("", |t| t.folded.as_str());
    let end = tokens[at + len - 1].span.end;
    before.starts_with("настоящ")
        || matches!(before, "осы" | "this" | "республикасы" | "республикасының")
        || after.starts_with("республик")
        || matches!(after, "о" | "об" | "от")
        || text[end..].trim_start().starts_with(['"', '«', '“'])
}

/// Indexes of the provisions a definition holds in: the act, the annex or approved document it stands in, or the
/// division it names («в настоящей главе», «осы тарауда», "in this chapter").
pub fn scope(act: &Act, definition: &Definition) -> Range<usize> {
    let index = definition.provision as usize;
    let Some(provision) = act.provisions.get(index) else {
        return 0..0;
    };
    let path = act.path(index);
    let named = match definition.kind {
        DefinitionKind::Contextual => {
            let before = provision.text.get(..definition.term.start()).unwrap_or("");
            before.rfind('(').and_then(|open| named_division(&before[open..]))
        }
        DefinitionKind::Glossary => path.iter().rev().skip(1).take(2).find_map(|&i| {
            let text = &act.provisions[i].text;
            named_division(text.rsplit(". ").next().unwrap_or(text))
        }),
    };
    let holder = named.and_then(|kinds| path.iter().copied().rev().find(|&i| kinds.contains(&act.provisions[i].kind)));
    let attachment = path.iter().copied().rev().find(|&i| act.provisions[i].kind == ProvisionKind::Attachment);
    match holder.or(attachment) {
        Some(top) => top..act.subtree_end(top),
        None => 0..act.provisions.len(),
    }
}

/// The kind of division a passage limits itself to.
fn named_division(text: &str) -> Option<&'static [ProvisionKind]> {
    const DIVISIONS: [(&[&str], &[ProvisionKind]); 5] = [
        (
            &["настоящем разделе", "осы бөлімде", "this section", "this part"],
            &[ProvisionKind::Section, ProvisionKind::Part],
        ),
        (&["настоящей главе", "осы тарауда", "this chapter"], &[ProvisionKind::Chapter]),
        (&["настоящем параграфе", "осы параграфта", "this subchapter"], &[ProvisionKind::Subchapter]),
        (&["настоящей статье", "осы бапта", "this article"], &[ProvisionKind::Article]),
        (&["настоящем пункте", "осы тармақта", "this paragraph"], &[ProvisionKind::Paragraph]),
    ];
    let folded = language::fold(text);
    DIVISIONS.iter().find(|(names, _)| names.iter().any(|n| folded.contains(n))).map(|(_, kinds)| *kinds)
}
