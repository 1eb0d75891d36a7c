//! Parties of Russian law: the noun phrases that name who must, may or must not.

use crate::norms::sentence::{Run, Sentence};
use crate::norms::words::{
    ACCUSATIVE, ADVERB, AND, ATTRIBUTE, DATIVE, FINITE, GENITIVE, INFINITIVE, INSTRUMENTAL, MODAL, NOMINATIVE, NUMERAL,
    PARTICIPLE, PARTY, PREPOSITION, PRONOUN, STATE,
};

/// A party: its words and whether it is a body of the state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Party {
    /// Its words.
    pub(super) run: Run,
    /// Whether it is a body of the state or its head.
    pub(super) state: bool,
}

/// Endings of attributes that agree with a noun in a case.
fn agreeing(case: u32) -> &'static [&'static str] {
    match case {
        NOMINATIVE => &["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ийся", "аяся", "ееся", "иеся"],
        GENITIVE | ACCUSATIVE => {
            &["ого", "его", "ой", "ей", "ых", "их", "ую", "ое", "ые", "ие", "егося", "ихся", "ейся"]
        }
        DATIVE => &["ому", "ему", "ой", "ей", "ым", "им", "емуся", "имся"],
        _ => &["ым", "им", "ой", "ей", "ыми", "ими", "имся", "имися"],
    }
}

/// Endings of «средний», «рабочий», which the genitives «пособий», «организаций» have not.
const SOFT_ADJECTIVES: [&str; 11] = ["кий", "гий", "хий", "ший", "щий", "жий", "чий", "шний", "дний", "нний", "етний"];

/// Whether the word before a party can be an attribute of it in that case.
fn is_attribute(s: &Sentence, i: usize, case: u32) -> bool {
    let word = s.word(i);
    if s.has(i, FINITE | INFINITIVE | PREPOSITION | MODAL) && !s.has(i, PARTICIPLE) {
        return false;
    }
    if s.has(i, PARTY) && !s.has(i, ATTRIBUTE | PRONOUN) && word.chars().count() > 3 {
        return false;
    }
    if s.has(i, NUMERAL) && case == NOMINATIVE {
        return matches!(word, "один" | "одна" | "одно");
    }
    let pronoun = matches!(word, "их" | "его" | "ее");
    let soft = word.ends_with("ий") && !SOFT_ADJECTIVES.iter().any(|e| word.ends_with(e));
    pronoun
        || word.chars().count() > 3
            && agreeing(case).iter().any(|e| word.ends_with(e))
            && !soft
            && !word.ends_with("ние")
}

/// The first word of the phrase whose noun stands at `head`: its attributes, joined ones too.
pub(super) fn phrase_start(s: &Sentence, head: usize) -> usize {
    phrase_start_in(s, head, case_of(s, head))
}

fn phrase_start_in(s: &Sentence, head: usize, case: u32) -> usize {
    let attribute = |i: usize| is_attribute(s, i, case) && !s.in_brackets(i);
    let mut start = head;
    while start > 0 {
        let joined = start >= 2 && start < head && attribute(start - 2);
        let by_and = s.has(start - 1, AND);
        let by_comma = s.is(start - 1, ',') && !s.has(start.saturating_sub(2), PARTICIPLE) && !s.has(start, PARTICIPLE);
        if attribute(start - 1) {
            start -= 1;
        } else if joined && (by_and || by_comma) {
            start -= 2;
        } else {
            break;
        }
    }
    start
}

fn case_of(s: &Sentence, head: usize) -> u32 {
    let before = s.before(head);
    let tells = |endings: &[&str]| endings.iter().any(|e| before.ends_with(e)) && before.chars().count() > 3;
    if s.has(head, NOMINATIVE) && !(s.has(head, GENITIVE) && tells(&["ого", "его", "ых", "их", "ой", "ей"]))
    {
        NOMINATIVE
    } else {
        [GENITIVE, DATIVE, INSTRUMENTAL, ACCUSATIVE].into_iter().find(|c| s.has(head, *c)).unwrap_or(NOMINATIVE)
    }
}

