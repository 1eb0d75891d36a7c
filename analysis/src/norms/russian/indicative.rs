//! Norms without such a word: what a verb in the indicative demands, and of whom.

use super::verbs::{is_burden, is_carrying_out, is_effect, is_reflexive_act, is_setting};
use super::{Reading, party_after};
use crate::norms::Class;
use crate::norms::sentence::Run;
use crate::norms::words::{ACCUSATIVE, ADVERB, FINITE, GENITIVE, NOMINATIVE, PARTY, PASSIVE, PAST};
use legislation::Modality;

impl Reading<'_> {
    /// The verb of the main clause.
    pub(super) fn verb(&self) -> Option<usize> {
        let s = self.s;
        let verb = |i: &usize| self.free(*i) && s.has(*i, FINITE) && !s.has(*i, PARTY);
        (0..s.len()).find(|i| verb(i) && !s.has(*i, PAST)).or_else(|| (0..s.len()).find(verb))
    }

    /// A norm said by the indicative.
    pub(super) fn indicative(&self, verb: usize) -> Class {
        let s = self.s;
        let negated = s.before(verb) == "не";
        let passive = s.has(verb, PASSIVE) && !is_reflexive_act(s.word(verb));
        let subject = self
            .party_in(NOMINATIVE, 0..verb)
            .or_else(|| self.party_in(NOMINATIVE, verb + 1..s.len()).filter(|p| !passive && p.run.start <= verb + 3));
        let agent = if passive { self.agent() } else { None };
        let who = if passive { agent.clone() } else { subject.clone() };
        let marker = (verb - usize::from(negated))..verb + 1;
        if s.word(verb).starts_with("возлага") {
            return self.burden(marker);
        }
        // A register is kept, an entry struck out: within a time limit someone must.
        let kept = ["сохраня", "исключа", "учитыва", "засчитыва", "распределя"]
            .iter()
            .any(|stem| s.word(verb).starts_with(stem));
        let stored = kept && passive && self.deadlines.iter().any(|d| d.number.is_some());
        if s.word(verb + 1) == "как" && passive {
            return Class::descriptive(Some(marker));
        }
        let acts = !passive && who.is_some();
        if is_effect(s.word(verb), acts) && !stored && !(passive && agent.is_some() && is_setting(s.word(verb))) {
            return Class::descriptive(Some(marker));
        }
        // A term runs and ends by itself.
        let term = matches!(s.word(self.main_start(verb)), "срок" | "сроки" | "течение" | "действие" | "право");
        if passive && agent.is_none() && term {
            return Class::descriptive(Some(marker));
        }
        let counted = self.deadlines.iter().any(|d| d.number.is_some());
        if passive && agent.is_none() && (is_setting(s.word(verb)) || is_carrying_out(s.word(verb)) && !counted) {
            return Class::descriptive(Some(marker));
        }
        if !passive && who.is_none() {
            // A thing does nothing that could be demanded of it.
            return Class::descriptive(Some(marker));
        }
        let state = who.as_ref().is_some_and(|p| p.state);
        let modality = Class::implied(negated, is_burden(s.word(verb)), state, self.deadlines);
        let mut class = Class::of(modality, marker.clone());
        class.implied = true;
        class.addressee = who.map(|p| if passive { p.run } else { self.whole(p.run) });
        class.action = if passive {
            let end = if s.is(verb + 1, '(') { s.after_bracket(verb + 1) } else { verb + 1 };
            Some(self.main_start(verb)..end)
        } else {
            let adverb = verb > 0 && s.has(verb - 1, ADVERB) && !negated && self.free(verb - 1);
            self.phrase(marker.start - usize::from(adverb))
        };
        class
    }

    /// «Обязанность … возлагается на владельцев».
    pub(super) fn burden(&self, marker: Run) -> Class {
        let s = self.s;
        let on = (marker.end..s.len()).find(|&i| s.word(i) == "на");
        let head = on.and_then(|on| (on + 1..on + 6).find(|&i| s.has(i, PARTY) && s.has(i, ACCUSATIVE | GENITIVE)));
        let mut class = Class::of(Modality::Duty, marker.clone());
        class.addressee = on.zip(head).map(|(on, head)| party_after(s, on, head));
        class.action = Some(s.trimmed(self.main_start(marker.start)..marker.start)).filter(|r| !r.is_empty());
        class
    }
}
