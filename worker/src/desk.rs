//! `Desk`: what the worker holds: the manifest, the indexes of each language and the passages fetched last.
//! Long, because every reply depends on the same few cells of state, which no other file may touch.

use crate::failed;
use crate::files::{Freshness, Host, damaged};
use futures_util::FutureExt as _;
use futures_util::future::{LocalBoxFuture, Shared, join_all};
use gloo_timers::future::TimeoutFuture;
use js_sys::Reflect;
use legislation::bundle::{
    BlockName, Catalog, CatalogPart, FormatOnly, LanguageFiles, MANIFEST, Manifest, PassageBlock, Refusal, SearchFiles,
    SuggestionFile, index_block_path, passage_block_path,
};
use legislation::guide::GuideList;
use legislation::message::{ActPlace, Alike, Cost, Question, Scope, SearchFailure, SearchQuery, SearchReply};
use legislation::query_language::guess;
use legislation::{ActId, Lang};
use search::guides::GuideFinder;
use search::query::act_asked;
use search::suggest::Suggester;
use search::{Aids, Errand, FinishError, Need, Ranking, Shelf, give_notes};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use wasm_bindgen::prelude::{JsCast, JsValue};
use web_sys::WorkerGlobalScope;

/// Blocks of passages kept, each of some 32 KB of text.
const BLOCKS_KEPT: usize = 64;

/// The number of a search that nobody has asked for yet.
const AHEAD: u32 = 0;

/// Pages that are looked for before anybody asked: more than a screen shows.
const AHEAD_PAGES: u32 = 20;

/// How long after an answer the rest of the dictionary is fetched, milliseconds.
const SETTLE_AFTER: u32 = 800;

/// Blocks fetched at the same time in the background.
const SETTLED_AT_ONCE: usize = 4;

/// Something that several searches may be waiting for.
type Loading<T> = Shared<LocalBoxFuture<'static, Result<Rc<T>, SearchFailure>>>;

/// A language's indexes and the files they are fed from.
struct Opened {
    shelf: Shelf,
    files: LanguageFiles,
    /// Whether what comes in the background was asked for.
    settling: Cell<bool>,
}

/// The newest search: what was found, and how much of it was shown.
struct Shown {
    number: u32,
    query: Rc<SearchQuery>,
    opened: Rc<Opened>,
    ranking: Rc<Ranking>,
    /// Shards that have not answered yet.
    shards_to_come: usize,
    /// Shards that could not be had.
    shards_out_of_reach: usize,
    pages: Cell<usize>,
    cost: Cell<Cost>,
}

/// A search on its way.
struct Search {
    opened: Rc<Opened>,
    errand: Errand,
    /// What had been fetched when it began.
    before: (u32, u64),
    cost: Cost,
}

/// The state of the worker. Borrows never last over an `await`.
pub(crate) struct Desk {
    reply: fn(&SearchReply),
    newest: Cell<u32>,
    host: Rc<Host>,
    manifest: RefCell<Option<Loading<Manifest>>>,
    shelves: RefCell<BTreeMap<Lang, Loading<Opened>>>,
    suggesters: RefCell<BTreeMap<Lang, Loading<Suggester>>>,
    guides: RefCell<BTreeMap<Lang, Rc<GuideFinder>>>,
    newest_suggestion: Cell<u32>,
    blocks: RefCell<VecDeque<(BlockName, Rc<PassageBlock>)>>,
    shown: RefCell<Option<Rc<Shown>>>,
    /// What is alike in meaning to a question that is not answered yet, with its number.
    alike: RefCell<Option<(u32, Vec<Alike>)>>,
}

impl Desk {
    pub(crate) fn new(reply: fn(&SearchReply)) -> Self {
        Self {
            reply,
            newest: Cell::new(0),
            host: Rc::default(),
            manifest: RefCell::default(),
            shelves: RefCell::default(),
            suggesters: RefCell::default(),
            guides: RefCell::default(),
            newest_suggestion: Cell::new(0),
            blocks: RefCell::default(),
            shown: RefCell::default(),
            alike: RefCell::default(),
        }
    }

