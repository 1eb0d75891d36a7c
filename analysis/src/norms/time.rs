//! `Quantity`: a number of units of time – «10 (десяти) рабочих дней», «он бес жұмыс күні», "thirty calendar days".

use super::numbers::numeral;
use super::sentence::{Run, Sentence};
use legislation::{Date, Deadline, Direction, Lang, TimeUnit};

/// So many units of time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Quantity {
    /// One past its last lexeme.
    pub(super) end: usize,
    /// How many; the greater one of a range.
    pub(super) number: u32,
    /// The smaller one of a range.
    pub(super) at_least: Option<u32>,
    /// Of what.
    pub(super) unit: TimeUnit,
}

impl Quantity {
    /// The deadline these units make.
    pub(super) fn deadline(&self, words: Run, direction: Direction, anchor: Option<Run>) -> Deadline<Run> {
        Deadline {
            words,
            direction,
            number: Some(self.number),
            at_least: self.at_least,
            unit: Some(self.unit),
            date: None,
            anchor,
        }
    }
}

/// A deadline that is an event or a day.
pub(super) fn event(words: Run, direction: Direction, date: Option<Date>, anchor: Option<Run>) -> Deadline<Run> {
    Deadline { words, direction, number: None, at_least: None, unit: None, date, anchor }
}

/// The quantity that starts at `at`: a number or a range of numbers, then a unit.
pub(super) fn quantity(s: &Sentence, at: usize) -> Option<Quantity> {
    // «күнтізбелік отыз күн»: the kind of day stands first.
    let (kind, start) = match day_kind(s, at) {
        Some(kind) if s.lang == Lang::KK => (Some(kind), at + 1),
        _ => (None, at),
    };
    let (number, at_least, end) = range(s, start)?;
    let (unit, end) = unit(s, end)?;
    let unit = if unit == TimeUnit::CalendarDay { kind.unwrap_or(unit) } else { unit };
    Some(Quantity { end, number, at_least, unit })
}

/// «десяти», «от трех до семи», «20–40»: the greater number, the smaller one, the lexeme after.
fn range(s: &Sentence, at: usize) -> Option<(u32, Option<u32>, usize)> {
    let whole = |n: legislation::Number| (n.denominator == 1).then(|| u32::try_from(n.numerator).ok()).flatten();
    let from = matches!((s.word(at), s.lang), ("от", Lang::RU) | ("from", Lang::EN));
    let first = numeral(s, at + usize::from(from))?;
    let first_number = whole(first.number)?;
    // «от двух месяцев до одного года»: units of both, the greater one counts.
    let mut end = first.end;
    if from && let Some((_, after)) = unit(s, end) {
        end = after;
    }
    let joins = matches!(s.word(end), "до" | "to" | "или" | "or")
        || s.lexemes.get(end).is_some_and(|l| matches!(l.kind, crate::references::lexemes::Kind::Dash { .. }));
    if joins && let Some(second) = numeral(s, end + 1) {
        return Some((whole(second.number)?, Some(first_number), second.end));
    }
    (!from).then_some((first_number, None, first.end))
}

/// «рабочих», «жұмыс», "working": the kind of day.
fn day_kind(s: &Sentence, at: usize) -> Option<TimeUnit> {
    let word = s.word(at);
    let starts = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    Some(match s.lang {
        Lang::KK if word == "жұмыс" => TimeUnit::WorkingDay,
        Lang::KK if starts(&["күнтізбелік"]) => TimeUnit::CalendarDay,
        Lang::KK if starts(&["банк", "операциялық"]) => TimeUnit::BankingDay,
        Lang::EN if starts(&["working", "business"]) => TimeUnit::WorkingDay,
        Lang::EN if starts(&["calendar"]) => TimeUnit::CalendarDay,
        Lang::EN if starts(&["banking"]) => TimeUnit::BankingDay,
        Lang::RU if starts(&["рабоч"]) => TimeUnit::WorkingDay,
        Lang::RU if starts(&["календарн"]) => TimeUnit::CalendarDay,
        Lang::RU if starts(&["банковск", "операционн"]) => TimeUnit::BankingDay,
        _ => return None,
    })
}

/// The unit at `at`, with the kind of day before it, and the lexeme after it.
pub(super) fn unit(s: &Sentence, at: usize) -> Option<(TimeUnit, usize)> {
    let kind = day_kind(s, at);
    let noun = at + usize::from(kind.is_some());
    let unit = noun_of_time(s, noun)?;
    let unit = if unit == TimeUnit::CalendarDay { kind.unwrap_or(unit) } else { unit };
    Some((unit, noun + 1))
}

fn noun_of_time(s: &Sentence, at: usize) -> Option<TimeUnit> {
    let word = s.word(at);
    let suffixed = |stem: &str, most: usize| word.strip_prefix(stem).is_some_and(|end| end.chars().count() <= most);
    Some(match s.lang {
        Lang::KK => {
            if suffixed("күнтізбе", 20) {
                return None;
            } else if suffixed("күн", 7) || suffixed("тәулік", 7) || suffixed("тәуліг", 7) {
                TimeUnit::CalendarDay
            } else if suffixed("апта", 6) {
                TimeUnit::Week
            } else if ["ай", "айдан", "айға", "айдың", "айды", "айы", "айда", "айының", "айында", "айынан", "айына"]
                .contains(&word)
                || (word == "айлық" && s.word(at + 1).starts_with("мерзім"))
            {
                TimeUnit::Month
            } else if suffixed("жыл", 7) && !word.starts_with("жылда") || word == "жылдан" {
                TimeUnit::Year
            } else if suffixed("сағат", 7) {
                TimeUnit::Hour
            } else if suffixed("минут", 6) {
                TimeUnit::Minute
            } else {
                return None;
            }
        }
        Lang::EN => match word {
            "day" | "days" => TimeUnit::CalendarDay,
            "week" | "weeks" => TimeUnit::Week,
            "month" | "months" => TimeUnit::Month,
            "quarter" | "quarters" => TimeUnit::Quarter,
            "year" | "years" => TimeUnit::Year,
            "hour" | "hours" => TimeUnit::Hour,
            "minute" | "minutes" => TimeUnit::Minute,
            _ => return None,
        },
        _ => match word {
            "день" | "дня" | "дней" | "дню" | "днем" | "дням" | "днями" | "дни" | "сутки" | "суток" | "суткам"
            | "сутками" => TimeUnit::CalendarDay,
            "неделя" | "недели" | "недель" | "неделю" | "неделей" | "неделям" | "неделе" => {
                TimeUnit::Week
            }
            "месяц" | "месяца" | "месяцев" | "месяцам" | "месяцем" | "месяцы" | "месяцами" => {
                TimeUnit::Month
            }
            "квартал" | "квартала" | "кварталов" => TimeUnit::Quarter,
            "год" | "года" | "лет" | "годом" | "годам" | "годов" | "годами" => {
                TimeUnit::Year
            }
            "час" | "часа" | "часов" | "часам" | "часами" => TimeUnit::Hour,
            "минута" | "минуты" | "минут" | "минуту" => TimeUnit::Minute,
            _ => return None,
        },
    })
}
