//! `Topic`: terms that somebody expects in an act, because the act regulates their matter («hydrogen» in a law on energy).

use crate::table::unguarded;
use analysis::findings::{Evidence, Source, Spot, uses};
use anyhow::{Context, bail};
use legislation::finding::FindingKind;
use legislation::{ActId, Lang, Wording};
use std::collections::BTreeMap;
use std::path::Path;

/// An act and the terms one of which it is expected to use.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Topic {
    /// What it is called.
    pub name: String,
    /// The act.
    pub act: ActId,
    /// By language, the terms, one of which is enough.
    pub terms: BTreeMap<Lang, Vec<String>>,
}

/// Reads a table with the columns `topic`, `act` and one for each language: terms separated by `|`. Errors name the line.
pub(super) fn read(file: &Path) -> anyhow::Result<Vec<Topic>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    parse(&text).with_context(|| format!("reading the topics {}", file.display()))
}

fn parse(text: &str) -> anyhow::Result<Vec<Topic>> {
    let mut table = crate::table::reader(text);
    let columns = table.headers()?.clone();
    let column = |name: &str| columns.iter().position(|one| one.trim() == name);
    let (Some(topic), Some(act)) = (column("topic"), column("act")) else {
        bail!("it has no columns \"topic\" and \"act\": write a table with topic, act, kk, ru, en");
    };
    let langs: Vec<(Lang, usize)> =
        Lang::INTERFACE.into_iter().filter_map(|lang| Some((lang, column(lang.code())?))).collect();
    if langs.is_empty() {
        bail!("it has no column kk, ru or en for the terms");
    }
    let mut topics = Vec::new();
    for (line, row) in table.records().enumerate() {
        let row = row.with_context(|| format!("line {}", line + 2))?;
        let cell = |at: usize| unguarded(row.get(at).unwrap_or_default().trim());
        let act = ActId::parse(cell(act)).with_context(|| format!("line {}", line + 2))?;
        let terms = langs.iter().map(|(lang, at)| {
            let terms = cell(*at).split('|').map(str::trim).filter(|term| !term.is_empty());
            (*lang, terms.map(str::to_owned).collect::<Vec<_>>())
        });
        let terms = terms.filter(|(_, terms)| !terms.is_empty()).collect();
        topics.push(Topic { name: cell(topic).to_owned(), act, terms });
    }
    Ok(topics)
}

/// The acts that use none of the terms expected in them.
pub(super) fn absent(sources: &[Source], topics: &[Topic]) -> Vec<Evidence> {
    let mut found = Vec::new();
    for topic in topics {
        for source in sources.iter().filter(|source| source.act.id == topic.act) {
            let Some(terms) = topic.terms.get(&source.act.lang) else { continue };
            if terms.iter().any(|term| uses(source.act, term)) {
                continue;
            }
            found.push(Evidence {
                kind: FindingKind::AbsentTerm,
                disagreement: None,
                confidence: 0.9,
                spots: vec![Spot {
                    source: source.number,
                    provision: None,
                    words: Wording::default(),
                    marks: Vec::new(),
                }],
                versus: vec![terms.join(" | ")],
            });
        }
    }
    found
}
