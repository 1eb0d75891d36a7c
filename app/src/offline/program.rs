//! `Program`: what the browser says of the app itself: a new version waits, it can be installed. `boot.js` asks and tells.

use gloo_events::EventListener;
use leptos::prelude::*;
use web_sys::Event;

/// The marks `boot.js` sets on the page.
#[derive(Clone, Copy)]
pub(crate) struct Program {
    /// A new version is ready, and this page is still the old one.
    pub(crate) renewed: RwSignal<bool>,
    /// The browser offers to install the site as an app.
    pub(crate) installable: RwSignal<bool>,
}

impl Program {
    /// Listens for as long as the page lives.
    pub(crate) fn watch() -> Self {
        let program = Self { renewed: RwSignal::new(false), installable: RwSignal::new(false) };
        let look = move || {
            let marked = |name| document().document_element().is_some_and(|root| root.has_attribute(name));
            program.renewed.set(marked("data-new-version"));
            program.installable.set(marked("data-installable"));
        };
        look();
        EventListener::new(&window(), "anyq-program", move |_| look()).forget();
        program
    }
}

/// Loads the page again, in the newest version of the program there is.
pub(crate) fn reload() {
    tell("anyq-renew");
}

/// Shows the browser's own offer to install the site.
pub(crate) fn install() {
    tell("anyq-install");
}

fn tell(name: &str) {
    if let Ok(event) = Event::new(name) {
        // Nobody cancels these.
        let _ = window().dispatch_event(&event);
    }
}

/// What is known of the program.
pub(crate) fn program() -> Program {
    expect_context()
}
