//! `Host`: the files of a bundle, from the browser's caches or from the host, unpacked and checked.

use flate2::read::GzDecoder;
use futures_util::FutureExt as _;
use futures_util::future::{LocalBoxFuture, Shared};
use js_sys::{Promise, Reflect, Uint8Array};
use legislation::bundle::{MANIFEST, content_hash, is_content_of};
use legislation::message::SearchFailure;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::Read;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache, RequestInit, Response, WorkerGlobalScope};

/// Where a file may come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// Its name has its content's hash: any copy is right.
    Hashed,
    /// Its name stays while its content changes: the host is asked, and a copy is taken only when it does not answer.
    AskHost,
    /// Nothing but what the host has now, which is not kept.
    HostOnly,
    /// A copy was damaged: only the host's own will do.
    Anew,
}

/// Bytes of a file, unpacked; or why there are none.
type Fetched = Result<Rc<Vec<u8>>, SearchFailure>;

/// A bundle's host.
#[derive(Default)]
pub(crate) struct Host {
    /// Address of the bundle's folder, ending in `/`.
    folder: RefCell<String>,
    /// Files on their way: two who need one wait for the same.
    coming: RefCell<BTreeMap<String, Shared<LocalBoxFuture<'static, Fetched>>>>,
    /// Hash of the manifest that names the files which are asked for; empty before it is read.
    manifest: Rc<RefCell<String>>,
    requests: Cell<u32>,
    bytes: Rc<Cell<u64>>,
}

impl Host {
    pub(crate) fn move_to(&self, folder: String) {
        self.folder.replace(folder);
        self.coming.borrow_mut().clear();
        self.manifest.borrow_mut().clear();
    }

    /// Files fetched so far, and their size as sent, bytes.
    pub(crate) fn fetched(&self) -> (u32, u64) {
        (self.requests.get(), self.bytes.get())
    }

    /// A file that is JSON.
    pub(crate) async fn json<T: DeserializeOwned>(&self, path: &str) -> Result<T, SearchFailure> {
        let bytes = self.file(path, Freshness::Hashed).await?;
        serde_json::from_slice(&bytes).map_err(|_| damaged(path))
    }

    /// Has the browser keep a file for the next visit.
    pub(crate) async fn keep(&self, path: String) {
        let url = format!("{}{path}", self.folder.borrow());
        // Where nothing can be kept it is fetched again.
        let _ = keep(&url).await;
    }

    /// A file's contents. One that is not what its name says is asked for once more, past all caches.
    pub(crate) async fn file(&self, path: &str, freshness: Freshness) -> Fetched {
        self.file_with(path, freshness, |_| {}).await
    }

    /// The same; `progress` is told the bytes that have arrived.
    pub(crate) async fn file_with(
        &self,
        path: &str,
        freshness: Freshness,
        progress: impl Fn(u64) + 'static,
    ) -> Fetched {
        let coming = self.coming.borrow().get(path).cloned();
        let coming = coming.unwrap_or_else(|| {
            self.requests.set(self.requests.get() + 1);
            let (url, path) = (format!("{}{path}", self.folder.borrow()), path.to_owned());
            let (bytes, manifest) = (Rc::clone(&self.bytes), Rc::clone(&self.manifest));
            let manifest_url = format!("{}{MANIFEST}", self.folder.borrow());
            let count = move |loaded: u64| progress(loaded);
            let file = async move {
                let file = match checked(&url, &path, freshness, &bytes, &count).await {
                    Err(SearchFailure::Damaged { .. }) => checked(&url, &path, Freshness::Anew, &bytes, &count).await,
                    other => other,
                };
                match &file {
                    Ok(file) if path == MANIFEST => {
                        manifest.replace(content_hash(file));
                    }
                    // Absent is not yet renewed: a host may have lost a file.
                    Err(SearchFailure::Renewed { .. }) if !is_renewed(&manifest_url, &manifest).await => {
                        return Err(SearchFailure::Unreachable { path });
                    }
                    _ => {}
                }
                file
            };
            file.boxed_local().shared()
        });
        self.coming.borrow_mut().insert(path.to_owned(), coming.clone());
        let file = coming.await;
        self.coming.borrow_mut().remove(path);
        file
    }
}

/// The failure of a file whose contents are not what they should be.
pub(crate) fn damaged(path: &str) -> SearchFailure {
    SearchFailure::Damaged { path: path.to_owned() }
}

/// Whether the host has another manifest by now than the one that was read.
async fn is_renewed(url: &str, read: &RefCell<String>) -> bool {
    let now = checked(url, MANIFEST, Freshness::HostOnly, &Cell::new(0), &|_| {}).await;
    let read = read.borrow();
    now.is_ok_and(|now| !read.is_empty() && *read != content_hash(&now))
}

