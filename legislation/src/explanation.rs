//! `Card`: what a provision means for whoever reads it – who · must, may, must not · what · when · how much · if not.
//!
//! A card says nothing of its own: every [`Piece`] is words of the law, verbatim, and what is computed from them (a sum in tenge)
//! stands beside. The labels around them are the reader's interface's.

mod labels;
mod wire;

use crate::norm::{Amount, Index, Measure, Modality, Norm, Number, Place, Wording};
use crate::{Date, IndexTable, Reason, TextSpan};
use serde::{Deserialize, Serialize};
use wire::Wire;

/// An act's cards and glosses, each in the order of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Wire", into = "Wire")]
pub struct Explanation {
    /// Its rules.
    pub cards: Vec<Card>,
    /// Its officialese in plainer words.
    pub glosses: Vec<Gloss>,
    /// What makes the passages hard that have no card.
    pub reasons: Vec<Reason>,
}

impl Explanation {
    /// Whether there is nothing to explain.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.glosses.is_empty() && self.reasons.is_empty()
    }

    /// Adds what explains the text that follows.
    pub fn extend(&mut self, next: Self) {
        self.cards.extend(next.cards);
        self.glosses.extend(next.glosses);
        self.reasons.extend(next.reasons);
    }
}

/// One rule, taken apart; a list under one head is one card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    /// Index of the provision it is shown at: the sentence's own, for a list its head's.
    pub provision: u32,
    /// What kind of rule it is.
    pub kind: CardKind,
    /// What holds for all of it.
    pub pieces: Vec<Piece>,
    /// The entries of a list, each with what holds for it alone.
    pub items: Vec<CardItem>,
}

/// An entry of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardItem {
    /// Index of its provision.
    pub provision: u32,
    /// What it adds to the head.
    pub pieces: Vec<Piece>,
}

/// What kind of rule a card is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CardKind {
    /// Someone must.
    Must,
    /// Someone must not.
    MustNot,
    /// Someone may, or need not.
    May,
    /// A state body's task.
    Power,
    /// Conduct and what it entails.
    Sanction,
    /// How something is done, nobody being named.
    Order,
    /// A sentence that is no rule, beside others that are: it stands as it is.
    Statement,
}

impl CardKind {
    /// The kind of a norm's card; `None` for what is no rule of conduct, or not told. A bare indicative that names nobody
    /// («договор заключается в письменной форме») says how, not who must.
    pub fn of<W>(norm: &Norm<W>) -> Option<Self> {
        Some(match norm.modality? {
            Modality::Duty if norm.implied && norm.addressee.is_none() => Self::Order,
            Modality::Duty => Self::Must,
            Modality::Prohibition => Self::MustNot,
            Modality::Right => Self::May,
            Modality::Power => Self::Power,
            Modality::Sanction => Self::Sanction,
            Modality::Definition | Modality::Descriptive => return None,
        })
    }
}

/// Words of the law with what they tell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// What they tell.
    pub role: Role,
    /// Where they stand: provision, first byte, one past the last byte.
    pub words: Vec<(u32, u32, u32)>,
    /// The multiples of an index among them.
    pub amounts: Vec<AmountValue>,
}

impl Card {
    /// All its pieces, its items' too.
    pub fn all_pieces(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().chain(self.items.iter().flat_map(|item| &item.pieces))
    }
}

impl Piece {
    /// A piece of these words.
    pub fn new(role: Role, words: &Wording) -> Self {
        let words = words.0.iter().map(|place| {
            let (start, end) = place.span.into();
            (place.provision, start, end)
        });
        Self { role, words: words.collect(), amounts: Vec::new() }
    }

    /// Where its words stand.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        self.words.iter().map(|&(provision, start, end)| Place { provision, span: TextSpan::from((start, end)) })
    }
}

/// What words of a card tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// Whom it concerns.
    Who,
    /// What must, may or must not be done; of a sanction, what it is for.
    What,
    /// In which case.
    When,
    /// By when, how long.
    Term,
    /// How much.
    HowMuch,
    /// What follows: of a sanction its measure, of a duty the sanction.
    IfNot,
    /// When it does not apply.
    Except,
}

/// A multiple of an index, among the words of a piece.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AmountValue {
    /// How many of it.
    pub number: Number,
    /// The smaller number of a range.
    pub at_least: Option<Number>,
    /// The index.
    pub index: Index,
    /// Where its own words end: provision, byte.
    pub end: (u32, u32),
}

impl AmountValue {
    /// An amount's value; `None` for one that says its sum itself, or is a share of something.
    pub fn of(amount: &Amount<Wording>) -> Option<Self> {
        let Measure::Index(index) = amount.measure else { return None };
        let last = amount.words.0.last()?;
        let end = (last.provision, last.span.end() as u32);
        Some(Self { number: amount.number, at_least: amount.at_least, index, end })
    }

    /// In tenge on a day: the smaller one of a range, and the amount ([`IndexTable::tenge`]).
    pub fn tenge(&self, table: &IndexTable, on: Date) -> Option<(Option<u64>, u64)> {
        let measure = Measure::Index(self.index);
        let of = |number| table.tenge(&Amount { words: (), number, at_least: None, measure }, on);
        Some((self.at_least.and_then(of), of(self.number)?))
    }
}

/// A piece of officialese with an editor's plainer words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gloss {
    /// Index of the provision.
    pub provision: u32,
    /// The words.
    pub span: TextSpan,
    /// The editor's words.
    pub plain: String,
    /// Whether they explain a term of art, which stays; otherwise they may stand in its place.
    pub explains: bool,
}
