//! What those ask for who write law: how hard it is to read, where it repeats itself, what has changed.

use crate::{project, shared};
use analysis::readability::ListPolicy;
use indexer::build::{Options, build};
use indexer::{bench, compare, definitions, duplicates, evaluate, readability, terms};
use legislation::Lang;
use legislation::term_base::{Likeness, TermRemark};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

/// The changes of a report as (kind, old eId, new eId).
fn changes(report: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    let changes = report["compared"][0]["changes"].as_array().expect("changes");
    changes.iter().map(|c| (text(&c["kind"]), text(&c["old"]), text(&c["new"]))).collect()
}

fn edition(date: &str) -> PathBuf {
    project().join(format!("corpus/sample/markdown/kazakhstan-law-layout/2021/0310-700007{date}/rus.md"))
}

#[test]
fn two_editions_of_an_act_show_the_article_inserted_and_the_words_amended() {
    let report = compare::compare(&edition(""), &edition("@2024-01-01")).expect("both are readable");
    let found = changes(&report);
    let one = |kind: &str, old: &str, new: &str| (kind.to_owned(), old.to_owned(), new.to_owned());
    for expected in [
        one("added", "–", "art_6-1"),
        one("repealed", "art_14", "art_14"),
        one("amended", "art_8__para_1", "art_8__para_1"),
    ] {
        assert!(found.contains(&expected), "{expected:?} is not among {found:?}");
    }
    let words = compare::words(&report, false);
    assert!(words.contains("~ art_8__para_1") && words.contains("[−10−] [+8+]"), "{words}");
    assert!(!words.contains('\u{1b}'), "no colour unless asked");
    assert!(compare::words(&report, true).contains("\u{1b}[32m"));
    let same = compare::compare(&edition(""), &edition("")).expect("readable");
    assert_eq!(changes(&same), []);
}

#[test]
fn two_languages_are_compared_by_structure_and_a_missing_point_is_a_problem_of_the_build() {
    let russian = "О тишине\nСтатья 1. Цель\n1. Настоящий Закон охраняет тишину.\n2. Он запрещает:\n1) шум;\n2) музыку.\n\
                   Статья 2. Время\nТишина соблюдается ночью.\n";
    let kazakh = "Тыныштық туралы\n1-бап. Мақсаты\n1. Осы Заң тыныштықты қорғайды.\n2. Ол мыналарға тыйым салады:\n1) шуға.\n\
                  2-бап. Уақыты\nТыныштық түнде сақталады.\n";
    let corpus = folder(&[("quiet.rus.txt", russian), ("quiet.kaz.txt", kazakh)]);
    let place = |name: &str| corpus.path().join(name);
    let report = compare::compare(&place("quiet.rus.txt"), &place("quiet.kaz.txt")).expect("both are readable");
    let differences = &report["compared"][0]["differences"];
    assert_eq!(differences[0]["eid"], "art_1__para_2__point_2", "{report:#}");
    assert_eq!(differences.as_array().map(Vec::len), Some(1), "{report:#}");

    let out = tempfile::tempdir().expect("a folder");
    let options = Options::new(vec![corpus.path().to_path_buf()], out.path().join("bundle"));
    let report = build(&options).expect("it builds");
    let problem = &report.problems["languages-differ"];
    assert_eq!(problem.count, 1);
    assert_eq!(problem.examples[0].detail, "art_1__para_2__point_2 stands in ru only");
    assert_eq!(problem.examples[0].lang, Some(legislation::Lang::KK), "the text that lacks it");
}

#[test]
fn the_sample_law_has_the_same_structure_in_all_languages() {
    let out = tempfile::tempdir().expect("a folder");
    let report = build(&Options::new(vec![project().join("corpus/sample")], out.path().join("b"))).expect("it builds");
    assert!(!report.problems.contains_key("languages-differ"), "{:#?}", report.problems.get("languages-differ"));
}

