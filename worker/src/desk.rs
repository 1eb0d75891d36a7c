//! `Desk`: what the worker holds: the manifest, a searcher per language and the passages fetched last.

use crate::failed;
use crate::files::{Freshness, damaged, fetch_bytes, fetch_json};
use futures_util::FutureExt as _;
use futures_util::future::{LocalBoxFuture, Shared, join_all, try_join_all, try_join3};
use legislation::Lang;
use legislation::bundle::{
    Catalog, FormatOnly, LanguageFiles, MANIFEST, Manifest, PassageBlock, PassageTable, Refusal, SuggestionFile,
};
use legislation::message::{SearchFailure, SearchQuery, SearchReply};
use search::suggest::Suggester;
use search::{Ranking, Searcher};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// Blocks of passages kept, each of some 32 KB of text.
const BLOCKS_KEPT: usize = 128;

/// Something that several searches may be waiting for.
type Loading<T> = Shared<LocalBoxFuture<'static, Result<Rc<T>, SearchFailure>>>;

/// The state of the worker. Borrows never last over an `await`.
pub(crate) struct Desk {
    reply: fn(&SearchReply),
    newest: Cell<u32>,
    bundle: RefCell<String>,
    manifest: RefCell<Option<Loading<Manifest>>>,
    searchers: RefCell<BTreeMap<Lang, Loading<Searcher>>>,
    suggesters: RefCell<BTreeMap<Lang, Loading<Suggester>>>,
    newest_suggestion: Cell<u32>,
    blocks: RefCell<VecDeque<(String, Rc<PassageBlock>)>>,
}

impl Desk {
    pub(crate) fn new(reply: fn(&SearchReply)) -> Self {
        Self {
            reply,
            newest: Cell::new(0),
            bundle: RefCell::default(),
            manifest: RefCell::default(),
            searchers: RefCell::default(),
            suggesters: RefCell::default(),
            newest_suggestion: Cell::new(0),
            blocks: RefCell::default(),
        }
    }

    /// Takes the bundle at this address; says at once when it cannot be used.
    pub(crate) async fn open(&self, bundle: String) {
        *self.bundle.borrow_mut() = bundle;
        self.manifest.borrow_mut().take();
        self.searchers.borrow_mut().clear();
        self.suggesters.borrow_mut().clear();
        self.blocks.borrow_mut().clear();
        if let Err(failure) = self.manifest().await {
            (self.reply)(&failed(0, failure));
        }
    }

    /// Answers a search, unless a newer one has come meanwhile.
    pub(crate) async fn search(&self, number: u32, query: SearchQuery) {
        self.newest.set(number);
        let reply = match self.results(number, &query).await {
            Ok(reply) => reply,
            Err(failure) => Some(failed(number, failure)),
        };
        if let Some(reply) = reply.filter(|_| self.newest.get() == number) {
            (self.reply)(&reply);
        }
    }

    /// The answer; `None` when it is no longer wanted.
    async fn results(&self, number: u32, query: &SearchQuery) -> Result<Option<SearchReply>, SearchFailure> {
        let searcher = self.searcher(query.lang).await?;
        if self.newest.get() != number {
            return Ok(None);
        }
        let ranking = searcher.search(query);
        let blocks = self.blocks(&searcher, &ranking).await?;
        let results = searcher.finish(&ranking, |block| blocks.get(&block).map(Rc::as_ref));
        let results = results.map_err(|search::FinishError::Block(block)| {
            damaged(searcher.table().blocks.get(block).map_or("", |entry| &entry.file.path))
        })?;
        Ok(Some(SearchReply::Results { number, results }))
    }

    /// Offers what may be typed next. Without suggestions one types on: nothing is said of a failure.
    pub(crate) async fn suggest(&self, number: u32, text: &str, lang: Lang) {
        self.newest_suggestion.set(number);
        let suggester = self.suggester(lang).await;
        if self.newest_suggestion.get() == number {
            let suggestions = suggester.map(|suggester| suggester.suggest(text)).unwrap_or_default();
            (self.reply)(&SearchReply::Suggestions { number, suggestions });
        }
    }

    /// What can be offered in a language, fetched once.
    async fn suggester(&self, lang: Lang) -> Result<Rc<Suggester>, SearchFailure> {
        let manifest = self.manifest().await?;
        let files = manifest.languages.iter().find(|files| files.lang == lang);
        let files = files.ok_or(SearchFailure::NoSuchLanguage { lang })?.clone();
        let loading = {
            let bundle = self.bundle.borrow().clone();
            let fetch = || fetch_suggester(bundle, files).map(|loaded| loaded.map(Rc::new)).boxed_local().shared();
            self.suggesters.borrow_mut().entry(lang).or_insert_with(fetch).clone()
        };
        let loaded = loading.await;
        if loaded.is_err() {
            self.suggesters.borrow_mut().remove(&lang);
        }
        loaded
    }

    /// The manifest, fetched once; after a failure the next search tries again.
    async fn manifest(&self) -> Result<Rc<Manifest>, SearchFailure> {
        let loading = {
            let mut manifest = self.manifest.borrow_mut();
            let bundle = self.bundle.borrow().clone();
            manifest
                .get_or_insert_with(|| fetch_manifest(bundle).map(|loaded| loaded.map(Rc::new)).boxed_local().shared())
                .clone()
        };
        let loaded = loading.await;
        if loaded.is_err() {
            self.manifest.borrow_mut().take();
        }
        loaded
    }

