//! Short names in passing: «(далее – Закон)», «(бұдан әрі – Мемлекеттік корпорация)», "(hereinafter – the Fund)".

use super::marks::{closing_bracket, marks, trimmed};
use language::letters::Letter;
use language::{fold, stem, words};
use legislation::{Definition, DefinitionKind, Lang, TextSpan};
use std::ops::Range;

/// What opens the bracket of a short name. All languages at once: translations keep brackets of the original.
const OPENINGS: [&str; 7] = ["далее", "именуем", "бұдан әрі", "бұдан былай", "hereinafter", "hereafter", "мындан ары"];

/// Words between the opening and the short name that say where it holds or how it is used, by their beginnings.
const FILLERS: [&str; 34] = [
    "по",
    "тексту",
    "в",
    "настоящ",
    "статье",
    "главе",
    "раздел",
    "параграф",
    "пункт",
    "подпункт",
    "част",
    "именуем",
    "соответственно",
    "также",
    "для",
    "целей",
    "осы",
    "тараулда",
    "бапта",
    "тарауда",
    "бөлімде",
    "мәтін",
    "referred",
    "to",
    "as",
    "called",
    "the",
    "in",
    "this",
    "article",
    "chapter",
    "section",
    "law",
    "сокращенно",
];

/// Whether the text starts with the bracket of a short name.
pub(super) fn opens_short_name(text: &str, _lang: Lang) -> bool {
    text.strip_prefix('(').and_then(|inner| inner.get(..ceil(inner, 48))).is_some_and(|start| {
        let folded = fold(start.trim_start());
        OPENINGS.iter().any(|o| folded.starts_with(o))
    })
}

/// The nearest character boundary at or above `at`.
fn ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The short names of one provision's text. `terms` are the glossary terms of the same provision: where a bracket
/// follows one, the term is the full name.
pub(super) fn find(text: &str, lang: Lang, provision: usize, terms: &[TextSpan]) -> Vec<Definition> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        if !opens_short_name(&text[open..], lang) {
            continue;
        }
        let Some(close) = closing_bracket(text, open) else {
            continue;
        };
        let Some(term) = short_name(text, open + 1..close) else {
            continue;
        };
        let body = terms
            .iter()
            .find(|t| text.get(t.end()..open).is_some_and(|gap| gap.trim().is_empty()))
            .map_or_else(|| full_name(text, open, &text[term.clone()], lang), |t| t.start()..t.end());
        if term.is_empty() || body.is_empty() {
            continue;
        }
        found.push(Definition {
            provision: provision as u32,
            kind: DefinitionKind::Contextual,
            term: TextSpan::new(term.start, term.end),
            body: TextSpan::new(body.start, body.end),
        });
    }
    found
}

/// The short name inside the bracket: what follows the dash, or, without one, the words after the opening.
fn short_name(text: &str, inside: Range<usize>) -> Option<Range<usize>> {
    let content = text.get(inside.clone())?;
    let dash = marks(content).into_iter().find(|m| {
        m.outside
            && language::letters::is_dash(m.c)
            && (content[m.at + m.c.len_utf8()..].starts_with(char::is_whitespace)
                || content[..m.at].ends_with(char::is_whitespace)
                || m.at < 24)
    });
    let start = match dash {
        Some(m) => m.at + m.c.len_utf8(),
        None => after_fillers(content),
    };
    let mut name = trimmed(text, inside.start + start..inside.end, &[',', ':', ';', '–', '—', '-']);
    for article in ["the ", "a "] {
        // "hereinafter the Fund": the article is no part of the name.
        if text[name.clone()].starts_with(article) {
            name.start += article.len();
        }
    }
    let quoted = &text[name.clone()];
    for (open, close) in [('"', '"'), ('«', '»'), ('“', '”')] {
        let inner = quoted.strip_prefix(open).and_then(|q| q.strip_suffix(close));
        if let Some(inner) = inner
            && !inner.contains([open, close])
        {
            return Some(name.start + open.len_utf8()..name.end - close.len_utf8());
        }
    }
    let count = words(quoted).count();
    (1..=40).contains(&count).then_some(name)
}

/// Where the words after the opening and its fillers begin.
fn after_fillers(content: &str) -> usize {
    let folded_opening = fold(content);
    let opening = OPENINGS.iter().find(|o| folded_opening.starts_with(*o));
    let skip = opening.map_or(1, |o| words(o).count());
    for (n, range) in words(content).enumerate() {
        let word = fold(&content[range.clone()]);
        if n >= skip && !FILLERS.iter().any(|f| word.starts_with(f)) {
            let before = &content[..range.start];
            let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '«' | '“'));
            return range.start - quote.map_or(0, char::len_utf8);
        }
    }
    content.len()
}

