//! `SearchHelp`: what may be typed beside plain words, with examples that can be tried.

use crate::address::SearchAddress;
use crate::settings::messages;
use leptos::prelude::*;

/// Folded away until it is wanted. The examples are of the interface's language, and so are the texts they are tried on.
#[component]
pub(crate) fn SearchHelp() -> impl IntoView {
    let t = messages();
    let lines = t
        .help
        .iter()
        .map(|(says, examples)| {
            let examples = examples
                .iter()
                .map(|example| {
                    let text = (*example).to_owned();
                    let href = SearchAddress { text, lang: Some(t.lang), ..SearchAddress::default() }.href();
                    view! { <a class="chip" href=href>{*example}</a> " " }
                })
                .collect_view();
            view! { <li><p>{*says}</p> <p class="chips">{examples}</p></li> }
        })
        .collect_view();
    view! {
        <details class="search-help">
            <summary>{t.help_title}</summary>
            <ul>{lines}</ul>
        </details>
    }
}
