//! `Download`: files of the bundle on their way into a store, some at a time, until all are there or one fails.

use super::store::{READ, Store, Trouble};
use crate::bundle;
use js_sys::{Array, Promise, Uint8Array};
use leptos::prelude::{RwSignal, Update};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{AbortController, RequestCache};

/// How many files are fetched at a time: hosts and phones are small.
const LANES: usize = 4;

/// How far a keeping is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Progress {
    /// What is kept, as [`super::wish::Wish::key`]; empty when all is brought up to date.
    pub(crate) wish: String,
    /// Bytes there.
    pub(crate) done: u64,
    /// Bytes to fetch in all.
    pub(crate) total: u64,
}

pub(super) struct Download {
    store: Store,
    read: RefCell<Option<Store>>,
    queue: RefCell<Vec<(String, u64)>>,
    stored: RefCell<Vec<String>>,
    outcome: Cell<Result<(), Trouble>>,
    abort: Option<AbortController>,
    progress: RwSignal<Option<Progress>>,
}

impl Download {
    /// Fetches these files (paths and sizes in bytes) into the store, those from the cache of what was read that are
    /// there. `progress` is moved on, `started` given the way to stop. Gives the files stored, and whether that is all.
    pub(super) async fn run(
        store: Store,
        files: Vec<(String, u64)>,
        progress: RwSignal<Option<Progress>>,
        started: impl FnOnce(Option<AbortController>),
    ) -> (Vec<String>, Result<(), Trouble>) {
        let abort = AbortController::new().ok();
        started(abort.clone());
        let download = Rc::new(Self {
            store,
            read: RefCell::new(Store::existing(READ).await),
            queue: RefCell::new(files),
            stored: RefCell::default(),
            outcome: Cell::new(Ok(())),
            abort,
            progress,
        });
        let lanes = Array::new();
        for _ in 0..LANES {
            let download = Rc::clone(&download);
            lanes.push(&future_to_promise(async move {
                download.lane().await;
                Ok(JsValue::UNDEFINED)
            }));
        }
        let _ = JsFuture::from(Promise::all(&lanes)).await;
        (download.stored.take(), download.outcome.get())
    }

    /// One file after another.
    async fn lane(&self) {
        loop {
            let Some((path, bytes)) = self.queue.borrow_mut().pop() else { return };
            match self.file(&path, bytes).await {
                Ok(()) => {
                    self.stored.borrow_mut().push(path);
                    self.progress.update(|progress| {
                        if let Some(progress) = progress {
                            progress.done += bytes;
                        }
                    });
                }
                Err(trouble) => {
                    // The first trouble is the cause of those that follow.
                    if self.outcome.get().is_ok() {
                        self.outcome.set(Err(trouble));
                    }
                    self.queue.borrow_mut().clear();
                    if let Some(abort) = &self.abort {
                        abort.abort();
                    }
                    return;
                }
            }
        }
    }

    async fn file(&self, path: &str, bytes: u64) -> Result<(), Trouble> {
        let body = match self.read_before(path, bytes).await {
            Some(body) => body,
            None => self.fetched(path, bytes).await?,
        };
        if self.is_stopped() {
            return Err(Trouble::Stopped);
        }
        match self.store.put(path, &body).await {
            // What was only read gives way to what shall be kept.
            Err(Trouble::NoRoom) if self.read.borrow_mut().take().is_some() => {
                Store::remove(READ).await;
                self.store.put(path, &body).await
            }
            outcome => outcome,
        }
    }

    async fn read_before(&self, path: &str, bytes: u64) -> Option<Uint8Array> {
        let read = self.read.borrow().clone()?;
        let response = read.response(path).await?;
        let body = Uint8Array::new(&JsFuture::from(response.array_buffer().ok()?).await.ok()?);
        is_whole(&body, bytes, false).then_some(body)
    }

    async fn fetched(&self, path: &str, bytes: u64) -> Result<Uint8Array, Trouble> {
        let signal = self.abort.as_ref().map(AbortController::signal);
        match bundle::request(path, RequestCache::NoStore, signal.as_ref()).await {
            _ if self.is_stopped() => Err(Trouble::Stopped),
            Ok((body, encoded)) if is_whole(&body, bytes, encoded) => Ok(body),
            Ok(_) => Err(Trouble::Load(bundle::Cause::Damaged)),
            Err(bundle::Cause::Absent) => Err(Trouble::Load(bundle::absence().await)),
            Err(cause) => Err(Trouble::Load(cause)),
        }
    }

    fn is_stopped(&self) -> bool {
        self.abort.as_ref().is_some_and(|abort| abort.signal().aborted())
    }
}

/// Whether a body is the file of this size. Of a file that the browser has unpacked only the host knew the size.
fn is_whole(body: &Uint8Array, bytes: u64, encoded: bool) -> bool {
    u64::from(body.length()) == bytes || (encoded && !bundle::is_packed(body))
}
