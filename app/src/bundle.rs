//! The bundle's files as the app reads them: fetched, unpacked, checked, and kept while the page lives.

use crate::browser;
use crate::reading::ReadableAct;
use js_sys::{Function, Reflect, Uint8Array};
use legislation::bundle::{ActFile, Catalog, CatalogEntry, FileEntry, FormatOnly, MANIFEST, Manifest, Refusal};
use legislation::{ActId, Date, Lang};
use leptos::prelude::window;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableWritablePair, RequestCache, RequestInit, Response};

/// The bundle's folder, relative to the site's root.
pub(crate) const FOLDER: &str = "bundle/";

/// Acts kept in memory.
const ACTS_KEPT: usize = 6;

/// Why a file of the bundle cannot be read. The pages word it in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct LoadProblem {
    /// The file, relative to the bundle's folder.
    pub(crate) file: String,
    pub(crate) cause: Cause,
}

/// What went wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cause {
    /// No answer at all.
    NoNetwork,
    /// The host has no such file.
    Absent,
    /// The host has no such file any more: it publishes another bundle than the one this page has read.
    Renewed,
    /// Not what the file should hold.
    Damaged,
    /// Written in another format version.
    Format(u32),
    /// The browser cannot unpack gzip.
    OldBrowser,
}

#[derive(Default)]
struct Kept {
    manifest: Option<Arc<Manifest>>,
    catalogs: BTreeMap<Lang, Arc<Catalog>>,
    acts: Vec<(String, Arc<ReadableAct>)>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::new(Kept::default());
    static DISTRUST: Cell<bool> = const { Cell::new(false) };
}

/// Forgets what was read, so that a retry starts from the manifest: the site may have been renewed meanwhile, or a file
/// may have been kept damaged, so that nothing is taken from the browser's caches any more.
pub(crate) fn forget() {
    DISTRUST.set(true);
    KEPT.with_borrow_mut(|kept| *kept = Kept::default());
}

/// The manifest: its format is checked before anything else.
pub(crate) async fn manifest() -> Result<Arc<Manifest>, LoadProblem> {
    if let Some(manifest) = KEPT.with_borrow(|kept| kept.manifest.clone()) {
        return Ok(manifest);
    }
    let bytes = fetch(MANIFEST, RequestCache::NoCache).await?;
    let manifest = read_manifest(&bytes).map_err(|cause| LoadProblem { file: MANIFEST.to_owned(), cause })?;
    let manifest = Arc::new(manifest);
    KEPT.with_borrow_mut(|kept| kept.manifest = Some(Arc::clone(&manifest)));
    Ok(manifest)
}

/// The acts of a language; `None` when the bundle has no texts in it.
pub(crate) async fn catalog(lang: Lang) -> Result<Option<Arc<Catalog>>, LoadProblem> {
    if let Some(catalog) = KEPT.with_borrow(|kept| kept.catalogs.get(&lang).cloned()) {
        return Ok(Some(catalog));
    }
    let manifest = manifest().await?;
    let Some(files) = manifest.languages.iter().find(|files| files.lang == lang) else { return Ok(None) };
    let bytes = fetch(&files.catalog.path, RequestCache::Default).await?;
    let catalog: Catalog = serde_json::from_slice(&bytes).map_err(|_| damaged(&files.catalog))?;
    let catalog = Arc::new(catalog);
    KEPT.with_borrow_mut(|kept| kept.catalogs.insert(lang, Arc::clone(&catalog)));
    Ok(Some(catalog))
}

/// An act as the catalog lists it and in the wanted language; when it does not exist in that one, in another.
pub(crate) struct Listed {
    pub(crate) entry: CatalogEntry,
    pub(crate) lang: Lang,
}