    /// Takes the bundle at this address; says at once when it cannot be used. Then fetches what a question needs.
    pub(crate) async fn open(&self, bundle: String, question: Option<Question>) {
        self.host.move_to(bundle);
        self.manifest.borrow_mut().take();
        self.shelves.borrow_mut().clear();
        self.suggesters.borrow_mut().clear();
        self.guides.borrow_mut().clear();
        self.blocks.borrow_mut().clear();
        self.shown.borrow_mut().take();
        match (self.manifest().await, question) {
            (Err(failure), _) => (self.reply)(&failed(0, failure)),
            (Ok(manifest), Some(question)) => self.search_ahead(question, &manifest).await,
            (Ok(_), None) => {}
        }
    }

    /// Searches before anybody asked, so that all files are here when somebody does. What is found is told under the number
    /// 0, for the page's first picture. Whatever fails, will fail again then.
    async fn search_ahead(&self, question: Question, manifest: &Manifest) {
        let present: Vec<Lang> = manifest.languages.iter().map(|files| files.lang).collect();
        let chosen = question.lang.and_then(|code| Lang::from_code(&code)).filter(|lang| present.contains(lang));
        let lang = chosen.or_else(|| guess(&question.text, question.interface, &present));
        let is_wanted = !question.text.trim().is_empty() && self.newest.get() == AHEAD;
        let Some(lang) = lang.filter(|_| is_wanted) else { return };
        let (kinds, statuses) = (Vec::new(), Vec::new());
        let query = SearchQuery {
            text: question.text,
            lang,
            kinds,
            statuses,
            act: None,
            act_place: None,
            scope: Scope::default(),
            places: Vec::new(),
            limit: AHEAD_PAGES,
        };
        let found = |message: &SearchReply| {
            if matches!(message, SearchReply::Results { .. }) {
                (self.reply)(message);
            }
        };
        let _ = futures_util::join!(self.guides(lang), self.answer(AHEAD, query, found));
    }

    /// Answers a search, unless a newer one has come meanwhile: by the first shard if it has an answer, then by all.
    pub(crate) async fn search(&self, number: u32, query: SearchQuery) {
        self.newest.set(number);
        // Only a question of all the law has a guide for an answer.
        let asked = query.act.is_none().then(|| (query.lang, query.text.clone()));
        // The guides first: where their list is here already, they stand before the results do.
        let ((), opened) =
            futures_util::join!(self.offer_guides(number, asked), self.answer(number, query, self.reply));
        let alike = self.alike.borrow_mut().take().filter(|(of, _)| *of == number);
        if let Some((_, alike)) = alike {
            self.join(number, alike).await;
        }
        if let Some(opened) = opened.filter(|_| self.newest.get() == number) {
            self.settle(&opened).await;
        }
    }

    /// The same without what comes after. The indexes that answered; `None` after a failure.
    async fn answer(&self, number: u32, query: SearchQuery, reply: impl Fn(&SearchReply)) -> Option<Rc<Opened>> {
        let reply = |message: &SearchReply| {
            if self.newest.get() == number {
                reply(message);
            }
        };
        let mut search = match self.begin(query).await {
            Ok(search) => search,
            Err(failure) => {
                reply(&failed(number, failure));
                return None;
            }
        };
        let mut shards = 0;
        while shards < search.errand.shards() && self.newest.get() == number {
            // The first one's answer is shown; then all the others are asked at the same time.
            shards = if shards == 0 { 1 } else { search.errand.shards() };
            match self.go_on(number, &mut search, shards).await {
                Ok(Some(results)) => {
                    reply(&results);
                    // Before anybody asked, one answer is enough: the line is the page's program's then.
                    if number == AHEAD {
                        break;
                    }
                }
                Ok(None) => {}
                Err(failure) => {
                    reply(&self.without_the_rest(number).await.unwrap_or(failed(number, failure)));
                    return None;
                }
            }
        }
        Some(search.opened)
    }

    /// Sends the guides that answer a question, if there are any; a list that cannot be had is not missed.
    async fn offer_guides(&self, number: u32, asked: Option<(Lang, String)>) {
        let Some((lang, text)) = asked else { return };
        let Ok(finder) = self.guides(lang).await else { return };
        let guides = finder.find(&text);
        if self.newest.get() == number && !guides.is_empty() {
            (self.reply)(&SearchReply::Guides { number, guides });
        }
    }

