//! `Library`: every act with everything read out of it, ready to be written.

use super::editions::Editions;
use analysis::readability::Known;
use analysis::{definitions, explanation, readability, references};
use indicatif::ProgressBar;
use legislation::bundle::{ActFile, CitedAct};
use legislation::guide::Guide;
use legislation::indicator::LawIndicators;
use legislation::{Act, ActId, Explanation, Lang, Problem, ProblemKind, ProvisionKind, Readability, Target, Unit};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The analysed corpus.
pub(crate) struct Library {
    /// By language, Kazakh, Russian and English first; acts ordered by id, as in the catalog.
    pub(crate) languages: Vec<(Lang, Vec<Entry>)>,
    /// The operator's guides, compared with the acts.
    pub(crate) guides: Vec<Guide>,
    /// Indicators of the acts.
    pub(crate) indicators: Vec<LawIndicators>,
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
            let mut broken = broken_links(&e.current, &known);
            broken.extend(disputed_links(&current, &known));
            bar.inc(1);
            (current, earlier, broken)
        })
        .collect();
    drop(known);

    let titles: Titles = analysed.iter().map(|(file, _, _)| &file.act).fold(BTreeMap::new(), |mut titles, act| {
        titles.entry(act.id.clone()).or_default().push((act.lang, act.title.clone()));
        titles
    });
    let mut by_lang: BTreeMap<(usize, Lang), Vec<Entry>> = BTreeMap::new();
    for (mut current, mut earlier, mut broken) in analysed {
        problems.append(&mut broken);
        let lang = current.act.lang;
        for file in std::iter::once(&mut current).chain(&mut earlier) {
            file.cited = cited(file, &titles);
        }
        let languages = titles.get(&current.act.id).into_iter().flatten().map(|(lang, _)| *lang).collect();
        by_lang.entry((order(lang), lang)).or_default().push(Entry { current, earlier, languages });
    }
    let mut languages: Vec<(Lang, Vec<Entry>)> =
        by_lang.into_iter().map(|((_, lang), entries)| (lang, entries)).collect();
    for (_, entries) in &mut languages {
        entries.sort_by(|a, b| a.current.act.id.cmp(&b.current.act.id));
        for file in entries.iter_mut().flat_map(|entry| std::iter::once(&mut entry.current).chain(&mut entry.earlier)) {
            shorten(file);
        }
    }
    Library { languages, guides: Vec::new(), indicators: Vec::new() }
}

/// Kazakh, Russian, English, then the rest.
fn order(lang: Lang) -> usize {
    Lang::INTERFACE.iter().position(|l| *l == lang).unwrap_or(Lang::INTERFACE.len())
}

/// The title of every act, by language.
type Titles = BTreeMap<ActId, Vec<(Lang, String)>>;

/// The other acts that a text names, with their titles in its language, or in the first they have.
fn cited(file: &ActFile, titles: &Titles) -> Vec<CitedAct> {
    let named: BTreeSet<&ActId> =
        file.references.iter().flat_map(|reference| &reference.targets).filter_map(|t| t.act.as_ref()).collect();
    named
        .into_iter()
        .filter_map(|id| {
            let titles = titles.get(id)?;
            let own = titles.iter().find(|(lang, _)| *lang == file.act.lang);
            let first = || titles.iter().min_by_key(|(lang, _)| order(*lang));
            let (_, title) = own.or_else(first)?;
            Some(CitedAct { id: id.clone(), title: title.clone() })
        })
        .collect()
}

fn act_file(act: &Act, known: &references::Library) -> ActFile {
    // Definitions are found by words of the three languages, and readability is measured by their formulas.
    let explained = Lang::INTERFACE.contains(&act.lang);
    let definitions = if explained { definitions::find(act) } else { Vec::new() };
    let uses = definitions::uses(act, &definitions);
    let references = references::resolve(act, &references::detect(act, &definitions, known), known);
    let known_of_it = Known { definitions: &definitions, uses: &uses, references: &references };
    let explanation = if explained { explanation::explain(act, known_of_it) } else { Explanation::default() };
    let units = act.units();
    let measure =
        |items: &[&str]| if explained { readability::measure(items, act.lang) } else { Readability::default() };
    let unit_readability = units.iter().map(|unit| measure(&unit_items(act, unit))).collect();
    let all: Vec<&str> = units.iter().flat_map(|unit| unit_items(act, unit)).collect();
    ActFile {
        cited: Vec::new(), // when the titles of all acts are known
        readability: measure(&all),
        act: act.clone(),
        definitions,
        references,
        uses,
        explanation,
        unit_readability,
    }
}

/// The texts of a page that are sentences of law: tables and signatures are not.
pub(crate) fn unit_items<'a>(act: &'a Act, unit: &Unit) -> Vec<&'a str> {
    act.provisions[unit.first as usize..unit.end as usize]
        .iter()
        .filter(|p| !matches!(p.kind, ProvisionKind::Table | ProvisionKind::Signature | ProvisionKind::Heading))
        .map(|p| p.text.as_str())
        .filter(|text| !text.is_empty())
        .collect()
}

/// Leaves out what is never shown, a sixth of a large code: a term's uses on a page after the first and on the page that
/// defines it, and the third decimal of figures.
fn shorten(file: &mut ActFile) {
    let units = file.act.units();
    let page = |provision: u32| units.partition_point(|unit| unit.end <= provision);
    let (definitions, mut seen) = (&file.definitions, BTreeSet::new());
    file.uses.retain(|used| {
        let defined = definitions.get(used.definition as usize).map(|definition| page(definition.provision));
        let page = page(used.provision);
        defined != Some(page) && seen.insert((page, used.definition))
    });
    for readability in std::iter::once(&mut file.readability).chain(&mut file.unit_readability) {
        for (_, value) in &mut readability.formulas {
            *value = (*value * 100.0).round() / 100.0;
        }
    }
}

/// Links that lead elsewhere than their words say.
fn disputed_links(file: &ActFile, known: &references::Library) -> Vec<Problem> {
    let act = &file.act;
    let named = |target: &Target| target.eid.as_ref().map_or("the act", |eid| eid.as_str()).to_owned();
    references::disputed_links(act, &file.references, known)
        .into_iter()
        .map(|disputed| {
            let said: Vec<String> = disputed.said.iter().take(3).map(named).collect();
            let (id, eid) = &disputed.leads;
            let words = act.provisions.get(disputed.provision as usize).and_then(|p| disputed.link.span.of(&p.text));
            let words: String = words.unwrap_or_default().chars().take(60).collect();
            Problem {
                kind: ProblemKind::DisputedLink,
                file: String::new(),
                act: Some(act.id.clone()),
                lang: Some(act.lang),
                eid: act.provisions.get(disputed.provision as usize).map(|p| p.eid.clone()),
                detail: format!("«{words}» says {}, the link leads to {id} {eid}", said.join(", ")),
            }
        })
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
