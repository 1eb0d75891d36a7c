//! Norms of English law: shall, must, may and their negations; deadlines and conditions by their prepositions.

pub(super) mod words;

use super::sentence::{Run, Sentence, overlap, within};
use super::time::{Quantity, event, quantity, unit};
use super::words::{AND, FINITE, MODAL, PARTICIPLE, PARTY, PREPOSITION, STATE};
use super::{Class, blank};
use crate::references::month;
use legislation::{Date, Deadline, Direction, Modality, Norm};

/// The norm of a sentence or of an item with its head.
pub(super) fn read(s: &Sentence) -> Norm<Run> {
    let conditions = conditions(s);
    let hidden: Vec<Run> = conditions.iter().map(|(run, _)| run.clone()).collect();
    let mut deadlines = deadlines(s);
    deadlines.retain(|d| !hidden.iter().any(|h| overlap(h, &d.words)));
    let commencement = (0..s.len())
        .any(|i| s.reads(i, &["into", "force"]) || s.reads(i, &["into", "effect"]) || s.reads(i, &["in", "force"]));
    if commencement {
        deadlines.clear();
    }
    let mut all = hidden;
    all.extend(deadlines.iter().map(|d| d.words.clone()));
    let class = class(s, &all, &deadlines);
    match class.modality {
        Some(Modality::Definition) => deadlines.clear(),
        Some(Modality::Sanction) => {
            let from = class.marker.as_ref().map_or(0, |m| m.end);
            deadlines.retain(|d| d.words.start >= from);
        }
        _ => {}
    }
    let mut norm = blank(s);
    class.fill(&mut norm);
    norm.deadlines = deadlines;
    for (run, exception) in conditions {
        if exception {
            norm.exceptions.push(run);
        } else {
            norm.conditions.push(run);
        }
    }
    norm
}

/// «if …», "in case of …", "unless …", "except …", with whether each is an exception.
fn conditions(s: &Sentence) -> Vec<(Run, bool)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < s.len() {
        let opening = match s.word(at) {
            "if" => Some((1, false)),
            "provided" if s.word(at + 1) == "that" => Some((2, false)),
            "unless" => Some((1, true)),
            "in" if matches!(s.word(at + 1), "case" | "cases" | "event")
                || s.reads(at, &["in", "the", "case"])
                || s.reads(at, &["in", "the", "event"])
                || s.reads(at, &["in", "the", "absence"]) =>
            {
                Some((2, false))
            }
            "when" | "where" if at == 0 || s.is(at - 1, ',') => Some((1, false)),
            "except" | "excluding" => Some((1, true)),
            "with" if s.reads(at, &["with", "the", "exception"]) => Some((3, true)),
            "upon" => Some((1, false)),
            _ => None,
        };
        let Some((length, exception)) = opening else {
            at += 1;
            continue;
        };
        let said = (0..at).any(|i| s.has(i, FINITE));
        let mut end = at + length;
        while end < s.len() {
            if s.in_brackets(end) {
                end = s.after_bracket(end);
                continue;
            }
            let last = s.is_end(end);
            let comma = s.is(end, ',') && (!said || s.word(end + 1) == "within");
            if last || comma {
                break;
            }
            end += 1;
        }
        if end > at + length {
            found.push((s.trimmed(at..end), exception));
        }
        at = end.max(at + 1);
    }
    found
}

fn deadlines(s: &Sentence) -> Vec<Deadline<Run>> {
    let mut found: Vec<Deadline<Run>> = Vec::new();
    let mut at = 0;
    while at < s.len() {
        match deadline(s, at) {
            Some(deadline) if deadline.words.end > at => {
                at = deadline.words.end;
                found.push(deadline);
            }
            _ => at += 1,
        }
    }
    found
}

