//! `Lookup`: a search over a bundle from the command line, with the same code the browser runs.

use anyhow::{Context, bail};
use flate2::read::GzDecoder;
use legislation::bundle::{Catalog, FormatOnly, LanguageFiles, MANIFEST, Manifest, PassageBlock, PassageTable};
use legislation::message::{SearchQuery, SearchResults};
use legislation::{ActId, EId, Lang, TextSpan};
use search::{Aids, Ranking, Searcher};
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// An opened bundle, one language of it.
pub struct Lookup {
    bundle: PathBuf,
    searcher: Searcher,
    lang: Lang,
    blocks: RefCell<HashMap<usize, Rc<PassageBlock>>>,
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
        let LanguageFiles { index, table, catalog, .. } = files;
        let table: PassageTable = json(bundle, &table.path)?;
        let catalog =
            catalog.iter().map(|part| json(bundle, &part.file.path)).collect::<anyhow::Result<Vec<Catalog>>>()?;
        let searcher = Searcher::open(unpacked(bundle, &index.path)?, table, Catalog::joined(catalog))
            .with_context(|| format!("opening {}", index.path))?;
        Ok(Self { bundle: bundle.to_path_buf(), searcher, lang, blocks: RefCell::default() })
    }

    /// The languages of a bundle.
    pub fn languages(bundle: &Path) -> anyhow::Result<Vec<Lang>> {
        Ok(manifest(bundle)?.languages.iter().map(|files| files.lang).collect())
    }

    /// Every word of the texts, folded, with the number of passages that have it; in order.
    pub fn words(&self) -> Vec<(String, u32)> {
        self.searcher.words(self.lang)
    }

    /// The index terms that a search for the text looks up.
    pub fn terms(&self, text: &str) -> Vec<String> {
        self.searcher.terms(text, self.lang)
    }

    /// Ranks the ten best pages, without their texts.
    pub fn rank(&self, text: &str) -> Ranking {
        self.searcher.search(&request(text, self.lang, 10))
    }

    /// The catalog of the language.
    pub fn catalog(&self) -> &Catalog {
        self.searcher.catalog()
    }

    /// Act, page and passage of the first `most` hits, acts that are `passed_over` left out.
    pub fn places(
        &self,
        query: &SearchQuery,
        aids: &Aids,
        most: usize,
        passed_over: impl Fn(&ActId) -> bool,
    ) -> anyhow::Result<Vec<(ActId, EId, EId)>> {
        let ranking = self.searcher.search_with(query, aids);
        let mut places = Vec::new();
        for page in ranking.pages() {
            let act = &self.searcher.catalog().acts[page.act].id;
            if passed_over(act) {
                continue;
            }
            let number = self.searcher.block_of(page.passage);
            let block = self.block(number)?;
            let passage = self.searcher.passage(page, |_| Some(&block)).context("a passage is missing")?;
            places.push((act.clone(), passage.unit.clone(), passage.eid.clone()));
            if places.len() == most {
                break;
            }
        }
        Ok(places)
    }

    /// A block of passages, read once.
    fn block(&self, number: usize) -> anyhow::Result<Rc<PassageBlock>> {
        if let Some(block) = self.blocks.borrow().get(&number) {
            return Ok(Rc::clone(block));
        }
        let entry = self.searcher.table().blocks.get(number);
        let entry = entry.context("the passage table names a block it does not have")?;
        let block: Rc<PassageBlock> = Rc::new(json(&self.bundle, &entry.file.path)?);
        self.blocks.borrow_mut().insert(number, Rc::clone(&block));
        Ok(block)
    }

    /// Searches; `limit` pages at most.
    pub fn search(&self, text: &str, limit: u32) -> anyhow::Result<SearchResults> {
        let ranking = self.searcher.search(&request(text, self.lang, limit));
        let mut blocks: HashMap<usize, Rc<PassageBlock>> = HashMap::new();
        for &block in ranking.blocks() {
            blocks.insert(block, self.block(block)?);
        }
        Ok(self.searcher.finish(&ranking, |block| blocks.get(&block).map(Rc::as_ref))?)
    }
}

fn request(text: &str, lang: Lang, limit: u32) -> SearchQuery {
    SearchQuery { text: text.to_owned(), lang, kinds: Vec::new(), statuses: Vec::new(), act: None, limit }
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
