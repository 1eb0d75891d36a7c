//! Norms of Russian law: the class of a sentence, its addressee and action.
//!
//! Markers, negations first: «не вправе», «запрещается»; «обязан», «подлежит»; «вправе», «может». Without one the
//! indicative speaks: what a body of the state does is its power, or its duty where a time limit is set; what anyone
//! else does is a duty; what only says how things are («является», «применяется») is no norm of conduct.

mod conditions;
mod deadlines;
mod events;
mod indicative;
mod marked;
mod nouns;
mod parties;
mod statements;
mod verbs;
pub(super) mod words;

use super::Class;
use super::sentence::{Run, Sentence, within};
use super::words::{ACCUSATIVE, ADVERB, FINITE, GENITIVE, INFINITIVE, INSTRUMENTAL, PARTICIPLE, PREPOSITION};
use conditions::conditions;
use deadlines::deadlines;
use events::stops;
use legislation::{Deadline, Modality, Norm};
use parties::{Party, heads, party};

/// The norm of a sentence or of an item with its head.
pub(super) fn read(s: &Sentence) -> Norm<Run> {
    let all_deadlines = deadlines(s);
    let deadline_runs: Vec<Run> = all_deadlines.iter().map(|d| d.words.clone()).collect();
    let conditions = conditions(s, &deadline_runs);
    let mut hidden: Vec<Run> = conditions.iter().map(|c| c.run.clone()).collect();
    let commencement = commencement(s);
    let free_deadlines = |hidden: &[Run]| -> Vec<Deadline<Run>> {
        all_deadlines.iter().filter(|d| !within(d.words.start, hidden) && !commencement).cloned().collect::<Vec<_>>()
    };
    let mut deadlines = free_deadlines(&hidden);
    hidden.extend(deadlines.iter().map(|d| d.words.clone()));
    let clauses = attributive_clauses(s, &hidden);
    let mut reading = Reading { s, hidden: hidden.clone(), deadlines: &deadlines };
    reading.hidden.extend(clauses);
    let mut class = reading.class();
    if class.modality.is_none() {
        // A clause that was never closed may have hidden the verb.
        reading.hidden = hidden;
        class = reading.class();
    }
    match class.modality {
        Some(Modality::Definition) => deadlines.clear(),
        Some(Modality::Sanction) => {
            // What describes the conduct is no period of the punishment.
            let from = class.marker.as_ref().map_or(0, |m| m.end);
            deadlines = all_deadlines.iter().filter(|d| d.words.start >= from).cloned().collect();
        }
        _ => {}
    }
    class.addressee = class.addressee.map(|run| with_description(s, run));
    class.norm(s, deadlines, conditions)
}

/// «лицам, достигшим четырнадцати лет»: a bare «лицо» is told by the clause behind it.
fn with_description(s: &Sentence, run: Run) -> Run {
    let bare = run.len() == 1 && matches!(s.word(run.start), "лицо" | "лица" | "лицам" | "лицами" | "лицу" | "лицом");
    let clause = run.end + 1;
    let described = s.is(run.end, ',') && (s.has(clause, PARTICIPLE) || s.word(clause).starts_with("котор"));
    if bare && described { run.start..conditions::closing_comma(s, clause) } else { run }
}

/// Whether the sentence says when an act begins or ends to apply.
fn commencement(s: &Sentence) -> bool {
    (0..s.len()).any(|i| {
        (s.word(i).starts_with("вводится") || s.word(i).starts_with("вводятся")) && s.reads(i + 1, &["в", "действие"])
            || s.reads(i, &["вступает", "в", "силу"])
            || s.reads(i, &["вступают", "в", "силу"])
    })
}

/// Clauses that only describe a noun: «, предусмотренные …,», «, который …,».
fn attributive_clauses(s: &Sentence, hidden: &[Run]) -> Vec<Run> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < s.len() {
        if s.is(i, ',') && !within(i, hidden) && !s.in_brackets(i) && conditions::attributive(s, i + 1) {
            let end = conditions::closing_comma(s, i + 1);
            found.push(i..end);
            i = end.max(i + 1);
        } else {
            i += 1;
        }
    }
    found
}

/// A sentence with what is not its main clause.
struct Reading<'a> {
    s: &'a Sentence<'a>,
    hidden: Vec<Run>,
    deadlines: &'a [Deadline<Run>],
}

