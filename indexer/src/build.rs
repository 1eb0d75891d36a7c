//! `build`: a corpus becomes a bundle, stage by stage.

mod editions;
mod languages;
pub(crate) mod library;

use crate::bundle::{self, Written};
use crate::meaning::Meaning;
use crate::pages::{self, Pages};
use crate::report::{self, Report};
use crate::{corpus, guides, indicators};
use analysis::structure::parse;
use anyhow::{Context, bail};
use indicatif::{ProgressBar, ProgressStyle};
use legislation::{Act, IndexTable, Problem};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What to build and where.
pub struct Options {
    /// The corpus folders.
    pub corpus: Vec<PathBuf>,
    /// The bundle folder.
    pub out: PathBuf,
    /// The corpus's name, shown on the pages; the folder's name by default.
    pub name: Option<String>,
    /// Most text in a shard of the search index, bytes ([`bundle::SHARD_TEXT`]).
    pub shard_text: usize,
    /// What multiples of an index are worth.
    pub indexes: IndexTable,
    /// The sentence encoder (a pack's folder, or the model's file), where search by meaning is to be offered.
    pub meaning: Option<PathBuf>,
    /// Where vectors are kept from one build to the next (default: `anyq/meaning` among the user's caches).
    pub meaning_cache: Option<PathBuf>,
    /// The static pages, if there are to be any.
    pub pages: Option<Pages>,
    /// Whether to draw progress on standard error.
    pub progress: bool,
}

impl Options {
    /// A corpus built as usual, without progress.
    pub fn new(corpus: Vec<PathBuf>, out: PathBuf) -> Self {
        Self {
            corpus,
            out,
            name: None,
            shard_text: bundle::SHARD_TEXT,
            indexes: IndexTable::supplied(),
            meaning: None,
            meaning_cache: None,
            pages: None,
            progress: false,
        }
    }
}

/// Reads, analyses and writes. The manifest is written last, so a build that is cut off leaves the old bundle in use.
pub fn build(options: &Options) -> anyhow::Result<Report> {
    let started = Instant::now();
    let bars = Bars { on: options.progress };

    let bar = bars.start("reading");
    let read = corpus::read(&options.corpus, |total| {
        bar.set_length(total as u64);
        bar.inc(1);
    })?;
    bar.finish();
    if read.documents.is_empty() {
        return Err(nothing_found(&options.corpus, read.files, &read.problems));
    }

    let bar = bars.start("structure");
    bar.set_length(read.documents.len() as u64);
    let formats = report::formats(&read.documents);
    let parsed: Vec<(Act, Vec<Problem>)> = read
        .documents
        .into_par_iter()
        .map(|document| {
            let parsed = parse(document);
            bar.inc(1);
            parsed
        })
        .collect();
    bar.finish();

    let mut problems = read.problems;
    let mut acts = Vec::with_capacity(parsed.len());
    for (act, mut found) in parsed {
        problems.append(&mut found);
        acts.push(act);
    }
    let editions = editions::sort(acts, &mut problems);
    problems.append(&mut languages::differences(&editions));

    let bar = bars.start("analysis");
    let mut library = library::analyse(&editions, &mut problems, &bar);
    let drafts = corpus::guide::read(&options.corpus, &mut problems);
    library.guides = guides::compared(drafts, editions.iter().map(|editions| &editions.current), &mut problems);
    library.indicators =
        indicators::checked(&options.corpus, editions.iter().map(|editions| &editions.current), &mut problems);
    bar.finish();

    let bar = bars.start("meaning");
    let languages: Vec<legislation::Lang> = library.languages.iter().map(|(lang, _)| *lang).collect();
    let kept = options.meaning_cache.clone().unwrap_or_else(kept_by_default);
    let ready = |model: &PathBuf| Meaning::ready(model, &languages, &options.corpus, Some(kept.as_path()), bar.clone());
    let meaning = options.meaning.as_ref().map(ready).transpose()?;

    let bar = bars.start("writing");
    let name = options.name.clone().unwrap_or_else(|| folder_name(&options.corpus));
    let Written { manifest, bytes, files } =
        bundle::write(&library, &name, &options.out, options.shard_text, &options.indexes, meaning.as_ref(), &bar)?;
    bar.finish();

    let bar = bars.start("pages");
    let write = |folder: &Pages| pages::write(&library, &name, folder, files, &bar);
    let pages = options.pages.as_ref().map(write).transpose()?;
    bar.finish();

    let mut report = report::make(&library, &manifest, formats, read.files, problems, bytes, files);
    report.pages = pages;
    let path = options.out.join("report.json");
    let text = serde_json::to_string_pretty(&report).context("writing the report")?;
    std::fs::write(&path, text + "\n").with_context(|| format!("writing {}", path.display()))?;
    if options.progress {
        eprintln!("done in {:.1} s", started.elapsed().as_secs_f32());
    }
    Ok(report)
}

