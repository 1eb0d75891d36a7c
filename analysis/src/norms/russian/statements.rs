//! Statements that say their class as a whole: definitions, sanctions, lists of powers.

use super::conditions::conduct_end;
use super::parties::{heads, party};
use super::{Reading, ends, party_after};
use crate::norms::Class;
use crate::norms::sentence::within;
use crate::norms::words::{
    ACCUSATIVE, FINITE, GENITIVE, INFINITIVE, NOMINATIVE, NUMERAL, PARTICIPLE, PARTY, PAST, PREPOSITION, STATE,
};
use legislation::Modality;

impl Reading<'_> {
    /// «термин – определение», «под … понимается …», «Демпинговой ценой признается цена, …».
    pub(super) fn definition(&self) -> Option<Class> {
        let s = self.s;
        let dash = (1..s.len()).find(|&i| s.is_dash(i) && !s.in_brackets(i));
        if let Some(dash) = dash {
            // A glossary's introduction stands before the term.
            let glossary = |i: usize| ["понят", "термин", "определени"].iter().any(|stem| s.word(i).starts_with(stem));
            let from =
                (0..dash).rev().find(|&i| s.is(i, ':')).filter(|&colon| (0..colon).any(glossary)).map_or(0, |c| c + 1);
            let verb = (from..dash).any(|i| {
                let said = s.has(i, FINITE) && !s.has(i, PAST) || s.has(i, INFINITIVE);
                !s.in_brackets(i) && said && !self.in_clause(i)
            });
            let first = s.word(dash + 1);
            let body = s.lexemes.get(dash + 1).is_some_and(|l| l.number().is_none())
                && !s.has(dash + 1, FINITE | PREPOSITION | NUMERAL | INFINITIVE)
                && !matches!(first, "не" | "если" | "при")
                && (!s.has(dash + 1, PARTY) || s.has(dash + 1, NOMINATIVE));
            let words = (dash + 1..s.len()).filter(|&i| !s.word(i).is_empty()).count();
            let starts_as_term = !s.has(from, PREPOSITION) || s.word(from) == "для";
            if !verb && body && words >= 3 && dash > from && starts_as_term && !s.is(dash - 1, ',') {
                return Some(Class::definition(dash..dash + 1));
            }
        }
        let verb = (0..s.len()).find(|&i| {
            self.free(i)
                && matches!(s.word(i), "понимается" | "понимаются" | "подразумевается" | "подразумеваются" | "означает")
        });
        if let Some(verb) = verb.filter(|&v| !(s.is(v + 1, ',') && s.word(v + 2) == "что")) {
            return Some(Class::definition(verb..verb + 1));
        }
        // An instrumental before the verb is the term; what follows tells it from others.
        let verb = (1..s.len()).find(|&i| {
            self.free(i)
                && matches!(
                    s.word(i),
                    "признается" | "признаются" | "является" | "являются" | "считается" | "считаются"
                )
        })?;
        let scope = [
            "цел",
            "задач",
            "предмет",
            "основани",
            "принцип",
            "объект",
            "источник",
            "содержани",
            "результат",
            "местом",
            "датой",
            "дат",
            "днем",
            "моментом",
            "период",
            "сроком",
            "доказательств",
            "участник",
            "сторон",
            "субъект",
            "плательщик",
            "налогоплательщик",
            "услови",
            "базой",
            "единиц",
            "видами",
            "формами",
        ];
        let first = if ends(s.word(0), &["ым", "им", "ыми", "ими", "ой", "ей"]) { 2 } else { 1 };
        let attribute = (0..verb.min(first)).any(|i| scope.iter().any(|stem| s.word(i).starts_with(stem)));
        let instrumental = ends(s.word(0), &["ом", "ем", "ой", "ью", "ами", "ями", "ей", "ым", "им", "ыми", "ими"]);
        let told_apart = (verb + 1..s.len()).any(|i| s.has(i, PARTICIPLE) || s.word(i).starts_with("котор"));
        let noun_follows = !s.is(verb + 1, ':')
            && !s.has(verb + 1, PREPOSITION)
            && !ends(s.word(verb + 1), &["ым", "им", "ыми", "ими", "ой", "ами", "ом"]);
        (instrumental && !attribute && told_apart && noun_follows && !s.has(0, PREPOSITION | PARTY))
            .then(|| Class::definition(verb..verb + 1))
    }

    pub(super) fn in_clause(&self, i: usize) -> bool {
        within(i, &self.hidden)
    }

    /// «влечет штраф», «наказывается», «несет ответственность».
    pub(super) fn sanction(&self) -> Option<Class> {
        let s = self.s;
        let liability = |from: usize, to: usize| {
            (from..to.min(s.len())).any(|i| {
                [
                    "ответственност",
                    "штраф",
                    "арест",
                    "предупрежден",
                    "лишени",
                    "выдворени",
                    "конфискаци",
                    "взыскан",
                    "наказан",
                    "увольнени",
                    "работам",
                    "неустойк",
                    "пен",
                ]
                .iter()
                .any(|stem| s.word(i).starts_with(stem))
            })
        };
        for i in 0..s.len() {
            if s.in_brackets(i) {
                continue;
            }
            let word = s.word(i);
            if matches!(word, "влечет" | "влекут") {
                // «если эти деяния не влекут уголовную ответственность, – влечет штраф»
                let later = |from: usize| {
                    (from..s.len()).any(|i| matches!(s.word(i), "влечет" | "влекут") && s.before(i) != "не")
                };
                if s.before(i) == "не" && later(i + 1) {
                    continue;
                }
                if s.before(i) == "не" || !liability(i + 1, s.len()) {
                    return Some(Class::descriptive(Some(i..i + 1)));
                }
                return Some(self.punishment(i));
            }
            if matches!(word, "наказывается" | "наказываются" | "карается" | "караются")
            {
                return Some(self.punishment(i));
            }
            if !self.free(i) {
                continue;
            }
            let near = i + 8;
            let responsible = matches!(word, "несет" | "несут" | "понесут")
                && (i + 1..near).any(|k| s.word(k).starts_with("ответственност"));
            let brought = matches!(word, "привлекается" | "привлекаются" | "подлежит" | "подлежат")
                && (i + 1..near).any(|k| matches!(s.word(k), "ответственности" | "наказанию"));
            let listed = matches!(word, "включается" | "включаются" | "вносится" | "вносятся")
                && (i + 1..near).any(|k| s.word(k) == "недобросовестных");
            let charged = matches!(word, "налагается" | "налагаются" | "начисляется" | "взыскивается")
                && (i + 1..near)
                    .chain(i.saturating_sub(3)..i)
                    .any(|k| s.word(k).starts_with("штраф") || matches!(s.word(k), "пеня" | "пени" | "неустойка"));
            if (responsible || brought || listed || charged) && s.before(i) != "не" {
                let subject = heads(s, NOMINATIVE, &self.hidden).into_iter().find(|&h| h < i);
                let mut class = Class::of(Modality::Sanction, i..i + 1);
                class.addressee = subject.map(|h| party(s, h, NOMINATIVE).run);
                class.action = class
                    .addressee
                    .as_ref()
                    .and_then(|a| s.is(a.end, ',').then(|| s.trimmed(a.end..i)))
                    .filter(|r| !r.is_empty());
                return Some(class);
            }
        }
        None
    }

    pub(super) fn punishment(&self, marker: usize) -> Class {
        let s = self.s;
        let mut class = Class::of(Modality::Sanction, marker..marker + 1);
        let on = (marker + 1..s.len()).find(|&i| s.word(i) == "на").and_then(|on| {
            (on + 1..on + 6)
                .find(|&i| s.has(i, PARTY) && s.has(i, ACCUSATIVE | GENITIVE))
                .map(|h| party_after(s, on, h))
        });
        let removed =
            (marker + 1..s.len()).find(|&i| s.word(i).starts_with("выдворени") || s.word(i).starts_with("увольнени"));
        class.addressee = on.or_else(|| {
            let from = removed?;
            (from + 1..from + 4).find(|&i| s.has(i, PARTY) && s.has(i, GENITIVE)).map(|h| party_after(s, from, h))
        });
        let conduct = conduct_end(s, marker);
        class.action = Some(s.trimmed(0..conduct)).filter(|r| !r.is_empty());
        class
    }

    /// «К компетенции … относятся: …»: powers named by nouns.
    pub(super) fn competence(&self) -> Option<Class> {
        let s = self.s;
        let of_powers =
            |i: usize| ["компетенци", "полномочи", "ведени", "функци"].iter().any(|stem| s.word(i).starts_with(stem));
        let verb = (0..s.len())
            .find(|&i| self.free(i) && matches!(s.word(i), "относится" | "относятся" | "входит" | "входят"))?;
        let named = (0..s.len()).find(|&i| of_powers(i))?;
        let body = (named + 1..named + 8).find(|&i| s.has(i, PARTY) && s.has(i, GENITIVE))?;
        let mut class = Class::of(Modality::Power, verb..verb + 1);
        class.implied = true;
        class.addressee = Some(party_after(s, named, body));
        let after = (verb + 1..s.len()).find(|&i| s.is(i, ':')).map_or(verb + 1, |c| c + 1);
        class.action = self.phrase(after);
        (s.has(body, STATE)).then_some(class)
    }
}
