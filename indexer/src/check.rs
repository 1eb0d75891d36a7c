//! `Check` of a draft: what its drafter would want to look at, by itself, against the law in force, and between its two languages.

use crate::answer::{Answer, AnswerForm};
use crate::build::current_acts_of;
use crate::inspect::inspect;
use crate::table::Table;
use analysis::draft_check::{InForce, Reading, in_order, languages, own};
use anyhow::{Context, bail};
use legislation::remark::{Remark, RemarkKind};
use legislation::{Act, EId, Lang, TextSpan};
use publication::annotated::{Annotated, Note};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
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
          anyq check bill.docx --annotate bill.remarks.docx --words kk

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
    /// Write the draft with the remarks in its margin: a DOCX file with comments, or an HTML page.
    #[arg(long, value_name = "FILE.docx|FILE.html")]
    pub annotate: Option<PathBuf>,
    /// The language of the remarks in the margin: kk, ru, en; the draft's own where nothing is said.
    #[arg(long, value_name = "LANG", value_parser = crate::inventory::language)]
    pub words: Option<Lang>,
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
        let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let read = analysis::draft_check::read(&crate::amend::lines(path)?.join("\n"), &name);
        (vec![read.act], read.problems)
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

/// Checks a draft.
pub fn check(arguments: &Arguments) -> anyhow::Result<Checked> {
    let (act, problems) = draft(&arguments.draft)?;
    let mut remarks = if arguments.corpus.is_empty() {
        own(&act, &problems)
    } else {
        let acts = current_acts_of(&arguments.corpus)?;
        in_force(act.lang, &acts).check(&act, &problems).0
    };
    if let Some(other) = &arguments.with {
        remarks.extend(languages(&act, &draft(other)?.0));
    }
    remarks.retain(|one| {
        arguments.kind.is_none_or(|kind| one.kind == kind) && !(arguments.faults && one.kind.is_advice())
    });
    in_order(&act, &mut remarks);
    let checked = Checked { act, remarks };
    if let Some(file) = &arguments.annotate {
        annotate(&checked, arguments.words, file)?;
    }
    Ok(checked)
}

/// Writes a draft with its remarks.
fn annotate(checked: &Checked, words: Option<Lang>, file: &Path) -> anyhow::Result<()> {
    let Checked { act, remarks } = checked;
    let ui = words.unwrap_or(act.lang);
    let (text, places) = lines(act);
    let note = |remark: &Remark| {
        let (head, behind) = remark.eid.as_ref().and_then(|eid| places.get(eid)).copied().unwrap_or_default();
        let span = match remark.span {
            Some(span) => TextSpan::new(behind + span.start(), behind + span.end()),
            None => TextSpan::new(head, head + text[head..].find('\n').unwrap_or(text.len() - head)),
        };
        let mut said = remark.why(ui);
        if !remark.evidence.is_empty() && remark.kind != RemarkKind::NumbersDiffer {
            let _ = write!(said, " [{}]", remark.evidence); // writing into a String cannot fail
        }
        Note { span, title: remark.kind.title(ui).to_owned(), words: said }
    };
    let notes: Vec<Note> = remarks.iter().map(note).collect();
    let heading = match ui {
        Lang::RU => "Замечания",
        Lang::EN => "Remarks",
        _ => "Ескертулер",
    };
    let day = crate::explain::today().context("the clock of this machine tells no day")?;
    let annotated = Annotated { title: &act.title, lang: act.lang, text: &text, heading, notes: &notes, day };
    let form = file.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let bytes = match form.as_deref() {
        Some("docx") => annotated.docx(),
        Some("html" | "htm") => annotated.html().into_bytes(),
        _ => bail!("{}: remarks are written to a .docx or .html file", file.display()),
    };
    std::fs::write(file, bytes).with_context(|| format!("writing {}", file.display()))
}

/// A draft as lines, and where each provision's head and text begin in them.
fn lines(act: &Act) -> (String, BTreeMap<EId, (usize, usize)>) {
    let mut text = format!("{}\n", act.title);
    let mut places = BTreeMap::new();
    for one in &act.provisions {
        let head = text.len();
        for part in [&one.label, &one.heading].into_iter().filter(|part| !part.is_empty()) {
            text.push_str(part);
            text.push(' ');
        }
        if !one.heading.is_empty() && !one.text.is_empty() {
            text.push('\n');
        }
        places.insert(one.eid.clone(), (head, text.len()));
        text.push_str(&one.text);
        for row in one.table.iter().flat_map(|table| &table.rows) {
            text.push_str(&row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | "));
            text.push('\n');
        }
        text.truncate(text.trim_end().len().max(head));
        text.push('\n');
    }
    (text, places)
}

/// The law in force of a language, read on all cores.
pub(crate) fn in_force<'a>(lang: Lang, acts: impl IntoIterator<Item = &'a Act>) -> InForce<&'a Act> {
    let acts = acts.into_iter().filter(|act| act.lang == lang).collect();
    InForce::new(lang, acts, |acts, library| acts.par_iter().map(|act| Reading::of(act, library)).collect())
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
