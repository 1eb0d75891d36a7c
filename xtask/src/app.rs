//! The app: built by Trunk, again only when a source, a tool or the compiler changed.

use crate::command::{Log, forget_cargo, logged, output};
use crate::failure::Outcome;
use crate::fingerprint::{Fingerprint, files, forget, is_current, keep};
use crate::places::Places;
use crate::progress::Steps;
use crate::tools::{TRUNK, WASM_BINDGEN, WASM_OPT, npm};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

/// Everything the app is made of. The bundle is not: it is copied beside it.
const SOURCES: [&str; 17] = [
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
    "publication",
    "encoder",
    "meaning",
    "public",
    "xtask/src/dist.rs",
    "xtask/src/dist",
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
        if let Err(failure) = cut_fonts(places, log) {
            println!("the site's own letters are left out, readers see those of their device: {failure}");
        }
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

/// Cuts the site's letters from the package of the font, where they are not there yet.
fn cut_fonts(places: &Places, log: &Log) -> Outcome<()> {
    let (source, folder) = (places.root.join("app").join("fonts"), places.root.join("public").join("fonts"));
    let mut now = Fingerprint::new();
    now.contents(&source.join("package-lock.json"))?.contents(&source.join("cut.js"))?;
    let stamp = places.own().join("fonts.stamp");
    if is_current(&stamp, &now) && folder.is_dir() {
        return Ok(());
    }
    logged(npm()?.current_dir(&source).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]), log)?;
    let mut node = Command::new("node");
    forget_cargo(&mut node);
    logged(node.current_dir(&source).arg("cut.js").arg(&folder), log)?;
    keep(&stamp, &now)
}

fn fingerprint(places: &Places) -> Outcome<Fingerprint> {
    let mut all = Fingerprint::new();
    for tool in [TRUNK, WASM_BINDGEN, WASM_OPT] {
        all.text(tool.name).text(tool.version);
    }
    all.text(&output(Command::new("rustc").arg("-vV")).unwrap_or_default());
    let law = ["bundle", "text", "fonts"].map(|folder| places.root.join("public").join(folder));
    for source in SOURCES {
        let path = places.root.join(source);
        let all_files: Vec<PathBuf> = if path.exists() { files(&path)? } else { Vec::new() };
        for file in all_files {
            // Tests and pictures of results do not reach the browser.
            let told = !law.iter().any(|folder| file.starts_with(folder))
                && !file.iter().any(|part| part == "tests" || part == "node_modules");
            if told {
                all.text(&places.shown(&file)).contents(&file)?;
            }
        }
    }
    Ok(all)
}
