//! `Keeper`: what is kept and what is being kept, shared by all pages.

use super::download::{Download, Progress};
pub(crate) use super::store::Trouble;
use super::store::{KEPT, READ, Store, obstacle};
use super::wish::{Files, Record, Wish, files_of};
use crate::browser;
use crate::bundle::{self, Cause};
use js_sys::Reflect;
use legislation::bundle::{MANIFEST, Manifest};
use legislation::inventory::{Inventory, LanguageInventory};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortController;

/// The record's name in its cache, beside the files it is about.
const RECORD: &str = "kept.json";

/// A list of files up to this size, in bytes, is fetched only to tidy up what was read. A larger one belongs to a site so
/// large that this would cost a reader more than it saves: there the limit of that cache does it.
const TIDIED: u64 = 250_000;

/// What is there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Kept {
    pub(crate) record: Record,
    /// Every file of the cache, by its path in the bundle's folder.
    pub(crate) paths: BTreeSet<String>,
    /// Bytes the site takes on this device, and may take; `None` when the browser does not say.
    pub(crate) room: Option<(u64, u64)>,
    /// Whether the browser has promised not to delete anything by itself.
    pub(crate) promised: bool,
}

/// What is kept and what is being done about it.
#[derive(Clone, Copy)]
pub(crate) struct Keeper {
    /// `None` until it has been looked up.
    kept: RwSignal<Option<Arc<Kept>>>,
    progress: RwSignal<Option<Progress>>,
    trouble: RwSignal<Option<Trouble>>,
    /// Bytes to fetch to bring all up to date, when the reader is to be asked first.
    overdue: RwSignal<Option<u64>>,
    abort: StoredValue<Option<AbortController>, LocalStorage>,
}

impl Keeper {
    pub(crate) fn new() -> Self {
        Self {
            kept: RwSignal::new(None),
            progress: RwSignal::new(None),
            trouble: RwSignal::new(None),
            overdue: RwSignal::new(None),
            abort: StoredValue::new_local(None),
        }
    }

    pub(crate) fn kept(self) -> Option<Arc<Kept>> {
        self.kept.get()
    }

    pub(crate) fn progress(self) -> Option<Progress> {
        self.progress.get()
    }

    pub(crate) fn trouble(self) -> Option<Trouble> {
        self.trouble.get()
    }

    pub(crate) fn overdue(self) -> Option<u64> {
        self.overdue.get()
    }

    /// Looks up what is there.
    pub(crate) fn look(self) {
        spawn_local(self.looked());
    }

    async fn looked(self) {
        let mut kept = Kept::default();
        if let Some(store) = Store::existing(KEPT).await {
            kept.record = record(&store).await;
            kept.paths = store.paths().await;
        }
        if obstacle().is_none() {
            let storage = window().navigator().storage();
            if let Ok(asked) = storage.estimate()
                && let Ok(told) = JsFuture::from(asked).await
            {
                let number = |name| Reflect::get(&told, &JsValue::from_str(name)).ok()?.as_f64().map(whole);
                kept.room = number("usage").zip(number("quota"));
            }
            if let Ok(asked) = storage.persisted() {
                kept.promised = JsFuture::from(asked).await.is_ok_and(|told| told.is_truthy());
            }
        }
        self.kept.set(Some(Arc::new(kept)));
    }

    /// Keeps a wish; `title` is its act's. What is there already is not fetched again.
    pub(crate) fn keep(self, wish: Wish, title: String) {
        self.start(wish.key(), async move {
            // A browser that promises nothing keeps all the same, as long as it has room.
            if let Ok(asked) = window().navigator().storage().persist() {
                let _ = JsFuture::from(asked).await;
            }
            self.brought(Some((wish, title)), false).await
        });
    }

    /// Brings everything that is kept up to date.
    pub(crate) fn renew(self) {
        self.start(String::new(), self.brought(None, false));
    }

