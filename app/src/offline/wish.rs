//! `Wish`: what a reader asked to keep, the files it takes, and the record of what is kept.

use legislation::inventory::{Inventory, LanguageInventory};
use legislation::{ActId, ActKind, Lang};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Files by path relative to the bundle's folder, with their sizes in bytes.
pub(crate) type Files = BTreeMap<String, u64>;

/// What is kept, in the texts of one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Wish {
    pub(crate) what: What,
    pub(crate) lang: Lang,
}

/// How much of a language. Every kind of it includes the list of all acts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum What {
    /// All acts, and the search.
    Everything,
    /// The search alone.
    Search,
    /// All acts of a kind.
    Kind(ActKind),
    /// One act.
    Act(ActId),
}

impl Wish {
    /// The wish in one line, as it is recorded: `ru act K1400000235`.
    pub(crate) fn key(&self) -> String {
        let lang = self.lang;
        match &self.what {
            What::Everything => format!("{lang} everything"),
            What::Search => format!("{lang} search"),
            What::Kind(kind) => format!("{lang} kind {}", kind.slug()),
            What::Act(id) => format!("{lang} act {id}"),
        }
    }

    /// Reads such a line.
    pub(crate) fn read(key: &str) -> Option<Self> {
        let mut words = key.split(' ');
        let lang = words.next().and_then(Lang::from_code)?;
        let what = match (words.next()?, words.next()) {
            ("everything", None) => What::Everything,
            ("search", None) => What::Search,
            ("kind", Some(slug)) => What::Kind(ActKind::from_slug(slug)?),
            ("act", Some(id)) => What::Act(ActId::parse(id).ok()?),
            _ => return None,
        };
        Some(Self { what, lang })
    }

    /// The files it takes; `None` when the site has nothing of the kind (any more). Earlier editions are not among them.
    pub(crate) fn files(&self, inventory: &Inventory) -> Option<Files> {
        let language = inventory.languages.iter().find(|language| language.lang == self.lang)?;
        let mut files: Files = language.catalog.entries().map(|file| (file.path, file.bytes)).collect();
        if matches!(self.what, What::Everything | What::Search) {
            files.extend(language.search.entries().map(|file| (file.path, file.bytes)));
        }
        let mut acts = self.acts(language).peekable();
        if acts.peek().is_none() && self.what != What::Search {
            return None;
        }
        files.extend(acts.flat_map(|act| act.files.entries()).map(|file| (file.path, file.bytes)));
        Some(files)
    }

    fn acts<'a>(
        &'a self,
        language: &'a LanguageInventory,
    ) -> impl Iterator<Item = &'a legislation::inventory::ActInventory> {
        language.acts.iter().filter(|act| match &self.what {
            What::Everything => true,
            What::Search => false,
            What::Kind(kind) => act.kind == *kind,
            What::Act(id) => act.id == *id,
        })
    }
}

/// The files several wishes take together.
pub(crate) fn files_of<'a>(wishes: impl IntoIterator<Item = &'a Wish>, inventory: &Inventory) -> Files {
    wishes.into_iter().filter_map(|wish| wish.files(inventory)).flatten().collect()
}

/// What is kept. It lies in the same cache as the files, so that neither is ever there without the other.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Record {
    /// The bundle whose files the finished items are ([`legislation::bundle::Manifest::hash`]).
    pub(crate) bundle: String,
    pub(crate) items: Vec<Item>,
}

/// One wish.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Item {
    /// [`Wish::key`].
    pub(crate) wish: String,
    /// The act's title, empty for other wishes.
    pub(crate) title: String,
    /// Size of all its files, bytes.
    pub(crate) bytes: u64,
    /// Whether every file is there. An item that was interrupted is recorded, so that it can be finished or deleted.
    pub(crate) done: bool,
}

impl Record {
    /// The item of a wish.
    pub(crate) fn item(&self, wish: &Wish) -> Option<&Item> {
        let key = wish.key();
        self.items.iter().find(|item| item.wish == key)
    }

    /// Whether all of a wish is there, by itself or within everything.
    pub(crate) fn has(&self, wish: &Wish) -> bool {
        let all = Wish { what: What::Everything, lang: wish.lang };
        [wish, &all].into_iter().any(|wish| self.item(wish).is_some_and(|item| item.done))
    }

    /// The wishes: all, or only those whose files are all there.
    pub(crate) fn wishes(&self, finished: bool) -> Vec<Wish> {
        self.items.iter().filter(|item| item.done || !finished).filter_map(|item| Wish::read(&item.wish)).collect()
    }

    /// Notes a wish before its first file is fetched; one that is there already stays as it is.
    pub(crate) fn begin(&mut self, wish: &Wish, title: &str) {
        if self.item(wish).is_none() {
            self.items.push(Item { wish: wish.key(), title: title.to_owned(), bytes: 0, done: false });
        }
    }

    /// Drops a wish.
    pub(crate) fn drop(&mut self, wish: &Wish) {
        let key = wish.key();
        self.items.retain(|item| item.wish != key);
    }

