//! Conditions and exceptions of Russian law: «в случае …», «если …», «при наличии …», «за исключением …».

use super::events::{begins_anew, stops};
use super::parties;
use crate::norms::Condition;
use crate::norms::sentence::{Run, Sentence, within};
use crate::norms::words::{
    ADVERB, AND, FINITE, GENITIVE, INFINITIVE, INSTRUMENTAL, MODAL, NOMINATIVE, NUMERAL, PARTICIPLE, PARTY, PASSIVE,
    PAST, PREPOSITION,
};

/// How a condition is worded.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    /// With a verb: «если …», «в случае, когда …».
    Clause,
    /// With a noun: «в случае неуплаты», «при наличии».
    Noun,
}

/// The conditions of a sentence; `deadlines` end them where they follow after a comma.
pub(super) fn conditions(s: &Sentence, deadlines: &[Run]) -> Vec<Condition> {
    let mut found: Vec<Condition> = Vec::new();
    let mut at = 0;
    let mut predicate = false;
    while at < s.len() {
        // «в период с даты … при рассмотрении …»: inside a limit nothing is a condition.
        if let Some(limit) = deadlines.iter().find(|d| d.start < at && d.contains(&at)) {
            at = limit.end;
            continue;
        }
        let bracket = s.in_brackets(at);
        predicate |= !bracket && (s.has(at, MODAL) || s.has(at, FINITE) || s.word(at) == "вправе");
        let Some((opening, exception, after)) = opening(s, at) else {
            at += 1;
            continue;
        };
        let end = if bracket {
            s.after_bracket(at).saturating_sub(1)
        } else if s.is(after, ':') && after + 1 < s.len() {
            item_end(s, after + 1)
        } else {
            match opening {
                Opening::Clause => {
                    let end = clause_end(s, after, predicate, deadlines, false);
                    // A predicate that was not told as one: the clause ends at its first comma.
                    if !predicate && end + 1 >= s.len() {
                        clause_end(s, after, predicate, deadlines, true)
                    } else {
                        end
                    }
                }
                Opening::Noun => noun_end(s, after, predicate, exception, deadlines),
            }
        };
        let run = s.trimmed(at..end);
        let exception = exception || (opening == Opening::Clause && within_three(s, after, "иное"));
        at = end.max(at + 1);
        if end > after && run.len() > 1 {
            found.push(Condition { run, exception });
        }
    }
    found
}

fn within_three(s: &Sentence, from: usize, word: &str) -> bool {
    (from..from + 3).any(|i| s.word(i) == word)
}

fn item_end(s: &Sentence, from: usize) -> usize {
    (from..s.len()).find(|&i| s.is(i, ';') || (s.is(i, '.') && i + 1 == s.len())).unwrap_or(s.len())
}

/// How a condition opens at `at`, whether it is an exception, and the lexeme after the opening.
fn opening(s: &Sentence, at: usize) -> Option<(Opening, bool, usize)> {
    let next = s.word(at + 1);
    Some(match s.word(at) {
        "если" => (Opening::Clause, false, at + 1),
        "когда"
            if at == 0
                || s.is(at - 1, ',') && !matches!(s.before(at - 1), "дня" | "момента" | "случаев" | "времени") =>
        {
            (Opening::Clause, false, at + 1)
        }
        "в" if matches!(next, "случае" | "случаях") => {
            let after = at + 2;
            let comma = usize::from(s.is(after, ','));
            if matches!(s.word(after + comma), "если" | "когда") {
                (Opening::Clause, false, after + comma + 1)
            } else {
                (Opening::Noun, false, after)
            }
        }
        "при" if next == "условии" => {
            let after = at + 2;
            if s.is(after, ',') && s.word(after + 1) == "что" {
                (Opening::Clause, false, after + 2)
            } else {
                (Opening::Noun, false, after)
            }
        }
        "при" if circumstance_at(s, at + 1) && !(at > 0 && s.has(at - 1, PARTICIPLE)) => {
            (Opening::Noun, false, at + 1)
        }
        "за" if next == "исключением" => (Opening::Noun, true, at + 2),
        "кроме" => (Opening::Noun, true, at + 1),
        "без"
            if ["согласи", "разрешени", "письменного", "предварительного", "уведомлени"]
                .iter()
                .any(|w| next.starts_with(w)) =>
        {
            (Opening::Noun, false, at + 1)
        }
        "по" if matches!(next, "требованию") => (Opening::Noun, false, at + 2),
        _ => return None,
    })
}

