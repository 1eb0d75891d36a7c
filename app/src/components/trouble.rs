//! What the reader is told when something cannot be loaded, and the way to try again.

use crate::bundle::{Cause, LoadProblem};
use crate::corpus::corpus;
use crate::i18n::{Messages, OfflineMessages, fill};
use crate::offline;
use crate::settings::messages;
use leptos::prelude::*;

/// The sentence for a cause.
pub(crate) fn sentence(t: &Messages, cause: Cause) -> String {
    match cause {
        Cause::NoNetwork => t.no_network.to_owned(),
        Cause::Renewed => OfflineMessages::of(t.lang).law_renewed.to_owned(),
        Cause::Absent => t.no_bundle.to_owned(),
        Cause::Damaged => t.damaged.to_owned(),
        Cause::Format(found) => fill(t.other_format, &found.to_string()),
        Cause::OldBrowser => t.old_browser.to_owned(),
    }
}

/// A message with a button that loads everything anew.
#[component]
pub(crate) fn Trouble(problem: LoadProblem) -> impl IntoView {
    let t = messages();
    let corpus = corpus();
    let cause = problem.cause;
    let action = match cause {
        Cause::Renewed => OfflineMessages::of(t.lang).load_again,
        Cause::Format(_) => t.reload,
        _ => t.retry,
    };
    // Files of another format want another version of the program: it may be there already.
    let act = move |_| if matches!(cause, Cause::Format(_)) { offline::reload() } else { corpus.retry() };
    view! {
        <div class="notice notice-problem" role="alert">
            <p class="notice-title">{t.problem}</p>
            <p>{sentence(t, cause)}</p>
            <p class="quiet">{fill(t.file, &problem.file)}</p>
            <button type="button" class="button" on:click=act>
                {action}
            </button>
        </div>
    }
}

/// "Loading…", announced.
#[component]
pub(crate) fn Waiting() -> impl IntoView {
    view! {
        <p class="waiting" role="status">
            {messages().loading}
        </p>
    }
}

/// A page that has nothing to show but a sentence.
#[component]
pub(crate) fn Missing(title: &'static str, advice: &'static str) -> impl IntoView {
    let t = messages();
    view! {
        <h1 tabindex="-1">{title}</h1>
        <p>{advice}</p>
        <p>
            <a class="button" href="./">{t.home}</a>
        </p>
    }
}