    /// Notes that every finished item and `also` are of this bundle now. What the new bundle has no more is dropped.
    pub(crate) fn finish(&mut self, bundle: &str, also: Option<&Wish>, inventory: &Inventory) {
        bundle.clone_into(&mut self.bundle);
        let also = also.map(Wish::key);
        self.items.retain_mut(|item| {
            let Some(files) = Wish::read(&item.wish).and_then(|wish| wish.files(inventory)) else { return false };
            item.bytes = files.values().sum();
            item.done |= also.as_ref() == Some(&item.wish);
            true
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Files, Record, What, Wish, files_of};
    use legislation::bundle::FileEntry;
    use legislation::inventory::{ActInventory, FileSet, Inventory, LanguageInventory};
    use legislation::{ActId, ActKind, Lang};

    fn set(paths: &[&str]) -> FileSet {
        let files: Vec<FileEntry> =
            paths.iter().map(|path| FileEntry { path: (*path).to_owned(), bytes: 10 }).collect();
        FileSet::of(&files)
    }

    fn act(id: &str, kind: ActKind) -> ActInventory {
        ActInventory {
            id: ActId::parse(id).unwrap(),
            kind,
            files: set(&[&format!("acts/{id}.head"), &format!("acts/{id}.part")]),
            editions: set(&[&format!("acts/{id}.old")]),
        }
    }

    fn inventory(ids: &[(&str, ActKind)]) -> Inventory {
        let acts = ids.iter().map(|(id, kind)| act(id, *kind)).collect();
        let language =
            LanguageInventory { lang: Lang::RU, search: set(&["search/pack"]), catalog: set(&["catalog/ru"]), acts };
        Inventory { languages: vec![language] }
    }

    fn wish(what: What) -> Wish {
        Wish { what, lang: Lang::RU }
    }

    fn names(files: Option<Files>) -> Vec<String> {
        files.into_iter().flatten().map(|(path, _)| path).collect()
    }

    #[test]
    fn an_act_takes_its_current_text_and_the_list_of_acts_but_not_the_search() {
        let site = inventory(&[("K1", ActKind::Code), ("Z1", ActKind::Law)]);
        let code = wish(What::Act(ActId::parse("K1").unwrap()));
        assert_eq!(names(code.files(&site)), ["acts/K1.head", "acts/K1.part", "catalog/ru"]);
        assert_eq!(names(wish(What::Kind(ActKind::Law)).files(&site)), ["acts/Z1.head", "acts/Z1.part", "catalog/ru"]);
        assert_eq!(names(wish(What::Search).files(&site)), ["catalog/ru", "search/pack"]);
        assert_eq!(names(wish(What::Everything).files(&site)).len(), 6);
    }

    #[test]
    fn what_the_site_does_not_have_cannot_be_kept() {
        let site = inventory(&[("K1", ActKind::Code)]);
        assert_eq!(wish(What::Kind(ActKind::Decree)).files(&site), None);
        assert_eq!(wish(What::Act(ActId::parse("K2").unwrap())).files(&site), None);
        assert_eq!(Wish { what: What::Search, lang: Lang::KK }.files(&site), None);
    }

    #[test]
    fn every_wish_is_recorded_in_words_that_are_read_back() {
        for what in
            [What::Everything, What::Search, What::Kind(ActKind::ConstitutionalLaw), What::Act(ActId::from_name("К 1"))]
        {
            let wish = wish(what);
            assert_eq!(Wish::read(&wish.key()), Some(wish));
        }
        for key in ["", "ru", "ru nothing", "ru kind", "ru kind nonsense", "ru act ../x", "12 search", "ru search x"] {
            assert_eq!(Wish::read(key), None, "{key}");
        }
    }

    #[test]
    fn an_interrupted_wish_is_never_called_kept() {
        let site = inventory(&[("K1", ActKind::Code), ("Z1", ActKind::Law)]);
        let (codes, laws) = (wish(What::Kind(ActKind::Code)), wish(What::Kind(ActKind::Law)));
        let mut record = Record::default();
        record.begin(&codes, "");
        record.begin(&laws, "");
        assert!(!record.has(&codes));
        record.finish("b1", Some(&codes), &site);
        assert!(record.has(&codes) && !record.has(&laws));
        assert_eq!(record.wishes(true), std::slice::from_ref(&codes));
        assert_eq!(record.item(&codes).map(|item| item.bytes), Some(30));
        record.begin(&codes, "");
        assert!(record.has(&codes), "asking again takes nothing away");
    }

    #[test]
    fn who_keeps_everything_keeps_every_act() {
        let site = inventory(&[("K1", ActKind::Code)]);
        let all = wish(What::Everything);
        let mut record = Record::default();
        record.begin(&all, "");
        record.finish("b1", Some(&all), &site);
        assert!(record.has(&wish(What::Act(ActId::parse("K1").unwrap()))));
        assert!(!record.has(&Wish { what: What::Search, lang: Lang::KK }), "in this language only");
    }

    #[test]
    fn a_kept_act_that_the_renewed_site_has_no_more_is_not_claimed() {
        let act = |id| wish(What::Act(ActId::parse(id).unwrap()));
        let mut record = Record::default();
        for id in ["K1", "Z1"] {
            record.begin(&act(id), "A title");
            record.finish("b1", Some(&act(id)), &inventory(&[("K1", ActKind::Code), ("Z1", ActKind::Law)]));
        }
        record.finish("b2", None, &inventory(&[("Z1", ActKind::Law)]));
        assert_eq!(record.wishes(false), [act("Z1")]);
        assert_eq!(record.bundle, "b2");
    }

    #[test]
    fn files_that_two_wishes_share_are_kept_until_both_are_gone() {
        let site = inventory(&[("K1", ActKind::Code)]);
        let wishes = [wish(What::Kind(ActKind::Code)), wish(What::Search)];
        assert_eq!(files_of(&wishes, &site).len(), 4);
        assert_eq!(files_of(&wishes[..1], &site).len(), 3);
    }
}