/// Whether a noun that can be a nominative is a genitive where it stands: «документы лица», «юридического лица».
pub(super) fn may_be_genitive(s: &Sentence, head: usize) -> bool {
    let before = s.before(head);
    let of_nominative = ["ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие"].iter().any(|e| before.ends_with(e));
    let attribute =
        before.chars().count() > 3 && ["ого", "его", "ых", "их", "ой", "ей"].iter().any(|e| before.ends_with(e));
    if attribute && !of_nominative {
        return s.has(head, GENITIVE | ACCUSATIVE) || s.known(head).traits & INSTRUMENTAL != 0;
    }
    if of_nominative || !s.has(head, GENITIVE | ACCUSATIVE) || s.has(head, PRONOUN) {
        // «через уполномоченный орган»: the preposition tells.
        let start = phrase_start_in(s, head, NOMINATIVE);
        return start > 0 && s.has(start - 1, PREPOSITION);
    }
    if head == 0 {
        return false;
    }
    // No attribute: after a noun it is that noun's genitive.
    let noun_before = !before.is_empty()
        && !s.has(head - 1, FINITE | MODAL | AND | ADVERB | INFINITIVE)
        && !s.in_brackets(head - 1)
        && !s.is(head - 1, ',');
    s.has(head, GENITIVE) && noun_before
        || s.has(head - 1, PREPOSITION | INFINITIVE | FINITE)
            && s.has(head, ACCUSATIVE | GENITIVE)
            && !s.has(head - 1, MODAL)
}

/// The party whose noun stands at `head` in the given case, with the further ones joined to it.
pub(super) fn party(s: &Sentence, head: usize, case: u32) -> Party {
    if let Some(noun) = one_of(s, head) {
        let start = head - usize::from(s.before(head) == "ни");
        return Party { run: start..tail(s, noun + 1, s.has(noun, STATE)), state: s.has(noun, STATE) };
    }
    let start = phrase_start_in(s, head, case);
    let mut end = tail(s, head + 1, s.has(head, STATE));
    let public = |run: Run| {
        s.word(head).starts_with("администраци")
            && run
                .into_iter()
                .any(|i| ["государственн", "местн", "водн", "таможенн"].iter().any(|stem| s.word(i).starts_with(stem)))
    };
    // «подразделение уполномоченного органа», «должностные лица органа»: its parts and officials.
    let official = ["подразделени", "руководител", "председател", "заместител", "начальник", "сотрудник"]
        .iter()
        .any(|stem| s.word(head).starts_with(stem))
        || s.word(head).starts_with("лиц") && (start..head).any(|i| s.word(i).starts_with("должностн"));
    let of_body = official && (head + 1..end).any(|i| s.has(i, STATE));
    let mut state = (s.has(head, STATE) || of_body || public(start..head)) && !is_private(s, start..end);
    while let Some(next) = further(s, end, case) {
        let more = tail(s, next + 1, s.has(next, STATE));
        state |= s.has(next, STATE) && !is_private(s, phrase_start_in(s, next, case)..more);
        end = more;
    }
    Party { run: start..end, state }
}

/// The noun of «ни одна из сторон», «каждый из участников» that starts at `at`.
fn one_of(s: &Sentence, at: usize) -> Option<usize> {
    let one = matches!(
        s.word(at),
        "один"
            | "одна"
            | "одно"
            | "каждый"
            | "каждая"
            | "каждое"
            | "любой"
            | "любая"
            | "любое"
            | "никто"
    );
    if !one || s.word(at + 1) != "из" {
        return None;
    }
    (at + 2..at + 6).find(|&i| s.has(i, PARTY) && s.has(i, GENITIVE))
}

