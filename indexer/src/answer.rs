//! `AnswerForm`: how a command that lists norms tells what it found, and where to.

use crate::table::Table;
use serde_json::Value;
use std::path::PathBuf;

/// How the answer is told.
#[derive(clap::Args, Clone, Debug)]
pub struct AnswerForm {
    /// Characters of each norm.
    #[arg(long, default_value_t = 160)]
    pub width: usize,
    /// words, json, csv, or xlsx (with --out).
    #[arg(long = "as", value_name = "FORM", default_value = "words", value_parser = ["words", "json", "csv", "xlsx"])]
    pub form: String,
    /// The same as `--as json`.
    #[arg(long)]
    pub json: bool,
    /// Write to this file instead of the terminal.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// What can be told in each of the forms.
pub trait Answer {
    /// In words, so many characters of each norm.
    fn in_words(&self, width: usize) -> String;
    /// As one JSON value.
    fn json(&self) -> anyhow::Result<Value>;
    /// As a table.
    fn table(&self) -> Table<'static>;
}

impl AnswerForm {
    /// The bytes of the answer in the form asked for; a workbook without a file to go to is an error that says so.
    pub fn bytes(&self, answer: &impl Answer) -> anyhow::Result<Vec<u8>> {
        Ok(match if self.json { "json" } else { self.form.as_str() } {
            "json" => format!("{:#}\n", answer.json()?).into_bytes(),
            "csv" => answer.table().csv()?.into_bytes(),
            "xlsx" if self.out.is_none() => {
                anyhow::bail!("a workbook is no text: say where it goes with --out FILE.xlsx")
            }
            "xlsx" => answer.table().workbook()?,
            _ => answer.in_words(self.width).into_bytes(),
        })
    }
}
