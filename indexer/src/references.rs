//! `Citation`: a reference of an act with what has become of each thing it names – what `anyq references` prints.

use crate::inspect::inspect;
use analysis::definitions::find;
use analysis::references::{Library, Standing, detect, disputed_links, resolve, standing};
use legislation::{Act, Target};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The citations of some acts.
pub struct Citations {
    /// One object for each act: `act`, `lang`, `references` (each with `eId`, `start`, `end` in bytes of the text, `text`,
    /// `targets`), `disputed` links, and `cited_by`: eIds of this corpus's provisions that cite each provision.
    pub acts: Vec<Value>,
    /// Targets by their standing; `unresolved` counts references without any.
    pub counts: BTreeMap<&'static str, usize>,
}

/// Reads the citations of `path`; `corpus` are further acts that they may name. With `cites`, only those of this target
/// (`act`, or `act#eId`).
pub fn citations(path: &Path, corpus: Option<&Path>, cites: Option<&str>) -> anyhow::Result<Citations> {
    let own = inspect(path)?.acts;
    let others = corpus.map(inspect).transpose()?.map(|found| found.acts).unwrap_or_default();
    let is_own = |act: &&Act| own.iter().any(|one| one.id == act.id && one.lang == act.lang);
    let library = Library::new(own.iter().chain(others.iter().filter(|act| !is_own(act))));
    let mut found = Citations { acts: Vec::new(), counts: BTreeMap::new() };
    let mut cited_by: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for act in &own {
        let references = resolve(act, &detect(act, &find(act), &library), &library);
        let mut listed = Vec::new();
        for reference in &references {
            let Some(provision) = act.provisions.get(reference.provision as usize) else { continue };
            let targets: Vec<(String, Standing)> =
                reference.targets.iter().map(|target| (name(target, act), standing(act, target, &library))).collect();
            if cites.is_some_and(|wanted| !targets.iter().any(|(name, _)| is_or_in(name, wanted))) {
                continue;
            }
            for (name, standing) in &targets {
                *found.counts.entry(standing.slug()).or_default() += 1;
                let from = format!("{}#{}", act.id, provision.eid);
                let citing = cited_by.entry(format!("{}/{name}", act.lang)).or_default();
                if !citing.contains(&from) {
                    citing.push(from);
                }
            }
            if targets.is_empty() {
                *found.counts.entry("unresolved").or_default() += 1;
            }
            let targets: Vec<Value> =
                targets.iter().map(|(name, standing)| json!({"target": name, "standing": standing.slug()})).collect();
            let (start, end) = (reference.span.start(), reference.span.end());
            listed.push(json!({"eId": provision.eid.as_str(), "start": start, "end": end,
                "text": reference.span.of(&provision.text), "targets": targets}));
        }
        if cites.is_some() && listed.is_empty() {
            continue;
        }
        let disputed: Vec<Value> = disputed_links(act, &references, &library)
            .iter()
            .filter_map(|one| {
                let provision = act.provisions.get(one.provision as usize)?;
                let said: Vec<String> = one.said.iter().map(|target| name(target, act)).collect();
                let (id, eid) = &one.leads;
                Some(json!({"eId": provision.eid.as_str(), "text": one.link.span.of(&provision.text), "says": said,
                    "leads_to": format!("{id}#{eid}")}))
            })
            .collect();
        found.acts.push(json!({"act": act.id.to_string(), "lang": act.lang.code(), "title": act.title,
            "references": listed, "disputed": disputed}));
    }
    for act in &mut found.acts {
        let of = format!("{}/{}", act["lang"].as_str().unwrap_or_default(), act["act"].as_str().unwrap_or_default());
        let of_act =
            |name: &&String| name.strip_prefix(&of).is_some_and(|rest| rest.is_empty() || rest.starts_with('#'));
        let back: BTreeMap<&str, &Vec<String>> = (cited_by.iter().filter(|(name, _)| of_act(name)))
            .map(|(name, citing)| (name.split_once('#').map_or("", |(_, eid)| eid), citing))
            .collect();
        act["cited_by"] = json!(back);
    }
    Ok(found)
}

/// `act#eId`, or the act alone.
pub(crate) fn name(target: &Target, citing: &Act) -> String {
    let act = target.act.as_ref().unwrap_or(&citing.id);
    target.eid.as_ref().map_or_else(|| act.to_string(), |eid| format!("{act}#{eid}"))
}

/// Whether a target is the wanted one or stands in it.
fn is_or_in(name: &str, wanted: &str) -> bool {
    name.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('#') || rest.starts_with("__"))
}

impl Citations {
    /// The citations in words, one a line, and a line of counts.
    pub fn in_words(&self) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        for act in &self.acts {
            let _ = writeln!(out, "{} · {} · {}", text(&act["act"]), text(&act["lang"]), text(&act["title"]));
            for reference in act["references"].as_array().into_iter().flatten() {
                let targets: Vec<String> = (reference["targets"].as_array().into_iter().flatten())
                    .map(|target| match text(&target["standing"]).as_str() {
                        "in-force" => text(&target["target"]),
                        other => format!("{} ({other})", text(&target["target"])),
                    })
                    .collect();
                let targets = if targets.is_empty() { "(unresolved)".to_owned() } else { targets.join(", ") };
                let _ = writeln!(out, "  {}  «{}» → {targets}", text(&reference["eId"]), text(&reference["text"]));
            }
            for link in act["disputed"].as_array().into_iter().flatten() {
                let says: Vec<String> = link["says"].as_array().into_iter().flatten().map(text).collect();
                let _ = writeln!(
                    out,
                    "  {}  link «{}» leads to {}, its words say {}",
                    text(&link["eId"]),
                    text(&link["text"]),
                    text(&link["leads_to"]),
                    says.join(", ")
                );
            }
        }
        let counts: Vec<String> = self.counts.iter().map(|(what, count)| format!("{count} {what}")).collect();
        out + &format!("{}\n", if counts.is_empty() { "no references".to_owned() } else { counts.join(", ") })
    }
}
