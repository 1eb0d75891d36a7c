//! `Sites`: what browser tests and screenshots visit, the app over the sample's law and over the real one.

use crate::command::{forget_cargo, logged, shown};
use crate::failure::{About, Failure, Outcome};
use crate::fingerprint::{Fingerprint, files, is_current, keep};
use crate::places::Places;
use crate::progress::Steps;
use crate::tools::{self, npm};
use crate::{app, bundle, setup};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Pictures of the app over the sample corpus: those of the README, or, in a folder of the user's, of every page.
pub(crate) fn screenshots(arguments: &[String]) -> Outcome<bool> {
    let places = Places::find()?;
    let (folder, names) = match arguments.split_first() {
        None => (places.root.join("docs").join("screenshots"), &[][..]),
        Some((folder, names)) => (std::path::absolute(folder).about(Path::new(folder))?, names),
    };
    let sites = Sites::build(&places, false)?;
    let mut command = sites.environment(&places, Command::new("node"));
    if arguments.is_empty() {
        command.env("ANYQ_PICTURES", "readme");
    }
    Ok(shown(command.arg("screenshots.js").arg(folder).args(names))?.0)
}

/// The sites the browser tests visit, and what they need to do so.
pub(crate) struct Sites {
    sample: PathBuf,
    real: Option<PathBuf>,
    chromium: PathBuf,
    path: OsString,
}

impl Sites {
    pub(crate) fn build(places: &Places, with_real: bool) -> Outcome<Self> {
        let real = if with_real { real_corpus(places)? } else { None };
        let mut steps = Steps::new(Ground::STEPS + usize::from(real.is_some()));
        let Ground { path, chromium, sample } = Ground::prepare(places, &mut steps)?;
        let real_bundle = match &real {
            Some(corpus) => Some(bundle::build(places, corpus, &mut steps)?),
            None => None,
        };
        let sample = assemble(places, "sample", &sample)?;
        if with_real && real_bundle.is_none() {
            println!("skipped: the specs over real law, for ../shared/corpus/kz and kg are not here");
        }
        let real = real_bundle.map(|bundle| assemble(places, "real", &bundle)).transpose()?;
        Ok(Self { sample, real, chromium, path })
    }

    /// A program of the specs' own packages.
    pub(crate) fn command(&self, places: &Places, program: &str) -> Outcome<Command> {
        let file = places.root.join("e2e/node_modules/.bin").join(program);
        if !file.is_file() {
            return Err(Failure::new(format!("{} is not there after `npm ci`", places.shown(&file))));
        }
        Ok(self.environment(places, Command::new(file)))
    }

    fn environment(&self, places: &Places, command: Command) -> Command {
        let mut command = in_browser(places, command, &self.path, &self.chromium);
        command.env("ANYQ_SITE_SAMPLE", &self.sample).env("ANYQ_RESULTS", places.own().join("browser"));
        match &self.real {
            Some(site) => command.env("ANYQ_SITE_REAL", site),
            None => command.env_remove("ANYQ_SITE_REAL"),
        };
        command
    }
}

/// What every visit by a browser needs: tools, browser, the specs' packages, the indexer and the app.
pub(crate) struct Ground {
    path: OsString,
    chromium: PathBuf,
    /// The bundle of the sample's law.
    sample: PathBuf,
}

impl Ground {
    /// How many lines [`Ground::prepare`] prints.
    pub(crate) const STEPS: usize = setup::STEPS + bundle::STEPS + 3;

    /// Gets and builds what is missing.
    pub(crate) fn prepare(places: &Places, steps: &mut Steps) -> Outcome<Self> {
        let path = setup::ensure(places, steps)?;
        let chromium = tools::browser(places, steps)?;
        install_specs(places, steps)?;
        bundle::indexer(places, steps)?;
        let sample = bundle::build(places, &bundle::Corpus::sample(places), steps)?;
        let published = ["bundle/manifest.json", "text/index.html"];
        if published.iter().any(|file| !places.root.join("public").join(file).is_file()) {
            bundle::publish(places, &sample)?;
        }
        app::build(places, &path, steps)?;
        Ok(Self { path, chromium, sample })
    }

