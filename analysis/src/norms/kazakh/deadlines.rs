//! Deadlines of Kazakh law: «күннен бастап он жұмыс күні ішінде», «үш жұмыс күнінен кешіктірмей», «дереу».

use super::parties::is_head;
use crate::norms::sentence::{Run, Sentence, within};
use crate::norms::time::{event, quantity};
use crate::norms::words::{
    ABLATIVE, ACCUSATIVE, ADVERB, AND, DATIVE, FINITE, GENITIVE, INFINITIVE, INSTRUMENTAL, NOMINATIVE, PARTICIPLE,
    PREPOSITION,
};
use crate::references::month;
use legislation::{Date, Deadline, Direction};

/// The deadlines of a sentence, in order; `hidden` are its conditions.
pub(super) fn deadlines(s: &Sentence, hidden: &[Run]) -> Vec<Deadline<Run>> {
    let mut found: Vec<Deadline<Run>> = Vec::new();
    let mut at = 0;
    while at < s.len() {
        let floor = found.last().map_or(0, |d| d.words.end);
        match deadline(s, at, floor, hidden) {
            Some(deadline) if deadline.words.end > at => {
                at = deadline.words.end;
                // A limit that was counted from what was taken for an event of its own.
                if found.last().is_some_and(|last| last.words.end > deadline.words.start) {
                    found.pop();
                }
                found.push(deadline);
            }
            _ => at += 1,
        }
    }
    found
}

fn deadline(s: &Sentence, at: usize, floor: usize, hidden: &[Run]) -> Option<Deadline<Run>> {
    if matches!(s.word(at), "дереу" | "кідіріссіз") {
        let adverb = at + 1;
        return Some(event(at..adverb, Direction::Immediately, None, None));
    }
    if let Some(found) = dated(s, at, floor, hidden) {
        return Some(found);
    }
    if let Some(counted) = quantity(s, at) {
        return limit(s, at, floor, hidden, &counted);
    }
    // An event without a number; one that a number follows is that limit's anchor.
    let (direction, end) = match s.word(at) {
        "бастап" => (Direction::NotEarlier, at + 1),
        "дейін" => (Direction::Within, at + 1),
        "кейін" | "соң" => (Direction::NotEarlier, at + 1),
        "кезеңінде" | "мерзімінде" | "мерзімі" if s.word(at + 1) == "ішінде" || s.word(at).starts_with("кезең") => {
            (Direction::Lasting, at + 1 + usize::from(s.word(at + 1) == "ішінде"))
        }
        _ => return None,
    };
    let before = at.checked_sub(1)?;
    if matches!(s.word(before), "қай" | "кез") {
        return None;
    }
    let happened = match s.word(at) {
        "бастап" => is_moment(s.word(before)) && before > 0 && s.has(before - 1, PARTICIPLE | INFINITIVE),
        "дейін" => is_act(s.word(before)) && s.has(before, DATIVE),
        "кейін" => is_act(s.word(before)) && s.has(before, ABLATIVE),
        "соң" => s.has(before, PARTICIPLE),
        _ => true,
    };
    let followed = (end..end + 3).any(|i| quantity(s, i).is_some());
    if !happened || followed {
        return None;
    }
    let start = anchor_start(s, at, floor, hidden);
    Some(event(start..end, direction, None, Some(start..at)))
}

/// «31 наурызынан кешіктірілмейтін мерзімде», «2026 жылғы 1 қаңтарға дейін»: a day of the calendar.
fn dated(s: &Sentence, at: usize, floor: usize, hidden: &[Run]) -> Option<Deadline<Run>> {
    let number = |i: usize| s.digits(i).and_then(|d| d.parse::<u16>().ok());
    let year = number(at).filter(|y| (1900..2200).contains(y) && s.word(at + 1).starts_with("жыл"));
    let day_at = if year.is_some() { at + 2 } else { at };
    let day = number(day_at).and_then(|d| u8::try_from(d).ok()).filter(|d| (1..=31).contains(d))?;
    let month = month(s.word(day_at + 1))?;
    let mut end = day_at + 2;
    let direction = match s.word(end) {
        "дейін" | "кешіктірмей" | "кешіктірілмей" => Direction::Within,
        "кешіктірілмейтін" | "кешіктірмейтін" => {
            end += usize::from(s.word(end + 1).starts_with("мерзім"));
            Direction::Within
        }
        "кейін" => Direction::NotEarlier,
        _ => return None,
    };
    end += 1;
    // «есепті жылдан кейінгі жылдың 31 наурызынан»
    let mut start = at;
    if year.is_none() && s.before(at).starts_with("жыл") {
        while start > floor {
            let i = start - 1;
            let object = s.has(i, ACCUSATIVE | DATIVE | FINITE | INSTRUMENTAL | PREPOSITION);
            if within(i, hidden) || s.word(i).is_empty() || is_head(s, i, NOMINATIVE) || object && i + 1 < at {
                break;
            }
            start = i;
        }
    }
    let date = year.and_then(|year| Date::new(year, month, day));
    Some(event(start..end, direction, date, None))
}

