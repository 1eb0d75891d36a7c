//! How definitions of one term stand to one another, against pairs labelled by hand.

use super::acts;
use analysis::definitions::{Meaning, by_reference, find, likeness};
use analysis::references::{Library, detect, resolve};
use anyhow::{Context, bail};
use legislation::term_base::Likeness;
use legislation::{Act, Definition, Reference};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// A labelled pair: places, not words.
#[derive(Deserialize)]
struct Labelled {
    lang: String,
    a: Placed,
    b: Placed,
    #[serde(flatten)]
    first: Judgement,
    /// A second reader's, who did not see the first one's.
    second: Option<Judgement>,
}

/// What a reader says of a pair.
#[derive(Deserialize)]
struct Judgement {
    class: String,
    /// What else it may be called.
    #[serde(default)]
    or: Option<String>,
}

impl Judgement {
    /// Whether a class is what the reader says, or would accept.
    fn accepts(&self, found: Likeness) -> anyhow::Result<bool> {
        let is = |class: &str| Likeness::from_slug(class).with_context(|| format!("{class:?} is no class"));
        let also = self.or.as_deref().map(is).transpose()?;
        Ok(is(&self.class)? == found || also == Some(found))
    }
}

/// A definition: its act, its provision and the byte of the provision's text its term begins at.
#[derive(Deserialize)]
struct Placed {
    act: String,
    #[serde(rename = "eId")]
    eid: String,
    start: usize,
}

/// An act with its definitions and references.
type Read<'a> = (&'a Act, Vec<Definition>, Vec<Reference>);

/// The share of pairs that get the labelled class (a second one is accepted where the label names it), by class, and every
/// pair that does not. Labels of acts that none of the folders holds are an error.
pub fn evaluate(labels: &Path, corpora: &[std::path::PathBuf]) -> anyhow::Result<Value> {
    let labelled: Vec<Labelled> = super::json_lines(labels)?;
    if labelled.is_empty() {
        bail!("{} holds no pair", labels.display());
    }
    let mut all: Vec<Act> = Vec::new();
    for corpus in corpora {
        all.extend(acts::all(corpus)?);
    }
    let library = Library::new(&all);
    let named = |act: &Act| {
        let is_it = |placed: &Placed| acts::is_act(&act.id, &placed.act);
        labelled.iter().any(|pair| pair.lang == act.lang.code() && (is_it(&pair.a) || is_it(&pair.b)))
    };
    let mut read: HashMap<(String, String), Read> = HashMap::new();
    for act in all.iter().filter(|act| named(act)) {
        let definitions = find(act);
        let references = resolve(act, &detect(act, &definitions, &library), &library);
        read.entry((act.id.to_string(), act.lang.code().to_owned())).or_insert((act, definitions, references));
    }
    let mut by_class: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut right, mut wrong) = (0, Vec::new());
    let (mut judged_twice, mut right_twice, mut agree) = (0, 0, 0);
    for pair in &labelled {
        let [a, b] = [&pair.a, &pair.b].map(|placed| {
            let (act, definitions, references) = read
                .get(&(placed.act.clone(), pair.lang.clone()))
                .with_context(|| format!("no act {} in {}", placed.act, pair.lang))?;
            let of = |definition: &Definition| act.provisions.get(definition.provision as usize);
            let definition = definitions
                .iter()
                .find(|one| one.term.start() == placed.start && of(one).is_some_and(|p| p.eid.as_str() == placed.eid))
                .with_context(|| format!("no definition at byte {} of {}#{}", placed.start, placed.act, placed.eid))?;
            let text = of(definition).map_or("", |provision| provision.text.as_str());
            let meaning = Meaning {
                kind: definition.kind,
                term: definition.term.of(text).unwrap_or_default(),
                words: definition.body.of(text).unwrap_or_default(),
                sends: !by_reference(act, definition, references).is_empty(),
            };
            anyhow::Ok((meaning, act.lang))
        });
        let ((a, lang), (b, _)) = (a?, b?);
        let found = likeness(a, b, lang);
        let ok = pair.first.accepts(found)?;
        right += usize::from(ok);
        if let Some(second) = &pair.second {
            judged_twice += 1;
            right_twice += usize::from(second.accepts(found)?);
            agree += usize::from(second.class == pair.first.class);
        }
        let counts = by_class.entry(pair.first.class.clone()).or_default();
        counts.0 += usize::from(ok);
        counts.1 += 1;
        if !ok {
            wrong.push(
                json!({"term": a.term, "a": a.words, "b": b.words, "class": pair.first.class, "found": found.slug()}),
            );
        }
    }
    let share = |right: usize, all: usize| right as f64 / all.max(1) as f64;
    let classes: BTreeMap<&String, Value> = by_class
        .iter()
        .map(|(class, (right, all))| (class, json!({"pairs": all, "accuracy": share(*right, *all)})))
        .collect();
    Ok(json!({"pairs": labelled.len(), "accuracy": share(right, labelled.len()),
        "second_reader": {"pairs": judged_twice, "accuracy": share(right_twice, judged_twice), "readers_agree": share(agree, judged_twice)},
        "classes": classes, "wrong": wrong}))
}
