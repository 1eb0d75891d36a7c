//! The page of what changed in the law since the reader's last visit.

use crate::address::ActAddress;
use crate::components::keeping::NoteButton;
use crate::components::trouble::Waiting;
use crate::i18n::{OfflineMessages, fill};
use crate::offline::visits;
use crate::offline::visits::{Change, Changes, What};
use crate::place;
use crate::settings::messages;
use leptos::prelude::*;

/// Most acts listed under one heading.
const MOST: usize = 200;

/// The page.
#[component]
pub(crate) fn ChangesPage() -> impl IntoView {
    let t = messages();
    let o = OfflineMessages::of(t.lang);
    document().set_title(&format!("{} · {}", o.changes_title, t.site));
    place::arrived(None);
    let visits = visits();
    let body = move || match visits.changes() {
        Some(changes) => {
            let since = changes.since.map(|day| view! { <p>{fill(o.changes_since, &(t.date)(day))}</p> });
            let groups = changes
                .acts
                .chunk_by(|a, b| a.what == b.what)
                .map(|group| view! { <Group changes=Changes { acts: group.to_vec(), ..*changes } /> })
                .collect_view();
            view! {
                {since}
                {groups}
                <p class="ways"><NoteButton /></p>
            }
            .into_any()
        }
        None if visits.is_known() => view! { <p>{o.nothing_changed}</p> }.into_any(),
        None => view! { <Waiting /> }.into_any(),
    };
    view! {
        <div class="column">
            <h1 tabindex="-1">{o.changes_title}</h1>
            <div aria-live="polite">{body}</div>
        </div>
    }
}

/// The acts the same thing happened to.
#[component]
fn Group(changes: Changes) -> impl IntoView {
    let t = messages();
    let o = OfflineMessages::of(t.lang);
    let heading = match changes.acts.first()?.what {
        What::Amended => o.amended,
        What::New => o.new_acts,
        What::InForce => o.in_force,
        What::Repealed => o.repealed,
        What::Gone => o.gone,
    };
    let line = |change: &Change| {
        let code = changes.lang.code().to_owned();
        let title = change.title.clone();
        let title = if change.what == What::Gone {
            view! { <span class="law act-title" lang=code>{title}</span> }.into_any()
        } else {
            let href = ActAddress::of(&change.id, changes.lang).href();
            view! { <a class="law act-title" lang=code href=href>{title}</a> }.into_any()
        };
        view! { <li class="act-line">{title}</li> }
    };
    let lines = changes.acts.iter().take(MOST).map(line).collect_view();
    let others = changes.acts.len().saturating_sub(MOST);
    let others = (others > 0).then(|| view! { <p class="quiet">{t.count(&o.others, others as u32)}</p> });
    Some(view! {
        <h2>{heading}</h2>
        <ul class="acts">{lines}</ul>
        {others}
    })
}
