//! `Wire`: an explanation as it travels: one list of numbers and one of texts.
//!
//! Half the size of an object for each piece, and the reader of the browser's program is the one of any list of numbers instead of
//! one for each type. Provisions are written as steps from the one before; an explanation whose numbers break off is empty from
//! there on.

use super::{AmountValue, Card, CardItem, CardKind, Explanation, Gloss, Piece, Role};
use crate::norm::{Index, Number};
use crate::{Reason, ReasonKind, TextSpan};
use serde::{Deserialize, Serialize};

/// The numbers and texts. Counts come before what they count.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Wire {
    #[serde(rename = "n")]
    numbers: Vec<u32>,
    #[serde(rename = "t")]
    texts: Vec<String>,
}

const KINDS: [CardKind; 7] = [
    CardKind::Must,
    CardKind::MustNot,
    CardKind::May,
    CardKind::Power,
    CardKind::Sanction,
    CardKind::Order,
    CardKind::Statement,
];

const ROLES: [Role; 7] = [Role::Who, Role::What, Role::When, Role::Term, Role::HowMuch, Role::IfNot, Role::Except];

impl From<Explanation> for Wire {
    fn from(explanation: Explanation) -> Self {
        let mut wire = Self::default();
        let mut before = 0;
        wire.count(explanation.cards.len());
        for card in &explanation.cards {
            wire.step(&mut before, card.provision);
            wire.numbers.push(card.kind as u32);
            wire.pieces(&card.pieces, card.provision);
            wire.count(card.items.len());
            for item in &card.items {
                wire.step(&mut before, item.provision);
                wire.pieces(&item.pieces, item.provision);
            }
        }
        before = 0;
        wire.count(explanation.glosses.len());
        for gloss in explanation.glosses {
            wire.step(&mut before, gloss.provision);
            wire.span(gloss.span);
            let known = wire.texts.iter().position(|text| *text == gloss.plain);
            let text = known.unwrap_or(wire.texts.len());
            if known.is_none() {
                wire.texts.push(gloss.plain);
            }
            wire.numbers.extend([text as u32, u32::from(gloss.explains)]);
        }
        before = 0;
        wire.count(explanation.reasons.len());
        for reason in &explanation.reasons {
            wire.step(&mut before, reason.provision);
            wire.span(reason.span);
            wire.numbers.extend([reason.kind as u32, reason.number]);
        }
        wire
    }
}

impl Wire {
    fn count(&mut self, of: usize) {
        self.numbers.push(of as u32);
    }

    /// A provision as a step from another; steps back are as large as they are in 32 bits.
    fn step(&mut self, before: &mut u32, provision: u32) {
        self.numbers.push(provision.wrapping_sub(*before));
        *before = provision;
    }

    fn span(&mut self, span: TextSpan) {
        let (start, end): (u32, u32) = span.into();
        self.numbers.extend([start, end.wrapping_sub(start)]);
    }

    fn pieces(&mut self, pieces: &[Piece], at: u32) {
        self.count(pieces.len());
        for piece in pieces {
            self.numbers.push(piece.role as u32);
            self.count(piece.words.len());
            for &(provision, start, end) in &piece.words {
                self.numbers.push(provision.wrapping_sub(at));
                self.span(TextSpan::from((start, end)));
            }
            let told: Vec<[u32; 7]> = piece.amounts.iter().filter_map(|amount| told(amount, at)).collect();
            self.count(told.len());
            self.numbers.extend(told.into_iter().flatten());
        }
    }
}

/// A multiple of an index: number, smaller number (0 ÷ 0 for none), index, where its words end; `None` for numbers no law has.
fn told(amount: &AmountValue, at: u32) -> Option<[u32; 7]> {
    let small = |number: Number| Some([u32::try_from(number.numerator).ok()?, u32::try_from(number.denominator).ok()?]);
    let [n, d] = small(amount.number)?;
    let [least_n, least_d] = amount.at_least.map_or(Some([0, 0]), small)?;
    Some([n, d, least_n, least_d, amount.index as u32, amount.end.0.wrapping_sub(at), amount.end.1])
}

/// Reads numbers one after the other; `None` once they are at an end.
struct Numbers<'a>(std::slice::Iter<'a, u32>);

