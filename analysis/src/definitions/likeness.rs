//! `Likeness` of two definitions of one term, told from their words.
//!
//! What is compared are stems, so that endings make no difference. Words that only one of two definitions has are either a
//! restriction («… в сфере закупок»), which leaves fewer cases, or an alternative («…, а также его подразделение»), which
//! adds some; a word in another's place makes another meaning unless nearly all the rest is the same. No list of synonyms is
//! consulted, so two definitions that mean the same in wholly other words are called different.

use language::{Token, is_stop_word, tokens};
use legislation::term_base::Likeness;
use legislation::{DefinitionKind, Lang};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A definition as it is compared.
#[derive(Clone, Copy, Debug)]
pub struct Meaning<'a> {
    /// How it is defined.
    pub kind: DefinitionKind,
    /// The term.
    pub term: &'a str,
    /// The explanation, or the full name.
    pub words: &'a str,
    /// Whether it sends its reader elsewhere.
    pub sends: bool,
}

/// The share of words two definitions must have in common to mean the same although each has words of its own.
const NEARLY: f64 = 0.85;

/// And so many words each, for in short ones one word is the difference.
const LONG_ENOUGH: usize = 8;

/// Of the words of one definition, the share another must have to contain it.
const CONTAINED: f64 = 0.9;

/// Words that change a meaning however often they are used.
const NEGATIONS: [&str; 13] =
    ["не", "ни", "без", "кроме", "исключением", "емес", "жоқ", "қоспағанда", "басқа", "not", "no", "without", "except"];

/// Words that begin what is added to the cases of a definition.
const ALTERNATIVES: [&str; 20] = [
    "или",
    "либо",
    "также",
    "включая",
    "иной",
    "иные",
    "иных",
    "и",
    "том",
    "немесе",
    "не",
    "және",
    "сондай",
    "сондай-ақ",
    "оның",
    "or",
    "and",
    "including",
    "other",
    "мен",
];

/// How the definition `a` stands to `b`; both are of one term and in one language.
pub fn likeness(a: Meaning, b: Meaning, lang: Lang) -> Likeness {
    let (words_a, words_b) = (read(a.words, lang), read(b.words, lang));
    let stems = |words: &[Word]| words.iter().map(|word| word.token.stem.clone()).collect::<Vec<_>>();
    let (stems_a, stems_b) = (stems(&words_a), stems(&words_b));
    if stems_a == stems_b {
        return Likeness::Identical;
    }
    if a.sends || b.sends {
        return Likeness::ByReference;
    }
    if explains_itself(a, lang) || explains_itself(b, lang) {
        return Likeness::Circular;
    }
    let (mut own_a, mut own_b) = (Own::default(), Own::default());
    for op in capture_diff_slices(Algorithm::Myers, &stems_a, &stems_b) {
        if !matches!(op, DiffOp::Equal { .. }) {
            own_a.add(&words_a, op.old_range());
            own_b.add(&words_b, op.new_range());
        }
    }
    let count = |words: &[Word]| words.iter().filter(|word| word.counts).count();
    let (all_a, all_b) = (count(&words_a), count(&words_b));
    if own_a.same_words(&own_b) {
        return Likeness::NearlyIdentical; // only their order, or words that connect
    }
    let shared_a = 1.0 - own_a.stems.len() as f64 / all_a.max(1) as f64;
    let shared_b = 1.0 - own_b.stems.len() as f64 / all_b.max(1) as f64;
    let same_head = head(&words_a, lang) == head(&words_b, lang);
    let unchanged = !own_a.decides && !own_b.decides;
    if unchanged && all_a.min(all_b) >= LONG_ENOUGH && shared_a >= NEARLY && shared_b >= NEARLY {
        return Likeness::NearlyIdentical;
    }
    // One of them has all the words of the other, and more.
    if same_head && shared_a >= CONTAINED && own_b.stems.len() > own_a.stems.len() {
        return own_b.adds_to();
    }
    if same_head && shared_b >= CONTAINED && own_a.stems.len() > own_b.stems.len() {
        return own_a.adds_to().turned();
    }
    Likeness::Different
}

/// Whether a definition explains its term by itself: the meaning begins with the term, whole. A full name may hold its short one.
pub fn explains_itself(meaning: Meaning, lang: Lang) -> bool {
    let stems = |text: &str| tokens(text, lang).map(|token| token.stem).collect::<Vec<_>>();
    let term = stems(meaning.term);
    meaning.kind == DefinitionKind::Glossary && !term.is_empty() && stems(meaning.words).starts_with(&term)
}

/// The word a definition is about: the first that counts; in Kazakh, where what qualifies a word stands before it, the last.
fn head(words: &[Word], lang: Lang) -> Option<&str> {
    let mut counted = words.iter().filter(|word| word.counts);
    let head = if lang == Lang::KK { counted.next_back() } else { counted.next() };
    head.map(|word| word.token.stem.as_str())
}

/// A word of a definition.
struct Word {
    token: Token,
    /// Whether it says something.
    counts: bool,
}

fn read(text: &str, lang: Lang) -> Vec<Word> {
    tokens(text, lang)
        .map(|token| {
            let counts = !is_stop_word(&token.folded, lang) || NEGATIONS.contains(&token.folded.as_str());
            Word { token, counts }
        })
        .collect()
}

/// What only one of two definitions has.
#[derive(Default)]
struct Own {
    /// The words that say something.
    stems: Vec<String>,
    /// Runs that add cases.
    alternatives: usize,
    /// Runs that take some away.
    restrictions: usize,
    /// Whether a number or a negation is among them.
    decides: bool,
}

impl Own {
    fn add(&mut self, words: &[Word], run: std::ops::Range<usize>) {
        let own: Vec<&Word> = words[run.clone()].iter().filter(|word| word.counts).collect();
        if own.is_empty() {
            return;
        }
        // What joins the run to the rest stands before its first word that counts, or is its last: «А, а также Б», «А или | Б».
        let before = run.start.checked_sub(1).and_then(|at| words.get(at));
        let leading = words[run.clone()].iter().take_while(|word| !word.counts);
        let joins = |word: &Word| ALTERNATIVES.contains(&word.token.folded.as_str());
        if before.into_iter().chain(leading).chain(words[run].last()).any(joins) {
            self.alternatives += 1;
        } else {
            self.restrictions += 1;
        }
        let decides = |word: &&Word| {
            NEGATIONS.contains(&word.token.folded.as_str())
                || word.token.folded.starts_with(|c: char| c.is_ascii_digit())
        };
        self.decides |= own.iter().any(decides);
        self.stems.extend(own.into_iter().map(|word| word.token.stem.clone()));
    }

    fn same_words(&self, other: &Self) -> bool {
        let sorted = |stems: &[String]| {
            let mut stems = stems.to_vec();
            stems.sort();
            stems
        };
        sorted(&self.stems) == sorted(&other.stems)
    }

    /// How a definition without these words stands to the one that has them.
    fn adds_to(&self) -> Likeness {
        match (self.alternatives, self.restrictions) {
            (0, _) => Likeness::Wider,
            (_, 0) => Likeness::Narrower,
            _ => Likeness::Different,
        }
    }
}
