//! `told`: a letter explained in words: its rules as labelled lines, its officialese and citations marked.

use super::{explain, letter};
use crate::readability::Known;
use crate::{definitions, references};
use legislation::explanation::{Card, CardKind, Piece};
use legislation::message::letter::{ToldBlock, ToldRow, ToldRun, ToldText};
use legislation::{Act, Date, Explanation, IndexTable, Lang, TextSpan};
use std::collections::BTreeSet;

/// The text explained, with labels in the language of the interface.
pub fn told(text: &str, ui: Lang, indexes: &IndexTable, day: Date) -> ToldText {
    let lang = language::detect(text).filter(|lang| Lang::INTERFACE.contains(lang)).unwrap_or(ui);
    let act = letter(text, lang);
    let definitions = definitions::find(&act);
    let uses = definitions::uses(&act, &definitions);
    let known = references::Library::new(std::iter::once(&act));
    let references = references::resolve(&act, &references::detect(&act, &definitions, &known), &known);
    let explanation = explain(&act, Known { definitions: &definitions, uses: &uses, references: &references });
    let cited = references.iter().map(|reference| (reference.provision, reference.span)).collect();
    let telling = Telling { act: &act, explanation: &explanation, cited, ui, indexes, day };
    ToldText { lang, blocks: telling.blocks() }
}

/// A letter on its way into words.
struct Telling<'a> {
    act: &'a Act,
    explanation: &'a Explanation,
    cited: Vec<(u32, TextSpan)>,
    ui: Lang,
    indexes: &'a IndexTable,
    day: Date,
}

impl Telling<'_> {
    fn blocks(&self) -> Vec<ToldBlock> {
        let cards = &self.explanation.cards;
        let places = cards.iter().flat_map(Card::all_pieces).flat_map(Piece::places);
        let explained: BTreeSet<u32> = places.map(|place| place.provision).collect();
        let mut blocks = Vec::new();
        for (index, provision) in (0..).zip(&self.act.provisions) {
            for card in cards.iter().filter(|card| card.provision == index) {
                let rows = |pieces: &[Piece]| pieces.iter().map(|piece| self.row(card.kind, piece)).collect();
                let items = card.items.iter().map(|item| rows(&item.pieces)).collect();
                let kind = card.kind.label(self.ui).to_owned();
                blocks.push(ToldBlock { kind, rows: rows(&card.pieces), items });
            }
            let heading = [provision.label.as_str(), provision.heading.as_str()].join(" ");
            let is_empty = provision.text.is_empty() && heading.trim().is_empty();
            if !explained.contains(&index) && !is_empty {
                let mut runs = Vec::new();
                if !heading.trim().is_empty() {
                    runs.push(ToldRun::Words(format!("{} ", heading.trim())));
                }
                self.runs(index, TextSpan::new(0, provision.text.len()), &mut runs);
                let rows = vec![ToldRow { label: String::new(), runs }];
                blocks.push(ToldBlock { kind: String::new(), rows, items: Vec::new() });
            }
        }
        blocks
    }

    fn row(&self, kind: CardKind, piece: &Piece) -> ToldRow {
        let mut runs = Vec::new();
        for place in piece.places() {
            if !runs.is_empty() {
                runs.push(ToldRun::Words(" ".to_owned()));
            }
            let mut from = place.span.start();
            for amount in piece.amounts.iter().filter(|amount| amount.end.0 == place.provision) {
                let end = amount.end.1 as usize;
                let Some((least, most)) = amount.tenge(self.indexes, self.day) else { continue };
                if (from..=place.span.end()).contains(&end) {
                    self.runs(place.provision, TextSpan::new(from, end), &mut runs);
                    let least = least.map_or_else(String::new, |least| format!("{least} – "));
                    runs.push(ToldRun::Worth(format!("= {least}{most} ₸")));
                    from = end;
                }
            }
            self.runs(place.provision, TextSpan::new(from, place.span.end()), &mut runs);
        }
        ToldRow { label: piece.role.label(kind, self.ui).to_owned(), runs }
    }

    /// Words of a provision, citations and officialese apart.
    fn runs(&self, provision: u32, words: TextSpan, runs: &mut Vec<ToldRun>) {
        let Some(text) = self.act.provisions.get(provision as usize).map(|p| p.text.as_str()) else { return };
        let cited = self.cited.iter().filter(|(at, _)| *at == provision).map(|(_, span)| (*span, None));
        let glosses = self.explanation.glosses.iter().filter(|gloss| gloss.provision == provision);
        let mut marked: Vec<(TextSpan, Option<&str>)> =
            cited.chain(glosses.map(|gloss| (gloss.span, Some(gloss.plain.as_str())))).collect();
        marked.sort_by_key(|(span, _)| *span);
        let mut at = words.start();
        let plain = |from: usize, to: usize, runs: &mut Vec<ToldRun>| {
            runs.extend(text.get(from..to).filter(|some| !some.is_empty()).map(|some| ToldRun::Words(some.to_owned())));
        };
        for (span, gloss) in marked {
            if span.start() < at || span.end() > words.end() {
                continue;
            }
            let Some(said) = span.of(text) else { continue };
            plain(at, span.start(), runs);
            runs.push(match gloss {
                Some(plain) => ToldRun::Gloss(said.to_owned(), plain.to_owned()),
                None => ToldRun::Cites(said.to_owned()),
            });
            at = span.end();
        }
        plain(at, words.end(), runs);
    }
}
