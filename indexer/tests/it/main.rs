//! Tests of the command line's library over whole corpora: real law, the sample law, and damage of every kind.

mod amending;
mod assessment;
mod bad_input;
mod bodies;
mod bundle;
mod by_laws;
mod dossier;
mod drafting;
mod effect;
mod evaluation;
mod explanation;
mod findings;
mod german_law;
mod inventory;
mod juxtaposition;
mod meaning;
mod office;
mod opinion;
mod publication;
mod reading;
mod real_law;
mod related;
mod sample_law;
mod snapshots;
mod trends;

use std::path::{Path, PathBuf};

/// The project's root.
fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A path of the shared real texts; says so when they are absent.
fn shared(path: &str) -> Option<PathBuf> {
    let found = project().join("../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    eprintln!("skipped: ../shared/{path} is absent, the real texts are not part of the project");
    None
}
