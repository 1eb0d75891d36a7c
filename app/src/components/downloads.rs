//! The act as a file: text, HTML, EPUB, Akoma Ntoso. `download.js` fetches, makes and saves it, because none of that is
//! needed to read.

use crate::components::keeping::button;
use crate::i18n::DownloadMessages;
use crate::settings::messages;
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

/// The id of the element in which the module says what goes on.
const STATE: &str = "download-state";

#[wasm_bindgen]
extern "C" {
    /// Loads a module where it is not there yet, and asks it (`boot.js`).
    #[wasm_bindgen(js_name = anyqModule)]
    fn ask_module(module: &str, path: &str, format: &str, place: &str) -> Promise;
}

/// Buttons for the act whose head is this file of the bundle.
pub(crate) fn downloads(path: &str) -> AnyView {
    let d = DownloadMessages::of(messages().lang);
    let forms = [(d.text, "text"), ("HTML", "html"), ("EPUB", "epub"), ("Akoma Ntoso", "akoma-ntoso")];
    let buttons: Vec<AnyView> = forms
        .into_iter()
        .map(|(name, format)| {
            let path = path.to_owned();
            let ask = move || drop(ask_module("download", &path, format, STATE));
            button(name, "", true, false, Box::new(ask))
        })
        .collect();
    view! {
        <div>
            <dt id="downloads">{d.title}</dt>
            <dd>
                <div class="downloads" role="group" aria-labelledby="downloads">{buttons}</div>
                <p id=STATE class="quiet" role="status"></p>
            </dd>
        </div>
    }
    .into_any()
}
