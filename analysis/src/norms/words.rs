//! `Word`: what is known of one word – its part in a sentence, its case, the party or number it names.

use super::{english, kazakh, russian};
use crate::references::lexemes::{Kind, Lexeme};
use legislation::Lang;

/// A verb that can be a predicate.
pub(super) const FINITE: u32 = 1;
/// A predicate in the passive: reflexive, or a short participle.
pub(super) const PASSIVE: u32 = 1 << 1;
/// An infinitive; in Kazakh a verbal noun.
pub(super) const INFINITIVE: u32 = 1 << 2;
/// A participle that can open a clause of its own.
pub(super) const PARTICIPLE: u32 = 1 << 3;
/// A word of duty, right or prohibition.
pub(super) const MODAL: u32 = 1 << 4;
/// A preposition; in Kazakh a postposition.
pub(super) const PREPOSITION: u32 = 1 << 5;
/// An adverb, a particle or another word that no noun phrase goes on with.
pub(super) const ADVERB: u32 = 1 << 6;
/// A conjunction that joins nouns.
pub(super) const AND: u32 = 1 << 7;
/// A numeral in words.
pub(super) const NUMERAL: u32 = 1 << 8;
/// A person, an organisation, a body: whoever a norm can bind.
pub(super) const PARTY: u32 = 1 << 9;
/// A party that is a body of the state, or its head.
pub(super) const STATE: u32 = 1 << 10;
/// Nominative.
pub(super) const NOMINATIVE: u32 = 1 << 11;
/// Genitive.
pub(super) const GENITIVE: u32 = 1 << 12;
/// Dative.
pub(super) const DATIVE: u32 = 1 << 13;
/// Accusative.
pub(super) const ACCUSATIVE: u32 = 1 << 14;
/// Instrumental.
pub(super) const INSTRUMENTAL: u32 = 1 << 15;
/// A negated verb.
pub(super) const NEGATED: u32 = 1 << 16;
/// A verb in the past, or a short form: the predicate of a condition.
pub(super) const PAST: u32 = 1 << 17;
/// A pronoun that stands for a party («Әркім», «Everyone»).
pub(super) const PRONOUN: u32 = 1 << 18;
/// Locative, in Kazakh.
pub(super) const LOCATIVE: u32 = 1 << 19;
/// Ablative, in Kazakh.
pub(super) const ABLATIVE: u32 = 1 << 20;
/// Adjective or other attribute that stands before its noun.
pub(super) const ATTRIBUTE: u32 = 1 << 21;

/// A command to a third person, in Kazakh: «жіберсін».
pub(super) const IMPERATIVE: u32 = 1 << 22;

/// What is known of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Word {
    /// Its traits.
    pub(super) traits: u32,
    /// The number it names: «десяти» is 10, «тысяч» 1000.
    pub(super) number: u32,
}

impl Word {
    /// A word with these traits.
    pub(super) const fn with(traits: u32) -> Self {
        Self { traits, number: 0 }
    }
}

/// Looks a lexeme up.
pub(super) fn lookup(lexeme: &Lexeme, lang: Lang) -> Word {
    match &lexeme.kind {
        Kind::Word { folded, .. } => match lang {
            Lang::KK => kazakh::words::lookup(folded),
            Lang::EN => english::words::lookup(folded),
            _ => russian::words::lookup(folded),
        },
        _ => Word::default(),
    }
}