fn deadline(s: &Sentence, at: usize) -> Option<Deadline<Run>> {
    const WORDS: [(&[&str], Direction); 15] = [
        (&["not", "later", "than"], Direction::Within),
        (&["no", "later", "than"], Direction::Within),
        (&["not", "earlier", "than"], Direction::NotEarlier),
        (&["no", "earlier", "than"], Direction::NotEarlier),
        (&["not", "exceeding"], Direction::Within),
        (&["not", "less", "than"], Direction::AtLeast),
        (&["at", "least"], Direction::AtLeast),
        (&["no", "more", "than"], Direction::Within),
        (&["not", "more", "than"], Direction::Within),
        (&["for", "a", "term", "of"], Direction::Lasting),
        (&["for", "a", "period", "of"], Direction::Lasting),
        (&["within"], Direction::Within),
        (&["during"], Direction::Lasting),
        (&["for"], Direction::Lasting),
        (&["until"], Direction::Within),
    ];
    if matches!(s.word(at), "immediately" | "forthwith") {
        return Some(event(at..at + 1, Direction::Immediately, None, None));
    }
    let mut i = at;
    let mut direction = None;
    while let Some((words, said)) = WORDS.iter().find(|(words, _)| s.reads(i, words)) {
        direction = Some(*said);
        i += words.len();
        while matches!(s.word(i), "a" | "the" | "period" | "term" | "of") {
            i += 1;
        }
    }
    let counted = quantity(s, i).or_else(|| {
        let (unit, end) = unit(s, i).filter(|_| direction == Some(Direction::Within))?;
        Some(Quantity { end, number: 1, at_least: None, unit })
    });
    if let Some(counted) = counted {
        let age = matches!(s.word(counted.end), "old")
            || s.reads(counted.end, &["of", "age"])
            || (1..4).any(|k| i.checked_sub(k).is_some_and(|p| matches!(s.word(p), "age" | "every" | "last")));
        if age {
            return None;
        }
        let anchor = anchor(s, counted.end);
        let end = anchor.as_ref().map_or(counted.end, |a| a.end);
        let before = anchor.as_ref().is_some_and(|a| matches!(s.word(a.start), "before" | "prior"));
        let direction = if before { Direction::Before } else { direction.unwrap_or(Direction::Lasting) };
        return Some(counted.deadline(at..end, direction, anchor));
    }
    if let Some(direction) = direction.or(matches!(s.word(at), "by" | "before" | "after").then_some(Direction::Within))
    {
        let from = if i > at { i } else { at + 1 };
        if let Some((date, end)) = day(s, from) {
            return Some(event(at..end, direction, date, None));
        }
        if matches!(s.word(at), "until" | "during") {
            let end = anchor_end(s, at + 1);
            return (end > at + 1).then(|| event(at..end, direction, None, Some(at + 1..end)));
        }
    }
    None
}

/// "1 January 2026", "January 1, 2026".
fn day(s: &Sentence, at: usize) -> Option<(Option<Date>, usize)> {
    let number = |i: usize| s.digits(i).and_then(|d| d.parse::<u16>().ok());
    let (day, name, mut end) = match number(at) {
        Some(day) => (day, month(s.word(at + 1))?, at + 2),
        None => (number(at + 1)?, month(s.word(at))?, at + 2),
    };
    end += usize::from(s.is(end, ','));
    let year = number(end).filter(|y| *y > 1900);
    Some((year.and_then(|y| Date::new(y, name, u8::try_from(day).ok()?)), end + usize::from(year.is_some())))
}

fn anchor(s: &Sentence, at: usize) -> Option<Run> {
    let opens =
        matches!(s.word(at), "from" | "after" | "before" | "following" | "of" | "prior" | "since" | "until" | "upon");
    if !opens {
        return None;
    }
    let end = anchor_end(s, at);
    (end > at + 1).then_some(at..end)
}

fn anchor_end(s: &Sentence, start: usize) -> usize {
    (start..s.len())
        .find(|&i| {
            i > start
                && (s.is_end(i)
                    || s.is(i, ',')
                    || s.is(i, '(')
                    || s.has(i, MODAL | FINITE)
                    || matches!(s.word(i), "to" if !s.has(i + 1, PARTY))
                    || s.reads(i, &["in", "accordance"])
                    || s.word(i) == "unless"
                    || s.word(i) == "if")
        })
        .unwrap_or(s.len())
}

