//! Norms of Kazakh law: verb-final sentences, read from their predicate back.
//!
//! «міндетті», «тиіс» demand, «құқылы», «-а алады» allow, «жол берілмейді», «тыйым салынады» forbid; a negated verb
//! turns a demand into a prohibition («бұзбауға тиіс»), «емес» after a word of duty into a freedom. The bare indicative
//! is read as in Russian: a power of a body of the state, anyone else's duty.

mod conditions;
mod deadlines;
mod parties;
mod verbs;
pub(super) mod words;

use super::Class;
use super::sentence::{Run, Sentence, within};
use super::words::{DATIVE, FINITE, GENITIVE, IMPERATIVE, INFINITIVE, NEGATED, NOMINATIVE, PARTY, PASSIVE};
use conditions::conditions;
use deadlines::deadlines;
use legislation::{Deadline, Direction, Modality, Norm};
use parties::{Party, first_party, party_at};
use verbs::{is_burden, is_conduct, is_converb, is_effect};

/// The norm of a sentence or of an item with its head.
pub(super) fn read(s: &Sentence) -> Norm<Run> {
    let conditions = conditions(s);
    let hidden: Vec<Run> = conditions.iter().map(|c| c.run.clone()).collect();
    let mut deadlines = deadlines(s, &hidden);
    deadlines.retain(|d| !within(d.words.start, &hidden));
    if commencement(s) {
        deadlines.clear();
    }
    let mut all = hidden;
    all.extend(deadlines.iter().map(|d| d.words.clone()));
    let class = Reading { s, hidden: all, deadlines: &deadlines }.class();
    match class.modality {
        Some(Modality::Definition) => deadlines.clear(),
        // What describes the conduct is no period of the punishment.
        Some(Modality::Sanction) => deadlines.retain(|d| d.direction == Direction::Lasting),
        _ => {}
    }
    class.norm(s, deadlines, conditions)
}

/// Whether the sentence says when an act begins to apply.
fn commencement(s: &Sentence) -> bool {
    (0..s.len()).any(|i| {
        matches!(s.word(i), "күшіне" | "қолданысқа")
            && matches!(s.word(i + 1), "енеді" | "енгізіледі" | "енгізілсін" | "енгізілді")
    })
}

struct Reading<'a> {
    s: &'a Sentence<'a>,
    hidden: Vec<Run>,
    deadlines: &'a [Deadline<Run>],
}

/// What a predicate says and how its subject stands.
#[derive(Clone, Copy)]
enum Predicate {
    /// A word of duty, right or prohibition; its length in words.
    Marker(Modality, usize),
    /// The same with its subject in the genitive: «құқығы бар».
    Possessive(Modality, usize),
    /// Liability.
    Sanction(usize),
    /// Competence: «қарауына жатады».
    Competence(usize),
    /// How things are.
    Effect(usize),
    /// A plain verb.
    Verb,
}

