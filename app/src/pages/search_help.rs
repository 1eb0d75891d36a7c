//! `SearchHelp`: what may be typed beside plain words, with examples that can be tried.

use crate::pages::prose::fill_prose;
use crate::settings::messages;
use leptos::prelude::*;

/// Folded away until it is wanted. The examples are of the interface's language, and so are the texts they are tried on.
#[component]
pub(crate) fn SearchHelp() -> impl IntoView {
    let t = messages();
    view! {
        <details class="search-help" on:toggle=move |_| fill_prose("help", t.lang.code())>
            <summary>{t.help_title}</summary>
            <ul id="prose-help"></ul>
        </details>
    }
}
