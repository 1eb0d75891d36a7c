//! `Findings` of a corpus: where the law seems to contradict itself or to leave a gap, each with its evidence, without those that
//! somebody has looked at and dismissed.

mod dismissed;
mod topics;

pub use dismissed::Dismissals;
pub use topics::Topic;

use crate::answer::{Answer, AnswerForm};
use crate::build::current_acts_of;
use crate::table::Table;
use analysis::definitions::find as definitions;
use analysis::findings::{Evidence, Source, Spot, told};
use analysis::norms::{Stated, stated};
use analysis::references::{Library, detect, resolve};
use legislation::burden::Rank;
use legislation::finding::{Disagreement, Finding, FindingKind, FindingPlace};
use legislation::{Act, Definition, Lang, Reference};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::PathBuf;

/// The columns of a table of findings: the last two are a reviewer's.
pub const COLUMNS: [&str; 14] = [
    "id",
    "kind",
    "disagreement",
    "confidence",
    "lang",
    "place",
    "title",
    "words",
    "against",
    "against_title",
    "against_words",
    "versus",
    "dismissed",
    "why",
];

/// What is asked.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq findings corpus/sample
          anyq findings corpus/sample --kind deadline --lang ru
          anyq findings corpus/sample --topics topics.csv --kind absent-term
          anyq findings corpus/sample --as csv --out findings.csv
          anyq findings corpus/sample --dismissed findings.csv

What is no conflict is dismissed in the table itself: write anything into the column `dismissed`, and why into `why`.
With --dismissed such findings are left out, also after the acts were renumbered.

Topics are a table with the columns topic, act, kk, ru, en: an act, and the terms, separated by |, one of which is
expected in it.")]
pub struct Arguments {
    /// Folders of law, or files, read as one corpus.
    #[arg(required = true)]
    pub corpus: Vec<PathBuf>,
    /// Only texts of this language.
    #[arg(long, value_parser = crate::inventory::language)]
    pub lang: Option<Lang>,
    /// Only: deadline, amount, near-duplicate, dead-reference, who-decides, circular, absent-term.
    #[arg(long, value_parser = kind)]
    pub kind: Option<FindingKind>,
    /// Only findings at least so sure, in hundredths.
    #[arg(long, default_value_t = 0)]
    pub at_least: u8,
    /// Terms that acts are expected to use.
    #[arg(long)]
    pub topics: Option<PathBuf>,
    /// A table of findings in which some are dismissed.
    #[arg(long)]
    pub dismissed: Option<PathBuf>,
    /// How the answer is told.
    #[command(flatten)]
    pub answer: AnswerForm,
}

impl Arguments {
    /// Everything that is found in these folders.
    pub(crate) fn of(corpus: Vec<PathBuf>) -> Self {
        let answer = AnswerForm { width: 160, form: "json".to_owned(), json: true, out: None };
        Self { corpus, lang: None, kind: None, at_least: 0, topics: None, dismissed: None, answer }
    }
}

fn kind(slug: &str) -> Result<FindingKind, String> {
    FindingKind::from_slug(slug).ok_or_else(|| {
        let known: Vec<&str> = FindingKind::ALL.into_iter().map(FindingKind::slug).collect();
        format!("say one of {}", known.join(", "))
    })
}

/// The findings of a corpus.
pub struct Findings {
    /// Language by language, the surest first.
    pub findings: Vec<Finding>,
    /// How many were left out as dismissed.
    pub dismissed: usize,
    /// Names among the dismissals that no finding has any more.
    pub settled: Vec<String>,
}

