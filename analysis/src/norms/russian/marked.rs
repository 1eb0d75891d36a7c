//! Norms with a word of duty, right or prohibition: «обязан», «вправе», «запрещается», and orders in the infinitive.

use super::parties::Party;
use super::{Reading, ends, party_after};
use crate::norms::Class;
use crate::norms::sentence::Run;
use crate::norms::words::{
    ACCUSATIVE, ADVERB, DATIVE, FINITE, GENITIVE, INFINITIVE, INSTRUMENTAL, NOMINATIVE, PARTY, PASSIVE, PREPOSITION,
};
use legislation::Modality;

/// How a marker governs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// «обязан», «вправе»: a subject, then an infinitive.
    Personal,
    /// «запрещается», «допускается»: whoever it concerns in the dative.
    Impersonal,
    /// «освобождается»: the verb itself is the action.
    Verb,
}

impl Reading<'_> {
    /// The word of duty, right or prohibition of the main clause.
    pub(super) fn marker(&self) -> Option<(Modality, Form, Run)> {
        use Form::{Impersonal, Personal, Verb};
        use Modality::{Duty, Prohibition, Right};
        let s = self.s;
        for i in 0..s.len() {
            if !self.free(i) {
                continue;
            }
            let word = s.word(i);
            let next = s.word(i + 1);
            let found = if word == "не" {
                match next {
                    "допускается" | "допускаются" | "разрешается" | "разрешаются" => {
                        Some((Prohibition, Impersonal, 2))
                    }
                    "вправе" | "может" | "могут" | "должен" | "должна" | "должно" | "должны" | "смеет" => {
                        Some((Prohibition, Personal, 2))
                    }
                    "подлежит" | "подлежат" => Some((Prohibition, Personal, 2)),
                    "имеет" | "имеют" if matches!(s.word(i + 2), "права" | "право") => {
                        Some((Prohibition, Personal, 3))
                    }
                    "обязан" | "обязана" | "обязано" | "обязаны" => {
                        Some((Right, Personal, 2))
                    }
                    "следует" | "надлежит" => Some((Prohibition, Impersonal, 2)),
                    _ => None,
                }
            } else {
                match word {
                    "запрещается"
                    | "запрещаются"
                    | "запрещено"
                    | "запрещены"
                    | "запрещена"
                    | "запрещен"
                    | "воспрещается"
                    | "нельзя"
                    | "недопустимо"
                    | "недопустима"
                    | "недопустимы" => Some((Prohibition, Impersonal, 1)),
                    "обязан" | "обязана" | "обязано" | "обязаны" | "должен" | "должна" | "должно" | "должны"
                    | "обязуется" | "обязуются" => Some((Duty, Personal, 1)),
                    "подлежит" | "подлежат" => Some((Duty, Personal, 1)),
                    "необходимо" | "надлежит" | "надо" => Some((Duty, Impersonal, 1)),
                    "обязателен" | "обязательна" | "обязательно" | "обязательны" if next == "для" => {
                        Some((Duty, Impersonal, 1))
                    }
                    "следует" if s.has(i + 1, INFINITIVE) => Some((Duty, Impersonal, 1)),
                    "вправе" | "может" | "могут" => Some((Right, Personal, 1)),
                    "имеет" | "имеют" | "имел" | "приобретает" | "приобретают" if next == "право" => {
                        Some((Right, Personal, 2))
                    }
                    "имеет" | "имеют"
                        if s.word(i + 2) == "право"
                            && matches!(
                                next,
                                "преимущественное"
                                    | "первоочередное"
                                    | "исключительное"
                                    | "также"
                                    | "равное"
                            ) =>
                    {
                        Some((Right, Personal, 3))
                    }
                    "имеет" | "имеют" if next == "равные" && s.word(i + 2) == "права" => {
                        Some((Right, Personal, 3))
                    }
                    "пользуется" | "пользуются" | "обладает" | "обладают"
                        if matches!(next, "правом" | "правами" | "преимущественным") =>
                    {
                        Some((Right, Personal, 2))
                    }
                    "допускается" | "допускаются" | "разрешается" | "разрешаются" | "разрешено" => {
                        Some((Right, Impersonal, 1))
                    }
                    "гарантируется" | "гарантируются" => Some((Right, Verb, 1)),
                    "освобождается" | "освобождаются" | "освобождены" | "освобожден" | "освобождена"
                        if !self.leaves_office(i) =>
                    {
                        Some((Right, Verb, 1))
                    }
                    _ => None,
                }
            };
            if let Some((modality, form, length)) = found {
                return Some((modality, form, i..i + length));
            }
        }
        None
    }

    pub(super) fn leaves_office(&self, verb: usize) -> bool {
        let s = self.s;
        (verb + 1..verb + 5).any(|i| s.word(i).starts_with("должност"))
    }

    pub(super) fn with_marker(&self, modality: Modality, form: Form, marker: Run) -> Class {
        let s = self.s;
        // «может быть обвинительным»: a quality, nobody's right.
        let quality = s.word(marker.end) == "быть"
            && modality == Modality::Right
            && !s.has(marker.end + 1, PARTY)
            && ends(s.word(marker.end + 1), &["ым", "им", "ом", "ем", "ой", "ей", "ыми", "ими", "ами", "ями"]);
        if quality {
            return Class::descriptive(Some(marker));
        }
        let not = marker.end + usize::from(s.is(marker.end, ':'));
        let modality = if modality == Modality::Duty && s.word(not) == "не" && s.has(not + 1, INFINITIVE) {
            Modality::Prohibition
        } else {
            modality
        };
        let mut class = Class::of(modality, marker.clone());
        let by_agent = s.word(marker.end).ends_with("ться") && self.agent().is_some() && form == Form::Personal;
        let passive =
            matches!(s.word(marker.end), "быть") || by_agent && self.party_in(NOMINATIVE, 0..marker.start).is_none();
        let subject = self.party_in(NOMINATIVE, 0..marker.start);
        let mut party = match form {
            // «не подлежит разглашению лицами»
            _ if matches!(s.word(marker.end - 1), "подлежит" | "подлежат") => {
                self.agent().or_else(|| self.party_in(INSTRUMENTAL, marker.end..marker.end + 4))
            }
            Form::Personal if passive => self.agent(),
            Form::Personal => subject
                .or_else(|| self.unlisted(&marker))
                .or_else(|| self.party_in(NOMINATIVE, marker.end..marker.end + 6)),
            Form::Verb => subject
                .or_else(|| self.party_in(NOMINATIVE, marker.end..s.len()))
                .or_else(|| self.party_in(DATIVE, 0..s.len())),
            Form::Impersonal => {
                self.party_in(DATIVE, marker.start.saturating_sub(8)..marker.end + 6).or_else(|| self.agent())
            }
        };
        if modality == Modality::Prohibition && party.is_none() && form == Form::Personal {
            // Before the marker it is the agent of another verb: «утверждаются Правительством и не могут противоречить».
            party = self.agent().filter(|party| party.run.start > marker.start);
        }
        if party.as_ref().is_some_and(|p| p.state) && modality == Modality::Right {
            class.modality = Some(Modality::Power);
        }
        class.addressee = party.map(|p| self.whole(p.run));
        class.action = match form {
            _ if passive => {
                let verb_end = (marker.end..s.len()).find(|&i| s.has(i, PASSIVE)).map_or(marker.end + 1, |i| i + 1);
                if modality == Modality::Prohibition {
                    self.phrase(marker.end)
                } else {
                    Some(self.main_start(marker.start)..verb_end)
                }
            }
            Form::Personal => self.phrase(marker.end),
            Form::Impersonal => {
                let after = self.phrase(self.after_dative(marker.end));
                after.or_else(|| Some(s.trimmed(self.main_start(marker.start)..marker.start)).filter(|r| !r.is_empty()))
            }
            Form::Verb => self.phrase(marker.start),
        };
        class
    }

    /// The subject of «обязан», «вправе», «имеет право» whatever its noun: the phrase before the marker.
    pub(super) fn unlisted(&self, marker: &Run) -> Option<Party> {
        let s = self.s;
        let personal =
            matches!(s.word(marker.end - 1), "вправе" | "право" | "права" | "обязан" | "обязана" | "обязаны");
        if !personal || marker.start == 0 {
            return None;
        }
        let start = self.main_start(marker.start);
        let mut end = start;
        while end < marker.start
            && self.free(end)
            && !s.is(end, ',')
            && !s.has(end, PREPOSITION | ADVERB)
            && !s.is(end, ':')
        {
            end += 1;
        }
        (end > start && !s.has(start, PREPOSITION | ADVERB)).then_some(Party { run: start..end, state: false })
    }

    /// After «субподрядчикам» of «субподрядчикам запрещается» nothing changes; after «запрещается работникам» the action starts.
    pub(super) fn after_dative(&self, at: usize) -> usize {
        let s = self.s;
        match self.party_in(DATIVE, at..at + 4) {
            Some(p) if p.run.start == at => p.run.end,
            _ if s.is(at, ':') => at + 1,
            _ => at,
        }
    }

    /// «Департаменту … обеспечить …», «Контроль … возложить на …»: an order in the infinitive.
    pub(super) fn order(&self) -> Option<Class> {
        let s = self.s;
        let verb = (0..s.len()).find(|&i| self.free(i) && s.has(i, INFINITIVE))?;
        if (0..verb).any(|i| self.free(i) && s.has(i, FINITE)) {
            return None;
        }
        if matches!(
            s.word(verb),
            "утвердить" | "признать" | "внести" | "исключить" | "дополнить" | "считать" | "отменить"
        ) && verb < 2
        {
            return Some(Class::descriptive(Some(verb..verb + 1)));
        }
        let addressee = if s.word(verb) == "возложить" {
            (verb + 1..verb + 6)
                .find(|&i| s.has(i, PARTY) && s.has(i, ACCUSATIVE | GENITIVE))
                .map(|h| party_after(s, verb + 1, h))
        } else {
            self.party_in(DATIVE, 0..verb).map(|p| p.run)
        };
        let mut class = Class::of(
            if s.word(verb).starts_with("запрет") { Modality::Prohibition } else { Modality::Duty },
            verb..verb + 1,
        );
        class.action = if s.word(verb) == "возложить" && verb > 0 {
            Some(s.trimmed(self.main_start(verb)..verb))
        } else {
            self.phrase(verb + usize::from(s.word(verb) == "обеспечить" && s.is(verb + 1, ':')))
        };
        let led = addressee.is_some() || verb == 0;
        class.addressee = addressee;
        led.then_some(class)
    }
}