/// Fetches, unpacks and checks a file; one that the host says it has not is taken for renewed. A host that declares `Content-Encoding` has had the browser unpack it already.
async fn checked(url: &str, path: &str, freshness: Freshness, sent: &Cell<u64>, progress: &dyn Fn(u64)) -> Fetched {
    let kept = if freshness == Freshness::Hashed { kept(url).await } else { None };
    let is_kept = kept.is_some();
    let response = match kept {
        Some(response) => Some(response),
        None => from_host(url, freshness).await,
    };
    if freshness != Freshness::AskHost
        && response.as_ref().is_some_and(|response| [404, 410].contains(&response.status()))
    {
        return Err(SearchFailure::Renewed { path: path.to_owned() });
    }
    // In some browsers a worker does not reach the service worker when there is no network.
    let response = match response.filter(Response::ok) {
        None if freshness == Freshness::AskHost => kept_copy(url).await,
        other => other,
    };
    let unreachable = || SearchFailure::Unreachable { path: path.to_owned() };
    let packed = bytes(response.ok_or_else(unreachable)?, progress).await.ok_or_else(unreachable)?;
    if !is_kept {
        sent.set(sent.get() + packed.len() as u64);
    }
    let unpacked = unpack(packed).ok_or_else(|| damaged(path))?;
    if is_content_of(path, &unpacked) { Ok(Rc::new(unpacked)) } else { Err(damaged(path)) }
}

/// Unpacks gzip, which is told by its first bytes; `None` when it is damaged.
fn unpack(packed: Vec<u8>) -> Option<Vec<u8>> {
    if !packed.starts_with(&[0x1f, 0x8b]) {
        return Some(packed);
    }
    let mut unpacked = Vec::with_capacity(packed.len() * 3);
    GzDecoder::new(&packed[..]).read_to_end(&mut unpacked).ok()?;
    Some(unpacked)
}

fn scope() -> Option<WorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// A copy that the browser keeps, whoever put it there. A page without `https` has no such caches.
async fn kept(url: &str) -> Option<Response> {
    kept_copy(url).await.filter(Response::ok)
}

async fn kept_copy(url: &str) -> Option<Response> {
    // The getter throws where caches are forbidden.
    let caches = Reflect::get(&js_sys::global(), &JsValue::from_str("caches")).ok()?;
    let find: js_sys::Function = Reflect::get(&caches, &JsValue::from_str("match")).ok()?.dyn_into().ok()?;
    let found: Promise = find.call1(&caches, &JsValue::from_str(url)).ok()?.dyn_into().ok()?;
    JsFuture::from(found).await.ok()?.dyn_into().ok()
}

/// Has the loader keep a file (`loader.js`); nothing when it cannot.
async fn keep(url: &str) -> Option<()> {
    let keep: js_sys::Function =
        Reflect::get(&js_sys::global(), &JsValue::from_str("anyqKeep")).ok()?.dyn_into().ok()?;
    let kept: Promise = keep.call1(&JsValue::UNDEFINED, &JsValue::from_str(url)).ok()?.dyn_into().ok()?;
    JsFuture::from(kept).await.ok().map(|_| ())
}

/// The answer that the loader has asked for already (`loader.js`), once.
async fn asked_ahead(url: &str) -> Option<Response> {
    let ahead: js_sys::Map = Reflect::get(&js_sys::global(), &JsValue::from_str("anyqAhead")).ok()?.dyn_into().ok()?;
    let url = JsValue::from_str(url);
    let answer: Promise = ahead.get(&url).dyn_into().ok()?;
    ahead.delete(&url);
    JsFuture::from(answer).await.ok()?.dyn_into().ok().filter(Response::ok)
}

async fn from_host(url: &str, freshness: Freshness) -> Option<Response> {
    if !matches!(freshness, Freshness::Anew | Freshness::HostOnly)
        && let Some(response) = asked_ahead(url).await
    {
        return Some(response);
    }
    let options = RequestInit::new();
    match freshness {
        Freshness::Hashed => {}
        Freshness::AskHost => options.set_cache(RequestCache::NoCache),
        // The service worker leaves this one to the network.
        Freshness::HostOnly => options.set_cache(RequestCache::NoStore),
        Freshness::Anew => options.set_cache(RequestCache::Reload),
    }
    let response = JsFuture::from(scope()?.fetch_with_str_and_init(url, &options)).await.ok()?;
    response.dyn_into().ok()
}

/// The body of a response; `None` when it does not arrive.
async fn bytes(response: Response, progress: &dyn Fn(u64)) -> Option<Vec<u8>> {
    let reader: ReadableStreamDefaultReader = response.body()?.get_reader().dyn_into().ok()?;
    let mut bytes = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await.ok()?;
        if Reflect::get(&step, &JsValue::from_str("done")).ok()?.is_truthy() {
            return Some(bytes);
        }
        let chunk: Uint8Array = Reflect::get(&step, &JsValue::from_str("value")).ok()?.dyn_into().ok()?;
        let start = bytes.len();
        bytes.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes[start..]);
        progress(bytes.len() as u64);
    }
}
