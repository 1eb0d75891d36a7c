//! Norms read from labelled sentences: class, addressee, action, deadlines, amounts, conditions, references.
//!
//! Only the text and its language are given to the reader. A piece is right where it and the labelled one overlap by at
//! least 0.8: characters in both over characters in either. A labelled piece that occurs several times in the text may
//! be found at any place, and counts once, as the labels list it once.

use analysis::explanation::sentence_card;
use analysis::norms::read;
use anyhow::{Context, bail};
use legislation::explanation::{CardKind, Piece, Role};
use legislation::{Lang, Modality, Norm, TextSpan};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// Least overlap of a piece that is right.
const OVERLAP: f64 = 0.8;

/// A labelled sentence.
#[derive(Deserialize)]
struct Labelled {
    #[serde(default)]
    id: String,
    text: String,
    lang: String,
    modality: String,
    #[serde(default)]
    addressee: String,
    #[serde(default)]
    action: String,
    #[serde(default)]
    deadlines: Vec<String>,
    #[serde(default)]
    amounts: Vec<String>,
    #[serde(default)]
    conditions: Vec<String>,
    #[serde(default)]
    references: Vec<String>,
}

/// Pieces wanted, found and right.
#[derive(Default)]
struct Tally {
    wanted: usize,
    found: usize,
    right: usize,
}

impl Tally {
    fn figures(&self) -> Value {
        super::precision_recall((self.right, self.found), (self.right, self.wanted))
    }

    fn f1(&self) -> Value {
        self.figures().get("f1").cloned().unwrap_or(Value::Null)
    }
}

/// Scores the reader on the sentences of a file.
pub fn evaluate(labels: &Path) -> anyhow::Result<Value> {
    let labelled: Vec<Labelled> = super::json_lines(labels)?;
    if labelled.is_empty() {
        bail!("{} holds no sentence", labels.display());
    }
    let mut classes: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut lists: BTreeMap<&str, Tally> = BTreeMap::new();
    let (mut right, mut abstained) = (0, 0);
    let (mut addressee, mut answered) = (Tally::default(), 0);
    let mut overlaps: Vec<f64> = Vec::new();
    let mut cards = Cards::default();
    let mut errors = Vec::new();
    for label in &labelled {
        let lang = Lang::from_code(&label.lang).with_context(|| format!("{:?} is no language", label.lang))?;
        let norm = read(&label.text, lang);
        let class = norm.modality.map(class_name);
        abstained += usize::from(class.is_none());
        let same = class == Some(label.modality.as_str());
        right += usize::from(same);
        let wanted = classes.entry(&label.modality).or_default();
        wanted.wanted += 1;
        wanted.right += usize::from(same);
        if let Some(class) = class {
            classes.entry(class).or_default().found += 1;
        }
        let mut wrong = Map::new();
        if !same {
            wrong.insert("class".into(), json!({"wanted": label.modality, "found": class}));
        }
        let named = norm.addressee.and_then(|span| span.of(&label.text)).unwrap_or_default();
        let fits =
            |span: Option<TextSpan>, piece: &str| span.map_or(0.0, |span| best_overlap(&label.text, span, piece));
        let hit = !label.addressee.is_empty() && fits(norm.addressee, &label.addressee) >= OVERLAP;
        addressee.wanted += usize::from(!label.addressee.is_empty());
        addressee.found += usize::from(!named.is_empty());
        addressee.right += usize::from(hit);
        answered += usize::from(!label.addressee.is_empty() && !named.is_empty());
        if !hit && (!label.addressee.is_empty() || !named.is_empty()) {
            wrong.insert("addressee".into(), json!({"wanted": label.addressee, "found": named}));
        }
        if !label.action.is_empty() {
            overlaps.push(fits(norm.action, &label.action));
        }
        for (name, wanted, found) in pieces(label, &norm) {
            let (missed, beyond) = compare(&label.text, wanted, &found, lists.entry(name).or_default());
            if !missed.is_empty() || !beyond.is_empty() {
                wrong.insert(name.into(), json!({"missed": missed, "beyond": beyond}));
            }
        }
        cards.judge(label, lang, &norm, &mut wrong);
        if !wrong.is_empty() {
            wrong.insert("id".into(), json!(label.id));
            errors.push(Value::Object(wrong));
        }
    }
    let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { rounded(part as f64 / whole as f64) };
    let list = |name: &str| lists.get(name).map_or(Value::Null, Tally::figures);
    Ok(json!({
        "sentences": labelled.len(),
        "accuracy": share(right, labelled.len()),
        "abstained": abstained,
        "addressee_f1": addressee.f1(),
        "addressee": addressee.figures(),
        "addressee_coverage": share(answered, addressee.wanted),
        "action_overlap": rounded(overlaps.iter().sum::<f64>() / overlaps.len().max(1) as f64),
        "deadline_f1": lists.get("deadlines").map_or(Value::Null, Tally::f1),
        "amount_f1": lists.get("amounts").map_or(Value::Null, Tally::f1),
        "condition_f1": lists.get("conditions").map_or(Value::Null, Tally::f1),
        "reference_f1": lists.get("references").map_or(Value::Null, Tally::f1),
        "deadlines": list("deadlines"),
        "amounts": list("amounts"),
        "conditions": list("conditions"),
        "references": list("references"),
        "cards": cards.figures(),
        "card_accuracy": share(cards.right, cards.shown),
        "card_coverage": share(cards.shown, cards.norms),
        "labels": classes.iter().map(|(name, tally)| ((*name).to_owned(), tally.figures())).collect::<Map<_, _>>(),
        "errors": errors,
    }))
}

