//! The app's end of `guides.js`, which shows guides, the home page's lists and what is related to an article; and the page of a
//! guide.
//!
//! That is a script, because all of it is lists of links made of small files, and no part of it is needed to search or to read:
//! as WebAssembly it would weigh some 15 KB in everybody's program.

use crate::address::{ActAddress, GuideAddress};
use crate::components::trouble::Waiting;
use crate::corpus::corpus;
use crate::i18n::{Messages, citation, guides_title};
use crate::place;
use crate::settings::messages;
use js_sys::{Promise, Reflect};
use legislation::bundle::{CatalogPart, FileEntry, Manifest};
use legislation::{ActId, Date, EId, Lang};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_url;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// Loads a module where it is not there yet (`boot.js`), and has it fill a place of the page. Never fails.
    #[wasm_bindgen(js_name = anyqModule)]
    fn fill(
        module: &str,
        place: &HtmlElement,
        view: &str,
        ui: &str,
        lang: &str,
        files: &str,
        id: &str,
        eid: &str,
    ) -> Promise;
}

/// Gives scripts what is defined here and nowhere else: addresses, the words for a provision, dates.
pub(crate) fn speak() {
    let tell = Closure::<dyn Fn(String, String, String, String) -> String>::new(
        |what: String, lang: String, a: String, b: String| told(&what, &lang, &a, &b).unwrap_or(a),
    );
    if Reflect::set(&window(), &JsValue::from_str("anyqLaw"), tell.as_ref()).is_ok() {
        tell.forget();
    }
}

/// An address (`act`: the act's id, an eId or nothing), the words for an eId (`place`), a date in words (`day`).
fn told(what: &str, lang: &str, a: &str, b: &str) -> Option<String> {
    let lang = Lang::from_code(lang)?;
    Some(match what {
        "act" => {
            let act = ActAddress::of(&ActId::parse(a).ok()?, lang);
            EId::parse(b).map_or(act.href(), |eid| act.at(&eid).href())
        }
        "place" => citation(&EId::parse(a).ok()?, lang),
        _ => (Messages::of(lang).date)(Date::parse(a)?),
    })
}

/// A place of a page for `guides.js` to fill when the manifest is here: `home`, `guide` or `related`.
pub(crate) fn filled(view: &'static str, lang: Option<Lang>, id: Option<ActId>, eid: Option<EId>) -> AnyView {
    let t = messages();
    let corpus = corpus();
    let node = NodeRef::<Div>::new();
    Effect::new(move || {
        let (Some(node), Some(Ok(manifest))) = (node.get(), corpus.manifest()) else { return };
        let files = files(&manifest, id.as_ref());
        let lang = lang.map_or_else(String::new, |lang| lang.to_string());
        let text = |id: Option<&str>| id.unwrap_or_default().to_owned();
        let (id, eid) = (text(id.as_ref().map(ActId::as_str)), text(eid.as_ref().map(EId::as_str)));
        let done = fill("guides", &node, view, t.lang.code(), &lang, &files, &id, &eid);
        if view == "guide" {
            spawn_local(async move {
                let _ = JsFuture::from(done).await;
                place::arrived(None);
            });
        }
    });
    let title = (view == "guide").then(|| view! { <h1 tabindex="-1">{guides_title(t.lang)}</h1> <Waiting /> });
    view! { <div class=format!("guidance guidance-{view}") node_ref=node>{title}</div> }.into_any()
}

/// A line for each language: its code, its list of guides, its home page's file, what is related to this act and how large
/// that is; `-` for what there is not.
fn files(manifest: &Manifest, act: Option<&ActId>) -> String {
    let path = |file: Option<&FileEntry>| file.map_or("-", |file| &file.path).to_owned();
    let line = |files: &legislation::bundle::LanguageFiles| {
        let part = act.and_then(|act| CatalogPart::holding(&files.catalog, act));
        let related = part.and_then(|part| part.related.as_ref());
        let bytes = related.map_or(0, |file| file.bytes).to_string();
        [files.lang.to_string(), path(files.guides.as_ref()), path(files.home.as_ref()), path(related), bytes].join(" ")
    };
    manifest.languages.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The page of a guide, or of all guides.
#[component]
pub(crate) fn GuidePage() -> impl IntoView {
    let t = messages();
    let url = use_url();
    document().set_title(&format!("{} · {}", guides_title(t.lang), t.site));
    move || {
        let GuideAddress { id, lang } = url.with(|url| GuideAddress::read(url.search()));
        view! { <div class="column">{filled("guide", lang, id, None)}</div> }
    }
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn scripts_are_told_addresses_citations_and_dates_in_the_words_of_the_app() {
        for (what, lang, a, b, expected) in [
            ("act", "ru", "K15Q0000003", "art_14__para_2", Some("act/?id=K15Q0000003&text=ru&at=art_14__para_2")),
            ("act", "kk", "K15Q0000003", "", Some("act/?id=K15Q0000003&text=kk")),
            ("place", "kk", "art_14__para_2", "", Some("14-бап, 2-тармақ")),
            ("day", "ru", "2024-05-15", "", Some("15\u{a0}мая 2024\u{a0}года")),
            ("day", "ru", "never", "", None),
        ] {
            assert_eq!(told(what, lang, a, b).as_deref(), expected, "{what} {a}");
        }
    }
}
