//! `Inventory`: every norm of a corpus that people or business bear, with what was decided about it – the list a «regulatory
//! guillotine» works on.

mod review;

pub use review::{Row, carry, parse};

use crate::answer::{Answer, AnswerForm};
use crate::build::current_acts;
use crate::table::Table;
use analysis::burdens;
use analysis::definitions::find as definitions;
use analysis::norms::{self, Stated};
use analysis::references::{Library, detect, resolve};
use anyhow::Context;
use legislation::burden::{Burden, BurdenKind, Change, Decision, Rank};
use legislation::{Act, ActId, EId, Lang, Modality, Reference};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The columns of an inventory, which is a review as well.
pub const COLUMNS: [&str; 17] = [
    "id",
    "change",
    "decision",
    "justification",
    "owner",
    "date",
    "kind",
    "rank",
    "act",
    "title",
    "eId",
    "lang",
    "addressee",
    "body",
    "deadline",
    "sanction",
    "words",
];

/// Which burdens are wanted, and how they are told.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq inventory corpus/sample --kind permit
          anyq inventory corpus/sample --lang ru --as csv --out review.csv
          anyq inventory corpus/sample --lang ru --review review.csv --as csv --out review-2.csv
          anyq inventory corpus/sample --review review.csv --change reworded

A review is the table itself: decide in the column `decision` (keep, simplify, merge, drop) and say why in
`justification`. With --review the decisions are carried to the law as it now is.")]
pub struct Arguments {
    /// A folder of law, or a file.
    pub corpus: PathBuf,
    /// Only norms of this language's texts.
    #[arg(long, value_parser = language)]
    pub lang: Option<Lang>,
    /// Only burdens of this kind: permit, report, inspection, payment, record, ban, conduct.
    #[arg(long, value_parser = kind)]
    pub kind: Option<BurdenKind>,
    /// Only norms of this rank: law, by-law, unknown.
    #[arg(long, value_parser = rank)]
    pub rank: Option<Rank>,
    /// Only norms of this act.
    #[arg(long)]
    pub act: Option<String>,
    /// Decisions so far: a table this command wrote, with its decisions.
    #[arg(long, value_name = "FILE.csv")]
    pub review: Option<PathBuf>,
    /// Only norms that stand so to those of the review: same, moved, reworded, new, vanished.
    #[arg(long, value_parser = change, requires = "review")]
    pub change: Option<Change>,
    /// Only norms decided so: keep, simplify, merge, drop, or undecided.
    #[arg(long, value_parser = decision)]
    pub decision: Option<Decided>,
    /// How the answer is told.
    #[command(flatten)]
    pub answer: AnswerForm,
}

/// A decision asked for, or that there is none yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Decided(Option<Decision>);

/// A language of the interface by its code.
pub(crate) fn language(code: &str) -> Result<Lang, String> {
    Lang::INTERFACE.into_iter().find(|lang| lang.code() == code).ok_or_else(|| "say kk, ru or en".to_owned())
}

fn named<T: Copy>(all: &[T], slug: fn(T) -> &'static str, wanted: &str) -> Result<T, String> {
    let known = || all.iter().map(|one| slug(*one)).collect::<Vec<_>>().join(", ");
    all.iter().copied().find(|one| slug(*one) == wanted).ok_or_else(|| format!("say one of {}", known()))
}

fn kind(slug: &str) -> Result<BurdenKind, String> {
    named(&BurdenKind::ALL, BurdenKind::slug, slug)
}

fn rank(slug: &str) -> Result<Rank, String> {
    named(&[Rank::Law, Rank::ByLaw, Rank::Unknown], Rank::slug, slug)
}

fn change(slug: &str) -> Result<Change, String> {
    named(&Change::ALL, Change::slug, slug)
}

fn decision(slug: &str) -> Result<Decided, String> {
    if slug == "undecided" {
        return Ok(Decided(None));
    }
    named(&Decision::ALL, Decision::slug, slug)
        .map(|decision| Decided(Some(decision)))
        .map_err(|problem| format!("{problem}, undecided"))
}

/// An inventory: a row for each norm, and for each norm of a review that is gone.
pub struct Inventory {
    /// In the order of the corpus, vanished norms last.
    pub rows: Vec<Row>,
}

