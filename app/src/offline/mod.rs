//! `Keeper`: keeps law on the device for the time without a network, and keeps it up to date.

mod download;
pub(crate) mod keeper;
pub(crate) mod program;
mod store;
pub(crate) mod visits;
pub(crate) mod wish;

use crate::corpus::corpus;
use crate::settings::settings;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

pub(crate) use keeper::{Keeper, keeper};
pub(crate) use program::{Program, program};
pub(crate) use store::{Obstacle, obstacle};
pub(crate) use visits::{Visits, visits};

/// How long after the manifest has arrived the page may be taken to be at rest.
const REST: Duration = Duration::from_millis(1500);

/// What has time until the reader has what they came for: comparing the law with that of the last visit, and bringing
/// what is kept up to date.
pub(crate) fn at_rest() {
    let (settings, corpus, keeper, visits) = (settings(), corpus(), keeper(), visits());
    Effect::new(move |_| {
        let lang = settings.language.get();
        let Some(Ok(manifest)) = corpus.manifest() else { return };
        // The texts read in this language are the ones compared; a collection without it compares its first.
        let languages = manifest.languages.iter().map(|files| files.lang);
        let Some(lang) = languages.clone().find(|other| *other == lang).or_else(|| languages.clone().next()) else {
            return;
        };
        set_timeout(
            move || {
                spawn_local(async move {
                    visits.compare(lang, &manifest.hash).await;
                    keeper.wake(&manifest).await;
                });
            },
            REST,
        );
    });
}
