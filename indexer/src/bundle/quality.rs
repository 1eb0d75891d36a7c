//! What by-laws demand, findings, functions of bodies and figures as files: a list that says how much there is, and parts that a page fetches one after the other.

use super::{inventory, json};
use crate::bodies::Bodies;
use crate::by_laws::ByLaws;
use crate::trends::Trends;
use legislation::Lang;
use legislation::bundle::{self, FileEntry};
use legislation::by_law::{ByLawList, ByLawPart};
use legislation::finding::{Finding, FindingList, FindingPart};
use legislation::function::{Function, FunctionList, FunctionPart, OverlapPair};
use legislation::indicator::{IndicatorList, LawIndicators};
use legislation::trend::{ActFigures, TrendList, TrendPart};
use std::path::Path;

/// Words in a part, bytes: a seventh of it is sent.
const PART: usize = 120_000;

/// Rows in parts of some size, in their order; none of the parts is empty.
fn parts<T>(rows: impl IntoIterator<Item = T>, words: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut parts: Vec<Vec<T>> = Vec::new();
    let mut size = PART;
    for row in rows {
        if size >= PART {
            parts.push(Vec::new());
            size = 0;
        }
        size += words(&row);
        if let Some(part) = parts.last_mut() {
            part.push(row);
        }
    }
    parts
}

/// Writes what by-laws of a language demand and what its laws leave to them; `None` where there is neither.
pub(super) fn by_laws(
    lang: Lang,
    found: &ByLaws,
    out: &Path,
    files: &mut inventory::LanguageFiles,
) -> anyhow::Result<Option<FileEntry>> {
    let (demands, delegations) = (&found.demands, &found.delegations);
    if demands.is_empty() && delegations.is_empty() {
        return Ok(None);
    }
    // Both kinds share parts, so that a small collection is one file.
    let size = |words: &str, title: &str| words.len() + title.len() + 200;
    let of_demands = demands.iter().map(|one| (size(&one.words, &one.title), Some(one), None));
    let of_delegations = delegations.iter().map(|one| (size(&one.words, &one.title), None, Some(one)));
    let rows = parts(of_demands.chain(of_delegations), |(size, ..)| *size).into_iter().map(|rows| ByLawPart {
        demands: rows.iter().filter_map(|(_, demand, _)| demand.cloned()).collect(),
        delegations: rows.iter().filter_map(|(.., delegation)| delegation.cloned()).collect(),
    });
    let mut list = ByLawList {
        by_laws: found.by_laws.get(lang.code()).copied().unwrap_or_default() as u32,
        demands: demands.len() as u32,
        delegations: delegations.len() as u32,
        parts: Vec::new(),
    };
    for part in rows {
        let file = json(out, &part, |hash| bundle::by_laws_part_path(lang, hash))?;
        list.parts.push(file.path.clone());
        files.search.push(file);
    }
    let file = json(out, &list, |hash| bundle::by_laws_path(lang, hash))?;
    files.search.push(file.clone());
    Ok(Some(file))
}

/// Writes the findings of a language; `None` where there are none.
pub(super) fn findings(
    lang: Lang,
    found: &[Finding],
    out: &Path,
    files: &mut inventory::LanguageFiles,
) -> anyhow::Result<Option<FileEntry>> {
    if found.is_empty() {
        return Ok(None);
    }
    let mut list = FindingList { findings: found.len() as u32, parts: Vec::new() };
    let words = |one: &Finding| one.places.iter().map(|place| place.words.len() + place.title.len() + 120).sum();
    for findings in parts(found.iter().cloned(), words) {
        let file = json(out, &FindingPart { findings }, |hash| bundle::findings_part_path(lang, hash))?;
        list.parts.push(file.path.clone());
        files.search.push(file);
    }
    let file = json(out, &list, |hash| bundle::findings_path(lang, hash))?;
    files.search.push(file.clone());
    Ok(Some(file))
}

/// Writes the functions of a language's bodies, those that overlap first; `None` where there are none.
pub(super) fn bodies(
    lang: Lang,
    found: &Bodies,
    out: &Path,
    files: &mut inventory::LanguageFiles,
) -> anyhow::Result<Option<FileEntry>> {
    if found.functions.is_empty() {
        return Ok(None);
    }
    let mut overlaps: Vec<OverlapPair> = found
        .overlaps
        .iter()
        .filter_map(|one| {
            let pair = [found.functions.get(one.a)?.clone(), found.functions.get(one.b)?.clone()];
            Some(OverlapPair { class: one.class, likeness: one.likeness, pair })
        })
        .collect();
    overlaps.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
    let mut list =
        FunctionList { overlaps: overlaps.len() as u32, functions: found.functions.len() as u32, parts: Vec::new() };
    let size = |one: &Function| one.words.len() + one.title.len() + one.name.len() + 200;
    let of_overlaps = overlaps.into_iter().map(|one| (one.pair.iter().map(size).sum(), Some(one), None));
    let of_functions = found.functions.iter().map(|one| (size(one), None, Some(one)));
    for rows in parts(of_overlaps.chain(of_functions), |(size, ..): &(usize, _, _)| *size) {
        let part = FunctionPart {
            overlaps: rows.iter().filter_map(|(_, overlap, _)| overlap.clone()).collect(),
            functions: rows.iter().filter_map(|(.., function)| function.cloned()).collect(),
        };
        let file = json(out, &part, |hash| bundle::bodies_part_path(lang, hash))?;
        list.parts.push(file.path.clone());
        files.search.push(file);
    }
    let file = json(out, &list, |hash| bundle::bodies_path(lang, hash))?;
    files.search.push(file.clone());
    Ok(Some(file))
}

/// Writes the indicators of the acts that the bundle has; `None` where there are none.
pub(super) fn indicators(
    lang: Lang,
    laws: &[LawIndicators],
    out: &Path,
    files: &mut inventory::LanguageFiles,
) -> anyhow::Result<Option<FileEntry>> {
    if laws.is_empty() {
        return Ok(None);
    }
    let list = IndicatorList { laws: laws.to_vec() };
    let file = json(out, &list, |hash| bundle::indicators_path(lang, hash))?;
    files.search.push(file.clone());
    Ok(Some(file))
}

/// Writes the figures of a language's acts; `None` where none was read.
pub(super) fn trends(
    lang: Lang,
    found: &Trends,
    out: &Path,
    files: &mut inventory::LanguageFiles,
) -> anyhow::Result<Option<FileEntry>> {
    let Some(of) = found.languages.get(lang.code()) else { return Ok(None) };
    let figures = of.acts.iter().map(crate::trends::Figures::listed);
    let mut list = TrendList {
        acts: of.acts.len() as u32,
        amendments: of.amendments(),
        citations: of.citations,
        parts: Vec::new(),
    };
    for acts in parts(figures, |one: &ActFigures| one.title.len() + 200) {
        let file = json(out, &TrendPart { acts }, |hash| bundle::trends_part_path(lang, hash))?;
        list.parts.push(file.path.clone());
        files.search.push(file);
    }
    let file = json(out, &list, |hash| bundle::trends_path(lang, hash))?;
    files.search.push(file.clone());
    Ok(Some(file))
}