/// What the first modal says, negations first.
fn marker(s: &Sentence, hidden: &[Run]) -> Option<(Modality, Run)> {
    use Modality::{Duty, Prohibition, Right};
    const MARKERS: [(&[&str], Modality); 37] = [
        (&["shall", "not", "be", "obliged"], Right),
        (&["shall", "not", "be", "required"], Right),
        (&["shall", "not", "be", "entitled"], Prohibition),
        (&["shall", "not", "have", "the", "right"], Prohibition),
        (&["is", "not", "obliged"], Right),
        (&["are", "not", "obliged"], Right),
        (&["has", "no", "right"], Prohibition),
        (&["have", "no", "right"], Prohibition),
        (&["is", "not", "allowed"], Prohibition),
        (&["are", "not", "allowed"], Prohibition),
        (&["is", "not", "permitted"], Prohibition),
        (&["shall", "be", "prohibited"], Prohibition),
        (&["is", "prohibited"], Prohibition),
        (&["are", "prohibited"], Prohibition),
        (&["shall", "be", "forbidden"], Prohibition),
        (&["is", "forbidden"], Prohibition),
        (&["shall", "have", "the", "right"], Right),
        (&["shall", "have", "a", "right"], Right),
        (&["has", "the", "right"], Right),
        (&["have", "the", "right"], Right),
        (&["shall", "be", "entitled"], Right),
        (&["is", "entitled"], Right),
        (&["are", "entitled"], Right),
        (&["shall", "be", "exempt"], Right),
        (&["shall", "be", "released"], Right),
        (&["is", "obliged"], Duty),
        (&["are", "obliged"], Duty),
        (&["is", "required", "to"], Duty),
        (&["are", "required", "to"], Duty),
        (&["shall", "not"], Prohibition),
        (&["must", "not"], Prohibition),
        (&["may", "not"], Prohibition),
        (&["can", "not"], Prohibition),
        (&["cannot"], Prohibition),
        (&["may"], Right),
        (&["must"], Duty),
        (&["shall"], Duty),
    ];
    (0..s.len()).filter(|&i| !s.in_brackets(i) && !within(i, hidden)).find_map(|i| {
        // «no one may», "nobody shall".
        let none = (i.saturating_sub(6)..i)
            .any(|k| s.word(k) == "nobody" || s.reads(k, &["no", "one"]) || s.word(k) == "no" || s.word(k) == "none");
        let (words, modality) = MARKERS.iter().find(|(words, _)| s.reads(i, words))?;
        let modality = if none && matches!(modality, Duty | Right) { Prohibition } else { *modality };
        Some((modality, i..i + words.len()))
    })
}

