//! `anyq impact`: an assessment reckoned from its scenario, and the scenario of a draft with its obligations filled in.

use crate::answer::{Answer, AnswerForm};
use crate::inventory;
use crate::table::Table;
use analysis::definitions::find as definitions;
use analysis::impact::{assess, faults};
use analysis::references::{Library, detect, resolve};
use anyhow::{Context, bail};
use legislation::burden::BurdenKind;
use legislation::impact::{Assessment, Choice, Obligation, Scenario};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The columns of a table of an assessment: an option's sums, then each of its obligations, then what it hangs on.
pub const COLUMNS: [&str; 5] = ["option", "what", "figure", "amount", "to"];

/// What is asked.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq impact corpus/amendments/impact.yaml
          anyq impact scenario.yaml --draws 100000 --seed 7 --json
          anyq impact --from bill.html > scenario.json

A scenario is a YAML or JSON file: what is wrong, what is to be reached, and options with what each makes people do
(population × times a year × (hours × wage + paid out), the Standard Cost Model), costs and brings. A figure is a number or
{ low, likely, high }. With --from, the obligations that a draft puts on people and business are filled in with their places;
the figures are for you to find.")]
pub struct Arguments {
    /// The scenario: YAML or JSON.
    #[arg(required_unless_present = "from")]
    pub scenario: Option<PathBuf>,
    /// Write the scenario of this draft instead, to be filled in.
    #[arg(long, conflicts_with = "scenario")]
    pub from: Option<PathBuf>,
    /// How often each figure is drawn from its range.
    #[arg(long, default_value_t = 10_000)]
    pub draws: u32,
    /// Where chance begins: the same seed gives the same figures.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How the answer is told.
    #[command(flatten)]
    pub answer: AnswerForm,
}

/// An assessment with what it was made of.
pub struct Impact {
    /// The questions and figures.
    pub scenario: Scenario,
    /// What follows.
    pub assessment: Assessment,
}

/// Reads a scenario and reckons it; every figure that is wrong is named with its place.
pub fn read(file: &Path, draws: u32, seed: u64) -> anyhow::Result<Impact> {
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    let scenario: Scenario =
        serde_saphyr::from_str(&text).with_context(|| format!("{} is no scenario", file.display()))?;
    let wrong: Vec<String> = faults(&scenario).iter().map(ToString::to_string).collect();
    if !wrong.is_empty() {
        bail!("{}:\n  {}", file.display(), wrong.join("\n  "));
    }
    let assessment = assess(&scenario, draws, seed)?;
    Ok(Impact { scenario, assessment })
}

/// The scenario of a draft: to do nothing, and the draft with the obligations found in it. A ban costs no time and is left out.
pub fn from_draft(draft: &Path) -> anyhow::Result<Scenario> {
    let (act, _) = crate::check::draft(draft)?;
    let library = Library::new(std::slice::from_ref(&act));
    let references = resolve(&act, &detect(&act, &definitions(&act), &library), &library);
    let burdens = inventory::of_acts(&[(&act, &references)]);
    let obligations = burdens.into_iter().filter(|burden| burden.kind != BurdenKind::Ban).map(|burden| Obligation {
        name: burden.words.chars().take(200).collect(),
        place: format!("{}#{}", burden.act, burden.eid),
        group: burden.addressee,
        ..Obligation { frequency: one(), share: one(), ..Obligation::default() }
    });
    let obligations: Vec<Obligation> = obligations.collect();
    let words = if act.lang == legislation::Lang::KK {
        ["Ештеңе жасамау", "Жоба"]
    } else if act.lang == legislation::Lang::EN {
        ["Do nothing", "The draft"]
    } else {
        ["Ничего не делать", "Проект"]
    };
    let option = |name: &str, obligations| Choice { name: name.to_owned(), obligations, ..Choice::default() };
    Ok(Scenario {
        title: act.title,
        years: 3,
        discount: 0.0,
        options: vec![option(words[0], Vec::new()), option(words[1], obligations)],
        ..Scenario::default()
    })
}

fn one() -> legislation::impact::Range {
    legislation::impact::Range::exactly(1.0)
}

/// An amount with its thousands apart.
fn money(amount: i64) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    if amount < 0 { format!("−{out}") } else { out }
}

impl Answer for Impact {
    /// `scenario` and `assessment`.
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({"scenario": self.scenario, "assessment": self.assessment}))
    }

    /// In the order of [`COLUMNS`].
    fn table(&self) -> Table<'static> {
        let mut rows = Vec::new();
        for option in &self.assessment.options {
            let mut row = |what: &str, figure: &str, amount: i64, to: &str| {
                let cells = [option.name.as_str(), what, figure, &amount.to_string(), to];
                rows.push(Vec::from(cells.map(Into::into)));
            };
            row("", "burden", option.burden, "");
            row("", "net", option.net, "");
            for (figure, spread) in [("burden", option.burden_spread), ("net", option.net_spread)] {
                row("mean", figure, spread.mean, "");
                row("from 5 % to 95 %", figure, spread.p5, &spread.p95.to_string());
            }
            for (name, cost) in &option.obligations {
                row(name, "cost", *cost, "");
            }
            for one in &option.hangs_on {
                row(&one.of, &one.figure, one.at_low, &one.at_high.to_string());
            }
        }
        Table { name: "impact", columns: &COLUMNS, wide: &["option", "what"], rows }
    }

    /// Each option: its sums, how they are spread, and what they hang on.
    fn in_words(&self, width: usize) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        let scenario = &self.scenario;
        let _ = writeln!(out, "{} · {} years · {} % a year", scenario.title, scenario.years, scenario.discount * 100.0);
        for option in &self.assessment.options {
            let _ = writeln!(out, "\n{}", option.name);
            let spread = |spread: legislation::impact::Spread| {
                format!("mean {}, nine times in ten {} to {}", money(spread.mean), money(spread.p5), money(spread.p95))
            };
            let _ = writeln!(out, "  burden a year  {}  ({})", money(option.burden), spread(option.burden_spread));
            let _ = writeln!(out, "  net worth      {}  ({})", money(option.net), spread(option.net_spread));
            for (name, cost) in &option.obligations {
                let _ = writeln!(out, "    {}  {}", money(*cost), name.chars().take(width).collect::<String>());
            }
            for one in &option.hangs_on {
                let _ = writeln!(
                    out,
                    "    {} of «{}»: {} to {}",
                    one.figure,
                    one.of,
                    money(one.at_low),
                    money(one.at_high)
                );
            }
        }
        for assumption in &scenario.assumptions {
            let _ = writeln!(out, "assumed: {assumption}");
        }
        out
    }
}
