//! The bundle's files as the app reads them: fetched, unpacked, checked, and kept while the page lives.

use crate::browser;
use crate::reading::ReadableAct;
use crate::recent::Recent;
use futures_util::FutureExt as _;
use futures_util::future::{LocalBoxFuture, Shared};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use legislation::bundle::{
    ActHead, ActPart, Catalog, CatalogEntry, CatalogPart, FileEntry, FormatOnly, MANIFEST, Manifest, Refusal,
};
use legislation::{ActId, Date, Lang};
use leptos::prelude::window;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, ReadableWritablePair, RequestCache, RequestInit, Response};

/// The bundle's folder, relative to the site's root.
pub(crate) const FOLDER: &str = "bundle/";

/// Parts of catalogs kept in memory, of up to 128 acts each.
const CATALOGS_KEPT: usize = 80;

/// Heads of acts kept in memory.
const ACTS_KEPT: usize = 6;

/// Parts of acts kept in memory, each of some 32 KB of text.
const PARTS_KEPT: usize = 24;

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

/// Something that several parts of a page may be waiting for.
type Loading<T> = Shared<LocalBoxFuture<'static, Result<Arc<T>, LoadProblem>>>;

struct Kept {
    manifest: Option<Loading<Manifest>>,
    catalogs: Recent<(Lang, Arc<Catalog>)>,
    acts: Recent<Arc<ReadableAct>>,
    parts: Recent<Arc<ActPart>>,
}

thread_local! {
    static KEPT: RefCell<Kept> = const {
        RefCell::new(Kept {
            manifest: None,
            catalogs: Recent::new(CATALOGS_KEPT),
            acts: Recent::new(ACTS_KEPT),
            parts: Recent::new(PARTS_KEPT),
        })
    };
    static DISTRUST: Cell<bool> = const { Cell::new(false) };
    static AWAITED: Cell<u32> = const { Cell::new(0) };
}

/// A file on its way to a page; it may be given up before it has arrived.
struct Awaited;

impl Awaited {
    fn begin() -> Self {
        AWAITED.set(AWAITED.get() + 1);
        Self
    }
}

impl Drop for Awaited {
    fn drop(&mut self) {
        AWAITED.set(AWAITED.get().saturating_sub(1));
    }
}

/// Whether a page is waiting for a file.
pub(crate) fn is_awaited() -> bool {
    AWAITED.get() > 0
}

/// Forgets what was read, so that a retry starts from the manifest: the site may have been renewed meanwhile, or a file
/// may have been kept damaged, so that nothing is taken from the browser's caches any more.
pub(crate) fn forget() {
    DISTRUST.set(true);
    KEPT.with_borrow_mut(|kept| {
        kept.manifest = None;
        kept.catalogs.clear();
        kept.acts.clear();
        kept.parts.clear();
    });
}

/// The manifest, fetched once; after a failure the next page tries again.
pub(crate) async fn manifest() -> Result<Arc<Manifest>, LoadProblem> {
    let fetch = || fetch_manifest().boxed_local().shared();
    let loading = KEPT.with_borrow_mut(|kept| kept.manifest.get_or_insert_with(fetch).clone());
    let loaded = loading.await;
    if loaded.is_err() {
        KEPT.with_borrow_mut(|kept| kept.manifest = None);
    }
    loaded
}

/// The manifest: its format is checked before anything else.
async fn fetch_manifest() -> Result<Arc<Manifest>, LoadProblem> {
    let bytes = fetch(MANIFEST, RequestCache::NoCache).await?;
    let manifest = read_manifest(&bytes).map_err(|cause| LoadProblem { file: MANIFEST.to_owned(), cause })?;
    Ok(Arc::new(manifest))
}

/// Some of the acts of a language, ordered by id.
pub(crate) async fn catalog(lang: Lang, part: &CatalogPart) -> Result<Arc<Catalog>, LoadProblem> {
    if let Some((_, catalog)) = KEPT.with_borrow_mut(|kept| kept.catalogs.take(&part.file.path)) {
        return Ok(catalog);
    }
    let bytes = fetch(&part.file.path, RequestCache::ForceCache).await?;
    let catalog: Arc<Catalog> = Arc::new(read(&bytes, &part.file)?);
    KEPT.with_borrow_mut(|kept| kept.catalogs.keep(&part.file.path, (lang, Arc::clone(&catalog))));
    Ok(catalog)
}

