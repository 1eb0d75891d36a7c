//! The page about reading without a network: what is kept on this device, what can be kept, and how large it is.

use crate::address::{ActAddress, offline_href};
use crate::bundle;
use crate::components::keeping::{button, focus, going, live, megabytes, nothing};
use crate::corpus::corpus;
use crate::i18n::{Messages, OfflineMessages, fill};
use crate::offline::{self, Known, Line, ask};
use crate::place;
use crate::settings::messages;
use legislation::{ActId, ActKind, Lang};
use leptos::prelude::*;
use leptos_router::hooks::use_url;

/// The page.
#[component]
pub(crate) fn OfflinePage() -> impl IntoView {
    let t = messages();
    let o = OfflineMessages::of(t.lang);
    document().set_title(&format!("{} · {}", o.title, t.site));
    place::arrived(None);
    let url = use_url();
    let corpus = corpus();
    // The language whose texts are offered, and the others.
    let languages = move || {
        let Some(Ok(manifest)) = corpus.manifest() else { return nothing() };
        let address = url.with(|url| ActAddress::read(url.search()));
        let lang = address.lang.filter(|lang| manifest.languages.iter().any(|files| files.lang == *lang));
        let lang = lang.unwrap_or_else(|| offline::text_language(&manifest, t.lang));
        let link = |lang_of: Lang| {
            let current = (lang_of == lang).then_some("true");
            let href = offline_href(address.id.as_ref(), lang_of);
            view! { <a class="tab" href=href aria-current=current>{t.language(lang_of)}</a> }.into_any()
        };
        let links: Vec<AnyView> = manifest.languages.iter().map(|files| link(files.lang)).collect();
        offline::show(lang, address.id);
        view! { <nav class="tabs" aria-label=t.text_language>{links}</nav> }.into_any()
    };
    view! {
        <div class="column">
            <h1 tabindex="-1">{o.title}</h1>
            <p>{o.about}</p>
            {live(obstacle)}
            <div aria-live="polite">{live(going)}</div>
            <h2 id="kept" tabindex="-1">{o.kept_title}</h2>
            {live(kept)}
            <h2>{o.offer_title}</h2>
            {languages}
            {live(offers)}
            {live(install)}
        </div>
    }
}

/// Why nothing can be kept here.
fn obstacle(t: &'static Messages, known: &Known) -> AnyView {
    let o = OfflineMessages::of(t.lang);
    let sentence = match known.kept.obstacle.as_str() {
        "" => return nothing(),
        "unencrypted" => o.unencrypted,
        _ => o.refused,
    };
    view! { <p class="notice notice-warning">{sentence}</p> }.into_any()
}

/// What a line is about: its name, and the language of a title, which may be another than the page's.
fn name(t: &Messages, line: &Line) -> (Lang, String, Option<ActId>) {
    let o = OfflineMessages::of(t.lang);
    let mut words = line.wish.split(' ');
    let lang = words.next().and_then(Lang::from_code).unwrap_or(t.lang);
    match (words.next(), words.next()) {
        (Some("everything"), _) => (lang, o.everything.to_owned(), None),
        (Some("kind"), Some(slug)) => (lang, ActKind::from_slug(slug).map_or("", |kind| t.kind(kind)).to_owned(), None),
        (Some("act"), Some(id)) => {
            let id = ActId::parse(id).ok();
            let known = || id.as_ref().and_then(|id| bundle::known_title(id, Some(lang)).or(Some(id.to_string())));
            let title = Some(line.title.clone()).filter(|title| !title.is_empty()).or_else(known);
            (lang, title.unwrap_or_default(), id)
        }
        _ => (lang, o.search.to_owned(), None),
    }
}

fn shelf_line(t: &'static Messages, line: &Line, facts: String, buttons: Vec<AnyView>) -> AnyView {
    let (lang, name, id) = name(t, line);
    let code = id.as_ref().map(|_| lang.code().to_owned());
    let href = id.map(|id| ActAddress::of(&id, lang).href());
    view! {
        <li class="shelf-line">
            <a class="shelf-name" lang=code href=href>{name}</a>
            <span class="quiet">{facts}</span>
            {buttons}
        </li>
    }
    .into_any()
}

/// What keeps a line's wish, under this word.
fn keep_button(t: &'static Messages, word: &'static str, line: &Line, busy: bool) -> AnyView {
    let (_, name, id) = name(t, line);
    let (wish, title) = (line.wish.clone(), id.map(|_| name.clone()).unwrap_or_default());
    let keep = move || {
        drop(ask(&["keep", &wish, &title]));
        focus("kept");
    };
    button(word, &name, false, busy, Box::new(keep))
}

/// What is kept, with what it takes and the way to delete it.
fn kept(t: &'static Messages, known: &Known) -> AnyView {
    let o = OfflineMessages::of(t.lang);
    let busy = known.kept.busy;
    let line = |line: &Line| {
        let (lang, name, _) = name(t, line);
        let state = if line.done { megabytes(t, line.bytes) } else { o.unfinished.to_owned() };
        let mut buttons = Vec::new();
        if !line.done {
            buttons.push(keep_button(t, o.resume, line, busy));
        }
        let wish = line.wish.clone();
        let delete = move || {
            drop(ask(&["delete", &wish]));
            focus("kept");
        };
        buttons.push(button(o.delete, &name, true, busy, Box::new(delete)));
        shelf_line(t, line, format!("{} · {state}", t.language(lang)), buttons)
    };
    let lines: Vec<AnyView> = known.kept.items.iter().map(line).collect();
    let note = match known.kept.items.first() {
        None => o.nothing_kept,
        Some(_) if known.kept.promised => o.promised,
        Some(_) => o.not_promised,
    };
    let (taken, allowed) = (known.kept.taken, known.kept.allowed);
    let room = (allowed > 0).then(|| fill(&fill(o.room, &megabytes(t, taken)), &megabytes(t, allowed)));
    view! {
        <ul class="shelf">{lines}</ul>
        <p class="quiet">{note} " " {room}</p>
    }
    .into_any()
}

/// What can be kept, with the bytes still to be fetched for it.
fn offers(t: &'static Messages, known: &Known) -> AnyView {
    let o = OfflineMessages::of(t.lang);
    if known.kept.offers.is_empty() {
        return nothing();
    }
    let busy = known.kept.busy;
    let line = |line: &Line| {
        if line.done {
            return shelf_line(t, line, format!("✓ {}", o.kept), Vec::new());
        }
        shelf_line(t, line, megabytes(t, line.bytes), vec![keep_button(t, o.keep, line, busy)])
    };
    let lines: Vec<AnyView> = known.kept.offers.iter().map(line).collect();
    view! {
        <ul class="shelf">{lines}</ul>
        <p class="quiet">{o.without_search}</p>
    }
    .into_any()
}

/// The offer to install the site, when the browser makes it.
fn install(t: &'static Messages, known: &Known) -> AnyView {
    let o = OfflineMessages::of(t.lang);
    if !known.kept.installable {
        return nothing();
    }
    view! { <p class="quiet">{o.install_about}</p> {button(o.install, "", true, false, Box::new(offline::install))} }
        .into_any()
}
