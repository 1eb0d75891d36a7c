//! `Corpus`: the files of a folder, read as source documents.
//!
//! Formats are told by content, not by name: a page of adilet, Markdown in the three public layouts, plain text, Akoma
//! Ntoso. What cannot be read becomes a [`Problem`], never an error: one bad file does not stop a nation's law.

mod adilet;
mod akoma_ntoso;
mod decode;
mod front_matter;
pub(crate) mod guide;
mod markdown;
mod markdown_page;
mod plain_text;

use analysis::source::SourceDocument;
use anyhow::{Context, bail};
use legislation::{Lang, Problem, ProblemKind};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Files larger than this are no single act; they are reported and left out.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// One file's text, decoded.
pub(crate) struct SourceFile {
    /// Path relative to the corpus, `/` between folders.
    pub(crate) name: String,
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// The text.
    pub(crate) text: String,
    /// Oddities of its bytes.
    pub(crate) problems: Vec<Problem>,
}

/// What a corpus folder holds.
pub struct Corpus {
    /// One document per act, language and date, in order of file names.
    pub documents: Vec<SourceDocument>,
    /// Files that gave no document, and why.
    pub problems: Vec<Problem>,
    /// Files looked at.
    pub files: usize,
}

/// Files that describe a corpus instead of holding law.
fn is_about_the_corpus(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file).to_ascii_uppercase();
    // Contents pages of the one-file-per-article layout; `_meta.md` tells the act's title.
    if stem.starts_with('_') && stem != "_META" {
        return true;
    }
    matches!(stem.as_str(), "README" | "SCHEMA" | "LICENSE" | "LICENSE-DATA" | "CHANGELOG" | "CONTRIBUTING")
        || file.starts_with("INDEX.")
}

fn is_law_file(name: &str) -> bool {
    let known = ["html", "htm", "xhtml", "md", "markdown", "txt", "xml", "akn"];
    known.contains(&extension(name).as_str()) && !is_about_the_corpus(name)
}

/// The extension of a name in lower case, empty where there is none.
pub(crate) fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_ascii_lowercase())
}

/// Paths under `root` that may hold law, sorted; hidden folders are left out.
pub fn files(root: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if root.is_file() {
        return Ok(vec![root.to_path_buf()]);
    }
    if !root.is_dir() {
        bail!("no folder or file {}: name one that holds law, to `anyq build` with --corpus DIR", root.display());
    }
    let mut paths = Vec::new();
    let walk = walkdir::WalkDir::new(root)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        // Guides tell of the law and are not law.
        .filter_entry(|e| {
            let name = e.file_name().to_string_lossy();
            e.depth() == 0 || !(name.starts_with('.') || (e.depth() == 1 && name == guide::FOLDER))
        });
    for entry in walk {
        let entry = entry.with_context(|| format!("reading {}", root.display()))?;
        let name = entry.path().to_string_lossy();
        if entry.file_type().is_file() && is_law_file(&name) {
            paths.push(entry.into_path());
        }
    }
    Ok(paths)
}

/// Files of indicators under a root: `indicators.yaml` and `….indicators.yaml`, sorted.
pub(crate) fn indicator_files(root: &Path) -> Vec<PathBuf> {
    let is_one = |name: &str| name == INDICATORS || name.ends_with(&format!(".{INDICATORS}"));
    let walk = walkdir::WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter().flatten();
    let files = walk.filter(|entry| entry.file_type().is_file() && is_one(&entry.file_name().to_string_lossy()));
    files.map(walkdir::DirEntry::into_path).collect()
}

/// The name of a file of indicators, or its end.
pub(crate) const INDICATORS: &str = "indicators.yaml";

/// Reads every document under the roots (folders or single files). `progress` is called once per file with the number
/// of files. With several roots, file names begin with their root's own name.
pub fn read(roots: &[PathBuf], progress: impl Fn(usize) + Sync) -> anyhow::Result<Corpus> {
    let mut places: Vec<Place> = Vec::new();
    for root in roots {
        let prefix = if roots.len() > 1 {
            root.file_name().map(|n| format!("{}/", n.to_string_lossy())).unwrap_or_default()
        } else {
            String::new()
        };
        places.extend(files(root)?.into_iter().map(|path| Place { root: root.clone(), prefix: prefix.clone(), path }));
    }
    let total = places.len();
    let read: Vec<Result<SourceFile, Problem>> = places
        .par_iter()
        .map(|place| {
            let file = read_file(place);
            progress(total);
            file
        })
        .collect();
    let mut corpus = Corpus { documents: Vec::new(), problems: Vec::new(), files: total };
    let mut groups: BTreeMap<String, Vec<SourceFile>> = BTreeMap::new();
    for file in read {
        match file {
            Ok(file) => groups.entry(markdown::group_key(&file)).or_default().push(file),
            Err(problem) => corpus.problems.push(problem),
        }
    }
    let groups: Vec<Vec<SourceFile>> = groups.into_values().collect();
    let documents: Vec<Vec<Result<SourceDocument, Problem>>> = groups.into_par_iter().map(document).collect();
    for result in documents.into_iter().flatten() {
        match result {
            Ok(document) => corpus.documents.push(document),
            Err(problem) => corpus.problems.push(problem),
        }
    }
    Ok(corpus)
}