/// The newest text of every act of a folder or file, in every language it has.
pub(crate) fn current_acts(path: &Path) -> anyhow::Result<Vec<Act>> {
    current_acts_of(&[path.to_path_buf()])
}

/// The same of several folders and files, read as one corpus.
pub(crate) fn current_acts_of(paths: &[PathBuf]) -> anyhow::Result<Vec<Act>> {
    let read = corpus::read(paths, |_| {})?;
    if read.documents.is_empty() {
        return Err(nothing_found(paths, read.files, &read.problems));
    }
    let acts: Vec<Act> = read.documents.into_par_iter().map(|document| parse(document).0).collect();
    Ok(editions::sort(acts, &mut Vec::new()).into_iter().map(|editions| editions.current).collect())
}

/// Where vectors are kept from one build to the next unless told otherwise: the user's folder for what can be made again, else
/// the system's.
fn kept_by_default() -> PathBuf {
    let named = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let own = named("XDG_CACHE_HOME").or_else(|| named("LOCALAPPDATA"));
    let own = own.or_else(|| named("HOME").map(|home| home.join(".cache")));
    own.unwrap_or_else(std::env::temp_dir).join("anyq").join("meaning")
}

/// The name shown on the pages when none is given: the folders' names.
fn folder_name(corpus: &[PathBuf]) -> String {
    let name = |folder: &PathBuf| {
        let canonical = folder.canonicalize().unwrap_or_else(|_| folder.clone());
        canonical.file_name().map_or_else(|| "corpus".to_owned(), |n| n.to_string_lossy().into_owned())
    };
    corpus.iter().map(name).collect::<Vec<_>>().join(" + ")
}

/// Says what was looked for and what was met instead.
fn nothing_found(corpus: &[PathBuf], files: usize, problems: &[Problem]) -> anyhow::Error {
    let place = corpus.iter().map(|c| c.display().to_string()).collect::<Vec<_>>().join(", ");
    if files == 0 {
        return anyhow::anyhow!("no law in {place}: it holds no .html, .md, .txt or .xml file");
    }
    let examples: Vec<String> =
        problems.iter().take(3).map(|p| format!("{}: {} ({})", p.file, p.detail, p.kind.slug())).collect();
    anyhow::anyhow!("no law in {place}: none of its {files} files could be read; {}", examples.join("; "))
}

/// Progress bars on standard error, or none.
struct Bars {
    on: bool,
}

impl Bars {
    fn start(&self, stage: &'static str) -> ProgressBar {
        if !self.on {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{msg:>10} [{bar:30}] {pos}/{len} {elapsed}") {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(stage);
        bar
    }
}

/// Refuses an output folder that holds something else than a bundle.
pub fn check_output(out: &Path) -> anyhow::Result<()> {
    if out.is_file() {
        bail!("{} is a file: give a folder with --out", out.display());
    }
    let Ok(mut entries) = std::fs::read_dir(out) else { return Ok(()) };
    let is_bundle = out.join(legislation::bundle::MANIFEST).exists() || out.join("acts").is_dir();
    if !is_bundle && entries.next().is_some() {
        bail!("{} holds other files: give an empty folder or an earlier bundle with --out", out.display());
    }
    Ok(())
}
