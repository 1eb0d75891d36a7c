//! `ActName`s in running text: «Гражданского кодекса Республики Казахстан», «Закона Республики Казахстан "О …"»,
//! «"… туралы" Қазақстан Республикасының Заңы», "the Law of the Republic of Kazakhstan "On …"".

use super::lexemes::Kind;
use super::library::title_key;
use super::words::{document, is_this, month, noun};
use super::{ActName, Cited, Country, DocumentKind, Passage};
use language::stem;
use legislation::{Date, Lang};
use std::ops::Range;

/// The name of an act that starts at lexeme `at`, and the lexeme after it. `alone`: no citation of a provision stands
/// before it, so that a mere «закона» names nothing.
pub(super) fn name_at(passage: &Passage, at: usize, alone: bool) -> Option<(Cited, usize)> {
    if at >= passage.lexemes.len() {
        return None;
    }
    let mut start = at;
    if passage.lang == Lang::EN && passage.word(at) == "the" && !alone {
        start += 1;
    }
    if is_this(passage.word(start), passage.lang) {
        return this_document(passage, start);
    }
    let full = if passage.lang == Lang::KK { kazakh(passage, start) } else { noun_first(passage, start) };
    if let Some((name, end)) = full {
        return Some((Cited::Named(Box::new(name)), end));
    }
    super::short_names::short_name(passage, start, alone)
}

/// «настоящего Закона», «настоящей Единой методики», «осы Заңның».
fn this_document(passage: &Passage, at: usize) -> Option<(Cited, usize)> {
    for i in at + 1..=at + 3 {
        let word = passage.word(i);
        if word.is_empty() || (i == at + 1 && noun(word, passage.lang).is_some()) {
            return None;
        }
        if let Some(kind) = document(word, passage.lang) {
            return Some((Cited::This(kind), i + 1));
        }
    }
    None
}

/// Whether a document that cannot be told apart is named after a citation: «пункт 3 договора», «статьи 5 закона», or
/// any name with a capital.
pub(super) fn foreign_follows(passage: &Passage, at: usize) -> bool {
    let Some(lexeme) = passage.lexemes.get(at) else { return false };
    let at = if passage.lang == Lang::EN {
        if passage.word(at) != "of" {
            return false;
        }
        at + 1
    } else {
        at
    };
    lexeme.is_capital() || document(passage.word(at), passage.lang).is_some()
}

/// Russian and English names: kind first, or adjectives and kind.
fn noun_first(passage: &Passage, at: usize) -> Option<(ActName, usize)> {
    let mut i = at;
    // The first word of a name that stands alone has a capital; the adjectives of a code may follow in lower case.
    while i - at < 4 && document(passage.word(i), passage.lang).is_none() && is_adjective(passage, i, i == at) {
        i += 1;
    }
    let kind = document(passage.word(i), passage.lang)?;
    let adjectives = at..i;
    let mut name =
        ActName { kind, title: String::new(), country: None, date: None, year: None, number: None, link: None };
    let mut end = i + 1;
    if kind == DocumentKind::ByLaw {
        end = issuer_end(passage, end);
    }
    let mut title = None;
    end = tail(passage, end, &mut name, &mut title);
    match kind {
        DocumentKind::Constitution => passage.lexemes.get(at)?.is_capital().then_some((name, end)),
        DocumentKind::Code => {
            if let Some(quoted) = title {
                name.title = title_key(&quoted, passage.lang);
            } else if !adjectives.is_empty() {
                name.title = key_of(passage, adjectives.start..i + 1);
            } else if let Some((key, after)) = unquoted_title(passage, i, end) {
                name.title = key;
                end = after;
            } else {
                return None;
            }
            (!name.title.is_empty()).then_some((name, end))
        }
        DocumentKind::Law => {
            if let Some(quoted) = title {
                name.title = title_key(&quoted, passage.lang);
            } else if let Some((key, after)) = unquoted_title(passage, i, end) {
                name.title = key;
                end = after;
            } else if name.number.is_none() {
                return None;
            }
            Some((name, end))
        }
        DocumentKind::ByLaw => {
            let told = name.date.is_some() && name.number.is_some();
            told.then_some((name, end))
        }
        DocumentKind::Approved => None,
    }
}

