//! Reckons an impact assessment: the Standard Cost Model for each obligation, the net worth of each option, how both are spread when
//! every figure is drawn from its range, and which figure matters most.
//!
//! A range is drawn from the triangular distribution of its three numbers. Figures are drawn independently: where they move
//! together in truth, the spread is too narrow, and a drafter should say so among the assumptions.

use legislation::impact::{Assessed, Assessment, Choice, Obligation, Range, Scenario, Sensitivity, Spread, Yearly};
use rand_distr::{Distribution, Triangular};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// Draws that are more than enough: the figures' ranges are rougher.
pub const MOST_DRAWS: u32 = 1_000_000;

/// The strongest figures that are told.
const TOLD: usize = 8;

/// What makes a scenario unfit to be reckoned: where, and what is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unsound {
    /// The option, and of it what.
    pub place: String,
    /// What is wrong with it.
    pub what: &'static str,
}

impl std::fmt::Display for Unsound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl std::error::Error for Unsound {}

/// Which figure of an option: of an obligation, a yearly cost, a cost paid once, a benefit.
type Figure = (&'static str, fn(&Obligation) -> Range, fn(&mut Obligation) -> &mut Range);

const FIGURES: [Figure; 6] = [
    ("population", |one| one.population, |one| &mut one.population),
    ("frequency", |one| one.frequency, |one| &mut one.frequency),
    ("hours", |one| one.hours, |one| &mut one.hours),
    ("wage", |one| one.wage, |one| &mut one.wage),
    ("out_of_pocket", |one| one.out_of_pocket, |one| &mut one.out_of_pocket),
    ("share", |one| one.share, |one| &mut one.share),
];

/// What is wrong with a scenario; empty when it can be reckoned.
pub fn faults(scenario: &Scenario) -> Vec<Unsound> {
    let mut found = Vec::new();
    let mut fault = |place: &str, what| found.push(Unsound { place: place.to_owned(), what });
    if scenario.options.is_empty() {
        fault("options", "there is none: the first is to do nothing");
    }
    if !(1..=100).contains(&scenario.years) {
        fault("years", "from 1 to 100 can be looked at");
    }
    if !(0.0..1.0).contains(&scenario.discount) {
        fault("discount", "it is a part of one, such as 0.05");
    }
    for choice in &scenario.options {
        for one in &choice.obligations {
            let place = format!("{} · {}", choice.name, one.name);
            for (figure, of, _) in FIGURES {
                if !of(one).is_sound() {
                    fault(&format!("{place} · {figure}"), "a range is low ≤ likely ≤ high, none below 0");
                }
            }
            if one.share.high > 1.0 {
                fault(&format!("{place} · share"), "it is a part of one");
            }
        }
        for one in choice.costs.iter().chain(&choice.once).chain(&choice.benefits) {
            if !one.amount.is_sound() {
                fault(&format!("{} · {}", choice.name, one.name), "a range is low ≤ likely ≤ high, none below 0");
            }
        }
    }
    found
}

/// Reckons a scenario. The same draws and seed give the same figures on every machine.
pub fn assess(scenario: &Scenario, draws: u32, seed: u64) -> Result<Assessment, Unsound> {
    if let Some(fault) = faults(scenario).into_iter().next() {
        return Err(fault);
    }
    let draws = draws.clamp(1, MOST_DRAWS);
    // What one a year is worth today, over all years: paid at the end of each.
    let yearly: f64 = (1..=scenario.years).map(|year| (1.0 + scenario.discount).powf(-f64::from(year))).sum();
    let options = scenario.options.iter().map(|choice| assessed(choice, yearly, draws, seed)).collect();
    Ok(Assessment { options, draws, seed })
}

/// The Standard Cost Model: population × times a year × (hours × wage + paid out), of which a part is the law's.
fn cost(one: &Obligation, of: impl Fn(Range) -> f64) -> f64 {
    of(one.population) * of(one.frequency) * (of(one.hours) * of(one.wage) + of(one.out_of_pocket)) * of(one.share)
}

/// The most likely cost of a year's obligations, and the net worth of everything.
fn likely(choice: &Choice, yearly: f64) -> (f64, f64) {
    worth(choice, yearly, |range| range.likely)
}

fn worth(choice: &Choice, yearly: f64, mut of: impl FnMut(Range) -> f64) -> (f64, f64) {
    let mut burden = 0.0;
    for one in &choice.obligations {
        let [population, frequency, hours] = [one.population, one.frequency, one.hours].map(&mut of);
        let [wage, paid, share] = [one.wage, one.out_of_pocket, one.share].map(&mut of);
        burden += population * frequency * (hours * wage + paid) * share;
    }
    let mut sum = |all: &[Yearly]| all.iter().map(|one| of(one.amount)).sum::<f64>();
    let net = (sum(&choice.benefits) - sum(&choice.costs) - burden) * yearly - sum(&choice.once);
    (burden, net)
}

fn assessed(choice: &Choice, yearly: f64, draws: u32, seed: u64) -> Assessed {
    let (burden, net) = likely(choice, yearly);
    let mut chance = Pcg64Mcg::seed_from_u64(seed);
    let mut draw = |range: Range| {
        // A figure that is known is no range to draw from.
        match Triangular::new(range.low, range.high, range.likely) {
            Ok(spread) if range.low < range.high => spread.sample(&mut chance),
            _ => range.likely,
        }
    };
    let tried: Vec<(f64, f64)> = (0..draws).map(|_| worth(choice, yearly, &mut draw)).collect();
    Assessed {
        name: choice.name.clone(),
        obligations: choice
            .obligations
            .iter()
            .map(|one| (one.name.clone(), tenge(cost(one, |range| range.likely))))
            .collect(),
        burden: tenge(burden),
        net: tenge(net),
        burden_spread: spread(tried.iter().map(|(burden, _)| *burden).collect()),
        net_spread: spread(tried.iter().map(|(_, net)| *net).collect()),
        hangs_on: hangs_on(choice, yearly),
    }
}

/// Whole tenge.
fn tenge(amount: f64) -> i64 {
    amount.round() as i64
}

fn spread(mut all: Vec<f64>) -> Spread {
    all.sort_unstable_by(f64::total_cmp);
    let at = |part: usize| {
        let last = all.len().saturating_sub(1);
        // In hundredths, so that places are whole numbers.
        all.get((last * part + 50) / 100).copied().map_or(0, tenge)
    };
    let mean = tenge(all.iter().sum::<f64>() / all.len().max(1) as f64);
    Spread { mean, p5: at(5), p50: at(50), p95: at(95) }
}

/// Each figure alone at its ends, all else most likely: the widest first, as a tornado chart has them.
fn hangs_on(choice: &Choice, yearly: f64) -> Vec<Sensitivity> {
    let mut found = Vec::new();
    let mut tried = |of: &str, figure: &str, range: Range, with: &dyn Fn(Range) -> Choice| {
        if range.low < range.high {
            let at = |value| tenge(likely(&with(Range::exactly(value)), yearly).1);
            let (at_low, at_high) = (at(range.low), at(range.high));
            found.push(Sensitivity { of: of.to_owned(), figure: figure.to_owned(), at_low, at_high });
        }
    };
    for (at, one) in choice.obligations.iter().enumerate() {
        for (figure, of, place) in FIGURES {
            tried(&one.name, figure, of(one), &|range| {
                let mut changed = choice.clone();
                if let Some(one) = changed.obligations.get_mut(at) {
                    *place(one) = range;
                }
                changed
            });
        }
    }
    let lists: [fn(&mut Choice) -> &mut Vec<Yearly>; 3] =
        [|one| &mut one.costs, |one| &mut one.once, |one| &mut one.benefits];
    for (list, all) in lists.into_iter().zip([&choice.costs, &choice.once, &choice.benefits]) {
        for (at, one) in all.iter().enumerate() {
            tried(&one.name, "amount", one.amount, &|range| {
                let mut changed = choice.clone();
                if let Some(one) = list(&mut changed).get_mut(at) {
                    one.amount = range;
                }
                changed
            });
        }
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.at_low.abs_diff(one.at_high)));
    found.truncate(TOLD);
    found
}

