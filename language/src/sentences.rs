//! Sentences: where one ends in a text of law, where full stops also abbreviate, number and label.

use crate::letters::Letter;
use crate::letters::{is_cyrillic, is_invisible};
use crate::words;
use std::ops::Range;

/// The sentences of a text, as byte ranges in order, without the white space between them.
///
/// A full stop ends no sentence after an abbreviation that calls for more («ст. 5», «п. 3», «г. Астана», "Art. 5"),
/// after initials, inside a number (`1.2`, `01.01.2024`), after the label the sentence opens with («5-бап.», «Статья
/// 64-1.», «1.»), or before a small letter. Abbreviations that can close a sentence («и т.д.», «2024 г.», «т.б.») do so
/// before a capital. A semicolon never ends one: it parts the items of a list. A line break does when the next line
/// opens like a sentence or a list item, or after an empty line.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = match c {
            '.' | '!' | '?' | '…' => {
                let mut end = at + c.len_utf8();
                while let Some(&(next, mark)) = chars.peek()
                    && matches!(mark, '.' | '!' | '?' | '…')
                {
                    end = next + mark.len_utf8();
                    chars.next();
                }
                let several = end > at + c.len_utf8();
                while let Some(&(next, mark)) = chars.peek()
                    && is_closing(mark)
                {
                    end = next + mark.len_utf8();
                    chars.next();
                }
                let stop = c == '.' && !several;
                if !ends_sentence(&text[start..at], &text[end..], stop) {
                    continue;
                }
                end
            }
            '\n' if line_ends_sentence(&text[at + 1..]) => at,
            _ => continue,
        };
        push_trimmed(text, start..end, &mut found);
        start = end;
    }
    push_trimmed(text, start..text.len(), &mut found);
    found
}

fn is_closing(c: char) -> bool {
    matches!(c, '»' | '”' | '“' | '"' | '’' | '\'' | ')' | ']')
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let from = range.start + (piece.len() - piece.trim_start().len());
    let piece = piece.trim();
    if !piece.is_empty() {
        found.push(from..from + piece.len());
    }
}

/// Whether a line break ends the sentence before it.
fn line_ends_sentence(after: &str) -> bool {
    let line = after.trim_start_matches([' ', '\t', '\u{A0}', '\r']);
    line.starts_with('\n')
        || line.chars().next().is_some_and(|c| {
            c.is_uppercase() || c.is_numeric() || matches!(c, '«' | '"' | '“' | '-' | '–' | '—' | '•' | '*')
        })
}

/// Whether the mark between `before` (from the sentence's start) and `after` ends the sentence; `stop` is a single
/// full stop, other marks do not abbreviate.
fn ends_sentence(before: &str, after: &str, stop: bool) -> bool {
    let Some(next) = after.chars().find(|&c| !is_invisible(c)) else { return true };
    if !next.is_whitespace() {
        return false;
    }
    let following = after.trim_start().chars().next();
    let Some(following) = following else { return true };
    if following.is_lowercase() || matches!(following, ',' | ';' | ':' | ')') {
        return false;
    }
    if !stop {
        return true;
    }
    !(is_label(before) || calls_for_more(before, following))
}

/// Whether the sentence so far is only a label: «1», «Статья 64-1», «5-бап», "Article 5".
fn is_label(before: &str) -> bool {
    let mut numbers = 0;
    let mut letters = 0;
    for span in words(before).take(4) {
        let word = &before[span];
        if word.starts_with(char::is_numeric) || crate::roman(word).is_some() {
            numbers += 1;
        } else {
            letters += 1;
        }
    }
    numbers == 1 && letters <= 1
}

/// Whether the text before a full stop ends in an abbreviation, an initial or a sign that needs what follows.
fn calls_for_more(before: &str, following: char) -> bool {
    let from = before
        .char_indices()
        .rev()
        .take_while(|&(_, c)| c.is_letter() || c == '.' || is_invisible(c))
        .last()
        .map_or(before.len(), |(i, _)| i);
    // A unit is no abbreviation: «50 км/ч.».
    if before[..from].ends_with('/') {
        return false;
    }
    let word = before[from..].trim_start_matches('.');
    let mut letters = word.chars().filter(|c| c.is_letter());
    let (Some(first), second) = (letters.next(), letters.next()) else {
        return before.ends_with('№');
    };
    let lower = crate::letters::lower(word);
    // Initials: «К. Токаев», «А.С. Пушкин»; but a Roman number among Cyrillic letters is a number.
    let initial = word.split('.').all(|part| part.chars().count() == 1) && first.is_uppercase();
    if initial && second.is_none() && crate::roman(word).is_some() && is_cyrillic(following) && !is_cyrillic(first) {
        return false;
    }
    if CLOSING.contains(&lower.as_str()) {
        // «2024 г. Настоящий…» ends; «в г. Астана» does not.
        let after_number = before[..from].trim_end().ends_with(|c: char| c.is_numeric());
        let town = matches!(lower.as_str(), "г" | "қ" | "с") && !after_number;
        return town || !following.is_uppercase() && !is_opening(following);
    }
    // "no. 3", but "the answer is no."
    if lower == "no" {
        return following.is_numeric();
    }
    if OPENING.contains(&lower.as_str()) {
        return true;
    }
    initial
}

fn is_opening(c: char) -> bool {
    matches!(c, '«' | '"' | '“' | '(' | '[' | '–' | '—')
}

