//! Remarks on articles that are harder to read than nine of ten of Kazakhstan's, with what makes them so.

use super::Reading;
use crate::readability::{Known, measure, reasons};
use legislation::bundle::TermUse;
use legislation::remark::{Remark, RemarkKind};
use legislation::{Act, Lang, Provision, ProvisionKind, ProvisionState, ReasonKind};
use std::collections::BTreeMap;

/// The difficulty above which an article is remarked: that of the ninth of ten pages of forty words or more (the Tax Code of 2025 and the
/// law at hand in Russian: 841 pages, in Kazakh: 224; the Constitution in English: 88).
fn hardest(lang: Lang) -> f32 {
    match lang {
        Lang::KK => 64.0,
        Lang::EN => 60.0,
        _ => 68.0,
    }
}

/// Words of an article that has enough to be measured.
const LEAST: u32 = 40;

/// Reasons that are told.
const TOLD: usize = 3;

/// The articles that are hardest to read; the reasons by their slugs, the most frequent first.
pub(super) fn hard_articles(act: &Act, reading: &Reading, uses: &[TermUse]) -> Vec<Remark> {
    let mut found = Vec::new();
    for unit in act.units() {
        let range = unit.first as usize..(unit.end as usize).min(act.provisions.len());
        let Some(first) = act.provisions.get(range.start) else { continue };
        let is_read = |one: &&Provision| {
            let is_law = !matches!(one.kind, ProvisionKind::Table | ProvisionKind::Signature | ProvisionKind::Heading);
            is_law && one.state == ProvisionState::InForce && !one.text.is_empty()
        };
        let items = act.provisions.get(range.clone()).unwrap_or_default().iter().filter(is_read);
        let items: Vec<&str> = items.map(|one| one.text.as_str()).collect();
        let measured = measure(&items, act.lang);
        if measured.words < LEAST || measured.difficulty() <= hardest(act.lang) {
            continue;
        }
        let known = Known { definitions: &reading.definitions, uses, references: &reading.references };
        let mut times: BTreeMap<ReasonKind, usize> = BTreeMap::new();
        for reason in reasons(act, range, known) {
            *times.entry(reason.kind).or_default() += 1;
        }
        let mut most: Vec<(ReasonKind, usize)> = times.into_iter().collect();
        most.sort_by_key(|(kind, times)| (std::cmp::Reverse(*times), *kind));
        let told: Vec<&str> = most.into_iter().take(TOLD).map(|(kind, _)| kind.slug()).collect();
        let words = [first.label.as_str(), first.heading.as_str()].into_iter().filter(|part| !part.is_empty());
        found.push(Remark {
            against: told.join(", "),
            evidence: format!("{:.1} > {:.0}", measured.difficulty(), hardest(act.lang)),
            ..Remark::new(RemarkKind::HardArticle, Some(first.eid.clone()), words.collect::<Vec<_>>().join(" "))
        });
    }
    found
}