/// The full name before the bracket at `open`. Where the short name repeats words of it, it starts at the first of
/// them; where it is an abbreviation, at its first letter; else at the beginning of the clause.
fn full_name(text: &str, open: usize, short: &str, lang: Lang) -> Range<usize> {
    let clause = clause_start(text, open);
    let before = &text[clause..open];
    let spans: Vec<Range<usize>> = words(before).collect();
    let stems: Vec<String> = spans.iter().map(|r| stem(&fold(&before[r.clone()]), lang)).collect();
    let wanted: Vec<String> = words(short).map(|r| stem(&fold(&short[r]), lang)).collect();
    let start = by_words(&stems, &wanted)
        .or_else(|| by_initials(before, &spans, short))
        .map_or_else(|| after_preposition(before, &spans), |i| capitals_before(before, &spans, i, lang));
    let at = spans.get(start).map_or(clause, |r| {
        let quote = before[..r.start].chars().next_back().filter(|c| matches!(c, '"' | '«' | '“'));
        clause + r.start - quote.map_or(0, char::len_utf8)
    });
    let at = quoted_name_before(text, clause, at).unwrap_or(at);
    trimmed(text, at..open, &[','])
}

/// Where the quoted name starts that stands directly before `at`: Kazakh puts the proper name before the noun.
fn quoted_name_before(text: &str, from: usize, at: usize) -> Option<usize> {
    let before = text.get(from..at)?.trim_end();
    let close = before.chars().next_back()?;
    let open = match close {
        '"' => '"',
        '»' => '«',
        '”' => '“',
        _ => return None,
    };
    before[..before.len() - close.len_utf8()].rfind(open).map(|found| from + found)
}

/// Where the sentence that ends at `open` begins, at a point or semicolon outside brackets and quotes.
fn clause_start(text: &str, open: usize) -> usize {
    let before = &text[..open];
    let marks = marks(before);
    for (i, mark) in marks.iter().enumerate().rev() {
        let next_is_space = marks.get(i + 1).is_some_and(|m| m.c.is_whitespace());
        if mark.outside && (matches!(mark.c, ';' | ':') || (mark.c == '.' && next_is_space)) {
            return mark.at + mark.c.len_utf8();
        }
    }
    0
}

/// The last place where the words of the short name begin.
fn by_words(stems: &[String], wanted: &[String]) -> Option<usize> {
    let first = wanted.first()?;
    let whole = (0..stems.len()).rev().find(|&i| stems[i..].starts_with(wanted));
    whole.or_else(|| stems.iter().rposition(|s| s == first))
}

/// Where the words begin whose first letters make the abbreviation.
fn by_initials(before: &str, spans: &[Range<usize>], short: &str) -> Option<usize> {
    let letters: Vec<char> = short.chars().filter(|c| c.is_letter()).collect();
    let abbreviation = (2..=8).contains(&letters.len())
        && letters.iter().filter(|c| c.is_uppercase()).count() * 2 > letters.len()
        && words(short).count() <= 2;
    if !abbreviation {
        return None;
    }
    let first = letters[0].to_lowercase().next()?;
    let from = spans.len().saturating_sub(letters.len() + 3);
    (from..spans.len())
        .find(|&i| before[spans[i].clone()].chars().next().is_some_and(|c| c.to_lowercase().next() == Some(first)))
}

/// Moves the start over capitalised words that stand directly before: all of them in English ("Social Insurance
/// Fund"), up to the nearest one of a code's adjectives in Russian («Административного процессуального кодекса»).
fn capitals_before(before: &str, spans: &[Range<usize>], mut start: usize, lang: Lang) -> usize {
    let capital = |i: usize| before[spans[i].clone()].starts_with(char::is_uppercase);
    let adjacent = |i: usize| before[spans[i].end..spans[i + 1].start].trim_matches(['-', ' ']).is_empty();
    if capital(start) {
        while lang == Lang::EN && start > 0 && adjacent(start - 1) && capital(start - 1) {
            start -= 1;
        }
        return start;
    }
    let mut i = start;
    while i > 0 && start - (i - 1) <= 4 && adjacent(i - 1) {
        i -= 1;
        if capital(i) {
            start = i;
            break;
        }
    }
    start
}

/// Without any other sign the name starts after the last comma, or after a preposition that leads a phrase of its own.
fn after_preposition(before: &str, spans: &[Range<usize>]) -> usize {
    const LEADING: [&str; 12] = [
        "посредством",
        "согласно",
        "соответствии",
        "настоящие",
        "настоящий",
        "настоящая",
        "настоящее",
        "осы",
        "через",
        "the",
        "an",
        "a",
    ];
    let comma =
        marks(before).into_iter().rev().find(|m| m.outside && matches!(m.c, ',' | '–' | '—')).map_or(0, |m| m.at);
    let mut start = spans.iter().position(|r| r.start >= comma).unwrap_or(0);
    for (i, range) in spans.iter().enumerate().skip(start) {
        let word = fold(&before[range.clone()]);
        if i + 1 < spans.len() && LEADING.contains(&word.as_str()) {
            start = i + 1;
            if word == "соответствии" && i + 2 < spans.len() {
                start = i + 2;
            }
        }
    }
    start
}
