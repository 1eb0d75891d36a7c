//! `Bundle`: the analysed library as static files, hashed, compressed, the manifest last.

mod suggestions;

use crate::build::library::{Entry, Library};
use anyhow::Context;
use flate2::{Compression, GzBuilder};
use indicatif::ProgressBar;
use legislation::bundle::{
    self, ActFile, Catalog, CatalogEntry, CatalogPart, Edition, FORMAT, FileEntry, LanguageFiles, Manifest, SearchFiles,
};
use legislation::{Date, Lang, ProvisionKind};
use rayon::prelude::*;
use search::Layout;
use search::writer::{WriteError, WrittenIndex};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What was written.
pub struct Written {
    /// The manifest.
    pub manifest: Manifest,
    /// Size of all files, bytes.
    pub bytes: u64,
    /// Number of files.
    pub files: usize,
}

/// Writes the bundle into `out`. Files of an earlier bundle that are still right are kept, the others are removed after
/// the new manifest is in place.
pub(crate) fn write(library: &Library, corpus: &str, out: &Path, bar: &ProgressBar) -> anyhow::Result<Written> {
    bar.set_length(library.languages.iter().map(|(_, e)| e.len() as u64 + 1).sum());
    let mut languages = Vec::new();
    let mut entries: Vec<FileEntry> = Vec::new();
    for (lang, acts) in &library.languages {
        languages.push(language(*lang, acts, out, &mut entries, bar)?);
    }
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    entries.dedup();
    let mut identity = blake3::Hasher::new();
    for entry in &entries {
        identity.update(entry.path.as_bytes());
        identity.update(b"\n");
    }
    let texts = || library.languages.iter().flat_map(|(_, acts)| acts);
    let manifest = Manifest {
        format: FORMAT,
        generator: format!("anyq {}", env!("CARGO_PKG_VERSION")),
        corpus: corpus.to_owned(),
        fictional: texts().all(|e| e.current.act.fictional),
        text_date: texts().filter_map(|e| e.current.act.text_date).max(),
        hash: short(&identity.finalize()),
        languages,
    };
    let bytes = entries.iter().map(|e| e.bytes).sum();
    let files = entries.len() + 1;
    let text = serde_json::to_vec(&manifest).context("writing the manifest")?;
    replace(&out.join(bundle::MANIFEST), &text)?;
    remove_stale(out, &entries)?;
    Ok(Written { manifest, bytes, files })
}

fn language(
    lang: Lang,
    acts: &[Entry],
    out: &Path,
    entries: &mut Vec<FileEntry>,
    bar: &ProgressBar,
) -> anyhow::Result<LanguageFiles> {
    let listed: Vec<(CatalogEntry, Vec<FileEntry>)> = acts
        .par_iter()
        .map(|entry| {
            let done = catalog_entry(entry, out);
            bar.inc(1);
            done
        })
        .collect::<anyhow::Result<_>>()?;
    let (listed, files): (Vec<CatalogEntry>, Vec<Vec<FileEntry>>) = listed.into_iter().unzip();
    entries.extend(files.into_iter().flatten());
    let acts_of_lang = Catalog { acts: listed };
    let catalog = catalog_parts(lang, &acts_of_lang, out)?;
    let count = acts_of_lang.acts.len() as u32;
    let written = index(lang, acts).with_context(|| format!("writing the search index of {lang}"))?;
    bar.inc(1);
    let offered = suggestions::collect(lang, acts, &written)?;
    let offered = json(out, &offered, |hash| bundle::suggestions_path(lang, hash))?;
    let WrittenIndex { hot, dictionary, words, blocks, passage_blocks, passages } = written;
    let hot = compressed(out, &hot, |hash| bundle::hot_path(lang, hash))?;
    let terms = dictionary.map(|bytes| compressed(out, &bytes, |hash| bundle::terms_path(lang, hash))).transpose()?;
    let words = words.map(|bytes| compressed(out, &bytes, |hash| bundle::words_path(lang, hash))).transpose()?;
    let blocks = blocks.into_par_iter().map(|(name, bytes)| compressed(out, &bytes, |_| bundle::index_block_path(name)));
    entries.extend(blocks.collect::<anyhow::Result<Vec<FileEntry>>>()?);
    let texts = passage_blocks.into_par_iter();
    let texts = texts.map(|(name, bytes)| compressed(out, &bytes, |_| bundle::passage_block_path(name)));
    entries.extend(texts.collect::<anyhow::Result<Vec<FileEntry>>>()?);
    entries.extend(catalog.iter().map(|part| part.file.clone()));
    entries.extend([&hot, &offered].into_iter().chain(&terms).chain(&words).cloned());
    let notes = search::notes(lang);
    let notes = notes.map(|notes| compressed(out, notes.as_bytes(), |hash| bundle::notes_path(lang, hash))).transpose()?;
    entries.extend(notes.clone());
    let search = SearchFiles { hot, terms, words, notes };
    Ok(LanguageFiles { lang, acts: count, passages, catalog, search, suggestions: Some(offered) })
}

/// Acts prepared at a time.
const PREPARED_AT_ONCE: usize = 64;

