//! `Measured`: the indicators of a corpus's acts, compared with its law, and where each stands on a day.

use crate::answer::{Answer, AnswerForm};
use crate::build::current_acts;
use crate::corpus::{below, indicator_files, problem};
use crate::explain::today;
use crate::table::{Cell, Table};
use analysis::indicators::standing;
use anyhow::{Context, bail};
use legislation::indicator::{LawIndicators, Standing, State, Wrong};
use legislation::{Act, ActId, Date, Lang, Problem, ProblemKind};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The schema of a file of indicators.
pub const SCHEMA: &str = include_str!("../../docs/indicators.schema.json");

/// The columns of a table of indicators.
pub const COLUMNS: [&str; 16] = [
    "act",
    "id",
    "name",
    "unit",
    "provisions",
    "baseline",
    "baseline date",
    "target",
    "target date",
    "state",
    "value",
    "date",
    "progress",
    "expected",
    "next",
    "late",
];

/// What is asked.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq effect corpus/sample
          anyq effect corpus/sample --state missed --state behind --words kk
          anyq effect corpus/sample --day 2027-04-01 --as xlsx --out effect.xlsx
          anyq effect --schema > indicators.schema.json

Indicators are told in a file indicators.yaml in the folder of an act, or ….indicators.yaml beside its text: what is measured, where
it stood, where it is to be and by when, which provisions are to bring it about, what was observed. Exit status 1 when a file is
wrong.")]
pub struct Arguments {
    /// The corpus.
    #[arg(required_unless_present = "schema")]
    pub corpus: Option<PathBuf>,
    /// Print the JSON Schema of such a file.
    #[arg(long, exclusive = true)]
    pub schema: bool,
    /// As things stand on this day; today where nothing is said.
    #[arg(long, value_parser = day)]
    pub day: Option<Date>,
    /// Only indicators that stand so: missed, overdue, behind, no-data, on-track, met; may be given several times.
    #[arg(long, value_parser = state)]
    pub state: Vec<State>,
    /// The language of names: kk, ru, en.
    #[arg(long, value_name = "LANG", value_parser = crate::inventory::language, default_value = "ru")]
    pub words: Lang,
    /// How the answer is told.
    #[command(flatten)]
    pub answer: AnswerForm,
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "say a day such as 2026-01-31".to_owned())
}

fn state(slug: &str) -> Result<State, String> {
    let known = State::ALL.into_iter().find(|one| one.slug() == slug);
    known.ok_or_else(|| format!("say one of {}", State::ALL.map(State::slug).join(", ")))
}

/// The indicators of a corpus, and where they stand.
pub struct Measured {
    laws: Vec<LawIndicators>,
    /// Titles by act, in the language of the answer where there is a text in it.
    titles: BTreeMap<ActId, String>,
    /// Laws in force without indicators.
    without: Vec<ActId>,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
    day: Date,
    states: Vec<State>,
    words: Lang,
}

/// Reads the indicators of a corpus.
pub fn read(arguments: &Arguments) -> anyhow::Result<Measured> {
    let corpus = arguments.corpus.as_deref().context("say which corpus")?;
    let acts = current_acts(corpus)?;
    let mut problems = Vec::new();
    let laws = checked(&[corpus.to_path_buf()], acts.iter(), &mut problems);
    if laws.is_empty() && problems.is_empty() {
        bail!("no indicators in {}: they are in files indicators.yaml beside its acts", corpus.display());
    }
    let day = arguments.day.or_else(today).context("the clock of this machine tells no day")?;
    let mut titles: BTreeMap<ActId, String> = BTreeMap::new();
    for act in &acts {
        let title = titles.entry(act.id.clone()).or_insert_with(|| act.title.clone());
        if act.lang == arguments.words {
            title.clone_from(&act.title);
        }
    }
    let measured: BTreeSet<&ActId> = laws.iter().map(|law| &law.act).collect();
    let is_law = |act: &&Act| !act.kind.is_by_law() && act.status != legislation::ActStatus::Repealed;
    let mut without: Vec<ActId> =
        acts.iter().filter(is_law).map(|act| act.id.clone()).filter(|id| !measured.contains(id)).collect();
    without.sort();
    without.dedup();
    let (states, words) = (arguments.state.clone(), arguments.words);
    Ok(Measured { laws, titles, without, problems, day, states, words })
}

/// The indicators of corpora, compared with the law: what is wrong is told, and left out – a whole file that cannot be read or
/// names no act of the corpus, else the indicator. In the order of acts; of two files of one act the first stays.
pub(crate) fn checked<'a>(
    roots: &[PathBuf],
    acts: impl Iterator<Item = &'a Act>,
    problems: &mut Vec<Problem>,
) -> Vec<LawIndicators> {
    let mut known: BTreeMap<&ActId, &Act> = BTreeMap::new();
    for act in acts {
        known.entry(&act.id).or_insert(act);
    }
    let mut laws: BTreeMap<ActId, LawIndicators> = BTreeMap::new();
    for (root, path) in roots.iter().flat_map(|root| indicator_files(root).into_iter().map(move |path| (root, path))) {
        match law(root, path, &known, problems) {
            Some((file, law)) if laws.contains_key(&law.act) => {
                let detail = format!("{} has indicators in another file already", law.act);
                problems.push(Problem { act: Some(law.act), ..problem(ProblemKind::IndicatorForm, &file, detail) });
            }
            Some((_, law)) => {
                laws.insert(law.act.clone(), law);
            }
            None => {}
        }
    }
    laws.into_values().collect()
}

