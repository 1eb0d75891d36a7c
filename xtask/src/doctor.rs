//! `cargo xtask doctor`: what is there, what is missing, and what would be done about it.

use crate::command::{no_arguments, on_path, output};
use crate::failure::Outcome;
use crate::places::Places;
use crate::tools::{TRUNK, WASM_BINDGEN, WASM_OPT, found_browser};
use crate::wasm_std;
use std::process::Command;

pub(crate) fn run(arguments: &[String]) -> Outcome<bool> {
    no_arguments(arguments)?;
    let places = Places::find()?;
    let mut complete = true;
    let mut line = |what: &str, state: Option<String>, remedy: &str| {
        complete &= state.is_some();
        match state {
            Some(state) => println!("there    {what}: {state}"),
            None => println!("missing  {what}: {remedy}"),
        }
    };
    let (release, library) = wasm_std::state()?;
    line("Rust", Some(release), "");
    let library = library.then(|| wasm_std::TARGET.to_owned());
    line(
        "WebAssembly's standard library",
        library,
        "`cargo xtask setup` asks rustup, or builds it from Debian's sources",
    );
    for tool in [TRUNK, WASM_BINDGEN, WASM_OPT] {
        let place = tool.found(&places).map(|folder| folder.display().to_string());
        line(&format!("{} {}", tool.name, tool.version), place, "`cargo xtask setup` gets it");
    }
    let version = |name: &str| on_path(&[name]).and_then(|program| output(Command::new(program).arg("--version")));
    line("Node.js", version("node"), "install Node.js 20 or newer (for wasm-opt and the browser tests)");
    line("npm", version("npm"), "comes with Node.js");
    let browser = found_browser().map(|program| program.display().to_string());
    line("Chromium", browser, "for the browser tests: `apt-get install chromium`, or set ANYQ_CHROMIUM to its program");
    println!("tools are kept in {}", places.tools.display());
    Ok(complete)
}
