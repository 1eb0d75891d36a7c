//! The programs a build needs besides Rust, each in one exact version: on PATH, else in the cache folder, else got.

use crate::command::{Log, cargo, forget_cargo, logged, on_path, output};
use crate::failure::{About, Failure, Outcome};
use crate::places::Places;
use crate::progress::Steps;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program of one version.
pub(crate) struct Tool {
    /// What it is called, and its program.
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    origin: Origin,
    /// How long getting it takes on two cores.
    usual: &'static str,
}

enum Origin {
    /// A crate; `locked` unless its lock file names a crate that is no longer published.
    Crate { package: &'static str, locked: bool },
    /// An npm package.
    Npm { package: &'static str },
}

/// Builds the app's pages.
pub(crate) const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    origin: Origin::Crate { package: "trunk", locked: true },
    usual: "4–6 minutes",
};

/// Joins WebAssembly and JavaScript; its version must equal that of the crate `wasm-bindgen`.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen",
    version: "0.2.130",
    origin: Origin::Crate { package: "wasm-bindgen-cli", locked: false },
    usual: "2–4 minutes",
};

/// Makes WebAssembly small.
pub(crate) const WASM_OPT: Tool =
    Tool { name: "wasm-opt", version: "132", origin: Origin::Npm { package: "binaryen" }, usual: "5 seconds" };

/// Names of browsers that speak the protocol the tests use.
const BROWSERS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

impl Tool {
    /// The folder of the program where it is there already.
    pub(crate) fn found(&self, places: &Places) -> Option<PathBuf> {
        let on_path = on_path(&[self.name]).filter(|program| self.is_right(program));
        let cached = || {
            let program = self.cached(places).join(format!("{}{}", self.name, env::consts::EXE_SUFFIX));
            self.is_right(&program).then_some(program)
        };
        on_path.or_else(cached)?.parent().map(Path::to_path_buf)
    }

    /// The folder of the program, got first where it is missing; `steps` gets one line.
    pub(crate) fn ensure(&self, places: &Places, steps: &mut Steps) -> Outcome<PathBuf> {
        let what = format!("{} {}", self.name, self.version);
        if let Some(folder) = self.found(places) {
            steps.note(&what, "there");
            return Ok(folder);
        }
        let log = places.log(self.name);
        let verb = match self.origin {
            Origin::Crate { .. } => "building from source",
            Origin::Npm { .. } => "installing",
        };
        let doing = format!("{verb}, usually {}", self.usual);
        steps.run(&what, &doing, &log, |log| match self.origin {
            Origin::Crate { package, locked } => self.build(places, package, locked, log),
            Origin::Npm { package } => self.install(places, package, log),
        })?;
        self.found(places).ok_or_else(|| Failure::new(format!("{what} was installed but does not run")))
    }

    fn root(&self, places: &Places) -> PathBuf {
        let name = match self.origin {
            Origin::Crate { .. } => self.name,
            Origin::Npm { package } => package,
        };
        places.tools.join(format!("{name}-{}", self.version))
    }

    fn cached(&self, places: &Places) -> PathBuf {
        let root = self.root(places);
        match self.origin {
            Origin::Crate { .. } => root.join("bin"),
            Origin::Npm { .. } => root.join("node_modules").join(".bin"),
        }
    }

    /// `trunk 0.21.14`, `wasm-opt version 132 (version_132)`: the version stands as a word of its own.
    fn is_right(&self, program: &Path) -> bool {
        output(Command::new(program).arg("--version"))
            .is_some_and(|text| text.split_whitespace().any(|word| word == self.version))
    }

    fn build(&self, places: &Places, package: &str, locked: bool, log: &Log) -> Outcome<()> {
        let root = self.root(places);
        let wanted = format!("{package}@{}", self.version);
        if on_path(&["cargo-binstall"]).is_some() {
            let mut fetch = cargo();
            fetch
                .args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"])
                .arg(&root)
                .arg(&wanted);
            if logged(&mut fetch, log).is_ok() && self.found(places).is_some() {
                return Ok(());
            }
            log.say("cargo-binstall could not; building from source")?;
        }
        let mut install = cargo();
        install.args(["install", "--root"]).arg(&root).arg(&wanted);
        if locked {
            install.arg("--locked");
        }
        // The tool runs for seconds: building it fast matters more than its own speed.
        install
            .current_dir(env::temp_dir())
            .env("CARGO_PROFILE_RELEASE_LTO", "false")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET");
        logged(&mut install, log)
    }

    fn install(&self, places: &Places, package: &str, log: &Log) -> Outcome<()> {
        let root = self.root(places);
        fs::create_dir_all(&root).about(&root)?;
        let mut install = npm()?;
        install.args(["install", "--no-audit", "--no-fund", "--prefix"]).arg(&root);
        install.arg(format!("{package}@{}", self.version));
        logged(&mut install, log)
    }
}

/// npm, or the sentence that says how to get it.
pub(crate) fn npm() -> Outcome<Command> {
    let program = on_path(&["npm", "npm.cmd"])
        .ok_or_else(|| Failure::new("npm is missing: install Node.js 20 or newer (it brings npm)"))?;
    let mut command = Command::new(program);
    forget_cargo(&mut command);
    Ok(command)
}

/// The browser where it is there already.
pub(crate) fn found_browser() -> Option<PathBuf> {
    let named = env::var_os("ANYQ_CHROMIUM").filter(|value| !value.is_empty()).map(PathBuf::from);
    let apple = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    named.or_else(|| on_path(&BROWSERS)).or_else(|| Some(apple).filter(|program| program.is_file()))
}

/// Whether `LibreOffice` is there, by which documents are tried. It is got where that is easy; a test that needs it says when it is
/// not there.
pub(crate) fn office(places: &Places, steps: &mut Steps) {
    if on_path(&["soffice"]).is_some() {
        steps.note("LibreOffice", "there");
        return;
    }
    if !may_install() {
        steps.note("LibreOffice", "not there: what needs it is skipped");
        return;
    }
    let made = steps.run("LibreOffice", "installing with apt, usually 1 minute", &places.log("libreoffice"), |log| {
        install(&["libreoffice-writer-nogui"], log)
    });
    if made.is_err() {
        println!("LibreOffice could not be installed: what needs it is skipped");
    }
}

/// Whether this machine's packages may be changed: by root, with apt.
fn may_install() -> bool {
    let is_root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    is_root && on_path(&["apt-get"]).is_some()
}

/// Installs packages. The lists may be old or missing; where they cannot be renewed the ones at hand may still do.
fn install(packages: &[&str], log: &Log) -> Outcome<()> {
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    let renewed = logged(&mut apt(&["update"]), log);
    let arguments = [&["install", "-y", "--no-install-recommends"], packages].concat();
    logged(&mut apt(&arguments), log).or_else(|failure| renewed.and(Err(failure)))
}

/// A Chromium for the browser tests; `steps` gets one line.
pub(crate) fn browser(places: &Places, steps: &mut Steps) -> Outcome<PathBuf> {
    if let Some(program) = found_browser() {
        steps.note("Chromium", "there");
        return Ok(program);
    }
    if !may_install() {
        return Err(Failure::new(
            "the browser tests need Chromium or Chrome: install it (on Debian `apt-get install chromium`), \
             or set ANYQ_CHROMIUM to its program",
        ));
    }
    steps.run("Chromium", "installing with apt, usually 1 minute", &places.log("chromium"), |log| {
        install(&["chromium", "fonts-dejavu-core"], log)
    })?;
    found_browser().ok_or_else(|| Failure::new("Chromium was installed but is not on PATH"))
}
