//! The search against labelled queries: R@1, R@5, R@10, nDCG@5, nDCG@10, MRR, with the code the browser runs.
//!
//! A query's relevant provision counts as found when any part of it is returned, once. nDCG has one grade; its ideal
//! lists all relevant provisions first (Järvelin, Kekäläinen 2002).

use super::acts::is_act;
use super::json_lines;
use crate::lookup::{Lookup, Whole};
use crate::meaning::{Laid, Meaning, Vectors, nearest};
use anyhow::{Context, bail};
use encoder::{RESCORED, cosine};
use indicatif::ProgressBar;
use legislation::bundle::{BlockName, CatalogEntry, PassageBlock};
use legislation::message::{Alike, Scope, SearchQuery};
use legislation::{Act, ActId, ActKind, EId, Lang, Provision, ProvisionKind};
use search::{Aids, writer};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::path::Path;

/// Pages looked at.
const DEPTH: usize = 50;

/// A labelled query.
#[derive(Deserialize)]
struct Labelled {
    query: String,
    relevant: Vec<String>,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    kind: Option<String>,
    /// The country whose law is asked for; acts known to be another's are passed over.
    #[serde(default)]
    jurisdiction: Option<String>,
}

/// A passage of a set without acts. An id `work:12.3` names a provision of a work by its number.
#[derive(Deserialize)]
struct LoosePassage {
    id: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    context: String,
    text: String,
}

/// What is searched.
pub enum Source<'a> {
    /// A file of passages, one JSON object per line.
    Passages(&'a Path),
    /// A bundle.
    Bundle(&'a Path),
}

/// Something found, by the names the labels use.
#[derive(Clone)]
struct Hit {
    /// Act and provision, `None` for a set of loose passages.
    place: Option<(ActId, EId, EId)>,
    /// The passage's own id.
    id: String,
    /// Its score.
    score: f32,
}

/// How the queries are run besides.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Once more without each aid.
    pub ablate: bool,
    /// What is found is written here as TREC's tools read it: number of the query, `Q0`, id, rank, score, name of the run.
    pub run: Option<&'a Path>,
    /// The model whose meaning joins the words.
    pub meaning: Option<&'a Path>,
    /// Whether every vector is compared as it is, not found by its signs; loose passages only.
    pub exact: bool,
}

/// Runs the queries.
pub fn evaluate(source: &Source<'_>, queries: &Path, options: Options<'_>) -> anyhow::Result<Value> {
    let labelled: Vec<Labelled> = json_lines(queries)?;
    if labelled.is_empty() {
        bail!("{} holds no query", queries.display());
    }
    let collection = match source {
        Source::Passages(file) => Collection::of_passages(file, &labelled)?,
        Source::Bundle(folder) => Collection::of_bundle(folder, &labelled)?,
    };
    let asking = options.meaning.map(|model| collection.asking(model, options.exact)).transpose()?;
    let search = |query: &Labelled, aids: &Aids| collection.search(query, aids, asking.as_ref());
    if let Some(run) = options.run {
        let mut lines = String::new();
        for (number, query) in labelled.iter().enumerate() {
            for (rank, hit) in search(query, &Aids::default())?.iter().enumerate() {
                let _ = writeln!(lines, "{} Q0 {} {} {} anyq", number + 1, hit.id, rank + 1, hit.score);
            }
        }
        std::fs::write(run, lines).with_context(|| format!("{} cannot be written", run.display()))?;
    }
    let mut report = measure(&search, &labelled, &Aids::default())?;
    if options.ablate {
        let mut without = Map::new();
        for (name, aids) in Aids::each_left_out() {
            without.insert(name.to_owned(), measure(&search, &labelled, &aids)?);
        }
        report["without"] = Value::Object(without);
    }
    Ok(report)
}

/// How a question's meaning is told, and what is near it.
struct Asking {
    meaning: Meaning,
    /// Loose passages: signs and blocks as a bundle has them; every vector as it is, where the exact order is asked for.
    loose: Option<(Laid, Vectors)>,
    is_exact: bool,
}

