//! `Bundle`: the analysed library as static files, hashed, compressed, the manifest last.

mod burdens;
mod guidance;
mod inventory;
mod meaning;
mod quality;
mod related;
mod shards;
mod suggestions;
mod terms;

pub use shards::SHARD_TEXT;

use crate::build::library::{Entry, Library};
use crate::bundle::inventory::Ledger;
use crate::meaning::Meaning;
use anyhow::Context;
use flate2::{Compression, GzBuilder};
use indicatif::ProgressBar;
use legislation::bundle::{
    self, ActFile, Catalog, CatalogEntry, CatalogPart, Edition, FORMAT, FileEntry, LanguageFiles, Manifest, SearchFiles,
};
use legislation::guide::Guide;
use legislation::message::ActPlace;
use legislation::{Act, Date, IndexTable, Lang, ProvisionKind, Ranking};
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
///
/// No shard of the search index holds more than `shard_text` bytes of text.
pub(crate) fn write(
    library: &Library,
    corpus: &str,
    out: &Path,
    shard_text: usize,
    indexes: &IndexTable,
    with_meaning: Option<&Meaning>,
    bar: &ProgressBar,
) -> anyhow::Result<Written> {
    bar.set_length(library.languages.iter().map(|(_, e)| e.len() as u64 + 1).sum());
    let mut languages = Vec::new();
    let mut ledger = Ledger::default();
    let searched = Searched { shard_text, with_meaning };
    let all = library.languages.iter().flat_map(|(_, acts)| acts);
    let texts = library.languages.iter().flat_map(|(_, acts)| acts).map(|entry| &entry.current.act);
    let known = analysis::references::Library::new(texts);
    let bases = crate::terms::of_library(all.map(|entry| &entry.current));
    for (lang, acts) in &library.languages {
        let base = bases.iter().find(|(of, _)| of == lang).map(|(_, base)| base);
        let mut files = language(*lang, acts, &library.guides, out, searched, &mut ledger, bar)?;
        if let Some(ledger) = ledger.written(*lang) {
            files.terms = base.map_or(Ok(None), |base| terms::write(*lang, base, out, ledger))?;
            let read: Vec<_> =
                acts.iter().map(|entry| (&entry.current.act, entry.current.references.as_slice())).collect();
            files.burdens = burdens::write(*lang, &crate::inventory::of_acts(&read), out, ledger)?;
            files.bodies = quality::bodies(*lang, &crate::bodies::of_acts(&read, &known), out, ledger)?;
            files.trends = quality::trends(*lang, &crate::trends::of_acts(&read), out, ledger)?;
            files.indicators = quality::indicators(*lang, &library.indicators, out, ledger)?;
            files.by_laws = quality::by_laws(*lang, &crate::by_laws::of_acts(&read, &known), out, ledger)?;
            let read: Vec<_> = acts
                .iter()
                .map(|entry| &entry.current)
                .map(|file| (&file.act, file.definitions.as_slice(), file.references.as_slice()))
                .collect();
            files.findings = quality::findings(*lang, &crate::findings::of_acts(&read, &known, &[]), out, ledger)?;
        }
        languages.push(files);
    }
    let mut entries = ledger.files();
    let inventory = json(out, &ledger.inventory(), bundle::inventory_path)?;
    entries.push(inventory.clone());
    let meaning = with_meaning.map(|meaning| meaning::model(meaning, out)).transpose()?;
    entries.extend(meaning.iter().flat_map(|model| model.blocks.clone()));
    entries.extend(ledger.directions());
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
        indexes: indexes.clone(),
        meaning,
    };
    let bytes = entries.iter().map(|e| e.bytes).sum();
    let files = entries.len() + 1;
    let text = serde_json::to_vec(&manifest).context("writing the manifest")?;
    replace(&out.join(bundle::MANIFEST), &text)?;
    remove_stale(out, &entries)?;
    Ok(Written { manifest, bytes, files })
}

/// How the texts are made searchable.
#[derive(Clone, Copy)]
struct Searched<'a> {
    /// Most text in a shard, bytes.
    shard_text: usize,
    /// The encoder, where search by meaning is offered.
    with_meaning: Option<&'a Meaning>,
}

fn language(
    lang: Lang,
    acts: &[Entry],
    written_guides: &[Guide],
    out: &Path,
    Searched { shard_text, with_meaning }: Searched<'_>,
    ledger: &mut Ledger,
    bar: &ProgressBar,
) -> anyhow::Result<LanguageFiles> {
    let pages_ranking = Ranking::of(acts.iter().flat_map(|entry| &entry.current.unit_readability));
    let acts_ranking = Ranking::of(acts.iter().map(|entry| &entry.current.readability));
    let listed: Vec<Listed> = acts
        .par_iter()
        .map(|entry| {
            let done = catalog_entry(entry, &acts_ranking, out);
            bar.inc(1);
            done
        })
        .collect::<anyhow::Result<_>>()?;
    let files = ledger.language(lang);
    let mut acts_of_lang = Catalog::default();
    let shards = shards::shards(acts, shard_text);
    let places = shards::places(acts.len(), &shards);
    for (Listed { entry, current, earlier }, &place) in listed.into_iter().zip(&places) {
        files.act(&entry.id, entry.kind, current, earlier);
        acts_of_lang.acts.push(CatalogEntry { place, ..entry });
    }
    let (catalog, pieces) = catalog_parts(lang, &acts_of_lang, acts, out)?;
    files.catalog.extend(catalog.iter().map(|part| part.file.clone()));
    files.related(&catalog, pieces);
    let count = acts_of_lang.acts.len() as u32;
    let written = index(lang, acts, &shards).with_context(|| format!("writing the search index of {lang}"))?;
    bar.inc(1);
    let (offered, situations) = suggestions::collect(lang, acts, &written)?;
    let offered = json(out, &offered, |hash| bundle::suggestions_path(lang, hash))?;
    let notes = search::notes(lang);
    let notes =
        notes.map(|notes| compressed(out, notes.as_bytes(), |hash| bundle::notes_path(lang, hash))).transpose()?;
    files.search.push(offered.clone());
    files.search.extend(notes.clone());
    let guides = guidance::guides(lang, written_guides, out, files)?;
    let home = guidance::home(lang, acts, situations, out, files)?;
    let directions = with_meaning
        .map(|meaning| meaning::directions(lang, meaning, &written, out, &mut files.directions))
        .transpose()?
        .unwrap_or_default();
    let search: Vec<SearchFiles> =
        written.into_iter().map(|shard| search_files(lang, shard, out, files)).collect::<anyhow::Result<_>>()?;
    Ok(LanguageFiles {
        lang,
        acts: count,
        passages: search.iter().map(|shard| shard.passages).sum(),
        pages_ranking,
        acts_ranking,
        catalog,
        search,
        notes,
        suggestions: Some(offered),
        guides,
        home: Some(home),
        terms: None, // by whoever knows all languages
        burdens: None,
        by_laws: None,
        findings: None,
        bodies: None,
        indicators: None,
        trends: None,
        directions,
    })
}

