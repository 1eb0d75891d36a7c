//! The page of the reader's own notes, which the reader's tools fill.

use crate::components::reader_place;
use crate::i18n::ReaderMessages;
use crate::place;
use crate::settings::messages;
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn NotesPage() -> impl IntoView {
    let t = messages();
    let name = ReaderMessages::of(t.lang).notes;
    document().set_title(&format!("{name} · {}", t.site));
    place::arrived(None);
    view! {
        <div class="column">
            <h1 tabindex="-1">{name}</h1>
            {reader_place::on_page("notes")}
        </div>
    }
}
