//! The acts that labels name, read from a corpus.

use crate::corpus;
use analysis::source::SourceFormat;
use analysis::structure::parse;
use legislation::{Act, ActId};
use std::collections::BTreeMap;
use std::path::Path;

/// Whether the act is the one the labels name by its file's stem (`kg/labour-code`); a source may put its own name
/// before it (`kz-tax-code-2025`).
pub(super) fn is_act(act: &ActId, label: &str) -> bool {
    let stem = label.rsplit('/').next().unwrap_or(label);
    act.as_str().strip_suffix(stem).is_some_and(|before| before.is_empty() || before.ends_with('-'))
}

/// The acts named, by label and language code; a page of adilet before any other source of the same act.
pub(super) fn named<'a>(
    corpus_root: &Path,
    labels: impl Iterator<Item = (&'a str, &'a str)>,
) -> anyhow::Result<BTreeMap<(String, String), Act>> {
    let mut wanted: Vec<(&str, &str)> = labels.collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut acts: BTreeMap<(String, String), Act> = BTreeMap::new();
    for document in corpus::read(&[corpus_root.to_path_buf()], |_| {})?.documents {
        let named = wanted.iter().find(|(id, lang)| is_act(&document.id, id) && document.lang.code() == *lang);
        let Some((id, lang)) = named else { continue };
        let key = ((*id).to_owned(), (*lang).to_owned());
        let is_page = document.format == SourceFormat::AdiletHtml;
        let (act, _) = parse(document);
        if is_page || !acts.contains_key(&key) {
            acts.insert(key, act);
        }
    }
    Ok(acts)
}
