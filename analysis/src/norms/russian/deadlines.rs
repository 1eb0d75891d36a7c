//! Deadlines of Russian law: «в течение пяти рабочих дней со дня …», «не позднее 31 марта», «до подведения итогов».

use super::events::{event_end, is_attribute, is_event};
use crate::norms::sentence::{Run, Sentence};
use crate::norms::time::{Quantity, event, quantity, unit};
use crate::norms::words::AND;
use crate::references::month;
use legislation::{Date, Deadline, Direction, TimeUnit};

/// The deadlines of a sentence, in order.
pub(super) fn deadlines(s: &Sentence) -> Vec<Deadline<Run>> {
    let mut found: Vec<Deadline<Run>> = Vec::new();
    let mut at = 0;
    while at < s.len() {
        match deadline(s, at).filter(|d| !describes(s, d)) {
            Some(deadline) if deadline.words.end > at => {
                at = deadline.words.end;
                found.push(deadline);
            }
            _ => at += 1,
        }
    }
    found
}

/// Whether a period only describes: ages, experience, what happened in the last years, how often.
fn describes(s: &Sentence, deadline: &Deadline<Run>) -> bool {
    let run = &deadline.words;
    // «2024 года» is a year, not a period.
    if deadline.unit == Some(TimeUnit::Year) && deadline.number.is_some_and(|n| n > 1000) {
        return true;
    }
    // «разрешается с шестнадцати лет»: an age.
    if deadline.unit == Some(TimeUnit::Year) && deadline.anchor.is_none() && s.before(run.start) == "с" {
        return true;
    }
    let starts = |i: usize, stems: &[&str]| stems.iter().any(|stem| s.word(i).starts_with(stem));
    let age =
        |i: usize| starts(i, &["возраст", "достиг", "старше", "младше", "моложе", "последни", "предыдущ", "исполнил"]);
    let experience = |i: usize| starts(i, &["стаж", "опыт"]);
    let near = |from: usize, told: &dyn Fn(usize) -> bool| (run.start.saturating_sub(from)..run.start).any(told);
    // «за последние десять лет», «не менее трех лет стажа», «до достижения возраста», «повторно в течение года»
    let inside = run.clone().any(|i| starts(i, &["последни", "возраст"]));
    let after = deadline.anchor.is_none() && (run.end..run.end + 2).any(|i| age(i) || experience(i));
    let repeated = matches!(s.before(run.start), "повторно" | "ранее" | "дважды" | "раза" | "раз");
    near(4, &age) || near(2, &experience) || inside || after || repeated
}

fn deadline(s: &Sentence, at: usize) -> Option<Deadline<Run>> {
    at_once(s, at)
        .or_else(|| anchored_before(s, at))
        .or_else(|| limit(s, at))
        .or_else(|| period(s, at))
        .or_else(|| until_event(s, at))
}

/// «незамедлительно».
fn at_once(s: &Sentence, at: usize) -> Option<Deadline<Run>> {
    let end = if matches!(s.word(at), "незамедлительно" | "немедленно" | "безотлагательно")
    {
        at + 1
    } else if s.reads(at, &["в", "тот", "же", "день"]) {
        at + 4
    } else {
        return None;
    };
    let after = anchor(s, end);
    let end = after.as_ref().map_or(end, |a| a.end);
    Some(event(at..end, Direction::Immediately, None, after))
}

/// «с момента составления протокола не позднее 72 часов», «со дня подписания».
fn anchored_before(s: &Sentence, at: usize) -> Option<Deadline<Run>> {
    let opens = matches!(s.word(at), "с" | "со")
        && matches!(s.word(at + 1), "момента" | "дня" | "даты" | "времени" | "года" | "месяца");
    if !opens || s.reads(at, &["со", "дня", "рождения"]) {
        return None;
    }
    let before = anchor(s, at)?;
    let next = before.end + usize::from(s.is(before.end, ','));
    if let Some(mut limit) = limit(s, next).filter(|d| d.number.is_some()) {
        if limit.anchor.is_none() {
            limit.anchor = Some(before);
        }
        limit.words.start = at;
        return Some(limit);
    }
    let end = before.end;
    Some(event(at..end, Direction::NotEarlier, None, Some(before)))
}

