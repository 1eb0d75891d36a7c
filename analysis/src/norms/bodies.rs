//! `NamedBody`: a body of the state as a text names it – its noun with the attributes before it and what it is a body of.

use super::sentence::Sentence;
use super::sides::split;
use super::words::{
    ABLATIVE, ADVERB, AND, DATIVE, FINITE, GENITIVE, INSTRUMENTAL, LOCATIVE, MODAL, NOMINATIVE, PARTICIPLE, PARTY,
    PREPOSITION, PRONOUN, STATE,
};
use legislation::{Lang, TextSpan};

/// A body that a text names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NamedBody {
    /// Its name.
    pub name: TextSpan,
    /// Whether the name stands in the nominative.
    pub nominative: bool,
}

/// Most words of a name.
const LONGEST: usize = 14;

/// What a Russian body is competent in follows «в» or «по»: the field, by stems; after «по» any noun but these, which tell why or how
/// it acts («органом по заявлению собственника»).
const FIELDS: &[&str] = &["област", "сфер", "част", "дел"];
const NO_FIELDS: &[&str] = &[
    "выбор",
    "требован",
    "ходатайств",
    "заявлен",
    "иск",
    "решен",
    "представлен",
    "согласован",
    "результат",
    "истечен",
    "вступлен",
    "правил",
    "предложен",
    "мест",
    "форм",
    "перечн",
    "основан",
    "жалоб",
    "месту",
    "каждо",
    "собственн",
    "запрос",
    "одн",
    "ставк",
    "соглашени",
    "классификац",
    "материал",
    "вид",
    "наружн",
    "един",
    "принцип",
    "товар",
];

/// Words that an English name takes in before «of» and after it.
const ENGLISH_ARTICLES: &[&str] = &["the", "a", "an", "each", "any", "its", "their", "other", "every", "such"];

/// Every body of the state in the text that names a party, in order.
pub fn bodies(text: &str, lang: Lang) -> Vec<NamedBody> {
    let s = Sentence::new(text, lang);
    let mut found = Vec::new();
    let mut taken = 0;
    for part in split(&s) {
        let part = part.start.max(taken)..part.end;
        let head = match lang {
            Lang::KK => part.clone().rev().find(|at| s.has(*at, STATE)),
            _ => part.clone().find(|at| s.has(*at, STATE) && !is_in_field(&s, *at)),
        };
        let Some(head) = head else { continue };
        let run = match lang {
            // Before the first noun of a body all is its name, other parts of the list too.
            Lang::KK => kazakh(&s, taken, head),
            Lang::EN => english(&s, part.start, head),
            _ => russian(&s, part.start, head),
        };
        taken = run.end;
        let nominative = match lang {
            Lang::KK => !s.has(head, GENITIVE | DATIVE | LOCATIVE | ABLATIVE),
            Lang::EN => true,
            _ => s.has(head, NOMINATIVE),
        };
        found.extend(s.span(&run).map(|name| NamedBody { name, nominative }));
    }
    found
}

/// Beginnings of attributes that point at a body and are no part of its name.
const PASSING: &[&str] = &[
    "соответствующ",
    "ины",
    "ино",
    "друг",
    "данн",
    "указанн",
    "эти",
    "этот",
    "установленн",
    "определ",
    "таки",
    "тако",
    "вышеуказанн",
    "разны",
    "назначаем",
    "гарантирован",
    "их",
    "его",
    "ее",
];

/// Whether a noun tells a field and not a body: «в области управления водными ресурсами».
fn is_in_field(s: &Sentence, at: usize) -> bool {
    let before = (0..at).rev().find(|at| !is_attribute(s, *at));
    before.is_some_and(|before| FIELDS.iter().any(|stem| s.word(before).starts_with(stem)))
}

fn is_attribute(s: &Sentence, at: usize) -> bool {
    const ENDINGS: [&str; 17] =
        ["ый", "ий", "ой", "ая", "яя", "ого", "его", "ому", "ему", "ым", "им", "ую", "ые", "ие", "ых", "их", "ое"];
    const PLURAL: [&str; 2] = ["ыми", "ими"];
    let word = s.word(at);
    if word == "жогорку" {
        return true; // the Kyrgyz name of the parliament, not declined in Russian
    }
    !s.has(at, PARTY | PRONOUN | PREPOSITION)
        && ENDINGS.iter().chain(&PLURAL).any(|ending| word.ends_with(ending))
        && !PASSING.iter().any(|stem| word.starts_with(stem))
}

