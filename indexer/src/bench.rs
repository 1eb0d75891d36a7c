//! `Bench`: how fast words are stemmed and queries are answered, and whether any text at all is a query.

pub mod analysis;

use crate::lookup::{Lookup, Reading};
use crate::random::Random;
use anyhow::Context;
use legislation::Lang;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// What to measure.
pub struct Options<'a> {
    /// The bundle.
    pub bundle: &'a Path,
    /// A file of queries, one per line or one JSON object with `query` per line; else an editor's questions.
    pub queries: Option<&'a Path>,
    /// Random queries to ask.
    pub fuzz: u64,
    /// Seed of the random queries.
    pub seed: u64,
}

/// Measures each language of a bundle.
pub fn run(options: &Options<'_>) -> anyhow::Result<Value> {
    let mut report = Map::new();
    for lang in Lookup::languages(options.bundle)? {
        let lookup = Lookup::open(options.bundle, Some(lang), "")?;
        let words: Vec<String> = lookup.words()?.into_iter().map(|(word, _)| word).collect();
        let mut figures = json!({"words": words.len(), "stems_per_second": stems_per_second(&words, lang)});
        let queries = queries(options.queries, lang)?;
        if !queries.is_empty() {
            let mut times: Vec<Duration> = Vec::new();
            for query in queries.iter().chain(&queries).chain(&queries) {
                let started = Instant::now();
                lookup.rank(query)?;
                times.push(started.elapsed());
            }
            times.sort_unstable();
            let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1000.0;
            figures["reading"] = reading(options.bundle, lang, &queries)?;
            figures["queries"] = json!(queries.len());
            figures["query_ms"] = json!({"p50": at(50), "p95": at(95), "max": at(100)});
        }
        let fuzzed = fuzz(&lookup, &words, lang, options)?;
        if options.fuzz > 0 {
            figures["fuzzed_queries"] = json!(fuzzed);
        }
        report.insert(lang.code().to_owned(), figures);
    }
    Ok(Value::Object(report))
}

/// What queries read of the bundle: the first one of a new reader, and one after the other by a reader whose dictionary is
/// there. Files, bytes and rounds, at the median and the 95th percentile.
fn reading(bundle: &Path, lang: Lang, queries: &[String]) -> anyhow::Result<Value> {
    let at = |figures: &mut Vec<u64>| {
        figures.sort_unstable();
        let at = |percent: usize| figures[(figures.len() - 1) * percent / 100];
        json!({"p50": at(50), "p95": at(95), "max": at(100)})
    };
    let summary = |readings: &[Reading]| {
        let column = |figure: fn(&Reading) -> u64| at(&mut readings.iter().map(figure).collect());
        json!({
            "bytes": column(|reading| reading.bytes),
            "files": column(|reading| reading.files.into()),
            "rounds": column(|reading| reading.rounds.into()),
        })
    };
    let (mut first, mut later) = (Vec::new(), Vec::new());
    let settled = Lookup::open(bundle, Some(lang), "")?;
    settled.settle()?;
    settled.reading();
    for query in queries {
        let new = Lookup::open(bundle, Some(lang), "")?;
        new.first_screen(query)?;
        first.push(new.reading());
        settled.first_screen(query)?;
        later.push(settled.reading());
    }
    Ok(json!({"first": summary(&first), "later": summary(&later)}))
}

fn stems_per_second(words: &[String], lang: Lang) -> u64 {
    let (started, mut stemmed, mut letters) = (Instant::now(), 0_u128, 0_usize);
    while started.elapsed() < Duration::from_millis(500) && !words.is_empty() {
        for word in words.iter().take(50_000) {
            letters += language::stem(word, lang).len();
            stemmed += 1;
        }
    }
    // The sum keeps the work from being left out.
    if letters == 0 { 0 } else { (stemmed * 1000 / started.elapsed().as_millis().max(1)) as u64 }
}

fn queries(file: Option<&Path>, lang: Lang) -> anyhow::Result<Vec<String>> {
    let Some(file) = file else { return Ok(search::suggest::popular(lang).map(str::to_owned).collect()) };
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let query = |line: &str| match serde_json::from_str::<Value>(line) {
        Ok(value) if value.is_object() => {
            let other = value["lang"].as_str().is_some_and(|code| code != lang.code());
            value["query"].as_str().filter(|_| !other).map(str::to_owned)
        }
        _ => Some(line.to_owned()),
    };
    Ok(text.lines().filter(|line| !line.trim().is_empty()).filter_map(query).collect())
}

/// Asks random queries: words of the texts, pieces of the query language, letters of all kinds. A panic ends the program.
fn fuzz(lookup: &Lookup, words: &[String], lang: Lang, options: &Options<'_>) -> anyhow::Result<u64> {
    const PIECES: [&str; 24] = [
        "\"",
        "«",
        "»",
        "-",
        "kind:code",
        "status:repealed",
        "act:x",
        "ст.",
        "статья",
        "бап",
        "п.",
        "пп",
        "(",
        ")",
        "1",
        "16-1",
        "3.1",
        "é",
        "\u{0}",
        "🦉",
        "ё",
        "\u{301}",
        "ﬁ",
        "١٢",
    ];
    let mut random = Random::new(options.seed);
    for _ in 0..options.fuzz {
        let mut query = String::new();
        for _ in 0..=random.below(6) {
            match random.below(4) {
                0 => query.push_str(PIECES[random.below(PIECES.len())]),
                1 => query.extend(char::from_u32(random.below(0x2500) as u32)),
                _ if words.is_empty() => {}
                _ => query.push_str(&words[random.below(words.len())]),
            }
            if random.below(3) > 0 {
                query.push(' ');
            }
        }
        search::query::parse(&query, lang);
        if random.below(100) == 0 {
            lookup.rank(&query)?;
        }
    }
    Ok(options.fuzz)
}
