//! Citations that go from the smallest to the largest: Russian («пунктом 2 статьи 5 настоящего Закона») and English
//! ("paragraph 2 of Article 5 of this Law").

use super::lexemes::Kind;
use super::names::{foreign_follows, name_at};
use super::words::{Noun, is_conjunction, is_measure, is_ordinal, is_plural, is_this, noun};
use super::{Citation, Cited, Level, Passage, Pick, Step};
use legislation::Lang;

/// The citation that starts at lexeme `at`.
pub(super) fn citation(passage: &Passage, at: usize) -> Option<Citation> {
    if let Some(citation) = super::annexes::attached_at(passage, at) {
        return Some(citation);
    }
    let Some((first, mut end)) = group(passage, at) else {
        return name_at(passage, at, true).map(|(act, end)| Citation { paths: Vec::new(), act, end });
    };
    let mut groups = vec![first];
    let mut act = act_after(passage, end);
    while act.is_none() && !closed(groups.last()) {
        let Some((next, after)) = after_conjunction(passage, end).and_then(|i| group(passage, i)) else {
            break;
        };
        groups.push(next);
        end = after;
        act = act_after(passage, end);
    }
    let named = act.is_some();
    if let Some((_, after)) = &act {
        end = *after;
    }
    let act = match act {
        Some((act, _)) => act,
        None if !closed(groups.last()) && foreign_follows(passage, end) => Cited::Foreign,
        None => Cited::Implicit,
    };
    let said = groups.iter().any(|g| !g.is_empty());
    (said || named).then(|| Citation { paths: paths(groups), act, end })
}

/// Whether a group ends in «настоящей статьи» or the like: it names its act by itself, and nothing is added to it.
fn closed(group: Option<&Vec<Step>>) -> bool {
    group.and_then(|g| g.first()).is_some_and(|top| top.picks == [Pick::This])
}

/// Groups with the levels they leave out taken from the group after them, from the top down.
fn paths(mut groups: Vec<Vec<Step>>) -> Vec<Vec<Step>> {
    for i in (0..groups.len().saturating_sub(1)).rev() {
        let (before, after) = groups.split_at_mut(i + 1);
        super::resolution::inherit(&mut before[i], &after[0]);
    }
    groups.retain(|g| !g.is_empty());
    groups
}

/// The act named directly after a group.
fn act_after(passage: &Passage, at: usize) -> Option<(Cited, usize)> {
    let mut i = at;
    if passage.lang == Lang::EN {
        if matches!(passage.word(i), "of" | "to" | "in") {
            i += 1;
        }
    } else if passage.word(i) == "к" {
        i += 1;
    }
    name_at(passage, i, false)
}

/// Where the next group may start after a comma or a conjunction.
fn after_conjunction(passage: &Passage, at: usize) -> Option<usize> {
    let mut i = at;
    if passage.is(i, ',') {
        i += 1;
    }
    if passage.word(i) == "а" && passage.word(i + 1) == "также" {
        i += 2;
    } else if is_conjunction(passage.word(i), passage.lang) {
        i += 1;
    }
    if i == at {
        return None;
    }
    if matches!(passage.word(i), "в" | "во" | "с" | "со" | "к" | "ко" | "по" | "на") {
        i += 1;
    }
    Some(i)
}

/// One group: elements that bind directly, smallest first; returned from the top down.
fn group(passage: &Passage, at: usize) -> Option<(Vec<Step>, usize)> {
    let mut steps: Vec<Step> = Vec::new();
    let mut end = at;
    let mut i = at;
    while let Some((step, next)) = element(passage, i) {
        steps.extend(step);
        end = next;
        i = next;
        if passage.lang == Lang::EN && passage.word(i) == "of" {
            i += 1;
            if passage.word(i) == "the" {
                i += 1;
            }
        }
    }
    if end == at {
        return None;
    }
    steps.reverse();
    Some((normal(steps), end))
}

/// «пункт 1 части 2»: the numbered часть is the paragraph, and what stands in it goes one level down. A часть inside a
/// paragraph is an unnumbered passage: the paragraph is meant.
fn normal(steps: Vec<Step>) -> Vec<Step> {
    let mut normal: Vec<Step> = Vec::with_capacity(steps.len());
    let mut under_passage = false;
    for mut step in steps {
        if step.passage {
            if normal.iter().any(|s| s.level >= Level::Paragraph) {
                continue;
            }
            under_passage = true;
        } else if under_passage {
            step.level = match step.level {
                Level::Paragraph => Level::Point,
                Level::Point if normal.iter().any(|s| s.level == Level::Point) => Level::Subpoint,
                level => level,
            };
        }
        normal.push(step);
    }
    normal
}