/// The cards that readers are shown, held against the labels.
#[derive(Default)]
struct Cards {
    /// Sentences that are norms of conduct by their labels.
    norms: usize,
    /// Those with a card.
    shown: usize,
    /// Cards of which every row is right.
    right: usize,
    /// Rows shown and right, by what they tell.
    rows: BTreeMap<&'static str, (usize, usize)>,
}

impl Cards {
    /// Judges the card of a sentence row by row: *who* by the addressee; *what* must hold the action, four fifths of its
    /// letters; *when* and *how much* must be the labelled conditions, deadlines and amounts, all of them and no other.
    fn judge(&mut self, label: &Labelled, lang: Lang, norm: &Norm<TextSpan>, wrong: &mut Map<String, Value>) {
        let conduct = !matches!(label.modality.as_str(), "none" | "definition");
        self.norms += usize::from(conduct);
        let Some(card) = sentence_card(&label.text, lang) else { return };
        self.shown += usize::from(conduct);
        if !conduct {
            // A card where there is no rule is wrong, whatever is on it.
            self.shown += 1;
            wrong.insert("card".into(), json!(card.kind.label(Lang::EN)));
            return;
        }
        let spans = |roles: &[Role]| -> Vec<TextSpan> {
            let of = card.pieces.iter().filter(|piece| roles.contains(&piece.role));
            of.flat_map(Piece::places).map(|place| place.span).collect()
        };
        let mut rows: Vec<(&'static str, bool)> =
            vec![("kind", norm.modality.map(class_name) == Some(&label.modality))];
        let who = spans(&[Role::Who]);
        if !who.is_empty() {
            rows.push(("who", who.iter().any(|span| best_overlap(&label.text, *span, &label.addressee) >= OVERLAP)));
        }
        if !label.action.is_empty() {
            rows.push(("what", covered(&label.text, &spans(&[Role::What]), &label.action) >= OVERLAP));
        }
        let mut same = |name, wanted: &[String], found: &[TextSpan]| {
            if !found.is_empty() || !wanted.is_empty() {
                let (missed, beyond) = compare(&label.text, wanted, found, &mut Tally::default());
                rows.push((name, missed.is_empty() && beyond.is_empty()));
            }
        };
        let sanction = card.kind == CardKind::Sanction;
        if !sanction {
            let limits: Vec<TextSpan> = norm.deadlines.iter().map(|d| d.words).collect();
            same("when", &label.deadlines, &limits);
            same("case", &label.conditions, &spans(&[Role::When, Role::Except]));
        }
        let amounts: Vec<TextSpan> = norm.amounts.iter().map(|a| a.words).collect();
        same("how much", &label.amounts, &amounts);
        for (name, right) in &rows {
            let row = self.rows.entry(name).or_default();
            row.0 += 1;
            row.1 += usize::from(*right);
        }
        let bad: Vec<&str> = rows.iter().filter(|(_, right)| !right).map(|(name, _)| *name).collect();
        self.right += usize::from(bad.is_empty());
        if !bad.is_empty() {
            wrong.insert("card".into(), json!(bad));
        }
    }

    fn figures(&self) -> Value {
        let rows = self
            .rows
            .iter()
            .map(|(name, (shown, right))| ((*name).to_owned(), json!({"shown": shown, "right": right})));
        json!({"norms": self.norms, "shown": self.shown, "right": self.right, "rows": rows.collect::<Map<_, _>>()})
    }
}

/// How much of a labelled piece the spans hold, at its best occurrence: characters held over its characters.
fn covered(text: &str, spans: &[TextSpan], piece: &str) -> f64 {
    let characters = |start: usize, end: usize| text.get(start..end).map_or(0, |t| t.chars().count());
    let whole = piece.chars().count().max(1);
    text.match_indices(piece)
        .map(|(at, _)| {
            let held = spans.iter().map(|span| {
                let (start, end) = (at.max(span.start()), (at + piece.len()).min(span.end()));
                if start < end { characters(start, end) } else { 0 }
            });
            held.sum::<usize>() as f64 / whole as f64
        })
        .fold(0.0, f64::max)
}

fn rounded(figure: f64) -> f64 {
    (figure * 10_000.0).round() / 10_000.0
}

/// A class as the labels name it: an implied duty is a duty, an implied power a power.
fn class_name(modality: Modality) -> &'static str {
    match modality {
        Modality::Descriptive => "none",
        other => other.slug(),
    }
}

