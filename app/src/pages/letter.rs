//! The page of a letter: its words and its work are in `letter.js` and in the analysis worker, loaded with this page only.

use crate::i18n::ExplanationMessages;
use crate::place;
use crate::settings::messages;
use js_sys::Promise;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// Loads a module where it is not there yet (`boot.js`), and has it fill a place of the page.
    #[wasm_bindgen(js_name = anyqModule)]
    fn fill_letter(module: &str, place: &HtmlElement, ui: &str) -> Promise;
}

/// The page.
#[component]
pub(crate) fn LetterPage() -> impl IntoView {
    let t = messages();
    let title = ExplanationMessages::of(t.lang).letter;
    document().set_title(&format!("{title} · {}", t.site));
    place::arrived(None);
    let node = NodeRef::<Div>::new();
    Effect::new(move || {
        if let Some(node) = node.get() {
            drop(fill_letter("letter", &node, t.lang.code()));
        }
    });
    view! {
        <div class="column">
            <h1 tabindex="-1">{title}</h1>
            <div node_ref=node></div>
        </div>
    }
}