    /// The searcher of a language, fetched once; after a failure the next search tries again.
    async fn searcher(&self, lang: Lang) -> Result<Rc<Searcher>, SearchFailure> {
        let manifest = self.manifest().await?;
        let files = manifest.languages.iter().find(|files| files.lang == lang);
        let files = files.ok_or(SearchFailure::NoSuchLanguage { lang })?.clone();
        let loading = {
            let bundle = self.bundle.borrow().clone();
            let fetch =
                || fetch_searcher(bundle, files, self.reply).map(|loaded| loaded.map(Rc::new)).boxed_local().shared();
            self.searchers.borrow_mut().entry(lang).or_insert_with(fetch).clone()
        };
        let loaded = loading.await;
        if loaded.is_err() {
            self.searchers.borrow_mut().remove(&lang);
        }
        loaded
    }

    /// The blocks a ranking needs, those not kept fetched at the same time; those out of reach are left out, unless all are.
    async fn blocks(
        &self,
        searcher: &Searcher,
        ranking: &Ranking,
    ) -> Result<BTreeMap<usize, Rc<PassageBlock>>, SearchFailure> {
        let wanted = ranking.blocks().iter().filter_map(|&number| Some((number, searcher.table().blocks.get(number)?)));
        let fetched = join_all(wanted.map(|(number, entry)| async move {
            let path = &entry.file.path;
            let kept = self.blocks.borrow().iter().find(|(kept, _)| kept == path).map(|(_, block)| Rc::clone(block));
            let block = if let Some(block) = kept {
                block
            } else {
                let bundle = self.bundle.borrow().clone();
                Rc::new(fetch_json::<PassageBlock>(&bundle, path).await?)
            };
            Ok::<_, SearchFailure>((number, path.clone(), block))
        }))
        .await;
        // Without a network, the blocks that are kept will do.
        let (mut found, mut lacking) = (Vec::new(), None);
        for one in fetched {
            match one {
                Ok(one) => found.push(one),
                Err(failure @ SearchFailure::Unreachable { .. }) => lacking = Some(failure),
                Err(failure) => return Err(failure),
            }
        }
        if let Some(failure) = lacking.filter(|_| found.is_empty()) {
            return Err(failure);
        }
        let mut blocks = self.blocks.borrow_mut();
        for (_, path, block) in &found {
            blocks.retain(|(kept, _)| kept != path);
            blocks.push_back((path.clone(), Rc::clone(block)));
        }
        while blocks.len() > BLOCKS_KEPT.max(found.len()) {
            blocks.pop_front();
        }
        Ok(found.into_iter().map(|(number, _, block)| (number, block)).collect())
    }
}

/// The manifest, its format checked before anything else is read of it.
async fn fetch_manifest(bundle: String) -> Result<Manifest, SearchFailure> {
    let bytes = fetch_bytes(&bundle, MANIFEST, Freshness::AskHost, |_| {}).await?;
    let format: FormatOnly = serde_json::from_slice(&bytes).map_err(|_| damaged(MANIFEST))?;
    format.check().map_err(|refusal| match refusal {
        Refusal::Format { found } => SearchFailure::Format { found },
        Refusal::Damaged(_) => damaged(MANIFEST),
    })?;
    serde_json::from_slice(&bytes).map_err(|_| damaged(MANIFEST))
}

/// All acts of a language, the parts of its catalog fetched together.
async fn fetch_catalog(bundle: &str, files: &LanguageFiles) -> Result<Catalog, SearchFailure> {
    let parts = files.catalog.iter().map(|part| fetch_json::<Catalog>(bundle, &part.file.path));
    Ok(Catalog::joined(try_join_all(parts).await?))
}

/// Catalog and suggestions of a language; a bundle without suggestions offers titles alone.
async fn fetch_suggester(bundle: String, files: LanguageFiles) -> Result<Suggester, SearchFailure> {
    let catalog = fetch_catalog(&bundle, &files).await?;
    let file = match &files.suggestions {
        Some(entry) => fetch_json::<SuggestionFile>(&bundle, &entry.path).await?,
        None => SuggestionFile::default(),
    };
    Ok(Suggester::new(files.lang, catalog, file))
}

/// Catalog, table and index of a language, fetched together, opened.
async fn fetch_searcher(
    bundle: String,
    files: LanguageFiles,
    reply: fn(&SearchReply),
) -> Result<Searcher, SearchFailure> {
    let lang = files.lang;
    let progress = |loaded: u64| {
        let total = files.index.bytes.max(loaded);
        reply(&SearchReply::Progress { lang, loaded, total });
    };
    let (catalog, table, pack) = try_join3(
        fetch_catalog(&bundle, &files),
        fetch_json::<PassageTable>(&bundle, &files.table.path),
        fetch_bytes(&bundle, &files.index.path, Freshness::Hashed, progress),
    )
    .await?;
    Searcher::open(pack, table, catalog).map_err(|_| damaged(&files.index.path))
}
