//! `Ending`: the inflectional endings of Kazakh, with the places where each may stand.
//!
//! In a form, `A` is а or е, `Y` is ы or і, `G` is ғ or г, `K` is қ or к, by harmony; other letters are themselves.

use super::kazakh_words::is_whole;

/// An inflectional ending.
pub(super) struct Ending {
    /// Its form.
    pub(super) form: &'static str,
    /// The sounds it may follow.
    pub(super) after: After,
    /// Its slot.
    pub(super) slot: Slot,
    /// Letters that must be left at least.
    pub(super) least: u8,
    /// What the stem lost before it.
    pub(super) restores: &'static str,
}

/// The slot of an ending, outermost first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    /// Nothing is peeled off yet.
    Whole,
    /// A finite verb's tense with its person: nothing follows it.
    Finite,
    /// Person and likeness on a participle («барған-мын», «барған-дай»).
    Person,
    /// Case.
    Case,
    /// Case as it is after the third person's possessive: «-н», «-на», «-нда», «-нан».
    PossessedCase,
    /// «-ғы» on a locative or an adverb of time.
    Relational,
    /// «-ғы» on the locative of a possessed noun: «-ндағы».
    PossessedRelational,
    /// Possessive.
    Possessive,
    /// Plural.
    Plural,
    /// Participle or verbal noun: what is left is a verb.
    Participle,
    /// Negation: only before tenses and participles.
    Negation,
    /// Passive: only before tenses, participles and negation.
    Voice,
}

impl Slot {
    /// Whether an ending of this slot may stand directly before one of the slot `outer`.
    pub(super) fn may_precede(self, outer: Self) -> bool {
        use Slot::{
            Case, Finite, Negation, Participle, Person, Plural, PossessedCase, PossessedRelational, Possessive,
            Relational, Voice, Whole,
        };
        match self {
            Whole => false,
            Finite | Person | Case | PossessedCase => outer == Whole,
            Relational | PossessedRelational => {
                matches!(outer, Whole | Case | Possessive | PossessedCase | Plural)
            }
            Possessive => matches!(outer, Whole | Case | PossessedCase | Relational | PossessedRelational),
            Plural => matches!(outer, Whole | Case | Relational | Possessive),
            Participle => matches!(outer, Whole | Person | Case | Relational | Possessive | Plural),
            Negation => matches!(outer, Finite | Participle),
            Voice => matches!(outer, Finite | Participle | Negation),
        }
    }

    /// Whether what stands before an ending of this slot can be a stem as it is.
    pub(super) fn leaves_a_stem(self) -> bool {
        !matches!(self, Self::Person | Self::PossessedCase | Self::PossessedRelational)
    }

    /// Whether what stands before an ending of this slot is a verb.
    pub(super) fn follows_a_verb(self) -> bool {
        matches!(self, Self::Finite | Self::Participle | Self::Negation | Self::Voice)
    }
}

/// The sounds an ending may follow, as a set.
#[derive(Clone, Copy)]
pub(super) struct After(u16);

/// Vowels; у is a glide here.
const V: u16 = 1;
/// р, й, у.
const R: u16 = 2;
/// л.
const L: u16 = 4;
/// м, н, ң.
const N: u16 = 8;
/// з, ж.
const Z: u16 = 16;
/// Voiceless sounds, and б, в, г, д, which count as such at the end of a word.
const X: u16 = 32;
/// The possessive's ы, і.
const Y3: u16 = 64;
/// The possessive's м, ң.
const MY: u16 = 128;
/// A vowel after an л: there the passive is -н-.
const LV: u16 = 256;
/// A vowel that can end a noun before -сы: not the ы of «жұмыс-ы», «құрылыс-ы», but of «басшы-сы», «қаулы-сы».
const S: u16 = 512;
/// A consonant that can end a verb.
const W: u16 = 1024;
/// The end of an adverb of time before -ғы («бұрын-ғы», «қазір-гі»): н, ң, м, р, but not «мониторинг-і».
const G: u16 = 2048;
/// Any end of a stem known to be whole.
const K: u16 = 4096;

