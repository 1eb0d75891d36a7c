//! The worker of search by meaning: one program with SIMD, one for browsers without, and the script that chooses.
//!
//! A program with any instruction of SIMD is refused whole by browsers that have none, so there are two, of the same source; Trunk
//! builds with one set of flags. Neither is fetched before a reader switches search by meaning on.

use crate::command::{Log, cargo, logged};
use crate::failure::{About, Outcome};
use crate::fingerprint::Fingerprint;
use crate::page;
use crate::places::Places;
use crate::tools::WASM_BINDGEN;
use crate::wasm_std::TARGET;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What the names of its files begin with.
pub(super) const STEM: &str = "meaning-worker";

/// The two programs: name, flag of the compiler.
const PROGRAMS: [(&str, &str); 2] = [("simd", "+simd128"), ("plain", "-simd128")];

/// Builds both programs into the folder.
pub(super) fn build(places: &Places, folder: &Path) -> Outcome<()> {
    let Some(tools) = WASM_BINDGEN.found(places) else {
        let version = WASM_BINDGEN.version;
        println!(
            "wasm-bindgen {version} is not there: no search by meaning in this site (`cargo xtask setup` gets it)"
        );
        return Ok(());
    };
    for (name, feature) in PROGRAMS {
        let log = Log::create(&places.log(&format!("meaning-{name}")))?;
        // Flags of its own would have every other build begin anew in the same folder.
        let target = places.root.join("target").join("meaning").join(name);
        let flags = format!("target.{TARGET}.rustflags=[\"-C\", \"target-feature={feature}\"]");
        let mut command = cargo();
        command.current_dir(&places.root).env_remove("CARGO_TARGET_DIR");
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS"); // they would take the place of these
        command.args(["build", "--locked", "--profile", "wasm-release", "--package", "meaning", "--target", TARGET]);
        command.arg("--config").arg(flags).arg("--target-dir").arg(&target);
        logged(&mut command, &log)?;
        let program = target.join(TARGET).join("wasm-release").join("meaning.wasm");
        let mut command = Command::new(tools.join(WASM_BINDGEN.name));
        command.args(["--target", "web", "--no-typescript", "--out-name"]).arg(format!("{STEM}-{name}"));
        logged(command.arg("--out-dir").arg(folder).arg(program), &log)?;
    }
    Ok(())
}

/// Gives the files a name of their content, and the page's `<meta name="meaning">` the script's and all the others'; a page without
/// has no search by meaning.
pub(super) fn rename(folder: &Path, html: String) -> Outcome<String> {
    if page::meta(&html, "meaning").is_none() || !folder.join(format!("{STEM}-{}.js", PROGRAMS[0].0)).is_file() {
        return Ok(html);
    }
    let mut script = include_str!("../../../worker/meaning.js").to_owned();
    let mut content = Fingerprint::new();
    content.text(&script);
    for (name, _) in PROGRAMS {
        for end in [".js", "_bg.wasm"] {
            let file = folder.join(format!("{STEM}-{name}{end}"));
            content.bytes(&fs::read(&file).about(&file)?);
        }
    }
    let stem = format!("{STEM}-{}", content.hex());
    let mut names = vec![format!("{stem}.js")];
    for (name, _) in PROGRAMS {
        let old = format!("{STEM}-{name}");
        let new = format!("{stem}-{name}");
        let glue = folder.join(format!("{old}.js"));
        let text =
            fs::read_to_string(&glue).about(&glue)?.replace(&format!("{old}_bg.wasm"), &format!("{new}_bg.wasm"));
        super::write(&folder.join(format!("{new}.js")), &text)?;
        fs::remove_file(&glue).about(&glue)?;
        let program = folder.join(format!("{old}_bg.wasm"));
        fs::rename(&program, folder.join(format!("{new}_bg.wasm"))).about(&program)?;
        let mark = name.to_uppercase();
        for (part, end) in [("GLUE", ".js"), ("PROGRAM", "_bg.wasm")] {
            script = script.replace(&format!("./{mark}_{part}"), &format!("./{new}{end}"));
            names.push(format!("{new}{end}"));
        }
    }
    super::write(&folder.join(&names[0]), &script)?;
    page::with_meta(&html, "meaning", &names.join(" ")).ok_or_else(|| super::missing("<meta name=\"meaning\">"))
}
