//! Where the reader is on the page: focus and scroll position through navigation, reload and "back".
//!
//! A page calls [`arrived`] once its content stands. Going forward puts the focus on the heading (or on the provision
//! the address names); going back or reloading restores the position.

use crate::browser;
use leptos::ev;
use leptos::prelude::{document, request_animation_frame, window, window_event_listener};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlAnchorElement, HtmlElement};

/// How the reader came to the page that is being shown.
#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    /// The first page of this visit: the browser has its own focus, leave it.
    First,
    /// By a link or a form.
    Forward,
    /// By "back", "forward" or a reload, to this height.
    Return(i32),
}

thread_local! {
    static ARRIVAL: Cell<Arrival> = const { Cell::new(Arrival::First) };
    static STAY: RefCell<Option<(String, i32)>> = const { RefCell::new(None) };
    static LEAVING: Cell<bool> = const { Cell::new(false) };
    static HEIGHTS: RefCell<BTreeMap<String, i32>> = const { RefCell::new(BTreeMap::new()) };
}

const STORED: &str = "anyq.height";

/// Starts keeping positions. Called once, before the router listens.
pub(crate) fn keep() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
    if was_reloaded()
        && let Some((address, height)) = stored_height()
        && address == address_now()
    {
        ARRIVAL.set(Arrival::Return(height));
    }
    window_event_listener(ev::scroll, |_| {
        // Between two pages the address in the bar is not that of what is shown.
        if !LEAVING.get() {
            let height = height_now();
            HEIGHTS.with_borrow_mut(|heights| heights.insert(address_now(), height));
        }
    });
    window_event_listener(ev::click, |event| {
        let link = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = link.and_then(|element| element.closest("a[href]").ok().flatten());
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
            // The router would scroll to the top at a moment of its own, after the page has found its place.
            let _ = link.set_attribute("data-noscroll", "");
            let new_tab = event.ctrl_key() || event.meta_key() || event.shift_key() || event.button() != 0;
            if !new_tab {
                leaving(&link.pathname());
            }
        }
    });
    window_event_listener(ev::popstate, |_| {
        LEAVING.set(true);
        let height = HEIGHTS.with_borrow(|heights| heights.get(&address_now()).copied()).unwrap_or(0);
        ARRIVAL.set(Arrival::Return(height));
    });
    window_event_listener(ev::pagehide, |_| {
        if let Ok(Some(storage)) = window().session_storage() {
            let height = height_now();
            let _ = storage.set_item(STORED, &format!("{height} {}", address_now()));
        }
    });
}

/// The reader goes on to the page at this path.
pub(crate) fn leaving(path: &str) {
    ARRIVAL.set(Arrival::Forward);
    LEAVING.set(window().location().pathname().is_ok_and(|here| here != path));
}

/// The page's content stands: puts focus and scroll position right. `target` is the id of the provision the address names.
pub(crate) fn arrived(target: Option<String>) {
    request_animation_frame(move || {
        LEAVING.set(false);
        let arrival = ARRIVAL.replace(Arrival::Forward);
        if let Some((id, height)) = STAY.take() {
            if let Some(element) = browser::element(&id) {
                focus(&element);
            }
            window().scroll_to_with_x_and_y(0.0, f64::from(height));
            return;
        }
        let heading =
            document().query_selector("main h1").ok().flatten().and_then(|h| h.dyn_into::<HtmlElement>().ok());
        let target = target.as_deref().and_then(browser::element);
        match (arrival, target) {
            (Arrival::Return(height), target) => {
                if let Some(element) = target.or(heading) {
                    focus(&element);
                }
                window().scroll_to_with_x_and_y(0.0, f64::from(height));
            }
            // A page that shows a provision of this site keeps its own focus and height.
            (Arrival::First, Some(_)) if browser::is_embedded() => {}
            (_, Some(element)) => {
                focus(&element);
                element.scroll_into_view();
            }
            (Arrival::First, None) => {}
            (Arrival::Forward, None) => {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                if let Some(heading) = heading {
                    focus(&heading);
                }
            }
        }
    });
}

/// Whether the reader is coming back to a page seen before.
pub(crate) fn is_returning() -> bool {
    matches!(ARRIVAL.get(), Arrival::Return(_))
}

/// The page will be drawn anew in place: the next arrival keeps the height and puts the focus on the element of this id.
pub(crate) fn stay_at(id: String) {
    LEAVING.set(true);
    STAY.set(Some((id, height_now())));
}

fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// How far the page is scrolled, whole CSS pixels.
fn height_now() -> i32 {
    window().scroll_y().unwrap_or(0.0) as i32
}

fn address_now() -> String {
    window().location().href().unwrap_or_default()
}

fn stored_height() -> Option<(String, i32)> {
    let text = window().session_storage().ok().flatten()?.get_item(STORED).ok().flatten()?;
    let (height, address) = text.split_once(' ')?;
    Some((address.to_owned(), height.parse().ok()?))
}

/// Whether the browser says that this page was reloaded or reached by "back" from another site.
fn was_reloaded() -> bool {
    let Some(performance) = window().performance() else { return false };
    let entry = performance.get_entries_by_type("navigation").get(0);
    let kind = js_sys::Reflect::get(&entry, &JsValue::from_str("type")).ok().and_then(|kind| kind.as_string());
    matches!(kind.as_deref(), Some("reload" | "back_forward"))
}
