//! What every page says of the law kept on the device: that it is being fetched, that it is old, that it could not be kept.

use crate::components::trouble::sentence;
use crate::i18n::{Messages, OfflineMessages, fill};
use crate::offline::keeper::Trouble;
use crate::offline::{keeper, program, visits};
use crate::settings::messages;
use crate::{address, browser, offline};
use legislation::{ActId, Lang};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Bytes as megabytes, never less than a tenth of one unless there is nothing.
pub(crate) fn megabytes(t: &Messages, bytes: u64) -> String {
    let shown = if bytes == 0 { 0.0 } else { (bytes as f32 / 1_000_000.0).max(0.1) };
    fill(t.megabytes, &t.decimal(shown))
}

/// Why something was not kept.
pub(crate) fn trouble_notice(t: &'static Messages, trouble: Trouble) -> impl IntoView {
    let o = OfflineMessages::of(t.lang);
    let sentence = match trouble {
        Trouble::Stopped => return None,
        Trouble::NoRoom => o.no_room.to_owned(),
        Trouble::Refused => o.refused.to_owned(),
        Trouble::Load(cause) => format!("{} {}", sentence(t, cause), o.arrived_stays),
    };
    Some(view! {
        <div class="notice notice-problem" role="alert">
            <p class="notice-title">{t.problem}</p>
            <p>{sentence}</p>
        </div>
    })
}

/// How far a keeping is, and the way to stop it.
#[component]
pub(crate) fn Going() -> impl IntoView {
    let t = messages();
    let o = OfflineMessages::of(t.lang);
    let keeper = keeper();
    let going = Memo::new(move |_| keeper.progress().map(|progress| progress.wish.is_empty()));
    let bytes = move || keeper.progress().map_or((0, 0), |progress| (progress.done, progress.total));
    move || {
        going.get().map(|renewing| {
            let label = if renewing { o.renewing } else { o.keeping };
            view! {
                <div class="progress going">
                    <p id="going" role="status">{label}</p>
                    <progress
                        aria-labelledby="going"
                        value=move || bytes().0.to_string()
                        max=move || bytes().1.max(1).to_string()
                    ></progress>
                    <p class="quiet">{move || format!("{} / {}", megabytes(t, bytes().0), megabytes(t, bytes().1))}</p>
                    <button type="button" class="button button-quiet" on:click=move |_| keeper.stop()>{o.stop}</button>
                </div>
            }
        })
    }
}

/// On every page: a new version of the program, kept law that is old.
#[component]
pub(crate) fn Renewals() -> impl IntoView {
    let t = messages();
    let o = OfflineMessages::of(t.lang);
    let renewed = program().renewed;
    let keeper = keeper();
    let version = move || renewed.get().then(|| notice(o.new_version.to_owned(), t.reload, offline::program::reload));
    let overdue = move || {
        let bytes = keeper.overdue()?;
        let busy = keeper.progress().is_some();
        (!busy).then(|| notice(fill(o.overdue, &megabytes(t, bytes)), o.renew, move || keeper.renew()))
    };
    view! {
        <div class="renewals" role="status">
            {version}
            {overdue}
        </div>
    }
}

fn notice(sentence: String, action: &'static str, act: impl Fn() + 'static) -> impl IntoView {
    view! {
        <div class="notice renewal">
            <p>{sentence}</p>
            <button type="button" class="button" on:click=move |_| act()>{action}</button>
        </div>
    }
}

/// On the home page: the law has changed since the last visit.
#[component]
pub(crate) fn ChangesNotice() -> impl IntoView {
    let t = messages();
    let o = OfflineMessages::of(t.lang);
    let visits = visits();
    let notice = move || {
        let changes = visits.changes()?;
        let count = t.count(&o.changed, u32::try_from(changes.acts.len()).unwrap_or(u32::MAX));
        let since = changes.since.map(|day| fill(o.changes_since, &(t.date)(day)));
        Some(view! {
            <div class="notice changes">
                <p class="notice-title">{count}</p>
                <p class="quiet">{since}</p>
                <p class="ways">
                    <a class="button" href="changes/">{o.show}</a>
                    <NoteButton />
                </p>
            </div>
        })
    };
    view! { <div role="status">{notice}</div> }
}

/// "Mark as read".
#[component]
pub(crate) fn NoteButton() -> impl IntoView {
    let t = messages();
    let visits = visits();
    let note = move |_| {
        spawn_local(visits.note());
        // The button goes with the notice.
        if let Some(main) = browser::element("main") {
            let _ = main.focus();
        }
    };
    view! {
        <button type="button" class="button button-quiet" on:click=note>
            {OfflineMessages::of(t.lang).note}
        </button>
    }
}

/// On an act's page: the way to keep it.
#[component]
pub(crate) fn KeepLink(id: ActId, lang: Lang) -> impl IntoView {
    view! {
        <p>
            <a href=address::offline_href(Some(&id), lang)>{OfflineMessages::of(messages().lang).keep_act}</a>
        </p>
    }
}
