//! `cargo xtask test`: every check there is, one after the other, ending with a line `N passed, N failed`.

use crate::command::{cargo, output, shown};
use crate::failure::{About, Failure, Outcome};
use crate::fingerprint::files;
use crate::places::Places;
use crate::progress::{Steps, clock};
use crate::sites::Sites;
use crate::{setup, tools, wasm_std};
use std::fs;
use std::path::Path;
use std::time::Instant;

/// The parts a run can be narrowed to, in the order they run: the quickest to fail first.
const PARTS: [&str; 4] = ["lint", "unit", "wasm", "browser"];

/// Crates that run in the browser too, and the two that run nowhere else.
const PURE: [&str; 6] = ["legislation", "language", "analysis", "search", "publication", "encoder"];
const BROWSER_ONLY: [&str; 2] = ["worker", "app"];

/// Calls of a script in a browser and nothing else: its specs are the browser's.
const UNTESTED: &str = "meaning";

/// Dependencies run one way (ARCHITECTURE.md): a crate, and what must not be in its dependency tree at any depth.
const BANS: [(&str, &[&str]); 10] = [
    ("app", &["tantivy", "search", "analysis", "publication", "encoder", "indexer"]),
    ("legislation", &["language", "analysis", "search", "regex", "tantivy", "leptos", "web-sys"]),
    ("language", &["analysis", "search", "tantivy", "leptos", "web-sys"]),
    ("analysis", &["search", "indexer", "tantivy", "leptos", "web-sys"]),
    ("search", &["analysis", "indexer", "leptos", "web-sys"]),
    ("publication", &["search", "indexer", "tantivy", "regex", "leptos", "web-sys"]),
    ("encoder", &["legislation", "language", "analysis", "search", "indexer", "tantivy", "leptos", "web-sys"]),
    ("worker", &["indexer", "leptos"]),
    ("meaning", &["legislation", "search", "indexer", "leptos", "app"]),
    ("indexer", &["leptos", "worker", "app"]),
];

/// What has been counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// One check.
    fn check(&mut self, passed: bool) {
        self.add(if passed { Self { passed: 1, failed: 0 } } else { Self { passed: 0, failed: 1 } });
    }

    /// The tests of one program: what it printed, and whether it succeeded. A program that fails without naming a test
    /// (it did not compile, it crashed) is one failure.
    fn program(&mut self, (success, counted): (bool, Self)) {
        self.add(counted);
        if !success && counted.failed == 0 {
            self.failed += 1;
        }
    }
}

pub(crate) fn run(arguments: &[String]) -> Outcome<bool> {
    let parts = parts(arguments)?;
    let places = Places::find()?;
    let mut tally = Tally::default();
    let mut times = Vec::new();
    for part in PARTS.into_iter().filter(|part| parts.iter().any(|wanted| wanted == part)) {
        println!("\n== {part}");
        let start = Instant::now();
        let outcome = match part {
            "lint" => lint(&places, &mut tally),
            "unit" => unit(&places, &mut tally),
            "wasm" => wasm(&places, &mut tally),
            _ => browser(&places, &mut tally),
        };
        // A part that cannot run is a failure, and the other parts still say what they know.
        if let Err(failure) = outcome {
            println!("{part}: {failure}");
            tally.failed += 1;
        }
        times.push(format!("{part} {}", clock(start.elapsed())));
    }
    println!("\ntimes: {}", times.join(", "));
    println!("{} passed, {} failed", tally.passed, tally.failed);
    Ok(tally.failed == 0)
}

fn parts(arguments: &[String]) -> Outcome<Vec<String>> {
    match arguments {
        [] => Ok(PARTS.map(str::to_owned).to_vec()),
        [flag, names] if flag == "--only" => {
            let names: Vec<String> = names.split(',').map(str::to_owned).collect();
            match names.iter().find(|name| !PARTS.contains(&name.as_str())) {
                Some(name) => Err(Failure::new(format!("{name:?} is no part; there are {}", PARTS.join(", ")))),
                None => Ok(names),
            }
        }
        _ => Err(Failure::new(format!("`cargo xtask test [--only {}]`", PARTS.join(",")))),
    }
}

