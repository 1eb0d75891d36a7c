//! `Keeper`: the app's end of `keeper.js`, which keeps law on the device, finds what changed since the last visit, and
//! watches for new versions of the program.
//!
//! That is a script, because it is made of the browser's own interfaces from end to end, and no part of it is needed to
//! search or to read: as WebAssembly it would weigh a tenth of the whole app.

use crate::corpus::corpus;
use crate::search_client::SearchClient;
use crate::settings::settings;
use crate::{bundle, offline};
use gloo_events::EventListener;
use js_sys::{Array, Promise, Reflect};
use legislation::bundle::Manifest;
use legislation::{ActId, Lang};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

/// How long after the manifest has arrived the page may be taken to be at rest.
const REST: Duration = Duration::from_millis(1500);

#[wasm_bindgen]
extern "C" {
    /// Loads `keeper.js` where it is not there yet, and asks it.
    #[wasm_bindgen(js_name = anyqKeeper, variadic)]
    fn ask_keeper(question: &Array) -> Promise;
}

/// What `keeper.js` tells; sizes in bytes.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each tells one thing that any of the others may go with")]
pub(crate) struct Kept {
    /// Why nothing can be kept here: `unencrypted`, `unable`, or nothing.
    pub(crate) obstacle: String,
    /// What is kept.
    pub(crate) items: Vec<Line>,
    /// What can be kept, with what is still to be fetched for it.
    pub(crate) offers: Vec<Line>,
    /// What the site takes on this device, and may take; 0 when the browser does not say.
    pub(crate) taken: u64,
    pub(crate) allowed: u64,
    /// Whether the browser has promised not to delete anything by itself.
    pub(crate) promised: bool,
    /// Whether something is being fetched.
    pub(crate) busy: bool,
    /// How much is to be fetched.
    pub(crate) total: u64,
    /// Whether that is for bringing everything up to date.
    pub(crate) renewing: bool,
    /// Why something was not kept, or nothing.
    pub(crate) trouble: String,
    /// What is to be fetched to bring everything up to date, when the reader is to be asked first.
    pub(crate) overdue: u64,
    /// A new version of the program is ready, and this page is still the old one.
    pub(crate) renewed: bool,
    /// The browser offers to install the site as an app.
    pub(crate) installable: bool,
}

/// Something kept or to be kept.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// What it is, as `keeper.js` writes it: `ru act K1400000235`.
    pub(crate) wish: String,
    /// The act's title, empty for anything else.
    pub(crate) title: String,
    pub(crate) bytes: u64,
    /// Whether all of it is there.
    pub(crate) done: bool,
}

/// What changed since the last visit.
#[derive(Clone, Debug)]
pub(crate) struct Changes {
    pub(crate) lang: Lang,
    /// Its day, `2026-01-31`.
    pub(crate) since: String,
    /// What happened, the act's id and its title; ordered by what happened. None where too much changed to be read.
    pub(crate) acts: Vec<[String; 3]>,
    /// Then: how many parts of the catalog changed, of how many.
    pub(crate) parts: (u32, u32),
}

// What the script tells is read field by field: it comes from the same build, and a reader made by serde for each type
// would weigh more than all else here.

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}

fn text(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_default()
}

fn number(object: &JsValue, name: &str) -> u64 {
    u64::try_from(get(object, name).as_f64().unwrap_or_default() as i64).unwrap_or_default()
}

fn list<T>(object: &JsValue, name: &str, read: fn(JsValue) -> T) -> Vec<T> {
    get(object, name).dyn_into::<Array>().map(|list| list.iter().map(read).collect()).unwrap_or_default()
}

impl Kept {
    fn read(told: &JsValue) -> Self {
        let line = |line: JsValue| Line {
            wish: text(&line, "wish"),
            title: text(&line, "title"),
            bytes: number(&line, "bytes"),
            done: get(&line, "done").is_truthy(),
        };
        Self {
            obstacle: text(told, "obstacle"),
            items: list(told, "kept", line),
            offers: list(told, "offers", line),
            taken: number(told, "taken"),
            allowed: number(told, "allowed"),
            promised: get(told, "promised").is_truthy(),
            busy: get(told, "busy").is_truthy(),
            total: number(told, "total"),
            renewing: get(told, "renewing").is_truthy(),
            trouble: text(told, "trouble"),
            overdue: number(told, "overdue"),
            renewed: get(told, "renewed").is_truthy(),
            installable: get(told, "installable").is_truthy(),
        }
    }
}

/// Everything known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub(crate) kept: Kept,
    /// `None` until something is known to have changed.
    pub(crate) changes: Option<Changes>,
}

/// What is known of law on the device.
#[derive(Clone, Copy)]
pub(crate) struct Keeper {
    known: RwSignal<Arc<Known>>,
    /// Kilobytes fetched. Apart, so that nothing else is drawn anew for each file.
    fetched: RwSignal<u32>,
}

