//! `Opening`: how a line of law begins – a division's heading, «Статья 5.», «3.», «2)» – and where its own text starts.
//!
//! Forms seen in the sources, in Kazakh, Russian and English; numbers are digits with hyphens for what was inserted
//! later (64-1, 15-24, 41-1) or Roman, in Latin or in Cyrillic look-alikes.

use language::letters::Letter;
use legislation::ProvisionKind;

/// The beginning of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    /// What begins.
    pub(crate) kind: ProvisionKind,
    /// Its number; empty for «Общая часть».
    pub(crate) number: String,
    /// Bytes of the line taken by the number and its mark.
    pub(crate) label_len: usize,
    /// Bytes up to where heading or text starts.
    pub(crate) text_at: usize,
    /// Whether a full stop, a bracket or the line's end follows the number.
    pub(crate) marked: bool,
}

/// `12`, `12-1`, `15-24-1`: the number and its length in bytes.
fn arabic(text: &str) -> Option<(String, usize)> {
    let mut number = String::new();
    let mut len = 0;
    let mut chars = text.char_indices().peekable();
    while let Some(&(at, c)) = chars.peek() {
        if c.is_ascii_digit() {
            number.push(c);
            len = at + 1;
            chars.next();
        } else if is_hyphen(c) && !number.is_empty() && !number.ends_with('-') {
            chars.next();
            match chars.peek() {
                Some(&(_, d)) if d.is_ascii_digit() => number.push('-'),
                _ => break,
            }
        } else {
            break;
        }
        if number.len() > 24 {
            return None;
        }
    }
    if number.is_empty() { None } else { Some((number.trim_end_matches('-').to_owned(), len)) }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// `IV`, also written with Cyrillic І and Х; the number in Latin capitals and its length in bytes.
fn roman(text: &str) -> Option<(String, usize)> {
    let mut number = String::new();
    let mut len = 0;
    for (at, c) in text.char_indices() {
        let latin = match c {
            'I' | 'V' | 'X' | 'L' | 'C' => c,
            'І' | 'Ӏ' => 'I',
            'Х' => 'X',
            'С' => 'C',
            _ => break,
        };
        number.push(latin);
        len = at + c.len_utf8();
    }
    // An inserted section is «IV-1».
    if let Some(rest) = text.get(len..).and_then(|rest| rest.strip_prefix('-'))
        && let Some((inserted, inserted_len)) = arabic(rest)
        && !number.is_empty()
    {
        number.push('-');
        number.push_str(&inserted);
        len += 1 + inserted_len;
    }
    let next_is_letter = text.get(len..).and_then(|rest| rest.chars().next()).is_some_and(char::is_letter);
    if number.is_empty() || number.len() > 12 || next_is_letter { None } else { Some((number, len)) }
}

fn number(text: &str) -> Option<(String, usize)> {
    arabic(text).or_else(|| roman(text))
}

/// Whether `text` begins with `word` in any case and the word ends there; gives the length in bytes.
fn word(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.char_indices();
    for expected in word.chars() {
        let (_, c) = rest.next()?;
        let same = c == expected
            || c.to_lowercase().eq(expected.to_lowercase())
            || (expected == 'і' && matches!(c, 'i' | 'I'));
        if !same {
            return None;
        }
    }
    match rest.next() {
        Some((_, c)) if c.is_letter_or_digit() => None,
        Some((at, _)) => Some(at),
        None => Some(text.len()),
    }
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// Bytes of white space, dots, dashes and the like between a number and a heading.
fn decoration(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ':' | '–' | '—')).len()
}

const WORD_FIRST: [(&str, ProvisionKind); 14] = [
    ("статья", ProvisionKind::Article),
    ("article", ProvisionKind::Article),
    ("глава", ProvisionKind::Chapter),
    ("chapter", ProvisionKind::Chapter),
    ("раздел", ProvisionKind::Section),
    ("section", ProvisionKind::Section),
    ("подраздел", ProvisionKind::Section),
    ("параграф", ProvisionKind::Subchapter),
    ("subchapter", ProvisionKind::Subchapter),
    ("§", ProvisionKind::Subchapter),
    ("часть", ProvisionKind::Part),
    ("part", ProvisionKind::Part),
    ("бөлім", ProvisionKind::Section),
    ("тарау", ProvisionKind::Chapter),
];

