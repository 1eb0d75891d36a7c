//! `ByMeaning`: the place of search by meaning on a page – its switch in the settings, its offer under results with few hits –,
//! filled by `meaning.js`; nothing where the bundle has no encoder.

use crate::browser;
use crate::corpus::corpus;
use crate::search_client::{Search, SearchClient};
use crate::settings::messages;
use js_sys::Promise;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// Results with fewer pages than this are few.
const FEW: u32 = 5;

#[wasm_bindgen]
extern "C" {
    /// Loads a module where it is not there yet (`boot.js`), and has it fill a place of the page. Never fails.
    #[wasm_bindgen(js_name = anyqModule)]
    fn fill_place(module: &str, what: &str, place: &HtmlElement, ui: &str) -> Promise;
}

/// Whether it can be switched on and is not.
pub(crate) fn is_off() -> bool {
    is_offered() && browser::stored("meaning").as_deref() != Some("on")
}

/// Whether the bundle has what it takes.
fn is_offered() -> bool {
    corpus().manifest().is_some_and(|manifest| manifest.is_ok_and(|manifest| manifest.meaning.is_some()))
}

/// The switch, in the settings.
#[component]
pub(crate) fn MeaningSettings() -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let t = messages();
    Effect::new(move || {
        if let Some(place) = place.get().filter(|_| is_offered()) {
            let _ = fill_place("meaning", "settings", &place, t.lang.code());
        }
    });
    view! { <div node_ref=place></div> }
}

/// The offer, under results with few hits; and where what is found late waits until the reader wants it.
#[component]
pub(crate) fn MeaningOffer(attempt: RwSignal<u32>) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let t = messages();
    let client: SearchClient = expect_context();
    // Switched on or off: the question is asked once more.
    let switched = window_event_listener_untyped("anyq-meaning", move |_| attempt.update(|attempt| *attempt += 1));
    on_cleanup(move || switched.remove());
    let has_few = Memo::new(move |_| match client.state() {
        Search::Done(results) => results.shards_to_come == 0 && (results.total < FEW || results.nearest_only),
        _ => false,
    });
    Effect::new(move || {
        if let Some(place) = place.get().filter(|_| has_few.get() && is_off()) {
            let _ = fill_place("meaning", "offer", &place, t.lang.code());
        }
    });
    view! { <div node_ref=place id="by-meaning"></div> }
}
