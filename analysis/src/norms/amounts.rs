//! Amounts: multiples of an index, percentages, sums of money, fractions in words, in Russian, Kazakh and English.

use super::kazakh::words::{inflected_numeral, is_index_noun};
use super::numbers::{Numeral, numeral};
use super::sentence::{Run, Sentence};
use super::words::{DATIVE, NUMERAL, PARTY};
use crate::references::lexemes::Kind;
use legislation::{Amount, Currency, Index, Lang, Measure, Number};

/// The amounts of a sentence, in order.
pub(super) fn amounts(s: &Sentence) -> Vec<Amount<Run>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < s.len() {
        // Most words begin no amount.
        let begins = s.digits(at).is_some()
            || s.has(at, NUMERAL)
            || matches!(s.word(at), "от" | "from" | "between")
            || is_compound(s, at)
            || is_fraction_word(s, at)
            || (s.lang == Lang::KK && (is_index_noun(s, at).is_some() || inflected_numeral(s.word(at)).is_some()));
        match begins.then(|| amount(s, at)).flatten() {
            Some(amount) if amount.words.end > at => {
                at = amount.words.end;
                found.push(amount);
            }
            _ => at += 1,
        }
    }
    shared_units(s, &mut found);
    found
}

/// «на граждан в размере десяти, на юридических лиц – в размере ста месячных расчетных показателей»: the unit said
/// last is that of the numbers before it, too.
fn shared_units(s: &Sentence, found: &mut Vec<Amount<Run>>) {
    let Some((last, measure)) =
        found.iter().rev().find(|a| matches!(a.measure, Measure::Index(_))).map(|a| (a.words.start, a.measure))
    else {
        return;
    };
    let mut more = Vec::new();
    for at in 1..last {
        let led = match s.lang {
            Lang::RU => s.before(at) == "размере",
            Lang::KK => s.is_dash(at - 1) || s.has(at - 1, PARTY) && s.has(at - 1, DATIVE),
            _ => false,
        };
        let Some(number) = numeral(s, at).filter(|_| led) else { continue };
        let taken = found.iter().any(|a| a.words.contains(&at));
        if s.is(number.end, ',') && !taken {
            more.push(Amount { words: at..number.end, number: number.number, at_least: None, measure });
        }
    }
    found.extend(more);
    found.sort_by_key(|a| a.words.start);
}

fn amount(s: &Sentence, at: usize) -> Option<Amount<Run>> {
    if let Some(found) = fraction(s, at) {
        return Some(found);
    }
    if let Some((number, end)) = multiple(s, at) {
        let (measure, end) = multiplied(s, end)?;
        return Some(Amount { words: at..end, number, at_least: None, measure });
    }
    if s.lang == Lang::KK
        && let Some((index, after)) = is_index_noun(s, at)
        && let Some(found) = numeral(s, after)
        && let Some(end) = times(s, found.end)
    {
        return Some(Amount { words: at..end, number: found.number, at_least: None, measure: Measure::Index(index) });
    }
    let from = matches!((s.word(at), s.lang), ("от", Lang::RU) | ("from" | "between", Lang::EN));
    let first = numeral(s, at + usize::from(from))?;
    // The unit may stand after both numbers of a range or after each.
    let middle = measure(s, first.end).filter(|_| from).map_or(first.end, |(_, end)| end);
    let second = joined(s, middle, from).and_then(|next| numeral(s, next));
    let Some(second) = second else {
        if from {
            return None;
        }
        let mut end = first.end;
        // «пятьдесят и более процентов»
        if s.lang == Lang::RU && s.word(end) == "и" && matches!(s.word(end + 1), "более" | "менее" | "выше")
        {
            end += 2;
        }
        let (measure, end) = measure(s, end)?;
        return Some(Amount { words: at..end, number: first.number, at_least: None, measure });
    };
    let (measure, end) = measure(s, second.end)?;
    Some(Amount { words: at..end, number: second.number, at_least: Some(first.number), measure })
}

/// The lexeme after «до», «–», «или» between the numbers of a range.
fn joined(s: &Sentence, at: usize, from: bool) -> Option<usize> {
    let dash = matches!(s.lexemes.get(at).map(|l| &l.kind), Some(Kind::Dash { .. }));
    let word = matches!(s.word(at), "до" | "to") || from && matches!(s.word(at), "and");
    (dash || word).then_some(at + 1)
}