/// Nouns of a moment: «күннен», «күнінен», «сәттен», «кезден».
fn is_moment(word: &str) -> bool {
    ["күн", "сәт", "кез", "уақыт", "мезгіл", "мерзім", "айдан", "жылдан", "тоқсан"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

/// «басталғанға», «таратудан», «шығарғаннан», «аяқталуына»: something that happens.
fn is_act(word: &str) -> bool {
    [
        "ғанға",
        "генге",
        "қанға",
        "кенге",
        "ғаннан",
        "геннен",
        "қаннан",
        "кеннен",
        "удан",
        "уден",
        "уына",
        "уіне",
        "уға",
        "уге",
        "уынан",
        "уінен",
        "лғанға",
    ]
    .iter()
    .any(|e| word.ends_with(e))
}

fn limit(
    s: &Sentence,
    at: usize,
    floor: usize,
    hidden: &[Run],
    counted: &crate::norms::time::Quantity,
) -> Option<Deadline<Run>> {
    // Ages, experience, the last years, how often: no limits.
    let next = s.word(counted.end);
    let age = next.starts_with("жас")
        || next.starts_with("толған")
        || next.starts_with("толмаған")
        || next == "сайын"
        || next.starts_with("өтіл");
    let experience =
        (counted.end..counted.end + 3).any(|i| s.word(i).starts_with("стаж") || s.word(i).starts_with("өтіл"));
    let year = counted.unit == legislation::TimeUnit::Year && counted.number > 1000;
    if age || experience || year || matches!(s.before(at), "жасы") {
        return None;
    }
    let mut end = counted.end;
    let mut direction = match next {
        "ішінде" => Some((Direction::Within, 1)),
        "бұрын" => Some((Direction::Before, 1)),
        "бойы" => Some((Direction::Lasting, 1)),
        "кейін" | "соң" => Some((Direction::NotEarlier, 1)),
        "өткен" | "өткеннен" => Some((Direction::NotEarlier, 2)),
        "дейін" => Some((Direction::Within, 1)),
        "кешіктірмей" | "кешіктірілмей" | "асырмай" | "асырылмай" => {
            Some((Direction::Within, 1))
        }
        "кешіктірмейтін" | "кешіктірілмейтін" | "аспайтын" | "асырылмайтын" | "кем" | "дейінгі" => {
            Some((if next == "дейінгі" { Direction::Lasting } else { Direction::Within }, 1))
        }
        _ if next.starts_with("мерзім") => {
            let late = s.word(counted.end + 1).starts_with("кешіктір") || s.word(counted.end + 1).starts_with("аспай");
            if late {
                Some((Direction::Within, 2))
            } else {
                Some((
                    if s.word(counted.end + 1) == "ішінде" || next.ends_with("де") {
                        Direction::Within
                    } else {
                        Direction::Lasting
                    },
                    if s.word(counted.end + 1) == "ішінде" { 2 } else { 1 },
                ))
            }
        }
        _ => None,
    };
    if let Some((_, length)) = direction {
        end += length;
        // «кешіктірілмейтін мерзімде», «кем емес мерзімге», «дейінгі мерзімге»
        if s.word(end) == "емес" || s.word(end) == "болмайтын" {
            end += 1;
            direction = Some((Direction::AtLeast, 0));
        }
        if matches!(
            next,
            "кешіктірмейтін"
                | "кешіктірілмейтін"
                | "аспайтын"
                | "асырылмайтын"
                | "кем"
                | "дейінгі"
        ) && s.word(end).starts_with("мерзім")
        {
            end += 1;
        }
    }
    let mut start = at;
    if matches!(s.before(start), "кемінде" | "ең") || s.before(start).starts_with("соңғы") {
        start -= 1;
    }
    // «өкілеттігінің соңғы алты айында»: the months belong to what stands in the genitive before them.
    if s.word(start).starts_with("соңғы") && start > floor && s.has(start - 1, GENITIVE) {
        while start > floor
            && (s.has(start - 1, GENITIVE) || s.has(start, GENITIVE) && s.has(start - 1, NOMINATIVE))
            && !s.has(start - 1, AND | ADVERB)
        {
            start -= 1;
        }
    }
    let at_least = s.word(start) == "кемінде";
    let direction = match direction {
        Some((Direction::Within, _)) if at_least => Direction::AtLeast,
        Some((direction, _)) => direction,
        None if at_least => Direction::AtLeast,
        None if next.starts_with("аспа") => Direction::Within,
        None => Direction::Lasting,
    };
    let anchored = matches!(s.before(start), "бастап" | "кейінгі" | "кейін" | "соң" | "дейін" | "дейінгі")
        || (s.is(start.saturating_sub(1), ',') && s.before(start.saturating_sub(1)) == "бастап");
    let mut anchor = None;
    // «мерзімі аяқталардан кемінде екі ай бұрын»
    if direction == Direction::Before && start > floor && s.has(start - 1, ABLATIVE) && !within(start - 1, hidden) {
        let from = anchor_start(s, start, floor, hidden);
        anchor = Some(from..start);
        start = from;
    } else if anchored && start > 0 {
        let word = if s.is(start - 1, ',') { start - 2 } else { start - 1 };
        let from = anchor_start(s, word, floor, hidden);
        anchor = Some(from..word);
        start = from;
    }
    Some(counted.deadline(start..end, direction, anchor))
}

/// Where the words of the event before «бастап», «кейін», «дейін» at `at` start.
fn anchor_start(s: &Sentence, at: usize, floor: usize, hidden: &[Run]) -> usize {
    let Some(moment) = at.checked_sub(1) else { return at };
    let mut start = moment;
    // «күннен» has its participle before it; «басталғанға» is one itself.
    let verb = if is_act(s.word(moment)) { moment } else { moment.saturating_sub(1) };
    // «мерзімі ішінде», «кезеңінде»: a period has no objects.
    let period = s.word(at).starts_with("мерзім") || s.word(at).starts_with("кезең");
    let mut objects = 0;
    while start > floor {
        let i = start - 1;
        if within(i, hidden) || s.is_end(i) || s.is_dash(i) || s.has(i, FINITE) {
            break;
        }
        if s.in_brackets(i) {
            break;
        }
        if s.is(i, ',') {
            if i > floor && s.has(i - 1, PARTICIPLE) {
                start = i;
                continue;
            }
            break;
        }
        let word = s.word(i);
        let near = !period && (i + 1 == verb || i + 2 == verb && s.has(i + 1, ADVERB));
        // «мерзімінен бұрын тоқтатылған»
        if word == "бұрын" && s.before(i) == "мерзімінен" {
            start = i - 1;
            continue;
        }
        let governed = s.has(i + 1, INFINITIVE);
        if i < verb {
            if s.has(i, PREPOSITION | INSTRUMENTAL) && !near && word != "тыс" {
                break;
            }
            // «оның тіркелген күнінен»: what stands before the pronoun is another phrase.
            if matches!(s.word(i + 1), "оның" | "олардың" | "ол" | "олар") {
                break;
            }
            // «мерзімдері тексеру басталған»: the event has its own noun already.
            if i + 2 == verb
                && s.has(i + 1, NOMINATIVE)
                && !s.has(i, ACCUSATIVE)
                && ["дері", "лері", "тері", "дары", "лары", "тары", "сы", "сі"].iter().any(|e| word.ends_with(e))
            {
                break;
            }
            if is_head(s, i, NOMINATIVE) && !near && !s.has(i + 1, AND) {
                break;
            }
            if s.has(i, ACCUSATIVE) && !governed && !is_attribute(word) {
                objects += 1;
                if objects > 1 || !near {
                    break;
                }
            }
            if s.has(i, DATIVE) && !governed && !near {
                break;
            }
            if s.has(i, ABLATIVE) && !near {
                break;
            }
            if s.has(i, ADVERB) && !s.has(i, AND) && !near && !matches!(word, "осы" | "бұл") {
                break;
            }
            if s.has(i, AND) && !s.has(i - usize::from(i > 0), PARTICIPLE | GENITIVE | NOMINATIVE) {
                break;
            }
        }
        start = i;
    }
    while start < at && (s.is(start, ',') || s.has(start, AND)) {
        start += 1;
    }
    start
}

fn is_attribute(word: &str) -> bool {
    word.ends_with("лы") || word.ends_with("лі") || matches!(word, "тиісті" | "лауазымды" | "заңды")
}
