//! The results: acts, and in each act the articles found.

use crate::address::{ActAddress, SearchAddress};
use crate::components::marked::marked;
use crate::components::status_badge::StatusBadge;
use crate::settings::messages;
use legislation::message::{ActHits, PageHit, SearchResults};
use legislation::{ActStatus, Lang};
use leptos::prelude::*;
use std::sync::Arc;

/// All that was found.
#[component]
pub(crate) fn Results(results: Arc<SearchResults>, address: Memo<SearchAddress>, lang: Lang) -> impl IntoView {
    let t = messages();
    let address = address.get_untracked();
    let nearest = results.nearest_only.then(|| {
        view! { <p class="notice notice-nearest"><strong>{t.nearest_title}</strong> " " {t.nearest_only}</p> }
    });
    let acts = results
        .acts
        .iter()
        .map(|hits| view! { <ActFound hits=hits.clone() address=address.clone() lang /> })
        .collect_view();
    let out_of_reach =
        (results.out_of_reach > 0).then(|| view! { <p class="notice notice-warning">{t.out_of_reach}</p> });
    let shown: usize = results.acts.iter().map(|act| act.pages.len()).sum();
    let more = (shown + (results.out_of_reach as usize) < results.total as usize)
        .then(|| address.with_more())
        .flatten()
        .map(|more| view! { <p class="more"><a class="button" href=more.href()>{t.more}</a></p> });
    view! {
        {nearest}
        {out_of_reach}
        <div class="found">{acts}</div>
        {more}
    }
}

/// One act and its articles.
#[component]
fn ActFound(hits: ActHits, address: SearchAddress, lang: Lang) -> impl IntoView {
    let t = messages();
    let act = ActAddress::of(&hits.id, lang);
    let badge = matches!(hits.status, ActStatus::Repealed | ActStatus::NotYetInForce)
        .then(|| view! { <StatusBadge status=hits.status /> });
    let pages =
        hits.pages.iter().map(|page| view! { <PageFound page=page.clone() act=act.clone() lang /> }).collect_view();
    let more = (hits.more > 0).then(|| {
        let href = SearchAddress { act: Some(hits.id.clone()), lang: Some(lang), ..address }.href();
        view! { <p class="more-in-act"><a href=href>{t.count(&t.more_in_act, hits.more)}</a></p> }
    });
    view! {
        <section class="act-found">
            <h2 class="act-found-title">
                <a class="law" lang=lang.code().to_owned() href=act.href()>{hits.title.clone()}</a>
            </h2>
            <p class="quiet">{t.kind_name(hits.kind)} " " {badge}</p>
            <ul class="pages-found">{pages}</ul>
            {more}
        </section>
    }
}

/// One article: its number, its heading, the passage that fits best.
#[component]
fn PageFound(page: PageHit, act: ActAddress, lang: Lang) -> impl IntoView {
    let t = messages();
    let code = lang.code().to_owned();
    let label = (!page.label.is_empty()).then(|| view! { <span class="page-label">{page.label.clone()}</span> " " });
    let heading = marked(&page.heading, &page.heading_marks);
    let cited = page.cited.then(|| {
        let is_article = page.unit.as_str().split("__").any(|step| step.starts_with("art_"));
        view! { <p class="badge badge-cited">{if is_article { t.cited_article } else { t.cited_place }}</p> }
    });
    let repealed = page.repealed.then(|| view! { <p class="badge badge-repealed">{t.repealed_provision}</p> });
    let unnamed = (page.label.is_empty() && page.heading.is_empty()).then_some(t.untitled);
    view! {
        <li class="page-found">
            <a class="law page-link" lang=code.clone() href=act.at(&page.eid).href()>{label} {heading} {unnamed}</a>
            {cited}
            {repealed}
            <p class="law snippet" lang=code>{marked(&page.snippet, &page.marks)}</p>
        </li>
    }
}
