//! The search form: a plain GET form, sent without loading the page anew.

use crate::components::icons::{Icon, SEARCH};
use crate::settings::messages;
use crate::{browser, place};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

/// What a GET form would open, opened by the router. Empty fields are left out of the address.
pub(crate) fn sender() -> impl Fn(SubmitEvent) + Clone {
    let navigate = use_navigate();
    move |event: SubmitEvent| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(address) = form.as_ref().and_then(form_address) else { return };
        event.prevent_default();
        place::leaving("search");
        navigate(&address, NavigateOptions { resolve: false, scroll: false, ..NavigateOptions::default() });
    }
}

/// The absolute address a GET form leads to; `None` leaves the work to the browser.
pub(crate) fn form_address(form: &HtmlFormElement) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let fields = UrlSearchParams::new().ok()?;
    for pair in js_sys::try_iter(&data).ok()??.flatten() {
        let pair: js_sys::Array = pair.dyn_into().ok()?;
        if let (Some(key), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string())
            && !value.trim().is_empty()
        {
            fields.append(&key, value.trim());
        }
    }
    let action = form.get_attribute("action")?;
    Some(format!("{}?{}", browser::absolute(&action), String::from(fields.to_string())))
}

/// The form. `hidden` are fields that go along: the language of texts, the act.
#[component]
pub(crate) fn SearchBox(
    /// What is in the field at first.
    #[prop(into)]
    value: Signal<String>,
    /// Further fields: name and value.
    #[prop(default = Vec::new())]
    hidden: Vec<(&'static str, String)>,
    /// The form's name for screen readers.
    label: &'static str,
    /// What the empty field says; by default what may be typed.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// Large, with its label shown: the home page's.
    #[prop(default = false)]
    large: bool,
) -> impl IntoView {
    let t = messages();
    let fields =
        hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let id = if large { "q-home" } else { "q" };
    view! {
        <form
            class=if large { "search-box search-box-large" } else { "search-box" }
            action="search/"
            method="get"
            role="search"
            aria-label=label
            on:submit=sender()
        >
            <label for=id class=if large { "search-label" } else { "visually-hidden" }>
                {label}
            </label>
            <div class="search-row">
                <input
                    id=id
                    name="q"
                    type="search"
                    enterkeyhint="search"
                    autocomplete="off"
                    autocapitalize="none"
                    maxlength="300"
                    placeholder=hint.unwrap_or(t.search_hint)
                    prop:value=move || value.get()
                />
                {fields}
                <button type="submit" class="search-go">
                    <Icon outline=SEARCH />
                    <span>{t.search}</span>
                </button>
            </div>
        </form>
    }
}
