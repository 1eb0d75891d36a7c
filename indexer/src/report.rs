//! `Report`: what a build read, what it made, and every oddity, counted by kind with examples.

use crate::build::library::Library;
use crate::pages::PagesReport;
use analysis::source::SourceDocument;
use legislation::bundle::Manifest;
use legislation::{Problem, ProblemKind, ProvisionKind};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Examples kept per kind of problem.
const EXAMPLES: usize = 5;

/// The report, as written to `report.json`.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Files looked at.
    pub files: usize,
    /// Texts by source format.
    pub formats: BTreeMap<String, usize>,
    /// What each language holds.
    pub languages: BTreeMap<String, LanguageReport>,
    /// Problems by kind.
    pub problems: BTreeMap<String, ProblemReport>,
    /// Files of the bundle.
    pub bundle_files: usize,
    /// Size of the bundle, bytes.
    pub bundle_bytes: u64,
    /// The bundle's identity.
    pub bundle_hash: String,
    /// The static pages, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<PagesReport>,
}

/// Counts of one language.
#[derive(Debug, Default, Serialize)]
pub struct LanguageReport {
    /// Acts.
    pub acts: usize,
    /// Earlier texts.
    pub editions: usize,
    /// Articles.
    pub articles: usize,
    /// Numbered paragraphs.
    pub paragraphs: usize,
    /// Points.
    pub points: usize,
    /// Guides.
    pub guides: usize,
    /// Passages in the search index.
    pub passages: u32,
    /// Definitions found.
    pub definitions: usize,
    /// References found.
    pub references: usize,
    /// References with at least one target.
    pub references_resolved: usize,
}

/// Problems of one kind.
#[derive(Debug, Default, Serialize)]
pub struct ProblemReport {
    /// How many.
    pub count: usize,
    /// The first few.
    pub examples: Vec<Problem>,
}

/// Texts by source format.
pub(crate) fn formats(documents: &[SourceDocument]) -> BTreeMap<String, usize> {
    let mut formats = BTreeMap::new();
    for document in documents {
        *formats.entry(document.format.slug().to_owned()).or_default() += 1;
    }
    formats
}

pub(crate) fn make(
    library: &Library,
    manifest: &Manifest,
    formats: BTreeMap<String, usize>,
    files: usize,
    problems: Vec<Problem>,
    bundle_bytes: u64,
    bundle_files: usize,
) -> Report {
    let mut languages = BTreeMap::new();
    for (lang, entries) in &library.languages {
        let mut counts = LanguageReport { acts: entries.len(), ..LanguageReport::default() };
        counts.guides = library.guides.iter().filter(|guide| guide.lang == *lang).count();
        counts.passages = manifest.languages.iter().find(|l| l.lang == *lang).map_or(0, |l| l.passages);
        for entry in entries {
            let kinds = |kind| entry.current.act.provisions.iter().filter(|p| p.kind == kind).count();
            counts.editions += entry.earlier.len();
            counts.articles += kinds(ProvisionKind::Article);
            counts.paragraphs += kinds(ProvisionKind::Paragraph);
            counts.points += kinds(ProvisionKind::Point);
            counts.definitions += entry.current.definitions.len();
            counts.references += entry.current.references.len();
            counts.references_resolved += entry.current.references.iter().filter(|r| !r.targets.is_empty()).count();
        }
        languages.insert(lang.to_string(), counts);
    }
    let mut by_kind: BTreeMap<ProblemKind, ProblemReport> = BTreeMap::new();
    for problem in problems {
        let kind = by_kind.entry(problem.kind).or_default();
        kind.count += 1;
        if kind.examples.len() < EXAMPLES {
            kind.examples.push(problem);
        }
    }
    Report {
        files,
        formats,
        languages,
        problems: by_kind.into_iter().map(|(kind, report)| (kind.slug().to_owned(), report)).collect(),
        bundle_files,
        bundle_bytes,
        bundle_hash: manifest.hash.clone(),
        pages: None, // when they are written
    }
}

impl Report {
    /// Whether a problem of this sort was met.
    pub fn has(&self, sort: fn(ProblemKind) -> bool) -> bool {
        ProblemKind::ALL.into_iter().any(|kind| sort(kind) && self.problems.contains_key(kind.slug()))
    }

    /// The report in words, for a terminal.
    pub fn words(&self) -> String {
        let mut out = String::new();
        // Writing into a String cannot fail.
        for (lang, l) in &self.languages {
            let _ = writeln!(
                out,
                "{lang}: {} acts ({} earlier texts), {} articles, {} paragraphs, {} points, {} definitions, {} references ({} resolved)",
                l.acts,
                l.editions,
                l.articles,
                l.paragraphs,
                l.points,
                l.definitions,
                l.references,
                l.references_resolved
            );
        }
        let _ = writeln!(
            out,
            "bundle {}: {} files, {:.1} MB",
            self.bundle_hash,
            self.bundle_files,
            self.bundle_bytes as f64 / 1e6
        );
        if let Some(pages) = &self.pages {
            let (files, changed) = (pages.files, pages.changed);
            let _ = writeln!(out, "pages: {files} files ({changed} changed), {:.1} MB", pages.bytes as f64 / 1e6);
            for note in &pages.notes {
                let _ = writeln!(out, "  {note}");
            }
        }
        for (kind, problem) in &self.problems {
            let example = problem.examples.first().map_or_else(String::new, |p| {
                let place = match (&p.act, &p.eid) {
                    (Some(act), Some(eid)) => format!("{act}#{eid}"),
                    (Some(act), None) => act.to_string(),
                    _ => p.file.clone(),
                };
                format!(", for example {place}: {}", p.detail)
            });
            let _ = writeln!(out, "{kind}: {}{example}", problem.count);
        }
        out
    }
}
