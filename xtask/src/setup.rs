//! The set-up: WebAssembly's standard library and the tools, each only where missing.

use crate::command::path_with;
use crate::failure::{About, Outcome};
use crate::places::Places;
use crate::progress::Steps;
use crate::tools::{TRUNK, WASM_BINDGEN, WASM_OPT};
use crate::wasm_std;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};

/// How many lines [`ensure`] prints.
pub(crate) const STEPS: usize = 4;

pub(crate) fn run(arguments: &[String]) -> Outcome<bool> {
    crate::command::no_arguments(arguments)?;
    ensure(&Places::find()?, &mut Steps::new(STEPS))?;
    println!("ready: `cargo xtask demo` shows the app, `cargo xtask test` checks everything");
    Ok(true)
}

/// Makes sure that all is there; gives the PATH to build with.
pub(crate) fn ensure(places: &Places, steps: &mut Steps) -> Outcome<OsString> {
    let _turn = take_turn(places)?;
    wasm_std::ensure(places, steps)?;
    let mut folders = Vec::new();
    for tool in [TRUNK, WASM_BINDGEN, WASM_OPT] {
        folders.push(tool.ensure(places, steps)?);
    }
    path_with(&folders)
}

/// Two runs at once (two clones, an editor and a terminal) would build the same tools twice: the second waits.
fn take_turn(places: &Places) -> Outcome<File> {
    fs::create_dir_all(&places.tools).about(&places.tools)?;
    let path = places.tools.join("setup.lock");
    let file = File::create(&path).about(&path)?;
    // Some network file systems know no locks; two runs at once are then the user's own care.
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        println!("another set-up is at work; waiting for it");
        file.lock().about(&path)?;
    }
    Ok(file)
}
