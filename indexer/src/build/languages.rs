//! Where the languages of an act have other provisions: each is a problem of the text that lacks one.

use super::editions::Editions;
use analysis::comparison::{Difference, languages};
use legislation::{Act, ActId, EId, Lang, Problem, ProblemKind};
use std::collections::BTreeMap;

/// Compares the current texts of every act that stands in several languages. Texts of different dates are not compared: there
/// the differences are amendments.
///
/// Each text is compared with one other, the first of Kazakh, Russian, English and the rest that the act has.
pub(super) fn differences(editions: &[Editions]) -> Vec<Problem> {
    let mut by_id: BTreeMap<&ActId, Vec<&Act>> = BTreeMap::new();
    for edition in editions {
        by_id.entry(&edition.current.id).or_default().push(&edition.current);
    }
    let order = |lang: Lang| Lang::INTERFACE.iter().position(|l| *l == lang).unwrap_or(Lang::INTERFACE.len());
    let mut problems = Vec::new();
    for texts in by_id.values_mut() {
        texts.sort_by_key(|act| (order(act.lang), act.lang));
        let Some((first, others)) = texts.split_first() else { continue };
        for other in others.iter().filter(|other| other.text_date == first.text_date) {
            problems.extend(languages(first, other).iter().map(|difference| problem(difference, first, other)));
        }
    }
    problems
}

fn problem(difference: &Difference, first: &Act, second: &Act) -> Problem {
    let of = |act: &Act, eid: Option<&EId>, detail: String| Problem {
        kind: ProblemKind::LanguagesDiffer,
        file: String::new(),
        act: Some(act.id.clone()),
        lang: Some(act.lang),
        eid: eid.cloned(),
        detail,
    };
    match difference {
        Difference::OnlyFirst(eid) => of(second, Some(eid), format!("{eid} stands in {} only", first.lang)),
        Difference::OnlySecond(eid) => of(first, Some(eid), format!("{eid} stands in {} only", second.lang)),
        Difference::State(eid) => {
            of(second, Some(eid), format!("{eid} is repealed in {} or {} only", first.lang, second.lang))
        }
        Difference::Unlike { first: a, second: b, both } => of(
            second,
            None,
            format!("{a} numbered provisions in {}, {b} in {}, only {both} in both", first.lang, second.lang),
        ),
    }
}
