//! The act page: finds the act, loads its text, shows its contents or one place in it.

use crate::address::ActAddress;
use crate::bundle::{self, LoadProblem};
use crate::components::trouble::{Missing, Trouble, Waiting};
use crate::corpus::corpus;
use crate::loading::Loading;
use crate::pages::act_contents::{Contents, Overview};
use crate::pages::act_text::ActText;
use crate::place;
use crate::reading::{Place, ReadableAct};
use crate::settings::messages;
use legislation::bundle::{CatalogEntry, FileEntry};
use legislation::{ActId, Date, Lang};
use leptos::prelude::*;
use leptos_router::hooks::use_url;
use std::sync::Arc;

/// Which text is meant.
#[derive(Clone, PartialEq, Eq)]
struct Wanted {
    id: Option<ActId>,
    lang: Lang,
    edition: Option<Date>,
}

/// An act ready to be shown.
#[derive(Clone)]
pub(crate) struct OpenAct {
    pub(crate) act: Arc<ReadableAct>,
    /// The act's file, which names its parts.
    pub(crate) file: FileEntry,
    pub(crate) entry: CatalogEntry,
    /// The language of the text; not the wished one when the act does not exist in it.
    pub(crate) lang: Lang,
    pub(crate) wished: Lang,
    /// The earlier edition shown, `None` for the latest.
    pub(crate) edition: Option<Date>,
}

impl OpenAct {
    /// The address of its contents page, in the language and edition shown.
    pub(crate) fn address(&self) -> ActAddress {
        ActAddress { edition: self.edition, ..ActAddress::of(&self.entry.id, self.lang) }
    }
}

/// The page.
#[component]
pub(crate) fn ActPage() -> impl IntoView {
    let t = messages();
    let corpus = corpus();
    let url = use_url();
    let address = Memo::new(move |_| url.with(|url| ActAddress::read(url.search())));
    let wanted = Memo::new(move |_| {
        let address = address.get();
        Wanted { id: address.id, lang: address.lang.unwrap_or(t.lang), edition: address.edition }
    });
    let at = Memo::new(move |_| address.get().at);
    let opened = Loading::new(move || {
        let wanted = wanted.get();
        corpus.track();
        async move {
            let outcome = open(&wanted).await;
            (wanted, outcome)
        }
    });
    move || match opened.get() {
        // While another act is loading, the old one is not shown under the new address.
        Some((loaded, outcome)) if loaded == wanted.get() => match outcome {
            Ok(Some(open)) => view! { <Opened open at /> }.into_any(),
            Ok(None) => {
                document().set_title(&format!("{} · {}", t.page_found_nowhere, t.site));
                place::arrived(None);
                view! {
                    <div class="column">
                        <Missing title=t.act_found_nowhere advice=t.page_advice />
                    </div>
                }
                .into_any()
            }
            Err(problem) => view! { <div class="column"><Trouble problem /></div> }.into_any(),
        },
        _ => view! { <div class="column"><Waiting /></div> }.into_any(),
    }
}

async fn open(wanted: &Wanted) -> Result<Option<OpenAct>, LoadProblem> {
    let Some(id) = &wanted.id else { return Ok(None) };
    let Some(listed) = bundle::listed(id, wanted.lang).await? else { return Ok(None) };
    let Some(file) = bundle::file_of(&listed.entry, wanted.edition).cloned() else { return Ok(None) };
    let act = bundle::act(&file).await?;
    let edition = wanted.edition.filter(|date| listed.entry.text_date != Some(*date));
    Ok(Some(OpenAct { act, file, entry: listed.entry, lang: listed.lang, wished: wanted.lang, edition }))
}

/// An act with its contents beside it; the place in it changes without drawing the contents anew.
#[component]
fn Opened(open: OpenAct, at: Memo<Option<String>>) -> impl IntoView {
    let t = messages();
    let act = Arc::clone(&open.act);
    let current =
        Memo::new(move |_| at.get().as_deref().and_then(|at| act.place(at)).map(|place| act.units[place.unit].first));
    let act = Arc::clone(&open.act);
    let main = {
        let open = open.clone();
        move || match at.get() {
            None => view! { <Overview open=open.clone() lost=false /> }.into_any(),
            Some(at) => match act.place(&at) {
                Some(place) => view! { <AtPlace open=open.clone() place /> }.into_any(),
                None => view! { <Overview open=open.clone() lost=true /> }.into_any(),
            },
        }
    };
    // On the contents page the table of contents is the page itself.
    let beside = Memo::new(move |_| current.get().is_some());
    let sidebar = {
        let open = open.clone();
        move || beside.get().then(|| view! { <Contents open=open.clone() current beside=true /> })
    };
    view! {
        <div class="act" class:act-with-contents=move || beside.get() data-language=t.lang.code().to_owned()>
            {sidebar}
            <div class="act-main">{main}</div>
        </div>
    }
}

/// A place of the act: its page, once the part with it is there.
#[component]
fn AtPlace(open: OpenAct, place: Place) -> impl IntoView {
    let Some(first) = open.act.units.get(place.unit).map(|unit| unit.first) else { return ().into_any() };
    if let Some(part) = bundle::part_at_hand(&open.act, first) {
        return view! { <ActText open part place /> }.into_any();
    }
    let fetched = {
        let (act, file) = (Arc::clone(&open.act), open.file.clone());
        Loading::new(move || {
            let (act, file) = (Arc::clone(&act), file.clone());
            async move { bundle::part(&act, &file, first).await }
        })
    };
    let page = move || match fetched.get() {
        None => view! { <div class="column"><Waiting /></div> }.into_any(),
        Some(Ok(part)) => view! { <ActText open=open.clone() part place=place.clone() /> }.into_any(),
        Some(Err(problem)) => view! { <div class="column"><Trouble problem /></div> }.into_any(),
    };
    page.into_any()
}
