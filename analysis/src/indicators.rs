//! `standing`: where an indicator of a law stands on a day – met, missed, on its way, without figures.

use legislation::Date;
use legislation::indicator::{Indicator, Period, Standing, State};
use time::{Duration, Month};

/// Days after the end of a period in which its figure is expected, where the file says nothing: statistics of a year are as a rule
/// out by the end of the first quarter after it.
const LAG: u32 = 90;

/// Where an indicator stands on a day.
pub fn standing(of: &Indicator, day: Date) -> Standing {
    let known = of.observations.iter().filter(|one| one.date <= day);
    let last = known.max_by_key(|one| one.date).cloned();
    let from = last.as_ref().map_or(of.baseline.date, |one| one.date);
    let end = of.target.date;
    // Once the target's day was measured, nothing more is due.
    let next = if from >= end { from } else { of.every.map_or(end, |every| after(from, months(every)).min(end)) };
    let lag = of.lag.unwrap_or(LAG);
    let is_late = from < end && plus(next, lag) < day;
    let way = of.target.value - of.baseline.value;
    let progress = last.as_ref().map(|one| (one.value - of.baseline.value) / way);
    let whole = days(of.baseline.date, end);
    let expected = last.as_ref().map(|one| (days(of.baseline.date, one.date) / whole).clamp(0.0, 1.0));
    // A figure told to a tenth may fall short of the target by less than it says.
    let reaches = |share: f64| move |progress: f64| progress >= share - 1e-9;
    let state = match (progress, expected) {
        (Some(progress), _) if reaches(1.0)(progress) => State::Met,
        (Some(_), _) if from >= end => State::Missed,
        _ if plus(end, lag) < day => State::Overdue,
        (Some(progress), Some(expected)) if reaches(expected)(progress) => State::OnTrack,
        (Some(_), _) => State::Behind,
        (None, _) => State::NoData,
    };
    Standing { state, progress, expected, last, next, is_late }
}

fn months(period: Period) -> u32 {
    match period {
        Period::Month => 1,
        Period::Quarter => 3,
        Period::HalfYear => 6,
        Period::Year => 12,
    }
}

/// The day as the calendar's library has it; the first of its days for one that it cannot.
fn calendar(date: Date) -> time::Date {
    let month = Month::try_from(date.month()).unwrap_or(Month::January);
    time::Date::from_calendar_date(i32::from(date.year()), month, date.day()).unwrap_or(time::Date::MIN)
}

fn date(of: time::Date) -> Option<Date> {
    Date::new(u16::try_from(of.year()).ok()?, of.month().into(), of.day())
}

fn days(from: Date, to: Date) -> f64 {
    (calendar(to) - calendar(from)).whole_days() as f64
}

fn plus(day: Date, days: u32) -> Date {
    calendar(day).checked_add(Duration::days(i64::from(days))).and_then(date).unwrap_or(day)
}

/// So many months later: the same day of its month, the last where the day is the last of its own or its month is shorter.
fn after(day: Date, months: u32) -> Date {
    let at = calendar(day);
    let count = i64::from(at.year()) * 12 + i64::from(u8::from(at.month())) - 1 + i64::from(months);
    let year = i32::try_from(count.div_euclid(12)).unwrap_or(i32::MAX);
    let month = u8::try_from(count.rem_euclid(12) + 1).ok().and_then(|month| Month::try_from(month).ok());
    let month = month.unwrap_or(Month::January);
    let (own, last) = (at.month().length(at.year()), month.length(year));
    let day_of = if at.day() == own { last } else { at.day().min(last) };
    time::Date::from_calendar_date(year, month, day_of).ok().and_then(date).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::standing;
    use legislation::indicator::{Indicator, Observation, Period, State, Words};
    use legislation::{Date, EId};

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
    fn a_law_that_is_to_bring_a_figure_down_is_on_its_way_when_the_figure_falls() {
        let one = standing(&deaths(vec![figure("2025-12-31", 1700.0)]), day("2026-03-01"));
        assert_eq!((one.state, one.progress), (State::OnTrack, Some(0.3)));
        assert!(one.expected.is_some_and(|share| (share - 365.0 / 1461.0).abs() < 1e-12));
        assert_eq!((one.next, one.is_late), (day("2026-12-31"), false));
        let worse = standing(&deaths(vec![figure("2025-12-31", 2100.0)]), day("2026-03-01"));
        assert_eq!((worse.state, worse.progress), (State::Behind, Some(-0.1)));
    }

    #[test]
    fn figures_that_do_not_come_are_late_and_in_the_end_overdue() {
        let none = deaths(Vec::new());
        let at = |date: &str| standing(&none, day(date));
        assert_eq!((at("2025-06-01").state, at("2025-06-01").is_late), (State::NoData, false));
        // The figure of 2025 is expected within 90 days of its end: by 31 March.
        assert!(!at("2026-03-31").is_late);
        assert!(at("2026-04-01").is_late);
        assert_eq!(at("2029-03-31").state, State::NoData);
        assert_eq!(at("2029-04-01").state, State::Overdue);
    }

    #[test]
    fn what_was_measured_on_the_day_of_the_target_is_met_or_missed() {
        let measured = |value| standing(&deaths(vec![figure("2028-12-31", value)]), day("2030-01-01"));
        assert_eq!(measured(1000.0).state, State::Met);
        assert_eq!(measured(1001.0).state, State::Missed);
        assert!(!measured(1001.0).is_late, "nothing more is due");
        // What is reached early is met, and a figure of tomorrow is not known today.
        let early = deaths(vec![figure("2026-12-31", 900.0)]);
        assert_eq!(standing(&early, day("2027-01-01")).state, State::Met);
        assert_eq!(standing(&early, day("2026-12-30")).state, State::NoData);
    }

    #[test]
    fn the_end_of_a_quarter_is_the_last_day_of_its_month() {
        let quarterly = Indicator { every: Some(Period::Quarter), ..deaths(vec![figure("2025-11-30", 1900.0)]) };
        assert_eq!(standing(&quarterly, day("2026-01-01")).next, day("2026-02-28"));
        let monthly = Indicator { every: Some(Period::Month), ..deaths(vec![figure("2028-01-31", 1900.0)]) };
        assert_eq!(standing(&monthly, day("2028-02-01")).next, day("2028-02-29"));
    }
}
