//! The search page: the question, the language of texts, filters, and how the answer is coming along.

use crate::address::{GuideAddress, SearchAddress};
use crate::bundle;
use crate::components::by_meaning::MeaningOffer;
use crate::components::search_box::{SearchBox, form_address};
use crate::components::trouble::{Trouble, Waiting, sentence};
use crate::corpus::corpus;
use crate::i18n::{Messages, OfflineMessages, fill, guides_title};
use crate::pages::search_help::SearchHelp;
use crate::pages::search_results::Results;
use crate::pages::understood::HowUnderstood;
use crate::query_language::Tries;
use crate::search_client::{Search, SearchClient, SearchTrouble};
use crate::settings::messages;
use crate::{browser, place};
use legislation::message::{Scope, SearchFailure, SearchQuery, SearchResults};
use legislation::{ActKind, ActStatus, Lang};
use leptos::ev::Event;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_url};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// How many pages there are by kind and by status.
type Counts = (Vec<(ActKind, u32)>, Vec<(ActStatus, u32)>);

/// The page.
#[component]
pub(crate) fn SearchPage() -> impl IntoView {
    let t = messages();
    let url = use_url();
    let address = Memo::new(move |_| url.with(|url| SearchAddress::read(url.search())));
    let corpus = corpus();
    let client: SearchClient = expect_context();
    let tries = RwSignal::new(Tries::default());
    let lang = Memo::new(move |_| {
        let present = corpus.languages();
        let address = address.get();
        let chosen = address.lang.filter(|lang| present.contains(lang));
        chosen.or_else(|| tries.with(|tries| tries.language(&address.text, t.lang, &present)))
    });
    let question = Memo::new(move |_| {
        let address = address.get();
        lang.get().filter(|_| !address.text.trim().is_empty()).map(|lang| SearchQuery {
            text: address.text,
            lang,
            kinds: address.kinds,
            statuses: address.statuses,
            act: address.act,
            act_place: None,
            scope: Scope::default(),
            places: Vec::new(),
            limit: address.limit,
        })
    });
    let attempt = RwSignal::new(0);
    Effect::new(move || {
        attempt.track();
        match question.get() {
            Some(query) => client.ask(query),
            None => client.rest(),
        }
    });
    Effect::new(move || {
        let Search::Done(results) = client.state() else { return };
        let address = address.get_untracked();
        if address.lang.is_none() && address.is_unfiltered() {
            tries.update(|tries| tries.note(&address.text, &results));
        }
    });
    let words = Memo::new(move |_| address.get().text);
    Effect::new(move || {
        let words = words.get();
        let title = if words.is_empty() { t.results_title.to_owned() } else { words };
        document().set_title(&format!("{title} · {}", t.site));
    });
    // Going back restores the height, which needs the results; a new question only needs the heading.
    let ready = Memo::new(move |_| !matches!(client.state(), Search::Running(_)));
    Effect::new(move |before: Option<String>| {
        let (words, ready) = (words.get(), ready.get());
        if place::is_returning() {
            if ready {
                place::arrived(None);
            }
        } else if before.as_ref() != Some(&words) {
            place::arrived(None);
        }
        words
    });
    let heading = move || {
        let words = words.get();
        // Quoted words are not quoted twice.
        match words.trim_matches(['«', '»', '“', '”', '"']) {
            "" => t.results_title.to_owned(),
            words => fill(t.results_for, words),
        }
    };
    let trouble = move || match corpus.manifest() {
        Some(Err(problem)) => Some(view! { <Trouble problem /> }),
        _ => None,
    };
    view! {
        <div class="search-page">
            <div class="search-top">
                {move || {
                    let address = address.get();
                    let mut hidden = Vec::new();
                    hidden.extend(address.lang.map(|lang| ("text", lang.code().to_owned())));
                    hidden.extend(address.act.as_ref().map(|act| ("act", act.to_string())));
                    view! { <SearchBox value=address.text.clone() hidden label=t.search_label /> }
                }}
                <SearchHelp />
                <h1 tabindex="-1" class="results-heading">{heading}</h1>
                <LanguageTabs address lang />
            </div>
            {trouble}
            <div class="search-columns">
                <Filters address />
                <div class="results">
                    <OnlyInAct address />
                    {guides(lang, false)}
                    <Outcome address lang attempt />
                    <MeaningOffer attempt />
                    {guides(lang, true)}
                </div>
            </div>
        </div>
    }
}