#[cfg(test)]
mod tests {
    use super::{assess, faults};
    use legislation::impact::{Choice, Obligation, Range, Scenario, Yearly};

    fn range(low: f64, likely: f64, high: f64) -> Range {
        Range { low, likely, high }
    }

    /// A report that 12,500 shops give four times a year: an hour and a half at 2,300 tenge, and 450 tenge for a stamp.
    fn report() -> Scenario {
        let report = Obligation {
            name: "отчет".to_owned(),
            population: range(11_000.0, 12_500.0, 14_000.0),
            frequency: Range::exactly(4.0),
            hours: range(1.0, 1.5, 2.5),
            wage: Range::exactly(2_300.0),
            out_of_pocket: Range::exactly(450.0),
            share: Range::exactly(1.0),
            ..Obligation::default()
        };
        let benefit =
            Yearly { name: "меньше проверок".to_owned(), amount: Range::exactly(250_000_000.0) };
        let once = Yearly {
            name: "информационная система".to_owned(), amount: Range::exactly(40_000_000.0)
        };
        let nothing = Choice { name: "ничего не делать".to_owned(), ..Choice::default() };
        let law = Choice {
            name: "ввести отчет".to_owned(),
            obligations: vec![report],
            benefits: vec![benefit],
            once: vec![once],
            ..Choice::default()
        };
        Scenario {
            title: "Отчет".to_owned(),
            years: 2,
            discount: 0.1,
            options: vec![nothing, law],
            ..Scenario::default()
        }
    }

