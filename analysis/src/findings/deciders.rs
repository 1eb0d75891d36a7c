//! Who decides: two provisions of an act that leave the same matter – rules, a form, a list – to different bodies.

use super::disagreement::paragraph;
use super::matter::{Root, Roots};
use super::{Evidence, Source, Spot};
use crate::burdens::said;
use crate::delegations::{approved_in_passing, made, makes};
use crate::norms::{Stated, body};
use language::{fold, is_stop_word, tokens};
use legislation::finding::FindingKind;
use legislation::{Lang, Modality, Wording};

/// How much of the lighter of two matters both must share.
const ONE_MATTER: f64 = 0.7;

/// How much alike two names of bodies are from which on they are one body's.
const ONE_BODY: f64 = 0.4;

/// Bytes before the name of a body that a sentence begins with: its article.
const AT_THE_BEGINNING: usize = 8;

/// What is left to somebody.
struct Left {
    norm: usize,
    what: What,
    /// What the rules are about.
    matter: Vec<Root>,
    /// To whom.
    to: String,
    who: Vec<Root>,
}

/// What is made: rules for a matter and a form for it are different things.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum What {
    Procedure,
    Form,
    List,
    Size,
    Method,
    Requirements,
    Register,
}

/// The findings of one act.
pub(super) fn find(source: &Source, roots: &mut Roots) -> Vec<Evidence> {
    let left: Vec<Left> =
        source.stated.iter().enumerate().filter_map(|(norm, stated)| read(source, norm, stated, roots)).collect();
    let mut found = Vec::new();
    for (at, a) in left.iter().enumerate() {
        for b in left.get(at + 1..).unwrap_or_default() {
            found.extend(judge(source, a, b, roots));
        }
    }
    found
}

fn judge(source: &Source, a: &Left, b: &Left, roots: &Roots) -> Option<Evidence> {
    if a.what != b.what || a.matter.len().min(b.matter.len()) < 2 {
        return None;
    }
    let matter = roots.compare(&a.matter, &b.matter);
    if matter.roots < 2 || matter.containment() < ONE_MATTER {
        return None;
    }
    // «Уполномоченный орган» and «уполномоченный орган в области связи» are one where nothing else tells them apart.
    let bodies = roots.compare(&a.who, &b.who);
    if bodies.containment() >= ONE_BODY || a.who.is_empty() || b.who.is_empty() {
        return None;
    }
    // Sentences of one paragraph are a rule and its variants.
    let paragraph = |one: &Left| source.stated.get(one.norm).and_then(|at| paragraph(source.act, at.provision));
    if paragraph(a) == paragraph(b) {
        return None;
    }
    if is_local(&a.to, source.act.lang) != is_local(&b.to, source.act.lang) {
        return None;
    }
    let spot = |one: &Left| {
        let stated = source.stated.get(one.norm)?;
        let marks = stated.norm.addressee.iter().flat_map(|who| who.0.iter().copied()).collect();
        let words = stated.norm.words.clone();
        Some(Spot { source: source.number, provision: Some(stated.provision), words, marks })
    };
    let spots = vec![spot(a)?, spot(b)?];
    let confidence = f64::midpoint(matter.likeness(), matter.containment());
    let versus = vec![a.to.clone(), b.to.clone()];
    Some(Evidence { kind: FindingKind::WhoDecides, disagreement: None, confidence, spots, versus })
}

/// What a norm leaves, and to whom.
fn read(source: &Source, norm: usize, stated: &Stated, roots: &mut Roots) -> Option<Left> {
    let (act, lang) = (source.act, source.act.lang);
    let text = said(act, &stated.norm.words);
    if is_pointing(&text, lang) {
        return None;
    }
    // «В порядке, определяемом уполномоченным органом»: what stands outside the clause is the matter.
    if let Some((clause, to)) = approved_in_passing(&text, lang) {
        let what = what(clause.of(&text)?, lang)?;
        let outside = format!("{} {}", text.get(..clause.start())?, text.get(clause.end()..)?);
        let to = to.to_owned();
        let who = bag(&to, lang, roots, &[]);
        let matter = bag(&outside, lang, roots, &[]);
        return Some(Left { norm, what, matter, to, who });
    }
    let told = matches!(stated.norm.modality, Some(Modality::Power | Modality::Duty | Modality::Right));
    let piece = |piece: &Option<Wording>| piece.as_ref().map(|words| said(act, words));
    let (to, action) = match (piece(&stated.norm.addressee), piece(&stated.norm.action)) {
        (Some(to), Some(action)) if told && body(&to, lang, None).is_some() => (to, action),
        _ => plainly(&text, lang)?,
    };
    let predicates = makes(lang);
    let first = tokens(&action, lang).any(|token| predicates.iter().any(|stem| token.folded.starts_with(stem)));
    let what = what(&action, lang).filter(|_| first)?;
    let who = bag(&to, lang, roots, &[]);
    let matter = bag(&action, lang, roots, predicates);
    Some(Left { norm, what, matter, to, who })
}

