//! The page about the site: what it is, what it is not, where the texts come from.

use crate::corpus::corpus;
use crate::i18n::fill;
use crate::pages::prose::Prose;
use crate::place;
use crate::settings::messages;
use leptos::prelude::*;

/// The page.
#[component]
pub(crate) fn About() -> impl IntoView {
    let t = messages();
    let corpus = corpus();
    document().set_title(&format!("{} · {}", t.about, t.site));
    place::arrived(None);
    let facts = move || {
        let Some(Ok(manifest)) = corpus.manifest() else { return ().into_any() };
        let date = manifest.text_date.map(|date| view! { <p>{fill(t.texts_as_of, &(t.date)(date))}</p> });
        let languages = manifest
            .languages
            .iter()
            .map(|files| view! { <li>{t.language(files.lang)} ": " {t.count(&t.acts, files.acts)}</li> })
            .collect_view();
        view! {
            <h2>{t.corpus}</h2>
            <p>{manifest.corpus.clone()}</p>
            {date}
            <ul>{languages}</ul>
            <p class="quiet">{t.program} ": Anyq " {env!("CARGO_PKG_VERSION")} " · " {manifest.generator.clone()} " · " {manifest.hash.clone()}</p>
        }
        .into_any()
    };
    view! {
        <div class="column">
            <h1 tabindex="-1">{t.about}</h1>
            <Prose name="about" />
            {facts}
        </div>
    }
}
