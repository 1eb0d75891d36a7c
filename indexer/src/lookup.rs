//! `Lookup`: a search over a bundle from the command line, with the same code the browser runs.

use crate::meaning;
use anyhow::{Context, bail};
use encoder::Directions;
use flate2::read::GzDecoder;
use legislation::bundle::{
    BlockName, Catalog, CatalogPart, FormatOnly, LanguageFiles, MANIFEST, Manifest, PassageBlock, index_block_path,
    numbers_path, passage_block_path,
};
use legislation::message::{ActPlace, Alike, Scope, SearchQuery, SearchResults};
use legislation::{ActId, EId, Lang, TextSpan};
use search::query::act_asked;
use search::writer::WrittenIndex;
use search::{Aids, Need, RankedPage, Ranking, Searcher, Shelf};
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// An opened bundle, one language of it. Its files are read when a query needs them, as the browser fetches them.
pub struct Lookup {
    bundle: PathBuf,
    shelf: Shelf,
    lang: Lang,
    files: LanguageFiles,
    blocks: RefCell<HashMap<BlockName, Rc<PassageBlock>>>,
    read: Cell<Reading>,
}

/// What was read of a bundle, as a browser would have fetched it.
#[derive(Clone, Copy, Default, Debug)]
pub struct Reading {
    /// Files.
    pub files: u32,
    /// Their size as sent, bytes.
    pub bytes: u64,
    /// Times files had to be there before the next ones were known.
    pub rounds: u32,
}

impl Lookup {
    /// Opens the index of a language; without one, the language the query is written in.
    pub fn open(bundle: &Path, lang: Option<Lang>, query: &str) -> anyhow::Result<Self> {
        let manifest = manifest(bundle)?;
        let lang = lang.or_else(|| language::detect(query)).unwrap_or(Lang::RU);
        let Some(files) = manifest.languages.iter().find(|l| l.lang == lang) else {
            let there: Vec<&str> = manifest.languages.iter().map(|l| l.lang.code()).collect();
            bail!("no texts in {lang:?} in this bundle, only {}: choose with --lang", there.join(", "));
        };
        let notes = files.notes.as_ref();
        let read = Reading { files: notes.map_or(0, |_| 1), bytes: notes.map_or(0, |notes| notes.bytes), rounds: 0 };
        let lookup = Self {
            bundle: bundle.to_path_buf(),
            shelf: Shelf::new(lang, files.search.len()),
            lang,
            files: files.clone(),
            blocks: RefCell::default(),
            read: Cell::new(read),
        };
        lookup.next_round();
        lookup.bring(Need::Hot(0))?;
        Ok(lookup)
    }

    /// What was read since this was asked last.
    pub fn reading(&self) -> Reading {
        self.read.take()
    }

    fn file(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        let mut read = self.read.get();
        read.files += 1;
        read.bytes += std::fs::metadata(self.bundle.join(path)).map_or(0, |file| file.len());
        self.read.set(read);
        unpacked(&self.bundle, path)
    }

    fn next_round(&self) {
        self.read.update(|read| Reading { rounds: read.rounds + 1, ..read });
    }

    /// Reads what a browser fetches in the background: the dictionary and the words of the first shard.
    pub fn settle(&self) -> anyhow::Result<()> {
        self.settle_shard(0)
    }

    fn settle_shard(&self, shard: usize) -> anyhow::Result<()> {
        self.bring(Need::Hot(shard))?;
        let Some(searcher) = self.shelf.shard(shard) else { return Ok(()) };
        let blocks = searcher.term_blocks().into_iter().chain(searcher.word_blocks());
        blocks.into_iter().try_for_each(|name| self.bring(Need::Block(shard, name)))
    }

    /// Reads what a search needs.
    fn bring(&self, need: Need) -> anyhow::Result<()> {
        match need {
            Need::Hot(shard) if self.shelf.shard(shard).is_some() => {}
            Need::Hot(shard) => {
                let path = &self.files.search.get(shard).context("the index has no such shard")?.hot.path;
                self.shelf.open(shard, &self.file(path)?).with_context(|| format!("opening {path}"))?;
            }
            Need::Block(shard, name) => {
                let path = index_block_path(name);
                self.shelf.give(shard, name, self.file(&path)?).with_context(|| format!("{path} is damaged"))?;
            }
        }
        Ok(())
    }

    /// The passages that mean most what a question points to, the best first; none in a bundle without meaning.
    pub fn alike(&self, question: &[f32]) -> anyhow::Result<Vec<Alike>> {
        let mut found = Vec::new();
        for (shard, file) in self.files.directions.iter().enumerate() {
            self.bring(Need::Hot(shard))?;
            let directions =
                Directions::read(&self.file(&file.path)?).with_context(|| format!("{} is damaged", file.path))?;
            let near = meaning::nearest(&directions, question, |name| self.file(&numbers_path(name)))?;
            let alike = |(passage, cosine)| Alike { shard: shard as u16, passage, cosine };
            found.extend(near.into_iter().map(alike));
        }
        found.sort_by(|a, b| b.cosine.total_cmp(&a.cosine));
        Ok(found)
    }

