//! Conditions and exceptions of Kazakh law: «… жағдайда», «… кезде», «егер …-са», «… қоспағанда».

use super::parties::{is_head, phrase_start};
use crate::norms::Condition;
use crate::norms::sentence::{Run, Sentence, within};
use crate::norms::words::{ACCUSATIVE, AND, FINITE, GENITIVE, INFINITIVE, NOMINATIVE, PARTICIPLE};

/// How a condition ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// «… болған жағдайда», «… жасаған кезде».
    Participle,
    /// «көрсету кезінде».
    Noun,
    /// «… белгіленсе,».
    Verb,
    /// «… қоспағанда».
    Except,
}

/// The conditions of a sentence, in order.
pub(super) fn conditions(s: &Sentence) -> Vec<Condition> {
    let mut found: Vec<Condition> = Vec::new();
    for i in 0..s.len() {
        let Some(ending) = ending(s, i) else { continue };
        let earlier: Vec<Run> = found.iter().map(|c| c.run.clone()).collect();
        let start = start(s, i, ending, &earlier);
        let start = start + usize::from(start < i && s.has(start, AND));
        let run = s.trimmed(start..i + 1);
        let otherwise = ending == Ending::Verb && run.clone().any(|k| s.word(k).starts_with("өзгеше"));
        if run.len() > 1 {
            found.push(Condition { run, exception: ending == Ending::Except || otherwise });
        }
    }
    found
}

fn ending(s: &Sentence, i: usize) -> Option<Ending> {
    let word = s.word(i);
    let before = i.checked_sub(1)?;
    Some(match word {
        "қоспағанда" => Ending::Except,
        "жағдайда" | "жағдайларда" | "жағдайында" | "жағдайларында" => {
            // «ешбір жағдайда» is no condition.
            if matches!(s.word(before), "ешбір" | "ешқандай" | "төтенше" | "кез" | "бұл" | "мұндай" | "осындай")
            {
                return None;
            }
            Ending::Participle
        }
        "кезде" | "кездерде" | "ретте" | "реттерде" if s.has(before, PARTICIPLE) => {
            Ending::Participle
        }
        "кезінде" if s.has(before, PARTICIPLE) => Ending::Participle,
        "кезінде" if s.has(before, INFINITIVE) => Ending::Noun,
        _ => {
            let conditional = (word.ends_with("са") || word.ends_with("се")) && word.chars().count() > 3;
            let closes = s.is(i + 1, ',') || s.word(i + 1) == "онда" || s.is_end(i + 1) && opened(s, i);
            if !(conditional && closes) || s.word(before) == "қалай" {
                return None;
            }
            Ending::Verb
        }
    })
}

fn opened(s: &Sentence, end: usize) -> bool {
    (0..end).any(|i| s.word(i) == "егер")
}

fn start(s: &Sentence, end: usize, ending: Ending, earlier: &[Run]) -> usize {
    let bracket = s.in_brackets(end);
    // «егер» opens whatever stands before the next boundary.
    if ending == Ending::Verb
        && let Some(opens) = (0..end).rev().find(|&k| s.word(k) == "егер" && !within(k, earlier))
    {
        return opens;
    }
    let mut start = end;
    let mut subjects = 0;
    while start > 0 {
        let i = start - 1;
        if within(i, earlier) || s.is_end(i) || s.is_dash(i) || (s.has(i, FINITE) && i + 1 < end) {
            break;
        }
        if bracket && s.is(i, '(') {
            break;
        }
        if !bracket && s.in_brackets(i) {
            start = i;
            continue;
        }
        if s.is(i, ',') {
            let listed = i > 0
                && match ending {
                    Ending::Except => s.has(i - 1, ACCUSATIVE | GENITIVE),
                    _ => s.has(i - 1, GENITIVE | PARTICIPLE) || is_object_list(s, i),
                };
            if !listed {
                break;
            }
            start = i;
            continue;
        }
        if s.has(i, INFINITIVE) && s.has(i, GENITIVE) {
            break;
        }
        if is_head(s, i, NOMINATIVE) && !bracket {
            subjects += 1;
            let main = match ending {
                Ending::Noun => true,
                // «субъектілері тексеру жүргізілген кезде»: a passive has its own subject beside it.
                Ending::Participle => (subjects > 1 && !joined(s, i)) || (is_passive(s.word(end - 1)) && i + 2 < end),
                Ending::Verb => false,
                Ending::Except => true,
            };
            if main {
                break;
            }
        }
        start = i;
    }
    // The only party before a participle, with the main clause's verb to come, is the main clause's own subject where
    // no other follows.
    if ending == Ending::Participle && subjects == 1 && !bracket {
        let head = (start..end).find(|&i| is_head(s, i, NOMINATIVE));
        let another = (end + 1..s.len()).any(|i| !s.in_brackets(i) && is_head(s, i, NOMINATIVE));
        if let Some(head) = head
            && !another
            && !s.is(end + 1, ',')
            && phrase_start(s, head, start, earlier) == start
        {
            return head + 1;
        }
    }
    start
}

/// A participle in the passive: «жүргізілген», «енгізілген».
fn is_passive(word: &str) -> bool {
    ["ылған", "ілген", "ынған", "інген", "алған", "елген"].iter().any(|e| word.ends_with(e))
        && !["алған", "келген", "ұсынған", "жүгінген", "өтінген"].contains(&word)
}

/// Whether a comma parts objects of the same verb: «…ды, …ды».
fn is_object_list(s: &Sentence, comma: usize) -> bool {
    comma > 0 && s.has(comma - 1, ACCUSATIVE) && s.has(comma + 1, ACCUSATIVE)
}

fn joined(s: &Sentence, i: usize) -> bool {
    s.is(i + 1, ',') || matches!(s.word(i + 1), "және" | "немесе" | "мен" | "пен" | "бен")
}