const NUMBER_FIRST: [(&str, ProvisionKind); 6] = [
    ("бап", ProvisionKind::Article),
    ("тарау", ProvisionKind::Chapter),
    ("бөлім", ProvisionKind::Section),
    ("кіші бөлім", ProvisionKind::Section),
    ("параграф", ProvisionKind::Subchapter),
    ("бөлік", ProvisionKind::Part),
];

const NAMED_PARTS: [(&str, &str); 8] = [
    ("общая часть", "general"),
    ("особенная часть", "special"),
    ("жалпы бөлік", "general"),
    ("жалпы бөлім", "general"),
    ("ерекше бөлік", "special"),
    ("ерекше бөлім", "special"),
    ("general part", "general"),
    ("special part", "special"),
];

/// How a line begins, if as a division or an article.
pub(crate) fn division(line: &str) -> Option<Opening> {
    for (name, id) in NAMED_PARTS {
        if let Some(len) = word(line, name) {
            let text_at = len + decoration(&line[len..]);
            let alone = text_at == line.len() || line[len..].starts_with('.');
            if alone {
                return Some(Opening {
                    kind: ProvisionKind::Part,
                    number: id.to_owned(),
                    label_len: len,
                    text_at,
                    marked: true,
                });
            }
        }
    }
    for (name, kind) in WORD_FIRST {
        let Some(len) = word(line, name) else { continue };
        let gap = spaces(&line[len..]);
        let Some((number, number_len)) = number(&line[len + gap..]) else { continue };
        let label_len = len + gap + number_len;
        let text_at = label_len + decoration(&line[label_len..]);
        let marked = text_at == line.len() || line[label_len..].trim_start().starts_with(['.', ':']);
        return Some(Opening { kind, number, label_len, text_at, marked });
    }
    let (number, number_len) = number(line)?;
    let after = &line[number_len..];
    let joint = after.len() - after.trim_start_matches(|c: char| c.is_whitespace() || is_hyphen(c)).len();
    if joint == 0 {
        return None;
    }
    for (name, kind) in NUMBER_FIRST {
        let Some(len) = word(&after[joint..], name) else { continue };
        // «1 бап» is no heading; Roman «I бөлім» is one.
        if !after.starts_with(is_hyphen)
            && number.starts_with(|c: char| c.is_ascii_digit())
            && kind != ProvisionKind::Section
        {
            continue;
        }
        let label_len = number_len + joint + len;
        let text_at = label_len + decoration(&line[label_len..]);
        let marked = text_at == line.len() || line[label_len..].trim_start().starts_with(['.', ':']);
        return Some(Opening { kind, number, label_len, text_at, marked });
    }
    None
}

/// How a line begins, if as a numbered paragraph «3.» or a point «2)».
pub(crate) fn numbered(line: &str) -> Option<Opening> {
    let (number, len) = arabic(line)?;
    let after = &line[len..];
    let kind = match after.chars().next()? {
        '.' => ProvisionKind::Paragraph,
        ')' => ProvisionKind::Point,
        _ => return None,
    };
    let next = after[1..].chars().next();
    // «1.2» and «10.05.2024» are no paragraph numbers; a four-digit number is a year.
    if kind == ProvisionKind::Paragraph
        && (next.is_some_and(|c| c.is_ascii_digit()) || number.len() > 3 && !number.contains('-'))
    {
        return None;
    }
    let label_len = len + 1;
    let text_at = label_len + spaces(&line[label_len..]);
    // A bare «1.» is the row number of a table that was flattened.
    (text_at < line.len()).then_some(Opening { kind, number, label_len, text_at, marked: true })
}

const EXCLUDED: [&str; 15] = [
    "исключен",
    "исключена",
    "исключено",
    "исключены",
    "утратил силу",
    "утратила силу",
    "утратили силу",
    "утратило силу",
    "алып тасталды",
    "алып тасталсын",
    "күші жойылды",
    "күшін жойды",
    "excluded",
    "repealed",
    "deleted",
];

/// Whether a text only says that what stood here is gone («исключен Законом …», «алып тасталды – …»).
pub(crate) fn says_excluded(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_letter_or_digit());
    // "7) is excluded by the Law …" says the same as «7) исключен».
    let text = ["is", "are", "was", "were", "has been"]
        .iter()
        .find_map(|verb| word(text, verb).map(|len| text[len..].trim_start()))
        .unwrap_or(text);
    EXCLUDED.iter().any(|phrase| word(text, phrase).is_some()) || excluded_by_law(text)
}

