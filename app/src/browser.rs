//! What the app asks of the browser: the page's base, storage, focus, titles.

use legislation::message::Scope;
use legislation::{ActId, ActKind, Date};
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use web_sys::{
    Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ScrollIntoViewOptions, ScrollLogicalPosition, Url,
};

/// A relative address made absolute by the page's `<base>`.
pub(crate) fn absolute(relative: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    Url::new_with_base(relative, &base).map_or_else(|_| relative.to_owned(), |url| url.href())
}

/// The path of the site's root without its last slash: empty at a host's root.
pub(crate) fn base_path() -> String {
    Url::new(&absolute("./")).map_or_else(|_| String::new(), |url| url.pathname().trim_end_matches('/').to_owned())
}

/// The content of a `<meta name=…>`, `None` when absent or empty.
pub(crate) fn meta(name: &str) -> Option<String> {
    let element = document().query_selector(&format!("meta[name=\"{name}\"]")).ok().flatten()?;
    element.get_attribute("content").filter(|content| !content.is_empty())
}

/// A setting kept in this browser; storage may be forbidden, then there is none.
pub(crate) fn stored(key: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(&format!("anyq.{key}")).ok().flatten()
}

/// Keeps a setting; `None` forgets it. Without storage it lasts until the page is left.
pub(crate) fn store(key: &str, value: Option<&str>) {
    if let Ok(Some(storage)) = window().local_storage() {
        let key = format!("anyq.{key}");
        // A full or forbidden storage is no reason to stop: the setting applies to this visit all the same.
        let _ = match value {
            Some(value) => storage.set_item(&key, value),
            None => storage.remove_item(&key),
        };
    }
}

/// Sets or removes a `data-…` attribute of the page's root, which style sheets read.
pub(crate) fn mark_page(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        let name = format!("data-{name}");
        let _ = match value {
            Some(value) => root.set_attribute(&name, value),
            None => root.remove_attribute(&name),
        };
    }
}

/// Whether this is shown in a page of another site (`embedding.js` says so).
pub(crate) fn is_embedded() -> bool {
    is_marked("embed")
}

/// Whether a script has set a `data-…` attribute of the page's root.
pub(crate) fn is_marked(name: &str) -> bool {
    document().document_element().is_some_and(|root| root.has_attribute(&format!("data-{name}")))
}

/// What the page that embeds this one limits it to, written on the page's root by `embedding.js`.
pub(crate) fn scope() -> Scope {
    let root = document().document_element();
    let words = |name: &str| root.as_ref().and_then(|root| root.get_attribute(name)).unwrap_or_default();
    Scope {
        acts: words("data-acts").split(' ').filter_map(|id| ActId::parse(id).ok()).collect(),
        kinds: words("data-kinds").split(' ').filter_map(ActKind::from_slug).collect(),
    }
}

/// Sets the language of the page.
pub(crate) fn set_page_language(code: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", code);
    }
}

/// The element with this id.
pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Scrolls no more than it takes to see the element.
pub(crate) fn reveal(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The reader's day.
pub(crate) fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let part = |value: u32| u8::try_from(value).ok();
    Date::new(u16::try_from(now.get_full_year()).ok()?, part(now.get_month() + 1)?, part(now.get_date())?)
}

/// Reloads the page.
pub(crate) fn reload() {
    // A browser that refuses to reload leaves the page as it is.
    let _ = window().location().reload();
}

/// Whether there is room for a side column, by the same measure as the style sheets.
pub(crate) fn is_wide() -> bool {
    window().match_media("(min-width: 62.5em)").ok().flatten().is_some_and(|query| query.matches())
}

/// Tells when an element comes near the part of the page in sight.
pub(crate) struct Nearness {
    observer: IntersectionObserver,
    _callback: Closure<dyn Fn(js_sys::Array)>,
}

impl Nearness {
    /// `None` in a browser that cannot tell; whatever waits for it needs another way, too.
    pub(crate) fn new(near: impl Fn() + 'static) -> Option<Self> {
        let callback = Closure::new(move |entries: js_sys::Array| {
            let is_near = |entry: &JsValue| {
                entry.dyn_ref::<IntersectionObserverEntry>().is_some_and(IntersectionObserverEntry::is_intersecting)
            };
            if entries.iter().any(|entry| is_near(&entry)) {
                near();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("300px");
        let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
        Some(Self { observer, _callback: callback })
    }

    /// Watches this element and no other; tells at once when it is near already.
    pub(crate) fn watch(&self, element: &Element) {
        self.observer.disconnect();
        self.observer.observe(element);
    }
}

impl Drop for Nearness {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
