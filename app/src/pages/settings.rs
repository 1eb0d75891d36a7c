//! The settings page: language, theme, text size.

use crate::components::by_meaning::MeaningSettings;
use crate::components::reader_place;
use crate::components::sight_switch::SightSwitch;
use crate::i18n::{AccessMessages, Messages, OfflineMessages};
use crate::place;
use crate::settings::{TextSize, Theme, messages, settings};
use legislation::Lang;
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn SettingsPage() -> impl IntoView {
    let t = messages();
    let settings = settings();
    document().set_title(&format!("{} · {}", t.settings, t.site));
    place::arrived(None);
    let languages = Lang::INTERFACE
        .into_iter()
        .map(|lang| {
            let id = format!("set-{lang}");
            let again = id.clone();
            let choose = move || {
                place::stay_at(again.clone());
                settings.choose_language(lang);
            };
            choice(
                "language",
                id,
                Messages::of(lang).own_name,
                Signal::derive(move || settings.language.get() == lang),
                choose,
            )
        })
        .collect_view();
    let themes = Theme::ALL
        .into_iter()
        .map(|theme| {
            let chosen = Signal::derive(move || settings.theme.get() == theme);
            choice("theme", format!("set-{}", theme.slug()), theme.name(t), chosen, move || {
                settings.choose_theme(theme);
            })
        })
        .collect_view();
    let sizes = TextSize::ALL
        .into_iter()
        .map(|size| {
            let chosen = Signal::derive(move || settings.size.get() == size);
            choice("size", format!("set-{}", size.slug()), size.name(t), chosen, move || settings.choose_size(size))
        })
        .collect_view();
    view! {
        <div class="column">
            <h1 tabindex="-1">{t.settings}</h1>
            <p><SightSwitch named=true /></p>
            <p class="quiet">{AccessMessages::of(t.lang).low_vision_about}</p>
            <fieldset class="choices">
                <legend>{t.interface_language}</legend>
                {languages}
            </fieldset>
            <fieldset class="choices">
                <legend>{t.theme}</legend>
                {themes}
            </fieldset>
            <fieldset class="choices">
                <legend>{t.text_size}</legend>
                {sizes}
            </fieldset>
            <p class="law sample" lang=t.lang.code().to_owned()>{t.sample}</p>
            <MeaningSettings />
            <p class="quiet">{t.settings_kept}</p>
            <p class="ways">
                <a href="offline/">{OfflineMessages::of(t.lang).title}</a>
                <a href="accessibility/">{AccessMessages::of(t.lang).statement}</a>
            </p>
            {reader_place::on_page("settings")}
        </div>
    }
}

/// One radio button.
fn choice(
    group: &'static str,
    id: String,
    name: &'static str,
    chosen: Signal<bool>,
    choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="radio" name=group id=id prop:checked=move || chosen.get() on:change=move |_| choose() />
            <span>{name}</span>
        </label>
    }
}
