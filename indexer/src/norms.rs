//! `norms`: the norms of acts in a terminal – who · must, may, must not · what · when · how much · except when.

use crate::corpus;
use analysis::norms::find;
use analysis::structure::parse;
use anyhow::Context;
use legislation::{
    Act, Amount, Currency, Date, Deadline, Direction, Index, IndexTable, Measure, Modality, Norm, Number, TimeUnit,
    Wording,
};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// What is asked of the norms.
pub struct Options<'a> {
    /// A file or folder.
    pub path: &'a Path,
    /// Only norms of this kind.
    pub class: Option<Modality>,
    /// The day whose indexes count.
    pub date: Option<Date>,
    /// A table of indexes in place of the supplied one.
    pub indexes: Option<&'a Path>,
}

/// An act with its norms.
pub struct ActNorms {
    /// The act.
    pub act: Act,
    /// Its norms, in document order.
    pub norms: Vec<Norm<Wording>>,
}

/// What was read, and what amounts are worth.
pub struct Found {
    /// The acts.
    pub acts: Vec<ActNorms>,
    indexes: IndexTable,
    date: Option<Date>,
}

/// The table of indexes in a file, or the supplied one.
pub fn index_table(file: Option<&Path>) -> anyhow::Result<IndexTable> {
    let Some(file) = file else { return Ok(IndexTable::supplied()) };
    let text = std::fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
    IndexTable::parse(&text).with_context(|| format!("reading {}", file.display()))
}

/// Reads the norms of a file's or folder's acts.
pub fn norms(options: &Options) -> anyhow::Result<Found> {
    let indexes = index_table(options.indexes)?;
    let documents = corpus::read(&[options.path.to_path_buf()], |_| {})?.documents;
    let acts = documents
        .into_iter()
        .map(|document| {
            let act = parse(document).0;
            let mut norms = find(&act);
            norms.retain(|norm| options.class.is_none_or(|class| norm.modality == Some(class)));
            ActNorms { act, norms }
        })
        .collect();
    Ok(Found { acts, indexes, date: options.date })
}

impl Found {
    /// One JSON object: acts with their norms, each piece as words and as places in the act.
    pub fn json(&self) -> Value {
        let acts = self.acts.iter().map(|ActNorms { act, norms }| {
            let norms = norms.iter().map(|norm| {
                let piece = |w: &Wording| json!({"words": words(act, w), "places": places(act, w)});
                let all = |list: &[Wording]| list.iter().map(piece).collect::<Vec<_>>();
                json!({
                    "eId": norm.words.0.last().and_then(|p| act.provisions.get(p.provision as usize)).map(|p| &p.eid),
                    "class": norm.modality.map(Modality::slug),
                    "implied": norm.implied,
                    "words": piece(&norm.words),
                    "marker": norm.marker.as_ref().map(piece),
                    "addressee": norm.addressee.as_ref().map(piece),
                    "action": norm.action.as_ref().map(piece),
                    "conditions": all(&norm.conditions),
                    "exceptions": all(&norm.exceptions),
                    "references": all(&norm.references),
                    "deadlines": norm.deadlines.iter().map(|d| json!({
                        "words": piece(&d.words), "direction": d.direction, "number": d.number, "at_least": d.at_least,
                        "unit": d.unit, "date": d.date, "anchor": d.anchor.as_ref().map(piece),
                    })).collect::<Vec<_>>(),
                    "amounts": norm.amounts.iter().map(|a| json!({
                        "words": piece(&a.words), "number": a.number.value(), "at_least": a.at_least.map(Number::value),
                        "measure": a.measure, "tenge": self.date.and_then(|on| self.indexes.tenge(a, on)),
                    })).collect::<Vec<_>>(),
                })
            });
            json!({"id": act.id, "lang": act.lang, "title": act.title, "norms": norms.collect::<Vec<_>>()})
        });
        json!({"date": self.date, "acts": acts.collect::<Vec<_>>()})
    }

    /// The norms in words, one paragraph each; sentences that say no norm are counted only.
    pub fn words(&self) -> String {
        let mut out = String::new();
        for ActNorms { act, norms } in &self.acts {
            let untold = norms.iter().filter(|n| n.modality.is_none()).count();
            // Writing into a String cannot fail.
            let _ = writeln!(
                out,
                "{} · {} · {}\n{} sentences, {untold} not told",
                act.id,
                act.lang,
                act.title,
                norms.len()
            );
            for norm in norms {
                if let Some(modality) = norm.modality {
                    self.norm(act, norm, modality, &mut out);
                }
            }
        }
        out
    }

