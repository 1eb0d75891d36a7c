//! `Heading`: what a heading of German law opens – «§ 12a Begriff», «Art 5», «Zweiter Abschnitt – …», «Anlage 1» – and
//! how its paragraphs «(1)» and points «1.», «a)» begin.
//!
//! German law nests its divisions in no fixed order (a Kapitel may hold a Titel or stand in one), so that the level of
//! the heading in the page decides what stands in what, and the word only what it is called.

use super::lines::Opening;
use language::letters::Letter;
use legislation::{ActKind, ProvisionKind};

/// What a heading opens; all parts borrow from its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading<'a> {
    pub(super) kind: ProvisionKind,
    /// Its number, empty where it has none.
    pub(super) number: String,
    /// «§ 12a», «Zweiter Abschnitt»; empty for a heading that is only words.
    pub(super) label: &'a str,
    pub(super) words: &'a str,
}

/// The words of divisions, longest first where one ends like another.
const DIVISIONS: [(&str, ProvisionKind); 11] = [
    ("unterabschnitt", ProvisionKind::Subchapter),
    ("unterkapitel", ProvisionKind::Subchapter),
    ("untertitel", ProvisionKind::Subchapter),
    ("hauptabschnitt", ProvisionKind::Section),
    ("hauptstück", ProvisionKind::Section),
    ("abschnitt", ProvisionKind::Section),
    ("kapitel", ProvisionKind::Chapter),
    ("titel", ProvisionKind::Subchapter),
    ("buch", ProvisionKind::Part),
    ("teil", ProvisionKind::Part),
    ("unterteil", ProvisionKind::Part),
];

const UNITS: [(&str, u32); 21] = [
    ("erst", 1),
    ("zweit", 2),
    ("dritt", 3),
    ("viert", 4),
    ("fünft", 5),
    ("sechst", 6),
    ("siebent", 7),
    ("siebt", 7),
    ("acht", 8),
    ("neunt", 9),
    ("zehnt", 10),
    ("elft", 11),
    ("zwölft", 12),
    ("dreizehnt", 13),
    ("vierzehnt", 14),
    ("fünfzehnt", 15),
    ("sechzehnt", 16),
    ("siebzehnt", 17),
    ("achtzehnt", 18),
    ("neunzehnt", 19),
    ("zwanzigst", 20),
];

const ONES: [&str; 9] = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"];

/// «Erster», «Zweites», «Einundzwanzigste» as a number.
fn ordinal(word: &str) -> Option<u32> {
    let lower = word.to_lowercase();
    let stem = ["er", "es", "en", "e"].iter().find_map(|ending| lower.strip_suffix(ending))?;
    if let Some(&(_, number)) = UNITS.iter().find(|(unit, _)| *unit == stem) {
        return Some(number);
    }
    let (ones, tens) = stem.split_once("und")?;
    let ones = ONES.iter().position(|one| *one == ones)? as u32 + 1;
    let tens = match tens {
        "zwanzigst" => 20,
        "dreißigst" => 30,
        _ => return None,
    };
    Some(tens + ones)
}

/// `12`, `12a`, `3.01`, `IV`, `B`: a number of German law at the beginning of a text, and its length in bytes.
fn number(text: &str) -> Option<(String, usize)> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).unwrap_or(text.len());
    let number = text[..end].trim_end_matches('.');
    let after = text[number.len()..].chars().next();
    if number.is_empty() || number.len() > 12 || after.is_some_and(char::is_letter_or_digit) {
        return None;
    }
    let digits = number.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let letters = &number[digits..];
    let inserted = digits > 0 && letters.len() <= 2 && letters.bytes().all(|b| b.is_ascii_lowercase());
    let roman = digits == 0 && letters.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'));
    let letter = letters.len() == 1 && digits == 0 && letters.bytes().all(|b| b.is_ascii_uppercase());
    let capital = digits > 0 && letters.len() == 1;
    (inserted || roman || letter || capital).then(|| (number.to_owned(), number.len()))
}

/// The number with which a word of the act's outline begins, or what stands for one.
fn leading_number(word: &str) -> Option<String> {
    if let Some(number) = ordinal(word) {
        return Some(number.to_string());
    }
    let bare = word.strip_suffix('.')?;
    number(bare).filter(|(_, len)| *len == bare.len()).map(|(number, _)| number)
}

