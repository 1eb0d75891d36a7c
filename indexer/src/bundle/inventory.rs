//! `Ledger`: the files a build has written, by what a reader would keep them for; it becomes the `Inventory`.

use legislation::bundle::FileEntry;
use legislation::inventory::{ActInventory, FileSet, Inventory, LanguageInventory};
use legislation::{ActId, ActKind, Lang};

/// Every file of the bundle but the inventory and the manifest.
#[derive(Default)]
pub(super) struct Ledger {
    languages: Vec<LanguageFiles>,
}

/// The files of one language.
pub(super) struct LanguageFiles {
    lang: Lang,
    /// What it takes to search and to show results.
    pub(super) search: Vec<FileEntry>,
    /// What it takes to list the acts and to find one.
    pub(super) catalog: Vec<FileEntry>,
    acts: Vec<ActFiles>,
}

struct ActFiles {
    id: ActId,
    kind: ActKind,
    current: Vec<FileEntry>,
    earlier: Vec<FileEntry>,
}

impl Ledger {
    /// The page of the next language.
    pub(super) fn language(&mut self, lang: Lang) -> &mut LanguageFiles {
        self.languages.push(LanguageFiles { lang, search: Vec::new(), catalog: Vec::new(), acts: Vec::new() });
        let last = self.languages.len() - 1;
        &mut self.languages[last]
    }

    /// Every file once, ordered by path.
    pub(super) fn files(&self) -> Vec<FileEntry> {
        let mut all: Vec<FileEntry> = self
            .languages
            .iter()
            .flat_map(|language| {
                let acts = language.acts.iter().flat_map(|act| act.current.iter().chain(&act.earlier));
                language.search.iter().chain(&language.catalog).chain(acts).cloned()
            })
            .collect();
        all.sort_by(|a, b| a.path.cmp(&b.path));
        all.dedup();
        all
    }

    /// What readers are told.
    pub(super) fn inventory(&self) -> Inventory {
        let act = |act: &ActFiles| ActInventory {
            id: act.id.clone(),
            kind: act.kind,
            files: FileSet::of(&act.current),
            editions: FileSet::of(&act.earlier),
        };
        let language = |files: &LanguageFiles| LanguageInventory {
            lang: files.lang,
            search: FileSet::of(&files.search),
            catalog: FileSet::of(&files.catalog),
            acts: files.acts.iter().map(act).collect(),
        };
        Inventory { languages: self.languages.iter().map(language).collect() }
    }
}

impl LanguageFiles {
    /// Notes an act: the files of its current text, and those of earlier ones.
    pub(super) fn act(&mut self, id: &ActId, kind: ActKind, current: Vec<FileEntry>, earlier: Vec<FileEntry>) {
        self.acts.push(ActFiles { id: id.clone(), kind, current, earlier });
    }
}