impl Asking {
    /// What is alike among the passages of a collection, as the browser finds it.
    fn alike(&self, text: &str, bundle: Option<&Lookup>) -> anyhow::Result<Vec<Alike>> {
        let question = self.meaning.question(text)?;
        let shard = 0;
        match (bundle, &self.loose) {
            (Some(lookup), _) => lookup.alike(&question),
            (None, Some((_, vectors))) if self.is_exact => {
                let mut best: BTreeMap<u32, f32> = BTreeMap::new();
                for (passage, vector) in vectors {
                    let most = best.entry(*passage).or_insert(f32::NEG_INFINITY);
                    *most = most.max(cosine(&question, vector));
                }
                let mut all: Vec<Alike> =
                    best.into_iter().map(|(passage, cosine)| Alike { shard, passage, cosine }).collect();
                all.sort_by(|a, b| b.cosine.total_cmp(&a.cosine));
                all.truncate(RESCORED);
                Ok(all)
            }
            (None, Some((laid, _))) => {
                let block = |name: BlockName| {
                    let found = laid.blocks.iter().find(|(own, _)| *own == name);
                    found.map(|(_, bytes)| bytes.clone()).context("a block of numbers is missing")
                };
                let near = nearest(&laid.directions, &question, block)?;
                Ok(near.into_iter().map(|(passage, cosine)| Alike { shard, passage, cosine }).collect())
            }
            (None, None) => Ok(Vec::new()),
        }
    }
}

/// The table of an ablation, for people.
pub fn ablation_table(report: &Value) -> String {
    let figure = |value: &Value, key: &str| value[key].as_f64().unwrap_or_default();
    let mut table = format!("{:16} {:>7} {:>7} {:>7} {:>8}\n", "without", "R@1", "R@5", "R@10", "nDCG@10");
    let mut row = |name: &str, value: &Value, base: Option<&Value>| {
        let cell = |key: &str| figure(value, key) - base.map_or(0.0, |base| figure(base, key));
        let line = if base.is_some() {
            format!(
                "{name:16} {:>+7.3} {:>+7.3} {:>+7.3} {:>+8.3}\n",
                cell("r_at_1"),
                cell("r_at_5"),
                cell("r_at_10"),
                cell("ndcg_at_10")
            )
        } else {
            format!(
                "{name:16} {:>7.3} {:>7.3} {:>7.3} {:>8.3}\n",
                cell("r_at_1"),
                cell("r_at_5"),
                cell("r_at_10"),
                cell("ndcg_at_10")
            )
        };
        table.push_str(&line);
    };
    row("– (all)", report, None);
    for (name, value) in report["without"].as_object().into_iter().flatten() {
        row(name, value, Some(report));
    }
    table
}

/// Sums of the figures over queries.
#[derive(Default)]
struct Sums {
    queries: u32,
    figures: [f64; 6],
}

const FIGURES: [&str; 6] = ["r_at_1", "r_at_5", "r_at_10", "ndcg_at_5", "ndcg_at_10", "mrr"];

impl Sums {
    fn add(&mut self, figures: [f64; 6]) {
        self.queries += 1;
        self.figures.iter_mut().zip(figures).for_each(|(sum, figure)| *sum += figure);
    }

    fn report(&self) -> Map<String, Value> {
        let mut map = Map::new();
        map.insert("queries".to_owned(), json!(self.queries));
        for (name, sum) in FIGURES.iter().zip(self.figures) {
            map.insert((*name).to_owned(), json!(rounded(sum / f64::from(self.queries.max(1)))));
        }
        map
    }
}

fn rounded(figure: f64) -> f64 {
    (figure * 10_000.0).round() / 10_000.0
}

