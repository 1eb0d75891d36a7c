//! An annex or an approved document as a citation names it: «приложению 2 к настоящему приказу», «приложению к настоящим
//! Правилам», «прилагаемые Правила».
//!
//! Their ids count them in page order, the approved document first; which number an annex has its label says.

use super::words::{document, is_this};
use super::{Citation, Cited, DocumentKind, Level, Passage, Pick, Step};
use language::{fold, words};
use legislation::{Act, Lang, Provision, ProvisionKind};

/// The words that begin the label of an annex, in the languages whose annexes are known.
const LABELS: [&str; 4] = ["приложени", "қосымша", "annex", "appendix"];

/// What the label of an attachment says it is.
#[derive(PartialEq, Eq)]
enum Label {
    /// «Приложение 2 к приказу …».
    Annex(String),
    /// «Приложение к приказу …».
    OnlyAnnex,
    /// «Утверждены приказом …», or nothing.
    Document,
}

fn label(provision: &Provision) -> Label {
    let label = fold(&provision.label);
    let tokens: Vec<&str> = label.split_whitespace().collect();
    let Some(at) = tokens.iter().position(|token| LABELS.iter().any(|word| token.contains(word))) else {
        return Label::Document;
    };
    let number = |token: &&str| {
        let token = token.trim_start_matches('№');
        let end = token.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(token.len());
        let digits = token[..end].trim_end_matches('-');
        (!digits.is_empty()).then(|| digits.to_owned())
    };
    // «Приложение № 2 к …», «… бұйрығына 2-қосымша».
    let after = tokens.iter().skip(at + 1).take(2).find(|token| **token != "№");
    match tokens.get(at).and_then(number).or_else(|| after.and_then(number)) {
        Some(number) => Label::Annex(number),
        None => Label::OnlyAnnex,
    }
}

/// The annexes and approved documents directly under a place, by index.
fn attachments(act: &Act, place: Option<usize>) -> impl Iterator<Item = usize> {
    (act.provisions.iter().enumerate())
        .filter(move |(_, p)| p.kind == ProvisionKind::Attachment && p.parent.map(|parent| parent as usize) == place)
        .map(|(index, _)| index)
}

fn only(mut found: impl Iterator<Item = usize>) -> Option<usize> {
    found.next().filter(|_| found.next().is_none())
}

/// The annex whose label has this number; `None` when there is none, or more than one.
pub(super) fn numbered(act: &Act, place: Option<usize>, number: &str) -> Option<usize> {
    let wanted = Label::Annex(number.to_owned());
    only(attachments(act, place).filter(|&index| label(&act.provisions[index]) == wanted))
}

/// The annex of an act or document that has only one.
pub(super) fn only_one(act: &Act, place: Option<usize>) -> Option<usize> {
    only(attachments(act, place).filter(|&index| label(&act.provisions[index]) != Label::Document))
}

/// The document the act approves whose heading has a word with this beginning.
pub(super) fn attached(act: &Act, beginning: &str) -> Option<usize> {
    only(attachments(act, None).filter(|&index| {
        let provision = &act.provisions[index];
        let heading = fold(&provision.heading);
        let has_word = words(&heading).take(HEAD_WORDS).any(|span| heading[span].starts_with(beginning));
        has_word && label(provision) == Label::Document
    }))
}

/// The word for what a document is stands among the first of its heading.
const HEAD_WORDS: usize = 4;

/// «прилагаемые Правила», «прилагаемую Единую методику» of the order that approves them.
pub(super) fn attached_at(passage: &Passage, at: usize) -> Option<Citation> {
    if passage.lang != Lang::RU || !passage.word(at).starts_with("прилагаем") {
        return None;
    }
    let noun = (at + 1..=at + 3).find(|&i| document(passage.word(i), Lang::RU) == Some(DocumentKind::Approved))?;
    let word = passage.word(noun);
    // The stem without the ending, which the heading has in another case: «методику» – «методика», «перечень» – «перечня».
    let letters = word.chars().count();
    let beginning: String = word.chars().take(letters.saturating_sub(2).clamp(4, 6)).collect();
    let step = Step { level: Level::Attachment, picks: vec![Pick::Attached(beginning)], passage: false };
    Some(Citation { paths: vec![vec![step]], act: Cited::This(DocumentKind::ByLaw), end: noun + 1 })
}

/// «приложению к настоящему приказу», "the annex to this order": an annex without a number, before what it belongs to.
pub(super) fn unnumbered(passage: &Passage, at: usize) -> Option<Step> {
    let joins = if passage.lang == Lang::EN { "to" } else { "к" };
    let is_annex = LABELS.iter().any(|word| passage.word(at).starts_with(word));
    (is_annex && passage.word(at + 1) == joins && is_this(passage.word(at + 2), passage.lang)).then(only_step)
}

/// «осы бұйрыққа қосымшаға»: the Kazakh annex without a number, after what it belongs to. The bare word also means
/// "further".
pub(super) fn unnumbered_kazakh(passage: &Passage, at: usize) -> Option<Step> {
    let end = passage.word(at).strip_prefix("қосымша")?;
    ["ға", "да", "ны", "сы", "дағы"].iter().any(|case| end.starts_with(case)).then(only_step)
}

fn only_step() -> Step {
    Step { level: Level::Attachment, picks: vec![Pick::Only], passage: false }
}