/// Whether the word can be an adjective of a name; the first one needs a capital.
fn is_adjective(passage: &Passage, at: usize, first: bool) -> bool {
    const ENDINGS: [&str; 11] = ["ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ый", "ий", "ой"];
    let word = passage.word(at);
    let Some(lexeme) = passage.lexemes.get(at) else { return false };
    if first && !lexeme.is_capital() {
        return false;
    }
    if passage.lang == Lang::EN {
        return lexeme.is_capital();
    }
    word.chars().count() > 4 && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// The words after the kind: state, date, number, title in quotation marks, in any order and each at most once.
fn tail(passage: &Passage, at: usize, name: &mut ActName, title: &mut Option<String>) -> usize {
    let mut end = at;
    loop {
        let step = if let Some((country, after)) = country_at(passage, end) {
            name.country = Some(country);
            Some(after)
        } else if let Some((date, after)) = date_at(passage, end).filter(|_| name.date.is_none()) {
            name.date = Some(date);
            Some(after)
        } else if let Some((number, after)) = number_at(passage, end).filter(|_| name.number.is_none()) {
            name.number = Some(number);
            Some(after)
        } else {
            passage.lexemes.get(end).and_then(|l| l.quoted(passage.text)).filter(|_| title.is_none()).map(|quoted| {
                *title = Some(quoted.to_owned());
                end + 1
            })
        };
        match step {
            Some(after) if title.is_some() => return after,
            Some(after) => end = after,
            None => return end,
        }
    }
}

/// «Республики Казахстан», «РК», "of the Republic of Kazakhstan".
pub(super) fn country_at(passage: &Passage, at: usize) -> Option<(Country, usize)> {
    let word = |i: usize| passage.word(i);
    if passage.lang == Lang::EN {
        let mut i = at;
        while matches!(word(i), "of" | "the") {
            i += 1;
        }
        return match (word(i), word(i + 1), word(i + 2)) {
            ("republic", "of", "kazakhstan") => Some((Country::Kazakhstan, i + 3)),
            ("kyrgyz", "republic", _) => Some((Country::Kyrgyzstan, i + 2)),
            _ => None,
        };
    }
    match word(at) {
        "рк" => return Some((Country::Kazakhstan, at + 1)),
        "кр" => return Some((Country::Kyrgyzstan, at + 1)),
        _ => {}
    }
    if word(at).starts_with("республик") && word(at + 1).starts_with("казахстан") {
        Some((Country::Kazakhstan, at + 2))
    } else if word(at).starts_with("кыргызск") && word(at + 1).starts_with("республик") {
        Some((Country::Kyrgyzstan, at + 2))
    } else if word(at).ends_with("сср") || (word(at).ends_with("ской") && word(at + 1) == "сср") {
        Some((Country::Soviet, at + 1))
    } else {
        None
    }
}

/// «от 4 декабря 2015 года», «от 04.12.2015», "of 4 December 2015", "dated December 4, 2015".
fn date_at(passage: &Passage, at: usize) -> Option<(Date, usize)> {
    let adopted = matches!(passage.word(at), "adopted" | "принятой" | "принятого" | "принятая" | "принятый");
    if !adopted && !matches!(passage.word(at), "от" | "of" | "dated") {
        return None;
    }
    let at = at + usize::from(adopted && passage.word(at + 1) == "on");
    let number = |i: usize| passage.lexemes.get(i).and_then(|l| l.number());
    if let Some(date) = number(at + 1).filter(|t| t.contains('.')).and_then(Date::parse) {
        return Some((date, at + 2));
    }
    let (day, month_word, year_at) = if let Some(day) = number(at + 1) {
        (day, passage.word(at + 2), at + 3)
    } else {
        let comma = usize::from(passage.is(at + 3, ','));
        (number(at + 2)?, passage.word(at + 1), at + 3 + comma)
    };
    let date = Date::new(number(year_at)?.parse().ok()?, month(month_word)?, day.parse().ok()?)?;
    let mut end = year_at + 1;
    if matches!(passage.word(end), "года" | "г") {
        end += 1;
        if passage.is(end, '.') && passage.word(end - 1) == "г" {
            end += 1;
        }
    }
    Some((date, end))
}

/// «№ 106-VIII ЗРК», "No. 480-V".
fn number_at(passage: &Passage, at: usize) -> Option<(String, usize)> {
    let mut i = at;
    if passage.is(i, '№') {
        i += 1;
    } else if passage.word(i) == "no" {
        i += 1;
        if passage.is(i, '.') {
            i += 1;
        }
    } else {
        return None;
    }
    let first = passage.lexemes.get(i)?;
    let mut number = first.number()?.to_owned();
    let mut end = i + 1;
    if matches!(passage.lexemes.get(end).map(|l| &l.kind), Some(Kind::Dash { tight: true }))
        && let Some(convocation) = passage.lexemes.get(end + 1).filter(|l| !l.word().is_empty())
    {
        number.push('-');
        number.push_str(&passage.text[convocation.span.clone()]);
        end += 2;
    }
    if matches!(passage.word(end), "зрк" | "зқрк") {
        end += 1;
    }
    Some((number, end))
}

/// Where the issuer's name ends («приказа Министра финансов Республики Казахстан от …»): at the date, if one comes
/// before any other mark.
fn issuer_end(passage: &Passage, at: usize) -> usize {
    for i in at..(at + 24).min(passage.lexemes.len()) {
        if date_at(passage, i).is_some() {
            return i;
        }
        let lexeme = &passage.lexemes[i];
        let fits = matches!(lexeme.kind, Kind::Word { .. } | Kind::Dash { .. });
        if !fits || document(lexeme.word(), passage.lang).is_some() {
            break;
        }
    }
    at
}

/// The longest title of the library that stands unquoted after «Закона об …», «Кодекса о …».
fn unquoted_title(passage: &Passage, kind_at: usize, at: usize) -> Option<(String, usize)> {
    if !matches!(passage.word(at), "о" | "об" | "обо" | "on" | "about") {
        return None;
    }
    let mut stems: Vec<String> = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut i = at + 1;
    while stems.len() < 16 {
        let word = passage.word(i);
        if word.is_empty() {
            if passage.is(i, ',') && !stems.is_empty() {
                i += 1;
                continue;
            }
            break;
        }
        stems.push(stem(word, passage.lang));
        i += 1;
        ends.push(i);
    }
    let kind = stem(passage.word(kind_at), passage.lang);
    (1..=stems.len()).rev().find_map(|len| {
        let plain = stems[..len].join(" ");
        let with_kind = format!("{kind} {plain}");
        [plain, with_kind]
            .into_iter()
            .find(|key| passage.library.knows_title(passage.lang, key))
            .map(|key| (key, ends[len - 1]))
    })
}

/// The title key of the words at these lexemes.
fn key_of(passage: &Passage, lexemes: Range<usize>) -> String {
    let text: Vec<&str> = passage.lexemes[lexemes].iter().filter_map(|l| passage.text.get(l.span.clone())).collect();
    title_key(&text.join(" "), passage.lang)
}

/// Kazakh names, the kind last: «"… туралы" 1993 жылғы 10 желтоқсандағы Қазақстан Республикасының Заңына».
fn kazakh(passage: &Passage, at: usize) -> Option<(ActName, usize)> {
    let mut name = ActName {
        kind: DocumentKind::Law,
        title: String::new(),
        country: None,
        date: None,
        year: None,
        number: None,
        link: None,
    };
    let mut quoted: Option<String> = None;
    let mut title_from: Option<usize> = None;
    let mut i = at;
    let capital = |i: usize| passage.lexemes.get(i).is_some_and(super::lexemes::Lexeme::is_capital);
    while i - at < 24 {
        let word = passage.word(i);
        let this_kind = document(word, Lang::KK).filter(|_| capital(i) || word.starts_with("кодекс"));
        if let Some(kind) = this_kind {
            name.kind = kind;
            let end = kazakh_bracket(passage, i + 1);
            return finish_kazakh(passage, name, quoted, title_from.map(|from| from..i), i, end);
        }
        if title_from.is_none() {
            if let Some((date, year, after)) = kazakh_date(passage, i) {
                name.date = name.date.or(date);
                name.year = Some(year);
                i = after;
                continue;
            }
            if let Some((number, after)) = number_at(passage, i) {
                name.number = Some(number);
                i = after;
                continue;
            }
            if let Some((country, after)) = kazakh_country(passage, i) {
                name.country = Some(country);
                i = after;
                continue;
            }
            if quoted.is_none()
                && let Some(title) = passage.lexemes.get(i).and_then(|l| l.quoted(passage.text))
            {
                quoted = Some(title.to_owned());
                i += 1;
                continue;
            }
            if word == "қабылданған" && i > at {
                i += 1;
                continue;
            }
        }
        // Words of an unquoted title: after the state, or with a capital at the start.
        let starts = title_from.is_none() && quoted.is_none() && capital(i);
        let goes_on = title_from.is_some_and(|from| i - from < 10);
        if word.is_empty() || !(starts || goes_on) || is_this(word, Lang::KK) {
            return None;
        }
        title_from = title_from.or(Some(i));
        i += 1;
    }
    None
}

fn finish_kazakh(
    passage: &Passage,
    mut name: ActName,
    quoted: Option<String>,
    title: Option<Range<usize>>,
    kind_at: usize,
    end: usize,
) -> Option<(ActName, usize)> {
    let long = title.as_ref().is_some_and(|t| t.len() > 3);
    let about = kind_at.checked_sub(1).is_some_and(|before| passage.word(before) == "туралы");
    match name.kind {
        DocumentKind::Constitution => title.is_none().then_some((name, end)),
        DocumentKind::Code | DocumentKind::Law => {
            if let Some(quoted) = quoted {
                name.title = title_key(&quoted, Lang::KK);
            } else if let Some(title) = title.filter(|_| !long || about) {
                // A law's unquoted title must be known; a code's adjectives are its name.
                let words = if name.kind == DocumentKind::Code { title.start..kind_at + 1 } else { title };
                name.title = key_of(passage, words);
                let known = passage.library.knows_title(Lang::KK, &name.title);
                if !(known || name.kind == DocumentKind::Code) {
                    return None;
                }
            } else if name.number.is_none() {
                return None;
            }
            Some((name, end))
        }
        DocumentKind::ByLaw => (name.date.is_some() && name.number.is_some()).then_some((name, end)),
        DocumentKind::Approved => None,
    }
}

/// «Конституциясының (Негізгі Заңының)»: the bracket repeats the kind.
fn kazakh_bracket(passage: &Passage, at: usize) -> usize {
    if passage.is(at, '(') && passage.word(at + 1) == "негізгі" && passage.is(at + 3, ')') { at + 4 } else { at }
}

/// «Қазақстан Республикасының», «ҚР», «Қазақ КСР».
fn kazakh_country(passage: &Passage, at: usize) -> Option<(Country, usize)> {
    if passage.word(at) == "қр" {
        return Some((Country::Kazakhstan, at + 1));
    }
    let next = passage.word(at + 1);
    match passage.word(at) {
        "қазақстан" if next.starts_with("республикасы") => Some((Country::Kazakhstan, at + 2)),
        "қазақ" if next.starts_with("кср") => Some((Country::Soviet, at + 2)),
        _ => None,
    }
}

/// «1993 жылғы 10 желтоқсандағы», «2013 жылғы»: the day where named, the year, the lexeme after.
fn kazakh_date(passage: &Passage, at: usize) -> Option<(Option<Date>, u16, usize)> {
    let number = |i: usize| passage.lexemes.get(i).and_then(|l| l.number());
    let year: u16 = number(at)?.parse().ok().filter(|y| (1900..2200).contains(y))?;
    if !matches!(passage.word(at + 1), "жылғы" | "жылы" | "жылдың") {
        return None;
    }
    let day = number(at + 2).and_then(|d| d.parse().ok());
    match (day, month(passage.word(at + 3))) {
        (Some(day), Some(month)) => Some((Date::new(year, month, day), year, at + 4)),
        _ => Some((None, year, at + 2)),
    }
}