/// Tabs: the same question in the other languages of texts.
#[component]
fn LanguageTabs(address: Memo<SearchAddress>, lang: Memo<Option<Lang>>) -> impl IntoView {
    let t = messages();
    let corpus = corpus();
    let tabs = move || {
        let present = corpus.languages();
        let address = address.get();
        let chosen = lang.get();
        present
            .into_iter()
            .map(|lang| {
                let href = SearchAddress { lang: Some(lang), ..address.clone() }.href();
                let current = (chosen == Some(lang)).then_some("true");
                view! { <li><a class="tab" href=href aria-current=current>{t.language(lang)}</a></li> }
            })
            .collect_view()
    };
    view! {
        <nav aria-label=t.text_language>
            <ul class="tabs">{tabs}</ul>
        </nav>
    }
}

/// Guides that answer the question: above the results, or below where those came first, so that nothing moves.
fn guides(lang: Memo<Option<Lang>>, late: bool) -> impl IntoView {
    let t = messages();
    let client: SearchClient = expect_context();
    move || {
        let lang = lang.get()?;
        let found = client.guides(late);
        let items = found.iter().map(|guide| {
            let href = GuideAddress { id: Some(guide.id.clone()), lang: None }.in_language(lang);
            let code = lang.code().to_owned();
            view! { <li lang=code><a href=href>{guide.title.clone()}</a> <p>{guide.summary.clone()}</p></li> }
                .into_any()
        });
        let items: Vec<AnyView> = items.collect();
        (!items.is_empty()).then(|| {
            view! { <section class="guides-found"><h2>{guides_title(t.lang)}</h2><ul>{items}</ul></section> }
        })
    }
}

/// Says that the search is limited to one act, and offers to search everywhere.
#[component]
fn OnlyInAct(address: Memo<SearchAddress>) -> impl IntoView {
    let t = messages();
    let client: SearchClient = expect_context();
    move || {
        let address = address.get();
        let act = address.act.clone()?;
        let title = match client.state() {
            Search::Done(results) => results.acts.iter().find(|hits| hits.id == act).map(|hits| hits.title.clone()),
            _ => None,
        };
        let title = title.or_else(|| bundle::known_title(&act, address.lang)).unwrap_or_else(|| act.to_string());
        let everywhere = SearchAddress { act: None, ..address }.href();
        Some(view! {
            <p class="notice">{fill(t.only_in_act, &title)} " " <a href=everywhere>{t.everywhere}</a></p>
        })
    }
}

/// Check boxes of a GET form, applied at once. All lines stay in place, so that the focus does.
#[component]
fn Filters(address: Memo<SearchAddress>) -> impl IntoView {
    let t = messages();
    let client: SearchClient = expect_context();
    let navigate = use_navigate();
    let apply = move |event: Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(address) = input.and_then(|input| input.form()).as_ref().and_then(form_address) else { return };
        navigate(&address, NavigateOptions { resolve: false, scroll: false, ..NavigateOptions::default() });
    };
    // The counts of the last answer stay while the next one is coming.
    let counts = Memo::new(move |before: Option<&Counts>| match client.state() {
        Search::Done(results) => (results.kinds.clone(), results.statuses.clone()),
        Search::Running(_) => before.cloned().unwrap_or_default(),
        _ => (Vec::new(), Vec::new()),
    });
    let chosen = move || {
        let address = address.get();
        address.kinds.len() + address.statuses.len()
    };
    let shown = move || {
        let counts = counts.get();
        chosen() > 0 || counts.0.len() > 1 || counts.1.len() > 1
    };
    let clear = move || SearchAddress { kinds: Vec::new(), statuses: Vec::new(), ..address.get() }.href();
    let kinds = ActKind::ALL
        .into_iter()
        .map(|kind| {
            let count =
                Signal::derive(move || counts.with(|c| c.0.iter().find(|(k, _)| *k == kind).map_or(0, |(_, n)| *n)));
            let on = Signal::derive(move || address.with(|a| a.kinds.contains(&kind)));
            facet("kind", kind.slug(), t.kind(kind), count, on, apply.clone())
        })
        .collect_view();
    let statuses = ActStatus::ALL
        .into_iter()
        .map(|status| {
            let count =
                Signal::derive(move || counts.with(|c| c.1.iter().find(|(s, _)| *s == status).map_or(0, |(_, n)| *n)));
            let on = Signal::derive(move || address.with(|a| a.statuses.contains(&status)));
            facet("status", status.slug(), t.status_of(status), count, on, apply.clone())
        })
        .collect_view();
    let wide = browser::is_wide();
    view! {
        <details class="filters" open=wide hidden=move || !shown()>
            <summary>
                {t.filter} " "
                {move || (chosen() > 0).then(|| view! { <span class="kind-count">{chosen()}</span> })}
            </summary>
            <form action="search/" method="get">
                <input type="hidden" name="q" prop:value=move || address.get().text />
                <input type="hidden" name="text" prop:value=move || address.get().lang.map(|l| l.code().to_owned()).unwrap_or_default() />
                <input type="hidden" name="act" prop:value=move || address.get().act.map(|a| a.to_string()).unwrap_or_default() />
                <fieldset>
                    <legend>{t.kind_of_act}</legend>
                    {kinds}
                </fieldset>
                <fieldset>
                    <legend>{t.status}</legend>
                    {statuses}
                </fieldset>
                <a class="clear" href=clear hidden=move || chosen() == 0>{t.clear_filters}</a>
            </form>
        </details>
    }
}

