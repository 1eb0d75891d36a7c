//! Where the reader is on the page: focus and scroll position through navigation, reload and "back".
//!
//! A page calls [`arrived`] once its content stands. Going forward puts the focus on the heading (or on the provision
//! the address names); going back or reloading restores the position.

use crate::browser;
use leptos::ev;
use leptos::prelude::{document, request_animation_frame, set_timeout, window, window_event_listener};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FocusOptions, HtmlElement};

/// How the reader came to the page that is being shown.
#[derive(Clone, Copy, PartialEq)]
enum Arrival {
    /// The first page of this visit: the browser has its own focus, leave it.
    First,
    /// By a link or a form.
    Forward,
    /// By "back", "forward" or a reload, to this height.
    Return(f64),
}

thread_local! {
    static ARRIVAL: Cell<Arrival> = const { Cell::new(Arrival::First) };
    static HEIGHTS: RefCell<HashMap<String, f64>> = RefCell::new(HashMap::new());
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
    let remember = || {
        let height = window().scroll_y().unwrap_or(0.0);
        HEIGHTS.with_borrow_mut(|heights| heights.insert(address_now(), height));
    };
    window_event_listener(ev::scroll, move |_| remember());
    window_event_listener(ev::popstate, |_| {
        let height = HEIGHTS.with_borrow(|heights| heights.get(&address_now()).copied()).unwrap_or(0.0);
        ARRIVAL.set(Arrival::Return(height));
    });
    window_event_listener(ev::pagehide, |_| {
        if let Ok(Some(storage)) = window().session_storage() {
            let height = window().scroll_y().unwrap_or(0.0);
            let _ = storage.set_item(STORED, &format!("{height} {}", address_now()));
        }
    });
}

/// The page's content stands: puts focus and scroll position right. `target` is the id of the provision the address names.
pub(crate) fn arrived(target: Option<String>) {
    // The router scrolls to the top in a later microtask; a frame later is after that.
    request_animation_frame(move || {
        let arrival = ARRIVAL.replace(Arrival::Forward);
        let heading =
            document().query_selector("main h1").ok().flatten().and_then(|h| h.dyn_into::<HtmlElement>().ok());
        let target = target.as_deref().and_then(browser::element);
        match (arrival, target) {
            (Arrival::Return(height), target) => {
                if let Some(element) = target.or(heading) {
                    focus(&element);
                }
                window().scroll_to_with_x_and_y(0.0, height);
            }
            (_, Some(element)) => {
                focus(&element);
                element.scroll_into_view();
            }
            (Arrival::First, None) => {}
            (Arrival::Forward, None) => {
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

/// Puts the focus on an element of this id after the page was drawn anew.
pub(crate) fn focus_later(id: String) {
    set_timeout(
        move || {
            if let Some(element) = browser::element(&id) {
                focus(&element);
            }
        },
        Duration::ZERO,
    );
}

fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

fn address_now() -> String {
    window().location().href().unwrap_or_default()
}

fn stored_height() -> Option<(String, f64)> {
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