fn circumstance_at(s: &Sentence, at: usize) -> bool {
    // Attributes may stand before the noun: «при первоначальном рассмотрении».
    let noun = (at..at + 4).find(|&i| {
        let word = s.word(i);
        !(["ом", "ем", "ой", "ей", "ых", "их"].iter().any(|e| word.ends_with(e)) && word.chars().count() > 4)
            || is_circumstance(word)
    });
    noun.is_some_and(|i| is_circumstance(s.word(i)))
}

/// Whether «при» with this word names a circumstance: a verbal noun in the prepositional case.
pub(super) fn is_circumstance(word: &str) -> bool {
    let long = word.chars().count() > 4;
    long && word.ends_with("ии")
        && !matches!(
            word,
            "комиссии"
                | "организации"
                | "администрации"
                | "корпорации"
                | "республики"
                | "академии"
                | "партии"
                | "полиции"
                | "конституции"
        )
        || matches!(
            word,
            "необходимости"
                | "отказе"
                | "уплате"
                | "неуплате"
                | "подаче"
                | "выдаче"
                | "передаче"
                | "приеме"
                | "расчете"
                | "покупке"
                | "продаже"
                | "разработке"
                | "проверке"
                | "оценке"
                | "утрате"
                | "переводе"
                | "въезде"
                | "выезде"
                | "ввозе"
                | "вывозе"
                | "перевозке"
                | "поставке"
                | "закупке"
                | "отмене"
                | "замене"
                | "смене"
                | "утере"
                | "потере"
                | "невозможности"
                | "недостаточности"
                | "порче"
                | "сдаче"
                | "явке"
                | "неявке"
                | "обыске"
                | "допросе"
                | "осмотре"
                | "выборе"
                | "пуске"
                | "спуске"
                | "этапах"
                | "ликвидации"
                | "расторжении"
                | "учете"
                | "зачете"
                | "возврате"
                | "переходе"
                | "выходе"
                | "споре"
                | "аресте"
                | "побеге"
                | "пожаре"
                | "аварии"
                | "исчислении"
                | "подготовке"
                | "обработке"
                | "постановке"
                | "просрочке"
                | "рассрочке"
                | "отсрочке"
                | "доставке"
                | "посадке"
                | "высадке"
                | "разделе"
                | "обмене"
                | "найме"
                | "разводе"
                | "усыновлении"
                | "разводке"
                | "остановке"
        )
}

/// Where a condition with a verb ends: at the comma after its predicate.
fn clause_end(s: &Sentence, from: usize, after_predicate: bool, deadlines: &[Run], said: bool) -> usize {
    let mut said = said;
    let mut i = from;
    while i < s.len() {
        if s.in_brackets(i) {
            i = s.after_bracket(i);
            continue;
        }
        if s.is(i, ';') || s.is_dash(i) && said || (s.is(i, '.') && i + 1 >= s.len()) {
            return i;
        }
        if s.is(i, ':') {
            return item_end(s, i + 1);
        }
        // «…, эта сторона должна …»: the main clause says so itself.
        let main = s.is(i, ',')
            && !after_predicate
            && i > from + 3
            && (i + 1..i + 5).take_while(|&k| !s.is(k, ',')).any(|k| s.has(k, MODAL) && s.has(k, FINITE))
            && !attributive(s, i + 1);
        if main {
            return i;
        }
        said |= s.has(i, FINITE | PAST | MODAL | INFINITIVE)
            || matches!(
                s.word(i),
                "вправе"
                    | "нет"
                    | "неизвестны"
                    | "неизвестен"
                    | "неизвестно"
                    | "необходим"
                    | "необходимо"
                    | "виновен"
                    | "согласен"
                    | "согласны"
                    | "больше"
                    | "меньше"
                    | "ниже"
                    | "выше"
                    | "известно"
                    | "возможно"
                    | "невозможно"
                    | "указано"
                    | "необходима"
            );
        if s.is(i, ',') && said && !within(i, deadlines) {
            let next = i + 1;
            if s.word(next) == "то" {
                return i;
            }
            if attributive(s, next) {
                i = closing_comma(s, next);
                if i >= s.len() || s.is(i, ';') || s.is(i, '.') {
                    return i;
                }
                // The comma that closes the attribute may close the condition too.
                if !continues(s, i + 1) {
                    return i;
                }
                i += 1;
                continue;
            }
            if after_predicate {
                let stop = deadlines.iter().any(|d| d.start == next)
                    || opening(s, next).is_some()
                    || matches!(s.word(next), "но" | "а" | "при")
                    || begins_object(s, next);
                if stop {
                    return i;
                }
            } else if !joined_clause(s, i) {
                return i;
            }
        }
        i += 1;
    }
    i
}

