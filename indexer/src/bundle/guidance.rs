//! The guides of a language as files, and what its home page shows besides the acts.

use super::{inventory, json};
use crate::build::library::Entry;
use legislation::bundle::{self, FileEntry};
use legislation::guide::{CitedMost, Guide, GuideEntry, GuideList, HomeFile, Recent, Situation};
use legislation::{ActId, EId, Lang};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Acts in each list of the home page.
const MOST_ACTS: usize = 6;

/// Writes the guides of a language and the list of them; `None` where there are none.
pub(super) fn guides(
    lang: Lang,
    guides: &[Guide],
    out: &Path,
    files: &mut inventory::LanguageFiles,
) -> anyhow::Result<Option<FileEntry>> {
    let mut list = GuideList::default();
    for guide in guides.iter().filter(|guide| guide.lang == lang) {
        let file = json(out, guide, |hash| bundle::guide_path(&guide.id, lang, hash))?;
        files.search.push(file.clone());
        let pages = guide.citations.iter().filter_map(|cited| Some((cited.act.clone(), cited.page.clone()?)));
        let cites: BTreeSet<(ActId, EId)> = pages.collect();
        list.guides.push(GuideEntry {
            id: guide.id.clone(),
            title: guide.title.clone(),
            summary: guide.summary.clone(),
            situation: guide.situation,
            questions: guide.questions.clone(),
            cites: cites.into_iter().collect(),
            file,
        });
    }
    if list.guides.is_empty() {
        return Ok(None);
    }
    let file = json(out, &list, |hash| bundle::guides_path(lang, hash))?;
    files.catalog.push(file.clone());
    Ok(Some(file))
}

/// Writes what the home page shows.
pub(super) fn home(
    lang: Lang,
    acts: &[Entry],
    situations: Vec<(Situation, Vec<String>)>,
    out: &Path,
    files: &mut inventory::LanguageFiles,
) -> anyhow::Result<FileEntry> {
    let home = HomeFile { situations, cited: cited_most(acts), recent: recent(acts) };
    let file = json(out, &home, |hash| bundle::home_path(lang, hash))?;
    files.catalog.push(file.clone());
    Ok(file)
}

/// Provisions of several acts, by the act's number and their own.
type Provisions = BTreeSet<(usize, u32)>;

/// The acts that most other acts cite, as a whole or in a provision.
fn cited_most(acts: &[Entry]) -> Vec<CitedMost> {
    let mut cited: BTreeMap<&ActId, (BTreeSet<usize>, Provisions)> = BTreeMap::new();
    for (number, entry) in acts.iter().enumerate() {
        let own = &entry.current.act.id;
        for reference in &entry.current.references {
            for id in reference.targets.iter().filter_map(|target| target.act.as_ref()).filter(|id| *id != own) {
                let (by, provisions) = cited.entry(id).or_default();
                by.insert(number);
                provisions.insert((number, reference.provision));
            }
        }
    }
    let mut found: Vec<CitedMost> = acts
        .iter()
        .filter_map(|entry| {
            let act = &entry.current.act;
            let (by, provisions) = cited.get(&act.id)?;
            let (acts, provisions) = (by.len() as u32, provisions.len() as u32);
            Some(CitedMost { id: act.id.clone(), title: act.title.clone(), acts, provisions })
        })
        .collect();
    found.sort_by(|a, b| (Reverse((a.acts, a.provisions)), &a.id).cmp(&(Reverse((b.acts, b.provisions)), &b.id)));
    found.truncate(MOST_ACTS);
    found
}

/// The acts with the newest texts.
fn recent(acts: &[Entry]) -> Vec<Recent> {
    let mut dated: Vec<Recent> = acts
        .iter()
        .filter_map(|entry| {
            let act = &entry.current.act;
            Some(Recent { id: act.id.clone(), title: act.title.clone(), date: act.text_date? })
        })
        .collect();
    dated.sort_by(|a, b| (Reverse(a.date), &a.id).cmp(&(Reverse(b.date), &b.id)));
    dated.truncate(MOST_ACTS);
    dated
}
