//! Whether the check of a draft finds faults that were planted in law without them.

use crate::inspect::inspect;
use analysis::draft_check::{languages, own};
use analysis::source::{Block, SourceDocument, SourceFormat, SourceMeta};
use analysis::structure::parse;
use anyhow::bail;
use legislation::remark::{Remark, RemarkKind};
use legislation::{Act, Lang, Problem};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A way to spoil the lines of a draft; nothing where there is no place for it.
type Fault = (RemarkKind, fn(&[String], Lang) -> Option<Vec<String>>);

/// Plants every kind of fault in every act of a corpus in Kazakh and Russian that has a place for it, one at a time, checks the
/// draft, and tells which are found: by a remark of the kind that the draft without the fault does not get.
pub fn evaluate(corpus: &Path) -> anyhow::Result<Value> {
    let acts: Vec<Act> =
        inspect(corpus)?.acts.into_iter().filter(|act| [Lang::KK, Lang::RU].contains(&act.lang)).collect();
    if acts.is_empty() {
        bail!("no law in Kazakh or Russian in {}", corpus.display());
    }
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    let mut count = |kind: RemarkKind, found: bool, act: &Act| {
        let of = kinds.entry(kind.slug()).or_default();
        of.0 += usize::from(found);
        of.1 += 1;
        if !found {
            missed.push(format!("{} {} {}", kind.slug(), act.id, act.lang));
        }
    };
    for act in &acts {
        let lines = lines(act);
        let before = names(&remarks(act, &lines));
        for (kind, spoil) in FAULTS {
            let Some(spoilt) = spoil(&lines, act.lang) else { continue };
            let found = remarks(act, &spoilt).iter().any(|one| one.kind == kind && !before.contains(&name(one)));
            count(kind, found, act);
        }
        let Some(other) =
            acts.iter().find(|one| one.id == act.id && one.lang != act.lang && one.text_date == act.text_date)
        else {
            continue;
        };
        let between = |lines: &[String]| languages(&read(act, lines).0, other);
        let before = names(&between(&lines));
        for (kind, spoil) in BETWEEN {
            let Some(spoilt) = spoil(&lines, act.lang) else { continue };
            let found = between(&spoilt).iter().any(|one| one.kind == kind && !before.contains(&name(one)));
            count(kind, found, act);
        }
    }
    let (found, planted) = kinds.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let of = |(found, planted): (usize, usize)| json!({"found": found, "planted": planted});
    Ok(json!({
        "planted": planted, "found": found, "recall": found as f64 / planted.max(1) as f64,
        "kinds": kinds.into_iter().map(|(kind, of_kind)| (kind.to_owned(), of(of_kind))).collect::<BTreeMap<_, _>>(),
        "missed": missed,
    }))
}

/// The lines of an act as a draft has them.
fn lines(act: &Act) -> Vec<String> {
    let line = |one: &legislation::Provision| {
        let label = one.label.trim_end_matches('.');
        let is_article = one.kind == legislation::ProvisionKind::Article || one.kind.is_division();
        let head = match (is_article, one.heading.is_empty()) {
            (true, true) => format!("{label}."),
            (true, false) => format!("{label}. {}", one.heading),
            _ => String::new(),
        };
        let text = if is_article { one.text.clone() } else { format!("{} {}", one.label, one.text).trim().to_owned() };
        [head, text].into_iter().filter(|line| !line.is_empty() && line != ".").collect::<Vec<_>>()
    };
    // Annexes begin anew: the draft is what stands before them.
    let body = act.provisions.iter().take_while(|one| one.kind != legislation::ProvisionKind::Attachment);
    body.filter(|one| one.state == legislation::ProvisionState::InForce && one.table.is_none()).flat_map(line).collect()
}

fn read(act: &Act, lines: &[String]) -> (Act, Vec<Problem>) {
    parse(SourceDocument {
        file: "draft".to_owned(),
        format: SourceFormat::Markdown,
        id: act.id.clone(),
        lang: act.lang,
        meta: SourceMeta { title: act.title.clone(), requisites: act.requisites.clone(), ..SourceMeta::default() },
        blocks: lines.iter().map(Block::line).collect(),
        problems: Vec::new(),
        whole: None,
    })
}

fn remarks(act: &Act, lines: &[String]) -> Vec<Remark> {
    let (draft, problems) = read(act, lines);
    own(&draft, &problems)
}

fn name(one: &Remark) -> (RemarkKind, Option<String>, String) {
    (one.kind, one.eid.as_ref().map(ToString::to_string), one.words.clone())
}