/// Whether the main clause goes on after a condition put into it: «имеют, если нет указаний в законе, следующие значения».
fn begins_object(s: &Sentence, at: usize) -> bool {
    s.word(at).starts_with("следующ") || s.has(at, INFINITIVE) || (at..at + 2).any(|i| s.has(i, MODAL))
}

/// Whether after this comma the condition itself goes on: «…, либо …», «…, а также …», «…, и …».
fn joined_clause(s: &Sentence, comma: usize) -> bool {
    let (next, after) = (s.word(comma + 1), s.word(comma + 2));
    matches!(next, "либо" | "или" | "и" | "что" | "чтобы" | "чем" | "как")
        || (next == "а" && matches!(after, "также" | "равно" | "именно"))
        || (next == "в" && after == "том")
}

/// Whether a clause that belongs to the noun before starts at `at`: a participle, «который», «в котором», «когда».
pub(super) fn attributive(s: &Sentence, at: usize) -> bool {
    let participle = |i: usize| s.has(i, PARTICIPLE) && !s.has(i, PARTY);
    participle(at)
        || (s.word(at) == "не" && participle(at + 1))
        || (s.has(at, ADVERB) && s.word(at) != "то" && participle(at + 1))
        || s.word(at).starts_with("котор")
        || (s.has(at, PREPOSITION) && (s.word(at + 1).starts_with("котор") || s.word(at + 2).starts_with("котор")))
        || matches!(s.word(at), "когда" | "что" | "чтобы")
        || (s.word(at) == "в" && s.word(at + 1) == "том")
        || s.word(at).starts_with("указанн")
        || (at + 1..at + 4).take_while(|&i| !s.is(i, ',') && !s.has(i, FINITE)).any(|i| s.word(i).starts_with("котор"))
}

/// The comma (or end) that closes a clause which starts at `at`.
pub(super) fn closing_comma(s: &Sentence, at: usize) -> usize {
    let mut i = at;
    while i < s.len() {
        if s.in_brackets(i) {
            i = s.after_bracket(i);
            continue;
        }
        if s.is(i, ';') || s.is_dash(i) || s.is(i, ':') || (s.is(i, '.') && i + 1 >= s.len()) {
            return i;
        }
        if s.is(i, ',') && !continues(s, i + 1) && !attributive(s, i + 1) {
            return i;
        }
        i += 1;
    }
    i
}

/// Whether a list of nouns in oblique cases goes on after a comma.
fn continues(s: &Sentence, at: usize) -> bool {
    let word = s.word(at);
    if word.is_empty() {
        return s.digits(at).is_some();
    }
    if matches!(word, "и" | "или" | "либо" | "включая") || (word == "а" && matches!(s.word(at + 1), "также" | "равно"))
    {
        return !s.has(at + 1, FINITE);
    }
    // A party in the nominative, a verb, a phrase of its own: the main clause.
    if s.has(at, FINITE | MODAL | INFINITIVE | PREPOSITION | ADVERB) {
        return false;
    }
    let subject = (at..at + 4).take_while(|&i| i < s.len() && !s.is(i, ',')).find(|&i| s.has(i, PARTY));
    if subject.is_some_and(|i| s.has(i, NOMINATIVE) && !s.has(i, GENITIVE) && !parties::may_be_genitive(s, i)) {
        return false;
    }
    if ["ый", "ая", "ое", "ые"].iter().any(|e| word.ends_with(e)) {
        return false;
    }
    // The subject of a passive: a nominative that a verb follows soon.
    let verb = (at..at + 5).take_while(|&i| i < s.len() && !s.is(i, ',')).any(|i| s.has(i, FINITE));
    // The next noun of a list is short.
    let listed = (3..6).any(|back| at.checked_sub(back).is_some_and(|i| s.is(i, ',')));
    let short = listed || (at..at + 6).any(|i| s.is(i, ',') || s.has(i, AND) || s.is_end(i) || s.is(i, '('));
    // «товаров, работ и услуг проводится»: the last nouns of a list stand before the verb.
    let plural = |i: usize| ["ов", "ев", "ей", "ий", "их", "ых"].iter().any(|e| s.word(i).ends_with(e));
    let last_of_list = at >= 2 && plural(at - 2) && s.has(at + 1, AND);
    short && (!verb || last_of_list)
}

