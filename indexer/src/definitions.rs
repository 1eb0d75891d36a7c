//! `Term`: a definition of an act with its scope and its uses – what `anyq definitions` prints.

use crate::inspect::inspect;
use analysis::definitions::{by_reference, find, scope, uses};
use analysis::references::{Library, detect, resolve};
use legislation::{Act, DefinitionKind};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// One object for each act of `path`: `act`, `lang`, `title`, `definitions` (each with `eId`, `kind`, `term` and `body` as
/// text with `start` and `end` in bytes of the provision's text, `scope`, `by_reference`: where the definition sends its reader
/// for the meaning, and `uses`: eIds of the provisions that use the
/// term, one for each use).
pub fn terms(path: &Path) -> anyhow::Result<Vec<Value>> {
    let acts = inspect(path)?.acts;
    let library = Library::new(&acts);
    Ok(acts.iter().map(|act| terms_of(act, &library)).collect())
}

fn terms_of(act: &Act, library: &Library) -> Value {
    let definitions = find(act);
    let references = resolve(act, &detect(act, &definitions, library), library);
    let uses = uses(act, &definitions);
    let eid = |index: usize| act.provisions.get(index).map_or("", |p| p.eid.as_str());
    let listed: Vec<Value> = (definitions.iter().enumerate())
        .filter_map(|(number, definition)| {
            let text = &act.provisions.get(definition.provision as usize)?.text;
            let piece =
                |span: legislation::TextSpan| json!({"text": span.of(text), "start": span.start(), "end": span.end()});
            let holds = scope(act, definition);
            let whole = holds.start == 0 && holds.end == act.provisions.len();
            let places: Vec<&str> = uses
                .iter()
                .filter(|used| used.definition as usize == number)
                .map(|used| eid(used.provision as usize))
                .collect();
            let sends: Vec<String> = by_reference(act, definition, &references)
                .iter()
                .map(|target| crate::references::name(target, act))
                .collect();
            let kind = match definition.kind {
                DefinitionKind::Glossary => "glossary",
                DefinitionKind::Contextual => "contextual",
            };
            Some(json!({"eId": eid(definition.provision as usize), "kind": kind, "term": piece(definition.term),
                "body": piece(definition.body), "scope": if whole { "act" } else { eid(holds.start) }, "by_reference": sends, "uses": places}))
        })
        .collect();
    json!({"act": act.id.to_string(), "lang": act.lang.code(), "title": act.title, "definitions": listed})
}

/// The terms in words, one a line; `width` characters of each body.
pub fn in_words(acts: &[Value], width: usize) -> String {
    let mut out = String::new(); // writing into a String cannot fail
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for act in acts {
        let _ = writeln!(out, "{} · {} · {}", text(&act["act"]), text(&act["lang"]), text(&act["title"]));
        let definitions = act["definitions"].as_array();
        for definition in definitions.into_iter().flatten() {
            let body = text(&definition["body"]["text"]);
            let mut shown: String = body.chars().take(width).collect();
            if shown.len() < body.len() {
                shown.push('…');
            }
            let uses = definition["uses"].as_array().map_or(0, Vec::len);
            let scope = text(&definition["scope"]);
            let scope = if scope == "act" { String::new() } else { format!(", in {scope}") };
            let _ = writeln!(
                out,
                "  {}  {} – {shown} [{}{scope}, used {uses} times]",
                text(&definition["eId"]),
                text(&definition["term"]["text"]),
                text(&definition["kind"]),
            );
        }
        let _ = writeln!(out, "{} definitions", definitions.map_or(0, Vec::len));
    }
    out
}
