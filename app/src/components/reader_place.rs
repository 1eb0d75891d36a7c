//! Where the reader's tools (`app/reader`) go on a page, and what they are told of it: that is all the app knows of them.

use crate::pages::act::OpenAct;
use crate::settings::messages;
use leptos::prelude::*;

/// The place on a page of an act: its page `unit` and the provision `at` that the address means, where there are such.
pub(crate) fn on_act(open: &OpenAct, unit: Option<&str>, at: Option<&str>) -> AnyView {
    let edition = open.edition.map(|date| date.to_string());
    let facts = [
        open.entry.id.as_str(),
        open.lang.code(),
        edition.as_deref().unwrap_or("-"),
        unit.unwrap_or("-"),
        at.unwrap_or("-"),
    ];
    place("reader-tools", facts.join(" "))
}

/// The place on a page that has a name instead of an act.
pub(crate) fn on_page(name: &str) -> AnyView {
    place("", format!("{name} - - - -"))
}

fn place(class: &'static str, shown: String) -> AnyView {
    let shown = format!("{shown} {}", messages().lang.code());
    view! { <div id="reader" class=class data-shown=shown></div> }.into_any()
}