    /// Deletes a wish and the files that no other one needs.
    pub(crate) fn delete(self, wish: Wish) {
        if self.progress.with_untracked(Option::is_some) {
            return;
        }
        self.trouble.set(None);
        spawn_local(async move {
            if let Some(store) = Store::existing(KEPT).await {
                dropped(&store, &wish, &[]).await;
            }
            self.looked().await;
        });
    }

    /// Stops what is being fetched. What has arrived stays, and is not fetched again.
    pub(crate) fn stop(self) {
        self.abort.with_value(|abort| {
            if let Some(abort) = abort {
                abort.abort();
            }
        });
    }

    /// Called once the page is at rest: when the site was renewed, what is kept is brought up to date, and what was read
    /// of the earlier bundle goes. A reader who saves data is asked first.
    pub(crate) async fn wake(self, manifest: &Manifest) {
        let kept = match Store::existing(KEPT).await {
            Some(store) => record(&store).await,
            None => Record::default(),
        };
        if kept.items.iter().any(|item| item.done) {
            // Without a network the manifest is the kept one, so that there is nothing to do.
            if kept.bundle != manifest.hash && self.progress.with_untracked(Option::is_none) {
                self.start(String::new(), self.brought(None, saves_data()));
            }
            return;
        }
        let before = browser::stored("bundle");
        if before.as_ref() == Some(&manifest.hash) {
            return;
        }
        browser::store("bundle", Some(&manifest.hash));
        if before.is_some()
            && manifest.files.bytes <= TIDIED
            && let Some(read) = Store::existing(READ).await
            && let Ok(inventory) = bundle::inventory(manifest).await
        {
            tidied(&read, &inventory).await;
        }
    }

    /// Runs one keeping at a time.
    fn start(self, wish: String, work: impl Future<Output = Result<(), Trouble>> + 'static) {
        if self.progress.with_untracked(Option::is_some) {
            return;
        }
        self.trouble.set(None);
        self.progress.set(Some(Progress { wish, done: 0, total: 0 }));
        spawn_local(async move {
            let outcome = work.await;
            self.looked().await;
            self.progress.set(None);
            self.trouble.set(outcome.err().filter(|trouble| *trouble != Trouble::Stopped));
        });
    }

    /// Everything finished before, and this wish, as the site publishes it now. `asks`: fetches nothing without being
    /// told to.
    async fn brought(self, wish: Option<(Wish, String)>, asks: bool) -> Result<(), Trouble> {
        let (manifest, told) = bundle::published().await.map_err(Trouble::Load)?;
        let inventory = bundle::inventory(&manifest).await.map_err(|problem| Trouble::Load(problem.cause))?;
        let store = Store::open(KEPT).await?;
        let mut record = record(&store).await;
        let mut wanted = record.wishes(true);
        if let Some((wish, title)) = &wish {
            if wish.files(&inventory).is_none() {
                return Err(Trouble::Load(Cause::Absent));
            }
            record.begin(wish, title);
            wanted.push(wish.clone());
        }
        let there = store.paths().await;
        let mut missing: Vec<(String, u64)> = files_of(&wanted, &inventory).into_iter().collect();
        missing.retain(|(path, _)| !there.contains(path));
        let total: u64 = missing.iter().map(|(_, bytes)| bytes).sum();
        if asks && total > 0 {
            self.overdue.set(Some(total));
            return Ok(());
        }
        if let Some((wish, _)) = &wish
            && let Err(trouble) = recorded(&store, &record).await
        {
            dropped(&store, wish, &[]).await;
            return Err(trouble);
        }
        self.progress.update(|progress| {
            if let Some(progress) = progress {
                progress.total = total;
            }
        });
        let begun = |abort| self.abort.set_value(abort);
        let (stored, outcome) = Download::run(store.clone(), missing, self.progress, begun).await;
        let outcome = match outcome {
            Ok(()) => {
                finished(&store, &manifest, &told, &inventory, &wanted, wish.as_ref().map(|(wish, _)| wish)).await
            }
            Err(trouble) => Err(trouble),
        };
        match (outcome, &wish) {
            // Nothing is left that fills the device and cannot be used.
            (Err(Trouble::NoRoom | Trouble::Refused), Some((wish, _))) => dropped(&store, wish, &stored).await,
            (Ok(()), _) => self.overdue.set(None),
            _ => {}
        }
        outcome
    }
}

