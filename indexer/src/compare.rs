//! `Compare`: two texts of law side by side – editions and drafts by structure and words, languages by structure.

use crate::inspect::inspect;
use analysis::comparison::{Change, ChangeKind, Difference, Piece, PieceKind, editions, languages};
use anyhow::bail;
use legislation::{Act, Provision};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// Characters of unchanged text shown on either side of a change.
const CONTEXT: usize = 40;

/// Compares what two files (or folders) hold. A file of one act is compared with a file of one act, whatever their ids;
/// else acts are compared by id and language, then by id alone.
pub fn compare(old: &Path, new: &Path) -> anyhow::Result<Value> {
    let (old_acts, new_acts) = (inspect(old)?.acts, inspect(new)?.acts);
    for (path, acts) in [(old, &old_acts), (new, &new_acts)] {
        if acts.is_empty() {
            bail!("no law in {}", path.display());
        }
    }
    let alone = old_acts.len() == 1 && new_acts.len() == 1;
    let mut taken = vec![false; new_acts.len()];
    let (mut compared, mut only_old) = (Vec::new(), Vec::new());
    for act in &old_acts {
        let free =
            |same: &dyn Fn(&Act) -> bool| (0..new_acts.len()).find(|&i| !taken[i] && (alone || same(&new_acts[i])));
        let found = free(&|other| other.id == act.id && other.lang == act.lang).or_else(|| free(&|o| o.id == act.id));
        match found {
            Some(other) => {
                taken[other] = true;
                compared.push(of_acts(act, &new_acts[other]));
            }
            None => only_old.push(named(act)),
        }
    }
    let only_new: Vec<Value> =
        new_acts.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(act, _)| named(act)).collect();
    Ok(json!({"compared": compared, "only_old": only_old, "only_new": only_new}))
}

fn named(act: &Act) -> Value {
    json!({"act": act.id, "lang": act.lang, "title": act.title, "text_date": act.text_date.map(|date| date.to_string())})
}

fn of_acts(old: &Act, new: &Act) -> Value {
    if old.lang != new.lang {
        let found: Vec<Value> =
            languages(old, new).iter().map(|difference| of_languages(difference, old, new)).collect();
        return json!({"by": "structure", "old": named(old), "new": named(new), "differences": found});
    }
    let changes = editions(old, new);
    let count = |kind: ChangeKind| changes.iter().filter(|change| change.kind == kind).count();
    json!({
        "by": "words",
        "old": named(old),
        "new": named(new),
        "added": count(ChangeKind::Added),
        "removed": count(ChangeKind::Removed),
        "repealed": count(ChangeKind::Repealed),
        "moved": count(ChangeKind::Moved),
        "amended": count(ChangeKind::Amended),
        "changes": changes.iter().map(|change| of_change(change, old, new)).collect::<Vec<_>>(),
    })
}

fn of_languages(difference: &Difference, old: &Act, new: &Act) -> Value {
    match difference {
        Difference::OnlyFirst(eid) => json!({"kind": "only-in", "lang": old.lang, "eid": eid}),
        Difference::OnlySecond(eid) => json!({"kind": "only-in", "lang": new.lang, "eid": eid}),
        Difference::State(eid) => json!({"kind": "repealed-in-one", "eid": eid}),
        Difference::Unlike { first, second, both } => {
            json!({"kind": "unlike", "first": first, "second": second, "both": both})
        }
    }
}

fn of_change(change: &Change, old: &Act, new: &Act) -> Value {
    let was = change.old.and_then(|index| old.provisions.get(index as usize));
    let now = change.new.and_then(|index| new.provisions.get(index as usize));
    let kind = match change.kind {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Repealed => "repealed",
        ChangeKind::Moved => "moved",
        ChangeKind::Amended => "amended",
    };
    let text = |field: fn(&Provision) -> &String| (was.map_or("", |p| field(p)), now.map_or("", |p| field(p)));
    json!({
        "kind": kind,
        "old": was.map(|provision| &provision.eid),
        "new": now.map(|provision| &provision.eid),
        "heading": pieces(&change.heading, text(|p| &p.heading)),
        "text": pieces(&change.text, text(|p| &p.text)),
        "whole": match change.kind {
            ChangeKind::Added => now.map(whole),
            ChangeKind::Removed | ChangeKind::Repealed | ChangeKind::Moved => was.map(whole),
            ChangeKind::Amended => None,
        },
    })
}

