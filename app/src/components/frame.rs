//! The frame of every page: header, notices about the corpus, footer.

use crate::address::in_language;
use crate::components::icons::{Icon, SLIDERS};
use crate::components::keeping::Renewals;
use crate::components::sight_switch::SightSwitch;
use crate::corpus::corpus;
use crate::i18n::{
    AccessMessages, ExplanationMessages, Messages, OfflineMessages, ReaderMessages, bodies_title, by_laws_title,
    compare_title, draft_title, effect_title, fill, findings_title, impact_title, inventory_title, opinion_title,
    terms_title, trends_title,
};
use crate::settings::{messages, settings};
use crate::{browser, place};
use legislation::Lang;
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};

/// Header, page, footer.
#[component]
pub(crate) fn Frame(children: Children) -> impl IntoView {
    let t = messages();
    let location = use_location();
    let here = move || format!("{}?{}#main", location.pathname.get(), location.search.get());
    let skip = |event: MouseEvent| {
        event.prevent_default();
        if let Some(main) = browser::element("main") {
            let _ = main.focus();
        }
    };
    view! {
        <a class="skip" href=here on:click=skip>
            {t.skip}
        </a>
        <header class="header">
            <div class="header-row">
                <a class="brand" href="./">
                    <img src="icons/anyq.svg" alt="" width="36" height="36" />
                    <span>{t.site}</span>
                </a>
                <LanguageSwitch />
                <SightSwitch named=false />
                <a class="icon-link" href="settings/" title=t.settings>
                    <Icon outline=SLIDERS />
                    <span class="visually-hidden">{t.settings}</span>
                </a>
            </div>
            <FictionalBanner />
        </header>
        <main id="main" tabindex="-1">
            <Renewals />
            {children()}
        </main>
        <Footer />
    }
}

/// Three buttons. A reader of an act goes on reading it in the new language, at the same place.
#[component]
fn LanguageSwitch() -> impl IntoView {
    let t = messages();
    let settings = settings();
    let location = use_location();
    let navigate = use_navigate();
    let choose = move |lang: Lang| {
        place::stay_at(format!("ui-{lang}"));
        let (path, query) = (location.pathname.get_untracked(), location.search.get_untracked());
        if let Some(address) = in_language(&path, &query, lang) {
            let address = browser::absolute(&address);
            navigate(
                &address,
                NavigateOptions { resolve: false, replace: true, scroll: false, ..NavigateOptions::default() },
            );
        }
        settings.choose_language(lang);
    };
    let buttons = Lang::INTERFACE
        .into_iter()
        .map(|lang| {
            let own = Messages::of(lang);
            let choose = choose.clone();
            let pressed = if lang == t.lang { "true" } else { "false" };
            view! {
                <button
                    type="button"
                    id=format!("ui-{lang}")
                    class="language"
                    lang=lang.code().to_owned()
                    aria-pressed=pressed
                    title=own.own_name
                    on:click=move |_| choose(lang)
                >
                    {own.short_name}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="languages" role="group" aria-label=t.interface_language>
            {buttons}
        </div>
    }
}

/// Says on every page that the corpus is made up, where its makers say so.
#[component]
fn FictionalBanner() -> impl IntoView {
    let t = messages();
    let corpus = corpus();
    move || {
        // `boot.js` may have read it before there was anything to show it on.
        let fictional =
            browser::is_marked("fictional") || matches!(corpus.manifest(), Some(Ok(manifest)) if manifest.fictional);
        fictional.then(|| view! { <p class="fictional" role="note">{t.fictional}</p> })
    }
}

#[component]
fn Footer() -> impl IntoView {
    let t = messages();
    let corpus = corpus();
    let facts = move || {
        let Some(Ok(manifest)) = corpus.manifest() else { return ().into_any() };
        let date = manifest.text_date.map(|date| view! { " · " {fill(t.texts_as_of, &(t.date)(date))} });
        view! { <p>{manifest.corpus.clone()} {date}</p> }.into_any()
    };
    view! {
        <footer class="footer">
            <div class="footer-inner">
                <p>
                    <strong>{t.not_official}</strong>
                    " "
                    {t.private}
                </p>
                {facts}
                <nav aria-label=t.about>
                    <a href="./">{t.home}</a>
                    <a href="about/">{t.about}</a>
                    <a href="settings/">{t.settings}</a>
                    <a href="offline/">{OfflineMessages::of(t.lang).title}</a>
                    <a href="letter/">{ExplanationMessages::of(t.lang).letter}</a>
                    <a href="definitions/">{terms_title(t.lang)}</a>
                    <a href="inventory/">{inventory_title(t.lang)}</a>
                    <a href="by-laws/">{by_laws_title(t.lang)}</a>
                    <a href="bodies/">{bodies_title(t.lang)}</a>
                    <a href="findings/">{findings_title(t.lang)}</a>
                    <a href="trends/">{trends_title(t.lang)}</a>
                    <a href="draft/">{draft_title(t.lang)}</a>
                    <a href="impact/">{impact_title(t.lang)}</a>
                    <a href="opinion/">{opinion_title(t.lang)}</a>
                    <a href="effect/">{effect_title(t.lang)}</a>
                    <a href="compare/">{compare_title(t.lang)}</a>
                    <a href="notes/">{ReaderMessages::of(t.lang).notes}</a>
                    <a href="accessibility/">{AccessMessages::of(t.lang).statement}</a>
                </nav>
            </div>
        </footer>
    }
}