/// A heading without the dashes and spaces that part it from its label.
fn undecorated(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':'))
}

fn labelled(text: &str, label_len: usize, kind: ProvisionKind, number: String) -> Heading<'_> {
    let (label, rest) = text.split_at(label_len);
    Heading { kind, number, label: label.trim(), words: undecorated(rest.trim_start_matches('.')) }
}

/// What a heading opens. `holds_headings` says whether deeper headings stand under it: only then are mere words a
/// division, and not the title of the passages that follow.
pub(super) fn heading(text: &str, level: u16, holds_headings: bool) -> Heading<'_> {
    let text = text.strip_prefix("(XXXX)").map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(text);
    if let Some(found) = article(text).or_else(|| attachment(text)).or_else(|| division(text, level, holds_headings)) {
        return found;
    }
    let words = undecorated(text);
    let words = if words.is_empty() { text } else { words };
    let lower = words.to_lowercase();
    let kind = match lower.as_str() {
        "eingangsformel" | "präambel" | "vorspruch" => ProvisionKind::Preamble,
        "schlußformel" | "schlussformel" | "unterschrift" | "unterschriften" => ProvisionKind::Signature,
        _ if holds_headings => by_level(level),
        _ => ProvisionKind::Heading,
    };
    Heading { kind, number: String::new(), label: "", words }
}

fn by_level(level: u16) -> ProvisionKind {
    match level {
        0..=2 => ProvisionKind::Section,
        3 => ProvisionKind::Chapter,
        _ => ProvisionKind::Subchapter,
    }
}

/// «§ 12a Begriff», «Art 5 – Begriff», «Artikel 5», «Art. IV».
pub(super) fn article(text: &str) -> Option<Heading<'_>> {
    for word in ["§", "Artikel", "Art.", "Art"] {
        let Some(rest) = text.strip_prefix(word) else { continue };
        let gap = rest.len() - rest.trim_start().len();
        if gap == 0 && word.len() > 2 {
            continue;
        }
        let (number, len) = number(rest.trim_start())?;
        return Some(labelled(text, word.len() + gap + len, ProvisionKind::Article, number));
    }
    None
}

/// «Anlage 1 (zu § 3)», «Anhang EV», «Anlage Rahmenplan».
fn attachment(text: &str) -> Option<Heading<'_>> {
    let word = ["Anlage", "Anhang"].into_iter().find(|word| text.starts_with(word))?;
    let rest = &text[word.len()..];
    if rest.starts_with(char::is_letter_or_digit) {
        return None;
    }
    let gap = rest.len() - rest.trim_start().len();
    let len = number(rest.trim_start()).map_or(0, |(_, len)| gap + len);
    // Annexes are counted in page order: their printed numbers start again in every part of an act.
    Some(labelled(text, word.len() + len, ProvisionKind::Attachment, String::new()))
}

/// «Zweiter Abschnitt – …», «2. Abschnitt», «Abschnitt 2», «Allgemeiner Teil», «II. – …».
fn division(text: &str, level: u16, holds_headings: bool) -> Option<Heading<'_>> {
    let mut words = text.split_whitespace();
    let first = words.next()?;
    let end = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize + word.len();
    let second = words.next();
    if let Some(kind) = division_word(first)
        && let Some((number, len)) = second.and_then(number)
    {
        let len = end(second?) - second?.len() + len;
        return Some(labelled(text, len, kind, number));
    }
    if let Some(kind) = second.and_then(division_word) {
        let named = match first.to_lowercase().as_str() {
            "allgemeiner" => Some("general".to_owned()),
            "besonderer" => Some("special".to_owned()),
            _ => leading_number(first),
        };
        if let Some(number) = named {
            return Some(labelled(text, end(second?), kind, number));
        }
    }
    let bare = first.strip_suffix(['.', ')'])?;
    let (number, len) = number(bare).or_else(|| {
        let small = bare.len() <= 2 && bare.bytes().all(|b| b.is_ascii_lowercase()) && !bare.is_empty();
        small.then(|| (bare.to_owned(), bare.len()))
    })?;
    let parted = holds_headings || second.is_none_or(|word| matches!(word, "-" | "–" | "—"));
    (len == bare.len() && parted).then(|| labelled(text, end(first), by_level(level), number))
}

