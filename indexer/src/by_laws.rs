//! `ByLaws`: what by-laws demand of people and business and what it rests on, and what laws leave to by-laws.

use crate::answer::{Answer, AnswerForm};
use crate::build::current_acts;
use crate::table::Table;
use analysis::by_laws::{demands, enabling};
use analysis::definitions::find as definitions;
use analysis::references::{Library, detect, resolve};
use analysis::{delegations, norms};
use legislation::burden::Rank;
use legislation::by_law::{Delegation, Demand, Ground};
use legislation::{Act, ActId, EId, Lang, Reference};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The columns of a table of norms.
pub const COLUMNS: [&str; 9] = ["act", "title", "lang", "eId", "what", "addressee", "ground", "laws", "words"];

/// What is asked.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq by-laws corpus/sample
          anyq by-laws corpus/sample --ground none-named --as csv --out by-laws.csv
          anyq by-laws corpus/sample --json")]
pub struct Arguments {
    /// A folder of law, with the laws that its by-laws rest on.
    pub corpus: PathBuf,
    /// Only texts of this language.
    #[arg(long, value_parser = crate::inventory::language)]
    pub lang: Option<Lang>,
    /// Only norms that rest on: grounded, not-found, none-named.
    #[arg(long, value_parser = ground)]
    pub ground: Option<Ground>,
    /// How the answer is told.
    #[command(flatten)]
    pub answer: AnswerForm,
}

pub(crate) fn ground(slug: &str) -> Result<Ground, String> {
    Ground::ALL
        .into_iter()
        .find(|ground| ground.slug() == slug)
        .ok_or_else(|| "say one of grounded, not-found, none-named".to_owned())
}

/// By-laws and delegations of a corpus.
pub struct ByLaws {
    /// In the order of the corpus.
    pub demands: Vec<Demand>,
    /// In the order of the corpus.
    pub delegations: Vec<Delegation>,
    /// How many by-laws were read, by language.
    pub by_laws: BTreeMap<String, usize>,
}

/// An act with what it cites.
#[derive(Clone, Copy)]
struct Read<'a> {
    act: &'a Act,
    references: &'a [Reference],
}

/// Reads a corpus.
pub fn read(corpus: &Path, lang: Option<Lang>, ground: Option<Ground>) -> anyhow::Result<ByLaws> {
    let acts = current_acts(corpus)?;
    let library = Library::new(&acts);
    let wanted = |act: &&Act| Lang::INTERFACE.contains(&act.lang) && lang.is_none_or(|lang| act.lang == lang);
    let own: Vec<&Act> = acts.iter().filter(wanted).collect();
    let references: Vec<Vec<Reference>> =
        own.par_iter().map(|act| resolve(act, &detect(act, &definitions(act), &library), &library)).collect();
    let read: Vec<(&Act, &[Reference])> = own.into_iter().zip(references.iter().map(Vec::as_slice)).collect();
    let mut found = of_acts(&read, &library);
    found.demands.retain(|demand| ground.is_none_or(|ground| demand.ground == ground));
    Ok(found)
}