/// An act as the catalog lists it and in the wanted language; when it does not exist in that one, in another.
pub(crate) struct Listed {
    pub(crate) entry: CatalogEntry,
    pub(crate) lang: Lang,
}

/// Looks an act up: in `wished` first, then in every other language of the bundle.
pub(crate) async fn listed(id: &ActId, wished: Lang) -> Result<Option<Listed>, LoadProblem> {
    let manifest = manifest().await?;
    let (own, others): (Vec<_>, Vec<_>) = manifest.languages.iter().partition(|files| files.lang == wished);
    for files in own.into_iter().chain(others) {
        let Some(part) = CatalogPart::holding(&files.catalog, id) else { continue };
        let catalog = catalog(files.lang, part).await?;
        if let Some(entry) = catalog.acts.iter().find(|act| act.id == *id) {
            return Ok(Some(Listed { entry: entry.clone(), lang: files.lang }));
        }
    }
    Ok(None)
}

/// The title of an act, when the part of a catalog that lists it has been read already.
pub(crate) fn known_title(id: &ActId, lang: Option<Lang>) -> Option<String> {
    KEPT.with_borrow(|kept| {
        let own = kept.catalogs.iter().filter(|(own, _)| Some(*own) == lang);
        own.chain(kept.catalogs.iter())
            .flat_map(|(_, catalog)| &catalog.acts)
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

/// One act's head, prepared for reading.
pub(crate) async fn act(file: &FileEntry) -> Result<Arc<ReadableAct>, LoadProblem> {
    if let Some(act) = KEPT.with_borrow_mut(|kept| kept.acts.take(&file.path)) {
        return Ok(act);
    }
    let bytes = fetch(&file.path, RequestCache::ForceCache).await?;
    let mut head = read_head(&bytes).map_err(|cause| LoadProblem { file: file.path.clone(), cause })?;
    if let Some(files) = manifest().await?.language(head.act.lang) {
        files.place(&mut head);
    }
    let act = Arc::new(ReadableAct::new(head));
    KEPT.with_borrow_mut(|kept| kept.acts.keep(&file.path, Arc::clone(&act)));
    Ok(act)
}

/// The part of an act with the page that begins at the provision `first`, if it need not be fetched.
pub(crate) fn part_at_hand(act: &ReadableAct, first: u32) -> Option<Arc<ActPart>> {
    match (&act.whole, act.head.part_of(first)) {
        (Some(whole), _) => Some(Arc::clone(whole)),
        (None, Some(entry)) => KEPT.with_borrow_mut(|kept| kept.parts.take(&entry.file.path)),
        (None, None) => None,
    }
}

/// The part of an act with the page that begins at the provision `first`; `head` is the act's own file.
pub(crate) async fn part(act: &ReadableAct, head: &FileEntry, first: u32) -> Result<Arc<ActPart>, LoadProblem> {
    if let Some(part) = part_at_hand(act, first) {
        return Ok(part);
    }
    // Neither a text nor a part of one: the head contradicts itself.
    let entry = act.head.part_of(first).ok_or_else(|| damaged(head))?;
    let bytes = fetch(&entry.file.path, RequestCache::ForceCache).await?;
    let mut part: ActPart = read(&bytes, &entry.file)?;
    if part.first != entry.first || part.provision(first as usize).is_none() {
        return Err(damaged(&entry.file));
    }
    if let Some(files) = manifest().await?.language(act.act().lang) {
        files.place_pages(&mut part);
    }
    let part = Arc::new(part);
    KEPT.with_borrow_mut(|kept| kept.parts.keep(&entry.file.path, Arc::clone(&part)));
    Ok(part)
}

fn damaged(file: &FileEntry) -> LoadProblem {
    LoadProblem { file: file.path.clone(), cause: Cause::Damaged }
}

/// A file whose format the manifest or the act's head vouches for.
fn read<T: DeserializeOwned>(bytes: &[u8], file: &FileEntry) -> Result<T, LoadProblem> {
    serde_json::from_slice(bytes).map_err(|_| damaged(file))
}

/// The version first, so that a newer manifest is refused with the right sentence.
fn read_manifest(bytes: &[u8]) -> Result<Manifest, Cause> {
    check_format(bytes)?;
    serde_json::from_slice(bytes).map_err(|_| Cause::Damaged)
}

fn read_head(bytes: &[u8]) -> Result<ActHead, Cause> {
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

/// A file's bytes; one named by its content is good whenever it was kept. Unpacked when they begin with gzip's magic number (a host may have unpacked them already).
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
    let known = KEPT.with_borrow(|kept| match kept.manifest.as_ref().and_then(|loading| loading.peek()) {
        Some(Ok(manifest)) => Some(manifest.hash.clone()),
        _ => None,
    });
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
    let _awaited = Awaited::begin();
    let init = RequestInit::new();
    init.set_cache(cache);
    let address = browser::absolute(&format!("{FOLDER}{path}"));
    let early = match cache {
        RequestCache::NoCache if path == MANIFEST => asked_ahead(),
        RequestCache::ForceCache => read_ahead(path),
        _ => None,
    };
    let answer = early.unwrap_or_else(|| window().fetch_with_str_and_init(&address, &init));
    let response = JsFuture::from(answer).await;
    let response: Response = response.ok().and_then(|r| r.dyn_into().ok()).ok_or(Cause::NoNetwork)?;
    if !response.ok() {
        return Err(Cause::Absent);
    }
    let buffer = response.array_buffer().map_err(|_| Cause::Damaged)?;
    // The connection may break after the first byte: that, too, is the network.
    let buffer = JsFuture::from(buffer).await.map_err(|_| Cause::NoNetwork)?;
    Ok(Uint8Array::new(&buffer))
}

/// The answer that `boot.js` asked for before the program was here; taken once.
fn asked_ahead() -> Option<Promise> {
    let (page, name) = (window(), JsValue::from_str("anyqManifest"));
    let answer = Reflect::get(&page, &name).ok()?.dyn_into().ok()?;
    Reflect::delete_property(&page, &name).ok()?;
    Some(answer)
}

/// A file that the page's first picture was drawn from (`reader/law.js`); taken once.
fn read_ahead(path: &str) -> Option<Promise> {
    let files: js_sys::Map = Reflect::get(&window(), &JsValue::from_str("anyqRead")).ok()?.dyn_into().ok()?;
    let name = JsValue::from_str(path);
    let answer = Some(files.get(&name)).filter(JsCast::is_instance_of::<Response>)?;
    files.delete(&name);
    Some(Promise::resolve(&answer))
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
    use super::{Cause, read_head, read_manifest};

    #[test]
    fn a_bundle_of_another_version_is_refused_by_its_version_and_not_called_damaged() {
        for (text, cause) in [
            (r#"{"format":1,"everything":"was different"}"#, Cause::Format(1)),
            (r#"{"format":99,"everything":"else changed"}"#, Cause::Format(99)),
            (r#"{"format":4}"#, Cause::Damaged),
            ("<!doctype html><title>404</title>", Cause::Damaged),
            ("", Cause::Damaged),
            (r#"{"format":4,"corpus"#, Cause::Damaged),
        ] {
            assert_eq!(read_manifest(text.as_bytes()), Err(cause), "{text}");
            assert_eq!(read_head(text.as_bytes()).map(|_| ()), Err(cause), "{text}");
        }
    }

    #[test]
    fn a_manifest_without_languages_is_still_a_manifest() {
        let text = r#"{"format":4,"generator":"anyq 0.1.0","corpus":"Sample","fictional":true,"hash":"x",
                "files":{"path":"files.0.json.gz","bytes":1},"languages":[]}"#;
        assert!(read_manifest(text.as_bytes()).is_ok_and(|manifest| manifest.fictional));
    }
}
