//! Citations that go from the largest to the smallest: Kazakh («осы Заңның 5-бабының 2-тармағы»).

use super::lexemes::Kind;
use super::names::name_at;
use super::small_first::picks;
use super::words::{Noun, is_conjunction, is_ordinal, is_plural, is_this, noun};
use super::{Citation, Cited, Level, Passage, Pick, Step};
use legislation::Lang;

/// The citation that starts at lexeme `at`.
pub(super) fn citation(passage: &Passage, at: usize) -> Option<Citation> {
    let (act, mut end) = match name_at(passage, at, true) {
        Some((act, end)) => (Some(act), end),
        None => (None, at),
    };
    if let (Some(document @ Cited::This(_)), Some(step)) = (&act, super::annexes::unnumbered_kazakh(passage, end)) {
        return Some(Citation { paths: vec![vec![step]], act: document.clone(), end: end + 1 });
    }
    let mut groups: Vec<Vec<Step>> = Vec::new();
    let mut any = false;
    let mut i = end;
    while let Some((group, after)) = group(passage, i) {
        any = true;
        // A list of bare citations is a list of citations: only a named act or «осы баптың» binds them into one.
        let binds = act.is_some() || group.first().is_some_and(|top| top.picks == [Pick::This]);
        groups.push(group);
        end = after;
        if !binds && groups.len() == 1 {
            break;
        }
        match after_conjunction(passage, end) {
            Some(next) => i = next,
            None => break,
        }
    }
    if act.is_none() && !any {
        return None;
    }
    let said = groups.iter().any(|g| !g.is_empty());
    if act.is_none() && !said {
        return None;
    }
    for i in 1..groups.len() {
        let (before, after) = groups.split_at_mut(i);
        super::resolution::inherit(&mut after[0], &before[i - 1]);
    }
    groups.retain(|g| !g.is_empty());
    Some(Citation { paths: groups, act: act.unwrap_or(Cited::Implicit), end })
}

fn after_conjunction(passage: &Passage, at: usize) -> Option<usize> {
    let mut i = at;
    if passage.is(i, ',') {
        i += 1;
    }
    if is_conjunction(passage.word(i), Lang::KK) {
        i += 1;
    }
    (i > at).then_some(i)
}

/// Elements that bind directly, largest first.
fn group(passage: &Passage, at: usize) -> Option<(Vec<Step>, usize)> {
    let mut steps: Vec<Step> = Vec::new();
    let mut end = at;
    while let Some((step, next)) = element(passage, end) {
        if let Some(step) = step {
            // A level that does not go down starts a citation of its own.
            if steps.last().is_some_and(|last| last.level >= step.level) {
                break;
            }
            let passage_in_paragraph = step.passage && steps.iter().any(|s| s.level >= Level::Paragraph);
            if !passage_in_paragraph {
                steps.push(step);
            }
        }
        end = next;
    }
    (end > at).then_some((steps, end))
}

/// One element: numbers with their noun, an ordinal with its noun, or «осы баптың».
fn element(passage: &Passage, at: usize) -> Option<(Option<Step>, usize)> {
    if is_this(passage.word(at), Lang::KK) {
        return match noun(passage.word(at + 1), Lang::KK)? {
            Noun::Level(level) => Some((Some(Step { level, picks: vec![Pick::This], passage: false }), at + 2)),
            Noun::Passage => {
                Some((Some(Step { level: Level::Paragraph, picks: vec![Pick::This], passage: true }), at + 2))
            }
            Noun::Inner => None,
        };
    }
    if is_ordinal(passage.word(at), Lang::KK) {
        let mut i = at + 1;
        while is_ordinal(passage.word(i), Lang::KK)
            || is_conjunction(passage.word(i), Lang::KK)
            || (passage.is(i, ',') && is_ordinal(passage.word(i + 1), Lang::KK))
        {
            i += 1;
        }
        return match noun(passage.word(i), Lang::KK)? {
            Noun::Passage | Noun::Inner => Some((None, i + 1)),
            Noun::Level(_) => None,
        };
    }
    // The noun stands after its numbers, so the numbers are read first and read again once the noun is known.
    let (_, after) = picks(passage, at, true, Level::Attachment)?;
    let at_noun = skip_hyphen(passage, after);
    let word = passage.word(at_noun);
    let found = noun(word, Lang::KK)?;
    let level = match found {
        Noun::Level(level) => level,
        Noun::Passage | Noun::Inner => Level::Paragraph,
    };
    let (picks, again) = picks(passage, at, is_plural(word, Lang::KK), level)?;
    if again != after {
        return None;
    }
    let step = match found {
        Noun::Inner => None,
        _ => Some(Step { level, picks, passage: found == Noun::Passage }),
    };
    Some((step, at_noun + 1))
}

/// «16-бабының»: the hyphen between number and noun.
fn skip_hyphen(passage: &Passage, at: usize) -> usize {
    match passage.lexemes.get(at).map(|l| &l.kind) {
        Some(Kind::Dash { .. }) => at + 1,
        _ => at,
    }
}
