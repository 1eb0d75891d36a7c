//! `Places`: where the project, its build output and the cached tools are.

use crate::failure::{Failure, Outcome};
use std::env;
use std::path::{Path, PathBuf};

/// The folders every command needs.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    /// The workspace's root.
    pub(crate) root: PathBuf,
    /// Cargo's target folder.
    pub(crate) target: PathBuf,
    /// Where tools of exact versions are kept between projects and clones.
    pub(crate) tools: PathBuf,
}

impl Places {
    pub(crate) fn find() -> Outcome<Self> {
        let root = root()?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Ok(Self { root, target, tools: tools()? })
    }

    /// Where this program keeps logs, stamps and its own build output.
    pub(crate) fn own(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// The log of one step.
    pub(crate) fn log(&self, step: &str) -> PathBuf {
        self.own().join("logs").join(format!("{step}.log"))
    }

    /// The finished site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The indexer's program, once built.
    pub(crate) fn indexer(&self) -> PathBuf {
        self.target.join("release").join(format!("anyq{}", env::consts::EXE_SUFFIX))
    }

    /// Real law as data, beside the project; it may be absent.
    pub(crate) fn shared_corpus(&self) -> Option<PathBuf> {
        self.root.parent().map(|parent| parent.join("shared").join("corpus"))
    }

    /// A path as a reader of the terminal wants it: relative to the project where it lies inside.
    pub(crate) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

/// Cargo says where this crate is; a copy of the program run by hand looks upwards from where it stands.
fn root() -> Outcome<PathBuf> {
    let is_root = |folder: &&Path| folder.join("xtask/Cargo.toml").is_file() && folder.join("Cargo.lock").is_file();
    let start = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => env::current_dir().map_err(|error| Failure::new(format!("the current folder: {error}")))?,
    };
    start
        .ancestors()
        .find(is_root)
        .map(Path::to_path_buf)
        .ok_or_else(|| Failure::new("not inside the project: run this as `cargo xtask …` in its folder"))
}

fn tools() -> Outcome<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(folder) = set("ANYQ_TOOLS") {
        return std::path::absolute(&folder).map_err(|error| Failure::new(format!("ANYQ_TOOLS: {error}")));
    }
    set("XDG_CACHE_HOME")
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .or_else(|| set("LOCALAPPDATA"))
        .map(|cache| cache.join("anyq").join("tools"))
        .ok_or_else(|| Failure::new("no home folder to keep tools in: set ANYQ_TOOLS to a folder"))
}
