//! `Pages`: the static pages of a library, in a folder beside the bundle that belongs to them alone.
//!
//! A page that is right already is not written again, so an operator who sends changed files to a host sends few; pages of
//! acts that are gone are removed.

use crate::build::library::{Entry, Library};
use anyhow::{Context, bail};
use indicatif::ProgressBar;
use legislation::{ActId, ActKind, Date, Lang};
use publication::page::{self, LISTED, Listed, Page};
use publication::sitemap;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The name of the folder where the app and the pages' own links look for it.
pub const FOLDER: &str = "text";

/// Files that free hosts take at most.
const HOSTS_TAKE: usize = 20_000;

/// Where the pages go, and where they will be found.
#[derive(Clone, Debug)]
pub struct Pages {
    /// The folder, for them alone.
    pub folder: PathBuf,
    /// The site's address, ending in `/`; without it there is no sitemap.
    pub site: Option<String>,
}

/// What was written, for the report.
#[derive(Debug, Default, Serialize)]
pub struct PagesReport {
    /// Files in the folder.
    pub files: usize,
    /// Their size, bytes.
    pub bytes: u64,
    /// Files that are new or other than before.
    pub changed: usize,
    /// What an operator should know.
    pub notes: Vec<String>,
}

/// An address a site can have: `https://law.example/` or a folder there.
pub fn site(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '~' | ':' | '/' | '%');
    match rest {
        Some(rest) if !rest.starts_with('/') && !rest.is_empty() && rest.chars().all(plain) => {
            Ok(format!("{}/", text.trim_end_matches('/')))
        }
        _ => Err(format!("{text:?} is no address such as https://law.example/")),
    }
}

/// Refuses a folder that holds something else than pages of an earlier build.
pub fn check_folder(folder: &Path) -> anyhow::Result<()> {
    let Ok(mut entries) = std::fs::read_dir(folder) else { return Ok(()) };
    let first = std::fs::read_to_string(folder.join("index.html")).unwrap_or_default();
    if entries.next().is_some() && !first.contains("<meta name=\"generator\" content=\"anyq\">") {
        bail!("{} holds other files: give a folder for the pages alone with --pages", folder.display());
    }
    Ok(())
}

/// Writes all pages. `bundle_files` is the number of files of the bundle beside them.
pub(crate) fn write(
    library: &Library,
    corpus: &str,
    pages: &Pages,
    bundle_files: usize,
    bar: &ProgressBar,
) -> anyhow::Result<PagesReport> {
    let entries: Vec<&Entry> = library.languages.iter().flat_map(|(_, entries)| entries).collect();
    bar.set_length(entries.len() as u64);
    let languages: BTreeMap<&ActId, &[Lang]> =
        entries.iter().map(|entry| (&entry.current.act.id, entry.languages.as_slice())).collect();
    let others = |id: &ActId| languages.get(id).copied();
    let site = pages.site.as_deref();
    let mut written: Vec<Done> = entries
        .par_iter()
        .map(|entry| {
            let act = &entry.current.act;
            let page = Page { file: &entry.current, languages: &entry.languages, site, others: &others };
            let done = put(&pages.folder, page::act_path(&act.id, act.lang), &page::act_page(&page), act.text_date);
            bar.inc(1);
            done
        })
        .collect::<anyhow::Result<_>>()?;
    for (path, text) in lists(library, corpus) {
        written.push(put(&pages.folder, path, &text, None)?);
    }
    let mut report = PagesReport::default();
    if let Some(site) = site {
        let mut addresses: Vec<(String, Option<Date>)> =
            written.iter().map(|done| (done.path.clone(), done.date)).collect();
        addresses.sort();
        for (name, text) in sitemap::sitemap(site, &addresses) {
            written.push(put(&pages.folder, name, &text, None)?);
        }
        report.notes.extend(robots(pages, site)?);
    } else {
        report.notes.push("no sitemap: it needs the site's address, --site https://law.example/".to_owned());
    }
    written.push(put(&pages.folder, "style.css".to_owned(), page::STYLE, None)?);
    remove_stale(&pages.folder, &written)?;
    report.files = written.len();
    report.bytes = written.iter().map(|done| done.bytes).sum();
    report.changed = written.iter().filter(|done| done.changed).count();
    if report.files + bundle_files > HOSTS_TAKE {
        report.notes.push(format!(
            "{} files with the bundle's: free hosts take {HOSTS_TAKE}; leave the pages out with --no-pages",
            report.files + bundle_files
        ));
    }
    Ok(report)
}