/// One check box with its count; out of sight when there is nothing to choose.
fn facet(
    group: &'static str,
    value: &'static str,
    name: &'static str,
    count: Signal<u32>,
    on: Signal<bool>,
    apply: impl Fn(Event) + 'static,
) -> impl IntoView {
    let t = messages();
    view! {
        <label class="facet" hidden=move || count.get() == 0 && !on.get()>
            <input type="checkbox" name=group value=value prop:checked=move || on.get() on:change=apply />
            <span>{name}</span>
            <span class="kind-count">{move || t.number(count.get())}</span>
        </label>
    }
}

/// What is shown of an answer; [`Search`] without the results themselves.
#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    Running(Option<(u64, u64)>),
    /// Answered: the question's number, and whether anything was found.
    Done(u32, bool),
    Failed(SearchTrouble),
}

/// What is known about the answer: announced in words, shown below.
#[component]
fn Outcome(address: Memo<SearchAddress>, lang: Memo<Option<Lang>>, attempt: RwSignal<u32>) -> impl IntoView {
    let t = messages();
    let client: SearchClient = expect_context();
    let announced = move || match client.state() {
        Search::Idle => String::new(),
        Search::Running(_) => t.searching.to_owned(),
        Search::Done(results) if results.total == 0 => t.nothing_title.to_owned(),
        Search::Done(results) => {
            let count = t.count(if results.nearest_only { &t.nearest } else { &t.found }, results.total);
            match (results.shards_to_come, results.shards_out_of_reach) {
                (0, 0) => count,
                (0, _) => format!("{count} {}", t.rest_out_of_reach),
                _ => format!("{count} {}", t.searching_further),
            }
        }
        Search::Failed(_) => t.problem.to_owned(),
    };
    // More of an answer does not build its list anew; another answer does.
    let stage = Memo::new(move |_| match client.state() {
        Search::Idle => Stage::Idle,
        Search::Running(progress) => Stage::Running(progress),
        Search::Done(results) => Stage::Done(SearchClient::number(), results.total > 0),
        Search::Failed(trouble) => Stage::Failed(trouble),
    });
    let results = Memo::new(move |before: Option<&Arc<SearchResults>>| match client.state() {
        Search::Done(results) => results,
        _ => before.cloned().unwrap_or_default(),
    });
    let shown = move || match stage.get() {
        Stage::Idle if lang.get().is_none() => view! { <Waiting /> }.into_any(),
        Stage::Idle => view! { <Examples /> }.into_any(),
        Stage::Running(None) => {
            view! { <div class="skeleton" aria-hidden="true"><i></i><i></i><i></i></div> }.into_any()
        }
        Stage::Running(Some((loaded, total))) => view! { <Progress loaded total /> }.into_any(),
        Stage::Done(_, found) => match lang.get() {
            Some(lang) => {
                let understood = results.with_untracked(|results| results.understood.clone());
                let found = if found {
                    view! { <Results results address lang /> }.into_any()
                } else {
                    view! { <Advice address lang /> <Examples /> }.into_any()
                };
                view! { <HowUnderstood understood address=address.get_untracked() lang /> {found} }.into_any()
            }
            None => ().into_any(),
        },
        Stage::Failed(trouble) => view! { <Failure trouble attempt /> }.into_any(),
    };
    view! {
        <p class="results-count" role="status" aria-live="polite">{announced}</p>
        {shown}
    }
}

