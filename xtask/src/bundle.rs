//! Bundles: corpora indexed into folders of static files, again only when a text or the indexer changed.

use crate::command::{Log, cargo, logged, watched};
use crate::failure::{About, Failure, Outcome};
use crate::fingerprint::{Fingerprint, forget, is_current, keep, mirror};
use crate::places::Places;
use crate::progress::Steps;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// How many lines [`indexer`] and [`build`] print.
pub(crate) const STEPS: usize = 2;

/// A corpus to be published: a name for its bundle's folder, and the folder of its texts.
#[derive(Clone, Debug)]
pub(crate) struct Corpus {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
}

impl Corpus {
    /// The law of the fictional republic that comes with the project.
    pub(crate) fn sample(places: &Places) -> Self {
        Self { name: "sample".to_owned(), folder: places.root.join("corpus").join("sample") }
    }

    /// A folder of the user's own.
    pub(crate) fn of(folder: PathBuf) -> Outcome<Self> {
        if !folder.exists() {
            return Err(Failure::new(format!("there is no corpus at {}", folder.display())));
        }
        let key = Fingerprint::new().text(&folder.to_string_lossy()).hex();
        Ok(Self { name: format!("own-{key}"), folder })
    }

    /// What building its bundle took, when it was last built.
    pub(crate) fn cost(&self, places: &Places) -> Option<Cost> {
        Cost::read(&fs::read_to_string(self.cost_file(places)).ok()?)
    }

    fn cost_file(&self, places: &Places) -> PathBuf {
        self.bundle(places).with_extension("cost")
    }

    /// Has its bundle built again by the next [`build`].
    pub(crate) fn forget(&self, places: &Places) -> Outcome<()> {
        forget(&self.bundle(places).with_extension("stamp"))
    }

    /// Where its bundle is kept between runs.
    pub(crate) fn bundle(&self, places: &Places) -> PathBuf {
        places.own().join("bundles").join(&self.name)
    }

    /// Where its static pages are kept; a benchmark measures the bundle alone.
    fn pages(&self, places: &Places) -> Option<PathBuf> {
        (!self.name.starts_with("bench-")).then(|| pages_of(&self.bundle(places)))
    }
}

/// The static pages of the law that are kept beside a bundle.
pub(crate) fn pages_of(bundle: &Path) -> PathBuf {
    bundle.with_extension("text")
}

/// Builds the indexer (release: a corpus is read in seconds) and gives its program.
pub(crate) fn indexer(places: &Places, steps: &mut Steps) -> Outcome<PathBuf> {
    steps.run("indexer", "building, first time 2–4 minutes", &places.log("indexer"), |log| {
        logged(cargo().current_dir(&places.root).args(["build", "--release", "--package", "indexer"]), log)
    })?;
    Ok(places.indexer())
}

/// Indexes a corpus where needed and gives the bundle's folder.
pub(crate) fn build(places: &Places, corpus: &Corpus, steps: &mut Steps) -> Outcome<PathBuf> {
    let bundle = corpus.bundle(places);
    let what = format!("index of {}", places.shown(&corpus.folder));
    let mut now = Fingerprint::new();
    now.sizes_and_times(&places.indexer())?.sizes_and_times(&corpus.folder)?;
    let stamp = bundle.with_extension("stamp");
    if is_current(&stamp, &now) && bundle.join("manifest.json").is_file() {
        steps.note(&what, "up to date");
        return Ok(bundle);
    }
    steps.run(&what, "reading the law", &places.log(&format!("index-{}", corpus.name)), |log| {
        forget(&stamp)?;
        if bundle.exists() {
            fs::remove_dir_all(&bundle).about(&bundle)?;
        }
        let mut index = Command::new(places.indexer());
        index.current_dir(&places.root).args(["build", "--quiet", "--corpus"]).arg(&corpus.folder);
        index.arg("--out").arg(&bundle);
        match corpus.pages(places) {
            Some(pages) => index.arg("--pages").arg(pages),
            None => index.arg("--no-pages"),
        };
        let cost = Cost::of(&mut index, log)?;
        fs::write(corpus.cost_file(places), cost.written()).about(&bundle)
    })?;
    keep(&stamp, &now)?;
    Ok(bundle)
}

/// What a build took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    /// From start to end.
    pub(crate) seconds: f64,
    /// The most memory the program had at a time, bytes; unknown elsewhere than on Linux.
    pub(crate) peak: Option<u64>,
}

impl Cost {
    /// Runs a program and measures it.
    fn of(command: &mut Command, log: &Log) -> Outcome<Self> {
        let started = Instant::now();
        let mut peak = None;
        watched(command, log, |process| peak = peak.max(peak_memory(process)))?;
        Ok(Self { seconds: started.elapsed().as_secs_f64(), peak })
    }

    /// As it is kept: seconds, and bytes if known.
    fn written(self) -> String {
        format!("{:.2} {}", self.seconds, self.peak.map(|peak| peak.to_string()).unwrap_or_default())
    }

    fn read(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        Some(Self { seconds: words.next()?.parse().ok()?, peak: words.next().and_then(|word| word.parse().ok()) })
    }
}

/// The largest resident memory of a process so far, in bytes, as Linux counts it.
fn peak_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// Puts a bundle and its pages where Trunk copies them from, and into a site built before.
pub(crate) fn publish(places: &Places, bundle: &Path) -> Outcome<()> {
    let pages = pages_of(bundle);
    let mut sites = vec![places.root.join("public")];
    if places.dist().join("index.html").is_file() {
        sites.push(places.dist());
    }
    for site in sites {
        mirror(bundle, &site.join("bundle"))?;
        if pages.is_dir() {
            mirror(&pages, &site.join("text"))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_build_took_is_read_as_it_was_written() {
        for cost in [Cost { seconds: 12.25, peak: Some(3 << 30) }, Cost { seconds: 0.5, peak: None }] {
            assert_eq!(Cost::read(&cost.written()), Some(cost));
        }
        assert_eq!(Cost::read("many"), None);
    }
}
