//! `FrontMatter`: what a Markdown file says of itself between two lines of dashes, and `meta.yaml` beside it.

use super::{SourceFile, collapse};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Front matter of an article or an act; fields of all layouts, all optional.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct FrontMatter {
    pub(super) doc_id: Option<Scalar>,
    pub(super) article: Option<Scalar>,
    pub(super) article_label: Option<Scalar>,
    pub(super) heading: Option<Scalar>,
    #[serde(alias = "Title")]
    pub(super) title: Option<Scalar>,
    /// A page's name in its site.
    pub(super) slug: Option<Scalar>,
    /// The short name of a German act: «SGB».
    pub(super) jurabk: Option<Scalar>,
    pub(super) document_title: Option<Scalar>,
    pub(super) lang: Option<Scalar>,
    pub(super) part: Option<Scalar>,
    pub(super) razdel: Option<Scalar>,
    pub(super) razdel_title: Option<Scalar>,
    pub(super) glava: Option<Scalar>,
    pub(super) glava_title: Option<Scalar>,
    pub(super) paragraf: Option<Scalar>,
    pub(super) paragraf_title: Option<Scalar>,
    pub(super) duplicate_number_rank: Option<Scalar>,
    pub(super) revision_id: Option<Scalar>,
    pub(super) effective_from: Option<Scalar>,
    pub(super) source_url: Option<Scalar>,
    /// Of the article: `active`, `source_empty`, `repealed`; of a whole act in one file: its status in words.
    pub(super) status: Option<Scalar>,
    /// Status of the whole act.
    pub(super) state: Option<Scalar>,
    pub(super) date: Option<Scalar>,
    pub(super) adopted: Option<Scalar>,
    pub(super) number: Option<Scalar>,
    pub(super) requisites: Option<Scalar>,
    pub(super) requisite: Option<Scalar>,
    pub(super) source: Option<Scalar>,
    pub(super) fictional: Option<Scalar>,
    pub(super) kind: Option<Scalar>,
}

/// A YAML scalar of any type, as text: numbers of articles are written with and without quotes.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Scalar {
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    Other(serde::de::IgnoredAny),
}

impl Scalar {
    pub(super) fn text(&self) -> Option<String> {
        let text = match self {
            Self::Bool(b) => b.to_string(),
            Self::Int(n) => n.to_string(),
            Self::Float(n) => n.to_string(),
            Self::Text(t) => collapse(t),
            Self::Other(_) => String::new(),
        };
        (!text.is_empty() && text != "null" && text != "~").then_some(text)
    }
}

pub(super) fn value(scalar: Option<&Scalar>) -> Option<String> {
    scalar.and_then(Scalar::text)
}

/// `meta.yaml` of the folder layout.
#[derive(Debug, Deserialize)]
pub(super) struct FolderMeta {
    pub(super) act_code: Option<Scalar>,
    pub(super) requisite: Option<Scalar>,
    #[serde(default)]
    pub(super) title: BTreeMap<String, Scalar>,
    pub(super) form: Option<Scalar>,
    pub(super) approved_on: Option<Scalar>,
    #[serde(default)]
    pub(super) version_date: BTreeMap<String, Scalar>,
    #[serde(default)]
    pub(super) source: BTreeMap<String, Scalar>,
    pub(super) status: Option<Scalar>,
    pub(super) fictional: Option<Scalar>,
}

/// Front matter and the rest of a Markdown file.
pub(super) fn split(text: &str) -> (Option<&str>, &str) {
    let text = text.trim_start_matches('\u{feff}');
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else { return (None, text) };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return (Some(&rest[..at]), &rest[at + line.len()..]);
        }
        at += line.len();
    }
    (None, text)
}

pub(super) fn front_matter(file: &SourceFile) -> Option<Result<FrontMatter, String>> {
    split(&file.text).0.map(|yaml| serde_saphyr::from_str(yaml).map_err(|e| e.to_string()))
}
