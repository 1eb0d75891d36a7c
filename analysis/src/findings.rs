//! `Evidence` of contradictions and gaps: provisions of a language's acts that do not fit together, for a person to judge.
//!
//! Only words are compared, so a finding says where to look, not that the law is wrong: a special rule that does not say what it
//! departs from looks like a contradiction, and one told in wholly other words is not seen.

mod circles;
pub(crate) mod dead;
mod deciders;
mod disagreement;
mod matter;

use crate::norms::Stated;
use crate::references::Library;
use language::tokens;
use legislation::finding::{Disagreement, FindingKind};
use legislation::norm::{Place, Wording};
use legislation::{Act, ActStatus, Definition, Modality, ProvisionState, Reference, TextSpan};
use matter::{Matter, Postings, Roots};
use std::collections::BTreeSet;

/// An act with what was read out of it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its index among the sources.
    pub number: usize,
    /// The act.
    pub act: &'a Act,
    /// Its norms, in document order.
    pub stated: &'a [Stated],
    /// Its definitions, in document order.
    pub definitions: &'a [Definition],
    /// Its references, in document order.
    pub references: &'a [Reference],
}

/// What was found, as places in the sources.
#[derive(Clone, PartialEq, Debug)]
pub struct Evidence {
    /// What seems to be wrong.
    pub kind: FindingKind,
    /// In what near-duplicates disagree.
    pub disagreement: Option<Disagreement>,
    /// How sure, from 0 to 1: orders a list; no probability.
    pub confidence: f64,
    /// The provisions.
    pub spots: Vec<Spot>,
    /// What stands against what.
    pub versus: Vec<String>,
}

/// A place in an act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spot {
    /// Index of the source.
    pub source: usize,
    /// Index of the provision; `None` for the whole act.
    pub provision: Option<usize>,
    /// The sentence, with its head where it is an item.
    pub words: Wording,
    /// What is at odds in it.
    pub marks: Vec<Place>,
}

/// The words of a wording, those of several places joined, white space single, and where some of them stand in it.
pub fn told(act: &Act, wording: &Wording, marks: &[Place]) -> (String, Vec<TextSpan>) {
    let mut text = String::new();
    let mut spans: Vec<Option<(usize, usize)>> = vec![None; marks.len()];
    for piece in &wording.0 {
        let Some(provision) = act.provisions.get(piece.provision as usize) else { continue };
        let Some(words) = piece.span.of(&provision.text) else { continue };
        if !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        for (at, letter) in words.char_indices() {
            let at = piece.span.start() + at;
            if !letter.is_whitespace() {
                let from = text.len();
                text.push(letter);
                for (mark, span) in marks.iter().zip(&mut spans) {
                    let is_in = mark.provision == piece.provision && mark.span.start() <= at && at < mark.span.end();
                    if is_in {
                        *span = Some((span.map_or(from, |(start, _)| start), text.len()));
                    }
                }
            } else if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
        }
    }
    text.truncate(text.trim_end().len());
    let mut spans: Vec<TextSpan> = spans.into_iter().flatten().map(|(from, to)| TextSpan::new(from, to)).collect();
    spans.sort_unstable();
    spans.dedup();
    (text, spans)
}

/// The fewest letters of a stem by which longer words are recognised as its compounds and adjectives.
const LEAST_STEM: usize = 4;

/// Whether an act in force uses a term anywhere, in whatever form: each of its words in order, told by its stem; a word that begins
/// with the stem is a form of it («водород», «водородная»).
pub fn uses(act: &Act, term: &str) -> bool {
    let wanted: Vec<String> = tokens(term, act.lang).map(|token| token.stem).collect();
    let is = |stem: &str, wanted: &str| {
        stem == wanted || (wanted.chars().nth(LEAST_STEM - 1).is_some() && stem.starts_with(wanted))
    };
    let has = |text: &str| {
        let stems: Vec<String> = tokens(text, act.lang).map(|token| token.stem).collect();
        !wanted.is_empty()
            && stems.windows(wanted.len()).any(|run| run.iter().zip(&wanted).all(|(stem, wanted)| is(stem, wanted)))
    };
    let in_force = act.provisions.iter().filter(|provision| provision.state == ProvisionState::InForce);
    has(&act.title) || in_force.into_iter().any(|provision| has(&provision.heading) || has(&provision.text))
}

/// Of several findings of one kind between the same two articles the surest: articles that run parallel differ in every sentence.
fn one_of_each(mut found: Vec<Evidence>, sources: &[Source]) -> Vec<Evidence> {
    found.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let mut seen = BTreeSet::new();
    found.retain(|one| {
        let article = |spot: &Spot| {
            let act = sources.get(spot.source)?.act;
            Some((spot.source, disagreement::article(act, spot.provision?)))
        };
        seen.insert((one.kind, one.spots.iter().map(article).collect::<Vec<_>>()))
    });
    found
}