/// Words that limit: their direction and the lexeme after them.
fn limiting(s: &Sentence, at: usize) -> Option<(Direction, usize)> {
    use Direction::{AtLeast, Before, Lasting, NotEarlier, Within};
    const WORDS: [(&[&str], Direction); 37] = [
        (&["не", "ранее", "истечения"], NotEarlier),
        (&["после", "истечения"], NotEarlier),
        (&["до", "истечения"], Within),
        (&["не", "позднее", "чем", "за"], Before),
        (&["не", "позднее", "чем", "через"], Within),
        (&["не", "менее", "чем", "за"], Before),
        (&["не", "ранее", "чем", "за"], NotEarlier),
        (&["не", "ранее", "чем", "через"], NotEarlier),
        (&["не", "позднее", "чем", "в", "течение"], Within),
        (&["не", "позднее", "чем"], Within),
        (&["не", "позднее", "за"], Before),
        (&["не", "менее", "чем"], AtLeast),
        (&["не", "более", "чем"], Within),
        (&["не", "ранее", "чем"], NotEarlier),
        (&["не", "позднее"], Within),
        (&["не", "позже"], Within),
        (&["не", "более"], Within),
        (&["не", "свыше"], Within),
        (&["не", "дольше"], Within),
        (&["не", "менее"], AtLeast),
        (&["не", "меньше"], AtLeast),
        (&["не", "ранее"], NotEarlier),
        (&["не", "раньше"], NotEarlier),
        (&["не", "превышающий"], Within),
        (&["не", "превышающего"], Within),
        (&["не", "превышающем"], Within),
        (&["не", "превышающие"], Within),
        (&["в", "течение"], Within),
        (&["в", "срок"], Within),
        (&["в", "сроки"], Within),
        (&["в", "пределах"], Within),
        (&["на", "срок"], Lasting),
        (&["на", "период"], Lasting),
        (&["сроком"], Lasting),
        (&["по", "истечении"], NotEarlier),
        (&["по", "истечению"], NotEarlier),
        (&["спустя"], NotEarlier),
    ];
    let (words, direction) = WORDS.iter().find(|(words, _)| s.reads(at, words))?;
    Some((*direction, at + words.len()))
}

/// A limit in units, days of the calendar or words: «в срок не более двух лет», «до 1 января 2026 года», «тридцать дней».
fn limit(s: &Sentence, at: usize) -> Option<Deadline<Run>> {
    let mut direction = None;
    let mut i = at;
    while let Some((said, next)) = limiting(s, i) {
        // «на срок не менее двух лет»: the last word decides, but a term stays a term.
        direction = match (direction, said) {
            (Some(Direction::Lasting), Direction::Within) => Some(Direction::Lasting),
            _ => Some(said),
        };
        i = next;
        if s.is(i, ',') && limiting(s, i + 1).is_some() {
            i += 1;
        }
    }
    let said = direction;
    if matches!(s.word(i), "до" | "на" | "через" | "за" | "по" | "к" | "свыше" | "в" | "более" | "менее")
    {
        let next = i + 1;
        let adverb = s.word(i);
        let found = core(s, next, true)?;
        // «до 10 дней» limits, «в 10 часов» is an hour of the day.
        let counted = matches!(&found, Core::Units(_));
        let dated = matches!(&found, Core::Day(..));
        if (adverb == "в" && !matches!(found, Core::Term(..)))
            || (counted && matches!(adverb, "к" | "по" | "более" | "менее"))
        {
            return None;
        }
        if dated && matches!(adverb, "на" | "через" | "за" | "свыше" | "более" | "менее") {
            return None;
        }
        let direction = direction.unwrap_or(match adverb {
            "за" => Direction::Before,
            "на" => Direction::Lasting,
            "через" => Direction::NotEarlier,
            "свыше" => Direction::AtLeast,
            _ => Direction::Within,
        });
        let start = if matches!(adverb, "свыше") && said.is_none() { next } else { at };
        return Some(finish(s, start, found, direction, adverb == "за"));
    }
    // «не ранее дня приобретения права», «не позднее даты окончания»
    let moment = matches!(s.word(i), "дня" | "даты" | "момента") || is_event(s.word(i));
    if moment && matches!(s.before(i), "ранее" | "позднее" | "чем") {
        let end = event_end(s, i);
        return (end > i + 1).then(|| event(at..end, said.unwrap_or(Direction::Within), None, Some(i..end)));
    }
    let found = core(s, i, said.is_some())?;
    if let Core::Day(..) = found
        && said.is_none()
    {
        return None;
    }
    let before = direction == Some(Direction::Before);
    // «не может превышать тридцать дней»
    let bound = if s.before(at).starts_with("превыша") { Direction::Within } else { Direction::Lasting };
    Some(finish(s, at, found, direction.unwrap_or(bound), before))
}

/// What a limit counts.
enum Core {
    /// Units of time.
    Units(Quantity),
    /// «месячный срок»: units in an adjective.
    Term(Quantity),
    /// A day of the calendar, and the lexeme after it.
    Day(Option<Date>, usize),
}