/// What is counted, and the lexeme after it.
fn measure(s: &Sentence, at: usize) -> Option<(Measure, usize)> {
    let word = s.word(at);
    let starts = |stem: &str| word.starts_with(stem);
    if s.is(at, '%') {
        return Some((Measure::Percent, at + 1));
    }
    if s.is(at, '$') {
        return Some((Measure::Money(Currency::Dollar), at + 1));
    }
    if starts("процент") || matches!(word, "percent" | "percents") || starts("пайыз") {
        return Some((Measure::Percent, at + 1));
    }
    if word == "per" && s.word(at + 1) == "cent" {
        return Some((Measure::Percent, at + 2));
    }
    if let Some((index, end)) = index(s, at) {
        return Some((Measure::Index(index), end));
    }
    let currency = if starts("тенге") || starts("теңге") || matches!(word, "tenge" | "kzt") {
        Currency::Tenge
    } else if matches!(word, "сом" | "сома" | "сомов" | "сомам" | "сомами" | "soms" | "som") {
        Currency::Som
    } else if starts("рубл") || starts("rouble") || starts("ruble") {
        Currency::Rouble
    } else if starts("доллар") || starts("dollar") {
        Currency::Dollar
    } else if matches!(word, "евро" | "euro" | "euros") {
        Currency::Euro
    } else {
        return None;
    };
    let mut end = at + 1;
    if currency == Currency::Dollar && matches!(s.word(end), "сша") {
        end += 1;
    }
    Some((Measure::Money(currency), end))
}

/// An index named at `at`.
fn index(s: &Sentence, at: usize) -> Option<(Index, usize)> {
    let starts = |i: usize, stem: &str| s.word(i).starts_with(stem);
    match s.lang {
        Lang::KK => is_index_noun(s, at),
        Lang::EN => {
            let end = at + usize::from(starts(at, "monthly"));
            if starts(end, "calculation") && starts(end + 1, "ind") {
                Some((if end > at { Index::Mci } else { Index::CalculationIndex }, end + 2))
            } else if matches!(s.word(at), "mci" | "mcis" | "mcl") {
                Some((Index::Mci, at + 1))
            } else if s.word(at).starts_with("minimum") && (starts(at + 1, "wage") || starts(at + 1, "salar")) {
                Some((Index::MinimumWage, at + 2))
            } else {
                None
            }
        }
        _ => {
            if starts(at, "месячн") && starts(at + 1, "расчетн") && starts(at + 2, "показател") {
                Some((Index::Mci, at + 3))
            } else if starts(at, "расчетн") && starts(at + 1, "показател") {
                Some((Index::CalculationIndex, at + 2))
            } else if s.word(at) == "мрп" {
                Some((Index::Mci, at + 1))
            } else if s.word(at) == "мзп" {
                Some((Index::MinimumWage, at + 1))
            } else if starts(at, "прожиточн") && starts(at + 1, "минимум") {
                Some((Index::SubsistenceMinimum, at + 2))
            } else if starts(at, "величин") && starts(at + 1, "прожиточн") {
                Some((Index::SubsistenceMinimum, at + 3))
            } else if starts(at, "минимальн") {
                let noun = at + if starts(at + 1, "размер") { 2 } else { 1 };
                (starts(noun, "заработн") && starts(noun + 1, "плат")).then_some((Index::MinimumWage, noun + 2))
            } else {
                None
            }
        }
    }
}

/// «10 000-кратного», «двукратном», «пятикратного»: the number and the lexeme after the adjective.
fn multiple(s: &Sentence, at: usize) -> Option<(Number, usize)> {
    if s.lang != Lang::RU {
        return None;
    }
    if is_compound(s, at) {
        let before = s.word(at).split("кратн").next()?;
        return Some((Number::whole(compound(before)?), at + 1));
    }
    let found: Numeral = numeral(s, at)?;
    let dash = matches!(s.lexemes.get(found.end).map(|l| &l.kind), Some(Kind::Dash { .. }));
    let word = found.end + usize::from(dash);
    s.word(word).starts_with("кратн").then_some((found.number, word + 1))
}

/// Whether the word is «двукратный», «стократном».
fn is_compound(s: &Sentence, at: usize) -> bool {
    s.lang == Lang::RU && s.word(at).split_once("кратн").is_some_and(|(before, _)| compound(before).is_some())
}

/// The number that begins «двукратный», «пятидесятикратный».
fn compound(before: &str) -> Option<u64> {
    const PARTS: [(&str, u64); 26] = [
        ("двадцати", 20),
        ("тридцати", 30),
        ("сорока", 40),
        ("пятидесяти", 50),
        ("шестидесяти", 60),
        ("семидесяти", 70),
        ("восьмидесяти", 80),
        ("девяносто", 90),
        ("пятнадцати", 15),
        ("двенадцати", 12),
        ("десяти", 10),
        ("двухсот", 200),
        ("трехсот", 300),
        ("пятисот", 500),
        ("тысяче", 1000),
        ("сто", 100),
        ("одно", 1),
        ("двух", 2),
        ("дву", 2),
        ("трех", 3),
        ("четырех", 4),
        ("пяти", 5),
        ("шести", 6),
        ("семи", 7),
        ("восьми", 8),
        ("девяти", 9),
    ];
    let (mut rest, mut total) = (before, 0);
    while !rest.is_empty() {
        let (part, value) = PARTS.iter().find(|(part, _)| rest.starts_with(part))?;
        total = if *value == 1000 && total > 0 { total * 1000 } else { total + value };
        rest = &rest[part.len()..];
    }
    (total > 0).then_some(total)
}