/// What is less sure is not told.
const LEAST_SURE: f64 = 0.35;

/// The findings among acts of one language, the surest first.
pub fn find(sources: &[Source], library: &Library) -> Vec<Evidence> {
    let mut roots = Roots::default();
    let matters = matters(sources, &mut roots);
    let mut found: Vec<Evidence> = Vec::new();
    matter::pairs(&matters, &roots, |a, b| found.extend(disagreement::judge(sources, &roots, a, b)));
    found = one_of_each(found, sources);
    let decided = sources.iter().flat_map(|source| deciders::find(source, &mut roots)).collect();
    with_deciders(&mut found, decided);
    found.extend(dead::find(sources, library, None));
    found.extend(circles::find(sources, &mut roots));
    surest_first(found)
}

/// The contradictions within an act in which a norm has a part that stands in a provision that is asked for, by its index: that norm
/// first. The surest first.
pub(crate) fn find_among(source: &Source, is_asked: impl Fn(usize) -> bool) -> Vec<Evidence> {
    let sources = std::slice::from_ref(source);
    let mut roots = Roots::default();
    let asked = |one: &Matter| source.stated.get(one.norm).is_some_and(|stated| is_asked(stated.provision));
    let (own, rest): (Vec<Matter>, Vec<Matter>) = matters(sources, &mut roots).into_iter().partition(asked);
    let postings = matter::postings(&rest, &roots);
    let mut found: Vec<Evidence> = Vec::new();
    let mut judge = |a: &Matter, b: &Matter| found.extend(disagreement::judge(sources, &roots, a, b));
    matter::pairs(&own, &roots, &mut judge);
    matter::pairs_with(&own, (&rest, &postings), &roots, judge);
    surest_first(one_of_each(found, sources))
}

/// What each norm is about that could contradict another.
fn matters(sources: &[Source], roots: &mut Roots) -> Vec<Matter> {
    let mut matters: Vec<Matter> = Vec::new();
    for source in sources.iter().filter(|source| source.act.status != ActStatus::Repealed) {
        for (norm, stated) in source.stated.iter().enumerate() {
            if stated.norm.modality == Some(Modality::Definition) {
                continue;
            }
            let found = Matter { source: source.number, norm, ..matter::matter(source, stated, roots) };
            roots.count(&found.all);
            matters.push(found);
        }
    }
    matters
}

/// Two bodies that decide one matter are told once.
fn with_deciders(found: &mut Vec<Evidence>, decided: Vec<Evidence>) {
    let place = |one: &Evidence| -> Vec<(usize, Option<usize>)> {
        one.spots.iter().map(|spot| (spot.source, spot.provision)).collect()
    };
    let places: BTreeSet<_> = decided.iter().map(place).collect();
    found.retain(|one| one.disagreement != Some(Disagreement::Party) || !places.contains(&place(one)));
    found.extend(decided);
}

fn surest_first(mut found: Vec<Evidence>) -> Vec<Evidence> {
    found.retain(|one| one.confidence >= LEAST_SURE);
    found.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    found
}

/// What the norms of the law in force are about, worked out once for all the drafts that are held against it.
#[derive(Default)]
pub struct Field {
    roots: Roots<'static>,
    matters: Vec<Matter>,
    postings: Postings,
}

impl Field {
    /// Of the acts of one language, numbered from 1.
    pub fn new(law: &[Source]) -> Self {
        let mut roots = Roots::default();
        let matters = matters(law, &mut roots);
        let postings = matter::postings(&matters, &roots);
        Self { roots, matters, postings }
    }

    /// The findings in which a draft has a part, the surest first: contradictions within it and with the law, and its dead
    /// references. `sources`: the draft, then the acts of the field; those of the numbers `without` are left out.
    pub fn find_in_draft(&self, sources: &[Source], library: &Library, without: &[usize]) -> Vec<Evidence> {
        let Some(draft) = sources.first() else { return Vec::new() };
        let alone = std::slice::from_ref(draft);
        let mut roots = Roots::upon(&self.roots);
        let own = matters(alone, &mut roots);
        let mut found: Vec<Evidence> = Vec::new();
        let mut judge = |a: &Matter, b: &Matter| {
            if !without.contains(&b.source) {
                found.extend(disagreement::judge(sources, &roots, a, b));
            }
        };
        matter::pairs(&own, &roots, &mut judge);
        matter::pairs_with(&own, (&self.matters, &self.postings), &roots, judge);
        found = one_of_each(found, sources);
        with_deciders(&mut found, deciders::find(draft, &mut roots));
        found.extend(dead::find(sources, library, Some(draft.number)));
        surest_first(found)
    }
}

#[cfg(test)]
mod tests;