/// The body and what it does where the norm does not tell them apart. English states functions in the bare present ("The authorised
/// body: approves the rules …", "The list … is approved by the Government"), Kazakh names the body right before the verb
/// («… тәртібін Білім министрлігі айқындайды»).
fn plainly(text: &str, lang: Lang) -> Option<(String, String)> {
    match lang {
        Lang::KK => before_the_verb(text),
        Lang::EN => by_whom(text).or_else(|| {
            let span = body(text, lang, None).filter(|span| span.start() < AT_THE_BEGINNING)?;
            let rest = text.get(span.end()..)?;
            let (name, action) = rest.split_once(':').unwrap_or(("", rest));
            Some((format!("{}{name}", span.of(text)?), action.to_owned()))
        }),
        _ => None,
    }
}

/// "… is approved by the Government".
fn by_whom(text: &str) -> Option<(String, String)> {
    let by = language::words(text).find(|span| &text[span.clone()] == "by")?;
    let before = text.get(..by.start)?;
    let verb = before.split_whitespace().next_back().map(fold)?;
    let after = text.get(by.end..)?;
    let to = body(after, Lang::EN, None)?.of(after)?;
    makes(Lang::EN).iter().any(|stem| verb.starts_with(stem)).then(|| (to.to_owned(), before.to_owned()))
}

/// «… тәртібін Білім министрлігі айқындайды»: what stands between the last name of rules and the verb.
fn before_the_verb(text: &str) -> Option<(String, String)> {
    let spans: Vec<_> = language::words(text).collect();
    let begins = |at: usize, stems: &[&str]| {
        spans.get(at).is_some_and(|span| {
            let word = fold(&text[span.clone()]);
            stems.iter().any(|stem| word.starts_with(stem))
        })
    };
    let verb = spans.len().checked_sub(1).filter(|last| begins(*last, makes(Lang::KK)))?;
    let noun = (0..verb).rev().find(|at| begins(*at, made(Lang::KK)) || begins(*at, &["тәртіп"]))?;
    let (from, to) = (spans.get(noun)?.end, spans.get(verb)?.start);
    let name = text.get(from..to)?.trim();
    body(name, Lang::KK, None)?;
    Some((name.to_owned(), format!("{} {}", text.get(..from)?, text.get(to..)?)))
}

/// «Указанных в настоящем пункте»: what is meant stands elsewhere, and the words cannot be compared.
fn is_pointing(text: &str, lang: Lang) -> bool {
    let stems: &[&str] = match lang {
        Lang::KK => &["көрсетілген", "аталған"],
        Lang::EN => &["specified", "said", "referred"],
        _ => &["указанн", "названн"],
    };
    let folded = fold(text);
    language::words(&folded).any(|span| stems.iter().any(|stem| folded[span.clone()].starts_with(stem)))
}

/// What is made, told by its first noun.
fn what(text: &str, lang: Lang) -> Option<What> {
    const NOUNS: [(What, &[&str]); 7] = [
        (
            What::Procedure,
            &[
                "правил",
                "порядок",
                "порядк",
                "регламент",
                "инструкци",
                "положени",
                "қағида",
                "тәртіп",
                "тәртіб",
                "нұсқаулық",
                "rules",
                "procedure",
                "manner",
                "instruction",
                "regulation",
                "order",
            ],
        ),
        (What::Form, &["форм", "нысан", "form"]),
        (What::List, &["перечень", "перечн", "тізбе", "тізім", "list"]),
        (What::Size, &["размер", "мөлшер", "ставк", "тариф", "мөлшерлеме", "amount", "rate", "tariff", "fee"]),
        (What::Method, &["методик", "әдістеме", "methodolog", "method"]),
        (What::Requirements, &["требовани", "норматив", "стандарт", "талап", "норма", "requirement", "standard"]),
        (What::Register, &["реестр", "тізілім", "register"]),
    ];
    let known = made(lang);
    tokens(text, lang).find_map(|token| {
        let is = |stems: &[&str]| stems.iter().any(|stem| token.folded.starts_with(stem));
        let found = NOUNS.iter().find(|(_, stems)| is(stems)).map(|(what, _)| *what);
        found.filter(|what| is(known) || matches!(what, What::Procedure | What::Size | What::Register))
    })
}

/// The roots of a text without its nouns of rules and forms, and without words that begin so.
fn bag(text: &str, lang: Lang, roots: &mut Roots, besides: &[&str]) -> Vec<Root> {
    let skipped = made(lang);
    let mut found: Vec<Root> = tokens(text, lang)
        .filter(|token| {
            let begins = |stems: &[&str]| stems.iter().any(|stem| token.folded.starts_with(stem));
            let is_mark = token.folded.chars().nth(1).is_none() || token.folded.chars().any(|c| c.is_ascii_digit());
            !is_mark && !is_stop_word(&token.folded, lang) && !begins(skipped) && !begins(besides)
        })
        .map(|token| roots.of(&token.stem))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Bodies of regions and towns do in their places what a central body does for the country.
pub(super) fn is_local(name: &str, lang: Lang) -> bool {
    let stems: &[&str] = match lang {
        Lang::KK => &["жергілікті", "әкім", "мәслихат", "аудан", "облыс", "қала"],
        Lang::EN => &["local", "akimat", "maslikhat", "regional", "district", "city"],
        _ => &["местн", "акимат", "маслихат", "областн", "районн", "городск"],
    };
    let folded = fold(name);
    language::words(&folded).any(|span| stems.iter().any(|stem| folded[span.clone()].starts_with(stem)))
}
