//! `Prose`: words that a page is made of and the program has no need of. They are in `prose.js`, which is loaded with the
//! first of them.

use crate::i18n::AccessMessages;
use crate::place;
use crate::settings::messages;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Loads `prose.js` and has it fill `#prose-NAME` in this language.
    #[wasm_bindgen(js_name = anyqProse)]
    pub(crate) fn fill_prose(name: &str, lang: &str);
}

/// The place of the words called so, filled when it stands.
#[component]
pub(crate) fn Prose(name: &'static str) -> impl IntoView {
    let lang = messages().lang;
    Effect::new(move || fill_prose(name, lang.code()));
    view! { <div id=format!("prose-{name}")></div> }
}

/// The accessibility statement.
#[component]
pub(crate) fn Statement() -> impl IntoView {
    let t = messages();
    let title = AccessMessages::of(t.lang).statement;
    document().set_title(&format!("{title} · {}", t.site));
    place::arrived(None);
    view! {
        <div class="column">
            <h1 tabindex="-1">{title}</h1>
            <Prose name="accessibility" />
        </div>
    }
}