#[test]
fn an_order_that_repeats_another_is_found_and_one_act_alone_is_not_across_acts() {
    let rule = "Работодатель обязан выдать работнику трудовую книжку в день прекращения трудового договора и произвести с ним расчет";
    let act = |title: &str, tail: &str| {
        format!("{title}\nСтатья 1. Расчет\n{rule}{tail}.\nСтатья 2. Прочее\nИное решает {title}.\n")
    };
    let (one, other) = (act("О труде", " в полном размере"), act("О службе", " в полном объеме"));
    let corpus = folder(&[("labour.rus.txt", &one), ("service.rus.txt", &other)]);
    let options = |across_acts| duplicates::Options { at_least: 0.8, across_acts, least_words: 8 };
    let report = duplicates::find(corpus.path(), &options(true)).expect("readable");
    assert_eq!((&report["clusters"], &report["in_clusters"]), (&1.into(), &2.into()), "{report:#}");
    assert_eq!(report["found"][0]["id"], "labour#art_1", "the smallest act and place");
    let alone = duplicates::find(&corpus.path().join("labour.rus.txt"), &options(true)).expect("readable");
    assert_eq!(alone["clusters"], 0);
    assert!(duplicates::find(corpus.path(), &duplicates::Options { at_least: 1.5, ..options(true) }).is_err());
}

#[test]
fn near_duplicates_of_real_law_are_exactly_those_of_comparing_all_with_all() {
    let Some(corpus) = shared("corpus/kg") else { return };
    let report = evaluate::duplicates::evaluate(&corpus, 20_000, 1, 0.8, 8).expect("a report");
    assert!(report["pairs"].as_u64() > Some(1_000), "{report:#}");
    assert_eq!((report["recall"].as_f64(), report["precision"].as_f64()), (Some(1.0), Some(1.0)), "{report:#}");
}

#[test]
fn the_hardest_page_of_an_act_comes_first_with_its_reasons() {
    let sample = project().join("corpus/sample/adilet-html/K14Q0000002.kaz.html");
    let report = readability::read(&sample, ListPolicy::PerItem, Some(3)).expect("readable");
    let pages = report["acts"][0]["pages"].as_array().expect("pages");
    assert_eq!(pages.len(), 3);
    assert!(pages[0]["difficulty"].as_f64() >= pages[1]["difficulty"].as_f64());
    let reasons: Vec<&Value> = pages.iter().flat_map(|page| page["reasons"].as_array().into_iter().flatten()).collect();
    assert!(!reasons.is_empty() && reasons.iter().all(|reason| reason["text"].is_string()), "{report:#}");
    let turkish = report["acts"][0]["figures"]["made_for_turkish"].as_array().map(Vec::len);
    assert_eq!(turkish, Some(3), "no formula was made for Kazakh, and the report says so");
    let joined = readability::read(&sample, ListPolicy::Joined, None).expect("readable");
    let sentence = |report: &Value| report["acts"][0]["figures"]["words_per_sentence"].as_f64();
    assert!(sentence(&joined) > sentence(&report), "joined items make longer sentences");
}

#[test]
fn real_pages_and_random_law_are_analysed_with_all_spans_inside_their_texts() {
    let corpus = shared("corpus/kz/adilet-html").unwrap_or_else(|| project().join("corpus/sample"));
    let report = bench::analysis::run(&corpus, 1_000, 7).expect("no panic and no span outside its text");
    assert_eq!(report["fuzzed_texts"], 1_000);
    assert!(report["megabytes"].as_f64() > Some(0.1), "{report:#}");
}