fn class(s: &Sentence, hidden: &[Run], deadlines: &[Deadline<Run>]) -> Class {
    let dash = (1..s.len()).find(|&i| s.is_dash(i) && !s.in_brackets(i));
    if let Some(dash) =
        dash.filter(|&d| !(0..d).any(|i| s.has(i, FINITE)) && s.digits(d + 1).is_none() && s.len() > d + 3)
        // "Speeding – shall entail a fine": conduct and its punishment.
        && !(dash + 1..dash + 3).any(|i| matches!(s.word(i), "entail" | "entails") || s.word(i).starts_with("punish"))
    {
        return Class::definition(dash..dash + 1);
    }
    if let Some(i) = (0..s.len()).find(|&i| matches!(s.word(i), "means" | "mean") && !within(i, hidden)) {
        return Class::definition(i..i + 1);
    }
    let punished = (0..s.len()).find(|&i| {
        let entails = matches!(s.word(i), "entail" | "entails") || s.word(i).starts_with("punish");
        let liable = matches!(s.word(i), "liable" | "liability" | "responsibility")
            && (i.saturating_sub(3)..i).any(|k| matches!(s.word(k), "bear" | "be" | "incur" | "is" | "are"));
        entails || liable
    });
    if let Some(i) = punished {
        let from = i - usize::from(s.before(i) == "shall");
        let mut class = Class::of(Modality::Sanction, from..i + 1);
        class.action = Some(s.trimmed(0..from)).filter(|r| !r.is_empty());
        return class;
    }
    let Some((modality, marker)) = marker(s, hidden) else {
        let verb = (0..s.len()).find(|&i| s.has(i, FINITE) && !within(i, hidden));
        return verb.map_or_else(Class::default, |i| Class::descriptive(Some(i..i + 1)));
    };
    let verb = marker.end;
    // «shall be» with a noun or a quality says how things are; with a participle someone must act.
    // "The powers of the Senate shall include", "the Senate shall have the following powers".
    let body = (0..marker.start).find(|&i| s.has(i, STATE) && !s.in_brackets(i));
    let powers = (0..s.len().min(marker.end + 6)).any(|i| matches!(s.word(i), "powers" | "competence"));
    if let Some(body) = body.filter(|_| powers && matches!(s.word(verb), "include" | "have")) {
        let mut class = Class::of(Modality::Power, marker);
        class.implied = true;
        let start = (0..body).rev().find(|&i| matches!(s.word(i), "of" | "the")).map_or(0, |i| i + 1);
        class.addressee = Some(start..phrase_end(s, body + 1));
        class.action =
            (verb..s.len()).find(|&i| s.is(i, ':')).map(|i| s.trimmed(i + 1..s.len())).filter(|r| !r.is_empty());
        return class;
    }
    let be = s.word(verb) == "be" && s.before(verb) == "shall";
    if be && modality == Modality::Duty && !(verb + 1..verb + 4).any(|i| s.has(i, PARTICIPLE)) {
        return Class::descriptive(Some(marker));
    }
    let effect = matches!(
        (s.word(verb), s.word(verb + 1)),
        (
            "apply"
                | "come"
                | "enter"
                | "consist"
                | "include"
                | "mean"
                | "have"
                | "become"
                | "cease"
                | "remain"
                | "constitute"
                | "terminate"
                | "belong",
            _
        ) | (
            "be",
            "considered"
                | "recognized"
                | "recognised"
                | "deemed"
                | "regarded"
                | "established"
                | "determined"
                | "based"
                | "applied"
                | "guaranteed"
                | "understood"
                | "regulated"
                | "terminated"
                | "defined"
                | "equal"
        )
    );
    let scope = modality == Modality::Prohibition && matches!(s.word(verb), "apply" | "extend" | "affect");
    if effect && modality == Modality::Duty || scope {
        return Class::descriptive(Some(marker));
    }
    let party = party(s, marker.start, hidden).or_else(|| {
        let by = (verb..s.len()).find(|&i| s.word(i) == "by" && s.word(verb) == "be")?;
        let head = (by + 1..by + 7).find(|&i| s.has(i, PARTY))?;
        Some((by + 1..phrase_end(s, head + 1), s.has(head, STATE)))
    });
    let state = party.as_ref().is_some_and(|(_, state)| *state);
    let limited = deadlines.iter().any(|d| d.direction == Direction::Within && d.number.is_some());
    let mut class = Class::of(modality, marker.clone());
    if state
        && (modality == Modality::Right || modality == Modality::Duty && s.before(marker.end) == "shall" && !limited)
    {
        class.modality = Some(Modality::Power);
    }
    let passive = s.word(verb) == "be";
    let action = if passive && modality != Modality::Prohibition {
        0..sentence_end(s, verb, hidden)
    } else {
        verb..sentence_end(s, verb, hidden)
    };
    class.action = Some(s.trimmed(action)).filter(|r| !r.is_empty());
    class.addressee = party.map(|(run, _)| run);
    class
}

/// The subject before the modal: from the clause's start to its party's end.
fn party(s: &Sentence, marker: usize, hidden: &[Run]) -> Option<(Run, bool)> {
    let mut start = marker;
    while start > 0 && !within(start - 1, hidden) && !s.is_end(start - 1) {
        start -= 1;
    }
    while start < marker && (s.is(start, ',') || s.has(start, AND)) {
        start += 1;
    }
    let head = (start..marker).find(|&i| s.has(i, PARTY) && !s.in_brackets(i))?;
    // "Decisions of the court": the party only tells whose.
    if (start..head).any(|i| s.has(i, PREPOSITION) && s.word(i) != "no") {
        return None;
    }
    let mut end = phrase_end(s, head + 1);
    while (s.is(end, ',') || s.has(end, AND)) && end < marker {
        let Some(next) = (end + 1..marker).take(5).find(|&i| s.has(i, PARTY)) else { break };
        end = phrase_end(s, next + 1);
    }
    Some((start..end.min(marker), s.has(head, STATE)))
}

fn phrase_end(s: &Sentence, from: usize) -> usize {
    let mut end = from;
    while s.word(end) == "of"
        || (end > from
            && !s.has(end, PREPOSITION | FINITE | MODAL | AND | PARTICIPLE)
            && !s.word(end).is_empty()
            && !matches!(s.word(end), "who" | "which" | "that"))
    {
        end += 1;
    }
    end
}

fn sentence_end(s: &Sentence, from: usize, hidden: &[Run]) -> usize {
    (from..s.len())
        .find(|&i| i > from && (s.is(i, ';') || s.is(i, '.') || within(i, hidden) || s.reads(i, &["in", "accordance"])))
        .unwrap_or(s.len())
}
