//! `anyq terms`: the definition base of a corpus – every term with all its definitions –, also as CSV and as SKOS for machines.

use crate::build::current_acts;
use crate::table::Table;
use analysis::definitions::base::{self, Source, TermBase};
use analysis::definitions::{find, uses};
use analysis::references::{Library, detect, resolve};
use anyhow::Context;
use legislation::bundle::TermUse;
use legislation::term_base::{Likeness, TermCard, TermDefinition, TermEntry, TermRemark};
use legislation::{Act, Definition, DefinitionKind, Lang, Reference};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The columns of a table of definitions.
pub const COLUMNS: [&str; 11] =
    ["term", "lang", "definition", "kind", "likeness", "remarks", "act", "title", "eId", "scope", "uses"];

/// The bases of some acts, a language each, Kazakh first; each knows what stands for its terms in the others.
pub struct Terms {
    /// By language.
    pub languages: Vec<(Lang, TermBase)>,
}

/// Which terms are wanted; empty fields ask for nothing.
#[derive(Clone, Default, Debug)]
pub struct Filter {
    /// Only this language.
    pub lang: Option<Lang>,
    /// Only terms whose definitions stand so to one another.
    pub likeness: Option<Likeness>,
    /// Only terms with this remark.
    pub remark: Option<TermRemark>,
    /// Only terms that several acts define.
    pub across_acts: bool,
    /// Leaves out short names in passing.
    pub explained: bool,
}

impl Filter {
    fn wants(&self, entry: &TermEntry, card: &TermCard) -> bool {
        let likeness = |wanted| card.definitions.iter().any(|definition| definition.likeness == Some(wanted));
        self.likeness.is_none_or(likeness)
            && self.remark.is_none_or(|remark| entry.remarks.contains(&remark))
            && (!self.across_acts || entry.acts.len() > 1)
            && (!self.explained || entry.explained)
    }
}

/// Reads a corpus, or a file, and gathers its terms.
pub fn read(corpus: &Path) -> anyhow::Result<Terms> {
    let acts = current_acts(corpus)?;
    let library = Library::new(&acts);
    let analysed: Vec<(Vec<Definition>, Vec<Reference>)> = acts
        .par_iter()
        .map(|act| {
            let definitions = if Lang::INTERFACE.contains(&act.lang) { find(act) } else { Vec::new() };
            let references = resolve(act, &detect(act, &definitions, &library), &library);
            (definitions, references)
        })
        .collect();
    let read = acts.iter().zip(&analysed);
    let read: Vec<(&Act, &[Definition], &[Reference])> =
        read.map(|(act, (terms, references))| (act, terms.as_slice(), references.as_slice())).collect();
    Ok(of_acts(&read))
}

/// The terms of acts whose definitions and references are known.
pub(crate) fn of_acts(acts: &[(&Act, &[Definition], &[Reference])]) -> Terms {
    let uses: Vec<Vec<TermUse>> = acts.par_iter().map(|(act, definitions, _)| uses(act, definitions)).collect();
    let sources = acts.iter().zip(&uses).map(|((act, definitions, references), uses)| Source {
        act,
        definitions,
        references,
        uses,
    });
    Terms { languages: by_language(sources.collect()) }
}

/// The bases of these acts, by language.
pub(crate) fn by_language(sources: Vec<Source>) -> Vec<(Lang, TermBase)> {
    let mut of: BTreeMap<Lang, Vec<Source>> = BTreeMap::new();
    for source in sources {
        of.entry(source.act.lang).or_default().push(source);
    }
    let known = Lang::INTERFACE.into_iter().filter_map(|lang| Some((lang, of.get(&lang)?)));
    let mut bases: Vec<(Lang, TermBase)> = known.map(|(lang, sources)| (lang, base::base(lang, sources))).collect();
    base::translate(&mut bases);
    bases
}

