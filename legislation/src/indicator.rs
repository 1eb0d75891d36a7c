//! `LawIndicators`: by what one can tell whether a law works – indicators tied to its provisions, what was observed, and what became
//! of it: the file `indicators.yaml` beside an act.
//!
//! The loop is that of a law whose effect is measured: drafted, adopted, measured, analysed, corrected. Where an indicator stands
//! depends on the day one asks, so nothing of that is kept in files.

use crate::{Act, ActId, Date, EId, Lang, ProvisionState};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Words in several languages, or some that are the same in all.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(untagged, expecting = "words, or words by language: { kk: …, ru: …, en: … }")]
pub enum Words {
    /// A name or a sign: `%`.
    Same(String),
    /// By language code.
    Of(BTreeMap<Lang, String>),
}

impl Words {
    /// In this language, else in Kazakh, Russian, any.
    pub fn of(&self, lang: Lang) -> &str {
        match self {
            Self::Same(words) => words,
            Self::Of(all) => {
                let known = [lang, Lang::KK, Lang::RU].into_iter().find_map(|lang| all.get(&lang));
                known.or_else(|| all.values().next()).map_or("", String::as_str)
            }
        }
    }

    fn is_blank(&self) -> bool {
        match self {
            Self::Same(words) => words.trim().is_empty(),
            Self::Of(all) => all.is_empty() || all.values().any(|words| words.trim().is_empty()),
        }
    }
}

/// A figure on a day.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// The day it is of: the last of its period.
    pub date: Date,
    /// The figure, in the indicator's unit.
    pub value: f64,
    /// What should be known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

/// How often a figure is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each half of a year.
    HalfYear,
    /// Each year.
    Year,
}

/// By what one can tell whether provisions work.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its id, unique in its act: small Latin letters, digits, `-`.
    pub id: String,
    /// What it is called.
    pub name: Words,
    /// What exactly is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<Words>,
    /// In what: `%`, «дней».
    pub unit: Words,
    /// The provisions that are to bring it about.
    pub provisions: Vec<EId>,
    /// Where it stood.
    pub baseline: Observation,
    /// Where it is to be, and by when.
    pub target: Observation,
    /// How often a figure is due; once, by the day of the target, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Period>,
    /// Days after the end of a period in which its figure is expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lag: Option<u32>,
    /// Who has the figures.
    pub source: Words,
    /// What was observed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<Observation>,
}

/// A step of the loop.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// The law was written, with its aims.
    Drafted,
    /// It was adopted.
    Adopted,
    /// Figures came in.
    Measured,
    /// Somebody looked at why they are so.
    Analysed,
    /// The law, or how it is applied, was changed.
    Corrected,
}

impl Stage {
    /// Every step, in order.
    pub const ALL: [Self; 5] = [Self::Drafted, Self::Adopted, Self::Measured, Self::Analysed, Self::Corrected];

    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Adopted => "adopted",
            Self::Measured => "measured",
            Self::Analysed => "analysed",
            Self::Corrected => "corrected",
        }
    }
}

/// A step that was taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Which.
    pub stage: Stage,
    /// When.
    pub date: Date,
    /// What was done, or found.
    pub note: Words,
    /// The act that did it, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<ActId>,
}

/// The indicators of an act.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawIndicators {
    /// The act.
    pub act: ActId,
    /// Steps of the loop; that figures came in is told by the figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Step>,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
}

/// All that a corpus has of indicators, in one language's bundle.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct IndicatorList {
    /// By act, in the order of their ids.
    pub laws: Vec<LawIndicators>,
}

/// Where an indicator stands on a day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// The day of the target was measured, and the target was not reached.
    Missed,
    /// The day of the target has passed, the figures expected for it included, and it was not measured.
    Overdue,
    /// Less was reached than by going straight from the baseline to the target.
    Behind,
    /// Nothing was observed yet.
    NoData,
    /// As much was reached, or more.
    OnTrack,
    /// The target is reached.
    Met,
}

impl State {
    /// Every state, what needs looking at first.
    pub const ALL: [Self; 6] = [Self::Missed, Self::Overdue, Self::Behind, Self::NoData, Self::OnTrack, Self::Met];

    /// The word used in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Overdue => "overdue",
            Self::Behind => "behind",
            Self::NoData => "no-data",
            Self::OnTrack => "on-track",
            Self::Met => "met",
        }
    }
}