/// Abbreviations that something must follow.
const OPENING: &[&str] = &[
    // Russian: places in an act, addresses, names, references.
    "ст",
    "стст",
    "п",
    "пп",
    "подп",
    "подпп",
    "ч",
    "чч",
    "гл",
    "разд",
    "абз",
    "пар",
    "прил",
    "см",
    "ср",
    "напр",
    "т.е",
    "т.к",
    "т.н",
    "т.о",
    "т.ч",
    "им",
    "ул",
    "пр-т",
    "просп",
    "пер",
    "мкр",
    "д",
    "кв",
    "корп",
    "стр",
    "обл",
    "р-н",
    "пос",
    "тел",
    "рис",
    "табл",
    "прим",
    "проф",
    "акад",
    "гр",
    "ред",
    "изд",
    "св",
    "тыс",
    "мин",
    "макс",
    "ок",
    "исп",
    // Kazakh.
    "ауд",
    "көш",
    "мыс",
    "қар",
    "тарм",
    "яғ",
    // English.
    "art",
    "arts",
    "sec",
    "secs",
    "para",
    "paras",
    "cl",
    "ch",
    "nos",
    "pp",
    "e.g",
    "i.e",
    "cf",
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "vs",
    "v",
    "st",
    "reg",
    "regs",
    "sch",
    "fig",
    "vol",
];

/// Abbreviations that may also close a sentence.
const CLOSING: &[&str] = &[
    "г", "гг", "др", "пр", "т.д", "т.п", "т", "руб", "коп", "млн", "млрд", "долл", "чел", "мес", "кг", "км", "га", "в",
    "вв", "ж", "жж", "қ", "с", "т.б", "т.с.с", "тг", "б", "etc", "inc", "ltd", "co", "corp", "a.m", "p.m",
];

#[cfg(test)]
mod tests {
    use super::sentences;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn citations_stay_in_their_sentence() {
        check(
            "Согласно ст. 5 и п. 3 ст. 64-1 Закона РК от 6 апреля 2016 г. № 480-V работник вправе. Отказ не допускается.",
            &[
                "Согласно ст. 5 и п. 3 ст. 64-1 Закона РК от 6 апреля 2016 г. № 480-V работник вправе.",
                "Отказ не допускается.",
            ],
        );
        check(
            "Under Art. 5 of the Code, no. 3 applies. It is final.",
            &["Under Art. 5 of the Code, no. 3 applies.", "It is final."],
        );
        check(
            "ҚР Еңбек кодексінің 5-бабы, т.б. актілер қолданылады. Мерзімі – 10 күн.",
            &["ҚР Еңбек кодексінің 5-бабы, т.б. актілер қолданылады.", "Мерзімі – 10 күн."],
        );
    }

    #[test]
    fn a_number_is_never_cut() {
        check("Ставка 1.2 процента с 01.01.2024. Пеня 0.5.", &["Ставка 1.2 процента с 01.01.2024.", "Пеня 0.5."]);
    }

    #[test]
    fn labels_belong_to_what_they_label() {
        check("Статья 64-1. Права работника", &["Статья 64-1. Права работника"]);
        check("5-бап. Негізгі ұғымдар", &["5-бап. Негізгі ұғымдар"]);
        check(
            "1. Настоящий Закон действует. 2. Иное недействительно.",
            &["1. Настоящий Закон действует.", "2. Иное недействительно."],
        );
    }

    #[test]
    fn names_and_towns_are_not_ends() {
        check(
            "Президент К. К. Токаев в г. Астана подписал закон. Он действует.",
            &["Президент К. К. Токаев в г. Астана подписал закон.", "Он действует."],
        );
        check("Председатель А.С. Иванов", &["Председатель А.С. Иванов"]);
    }

    #[test]
    fn an_abbreviation_may_close_a_sentence() {
        check("Закон принят в 2024 г. Он действует.", &["Закон принят в 2024 г.", "Он действует."]);
        check(
            "Товары, работы и т.д. Порядок определяет орган.",
            &["Товары, работы и т.д.", "Порядок определяет орган."],
        );
        check("Заң 2024 ж. Ол күшінде.", &["Заң 2024 ж.", "Ол күшінде."]);
    }

    #[test]
    fn roman_numbers_close_a_sentence() {
        check("Применяется раздел V. Прочее отменяется.", &["Применяется раздел V.", "Прочее отменяется."]);
    }

    #[test]
    fn quotes_close_with_their_sentence() {
        check("Надпись: «Осторожно!» Другое – нет.", &["Надпись: «Осторожно!»", "Другое – нет."]);
        check("Скорость 50 км/ч. Обгон запрещён.", &["Скорость 50 км/ч.", "Обгон запрещён."]);
        check("Слова «Вон!» не допускаются.", &["Слова «Вон!» не допускаются."]);
    }

    #[test]
    fn a_list_is_one_sentence_and_lines_are_many() {
        check("1) паспорт; 2) справка; 3) заявление.", &["1) паспорт; 2) справка; 3) заявление."]);
        check("Қосымша\nНысан\n\nтолтырылады", &["Қосымша", "Нысан", "толтырылады"]);
        check("строка, перенесенная\nна вторую", &["строка, перенесенная\nна вторую"]);
    }

    #[test]
    fn an_empty_text_has_no_sentence() {
        check(" \n ", &[]);
        check("...", &["..."]);
    }
}
