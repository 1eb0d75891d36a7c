//! `Readability` of files: how hard each act and each of its pages is to read, and what makes it so.

use crate::build::library::unit_items;
use crate::inspect::inspect;
use analysis::readability::{Known, ListPolicy, measure_as, reasons};
use analysis::{definitions, references};
use anyhow::bail;
use legislation::{Act, Lang, Ranking, Readability, Reason, ReasonKind};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// An act with the figures of its pages.
struct Read {
    act: Act,
    whole: Readability,
    pages: Vec<Page>,
}

/// A page: an article, or a run of passages.
struct Page {
    eid: String,
    heading: String,
    figures: Readability,
    reasons: Vec<Reason>,
}

/// Reads every act under the path. Pages come in the order of the act, or the hardest first and only so many of them;
/// texts of languages without formulas of their own are left out.
pub fn read(path: &Path, policy: ListPolicy, worst: Option<usize>) -> anyhow::Result<Value> {
    let acts = inspect(path)?.acts;
    let acts: Vec<Act> = acts.into_iter().filter(|act| Lang::INTERFACE.contains(&act.lang)).collect();
    if acts.is_empty() {
        bail!("no law in Kazakh, Russian or English in {}", path.display());
    }
    let known = references::Library::new(&acts);
    let mut read: Vec<Read> = acts.par_iter().map(|act| pages(act, policy, &known)).collect();
    let mut rankings: BTreeMap<Lang, Ranking> = BTreeMap::new();
    for lang in Lang::INTERFACE {
        let of_lang = read.iter().filter(|read| read.act.lang == lang).flat_map(|read| &read.pages);
        rankings.insert(lang, Ranking::of(of_lang.map(|page| &page.figures)));
    }
    for read in &mut read {
        let Some(ranking) = rankings.get(&read.act.lang) else { continue };
        read.pages.iter_mut().for_each(|page| ranking.place(&mut page.figures));
        if let Some(worst) = worst {
            read.pages.sort_by(|a, b| b.figures.difficulty().total_cmp(&a.figures.difficulty()));
            read.pages.truncate(worst);
        }
    }
    let policy = if policy == ListPolicy::Joined { "joined" } else { "per-item" };
    Ok(json!({"policy": policy, "acts": read.iter().map(of_act).collect::<Vec<_>>()}))
}

fn pages(act: &Act, policy: ListPolicy, known: &references::Library) -> Read {
    let definitions = definitions::find(act);
    let uses = definitions::uses(act, &definitions);
    let references = references::resolve(act, &references::detect(act, &definitions, known), known);
    let read_out = Known { definitions: &definitions, uses: &uses, references: &references };
    let units = act.units();
    let all: Vec<&str> = units.iter().flat_map(|unit| unit_items(act, unit)).collect();
    // Joined, the items of one page go on with its sentence; the pages of an act do not with one another's.
    let whole = match policy {
        ListPolicy::PerItem => measure_as(&all, act.lang, policy),
        ListPolicy::Joined => {
            let joined: Vec<String> = units.iter().map(|unit| unit_items(act, unit).join(" ")).collect();
            measure_as(&joined.iter().map(String::as_str).collect::<Vec<_>>(), act.lang, ListPolicy::PerItem)
        }
    };
    let pages = units
        .iter()
        .map(|unit| Page {
            eid: unit.eid.to_string(),
            heading: act.provisions.get(unit.first as usize).map_or_else(String::new, |p| p.heading.clone()),
            figures: measure_as(&unit_items(act, unit), act.lang, policy),
            reasons: reasons(act, unit.first as usize..unit.end as usize, read_out),
        })
        .filter(|page| page.figures.words > 0)
        .collect();
    Read { whole, pages, act: act.clone() }
}