    /// The guides of a language, fetched once.
    async fn guides(&self, lang: Lang) -> Result<Rc<GuideFinder>, SearchFailure> {
        let kept = self.guides.borrow().get(&lang).cloned();
        if let Some(kept) = kept {
            return Ok(kept);
        }
        let list = match self.files_of(lang).await?.guides {
            Some(file) => self.host.json::<GuideList>(&file.path).await?,
            None => GuideList::default(),
        };
        let finder = Rc::new(GuideFinder::new(lang, list));
        self.guides.borrow_mut().insert(lang, Rc::clone(&finder));
        Ok(finder)
    }

    /// Orders the newest search once more, by what is alike in meaning; where it is not answered yet, as soon as it is. What
    /// was found by words stays shown when the texts of what joins cannot be had.
    pub(crate) async fn join(&self, number: u32, alike: Vec<Alike>) {
        if self.newest.get() != number {
            return;
        }
        let Some(shown) = self.shown_of(number).filter(|shown| shown.shards_to_come == 0) else {
            self.alike.replace(Some((number, alike)));
            return;
        };
        let started = now();
        let ranking = shown.opened.shelf.join(&shown.query, &shown.ranking, &alike);
        let mut cost = shown.cost.get();
        cost.millis += now() - started;
        let joined = Shown {
            number,
            query: Rc::clone(&shown.query),
            opened: Rc::clone(&shown.opened),
            ranking: Rc::new(ranking),
            shards_to_come: 0,
            shards_out_of_reach: shown.shards_out_of_reach,
            pages: Cell::new(0),
            cost: Cell::new(cost),
        };
        // The list does not become shorter under a reader's eyes.
        let mut reply = self.page(&joined).await;
        while reply.is_ok() && joined.pages.get() < shown.pages.get() {
            reply = self.page(&joined).await;
        }
        if let Some(reply) = reply.ok().filter(|_| self.newest.get() == number) {
            self.shown.replace(Some(Rc::new(joined)));
            (self.reply)(&reply);
        }
    }

    /// Shows more of the newest search.
    pub(crate) async fn more(&self, number: u32) {
        let shown = self.shown_of(number);
        let Some(shown) = shown.filter(|shown| shown.pages.get() < shown.ranking.pages().len()) else { return };
        let reply = match self.page(&shown).await {
            Ok(reply) => reply,
            Err(failure) => failed(number, failure),
        };
        if self.newest.get() == number {
            (self.reply)(&reply);
        }
    }

    /// What the first shard found, when the others cannot be had.
    async fn without_the_rest(&self, number: u32) -> Option<SearchReply> {
        let shown = self.shown_of(number)?;
        let alone = Shown {
            number,
            query: Rc::clone(&shown.query),
            opened: Rc::clone(&shown.opened),
            ranking: Rc::clone(&shown.ranking),
            shards_to_come: 0,
            shards_out_of_reach: shown.shards_to_come,
            pages: Cell::new(shown.pages.get().saturating_sub(1)),
            cost: shown.cost.clone(),
        };
        let reply = self.page(&alone).await.ok();
        self.shown.replace(Some(Rc::new(alone)));
        reply
    }

    /// What is shown of a search.
    fn shown_of(&self, number: u32) -> Option<Rc<Shown>> {
        self.shown.borrow().clone().filter(|shown| shown.number == number)
    }

    /// A search at its beginning.
    async fn begin(&self, mut query: SearchQuery) -> Result<Search, SearchFailure> {
        let before = self.host.fetched();
        let opened = self.opened(query.lang).await?;
        if let Some(act) = act_asked(&query) {
            query.act_place = self.place_of(&act, &opened.files).await?;
        }
        let places = join_all(query.scope.acts.iter().map(|act| self.place_of(act, &opened.files))).await;
        query.places = places.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
        let errand = opened.shelf.errand(query, Aids::default());
        Ok(Search { opened, errand, before, cost: Cost::default() })
    }

