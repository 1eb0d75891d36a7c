//! `masked`: a comment without what tells who wrote it – numbers of persons, telephones, cards, addresses of e-mail.

/// What stands in the place of what is left out.
const MASK: &str = "***";

/// Digits of a telephone at least; of a card at most. An IIN has twelve (Law of Kazakhstan No. 223-III of 12 January 2007).
const LEAST: usize = 10;
const MOST: usize = 19;

/// The text with [`MASK`] where it tells who wrote it: runs of ten to nineteen digits, whatever spaces, brackets and hyphens stand
/// among them, and addresses of e-mail. Names are left: only a person can tell them from other words.
pub fn masked(text: &str) -> String {
    let without_mail: Vec<String> = text.split_inclusive(char::is_whitespace).map(mail).collect();
    numbers(&without_mail.concat())
}

/// A word with its white space, masked where it is an address.
fn mail(word: &str) -> String {
    let told = word.trim_end();
    let inner = told.trim_matches(|c: char| !c.is_alphanumeric());
    let is_mail = inner.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    if is_mail { word.replacen(inner, MASK, 1) } else { word.to_owned() }
}

fn numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '+') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let is_joint = |c: char| matches!(c, ' ' | '-' | '(' | ')' | '\u{a0}' | '+');
        let run = rest.find(|c: char| !c.is_ascii_digit() && !is_joint(c)).unwrap_or(rest.len());
        let told = rest[..run].trim_end_matches(is_joint);
        let digits = told.chars().filter(char::is_ascii_digit).count();
        let end = if told.is_empty() { run } else { told.len() };
        out.push_str(if (LEAST..=MOST).contains(&digits) { MASK } else { &rest[..end] });
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}