/// One file: its name, and what of it can be used.
fn law(
    root: &Path,
    path: PathBuf,
    known: &BTreeMap<&ActId, &Act>,
    problems: &mut Vec<Problem>,
) -> Option<(String, LawIndicators)> {
    let (file, text) = below(root, path).map_err(|unreadable| problems.push(unreadable)).ok()?;
    let read = serde_saphyr::from_str::<LawIndicators>(&text);
    let refused = |error: serde_saphyr::Error| problem(ProblemKind::IndicatorForm, &file, error.to_string());
    let mut law = read.map_err(|error| problems.push(refused(error))).ok()?;
    let act = known.get(&law.act).copied();
    let mut broken = BTreeSet::new();
    for fault in law.faults(act) {
        let kind =
            if fault.what.is_of_provision() { ProblemKind::IndicatorProvision } else { ProblemKind::IndicatorForm };
        let detail = format!("{}: {}", fault.place, fault.what.words());
        problems.push(Problem { act: Some(law.act.clone()), ..problem(kind, &file, detail) });
        // What was measured of a provision that is repealed since stays: it is to be looked at.
        broken.extend(fault.indicator.filter(|_| fault.what != Wrong::Repealed));
    }
    let mut at = 0;
    law.indicators.retain(|_| {
        at += 1;
        !broken.contains(&(at - 1))
    });
    (act.is_some() && !law.indicators.is_empty()).then_some((file, law))
}

impl Measured {
    /// Those that are asked for, with where they stand.
    fn rows(&self) -> impl Iterator<Item = (&LawIndicators, &legislation::indicator::Indicator, Standing)> {
        let all = self.laws.iter().flat_map(|law| law.indicators.iter().map(move |one| (law, one)));
        let stands = all.map(|(law, one)| (law, one, standing(one, self.day)));
        stands.filter(|(_, _, stands)| self.states.is_empty() || self.states.contains(&stands.state))
    }

    fn title(&self, id: &ActId) -> &str {
        self.titles.get(id).map_or("", String::as_str)
    }
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(String::new, |share| format!("{:.0} %", share * 100.0))
}

impl Answer for Measured {
    /// `day`, `laws` with `stages` and `standings` beside their indicators, `without`, `problems`.
    fn json(&self) -> anyhow::Result<Value> {
        let mut laws = Vec::new();
        for law in &self.laws {
            let of = self.rows().filter(|(of, ..)| of.act == law.act);
            let indicators: Vec<Value> =
                of.map(|(_, one, standing)| json!({"indicator": one, "standing": standing})).collect();
            laws.push(json!({
                "act": law.act, "title": self.title(&law.act), "stage": law.stage(self.day), "stages": law.stages(self.day),
                "history": law.history, "indicators": indicators,
            }));
        }
        Ok(json!({"day": self.day, "laws": laws, "without": self.without, "problems": self.problems}))
    }

    /// A row for each indicator, in the order of [`COLUMNS`].
    fn table(&self) -> Table<'static> {
        let row = |(law, one, stands): (&LawIndicators, &legislation::indicator::Indicator, Standing)| {
            let eids: Vec<&str> = one.provisions.iter().map(legislation::EId::as_str).collect();
            let last = stands.last.as_ref();
            let cells = [
                law.act.to_string(),
                one.id.clone(),
                one.name.of(self.words).to_owned(),
                one.unit.of(self.words).to_owned(),
                eids.join(" "),
                one.baseline.value.to_string(),
                one.baseline.date.to_string(),
                one.target.value.to_string(),
                one.target.date.to_string(),
                stands.state.slug().to_owned(),
                last.map_or_else(String::new, |last| last.value.to_string()),
                last.map_or_else(String::new, |last| last.date.to_string()),
                percent(stands.progress),
                percent(stands.expected),
                stands.next.to_string(),
                if stands.is_late { "yes" } else { "" }.to_owned(),
            ];
            cells.into_iter().map(Cell::from).collect()
        };
        Table { name: "indicators", columns: &COLUMNS, wide: &["name"], rows: self.rows().map(row).collect() }
    }

    /// A passage for each law, a line for each indicator.
    fn in_words(&self, width: usize) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        for law in &self.laws {
            let stage = law.stage(self.day).map_or("", legislation::indicator::Stage::slug);
            let rows: Vec<_> = self.rows().filter(|(of, ..)| of.act == law.act).collect();
            if rows.is_empty() {
                continue;
            }
            let _ = writeln!(out, "{} · {} · {stage}", law.act, self.title(&law.act));
            for (_, one, stands) in rows {
                let name: String = one.name.of(self.words).chars().take(width).collect();
                let value = stands.last.as_ref().map_or_else(|| "–".to_owned(), |last| last.value.to_string());
                let _ = write!(
                    out,
                    "  {:<9} {name}: {} → {value} → {} {} by {}",
                    stands.state.slug(),
                    one.baseline.value,
                    one.target.value,
                    one.unit.of(self.words),
                    one.target.date
                );
                let late =
                    if stands.is_late { format!(", the figure of {} is late", stands.next) } else { String::new() };
                let _ = match percent(stands.progress) {
                    way if way.is_empty() => writeln!(out, "{late}"),
                    way => writeln!(out, " ({way} of the way{late})"),
                };
            }
        }
        for problem in &self.problems {
            let _ = writeln!(out, "{}: {}: {}", problem.file, problem.kind.slug(), problem.detail);
        }
        let _ = writeln!(out, "{} laws with indicators, {} without", self.laws.len(), self.without.len());
        out
    }
}