/// Form, lints, the direction of dependencies.
fn lint(places: &Places, tally: &mut Tally) -> Outcome<()> {
    wasm_std::ensure(places, &mut Steps::new(1))?;
    let here = |arguments: &[&str]| {
        let mut command = cargo();
        command.current_dir(&places.root).args(arguments);
        command
    };
    tally.check(shown(&mut here(&["fmt", "--all", "--check"]))?.0);
    tally.check(shown(&mut here(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?.0);
    let mut browser = here(&["clippy", "--quiet", "--target", wasm_std::TARGET]);
    for name in PURE.iter().chain(&BROWSER_ONLY).chain([&UNTESTED]) {
        browser.args(["--package", name]);
    }
    tally.check(shown(browser.args(["--", "-D", "warnings"]))?.0);
    for (name, banned) in BANS {
        let tree = output(&mut here(&["tree", "--package", name, "--edges", "normal,build", "--prefix", "none"]))
            .ok_or_else(|| Failure::new(format!("cargo tree of {name}")))?;
        let found = banned_in(&tree, banned);
        println!("{name} uses none of {}: {}", banned.join(", "), if found.is_empty() { "ok" } else { "FAILED" });
        for line in &found {
            println!("  {line}");
        }
        tally.check(found.is_empty());
    }
    Ok(())
}

/// The lines of `cargo tree` that name one of these packages; the first line is the crate itself.
fn banned_in<'a>(tree: &'a str, banned: &[&str]) -> Vec<&'a str> {
    tree.lines().skip(1).filter(|line| line.split(' ').next().is_some_and(|name| banned.contains(&name))).collect()
}

/// The tests of every crate, natively: what the app and the workers decide does not need a browser to be tested.
fn unit(places: &Places, tally: &mut Tally) -> Outcome<()> {
    tools::office(places, &mut Steps::new(1));
    let (success, text) = shown(cargo().current_dir(&places.root).args(["test", "--workspace", "--no-fail-fast"]))?;
    tally.program((success, rust_results(&text)));
    Ok(())
}

/// The tests that are WebAssembly themselves, in Node.js: only the test programs that have any are built.
fn wasm(places: &Places, tally: &mut Tally) -> Outcome<()> {
    let mut programs = Vec::new();
    for name in PURE.into_iter().chain(BROWSER_ONLY) {
        let folder = places.root.join(name);
        for file in files(&folder)? {
            let is_rust = file.extension().is_some_and(|end| end == "rs");
            if is_rust && fs::read_to_string(&file).about(&file)?.contains("#[wasm_bindgen_test]") {
                let is_library = folder.join("src").join("lib.rs").is_file();
                programs.push((name, test_program(file.strip_prefix(&folder).unwrap_or(&file), is_library)));
            }
        }
    }
    programs.sort();
    programs.dedup();
    if programs.is_empty() {
        println!("skipped: no crate has tests for WebAssembly");
        return Ok(());
    }
    let path = setup::ensure(places, &mut Steps::new(setup::STEPS))?;
    for (name, program) in programs {
        let mut command = cargo();
        command.current_dir(&places.root).args(["test", "--target", wasm_std::TARGET, "--package", name]).args(program);
        command.env("PATH", &path).env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        let (success, text) = shown(&mut command)?;
        tally.program((success, rust_results(&text)));
    }
    Ok(())
}

/// How cargo calls the test program a file of a crate belongs to.
fn test_program(file: &Path, is_library: bool) -> Vec<String> {
    let mut parts = file.iter().map(|part| part.to_string_lossy());
    match (parts.next().as_deref(), parts.next()) {
        (Some("tests"), Some(name)) => vec!["--test".to_owned(), name.trim_end_matches(".rs").to_owned()],
        (Some("src"), Some(name)) if is_library && name != "main.rs" => vec!["--lib".to_owned()],
        _ => vec!["--bins".to_owned()],
    }
}

