//! `Bundle`: the analysed library as static files, hashed, compressed, the manifest last.

mod inventory;
mod suggestions;

use crate::build::library::{Entry, Library};
use crate::bundle::inventory::Ledger;
use anyhow::Context;
use flate2::{Compression, GzBuilder};
use indicatif::ProgressBar;
use legislation::bundle::{self, ActFile, Catalog, CatalogEntry, Edition, FORMAT, FileEntry, LanguageFiles, Manifest};
use legislation::{Act, Lang, ProvisionKind, Ranking};
use rayon::prelude::*;
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
    let mut ledger = Ledger::default();
    for (lang, acts) in &library.languages {
        languages.push(language(*lang, acts, out, &mut ledger, bar)?);
    }
    let mut entries = ledger.files();
    let inventory = json(out, &ledger.inventory(), bundle::inventory_path)?;
    entries.push(inventory.clone());
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
        files: inventory,
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
    ledger: &mut Ledger,
    bar: &ProgressBar,
) -> anyhow::Result<LanguageFiles> {
    let pages_ranking = Ranking::of(acts.iter().flat_map(|entry| &entry.current.unit_readability));
    let acts_ranking = Ranking::of(acts.iter().map(|entry| &entry.current.readability));
    let catalog: Vec<CatalogEntry> = acts
        .par_iter()
        .map(|entry| {
            let done = catalog_entry(entry, &acts_ranking, out);
            bar.inc(1);
            done
        })
        .collect::<anyhow::Result<_>>()?;
    let files = ledger.language(lang);
    for act in &catalog {
        files.act(&act.id, act.kind, vec![act.file.clone()], act.editions.iter().map(|e| e.file.clone()).collect());
    }
    let count = catalog.len() as u32;
    let acts_of_lang = Catalog { acts: catalog };
    let catalog = json(out, &acts_of_lang, |hash| bundle::catalog_path(lang, hash))?;
    let written = search::writer::write(lang, acts.iter().map(|e| &e.current.act))
        .with_context(|| format!("writing the search index of {lang}"))?;
    let blocks: Vec<FileEntry> = written
        .blocks
        .par_iter()
        .map(|block| json(out, block, |hash| bundle::block_path(lang, hash)))
        .collect::<anyhow::Result<_>>()?;
    let index = compressed(out, &written.pack, |hash| bundle::index_path(lang, hash))?;
    let table = json(out, &written.table(blocks.clone()), |hash| bundle::table_path(lang, hash))?;
    let places = written.table(blocks.clone());
    let offered = suggestions::collect(lang, acts, acts_of_lang, written.pack, places)?;
    let offered = json(out, &offered, |hash| bundle::suggestions_path(lang, hash))?;
    files.catalog.push(catalog.clone());
    files.search.extend(blocks);
    files.search.extend([index.clone(), table.clone(), offered.clone()]);
    bar.inc(1);
    let suggestions = Some(offered);
    Ok(LanguageFiles {
        lang,
        acts: count,
        passages: written.passages,
        pages_ranking,
        acts_ranking,
        catalog,
        index,
        table,
        suggestions,
    })
}

fn catalog_entry(entry: &Entry, ranking: &Ranking, out: &Path) -> anyhow::Result<CatalogEntry> {
    let act = &entry.current.act;
    let mut readability = entry.current.readability.clone();
    ranking.place(&mut readability);
    let file = json(out, &entry.current, |hash| bundle::act_path(&act.id, act.lang, None, hash))?;
    let mut editions = Vec::new();
    for earlier in &entry.earlier {
        let ActFile { act, .. } = earlier;
        if let Some(date) = act.text_date {
            let file = json(out, earlier, |hash| bundle::act_path(&act.id, act.lang, Some(date), hash))?;
            editions.push(Edition { date, file });
        }
    }
    Ok(CatalogEntry {
        id: act.id.clone(),
        kind: act.kind,
        title: act.title.clone(),
        number: act.number.clone(),
        date: act.date,
        text_date: act.text_date,
        status: act.status,
        text_hash: text_hash(act),
        articles: act.provisions.iter().filter(|p| p.kind == ProvisionKind::Article).count() as u32,
        file,
        languages: entry.languages.clone(),
        editions,
        level: readability.level,
    })
}

/// The words of an act and nothing of how they were read: a better reader makes no amendment.
fn text_hash(act: &Act) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut add = |text: &str| {
        for word in text.split_whitespace() {
            hasher.update(word.as_bytes());
            hasher.update(b" ");
        }
    };
    for provision in &act.provisions {
        add(&provision.label);
        add(&provision.heading);
        add(&provision.text);
        let cells = provision.table.iter().flat_map(|table| table.rows.iter().flatten());
        cells.for_each(|cell| add(&cell.text));
    }
    hasher.finalize().to_hex().chars().take(8).collect()
}

fn json<T: Serialize>(out: &Path, value: &T, path: impl Fn(&str) -> String) -> anyhow::Result<FileEntry> {
    let text = serde_json::to_vec(value).context("turning a file of the bundle into JSON")?;
    compressed(out, &text, path)
}

/// Writes `bytes` gzipped under the name its content gives it; a file already there is right by its name.
fn compressed(out: &Path, bytes: &[u8], path: impl Fn(&str) -> String) -> anyhow::Result<FileEntry> {
    let name = path(&short(&blake3::hash(bytes)));
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
    // The folder itself holds a manifest, a report, and inventories; of these only inventories go.
    for folder in ["acts", "catalog", "search", "passages", "."] {
        let Ok(files) = std::fs::read_dir(out.join(folder)) else { continue };
        for file in files {
            let file = file.with_context(|| format!("reading {}", out.display()))?;
            let ours = folder != "." || file.file_name().to_str().is_some_and(bundle::is_inventory);
            let path = out.join(folder).join(file.file_name());
            if ours && !kept.contains(&path) && path.is_file() {
                std::fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
            }
        }
    }
    Ok(())
}