/// Where a condition with a noun ends.
fn noun_end(s: &Sentence, from: usize, after_predicate: bool, exception: bool, deadlines: &[Run]) -> usize {
    let mut i = from;
    let mut owned = false;
    while i < s.len() {
        if s.in_brackets(i) {
            i = s.after_bracket(i);
            continue;
        }
        if s.is(i, ';') || (s.is_dash(i) && i > from) || (s.is(i, '.') && i + 1 >= s.len()) {
            return i;
        }
        // After the verb an item goes on with the condition; before it the main clause follows.
        if s.is(i, ':') && !(after_predicate && s.before(from).starts_with("случа")) {
            return i;
        }
        if s.is(i, ',') {
            let next = i + 1;
            if deadlines.iter().any(|d| d.start == next) {
                return i;
            }
            if attributive(s, next) {
                owned = true;
                let closing = closing_comma(s, next);
                // «При взыскании заработка …, выплаченное пособие подлежит зачету»: no clause but the main subject's attribute.
                let main = !after_predicate
                    && closing + 1 >= s.len()
                    && (next..closing).any(|k| !s.in_brackets(k) && s.has(k, FINITE | MODAL));
                if main {
                    return i;
                }
                i = closing;
                if i < s.len() && s.is(i, ',') {
                    if after_predicate && exception && attributive(s, i + 1) {
                        continue;
                    }
                    if continues(s, i + 1) && exception {
                        i += 1;
                        continue;
                    }
                }
                return i;
            }
            if opening(s, next).is_some() || !continues(s, next) {
                return i;
            }
            i += 1;
            continue;
        }
        if i > from {
            let negated = s.word(i) == "не" && s.has(i + 1, FINITE | MODAL);
            if (s.has(i, FINITE | MODAL) || negated) && !exception || (!after_predicate && begins_anew(s, i)) {
                return i;
            }
            if s.has(i, FINITE | MODAL) && exception && !after_predicate {
                return i;
            }
            // «… представителем работодателя составляется акт»: who acts in the main clause.
            if !after_predicate && s.has(i, PARTY) && s.has(i, INSTRUMENTAL) && !s.has(i - 1, PARTICIPLE) {
                let agent = parties::party(s, i, INSTRUMENTAL).run;
                if s.has(agent.end, PASSIVE) && agent.start > from {
                    return agent.start;
                }
            }
            if !after_predicate && s.has(i, PARTY) && s.has(i, NOMINATIVE) && !parties::may_be_genitive(s, i) {
                return parties::phrase_start(s, i).max(from + 1);
            }
            // «В случае спора в течение пяти дней …»: a limit of its own has a number; an event may belong to the noun.
            let limit =
                deadlines.iter().any(|d| d.start == i && d.clone().any(|k| s.has(k, NUMERAL) || s.digits(k).is_some()));
            if limit && !exception && !owned {
                return i;
            }
            if !exception
                && i > from + 1
                && stops(s, i)
                && !matches!(s.word(i), "либо" | "в" | "для" | "с" | "по" | "на" | "путем" | "посредством")
            {
                return i;
            }
        }
        i += 1;
    }
    i
}

/// Where the conduct that a sanction punishes ends: before the dash or comma at the marker, its conditions left out.
pub(super) fn conduct_end(s: &Sentence, marker: usize) -> usize {
    let mut end = marker;
    for i in 1..marker {
        if !s.in_brackets(i)
            && opening(s, i).is_some_and(|(_, exception, _)| exception || s.word(i) == "при")
            && s.is(i - 1, ',')
        {
            end = i - 1;
            break;
        }
    }
    end
}