    /// Searches so many shards. The results; `None` when they are no longer wanted, or there are none yet and more shards to
    /// ask.
    async fn go_on(
        &self,
        number: u32,
        search: &mut Search,
        shards: usize,
    ) -> Result<Option<SearchReply>, SearchFailure> {
        let opened = Rc::clone(&search.opened);
        loop {
            if self.newest.get() != number {
                return Ok(None);
            }
            let started = now();
            let needs = opened.shelf.advance(&mut search.errand, shards);
            search.cost.millis += now() - started;
            let needs = needs.map_err(|_| damaged(&opened.files.search[0].hot.path))?;
            if needs.is_empty() {
                break;
            }
            search.cost.rounds += 1;
            self.bring(&opened, needs).await?;
        }
        // What the first shard found stays in sight, and where it is.
        let before = self.shown_of(number).map_or(0, |shown| {
            search.errand.keep_first(&shown.ranking.pages()[..shown.pages.get()]);
            shown.pages.get()
        });
        let ranking = Rc::new(search.errand.ranking());
        let shards_to_come = search.errand.shards().saturating_sub(shards);
        if shards_to_come > 0 && !ranking.stands_alone() {
            return Ok(None);
        }
        let (pages, cost) = (Cell::new(before), Cell::new(search.cost));
        let query = Rc::new(search.errand.query().clone());
        let shown = Shown { number, query, opened, ranking, shards_to_come, shards_out_of_reach: 0, pages, cost };
        let shown = Rc::new(shown);
        let reply = self.page(&shown).await?;
        if self.newest.get() == number {
            self.shown.replace(Some(shown));
        }
        Ok(Some(self.counted(reply, search.before)))
    }

    /// Fetches what a search needs, all at the same time.
    async fn bring(&self, opened: &Opened, needs: Vec<Need>) -> Result<(), SearchFailure> {
        let given = join_all(needs.into_iter().map(|need| async move {
            match need {
                Need::Hot(shard) => {
                    let path = &opened.files.search.get(shard).ok_or_else(|| damaged(MANIFEST))?.hot.path;
                    let hot = self.host.file(path, Freshness::Hashed).await?;
                    opened.shelf.open(shard, &hot).map(|_| ()).map_err(|_| damaged(path))
                }
                Need::Block(shard, name) => {
                    let path = index_block_path(name);
                    let block = self.host.file(&path, Freshness::Hashed).await?;
                    opened.shelf.give(shard, name, block.to_vec()).map_err(|_| damaged(&path))
                }
            }
        }));
        given.await.into_iter().collect()
    }

    /// Fetches in the background what makes later queries quick: the dictionary of the first shard, then its words. Not
    /// where every byte is dear, not while an answer is being painted; and without them everything is still found.
    async fn settle(&self, opened: &Opened) {
        if saves_data() || opened.settling.replace(true) {
            return;
        }
        TimeoutFuture::new(SETTLE_AFTER).await;
        let Some(first) = opened.shelf.shard(0) else { return };
        let fetch = async |some: &[BlockName]| {
            // Whoever needs them asks for them and hears of the failure; after the next answer this is tried again.
            let fetched = self.bring(opened, some.iter().map(|&name| Need::Block(0, name)).collect()).await;
            opened.settling.set(fetched.is_ok());
            fetched.is_ok()
        };
        for some in first.term_blocks().chunks(SETTLED_AT_ONCE) {
            // On the next visit the dictionary is here.
            join_all(some.iter().map(|&name| self.host.keep(index_block_path(name)))).await;
            if !fetch(some).await {
                return;
            }
        }
        for some in first.word_blocks().chunks(SETTLED_AT_ONCE) {
            if !fetch(some).await {
                return;
            }
        }
    }

    /// The next screen of results.
    async fn page(&self, shown: &Shown) -> Result<SearchReply, SearchFailure> {
        let Shown { opened, ranking, .. } = shown;
        let here = |name: BlockName| self.blocks.borrow().iter().any(|(kept, _)| *kept == name);
        let pages = opened.shelf.next_screen(ranking, shown.pages.get(), here);
        let wanted = opened.shelf.blocks_of(ranking, pages);
        let mut cost = shown.cost.get();
        cost.rounds += u32::from(!wanted.iter().all(|name| here(*name)));
        let blocks = self.passages(&wanted).await?;
        let started = now();
        let results = opened.shelf.finish(ranking, pages, |name| blocks.get(&name).map(Rc::as_ref));
        let mut results = results.map_err(|error| match error {
            FinishError::Block(name) => damaged(&passage_block_path(name)),
            FinishError::Ranking => damaged(MANIFEST),
        })?;
        results.shards_to_come = shown.shards_to_come as u32;
        results.shards_out_of_reach = shown.shards_out_of_reach as u32;
        cost.millis += now() - started;
        cost.memory = memory();
        shown.pages.set(pages);
        shown.cost.set(cost);
        Ok(SearchReply::Results { number: shown.number, results, cost })
    }

