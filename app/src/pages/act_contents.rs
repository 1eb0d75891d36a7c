//! An act's own page: what it is, whether it applies, its editions and languages, and its table of contents.

use crate::address::ActAddress;
use crate::components::downloads::downloads;
use crate::components::icons::{Icon, OUT};
use crate::components::keeping::KeepLink;
use crate::components::readability::ReadabilityNote;
use crate::components::reader_place;
use crate::components::search_box::SearchBox;
use crate::components::status_badge::StatusBadge;
use crate::contents::Entry;
use crate::i18n::{Messages, fill};
use crate::pages::act::OpenAct;
use crate::pages::provision::notes;
use crate::reading::{is_web_address, title};
use crate::settings::messages;
use crate::{browser, place};
use legislation::{ActStatus, Lang, ProvisionKind};
use leptos::prelude::*;

/// Acts with at most this many lines of contents show them all open.
const OPEN_AT_ONCE: usize = 60;

/// The act as a whole. `lost`: the address named a place that the text does not have.
#[component]
pub(crate) fn Overview(open: OpenAct, lost: bool) -> impl IntoView {
    let t = messages();
    let act = open.act.act();
    let code = open.lang.code().to_owned();
    document().set_title(&format!("{} · {}", act.title, t.site));
    place::arrived(None);
    let source = act.source.clone().filter(|href| is_web_address(href)).map(|href| {
        view! {
            <div>
                <dt>{t.source}</dt>
                <dd><a class="external" href=href.clone() rel="external noopener noreferrer">{host(&href)} <Icon outline=OUT /></a></dd>
            </div>
        }
    });
    let text_date =
        act.text_date.map_or_else(|| t.text_date_unknown.to_owned(), |date| fill(t.text_of, &(t.date)(date)));
    let readability = open.act.head.readability.clone();
    let readability = (readability.words > 0)
        .then(|| view! { <div><dt>{t.readability}</dt><dd><ReadabilityNote readability /></dd></div> });
    let lost = lost.then(|| view! { <p class="notice" role="alert">{t.provision_found_nowhere}</p> });
    let search = vec![("act", open.entry.id.to_string()), ("text", open.lang.code().to_owned())];
    view! {
        <article class="column act-page">
            <p class="act-kind">{t.kind_name(act.kind)}</p>
            <h1 tabindex="-1" class="law act-heading" lang=code.clone()>{act.title.clone()}</h1>
            <p class="act-requisites law" lang=code.clone()>{act.requisites.clone()}</p>
            <p class="act-facts"><StatusBadge status=act.status /> " " <span class="quiet">{text_date}</span></p>
            {lost}
            <TextNotices open=open.clone() />
            <LanguageLinks open=open.clone() at=None />
            {reader_place::on_act(&open, None, None)}
            <SearchBox value=String::new() hidden=search label=t.search_in_act hint=t.search_in_act />
            <dl class="facts">
                {readability}
                <Editions open=open.clone() />
                {source}
                {downloads(&open.file.path)}
            </dl>
            <KeepLink id=open.entry.id.clone() lang=open.lang />
            {notes(&act.notes, t, &code)}
            <Contents open=open.clone() current=Memo::new(|_| None) beside=false />
        </article>
    }
}

/// What a reader must know before the text: made up, repealed, not yet in force, an earlier edition, another language.
#[component]
pub(crate) fn TextNotices(open: OpenAct) -> impl IntoView {
    let t = messages();
    let act = open.act.act();
    let applies = match act.status {
        ActStatus::Repealed => Some(t.repealed_act),
        ActStatus::NotYetInForce => Some(t.not_yet_act),
        ActStatus::InForce | ActStatus::Unknown => None,
    };
    let applies = applies.map(|sentence| view! { <p class="notice notice-warning">{sentence}</p> });
    let edition = open.edition.map(|date| {
        let latest = ActAddress { edition: None, ..open.address() }.href();
        view! {
            <p class="notice notice-warning">
                {fill(t.old_edition, &(t.date)(date))} " " <a href=latest>{t.to_current_edition}</a>
            </p>
        }
    });
    let other = (open.lang != open.wished)
        .then(|| view! { <p class="notice">{fill(t.not_in_language, &t.language(open.wished))}</p> });
    view! {
        {applies}
        {edition}
        {other}
    }
}

/// The same place in the act's other languages.
#[component]
pub(crate) fn LanguageLinks(open: OpenAct, at: Option<String>) -> impl IntoView {
    let t = messages();
    let has = |lang: &Lang| *lang == open.lang || open.entry.languages.contains(lang);
    let others = open.entry.languages.iter().copied().filter(|lang| !Lang::INTERFACE.contains(lang));
    let languages: Vec<Lang> = Lang::INTERFACE.into_iter().filter(has).chain(others).collect();
    if languages.len() < 2 {
        return ().into_any();
    }
    let links = languages
        .into_iter()
        .map(|lang| {
            let href = ActAddress { lang: Some(lang), at: at.clone(), ..open.address() }.href();
            let current = (lang == open.lang).then_some("true");
            view! { <li><a class="tab" href=href aria-current=current>{t.language(lang)}</a></li> }
        })
        .collect_view();
    view! {
        <nav class="text-languages" aria-label=t.text_language>
            <ul class="tabs">{links}</ul>
        </nav>
    }
    .into_any()
}