/// Letters of the longest sentence that says by which law something was excluded.
const BY_LAW: usize = 120;

/// Kazakh names the law before the verb: «Қазақстан Республикасының 2007 жылғы 21 мамырдағы № 254 Заңымен алып тасталды.»
fn excluded_by_law(text: &str) -> bool {
    let said = text.trim_end().trim_end_matches(['.', ';']);
    let is_short = said.chars().nth(BY_LAW).is_none() && !said.contains(". ");
    let by_law = ["Заңымен алып тасталды", "Заңымен күші жойылды", "Заңымен алынып тасталды"];
    is_short && word(said, "қазақстан республикасының").is_some() && by_law.iter().any(|end| said.ends_with(end))
}

/// Whether a note says that the article it stands under is gone: «Сноска. Статья 5 исключена …», «Ескерту. 16-бап алып тасталды …».
pub(crate) fn note_says_excluded(note: &str) -> bool {
    let lower = note.to_lowercase();
    let head: String = lower.chars().take(120).collect();
    EXCLUDED.iter().any(|phrase| head.contains(phrase))
}

#[cfg(test)]
mod tests {
    use super::{division, numbered, says_excluded};
    use legislation::ProvisionKind::{self, Article, Chapter, Paragraph, Part, Point, Section, Subchapter};

    #[track_caller]
    fn check(line: &str, expected: Option<(ProvisionKind, &str, &str)>) {
        let found = division(line).or_else(|| numbered(line));
        let found = found.map(|o| (o.kind, o.number.clone(), line[o.text_at..].to_owned()));
        assert_eq!(found, expected.map(|(k, n, t)| (k, n.to_owned(), t.to_owned())), "{line}");
    }

    #[test]
    fn headings_of_the_three_languages_are_read_with_their_inserted_numbers() {
        check("Статья 64-1. Право на отпуск", Some((Article, "64-1", "Право на отпуск")));
        check("64-1-бап. Демалыс құқығы", Some((Article, "64-1", "Демалыс құқығы")));
        check("Article 5. Right to leave", Some((Article, "5", "Right to leave")));
        check("Article 5", Some((Article, "5", "")));
        check("Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ", Some((Chapter, "1", "ОБЩИЕ ПОЛОЖЕНИЯ")));
        check("1-тарау. ЖАЛПЫ ЕРЕЖЕЛЕР", Some((Chapter, "1", "ЖАЛПЫ ЕРЕЖЕЛЕР")));
        check("РАЗДЕЛ IV. ОТДЕЛЬНЫЕ ВИДЫ", Some((Section, "IV", "ОТДЕЛЬНЫЕ ВИДЫ")));
        check("I бөлім", Some((Section, "I", "")));
        check("ІІ бөлім. ҚОҒАМ", Some((Section, "II", "ҚОҒАМ")));
        check("Параграф 2. Прокат", Some((Subchapter, "2", "Прокат")));
        check("ОСОБЕННАЯ ЧАСТЬ", Some((Part, "special", "")));
    }

    #[test]
    fn paragraphs_and_points_are_told_from_dates_and_decimals() {
        check("3-1. Заказчик вправе", Some((Paragraph, "3-1", "Заказчик вправе")));
        check("12) иные сведения;", Some((Point, "12", "иные сведения;")));
        check("10.05.2024 года", None);
        check("1.2 процента", None);
        check("2024. год", None);
        check("статьями 5 и 6", None);
        check("Часть первая настоящей статьи", None);
    }

    #[test]
    fn a_remark_that_a_point_is_gone_is_no_law() {
        assert!(says_excluded("исключен Законом РК от 18.07.2025"));
        assert!(says_excluded("is excluded by Law No. 29-Q"));
        assert!(says_excluded("Алып тасталды - ҚР 25.11.2019"));
        assert!(says_excluded("Қазақстан Республикасының 2007 жылғы 21 мамырдағы № 254 Заңымен алып тасталды;"));
        assert!(!says_excluded("Қазақстан Республикасының Президенті тағайындайды. Ол Заңымен алып тасталды."));
        assert!(!says_excluded("исключение из реестра производится"));
    }
}