    fn norm(&self, act: &Act, norm: &Norm<Wording>, modality: Modality, out: &mut String) {
        let at =
            norm.words.0.last().and_then(|p| act.provisions.get(p.provision as usize)).map_or("", |p| p.eid.as_str());
        let implied = if norm.implied { ", implied" } else { "" };
        let _ = writeln!(out, "\n{at}  {}{implied}", modality.slug());
        let mut line = |label: &str, text: &str| {
            if !text.is_empty() {
                let _ = writeln!(out, "  {label:<11}{text}");
            }
        };
        let piece = |w: &Wording| words(act, w);
        let optional = |w: &Option<Wording>| w.as_ref().map(piece).unwrap_or_default();
        if matches!(modality, Modality::Definition | Modality::Descriptive) {
            line("text", &piece(&norm.words));
            return;
        }
        line("who", &optional(&norm.addressee));
        line("marker", &optional(&norm.marker));
        line("what", &optional(&norm.action));
        for deadline in &norm.deadlines {
            line("when", &format!("{} [{}]", piece(&deadline.words), limit(deadline)));
        }
        for amount in &norm.amounts {
            line("how much", &format!("{} [{}]", piece(&amount.words), self.worth(amount)));
        }
        for condition in &norm.conditions {
            line("if", &piece(condition));
        }
        for exception in &norm.exceptions {
            line("except", &piece(exception));
        }
        for reference in &norm.references {
            line("see", &piece(reference));
        }
    }

    fn worth(&self, amount: &Amount<Wording>) -> String {
        let measure = match amount.measure {
            Measure::Percent => "%",
            Measure::Share => "times",
            Measure::Index(Index::Mci) => "MCI",
            Measure::Index(index) => index.slug(),
            Measure::Money(Currency::Tenge) => "tenge",
            Measure::Money(Currency::Som) => "som",
            Measure::Money(Currency::Rouble) => "roubles",
            Measure::Money(Currency::Dollar) => "dollars",
            Measure::Money(Currency::Euro) => "euro",
        };
        let least = amount.at_least.map_or_else(String::new, |n| format!("{}–", n.value()));
        let number = amount.number;
        let value = if amount.measure == Measure::Share && number.denominator > 1 {
            format!("{}/{}", number.numerator, number.denominator)
        } else {
            format!("{} {measure}", number.value())
        };
        let index = matches!(amount.measure, Measure::Index(_));
        let tenge = self.date.filter(|_| index).and_then(|on| Some((on, self.indexes.tenge(amount, on)?)));
        let tenge = tenge.map_or_else(String::new, |(on, sum)| format!(" = {sum} tenge on {on}"));
        format!("{least}{value}{tenge}")
    }
}

/// The words of a piece, those of several places joined by a space.
fn words(act: &Act, wording: &Wording) -> String {
    let pieces = wording.0.iter().filter_map(|place| {
        let provision = act.provisions.get(place.provision as usize)?;
        place.span.of(&provision.text)
    });
    pieces.collect::<Vec<_>>().join(" ")
}

fn places(act: &Act, wording: &Wording) -> Vec<Value> {
    let place = |p: &legislation::Place| {
        let eid = act.provisions.get(p.provision as usize).map(|provision| &provision.eid);
        json!({"eId": eid, "span": p.span})
    };
    wording.0.iter().map(place).collect()
}

/// A deadline as computed: «within 5 working-day».
fn limit<W>(deadline: &Deadline<W>) -> String {
    let direction = match deadline.direction {
        Direction::Within => "within",
        Direction::NotEarlier => "not earlier",
        Direction::AtLeast => "at least",
        Direction::Before => "before",
        Direction::Lasting => "lasting",
        Direction::Immediately => "immediately",
    };
    let unit = match deadline.unit {
        Some(TimeUnit::Minute) => " minutes",
        Some(TimeUnit::Hour) => " hours",
        Some(TimeUnit::CalendarDay) => " calendar days",
        Some(TimeUnit::WorkingDay) => " working days",
        Some(TimeUnit::BankingDay) => " banking days",
        Some(TimeUnit::Week) => " weeks",
        Some(TimeUnit::Month) => " months",
        Some(TimeUnit::Quarter) => " quarters",
        Some(TimeUnit::Year) => " years",
        None => "",
    };
    let least = deadline.at_least.map_or_else(String::new, |n| format!("{n}–"));
    let number = deadline.number.map_or_else(String::new, |n| format!(" {least}{n}"));
    let date = deadline.date.map_or_else(String::new, |d| format!(" {d}"));
    format!("{direction}{number}{unit}{date}")
}
