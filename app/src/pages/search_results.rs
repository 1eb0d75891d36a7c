//! The results: acts, and in each act the articles found.

use crate::address::{ActAddress, SearchAddress};
use crate::browser::Nearness;
use crate::components::by_meaning::is_off;
use crate::components::marked::marked;
use crate::components::status_badge::StatusBadge;
use crate::i18n::{found_by, meaning_title};
use crate::search_client::SearchClient;
use crate::settings::messages;
use legislation::message::{ActHits, PageHit, SearchResults};
use legislation::{ActId, ActStatus, Lang};
use leptos::html::Button;
use leptos::prelude::*;
use std::sync::Arc;

/// All that was found. The list grows as further texts come: what is there stays as it is.
#[component]
pub(crate) fn Results(results: Memo<Arc<SearchResults>>, address: Memo<SearchAddress>, lang: Lang) -> impl IntoView {
    let t = messages();
    let address = StoredValue::new(address.get_untracked());
    let nearest = move || {
        results.with(|results| results.nearest_only).then(|| {
            let by_meaning = is_off().then(|| view! { " " <a href="settings/">{meaning_title(t.lang)}</a> });
            view! {
                <p class="notice notice-nearest"><strong>{t.nearest_title}</strong> " " {t.nearest_only} {by_meaning}</p>
            }
        })
    };
    let out_of_reach = move || {
        let lacking = results.with(|results| results.out_of_reach > 0);
        lacking.then(|| view! { <p class="notice notice-warning">{t.out_of_reach}</p> })
    };
    let acts = move || results.with(|results| results.acts.iter().map(|hits| hits.id.clone()).collect::<Vec<ActId>>());
    let more = move || {
        let (shown, total) = results.with(|results| (shown(results), results.total));
        (shown < total)
            .then(|| address.with_value(SearchAddress::with_more))
            .flatten()
            .map(|more| view! { <p class="more"><a class="button" href=more.href()>{t.more}</a></p> })
    };
    view! {
        {nearest}
        {out_of_reach}
        <div class="found">
            <For each=acts key=ActId::clone let:id>
                <ActFound id results address lang />
            </For>
        </div>
        <ToCome results />
        {more}
    }
}

/// Pages shown, to come or out of reach.
fn shown(results: &SearchResults) -> u32 {
    let shown: usize = results.acts.iter().map(|act| act.pages.len()).sum();
    shown as u32 + results.out_of_reach + results.to_come
}

/// The end of the list while texts are to come: they are asked for when a reader comes near it.
#[component]
fn ToCome(results: Memo<Arc<SearchResults>>) -> impl IntoView {
    let t = messages();
    let end = NodeRef::<Button>::new();
    let to_come = Memo::new(move |_| results.with(|results| results.to_come));
    let nearness = StoredValue::new_local(Nearness::new(SearchClient::more));
    Effect::new(move || {
        // Seen again from the new place, also when it is still in sight.
        if to_come.get() > 0
            && let Some(end) = end.get()
        {
            nearness.with_value(|nearness| nearness.iter().for_each(|nearness| nearness.watch(&end)));
        }
    });
    view! {
        <p class="more" hidden=move || to_come.get() == 0>
            <button type="button" class="button" node_ref=end on:click=move |_| SearchClient::more()>
                {t.more}
            </button>
        </p>
    }
}

/// One act and its articles.
#[component]
fn ActFound(
    id: ActId,
    results: Memo<Arc<SearchResults>>,
    address: StoredValue<SearchAddress>,
    lang: Lang,
) -> impl IntoView {
    let t = messages();
    let act = ActAddress::of(&id, lang);
    let hits = {
        let id = id.clone();
        Memo::new(move |before: Option<&Option<ActHits>>| {
            let found = results.with(|results| results.acts.iter().find(|hits| hits.id == id).cloned());
            found.or_else(|| before.cloned().flatten())
        })
    };
    let head = hits.with_untracked(|hits| hits.as_ref().map(|hits| (hits.title.clone(), hits.kind, hits.status)));
    let (title, kind, status) = head?;
    let joined = Memo::new(move |_| results.with(|results| results.joined));
    let badge = matches!(status, ActStatus::Repealed | ActStatus::NotYetInForce)
        .then(|| view! { <StatusBadge status=status /> });
    let pages = move || hits.with(|hits| hits.iter().flat_map(|hits| hits.pages.clone()).collect::<Vec<PageHit>>());
    let href = act.href();
    let more = move || {
        let more = hits.with(|hits| hits.as_ref().map_or(0, |hits| hits.more));
        (more > 0).then(|| {
            let href = SearchAddress { act: Some(id.clone()), lang: Some(lang), ..address.get_value() }.href();
            view! { <p class="more-in-act"><a href=href>{t.count(&t.more_in_act, more)}</a></p> }
        })
    };
    Some(view! {
        <section class="act-found">
            <h2 class="act-found-title">
                <a class="law" lang=lang.code().to_owned() href=href>{title}</a>
            </h2>
            <p class="quiet">{t.kind_name(kind)} " " {badge}</p>
            <ul class="pages-found">
                <For each=pages key=|page| (page.eid.clone(), page.by) let:page>
                    <PageFound page act=act.clone() lang joined />
                </For>
            </ul>
            {more}
        </section>
    })
}

/// One article: its number, its heading, the passage that fits best.
#[component]
fn PageFound(page: PageHit, act: ActAddress, lang: Lang, joined: Memo<bool>) -> impl IntoView {
    let t = messages();
    let code = lang.code().to_owned();
    let label = (!page.label.is_empty()).then(|| view! { <span class="page-label">{page.label.clone()}</span> " " });
    let heading = marked(&page.heading, &page.heading_marks);
    let cited = page.cited.then(|| {
        let is_article = page.unit.as_str().split("__").any(|step| step.starts_with("art_"));
        view! { <p class="badge badge-cited">{if is_article { t.cited_article } else { t.cited_place }}</p> }
    });
    let repealed = page.repealed.then(|| view! { <p class="badge badge-repealed">{t.repealed_provision}</p> });
    // Said only where meaning has joined: by words everything is found otherwise.
    let by = page.by;
    let found_by = move || joined.get().then(|| view! { <p class="quiet found-by">{found_by(t.lang, by)}</p> });
    let unnamed = (page.label.is_empty() && page.heading.is_empty()).then_some(t.untitled);
    view! {
        <li class="page-found">
            <a class="law page-link" lang=code.clone() href=act.at(&page.eid).href()>{label} {heading} {unnamed}</a>
            {cited}
            {repealed}
            {found_by}
            <p class="law snippet" lang=code>{marked(&page.snippet, &page.marks)}</p>
        </li>
    }
}
