//! WebAssembly's standard library: asked of rustup where rustup can download, else built once from Debian's source
//! package of the compiler's own version. After either, every build is an ordinary `--target wasm32-unknown-unknown`.

use crate::command::{Log, cargo, logged, on_path, output};
use crate::failure::{About, Failure, Outcome};
use crate::places::Places;
use crate::progress::Steps;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target's name, as rustc knows it.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's suites that carry recent compilers, the one that keeps several versions first.
const SUITES: [&str; 3] = ["trixie-backports", "sid", "experimental"];

/// Makes sure that the library is there; `steps` gets one line.
pub(crate) fn ensure(places: &Places, steps: &mut Steps) -> Outcome<()> {
    let compiler = Compiler::find()?;
    let what = format!("WebAssembly's standard library for Rust {}", compiler.release);
    if compiler.has_library() {
        steps.note(&what, "there");
        return Ok(());
    }
    if env::var("ANYQ_WASM_STD").as_deref() != Ok("source") && on_path(&["rustup"]).is_some() {
        let asked = steps.run(&what, "asking rustup, usually 10 seconds", &places.log("wasm-std-rustup"), |log| {
            logged(Command::new("rustup").args(["target", "add", TARGET]), log)
        });
        if asked.is_ok() && compiler.has_library() {
            return Ok(());
        }
        println!("      rustup could not download it here; building it from source instead");
    }
    let work = places.tools.join(format!("wasm-std-{}", compiler.release));
    let doing = "building from Debian's source package (45 MB), usually 30–60 seconds";
    let outcome = steps.run(&what, doing, &places.log("wasm-std"), |log| compiler.build_library(&work, log));
    // The work folder is 400 MB of sources; nothing reads it again, whatever the outcome.
    if work.exists() {
        fs::remove_dir_all(&work).about(&work)?;
    }
    outcome.map_err(|failure| failure.during("WebAssembly's standard library"))
}

/// Whether the library is there, and for which compiler.
pub(crate) fn state() -> Outcome<(String, bool)> {
    let compiler = Compiler::find()?;
    Ok((compiler.release.clone(), compiler.has_library()))
}

/// The compiler that will build the app.
struct Compiler {
    /// `1.95.0`.
    release: String,
    /// The commit its sources are of; stands in for their folder in the program's texts, as in rustup's own library.
    commit: String,
    /// `$(rustc --print sysroot)/lib/rustlib`.
    rustlib: PathBuf,
}

impl Compiler {
    fn find() -> Outcome<Self> {
        let missing = || Failure::new("rustc does not run: install Rust (rustup.rs) first");
        let verbose = output(rustc().arg("-vV")).ok_or_else(missing)?;
        let field =
            |name: &str| verbose.lines().find_map(|line| line.strip_prefix(name)).map(|value| value.trim().to_owned());
        let sysroot = output(rustc().args(["--print", "sysroot"])).ok_or_else(missing)?;
        Ok(Self {
            release: field("release:").ok_or_else(missing)?,
            commit: field("commit-hash:").unwrap_or_else(|| "unknown".to_owned()),
            rustlib: Path::new(&sysroot).join("lib").join("rustlib"),
        })
    }

    fn has_library(&self) -> bool {
        has_library(&self.rustlib.join(TARGET).join("lib"))
    }

    /// Source package → build → a complete folder beside its place → one rename. A kill at any point leaves either
    /// nothing or the whole set; sets of two origins are never mixed (error E0464).
    fn build_library(&self, work: &Path, log: &Log) -> Outcome<()> {
        if work.exists() {
            fs::remove_dir_all(work).about(work)?;
        }
        fs::create_dir_all(work).about(work)?;
        let source = self.fetch_source(work, log)?;
        let built = self.compile(&source, work, log)?;

        let staged = self.rustlib.join(".anyq-staged");
        let not_writable = |failure: Failure| {
            let place = self.rustlib.display();
            failure.during(&format!("{place} must be writable: run this once as the owner of the Rust installation"))
        };
        if staged.exists() {
            fs::remove_dir_all(&staged).about(&staged).map_err(not_writable)?;
        }
        let set = staged.join("lib").join("rustlib").join(TARGET);
        fs::create_dir_all(set.join("lib")).about(&set).map_err(not_writable)?;
        for entry in fs::read_dir(&built).about(&built)? {
            let file = entry.about(&built)?.path();
            if file.extension().is_some_and(|end| end == "rlib") {
                let to = set.join("lib").join(file.file_name().unwrap_or_default());
                fs::copy(&file, &to).about(&to)?;
            }
        }
        Self::try_out(&staged, work, log)?;
        let place = self.rustlib.join(TARGET);
        if place.exists() {
            // Only ever a folder without the library: `ensure` looked.
            fs::remove_dir_all(&place).about(&place)?;
        }
        fs::rename(&set, &place).about(&place)?;
        fs::remove_dir_all(&staged).about(&staged)
    }