/// The lists of pieces: labelled and found. Exceptions are labelled among the conditions.
fn pieces<'a>(label: &'a Labelled, norm: &Norm<TextSpan>) -> [(&'static str, &'a [String], Vec<TextSpan>); 4] {
    [
        ("deadlines", &label.deadlines, norm.deadlines.iter().map(|d| d.words).collect()),
        ("amounts", &label.amounts, norm.amounts.iter().map(|a| a.words).collect()),
        ("conditions", &label.conditions, norm.conditions.iter().chain(&norm.exceptions).copied().collect()),
        ("references", &label.references, norm.references.clone()),
    ]
}

/// Counts the pieces of a list; those missed and those found beyond them.
fn compare(text: &str, wanted: &[String], found: &[TextSpan], tally: &mut Tally) -> (Vec<String>, Vec<String>) {
    let words = |span: &TextSpan| span.of(text).unwrap_or_default().to_owned();
    let mut used = vec![false; found.len()];
    let mut missed = Vec::new();
    for piece in wanted {
        let hit = (0..found.len()).find(|&i| !used[i] && best_overlap(text, found[i], piece) >= OVERLAP);
        match hit {
            Some(i) => used[i] = true,
            None => missed.push(piece.clone()),
        }
    }
    let taken: Vec<String> = (0..found.len()).filter(|&i| used[i]).map(|i| words(&found[i])).collect();
    let beyond: Vec<String> =
        (0..found.len()).filter(|&i| !used[i]).map(|i| words(&found[i])).filter(|w| !taken.contains(w)).collect();
    tally.wanted += wanted.len();
    tally.right += taken.len();
    tally.found += taken.len() + beyond.len();
    (missed, beyond)
}

/// The best overlap of a span with any occurrence of a piece: characters in both over characters in either.
fn best_overlap(text: &str, span: TextSpan, piece: &str) -> f64 {
    let characters = |range: Range<usize>| text.get(range).map_or(0, |t| t.chars().count());
    text.match_indices(piece)
        .map(|(at, _)| {
            let (start, end) = (at.max(span.start()), (at + piece.len()).min(span.end()));
            let both = if start < end { characters(start..end) } else { 0 };
            let either = characters(span.start()..span.end()) + characters(at..at + piece.len()) - both;
            if either == 0 { 0.0 } else { both as f64 / either as f64 }
        })
        .fold(0.0, f64::max)
}
