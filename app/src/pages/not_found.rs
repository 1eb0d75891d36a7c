//! The page for addresses that lead nowhere.

use crate::components::trouble::Missing;
use crate::place;
use crate::settings::messages;
use leptos::prelude::*;

/// "There is no such page".
#[component]
pub(crate) fn NotFound() -> impl IntoView {
    let t = messages();
    document().set_title(&format!("{} · {}", t.page_found_nowhere, t.site));
    place::arrived(None);
    view! {
        <div class="column">
            <Missing title=t.page_found_nowhere advice=t.page_advice />
        </div>
    }
}
