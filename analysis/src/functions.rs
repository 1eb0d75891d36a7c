//! Functions: what the norms of an act give bodies of the state to do, body by body.
//!
//! Read are powers and duties of the state's bodies, and the items of articles that tell a body's competence («Компетенция …»,
//! «… құзыреті», "Competence of …"), whatever their grammar. What courts and investigators do in a case is procedure, no function.

mod likeness;
mod names;
mod words;

pub use likeness::{Alike, LEAST_WORDS, OVERLAPPING, SAME, alike, bag};
pub use names::{BodyName, is_same_body, names};

use crate::burdens::said;
use crate::norms::{NamedBody, Side, Stated, bodies, side};
use legislation::{Act, Definition, Modality, Wording};

/// A function of a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Index of the provision, of a list the item's.
    pub provision: usize,
    /// Whose it is.
    pub body: BodyName,
    /// The sentence, with its head where it is an item, white space single.
    pub words: String,
    /// What is done: the item, or the sentence.
    pub action: String,
    /// Whether every body has it.
    pub boilerplate: bool,
}

/// The functions an act gives, in document order; for several bodies of one norm one each.
pub fn find(act: &Act, stated: &[Stated], definitions: &[Definition]) -> Vec<Found> {
    let defined = names::defined(act, definitions);
    stated.iter().flat_map(|one| of_norm(act, one, &defined)).collect()
}

fn of_norm(act: &Act, one: &Stated, defined: &names::Defined) -> Vec<Found> {
    let norm = &one.norm;
    let text = said(act, &norm.words);
    let who = norm.addressee.as_ref().map(|wording| said(act, wording)).unwrap_or_default();
    let is_state = || side(&who, &text, Some(&act.title), act.lang) == Some(Side::State);
    let is_function = match norm.modality {
        Some(Modality::Power) => !who.is_empty(),
        Some(Modality::Duty) => is_state(),
        _ => false,
    };
    let (who, named) = match competence(act, one) {
        // The heading says whose functions these are; a body an item names besides is not the one that acts.
        Some(told) if !is_function || !one.heads.is_empty() => told,
        _ if is_function => {
            let named = bodies(&who, act.lang);
            (who, named)
        }
        _ => return Vec::new(),
    };
    let own = Wording(norm.words.0.iter().copied().filter(|place| place.provision as usize == one.provision).collect());
    let item = said(act, &own);
    let action = if one.heads.is_empty() || item.split_whitespace().nth(1).is_none() { text.clone() } else { item };
    if words::is_no_function(&action, act.lang) {
        return Vec::new();
    }
    let boilerplate = words::is_boilerplate(&action, act.lang);
    let mut found: Vec<Found> = Vec::new();
    for body in named {
        let Some(body) = names::name(&who, body, act, defined) else { continue };
        if found.iter().all(|other| other.body.key != body.key) {
            found.push(Found {
                provision: one.provision,
                body,
                words: text.clone(),
                action: action.clone(),
                boilerplate,
            });
        }
    }
    found
}

/// The bodies whose competence an item belongs to: those its head names where the head speaks of competence, else those of its
/// article's heading.
fn competence(act: &Act, one: &Stated) -> Option<(String, Vec<NamedBody>)> {
    let of = |text: &str| {
        let named = bodies(text, act.lang);
        (!named.is_empty()).then(|| (text.to_owned(), named))
    };
    let article = act.article_of(one.provision).and_then(|at| act.provisions.get(at));
    let heading = article.map(|article| article.heading.as_str()).filter(|text| words::is_competence(text, act.lang));
    let heads = one.heads.iter().rev().filter_map(|head| act.provisions.get(*head)).map(|head| head.text.as_str());
    let last = heads.clone().next()?;
    if !words::opens_list(last, act.lang) && heading.is_none() {
        return None;
    }
    // «Уполномоченный орган:» under the heading, or «К компетенции уполномоченного органа относятся:» anywhere.
    heads.chain(heading).find_map(of)
}

#[cfg(test)]
mod tests;