fn names(remarks: &[Remark]) -> BTreeSet<(RemarkKind, Option<String>, String)> {
    remarks.iter().map(name).collect()
}

const FAULTS: [Fault; 8] = [
    (RemarkKind::DuplicateNumber, |lines, _| {
        let third = lines.iter().position(|line| line.starts_with("3. "))?;
        replaced(lines, third, |line| line.replacen("3. ", "2. ", 1))
    }),
    (RemarkKind::MissingNumber, |lines, _| {
        let third = lines.iter().position(|line| line.starts_with("3. "))?;
        // The last of its article, so that no other number is disturbed.
        let is_last = lines.get(third + 1).is_none_or(|line| !line.starts_with("4. "));
        is_last.then(|| replaced(lines, third, |line| line.replacen("3. ", "5. ", 1)))?
    }),
    (RemarkKind::EmptyProvision, |lines, lang| {
        let mut spoilt = lines.to_vec();
        let article =
            if lang == Lang::KK { "901-бап. Бақылау" } else { "Статья 901. Контроль" };
        spoilt.push(article.to_owned());
        Some(spoilt)
    }),
    (RemarkKind::LookAlikeLetters, |lines, _| {
        let at = lines.iter().position(|line| line.chars().count() > 60 && line.contains("са"))?;
        replaced(lines, at, |line| line.replacen("са", "cа", 1))
    }),
    (RemarkKind::DeadReference, |lines, lang| {
        let cites = if lang == Lang::KK {
            "Шағым осы Заңның 777-бабында белгіленген тәртіппен беріледі."
        } else {
            "Жалоба подается в порядке, установленном статьей 777 настоящего Закона."
        };
        appended(lines, cites)
    }),
    (RemarkKind::TermTwice, |lines, _| {
        let at = lines.iter().position(|line| line.starts_with("2) ") && line.contains(" – "))?;
        let first = lines[..at].iter().rposition(|line| line.starts_with("1) ") && line.contains(" – "))?;
        let term = lines[first].trim_start_matches("1) ").split(" – ").next()?.to_owned();
        replaced(lines, at, |line| format!("2) {term} – {}", line.split(" – ").nth(1).unwrap_or_default()))
    }),
    (RemarkKind::TermUnused, |lines, lang| {
        let at = lines.iter().position(|line| line.starts_with("1) ") && line.contains(" – "))?;
        let (term, is) = if lang == Lang::KK {
            ("ғарыш лифті", "жүк көтеретін құрылғы;")
        } else {
            ("космический лифт", "устройство для подъема грузов;")
        };
        replaced(lines, at, |_| format!("1) {term} – {is}"))
    }),
    (RemarkKind::NumberInWords, |lines, lang| {
        let says = if lang == Lang::KK {
            "Өтініш 10 (жиырма) жұмыс күні ішінде қаралады."
        } else {
            "Заявление рассматривается в течение 10 (двадцати) рабочих дней."
        };
        appended(lines, says)
    }),
];

const BETWEEN: [Fault; 2] = [
    (RemarkKind::LanguagesDiffer, |lines, _| {
        let third = lines.iter().position(|line| line.starts_with("3. "))?;
        let mut spoilt = lines.to_vec();
        spoilt.remove(third);
        Some(spoilt)
    }),
    (RemarkKind::NumbersDiffer, |lines, _| {
        let is_number = |c: char| c.is_ascii_digit();
        let at = lines.iter().position(|line| {
            let text = line.split_once(['.', ')']).map_or("", |(_, text)| text);
            text.contains(|c: char| ('2'..='9').contains(&c)) && !line.contains("№")
        })?;
        replaced(lines, at, |line| {
            let start = line.find(['.', ')']).unwrap_or(0);
            let digit = line[start..].find(|c: char| ('2'..='9').contains(&c)).map_or(0, |digit| start + digit);
            let end = line[digit..].find(|c: char| !is_number(c)).map_or(line.len(), |end| digit + end);
            format!("{}97{}", &line[..digit], &line[end..])
        })
    }),
];

fn replaced(lines: &[String], at: usize, with: impl Fn(&str) -> String) -> Option<Vec<String>> {
    let mut spoilt = lines.to_vec();
    let line = spoilt.get_mut(at)?;
    *line = with(line);
    Some(spoilt)
}

/// A sentence more behind the first paragraph of an article.
fn appended(lines: &[String], sentence: &str) -> Option<Vec<String>> {
    let at = lines.iter().position(|line| line.starts_with("1. ") && line.ends_with('.'))?;
    replaced(lines, at, |line| format!("{line} {sentence}"))
}
