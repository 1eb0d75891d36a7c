//! Amendments: which acts changed a provision, as the notes under it tell («Закона РК от 21.05.2024 № 86-VIII»).

use crate::references::month;
use legislation::{Act, Date, Note, NoteKind};
use std::collections::BTreeSet;

/// An amending act as a note names it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Amending {
    /// The day it was adopted.
    pub day: Date,
    /// Its number, as written.
    pub number: String,
}

/// An amending act and what it changed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Amended {
    /// The amending act.
    pub by: Amending,
    /// Index of the provision whose note says so; `None` for a note of the whole act.
    pub provision: Option<usize>,
}

/// The amending acts that a note names. An adopted act has a day and a number; a day without one is when a change comes into
/// force, and names no act.
pub fn named(note: &str) -> BTreeSet<Amending> {
    let mut found = BTreeSet::new();
    let mut digit_before = false;
    for (at, c) in note.char_indices() {
        let starts = c.is_ascii_digit() && !digit_before;
        digit_before = c.is_ascii_digit();
        let (before, here) = note.split_at(at);
        let Some((day, length)) = starts.then(|| day(here).or_else(|| day_in_words(here, before))).flatten() else {
            continue;
        };
        let number = number_behind(here.get(length..).unwrap_or_default()).or_else(|| number_before(before));
        found.extend(number.map(|number| Amending { day, number }));
    }
    found
}

/// `21.05.2024`, or as Kazakh writes it `2024.05.21`, and how many bytes it takes.
fn day(text: &str) -> Option<(Date, usize)> {
    let day = text.get(..10)?;
    Date::parse(day).or_else(|| Date::parse(&day.replace('.', "-"))).map(|day| (day, 10))
}

/// «18 июля 2014 года», «2014 жылғы 18 шілдедегі», “18 July 2014”, “July 18, 2014” (where `before` ends in the month), and
/// how many bytes it takes.
fn day_in_words(text: &str, before: &str) -> Option<(Date, usize)> {
    let mut at = 0;
    let placed = text.split_inclusive(char::is_whitespace).map(|piece| {
        let word = piece.trim_end();
        let end = at + word.len();
        at += piece.len();
        (word, end)
    });
    let words: Vec<(&str, usize)> = placed.filter(|(word, _)| !word.is_empty()).take(4).collect();
    let word = |index: usize| words.get(index).map(|(word, _)| *word);
    let number = |index| word(index)?.trim_end_matches([',', ')', '.', ';']).parse::<u16>().ok();
    let small = |index| u8::try_from(number(index)?).ok();
    let named = |word: &str| month(&language::fold(word));
    let (day, last) = if let Some(month) = named(word(1)?) {
        (Date::new(number(2)?, month, small(0)?)?, 2)
    } else if word(1)?.starts_with("жыл") {
        (Date::new(number(0)?, named(word(3)?)?, small(2)?)?, 3)
    } else {
        (Date::new(number(1)?, named(before.split_whitespace().next_back()?)?, small(0)?)?, 1)
    };
    words.get(last).map(|(_, end)| (day, *end))
}

/// The number where one begins here: «№ 86-VIII», «N 86».
fn number_at(text: &str) -> Option<String> {
    let text = text.trim_start();
    let behind = ["№", "No.", "N "].iter().find_map(|sign| text.strip_prefix(sign))?;
    let number = behind.trim_start().split(|c: char| !c.is_alphanumeric() && !"-/".contains(c)).next()?;
    number.contains(|c: char| c.is_ascii_digit()).then(|| number.to_owned())
}

/// The number behind a day, «г.» or «ж.» between them or not.
fn number_behind(after: &str) -> Option<String> {
    let after = after.trim_start();
    let unit = ["года", "г.", "ж."].iter().find_map(|unit| after.strip_prefix(unit));
    number_at(unit.unwrap_or(after))
}

/// English may say the number first: «No. 86-VIII dated 21.05.2024».
fn number_before(before: &str) -> Option<String> {
    let before = before.trim_end();
    // “of July 18, 2014”: the month stands before the day.
    let month_first = before.rsplit_once(' ').filter(|(_, word)| month(&language::fold(word)).is_some());
    let before = month_first.map_or(before, |(rest, _)| rest.trim_end());
    let before = before.strip_suffix("dated").or_else(|| before.strip_suffix(" of"))?.trim_end();
    let sign = ["№", "No."].iter().filter_map(|sign| before.rfind(sign)).max()?;
    let named = before.get(sign..)?;
    (named.split_whitespace().count() <= 2).then(|| number_at(named)).flatten()
}

/// What the amendment notes of an act tell, each amending act once for each provision.
pub fn of(act: &Act) -> BTreeSet<Amended> {
    let told = |notes: &[Note], provision: Option<usize>| {
        let amendments = notes.iter().filter(|note| note.kind == NoteKind::Amendment);
        amendments.flat_map(|note| named(&note.text)).map(|by| Amended { by, provision }).collect::<Vec<_>>()
    };
    let of_provisions = act.provisions.iter().enumerate().flat_map(|(index, one)| told(&one.notes, Some(index)));
    of_provisions.chain(told(&act.notes, None)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(note: &str) -> Vec<String> {
        named(note).into_iter().map(|one| format!("{} {}", one.day, one.number)).collect()
    }

    #[test]
    fn a_note_names_amending_acts_and_not_the_day_they_come_into_force() {
        let russian = "Сноска. Статья 5 с изменениями, внесенными законами РК от 03.02.2021 № 7-I (вводится в действие с \
                       01.01.2022); от 04.05.2023 № 9-II.";
        assert_eq!(numbers(russian), ["2021-02-03 7-I", "2023-05-04 9-II"]);
        let kazakh = "Ескерту. 5-бапқа өзгеріс енгізілді - ҚР 2021.02.03 № 7-I (2022.01.01 бастап қолданысқа енгізіледі) Заңымен.";
        assert_eq!(numbers(kazakh), ["2021-02-03 7-I"]);
        assert_eq!(numbers("Footnote. As amended by the Law No. 7-I dated 03.02.2021."), ["2021-02-03 7-I"]);
        assert_eq!(numbers("(В редакции Закона КР от 18 июля 2014 года № 144)"), ["2014-07-18 144"]);
        assert_eq!(numbers("(КР 2014 жылғы 18 шілдедегі № 144 Заңының редакциясында)"), ["2014-07-18 144"]);
        assert_eq!(numbers("(As amended by the Law No. 144 of July 18, 2014)"), ["2014-07-18 144"]);
        assert_eq!(numbers("Сноска. Вводится в действие с 1 января 2022 года."), Vec::<String>::new());
        assert_eq!(numbers("Сноска. Утратила силу с 01.01.2022."), Vec::<String>::new());
    }
}
