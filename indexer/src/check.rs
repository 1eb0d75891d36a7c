//! `Check` of a draft: what its drafter would want to look at, by itself, against the law in force, and between its two languages.

use crate::answer::{Answer, AnswerForm};
use crate::build::current_acts_of;
use crate::inspect::inspect;
use crate::table::Table;
use crate::{by_laws, terms};
use analysis::draft_check::{in_order, languages, of_finding, own};
use analysis::findings::{Source, find};
use analysis::norms::{Stated, stated};
use analysis::references::{Library, detect, resolve};
use analysis::source::{Block, SourceDocument, SourceFormat, SourceMeta};
use analysis::structure::parse;
use anyhow::bail;
use legislation::burden::Rank;
use legislation::by_law::Ground;
use legislation::remark::{Remark, RemarkKind};
use legislation::term_base::{Likeness, TermDefinition};
use legislation::{Act, ActId, Definition, DefinitionKind, Lang, Reference};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The columns of a table of remarks.
pub const COLUMNS: [&str; 6] = ["kind", "place", "words", "against", "evidence", "advice"];

/// What is asked.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq check bill.docx
          anyq check bill.html --corpus corpus/sample
          anyq check bill.rus.txt --with bill.kaz.txt --faults
          anyq check bill.md --corpus corpus/sample --as xlsx --out remarks.xlsx

A draft is a law as it is to be; a draft that amends another act is carried out first: anyq amend. Exit status 1 when there
is a remark that is more than advice.")]
pub struct Arguments {
    /// The draft: a DOCX, text, Markdown or HTML file.
    pub draft: PathBuf,
    /// The law in force: folders or files; may be given several times.
    #[arg(long)]
    pub corpus: Vec<PathBuf>,
    /// The same draft in another language.
    #[arg(long)]
    pub with: Option<PathBuf>,
    /// Only remarks of this kind.
    #[arg(long, value_parser = kind)]
    pub kind: Option<RemarkKind>,
    /// Leave out advice: delegations, long sentences, officialese.
    #[arg(long)]
    pub faults: bool,
    /// How the answer is told.
    #[command(flatten)]
    pub answer: AnswerForm,
}

fn kind(slug: &str) -> Result<RemarkKind, String> {
    RemarkKind::from_slug(slug).ok_or_else(|| {
        let known: Vec<&str> = RemarkKind::ALL.into_iter().map(RemarkKind::slug).collect();
        format!("say one of {}", known.join(", "))
    })
}

/// A draft and the remarks on it.
pub struct Checked {
    /// The draft.
    pub act: Act,
    /// In the order of the text.
    pub remarks: Vec<Remark>,
}

/// The only act of a file, with the problems met.
pub(crate) fn draft(path: &Path) -> anyhow::Result<(Act, Vec<legislation::Problem>)> {
    let is_docx = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("docx"));
    let (acts, problems) = if is_docx {
        let (act, problems) = parse(of_lines(path, crate::amend::lines(path)?));
        (vec![act], problems)
    } else {
        let read = inspect(path)?;
        (read.acts, read.problems)
    };
    match <[Act; 1]>::try_from(acts) {
        Ok([act]) if Lang::INTERFACE.contains(&act.lang) => Ok((act, problems)),
        Ok([act]) => bail!("{}: no drafts are checked in {:?}", path.display(), act.lang),
        Err(acts) => bail!("{} must hold one draft; it holds {}", path.display(), acts.len()),
    }
}

/// The lines of a document as a source: its first line is its title.
fn of_lines(path: &Path, lines: Vec<String>) -> SourceDocument {
    let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let lang = language::detect(&lines.join("\n")).unwrap_or(Lang::RU);
    let mut lines = lines.into_iter();
    let title = lines.next().unwrap_or_default();
    SourceDocument {
        file: path.display().to_string(),
        format: SourceFormat::PlainText,
        id: ActId::from_name(&name),
        lang,
        meta: SourceMeta { title, ..SourceMeta::default() },
        blocks: lines.map(Block::line).collect(),
        problems: Vec::new(),
        whole: None,
    }
}

/// Checks a draft.
pub fn check(arguments: &Arguments) -> anyhow::Result<Checked> {
    let (act, problems) = draft(&arguments.draft)?;
    let mut remarks = own(&act, &problems);
    if !arguments.corpus.is_empty() {
        let mut acts = current_acts_of(&arguments.corpus)?;
        // The draft takes the place of the text it is to replace.
        acts.retain(|other| other.lang == act.lang && other.id != act.id);
        acts.insert(0, act.clone());
        against_the_law(&acts, &mut remarks);
    }
    if let Some(other) = &arguments.with {
        remarks.extend(languages(&act, &draft(other)?.0));
    }
    remarks.retain(|one| {
        arguments.kind.is_none_or(|kind| one.kind == kind) && !(arguments.faults && one.kind.is_advice())
    });
    in_order(&act, &mut remarks);
    Ok(Checked { act, remarks })
}