impl Keeper {
    /// Listens for as long as the page lives.
    pub(crate) fn listen() -> Self {
        let keeper = Self { known: RwSignal::new(Arc::default()), fetched: RwSignal::new(0) };
        let told = move |event: &Event| {
            let told = get(event, "detail");
            keeper.fetched.set((number(&told, "done") / 1000) as u32);
            // While files arrive only their sum changes.
            if !get(&told, "arriving").is_truthy() {
                keeper.change(|known| known.kept = Kept::read(&told));
            }
        };
        EventListener::new(&window(), "anyq-kept", told).forget();
        keeper
    }

    fn change(self, change: impl FnOnce(&mut Known)) {
        let mut known = self.known.with_untracked(|known| Known::clone(known));
        change(&mut known);
        self.known.set(Arc::new(known));
    }

    /// Everything known.
    pub(crate) fn known(self) -> Arc<Known> {
        self.known.get()
    }

    /// Bytes fetched.
    pub(crate) fn fetched(self) -> u64 {
        u64::from(self.fetched.get()) * 1000
    }

    /// Called once the page is at rest: compares the law with that of the last visit, and brings what is kept up to date.
    async fn wake(self, lang: Lang, manifest: &Manifest) {
        let (code, hash) = (lang.code(), manifest.hash.as_str());
        self.change(|known| known.changes = None);
        if let Some(paths) = catalog_paths(lang, manifest) {
            let told = asked(&["compare", code, hash, &paths]).await;
            if told.is_object() {
                let acts = list(&told, "acts", |act| {
                    let act: Array = act.unchecked_into();
                    [0, 1, 2].map(|field| act.get(field).as_string().unwrap_or_default())
                });
                let parts = (number(&told, "parts") as u32, number(&told, "of") as u32);
                let changes = Changes { lang, since: text(&told, "since"), acts, parts };
                self.change(|known| known.changes = Some(changes));
            }
        }
        asked(&["wake", hash]).await;
    }

    /// The reader has taken note of the changes: from now on they count from here.
    pub(crate) fn note(self) {
        let lang = self.known.with_untracked(|known| known.changes.as_ref().map(|changes| changes.lang));
        self.change(|known| known.changes = None);
        if let Some(lang) = lang {
            drop(ask(&["note", lang.code()]));
        }
    }
}

/// The files of a language's catalog, one a line.
fn catalog_paths(lang: Lang, manifest: &Manifest) -> Option<String> {
    let parts = &manifest.language(lang)?.catalog;
    Some(parts.iter().map(|part| part.file.path.as_str()).collect::<Vec<_>>().join("\n"))
}

/// What `keeper.js` answers; nothing when it cannot be loaded.
async fn asked(question: &[&str]) -> JsValue {
    JsFuture::from(ask(question)).await.unwrap_or_default()
}

/// Asks `keeper.js` for something whose outcome it tells by itself.
pub(crate) fn ask(question: &[&str]) -> Promise {
    let words = Array::new();
    for word in question {
        words.push(&JsValue::from_str(word));
    }
    ask_keeper(&words)
}

/// Asks for what the page of kept law shows. The catalog comes first: it knows the act's title.
pub(crate) fn show(lang: Lang, act: Option<ActId>) {
    spawn_local(async move {
        // Without it the act is offered by its id.
        if let Some(id) = &act {
            let _ = bundle::listed(id, lang).await;
        }
        drop(ask(&["show", lang.code(), act.as_ref().map_or("", ActId::as_str)]));
    });
}

/// Loads the page again, in the newest version of the program there is.
pub(crate) fn reload() {
    drop(ask(&["reload"]));
}

/// Shows the browser's own offer to install the site.
pub(crate) fn install() {
    drop(ask(&["install"]));
}

/// The language whose texts a reader of this interface reads: it, or the first there is.
pub(crate) fn text_language(manifest: &Manifest, interface: Lang) -> Lang {
    let mut languages = manifest.languages.iter().map(|files| files.lang);
    let first = languages.clone().next().unwrap_or(interface);
    languages.find(|lang| *lang == interface).unwrap_or(first)
}

/// Waits until the reader has what they came for, each time the bundle or the language is another one. `keeper.js` asks
/// whether they are waiting again, before each file that is not for them.
pub(crate) fn at_rest() {
    let (settings, corpus, keeper) = (settings(), corpus(), keeper());
    let client: SearchClient = expect_context();
    let busy = Closure::<dyn Fn() -> bool>::new(move || bundle::is_awaited() || client.is_awaited());
    if Reflect::set(&window(), &JsValue::from_str("anyqBusy"), busy.as_ref()).is_ok() {
        busy.forget();
    }
    Effect::new(move |_| {
        let lang = settings.language.get();
        let Some(Ok(manifest)) = corpus.manifest() else { return };
        let lang = offline::text_language(&manifest, lang);
        set_timeout(move || spawn_local(async move { keeper.wake(lang, &manifest).await }), REST);
    });
}

/// What is known of law on the device.
pub(crate) fn keeper() -> Keeper {
    expect_context()
}
