//! Bundles: corpora indexed into folders of static files, again only when a text or the indexer changed.

use crate::command::{cargo, logged};
use crate::failure::{About, Failure, Outcome};
use crate::fingerprint::{Fingerprint, forget, is_current, keep, mirror};
use crate::places::Places;
use crate::progress::Steps;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

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

    /// Where its bundle is kept between runs.
    pub(crate) fn bundle(&self, places: &Places) -> PathBuf {
        places.own().join("bundles").join(&self.name)
    }
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
        logged(&mut index, log)
    })?;
    keep(&stamp, &now)?;
    Ok(bundle)
}

/// Puts a bundle where Trunk copies it from, and into a site built before.
pub(crate) fn publish(places: &Places, bundle: &Path) -> Outcome<()> {
    mirror(bundle, &places.root.join("public").join("bundle"))?;
    if places.dist().join("index.html").is_file() {
        mirror(bundle, &places.dist().join("bundle"))?;
    }
    Ok(())
}