    /// Searches the first `shards` of those a query concerns, reading what is missing until nothing is.
    fn ranking(&self, query: &SearchQuery, aids: &Aids, shards: usize) -> anyhow::Result<Ranking> {
        let mut query = query.clone();
        if let Some(act) = act_asked(&query) {
            query.act_place = self.place_of(&act)?;
        }
        let places: Vec<_> = query.scope.acts.iter().map(|act| self.place_of(act)).collect::<anyhow::Result<_>>()?;
        query.places = places.into_iter().flatten().collect();
        let mut errand = self.shelf.errand(query, aids.clone());
        loop {
            let needs = self.shelf.advance(&mut errand, shards).context("build the bundle again")?;
            if needs.is_empty() {
                return Ok(errand.ranking());
            }
            self.next_round();
            needs.into_iter().try_for_each(|need| self.bring(need))?;
        }
    }

    /// Where an act is in the index.
    fn place_of(&self, act: &ActId) -> anyhow::Result<Option<ActPlace>> {
        let Some(part) = CatalogPart::holding(&self.files.catalog, act) else { return Ok(None) };
        let contents: Catalog = json(&self.bundle, &part.file.path)?;
        Ok(contents.acts.iter().find(|entry| entry.id == *act).map(|entry| entry.place))
    }

    /// The languages of a bundle.
    pub fn languages(bundle: &Path) -> anyhow::Result<Vec<Lang>> {
        Ok(manifest(bundle)?.languages.iter().map(|files| files.lang).collect())
    }

    /// Every word of the texts, folded, with the number of passages that have it; in order.
    pub fn words(&self) -> anyhow::Result<Vec<(String, u32)>> {
        let mut words: BTreeMap<String, u32> = BTreeMap::new();
        for shard in 0..self.shelf.shards() {
            self.settle_shard(shard)?;
            for (word, passages) in self.shelf.shard(shard).map(Searcher::words).unwrap_or_default() {
                *words.entry(word).or_default() += passages;
            }
        }
        Ok(words.into_iter().collect())
    }

    /// The index terms that a search of the first shard for the text looks up, once that is settled ([`Self::settle`]).
    pub fn terms(&self, text: &str) -> Vec<String> {
        self.shelf.shard(0).map(|searcher| searcher.terms(text, self.lang)).unwrap_or_default()
    }

    /// Ranks the ten best pages of the first shard, without their texts.
    pub fn rank(&self, text: &str) -> anyhow::Result<Ranking> {
        self.ranking(&request(text, self.lang, 10), &Aids::default(), 1)
    }

    /// The catalog of the language.
    pub fn catalog(&self) -> anyhow::Result<Catalog> {
        let parts = self.files.catalog.iter().map(|part| json(&self.bundle, &part.file.path));
        Ok(Catalog::joined(parts.collect::<anyhow::Result<Vec<Catalog>>>()?))
    }

    /// Act, page and passage of the first `most` hits, joined by what is `alike` in meaning, acts that are `passed_over` left out.
    pub fn places(
        &self,
        query: &SearchQuery,
        aids: &Aids,
        alike: Option<&[Alike]>,
        most: usize,
        passed_over: impl Fn(&ActId) -> bool,
    ) -> anyhow::Result<Vec<(ActId, EId, EId, RankedPage)>> {
        let ranking = self.ranking(query, aids, usize::MAX)?;
        let ranking = alike.map_or(ranking.clone(), |alike| self.shelf.join(query, &ranking, alike));
        let mut places = Vec::new();
        for page in ranking.pages() {
            let name = self.shelf.block_of(page).context("the index names no block for a passage")?;
            let block = self.block(name)?;
            let (passage, act) = self.shelf.passage(page, |_| Some(&block)).context("a passage is missing")?;
            if passed_over(&act.id) {
                continue;
            }
            places.push((act.id.clone(), passage.unit.clone(), passage.eid.clone(), *page));
            if places.len() == most {
                break;
            }
        }
        Ok(places)
    }

    /// A block of passages, read once.
    fn block(&self, name: BlockName) -> anyhow::Result<Rc<PassageBlock>> {
        if let Some(block) = self.blocks.borrow().get(&name) {
            return Ok(Rc::clone(block));
        }
        let path = passage_block_path(name);
        let block = serde_json::from_slice(&self.file(&path)?).with_context(|| format!("{path} is damaged"))?;
        let block: Rc<PassageBlock> = Rc::new(block);
        self.blocks.borrow_mut().insert(name, Rc::clone(&block));
        Ok(block)
    }

    /// Answers a query up to the first screen of results of the first shard, as the browser does at first.
    pub fn first_screen(&self, text: &str) -> anyhow::Result<SearchResults> {
        let ranking = self.rank(text)?;
        let here = |name: BlockName| self.blocks.borrow().contains_key(&name);
        let pages = self.shelf.next_screen(&ranking, 0, here);
        if self.shelf.blocks_of(&ranking, pages).into_iter().any(|name| !here(name)) {
            self.next_round();
        }
        self.finished(&ranking, pages)
    }