    /// A site over the sample's law; gives its folder.
    pub(crate) fn publish_sample(&self, places: &Places) -> Outcome<PathBuf> {
        assemble(places, "sample", &self.sample)
    }

    /// A script of the browser's part, run by Node.
    pub(crate) fn script(&self, places: &Places, script: &str) -> Command {
        let mut command = in_browser(places, Command::new("node"), &self.path, &self.chromium);
        command.arg(script);
        command
    }
}

fn in_browser(places: &Places, mut command: Command, path: &OsString, chromium: &Path) -> Command {
    forget_cargo(&mut command);
    command
        .current_dir(places.root.join("e2e"))
        .env("PATH", path)
        .env("ANYQ_PROGRAM", places.indexer())
        .env("ANYQ_CHROMIUM", chromium);
    command
}

/// The real law beside the project, where it is at hand: two of the folders there, as one corpus.
pub(crate) fn real_corpus(places: &Places) -> Outcome<Option<bundle::Corpus>> {
    let Some(shared) = places.shared_corpus() else { return Ok(None) };
    let folder = places.own().join("corpora").join("real");
    fs::create_dir_all(&folder).about(&folder)?;
    for part in ["kz", "kg"] {
        let (source, link) = (shared.join(part), folder.join(part));
        if !source.is_dir() {
            return Ok(None);
        }
        if !link.exists() {
            join(&source, &link).about(&link)?;
        }
    }
    Ok(Some(bundle::Corpus { name: "real".to_owned(), folder }))
}

#[cfg(unix)]
fn join(source: &Path, link: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(source, link)
}

#[cfg(not(unix))]
fn join(source: &Path, link: &Path) -> std::io::Result<()> {
    std::os::windows::fs::symlink_dir(source, link)
}

/// A site of its own: the app as built, with this bundle.
fn assemble(places: &Places, name: &str, bundle: &Path) -> Outcome<PathBuf> {
    let site = places.own().join("sites").join(name);
    if site.exists() {
        fs::remove_dir_all(&site).about(&site)?;
    }
    let dist = places.dist();
    let (published, pages) = ([dist.join("bundle"), dist.join("text")], bundle::pages_of(bundle));
    let app = files(&dist)?
        .into_iter()
        .filter(|file| !published.iter().any(|folder| file.starts_with(folder)))
        .map(|file| (file, dist.as_path(), site.clone()));
    let law = files(bundle)?.into_iter().map(|file| (file, bundle, site.join("bundle")));
    let read = if pages.is_dir() { files(&pages)? } else { Vec::new() };
    let read = read.into_iter().map(|file| (file, pages.as_path(), site.join("text")));
    for (file, from, to) in app.chain(law).chain(read) {
        let twin = to.join(file.strip_prefix(from).unwrap_or(&file));
        if let Some(folder) = twin.parent() {
            fs::create_dir_all(folder).about(folder)?;
        }
        fs::copy(&file, &twin).about(&twin)?;
    }
    Ok(site)
}

/// `npm ci` of the specs' packages, again only when their lock file changed.
fn install_specs(places: &Places, steps: &mut Steps) -> Outcome<()> {
    let folder = places.root.join("e2e");
    let mut now = Fingerprint::new();
    now.contents(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules").join(".anyq-stamp");
    if is_current(&stamp, &now) {
        steps.note("Playwright and axe", "there");
        return Ok(());
    }
    steps.run("Playwright and axe", "installing, usually 10 seconds", &places.log("npm"), |log| {
        logged(
            npm()?
                .current_dir(&folder)
                .args(["ci", "--no-audit", "--no-fund"])
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
            log,
        )
    })?;
    keep(&stamp, &now)
}
