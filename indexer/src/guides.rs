//! `guides`: an operator's guides compared with the law they rest on.

use crate::build::current_acts;
use crate::corpus::guide::{Draft, read};
use anyhow::bail;
use legislation::guide::{CitationState, Guide, GuideCitation};
use legislation::{Act, ActId, Lang, Problem, ProblemKind, ProvisionState};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// What a check of guides found.
#[derive(Debug, Serialize)]
pub struct Checked {
    /// Guides that can be published.
    pub guides: usize,
    /// Their citations.
    pub citations: usize,
    /// What is to be looked at.
    pub problems: Vec<Problem>,
}

/// Checks the guides of a corpus without building anything.
pub fn check(corpus: &Path) -> anyhow::Result<Checked> {
    let acts = current_acts(corpus)?;
    let mut problems = Vec::new();
    let roots: [PathBuf; 1] = [corpus.to_path_buf()];
    let drafts = read(&roots, &mut problems);
    if drafts.is_empty() && problems.is_empty() {
        bail!("no guides in {}: they are .md files in its folder `guides`", corpus.display());
    }
    let guides = compared(drafts, acts.iter(), &mut problems);
    Ok(Checked { guides: guides.len(), citations: guides.iter().map(|guide| guide.citations.len()).sum(), problems })
}

impl Checked {
    /// Whether a guide must not be published as it is.
    pub fn is_broken(&self) -> bool {
        self.problems.iter().any(|problem| problem.kind.breaks_a_guide())
    }

    /// For a terminal, a line each: the gravest first.
    pub fn words(&self) -> String {
        let mut out = String::new();
        let mut problems: Vec<&Problem> = self.problems.iter().collect();
        problems.sort_by_key(|problem| problem.kind);
        for problem in problems {
            // Writing into a String cannot fail.
            let _ = writeln!(out, "{}: {}: {}", problem.file, problem.kind.slug(), problem.detail);
        }
        let _ = writeln!(out, "{} guides, {} citations, {} problems", self.guides, self.citations, self.problems.len());
        out
    }
}

/// Tells of every citation whether it can be opened and how old it is. Guides in the order of situations and titles; of two
/// with the same name and language the first stays.
pub(crate) fn compared<'a>(
    drafts: Vec<Draft>,
    acts: impl Iterator<Item = &'a Act>,
    problems: &mut Vec<Problem>,
) -> Vec<Guide> {
    let mut known: BTreeMap<&ActId, Vec<&Act>> = BTreeMap::new();
    acts.for_each(|act| known.entry(&act.id).or_default().push(act));
    let mut guides: BTreeMap<(Lang, ActId), Guide> = BTreeMap::new();
    for Draft { mut guide, file, lines } in drafts {
        for (citation, line) in guide.citations.iter_mut().zip(&lines) {
            let texts = known.get(&citation.act).map_or(&[][..], Vec::as_slice);
            let text = texts.iter().find(|act| act.lang == guide.lang).or(texts.first());
            if let Some(act) = text {
                place(citation, act);
                citation.amended = act.text_date.filter(|date| *date > guide.reviewed);
            }
            let named = match &citation.eid {
                Some(eid) => format!("{}#{eid}", citation.act),
                None => citation.act.to_string(),
            };
            let wrong = match (citation.state, citation.amended) {
                (CitationState::Absent, _) => {
                    Some((ProblemKind::GuideCitation, format!("{named} is not in the corpus")))
                }
                (CitationState::Repealed, _) => Some((ProblemKind::GuideOutdated, format!("{named} is repealed"))),
                (CitationState::Open, Some(date)) => {
                    let detail =
                        format!("{named}: the text is of {date}, the guide was reviewed on {}", guide.reviewed);
                    Some((ProblemKind::GuideOutdated, detail))
                }
                (CitationState::Open, None) => None,
            };
            problems.extend(wrong.map(|(kind, detail)| Problem {
                kind,
                file: format!("{file}:{line}"),
                act: Some(citation.act.clone()),
                lang: Some(guide.lang),
                eid: citation.eid.clone(),
                detail,
            }));
        }
        guides.entry((guide.lang, guide.id.clone())).or_insert(guide);
    }
    let mut guides: Vec<Guide> = guides.into_values().collect();
    guides.sort_by(|a, b| (a.lang, a.situation, &a.title).cmp(&(b.lang, b.situation, &b.title)));
    guides
}

