//! The search and the stemmer against labelled data: what they reached stays reached.

use crate::{project, shared};
use indexer::evaluate::{definitions, likeness, morphology, norms, readability, references, retrieval, spelling};
use legislation::Lang;
use serde_json::Value;
use std::process::Command;

/// A set of loose passages and its floors.
fn check(set: &str, floors: &[(&str, f64)]) {
    let Some(folder) = shared(&format!("eval/retrieval/{set}")) else { return };
    let passages = folder.join("passages.jsonl");
    let source = retrieval::Source::Passages(&passages);
    let report = retrieval::evaluate(&source, &folder.join("queries.dev.jsonl"), retrieval::Options::default())
        .expect("a report");
    for (key, floor) in floors {
        let figure = report[*key].as_f64().expect("a figure of the contract");
        assert!(figure >= *floor, "{set}: {key} is {figure}, was at least {floor}");
    }
    for key in ["r_at_1", "r_at_5", "r_at_10", "ndcg_at_5", "ndcg_at_10", "mrr", "queries"] {
        assert!(report[key].is_number(), "{set}: {key} is part of the contract");
    }
}

#[test]
fn questions_on_traffic_find_their_rule() {
    check("traffic-ru", &[("r_at_1", 0.57), ("r_at_5", 0.80)]);
}

#[test]
fn subjects_of_the_tax_code_find_their_article() {
    check("tax-kz-ru", &[("r_at_1", 0.80), ("r_at_5", 0.90)]);
}

#[test]
fn kazakh_questions_find_their_passage() {
    check("kazqad-kk", &[("ndcg_at_10", 0.69)]);
}

#[test]
fn kazakh_stems_agree_with_a_treebank() {
    let Some(labels) = shared("eval/morphology/kaz-ud.dev.tsv") else { return };
    let report = morphology::evaluate(&labels, Lang::KK).expect("a report");
    let figure = |key: &str| report[key].as_f64().expect("a figure of the contract");
    assert!(figure("precision") >= 0.78 && figure("f1") >= 0.75 && figure("recall") > 0.0, "{report}");
}

#[test]
fn words_of_the_sample_law_are_found_in_spite_of_a_slip() {
    let out = tempfile::tempdir().expect("a folder");
    let corpus = vec![crate::project().join("corpus/sample")];
    let options = indexer::build::Options::new(corpus, out.path().to_owned());
    indexer::build::build(&options).expect("the sample corpus builds");
    let report = spelling::evaluate(out.path(), 150, 7).expect("a report");
    for lang in ["kk", "ru", "en"] {
        let recall = report[lang]["one_slip_recall"].as_f64().expect("a figure");
        assert!(recall >= 0.95, "{lang}: {recall}, missed {}", report[lang]["missed"]);
    }
    assert!(report["kk"]["russian_keys_recall"].as_f64() >= Some(0.98), "{}", report["kk"]);
}

#[test]
fn relevant_provisions_are_counted_once_by_article_and_by_part() {
    let folder = tempfile::tempdir().expect("a folder");
    let (passages, queries) = (folder.path().join("p.jsonl"), folder.path().join("q.jsonl"));
    let lines = [
        r#"{"id": "тк:1", "title": "Отпуск", "text": "Отпуск длится двадцать четыре дня."}"#,
        r#"{"id": "тк:2", "title": "Увольнение", "text": "Работник предупреждается за месяц."}"#,
        r#"{"id": "тк:3", "title": "Отпуск без оплаты", "text": "Отпуск без оплаты дается по соглашению."}"#,
    ];
    std::fs::write(&passages, lines.join("\n")).expect("written");
    let asked = [
        r#"{"query": "увольнение", "relevant": ["тк:2"]}"#,
        r#"{"query": "статья 3", "relevant": ["тк:3"]}"#,
        r#"{"query": "квантовая механика", "relevant": ["тк:1"]}"#,
    ];
    std::fs::write(&queries, asked.join("\n")).expect("written");
    let source = retrieval::Source::Passages(&passages);
    let report = retrieval::evaluate(&source, &queries, retrieval::Options { ablate: true, ..Default::default() })
        .expect("a report");
    assert_eq!(report["r_at_1"].as_f64(), Some(0.6667), "two of three: {report}");
    assert_eq!(report["ndcg_at_10"].as_f64(), Some(0.6667));
    let without = &report["without"]["citations"]["r_at_1"];
    assert!(without.as_f64() < Some(0.6667), "without citations «статья 3» finds nothing: {without}");
}