/// The by-laws among acts whose references are known, and what the laws among them leave to by-laws.
pub(crate) fn of_acts(acts: &[(&Act, &[Reference])], library: &Library) -> ByLaws {
    let read: Vec<Read> = acts
        .iter()
        .filter(|(act, _)| Lang::INTERFACE.contains(&act.lang))
        .map(|(act, references)| Read { act, references })
        .collect();
    let (by_laws, laws): (Vec<&Read>, Vec<&Read>) = read
        .iter()
        .filter(|one| Rank::of(one.act.kind) != Rank::Unknown)
        .partition(|one| Rank::of(one.act.kind) == Rank::ByLaw);

    let demands: Vec<Demand> = by_laws
        .par_iter()
        .flat_map_iter(|one| demands(one.act, one.references, &norms::stated(one.act), library))
        .collect();

    let mut resting: BTreeMap<(ActId, Lang), Vec<(EId, ActId)>> = BTreeMap::new();
    for one in &by_laws {
        for target in enabling(one.act, one.references).flat_map(|reference| &reference.targets) {
            if let (Some(act), Some(eid)) = (&target.act, &target.eid) {
                resting.entry((act.clone(), one.act.lang)).or_default().push((eid.clone(), one.act.id.clone()));
            }
        }
    }
    let delegations = laws.par_iter().flat_map_iter(|one| {
        let stated = norms::stated(one.act);
        let resting = resting.get(&(one.act.id.clone(), one.act.lang));
        let found = delegations::find(one.act, &stated).into_iter().filter_map(move |found| {
            let eid = one.act.provisions.get(found.provision)?.eid.clone();
            // A by-law that names the provision, or a part of it, or what it is a part of but the whole article.
            let is_named = |named: &EId| named.is_within(&eid) || (eid.is_within(named) && named.parent().is_some());
            let by_laws: BTreeSet<ActId> = resting
                .into_iter()
                .flatten()
                .filter(|(named, _)| is_named(named))
                .map(|(_, act)| act.clone())
                .collect();
            Some(Delegation {
                act: one.act.id.clone(),
                title: one.act.title.clone(),
                lang: one.act.lang,
                eid,
                to: found.to,
                words: found.words,
                by_laws: by_laws.into_iter().collect(),
            })
        });
        found.collect::<Vec<_>>()
    });
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for one in &by_laws {
        *counts.entry(one.act.lang.code().to_owned()).or_default() += 1;
    }
    let delegations = delegations.collect();
    ByLaws { demands, delegations, by_laws: counts }
}

impl ByLaws {
    /// Norms by ground, delegations by whether a by-law rests on them, by-laws by language.
    pub fn counts(&self) -> Value {
        let mut grounds: BTreeMap<&str, u32> = BTreeMap::new();
        for demand in &self.demands {
            *grounds.entry(demand.ground.slug()).or_default() += 1;
        }
        let made = self.delegations.iter().filter(|one| !one.by_laws.is_empty()).count();
        json!({"by_laws": self.by_laws, "norms": self.demands.len(), "grounds": grounds, "delegations": self.delegations.len(), "delegations_with_a_by_law": made})
    }
}

impl Answer for ByLaws {
    /// `counts`, `norms` of by-laws, `delegations` of laws.
    fn json(&self) -> anyhow::Result<Value> {
        Ok(json!({"counts": self.counts(), "norms": self.demands, "delegations": self.delegations}))
    }

    /// A row for each norm, in the order of [`COLUMNS`].
    fn table(&self) -> Table<'static> {
        let row = |demand: &Demand| {
            let text = |text: &str| text.into();
            vec![
                text(demand.act.as_str()),
                text(&demand.title),
                text(demand.lang.code()),
                text(demand.eid.as_str()),
                text(&demand.what),
                text(&demand.addressee),
                text(demand.ground.slug()),
                text(&demand.laws.join(" ")),
                text(&demand.words),
            ]
        };
        let rows = self.demands.iter().map(row).collect();
        Table { name: "by-laws", columns: &COLUMNS, wide: &["title", "words"], rows }
    }

    /// Both in words.
    fn in_words(&self, width: usize) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        let short = |words: &str| {
            let mut shown: String = words.chars().take(width).collect();
            if shown.len() < words.len() {
                shown.push('…');
            }
            shown
        };
        for demand in &self.demands {
            let laws = if demand.laws.is_empty() { String::new() } else { format!(" {}", demand.laws.join(" ")) };
            let _ = writeln!(out, "{}#{}  {}  [{}{laws}]", demand.act, demand.eid, demand.what, demand.ground.slug());
            let _ = writeln!(out, "  {}", short(&demand.words));
        }
        let _ = writeln!(out, "\nLeft to by-laws:");
        for one in &self.delegations {
            let made: Vec<&str> = one.by_laws.iter().map(ActId::as_str).collect();
            let made = if made.is_empty() { "no by-law here".to_owned() } else { made.join(" ") };
            let _ = writeln!(out, "{}#{}  to {}  [{made}]\n  {}", one.act, one.eid, one.to, short(&one.words));
        }
        let _ = writeln!(out, "\n{:#}", self.counts());
        out
    }
}