/// Looks an act up: in `wished` first, then in every other language of the bundle.
pub(crate) async fn listed(id: &ActId, wished: Lang) -> Result<Option<Listed>, LoadProblem> {
    let manifest = manifest().await?;
    let others = manifest.languages.iter().map(|files| files.lang).filter(|lang| *lang != wished);
    for lang in std::iter::once(wished).chain(others) {
        let found = catalog(lang).await?.and_then(|catalog| catalog.acts.iter().find(|act| act.id == *id).cloned());
        if let Some(entry) = found {
            return Ok(Some(Listed { entry, lang }));
        }
    }
    Ok(None)
}

/// The title of an act, when its catalog has been read already.
pub(crate) fn known_title(id: &ActId, lang: Option<Lang>) -> Option<String> {
    KEPT.with_borrow(|kept| {
        let own = lang.and_then(|lang| kept.catalogs.get(&lang));
        own.into_iter()
            .chain(kept.catalogs.values())
            .flat_map(|catalog| &catalog.acts)
            .find(|act| act.id == *id)
            .map(|act| act.title.clone())
    })
}

/// The file of an act's current text or of an earlier edition; `None` when there is no such edition.
pub(crate) fn file_of(entry: &CatalogEntry, edition: Option<Date>) -> Option<&FileEntry> {
    match edition {
        Some(date) if entry.text_date != Some(date) => entry.editions.iter().find(|e| e.date == date).map(|e| &e.file),
        _ => Some(&entry.file),
    }
}

/// One act's text, prepared for reading.
pub(crate) async fn act(file: &FileEntry) -> Result<Arc<ReadableAct>, LoadProblem> {
    let kept =
        KEPT.with_borrow(|kept| kept.acts.iter().find(|(path, _)| *path == file.path).map(|(_, act)| Arc::clone(act)));
    if let Some(act) = kept {
        return Ok(act);
    }
    let bytes = fetch(&file.path, RequestCache::Default).await?;
    let mut act = read_act(&bytes).map_err(|cause| LoadProblem { file: file.path.clone(), cause })?;
    let manifest = manifest().await?;
    if let Some(files) = manifest.languages.iter().find(|files| files.lang == act.act.lang) {
        files.place(&mut act);
    }
    let act = Arc::new(ReadableAct::new(act));
    KEPT.with_borrow_mut(|kept| {
        if kept.acts.len() >= ACTS_KEPT {
            kept.acts.remove(0);
        }
        kept.acts.push((file.path.clone(), Arc::clone(&act)));
    });
    Ok(act)
}

fn damaged(file: &FileEntry) -> LoadProblem {
    LoadProblem { file: file.path.clone(), cause: Cause::Damaged }
}

/// The version first, so that a newer manifest is refused with the right sentence.
fn read_manifest(bytes: &[u8]) -> Result<Manifest, Cause> {
    check_format(bytes)?;
    serde_json::from_slice(bytes).map_err(|_| Cause::Damaged)
}

fn read_act(bytes: &[u8]) -> Result<ActFile, Cause> {
    check_format(bytes)?;
    serde_json::from_slice(bytes).map_err(|_| Cause::Damaged)
}

fn check_format(bytes: &[u8]) -> Result<(), Cause> {
    let format: FormatOnly = serde_json::from_slice(bytes).map_err(|_| Cause::Damaged)?;
    format.check().map_err(|refusal| match refusal {
        Refusal::Format { found } => Cause::Format(found),
        Refusal::Damaged(_) => Cause::Damaged,
    })
}

/// A file's bytes, unpacked when they begin with gzip's magic number (a host may have unpacked them already).
async fn fetch(path: &str, cache: RequestCache) -> Result<Vec<u8>, LoadProblem> {
    let problem = |cause| LoadProblem { file: path.to_owned(), cause };
    let outcome = request(path, if DISTRUST.get() { RequestCache::Reload } else { cache }).await;
    let packed = match outcome {
        Err(Cause::Absent) if path != MANIFEST => return Err(problem(absence().await)),
        outcome => outcome.map_err(problem)?,
    };
    if packed.length() >= 2 && packed.get_index(0) == 0x1f && packed.get_index(1) == 0x8b {
        let unpacker = unpacker().map_err(|_| problem(Cause::OldBrowser))?;
        return unpack(&packed, &unpacker).await.map_err(|_| problem(Cause::Damaged));
    }
    Ok(packed.to_vec())
}

