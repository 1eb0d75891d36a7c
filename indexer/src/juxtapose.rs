//! `Juxtaposed`: articles of two or more acts about one matter, as a table to be filled: to compare jurisdictions.

use crate::answer::{Answer, AnswerForm};
use crate::build::current_acts_of;
use crate::table::{Cell, Table};
use analysis::juxtaposition::juxtapose;
use anyhow::bail;
use legislation::juxtaposition::{Cell as JuxtaposedCell, Juxtaposition, Row};
use legislation::{Act, Lang};
use serde_json::Value;
use std::fmt::Write;
use std::path::PathBuf;

/// What is asked.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq juxtapose tax-code-kz/ tax-code-kg.txt --topic 'налог на имущество'
          anyq juxtapose a.html b.html c.html --as xlsx --out table.xlsx
          anyq juxtapose a.html b.html --docx table.docx

The articles of the first act lead; beside each stands the nearest of each other act, by the words both have. The acts must be in
one language; of files with several the one of --lang is taken. Similarity is of words: what says the same in other words is
not found, and what is found is to be judged by a person.")]
pub struct Arguments {
    /// The acts, two or more: a file or folder with one act each.
    #[arg(num_args = 2.., required = true)]
    pub acts: Vec<PathBuf>,
    /// Only rows that speak of this.
    #[arg(long, default_value = "")]
    pub topic: String,
    /// The language of the texts: kk, ru, en.
    #[arg(long, value_parser = crate::inventory::language, default_value = "ru")]
    pub lang: Lang,
    /// Write a DOCX table with a column for remarks.
    #[arg(long, value_name = "FILE.docx")]
    pub docx: Option<PathBuf>,
    /// How the answer is told.
    #[command(flatten)]
    pub answer: AnswerForm,
}

/// The table with the acts' titles.
pub struct Juxtaposed {
    titles: Vec<String>,
    table: Juxtaposition,
    lang: Lang,
}

/// Reads the acts and sets them side by side.
pub fn read(arguments: &Arguments) -> anyhow::Result<Juxtaposed> {
    let mut acts: Vec<Act> = Vec::new();
    for path in &arguments.acts {
        let found = current_acts_of(std::slice::from_ref(path))?;
        let all = found.len();
        let mut own: Vec<Act> = found.into_iter().filter(|act| act.lang == arguments.lang).collect();
        match (own.len(), all) {
            (1, _) => acts.append(&mut own),
            (0, _) => bail!("{} has no act in {}: say another --lang", path.display(), arguments.lang.code()),
            (several, _) => bail!("{} holds {several} acts: name a file or folder with one", path.display()),
        }
    }
    let titles = acts.iter().map(|act| act.title.clone()).collect();
    Ok(Juxtaposed { titles, table: juxtapose(&acts, &arguments.topic), lang: arguments.lang })
}

impl Juxtaposed {
    /// The id and heading of a cell.
    fn told(&self, act: usize, cell: Option<&JuxtaposedCell>) -> (String, String) {
        let article = cell.and_then(|cell| self.table.article(act, cell));
        article.map_or_else(Default::default, |article| (article.eid.to_string(), article.heading.clone()))
    }

    /// A DOCX file: the acts' columns, and one that is empty, for remarks.
    pub fn docx(&self) -> Vec<u8> {
        let (title, remark) = match self.lang {
            Lang::KK => ("Салыстырмалы кесте", "Ескертпе"),
            Lang::EN => ("Comparison", "Remark"),
            _ => ("Сравнительная таблица", "Примечание"),
        };
        let mut columns: Vec<(&str, u32)> = self.titles.iter().map(|title| (title.as_str(), 12)).collect();
        columns.push((remark, 6));
        let text = |(act, cell): (usize, &Option<JuxtaposedCell>)| {
            let article = cell.as_ref().and_then(|cell| self.table.article(act, cell));
            article.map_or_else(
                || "–".to_owned(),
                |one| format!("{}\n{}", format!("{} {}", one.label, one.heading).trim(), one.text).trim().to_owned(),
            )
        };
        let row = |row: &Row| row.cells.iter().enumerate().map(text).chain(std::iter::once(String::new())).collect();
        let rows: Vec<Vec<String>> = self.table.rows.iter().map(row).collect();
        let lang = if self.lang == Lang::KK { "kk-KZ" } else { "ru-RU" };
        publication::docx::table(&publication::docx::Columns { title, columns: &columns, rows: &rows, lang })
    }
}

impl Answer for Juxtaposed {
    /// [`Juxtaposition`] as it is.
    fn json(&self) -> anyhow::Result<Value> {
        Ok(serde_json::to_value(&self.table)?)
    }

    /// A row for each article and each act beside it: the article, the other, how like, by which words; in the order of [`COLUMNS`].
    fn table(&self) -> Table<'static> {
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for row in &self.table.rows {
            let leads = row.cells.first().is_some_and(Option::is_some);
            let lead = self.told(0, row.cells.first().and_then(Option::as_ref));
            for (act, cell) in row.cells.iter().enumerate().skip(1).filter(|(_, cell)| leads || cell.is_some()) {
                let id = self.table.acts.get(act).map_or_else(String::new, ToString::to_string);
                let (eid, heading) = self.told(act, cell.as_ref());
                let like =
                    cell.as_ref().and_then(|cell| cell.likeness).map_or_else(String::new, |like| format!("{like:.2}"));
                let by = cell.as_ref().map_or_else(String::new, |cell| cell.by.join(", "));
                let cells = [lead.0.clone(), lead.1.clone(), id, eid, heading, like, by, String::new()];
                rows.push(cells.into_iter().map(Cell::from).collect());
            }
        }
        Table { name: "comparison", columns: &COLUMNS, wide: &["heading", "other heading", "words", "remark"], rows }
    }

    /// A line for each article.
    fn in_words(&self, width: usize) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        let short = |text: &str| text.chars().take(width / 2).collect::<String>();
        for row in &self.table.rows {
            for (act, cell) in row.cells.iter().enumerate() {
                let (eid, heading) = self.told(act, cell.as_ref());
                let like =
                    cell.as_ref().and_then(|cell| Some(format!("  {:.2} {}", cell.likeness?, cell.by.join(", "))));
                let indent = if act == 0 { "" } else { "    " };
                if cell.is_some() {
                    let _ = writeln!(out, "{indent}{eid} {}{}", short(&heading), like.unwrap_or_default());
                } else if act > 0 && row.cells.first().is_some_and(Option::is_some) {
                    let _ = writeln!(out, "{indent}–");
                }
            }
        }
        let beside = self.table.rows.iter().filter(|row| row.cells.iter().flatten().nth(1).is_some()).count();
        let (rows, terms) = (self.table.rows.len(), self.table.terms.len());
        let _ = writeln!(out, "{rows} rows, {beside} side by side; {terms} terms that several explain");
        out
    }
}

/// The columns of the table.
pub const COLUMNS: [&str; 8] =
    ["article", "heading", "other act", "other article", "other heading", "likeness", "words", "remark"];