/// One element: a noun with its numbers or ordinals, or «настоящей статьи». The inner `None` is an element without a
/// number of its own.
fn element(passage: &Passage, at: usize) -> Option<(Option<Step>, usize)> {
    let lang = passage.lang;
    if is_this(passage.word(at), lang) {
        return match noun(passage.word(at + 1), lang)? {
            Noun::Level(level) => Some((Some(Step { level, picks: vec![Pick::This], passage: false }), at + 2)),
            Noun::Passage => {
                Some((Some(Step { level: Level::Paragraph, picks: vec![Pick::This], passage: true }), at + 2))
            }
            Noun::Inner => None,
        };
    }
    let found = noun(passage.word(at), lang)?;
    let mut i = at + 1;
    if passage.word(at) == "ст" && passage.is(i, '.') {
        i += 1;
    }
    if let Some(end) = ordinals(passage, i) {
        // Unnumbered passages have no eId: the provision that holds them is meant.
        return match found {
            Noun::Passage | Noun::Inner => Some((None, end)),
            Noun::Level(_) => None,
        };
    }
    let plural = is_plural(passage.word(at), lang);
    let level = match found {
        Noun::Level(level) => level,
        Noun::Passage | Noun::Inner => Level::Paragraph,
    };
    if level == Level::Attachment
        && let Some(step) = super::annexes::unnumbered(passage, at)
    {
        return Some((Some(step), i));
    }
    let (picks, end) = picks(passage, i, plural, level)?;
    let step = match found {
        Noun::Inner => None,
        _ => Some(Step { level, picks, passage: found == Noun::Passage }),
    };
    Some((step, end))
}

/// «первой и второй», "one and two".
fn ordinals(passage: &Passage, at: usize) -> Option<usize> {
    if !is_ordinal(passage.word(at), passage.lang) {
        return None;
    }
    let mut end = at + 1;
    loop {
        let mut i = end;
        if passage.is(i, ',') {
            i += 1;
        }
        if is_conjunction(passage.word(i), passage.lang) {
            i += 1;
        }
        if i == end && matches!(passage.lexemes.get(i).map(|l| &l.kind), Some(Kind::Dash { .. })) {
            i += 1;
        }
        if i > end && is_ordinal(passage.word(i), passage.lang) {
            end = i + 1;
        } else {
            return Some(end);
        }
    }
}

/// A list of numbers and ranges.
pub(super) fn picks(passage: &Passage, at: usize, plural: bool, level: Level) -> Option<(Vec<Pick>, usize)> {
    let (first, mut end) = pick(passage, at, plural, level)?;
    let mut picks = vec![first];
    loop {
        let mut i = end;
        if passage.is(i, ',') {
            i += 1;
        }
        if is_conjunction(passage.word(i), passage.lang) {
            i += 1;
        }
        if i == end {
            break;
        }
        let Some((next, after)) = pick(passage, i, plural, level) else {
            break;
        };
        if is_measure(passage.word(after)) {
            break;
        }
        picks.push(next);
        end = after;
    }
    Some((picks, end))
}

/// One number or range.
fn pick(passage: &Passage, at: usize, plural: bool, level: Level) -> Option<(Pick, usize)> {
    let lexeme = passage.lexemes.get(at)?;
    let number = match &lexeme.kind {
        Kind::Number { text, .. } => text.clone(),
        Kind::Quoted if level >= Level::Paragraph => {
            // Kyrgyz codes letter their smallest points: подпункт «а».
            let letter = lexeme.quoted(passage.text)?;
            if letter.chars().count() != 1 {
                return None;
            }
            letter.to_owned()
        }
        Kind::Word { .. } if level < Level::Article => roman(passage.text.get(lexeme.span.clone())?)?.to_string(),
        _ => return None,
    };
    if number.contains('.') || number.len() > 20 {
        return None;
    }
    if matches!(passage.lexemes.get(at + 1).map(|l| &l.kind), Some(Kind::Dash { .. }))
        && let (Ok(from), Some(Ok(to))) =
            (number.parse::<u32>(), passage.lexemes.get(at + 2).and_then(|l| l.number()).map(str::parse::<u32>))
        && from < to
    {
        return Some((Pick::Range(from, to), at + 3));
    }
    let either = number
        .split_once('-')
        .and_then(|(from, to)| Some((from.parse::<u32>().ok()?, to.parse::<u32>().ok()?)))
        .filter(|(from, to)| from < to);
    Some(match either {
        Some((from, to)) => (Pick::Either { from, to, plural }, at + 1),
        None => (Pick::One(number), at + 1),
    })
}

/// The value of a Roman numeral in capitals: `XIV` is 14.
pub(super) fn roman(text: &str) -> Option<u32> {
    let mut total = 0_u32;
    let mut highest = 0_u32;
    if text.is_empty() || text.len() > 12 {
        return None;
    }
    for c in text.chars().rev() {
        let value = match c {
            'I' | 'І' => 1,
            'V' => 5,
            'X' | 'Х' => 10,
            'L' => 50,
            'C' | 'С' => 100,
            _ => return None,
        };
        if value < highest {
            total = total.saturating_sub(value);
        } else {
            total += value;
            highest = value;
        }
    }
    Some(total)
}
