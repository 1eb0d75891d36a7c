//! `cargo xtask bench search`: what a search costs a reader, over real law, beside a peer. Corpora and bundles are made
//! ready here; `e2e/bench` measures in a browser what the plan tells it.

mod drafts;
mod meaning;
mod pages;
mod plan;
mod scale;
mod vocabulary;

use crate::bundle::{self, Corpus};
use crate::command::{logged, shown};
use crate::failure::{About, Failure, Outcome};
use crate::fingerprint::{Fingerprint, forget, is_current, keep};
use crate::places::Places;
use crate::progress::Steps;
use crate::sites::{Ground, real_corpus};
use plan::{Entry, Plan};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A nation's law: German statutes and ordinances, beside the project.
const GERMAN: &str = "scale-de";

/// What the user asked for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options {
    /// Names of corpora; none is all.
    only: Vec<String>,
    /// How many times as large a corpus to make of the German one, and measure too.
    scale: Option<u32>,
    /// Whether the peer is measured; unsaid, it is for all but the corpus made larger.
    peers: Option<bool>,
    /// Whether everything is built and timed again.
    fresh: bool,
    /// Where all figures go.
    json: Option<PathBuf>,
}

impl Options {
    fn read(arguments: &[String]) -> Outcome<Self> {
        let mut rest = arguments.iter();
        if rest.next().map(String::as_str) != Some("search") {
            return Err(Failure::new(
                "`cargo xtask bench search`, `bench pages`, `bench drafts` or `bench meaning`; `cargo xtask help` lists its arguments",
            ));
        }
        let mut options = Self::default();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| Failure::new(format!("{argument} wants a value")));
            match argument.as_str() {
                "--only" => options.only = value()?.split(',').map(str::to_owned).collect(),
                "--scale" => {
                    let text = value()?;
                    let scale = text.parse().ok().filter(|scale| (2..=100).contains(scale));
                    options.scale =
                        Some(scale.ok_or_else(|| Failure::new(format!("--scale {text:?}: a number from 2 to 100")))?);
                }
                "--peers" => options.peers = Some(true),
                "--no-peers" => options.peers = Some(false),
                "--fresh" => options.fresh = true,
                "--json" => options.json = Some(PathBuf::from(value()?)),
                other => {
                    return Err(Failure::new(format!("unknown argument {other:?}; `cargo xtask help` lists them")));
                }
            }
        }
        if let Some(name) = options.only.iter().find(|name| !["kz-kg", "de"].contains(&name.as_str())) {
            return Err(Failure::new(format!("--only {name:?}: the corpora are kz-kg and de")));
        }
        Ok(options)
    }

    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == name)
    }
}

/// A corpus to be measured.
struct Subject {
    /// What it is called in figures.
    name: String,
    /// What it is called for people.
    title: String,
    corpus: Corpus,
    /// The languages questions are asked in.
    languages: &'static [&'static str],
    /// Whether it is the real corpus made larger.
    enlarged: bool,
}

pub(crate) fn run(arguments: &[String]) -> Outcome<bool> {
    if let Some(("pages", rest)) = arguments.split_first().map(|(name, rest)| (name.as_str(), rest)) {
        return pages::run(rest);
    }
    if let Some(("drafts", rest)) = arguments.split_first().map(|(name, rest)| (name.as_str(), rest)) {
        return drafts::run(rest);
    }
    if let Some(("meaning", rest)) = arguments.split_first().map(|(name, rest)| (name.as_str(), rest)) {
        return meaning::run(rest);
    }
    let options = Options::read(arguments)?;
    let places = Places::find()?;
    let mut steps = Steps::new(Ground::STEPS + 4 + 2 * usize::from(options.scale.is_some()));
    let ground = Ground::prepare(&places, &mut steps)?;
    let mut plan = Plan {
        app: places.dist(),
        store: places.own().join("bench").join("peers"),
        fresh: options.fresh,
        json: options.json.as_deref().map(|file| std::path::absolute(file).about(file)).transpose()?,
        corpora: Vec::new(),
    };
    for subject in subjects(&places, &options, &mut steps)? {
        if options.fresh {
            subject.corpus.forget(&places)?;
        }
        let bundle = bundle::build(&places, &subject.corpus, &mut steps)?;
        plan.corpora.push(Entry {
            name: subject.name,
            title: subject.title,
            bundle,
            languages: subject.languages,
            cost: subject.corpus.cost(&places),
            peers: options.peers.unwrap_or(!subject.enlarged),
            bars: !subject.enlarged,
        });
    }
    if plan.corpora.is_empty() {
        println!("skipped: there is no law to measure with");
        return Ok(true);
    }
    let file = places.own().join("bench").join("plan.json");
    plan.write(&file)?;
    Ok(shown(ground.script(&places, "bench/main.js").env("ANYQ_BENCH_PLAN", file))?.0)
}