    /// Downloads and unpacks the package `rust-src` of exactly this version through a private apt configuration, whose
    /// only source is the machine's own Debian mirror; nothing of the system changes.
    fn fetch_source(&self, work: &Path, log: &Log) -> Outcome<PathBuf> {
        if on_path(&["apt-get"]).is_none() || on_path(&["dpkg"]).is_none() {
            return Err(Failure::new(format!(
                "neither rustup nor apt can provide it here; install the target {TARGET} for Rust {}",
                self.release
            )));
        }
        let mirror = mirror()?;
        let number = self.release.split('-').next().unwrap_or(&self.release).to_owned();
        let mut seen = Vec::new();
        for suite in SUITES {
            let apt = Apt::prepare(&work.join("apt"), &mirror, suite)?;
            logged(&mut apt.command("apt-get", &["update"]), log)?;
            let versions = output(&mut apt.command("apt-cache", &["madison", "rust-src"])).unwrap_or_default();
            if let Some(version) = version_of(&versions, &number) {
                logged(apt.command("apt-get", &["download", &format!("rust-src={version}")]).current_dir(work), log)?;
                return unpack(work, &number, log);
            }
            seen.push(format!("{suite}: {}", versions_of(&versions).join(", ")));
        }
        Err(Failure::new(format!(
            "Debian has no source package of Rust {number} any more ({}); use Rust of one of these versions, \
             or install the target {TARGET} by hand",
            seen.join("; ")
        )))
    }

    /// Builds `std` and all it consists of; the flags are those of Rust's own build of this target, and the library's own
    /// choice of small code over fast code (sorting, numbers as text): a reader waits for every kilobyte of a program.
    fn compile(&self, source: &Path, work: &Path, log: &Log) -> Outcome<PathBuf> {
        let target = work.join("build");
        let flags = format!(
            "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes --remap-path-prefix={}=/rustc/{}",
            source.display(),
            self.commit
        );
        let mut build = cargo();
        build
            .current_dir(source)
            .args(["build", "--manifest-path", "library/sysroot/Cargo.toml", "--locked", "--release"])
            .args(["--target", TARGET, "--features", "compiler-builtins-mem,optimize_for_size"])
            .env("RUSTC_BOOTSTRAP", "1")
            .env("__CARGO_DEFAULT_LIB_METADATA", "stablestd")
            .env("RUSTFLAGS", flags)
            .env("CARGO_TARGET_DIR", &target)
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET");
        logged(&mut build, log)?;
        Ok(target.join(TARGET).join("release").join("deps"))
    }

    /// Compiles a small program against the staged set before anything can see it.
    fn try_out(sysroot: &Path, work: &Path, log: &Log) -> Outcome<()> {
        if !has_library(&sysroot.join("lib").join("rustlib").join(TARGET).join("lib")) {
            return Err(Failure::new("the build made no std library"));
        }
        let program = work.join("try.rs");
        fs::write(
            &program,
            "pub fn words(text: &str) -> Vec<String> { text.split(' ').map(str::to_owned).collect() }\n",
        )
        .about(&program)?;
        let mut compile = rustc();
        compile.arg("--sysroot").arg(sysroot).args(["--target", TARGET, "--crate-type", "lib", "--emit", "obj"]);
        compile.arg("-o").arg(work.join("try.o")).arg(&program);
        logged(&mut compile, log).map_err(|failure| failure.during("the library does not fit the compiler"))
    }
}

fn rustc() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}

fn has_library(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}

/// An apt with a state of its own.
struct Apt(Vec<String>);

impl Apt {
    fn prepare(folder: &Path, mirror: &str, suite: &str) -> Outcome<Self> {
        let (lists, cache) = (folder.join("lists"), folder.join("cache"));
        for part in [lists.join("partial"), cache.join("archives").join("partial")] {
            fs::create_dir_all(&part).about(&part)?;
        }
        let keys = ["gpg", "pgp"]
            .map(|end| format!("/usr/share/keyrings/debian-archive-keyring.{end}"))
            .into_iter()
            .find(|file| Path::new(file).is_file());
        let signed = keys.map(|file| format!("[signed-by={file}] ")).unwrap_or_default();
        let sources = folder.join("sources.list");
        fs::write(&sources, format!("deb {signed}{mirror} {suite} main\n")).about(&sources)?;
        let options = [
            format!("Dir::Etc::sourcelist={}", sources.display()),
            "Dir::Etc::sourceparts=-".to_owned(),
            format!("Dir::State::lists={}", lists.display()),
            format!("Dir::Cache={}", cache.display()),
            // The folder may lie where apt's own unprivileged user cannot write.
            "APT::Sandbox::User=".to_owned(),
            "Acquire::Languages=none".to_owned(),
            "Acquire::Retries=3".to_owned(),
        ];
        Ok(Self(options.into_iter().flat_map(|option| ["-o".to_owned(), option]).collect()))
    }

    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(&self.0).args(arguments).env("DEBIAN_FRONTEND", "noninteractive").env("LC_ALL", "C");
        command
    }
}

