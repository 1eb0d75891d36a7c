//! `export`: the acts of a folder or file as documents – text, HTML, EPUB, Akoma Ntoso.

use crate::build::current_acts;
use anyhow::Context;
use legislation::Date;
use legislation::message::analysis::PublicationFormat;
use std::path::{Path, PathBuf};

/// A form by its name on the command line.
pub fn format(text: &str) -> Result<PublicationFormat, String> {
    match text {
        "text" => Ok(PublicationFormat::Text),
        "html" => Ok(PublicationFormat::Html),
        "epub" => Ok(PublicationFormat::Epub),
        "akoma-ntoso" => Ok(PublicationFormat::AkomaNtoso),
        _ => Err(format!("{text:?} is none of text, html, epub, akoma-ntoso")),
    }
}

/// Writes the newest text of every act, in every language it has, into a folder; gives the files. `day` is when they are
/// made; without it the day of each text, so that the same text gives the same bytes.
pub fn export(path: &Path, format: PublicationFormat, out: &Path, day: Option<Date>) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let unknown = Date::new(1970, 1, 1).context("the first day of computers")?;
    for act in current_acts(path)? {
        let day = day.or(act.text_date).or(act.date).unwrap_or(unknown);
        let made = publication::document(&act, format, day);
        let file = out.join(made.name);
        crate::bundle::replace(&file, &made.bytes)?;
        files.push(file);
    }
    Ok(files)
}