/// Heading and text of a provision.
fn whole(provision: &Provision) -> String {
    let parts = [provision.heading.as_str(), provision.text.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}

fn pieces(pieces: &[Piece], (old, new): (&str, &str)) -> Value {
    let of = |piece: &Piece| match piece.kind {
        PieceKind::Kept => json!({"kind": "kept", "old": piece.old, "new": piece.new, "text": piece.new.of(new)}),
        PieceKind::Removed => json!({"kind": "removed", "old": piece.old, "new": piece.new, "text": piece.old.of(old)}),
        PieceKind::Inserted => {
            json!({"kind": "inserted", "old": piece.old, "new": piece.new, "text": piece.new.of(new)})
        }
    };
    pieces.iter().map(of).collect()
}

/// The report in words. Marks carry the meaning: `+` new, `−` gone, `~` amended, `>` moved, `×` repealed; colour only
/// repeats them.
pub fn words(report: &Value, colour: bool) -> String {
    let paint = |text: String, code: &str| if colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |act: &Value| {
        let date = act["text_date"].as_str().map_or_else(String::new, |date| format!(" of {date}"));
        format!("{} · {}{date} · {}", text(&act["act"]), text(&act["lang"]), text(&act["title"]))
    };
    let mut out = String::new();
    for compared in list(&report["compared"]) {
        // Writing into a String cannot fail.
        let _ = writeln!(out, "− {}\n+ {}", name(&compared["old"]), name(&compared["new"]));
        for difference in list(&compared["differences"]) {
            let _ = match difference["kind"].as_str() {
                Some("only-in") => {
                    writeln!(out, "  {} only in {}", text(&difference["eid"]), text(&difference["lang"]))
                }
                Some("repealed-in-one") => writeln!(out, "  {} repealed in one of them", text(&difference["eid"])),
                _ => writeln!(
                    out,
                    "  the texts are unlike: {} and {} numbered provisions, {} in both",
                    difference["first"], difference["second"], difference["both"]
                ),
            };
        }
        for change in list(&compared["changes"]) {
            let (was, now) = (text(&change["old"]), text(&change["new"]));
            let place = if was == now || was.is_empty() { now.clone() } else { was.clone() };
            let renumbered = !was.is_empty() && !now.is_empty() && was != now;
            let to = if renumbered { format!(" → {now}") } else { String::new() };
            let line = match change["kind"].as_str() {
                Some("added") => paint(format!("+ {place}  {}", text(&change["whole"])), "32"),
                Some("removed") => paint(format!("− {place}  {}", text(&change["whole"])), "31"),
                Some("repealed") => paint(format!("× {place}  {}", text(&change["whole"])), "31"),
                Some("moved") => format!("> {place}{to}  {}", shortened(&text(&change["whole"]), 2 * CONTEXT, true)),
                _ => {
                    let diffs: Vec<String> = ["heading", "text"]
                        .iter()
                        .map(|part| list(&change[*part]))
                        .filter(|pieces| !pieces.is_empty())
                        .map(|pieces| in_line(&pieces, &paint))
                        .collect();
                    format!("~ {place}{to}  {}", diffs.join(" | "))
                }
            };
            let _ = writeln!(out, "{line}");
        }
        let _ = match compared["by"].as_str() {
            Some("words") => writeln!(
                out,
                "{} added, {} removed, {} repealed, {} moved, {} amended",
                compared["added"], compared["removed"], compared["repealed"], compared["moved"], compared["amended"]
            ),
            _ => writeln!(out, "{} differences of structure", list(&compared["differences"]).len()),
        };
    }
    for (key, mark) in [("only_old", "−"), ("only_new", "+")] {
        for act in list(&report[key]) {
            let _ = writeln!(out, "{mark} {} (in one of them only)", name(&act));
        }
    }
    out
}

/// A diff in one line, unchanged words cut to what is near a change.
fn in_line(pieces: &[Value], paint: &impl Fn(String, &str) -> String) -> String {
    let last = pieces.len().saturating_sub(1);
    let shown = pieces.iter().enumerate().map(|(at, piece)| {
        let text = piece["text"].as_str().unwrap_or_default();
        match piece["kind"].as_str() {
            Some("removed") => paint(format!("[−{text}−]"), "31"),
            Some("inserted") => paint(format!("[+{text}+]"), "32"),
            _ if at == 0 => shortened(text, CONTEXT, false),
            _ if at == last => shortened(text, CONTEXT, true),
            _ if text.chars().count() > 2 * CONTEXT + 3 => {
                format!("{} {}", shortened(text, CONTEXT, true), shortened(text, CONTEXT, false))
            }
            _ => text.to_owned(),
        }
    });
    shown.collect::<Vec<_>>().join(" ")
}

/// The beginning or the end of a text, with a sign where it is cut.
fn shortened(text: &str, length: usize, beginning: bool) -> String {
    let count = text.chars().count();
    if count <= length {
        text.to_owned()
    } else if beginning {
        text.chars().take(length).collect::<String>().trim_end().to_owned() + "…"
    } else {
        "…".to_owned() + text.chars().skip(count - length).collect::<String>().trim_start()
    }
}
