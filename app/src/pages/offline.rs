//! The page about reading without a network: what is kept on this device, what can be kept, and how large it is.

use crate::address::{ActAddress, offline_href};
use crate::bundle;
use crate::components::keeping::{Going, megabytes, trouble_notice};
use crate::components::trouble::{Trouble, Waiting};
use crate::corpus::corpus;
use crate::i18n::{Messages, OfflineMessages, fill};
use crate::offline::keeper::Kept;
use crate::offline::wish::{Item, What, Wish};
use crate::offline::{Keeper, Obstacle, keeper, obstacle, program};
use crate::settings::messages;
use crate::{browser, offline, place};
use legislation::bundle::Manifest;
use legislation::inventory::Inventory;
use legislation::{ActKind, Lang};
use leptos::prelude::*;
use leptos_router::hooks::use_url;
use std::sync::Arc;

/// What the page is made from: the site's files, and the title of the act the address names.
type Offer = Result<(Arc<Manifest>, Arc<Inventory>, Option<String>), bundle::LoadProblem>;

/// The page.
#[component]
pub(crate) fn OfflinePage() -> impl IntoView {
    let t = messages();
    let o = OfflineMessages::of(t.lang);
    document().set_title(&format!("{} · {}", o.title, t.site));
    place::arrived(None);
    let body = match obstacle() {
        Some(Obstacle::Unencrypted) => view! { <p class="notice notice-warning">{o.unencrypted}</p> }.into_any(),
        Some(Obstacle::Unable) => view! { <p class="notice notice-warning">{o.unable}</p> }.into_any(),
        None => view! { <Shelf /> }.into_any(),
    };
    let installable = program().installable;
    let install = move || {
        installable.get().then(|| {
            view! {
                <h2>{o.install_title}</h2>
                <p>{o.install_about}</p>
                <button type="button" class="button" on:click=move |_| offline::program::install()>{o.install}</button>
            }
        })
    };
    view! {
        <div class="column">
            <h1 tabindex="-1">{o.title}</h1>
            <p>{o.about}</p>
            {body}
            {install}
        </div>
    }
}

/// What is kept, what goes on, and what is offered.
#[component]
fn Shelf() -> impl IntoView {
    let t = messages();
    let o = OfflineMessages::of(t.lang);
    let keeper = keeper();
    keeper.look();
    let corpus = corpus();
    let url = use_url();
    let address = Memo::new(move |_| url.with(|url| ActAddress::read(url.search())));
    let offer = LocalResource::new(move || {
        let address = address.get();
        corpus.track();
        offered(address, t.lang)
    });
    let trouble = move || keeper.trouble().map(|trouble| trouble_notice(t, trouble));
    let kept = move || keeper.kept().map(|kept| view! { <KeptList kept /> });
    let offers = move || match offer.get() {
        None => view! { <Waiting /> }.into_any(),
        Some(Err(problem)) => view! { <Trouble problem /> }.into_any(),
        Some(Ok((manifest, inventory, title))) => {
            let address = address.get();
            let lang = language(&address, &manifest, t.lang);
            let links = languages(t, &manifest, &address, lang);
            let wish = |what| Wish { what, lang };
            let mut rows: Vec<(Wish, String, Option<String>)> = Vec::new();
            rows.extend(address.id.zip(title).map(|(id, title)| (wish(What::Act(id)), title.clone(), Some(title))));
            rows.push((wish(What::Everything), o.everything.to_owned(), None));
            rows.push((wish(What::Search), o.search.to_owned(), None));
            rows.extend(ActKind::ALL.map(|kind| (wish(What::Kind(kind)), t.kind(kind).to_owned(), None)));
            let rows = rows
                .into_iter()
                .map(|(wish, name, title)| {
                    let inventory = Arc::clone(&inventory);
                    view! { <OfferLine wish name title=title.unwrap_or_default() inventory /> }
                })
                .collect_view();
            view! {
                {links}
                <ul class="shelf">{rows}</ul>
                <p class="quiet">{o.without_search}</p>
            }
            .into_any()
        }
    };
    view! {
        <div aria-live="polite">{trouble}</div>
        <Going />
        <h2 id="kept" tabindex="-1">{o.kept_title}</h2>
        {kept}
        <h2>{o.offer_title}</h2>
        {offers}
    }
}

async fn offered(address: ActAddress, interface: Lang) -> Offer {
    let manifest = bundle::manifest().await?;
    let inventory = Arc::new(bundle::inventory(&manifest).await?);
    let title = match &address.id {
        Some(id) => bundle::listed(id, language(&address, &manifest, interface)).await?.map(|act| act.entry.title),
        None => None,
    };
    Ok((manifest, inventory, title))
}

/// The language whose texts are offered: the address's, the interface's, or the first there is.
fn language(address: &ActAddress, manifest: &Manifest, interface: Lang) -> Lang {
    let there = |lang: &Lang| manifest.languages.iter().any(|files| files.lang == *lang);
    let first = manifest.languages.first().map_or(interface, |files| files.lang);
    address.lang.filter(there).unwrap_or(if there(&interface) { interface } else { first })
}