impl Reading<'_> {
    fn class(&self) -> Class {
        let s = self.s;
        if let Some(class) = self.definition() {
            return class;
        }
        if commencement(s) {
            return Class::descriptive(None);
        }
        // The predicate stands last; an item of nouns has it in its head, before the colon.
        let ends = std::iter::once(self.last_word(s.len())).chain((0..s.len()).filter(|&i| s.is(i, ':')).rev());
        for end in ends {
            let Some(predicate) = self.predicate(end) else { continue };
            return self.with_predicate(predicate, end);
        }
        // «X: … жүргізеді, … асырады» – a list of verbs may end in nouns; the last verb tells.
        let verb = (0..s.len()).rev().find(|&i| self.free(i) && s.has(i, FINITE));
        if let Some(verb) = verb
            && let Some(predicate) = self.predicate(verb + 1)
        {
            return self.with_predicate(predicate, verb + 1);
        }
        let dash = (1..s.len()).any(|i| s.is_dash(i) && !s.in_brackets(i));
        let quality =
            matches!(s.word(self.last_word(s.len()).saturating_sub(1)), "тең" | "жоқ" | "бар" | "жауапты" | "тәуелсіз");
        if dash || quality { Class::descriptive(None) } else { Class::default() }
    }

    /// One past the last word before `end`.
    fn last_word(&self, end: usize) -> usize {
        let s = self.s;
        let mut end = end;
        while end > 0 && (s.word(end - 1).is_empty() || s.in_brackets(end - 1)) {
            end -= 1;
        }
        end
    }

    fn free(&self, i: usize) -> bool {
        !self.s.in_brackets(i) && !within(i, &self.hidden)
    }

    /// «термин – анықтама», «… деп түсініледі».
    fn definition(&self) -> Option<Class> {
        let s = self.s;
        if let Some(i) = (0..s.len())
            .find(|&i| s.word(i) == "деп" && matches!(s.word(i + 1), "түсініледі" | "ұғынылады" | "ұғылады"))
        {
            return Some(Class::definition(i..i + 2));
        }
        let dash = (1..s.len()).find(|&i| s.is_dash(i) && !s.in_brackets(i))?;
        let glossary = |i: usize| ["ұғым", "термин", "анықтама"].iter().any(|stem| s.word(i).starts_with(stem));
        let from =
            (0..dash).rev().find(|&i| s.is(i, ':')).filter(|&colon| (0..colon).any(glossary)).map_or(0, |c| c + 1);
        let verb = (from..dash).any(|i| !s.in_brackets(i) && s.has(i, FINITE));
        let words = (dash + 1..s.len()).filter(|&i| !s.word(i).is_empty()).count();
        let number = s.digits(dash + 1).is_some() || s.has(dash + 1, super::words::NUMERAL);
        let last = self.last_word(s.len()).saturating_sub(1);
        let closes = !s.has(last, FINITE) && !matches!(s.word(last), "міндетті" | "құқылы" | "тиіс" | "бар" | "жоқ");
        (!verb && words >= 3 && !number && closes).then(|| Class::definition(dash..dash + 1))
    }

    /// The predicate that ends before `end`.
    fn predicate(&self, end: usize) -> Option<Predicate> {
        use Modality::{Duty, Prohibition, Right};
        use Predicate::{Competence, Effect, Marker, Possessive, Sanction, Verb};
        let s = self.s;
        let last = end.checked_sub(1)?;
        let (w1, w2, w3) = (s.word(last), s.before(last), last.checked_sub(2).map_or("", |i| s.word(i)));
        // A letter speaks to its reader: «міндеттісіз», «құқылысыз».
        let w1 = match w1 {
            "міндеттісіз" => "міндетті",
            "құқылысыз" => "құқылы",
            "хақылысыз" => "хақылы",
            "тиіссіз" => "тиіс",
            "аласыз" => "алады",
            "алмайсыз" => "алмайды",
            other => other,
        };
        let verbal = |i: Option<usize>| i.is_some_and(|i| s.has(i, INFINITIVE));
        let before = last.checked_sub(1);
        let negated = before.is_some_and(|i| s.has(i, INFINITIVE) && s.has(i, NEGATED));
        let right = |word: &str| word.starts_with("құқы") || word.starts_with("қақы");
        Some(match (w2, w1) {
            ("тыйым", "салынады") | ("жол", "берілмейді") => Marker(Prohibition, 2),
            ("рұқсат", "етілмейді" | "берілмейді") => Marker(Prohibition, 2),
            (word, "жоқ") if right(word) => Possessive(Prohibition, 2),
            ("құқылы" | "хақылы" | "тиіс", "емес") => Marker(Prohibition, 2),
            ("міндетті", "емес") => Marker(Right, 2),
            (_, "болмайды") if verbal(before) => Marker(Prohibition, 1),
            (_, "алмайды") if is_converb(w2) => Marker(Prohibition, 1),
            (_, "тиіс" | "міндетті" | "керек" | "қажет") if negated => Marker(Prohibition, 1),
            (word, "бар") if right(word) => Possessive(Right, 2),
            ("ие", "болады") | ("құқыққа", "ие") if right(w3) || w3.starts_with("құқық") || w2 == "құқыққа" => {
                Marker(Right, if w2 == "ие" { 3 } else { 2 })
            }
            ("құқығын", "пайдаланады") | ("құқығына", "ие") => Marker(Right, 2),
            (_, "құқылы" | "хақылы") => Marker(Right, 1),
            (_, "алады") if is_converb(w2) => Marker(Right, 1),
            (_, "болады") if verbal(before) && before.is_some_and(|i| s.has(i, DATIVE)) => {
                if before.is_some_and(|i| s.word(i).ends_with("уына") || s.word(i).ends_with("уіне")) {
                    Possessive(Right, 1)
                } else {
                    Marker(Right, 1)
                }
            }
            ("жол" | "кепілдік", "беріледі") | ("рұқсат", "етіледі" | "беріледі") => {
                Marker(Right, 2)
            }
            (_, "мүмкін" | "ықтимал") if !w2.is_empty() => Marker(Right, 1),
            (_, "босатылады") if !w2.starts_with("қызмет") && !w2.starts_with("лауазым") => {
                Marker(Right, 0)
            }
            ("болып", "табылады") if w3.starts_with("міндет") || w3.starts_with("борыш") => {
                Possessive(Duty, 3)
            }
            (_, "міндетті" | "тиіс" | "керек") => Marker(Duty, 1),
            (_, "қажет") if verbal(before) || w2.is_empty() => Marker(Duty, 1),
            (_, "міндеттенеді") => Marker(Duty, 1),
            (_, "жатады") if before.is_some_and(|i| s.has(i, INFINITIVE) && s.has(i, DATIVE)) => Marker(Duty, 1),
            (_, "жатады" | "кіреді") if self.names_competence(end) => Competence(1),
            ("әкеп" | "әкеліп", "соғады" | "соқтырады") => {
                if self.names_liability(end) {
                    Sanction(2)
                } else {
                    Effect(2)
                }
            }
            (_, "қудаланады" | "жазаланады") => Sanction(1),
            ("жауапты" | "жауаптылықта" | "жауапкершілікте", "болады")
            | ("жауаптылыққа" | "жауапкершілікке", "тартылады") => Sanction(2),
            ("жауаптылық" | "жауапкершілік", "көтереді") => Sanction(2),
            ("жауап", "береді") if (0..end).any(|i| s.word(i) == "үшін") => Sanction(2),
            (word, "сақтайды") if word.starts_with("өкілет") || word.starts_with("күш") => Effect(1),
            ("қамтамасыз", "етіледі") => Effect(2),
            (word, "пайдаланылады") if word.starts_with("ұғым") || word.starts_with("термин") => {
                Effect(1)
            }
            ("айыппұл", "салынады") => Sanction(2),
            ("болып", "табылады" | "танылады" | "есептеледі" | "саналады") => {
                Effect(2)
            }
            ("деп", _) if matches!(w1, "танылады" | "саналады" | "есептеледі" | "аталады") => {
                Effect(2)
            }
            _ if is_effect(w1) => Effect(1),
            _ if s.has(last, FINITE) => Verb,
            _ => return None,
        })
    }

    fn names_competence(&self, end: usize) -> bool {
        let s = self.s;
        (0..end).any(|i| {
            ["құзырет", "қарауына", "қарамағына", "өкілеттіктеріне", "өкілеттігіне", "функцияларына"]
                .iter()
                .any(|stem| s.word(i).starts_with(stem))
        })
    }

    fn names_liability(&self, end: usize) -> bool {
        let s = self.s;
        let stems = [
            "жауаптылық",
            "жауапкершілік",
            "жаза",
            "айыппұл",
            "қамау",
            "қамаққа",
            "айыру",
            "ескерту",
            "тоқтат",
            "шығару",
            "тәркіле",
            "шектеу",
            "жұмыстар",
        ];
        (end.saturating_sub(8)..end).any(|i| stems.iter().any(|stem| s.word(i).starts_with(stem)))
    }

    fn with_predicate(&self, predicate: Predicate, end: usize) -> Class {
        let s = self.s;
        match predicate {
            Predicate::Effect(length) => Class::descriptive(Some(end.saturating_sub(length)..end)),
            Predicate::Competence(length) => {
                let mut class = Class::of(Modality::Power, end - length..end);
                class.implied = true;
                let body = (0..end).find(|&i| s.has(i, PARTY) && s.has(i, GENITIVE));
                class.addressee = body.map(|i| party_at(s, i, GENITIVE, 0, &self.hidden).run);
                let colon = (end..s.len()).find(|&i| s.is(i, ':'));
                class.action = Some(s.trimmed(colon.map_or(0, |c| c + 1)..if colon.is_some() { s.len() } else { end }));
                class
            }
            Predicate::Sanction(length) => {
                let marker = end - length..end;
                let mut class = Class::of(Modality::Sanction, marker.clone());
                let punished = (0..marker.start)
                    .rev()
                    .find(|&i| !s.in_brackets(i) && s.has(i, PARTY) && s.has(i, GENITIVE | DATIVE));
                // «жеке тұлғаларға – он, заңды тұлғаларға – жүз … айыппұл салуға»: the first class stands for all.
                let fined = (0..marker.start).any(|i| s.word(i).starts_with("айыппұл"));
                let dash = (1..marker.start).find(|&i| s.is_dash(i) && !s.in_brackets(i));
                let first = dash.filter(|_| fined).and_then(|dash| {
                    (dash + 1..marker.start).find(|&i| s.has(i, PARTY) && s.has(i, DATIVE)).map(|i| (dash + 1, i))
                });
                let first = first.map(|(from, i)| party_at(s, i, DATIVE, from, &self.hidden).run);
                let punished = || {
                    punished.map(|i| {
                        // The conduct stands before it: the phrase goes back to a clause's participle at most.
                        let limit = (0..i).rev().find(|&k| s.has(k, super::words::PARTICIPLE)).map_or(0, |k| k + 1);
                        party_at(s, i, if s.has(i, GENITIVE) { GENITIVE } else { DATIVE }, limit, &self.hidden).run
                    })
                };
                class.addressee = first.or_else(punished).or_else(|| self.subject(marker.start).map(|p| p.run));
                // The conduct stands before the dash, or is named by the nominative that what follows belongs to.
                let conduct = (0..marker.start).find(|&i| self.free(i) && is_conduct(s, i)).map(|i| i + 1);
                class.action = dash.or(conduct).map(|end| s.trimmed(0..end)).filter(|r| !r.is_empty());
                class
            }
            Predicate::Marker(modality, length) | Predicate::Possessive(modality, length) => {
                let marker = end - length..end;
                let mut class = Class::of(modality, if length == 0 { end - 1..end } else { marker.clone() });
                let possessive = matches!(predicate, Predicate::Possessive(..));
                let party = if possessive { self.owner(marker.start) } else { None };
                let impersonal = matches!(
                    s.word(end - 1),
                    "салынады" | "берілмейді" | "беріледі" | "етілмейді" | "етіледі" | "мүмкін"
                ) || (matches!(s.word(end - 1), "болмайды" | "болады" | "жатады"));
                let party = party.or_else(|| if impersonal { None } else { self.subject(marker.start) });
                let party =
                    party.or_else(|| if impersonal || possessive { None } else { self.owner_of_act(marker.start) });
                if party.as_ref().is_some_and(|p| p.state)
                    && modality == Modality::Right
                    && s.before(end) != "емес"
                    && s.word(end - 1) != "емес"
                {
                    class.modality = Some(Modality::Power);
                }
                class.action = self.action(party.as_ref(), marker.start, true);
                class.addressee = party.map(|p| p.run);
                class
            }
            Predicate::Verb => self.indicative(end),
        }
    }

    fn indicative(&self, end: usize) -> Class {
        let s = self.s;
        let verb = end - 1;
        let passive = s.has(verb, PASSIVE);
        let negated = s.has(verb, NEGATED);
        let subject = if passive { None } else { self.subject(verb) };
        let marker = verb..end;
        if s.has(verb, IMPERATIVE) {
            return self.order(end);
        }
        if !passive && subject.is_none() {
            let mut class = Class::descriptive(Some(marker));
            if negated {
                class.modality = Some(Modality::Prohibition);
                class.implied = true;
                class.action = self.action(None, end, false);
            }
            return class;
        }
        let state = subject.as_ref().is_some_and(|p| p.state);
        let modality = Class::implied(negated, is_burden(s.word(verb)), state, self.deadlines);
        let mut class = Class::of(modality, marker);
        class.implied = true;
        class.action = self.action(subject.as_ref(), end, false);
        class.addressee = subject.map(|p| p.run);
        class
    }

    /// «… жіберсін», «… жүктелсін»: an order.
    fn order(&self, end: usize) -> Class {
        let s = self.s;
        let verb = end - 1;
        if ["бекітіл", "енгізіл", "таныл", "жойыл", "жойылды", "алып", "толықтырыл"]
            .iter()
            .any(|stem| s.word(verb).starts_with(stem))
        {
            return Class::descriptive(Some(verb..end));
        }
        let mut class = Class::of(Modality::Duty, verb..end);
        let party = if s.has(verb, PASSIVE) {
            let head = (0..verb).rev().find(|&i| s.has(i, PARTY) && s.has(i, DATIVE));
            head.map(|i| party_at(s, i, DATIVE, 0, &self.hidden))
        } else {
            self.subject(verb)
        };
        class.action = self.action(party.as_ref(), end, false);
        class.addressee = party.map(|p| p.run);
        class
    }

    /// The subject in the nominative before `end`; where a condition has the only one, that one.
    fn subject(&self, end: usize) -> Option<Party> {
        let s = self.s;
        first_party(s, NOMINATIVE, 0..end, &self.hidden).or_else(|| {
            let opens = |r: &&Run| s.word(r.start) == "егер" || r.start == 0;
            let condition = self.hidden.iter().find(opens)?;
            first_party(s, NOMINATIVE, condition.clone(), &[])
        })
    }

    /// The owner of a right: «азаматтардың … құқығы бар».
    fn owner(&self, end: usize) -> Option<Party> {
        first_party(self.s, GENITIVE, 0..end, &self.hidden).or_else(|| {
            let s = self.s;
            (end..s.len())
                .find(|&i| self.free(i) && s.has(i, PARTY) && s.has(i, GENITIVE))
                .map(|i| party_at(s, i, GENITIVE, end, &self.hidden))
        })
    }

    /// The owner of an act that must or must not be: «азаматтың … жүзеге асыруы … тиіс».
    fn owner_of_act(&self, end: usize) -> Option<Party> {
        let s = self.s;
        let act = (0..end).any(|i| self.free(i) && (s.word(i).ends_with("уы") || s.word(i).ends_with("уі")));
        let first = first_party(s, GENITIVE, 0..end.min(6), &self.hidden)?;
        (act && first.run.start == 0).then_some(first)
    }

    /// What is to be done: after the party, or the whole clause where the party stands inside it.
    fn action(&self, party: Option<&Party>, end: usize, modal: bool) -> Option<Run> {
        let s = self.s;
        let mut start = self.main_start();
        if let Some(party) = party
            && (modal || party.run.start <= start + 1)
            && party.run.end < end
            && party.run.start >= start
        {
            start = party.run.end;
        }
        // Conditions and limits that stand first are left out.
        loop {
            let from = start;
            if s.is(start, ',') || s.is(start, ':') {
                start += 1;
            }
            if let Some(run) = self.hidden.iter().find(|r| r.contains(&start)) {
                start = run.end;
            }
            if start == from {
                break;
            }
        }
        // An item after its head: «X: … береді».
        let colon = (start..end).rev().find(|&i| s.is(i, ':'));
        if let Some(colon) = colon {
            start = colon + 1;
        }
        let mut stop = end;
        if let Some(colon) = (end..s.len()).find(|&i| s.is(i, ':')).filter(|_| start >= end) {
            (start, stop) = (colon + 1, s.len());
        }
        Some(s.trimmed(start.min(stop)..stop)).filter(|r| !r.is_empty())
    }

    fn main_start(&self) -> usize {
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
            if at == from {
                return at;
            }
        }
    }
}