/// What «N-кратный» multiplies: an index named next, or something else.
fn multiplied(s: &Sentence, at: usize) -> Option<(Measure, usize)> {
    let size = at + usize::from(s.word(at).starts_with("размер"));
    match index(s, size) {
        Some((index, end)) => Some((Measure::Index(index), end)),
        // «однократного применения» multiplies nothing.
        None => (size > at).then_some((Measure::Share, size)),
    }
}

/// «еселенген мөлшері», «есе».
fn times(s: &Sentence, at: usize) -> Option<usize> {
    let word = s.word(at);
    if !(word.starts_with("еселен") || word.starts_with("еселі") || word == "есе" || word.starts_with("есеге"))
    {
        return None;
    }
    Some(at + 1 + usize::from(s.word(at + 1).starts_with("мөлшер")))
}

fn is_fraction_word(s: &Sentence, at: usize) -> bool {
    let word = s.word(at);
    match s.lang {
        Lang::RU => matches!(
            word,
            "половины"
                | "половину"
                | "половина"
                | "половиной"
                | "половине"
                | "треть"
                | "трети"
                | "четверть"
                | "четверти"
        ),
        Lang::EN => {
            word == "half"
                || word.contains("-third")
                || word.contains("-fifth")
                || word.contains("-fourth")
                || word.contains("-quarter")
                || word.contains("-tenth")
                || word.contains("-half")
        }
        _ => word.starts_with("жартысы"),
    }
}

/// «двух третей», «одной пятой», «бестен бірі», "two-thirds", «половины».
fn fraction(s: &Sentence, at: usize) -> Option<Amount<Run>> {
    let made = |end: usize, numerator: u64, denominator: u64| Amount {
        words: at..end,
        number: Number { numerator, denominator },
        at_least: None,
        measure: Measure::Share,
    };
    match s.lang {
        Lang::RU => {
            if is_fraction_word(s, at) {
                let of = if s.word(at).starts_with("полов") {
                    2
                } else if s.word(at).starts_with("трет") {
                    3
                } else {
                    4
                };
                // «трети» can be the end of «две трети» that was not read as one; alone it is a third.
                return Some(made(at + 1, 1, of));
            }
            let value = s.has(at, NUMERAL).then(|| u64::from(s.known(at).number)).filter(|n| (1..10).contains(n))?;
            let word = s.word(at + 1);
            let below = match word {
                "трети" | "третей" | "третьей" | "третью" | "третями" | "третьих" | "третья" | "третям" | "треть" => {
                    3
                }
                "четверти"
                | "четвертей"
                | "четвертой"
                | "четвертая"
                | "четвертую"
                | "четвертых"
                | "четвертями"
                | "четвертям" => 4,
                "вторая" | "второй" | "вторую" => 2,
                "пятая" | "пятой" | "пятых" | "пятую" | "пятыми" => 5,
                "шестая" | "шестой" | "шестых" => 6,
                "восьмая" | "восьмой" | "восьмых" => 8,
                "десятая" | "десятой" | "десятых" | "десятую" => 10,
                "сотая" | "сотой" | "сотых" => 100,
                _ => return None,
            };
            // «одной второй», not «одной пятой статьи»: ordinals of provisions are masculine or follow their noun.
            Some(made(at + 2, value, below))
        }
        Lang::EN => {
            let value = |word: &str| match word {
                "one" | "a" => Some(1),
                "two" => Some(2),
                "three" => Some(3),
                "four" => Some(4),
                _ => None,
            };
            let below = |word: &str| {
                Some(match word {
                    "half" => 2,
                    "third" | "thirds" => 3,
                    "quarter" | "quarters" | "fourth" | "fourths" => 4,
                    "fifth" | "fifths" => 5,
                    "sixth" => 6,
                    "tenth" | "tenths" => 10,
                    _ => return None,
                })
            };
            if let Some((first, second)) = s.word(at).split_once('-') {
                return Some(made(at + 1, value(first)?, below(second)?));
            }
            if s.word(at) == "half" {
                return Some(made(at + 1, 1, 2));
            }
            Some(made(at + 2, value(s.word(at))?, below(s.word(at + 1)).filter(|_| s.word(at + 2) == "of")?))
        }
        Lang::KK => {
            if is_fraction_word(s, at) {
                return Some(made(at + 1, 1, 2));
            }
            let (below, ending) = inflected_numeral(s.word(at))?;
            // «үштен екі бөлігі», «үштен екі көпшілік даусымен»
            let plain = s.has(at + 1, NUMERAL).then(|| u64::from(s.known(at + 1).number));
            let named = ["бөлі", "дау", "көпшілі"].iter().any(|stem| s.word(at + 2).starts_with(stem));
            if let Some(above) = plain.filter(|above| named && *above < below) {
                return Some(made(at + 2 + usize::from(s.word(at + 2).starts_with("бөлі")), above, below));
            }
            let (above, possessed) = inflected_numeral(s.word(at + 1))?;
            let of = ["нан", "нен", "дан", "ден", "тан", "тен"].contains(&ending);
            let part = ["і", "ы", "сі", "сы", "еуі"].iter().any(|p| possessed.starts_with(p));
            (of && part && above < below).then(|| made(at + 2, above, below))
        }
        _ => None,
    }
}