impl Terms {
    /// The terms that a filter lets through.
    fn chosen<'a>(
        &'a self,
        filter: &'a Filter,
    ) -> impl Iterator<Item = (Lang, &'a TermBase, &'a TermEntry, &'a TermCard)> {
        let wanted = self.languages.iter().filter(|(lang, _)| filter.lang.is_none_or(|one| one == *lang));
        wanted.flat_map(move |(lang, base)| {
            let terms = base.list.terms.iter().zip(&base.cards).filter(|(entry, card)| filter.wants(entry, card));
            terms.map(move |(entry, card)| (*lang, base, entry, card))
        })
    }

    /// `counts` (terms, definitions, terms by the furthest likeness, remarks) and `terms` (each with its definitions).
    pub fn json(&self, filter: &Filter) -> anyhow::Result<Value> {
        let mut terms = Vec::new();
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        let mut count = |name: &str, by: u32| *counts.entry(name.to_owned()).or_default() += by;
        for (lang, base, entry, card) in self.chosen(filter) {
            count("terms", 1);
            count("definitions", entry.definitions);
            entry.likeness.into_iter().for_each(|likeness| count(likeness.slug(), 1));
            for remark in &entry.remarks {
                count(remark.slug(), 1);
            }
            let definitions = card.definitions.iter().map(|definition| {
                let act = base.list.acts.get(definition.act as usize);
                let mut value = serde_json::to_value(definition)?;
                value["act"] = json!(act.map(|act| act.id.as_str()));
                value["words"] = json!(definition.text());
                Ok(value)
            });
            let definitions = definitions.collect::<serde_json::Result<Vec<Value>>>().context("writing a term")?;
            let mut value = serde_json::to_value(entry).context("writing a term")?;
            value["lang"] = json!(lang.code());
            value["definitions"] = Value::from(definitions);
            value["translations"] = serde_json::to_value(&card.translations).context("writing a term")?;
            if let Some(object) = value.as_object_mut() {
                object.remove("acts");
            }
            terms.push(value);
        }
        Ok(json!({"counts": counts, "terms": terms}))
    }

    /// A row for each definition, in the order of [`COLUMNS`].
    pub fn table(&self, filter: &Filter) -> Table<'static> {
        let mut rows = Vec::new();
        for (lang, base, _, card) in self.chosen(filter) {
            for definition in &card.definitions {
                let act = base.list.acts.get(definition.act as usize);
                let remarks: Vec<&str> = definition.remarks.iter().map(|remark| remark.slug()).collect();
                rows.push(vec![
                    definition.term.as_str().into(),
                    lang.code().into(),
                    definition.text().into(),
                    kind_name(definition).into(),
                    definition.likeness.map_or("", Likeness::slug).into(),
                    remarks.join(" ").into(),
                    act.map_or("", |act| act.id.as_str()).into(),
                    act.map_or("", |act| act.title.as_str()).into(),
                    definition.eid.as_str().into(),
                    definition.scope.as_ref().map_or("", |scope| scope.as_str()).into(),
                    definition.uses.into(),
                ]);
            }
        }
        Table { name: "terms", columns: &COLUMNS, wide: &["definition", "title"], rows }
    }

    /// JSON-LD with SKOS: a concept for each term, a note for each definition (W3C, SKOS Reference, 18 August 2009, section 7).
    pub fn skos(&self, filter: &Filter) -> Value {
        let concepts: Vec<Value> = (self.chosen(filter))
            .map(|(lang, base, entry, card)| {
                let literal = |text: &str| json!({"@value": text, "@language": lang.code()});
                let notes = card.definitions.iter().map(|definition| {
                    let act = base.list.acts.get(definition.act as usize).map_or("", |act| act.id.as_str());
                    json!({"rdf:value": literal(&definition.text()), "dcterms:source": format!("{act}#{}", definition.eid)})
                });
                let matches: Vec<String> = (card.translations.iter())
                    .map(|translation| format!("#{}/{}", translation.lang, translation.id))
                    .collect();
                json!({
                    "@id": format!("#{lang}/{}", entry.id),
                    "@type": "skos:Concept",
                    "skos:prefLabel": literal(&entry.name),
                    "skos:definition": notes.collect::<Vec<_>>(),
                    "skos:exactMatch": matches.iter().map(|id| json!({"@id": id})).collect::<Vec<_>>(),
                    "skos:inScheme": {"@id": "#terms"},
                })
            })
            .collect();
        let mut graph = vec![json!({"@id": "#terms", "@type": "skos:ConceptScheme"})];
        graph.extend(concepts);
        json!({
            "@context": {
                "skos": "http://www.w3.org/2004/02/skos/core#",
                "dcterms": "http://purl.org/dc/terms/",
                "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            },
            "@graph": graph,
        })
    }

    /// The terms in words.
    pub fn in_words(&self, filter: &Filter, width: usize) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        let (mut terms, mut definitions) = (0, 0);
        for (lang, base, entry, card) in self.chosen(filter) {
            terms += 1;
            definitions += card.definitions.len();
            let remarks: Vec<&str> = entry.remarks.iter().map(|remark| remark.slug()).collect();
            let likeness = entry.likeness.map_or("", Likeness::slug);
            let _ = writeln!(out, "{} · {lang} {likeness} {}", entry.name, remarks.join(" "));
            for definition in &card.definitions {
                let text = definition.text();
                let mut shown: String = text.chars().take(width).collect();
                if shown.len() < text.len() {
                    shown.push('…');
                }
                let act = base.list.acts.get(definition.act as usize).map_or("", |act| act.id.as_str());
                let likeness = definition.likeness.map(|likeness| format!(", {}", likeness.slug())).unwrap_or_default();
                let (eid, uses) = (&definition.eid, definition.uses);
                let _ =
                    writeln!(out, "  {act}#{eid}  {shown} [{}{likeness}, used {uses} times]", kind_name(definition));
            }
            for translation in &card.translations {
                let _ = writeln!(out, "  {}: {} ({})", translation.lang, translation.name, translation.definitions);
            }
        }
        let _ = writeln!(out, "{terms} terms, {definitions} definitions");
        out
    }
}

fn kind_name(definition: &TermDefinition) -> &'static str {
    match definition.kind {
        DefinitionKind::Glossary => "glossary",
        DefinitionKind::Contextual => "contextual",
    }
}

/// The base of acts that have been analysed; their uses are found anew, for the library keeps only the first on each page.
pub(crate) fn of_library<'a>(files: impl Iterator<Item = &'a legislation::bundle::ActFile>) -> Vec<(Lang, TermBase)> {
    let files: Vec<_> = files.filter(|file| !file.definitions.is_empty()).collect();
    let used: Vec<Vec<TermUse>> = files.par_iter().map(|file| uses(&file.act, &file.definitions)).collect();
    let sources = files.iter().zip(&used).map(|(file, uses)| {
        let act: &Act = &file.act;
        Source { act, definitions: &file.definitions, references: &file.references, uses }
    });
    by_language(sources.collect())
}