/// The corpora at hand; says which are not.
fn subjects(places: &Places, options: &Options, steps: &mut Steps) -> Outcome<Vec<Subject>> {
    let mut found = Vec::new();
    if options.wants("kz-kg") {
        match real_corpus(places)? {
            Some(corpus) => found.push(Subject {
                name: "kz-kg".to_owned(),
                title: "Law of Kazakhstan and Kyrgyzstan, the editor's questions".to_owned(),
                corpus,
                languages: &["kk", "ru", "en"],
                enlarged: false,
            }),
            None => {
                println!("skipped: the law of Kazakhstan and Kyrgyzstan, for ../shared/corpus/kz and kg are not here");
            }
        }
    }
    if !options.wants("de") {
        return Ok(found);
    }
    let Some(folder) = german(places, steps)? else {
        println!("skipped: a nation's law, for ../shared/corpus/{GERMAN}.tar.xz is not here");
        return Ok(found);
    };
    let of = |name: String, title: String, folder: PathBuf, enlarged: bool| Subject {
        corpus: Corpus { name: format!("bench-{name}"), folder },
        name,
        title,
        languages: &["de"],
        enlarged,
    };
    found.push(of("de".to_owned(), "German federal law, sixty questions".to_owned(), folder.clone(), false));
    if let Some(times) = options.scale {
        let (name, title) = (format!("de-x{times}"), format!("German federal law made {times} times as large"));
        let larger = folder.with_file_name(format!("{GERMAN}-x{times}"));
        enlarge(places, &folder, &larger, times, steps)?;
        found.push(of(name, title, larger, true));
    }
    Ok(found)
}

/// The German corpus, unpacked once from the archive beside the project; `None` where there is no archive.
fn german(places: &Places, steps: &mut Steps) -> Outcome<Option<PathBuf>> {
    let home = places.own().join("corpora");
    let folder = home.join(GERMAN);
    let archive = places.shared_corpus().map(|corpus| corpus.join(format!("{GERMAN}.tar.xz")));
    let Some(archive) = archive.filter(|archive| archive.is_file()) else { return Ok(None) };
    let mut now = Fingerprint::new();
    now.sizes_and_times(&archive)?;
    let stamp = home.join(format!("{GERMAN}.stamp"));
    if is_current(&stamp, &now) && folder.is_dir() {
        steps.note("German law", "unpacked");
        return Ok(Some(folder));
    }
    steps.run("German law", "unpacking, usually 5 seconds", &places.log(GERMAN), |log| {
        anew(&stamp, &folder)?;
        fs::create_dir_all(&home).about(&home)?;
        logged(Command::new("tar").arg("-xJf").arg(&archive).arg("-C").arg(&home), log)
    })?;
    keep(&stamp, &now)?;
    Ok(Some(folder))
}

/// A corpus `times` as large, made once; prints how.
fn enlarge(places: &Places, from: &Path, to: &Path, times: u32, steps: &mut Steps) -> Outcome<()> {
    let mut now = Fingerprint::new();
    now.sizes_and_times(from)?.text(&times.to_string()).text(scale::VERSION);
    let (stamp, story) = (to.with_extension("stamp"), to.with_extension("txt"));
    let what = format!("German law × {times}");
    if is_current(&stamp, &now) && to.is_dir() {
        steps.note(&what, "there");
    } else {
        let said = steps.run(&what, "making it, minutes", &places.log(&format!("{GERMAN}-x{times}")), |log| {
            anew(&stamp, to)?;
            scale::enlarge(from, to, times, log)
        })?;
        fs::write(&story, said).about(&story)?;
        keep(&stamp, &now)?;
    }
    print!("{}", fs::read_to_string(&story).about(&story)?);
    Ok(())
}

/// Removes what an earlier run left, so that nothing of it stays in what comes.
fn anew(stamp: &Path, folder: &Path) -> Outcome<()> {
    forget(stamp)?;
    if folder.exists() { fs::remove_dir_all(folder).about(folder) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read_in_any_order_and_wrong_ones_named() {
        let read = |line: &str| Options::read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let expected = Options {
            only: vec!["de".to_owned()],
            scale: Some(10),
            peers: Some(false),
            fresh: true,
            json: Some("a.json".into()),
        };
        let line = "search --json a.json --fresh --scale 10 --no-peers --only de";
        assert_eq!(read(line).expect("all are known"), expected);
        let check = |line: &str, word: &str| {
            let said = read(line).expect_err(line).to_string();
            assert!(said.contains(word), "{said}");
        };
        check("", "bench search");
        check("search --scale 1", "--scale");
        check("search --only fr", "kz-kg");
        check("search --jsonn", "jsonn");
    }
}
