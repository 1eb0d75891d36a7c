//! `Scenario` of a regulatory impact assessment: options and what each costs and brings, in ranges instead of points; and
//! `Assessment`: what follows from it.
//!
//! Costs of obligations follow the Standard Cost Model (International Standard Cost Model Manual, SCM Network 2005): price × quantity,
//! the price being hours × wage + what is paid out, the quantity population × times a year; only what is done because of the law
//! counts (`share`).

use serde::{Deserialize, Serialize};

/// A range of what a figure may be: at least, most likely, at most. A file may give one number for all three.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(from = "Figure")]
pub struct Range {
    /// At least.
    pub low: f64,
    /// Most likely.
    pub likely: f64,
    /// At most.
    pub high: f64,
}

impl Range {
    /// A figure that is known.
    pub fn exactly(value: f64) -> Self {
        Self { low: value, likely: value, high: value }
    }

    /// Whether it is a range: finite, not negative, in order.
    pub fn is_sound(self) -> bool {
        [self.low, self.likely, self.high].iter().all(|value| value.is_finite() && *value >= 0.0)
            && self.low <= self.likely
            && self.likely <= self.high
    }
}

impl Default for Range {
    fn default() -> Self {
        Self::exactly(0.0)
    }
}

/// How a file may give a figure.
#[derive(Deserialize)]
#[serde(untagged)]
enum Figure {
    Number(f64),
    Range { low: f64, likely: f64, high: f64 },
}

impl From<Figure> for Range {
    fn from(figure: Figure) -> Self {
        match figure {
            Figure::Number(value) => Self::exactly(value),
            Figure::Range { low, likely, high } => Self { low, likely, high },
        }
    }
}

fn once() -> Range {
    Range::exactly(1.0)
}

/// An assessment's questions and figures. Texts are the drafter's; money is in tenge of the year the figures are of.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// What is assessed.
    pub title: String,
    /// What is wrong today, for whom, and how that is known.
    #[serde(default)]
    pub problem: String,
    /// What is to be reached, so that it can be measured.
    #[serde(default)]
    pub aims: String,
    /// Whom it touches.
    #[serde(default)]
    pub groups: String,
    /// What may go wrong.
    #[serde(default)]
    pub risks: String,
    /// Who was asked, and what they said.
    #[serde(default)]
    pub consultation: String,
    /// How it will be seen whether it works.
    #[serde(default)]
    pub monitoring: String,
    /// What is assumed and not known.
    #[serde(default)]
    pub assumptions: Vec<String>,
    /// Years that are looked at.
    pub years: u32,
    /// What a later year counts less, as a part of one: `0.05`.
    #[serde(default)]
    pub discount: f64,
    /// What could be done; the first is to do nothing.
    pub options: Vec<Choice>,
}

/// One of the options.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// What people and business have to do.
    #[serde(default)]
    pub obligations: Vec<Obligation>,
    /// What is paid each year besides: by the state, by others.
    #[serde(default)]
    pub costs: Vec<Yearly>,
    /// What is paid once, at the beginning.
    #[serde(default)]
    pub once: Vec<Yearly>,
    /// What it brings each year, in money.
    #[serde(default)]
    pub benefits: Vec<Yearly>,
}

/// What the law makes somebody do.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// What.
    pub name: String,
    /// Where the law says so: `act#eId`.
    #[serde(default)]
    pub place: String,
    /// Who.
    #[serde(default)]
    pub group: String,
    /// How many of them.
    #[serde(default)]
    pub population: Range,
    /// How many times a year each.
    #[serde(default = "once")]
    pub frequency: Range,
    /// Hours each time.
    #[serde(default)]
    pub hours: Range,
    /// Tenge an hour.
    #[serde(default)]
    pub wage: Range,
    /// Tenge paid out each time.
    #[serde(default)]
    pub out_of_pocket: Range,
    /// The part of it that is done because of the law: 1 where nobody would do it otherwise.
    #[serde(default = "once")]
    pub share: Range,
}

/// An amount of a year, or one that is paid once.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Yearly {
    /// What for.
    pub name: String,
    /// Tenge.
    pub amount: Range,
}

/// What follows from a scenario.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Assessment {
    /// In the order of the scenario.
    pub options: Vec<Assessed>,
    /// How many times chance was tried.
    pub draws: u32,
    /// Where chance began: the same seed gives the same figures.
    pub seed: u64,
}

/// An option, assessed. Money is in whole tenge.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Assessed {
    /// Its name.
    pub name: String,
    /// The most likely cost of each obligation in a year.
    pub obligations: Vec<(String, i64)>,
    /// The most likely cost of all obligations in a year.
    pub burden: i64,
    /// The most likely worth of everything over the years, in today's money: what it brings less what it costs.
    pub net: i64,
    /// How the cost of a year's obligations is spread by chance.
    pub burden_spread: Spread,
    /// How the net worth is spread by chance.
    pub net_spread: Spread,
    /// The figures on which the net worth hangs most, the strongest first: each alone at its ends, all else most likely.
    pub hangs_on: Vec<Sensitivity>,
}

/// How figures are spread, whole tenge.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Spread {
    /// The mean.
    pub mean: i64,
    /// One in twenty is less.
    pub p5: i64,
    /// Half are less.
    pub p50: i64,
    /// One in twenty is more.
    pub p95: i64,
}

/// What a figure does to the net worth.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sensitivity {
    /// Of what: an obligation's, a cost's, a benefit's name.
    pub of: String,
    /// Which figure: `population`, `frequency`, `hours`, `wage`, `out_of_pocket`, `share`, `amount`.
    pub figure: String,
    /// The net worth with the figure at its least.
    pub at_low: i64,
    /// With the figure at its most.
    pub at_high: i64,
}