fn division_word(word: &str) -> Option<ProvisionKind> {
    let lower = word.trim_end_matches([':', '.', ',']).to_lowercase();
    DIVISIONS.iter().find(|(name, _)| *name == lower).map(|&(_, kind)| kind)
}

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// How a line begins, if as a paragraph «(1)», «(2a)» or a point «1.», «2a.», «a)», «aa)».
pub(super) fn numbered(line: &str) -> Option<Opening> {
    let bracketed = line.strip_prefix('(');
    let inner = bracketed.unwrap_or(line);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letters = inner[digits..].bytes().take_while(u8::is_ascii_lowercase).count();
    let len = digits + letters;
    let number = &inner[..len];
    let mark = inner[len..].chars().next()?;
    let after = &inner[len + mark.len_utf8()..];
    let kind = match (bracketed.is_some(), mark) {
        (true, ')') if digits > 0 => ProvisionKind::Paragraph,
        (false, '.') if digits > 0 => ProvisionKind::Point,
        (false, ')') => ProvisionKind::Point,
        _ => return None,
    };
    // «1.2» is no point, «2002.» is a year, «1. Januar» a day.
    let plain = len > 0 && digits <= 3 && letters <= if digits == 0 { 4 } else { 2 };
    let ends = after.is_empty() || after.starts_with(char::is_whitespace);
    let text = after.trim_start();
    let is_date = mark == '.' && MONTHS.iter().any(|month| text.starts_with(month));
    if !plain || !ends || is_date || (digits == 0 && !is_letter_number(number)) {
        return None;
    }
    let label_len = line.len() - after.len();
    Some(Opening { kind, number: number.to_owned(), label_len, text_at: line.len() - text.len(), marked: true })
}

/// Whether letters count the points of a list: one letter, or one letter repeated («aa», «bbb»).
fn is_letter_number(letters: &str) -> bool {
    let mut bytes = letters.bytes();
    bytes.next().is_some_and(|first| bytes.all(|b| b == first))
}

/// How deep a point stands by its number alone: «1.» holds «a)», which holds «aa)».
pub(super) fn point_level(number: &str) -> usize {
    if number.starts_with(|c: char| c.is_ascii_digit()) { 1 } else { 1 + number.len() }
}

/// Whether a text only says that what stood here is gone: «(weggefallen)».
pub(super) fn says_gone(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_letter_or_digit());
    ["weggefallen", "aufgehoben", "entfallen", "gegenstandslos"].iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// The kind of an act by the first word of its title that names one.
pub(super) fn kind(title: &str) -> ActKind {
    title.split(|c: char| !c.is_letter()).find_map(kind_of_word).unwrap_or(ActKind::Other)
}