#[test]
fn a_file_that_is_no_evaluation_data_is_refused_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("q.jsonl");
    std::fs::write(&file, "{\"query\": \"x\", \"relevant\": []}\n{oops").expect("written");
    let source = retrieval::Source::Passages(&file);
    let error = retrieval::evaluate(&source, &file, retrieval::Options::default()).expect_err("refused");
    assert!(format!("{error:#}").contains("line 2"), "{error:#}");
    let error = morphology::evaluate(&file, Lang::KK).expect_err("refused");
    assert!(format!("{error:#}").contains("TAB"), "{error:#}");
}

#[test]
fn the_command_line_prints_stems_and_keeps_its_floors() {
    let anyq =
        |arguments: &[&str]| Command::new(env!("CARGO_BIN_EXE_anyq")).args(arguments).output().expect("anyq runs");
    let stems = anyq(&["stem", "--lang", "kk", "заңдардың"]);
    assert_eq!(String::from_utf8_lossy(&stems.stdout), "заңдардың\tзаң\n");
    let Some(labels) = shared("eval/morphology/kaz-ud.dev.tsv") else { return };
    let labels = labels.to_string_lossy();
    let reached = anyq(&["evaluate", "morphology", "--labels", &labels, "--json", "--at-least", "f1=0.58"]);
    assert_eq!(reached.status.code(), Some(0));
    assert!(serde_json::from_slice::<Value>(&reached.stdout).is_ok_and(|report| report["f1"].is_number()));
    let missed = anyq(&["evaluate", "morphology", "--labels", &labels, "--at-least", "f1=1.0"]);
    assert_eq!(missed.status.code(), Some(1));
    assert_eq!(anyq(&["evaluate", "morphology", "--labels", "absent.tsv"]).status.code(), Some(2));
}

#[test]
fn definitions_of_real_law_are_found_and_nothing_else_is() {
    let (Some(labels), Some(corpus)) = (shared("eval/definitions/dev.jsonl"), shared("corpus/kz")) else { return };
    let report = definitions::evaluate(&labels, &corpus).expect("a report");
    for figures in [&report, &report["glossary"], &report["contextual"]] {
        let at_least = |key: &str, floor: f64| figures[key].as_f64() >= Some(floor);
        assert!(at_least("precision", 0.99) && at_least("recall", 0.98) && at_least("f1", 0.98), "{report:#}");
    }
}

#[test]
fn definitions_of_one_term_are_called_alike_as_a_reader_calls_them() {
    let (Some(kz), Some(kg)) = (shared("corpus/kz"), shared("corpus/kg")) else { return };
    let labels = project().join("analysis/data/definition-pairs.jsonl");
    let report = likeness::evaluate(&labels, &[kz, kg, project().join("corpus/sample")]).expect("a report");
    assert!(report["pairs"].as_u64() >= Some(200) && report["accuracy"].as_f64() >= Some(0.95), "{report:#}");
    let second = &report["second_reader"];
    assert!(
        second["accuracy"].as_f64() >= second["readers_agree"].as_f64(),
        "as near to a reader as another one is: {report:#}"
    );
    for (class, figures) in report["classes"].as_object().expect("figures by class") {
        assert!(figures["accuracy"].as_f64() >= Some(0.75), "{class}: {report:#}");
    }
}

