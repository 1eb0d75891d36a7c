//! `Inventory`: every file of a bundle with its size, by what a reader would keep it for.
//!
//! Written just before the manifest, which names it ([`crate::bundle::Manifest::files`]); fetched only by readers who
//! keep law for the time without a network, to tell them the size first, and after a renewal, to tell which files stay.

use crate::bundle::FileEntry;
use crate::{ActId, ActKind, Lang};
use serde::{Deserialize, Serialize};

/// All files but the manifest and this list itself.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Inventory {
    /// By language, in the manifest's order.
    pub languages: Vec<LanguageInventory>,
}

/// The files of one language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LanguageInventory {
    /// The language.
    pub lang: Lang,
    /// What it takes to search and to show results.
    pub search: FileSet,
    /// What it takes to list the acts and to find one.
    pub catalog: FileSet,
    /// What is related to the acts, by the numbers they name.
    #[serde(default, skip_serializing_if = "FileSet::is_empty")]
    pub related: FileSet,
    /// The acts, in the catalog's order.
    pub acts: Vec<ActInventory>,
}

/// The files of one act in one language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ActInventory {
    /// Its id.
    pub id: ActId,
    /// Its kind.
    pub kind: ActKind,
    /// The current text.
    pub files: FileSet,
    /// Earlier texts.
    #[serde(default, skip_serializing_if = "FileSet::is_empty")]
    pub editions: FileSet,
    /// What is related to it: numbers in [`LanguageInventory::related`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<u32>,
}

/// Files, written shortly: what all their paths begin and end with stands once.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct FileSet {
    /// How every path begins.
    begin: String,
    /// How every path ends.
    end: String,
    /// What stands between, and the size in bytes.
    files: Vec<(String, u64)>,
}

impl FileSet {
    /// The set of these files, in their order.
    pub fn of(files: &[FileEntry]) -> Self {
        let Some((first, others)) = files.split_first() else { return Self::default() };
        let mut begin = first.path.as_str();
        for file in others {
            begin = &begin[..common(begin.chars(), file.path.chars())];
        }
        // The end is looked for in what the beginning leaves, so that the two never overlap.
        let mut end = &first.path[begin.len()..];
        for file in others {
            let rest = &file.path[begin.len()..];
            end = &end[end.len() - common(end.chars().rev(), rest.chars().rev())..];
        }
        let middle = |path: &str| path[begin.len()..path.len() - end.len()].to_owned();
        Self {
            begin: begin.to_owned(),
            end: end.to_owned(),
            files: files.iter().map(|file| (middle(&file.path), file.bytes)).collect(),
        }
    }

    /// The files, in order.
    pub fn entries(&self) -> impl Iterator<Item = FileEntry> {
        let path = |middle: &str| format!("{}{middle}{}", self.begin, self.end);
        self.files.iter().map(move |(middle, bytes)| FileEntry { path: path(middle), bytes: *bytes })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// The length in bytes of what two texts have in common from where they are read.
fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

impl LanguageInventory {
    /// Every file of the language, earlier texts included.
    pub fn entries(&self) -> impl Iterator<Item = FileEntry> {
        let acts = self.acts.iter().flat_map(|act| act.files.entries().chain(act.editions.entries()));
        self.search.entries().chain(self.catalog.entries()).chain(self.related.entries()).chain(acts)
    }
}

#[cfg(test)]
mod tests {
    use super::FileSet;
    use crate::bundle::FileEntry;

    fn files(paths: &[&str]) -> Vec<FileEntry> {
        (1..).zip(paths).map(|(bytes, path)| FileEntry { path: (*path).to_owned(), bytes }).collect()
    }

    #[test]
    fn any_files_come_back_as_they_were() {
        for paths in [
            &[][..],
            &["acts/K1.ru.0123.json.gz"],
            &["acts/K1.ru.0123.json.gz", "acts/K1.ru.4567.json.gz"],
            &["same", "same"],
            &["aa", "aaa", "a"],
            &["search/ru.1.pack.gz", "passages/ru.2.json.gz"],
            &["заң/бір", "заң/екі", "зағ"],
            &["", "x"],
        ] {
            let files = files(paths);
            let set = FileSet::of(&files);
            assert_eq!(set.entries().collect::<Vec<_>>(), files);
            assert_eq!(set.is_empty(), files.is_empty());
        }
    }

    #[test]
    fn what_the_paths_of_a_set_share_is_written_once() {
        let paths: Vec<String> = (0..1000).map(|part| format!("acts/K1400000235.ru.{part:016x}.json.gz")).collect();
        let files: Vec<FileEntry> = paths.into_iter().map(|path| FileEntry { path, bytes: 30_000 }).collect();
        let [short, long] = [serde_json::to_string(&FileSet::of(&files)), serde_json::to_string(&files)];
        assert!(short.unwrap().len() * 3 < long.unwrap().len());
    }
}
