//! Burdens found among sentences, against labels by hand.

use analysis::burdens::of_sentence;
use analysis::norms::read;
use anyhow::{Context, bail};
use legislation::Lang;
use legislation::burden::BurdenKind;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What a reader says of a sentence: a kind of burden, or `none`.
#[derive(Deserialize)]
struct Judgement {
    burden: String,
    /// What else it may be called.
    #[serde(default)]
    or: Option<String>,
}

impl Judgement {
    fn classes(&self) -> anyhow::Result<Vec<Option<BurdenKind>>> {
        let known = |class: &String| match class.as_str() {
            "none" => Ok(None),
            kind => BurdenKind::from_slug(kind).map(Some).with_context(|| format!("{kind:?} is no kind of burden")),
        };
        std::iter::once(&self.burden).chain(&self.or).map(known).collect()
    }
}

/// A labelled sentence; its words are in another file.
#[derive(Deserialize)]
struct Labelled {
    id: String,
    #[serde(flatten)]
    first: Judgement,
    /// A second reader's, who did not see the first one's.
    second: Option<Judgement>,
}

#[derive(Deserialize)]
struct Sentence {
    id: String,
    lang: String,
    text: String,
}

/// Burdens wanted, found and right, whatever their kind, and those of the right kind.
#[derive(Default)]
struct Tally {
    wanted: usize,
    found: usize,
    right: usize,
    kinds: usize,
}

impl Tally {
    /// Counts a sentence. What a reader would accept either way counts only when it is found.
    fn count(&mut self, accepted: &[Option<BurdenKind>], found: Option<BurdenKind>) -> bool {
        let may_burden = accepted.iter().any(Option::is_some);
        let is_optional = accepted.contains(&None);
        let right = found.is_some() && may_burden;
        self.found += usize::from(found.is_some());
        self.right += usize::from(right);
        self.wanted += usize::from(right || (may_burden && !is_optional));
        self.kinds += usize::from(right && accepted.contains(&found));
        accepted.contains(&found)
    }

    fn figures(&self) -> Value {
        let mut figures = super::precision_recall((self.right, self.found), (self.right, self.wanted));
        figures["kind"] = json!(self.kinds as f64 / self.right.max(1) as f64);
        figures
    }
}

/// Precision and recall of burdens, the share of those found that have the labelled kind, the same for a second reader's labels,
/// and every sentence that is not as labelled. A label whose sentence is in none of the files is an error.
pub fn evaluate(labels: &Path, sentences: &[PathBuf]) -> anyhow::Result<Value> {
    let labelled: Vec<Labelled> = super::json_lines(labels)?;
    if labelled.is_empty() {
        bail!("{} holds no label", labels.display());
    }
    let mut texts: BTreeMap<(String, String), Sentence> = BTreeMap::new();
    for file in sentences {
        for sentence in super::json_lines::<Sentence>(file)? {
            texts.insert((sentence.id.clone(), sentence.lang.clone()), sentence);
        }
    }
    let mut by_lang: BTreeMap<String, Tally> = BTreeMap::new();
    let (mut all, mut second) = (Tally::default(), Tally::default());
    let (mut twice, mut agree) = (0, 0);
    let mut wrong = Vec::new();
    for label in &labelled {
        let of = texts.range((label.id.clone(), String::new())..).next().filter(|((id, _), _)| *id == label.id);
        let (_, sentence) = of.with_context(|| format!("no sentence {}", label.id))?;
        let lang = Lang::from_code(&sentence.lang).with_context(|| format!("{:?} is no language", sentence.lang))?;
        let found = of_sentence(&sentence.text, &read(&sentence.text, lang), lang);
        let accepted = label.first.classes()?;
        let right = all.count(&accepted, found);
        by_lang.entry(sentence.lang.clone()).or_default().count(&accepted, found);
        if let Some(judgement) = &label.second {
            second.count(&judgement.classes()?, found);
            twice += 1;
            agree += usize::from((judgement.burden == "none") == (label.first.burden == "none"));
        }
        if !right {
            let found = found.map_or("none", BurdenKind::slug);
            wrong.push(json!({"id": label.id, "wanted": label.first.burden, "found": found, "text": sentence.text}));
        }
    }
    let mut figures = all.figures();
    figures["sentences"] = json!(labelled.len());
    figures["burdens"] = json!(all.wanted);
    figures["languages"] = by_lang.iter().map(|(lang, tally)| (lang.clone(), tally.figures())).collect();
    if twice > 0 {
        figures["second_reader"] = second.figures();
        figures["second_reader"]["sentences"] = json!(twice);
        figures["second_reader"]["readers_agree"] = json!(f64::from(agree as u32) / f64::from(twice));
    }
    figures["wrong"] = Value::from(wrong);
    Ok(figures)
}
