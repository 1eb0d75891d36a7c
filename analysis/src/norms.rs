//! `Norm`s of an act: who must, may or must not do what, when, how much, except when – read from the words alone.
//!
//! A text is cut into lexemes once and each word looked up once. [`read`] is the norm of one sentence that stands alone;
//! [`find`] reads an act: each sentence, list items with the head above them. What the words do not tell is left out:
//! a sentence without a verb has no class.

#![expect(clippy::match_same_arms, reason = "tables of markers are read by what the words mean, row by row")]

mod amounts;
mod bodies;
mod english;
mod heads;
mod kazakh;
mod numbers;
mod russian;
mod sentence;
mod sides;
mod time;
mod words;

pub use bodies::{NamedBody, bodies};
pub use heads::{Stated, find, stated};
pub(crate) use numbers::figures;
pub use sides::{Side, body, side};

use crate::references::citations;
use legislation::{Deadline, Direction, Lang, Modality, Norm, TextSpan};
use sentence::{Run, Sentence};

/// The norm of one sentence, or of an item with its head, as one text.
pub fn read(text: &str, lang: Lang) -> Norm<TextSpan> {
    let s = Sentence::new(text, lang);
    let mut norm = match lang {
        Lang::KK => kazakh::read(&s),
        Lang::EN => english::read(&s),
        _ => russian::read(&s),
    };
    norm.amounts = amounts::amounts(&s);
    let span = |run: Run| s.span(&run).unwrap_or(TextSpan::new(0, 0));
    let mut norm = norm.map(span);
    norm.words = TextSpan::new(0, text.len());
    norm.references = citations(text, lang, s.lexemes);
    norm
}

/// A norm of which nothing is known yet.
fn blank(s: &Sentence) -> Norm<Run> {
    Norm {
        words: 0..s.len(),
        modality: None,
        implied: false,
        marker: None,
        addressee: None,
        action: None,
        conditions: Vec::new(),
        exceptions: Vec::new(),
        deadlines: Vec::new(),
        amounts: Vec::new(),
        references: Vec::new(),
    }
}

/// A condition of a norm, or an exception from it.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Condition {
    /// Its words.
    run: Run,
    /// Whether the norm does not apply then.
    exception: bool,
}

/// What the main clause of a sentence says.
#[derive(Clone, Debug, Default)]
struct Class {
    modality: Option<Modality>,
    implied: bool,
    marker: Option<Run>,
    addressee: Option<Run>,
    action: Option<Run>,
}

impl Class {
    fn of(modality: Modality, marker: Run) -> Self {
        Self { modality: Some(modality), marker: Some(marker), ..Self::default() }
    }

    fn definition(marker: Run) -> Self {
        Self::of(Modality::Definition, marker)
    }

    fn descriptive(marker: Option<Run>) -> Self {
        Self { modality: Some(Modality::Descriptive), marker, ..Self::default() }
    }

    /// The kind of a norm that the bare indicative states: «осуществляет», «жүзеге асырады». A body of the state has a power by
    /// it, unless it must act within a limit; not to do what burdens is a right.
    fn implied(negated: bool, burden: bool, state: bool, deadlines: &[Deadline<Run>]) -> Modality {
        let limited = deadlines.iter().any(|d| {
            matches!(d.direction, Direction::Within | Direction::Before | Direction::Immediately)
                && (d.number.is_some() || d.date.is_some() || d.direction == Direction::Immediately)
        });
        match (negated, burden) {
            (true, true) => Modality::Right,
            (true, false) => Modality::Prohibition,
            (false, _) if state && !limited => Modality::Power,
            (false, _) => Modality::Duty,
        }
    }

    /// The norm of a sentence, with its limits and conditions.
    fn norm(self, s: &Sentence, deadlines: Vec<Deadline<Run>>, conditions: Vec<Condition>) -> Norm<Run> {
        let mut norm = blank(s);
        self.fill(&mut norm);
        norm.deadlines = deadlines;
        for condition in conditions {
            let list = if condition.exception { &mut norm.exceptions } else { &mut norm.conditions };
            list.push(condition.run);
        }
        norm
    }

    fn fill(self, norm: &mut Norm<Run>) {
        norm.modality = self.modality;
        norm.implied = self.implied;
        norm.marker = self.marker;
        norm.addressee = self.addressee;
        norm.action = self.action;
    }
}

#[cfg(test)]
mod tests;
