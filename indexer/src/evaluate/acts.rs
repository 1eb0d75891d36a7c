//! The acts of a corpus, and which of them a label names.

use crate::corpus;
use analysis::source::SourceFormat;
use analysis::structure::parse;
use legislation::{Act, ActId, Lang};
use std::collections::BTreeMap;
use std::path::Path;

/// Whether the act is the one the labels name by its file's stem (`kg/labour-code`); a source may put its own name
/// before it (`kz-tax-code-2025`).
pub(super) fn is_act(act: &ActId, label: &str) -> bool {
    let stem = label.rsplit('/').next().unwrap_or(label);
    act.as_str().strip_suffix(stem).is_some_and(|before| before.is_empty() || before.ends_with('-'))
}

/// Every act of a corpus once per language, a page of adilet before any other source of it.
pub(super) fn all(corpus_root: &Path) -> anyhow::Result<Vec<Act>> {
    let mut acts: BTreeMap<(ActId, Lang), (bool, Act)> = BTreeMap::new();
    for document in corpus::read(&[corpus_root.to_path_buf()], |_| {})?.documents {
        let key = (document.id.clone(), document.lang);
        let is_page = document.format == SourceFormat::AdiletHtml;
        if acts.get(&key).is_none_or(|(page, _)| is_page && !page) {
            acts.insert(key, (is_page, parse(document).0));
        }
    }
    Ok(acts.into_values().map(|(_, act)| act).collect())
}