/// How much of the index has arrived.
#[component]
fn Progress(loaded: u64, total: u64) -> impl IntoView {
    let t = messages();
    let megabytes = |bytes: u64| t.decimal(bytes as f32 / 1_000_000.0);
    view! {
        <div class="progress">
            <label for="index-progress">{t.loading_index}</label>
            <progress id="index-progress" max=total.to_string() value=loaded.to_string()></progress>
            <p class="quiet">{fill(t.megabytes, &format!("{} / {}", megabytes(loaded), megabytes(total)))}</p>
        </div>
    }
}

/// What to do when nothing was found.
#[component]
fn Advice(address: Memo<SearchAddress>, lang: Lang) -> impl IntoView {
    let t = messages();
    let corpus = corpus();
    let advice = t.nothing_advice.iter().map(|line| view! { <li>{*line}</li> }).collect_view();
    let others = move || {
        let others: Vec<Lang> = corpus.languages().into_iter().filter(|other| *other != lang).collect();
        let links = others.iter().map(|other| {
            let href = SearchAddress { lang: Some(*other), ..address.get_untracked() }.href();
            view! { <a href=href>{t.language(*other)}</a> }
        });
        (!others.is_empty()).then(|| view! { <p class="ways">{t.in_other_texts} {links.collect_view()}</p> })
    };
    view! {
        <ul class="advice">{advice}</ul>
        {others}
        <p class="ways"><a href="./">{t.browse}</a></p>
    }
}

/// Questions to begin with.
#[component]
fn Examples() -> impl IntoView {
    let t = messages();
    let examples = t
        .examples
        .iter()
        .map(|text| {
            let href = SearchAddress { text: (*text).to_owned(), ..SearchAddress::default() }.href();
            view! { <li><a class="chip" href=href>{*text}</a></li> }
        })
        .collect_view();
    view! {
        <p class="examples-title" id="examples">{t.examples_title}</p>
        <ul class="chips" aria-labelledby="examples">{examples}</ul>
    }
}

/// Why there is no answer; reading goes on. A file can be asked for again, renewed law is read anew, by the pages too; a
/// worker that died needs a new page.
#[component]
fn Failure(trouble: SearchTrouble, attempt: RwSignal<u32>) -> impl IntoView {
    let t = messages();
    let corpus = corpus();
    let (reason, way_on) = match &trouble {
        SearchTrouble::Failure(failure @ SearchFailure::Renewed { .. }) => {
            (Some(reason(t, failure)), OfflineMessages::of(t.lang).load_again)
        }
        SearchTrouble::Failure(failure) => (Some(reason(t, failure)), t.retry),
        SearchTrouble::Broken => (None, t.reload),
    };
    let again = move |_| match &trouble {
        SearchTrouble::Failure(SearchFailure::Renewed { .. }) => {
            SearchClient::reopen();
            corpus.retry();
            attempt.update(|n| *n += 1);
        }
        SearchTrouble::Failure(_) => attempt.update(|n| *n += 1),
        SearchTrouble::Broken => browser::reload(),
    };
    view! {
        <div class="notice notice-problem">
            <p class="notice-title">{t.search_broken}</p>
            {reason.map(|reason| view! { <p>{reason}</p> })}
            <p class="ways">
                <button type="button" class="button" on:click=again>
                    {way_on}
                </button>
                <a href="./">{t.browse}</a>
            </p>
        </div>
    }
}

/// The worker's reason in the reader's language.
fn reason(t: &Messages, failure: &SearchFailure) -> String {
    match failure {
        SearchFailure::Unreachable { path } => format!("{} {}", t.no_network, fill(t.file, path)),
        SearchFailure::Renewed { path } => format!("{} {}", sentence(t, bundle::Cause::Renewed), fill(t.file, path)),
        SearchFailure::Damaged { path } => format!("{} {}", t.damaged, fill(t.file, path)),
        SearchFailure::Format { found } => sentence(t, bundle::Cause::Format(*found)),
        SearchFailure::NoSuchLanguage { lang } => fill(t.no_such_language, &t.language(*lang)),
    }
}
