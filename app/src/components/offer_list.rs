//! `OfferList`: what is offered below a search box, one line for each offer and one that says what it is.

use crate::components::marked::marked;
use crate::i18n::{Messages, citation};
use crate::offers::{self, Offers};
use crate::settings::messages;
use legislation::Lang;
use legislation::message::{Suggestion, SuggestionKind};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The id of an offer's element in the list of this id.
pub(crate) fn id_of(list: &str, number: usize) -> String {
    format!("{list}-{number}")
}

/// The list: links in the shape of options, so that they open like links. It does not take the focus from the field.
#[component]
pub(crate) fn OfferList(
    /// The list's id.
    id: String,
    offers: RwSignal<Offers>,
    /// The language of what is offered.
    lang: Signal<Option<Lang>>,
    /// What to do when an offer is being opened.
    on_open: impl Fn(&Suggestion) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let t = messages();
    let shown = Memo::new(move |_| offers.with(|offers| (offers.list.clone(), offers.typed.clone())));
    let list_id = id.clone();
    let options = move || {
        let (list, typed) = shown.get();
        let lang = lang.get_untracked().unwrap_or(t.lang);
        let options = list.into_iter().enumerate().map(|(number, offer)| {
            let selected = move || if offers.with(|offers| offers.active == Some(number)) { "true" } else { "false" };
            let text = marked(&offer.text, &offers::beginnings(&offer.text, &typed));
            let of = (!offer.of.is_empty()).then(|| {
                let of = offer.of.clone();
                view! { " · " <span lang=lang.code().to_owned()>{of}</span> }
            });
            let (kind, href) = (name_of(t, &offer), offers::address(&offer, lang));
            view! {
                <li role="presentation">
                    <a
                        role="option"
                        class="offer"
                        id=id_of(&list_id, number)
                        tabindex="-1"
                        aria-selected=selected
                        href=href
                        on:click=move |_| on_open(&offer)
                    >
                        <span class="law offer-text" lang=lang.code().to_owned()>{text}</span>
                        <span class="offer-facts">
                            " "
                            <span class="offer-kind">{kind}</span>
                            {of}
                        </span>
                    </a>
                </li>
            }
        });
        options.collect_view()
    };
    let stay_in_the_field = |event: MouseEvent| event.prevent_default();
    view! {
        <ul
            id=id
            class="offers"
            role="listbox"
            aria-label=t.offers
            hidden=move || !offers.with(Offers::are_open)
            on:mousedown=stay_in_the_field
        >
            {options}
        </ul>
    }
}

/// What an offer is: a kind of thing, or the place of a heading.
fn name_of(t: &Messages, offer: &Suggestion) -> String {
    match (offer.kind, &offer.eid) {
        (SuggestionKind::Heading, Some(eid)) => citation(eid, t.lang),
        (SuggestionKind::Heading | SuggestionKind::Act, _) => t.offer_act.to_owned(),
        (SuggestionKind::Term, _) => t.offer_term.to_owned(),
        (SuggestionKind::Query, _) => t.offer_question.to_owned(),
    }
}
