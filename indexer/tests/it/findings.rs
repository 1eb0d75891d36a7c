//! Contradictions and gaps: what was planted in acts made for it is found, in three languages, and dismissals hold.

use crate::{project, shared};
use indexer::answer::Answer;
use indexer::findings::{Dismissals, Findings, read};
use indexer::{evaluate, findings};
use legislation::Lang;
use legislation::finding::FindingKind;
use std::path::PathBuf;

/// The answer to a command line.
fn asked(line: &[&str]) -> Findings {
    read(&arguments(line)).expect("the sample is read")
}

fn arguments(line: &[&str]) -> findings::Arguments {
    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        arguments: findings::Arguments,
    }
    let words = std::iter::once("findings").chain(line.iter().copied());
    <Line as clap::Parser>::try_parse_from(words).expect("a command line").arguments
}

fn conflicts(path: &str) -> PathBuf {
    project().join("corpus/conflicts").join(path)
}

#[test]
fn planted_contradictions_and_gaps_are_found_and_what_only_looks_like_one_is_not() {
    let report = evaluate::findings::evaluate(
        &conflicts("planted.jsonl"),
        Some(&conflicts("decoys.jsonl")),
        Some(conflicts("topics.csv")),
        vec![project().join("corpus/sample"), conflicts("markdown")],
    )
    .expect("the conflicts are read");
    for lang in ["kk", "ru", "en"] {
        let missed = report["languages"][lang]["missed"].as_array().map_or(0, Vec::len);
        assert!(missed <= 2, "{lang}: {}", report["languages"][lang]);
        assert_eq!(report["languages"][lang]["decoys_taken"], 0, "{lang}: {}", report["languages"][lang]);
    }
    assert_eq!(report["languages"]["ru"]["missed"].as_array().map(Vec::len), Some(0), "{report:#}");
    assert!(report["false_alarms"].as_u64().is_some_and(|alarms| alarms <= 5), "{report:#}");
}

#[test]
fn a_dismissed_finding_does_not_come_back_when_the_act_is_renumbered() {
    let folder = tempfile::tempdir().expect("a folder");
    let law = std::fs::read_to_string(conflicts("markdown/rus/Z25Q0000104.md")).expect("the law");
    let file = folder.path().join("law.md");
    std::fs::write(&file, &law).expect("the law is written");
    let corpus = folder.path().display().to_string();
    let before = asked(&[&corpus, "--kind", "who-decides"]);
    let [one] = before.findings.as_slice() else { panic!("one matter with two bodies: {}", before.in_words(80)) };

    let table = before.table().csv().expect("a table");
    let reviewed = table.replacen(",,\r\n", ",yes,бюджет утверждает оба списка\r\n", 1);
    assert_ne!(table, reviewed, "the last columns are a reviewer's");
    let dismissed = folder.path().join("findings.csv");
    std::fs::write(&dismissed, &reviewed).expect("the dismissals are written");
    let dismissed = dismissed.display().to_string();

    let renumbered = law.replace("1. Перечень зон", "7. Перечень зон");
    assert_ne!(law, renumbered);
    std::fs::write(&file, renumbered).expect("the law is written");
    let after = asked(&[&corpus, "--kind", "who-decides", "--dismissed", &dismissed]);
    assert_eq!((after.findings.len(), after.dismissed), (0, 1));

    std::fs::write(&file, law.replace("Перечень зон размещения", "Реестр мест")).expect("the law is written");
    let gone = asked(&[&corpus, "--kind", "who-decides", "--dismissed", &dismissed]);
    assert_eq!(gone.settled, std::slice::from_ref(&one.id), "what was dismissed and is settled is told");
}

#[test]
fn a_table_that_is_none_is_refused_with_what_to_do() {
    let problem = |bytes: &[u8]| format!("{:#}", Dismissals::parse(bytes).expect_err("no table of findings"));
    assert!(problem(b"name;date\n1;2\n").contains("anyq findings --as csv"));
    assert!(problem(&[0xEF, 0xF0, 0xE0]).contains("UTF-8"));
    let folder = tempfile::tempdir().expect("a folder");
    let topics = folder.path().join("topics.csv");
    std::fs::write(&topics, "topic,act,ru\nводород,не номер,водород\n").expect("topics");
    let corpus = conflicts("markdown").display().to_string();
    let line = arguments(&[&corpus, "--topics", &topics.display().to_string()]);
    let problem = format!("{:#}", read(&line).err().expect("an act's id is wrong"));
    assert!(problem.contains("line 2"), "{problem}");
}

#[test]
fn a_real_code_cites_provisions_that_are_gone_and_every_mark_is_in_its_words() {
    let Some(corpus) = shared("corpus/kg/tax-code.rus.txt") else { return };
    let found = asked(&[&corpus.display().to_string()]);
    assert!(found.findings.iter().any(|one| one.kind == FindingKind::DeadReference));
    for one in &found.findings {
        assert_eq!(one.lang, Lang::RU);
        assert!(!one.places.is_empty(), "{}", one.id);
        for place in &one.places {
            assert!(place.marks.iter().all(|mark| mark.of(&place.words).is_some()), "{} {}", one.id, place.words);
        }
    }
}
