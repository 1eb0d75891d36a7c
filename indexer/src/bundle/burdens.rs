//! The norms of a language that people and business bear as files: a list of their acts, and the norms in parts.

use super::{inventory, json};
use legislation::Lang;
use legislation::bundle::{self, FileEntry};
use legislation::burden::{Burden, BurdenList, BurdenPart, BurdenedAct, ListedBurden};
use std::path::Path;

/// Words in a part, bytes: a seventh of it is sent.
const PART: usize = 160_000;

/// Writes the burdens of a language, act by act; `None` where there are none.
pub(super) fn write(
    lang: Lang,
    burdens: &[Burden],
    out: &Path,
    files: &mut inventory::LanguageFiles,
) -> anyhow::Result<Option<FileEntry>> {
    let mut list = BurdenList::default();
    let mut parts = vec![BurdenPart::default()];
    let mut size = 0;
    for burden in burdens {
        match list.acts.last_mut().filter(|act| act.id == burden.act) {
            Some(act) => act.norms += 1,
            None => list.acts.push(BurdenedAct {
                id: burden.act.clone(),
                title: burden.title.clone(),
                rank: burden.rank,
                norms: 1,
            }),
        }
        if size > PART {
            parts.push(BurdenPart::default());
            size = 0;
        }
        size += burden.words.len() + burden.addressee.len();
        let norm = ListedBurden {
            id: burden.id.clone(),
            act: list.acts.len() as u32 - 1,
            eid: burden.eid.clone(),
            kind: burden.kind,
            addressee: burden.addressee.clone(),
            body: burden.body.clone(),
            deadlines: burden.deadlines.clone(),
            sanctions: burden.sanctions.clone(),
            words: burden.words.clone(),
        };
        if let Some(part) = parts.last_mut() {
            part.norms.push(norm);
        }
    }
    if list.acts.is_empty() {
        return Ok(None);
    }
    for part in &parts {
        let file = json(out, part, |hash| bundle::burdens_part_path(lang, hash))?;
        list.parts.push(file.path.clone());
        files.search.push(file);
    }
    let file = json(out, &list, |hash| bundle::burdens_path(lang, hash))?;
    files.search.push(file.clone());
    Ok(Some(file))
}
