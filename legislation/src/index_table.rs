//! `IndexTable`: what one of an index is worth on a day, as data that an operator can edit.

use crate::norm::{Amount, Index, Measure};
use crate::{Currency, Date};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The table the project comes with.
const SUPPLIED: &str = include_str!("../data/indexes.csv");

/// Worths of indexes by the day from which they hold.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IndexTable {
    /// Sorted by index, then day.
    lines: Vec<(Index, Date, u64)>,
}

/// Why a text is no table of indexes.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("line {line}: {text:?} is not «index,day,worth», for example mci,2026-01-01,4325")]
pub struct NotAnIndexTable {
    /// Line, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
}

impl IndexTable {
    /// The table the project comes with.
    pub fn supplied() -> Self {
        Self::parse(SUPPLIED).unwrap_or_default()
    }

    /// Reads lines «index,day,worth»; empty lines and lines with `#` are remarks.
    pub fn parse(text: &str) -> Result<Self, NotAnIndexTable> {
        let mut lines = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim().trim_start_matches('\u{FEFF}');
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let mut cells = line.split(',').map(str::trim);
            let mut read = || {
                let name = cells.next()?;
                let index = Index::ALL.into_iter().find(|i| i.slug() == name)?;
                let day = Date::parse(cells.next()?)?;
                let worth: u64 = cells.next()?.parse().ok()?;
                cells.next().is_none().then_some((index, day, worth))
            };
            lines.push(read().ok_or_else(|| NotAnIndexTable { line: number + 1, text: line.to_owned() })?);
        }
        lines.sort_unstable();
        Ok(Self { lines })
    }

    /// What one of the index is worth on the day; `None` before the first day known.
    pub fn worth(&self, index: Index, on: Date) -> Option<u64> {
        self.lines.iter().rev().find(|(i, from, _)| *i == index && *from <= on).map(|(_, _, worth)| *worth)
    }

    /// The amount in tenge on the day, rounded to the nearest one: a multiple of an index of Kazakhstan, or a sum in tenge.
    pub fn tenge<W>(&self, amount: &Amount<W>, on: Date) -> Option<u64> {
        let one = match amount.measure {
            Measure::Index(Index::CalculationIndex) | Measure::Percent | Measure::Share => return None,
            Measure::Index(index) => self.worth(index, on)?,
            Measure::Money(Currency::Tenge) => 1,
            Measure::Money(_) => return None,
        };
        let below = amount.number.denominator.max(1);
        let sum = amount.number.numerator.checked_mul(one)?.checked_add(below / 2)?;
        Some(sum / below)
    }
}

#[cfg(test)]
mod tests {
    use super::IndexTable;
    use crate::norm::{Amount, Index, Measure, Number};
    use crate::{Date, TextSpan};

    fn multiples(of: u64) -> Amount<TextSpan> {
        let number = Number::whole(of);
        Amount { words: TextSpan::new(0, 0), number, at_least: None, measure: Measure::Index(Index::Mci) }
    }

    #[test]
    fn multiples_of_the_index_give_the_sums_that_were_published() {
        let table = IndexTable::supplied();
        for (year, of, tenge) in [
            (2024, 1000, 3_692_000),
            (2024, 5000, 18_460_000),
            (2025, 100, 393_200),
            (2025, 500, 1_966_000),
            (2025, 30, 117_960),
            (2025, 15, 58_980),
            (2026, 4, 17_300),
        ] {
            let on = Date::new(year, 7, 1).expect("a day");
            assert_eq!(table.tenge(&multiples(of), on), Some(tenge), "{of} in {year}");
        }
    }

    #[test]
    fn the_index_changed_within_a_year_and_is_unknown_before_the_first_day() {
        let table = IndexTable::supplied();
        let worth = |month, day| table.worth(Index::Mci, Date::new(2020, month, day)?);
        assert_eq!((worth(3, 31), worth(4, 1)), (Some(2651), Some(2778)));
        assert_eq!(table.worth(Index::Mci, Date::new(2001, 1, 1).expect("a day")), None);
    }

    #[test]
    fn a_damaged_table_is_refused_with_its_line() {
        let error = IndexTable::parse("# remark\nmci,2026-01-01,4325\nmci;2027").expect_err("refused");
        assert_eq!(error.line, 3);
    }
}