    /// Searches; `limit` pages at most.
    pub fn search(&self, text: &str, limit: u32) -> anyhow::Result<SearchResults> {
        let ranking = self.ranking(&request(text, self.lang, limit), &Aids::default(), usize::MAX)?;
        self.finished(&ranking, usize::MAX)
    }

    /// Results of the first `pages` pages of a ranking.
    fn finished(&self, ranking: &Ranking, pages: usize) -> anyhow::Result<SearchResults> {
        let mut blocks: HashMap<BlockName, Rc<PassageBlock>> = HashMap::new();
        for name in self.shelf.blocks_of(ranking, pages) {
            blocks.insert(name, self.block(name)?);
        }
        Ok(self.shelf.finish(ranking, pages, |name| blocks.get(&name).map(Rc::as_ref))?)
    }
}

/// An index just written, searched in memory.
pub(crate) struct Whole {
    shelf: Shelf,
    blocks: HashMap<BlockName, Vec<u8>>,
}

impl Whole {
    /// Opens the shards of a language.
    pub(crate) fn open(written: &[WrittenIndex], lang: Lang) -> anyhow::Result<Self> {
        let shelf = Shelf::new(lang, written.len());
        let mut blocks: HashMap<BlockName, Vec<u8>> = HashMap::new();
        for (shard, written) in written.iter().enumerate() {
            shelf.open(shard, &written.hot).context("opening the index just written")?;
            blocks.extend(written.blocks.iter().cloned());
        }
        Ok(Self { shelf, blocks })
    }

    pub(crate) fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    pub(crate) fn search(&self, query: &SearchQuery, aids: &Aids) -> anyhow::Result<Ranking> {
        let mut errand = self.shelf.errand(query.clone(), aids.clone());
        loop {
            let needs = self.shelf.advance(&mut errand, usize::MAX)?;
            if needs.is_empty() {
                return Ok(errand.ranking());
            }
            for need in needs {
                let Need::Block(shard, name) = need else { bail!("a shard of the index is not open") };
                let block = self.blocks.get(&name).context("a block of the index was not written")?;
                self.shelf.give(shard, name, block.clone())?;
            }
        }
    }
}

/// A query for pages of any act.
pub(crate) fn request(text: &str, lang: Lang, limit: u32) -> SearchQuery {
    SearchQuery {
        text: text.to_owned(),
        lang,
        kinds: Vec::new(),
        statuses: Vec::new(),
        act: None,
        act_place: None,
        scope: Scope::default(),
        places: Vec::new(),
        limit,
    }
}

/// The results in words, for a terminal; matched words stand between `*`.
pub fn words(results: &SearchResults) -> String {
    let mut out = String::new();
    // Writing into a String cannot fail.
    let _ = writeln!(
        out,
        "{} found{}",
        results.total,
        if results.nearest_only { ", none with all words: the nearest" } else { "" }
    );
    for (typed, read_as) in &results.understood.read_as {
        let _ = writeln!(out, "«{typed}» read as «{read_as}»");
    }
    for (said, law) in &results.understood.meant {
        let _ = writeln!(out, "«{said}»: also {}", law.join("; "));
    }
    for word in &results.understood.unknown {
        let _ = writeln!(out, "«{word}» stands in no text");
    }
    for act in &results.acts {
        let _ = writeln!(out, "\n{} · {} · {}", act.id, act.kind.slug(), act.title);
        for page in &act.pages {
            let _ = writeln!(out, "  {:.2}  {}  {} {}", page.score, page.eid, page.label, page.heading);
            let _ = writeln!(out, "        {}", marked(&page.snippet, &page.marks));
        }
        if act.more > 0 {
            let _ = writeln!(out, "  and {} more", act.more);
        }
    }
    out
}

fn marked(text: &str, marks: &[TextSpan]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for mark in marks {
        let (Some(before), Some(word)) = (text.get(at..mark.start()), mark.of(text)) else { continue };
        let _ = write!(out, "{before}*{word}*");
        at = mark.end();
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out.replace('\n', " ")
}

fn manifest(bundle: &Path) -> anyhow::Result<Manifest> {
    let path = bundle.join(MANIFEST);
    let text =
        std::fs::read(&path).with_context(|| format!("no bundle in {}: make one with anyq build", bundle.display()))?;
    let format: FormatOnly = serde_json::from_slice(&text).with_context(|| format!("{} is damaged", path.display()))?;
    format.check().context("build the bundle again with this program")?;
    serde_json::from_slice(&text).with_context(|| format!("{} is damaged", path.display()))
}

fn unpacked(bundle: &Path, path: &str) -> anyhow::Result<Vec<u8>> {
    let packed = std::fs::read(bundle.join(path)).with_context(|| format!("reading {path}"))?;
    let mut bytes = Vec::new();
    GzDecoder::new(&packed[..]).read_to_end(&mut bytes).with_context(|| format!("{path} is damaged"))?;
    Ok(bytes)
}

fn json<T: DeserializeOwned>(bundle: &Path, path: &str) -> anyhow::Result<T> {
    serde_json::from_slice(&unpacked(bundle, path)?).with_context(|| format!("{path} is damaged"))
}