/// «орган управления юридического лица», «исполнительный орган товарищества», «банк второго уровня» are no bodies of
/// the state; «судебный исполнитель», «должностное лицо» are.
fn is_private(s: &Sentence, run: Run) -> bool {
    let words = || run.clone().map(|i| s.word(i));
    let company = words().any(|w| {
        [
            "товариществ",
            "акционер",
            "кооператив",
            "управляющ",
            "юридическ",
            "профсоюз",
            "работодател",
            "организаци",
            "наблюдательн",
            "попечительск",
            "примирительн",
            "конкурсн",
            "согласительн",
        ]
        .iter()
        .any(|stem| w.starts_with(stem))
    });
    company
        && !words()
            .any(|w| ["уполномоченн", "государствен", "местн", "национальн"].iter().any(|stem| w.starts_with(stem)))
}

/// Index after the words that go on with a noun: genitives, brackets, «по внутреннему аудиту».
fn tail(s: &Sentence, from: usize, body: bool) -> usize {
    let mut i = from;
    while i < s.len() {
        if s.is(i, '(') {
            let close = s.after_bracket(i);
            let short_name = (i..close).any(|k| matches!(s.word(k), "далее" | "бұдан"));
            if short_name || close == i || !(i + 1..close).any(|k| s.has(k, PARTY)) {
                break;
            }
            i = close;
            continue;
        }
        let word = s.word(i);
        // «лиц с инвалидностью»
        if word == "с" && s.before(i).starts_with("лиц") && s.word(i + 1).ends_with("остью") {
            i += 2;
            continue;
        }
        if body && word == "по" && goes_on(s.word(i + 1)) {
            i += 2;
            let dative = |i: usize| {
                ["му", "ам", "ям", "ию", "ству", "ке", "ту"].iter().any(|e| s.word(i).ends_with(e))
                    && !s.has(i, FINITE | PREPOSITION)
            };
            while i < s.len() && (can_follow(s, i) || dative(i) || (s.has(i, AND) && dative(i + 1))) {
                i += 1;
            }
            continue;
        }
        if body && matches!(word, "в") && matches!(s.word(i + 1), "сфере" | "области" | "отрасли") {
            let mut k = i + 2;
            while k < s.len() && can_follow(s, k) {
                k += 1;
            }
            if k > i + 2 {
                i = k;
                continue;
            }
        }
        if matches!(s.lexemes.get(i).map(|l| &l.kind), Some(crate::references::lexemes::Kind::Quoted)) {
            i += 1;
            continue;
        }
        if s.has(i, AND) && can_follow(s, i + 1) && joins_genitive(s, i) {
            i += 1;
            continue;
        }
        // «областей, городов республиканского значения и столицы»
        if s.is(i, ',')
            && i > from
            && is_plural_genitive(s.before(i))
            && is_plural_genitive(s.word(i + 1))
            && !s.has(i + 1, PARTICIPLE)
        {
            i += 1;
            continue;
        }
        if !can_follow(s, i) {
            break;
        }
        i += 1;
    }
    i
}

/// «по делам», «по внутреннему аудиту», not «по заявлению».
fn goes_on(next: &str) -> bool {
    const NO: [&str; 26] = [
        "заявлен",
        "согласован",
        "требован",
        "решен",
        "результат",
        "истечен",
        "представлен",
        "запрос",
        "мест",
        "собственн",
        "свое",
        "основани",
        "мер",
        "итог",
        "инициатив",
        "поручен",
        "письменн",
        "его",
        "их",
        "окончан",
        "завершен",
        "форм",
        "акт",
        "договор",
        "налог",
        "каждо",
    ];
    let dative = ["у", "ю", "ам", "ям", "ой", "и", "ей", "ым", "е"].iter().any(|e| next.ends_with(e));
    dative && !NO.iter().any(|no| next.starts_with(no))
}