impl After {
    /// Whether the last sound of `stem` is in the set.
    pub(super) fn holds(self, stem: &[char]) -> bool {
        let mut sounds = stem.iter().rev().copied().filter(|c| !matches!(c, 'ь' | 'ъ'));
        let Some(last) = sounds.next() else {
            return false;
        };
        if self.0 & K != 0 && is_whole(stem) {
            return true;
        }
        let (before, third) = (sounds.next(), sounds.next());
        let sound = match last {
            'и' => V | S,
            'ы' | 'і' => {
                let noun = match before {
                    Some('ш' | 'г' | 'б' | 'қ') => true,
                    // «акті», «объекті», «субъекті».
                    Some('т') => third == Some('к'),
                    Some('л') => third.is_some_and(|c| !matches!(c, 'ы' | 'і' | 'а' | 'е')),
                    _ => false,
                };
                V | Y3 | if noun { S } else { 0 }
            }
            'а' | 'ә' | 'е' | 'ё' | 'о' | 'ө' | 'ұ' | 'ү' | 'э' | 'я' => {
                V | S | if before == Some('л') { LV } else { 0 }
            }
            'ю' => V | S | R,
            'р' => R | G,
            'й' | 'у' => R,
            'л' => L,
            'м' | 'ң' => N | MY | G,
            'н' => N | if before == Some('и') { 0 } else { G },
            'з' | 'ж' => Z,
            _ => X,
        };
        let sound = sound | if ends_like_a_verb(last, before, third, stem) { W } else { 0 };
        self.0 & sound != 0
    }
}

/// Whether a consonant-final verb may end so. Roots of one syllable end in any consonant but ж and voiced stops, in a
/// cluster only with т; longer verbs end in a voice suffix (-л, -н, -с, -т, -тыр, -ғыз) or in р.
fn ends_like_a_verb(last: char, before: Option<char>, third: Option<char>, stem: &[char]) -> bool {
    let vowel = |c: Option<char>| c.is_some_and(super::kazakh::is_vowel);
    if !vowel(before) {
        return last == 'т' && matches!(before, Some('р' | 'л' | 'й' | 'н' | 'у')) && vowel(third);
    }
    if stem.iter().filter(|&&c| super::kazakh::is_vowel(c)).count() == 1 {
        !matches!(last, 'ж' | 'д' | 'в' | 'ф' | 'х' | 'һ' | 'ц' | 'щ')
    } else {
        matches!(last, 'л' | 'н' | 'с' | 'т' | 'р' | 'з' | 'й' | 'у' | 'қ' | 'к' | 'ғ' | 'г')
    }
}

const fn e(form: &'static str, after: u16, slot: Slot, least: u8) -> Ending {
    Ending { form, after: After(after), slot, least, restores: "" }
}

const fn r(form: &'static str, restores: &'static str, after: u16, slot: Slot, least: u8) -> Ending {
    Ending { form, after: After(after), slot, least, restores }
}

/// Voiced sounds.
const D: u16 = V | R | L | N | Z;
/// Any consonant.
const C: u16 = R | L | N | Z | X;
/// Any sound.
const ANY: u16 = V | C;

use Slot::{
    Case, Finite, Negation, Participle, Person, Plural, PossessedCase, PossessedRelational, Possessive, Relational,
    Voice,
};