fn core(s: &Sentence, at: usize, limited: bool) -> Option<Core> {
    if let Some(found) = quantity(s, at) {
        // «31 день» of a month is no date: dates have the month's name.
        return Some(Core::Units(found));
    }
    if let Some(found) = term(s, at) {
        return Some(Core::Term(found));
    }
    if !limited {
        return None;
    }
    if let Some((date, end)) = day(s, at) {
        return Some(Core::Day(date, end));
    }
    // «в течение месяца», «в течение одного рабочего дня»
    let start = at + usize::from(matches!(s.word(at), "календарного" | "одного" | "каждого"));
    let (unit, end) = unit(s, start)?;
    matches!(
        s.word(end - 1),
        "месяца"
            | "года"
            | "суток"
            | "дня"
            | "недели"
            | "часа"
            | "квартала"
            | "месяц"
            | "год"
            | "сутки"
            | "неделю"
            | "час"
    )
    .then_some(Core::Units(Quantity { end, number: 1, at_least: None, unit }))
}

/// «десятидневный срок», «10-дневного срока», «месячный срок».
fn term(s: &Sentence, at: usize) -> Option<Quantity> {
    const PARTS: [(&str, u32); 16] = [
        ("двадцати", 20),
        ("тридцати", 30),
        ("сорока", 40),
        ("пятидесяти", 50),
        ("шестидесяти", 60),
        ("девяносто", 90),
        ("пятнадцати", 15),
        ("двенадцати", 12),
        ("десяти", 10),
        ("двух", 2),
        ("трех", 3),
        ("четырех", 4),
        ("пяти", 5),
        ("шести", 6),
        ("семи", 7),
        ("одно", 1),
    ];
    const UNITS: [(&str, TimeUnit); 7] = [
        ("дневн", TimeUnit::CalendarDay),
        ("суточн", TimeUnit::CalendarDay),
        ("недельн", TimeUnit::Week),
        ("месячн", TimeUnit::Month),
        ("годичн", TimeUnit::Year),
        ("летн", TimeUnit::Year),
        ("часов", TimeUnit::Hour),
    ];
    let digits = s.digits(at).and_then(|d| d.parse::<u32>().ok());
    let word_at = if digits.is_some() { at + 2 } else { at };
    if digits.is_some()
        && !matches!(
            s.lexemes.get(at + 1).map(|l| &l.kind),
            Some(crate::references::lexemes::Kind::Dash { tight: true })
        )
    {
        return None;
    }
    let mut rest = s.word(word_at);
    let mut number = digits;
    if digits.is_none() {
        while let Some((part, value)) = PARTS.iter().find(|(part, _)| rest.starts_with(part)) {
            number = Some(number.unwrap_or(0) + value);
            rest = &rest[part.len()..];
        }
    }
    let (stem, unit) = UNITS.iter().find(|(stem, _)| rest.starts_with(stem))?;
    let ending = &rest[stem.len()..];
    if !matches!(ending, "ый" | "ого" | "ий" | "его" | "ом" | "ем" | "ых") {
        return None;
    }
    let mut end = word_at + 1;
    let mut unit = *unit;
    if let Some(kind) = [("рабоч", TimeUnit::WorkingDay), ("календарн", TimeUnit::CalendarDay)]
        .iter()
        .find(|(stem, _)| s.word(end).starts_with(stem))
    {
        unit = kind.1;
        end += 1;
    }
    let named = s.word(end).starts_with("срок") || s.word(end).starts_with("период");
    named.then(|| Quantity { end: end + 1, number: number.unwrap_or(1), at_least: None, unit })
}

/// «31 марта», «1 января 2026 года», «25 числа месяца, следующего за …», «01.01.2026»; a date without a year is `None`.
fn day(s: &Sentence, at: usize) -> Option<(Option<Date>, usize)> {
    let text = s.digits(at)?;
    if let Some(date) = Date::parse(text).filter(|_| text.contains('.')) {
        let end = at + 1;
        return Some((Some(date), end + usize::from(matches!(s.word(end), "года" | "г"))));
    }
    let number: u8 = text.parse().ok()?;
    if s.word(at + 1).starts_with("числ") {
        let mut end = at + 2;
        while matches!(
            s.word(end),
            "месяца" | "каждого" | "календарного" | "второго" | "первого" | "третьего" | "последнего"
        ) {
            end += 1;
        }
        return (1..=31).contains(&number).then_some((None, end));
    }
    let month = month(s.word(at + 1))?;
    let mut end = at + 2;
    let year = s.digits(end).and_then(|y| y.parse().ok());
    if year.is_some() {
        end += 1;
    }
    while matches!(
        s.word(end),
        "года"
            | "г"
            | "текущего"
            | "соответствующего"
            | "отчетного"
            | "календарного"
            | "следующего"
            | "налогового"
            | "периода"
    ) {
        end += 1;
    }
    // «25 февраля, 25 мая и 25 ноября»: further days of one list.
    let joined = s.is(end, ',') || s.has(end, AND);
    if joined
        && year.is_none()
        && let Some((_, after)) = day(s, end + 1)
    {
        return Some((None, after));
    }
    Some((year.and_then(|year| Date::new(year, month, number)), end))
}