fn russian(s: &Sentence, first: usize, head: usize) -> std::ops::Range<usize> {
    let mut from = head;
    while from > first && is_attribute(s, from - 1) {
        from -= 1;
    }
    let mut to = head + 1;
    let mut in_field = false;
    // «орган опеки»; after an instrumental comes what is done: «органом суммы определяются».
    let is_noun = |at: usize| {
        !s.has(head, INSTRUMENTAL) && ["а", "я", "ы", "и"].iter().any(|ending| s.word(at).ends_with(ending))
    };
    while to < s.len() && to - from < LONGEST {
        let word = s.word(to);
        let next = s.word(to + 1);
        let starts = |stems: &[&str]| stems.iter().any(|stem| next.starts_with(stem));
        if word.is_empty() {
            break;
        } else if word == "в" && starts(FIELDS) || word == "по" && !next.is_empty() && !starts(NO_FIELDS) {
            if s.word(to + 2).starts_with("настоящ") {
                break; // «по реализации настоящего Кодекса» is said of all bodies of an act
            }
            in_field = true;
            to += 2;
            continue;
        } else if s.has(to, AND) {
            // «в области развития и поддержки предпринимательства»: the field goes on, unless another body comes.
            let ahead = (to + 1..s.len()).take_while(|at| !s.is(*at, ',')).any(|at| s.has(at, PARTY));
            if !in_field || ahead || next.is_empty() {
                break;
            }
        } else if s.has(to, PREPOSITION | FINITE | MODAL | PRONOUN)
            || (s.has(to, PARTICIPLE) && !(in_field && is_genitive(word)))
            || (s.has(to, ADVERB) && !s.has(to, GENITIVE))
            || !(in_field
                || s.has(to, GENITIVE)
                || goes_on(word)
                || is_genitive(s.word(to - 1))
                || is_noun(to)
                || s.word(to - 1) == "республики")
        {
            break;
        }
        to += 1;
    }
    while to > head + 1 && (s.has(to - 1, AND | PREPOSITION)) {
        to -= 1;
    }
    from..to
}

/// Whether a word has the ending of an attribute in the genitive, after which its noun comes.
fn is_genitive(word: &str) -> bool {
    ["ого", "его", "ой", "ей", "ых", "их"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a word may be a genitive that tells whose body it is.
fn goes_on(word: &str) -> bool {
    const ENDINGS: [&str; 10] = ["ого", "его", "ой", "ей", "ых", "их", "ции", "ства", "ов", "ики"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

fn kazakh(s: &Sentence, first: usize, head: usize) -> std::ops::Range<usize> {
    let mut from = head;
    let relates = |at: usize| ["жөніндегі", "бойынша", "саласындағы", "туралы"].contains(&s.word(at));
    while from > first && head - from < 2 * LONGEST {
        let at = from - 1;
        // «қалалардың, кенттердің әкімдері», «бағалау және бақылау жөніндегі уәкілетті орган»
        let joins = s.has(at, AND) || (s.is(at, ',') && at > first && s.has(at - 1, GENITIVE));
        let ends = (s.word(at).is_empty() && !joins)
            || (s.has(at, PREPOSITION | FINITE | MODAL | PARTICIPLE | PRONOUN) && !relates(at) && !joins)
            || (s.has(at, PARTY) && !s.has(at, GENITIVE))
            || s.has(at, LOCATIVE | ABLATIVE) && !s.word(at).ends_with("ғы") && !s.word(at).ends_with("гі");
        if ends {
            break;
        }
        from -= 1;
    }
    while from < head && (s.has(from, AND) || s.word(from).is_empty()) {
        from += 1;
    }
    while from < head && (s.has(from, ADVERB) || ["тиісті", "осы", "өзге", "басқа"].contains(&s.word(from)))
    {
        from += 1;
    }
    from..head + 1
}

fn english(s: &Sentence, first: usize, head: usize) -> std::ops::Range<usize> {
    let mut from = head;
    let stops = |at: usize| s.word(at).is_empty() || s.has(at, FINITE | MODAL | PREPOSITION | PRONOUN);
    while from > first && head - from < 5 && !stops(from - 1) && !ENGLISH_ARTICLES.contains(&s.word(from - 1)) {
        from -= 1;
    }
    let mut to = head + 1;
    while to < s.len() && to - from < LONGEST {
        let word = s.word(to);
        let near = |ahead: usize| s.word(to + ahead);
        let field = |at: usize| ["field", "sphere", "area"].contains(&near(at));
        let goes_on = match word {
            "of" | "the" => !near(1).is_empty(),
            "in" => field(1) || field(2),
            "and" => false,
            _ => !s.has(to, FINITE | MODAL | PREPOSITION | PRONOUN) && ["of", "the"].contains(&s.word(to - 1)),
        };
        // The second word of «of public services»: whatever stands before the verb.
        let is_tail = to > head + 2 && !word.is_empty() && !s.has(to, FINITE | MODAL | PREPOSITION | PRONOUN | AND);
        if !goes_on && !is_tail {
            break;
        }
        to += 1;
    }
    while to > head + 1 && ["of", "the", "in", "and"].contains(&s.word(to - 1)) {
        to -= 1;
    }
    from..to
}
