//! `Fingerprint`: a short hash of everything a step reads, kept in a stamp file, so that a step runs again only when
//! something changed.

use crate::failure::{About, Outcome};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// A 64-bit FNV-1a hash (Fowler, Noll, Vo), written as 16 hexadecimal digits: the same on every machine and release.
#[derive(Clone, Debug)]
pub(crate) struct Fingerprint(u64);

impl Fingerprint {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        self
    }

    /// A text, ended so that `ab` + `c` differs from `a` + `bc`.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.bytes(text.as_bytes()).bytes(&[0xff])
    }

    /// Names and contents of all files below a path.
    pub(crate) fn contents(&mut self, root: &Path) -> Outcome<&mut Self> {
        for file in files(root)? {
            self.text(&file.strip_prefix(root).unwrap_or(&file).to_string_lossy());
            let content = fs::read(&file).about(&file)?;
            self.text(&content.len().to_string()).bytes(&content);
        }
        Ok(self)
    }

    /// Names, sizes and times of all files below a path: for a corpus too large to read twice.
    pub(crate) fn sizes_and_times(&mut self, root: &Path) -> Outcome<&mut Self> {
        for file in files(root)? {
            let data = fs::metadata(&file).about(&file)?;
            let time = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
            self.text(&file.to_string_lossy()).text(&format!("{} {}", data.len(), time.as_nanos()));
        }
        Ok(self)
    }

    pub(crate) fn hex(&self) -> String {
        format!("{:016x}", self.0)
    }
}

/// All files below a folder in the order of their names (or the file itself); hidden folders of other programs left out.
pub(crate) fn files(root: &Path) -> Outcome<Vec<PathBuf>> {
    if root.is_file() {
        return Ok(vec![root.to_path_buf()]);
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(root).about(root)? {
        entries.push(entry.about(root)?.path());
    }
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            if !matches!(path.file_name().and_then(|name| name.to_str()), Some(".git" | "node_modules" | "target")) {
                found.extend(files(&path)?);
            }
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// Whether the stamp file says that a step was last done with this fingerprint.
pub(crate) fn is_current(stamp: &Path, fingerprint: &Fingerprint) -> bool {
    fs::read_to_string(stamp).is_ok_and(|text| text.trim() == fingerprint.hex())
}

/// Forgets a step before it starts, so that a run cut short is done again.
pub(crate) fn forget(stamp: &Path) -> Outcome<()> {
    if stamp.exists() { fs::remove_file(stamp).about(stamp) } else { Ok(()) }
}

/// Notes that a step was done.
pub(crate) fn keep(stamp: &Path, fingerprint: &Fingerprint) -> Outcome<()> {
    if let Some(folder) = stamp.parent() {
        fs::create_dir_all(folder).about(folder)?;
    }
    fs::write(stamp, fingerprint.hex()).about(stamp)
}

/// Makes `to` an exact copy of `from`: extra files go, files of equal size and time stay.
pub(crate) fn mirror(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir_all(to).about(to)?;
    for file in files(to)? {
        let twin = from.join(file.strip_prefix(to).unwrap_or(&file));
        if !twin.is_file() {
            fs::remove_file(&file).about(&file)?;
        }
    }
    for file in files(from)? {
        let twin = to.join(file.strip_prefix(from).unwrap_or(&file));
        if !same(&file, &twin)? {
            if let Some(folder) = twin.parent() {
                fs::create_dir_all(folder).about(folder)?;
            }
            fs::copy(&file, &twin).about(&twin)?;
        }
    }
    Ok(())
}

fn same(a: &Path, b: &Path) -> Outcome<bool> {
    let sizes = (fs::metadata(a).map(|data| data.len()), fs::metadata(b).map(|data| data.len()));
    if !matches!(sizes, (Ok(x), Ok(y)) if x == y) {
        return Ok(false);
    }
    Ok(fs::read(a).about(a)? == fs::read(b).about(b)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Fingerprint::new().bytes(text.as_bytes()).hex(), expected);
        };
        check("", "cbf29ce484222325");
        check("a", "af63dc4c8601ec8c");
        check("foobar", "85944171f73967e8");
    }

    #[test]
    fn two_texts_do_not_run_into_each_other() {
        let hash = |parts: &[&str]| {
            let mut all = Fingerprint::new();
            for part in parts {
                all.text(part);
            }
            all.hex()
        };
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }
}