/// The Debian mirror this machine already uses.
fn mirror() -> Outcome<String> {
    let printed = output(Command::new("apt-get").args(["update", "--print-uris"]).env("LC_ALL", "C"));
    mirror_in(&printed.unwrap_or_default())
        .ok_or_else(|| Failure::new("apt on this machine names no Debian mirror to get Rust's sources from"))
}

/// The archive's address in lines like `'http://host/debian/dists/bookworm/InRelease' name 0`.
fn mirror_in(uris: &str) -> Option<String> {
    uris.lines().find_map(|line| {
        let uri = line.strip_prefix('\'')?.split('\'').next()?;
        let (archive, _) = uri.split_once("/dists/")?;
        archive.trim_end_matches('/').ends_with("/debian").then(|| archive.trim_end_matches('/').to_owned())
    })
}

/// The package versions in the lines of `apt-cache madison`.
fn versions_of(madison: &str) -> Vec<&str> {
    madison.lines().filter_map(|line| line.split('|').nth(1)).map(str::trim).collect()
}

/// The first package version of this upstream number: `1.95.0` fits `1.95.0+dfsg1-2`, not `1.95.01`.
fn version_of<'a>(madison: &'a str, number: &str) -> Option<&'a str> {
    versions_of(madison)
        .into_iter()
        .find(|version| version.strip_prefix(number).is_some_and(|rest| rest.starts_with(['+', '-', '~'])))
}

/// Unpacks the library's share (68 of 430 MB) of the one package in the folder; gives the folder that holds `library/`.
fn unpack(work: &Path, number: &str, log: &Log) -> Outcome<PathBuf> {
    let mut package = None;
    for entry in fs::read_dir(work).about(work)? {
        let path = entry.about(work)?.path();
        if path.extension().is_some_and(|end| end == "deb") {
            package = Some(path);
        }
    }
    let package = package.ok_or_else(|| Failure::new("apt downloaded no package"))?;
    let root = format!("usr/src/rustc-{number}");
    let archive = work.join("source.tar");
    let file = fs::File::create(&archive).about(&archive)?;
    log.say("$ dpkg --fsys-tarfile, tar --extract")?;
    let status = Command::new("dpkg").arg("--fsys-tarfile").arg(&package).stdout(file).status().about(&package)?;
    if !status.success() {
        return Err(Failure::new(format!("{} is no Debian package", package.display())));
    }
    let mut extract = Command::new("tar");
    extract.arg("--extract").arg("--file").arg(&archive).arg("--directory").arg(work);
    logged(extract.arg(format!("./{root}/library")), log)?;
    Ok(work.join(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MADISON: &str = "  rust-src | 1.96.1+dfsg1-2 | http://mirror/debian trixie-backports/main amd64 Packages
  rust-src | 1.95.0+dfsg1-2~bpo13+1 | http://mirror/debian trixie-backports/main amd64 Packages
  rust-src | 1.95.01-1 | http://mirror/debian trixie-backports/main amd64 Packages";

    #[test]
    fn the_source_is_of_the_compilers_own_version() {
        let check = |number: &str, expected: Option<&str>| {
            assert_eq!(version_of(MADISON, number), expected);
        };
        check("1.95.0", Some("1.95.0+dfsg1-2~bpo13+1"));
        check("1.96.1", Some("1.96.1+dfsg1-2"));
        check("1.95", None);
        check("1.94.0", None);
    }

    #[test]
    fn the_mirror_is_the_one_apt_uses_and_not_the_security_archive() {
        let check = |uris: &str, expected: Option<&str>| assert_eq!(mirror_in(uris).as_deref(), expected);
        check(
            "'http://mirror/debian-security/dists/x/InRelease' a 0\n'http://mirror/debian/dists/x/InRelease' b 0",
            Some("http://mirror/debian"),
        );
        check("'https://proxy/apt/debian//dists/x/InRelease' a 0", Some("https://proxy/apt/debian"));
        check("'http://mirror/ubuntu/dists/x/InRelease' a 0", None);
        check("", None);
    }
}