/// The manifest last, then the record, and only then the files of the earlier bundle go.
async fn finished(
    store: &Store,
    manifest: &Manifest,
    told: &js_sys::Uint8Array,
    inventory: &Inventory,
    wanted: &[Wish],
    wish: Option<&Wish>,
) -> Result<(), Trouble> {
    let (list, _) =
        bundle::request(&manifest.files.path, web_sys::RequestCache::Default, None).await.map_err(Trouble::Load)?;
    store.put(&manifest.files.path, &list).await?;
    store.put(MANIFEST, told).await?;
    let mut record = record(store).await;
    record.finish(&manifest.hash, wish, inventory);
    recorded(store, &record).await?;
    let mut files = files_of(&record.wishes(false), inventory);
    files.append(&mut files_of(wanted, inventory));
    store.retain(|path| is_needed(path, &files, manifest)).await;
    browser::store("bundle", Some(&manifest.hash));
    if let Some(read) = Store::existing(READ).await {
        tidied(&read, inventory).await;
    }
    Ok(())
}

fn is_needed(path: &str, files: &Files, manifest: &Manifest) -> bool {
    [RECORD, MANIFEST, manifest.files.path.as_str()].contains(&path) || files.contains_key(path)
}

/// Deletes from the cache of what was read what this bundle has no more.
async fn tidied(read: &Store, inventory: &Inventory) {
    let mut published: BTreeSet<String> =
        inventory.languages.iter().flat_map(LanguageInventory::entries).map(|file| file.path).collect();
    published.insert(MANIFEST.to_owned());
    read.retain(|path| published.contains(path)).await;
}

/// Takes a wish out of the record, and its files out of the cache: those that only it needs, by the list kept with the
/// finished ones, or without such a list those `stored` just now. The last wish takes the whole cache with it.
async fn dropped(store: &Store, wish: &Wish, stored: &[String]) {
    let mut record = record(store).await;
    record.drop(wish);
    if record.items.is_empty() {
        Store::remove(KEPT).await;
        return;
    }
    // A storage too full to take the shorter record keeps the longer one, which calls the wish unfinished.
    let _ = recorded(store, &record).await;
    let kept = async {
        let manifest: Manifest = serde_json::from_slice(&store.bytes(MANIFEST).await?).ok()?;
        let inventory: Inventory = serde_json::from_slice(&store.bytes(&manifest.files.path).await?).ok()?;
        Some((manifest, inventory))
    };
    if let Some((manifest, inventory)) = kept.await {
        let files = files_of(&record.wishes(false), &inventory);
        store.retain(|path| is_needed(path, &files, &manifest)).await;
    } else {
        for path in stored {
            store.delete(path).await;
        }
    }
}

async fn record(store: &Store) -> Record {
    store.bytes(RECORD).await.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
}

async fn recorded(store: &Store, record: &Record) -> Result<(), Trouble> {
    let text = serde_json::to_string(record).map_err(|_| Trouble::Refused)?;
    store.put_text(RECORD, &text).await
}

/// Whether the reader asked the browser to save data.
fn saves_data() -> bool {
    let get = |target: &JsValue, name: &str| Reflect::get(target, &JsValue::from_str(name)).ok();
    get(&window().navigator(), "connection")
        .filter(JsValue::is_truthy)
        .and_then(|connection| get(&connection, "saveData"))
        .is_some_and(|saves| saves.is_truthy())
}

/// What is kept.
pub(crate) fn keeper() -> Keeper {
    expect_context()
}

/// A size the browser tells, bytes; it is never negative.
#[expect(clippy::cast_sign_loss, reason = "a negative number becomes 0")]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}
