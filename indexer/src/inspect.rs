//! `inspect`: one file as Anyq reads it – the tree and the problems found.

use crate::corpus;
use analysis::structure::parse;
use legislation::{Act, Problem, ProvisionState};
use std::fmt::Write;
use std::path::Path;

/// A file's acts with the problems met.
pub struct Inspection {
    /// The acts (an XML collection holds several).
    pub acts: Vec<Act>,
    /// Problems of the file and of its acts.
    pub problems: Vec<Problem>,
}

/// Reads the file (or folder).
pub fn inspect(path: &Path) -> anyhow::Result<Inspection> {
    let read = corpus::read(&[path.to_path_buf()], |_| {})?;
    let mut inspection = Inspection { acts: Vec::new(), problems: read.problems };
    for document in read.documents {
        let (act, mut problems) = parse(document);
        inspection.problems.append(&mut problems);
        inspection.acts.push(act);
    }
    Ok(inspection)
}

/// The tree in words, one provision a line; `width` characters of each text.
pub fn outline(act: &Act, width: usize) -> String {
    let mut out = String::new();
    // Writing into a String cannot fail.
    let _ = writeln!(out, "{} · {} · {} · {}", act.id, act.lang, act.kind.slug(), act.title);
    let _ = writeln!(
        out,
        "number {} · adopted {} · text of {} · {}",
        act.number.as_deref().unwrap_or("–"),
        act.date.map_or_else(|| "–".to_owned(), |d| d.to_string()),
        act.text_date.map_or_else(|| "–".to_owned(), |d| d.to_string()),
        act.status.slug()
    );
    for (index, provision) in act.provisions.iter().enumerate() {
        let indent = "  ".repeat(act.path(index).len());
        let mut line = format!("{indent}{}", provision.eid);
        let text = if provision.heading.is_empty() { &provision.text } else { &provision.heading };
        if !text.is_empty() {
            let _ = write!(line, "  {}", text.chars().take(width).collect::<String>());
        }
        if let Some(table) = &provision.table {
            let _ = write!(line, "  [{} rows]", table.rows.len());
        }
        if provision.state == ProvisionState::Repealed {
            line.push_str("  (repealed)");
        }
        if !provision.notes.is_empty() {
            let _ = write!(line, "  [{} notes]", provision.notes.len());
        }
        out.push_str(&line);
        out.push('\n');
    }
    out
}