/// Reads a corpus, or a file, and carries the decisions of a review to it.
pub fn read(arguments: &Arguments) -> anyhow::Result<Inventory> {
    let burdens = find(&arguments.corpus)?;
    let rows = match &arguments.review {
        Some(file) => {
            let bytes = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
            let before = parse(&bytes).with_context(|| format!("reading the review {}", file.display()))?;
            carry(before, burdens)
        }
        None => burdens.into_iter().map(Row::new).collect(),
    };
    let wants = |row: &Row| {
        let burden = &row.burden;
        arguments.lang.is_none_or(|lang| burden.lang == lang)
            && arguments.kind.is_none_or(|kind| burden.kind == kind)
            && arguments.rank.is_none_or(|rank| burden.rank == rank)
            && arguments.act.as_ref().is_none_or(|act| burden.act.as_str() == act)
            && arguments.change.is_none_or(|change| row.change == Some(change))
            && arguments.decision.is_none_or(|Decided(decision)| row.review.decision == decision)
    };
    Ok(Inventory { rows: rows.into_iter().filter(wants).collect() })
}

/// The burdens of a corpus or file, act by act.
pub fn find(corpus: &Path) -> anyhow::Result<Vec<Burden>> {
    let acts = current_acts(corpus)?;
    let library = Library::new(&acts);
    let references: Vec<Vec<Reference>> = acts
        .par_iter()
        .map(|act| {
            let is_read = Lang::INTERFACE.contains(&act.lang);
            if is_read { resolve(act, &detect(act, &definitions(act), &library), &library) } else { Vec::new() }
        })
        .collect();
    let acts: Vec<(&Act, &[Reference])> = acts.iter().zip(references.iter().map(Vec::as_slice)).collect();
    Ok(of_acts(&acts))
}

/// The burdens of acts whose references are known, in the order of the acts.
pub(crate) fn of_acts(acts: &[(&Act, &[Reference])]) -> Vec<Burden> {
    let stated: Vec<Vec<Stated>> = acts
        .par_iter()
        .map(|(act, _)| if Lang::INTERFACE.contains(&act.lang) { norms::stated(act) } else { Vec::new() })
        .collect();
    let punished = acts.par_iter().zip(&stated).map(|((act, references), stated)| punished(act, references, stated));
    let punished: Vec<BTreeSet<(ActId, EId, String)>> = punished.collect();
    let mut sanctions: HashMap<(ActId, Lang, EId), Vec<String>> = HashMap::new();
    for ((act, _), punished) in acts.iter().zip(punished) {
        for (broken, eid, by) in punished {
            sanctions.entry((broken, act.lang, eid)).or_default().push(by);
        }
    }
    let of_act = |((act, _), stated): (&(&Act, &[Reference]), Vec<Stated>)| {
        let mut seen: HashMap<String, u32> = HashMap::new();
        let burdens = burdens::of(act, stated).into_iter().filter_map(|found| {
            let eid = act.provisions.get(found.stated.provision)?.eid.clone();
            let above = std::iter::successors(Some(eid.clone()), EId::parent);
            let behind = above.filter_map(|eid| sanctions.get(&(act.id.clone(), act.lang, eid))).flatten();
            let behind: BTreeSet<String> = behind.cloned().collect();
            let mut id = content_id(act, &found.words);
            let times = seen.entry(id.clone()).or_default();
            *times += 1;
            if *times > 1 {
                let _ = write!(id, "-{times}"); // writing into a String cannot fail
            }
            Some(Burden {
                id,
                act: act.id.clone(),
                title: act.title.clone(),
                rank: Rank::of(act.kind),
                lang: act.lang,
                eid,
                kind: found.kind,
                addressee: found.addressee,
                body: found.body,
                deadlines: found.deadlines,
                sanctions: behind.into_iter().collect(),
                words: found.words,
            })
        });
        burdens.collect::<Vec<_>>()
    };
    acts.par_iter().zip(stated).flat_map_iter(of_act).collect()
}

/// A burden's name at its first appearance: of its act, language and words; numbers of provisions do not count. A letter before
/// the hash keeps spreadsheets from taking `12e4…` for a number.
fn content_id(act: &Act, words: &str) -> String {
    let named = format!("{}\n{}\n{}", act.id, act.lang.code(), review::folded(words));
    let hash = blake3::hash(named.as_bytes()).to_hex();
    format!("n{}", hash.get(..12).unwrap_or_default())
}