fn measure(
    search: &dyn Fn(&Labelled, &Aids) -> anyhow::Result<Vec<Hit>>,
    labelled: &[Labelled],
    aids: &Aids,
) -> anyhow::Result<Value> {
    let mut all = Sums::default();
    let mut groups: BTreeMap<&str, BTreeMap<String, Sums>> = BTreeMap::new();
    let mut missed = Vec::new();
    for query in labelled {
        let hits = search(query, aids)?;
        let ranks = ranks(&hits, &query.relevant);
        let figures = figures(&ranks, query.relevant.len());
        all.add(figures);
        let keys = [("kind", query.kind.clone()), ("lang", query.lang.clone())];
        for (key, value) in keys {
            if let Some(value) = value {
                groups.entry(key).or_default().entry(value).or_default().add(figures);
            }
        }
        if let (Some(kind), Some(lang)) = (&query.kind, &query.lang) {
            groups.entry("kind_lang").or_default().entry(format!("{kind} {lang}")).or_default().add(figures);
        }
        if figures[1] < 1.0 {
            let first: Vec<&str> = hits.iter().take(3).map(|hit| hit.id.as_str()).collect();
            missed.push(json!({"query": query.query, "rank": ranks.first().map(|r| r + 1), "wanted": query.relevant, "first": first}));
        }
    }
    let mut report = all.report();
    for (key, sums) in groups {
        let sums = sums.iter().map(|(name, sums)| (name.clone(), Value::Object(sums.report())));
        report.insert(key.to_owned(), Value::Object(sums.collect()));
    }
    report.insert("not_in_first_five".to_owned(), json!(missed));
    Ok(Value::Object(report))
}

/// Ranks, from 0, at which a relevant provision is met for the first time.
fn ranks(hits: &[Hit], relevant: &[String]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let mut ranks = Vec::new();
    for (rank, hit) in hits.iter().enumerate() {
        if let Some(met) = relevant.iter().position(|label| hit.is(label))
            && seen.insert(met)
        {
            ranks.push(rank);
        }
    }
    ranks
}

fn figures(ranks: &[usize], relevant: usize) -> [f64; 6] {
    let within = |k: usize| f64::from(u8::from(ranks.first().is_some_and(|&rank| rank < k)));
    let gain = |rank: usize| 1.0 / ((rank + 2) as f64).log2();
    let ndcg = |k: usize| {
        let ideal: f64 = (0..relevant.min(k)).map(gain).sum();
        let found: f64 = ranks.iter().filter(|&&rank| rank < k).map(|&rank| gain(rank)).sum();
        if ideal > 0.0 { found / ideal } else { 0.0 }
    };
    let reciprocal = ranks.first().map_or(0.0, |&rank| 1.0 / (rank + 1) as f64);
    [within(1), within(5), within(10), ndcg(5), ndcg(10), reciprocal]
}

impl Hit {
    /// Whether this is (part of) the labelled provision `act#eId`, or the labelled passage.
    fn is(&self, label: &str) -> bool {
        let Some((act, unit, eid)) = &self.place else { return self.id == label };
        let Some((wanted_act, wanted)) = label.split_once('#') else { return false };
        is_act(act, wanted_act) && [unit, eid].iter().any(|id| within(id.as_str(), wanted))
    }
}

/// Whether the provision is the other one or stands in it.
fn within(eid: &str, outer: &str) -> bool {
    eid.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with("__"))
}

/// What is searched, opened.
enum Collection {
    Passages {
        whole: Box<Whole>,
        blocks: BTreeMap<BlockName, PassageBlock>,
        texts: Vec<(BlockName, Vec<u8>)>,
        ids: HashMap<(ActId, EId), String>,
        lang: Lang,
    },
    Bundle {
        languages: BTreeMap<Lang, Lookup>,
        foreign: BTreeMap<String, BTreeSet<ActId>>,
    },
}

impl Collection {
    fn of_passages(file: &Path, labelled: &[Labelled]) -> anyhow::Result<Self> {
        let passages: Vec<LoosePassage> = json_lines(file)?;
        let sample: String = labelled.iter().take(50).map(|l| l.query.as_str()).collect::<Vec<_>>().join(" ");
        let lang = language::detect(&sample).unwrap_or(Lang::RU);
        let mut acts: Vec<Act> = Vec::new();
        let mut ids = HashMap::new();
        for passage in passages {
            let (work, number) = passage.id.split_once(':').unwrap_or(("", &passage.id));
            let id = ActId::from_name(if work.is_empty() { "passages" } else { work });
            let at = acts.iter().position(|act| act.id == id).unwrap_or_else(|| {
                acts.push(work_of(&id, lang, work));
                acts.len() - 1
            });
            let act = &mut acts[at];
            let mut eid = EId::child(None, "art", number);
            if ids.contains_key(&(id.clone(), eid.clone())) {
                eid = eid.repeated(act.provisions.len());
            }
            ids.insert((id, eid.clone()), passage.id.clone());
            let parent = divisions(act, &passage.context);
            act.provisions.extend(provisions_of(&passage, &eid, number, parent, act.provisions.len() as u32));
        }
        let written = writer::write(lang, &acts)?;
        let blocks = written.passage_blocks.iter().map(|(name, bytes)| Ok((*name, serde_json::from_slice(bytes)?)));
        let blocks = blocks.collect::<Result<BTreeMap<BlockName, PassageBlock>, serde_json::Error>>();
        let blocks = blocks.context("the passages just written")?;
        let texts = written.passage_blocks.clone();
        let whole = Box::new(Whole::open(&[written], lang)?);
        Ok(Self::Passages { whole, blocks, texts, ids, lang })
    }