/// Finds a citation in the act it names.
fn place(citation: &mut GuideCitation, act: &Act) {
    citation.title.clone_from(&act.title);
    let Some(eid) = &citation.eid else {
        citation.state = CitationState::Open;
        return;
    };
    let Some(index) = act.find(eid) else { return };
    let is_repealed = |at: usize| act.provisions.get(at).is_some_and(|p| p.state == ProvisionState::Repealed);
    let repealed = act.path(index).into_iter().any(is_repealed);
    citation.state = if repealed { CitationState::Repealed } else { CitationState::Open };
    citation.page = act
        .units()
        .into_iter()
        .find(|unit| unit.first as usize <= index && index < unit.end as usize)
        .map(|unit| unit.eid);
}

#[cfg(test)]
mod tests {
    use super::compared;
    use crate::corpus::guide::draft;
    use legislation::guide::{CitationState, Guide};
    use legislation::{
        Act, ActId, ActKind, Date, EId, Lang, Problem, ProblemKind, Provision, ProvisionKind, ProvisionState,
    };

    fn code(day: &str) -> Act {
        let provision = |eid: &str, state| Provision {
            state,
            ..Provision::blank(EId::parse(eid).expect("an eId"), ProvisionKind::Article, None)
        };
        Act {
            text_date: Date::parse(day),
            provisions: vec![
                provision("art_30", ProvisionState::InForce),
                provision("art_31", ProvisionState::Repealed),
            ],
            ..Act::blank(ActId::from_name("K1"), Lang::RU, ActKind::Code, "Трудовой кодекс".to_owned())
        }
    }

    fn guide(link: &str, act: &Act) -> (Guide, Vec<Problem>) {
        let head = "---\ntitle: А\nsummary: Б\nsituation: work\nreviewed: 2025-06-01\n---\n";
        let mut problems = Vec::new();
        let draft = draft("guides/a.ru.md", &format!("{head}Пишите: [сюда]({link}).\n"), &mut problems);
        let mut guides = compared(draft.into_iter().collect(), std::iter::once(act), &mut problems);
        (guides.remove(0), problems)
    }

    #[test]
    fn a_citation_is_found_in_the_law_or_its_line_is_told() {
        let act = code("2025-01-01");
        for (link, state, kind) in [
            ("K1#art_30", CitationState::Open, None),
            ("K1", CitationState::Open, None),
            ("K1#art_32", CitationState::Absent, Some(ProblemKind::GuideCitation)),
            ("K2#art_30", CitationState::Absent, Some(ProblemKind::GuideCitation)),
            ("K1#art_31", CitationState::Repealed, Some(ProblemKind::GuideOutdated)),
        ] {
            let (guide, problems) = guide(link, &act);
            assert_eq!(guide.citations[0].state, state, "{link}");
            assert_eq!(problems.first().map(|problem| problem.kind), kind, "{link}");
            assert!(problems.iter().all(|problem| problem.file == "guides/a.ru.md:7"), "{problems:?}");
        }
    }

    #[test]
    fn a_law_amended_after_the_review_is_told_with_its_day() {
        let (guide, problems) = guide("K1#art_30", &code("2026-01-01"));
        assert_eq!(guide.citations[0].amended, Date::parse("2026-01-01"));
        assert_eq!(problems[0].kind, ProblemKind::GuideOutdated);
        assert!(!problems[0].kind.breaks_a_guide(), "it is for a person to see whether the words still hold");
    }
}