pub(super) const ENDINGS: &[Ending] = &[
    // Case.
    e("нYң", V | N, Case, 2),
    e("дYң", R | L | Z, Case, 2),
    e("тYң", X, Case, 2),
    e("нY", S, Case, 2),
    e("дY", R | L | N | Z, Case, 2),
    e("тY", X, Case, 2),
    e("GA", D, Case, 2),
    e("KA", X, Case, 2),
    e("A", MY, Case, 3),
    e("дA", D, Case, 2),
    e("тA", X, Case, 2),
    e("дAн", V | R | L | Z, Case, 2),
    e("тAн", X, Case, 2),
    e("нAн", N, Case, 2),
    e("мен", V | R | L | N, Case, 2),
    e("бен", Z, Case, 2),
    e("пен", X, Case, 2),
    e("менен", V | R | L | N, Case, 2),
    e("бенен", Z, Case, 2),
    e("пенен", X, Case, 2),
    // Case after the possessive of the third person.
    e("н", Y3, PossessedCase, 3),
    e("нA", Y3, PossessedCase, 3),
    e("ндA", Y3, PossessedCase, 3),
    e("нAн", Y3, PossessedCase, 3),
    e("нсYз", Y3, PossessedCase, 3),
    // Relational.
    e("дAGY", D, Relational, 2),
    e("тAGY", X, Relational, 2),
    e("GY", G | K, Relational, 3),
    e("ндAGY", Y3, PossessedRelational, 3),
    // Possessive.
    e("сY", S | K, Possessive, 2),
    e("Y", C, Possessive, 2),
    e("мYз", V, Possessive, 3),
    e("YмYз", C, Possessive, 2),
    e("ңYз", V, Possessive, 3),
    e("YңYз", C, Possessive, 2),
    // Plural.
    e("лAр", V | R, Plural, 2),
    e("дAр", L | N | Z, Plural, 2),
    e("тAр", X, Plural, 2),
    // On participles.
    e("мYн", N, Person, 3),
    e("бYз", N, Person, 3),
    e("сYз", N, Person, 3),
    e("дAй", N, Person, 3),
    // Finite.
    e("дY", R | L | N | Z, Finite, 2),
    e("дY", V, Finite, 2),
    e("тY", X, Finite, 2),
    e("дYм", D, Finite, 2),
    e("тYм", X, Finite, 2),
    e("AдY", W, Finite, 2),
    e("йдY", V, Finite, 2),
    r("идY", "ы", C, Finite, 2),
    r("ядY", "й", V, Finite, 2),
    e("ймYн", V, Finite, 2),
    e("AмYз", W, Finite, 2),
    e("ймYз", V, Finite, 2),
    e("AсYң", W, Finite, 2),
    e("йсYң", V, Finite, 2),
    e("AсYз", W, Finite, 2),
    e("йсYз", V, Finite, 2),
    e("AсYздAр", W, Finite, 2),
    e("йсYздAр", V, Finite, 2),
    e("мAй", V | R | L, Finite, 2),
    e("бAй", N | Z, Finite, 2),
    e("пAй", X, Finite, 2),
    e("YлA", W, Finite, 3),
    e("YнA", L, Finite, 2),
    r("уYп", "п", V, Finite, 2),
    e("Yп", W, Finite, 2),
    e("п", V, Finite, 3),
    e("YптY", W, Finite, 2),
    e("птY", V, Finite, 3),
    e("сA", ANY, Finite, 3),
    e("сAм", ANY, Finite, 3),
    e("сAң", ANY, Finite, 3),
    e("сAK", ANY, Finite, 3),
    e("сYн", C, Finite, 3),
    e("AйYн", W, Finite, 3),
    e("йYн", V, Finite, 3),
    e("AйYK", W, Finite, 3),
    e("йYK", V, Finite, 3),
    e("YңYз", W, Finite, 2),
    e("ңYз", V, Finite, 3),
    e("YңYздAр", W, Finite, 2),
    e("ңYздAр", V, Finite, 3),
    // Participles and the verbal noun.
    e("GAн", D, Participle, 2),
    e("KAн", X, Participle, 2),
    e("AтYн", W, Participle, 2),
    e("йтYн", V, Participle, 2),
    r("итYн", "ы", C, Participle, 2),
    r("ятYн", "й", V, Participle, 2),
    e("у", ANY, Participle, 2),
    r("ю", "й", V, Participle, 2),
    // Negation.
    e("мA", V | R | L, Negation, 2),
    e("бA", N | Z, Negation, 2),
    e("пA", X, Negation, 2),
    // Voice.
    e("Yл", C, Voice, 2),
    e("л", V, Voice, 3),
    e("Yн", L, Voice, 2),
    e("н", LV | K, Voice, 4),
];
