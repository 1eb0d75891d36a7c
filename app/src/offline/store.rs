//! `Store`: a cache of the browser with files of the bundle in it, by their paths in the bundle's folder.

use crate::browser;
use crate::bundle::{self, Cause};
use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::window;
use std::collections::BTreeSet;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, DomException, Request, Response};

/// The cache of what the reader asked to keep; the service worker and the search worker look there first.
pub(super) const KEPT: &str = "anyq-kept";

/// The cache of what was read, filled by the service worker.
pub(super) const READ: &str = "anyq-law";

/// Why nothing can be kept in this browser.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Obstacle {
    /// The site came over plain HTTP.
    Unencrypted,
    /// No caches or no service workers: an old browser, or a private window of some.
    Unable,
}

/// What a keeping ended with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Trouble {
    /// The reader's wish.
    Stopped,
    /// The browser gives no more room.
    NoRoom,
    /// The browser refuses to keep anything.
    Refused,
    /// A file could not be loaded.
    Load(Cause),
}

/// Why nothing can be kept here, if so.
pub(crate) fn obstacle() -> Option<Obstacle> {
    let has =
        |target: &JsValue, name: &str| Reflect::get(target, &JsValue::from_str(name)).is_ok_and(|v| v.is_truthy());
    let window = window();
    if !window.is_secure_context() {
        return Some(Obstacle::Unencrypted);
    }
    let able = has(&window, "caches") && has(&window.navigator(), "serviceWorker");
    (!able).then_some(Obstacle::Unable)
}

fn caches() -> Result<CacheStorage, Trouble> {
    match obstacle() {
        None => window().caches().map_err(|_| Trouble::Refused),
        Some(_) => Err(Trouble::Refused),
    }
}

/// What a refusal of the browser means.
fn refusal(problem: &JsValue) -> Trouble {
    match problem.dyn_ref::<DomException>() {
        Some(problem) if problem.name() == "QuotaExceededError" => Trouble::NoRoom,
        _ => Trouble::Refused,
    }
}

#[derive(Clone)]
pub(super) struct Store(Cache);

impl Store {
    /// The cache of this name, made when it is not there.
    pub(super) async fn open(name: &str) -> Result<Self, Trouble> {
        let cache = JsFuture::from(caches()?.open(name)).await.map_err(|problem| refusal(&problem))?;
        Ok(Self(cache.unchecked_into()))
    }

    /// The cache of this name, if it is there.
    pub(super) async fn existing(name: &str) -> Option<Self> {
        let there = JsFuture::from(caches().ok()?.has(name)).await.ok()?;
        if there.is_truthy() { Self::open(name).await.ok() } else { None }
    }

    /// Deletes the cache of this name and all in it.
    pub(super) async fn remove(name: &str) {
        if let Ok(caches) = caches() {
            // Nothing there, or nothing that can be deleted: either way there is no more to do.
            let _ = JsFuture::from(caches.delete(name)).await;
        }
    }

    /// The paths of all files.
    pub(super) async fn paths(&self) -> BTreeSet<String> {
        let folder = browser::absolute(bundle::FOLDER);
        let requests: Array = match JsFuture::from(self.0.keys()).await {
            Ok(requests) => requests.unchecked_into(),
            Err(_) => return BTreeSet::new(),
        };
        let path =
            |request: JsValue| request.unchecked_into::<Request>().url().strip_prefix(&folder).map(str::to_owned);
        requests.iter().filter_map(path).collect()
    }

    /// A file as the host sent it.
    pub(super) async fn response(&self, path: &str) -> Option<Response> {
        JsFuture::from(self.0.match_with_str(&address(path))).await.ok()?.dyn_into().ok()
    }

    /// A file's bytes, unpacked.
    pub(super) async fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.response(path).await?.array_buffer().ok()?).await.ok()?;
        bundle::unpacked(&Uint8Array::new(&buffer)).await.ok()
    }

    /// Stores a file.
    pub(super) async fn put(&self, path: &str, bytes: &Uint8Array) -> Result<(), Trouble> {
        let response = Response::new_with_opt_buffer_source(Some(bytes)).map_err(|_| Trouble::Refused)?;
        let put = JsFuture::from(self.0.put_with_str(&address(path), &response)).await;
        put.map(drop).map_err(|problem| refusal(&problem))
    }

    /// Stores a text.
    pub(super) async fn put_text(&self, path: &str, text: &str) -> Result<(), Trouble> {
        self.put(path, &Uint8Array::from(text.as_bytes())).await
    }

    /// Deletes a file.
    pub(super) async fn delete(&self, path: &str) {
        let _ = JsFuture::from(self.0.delete_with_str(&address(path))).await;
    }

    /// Deletes every file that is not wanted.
    pub(super) async fn retain(&self, wanted: impl Fn(&str) -> bool) {
        for path in self.paths().await {
            if !wanted(&path) {
                self.delete(&path).await;
            }
        }
    }
}

fn address(path: &str) -> String {
    browser::absolute(&format!("{}{path}", bundle::FOLDER))
}
