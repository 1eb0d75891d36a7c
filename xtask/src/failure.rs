//! `Failure`: why a step could not be done, in words its reader can act upon.

use std::fmt;
use std::io;
use std::path::Path;

/// A sentence (or a few lines) saying what failed and what to do.
#[derive(Debug)]
pub(crate) struct Failure(String);

/// What a step gives.
pub(crate) type Outcome<T> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The same failure with the sentence of the larger undertaking before it.
    pub(crate) fn during(self, what: &str) -> Self {
        Self(format!("{what}: {}", self.0))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names the file an IO error is about; the error itself does not.
pub(crate) trait About<T> {
    fn about(self, path: &Path) -> Outcome<T>;
}

impl<T> About<T> for io::Result<T> {
    fn about(self, path: &Path) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{}: {error}", path.display())))
    }
}