/// Where an indicator stands, with what that rests on.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Standing {
    /// Where it stands.
    pub state: State,
    /// The share of the way from the baseline to the target; below 0 where things became worse, above 1 where more was reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progress: Option<f64>,
    /// The share that would have been reached by the day of the last figure on a straight way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<f64>,
    /// The last figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Observation>,
    /// The end of the period whose figure comes next.
    pub next: Date,
    /// Whether that figure should be there by now.
    pub is_late: bool,
}

impl LawIndicators {
    /// When each step of the loop was last taken, up to a day.
    pub fn stages(&self, day: Date) -> BTreeMap<Stage, Date> {
        let steps = self.history.iter().map(|step| (step.stage, step.date));
        let figures = self.indicators.iter().flat_map(|one| &one.observations).map(|one| (Stage::Measured, one.date));
        let mut stages = BTreeMap::new();
        for (stage, date) in steps.chain(figures).filter(|(_, date)| *date <= day) {
            let last = stages.entry(stage).or_insert(date);
            *last = date.max(*last);
        }
        stages
    }

    /// The last step that was taken; of several on one day the furthest.
    pub fn stage(&self, day: Date) -> Option<Stage> {
        self.stages(day).into_iter().max_by_key(|(stage, date)| (*date, *stage)).map(|(stage, _)| stage)
    }

    /// What is wrong with the file, in its order. `act`: any text of the act it names; `None` where there is none.
    pub fn faults(&self, act: Option<&Act>) -> Vec<IndicatorFault> {
        let mut found = Vec::new();
        let mut wrong = |place: String, what: Wrong| found.push(IndicatorFault { indicator: None, place, what });
        if act.is_none() {
            wrong("act".to_owned(), Wrong::NoAct);
        }
        if self.indicators.is_empty() {
            wrong("indicators".to_owned(), Wrong::None);
        }
        for (at, step) in self.history.iter().enumerate() {
            if step.note.is_blank() {
                wrong(format!("history {}: note", at + 1), Wrong::Blank);
            }
        }
        let mut ids = BTreeSet::new();
        for (at, one) in self.indicators.iter().enumerate() {
            let mut wrong =
                |place: String, what: Wrong| found.push(IndicatorFault { indicator: Some(at), place, what });
            let place = |field: &str| format!("{}: {field}", one.id);
            let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if one.id.is_empty() || !one.id.chars().all(is_plain) {
                wrong(place("id"), Wrong::Id);
            }
            if !ids.insert(&one.id) {
                wrong(place("id"), Wrong::Twice);
            }
            let words = [("name", &one.name), ("unit", &one.unit), ("source", &one.source)];
            for (field, _) in words.into_iter().filter(|(_, words)| words.is_blank()) {
                wrong(place(field), Wrong::Blank);
            }
            if one.provisions.is_empty() {
                wrong(place("provisions"), Wrong::NoProvision);
            }
            for eid in &one.provisions {
                let provision = act.and_then(|act| act.provisions.get(act.find(eid)?));
                let what = match provision.map(|provision| provision.state) {
                    Some(ProvisionState::InForce) => continue,
                    Some(_) => Wrong::Repealed,
                    None if act.is_none() => continue,
                    None => Wrong::Absent,
                };
                wrong(place(eid.as_str()), what);
            }
            if one.baseline.date >= one.target.date {
                wrong(place("target"), Wrong::Order);
            }
            let figures = [&one.baseline, &one.target].into_iter().chain(&one.observations);
            if figures.clone().any(|figure| !figure.value.is_finite()) {
                wrong(place("value"), Wrong::NoNumber);
            } else if (one.baseline.value - one.target.value).abs() < f64::EPSILON {
                wrong(place("target"), Wrong::NoWay);
            }
            let mut days = BTreeSet::new();
            for figure in &one.observations {
                if figure.date <= one.baseline.date {
                    wrong(place(&figure.date.to_string()), Wrong::Before);
                }
                if !days.insert(figure.date) {
                    wrong(place(&figure.date.to_string()), Wrong::Twice);
                }
            }
        }
        found
    }
}

/// What is wrong with a file of indicators.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IndicatorFault {
    /// Of which indicator, by its index.
    pub indicator: Option<usize>,
    /// Where: the indicator and its field.
    pub place: String,
    /// What.
    pub what: Wrong,
}