/// A file of the folder.
struct Done {
    path: String,
    bytes: u64,
    changed: bool,
    /// Day of the text on it.
    date: Option<Date>,
}

/// Writes a file whole, unless it is there.
fn put(folder: &Path, path: String, text: &str, date: Option<Date>) -> anyhow::Result<Done> {
    let target = folder.join(&path);
    let is_there = std::fs::metadata(&target).is_ok_and(|m| m.len() == text.len() as u64)
        && std::fs::read(&target).is_ok_and(|old| old == text.as_bytes());
    if !is_there {
        crate::bundle::replace(&target, text.as_bytes())?;
    }
    Ok(Done { path, bytes: text.len() as u64, changed: !is_there, date })
}

/// The pages that lead to the acts.
fn lists(library: &Library, corpus: &str) -> Vec<(String, String)> {
    let languages: Vec<Lang> = library.languages.iter().map(|(lang, _)| *lang).collect();
    let (mut files, mut all) = (Vec::new(), Vec::new());
    for (lang, entries) in &library.languages {
        let mut kinds: BTreeMap<ActKind, Vec<Listed<'_>>> = BTreeMap::new();
        for act in entries.iter().map(|entry| &entry.current.act) {
            let listed = Listed { id: &act.id, title: &act.title, requisites: &act.requisites, status: act.status };
            kinds.entry(act.kind).or_default().push(listed);
        }
        for (kind, acts) in &kinds {
            let pages = acts.len().div_ceil(LISTED);
            for (number, some) in acts.chunks(LISTED).enumerate() {
                let text = page::list_page(*kind, *lang, some, number, pages);
                files.push((page::list_path(*kind, *lang, number), text));
            }
        }
        let counts: Vec<(ActKind, usize)> = kinds.iter().map(|(kind, acts)| (*kind, acts.len())).collect();
        files.push((page::language_path(*lang), page::language_page(corpus, *lang, &counts, &languages)));
        all.push((*lang, counts));
    }
    files.push(("index.html".to_owned(), page::index_page(corpus, &all)));
    files
}

/// `robots.txt` beside the folder, unless the operator has one of their own; what they should know of it.
fn robots(pages: &Pages, site: &str) -> anyhow::Result<Option<String>> {
    let root = pages.folder.parent().unwrap_or(Path::new("."));
    let file = root.join("robots.txt");
    let text = sitemap::robots(site);
    let line = text.lines().last().unwrap_or_default();
    match std::fs::read_to_string(&file) {
        Ok(own) if !sitemap::is_our_robots(&own) => {
            let told = own.lines().any(|own| own.trim() == line);
            return Ok((!told).then(|| format!("{} is your own: add the line «{line}»", file.display())));
        }
        _ => crate::bundle::replace(&file, text.as_bytes())?,
    }
    let (_, rest) = site.split_once("://").unwrap_or_default();
    let in_folder = rest.trim_end_matches('/').contains('/');
    Ok(in_folder.then(|| format!("robots.txt counts at the top of a host only: add there «{line}»")))
}

/// Removes what an earlier build wrote and this one did not.
fn remove_stale(folder: &Path, written: &[Done]) -> anyhow::Result<()> {
    let kept: BTreeSet<PathBuf> = written.iter().map(|done| folder.join(&done.path)).collect();
    for entry in walkdir::WalkDir::new(folder).contents_first(true) {
        let entry = entry.with_context(|| format!("reading {}", folder.display()))?;
        let path = entry.path();
        if entry.file_type().is_file() && !kept.contains(path) {
            std::fs::remove_file(path).with_context(|| format!("removing {}", path.display()))?;
        } else if entry.file_type().is_dir() && path != folder {
            // A folder with something in it stays.
            let _ = std::fs::remove_dir(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::site;

    #[test]
    fn a_site_is_an_address_of_the_web_and_ends_in_a_slash() {
        for (text, expected) in [
            ("https://law.example", Some("https://law.example/")),
            ("https://portal.example/law/", Some("https://portal.example/law/")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080/")),
            ("law.example", None),
            ("https://", None),
            ("https://law.example/?a=b", None),
            ("https://law.example/\"><script>", None),
        ] {
            assert_eq!(site(text).ok().as_deref(), expected, "{text}");
        }
    }
}