/// The search index of a language: acts are prepared on all threads while those before them are written.
fn index(lang: Lang, acts: &[Entry]) -> Result<WrittenIndex, WriteError> {
    let (give, take) = std::sync::mpsc::sync_channel(2);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for some in acts.chunks(PREPARED_AT_ONCE) {
                let prepared: Vec<_> = some.par_iter().map(|entry| search::prepare(lang, &entry.current.act)).collect();
                if give.send(prepared).is_err() {
                    return; // the writer has failed and says why
                }
            }
        });
        search::writer::write_prepared(take.into_iter().flatten(), &Layout::default())
    })
}

/// Writes the acts of a language in parts.
fn catalog_parts(lang: Lang, catalog: &Catalog, out: &Path) -> anyhow::Result<Vec<CatalogPart>> {
    let part = |acts: &[CatalogEntry]| {
        let part = Catalog { acts: acts.to_vec() };
        let first = acts.first().context("a part of a catalog without acts")?.id.clone();
        let file = json(out, &part, |hash| bundle::catalog_path(lang, hash))?;
        Ok(CatalogPart { first, acts: acts.len() as u32, kinds: part.kinds(), file })
    };
    catalog.acts.chunks(Catalog::PART).map(part).collect()
}

/// Writes all texts of an act; what the catalog says of it, and every file written.
fn catalog_entry(entry: &Entry, out: &Path) -> anyhow::Result<(CatalogEntry, Vec<FileEntry>)> {
    let act = &entry.current.act;
    let mut files = Vec::new();
    let file = act_files(&entry.current, None, out, &mut files)?;
    let bytes = files.iter().map(|file| file.bytes).sum();
    let mut editions = Vec::new();
    for earlier in &entry.earlier {
        if let Some(date) = earlier.act.text_date {
            let file = act_files(earlier, Some(date), out, &mut files)?;
            editions.push(Edition { date, file });
        }
    }
    let listed = CatalogEntry {
        id: act.id.clone(),
        kind: act.kind,
        title: act.title.clone(),
        number: act.number.clone(),
        date: act.date,
        text_date: act.text_date,
        status: act.status,
        articles: act.provisions.iter().filter(|p| p.kind == ProvisionKind::Article).count() as u32,
        file,
        bytes,
        languages: entry.languages.clone(),
        editions,
        level: entry.current.readability.level,
    };
    Ok((listed, files))
}

/// Writes one text of an act: its parts, then the head that names them. The head's entry; all of them go into `files`.
fn act_files(
    file: &ActFile,
    edition: Option<Date>,
    out: &Path,
    files: &mut Vec<FileEntry>,
) -> anyhow::Result<FileEntry> {
    let (id, lang) = (file.act.id.clone(), file.act.lang);
    let head = bundle::split(file.clone(), |number, part| {
        let entry = json(out, part, |hash| bundle::act_part_path(&id, lang, edition, number, hash))?;
        files.push(entry.clone());
        anyhow::Ok(entry)
    })?;
    let entry = json(out, &head, |hash| bundle::act_path(&id, lang, edition, hash))?;
    files.push(entry.clone());
    Ok(entry)
}

fn json<T: Serialize>(out: &Path, value: &T, path: impl Fn(&str) -> String) -> anyhow::Result<FileEntry> {
    let text = serde_json::to_vec(value).context("turning a file of the bundle into JSON")?;
    compressed(out, &text, path)
}

/// Writes `bytes` gzipped under the name its content gives it; a file already there is right by its name.
fn compressed(out: &Path, bytes: &[u8], path: impl Fn(&str) -> String) -> anyhow::Result<FileEntry> {
    let name = path(&bundle::content_hash(bytes));
    let target = out.join(&name);
    // No time and no file name in the header: the same text gives the same bytes.
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::with_capacity(bytes.len() / 4), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).context("compressing a file of the bundle").and_then(
        |packed| {
            let size = packed.len() as u64;
            if std::fs::metadata(&target).is_ok_and(|m| m.len() == size)
                && std::fs::read(&target).is_ok_and(|old| old == packed)
            {
                return Ok(FileEntry { path: name.clone(), bytes: size });
            }
            replace(&target, &packed)?;
            Ok(FileEntry { path: name.clone(), bytes: size })
        },
    )
}

/// Writes a file whole or not at all.
fn replace(target: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let folder = target.parent().context("a bundle file without a folder")?;
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let mut name = target.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let part = target.with_file_name(name);
    std::fs::write(&part, bytes).with_context(|| format!("writing {}", target.display()))?;
    std::fs::rename(&part, target).with_context(|| format!("writing {}", target.display()))
}

fn short(hash: &blake3::Hash) -> String {
    hash.to_hex().chars().take(16).collect()
}

/// Removes files of an earlier bundle that the new manifest does not lead to.
fn remove_stale(out: &Path, entries: &[FileEntry]) -> anyhow::Result<()> {
    let kept: BTreeSet<PathBuf> = entries.iter().map(|e| out.join(&e.path)).collect();
    for folder in ["acts", "catalog", "search", "passages"] {
        let Ok(files) = std::fs::read_dir(out.join(folder)) else { continue };
        for file in files {
            let path = file.with_context(|| format!("reading {}", out.display()))?.path();
            if !kept.contains(&path) && path.is_file() {
                std::fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
            }
        }
    }
    Ok(())
}
