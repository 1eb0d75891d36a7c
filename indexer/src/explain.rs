//! `explain`: a provision, an act or a letter in plain words, as the app shows it.

use crate::corpus;
use crate::norms::index_table;
use crate::readability::said;
use analysis::explanation::{explain as explain_act, letter};
use analysis::readability::Known;
use analysis::structure::parse;
use analysis::{definitions, references};
use anyhow::{Context, bail};
use legislation::explanation::{Card, CardKind, Gloss, Piece, Role};
use legislation::{Act, Date, EId, Explanation, IndexTable, Lang, Reason};
use serde_json::{Value, json};
use std::fmt::Write;
use std::ops::Range;
use std::path::Path;

/// An act explained, or a piece of it.
pub struct Explained {
    act: Act,
    /// Provisions asked for.
    provisions: Range<usize>,
    explanation: Explanation,
    indexes: IndexTable,
    date: Date,
}

/// Explains `FILE` or `FILE#eId`. A text that is no law is explained as a letter.
///
/// Fails when the file cannot be read, holds several acts, or has no such provision.
pub fn explain(place: &str, date: Option<Date>, indexes: Option<&Path>) -> anyhow::Result<Explained> {
    let (file, eid) = match place.rsplit_once('#') {
        // A file may have the sign in its name.
        Some((file, eid)) if !Path::new(place).exists() => (file, Some(eid)),
        _ => (place, None),
    };
    let act = one_act(Path::new(file))?;
    let provisions = match eid {
        None => 0..act.provisions.len(),
        Some(eid) => provision(&act, eid)?,
    };
    let known = references::Library::new(std::iter::once(&act));
    let definitions = definitions::find(&act);
    let references = references::resolve(&act, &references::detect(&act, &definitions, &known), &known);
    let uses = definitions::uses(&act, &definitions);
    let found = Known { definitions: &definitions, uses: &uses, references: &references };
    let explanation = explain_act(&act, found);
    let date = match date {
        Some(date) => date,
        None => today().context("the clock of this machine shows no day that laws know; give --date")?,
    };
    Ok(Explained { act, provisions, explanation, indexes: index_table(indexes)?, date })
}

pub(crate) fn today() -> Option<Date> {
    let now = time::OffsetDateTime::now_utc().date();
    Date::new(u16::try_from(now.year()).ok()?, u8::from(now.month()), now.day())
}

/// The act in a file; a text without law as a letter.
fn one_act(file: &Path) -> anyhow::Result<Act> {
    if !file.is_file() {
        bail!("{} is no file: give a file of law, or FILE#eId", file.display());
    }
    let mut documents = corpus::read(&[file.to_path_buf()], |_| {})?.documents;
    if documents.len() > 1 {
        bail!("{} holds {} acts: give a file with one", file.display(), documents.len());
    }
    if let Some(document) = documents.pop() {
        return Ok(parse(document).0);
    }
    let text = corpus::text(file)?;
    let lang = language::detect(&text).unwrap_or(Lang::KK);
    Ok(letter(&text, lang))
}

/// The provision with this eId and all below it.
fn provision(act: &Act, eid: &str) -> anyhow::Result<Range<usize>> {
    let wanted = EId::parse(eid).with_context(|| format!("«{eid}» is no eId such as art_5__para_2"))?;
    let first = act.provisions.iter().position(|provision| provision.eid == wanted);
    let first = first.with_context(|| {
        let articles = act.units().len();
        format!("{} has no provision {eid}; it has {articles} pages: `anyq inspect` lists their eIds", act.id)
    })?;
    let below = |index: &usize| act.path(*index).contains(&first);
    let end = (first + 1..act.provisions.len()).take_while(below).last().map_or(first + 1, |last| last + 1);
    Ok(first..end)
}

impl Explained {
    fn cards(&self) -> impl Iterator<Item = &Card> {
        self.explanation.cards.iter().filter(|card| self.is_asked(card))
    }

    /// A card whose head is above is asked for with one of its items.
    fn is_asked(&self, card: &Card) -> bool {
        let asked = |provision: u32| self.provisions.contains(&(provision as usize));
        asked(card.provision) || card.items.iter().any(|item| asked(item.provision))
    }

    fn glosses(&self) -> impl Iterator<Item = &Gloss> {
        self.explanation.glosses.iter().filter(|gloss| self.provisions.contains(&(gloss.provision as usize)))
    }