fn of_act(read: &Read) -> Value {
    json!({
        "act": read.act.id,
        "lang": read.act.lang,
        "title": read.act.title,
        "difficulty": rounded(read.whole.difficulty()),
        "figures": figures(&read.whole),
        "pages": read.pages.iter().map(|page| json!({
            "eid": page.eid,
            "heading": page.heading,
            "difficulty": rounded(page.figures.difficulty()),
            "figures": figures(&page.figures),
            "reasons": page.reasons.iter().map(|reason| of_reason(reason, &read.act)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

/// The stored figures with the percentile, and the formulas by name; of those that were made for other languages, which.
fn figures(readability: &Readability) -> Value {
    let formulas: BTreeMap<&str, f64> =
        readability.formulas.iter().map(|(name, value)| (name.as_str(), rounded(*value))).collect();
    let turkish = ["atesman", "cetinkaya-uzun", "bezirci-yilmaz"].into_iter().filter(|n| formulas.contains_key(n));
    json!({
        "words": readability.words,
        "sentences": readability.sentences,
        "longest_sentence": readability.longest_sentence,
        "words_per_sentence": rounded(readability.words_per_sentence()),
        "syllables_per_word": rounded(readability.syllables_per_word()),
        "long_word_percent": rounded(readability.long_word_percent()),
        "level": readability.level,
        "harder_than": readability.harder_than,
        "formulas": formulas,
        "made_for_turkish": turkish.collect::<Vec<_>>(),
    })
}

fn of_reason(reason: &Reason, act: &Act) -> Value {
    let provision = act.provisions.get(reason.provision as usize);
    json!({
        "eid": provision.map(|provision| &provision.eid),
        "kind": reason.kind,
        "number": reason.number,
        "span": reason.span,
        "text": provision.and_then(|provision| reason.span.of(&provision.text)),
    })
}

fn rounded(value: f32) -> f64 {
    (f64::from(value) * 100.0).round() / 100.0
}

/// The report in words, for a terminal.
pub fn words(report: &Value) -> String {
    let mut out = String::new();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for act in list(&report["acts"]) {
        // Writing into a String cannot fail.
        let _ = writeln!(out, "{} · {} · {}", text(&act["act"]), text(&act["lang"]), text(&act["title"]));
        let _ = writeln!(out, "  {}", line(&act));
        for page in list(&act["pages"]) {
            let _ = writeln!(out, "  {}  {}", text(&page["eid"]), text(&page["heading"]));
            let _ = writeln!(out, "    {}", line(&page));
            for reason in list(&page["reasons"]) {
                let (words, shown) = (text(&reason["text"]), 90);
                let cut: String = words.chars().take(shown).collect();
                let more = if words.chars().nth(shown).is_some() { "…" } else { "" };
                let number = reason["number"].as_u64().unwrap_or_default();
                let kind: Option<ReasonKind> = serde_json::from_value(reason["kind"].clone()).ok();
                let said = kind.map_or_else(String::new, |kind| said(kind, number));
                let _ = writeln!(out, "    - {}: {said}: {cut}{more}", text(&reason["eid"]));
            }
        }
    }
    out
}

fn line(of: &Value) -> String {
    let figures = &of["figures"];
    let place =
        figures["harder_than"].as_u64().map_or_else(String::new, |p| format!(", harder than {p} % of the pages"));
    format!(
        "{} ({}{place}); {} words, {} a sentence, longest {}, {} % long words",
        figures["level"].as_str().unwrap_or("–"),
        of["difficulty"],
        figures["words"],
        figures["words_per_sentence"],
        figures["longest_sentence"],
        figures["long_word_percent"],
    )
}

/// A reason in words.
pub(crate) fn said(kind: ReasonKind, n: u64) -> String {
    match kind {
        ReasonKind::Embedded => format!("a clause of {n} words interrupts its sentence"),
        ReasonKind::Clauses => format!("{n} clauses in one sentence"),
        ReasonKind::Nesting => format!("clauses nested {n} deep"),
        ReasonKind::LongSentence => format!("a sentence of {n} words"),
        ReasonKind::JoinedList => format!("a list that is one sentence of {n} words"),
        ReasonKind::Brackets => format!("{n} words in brackets"),
        ReasonKind::UnexplainedAbbreviation => "an abbreviation the act does not explain".to_owned(),
        ReasonKind::TermsElsewhere => format!("{n} terms explained on other pages"),
        ReasonKind::Passives => format!("{n} passives in one sentence"),
        ReasonKind::Nominalisations => format!("{n} nouns made of verbs in one sentence"),
        ReasonKind::LongWord => format!("a word of {n} syllables"),
        ReasonKind::Citations => format!("{n} citations in one sentence"),
    }
}