/// Whether the word at `i` can be a genitive that goes on with the noun before it.
fn can_follow(s: &Sentence, i: usize) -> bool {
    let word = s.word(i);
    if word.chars().count() < 3 || s.has(i, FINITE | INFINITIVE | PREPOSITION | MODAL | ADVERB | AND) {
        return false;
    }
    if s.has(i, PARTICIPLE)
        && !word.ends_with("ых")
        && !word.ends_with("ого")
        && !word.ends_with("ой")
        && !word.ends_with("его")
        && !word.ends_with("их")
        && !word.ends_with("ей")
    {
        return false;
    }
    if s.has(i, NUMERAL) && !matches!(word, "второго" | "одного" | "двух") {
        return false;
    }
    if s.has(i, PARTY) && !s.has(i, GENITIVE) {
        return false;
    }
    if word.ends_with("ого") || word.ends_with("его") {
        return true;
    }
    ![
        "у", "ю", "ом", "ем", "ам", "ям", "ым", "им", "ами", "ями", "ыми", "ими", "о", "е", "ью", "ах", "ях", "ый",
        "ая", "ое",
    ]
    .iter()
    .any(|e| word.ends_with(e))
}

fn joins_genitive(s: &Sentence, and: usize) -> bool {
    let next = and + 1;
    let nominative = s.has(next, PARTY) && s.has(next, NOMINATIVE) && !s.has(next, GENITIVE);
    let attribute = ["ый", "ий", "ая", "ое", "ые", "ие"].iter().any(|e| s.word(next).ends_with(e));
    !nominative && !attribute
}

fn is_plural_genitive(word: &str) -> bool {
    ["ов", "ей", "ев", "ий"].iter().any(|e| word.ends_with(e))
}

/// The noun of a further party joined at `at`: «, организатор», «и (или) субподрядчик», «либо орган», «а также …».
fn further(s: &Sentence, at: usize, case: u32) -> Option<usize> {
    let mut i = at;
    let mut joined = false;
    if s.is(i, ',') {
        i += 1;
        joined = true;
    }
    if s.word(i) == "а" && s.word(i + 1) == "также" {
        i += 2;
        joined = true;
    } else if s.has(i, AND) {
        i += 1;
        joined = true;
        if s.is(i, '(') && s.has(i + 1, AND) {
            i = s.after_bracket(i);
        }
    }
    if !joined {
        return None;
    }
    (i..i + 5).take_while(|k| *k < s.len()).find_map(|k| {
        let head = s.has(k, PARTY) && s.has(k, case) && !s.has(k, PRONOUN);
        if head && !(s.has(k, ATTRIBUTE) && s.has(k + 1, PARTY)) {
            return Some(Some(k));
        }
        (!is_attribute(s, k, case)).then_some(None)
    })?
}

/// Whether a form that is genitive and dative alike («комиссии») stands after a noun, and so is its genitive.
fn after_noun(s: &Sentence, head: usize) -> bool {
    let start = phrase_start_in(s, head, DATIVE);
    let before = start.checked_sub(1);
    s.has(head, GENITIVE)
        && before.is_some_and(|i| {
            !s.word(i).is_empty() && !s.has(i, FINITE | MODAL | AND | ADVERB | PREPOSITION | INFINITIVE)
        })
}

/// Every party in a case, in order; those in brackets and in `hidden` left out.
pub(super) fn heads(s: &Sentence, case: u32, hidden: &[Run]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < s.len() {
        let free = !s.in_brackets(i) && !crate::norms::sentence::within(i, hidden);
        if free && case == NOMINATIVE && one_of(s, i).is_some() {
            found.push(i);
        } else if free && s.has(i, PARTY) && s.has(i, case) && !(s.has(i, ATTRIBUTE) && s.has(i + 1, PARTY)) {
            if case == NOMINATIVE {
                if !may_be_genitive(s, i) {
                    found.push(i);
                }
            } else if case != DATIVE || !after_noun(s, i) {
                found.push(i);
            }
        }
        i += 1;
    }
    found
}
