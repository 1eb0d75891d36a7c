//! `Corpus`: what the site publishes, as every page knows it: the manifest, or why there is none.

use crate::bundle::{self, LoadProblem};
use crate::loading::Loading;
use legislation::Lang;
use legislation::bundle::Manifest;
use leptos::prelude::*;
use std::sync::Arc;

/// The bundle's manifest, shared by all pages.
#[derive(Clone, Copy)]
pub(crate) struct Corpus {
    manifest: Loading<Result<Arc<Manifest>, LoadProblem>>,
    attempt: RwSignal<u32>,
}

impl Corpus {
    /// Starts loading.
    pub(crate) fn load() -> Self {
        let attempt = RwSignal::new(0);
        let manifest = Loading::new(move || {
            attempt.track();
            bundle::manifest()
        });
        Self { manifest, attempt }
    }

    /// The manifest; `None` while it is loading.
    pub(crate) fn manifest(self) -> Option<Result<Arc<Manifest>, LoadProblem>> {
        self.manifest.get()
    }

    /// The languages that have texts; empty while loading.
    pub(crate) fn languages(self) -> Vec<Lang> {
        match self.manifest() {
            Some(Ok(manifest)) => manifest.languages.iter().map(|files| files.lang).collect(),
            _ => Vec::new(),
        }
    }

    /// Reads everything anew.
    pub(crate) fn retry(self) {
        bundle::forget();
        self.attempt.update(|n| *n += 1);
    }

    /// Makes a resource depend on [`Corpus::retry`].
    pub(crate) fn track(self) {
        self.attempt.track();
    }
}

/// What the site publishes.
pub(crate) fn corpus() -> Corpus {
    expect_context()
}
