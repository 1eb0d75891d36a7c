//! Burdens of an act: which of its norms a private person or organisation bears, and what each makes them do.
//!
//! A duty or a ban of somebody private is a burden; so is a power of the state to inspect. Where nobody is named, an express
//! duty or ban binds everybody it can, unless it speaks of what only offices do (a complaint is considered, a check lasts);
//! the bare passive («вносится», «выдается») tells by its verb who acts.

mod words;

use crate::norms::{Side, Stated, body, side, stated};
use legislation::burden::BurdenKind;
use legislation::{Act, Lang, Modality, Norm, TextSpan, Wording};

/// A burden of an act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The norm and its place.
    pub stated: Stated,
    /// What it makes people do.
    pub kind: BurdenKind,
    /// The sentence, with its head where it is an item, its white space single.
    pub words: String,
    /// Who bears it, in the words of the law; empty where nobody is named.
    pub addressee: String,
    /// Towards which body of the state; empty where none is named.
    pub body: String,
    /// By when, in the words of the law.
    pub deadlines: Vec<String>,
}

/// The burdens of an act, in document order.
pub fn find(act: &Act) -> Vec<Found> {
    of(act, stated(act))
}

/// Those of an act's norms that are burdens.
pub fn of(act: &Act, norms: Vec<Stated>) -> Vec<Found> {
    let words = |wording: &Wording| said(act, wording);
    let burden = |stated: Stated| {
        let norm = &stated.norm;
        let text = words(&norm.words);
        let addressee = norm.addressee.as_ref().map(words).unwrap_or_default();
        let action = norm.action.as_ref().map(words).unwrap_or_default();
        let kind = kind(norm.modality?, norm.implied, &text, &addressee, &action, Some(&act.title), act.lang)?;
        let besides = text.find(&addressee).filter(|_| !addressee.is_empty());
        let besides = besides.map(|start| TextSpan::new(start, start + addressee.len()));
        let towards = if kind == BurdenKind::Inspection { None } else { besides };
        let body = body(&text, act.lang, towards).and_then(|span| span.of(&text)).unwrap_or_default().to_owned();
        let deadlines = norm.deadlines.iter().map(|deadline| words(&deadline.words)).collect();
        let addressee = if kind == BurdenKind::Inspection { String::new() } else { addressee };
        Some(Found { kind, words: text, addressee, body, deadlines, stated })
    };
    norms.into_iter().filter_map(burden).collect()
}

/// Norms as the provision they stand in and their words, white space single.
pub fn told(act: &Act, norms: impl Iterator<Item = Stated>) -> Vec<(usize, String)> {
    norms.map(|stated| (stated.provision, said(act, &stated.norm.words))).collect()
}

/// The words of a piece, those of several places joined, white space single.
pub(crate) fn said(act: &Act, wording: &Wording) -> String {
    let pieces = wording.0.iter().filter_map(|place| {
        let provision = act.provisions.get(place.provision as usize)?;
        place.span.of(&provision.text)
    });
    let text = pieces.collect::<Vec<_>>().join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the norm of one sentence makes a private party do; `None` where it is no burden.
pub fn of_sentence(text: &str, norm: &Norm<TextSpan>, lang: Lang) -> Option<BurdenKind> {
    let piece = |span: Option<TextSpan>| span.and_then(|span| span.of(text)).unwrap_or_default();
    kind(norm.modality?, norm.implied, text, piece(norm.addressee), piece(norm.action), None, lang)
}

fn kind(
    modality: Modality,
    implied: bool,
    text: &str,
    addressee: &str,
    action: &str,
    title: Option<&str>,
    lang: Lang,
) -> Option<BurdenKind> {
    match modality {
        Modality::Power => words::inspects(action, lang).then_some(BurdenKind::Inspection),
        Modality::Duty | Modality::Prohibition => {
            // «он», «олар»: whoever was named before in the sentence.
            let before = text.find(addressee).and_then(|at| text.get(..at)).unwrap_or_default();
            let named = side(if words::is_pronoun(addressee, lang) { before } else { addressee }, text, title, lang);
            // A word or two are an adverb that a limit cut off: «ежегодно не позднее 31 января представляет …».
            let action = if action.split_whitespace().nth(2).is_none() { text } else { action };
            let is_private = match named {
                _ if words::is_effect(action, lang) => false,
                _ if modality == Modality::Prohibition && words::is_freedom(text, lang) => false,
                _ if modality == Modality::Prohibition && words::is_done_by_offices(action, lang) => false,
                Some(side) => side == Side::Private,
                None if words::is_effect(subject(text), lang) => false,
                None if words::is_official_matter(&format!("{} {action}", subject(text)), lang) => false,
                None => modality == Modality::Prohibition || !implied || words::is_private_act(action, lang),
            };
            let kind = if modality == Modality::Prohibition {
                BurdenKind::Ban
            } else {
                words::kind(action, lang).unwrap_or(BurdenKind::Conduct)
            };
            is_private.then_some(kind)
        }
        _ => None,
    }
}

/// What a sentence that names nobody is about: its words up to the first comma.
fn subject(text: &str) -> &str {
    text.split([',', ':', '(']).next().unwrap_or(text)
}
