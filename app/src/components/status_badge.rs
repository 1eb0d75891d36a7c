//! Whether an act applies: a picture and a word, so that it does not depend on seeing colours.

use crate::components::icons::{CLOCK, CROSS, Icon, QUESTION, TICK};
use crate::settings::messages;
use legislation::ActStatus;
use leptos::prelude::*;

/// The badge of an act.
#[component]
pub(crate) fn StatusBadge(status: ActStatus) -> impl IntoView {
    let t = messages();
    let outline = match status {
        ActStatus::InForce => TICK,
        ActStatus::NotYetInForce => CLOCK,
        ActStatus::Repealed => CROSS,
        ActStatus::Unknown => QUESTION,
    };
    view! {
        <span class=format!("badge badge-{}", status.slug()) lang=t.lang.code().to_owned()>
            <Icon outline />
            {t.status_of(status)}
        </span>
    }
}
