//! The definition base of a language as files: a list, and the cards of its terms in parts.

use super::{inventory, json};
use analysis::definitions::base::TermBase;
use legislation::Lang;
use legislation::bundle::{self, FileEntry};
use legislation::term_base::{TERMS_IN_PART, TermPart};
use std::path::Path;

/// Writes the base; `None` where nothing is defined.
pub(super) fn write(
    lang: Lang,
    base: &TermBase,
    out: &Path,
    files: &mut inventory::LanguageFiles,
) -> anyhow::Result<Option<FileEntry>> {
    if base.list.terms.is_empty() {
        return Ok(None);
    }
    let mut list = base.list.clone();
    for cards in base.cards.chunks(TERMS_IN_PART) {
        let part = TermPart { cards: cards.to_vec() };
        let file = json(out, &part, |hash| bundle::terms_part_path(lang, hash))?;
        list.parts.push(file.path.clone());
        files.search.push(file);
    }
    let file = json(out, &list, |hash| bundle::terms_path(lang, hash))?;
    files.search.push(file.clone());
    Ok(Some(file))
}