/// Writes a shard of the search index.
fn search_files(
    lang: Lang,
    written: WrittenIndex,
    out: &Path,
    files: &mut inventory::LanguageFiles,
) -> anyhow::Result<SearchFiles> {
    let WrittenIndex { hot, blocks, passage_blocks, passages } = written;
    let hot = compressed(out, &hot, |hash| bundle::hot_path(lang, hash))?;
    files.search.push(hot.clone());
    let blocks =
        blocks.into_par_iter().map(|(name, bytes)| compressed(out, &bytes, |_| bundle::index_block_path(name)));
    files.search.extend(blocks.collect::<anyhow::Result<Vec<FileEntry>>>()?);
    let texts = passage_blocks.into_par_iter();
    let texts = texts.map(|(name, bytes)| compressed(out, &bytes, |_| bundle::passage_block_path(name)));
    files.search.extend(texts.collect::<anyhow::Result<Vec<FileEntry>>>()?);
    Ok(SearchFiles { hot, passages })
}

/// Acts prepared at a time.
const PREPARED_AT_ONCE: usize = 64;

/// The shards of a language's search index, in order.
fn index(lang: Lang, acts: &[Entry], shards: &[Vec<usize>]) -> Result<Vec<WrittenIndex>, WriteError> {
    let of = |shard: &Vec<usize>| shard.iter().map(|&at| &acts[at]).collect::<Vec<_>>();
    shards.iter().map(|shard| index_shard(lang, &of(shard))).collect()
}

/// One shard: acts are prepared on all threads while those before them are written.
fn index_shard(lang: Lang, acts: &[&Entry]) -> Result<WrittenIndex, WriteError> {
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
        search::writer::write_prepared(lang, take.into_iter().flatten(), &Layout::default())
    })
}

/// Writes the acts of a language in parts, and what is related to them; of each act, the pieces of that.
fn catalog_parts(
    lang: Lang,
    catalog: &Catalog,
    all: &[Entry],
    out: &Path,
) -> anyhow::Result<(Vec<CatalogPart>, Vec<Vec<FileEntry>>)> {
    let related = related::collect(lang, all);
    let mut pieces = Vec::new();
    let part = |acts: &[CatalogEntry]| {
        let part = Catalog { acts: acts.to_vec() };
        let first = acts.first().context("a part of a catalog without acts")?.id.clone();
        let file = json(out, &part, |hash| bundle::catalog_path(lang, hash))?;
        let (related, mut of_acts) = related::write(lang, &related[pieces.len()..pieces.len() + acts.len()], all, out)?;
        pieces.append(&mut of_acts);
        Ok(CatalogPart { first, acts: acts.len() as u32, kinds: part.kinds(), file, related })
    };
    let parts = Catalog::parts(&catalog.acts).into_iter().map(part).collect::<anyhow::Result<_>>()?;
    Ok((parts, pieces))
}

/// An act that is written.
struct Listed {
    /// What the catalog says of it.
    entry: CatalogEntry,
    /// Every file of its current text.
    current: Vec<FileEntry>,
    /// Every file of its earlier texts.
    earlier: Vec<FileEntry>,
}

/// Writes all texts of an act.
fn catalog_entry(entry: &Entry, ranking: &Ranking, out: &Path) -> anyhow::Result<Listed> {
    let act = &entry.current.act;
    let mut readability = entry.current.readability.clone();
    ranking.place(&mut readability);
    let (mut current, mut earlier_files) = (Vec::new(), Vec::new());
    let file = act_files(&entry.current, None, out, &mut current)?;
    let mut editions = Vec::new();
    for earlier in &entry.earlier {
        if let Some(date) = earlier.act.text_date {
            let file = act_files(earlier, Some(date), out, &mut earlier_files)?;
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
        text_hash: text_hash(act),
        articles: act.provisions.iter().filter(|p| p.kind == ProvisionKind::Article).count() as u32,
        file,
        bytes: current.iter().map(|file| file.bytes).sum(),
        languages: entry.languages.clone(),
        editions,
        level: readability.level,
        place: ActPlace::default(),
    };
    Ok(Listed { entry: listed, current, earlier: earlier_files })
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
pub(crate) fn replace(target: &Path, bytes: &[u8]) -> anyhow::Result<()> {
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
    for folder in ["acts", "catalog", "related", "guides", "terms", "search", "passages", "meaning", "."] {
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