#[test]
fn published_readability_is_reproduced_and_goes_with_peoples_ratings() {
    let Some(labels) = shared("eval/readability") else { return };
    let report = readability::evaluate(&labels, "python3").expect("a report");
    assert!(report["texts"].as_u64() > Some(0));
    assert_eq!(report["plainrussian_exact"], report["texts"], "{}", report["different"]);
    assert!(report["composite_loo"].as_f64() >= Some(0.93), "school grades: {report:#}");
    for (set, figures) in report["spearman"].as_object().expect("figures by set") {
        let composite = figures["composite"].as_f64().expect("the composite is among them");
        for (formula, rho) in figures.as_object().expect("figures by formula") {
            let rho = rho.as_f64().unwrap_or_default().abs();
            let single = set.starts_with("readme-pp") && formula != "texts" && formula != "composite";
            assert!(!single || rho < composite, "{set}: {formula} {rho} does better than the composite {composite}");
        }
    }
    let textstat = &report["textstat"];
    match textstat["absent"].as_str() {
        Some(why) => eprintln!("skipped: {why}"),
        None => assert_eq!(textstat["texts"], textstat["asked"], "{}", textstat["different"]),
    }
}

#[test]
fn references_of_real_law_lead_where_they_say() {
    let (Some(labels), Some(corpus)) = (shared("eval/references/dev.jsonl"), shared("corpus")) else { return };
    let report = references::evaluate(&labels, &corpus).expect("a report");
    let at_least = |key: &str, floor: f64| report[key].as_f64() >= Some(floor);
    assert!(at_least("recall", 0.97) && at_least("precision", 0.98) && at_least("linked_accuracy", 0.98), "{report:#}");
}

#[test]
fn norms_of_real_law_are_told_in_russian_and_in_kazakh() {
    for (file, floors) in [
        (
            "ru",
            [
                ("accuracy", 0.97),
                ("addressee_f1", 0.93),
                ("deadline_f1", 0.95),
                ("amount_f1", 0.98),
                ("condition_f1", 0.93),
                ("card_accuracy", 0.90),
            ],
        ),
        (
            "kk",
            [
                ("accuracy", 0.97),
                ("addressee_f1", 0.90),
                ("deadline_f1", 0.93),
                ("amount_f1", 0.98),
                ("condition_f1", 0.93),
                ("card_accuracy", 0.90),
            ],
        ),
    ] {
        let Some(labels) = shared(&format!("eval/norms/{file}.dev.jsonl")) else { return };
        let report = norms::evaluate(&labels).expect("a report");
        for (key, floor) in floors {
            assert!(report[key].as_f64() >= Some(floor), "{file}: {key} below {floor}: {report:#}");
        }
        for key in ["addressee_coverage", "action_overlap", "abstained", "reference_f1"] {
            assert!(report[key].is_number(), "{file}: {key} is part of the contract");
        }
    }
}

#[test]
fn norms_of_the_sample_law_are_printed_with_what_they_are_worth() {
    let sample = crate::project().join("corpus/sample/markdown");
    let sample = sample.to_string_lossy();
    let anyq =
        |arguments: &[&str]| Command::new(env!("CARGO_BIN_EXE_anyq")).args(arguments).output().expect("anyq runs");
    let printed = anyq(&["norms", &sample, "--json", "--class", "duty", "--date", "2026-01-01"]);
    assert_eq!(printed.status.code(), Some(0));
    let report: Value = serde_json::from_slice(&printed.stdout).expect("one JSON object");
    let acts = report["acts"].as_array().expect("acts");
    let duties = acts.iter().flat_map(|act| act["norms"].as_array().into_iter().flatten());
    let classes: Vec<_> = duties.map(|norm| norm["class"].clone()).collect();
    assert!(!classes.is_empty() && classes.iter().all(|class| class == "duty"), "{classes:?}");
    assert_eq!(anyq(&["norms", &sample, "--class", "wish"]).status.code(), Some(2));
    assert_eq!(anyq(&["norms", "absent"]).status.code(), Some(2));
}