/// Reads a corpus.
pub fn read(arguments: &Arguments) -> anyhow::Result<Findings> {
    let dismissals = arguments.dismissed.as_deref().map(Dismissals::read).transpose()?.unwrap_or_default();
    let topics = arguments.topics.as_deref().map(topics::read).transpose()?.unwrap_or_default();
    let acts = current_acts_of(&arguments.corpus)?;
    let library = Library::new(&acts);
    let own: Vec<&Act> = acts
        .iter()
        .filter(|act| Lang::INTERFACE.contains(&act.lang) && arguments.lang.is_none_or(|lang| act.lang == lang))
        .collect();
    let read: Vec<(Vec<Definition>, Vec<Reference>)> = own
        .par_iter()
        .map(|act| {
            let definitions = definitions(act);
            let references = resolve(act, &detect(act, &definitions, &library), &library);
            (definitions, references)
        })
        .collect();
    let read: Vec<(&Act, &[Definition], &[Reference])> = own
        .iter()
        .zip(&read)
        .map(|(act, (terms, references))| (*act, terms.as_slice(), references.as_slice()))
        .collect();
    let mut findings = of_acts(&read, &library, &topics);
    let settled = dismissals.without(&findings);
    let before = findings.len();
    findings.retain(|finding| !dismissals.has(&finding.id));
    let dismissed = before - findings.len();
    findings.retain(|finding| {
        arguments.kind.is_none_or(|kind| finding.kind == kind) && finding.confidence >= arguments.at_least
    });
    Ok(Findings { findings, dismissed, settled })
}

/// The findings among acts that were read already, language by language, the surest first.
pub(crate) fn of_acts(
    acts: &[(&Act, &[Definition], &[Reference])],
    library: &Library,
    topics: &[Topic],
) -> Vec<Finding> {
    let mut by_lang: BTreeMap<Lang, Vec<usize>> = BTreeMap::new();
    for (at, (act, ..)) in acts.iter().enumerate() {
        by_lang.entry(act.lang).or_default().push(at);
    }
    let norms: Vec<Vec<Stated>> = acts
        .par_iter()
        .map(|(act, ..)| if Lang::INTERFACE.contains(&act.lang) { stated(act) } else { Vec::new() })
        .collect();
    let of_lang = |(lang, members): (&Lang, &Vec<usize>)| {
        let sources: Vec<Source> = members
            .iter()
            .enumerate()
            .filter_map(|(number, at)| {
                let (act, definitions, references) = *acts.get(*at)?;
                Some(Source { number, act, stated: norms.get(*at)?, definitions, references })
            })
            .collect();
        let mut evidence = analysis::findings::find(&sources, library);
        evidence.extend(topics::absent(&sources, topics));
        evidence.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        let mut seen: HashMap<String, u32> = HashMap::new();
        evidence.into_iter().map(|one| finding(one, &sources, *lang, &mut seen)).collect::<Vec<_>>()
    };
    by_lang.par_iter().flat_map_iter(of_lang).collect()
}

fn finding(evidence: Evidence, sources: &[Source], lang: Lang, seen: &mut HashMap<String, u32>) -> Finding {
    let place = |spot: &Spot| {
        let act = sources.get(spot.source)?.act;
        let (words, marks) = told(act, &spot.words, &spot.marks);
        let eid = spot.provision.and_then(|at| act.provisions.get(at)).map(|provision| provision.eid.clone());
        let (id, title) = (act.id.clone(), act.title.clone());
        Some(FindingPlace { act: id, title, rank: Rank::of(act.kind), eid, words, marks })
    };
    let places: Vec<FindingPlace> = evidence.spots.iter().filter_map(place).collect();
    let mut named = format!("{}\n{}", evidence.kind.slug(), lang.code());
    let mut told: Vec<String> = places.iter().map(|place| format!("{}\n{}", place.act, folded(&place.words))).collect();
    told.sort();
    if evidence.kind == FindingKind::AbsentTerm {
        told.extend(evidence.versus.iter().cloned());
    }
    for place in told {
        let _ = write!(named, "\n{place}"); // writing into a String cannot fail
    }
    let hash = blake3::hash(named.as_bytes()).to_hex();
    // A letter before the hash keeps spreadsheets from taking `12e4…` for a number.
    let mut id = format!("f{}", hash.get(..12).unwrap_or_default());
    let times = seen.entry(id.clone()).or_default();
    *times += 1;
    if *times > 1 {
        let _ = write!(id, "-{times}");
    }
    #[expect(clippy::cast_sign_loss, reason = "it is clamped to what is positive")]
    let confidence = (evidence.confidence.clamp(0.0, 1.0) * 100.0).round() as u8;
    Finding {
        id,
        kind: evidence.kind,
        disagreement: evidence.disagreement,
        confidence,
        lang,
        places,
        versus: evidence.versus,
    }
}