#[test]
fn the_new_commands_say_what_is_wrong_and_end_with_two() {
    let anyq =
        |arguments: &[&str]| Command::new(env!("CARGO_BIN_EXE_anyq")).args(arguments).output().expect("anyq runs");
    for arguments in [
        &["readability", "absent.txt"][..],
        &["readability", ".", "--policy", "whole"],
        &["duplicates", "absent"],
        &["compare", "absent.txt", "absent.txt"],
        &["bench"],
    ] {
        let output = anyq(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
    let sample = project().join("corpus/sample/adilet-html/K10Q0000001.eng.html");
    let sample = sample.to_string_lossy();
    let output = anyq(&["readability", &sample, "--worst", "1", "--json"]);
    assert!(serde_json::from_slice::<Value>(&output.stdout).is_ok_and(|report| report["policy"] == "per-item"));
}

#[test]
fn the_definition_base_has_every_definition_of_the_corpus_and_names_it_in_each_language() {
    for corpus in
        [Some(project().join("corpus/sample")), shared("corpus/kz"), shared("corpus/kg")].into_iter().flatten()
    {
        let base = terms::read(&corpus).expect("readable");
        let mut kept: Vec<String> = (base.languages.iter())
            .flat_map(|(lang, base)| {
                let acts = &base.list.acts;
                let all = base.cards.iter().flat_map(|card| &card.definitions);
                all.map(move |one| {
                    format!("{lang} {}#{} {} = {}", acts[one.act as usize].id, one.eid, one.term, one.text())
                })
            })
            .collect();
        let mut found: Vec<String> = Vec::new();
        for act in definitions::terms(&corpus).expect("readable") {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            for one in act["definitions"].as_array().expect("definitions") {
                let place = format!("{} {}#{}", text(&act["lang"]), text(&act["act"]), text(&one["eId"]));
                found.push(format!("{place} {} = {}", text(&one["term"]["text"]), text(&one["body"]["text"])));
            }
        }
        // What several editions of an act say alike is found in each, and stands in the base once.
        for list in [&mut kept, &mut found] {
            list.sort();
            list.dedup();
        }
        assert_eq!(kept, found, "none lost, none made up");
        let counted =
            base.languages.iter().flat_map(|(_, base)| &base.list.terms).map(|term| term.definitions).sum::<u32>();
        assert_eq!(
            counted as usize,
            base.languages.iter().flat_map(|(_, base)| &base.cards).map(|card| card.definitions.len()).sum::<usize>()
        );
    }
}

#[test]
fn a_drafter_asks_for_terms_that_differ_and_takes_them_away_as_a_table_and_for_machines() {
    let law = "О школах\nСтатья 1. Понятия\nВ настоящем Законе используются следующие понятия:\n1) школа – организация образования;\n\
               2) сбор – =HYPERLINK(\"http://x\");\nСтатья 2. Школы\nШкола учит. Сбор запрещен.\n";
    let rules = "О лицеях\nСтатья 1. Понятия\nВ настоящем Законе используются следующие понятия:\n\
                 1) школа – организация образования, имеющая лицензию;\n2) лицей – школа.\nСтатья 2. Школы\nШкола учит.\n";
    let corpus = folder(&[("a.rus.txt", law), ("b.rus.txt", rules)]);
    let base = terms::read(corpus.path()).expect("readable");
    let narrower = terms::Filter { likeness: Some(Likeness::Narrower), ..terms::Filter::default() };
    let found = base.json(&narrower).expect("a report");
    assert_eq!(found["counts"]["terms"], 1, "{found:#}");
    assert_eq!(found["terms"][0]["name"], "школа");
    let unused = terms::Filter { remark: Some(TermRemark::Unused), ..terms::Filter::default() };
    assert_eq!(base.json(&unused).expect("a report")["terms"][0]["name"], "лицей");
    let kazakh = terms::Filter { lang: Some(Lang::KK), ..terms::Filter::default() };
    assert!(base.json(&kazakh).expect("a report")["terms"].as_array().is_some_and(Vec::is_empty));

    let all = terms::Filter::default();
    let table = base.table(&all).csv().expect("a table");
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{FEFF}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("rows of one length");
    assert_eq!(rows.len(), 4);
    assert!(rows.iter().any(|row| row[2].starts_with("'=HYPERLINK")), "no formula comes from a text: {rows:?}");
    let workbook = base.table(&all).workbook().expect("a workbook");
    assert_eq!(workbook.get(..2), Some(&b"PK"[..]));
    let graph = base.skos(&narrower);
    assert_eq!(graph["@graph"][1]["skos:definition"].as_array().map(Vec::len), Some(2), "{graph:#}");
}
