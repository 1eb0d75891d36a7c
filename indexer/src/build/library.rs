//! `Library`: every act with everything read out of it, ready to be written.

use super::editions::Editions;
use analysis::{definitions, readability, references};
use indicatif::ProgressBar;
use legislation::bundle::{ActFile, FORMAT};
use legislation::{Act, Lang, Problem, ProblemKind, ProvisionKind, Unit};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// The analysed corpus.
pub(crate) struct Library {
    /// By language, Kazakh, Russian and English first; in the order of the catalog.
    pub(crate) languages: Vec<(Lang, Vec<Entry>)>,
}

/// One act in one language.
pub(crate) struct Entry {
    /// The current text.
    pub(crate) current: ActFile,
    /// Earlier texts, newest first.
    pub(crate) earlier: Vec<ActFile>,
    /// The languages the act exists in.
    pub(crate) languages: Vec<Lang>,
}

/// Reads definitions, references and readability out of all acts.
pub(crate) fn analyse(editions: &[Editions], problems: &mut Vec<Problem>, bar: &ProgressBar) -> Library {
    bar.set_length(editions.len() as u64);
    let known = references::Library::new(editions.iter().map(|e| &e.current));
    let analysed: Vec<(ActFile, Vec<ActFile>, Vec<Problem>)> = editions
        .par_iter()
        .map(|e| {
            let current = act_file(&e.current, &known);
            let earlier = e.earlier.iter().map(|act| act_file(act, &known)).collect();
            let broken = broken_links(&e.current, &known);
            bar.inc(1);
            (current, earlier, broken)
        })
        .collect();
    drop(known);

    let mut of_act: BTreeMap<String, Vec<Lang>> = BTreeMap::new();
    for (file, _, _) in &analysed {
        of_act.entry(file.act.id.to_string()).or_default().push(file.act.lang);
    }
    let mut by_lang: BTreeMap<(usize, Lang), Vec<Entry>> = BTreeMap::new();
    for (current, earlier, mut broken) in analysed {
        problems.append(&mut broken);
        let lang = current.act.lang;
        let languages = of_act.get(current.act.id.as_str()).cloned().unwrap_or_default();
        by_lang.entry((order(lang), lang)).or_default().push(Entry { current, earlier, languages });
    }
    let mut languages: Vec<(Lang, Vec<Entry>)> =
        by_lang.into_iter().map(|((_, lang), entries)| (lang, entries)).collect();
    for (_, entries) in &mut languages {
        entries.sort_by(|a, b| catalog_key(&a.current.act).cmp(&catalog_key(&b.current.act)));
    }
    Library { languages }
}

/// Kazakh, Russian, English, then the rest.
fn order(lang: Lang) -> usize {
    Lang::INTERFACE.iter().position(|l| *l == lang).unwrap_or(Lang::INTERFACE.len())
}

fn catalog_key(act: &Act) -> (legislation::ActKind, &str, &str) {
    (act.kind, &act.title, act.id.as_str())
}

fn act_file(act: &Act, known: &references::Library) -> ActFile {
    let definitions = definitions::find(act);
    let uses = definitions::uses(act, &definitions);
    let references = references::resolve(act, &references::detect(act, &definitions, known), known);
    let units = act.units();
    let unit_readability = units.iter().map(|unit| readability::measure(&unit_items(act, unit), act.lang)).collect();
    let all: Vec<&str> = units.iter().flat_map(|unit| unit_items(act, unit)).collect();
    ActFile {
        format: FORMAT,
        readability: readability::measure(&all, act.lang),
        act: act.clone(),
        definitions,
        references,
        uses,
        unit_readability,
    }
}

/// The texts of a page that are sentences of law: tables and signatures are not.
fn unit_items<'a>(act: &'a Act, unit: &Unit) -> Vec<&'a str> {
    act.provisions[unit.first as usize..unit.end as usize]
        .iter()
        .filter(|p| !matches!(p.kind, ProvisionKind::Table | ProvisionKind::Signature | ProvisionKind::Heading))
        .map(|p| p.text.as_str())
        .filter(|text| !text.is_empty())
        .collect()
}

fn broken_links(act: &Act, known: &references::Library) -> Vec<Problem> {
    references::broken_links(act, known)
        .into_iter()
        .map(|(provision, link)| Problem {
            kind: ProblemKind::BrokenLink,
            file: String::new(),
            act: Some(act.id.clone()),
            lang: Some(act.lang),
            eid: act.provisions.get(provision as usize).map(|p| p.eid.clone()),
            detail: format!("{} leads to no provision", link.href.chars().take(150).collect::<String>()),
        })
        .collect()
}
