//! `Ledger`: the files a build has written, by what a reader would keep them for; it becomes the `Inventory`.

use legislation::bundle::{CatalogPart, FileEntry};
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
    /// What it takes to search and to show results; the definition base goes with it.
    pub(super) search: Vec<FileEntry>,
    /// What it takes to list the acts and to find one.
    pub(super) catalog: Vec<FileEntry>,
    acts: Vec<ActFiles>,
    /// What the rest of the law says about the acts, some of them a file.
    related: Vec<FileEntry>,
    /// Where the passages point in meaning: kept by those who search by it, apart from the rest.
    pub(super) directions: Vec<FileEntry>,
}

struct ActFiles {
    id: ActId,
    kind: ActKind,
    current: Vec<FileEntry>,
    earlier: Vec<FileEntry>,
    related: Vec<u32>,
}

impl Ledger {
    /// The page of the next language.
    pub(super) fn language(&mut self, lang: Lang) -> &mut LanguageFiles {
        let (search, catalog, acts, related) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let directions = Vec::new();
        self.languages.push(LanguageFiles { lang, search, catalog, acts, related, directions });
        let last = self.languages.len() - 1;
        &mut self.languages[last]
    }

    /// The page of a language that has one.
    pub(super) fn written(&mut self, lang: Lang) -> Option<&mut LanguageFiles> {
        self.languages.iter_mut().find(|files| files.lang == lang)
    }

    /// Every file once, ordered by path.
    pub(super) fn files(&self) -> Vec<FileEntry> {
        let mut all: Vec<FileEntry> = self
            .languages
            .iter()
            .flat_map(|language| {
                let acts = language.acts.iter().flat_map(|act| act.current.iter().chain(&act.earlier));
                language.search.iter().chain(&language.catalog).chain(&language.related).chain(acts).cloned()
            })
            .collect();
        all.sort_by(|a, b| a.path.cmp(&b.path));
        all.dedup();
        all
    }

    /// The files of search by meaning.
    pub(super) fn directions(&self) -> Vec<FileEntry> {
        self.languages.iter().flat_map(|language| language.directions.iter().cloned()).collect()
    }

    /// What readers are told.
    pub(super) fn inventory(&self) -> Inventory {
        let act = |act: &ActFiles| ActInventory {
            id: act.id.clone(),
            kind: act.kind,
            files: FileSet::of(&act.current),
            editions: FileSet::of(&act.earlier),
            related: act.related.clone(),
        };
        let language = |files: &LanguageFiles| LanguageInventory {
            lang: files.lang,
            search: FileSet::of(&files.search),
            catalog: FileSet::of(&files.catalog),
            related: FileSet::of(&files.related),
            acts: files.acts.iter().map(act).collect(),
        };
        Inventory { languages: self.languages.iter().map(language).collect() }
    }
}

impl LanguageFiles {
    /// Notes an act: the files of its current text, and those of earlier ones.
    pub(super) fn act(&mut self, id: &ActId, kind: ActKind, current: Vec<FileEntry>, earlier: Vec<FileEntry>) {
        self.acts.push(ActFiles { id: id.clone(), kind, current, earlier, related: Vec::new() });
    }

    /// Notes what is related to the acts of each part of the catalog, and the pieces of it that each act has.
    pub(super) fn related(&mut self, parts: &[CatalogPart], pieces: Vec<Vec<FileEntry>>) {
        let mut acts = self.acts.iter_mut().zip(pieces);
        for part in parts {
            let whole = part.related.as_ref().map(|_| self.related.len() as u32);
            self.related.extend(part.related.clone());
            for (act, pieces) in acts.by_ref().take(part.acts as usize) {
                let first = self.related.len() as u32;
                act.related = whole.into_iter().chain(first..first + pieces.len() as u32).collect();
                self.related.extend(pieces);
            }
        }
    }
}
