//! The search form: a plain GET form, sent without loading the page anew, which offers what may be meant while one types.

use crate::components::icons::{Icon, SEARCH};
use crate::components::offer_list::{OfferList, id_of};
use crate::corpus::corpus;
use crate::offers::{self, Offers, Pressed};
use crate::search_client::SearchClient;
use crate::settings::messages;
use crate::{browser, place};
use legislation::message::{Suggestion, SuggestionKind};
use legislation::{ActId, Lang};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html::Input;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

/// How long the reader must pause in typing before something is offered.
const PAUSE: Duration = Duration::from_millis(120);

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

/// What a box offers: asked for after a pause in typing, forgotten when the reader turns to something else.
#[derive(Clone, Copy)]
struct Offering {
    field: NodeRef<Input>,
    offers: RwSignal<Offers>,
    /// The language last asked in.
    lang: RwSignal<Option<Lang>>,
    pause: StoredValue<Option<TimeoutHandle>>,
    client: SearchClient,
}

impl Offering {
    fn new() -> Self {
        let client: SearchClient = expect_context();
        let offering = Self {
            field: NodeRef::new(),
            offers: RwSignal::new(Offers::default()),
            lang: RwSignal::new(None),
            pause: StoredValue::new(None),
            client,
        };
        on_cleanup(move || offering.wait_no_more());
        offering
    }

    /// The text in the field.
    fn typed(self) -> String {
        self.field.get_untracked().map(|field| field.value()).unwrap_or_default()
    }

    /// Neither the end of a pause nor an answer is waited for any more.
    fn wait_no_more(self) {
        SearchClient::suggest_no_more();
        if let Some(pause) = self.pause.try_update_value(Option::take).flatten() {
            pause.clear();
        }
    }

    /// Offers nothing until the reader types again.
    fn stop(self) {
        self.wait_no_more();
        self.offers.set(Offers::default());
    }

    /// The text has changed: the offers stay until there are new ones, but none of them is chosen any more.
    fn changed(self, ask: impl Fn() + 'static) {
        self.wait_no_more();
        if offers::is_enough(&self.typed()) {
            self.offers.update(|offers| offers.active = None);
            self.pause.set_value(set_timeout_with_handle(ask, PAUSE).ok());
        } else {
            self.stop();
        }
    }

    /// Asks what may be meant by the text in the field, in its language.
    fn ask(self, lang: Option<Lang>, act: Option<ActId>) {
        let typed = self.typed();
        if let Some(lang) = lang.filter(|_| offers::is_enough(&typed)) {
            self.lang.set(Some(lang));
            self.client.suggest(typed, lang, act);
        }
    }

    /// The answer has come.
    fn show(self, list: Vec<Suggestion>) {
        self.offers.set(Offers { list, active: None, typed: self.typed() });
    }

    /// An offer is being opened: a question takes the place of what was typed.
    fn opening(self, offer: &Suggestion) {
        if let Some(field) = self.field.get_untracked().filter(|_| offer.kind == SuggestionKind::Query) {
            field.set_value(&offer.text);
        }
        self.stop();
    }
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
    let corpus = corpus();
    let offering = Offering::new();
    let Offering { field, offers, client, .. } = offering;
    let hidden_field = |wanted| hidden.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str());
    let chosen = hidden_field("text").and_then(Lang::from_code);
    let act = hidden_field("act").and_then(|id| ActId::parse(id).ok());
    let act = StoredValue::new(act);
    let ask = move || {
        let lang = offers::language(&offering.typed(), chosen, t.lang, &untrack(|| corpus.languages()));
        offering.ask(lang, act.get_value());
    };
    Effect::new(move |earlier: Option<()>| {
        let list = client.suggested();
        // What stands there at first was another box's.
        if earlier.is_some() {
            offering.show(list);
        }
    });
    let (id, list) = if large { ("q-home", "offers-home") } else { ("q", "offers") };
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match offers.try_update(|offers| offers.press(&event.key())).unwrap_or(Pressed::Nothing) {
            Pressed::Nothing => {}
            Pressed::Moved => {
                event.prevent_default();
                let active = offers.with_untracked(|offers| offers.active);
                if let Some(option) = active.and_then(|number| browser::element(&id_of(list, number))) {
                    browser::reveal(&option);
                }
            }
            Pressed::Chosen(number) => {
                event.prevent_default();
                if let Some(option) = browser::element(&id_of(list, number)) {
                    option.click();
                }
            }
            Pressed::Asked => ask(),
        }
    };
    let send = sender();
    let on_submit = move |event: SubmitEvent| {
        offering.stop();
        send(event);
    };
    let active = move || offers.with(|offers| offers.active.map(|number| id_of(list, number)));
    let announced = move || match offers.with(|offers| offers.list.len()) {
        0 => String::new(),
        count => t.count(&t.offered, count as u32),
    };
    let fields =
        hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    view! {
        <form
            class=if large { "search-box search-box-large" } else { "search-box" }
            action="search/"
            method="get"
            role="search"
            aria-label=label
            on:submit=on_submit
        >
            <label for=id class=if large { "search-label" } else { "visually-hidden" }>
                {label}
            </label>
            <div class="search-field">
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
                        role="combobox"
                        aria-autocomplete="list"
                        aria-expanded=move || if offers.with(Offers::are_open) { "true" } else { "false" }
                        aria-controls=list
                        aria-activedescendant=active
                        node_ref=field
                        on:focus=move |_| client.start()
                        on:blur=move |_| offering.stop()
                        on:input=move |_| offering.changed(ask)
                        on:keydown=on_key
                    />
                    {fields}
                    <button type="submit" class="search-go">
                        <Icon outline=SEARCH />
                        <span>{t.search}</span>
                    </button>
                </div>
                <OfferList id=list.to_owned() offers lang=offering.lang.into() on_open=move |offer| offering.opening(offer) />
            </div>
            <p class="visually-hidden" role="status">{announced}</p>
        </form>
    }
}
