//! `Lookup`: a search over a bundle from the command line, with the same code the browser runs.

use anyhow::{Context, bail};
use flate2::read::GzDecoder;
use legislation::bundle::{
    BlockName, Catalog, FormatOnly, LanguageFiles, MANIFEST, Manifest, PassageBlock, index_block_path,
    passage_block_path,
};
use legislation::message::{SearchQuery, SearchResults};
use legislation::{ActId, EId, Lang, TextSpan};
use search::query::act_asked;
use search::writer::WrittenIndex;
use search::{Aids, Ranking, Searcher};
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt::Write;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Times a search is repeated because it lacks something: the dictionary's blocks, words, postings, positions.
const MOST_ROUNDS: usize = 12;

/// An opened bundle, one language of it. Its blocks are read when a query needs them, as the browser fetches them.
pub struct Lookup {
    bundle: PathBuf,
    searcher: Searcher,
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
        let hot = unpacked(bundle, &files.search.hot.path)?;
        let searcher = Searcher::open(&hot, lang).with_context(|| format!("opening {}", files.search.hot.path))?;
        let notes = files.search.notes.as_ref().map_or(0, |notes| notes.bytes);
        let read = Reading { files: 2, bytes: files.search.hot.bytes + notes, rounds: 1 };
        Ok(Self {
            bundle: bundle.to_path_buf(),
            searcher,
            lang,
            files: files.clone(),
            blocks: RefCell::default(),
            read: Cell::new(read),
        })
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

    /// Reads the dictionary and the words, as a browser does in the background.
    pub fn settle(&self) -> anyhow::Result<()> {
        if let Some(terms) = &self.files.search.terms {
            self.searcher.give_terms(self.file(&terms.path)?)?;
        }
        self.give(&self.searcher.word_blocks())
    }

    fn give(&self, names: &[BlockName]) -> anyhow::Result<()> {
        for &name in names {
            let path = index_block_path(name);
            let bytes = self.file(&path)?;
            self.searcher.give(name, bytes).with_context(|| format!("{path} is damaged"))?;
        }
        Ok(())
    }

    /// Searches, reading what is missing until nothing is.
    fn ranking(&self, query: &SearchQuery, aids: &Aids) -> anyhow::Result<Ranking> {
        let mut query = query.clone();
        if let Some(act) = act_asked(&query) {
            let number = self.catalog()?.acts.iter().position(|entry| entry.id == act);
            query.act_number = number.map(|number| number as u32);
        }
        for _ in 0..MOST_ROUNDS {
            let ranking = self.searcher.search_with(&query, aids);
            if ranking.missing().is_empty() {
                return Ok(ranking);
            }
            self.next_round();
            self.give(ranking.missing())?;
        }
        bail!("the index asks for its blocks again and again: build the bundle again")
    }

    /// The languages of a bundle.
    pub fn languages(bundle: &Path) -> anyhow::Result<Vec<Lang>> {
        Ok(manifest(bundle)?.languages.iter().map(|files| files.lang).collect())
    }

    /// Every word of the texts, folded, with the number of passages that have it; in order.
    pub fn words(&self) -> anyhow::Result<Vec<(String, u32)>> {
        self.settle()?;
        Ok(self.searcher.words())
    }

    /// The index terms that a search for the text looks up, once the index is settled ([`Self::settle`]).
    pub fn terms(&self, text: &str) -> Vec<String> {
        self.searcher.terms(text, self.lang)
    }

    /// Ranks the ten best pages, without their texts.
    pub fn rank(&self, text: &str) -> anyhow::Result<Ranking> {
        self.ranking(&request(text, self.lang, 10), &Aids::default())
    }

    /// The catalog of the language.
    pub fn catalog(&self) -> anyhow::Result<Catalog> {
        let parts = self.files.catalog.iter().map(|part| json(&self.bundle, &part.file.path));
        Ok(Catalog::joined(parts.collect::<anyhow::Result<Vec<Catalog>>>()?))
    }

    /// Act, page and passage of the first `most` hits, acts that are `passed_over` left out.
    pub fn places(
        &self,
        query: &SearchQuery,
        aids: &Aids,
        most: usize,
        passed_over: impl Fn(&ActId) -> bool,
    ) -> anyhow::Result<Vec<(ActId, EId, EId)>> {
        let ranking = self.ranking(query, aids)?;
        let searcher = &self.searcher;
        let mut places = Vec::new();
        for page in ranking.pages() {
            let number = searcher.block_of(page.passage);
            let name = searcher.passage_blocks().get(number).context("the index names no block for a passage")?;
            let block = self.block(*name)?;
            let (passage, act) = searcher.passage(page, |_| Some(&block)).context("a passage is missing")?;
            if passed_over(&act.id) {
                continue;
            }
            places.push((act.id.clone(), passage.unit.clone(), passage.eid.clone()));
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

    /// Answers a query up to the first screen of results, as the browser does.
    pub fn first_screen(&self, text: &str) -> anyhow::Result<SearchResults> {
        let ranking = self.rank(text)?;
        let searcher = &self.searcher;
        let here = |name: BlockName| self.blocks.borrow().contains_key(&name);
        let pages = searcher.reach(&ranking, search::FIRST_PAGES, search::BLOCKS_AT_ONCE, here);
        let mut blocks: HashMap<usize, Rc<PassageBlock>> = HashMap::new();
        let wanted = searcher.blocks_of(&ranking, pages);
        if wanted.iter().any(|(_, name)| !here(*name)) {
            self.next_round();
        }
        for (number, name) in wanted {
            blocks.insert(number, self.block(name)?);
        }
        Ok(searcher.finish(&ranking, pages, |block| blocks.get(&block).map(Rc::as_ref))?)
    }

    /// Searches; `limit` pages at most.
    pub fn search(&self, text: &str, limit: u32) -> anyhow::Result<SearchResults> {
        let ranking = self.ranking(&request(text, self.lang, limit), &Aids::default())?;
        let searcher = &self.searcher;
        let mut blocks: HashMap<usize, Rc<PassageBlock>> = HashMap::new();
        for (number, name) in searcher.blocks_of(&ranking, usize::MAX) {
            blocks.insert(number, self.block(name)?);
        }
        Ok(searcher.finish(&ranking, usize::MAX, |block| blocks.get(&block).map(Rc::as_ref))?)
    }
}

/// An index just written, searched in memory.
pub(crate) struct Whole {
    searcher: Searcher,
    blocks: HashMap<BlockName, Vec<u8>>,
}

impl Whole {
    pub(crate) fn open(written: &WrittenIndex, lang: Lang) -> anyhow::Result<Self> {
        let searcher = Searcher::open(&written.hot, lang).context("opening the index just written")?;
        if let Some(terms) = &written.dictionary {
            searcher.give_terms(terms.clone())?;
        }
        let blocks: HashMap<BlockName, Vec<u8>> = written.blocks.iter().cloned().collect();
        for name in searcher.word_blocks() {
            searcher.give(name, blocks.get(&name).context("a block of words was not written")?.clone())?;
        }
        Ok(Self { searcher, blocks })
    }

    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    pub(crate) fn search(&mut self, query: &SearchQuery, aids: &Aids) -> anyhow::Result<Ranking> {
        for _ in 0..MOST_ROUNDS {
            let ranking = self.searcher.search_with(query, aids);
            if ranking.missing().is_empty() {
                return Ok(ranking);
            }
            for &name in ranking.missing() {
                let block = self.blocks.get(&name).context("a block of the index was not written")?;
                self.searcher.give(name, block.clone())?;
            }
        }
        bail!("the index asks for its blocks again and again")
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
        act_number: None,
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