    /// The model made ready for this collection. What it makes of loose passages is kept beside the model.
    fn asking(&self, model: &Path, is_exact: bool) -> anyhow::Result<Asking> {
        let mut kept = model.file_name().unwrap_or_default().to_os_string();
        kept.push(".kept");
        let bar = ProgressBar::hidden();
        let (loose, kept) = match self {
            Self::Passages { texts, .. } => (Some(texts), Some(model.with_file_name(kept))),
            Self::Bundle { .. } => (None, None),
        };
        let meaning = Meaning::alone(model, kept.as_deref(), bar)?;
        let laid = |texts: &Vec<_>| anyhow::Ok((meaning.laid(texts)?, meaning.vectors(texts)?));
        let loose = loose.map(laid).transpose()?;
        Ok(Asking { meaning, loose, is_exact })
    }

    fn of_bundle(folder: &Path, labelled: &[Labelled]) -> anyhow::Result<Self> {
        let mut languages = BTreeMap::new();
        for query in labelled {
            let lang = query_lang(query, Lang::RU);
            if let Entry::Vacant(place) = languages.entry(lang) {
                place.insert(Lookup::open(folder, Some(lang), &query.query)?);
            }
        }
        // Acts that the labels, or the acts' own titles, give to another country.
        let mut foreign: BTreeMap<String, BTreeSet<ActId>> = BTreeMap::new();
        let countries: BTreeSet<&str> = labelled.iter().filter_map(|q| q.jurisdiction.as_deref()).collect();
        for lookup in languages.values() {
            for entry in &lookup.catalog()?.acts {
                let labelled_country = labelled.iter().find_map(|query| {
                    let named = query.relevant.iter().filter_map(|label| label.split_once('#'));
                    let here = named.filter(|(act, _)| is_act(&entry.id, act)).count() > 0;
                    query.jurisdiction.as_deref().filter(|_| here)
                });
                if let Some(own) = labelled_country.or_else(|| country(entry)) {
                    for &country in countries.iter().filter(|&&country| country != own) {
                        foreign.entry(country.to_owned()).or_default().insert(entry.id.clone());
                    }
                }
            }
        }
        Ok(Self::Bundle { languages, foreign })
    }

    fn search(&self, query: &Labelled, aids: &Aids, asking: Option<&Asking>) -> anyhow::Result<Vec<Hit>> {
        let request = |lang| SearchQuery {
            text: query.query.clone(),
            lang,
            kinds: Vec::new(),
            statuses: Vec::new(),
            act: None,
            act_place: None,
            scope: Scope::default(),
            places: Vec::new(),
            limit: (DEPTH * 4) as u32,
        };
        match self {
            Self::Passages { whole, blocks, ids, lang, .. } => {
                let mut ranking = whole.search(&request(*lang), aids)?;
                if let Some(asking) = asking {
                    ranking = whole.shelf().join(&request(*lang), &ranking, &asking.alike(&query.query, None)?);
                }
                let mut hits = Vec::new();
                for page in ranking.pages().iter().take(DEPTH) {
                    let found = whole.shelf().passage(page, |name| blocks.get(&name));
                    let (passage, act) = found.context("a passage is missing")?;
                    let id = ids.get(&(act.id.clone(), passage.unit.clone())).cloned().unwrap_or_default();
                    hits.push(Hit { place: None, id, score: page.score });
                }
                Ok(hits)
            }
            Self::Bundle { languages, foreign } => {
                let lang = query_lang(query, Lang::RU);
                let lookup = languages.get(&lang).context("a language is missing")?;
                let foreign = query.jurisdiction.as_ref().and_then(|country| foreign.get(country));
                let is_foreign = |act: &ActId| foreign.is_some_and(|acts| acts.contains(act));
                let mut hits = Vec::new();
                let alike = asking.map(|asking| asking.alike(&query.query, Some(lookup))).transpose()?;
                for (act, unit, eid, page) in
                    lookup.places(&request(lang), aids, alike.as_deref(), DEPTH, is_foreign)?
                {
                    let score = page.score;
                    hits.push(Hit { id: format!("{act}#{eid}"), place: Some((act, unit, eid)), score });
                }
                Ok(hits)
            }
        }
    }
}