fn kind_of_word(word: &str) -> Option<ActKind> {
    let word = word.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    Some(match () {
        () if word == "grundgesetz" => ActKind::Constitution,
        () if ends(&["gesetzbuch", "gesetzbuche"]) => ActKind::Code,
        () if ends(&["gesetz"]) => ActKind::Law,
        () if ends(&["verordnung"]) => ActKind::Resolution,
        () if ends(&["anordnung", "bekanntmachung", "erlaß", "erlass", "richtlinie", "richtlinien"]) => ActKind::Order,
        () if ends(&["abkommen", "vertrag", "übereinkommen", "protokoll", "vereinbarung"]) => ActKind::Other,
        () if ends(&["prozessordnung", "prozeßordnung", "gewerbeordnung", "abgabenordnung", "insolvenzordnung"]) => {
            ActKind::Code
        }
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{heading, kind, numbered, point_level, says_gone};
    use legislation::ActKind;
    use legislation::ProvisionKind::{
        self, Article, Attachment, Chapter, Heading, Paragraph, Part, Point, Preamble, Section, Subchapter,
    };

    #[track_caller]
    fn check(text: &str, level: u16, kind: ProvisionKind, number: &str, label: &str, words: &str) {
        let found = heading(text, level, false);
        assert_eq!(
            (found.kind, found.number.as_str(), found.label, found.words),
            (kind, number, label, words),
            "{text}"
        );
    }

    #[test]
    fn paragraphs_and_articles_of_german_law_are_articles_with_their_letters() {
        check("§ 12a Ruhezeiten", 3, Article, "12a", "§ 12a", "Ruhezeiten");
        check("§ 1", 2, Article, "1", "§ 1", "");
        check("§ 3.01 Zeichen", 4, Article, "3.01", "§ 3.01", "Zeichen");
        check("Art 5 - Inkrafttreten", 2, Article, "5", "Art 5", "Inkrafttreten");
        check("Artikel 7", 2, Article, "7", "Artikel 7", "");
        check("Art IV Schluß", 2, Article, "IV", "Art IV", "Schluß");
        check("Art und Zeitpunkt der Zahlung", 2, Heading, "", "", "Art und Zeitpunkt der Zahlung");
        check("§§ 3 bis 9 (weggefallen)", 2, Heading, "", "", "§§ 3 bis 9 (weggefallen)");
    }

    #[test]
    fn divisions_are_told_by_their_word_before_or_after_the_number() {
        check("Zweiter Abschnitt - Der Hafen", 2, Section, "2", "Zweiter Abschnitt", "Der Hafen");
        check("Einundzwanzigster Titel", 3, Subchapter, "21", "Einundzwanzigster Titel", "");
        check("3. Kapitel Gebühren", 2, Chapter, "3", "3. Kapitel", "Gebühren");
        check("Teil IV - Kosten", 2, Part, "IV", "Teil IV", "Kosten");
        check("Allgemeiner Teil - ", 2, Part, "general", "Allgemeiner Teil", "");
        check("\u{a0}II.", 3, Chapter, "II", "II.", "");
        check("II. - Die Pflichten", 3, Chapter, "II", "II.", "Die Pflichten");
        check("1. Januar 2020", 2, Heading, "", "", "1. Januar 2020");
        check("Titel und Ämter", 2, Heading, "", "", "Titel und Ämter");
        check("Anlage 2 (zu § 4) Gebühren", 2, Attachment, "", "Anlage 2", "(zu § 4) Gebühren");
        check("Anlageberatung", 2, Heading, "", "", "Anlageberatung");
        check("Eingangsformel", 2, Preamble, "", "", "Eingangsformel");
        assert_eq!(heading("Übergangsrecht", 2, true).kind, Section, "words over deeper headings are a division");
    }

    #[test]
    fn absaetze_numbers_and_letters_are_told_from_days_and_years() {
        for (line, expected) in [
            ("(1) Der Hafen", Some((Paragraph, "1", "Der Hafen"))),
            ("(2a) Wer", Some((Paragraph, "2a", "Wer"))),
            ("1. der Kai,", Some((Point, "1", "der Kai,"))),
            ("1a. das Boot", Some((Point, "1a", "das Boot"))),
            ("a) ein Steg", Some((Point, "a", "ein Steg"))),
            ("bb) ein Seil", Some((Point, "bb", "ein Seil"))),
            ("1.", Some((Point, "1", ""))),
            ("1. Januar 2002", None),
            ("2002. Das", None),
            ("1.2 Maße", None),
            ("(weggefallen)", None),
            ("usw.) und", None),
            ("ab) so", None),
            ("", None),
        ] {
            let found = numbered(line).map(|o| (o.kind, o.number.clone(), line[o.text_at..].to_owned()));
            assert_eq!(found, expected.map(|(k, n, t)| (k, n.to_owned(), t.to_owned())), "{line}");
        }
        assert!(point_level("12a") < point_level("a") && point_level("a") < point_level("aa"));
    }

    #[test]
    fn only_the_bare_remark_says_that_a_provision_is_gone() {
        assert!(says_gone("(weggefallen)"));
        assert!(says_gone("- aufgehoben -"));
        assert!(!says_gone("Aufgehoben werden die Verordnungen"));
    }

    #[test]
    fn the_first_word_that_names_a_kind_decides() {
        for (title, expected) in [
            ("Hafengesetz", ActKind::Law),
            ("Verordnung zur Durchführung des Hafengesetzes", ActKind::Resolution),
            ("Gesetz zur Änderung der Hafenverordnung", ActKind::Law),
            ("Seegesetzbuch", ActKind::Code),
            ("Bekanntmachung über den Hafen", ActKind::Order),
            ("Rheinschiffe", ActKind::Other),
        ] {
            assert_eq!(kind(title), expected, "{title}");
        }
    }
}
