//! The app: built by Trunk, again only when a source, a tool or the compiler changed.

use crate::command::{forget_cargo, logged, output};
use crate::failure::Outcome;
use crate::fingerprint::{Fingerprint, files, forget, is_current, keep};
use crate::places::Places;
use crate::progress::Steps;
use crate::tools::{TRUNK, WASM_BINDGEN, WASM_OPT};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// Everything the app is made of. The bundle is not: it is copied beside it.
const SOURCES: [&str; 13] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    ".cargo/config.toml",
    "app",
    "worker",
    "search",
    "analysis",
    "language",
    "legislation",
    "public",
    "xtask/src/dist.rs",
    "xtask/src/page.rs",
];

/// The cargo profile of everything that goes to a browser.
const PROFILE: &str = "wasm-release";

/// Builds the app into `dist/` where needed; `path` is the PATH with the tools.
pub(crate) fn build(places: &Places, path: &OsString, steps: &mut Steps) -> Outcome<()> {
    let now = fingerprint(places)?;
    let stamp = places.own().join("app.stamp");
    if is_current(&stamp, &now) && places.dist().join("index.html").is_file() {
        steps.note("app", "up to date");
        return Ok(());
    }
    steps.run("app", "building for the browser, first time 4–8 minutes", &places.log("app"), |log| {
        forget(&stamp)?;
        let mut trunk = Command::new(TRUNK.name);
        forget_cargo(&mut trunk);
        trunk
            .current_dir(&places.root)
            .args(["build", "--release", "--cargo-profile", PROFILE, "--dist"])
            .arg(places.dist())
            .env("PATH", path)
            .env("NO_COLOR", "true")
            .env("RUST_BACKTRACE", "0")
            .env("CARGO_TERM_COLOR", "never");
        logged(&mut trunk, log)
    })?;
    keep(&stamp, &now)
}

fn fingerprint(places: &Places) -> Outcome<Fingerprint> {
    let mut all = Fingerprint::new();
    for tool in [TRUNK, WASM_BINDGEN, WASM_OPT] {
        all.text(tool.name).text(tool.version);
    }
    all.text(&output(Command::new("rustc").arg("-vV")).unwrap_or_default());
    let bundle = places.root.join("public").join("bundle");
    for source in SOURCES {
        let path = places.root.join(source);
        let all_files: Vec<PathBuf> = if path.exists() { files(&path)? } else { Vec::new() };
        for file in all_files {
            // Tests and pictures of results do not reach the browser.
            let told = !file.starts_with(&bundle) && !file.components().any(|part| part.as_os_str() == "tests");
            if told {
                all.text(&places.shown(&file)).contents(&file)?;
            }
        }
    }
    Ok(all)
}