/// What the sanctions of an act punish: the act and provision that the conduct names, and the sanction as `act#eId`.
fn punished(act: &Act, references: &[Reference], stated: &[Stated]) -> BTreeSet<(ActId, EId, String)> {
    let sanctions = stated.iter().filter(|one| one.norm.modality == Some(Modality::Sanction));
    let names = |one: &Stated, reference: &Reference| {
        one.norm.action.iter().flat_map(|action| &action.0).any(|place| {
            place.provision == reference.provision
                && place.span.start() <= reference.span.start()
                && reference.span.end() <= place.span.end()
        })
    };
    let mut found = BTreeSet::new();
    for sanction in sanctions {
        let Some(own) = act.provisions.get(sanction.provision).map(|provision| &provision.eid) else { continue };
        for reference in references.iter().filter(|reference| names(sanction, reference)) {
            for target in reference.targets.iter().filter(|target| target.present) {
                let Some(eid) = &target.eid else { continue };
                let of = target.act.clone().unwrap_or_else(|| act.id.clone());
                let is_own = of == act.id && std::iter::successors(Some(own.clone()), EId::parent).any(|up| up == *eid);
                if !is_own {
                    found.insert((of, eid.clone(), format!("{}#{own}", act.id)));
                }
            }
        }
    }
    found
}

impl Inventory {
    /// How many norms there are, by kind, rank, decision and change.
    pub fn counts(&self) -> BTreeMap<&str, BTreeMap<&str, u32>> {
        let mut counts: BTreeMap<&str, BTreeMap<&str, u32>> = BTreeMap::new();
        for row in &self.rows {
            let mut count = |what, which| *counts.entry(what).or_default().entry(which).or_default() += 1;
            count("kind", row.burden.kind.slug());
            count("rank", row.burden.rank.slug());
            count("lang", row.burden.lang.code());
            count("decision", row.review.decision.map_or("undecided", Decision::slug));
            row.change.into_iter().for_each(|change| count("change", change.slug()));
        }
        counts
    }
}

impl Answer for Inventory {
    /// `counts`, and `norms` with their decisions.
    fn json(&self) -> anyhow::Result<Value> {
        let rows = self.rows.iter().map(|row| {
            let mut value = serde_json::to_value(&row.burden)?;
            value["review"] = serde_json::to_value(&row.review)?;
            value["change"] = json!(row.change);
            Ok(value)
        });
        let rows: Vec<Value> = rows.collect::<serde_json::Result<_>>().context("writing the inventory")?;
        Ok(json!({"counts": self.counts(), "norms": rows}))
    }

    /// A row for each norm, in the order of [`COLUMNS`].
    fn table(&self) -> Table<'static> {
        let row = |row: &Row| {
            let Row { burden, review, change } = row;
            let text = |text: &str| text.into();
            vec![
                text(&burden.id),
                text(change.map_or("", Change::slug)),
                text(review.decision.map_or("", Decision::slug)),
                text(&review.justification),
                text(&review.owner),
                text(&review.date),
                text(burden.kind.slug()),
                text(burden.rank.slug()),
                text(burden.act.as_str()),
                text(&burden.title),
                text(burden.eid.as_str()),
                text(burden.lang.code()),
                text(&burden.addressee),
                text(&burden.body),
                text(&burden.deadlines.join("; ")),
                text(&burden.sanctions.join(" ")),
                text(&burden.words),
            ]
        };
        let wide = &["title", "justification", "words"];
        Table { name: "inventory", columns: &COLUMNS, wide, rows: self.rows.iter().map(row).collect() }
    }

    /// The norms in words, then how many there are of each sort.
    fn in_words(&self, width: usize) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        let mut act = None;
        for Row { burden, review, change } in &self.rows {
            if act != Some((&burden.act, burden.lang)) {
                act = Some((&burden.act, burden.lang));
                let _ = writeln!(out, "\n{} · {} · {} · {}", burden.act, burden.lang, burden.rank.slug(), burden.title);
            }
            let decision = review.decision.map_or("undecided", Decision::slug);
            let change = change.map_or(String::new(), |change| format!(", {}", change.slug()));
            let _ = writeln!(out, "{}  {}  {} [{decision}{change}]", burden.id, burden.eid, burden.kind.slug());
            let mut words: String = burden.words.chars().take(width).collect();
            if words.len() < burden.words.len() {
                words.push('…');
            }
            let _ = writeln!(out, "  {words}");
            let mut line = |label: &str, text: &str| {
                if !text.is_empty() {
                    let _ = writeln!(out, "  {label:<10}{text}");
                }
            };
            line("who", &burden.addressee);
            line("to", &burden.body);
            line("when", &burden.deadlines.join("; "));
            line("else", &burden.sanctions.join(" "));
            line("why", &review.justification);
        }
        let _ = writeln!(out, "\n{} norms", self.rows.len());
        for (what, counts) in self.counts() {
            let counts: Vec<String> = counts.iter().map(|(which, count)| format!("{which} {count}")).collect();
            let _ = writeln!(out, "  {what:<10}{}", counts.join(", "));
        }
        out
    }
}