/// The country an act names in its title, or whose database its id is of (adilet: a letter, year, number).
fn country(entry: &CatalogEntry) -> Option<&'static str> {
    let title = entry.title.to_lowercase();
    let named = |names: &[&str]| names.iter().any(|name| title.contains(name));
    let id = entry.id.as_str();
    let adilet = id.len() == 11 && id.starts_with(|c: char| c.is_ascii_uppercase()) && id[1..5].parse::<u16>().is_ok();
    if named(&["кыргыз", "қырғыз", "kyrgyz"]) {
        Some("kg")
    } else if adilet || named(&["казахстан", "қазақстан", "kazakhstan"]) {
        Some("kz")
    } else {
        None
    }
}

fn query_lang(query: &Labelled, otherwise: Lang) -> Lang {
    query.lang.as_deref().and_then(Lang::from_code).or_else(|| language::detect(&query.query)).unwrap_or(otherwise)
}

/// The work that loose passages of one prefix make: titled by the prefix, as its readers abbreviate it.
fn work_of(id: &ActId, lang: Lang, work: &str) -> Act {
    Act::blank(id.clone(), lang, ActKind::Law, language::latin_to_cyrillic(&work.replace('_', " "), lang))
}

/// The innermost division of a context `part > section > chapter > article`, added with those around it where the last
/// passage did not stand in it.
fn divisions(act: &mut Act, context: &str) -> Option<u32> {
    let mut names: Vec<&str> = context.split(" > ").filter(|name| !name.trim().is_empty()).collect();
    names.pop(); // the passage itself
    let mut open: Vec<u32> = Vec::new();
    let mut at = act.provisions.len().checked_sub(1).map(|last| last as u32);
    while let Some(index) = at {
        let provision = &act.provisions[index as usize];
        if provision.kind == ProvisionKind::Chapter {
            open.push(index);
        }
        at = provision.parent;
    }
    open.reverse();
    let same = |(index, name): &(&u32, &&str)| act.provisions[**index as usize].heading == **name;
    let shared = open.iter().zip(&names).take_while(same).count();
    let mut parent = shared.checked_sub(1).map(|last| open[last]);
    for name in &names[shared..] {
        let number = act.provisions.len();
        let mut division =
            Provision::blank(EId::child(None, "chp", &number.to_string()), ProvisionKind::Chapter, parent);
        (*name).clone_into(&mut division.heading);
        act.provisions.push(division);
        parent = Some(number as u32);
    }
    parent
}

/// A passage as an article with its heading, one provision per line of text.
fn provisions_of(passage: &LoosePassage, eid: &EId, number: &str, parent: Option<u32>, at: u32) -> Vec<Provision> {
    let mut lines = passage.text.lines().filter(|line| !line.trim().is_empty());
    let mut article = Provision::blank(eid.clone(), ProvisionKind::Article, parent);
    number.clone_into(&mut article.number);
    article.heading.clone_from(&passage.title);
    lines.next().unwrap_or_default().clone_into(&mut article.text);
    let mut provisions = vec![article];
    for (number, line) in (2..).zip(lines) {
        let mut alinea =
            Provision::blank(EId::child(Some(eid), "al", &number.to_string()), ProvisionKind::Alinea, Some(at));
        line.clone_into(&mut alinea.text);
        provisions.push(alinea);
    }
    provisions
}