    /// The reply, with what was fetched since.
    fn counted(&self, mut reply: SearchReply, (requests, bytes): (u32, u64)) -> SearchReply {
        if let SearchReply::Results { cost, .. } = &mut reply {
            let now = self.host.fetched();
            (cost.requests, cost.bytes) = (now.0.saturating_sub(requests), now.1.saturating_sub(bytes));
        }
        reply
    }

    /// Where an act is in the index, by the catalog.
    async fn place_of(&self, act: &ActId, files: &LanguageFiles) -> Result<Option<ActPlace>, SearchFailure> {
        let Some(part) = CatalogPart::holding(&files.catalog, act) else { return Ok(None) };
        let contents: Catalog = self.host.json(&part.file.path).await?;
        Ok(contents.acts.iter().find(|entry| entry.id == *act).map(|entry| entry.place))
    }

    /// Offers what may be typed next. Without suggestions one types on: nothing is said of a failure.
    pub(crate) async fn suggest(&self, number: u32, text: &str, lang: Lang, act: Option<ActId>, scope: Scope) {
        self.newest_suggestion.set(number);
        let suggester = self.suggester(lang).await;
        if self.newest_suggestion.get() == number {
            let suggestions =
                suggester.map(|suggester| suggester.suggest(text, act.as_ref(), &scope)).unwrap_or_default();
            (self.reply)(&SearchReply::Suggestions { number, suggestions });
        }
    }

    /// What can be offered in a language, fetched once.
    async fn suggester(&self, lang: Lang) -> Result<Rc<Suggester>, SearchFailure> {
        let files = self.files_of(lang).await?;
        let loading = {
            let host = Rc::clone(&self.host);
            let fetch = || fetch_suggester(host, files).map(|loaded| loaded.map(Rc::new)).boxed_local().shared();
            self.suggesters.borrow_mut().entry(lang).or_insert_with(fetch).clone()
        };
        let loaded = loading.await;
        if loaded.is_err() {
            self.suggesters.borrow_mut().remove(&lang);
        }
        loaded
    }

    async fn files_of(&self, lang: Lang) -> Result<LanguageFiles, SearchFailure> {
        let manifest = self.manifest().await?;
        let files = manifest.languages.iter().find(|files| files.lang == lang);
        files.cloned().ok_or(SearchFailure::NoSuchLanguage { lang })
    }

    /// The manifest, fetched once; after a failure the next search tries again.
    async fn manifest(&self) -> Result<Rc<Manifest>, SearchFailure> {
        let loading = {
            let mut manifest = self.manifest.borrow_mut();
            let host = Rc::clone(&self.host);
            manifest
                .get_or_insert_with(|| fetch_manifest(host).map(|loaded| loaded.map(Rc::new)).boxed_local().shared())
                .clone()
        };
        let loaded = loading.await;
        if loaded.is_err() {
            self.manifest.borrow_mut().take();
        }
        loaded
    }

    /// The indexes of a language, the first shard of them open, fetched once; after a failure the next search tries again.
    async fn opened(&self, lang: Lang) -> Result<Rc<Opened>, SearchFailure> {
        let files = self.files_of(lang).await?;
        let loading = {
            let (host, reply) = (Rc::clone(&self.host), self.reply);
            let fetch = || fetch_opened(host, files, reply).map(|loaded| loaded.map(Rc::new)).boxed_local().shared();
            self.shelves.borrow_mut().entry(lang).or_insert_with(fetch).clone()
        };
        let loaded = loading.await;
        if loaded.is_err() {
            self.shelves.borrow_mut().remove(&lang);
        }
        loaded
    }

