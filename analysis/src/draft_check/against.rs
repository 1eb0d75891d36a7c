//! What the law in force has against a draft: other definitions of its terms, contradictions, dead citations, laws that a by-law
//! must rest on.

use super::{of_finding, without_law};
use crate::definitions::base::{self, Source as TermSource};
use crate::definitions::uses;
use crate::findings::{Source, find};
use crate::norms::Stated;
use crate::references::Library;
use legislation::burden::Rank;
use legislation::by_law::Ground;
use legislation::remark::{Remark, RemarkKind};
use legislation::term_base::{Likeness, TermDefinition};
use legislation::{Act, Definition, DefinitionKind, Reference};

/// An act with what was read out of it.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The act.
    pub act: &'a Act,
    /// Its definitions, in document order.
    pub definitions: &'a [Definition],
    /// Its references, in document order.
    pub references: &'a [Reference],
    /// Its norms, in document order.
    pub stated: &'a [Stated],
}

/// Adds to the remarks on a draft, the first of the acts, what the others have against it. The acts are of one language; `library`
/// has them all.
pub fn against(acts: &[Known], library: &Library, remarks: &mut Vec<Remark>) {
    let Some(draft) = acts.first() else { return };
    let sources: Vec<Source> = acts
        .iter()
        .enumerate()
        .map(|(number, known)| Source {
            number,
            act: known.act,
            stated: known.stated,
            definitions: known.definitions,
            references: known.references,
        })
        .collect();
    // What the draft alone told is told again with the law beside it.
    remarks.retain(|one| !matches!(one.kind, RemarkKind::Collision | RemarkKind::DeadReference | RemarkKind::NoLaw));
    remarks.extend(find(&sources, library).iter().filter_map(|evidence| of_finding(evidence, &sources, 0)));
    remarks.extend(terms_otherwise(acts));
    if Rank::of(draft.act.kind) == Rank::ByLaw {
        let is_told = |ground| ground != Ground::Grounded;
        remarks.extend(without_law(draft.act, draft.references, draft.stated, library, is_told));
    }
}

/// Terms that the draft explains otherwise than an act in force.
fn terms_otherwise(acts: &[Known]) -> Vec<Remark> {
    let Some(draft) = acts.first() else { return Vec::new() };
    let used: Vec<_> = acts.iter().map(|known| uses(known.act, known.definitions)).collect();
    let sources = acts.iter().zip(&used).map(|(known, uses)| TermSource {
        act: known.act,
        definitions: known.definitions,
        references: known.references,
        uses,
    });
    let sources: Vec<TermSource> = sources.collect();
    let base = base::base(draft.act.lang, &sources);
    let is_own =
        |one: &TermDefinition| base.list.acts.get(one.act as usize).is_some_and(|listed| listed.id == draft.act.id);
    let mut found = Vec::new();
    for card in &base.cards {
        let mut explained = card.definitions.iter().filter(|one| one.kind == DefinitionKind::Glossary);
        let Some(own) = explained.clone().find(|one| is_own(one)) else { continue };
        let Some(other) = explained.find(|one| !is_own(one)) else { continue };
        // One of the two is the first of the card; the other tells how it stands to it.
        let stands = [own.likeness, other.likeness].into_iter().flatten().next();
        let of = base.list.acts.get(other.act as usize).map_or("", |listed| listed.id.as_str());
        if matches!(stands, Some(Likeness::Different | Likeness::Narrower | Likeness::Wider)) {
            found.push(Remark {
                against: other.text(),
                evidence: format!("{of}#{}", other.eid),
                ..Remark::new(
                    RemarkKind::TermOtherwise,
                    Some(own.eid.clone()),
                    format!("{} – {}", own.term, own.text()),
                )
            });
        }
    }
    found
}