/// Links to the other languages of texts.
fn languages(t: &'static Messages, manifest: &Manifest, address: &ActAddress, chosen: Lang) -> impl IntoView + use<> {
    let links = manifest
        .languages
        .iter()
        .map(|files| {
            let href = offline_href(address.id.as_ref(), files.lang);
            let current = (files.lang == chosen).then_some("true");
            view! { <a class="tab" href=href aria-current=current>{t.language(files.lang)}</a> }
        })
        .collect_view();
    view! { <nav class="tabs" aria-label=t.text_language>{links}</nav> }
}

/// One thing that can be kept, with the bytes still to be fetched for it.
#[component]
fn OfferLine(wish: Wish, name: String, title: String, inventory: Arc<Inventory>) -> impl IntoView {
    let t = messages();
    let o = OfflineMessages::of(t.lang);
    let keeper = keeper();
    let files = wish.files(&inventory)?;
    let lang = (!title.is_empty()).then(|| wish.lang.code().to_owned());
    let id = format!("offer-{}", wish.key().replace(' ', "-"));
    let shown = name.clone();
    let act = move || {
        let kept = keeper.kept();
        if kept.as_ref().is_some_and(|kept| kept.record.has(&wish)) {
            return view! { <span class="badge badge-in-force">{o.kept}</span> }.into_any();
        }
        let there = |path: &String| kept.as_ref().is_some_and(|kept| kept.paths.contains(path));
        let missing: u64 = files.iter().filter(|(path, _)| !there(path)).map(|(_, bytes)| bytes).sum();
        let (wish, title) = (wish.clone(), title.clone());
        view! {
            <span class="quiet">{megabytes(t, missing)}</span>
            <button
                type="button"
                class="button"
                id=id.clone()
                aria-label=format!("{}: {name}", o.keep)
                disabled=move || keeper.progress().is_some()
                on:click=move |_| {
                    keeper.keep(wish.clone(), title.clone());
                    to_kept();
                }
            >
                {o.keep}
            </button>
        }
        .into_any()
    };
    Some(view! {
        <li class="shelf-line">
            <span class="shelf-name" lang=lang>{shown}</span>
            {act}
        </li>
    })
}

/// The button that was pressed goes: the heading above what is kept takes its focus.
fn to_kept() {
    if let Some(heading) = browser::element("kept") {
        let _ = heading.focus();
    }
}

/// What is kept, with what it takes and the way to delete it.
#[component]
fn KeptList(kept: Arc<Kept>) -> impl IntoView {
    let t = messages();
    let o = OfflineMessages::of(t.lang);
    let items = kept.record.items.iter().filter_map(|item| kept_line(t, o, item)).collect::<Vec<_>>();
    let list = if items.is_empty() {
        view! { <p>{o.nothing_kept}</p> }.into_any()
    } else {
        let promise = if kept.promised { o.promised } else { o.not_promised };
        view! { <ul class="shelf">{items}</ul> <p class="quiet">{promise}</p> }.into_any()
    };
    let room = kept.room.map(|(used, allowed)| {
        let room = fill(&fill(o.room, &megabytes(t, used)), &megabytes(t, allowed));
        view! { <p class="quiet">{room}</p> }
    });
    view! {
        {list}
        {room}
    }
}

fn kept_line(t: &'static Messages, o: &'static OfflineMessages, item: &Item) -> Option<impl IntoView + use<>> {
    let keeper: Keeper = keeper();
    let wish = Wish::read(&item.wish)?;
    let busy = move || keeper.progress().is_some();
    let (name, lang) = match &wish.what {
        What::Everything => (o.everything.to_owned(), None),
        What::Search => (o.search.to_owned(), None),
        What::Kind(kind) => (t.kind(*kind).to_owned(), None),
        What::Act(_) => (item.title.clone(), Some(wish.lang.code().to_owned())),
    };
    let shown = match &wish.what {
        What::Act(id) => {
            let href = ActAddress::of(id, wish.lang).href();
            view! { <a class="shelf-name law" lang=lang href=href>{name.clone()}</a> }.into_any()
        }
        _ => view! { <span class="shelf-name">{name.clone()}</span> }.into_any(),
    };
    let facts = if item.done {
        format!("{} · {}", t.language(wish.lang), megabytes(t, item.bytes))
    } else {
        format!("{} · {}", t.language(wish.lang), o.unfinished)
    };
    let resume = (!item.done).then(|| {
        let (wish, title) = (wish.clone(), item.title.clone());
        view! {
            <button
                type="button"
                class="button"
                aria-label=format!("{}: {name}", o.resume)
                disabled=busy
                on:click=move |_| {
                    keeper.keep(wish.clone(), title.clone());
                    to_kept();
                }
            >
                {o.resume}
            </button>
        }
    });
    let delete = move |_| {
        keeper.delete(wish.clone());
        to_kept();
    };
    Some(view! {
        <li class="shelf-line">
            {shown}
            <span class="quiet">{facts}</span>
            {resume}
            <button type="button" class="button button-quiet" aria-label=format!("{}: {name}", o.delete) disabled=busy on:click=delete>
                {o.delete}
            </button>
        </li>
    })
}