    /// Blocks of passages, those not kept fetched at the same time; those that cannot be had are left out,
    /// unless all are.
    async fn passages(&self, wanted: &[BlockName]) -> Result<BTreeMap<BlockName, Rc<PassageBlock>>, SearchFailure> {
        let fetched = join_all(wanted.iter().map(|&name| async move {
            let kept = self.blocks.borrow().iter().find(|(kept, _)| *kept == name).map(|(_, block)| Rc::clone(block));
            let block = match kept {
                Some(block) => block,
                None => Rc::new(self.host.json::<PassageBlock>(&passage_block_path(name)).await?),
            };
            Ok::<_, SearchFailure>((name, block))
        }))
        .await;
        // Without a network, or when one is damaged, the others will do.
        let (found, failures): (Vec<_>, Vec<_>) = fetched.into_iter().partition(Result::is_ok);
        if found.is_empty()
            && let Some(Err(failure)) = failures.into_iter().next()
        {
            return Err(failure);
        }
        let found: BTreeMap<BlockName, Rc<PassageBlock>> = found.into_iter().flatten().collect();
        let mut blocks = self.blocks.borrow_mut();
        for (name, block) in &found {
            blocks.retain(|(kept, _)| kept != name);
            blocks.push_back((*name, Rc::clone(block)));
        }
        while blocks.len() > BLOCKS_KEPT.max(found.len()) {
            blocks.pop_front();
        }
        Ok(found)
    }
}

/// The manifest, its format checked before anything else is read of it.
async fn fetch_manifest(host: Rc<Host>) -> Result<Manifest, SearchFailure> {
    let bytes = host.file(MANIFEST, Freshness::AskHost).await?;
    let format: FormatOnly = serde_json::from_slice(&bytes).map_err(|_| damaged(MANIFEST))?;
    format.check().map_err(|refusal| match refusal {
        Refusal::Format { found } => SearchFailure::Format { found },
        Refusal::Damaged(_) => damaged(MANIFEST),
    })?;
    serde_json::from_slice(&bytes).map_err(|_| damaged(MANIFEST))
}

/// What a language offers; a bundle without suggestions offers nothing.
async fn fetch_suggester(host: Rc<Host>, files: LanguageFiles) -> Result<Suggester, SearchFailure> {
    fetch_notes(&host, &files).await?;
    let file = match &files.suggestions {
        Some(entry) => host.json::<SuggestionFile>(&entry.path).await?,
        None => SuggestionFile::default(),
    };
    Ok(Suggester::new(files.lang, file))
}

/// Gives the editor's notes of a language to the search.
async fn fetch_notes(host: &Host, files: &LanguageFiles) -> Result<(), SearchFailure> {
    if let Some(notes) = &files.notes {
        let bytes = host.file(&notes.path, Freshness::Hashed).await?;
        give_notes(files.lang, std::str::from_utf8(&bytes).map_err(|_| damaged(&notes.path))?);
    }
    Ok(())
}

/// The indexes of a language, the first shard open.
async fn fetch_opened(host: Rc<Host>, files: LanguageFiles, reply: fn(&SearchReply)) -> Result<Opened, SearchFailure> {
    let SearchFiles { hot, .. } = files.search.first().ok_or_else(|| damaged(MANIFEST))?;
    let (lang, total) = (files.lang, hot.bytes);
    let progress = move |loaded: u64| reply(&SearchReply::Progress { lang, loaded, total: total.max(loaded) });
    let first = host.file_with(&hot.path, Freshness::Hashed, progress);
    let (first, notes) = futures_util::join!(first, fetch_notes(&host, &files));
    notes?;
    let shelf = Shelf::new(lang, files.search.len());
    shelf.open(0, &first?).map_err(|_| damaged(&hot.path))?;
    Ok(Opened { shelf, files, settling: Cell::new(false) })
}

/// Milliseconds since the worker started.
fn now() -> f64 {
    let scope = js_sys::global().dyn_into::<WorkerGlobalScope>().ok();
    scope.and_then(|scope| scope.performance()).map_or(0.0, |clock| clock.now())
}

/// Bytes of memory the program has.
fn memory() -> u64 {
    let buffer = wasm_bindgen::memory().dyn_into::<js_sys::WebAssembly::Memory>().map(|memory| memory.buffer());
    let buffer = buffer.ok().and_then(|buffer| buffer.dyn_into::<js_sys::ArrayBuffer>().ok());
    buffer.map_or(0, |buffer| u64::from(buffer.byte_length()))
}

/// Whether the reader has asked the browser to save data.
fn saves_data() -> bool {
    let get =
        |object: &JsValue, name: &str| Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
    let connection = get(&get(&js_sys::global(), "navigator"), "connection");
    connection.is_object() && get(&connection, "saveData").is_truthy()
}