impl Numbers<'_> {
    fn next(&mut self) -> Option<u32> {
        self.0.next().copied()
    }

    /// A count; never more than numbers are left, so that a damaged one asks for no memory.
    fn count(&mut self) -> Option<usize> {
        self.next().map(|count| count as usize).filter(|count| *count <= self.0.len())
    }

    fn step(&mut self, before: &mut u32) -> Option<u32> {
        *before = before.wrapping_add(self.next()?);
        Some(*before)
    }

    fn span(&mut self) -> Option<TextSpan> {
        let start = self.next()?;
        Some(TextSpan::from((start, start.wrapping_add(self.next()?))))
    }

    fn pieces(&mut self, at: u32) -> Option<Vec<Piece>> {
        let mut pieces = Vec::new();
        for _ in 0..self.count()? {
            let role = *ROLES.get(self.next()? as usize)?;
            let mut piece = Piece { role, words: Vec::new(), amounts: Vec::new() };
            for _ in 0..self.count()? {
                let provision = at.wrapping_add(self.next()?);
                let (start, end) = self.span()?.into();
                piece.words.push((provision, start, end));
            }
            for _ in 0..self.count()? {
                piece.amounts.push(self.amount(at)?);
            }
            pieces.push(piece);
        }
        Some(pieces)
    }

    fn amount(&mut self, at: u32) -> Option<AmountValue> {
        let mut number = || Some(Number { numerator: self.next()?.into(), denominator: self.next()?.into() });
        let (most, least) = (number()?, number()?);
        let index = *Index::ALL.get(self.next()? as usize)?;
        let end = (at.wrapping_add(self.next()?), self.next()?);
        let at_least = Some(least).filter(|least| least.denominator > 0);
        Some(AmountValue { number: most, at_least, index, end })
    }

    fn cards(&mut self, cards: &mut Vec<Card>) -> Option<()> {
        let mut before = 0;
        for _ in 0..self.count()? {
            let provision = self.step(&mut before)?;
            let kind = *KINDS.get(self.next()? as usize)?;
            let pieces = self.pieces(provision)?;
            let mut items = Vec::new();
            for _ in 0..self.count()? {
                let provision = self.step(&mut before)?;
                items.push(CardItem { provision, pieces: self.pieces(provision)? });
            }
            cards.push(Card { provision, kind, pieces, items });
        }
        Some(())
    }

    fn rest(&mut self, texts: &[String], explanation: &mut Explanation) -> Option<()> {
        self.cards(&mut explanation.cards)?;
        let mut before = 0;
        for _ in 0..self.count()? {
            let (provision, span) = (self.step(&mut before)?, self.span()?);
            let plain = texts.get(self.next()? as usize)?.clone();
            explanation.glosses.push(Gloss { provision, span, plain, explains: self.next()? == 1 });
        }
        before = 0;
        for _ in 0..self.count()? {
            let (provision, span) = (self.step(&mut before)?, self.span()?);
            let kind = *ReasonKind::ALL.get(self.next()? as usize)?;
            explanation.reasons.push(Reason { provision, span, kind, number: self.next()? });
        }
        Some(())
    }
}

impl From<Wire> for Explanation {
    fn from(wire: Wire) -> Self {
        let mut explanation = Self::default();
        // Numbers that break off are a damaged file: what was read of it stands.
        let _ = Numbers(wire.numbers.iter()).rest(&wire.texts, &mut explanation);
        explanation
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_piece() -> impl Strategy<Value = Piece> {
        let words = proptest::collection::vec((0_u32..900, 0_u32..5000, 0_u32..300), 0..3);
        let amounts = proptest::collection::vec((1_u64..90_000, 1_u64..20, 0_u64..9, 0_usize..4, 0_u32..900), 0..3);
        (0_usize..7, words, amounts).prop_map(|(role, words, amounts)| Piece {
            role: ROLES[role],
            words: words.into_iter().map(|(provision, start, len)| (provision, start, start + len)).collect(),
            amounts: amounts
                .into_iter()
                .map(|(numerator, denominator, least, index, at)| AmountValue {
                    number: Number { numerator, denominator },
                    at_least: (least > 0).then(|| Number::whole(least)),
                    index: Index::ALL[index],
                    end: (at, at * 3),
                })
                .collect(),
        })
    }

    fn any_explanation() -> impl Strategy<Value = Explanation> {
        let pieces = || proptest::collection::vec(any_piece(), 0..4);
        let item = (0_u32..900, pieces()).prop_map(|(provision, pieces)| CardItem { provision, pieces });
        let card = (0_u32..900, 0_usize..7, pieces(), proptest::collection::vec(item, 0..3))
            .prop_map(|(provision, kind, pieces, items)| Card { provision, kind: KINDS[kind], pieces, items });
        let gloss =
            (0_u32..900, 0_usize..500, any::<bool>(), 0_u8..3).prop_map(|(provision, start, explains, text)| Gloss {
                provision,
                span: TextSpan::new(start, start + 4),
                plain: format!("проще {text}"),
                explains,
            });
        let reason =
            (0_u32..900, 0_usize..500, 0_usize..12, 0_u32..200).prop_map(|(provision, start, kind, number)| Reason {
                provision,
                span: TextSpan::new(start, start + 9),
                kind: ReasonKind::ALL[kind],
                number,
            });
        (
            proptest::collection::vec(card, 0..5),
            proptest::collection::vec(gloss, 0..5),
            proptest::collection::vec(reason, 0..5),
        )
            .prop_map(|(cards, glosses, reasons)| Explanation { cards, glosses, reasons })
    }

    proptest! {
        #[test]
        fn an_explanation_travels_and_is_the_same(explanation in any_explanation()) {
            let text = serde_json::to_string(&explanation).unwrap();
            prop_assert_eq!(serde_json::from_str::<Explanation>(&text).unwrap(), explanation);
        }

        #[test]
        fn numbers_that_make_no_sense_are_no_panic(numbers in proptest::collection::vec(any::<u32>(), 0..60)) {
            let _ = Explanation::from(Wire { numbers, texts: vec!["а".to_owned()] });
        }
    }
}