/// The sum of the lines `test result: ok. 12 passed; 0 failed; …`.
fn rust_results(text: &str) -> Tally {
    let mut sum = Tally::default();
    for line in text.lines().filter_map(|line| line.trim_start().strip_prefix("test result: ")) {
        sum.passed += number_before(line, " passed");
        sum.failed += number_before(line, " failed");
    }
    sum
}

/// The number that stands directly before these words; 0 where there is none.
fn number_before(line: &str, words: &str) -> usize {
    let digits = |text: &str| text.rsplit(|c: char| !c.is_ascii_digit()).next().and_then(|text| text.parse().ok());
    line.split_once(words).and_then(|(before, _)| digits(before)).unwrap_or(0)
}

/// The app as citizens use it: over the sample's bundle, and over the real law where it is at hand.
fn browser(places: &Places, tally: &mut Tally) -> Outcome<()> {
    let site = Sites::build(places, true)?;
    let mut command = site.command(places, "playwright")?;
    let (success, text) = shown(command.arg("test"))?;
    tally.program((success, browser_results(&text)));
    Ok(())
}

/// The lines `  12 passed (3.4s)`, `  1 failed`, `  2 did not run` at the end of Playwright's report.
fn browser_results(text: &str) -> Tally {
    let mut sum = Tally::default();
    for line in text.lines().map(str::trim) {
        let Some((number, words)) = line.split_once(' ') else {
            continue;
        };
        let Ok(number) = number.parse::<usize>() else {
            continue;
        };
        match words.split(" (").next().unwrap_or_default() {
            "passed" => sum.passed += number,
            "failed" | "did not run" | "interrupted" | "flaky" => sum.failed += number,
            _ => {}
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_all_test_programs_are_added_up() {
        let check = |text: &str, passed, failed| assert_eq!(rust_results(text), Tally { passed, failed });
        check(
            "test result: ok. 12 passed; 0 failed; 0 ignored\n\ntest result: FAILED. 3 passed; 2 failed; 0 ignored",
            15,
            2,
        );
        check("running 0 tests", 0, 0);
    }

    #[test]
    fn a_browser_test_that_did_not_run_has_not_passed() {
        let check = |text: &str, passed, failed| {
            assert_eq!(browser_results(text), Tally { passed, failed });
        };
        check("  1 failed\n    [sample] › a.spec.js\n  2 did not run\n  40 passed (1.2m)", 40, 3);
        check("  3 skipped\n  4 passed (2s)", 4, 0);
    }

    #[test]
    fn a_program_that_fails_without_naming_a_test_is_a_failure() {
        let mut tally = Tally::default();
        tally.program((false, Tally::default()));
        tally.program((true, Tally { passed: 2, failed: 0 }));
        tally.program((false, Tally { passed: 1, failed: 1 }));
        assert_eq!(tally, Tally { passed: 3, failed: 2 });
    }

    #[test]
    fn a_banned_crate_is_found_at_any_depth_and_by_its_whole_name() {
        let tree = "app v0.1.0\nlegislation v0.1.0\nregex-syntax v0.8\nregex v1.0";
        let check = |banned: &[&str], found: usize| assert_eq!(banned_in(tree, banned).len(), found);
        check(&["regex"], 1);
        check(&["tantivy", "app"], 0);
    }

    #[test]
    fn a_file_belongs_to_one_test_program() {
        let check = |file: &str, is_library: bool, expected: &str| {
            assert_eq!(test_program(Path::new(file), is_library).join(" "), expected);
        };
        check("tests/wasm.rs", true, "--test wasm");
        check("tests/it/words.rs", true, "--test it");
        check("src/words.rs", true, "--lib");
        check("src/main.rs", true, "--bins");
        check("src/words.rs", false, "--bins");
    }

    #[test]
    fn only_known_parts_are_run() {
        let read = |words: &[&str]| parts(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert_eq!(read(&[]).expect("all"), PARTS);
        assert_eq!(read(&["--only", "unit,lint"]).expect("two"), ["unit", "lint"]);
        assert!(read(&["--only", "units"]).is_err());
        assert!(read(&["unit"]).is_err());
    }
}