/// Where a file lies and what its name begins with.
struct Place {
    root: PathBuf,
    prefix: String,
    path: PathBuf,
}

/// A file below a root: its name, relative to the root, and its text.
pub(crate) fn below(root: &Path, path: PathBuf) -> Result<(String, String), Problem> {
    let file = read_file(&Place { root: root.to_path_buf(), prefix: String::new(), path })?;
    Ok((file.name, file.text))
}

fn read_file(Place { root, prefix, path }: &Place) -> Result<SourceFile, Problem> {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let relative =
        if relative.as_os_str().is_empty() { path.file_name().map_or(path.as_path(), Path::new) } else { relative };
    let name = format!("{prefix}{}", relative.to_string_lossy().replace('\\', "/"));
    let refuse = |detail: String| problem(ProblemKind::Unreadable, &name, detail);
    let size = std::fs::metadata(path).map_err(|e| refuse(e.to_string()))?.len();
    if size > MAX_FILE_BYTES {
        return Err(refuse(format!(
            "{} MB is more than the limit of {} MB for one act",
            size >> 20,
            MAX_FILE_BYTES >> 20
        )));
    }
    let bytes = std::fs::read(path).map_err(|e| refuse(e.to_string()))?;
    let (text, problems) = decode::text(&name, &bytes);
    Ok(SourceFile { name, path: path.clone(), text, problems })
}

/// A file's text, whatever it holds.
pub(crate) fn text(path: &Path) -> anyhow::Result<String> {
    let place = Place { root: path.to_path_buf(), prefix: String::new(), path: path.to_path_buf() };
    read_file(&place).map(|file| file.text).map_err(|problem| anyhow::anyhow!("{}: {}", problem.file, problem.detail))
}

/// A problem of a file.
pub(crate) fn problem(kind: ProblemKind, file: &str, detail: impl Into<String>) -> Problem {
    let detail: String = detail.into();
    Problem {
        kind,
        file: file.to_owned(),
        act: None,
        lang: None,
        eid: None,
        detail: detail.chars().take(200).collect(),
    }
}

/// One group of files becomes its documents; most groups are one file.
fn document(mut group: Vec<SourceFile>) -> Vec<Result<SourceDocument, Problem>> {
    if group.len() > 1 {
        return markdown::articles(group);
    }
    let Some(file) = group.pop() else { return Vec::new() };
    let head = file.text.trim_start_matches('\u{feff}').trim_start();
    let lower_head: String = head.chars().take(4000).collect::<String>().to_ascii_lowercase();
    if lower_head.is_empty() {
        return vec![Err(problem(ProblemKind::NoText, &file.name, "the file is empty"))];
    }
    if lower_head.contains("akomantoso") {
        return akoma_ntoso::read(&file);
    }
    if lower_head.starts_with("<!doctype html") || lower_head.starts_with("<html") || file.text.contains("<article") {
        return vec![adilet::read(file)];
    }
    if lower_head.starts_with("<?xml") || lower_head.starts_with('<') {
        return vec![Err(problem(ProblemKind::UnknownFormat, &file.name, "neither Akoma Ntoso nor a page of law"))];
    }
    let is_markdown = matches!(extension(&file.name).as_str(), "md" | "markdown") || head.starts_with("---\n");
    if is_markdown {
        if markdown::is_article(&file) {
            return markdown::articles(vec![file]);
        }
        let meta = markdown::folder_meta(&file);
        return markdown::act(file, meta).into_iter().collect();
    }
    vec![plain_text::read(file)]
}

/// The language named by a file's path: `labour-code.rus.txt`, `rus/10.md`, `kaz.md`.
pub(crate) fn lang_of_path(name: &str) -> Option<Lang> {
    let mut parts: Vec<&str> = name.split('/').flat_map(|part| part.split('.')).collect();
    parts.reverse();
    parts.into_iter().find_map(|part| match part.to_ascii_lowercase().as_str() {
        "kaz" | "kk" | "kz_kaz" => Some(Lang::KK),
        "rus" | "ru" => Some(Lang::RU),
        "eng" | "en" => Some(Lang::EN),
        _ => None,
    })
}

/// The name of a file without folders, language and extension: `labour-code.rus.txt` gives `labour-code`.
pub(crate) fn stem(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let mut parts: Vec<&str> = file.split('.').collect();
    if parts.len() > 1 {
        parts.pop();
    }
    while parts.len() > 1 && parts.last().is_some_and(|last| lang_of_path(last).is_some()) {
        parts.pop();
    }
    parts.join(".")
}

/// White space of any kind becomes one space.
pub(crate) fn collapse(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c == '\u{feff}').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}
