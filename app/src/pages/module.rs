//! `ModulePage`: a page whose words and work are in a script of its own, loaded with this page only: a letter (`letter.js`),
//! the definition base (`terms.js`), the inventory of mandatory requirements (`inventory.js`), by-laws (`by-laws.js`), state bodies
//! (`bodies.js`), contradictions and gaps (`findings.js`), figures of legislation (`trends.js`), a draft (`draft.js`,
//! `check.js`), an impact assessment (`impact.js`),
//! comments on a draft (`opinion.js`), laws with indicators (`effect.js`), acts side by side (`compare.js`).

use crate::i18n::{
    ExplanationMessages, bodies_title, by_laws_title, compare_title, draft_title, effect_title, findings_title,
    impact_title, inventory_title, opinion_title, terms_title, trends_title,
};
use crate::place;
use crate::settings::messages;
use js_sys::Promise;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_url;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// Loads a module where it is not there yet (`boot.js`), and has it fill a place of the page as the address asks. Never fails.
    #[wasm_bindgen(js_name = anyqModule)]
    fn fill_page(module: &str, place: &HtmlElement, ui: &str, search: &str) -> Promise;
}

/// The page of a letter.
#[component]
pub(crate) fn LetterPage() -> impl IntoView {
    module_page("letter", ExplanationMessages::of(messages().lang).letter)
}

/// The definition base.
#[component]
pub(crate) fn TermsPage() -> impl IntoView {
    module_page("terms", terms_title(messages().lang))
}

/// The inventory of mandatory requirements.
#[component]
pub(crate) fn InventoryPage() -> impl IntoView {
    module_page("inventory", inventory_title(messages().lang))
}

/// What by-laws demand, and what laws leave to them.
#[component]
pub(crate) fn ByLawsPage() -> impl IntoView {
    module_page("bylaws", by_laws_title(messages().lang))
}

/// Contradictions and gaps.
#[component]
pub(crate) fn FindingsPage() -> impl IntoView {
    module_page("findings", findings_title(messages().lang))
}

/// Functions of state bodies.
#[component]
pub(crate) fn BodiesPage() -> impl IntoView {
    module_page("bodies", bodies_title(messages().lang))
}

/// Figures of legislation.
#[component]
pub(crate) fn TrendsPage() -> impl IntoView {
    module_page("trends", trends_title(messages().lang))
}

/// A draft: of amendments, or of a whole act.
#[component]
pub(crate) fn DraftPage() -> impl IntoView {
    module_page("draft", draft_title(messages().lang))
}

/// An impact assessment.
#[component]
pub(crate) fn ImpactPage() -> impl IntoView {
    module_page("impact", impact_title(messages().lang))
}

/// Comments on a draft.
#[component]
pub(crate) fn OpinionPage() -> impl IntoView {
    module_page("opinion", opinion_title(messages().lang))
}

/// Laws with indicators.
#[component]
pub(crate) fn EffectPage() -> impl IntoView {
    module_page("effect", effect_title(messages().lang))
}

/// Acts side by side.
#[component]
pub(crate) fn ComparePage() -> impl IntoView {
    module_page("compare", compare_title(messages().lang))
}

fn module_page(module: &'static str, title: &'static str) -> AnyView {
    let t = messages();
    let url = use_url();
    let node = NodeRef::<Div>::new();
    // The page is filled anew only when what the address asks is another thing: what was typed or chosen since stays.
    let search = Memo::new(move |_| url.with(|url| url.search().to_owned()));
    Effect::new(move || {
        let search = search.get();
        document().set_title(&format!("{title} · {}", t.site));
        if let Some(node) = node.get() {
            let filled = fill_page(module, &node, t.lang.code(), &search);
            spawn_local(async move {
                let _ = JsFuture::from(filled).await;
                place::arrived(None);
            });
        }
    });
    view! {
        <div class=format!("column column-{module}")>
            <h1 tabindex="-1">{title}</h1>
            <div node_ref=node></div>
        </div>
    }
    .into_any()
}