impl Reading<'_> {
    fn free(&self, i: usize) -> bool {
        !self.s.in_brackets(i) && !within(i, &self.hidden)
    }

    fn class(&self) -> Class {
        let s = self.s;
        if let Some(class) = self.definition() {
            return class;
        }
        if let Some(class) = self.sanction() {
            return class;
        }
        if commencement(s) {
            return Class::descriptive(None);
        }
        if let Some(class) = self.competence() {
            return class;
        }
        // The first word of duty or right, or the first verb, whichever governs the main clause.
        if let Some((modality, form, marker)) = self.marker() {
            return self.with_marker(modality, form, marker);
        }
        if let Some(class) = self.order() {
            return class;
        }
        match self.verb() {
            Some(verb) => self.indicative(verb),
            None => Class::default(),
        }
    }

    /// The first party in a case that is free, before or after a place.
    fn party_in(&self, case: u32, range: Run) -> Option<Party> {
        heads(self.s, case, &self.hidden).into_iter().find(|h| range.contains(h)).map(|h| party(self.s, h, case))
    }

    /// Who acts in a passive: an instrumental that no participle governs.
    fn agent(&self) -> Option<Party> {
        let s = self.s;
        // The parties of one phrase stand and fall together: «с органом либо судом».
        let mut parties: Vec<Party> = Vec::new();
        for head in heads(s, INSTRUMENTAL, &self.hidden) {
            if parties.last().is_none_or(|last| !last.run.contains(&head)) {
                parties.push(party(s, head, INSTRUMENTAL));
            }
        }
        parties.into_iter().find(|p| {
            let start = p.run.start;
            // «реализации недропользователем»: a noun of action governs it.
            let before = start.checked_sub(1).map_or("", |i| s.word(i));
            let of_action =
                |word: &str| ends(word, &["ния", "нии", "ние", "нию", "ции", "ция", "тия", "тие", "нием", "цией"]);
            let governed = start >= 2
                && of_action(s.before(start - 1))
                && !s.has(start - 1, FINITE | PREPOSITION | ADVERB)
                && !before.is_empty()
                && (start..s.len()).any(|i| s.has(i, FINITE));
            let main = start > 0 && within(start - 1, &self.hidden);
            let noun = (of_action(before) || governed) && !main;
            start == 0
                || !s.has(start - 1, PARTICIPLE | PREPOSITION)
                    && !noun
                    && !matches!(
                        s.word(start - 1),
                        "с" | "со" | "между" | "перед" | "признается" | "является" | "признаются" | "являются"
                    )
        })
    }

    /// A list of parties whose first ones have no noun that is listed: «Биржи цифровых активов, а также иные участники».
    fn whole(&self, run: Run) -> Run {
        let s = self.s;
        let start = self.main_start(run.start);
        let joined = run.start > start + 1
            && (s.is(run.start - 1, ',')
                || s.has(run.start - 1, super::words::AND)
                || s.word(run.start - 1) == "также");
        let plain = (start..run.start).all(|i| {
            self.free(i)
                && !s.has(i, FINITE | PREPOSITION | INFINITIVE | PARTICIPLE)
                && !s.is(i, ':')
                && !s.is(i, '.')
                && !s.is_dash(i)
        });
        if joined && plain { start..run.end } else { run }
    }

    /// Where the main clause that holds `before` starts: after conditions and limits that stand first.
    fn main_start(&self, before: usize) -> usize {
        let s = self.s;
        let mut at = 0;
        loop {
            let from = at;
            if let Some(run) = self.hidden.iter().find(|r| r.contains(&at)) {
                at = run.end;
            }
            if s.is(at, ',') {
                at += 1;
            }
            if s.reads(at, &["при", "этом"]) || s.reads(at, &["кроме", "того"]) {
                at += 2;
            }
            if at == from {
                break;
            }
        }
        at.min(before)
    }

    /// The words of an action from `at` on: up to a condition, a limit, or a phrase of its own.
    fn phrase(&self, at: usize) -> Option<Run> {
        let s = self.s;
        let mut start = at;
        while s.is(start, ':') || s.is(start, ',') {
            start += 1;
        }
        while let Some(run) = self.conditions_and_limits().find(|r| r.contains(&start)) {
            start = run.end + usize::from(s.is(run.end, ',')) + usize::from(s.is(run.end, ':'));
        }
        let mut i = start;
        while i < s.len() {
            if s.in_brackets(i) {
                i = s.after_bracket(i);
                continue;
            }
            if s.is(i, ';') || (s.is(i, '.') && i > start) {
                break;
            }
            // «превышать тридцать дней»: the limit is what the act is about.
            let exceeded = s.word(start).starts_with("превыша");
            if let Some(limit) =
                self.conditions_and_limits().find(|r| exceeded && r.start == start + 1 && r.contains(&i))
            {
                i = limit.end;
                break;
            }
            if i > start && (self.conditions_and_limits().any(|r| r.contains(&i)) || (stops(s, i) && i > start + 1)) {
                break;
            }
            if i > start + 1 && s.is(i, ',') && trailing(s, i + 1) {
                break;
            }
            i += 1;
        }
        Some(s.trimmed(start..i)).filter(|r| !r.is_empty())
    }

    fn conditions_and_limits(&self) -> impl Iterator<Item = &Run> {
        self.hidden.iter().filter(|r| !self.s.is(r.start, ','))
    }
}

/// Whether what follows a comma only goes on about the manner.
fn trailing(s: &Sentence, at: usize) -> bool {
    stops(s, at) || matches!(s.word(at), "если" | "когда" | "при" | "а" | "но" | "за") && s.word(at + 1) != "также"
}

/// A party whose phrase must not reach back over `limit`.
fn party_after(s: &Sentence, limit: usize, head: usize) -> Run {
    let case = if s.has(head, GENITIVE) { GENITIVE } else { ACCUSATIVE };
    let run = party(s, head, case).run;
    run.start.max(limit + 1)..run.end
}

fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|e| word.ends_with(e))
}