/// Adds what the law in force has against a draft, the first of the acts.
fn against_the_law(acts: &[Act], remarks: &mut Vec<Remark>) {
    let Some(act) = acts.first() else { return };
    let library = Library::new(acts);
    let read: Vec<(Vec<Definition>, Vec<Reference>, Vec<Stated>)> = acts
        .par_iter()
        .map(|act| {
            let terms = analysis::definitions::find(act);
            let references = resolve(act, &detect(act, &terms, &library), &library);
            let norms = stated(act);
            (terms, references, norms)
        })
        .collect();
    let sources: Vec<Source> = acts
        .iter()
        .zip(&read)
        .enumerate()
        .map(|(number, (act, (definitions, references, stated)))| Source {
            number,
            act,
            stated,
            definitions,
            references,
        })
        .collect();
    // What the draft alone told is told again with the law beside it.
    remarks.retain(|one| !matches!(one.kind, RemarkKind::Collision | RemarkKind::DeadReference));
    remarks.extend(find(&sources, &library).iter().filter_map(|evidence| of_finding(evidence, &sources, 0)));
    let cited: Vec<(&Act, &[Definition], &[Reference])> = acts
        .iter()
        .zip(&read)
        .map(|(act, (terms, references, _))| (act, terms.as_slice(), references.as_slice()))
        .collect();
    remarks.extend(terms_otherwise(act, &cited));
    if crate::inventory::rank_of(act.kind) == Rank::ByLaw {
        let with_references: Vec<(&Act, &[Reference])> =
            cited.iter().map(|(act, _, references)| (*act, *references)).collect();
        let found = by_laws::of_acts(&with_references, &library);
        let own = found.demands.iter().filter(|demand| demand.act == act.id && demand.ground != Ground::Grounded);
        remarks.extend(own.map(|demand| Remark {
            kind: RemarkKind::NoLaw,
            eid: Some(demand.eid.clone()),
            span: None,
            words: demand.words.clone(),
            against: String::new(),
            evidence: String::new(),
        }));
    } else {
        let own = analysis::delegations::find(act, &read[0].2);
        remarks.extend(own.into_iter().filter_map(|found| {
            let eid = act.provisions.get(found.provision)?.eid.clone();
            let (words, against) = (found.words, found.to);
            Some(Remark {
                kind: RemarkKind::Delegation,
                eid: Some(eid),
                span: None,
                words,
                against,
                evidence: String::new(),
            })
        }));
    }
}

/// Terms that the draft explains otherwise than an act in force.
fn terms_otherwise(act: &Act, acts: &[(&Act, &[Definition], &[Reference])]) -> Vec<Remark> {
    let bases = terms::of_acts(acts);
    let mut found = Vec::new();
    for (_, base) in bases.languages.iter().filter(|(lang, _)| *lang == act.lang) {
        let is_own =
            |one: &TermDefinition| base.list.acts.get(one.act as usize).is_some_and(|listed| listed.id == act.id);
        for card in &base.cards {
            let mut explained = card.definitions.iter().filter(|one| one.kind == DefinitionKind::Glossary);
            let Some(own) = explained.clone().find(|one| is_own(one)) else { continue };
            let Some(other) = explained.find(|one| !is_own(one)) else { continue };
            // One of the two is the first of the card; the other tells how it stands to it.
            let stands = [own.likeness, other.likeness].into_iter().flatten().next();
            let of = base.list.acts.get(other.act as usize).map_or("", |listed| listed.id.as_str());
            if matches!(stands, Some(Likeness::Different | Likeness::Narrower | Likeness::Wider)) {
                found.push(Remark {
                    kind: RemarkKind::TermOtherwise,
                    eid: Some(own.eid.clone()),
                    span: None,
                    words: format!("{} – {}", own.term, own.text()),
                    against: other.text(),
                    evidence: format!("{of}#{}", other.eid),
                });
            }
        }
    }
    found
}

impl Answer for Checked {
    /// `draft`, `lang`, `counts` by kind, `remarks`.
    fn json(&self) -> anyhow::Result<Value> {
        let mut counts = serde_json::Map::new();
        for kind in RemarkKind::ALL {
            let count = self.remarks.iter().filter(|one| one.kind == kind).count();
            if count > 0 {
                counts.insert(kind.slug().to_owned(), json!(count));
            }
        }
        Ok(json!({"draft": self.act.id, "lang": self.act.lang, "counts": counts, "remarks": self.remarks}))
    }

    /// A row for each remark, in the order of [`COLUMNS`].
    fn table(&self) -> Table<'static> {
        let row = |one: &Remark| {
            let place = one.eid.as_ref().map_or("", |eid| eid.as_str());
            let advice = if one.kind.is_advice() { "yes" } else { "" };
            Vec::from([one.kind.slug(), place, &one.words, &one.against, &one.evidence, advice].map(Into::into))
        };
        Table {
            name: "remarks",
            columns: &COLUMNS,
            wide: &["words", "against"],
            rows: self.remarks.iter().map(row).collect(),
        }
    }

    /// A line for each remark, and what stands against it.
    fn in_words(&self, width: usize) -> String {
        let short = |text: &str| text.chars().take(width).collect::<String>();
        let mut out = String::new(); // writing into a String cannot fail
        let faults = self.remarks.iter().filter(|one| !one.kind.is_advice()).count();
        let _ = writeln!(
            out,
            "{} · {}: {faults} remarks, {} of advice",
            self.act.id,
            self.act.title,
            self.remarks.len() - faults
        );
        for one in &self.remarks {
            let place = one.eid.as_ref().map_or("–", |eid| eid.as_str());
            let _ = writeln!(out, "{place}  {}  {}", one.kind.slug(), short(&one.words));
            if !one.against.is_empty() || !one.evidence.is_empty() {
                let _ = writeln!(out, "    {} {}", short(&one.against), short(&one.evidence));
            }
        }
        out
    }
}
