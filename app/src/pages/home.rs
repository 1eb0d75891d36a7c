//! The home page: the search box, examples, and all acts by kind.

use crate::address::{ActAddress, HomeAddress, SearchAddress};
use crate::bundle::{self, LoadProblem};
use crate::components::keeping::ChangesNotice;
use crate::components::search_box::SearchBox;
use crate::components::status_badge::StatusBadge;
use crate::components::trouble::{Trouble, Waiting};
use crate::corpus::corpus;
use crate::i18n::fill;
use crate::place;
use crate::query_language::guess;
use crate::settings::messages;
use legislation::bundle::{Catalog, CatalogEntry};
use legislation::{ActKind, ActStatus, Lang};
use leptos::prelude::*;
use leptos_router::hooks::use_url;
use std::sync::Arc;

/// Corpora up to this size show all their acts at once.
const SHOWN_AT_ONCE: usize = 40;

/// The acts of the language to browse in.
type Browsed = Result<Option<(Lang, Arc<Catalog>)>, LoadProblem>;

/// The page.
#[component]
pub(crate) fn Home() -> impl IntoView {
    let t = messages();
    document().set_title(&format!("{} · {}", t.site, t.tagline));
    let url = use_url();
    let address = Memo::new(move |_| url.with(|url| HomeAddress::read(url.search())));
    let corpus = corpus();
    let wished = Memo::new(move |_| address.get().lang);
    let browsed = LocalResource::new(move || {
        let wished = wished.get();
        corpus.track();
        browsed(wished, t.lang)
    });
    place::arrived(None);
    let examples = t
        .examples
        .iter()
        .map(|text| {
            let href = SearchAddress { text: (*text).to_owned(), ..SearchAddress::default() }.href();
            view! { <li><a class="chip" href=href>{*text}</a></li> }
        })
        .collect_view();
    let as_of = move || match corpus.manifest() {
        Some(Ok(manifest)) => manifest.text_date.map(|date| fill(t.texts_as_of, &(t.date)(date))),
        _ => None,
    };
    let acts = move || match browsed.get() {
        None => view! { <Waiting /> }.into_any(),
        Some(Err(problem)) => view! { <Trouble problem /> }.into_any(),
        Some(Ok(None)) => ().into_any(),
        Some(Ok(Some((lang, catalog)))) => view! { <Acts lang catalog address /> }.into_any(),
    };
    view! {
        <ChangesNotice />
        <div class="hero">
            <h1 tabindex="-1">{t.tagline}</h1>
            <SearchBox value=String::new() label=t.search_label large=true />
            <p class="examples-title" id="examples">{t.examples_title}</p>
            <ul class="chips" aria-labelledby="examples">{examples}</ul>
            <p class="quiet">{t.private} <span class="as-of">{as_of}</span></p>
        </div>
        <section class="browse" aria-labelledby="browse">
            <h2 id="browse">{t.browse}</h2>
            {acts}
        </section>
    }
}

/// The catalog of the wished language, of the interface's, or of any.
async fn browsed(wished: Option<Lang>, interface: Lang) -> Browsed {
    let manifest = bundle::manifest().await?;
    let present: Vec<Lang> = manifest.languages.iter().map(|files| files.lang).collect();
    let Some(lang) = wished.filter(|lang| present.contains(lang)).or_else(|| guess("", interface, &present)) else {
        return Ok(None);
    };
    Ok(bundle::catalog(lang).await?.map(|catalog| (lang, catalog)))
}

/// Links to the kinds, and the acts of the chosen one.
#[component]
fn Acts(lang: Lang, catalog: Arc<Catalog>, address: Memo<HomeAddress>) -> impl IntoView {
    let t = messages();
    let groups = by_kind(&catalog.acts);
    let total = u32::try_from(catalog.acts.len()).unwrap_or(u32::MAX);
    let links: Vec<(Option<ActKind>, u32)> = std::iter::once((None, total))
        .chain(groups.iter().map(|(kind, acts)| (Some(*kind), acts.len() as u32)))
        .collect();
    let nav = links
        .into_iter()
        .map(|(kind, count)| {
            let href = HomeAddress { kind, ..address.get_untracked() }.href();
            let current = move || (address.get().kind == kind).then_some("true");
            let name = kind.map_or(t.all_kinds, |kind| t.kind(kind));
            view! {
                <li>
                    <a class="kind" href=href aria-current=current>
                        <span>{name}</span>
                        <span class="kind-count">{t.number(count)}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let lists = move || {
        let chosen = address.get().kind;
        let all = catalog.acts.len() <= SHOWN_AT_ONCE;
        by_kind(&catalog.acts)
            .into_iter()
            .filter(|(kind, _)| chosen.map_or(all, |chosen| chosen == *kind))
            .map(|(kind, acts)| {
                let items = acts.into_iter().map(|act| view! { <ActLine lang act=act.clone() /> }).collect_view();
                view! {
                    <h3 class="kind-title">{t.kind(kind)}</h3>
                    <ul class="acts">{items}</ul>
                }
            })
            .collect_view()
    };
    view! {
        <nav aria-label=t.kind_of_act>
            <ul class="kinds">{nav}</ul>
        </nav>
        {lists}
    }
}

/// One act in a list.
#[component]
fn ActLine(lang: Lang, act: CatalogEntry) -> impl IntoView {
    let t = messages();
    let code = lang.code().to_owned();
    let badge = matches!(act.status, ActStatus::Repealed | ActStatus::NotYetInForce)
        .then(|| view! { <StatusBadge status=act.status /> });
    let mut facts: Vec<String> = Vec::new();
    facts.extend(act.date.map(|date| (t.date)(date)));
    facts.extend(act.number.as_ref().map(|number| format!("№\u{a0}{number}")));
    if act.articles > 0 {
        facts.push(t.count(&t.articles, act.articles).replace(' ', "\u{a0}"));
    }
    view! {
        <li class="act-line">
            <a class="law act-title" lang=code href=ActAddress::of(&act.id, lang).href()>{act.title.clone()}</a>
            <p class="quiet">{facts.join(" · ")} " " {badge}</p>
        </li>
    }
}

/// Acts by kind, kinds in the order of their legal force.
fn by_kind(acts: &[CatalogEntry]) -> Vec<(ActKind, Vec<&CatalogEntry>)> {
    ActKind::ALL
        .into_iter()
        .map(|kind| (kind, acts.iter().filter(|act| act.kind == kind).collect::<Vec<_>>()))
        .filter(|(_, acts)| !acts.is_empty())
        .collect()
}
