//! The switch to the version for low vision: in the header a picture, in the settings its name.

use crate::components::icons::{EYE, Icon};
use crate::i18n::AccessMessages;
use crate::settings::{messages, settings};
use leptos::prelude::*;

/// The switch; `named` shows its name.
#[component]
pub(crate) fn SightSwitch(named: bool) -> impl IntoView {
    let settings = settings();
    let name = AccessMessages::of(messages().lang).low_vision;
    view! {
        <button
            type="button"
            class=if named { "button sight" } else { "icon-link sight" }
            aria-pressed=move || if settings.low_vision.get() { "true" } else { "false" }
            title=name
            on:click=move |_| settings.switch_low_vision()
        >
            <Icon outline=EYE />
            <span class=if named { "" } else { "visually-hidden" }>{name}</span>
        </button>
    }
}
