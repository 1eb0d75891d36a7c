//! `Date`: a calendar day as laws use it.
//!
//! Only what files and screens need: order, ISO text and validity. Calendar arithmetic belongs to the crates that
//! compute deadlines and uses a date library there.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the Gregorian calendar; written and serialised as `2026-01-31`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, or `None` when there is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            _ => return None,
        };
        (year > 0 && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// Reads `2026-01-31` (anything after the day, such as a time, is left out) or `31.01.2026`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let number = |range: std::ops::Range<usize>| text.get(range).and_then(|t| t.parse::<u16>().ok());
        let byte = |at: usize| text.as_bytes().get(at).copied();
        if byte(4) == Some(b'-') && byte(7) == Some(b'-') {
            Self::new(number(0..4)?, u8::try_from(number(5..7)?).ok()?, u8::try_from(number(8..10)?).ok()?)
        } else if byte(2) == Some(b'.') && byte(5) == Some(b'.') {
            Self::new(number(6..10)?, u8::try_from(number(3..5)?).ok()?, u8::try_from(number(0..2)?).ok()?)
        } else {
            None
        }
    }

    /// Year, for example 2026.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Month 1–12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Day 1–31.
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("not a date: {text:?}")))
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn dates_of_both_conventions_are_read_and_impossible_days_refused() {
        for (text, iso) in [
            ("2026-01-31", Some("2026-01-31")),
            ("31.01.2026", Some("2026-01-31")),
            ("2024-02-29T10:00:00Z", Some("2024-02-29")),
            ("2025-02-29", None),
            ("2026-13-01", None),
            ("вчера", None),
            ("", None),
        ] {
            assert_eq!(Date::parse(text).map(|d| d.to_string()).as_deref(), iso, "{text}");
        }
    }
}
