//! `fetch_bytes`: a file of the bundle, unpacked, however the host sends it.

use js_sys::{Array, Function, Reflect, Uint8Array};
use legislation::message::SearchFailure;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ReadableStreamDefaultReader, ReadableWritablePair, RequestCache, RequestInit, Response, WorkerGlobalScope,
};

/// Whether a file may come from the browser's cache unasked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Freshness {
    /// Its name has its content's hash: any copy is right.
    Hashed,
    /// Its name stays while its content changes: the host is asked.
    AskHost,
}

/// A file that is JSON.
pub(crate) async fn fetch_json<T: DeserializeOwned>(base: &str, path: &str) -> Result<T, SearchFailure> {
    let bytes = fetch_bytes(base, path, Freshness::Hashed, |_| {}).await?;
    serde_json::from_slice(&bytes).map_err(|_| damaged(path))
}

/// A file's contents, unpacked if they arrive as gzip (a host that declares `Content-Encoding` has had the browser
/// unpack them already). `progress` is told the bytes that have arrived.
pub(crate) async fn fetch_bytes(
    base: &str,
    path: &str,
    freshness: Freshness,
    progress: impl FnMut(u64),
) -> Result<Vec<u8>, SearchFailure> {
    let chunks = fetch_chunks(&format!("{base}{path}"), freshness, progress).await;
    let chunks = chunks.ok_or_else(|| SearchFailure::Unreachable { path: path.to_owned() })?;
    let packed = join(&chunks);
    if !packed.starts_with(&[0x1f, 0x8b]) {
        return Ok(packed);
    }
    drop(packed);
    gunzip(&chunks).await.map_err(|_| damaged(path))
}

/// The failure of a file whose contents are not what they should be.
pub(crate) fn damaged(path: &str) -> SearchFailure {
    SearchFailure::Damaged { path: path.to_owned() }
}

/// The body of an address in the pieces it arrives in; `None` when it does not arrive.
async fn fetch_chunks(url: &str, freshness: Freshness, mut progress: impl FnMut(u64)) -> Option<Array> {
    let scope = js_sys::global().dyn_into::<WorkerGlobalScope>().ok()?;
    let options = RequestInit::new();
    if freshness == Freshness::AskHost {
        options.set_cache(RequestCache::NoCache);
    }
    let response = JsFuture::from(scope.fetch_with_str_and_init(url, &options)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let reader: ReadableStreamDefaultReader = response.body()?.get_reader().dyn_into().ok()?;
    let chunks = Array::new();
    let mut loaded = 0;
    loop {
        let step = JsFuture::from(reader.read()).await.ok()?;
        if Reflect::get(&step, &JsValue::from_str("done")).ok()?.is_truthy() {
            return Some(chunks);
        }
        let chunk: Uint8Array = Reflect::get(&step, &JsValue::from_str("value")).ok()?.dyn_into().ok()?;
        loaded += u64::from(chunk.length());
        chunks.push(&chunk);
        progress(loaded);
    }
}

fn join(chunks: &Array) -> Vec<u8> {
    let mut bytes = Vec::new();
    for chunk in chunks.iter().filter_map(|chunk| chunk.dyn_into::<Uint8Array>().ok()) {
        let start = bytes.len();
        bytes.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes[start..]);
    }
    bytes
}

/// Unpacks gzip by the browser's own means; a wrong checksum or a cut file is an error.
async fn gunzip(chunks: &Array) -> Result<Vec<u8>, JsValue> {
    // Not in web-sys without its unstable flag; a `DecompressionStream` is a pair of streams.
    let kind: Function = Reflect::get(&js_sys::global(), &JsValue::from_str("DecompressionStream"))?.dyn_into()?;
    let stream = Reflect::construct(&kind, &Array::of1(&JsValue::from_str("gzip")))?;
    let pair: ReadableWritablePair = stream.unchecked_into();
    let unpacked = Blob::new_with_u8_array_sequence(chunks)?.stream().pipe_through(&pair);
    let response = Response::new_with_opt_readable_stream(Some(&unpacked))?;
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