/// The ways in which a file of indicators can be wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// The corpus has no such act.
    NoAct,
    /// There is no indicator.
    None,
    /// An id of other letters.
    Id,
    /// The same twice.
    Twice,
    /// No words, or none in one of the languages.
    Blank,
    /// It is tied to no provision.
    NoProvision,
    /// The act has no such provision.
    Absent,
    /// The provision is repealed.
    Repealed,
    /// The target is not after the baseline.
    Order,
    /// The target is where the baseline is.
    NoWay,
    /// A figure that is no number.
    NoNumber,
    /// A figure that is not after the baseline.
    Before,
}

impl Wrong {
    /// For a report.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoAct => "the corpus has no such act",
            Self::None => "there is no indicator",
            Self::Id => "an id has small Latin letters, digits and «-»",
            Self::Twice => "twice",
            Self::Blank => "words are missing",
            Self::NoProvision => "it is tied to no provision",
            Self::Absent => "the act has no such provision",
            Self::Repealed => "the provision is repealed",
            Self::Order => "the target's day is not after the baseline's",
            Self::NoWay => "target and baseline are the same",
            Self::NoNumber => "this is no number",
            Self::Before => "not after the baseline",
        }
    }

    /// Whether it leads to a provision that is not there.
    pub fn is_of_provision(self) -> bool {
        matches!(self, Self::NoAct | Self::Absent | Self::Repealed)
    }
}

#[cfg(test)]
mod tests {
    use super::{Indicator, LawIndicators, Observation, Period, Stage, Step, Words, Wrong};
    use crate::sample::rules;
    use crate::{Date, EId};

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    fn figure(date: &str, value: f64) -> Observation {
        Observation { date: day(date), value, note: None }
    }

    /// Deaths on roads, to be halved in four years.
    fn deaths(observations: Vec<Observation>) -> Indicator {
        Indicator {
            id: "road-deaths".to_owned(),
            name: Words::Same("Погибшие на дорогах".to_owned()),
            what: None,
            unit: Words::Same("человек".to_owned()),
            provisions: vec![EId::parse("art_1").expect("an eId")],
            baseline: figure("2024-12-31", 2000.0),
            target: figure("2028-12-31", 1000.0),
            every: Some(Period::Year),
            lag: None,
            source: Words::Same("МВД".to_owned()),
            observations,
        }
    }

    #[test]
    fn a_law_stands_where_the_last_step_was_taken() {
        let step = |stage, date| Step { stage, date: day(date), note: Words::Same("…".to_owned()), act: None };
        let law = LawIndicators {
            act: rules().id,
            history: vec![step(Stage::Adopted, "2024-05-15"), step(Stage::Analysed, "2026-02-01")],
            indicators: vec![deaths(vec![figure("2025-12-31", 1700.0)])],
        };
        assert_eq!(law.stage(day("2025-01-01")), Some(Stage::Adopted));
        assert_eq!(law.stage(day("2026-01-15")), Some(Stage::Measured));
        assert_eq!(law.stage(day("2026-03-01")), Some(Stage::Analysed));
    }

    #[test]
    fn a_file_that_leads_nowhere_is_refused_with_the_place() {
        let mut one = deaths(vec![figure("2024-06-01", 1.0), figure("2024-06-01", 2.0)]);
        one.provisions = vec![EId::parse("art_999").expect("an eId")];
        one.target.value = 2000.0;
        let twin = Indicator { id: "Road Deaths".to_owned(), ..one.clone() };
        let law = LawIndicators { act: rules().id, history: Vec::new(), indicators: vec![one, twin] };
        let act = rules();
        let found: Vec<_> = law.faults(Some(&act)).into_iter().map(|one| (one.place, one.what)).take(5).collect();
        let expected = [
            ("road-deaths: art_999", Wrong::Absent),
            ("road-deaths: target", Wrong::NoWay),
            ("road-deaths: 2024-06-01", Wrong::Before),
            ("road-deaths: 2024-06-01", Wrong::Before),
            ("road-deaths: 2024-06-01", Wrong::Twice),
        ];
        assert_eq!(found, expected.map(|(place, what)| (place.to_owned(), what)));
        assert!(law.faults(Some(&act)).iter().any(|one| one.what == Wrong::Id));
        assert!(law.faults(None).iter().any(|one| one.what == Wrong::NoAct));
    }
}
