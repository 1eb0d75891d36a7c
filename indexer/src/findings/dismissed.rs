//! `Dismissals`: findings that somebody has looked at and called no conflict, read from a table of findings.

use crate::table::unguarded;
use anyhow::{Context, bail};
use legislation::finding::Finding;
use std::collections::BTreeSet;
use std::path::Path;

/// Names of findings that are dismissed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Dismissals(BTreeSet<String>);

impl Dismissals {
    /// Reads a table: what `anyq findings --as csv` writes, or the page of findings, as a spreadsheet saves it – with commas,
    /// semicolons or tabs. A row counts when its column `dismissed` is not empty. Errors say what is wrong with the file.
    pub fn read(file: &Path) -> anyhow::Result<Self> {
        let bytes = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
        Self::parse(&bytes).with_context(|| format!("reading the dismissals {}", file.display()))
    }

    /// The same from the bytes of a table.
    pub fn parse(bytes: &[u8]) -> anyhow::Result<Self> {
        let text = std::str::from_utf8(bytes)
            .map_err(|_| anyhow::anyhow!("it is not UTF-8: save the table as «CSV UTF-8», not as plain CSV"))?;
        let mut table = crate::table::reader(text);
        let columns = table.headers()?.clone();
        let column = |name: &str| columns.iter().position(|one| one.trim() == name);
        let (Some(id), Some(dismissed)) = (column("id"), column("dismissed")) else {
            bail!("it has no columns \"id\" and \"dismissed\": take the table that `anyq findings --as csv` writes");
        };
        let mut names = BTreeSet::new();
        for (line, row) in table.records().enumerate() {
            let row = row.with_context(|| format!("line {}", line + 2))?;
            if row.get(dismissed).is_some_and(|cell| !cell.trim().is_empty()) {
                names.extend(row.get(id).map(|cell| unguarded(cell.trim()).to_owned()));
            }
        }
        Ok(Self(names))
    }

    /// Whether a finding of this name is dismissed.
    pub fn has(&self, id: &str) -> bool {
        self.0.contains(id)
    }

    /// Names that none of the findings has.
    pub fn without(&self, findings: &[Finding]) -> Vec<String> {
        let there: BTreeSet<&str> = findings.iter().map(|finding| finding.id.as_str()).collect();
        self.0.iter().filter(|id| !there.contains(id.as_str())).cloned().collect()
    }
}