    #[test]
    fn the_cost_of_a_report_is_what_one_reckons_by_hand() {
        let assessment = assess(&report(), 10, 1).expect("sound");
        let [nothing, law] = assessment.options.as_slice() else { panic!("two options") };
        assert_eq!((nothing.burden, nothing.net), (0, 0));
        // 12,500 × 4 × (1.5 × 2,300 + 450) = 12,500 × 4 × 3,900
        assert_eq!(law.burden, 195_000_000);
        // (250,000,000 − 195,000,000) × (1/1.1 + 1/1.21) − 40,000,000
        assert_eq!(law.net, 55_454_545);
    }

    #[test]
    fn chance_is_repeated_by_its_seed_and_stays_within_the_ranges() {
        let first = assess(&report(), 10_000, 7).expect("sound");
        assert_eq!(first, assess(&report(), 10_000, 7).expect("sound"));
        assert_ne!(first, assess(&report(), 10_000, 8).expect("sound"));
        let spread = first.options[1].burden_spread;
        // At least 11,000 × 4 × 2,750, at most 14,000 × 4 × 6,200.
        assert!(spread.p5 > 121_000_000 && spread.p95 < 347_200_000, "{spread:?}");
        assert!(spread.p5 < spread.p50 && spread.p50 < spread.p95, "{spread:?}");
        // The mean of a triangle is the mean of its corners, and the figures are independent:
        // 4 × 12,500 × (5/3 × 2,300 + 450), within one part in a hundred.
        let mean = 4.0 * 12_500.0 * (5.0 / 3.0 * 2_300.0 + 450.0);
        assert!((spread.mean as f64 / mean - 1.0).abs() < 0.01, "{spread:?} {mean}");
    }

    #[test]
    fn what_matters_most_stands_first() {
        let law = &assess(&report(), 1, 1).expect("sound").options[1];
        let named: Vec<&str> = law.hangs_on.iter().map(|one| one.figure.as_str()).collect();
        assert_eq!(named, ["hours", "population"], "figures that are known are not told");
        assert!(law.hangs_on[0].at_low > law.hangs_on[0].at_high, "more hours, less worth");
    }

    #[test]
    fn a_range_that_is_none_is_told_with_its_place() {
        let mut wrong = report();
        wrong.options[1].obligations[0].hours = range(3.0, 1.0, 2.0);
        let [fault] = faults(&wrong).try_into().expect("one fault");
        assert_eq!(fault.place, "ввести отчет · отчет · hours");
        assert!(assess(&wrong, 10, 1).is_err());
        assert!(assess(&Scenario::default(), 10, 1).is_err(), "no years, no options");
    }
}