/// Why the host has not got a file that the manifest leads to: the site may have been renewed since it was read.
async fn absence() -> Cause {
    let known = KEPT.with_borrow(|kept| kept.manifest.as_ref().map(|manifest| manifest.hash.clone()));
    // Asked of the host itself, whatever is kept.
    let now = request(MANIFEST, RequestCache::NoStore).await.and_then(|bytes| read_manifest(&bytes.to_vec()));
    match now {
        Ok(now) if known.is_some_and(|known| known != now.hash) => Cause::Renewed,
        Err(Cause::Format(found)) => Cause::Format(found),
        _ => Cause::Absent,
    }
}

/// A file's bytes as they arrive.
async fn request(path: &str, cache: RequestCache) -> Result<Uint8Array, Cause> {
    let init = RequestInit::new();
    init.set_cache(cache);
    let address = browser::absolute(&format!("{FOLDER}{path}"));
    let response = JsFuture::from(window().fetch_with_str_and_init(&address, &init)).await;
    let response: Response = response.ok().and_then(|r| r.dyn_into().ok()).ok_or(Cause::NoNetwork)?;
    if !response.ok() {
        return Err(Cause::Absent);
    }
    let buffer = response.array_buffer().map_err(|_| Cause::Damaged)?;
    // The connection may break after the first byte: that, too, is the network.
    let buffer = JsFuture::from(buffer).await.map_err(|_| Cause::NoNetwork)?;
    Ok(Uint8Array::new(&buffer))
}

/// A `DecompressionStream` for gzip. Made by its name, because its binding is not yet among the stable ones.
fn unpacker() -> Result<ReadableWritablePair, JsValue> {
    let class: Function = Reflect::get(&js_sys::global(), &JsValue::from_str("DecompressionStream"))?.dyn_into()?;
    let stream = Reflect::construct(&class, &js_sys::Array::of1(&JsValue::from_str("gzip")))?;
    Ok(stream.unchecked_into())
}

async fn unpack(packed: &Uint8Array, unpacker: &ReadableWritablePair) -> Result<Vec<u8>, JsValue> {
    let blob = Blob::new_with_u8_array_sequence(&js_sys::Array::of1(packed))?;
    let stream: ReadableStream = blob.stream().pipe_through(unpacker);
    let buffer = JsFuture::from(Response::new_with_opt_readable_stream(Some(&stream))?.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

#[cfg(test)]
mod tests {
    use super::{Cause, read_act, read_manifest};

    #[test]
    fn a_bundle_of_another_version_is_refused_by_its_version_and_not_called_damaged() {
        for (text, cause) in [
            (r#"{"format":2,"everything":"else changed"}"#, Cause::Format(2)),
            (r#"{"format":1}"#, Cause::Damaged),
            ("<!doctype html><title>404</title>", Cause::Damaged),
            ("", Cause::Damaged),
            (r#"{"format":1,"corpus"#, Cause::Damaged),
        ] {
            assert_eq!(read_manifest(text.as_bytes()), Err(cause), "{text}");
            assert_eq!(read_act(text.as_bytes()).map(|_| ()), Err(cause), "{text}");
        }
    }

    #[test]
    fn a_manifest_without_languages_is_still_a_manifest() {
        let text = r#"{"format":1,"generator":"anyq 0.1.0","corpus":"Sample","fictional":true,"hash":"x",
                "files":{"path":"files.0.json.gz","bytes":1},"languages":[]}"#;
        assert!(read_manifest(text.as_bytes()).is_ok_and(|manifest| manifest.fictional));
    }
}
