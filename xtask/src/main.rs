//! `cargo xtask …`: set-up, demo, test and the finishing touches of a build. This file is the contents page.

mod app;
mod bench;
mod bundle;
mod command;
mod demo;
mod dist;
mod doctor;
mod failure;
mod fingerprint;
mod page;
mod places;
mod progress;
mod setup;
mod sites;
mod test;
mod tools;
mod wasm_std;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  demo [--corpus DIR] [--port N] [--no-open] [--no-serve]
                     set up what is missing, index (corpus/sample unless told otherwise),
                     build the app and serve it at a printed address
  test [--only lint,unit,wasm,browser]
                     every check there is; ends with `N passed, N failed`
  setup              only the set-up: WebAssembly's standard library and the tools
  doctor             what is there, what is missing, and what would be done about it
  screenshots [DIR [NAMES]]
                     the README's pictures; with DIR, those of every page (or of NAMES) in every language, width and theme
  bench search [--only NAMES] [--scale N] [--peers] [--no-peers] [--fresh] [--json FILE]
                     what a search costs a reader in bytes, requests, time and memory, beside Pagefind,
                     over the real law where it is at hand (NAMES: kz-kg, de); CONTRIBUTING.md explains
  bench pages [--json FILE]
                     the pages measured by Lighthouse on a phone it simulates, and what a press costs on a slow processor
  bench meaning --model MODEL [--json FILE]
                     what a question by meaning costs, over a hundred thousand passages
  bench drafts [--json FILE]
                     what drafters wait for: a check after a key, twenty thousand comments, an assessment
  finish-dist [DIR]  the last step of a build, run by Trunk

Environment: ANYQ_WASM_STD=source (build the standard library, do not ask rustup), ANYQ_TOOLS=DIR
(where tools are kept, else the user's cache folder), ANYQ_CHROMIUM=FILE (the browser for tests).
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", &[][..]),
    };
    let outcome = match name {
        "demo" => demo::run(rest),
        "test" => test::run(rest),
        "setup" => setup::run(rest),
        "doctor" => doctor::run(rest),
        "screenshots" => sites::screenshots(rest),
        "bench" => bench::run(rest),
        "finish-dist" => dist::run(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(true)
        }
        other => Err(failure::Failure::new(format!("there is no command {other:?}\n\n{HELP}"))),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