    /// One JSON object: each piece as words and places.
    pub fn json(&self) -> Value {
        let lang = self.act.lang;
        let piece = |kind, piece: &Piece| {
            let amounts = piece.amounts.iter().filter_map(|amount| {
                let (least, most) = amount.tenge(&self.indexes, self.date)?;
                Some(json!({"index": amount.index, "tenge": most, "tenge_at_least": least}))
            });
            json!({
                "role": piece.role.label(kind, lang),
                "words": self.words_of(piece),
                "places": piece.places().map(|p| json!({"eId": self.eid(p.provision), "span": p.span})).collect::<Vec<_>>(),
                "amounts": amounts.collect::<Vec<_>>(),
            })
        };
        let cards = self.cards().map(|card| {
            let items = card.items.iter().map(|item| {
                let pieces = item.pieces.iter().map(|p| piece(card.kind, p)).collect::<Vec<_>>();
                json!({"eId": self.eid(item.provision), "pieces": pieces})
            });
            json!({
                "eId": self.eid(card.provision),
                "kind": card.kind.label(lang),
                "pieces": card.pieces.iter().map(|p| piece(card.kind, p)).collect::<Vec<_>>(),
                "items": items.collect::<Vec<_>>(),
            })
        });
        let glosses = self.glosses().map(|gloss| {
            json!({"eId": self.eid(gloss.provision), "words": self.text(gloss.provision, gloss.span), "plain": gloss.plain, "explains": gloss.explains})
        });
        json!({
            "act": self.act.id, "lang": lang, "date": self.date,
            "cards": cards.collect::<Vec<_>>(), "glosses": glosses.collect::<Vec<_>>(), "reasons": self.reasons().collect::<Vec<_>>(),
        })
    }

    /// In words, as a terminal shows it: a provision, its cards, its officialese; where there is no card, why it is hard.
    pub fn words(&self) -> String {
        let mut out = String::new();
        let lang = self.act.lang;
        // Writing into a String cannot fail.
        let _ = writeln!(out, "{} · {} · {}", self.act.id, lang, self.act.title);
        for card in self.cards() {
            if card.kind == CardKind::Statement {
                let words: Vec<String> = card.pieces.iter().map(|piece| self.piece(piece)).collect();
                let _ = writeln!(out, "\n{}  {}", self.eid(card.provision), words.join(" "));
                continue;
            }
            let _ = writeln!(out, "\n{}  [{}]", self.eid(card.provision), card.kind.label(lang));
            for piece in &card.pieces {
                let _ = writeln!(out, "  {}: {}", piece.role.label(card.kind, lang), self.piece(piece));
            }
            for item in &card.items {
                for (number, piece) in item.pieces.iter().enumerate() {
                    let (mark, label) = match (number, piece.role) {
                        (0, Role::What) => ("  •", String::new()),
                        (0, role) => ("  •", format!("{}: ", role.label(card.kind, lang))),
                        (_, role) => ("     ", format!("{}: ", role.label(card.kind, lang))),
                    };
                    let _ = writeln!(out, "  {mark} {label}{}", self.piece(piece));
                }
            }
        }
        let mut glosses = self.glosses().peekable();
        if glosses.peek().is_some() {
            out.push('\n');
        }
        for gloss in glosses {
            let _ = writeln!(out, "  «{}» – {}", self.text(gloss.provision, gloss.span), gloss.plain);
        }
        self.without_cards(&mut out);
        out
    }

    fn reasons(&self) -> impl Iterator<Item = &Reason> {
        self.explanation.reasons.iter().filter(|reason| self.provisions.contains(&(reason.provision as usize)))
    }

    /// Passages that no card explains, with what makes them hard to read.
    fn without_cards(&self, out: &mut String) {
        let mut before = None;
        for reason in self.reasons() {
            if before != Some(reason.provision) {
                let text = self.act.provisions.get(reason.provision as usize).map_or("", |p| p.text.as_str());
                let _ = writeln!(out, "\n{}  {text}", self.eid(reason.provision));
                before = Some(reason.provision);
            }
            let words: String = self.text(reason.provision, reason.span).chars().take(60).collect();
            let _ = writeln!(out, "  {}: {words}", said(reason.kind, reason.number.into()));
        }
    }

    fn eid(&self, provision: u32) -> &str {
        self.act.provisions.get(provision as usize).map_or("", |p| p.eid.as_str())
    }

    fn text(&self, provision: u32, span: legislation::TextSpan) -> &str {
        self.act.provisions.get(provision as usize).and_then(|p| span.of(&p.text)).unwrap_or_default()
    }

    fn words_of(&self, piece: &Piece) -> String {
        piece.places().map(|place| self.text(place.provision, place.span)).collect::<Vec<_>>().join(" ")
    }

    /// The words, multiples of an index with what they are worth.
    fn piece(&self, piece: &Piece) -> String {
        let mut words = Vec::new();
        for place in piece.places() {
            let mut shown = String::new();
            let mut from = place.span.start();
            for amount in piece.amounts.iter().filter(|amount| amount.end.0 == place.provision) {
                let end = amount.end.1 as usize;
                let Some((least, most)) = amount.tenge(&self.indexes, self.date) else { continue };
                if !(from..=place.span.end()).contains(&end) {
                    continue;
                }
                shown.push_str(self.text(place.provision, legislation::TextSpan::new(from, end)));
                let least = least.map_or_else(String::new, |least| format!("{least}–"));
                let _ = write!(shown, " (= {least}{most} ₸)");
                from = end;
            }
            shown.push_str(self.text(place.provision, legislation::TextSpan::new(from, place.span.end())));
            words.push(shown);
        }
        words.join(" ")
    }
}
