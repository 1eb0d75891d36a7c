//! `Plan`: what the browser's part of a benchmark is to measure, written as JSON for it.

use crate::bundle::Cost;
use crate::failure::{About, Outcome};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Read by `e2e/bench/main.js`.
pub(super) struct Plan {
    /// The built app.
    pub(super) app: PathBuf,
    /// Where the peer's indexes are kept.
    pub(super) store: PathBuf,
    /// Whether the peer's indexes are built again.
    pub(super) fresh: bool,
    /// Where all figures go.
    pub(super) json: Option<PathBuf>,
    pub(super) corpora: Vec<Entry>,
}

/// One corpus.
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) bundle: PathBuf,
    pub(super) languages: &'static [&'static str],
    /// What building the bundle took.
    pub(super) cost: Option<Cost>,
    /// Whether the peer is measured over it.
    pub(super) peers: bool,
    /// Whether the bars are for a corpus of its size.
    pub(super) bars: bool,
}

impl Plan {
    pub(super) fn write(&self, file: &Path) -> Outcome<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).about(folder)?;
        }
        fs::write(file, self.json()).about(file)
    }

    fn json(&self) -> String {
        let corpora: Vec<String> = self.corpora.iter().map(Entry::json).collect();
        format!(
            "{{\"app\":{},\"store\":{},\"fresh\":{},\"json\":{},\"corpora\":[{}]}}\n",
            path(&self.app),
            path(&self.store),
            self.fresh,
            self.json.as_deref().map_or_else(|| "null".to_owned(), path),
            corpora.join(",")
        )
    }
}

impl Entry {
    fn json(&self) -> String {
        let languages: Vec<String> = self.languages.iter().map(|code| quoted(code)).collect();
        let cost = self.cost.map_or_else(
            || "null".to_owned(),
            |cost| {
                let peak = cost.peak.map_or_else(|| "null".to_owned(), |peak| peak.to_string());
                format!("{{\"seconds\":{},\"peak\":{peak}}}", cost.seconds)
            },
        );
        format!(
            "{{\"name\":{},\"title\":{},\"bundle\":{},\"languages\":[{}],\"build\":{cost},\"peers\":{},\"bars\":{}}}",
            quoted(&self.name),
            quoted(&self.title),
            path(&self.bundle),
            languages.join(","),
            self.peers,
            self.bars
        )
    }
}

fn path(path: &Path) -> String {
    quoted(&path.to_string_lossy())
}

/// A text as JSON writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                // Writing to a text does not fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_any_name_stands_in_the_plan() {
        assert_eq!(quoted("C:\\Recht \"alt\"\n"), r#""C:\\Recht \"alt\"\u000a""#);
        let plan = Plan { app: "dist".into(), store: "peers".into(), fresh: false, json: None, corpora: Vec::new() };
        assert_eq!(plan.json().trim(), r#"{"app":"dist","store":"peers","fresh":false,"json":null,"corpora":[]}"#);
    }
}