/// The editions of the text that the corpus has, newest first.
#[component]
fn Editions(open: OpenAct) -> impl IntoView {
    let t = messages();
    if open.entry.editions.is_empty() {
        return ().into_any();
    }
    let latest = ActAddress { edition: None, ..open.address() };
    let newest = open
        .entry
        .text_date
        .map_or_else(|| t.current_edition.to_owned(), |date| format!("{} ({})", (t.date)(date), t.current_edition));
    let current = |shown: bool| shown.then_some("true");
    let earlier = open
        .entry
        .editions
        .iter()
        .map(|edition| {
            let href = ActAddress { edition: Some(edition.date), ..latest.clone() }.href();
            view! { <li><a href=href aria-current=current(open.edition == Some(edition.date))>{(t.date)(edition.date)}</a></li> }
        })
        .collect_view();
    view! {
        <div>
            <dt>{t.editions}</dt>
            <dd>
                <ul class="editions">
                    <li><a href=latest.href() aria-current=current(open.edition.is_none())>{newest}</a></li>
                    {earlier}
                </ul>
            </dd>
        </div>
    }
    .into_any()
}

/// The table of contents: on the act's page, or beside a text (`beside`), where the current page is marked.
#[component]
pub(crate) fn Contents(open: OpenAct, current: Memo<Option<u32>>, beside: bool) -> impl IntoView {
    let t = messages();
    let address = open.address();
    let all_open = !beside && lines(&open.act.contents) <= OPEN_AT_ONCE;
    let list = entries(&open.act.contents, &address, current, all_open, t);
    let code = open.lang.code().to_owned();
    if !beside {
        return view! {
            <section class="contents" aria-labelledby="contents">
                <h2 id="contents">{t.contents}</h2>
                <div class="law" lang=code>{list}</div>
            </section>
        }
        .into_any();
    }
    let wide = browser::is_wide();
    view! {
        <details class="contents contents-beside" open=wide>
            <summary>{t.contents}</summary>
            <nav aria-label=t.contents>
                <p class="contents-act"><a class="law" lang=code.clone() href=address.href()>{open.act.act().title.clone()}</a></p>
                <div class="law" lang=code>{list}</div>
            </nav>
        </details>
    }
    .into_any()
}

/// Lines of a table of contents.
fn lines(contents: &[Entry]) -> usize {
    contents.iter().map(|entry| 1 + lines(&entry.children)).sum()
}

fn entries(
    list: &[Entry],
    address: &ActAddress,
    current: Memo<Option<u32>>,
    all_open: bool,
    t: &'static Messages,
) -> AnyView {
    let items: Vec<AnyView> = list.iter().map(|entry| line(entry, address, current, all_open, t)).collect();
    view! { <ul class="contents-list">{items}</ul> }.into_any()
}

fn line(
    entry: &Entry,
    address: &ActAddress,
    current: Memo<Option<u32>>,
    all_open: bool,
    t: &'static Messages,
) -> AnyView {
    let name = name(entry, t);
    let class = if entry.repealed { "contents-line contents-repealed" } else { "contents-line" };
    if entry.children.is_empty() {
        let (first, end) = (entry.first, entry.end);
        let is_current = move || current.get().is_some_and(|at| (first..end).contains(&at)).then_some("true");
        let content = match &entry.at {
            Some(at) => {
                view! { <a class=class href=address.at(at).href() aria-current=is_current>{name}</a> }.into_any()
            }
            None => view! { <span class=class>{name}</span> }.into_any(),
        };
        return view! { <li>{content}</li> }.into_any();
    }
    let inside = entry.clone();
    let open = Memo::new(move |_| all_open || current.get().is_some_and(|at| inside.covers(at)));
    let children = entries(&entry.children, address, current, all_open, t);
    view! {
        <li>
            <details open=move || open.get()>
                <summary class=class>{name}</summary>
                {children}
            </details>
        </li>
    }
    .into_any()
}

/// What a line says; passages without number and heading are named by what they are.
fn name(entry: &Entry, t: &Messages) -> String {
    match entry.kind {
        ProvisionKind::Preamble => t.preamble.to_owned(),
        ProvisionKind::Signature => t.signature.to_owned(),
        ProvisionKind::Table if entry.label.is_empty() && entry.heading.is_empty() => t.table.to_owned(),
        _ => {
            let name = title(&entry.label, &entry.heading);
            if name.is_empty() { t.untitled.to_owned() } else { name }
        }
    }
}

/// The host of an address: what a reader recognises.
fn host(href: &str) -> String {
    let rest = href.split_once("://").map_or(href, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest).to_owned()
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_source_is_named_by_its_host() {
        assert_eq!(host("https://example.org/rus/docs/K1?a#b"), "example.org");
        assert_eq!(host("example.org"), "example.org");
    }
}