/// The words of a norm without marks and capitals, by which it is told.
fn folded(text: &str) -> String {
    language::words(text).map(|span| language::fold(&text[span])).collect::<Vec<_>>().join(" ")
}

impl Findings {
    /// How many there are of each kind, by language.
    pub fn counts(&self) -> BTreeMap<&str, BTreeMap<&str, u32>> {
        let mut counts: BTreeMap<&str, BTreeMap<&str, u32>> = BTreeMap::new();
        for finding in &self.findings {
            *counts.entry(finding.lang.code()).or_default().entry(finding.kind.slug()).or_default() += 1;
        }
        counts
    }
}

/// `act#eId`, or the act alone.
fn name(place: &FindingPlace) -> String {
    place.eid.as_ref().map_or_else(|| place.act.to_string(), |eid| format!("{}#{eid}", place.act))
}

impl Answer for Findings {
    /// `counts`, `dismissed`, `settled`, and `findings`.
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({"counts": self.counts(), "dismissed": self.dismissed, "settled": self.settled,
            "findings": self.findings}))
    }

    /// A row for each finding, in the order of [`COLUMNS`]; of a circle the second column of places holds all but the first.
    fn table(&self) -> Table<'static> {
        let row = |finding: &Finding| {
            let text = |text: &str| text.into();
            let first = finding.places.first();
            let rest = finding.places.get(1..).unwrap_or_default();
            let of_rest = |part: fn(&FindingPlace) -> String| rest.iter().map(part).collect::<Vec<_>>().join(" / ");
            vec![
                text(&finding.id),
                text(finding.kind.slug()),
                text(finding.disagreement.map_or("", Disagreement::slug)),
                u32::from(finding.confidence).into(),
                text(finding.lang.code()),
                first.map(name).unwrap_or_default().into(),
                text(first.map_or("", |place| &place.title)),
                text(first.map_or("", |place| &place.words)),
                of_rest(name).into(),
                of_rest(|place| place.title.clone()).into(),
                of_rest(|place| place.words.clone()).into(),
                text(&finding.versus.join(" / ")),
                text(""),
                text(""),
            ]
        };
        let wide = &["title", "words", "against_title", "against_words", "why"];
        Table { name: "findings", columns: &COLUMNS, wide, rows: self.findings.iter().map(row).collect() }
    }

    /// The findings in words, then how many there are of each kind.
    fn in_words(&self, width: usize) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        for finding in &self.findings {
            let what = finding.disagreement.map_or(String::new(), |what| format!(" ({})", what.slug()));
            let (id, kind) = (&finding.id, finding.kind.slug());
            let versus = finding.versus.join(" | ");
            let _ = writeln!(out, "\n{id}  {kind}{what}  {}  {versus}", finding.confidence);
            for place in &finding.places {
                let mut words: String = place.words.chars().take(width).collect();
                if words.len() < place.words.len() {
                    words.push('…');
                }
                let _ = writeln!(out, "  {}\n    {words}", name(place));
            }
        }
        let _ = writeln!(out, "\n{} findings", self.findings.len());
        for (lang, counts) in self.counts() {
            let counts: Vec<String> = counts.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
            let _ = writeln!(out, "  {lang}  {}", counts.join(", "));
        }
        if self.dismissed > 0 {
            let _ = writeln!(out, "{} dismissed", self.dismissed);
        }
        if !self.settled.is_empty() {
            let _ = writeln!(out, "dismissed and not found any more: {}", self.settled.join(" "));
        }
        out
    }
}
