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
use std::collections::BTreeSet;

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

/// Words that join a further case to those of a definition. «И», «және» and "and" are not among them: they join conditions as often.
const ALTERNATIVES: [&str; 13] = [
    "или",
    "либо",
    "также",
    "включая",
    "иной",
    "иные",
    "иных",
    "немесе",
    "сондай",
    "сондай-ақ",
    "or",
    "including",
    "other",
];

/// How the definition `a` stands to `b`; both are of one term and in one language.
pub fn likeness(a: Meaning, b: Meaning, lang: Lang) -> Likeness {
    let (words_a, mut words_b) = (read(a.words, lang), read(b.words, lang));
    alike(&words_a, &mut words_b);
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
    own_a.forget_what_moved(&mut own_b);
    let count = |words: &[Word]| words.iter().filter(|word| word.counts).count();
    let (all_a, all_b) = (count(&words_a), count(&words_b));
    if own_a.stems.is_empty() && own_b.stems.is_empty() {
        return Likeness::NearlyIdentical; // only their order, or words that connect
    }
    let shared_a = 1.0 - own_a.stems.len() as f64 / all_a.max(1) as f64;
    let shared_b = 1.0 - own_b.stems.len() as f64 / all_b.max(1) as f64;
    let same_head = head(&words_a, lang) == head(&words_b, lang);
    let same_head = same_head || is_list(a.words) || is_list(b.words);
    // One of them has all the words of the other, and more.
    if same_head && own_a.stems.is_empty() {
        return own_b.adds_to(is_list(a.words));
    }
    if same_head && own_b.stems.is_empty() {
        return own_a.adds_to(is_list(b.words)).turned();
    }
    let unchanged = !own_a.decides && !own_b.decides;
    if unchanged && all_a.min(all_b) >= LONG_ENOUGH && shared_a >= NEARLY && shared_b >= NEARLY {
        return Likeness::NearlyIdentical;
    }
    // Or nearly all.
    if same_head && shared_a >= CONTAINED && own_b.stems.len() > own_a.stems.len() {
        return own_b.adds_to(is_list(a.words));
    }
    if same_head && shared_b >= CONTAINED && own_a.stems.len() > own_b.stems.len() {
        return own_a.adds_to(is_list(b.words)).turned();
    }
    Likeness::Different
}

/// Whether a definition explains its term by itself: the meaning begins with the term, whole. A full name may hold its short
/// one, and a name in quotation marks says which one is meant: «Государственная корпорация "Служба гражданам"».
pub fn explains_itself(meaning: Meaning, lang: Lang) -> bool {
    let term: Vec<String> = tokens(meaning.term, lang).map(|token| token.stem).collect();
    let words: Vec<Token> = tokens(meaning.words, lang).collect();
    let begins = words.len() >= term.len() && words.iter().zip(&term).all(|(word, stem)| word.stem == *stem);
    let rest = term.len().checked_sub(1).and_then(|last| meaning.words.get(words.get(last)?.span.end..));
    let is_name = rest.is_some_and(|rest| rest.trim_start().starts_with(['"', '«', '“']));
    meaning.kind == DefinitionKind::Glossary && !term.is_empty() && begins && !is_name
}

/// Whether a definition is a list: commas every few words. What another one adds to a list is one more of its things.
fn is_list(text: &str) -> bool {
    let commas = text.matches([',', ';']).count();
    commas >= 3 && language::words(text).count() <= 3 * (commas + 1)
}

/// Gives words of `b` the stems of `a` where the two are forms of one word that end up with different stems.
fn alike(a: &[Word], b: &mut [Word]) {
    let stems: BTreeSet<&str> = a.iter().map(|word| word.token.stem.as_str()).collect();
    for word in b.iter_mut().filter(|word| !stems.contains(word.token.stem.as_str())) {
        let other = stems.iter().find(|stem| is_one_word(stem, &word.token.stem));
        if let Some(other) = other {
            (*other).clone_into(&mut word.token.stem);
        }
    }
}

/// Whether two stems differ in their last letters only.
fn is_one_word(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let longest = a.chars().count().max(b.chars().count());
    (common >= 6 && longest - common <= 2)
        || (common >= 4 && longest - common == 1 && (b.starts_with(a) || a.starts_with(b)))
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

/// Whether a word begins a restriction: a preposition, a relative word, a participle.
fn restricts(word: &Word) -> bool {
    const WORDS: [&str; 24] = [
        "в",
        "во",
        "на",
        "для",
        "с",
        "со",
        "по",
        "из",
        "от",
        "при",
        "который",
        "которая",
        "которое",
        "которые",
        "которых",
        "которым",
        "which",
        "who",
        "that",
        "of",
        "for",
        "in",
        "under",
        "with",
    ];
    const PARTICIPLES: [&str; 8] = ["щий", "щая", "щее", "щие", "щих", "нный", "нная", "нные"];
    let folded = word.token.folded.as_str();
    WORDS.contains(&folded) || PARTICIPLES.iter().any(|end| folded.ends_with(end))
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
    /// Whether a run is nothing but a negation: «имеющее» and «не имеющее».
    negates: bool,
}

impl Own {
    fn add(&mut self, words: &[Word], run: std::ops::Range<usize>) {
        let own: Vec<&Word> = words[run.clone()].iter().filter(|word| word.counts).collect();
        if own.is_empty() {
            return;
        }
        // What joins the run to the rest stands before its first word that counts, or is its last: «А, а также Б», «А или | Б».
        let before = run.start.checked_sub(1).and_then(|at| words.get(at));
        let own_words = &words[run];
        let leading = own_words.iter().position(|word| word.counts).map_or(own_words, |first| &own_words[..=first]);
        let joins = |word: &Word| ALTERNATIVES.contains(&word.token.folded.as_str());
        // «…, его подразделение либо организация»: a list goes on, unless the run begins as a restriction does.
        let goes_on = own_words.iter().any(joins) && !own_words.iter().take(1).any(restricts);
        if before.into_iter().chain(leading).chain(own_words.last()).any(joins) || goes_on {
            self.alternatives += 1;
        } else {
            self.restrictions += 1;
        }
        self.negates |= own.iter().all(|word| NEGATIONS.contains(&word.token.folded.as_str()));
        let decides = |word: &&Word| {
            NEGATIONS.contains(&word.token.folded.as_str())
                || word.token.folded.starts_with(|c: char| c.is_ascii_digit())
        };
        self.decides |= own.iter().any(decides);
        self.stems.extend(own.into_iter().map(|word| word.token.stem.clone()));
    }

    /// Words that only stand elsewhere in the other definition are no words of its own.
    fn forget_what_moved(&mut self, other: &mut Self) {
        self.stems.retain(|stem| match other.stems.iter().position(|theirs| theirs == stem) {
            Some(place) => {
                other.stems.swap_remove(place);
                false
            }
            None => true,
        });
    }

    /// How a definition without these words stands to the one that has them.
    fn adds_to(&self, is_list: bool) -> Likeness {
        match (self.alternatives, self.restrictions) {
            _ if self.negates => Likeness::Different,
            _ if is_list => Likeness::Narrower,
            (0, _) => Likeness::Wider,
            (_, 0) => Likeness::Narrower,
            _ => Likeness::Different,
        }
    }
}