fn finish(s: &Sentence, start: usize, core: Core, direction: Direction, before: bool) -> Deadline<Run> {
    let end = match &core {
        Core::Units(quantity) | Core::Term(quantity) => quantity.end,
        Core::Day(_, end) => *end,
    };
    let anchor = anchor(s, end);
    let end = anchor.as_ref().map_or(end, |a| a.end);
    let direction = if before && anchor.as_ref().is_some_and(|a| s.word(a.start) == "до") {
        Direction::Before
    } else {
        direction
    };
    match core {
        Core::Units(quantity) | Core::Term(quantity) => quantity.deadline(start..end, direction, anchor),
        Core::Day(date, _) => event(start..end, direction, date, anchor),
    }
}

/// The event a limit is counted from or to, where one follows at `at`.
fn anchor(s: &Sentence, at: usize) -> Option<Run> {
    let opens = |i: usize| {
        let next = s.word(i + 1);
        match s.word(i) {
            "с" | "со" => {
                matches!(next, "момента" | "дня" | "даты" | "времени" | "начала" | "года" | "месяца")
                    || is_event(next)
                    || s.digits(i + 1).is_some()
            }
            "после" | "до" => !next.is_empty() && quantity(s, i + 1).is_none(),
            "от" => matches!(next, "даты" | "дня" | "момента"),
            "по" => matches!(next, "истечении"),
            "начиная" => matches!(next, "с" | "со"),
            "года" | "месяца" | "дня" => false,
            word => word.starts_with("следующ") || word.starts_with("предшествующ"),
        }
    };
    let start = if s.is(at, ',')
        && (s.word(at + 1).starts_with("следующ")
            || s.word(at + 1).starts_with("предшествующ")
            || matches!(s.word(at + 1), "начиная" | "считая" | "исчисляемых" | "исчисляемого" | "исчисляемый"))
    {
        at + 1
    } else if opens(at) {
        at
    } else {
        return None;
    };
    let end = event_end(s, start);
    (end > start + 1).then_some(start..end)
}

/// «в период с даты … до даты …», «в период исполнения …», «на следующий рабочий день после …».
fn period(s: &Sentence, at: usize) -> Option<Deadline<Run>> {
    if s.reads(at, &["в", "период"])
        || s.reads(at, &["на", "период"])
        || s.reads(at, &["в", "течение", "срока"])
        || s.reads(at, &["в", "течение", "периода"])
        || s.reads(at, &["в", "течение", "всего"])
    {
        let mut end = event_end(s, at + 2);
        // «с даты … до даты …»
        if matches!(s.word(at + 2), "с" | "со")
            && let Some(until) = (end..s.len().min(end + 16))
                .take_while(|&i| !s.is(i, ',') && !s.is_end(i))
                .find(|&i| matches!(s.word(i), "до" | "по"))
        {
            end = event_end(s, until + 1);
        }
        return (end > at + 2).then(|| event(at..end, Direction::Lasting, None, Some(at + 2..end)));
    }
    let next_day = (s.reads(at, &["на", "следующий"]) || s.reads(at, &["не", "позднее", "следующего"]))
        .then(|| at + if s.word(at) == "на" { 2 } else { 3 })?;
    let (unit, end) = unit(s, next_day)?;
    let after = anchor(s, end);
    let quantity = Quantity { end, number: 1, at_least: None, unit };
    let end = after.as_ref().map_or(end, |a| a.end);
    Some(quantity.deadline(at..end, Direction::Within, after))
}

/// «до принятия решения», «после завершения проверки».
fn until_event(s: &Sentence, at: usize) -> Option<Deadline<Run>> {
    let direction = match s.word(at) {
        "до" => Direction::Within,
        "после" => Direction::NotEarlier,
        "по" if matches!(s.word(at + 1), "истечении" | "окончании" | "завершении") => {
            Direction::NotEarlier
        }
        _ => return None,
    };
    // The event may have attributes before it: «до полного погашения», «до его завершения».
    let named = (at + 1..at + 4).find(|i| !is_attribute(s.word(*i)))?;
    if !is_event(s.word(named)) && direction != Direction::NotEarlier
        || (s.word(at) == "после" && !is_event(s.word(named)))
    {
        return None;
    }
    let end = event_end(s, at + 1);
    (end > at + 1).then(|| event(at..end, direction, None, Some(at + 1..end)))
}
