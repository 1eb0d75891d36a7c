//! Laws with indicators: what their files say on a day, what is refused, and what the bundle has of them.

use crate::project;
use flate2::read::GzDecoder;
use indexer::answer::{Answer, AnswerForm};
use indexer::build::{Options, build};
use indexer::indicators::{Arguments, Measured, SCHEMA, read};
use legislation::bundle::{MANIFEST, Manifest};
use legislation::indicator::{IndicatorList, State};
use legislation::{Date, Lang, ProblemKind};
use std::collections::BTreeSet;
use std::path::PathBuf;

fn arguments(corpus: PathBuf) -> Arguments {
    Arguments {
        corpus: Some(corpus),
        schema: false,
        day: Date::new(2026, 11, 24),
        state: Vec::new(),
        words: Lang::RU,
        answer: AnswerForm { width: 160, form: "words".to_owned(), json: false, out: None },
    }
}

fn told(measured: &Measured) -> serde_json::Value {
    measured.json().expect("an answer")
}

fn sample() -> PathBuf {
    project().join("corpus/sample")
}

/// A small corpus: an act of the sample and a file of indicators beside it.
fn beside(yaml: &str) -> (tempfile::TempDir, Measured) {
    let folder = tempfile::tempdir().expect("a folder");
    let act = sample().join("text/Z24Q0000010.rus.txt");
    std::fs::copy(act, folder.path().join("Z24Q0000010.rus.txt")).expect("an act");
    std::fs::write(folder.path().join("Z24Q0000010.indicators.yaml"), yaml).expect("a file");
    let measured = read(&arguments(folder.path().to_path_buf())).expect("a corpus");
    (folder, measured)
}

const ONE: &str = "act: Z24Q0000010
indicators:
  - id: deaths
    name: Погибшие
    unit: человек
    provisions: [art_5]
    baseline: { date: 2023-12-31, value: 600 }
    target: { date: 2027-12-31, value: 400 }
    source: МВД
";

#[test]
fn each_indicator_of_the_sample_law_stands_where_its_figures_put_it() {
    let measured = read(&arguments(sample())).expect("the sample corpus");
    assert_eq!(measured.problems, [], "the sample's files are in order");
    let told = told(&measured);
    let mut states = Vec::new();
    for law in told["laws"].as_array().expect("laws") {
        for one in law["indicators"].as_array().expect("indicators") {
            states.push((
                one["indicator"]["id"].as_str().expect("an id"),
                one["standing"]["state"].as_str().expect("a state"),
            ));
        }
    }
    // By hand: 612 → 498 of 400 is .538 of the way after .5 of the time; 38 → 55 of 80 is .405 after .667.
    let expected = [
        ("coverage", "met"),
        ("in-time", "missed"),
        ("refusals-overturned", "overdue"),
        ("road-deaths", "on-track"),
        ("child-seats", "behind"),
        ("scooter-injuries", "no-data"),
    ];
    assert_eq!(states, expected);
    assert_eq!(told["without"].as_array().map(Vec::len), Some(5), "laws that nobody measures");
}

#[test]
fn only_what_is_asked_for_is_told() {
    let mut asked = arguments(sample());
    asked.state = vec![State::Missed];
    asked.words = Lang::KK;
    let words = read(&asked).expect("the sample corpus").in_words(160);
    assert!(words.contains("Мерзімінде көрсетілген қызметтер"), "{words}");
    assert_eq!(words.lines().filter(|line| line.starts_with("  ")).count(), 1, "{words}");
}

#[test]
fn a_file_that_is_wrong_is_told_with_its_place_and_the_rest_is_kept() {
    let (_folder, good) = beside(ONE);
    assert_eq!((good.problems.len(), told(&good)["laws"].as_array().map(Vec::len)), (0, Some(1)));
    let cases = [
        (ONE.replace("art_5", "art_555"), ProblemKind::IndicatorProvision, "deaths: art_555"),
        (ONE.replace("Z24Q0000010", "Z99Q0000001"), ProblemKind::IndicatorProvision, "no such act"),
        (ONE.replace("2027-12-31", "2022-12-31"), ProblemKind::IndicatorForm, "not after the baseline"),
        (ONE.replace("value: 400", "value: 600"), ProblemKind::IndicatorForm, "target and baseline are the same"),
        (ONE.replace("value: 400", "value: .nan"), ProblemKind::IndicatorForm, "no number"),
        (ONE.replace("unit:", "units:"), ProblemKind::IndicatorForm, "units"),
        (ONE.replace("2027-12-31", "2027-13-31"), ProblemKind::IndicatorForm, "2027-13-31"),
        ("act: [".to_owned(), ProblemKind::IndicatorForm, ""),
        (String::new(), ProblemKind::IndicatorForm, ""),
    ];
    for (yaml, kind, words) in cases {
        let (_folder, bad) = beside(&yaml);
        let problem = bad.problems.first().unwrap_or_else(|| panic!("{yaml} passed"));
        assert_eq!((problem.kind, problem.file.as_str()), (kind, "Z24Q0000010.indicators.yaml"), "{problem:?}");
        assert!(problem.detail.contains(words), "{} lacks {words}", problem.detail);
        assert_eq!(told(&bad)["laws"].as_array().map(Vec::len), Some(0), "{yaml}");
    }
    // One wrong indicator does not take the others with it.
    let second =
        ONE.split_once("indicators:\n").expect("a list").1.replace("id: deaths", "id: seats").replace("art_5", "art_0");
    let (_folder, mixed) = beside(&format!("{ONE}{second}"));
    assert_eq!(told(&mixed)["laws"][0]["indicators"].as_array().map(Vec::len), Some(1));
}

#[test]
fn the_schema_has_the_fields_that_are_read_and_no_others() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).expect("JSON");
    let fields = |of: &serde_json::Value| -> BTreeSet<String> {
        of["properties"].as_object().expect("properties").keys().cloned().collect()
    };
    let whole = std::fs::read_to_string(sample().join("text/Z24Q0000010.indicators.yaml")).expect("the sample's file");
    // Fields that the sample's file has not, so that what is read has them all.
    let whole = whole.replace("{ date: 2024-12-31, value: 573 }", "{ date: 2024-12-31, value: 573, note: counted }");
    let law: legislation::indicator::LawIndicators = serde_saphyr::from_str(&whole).expect("indicators");
    let value = serde_json::to_value(&law).expect("JSON");
    let keys = |of: &[&serde_json::Value]| -> BTreeSet<String> {
        of.iter().flat_map(|one| one.as_object().expect("an object").keys().cloned()).collect()
    };
    let all = |of: &serde_json::Value| -> Vec<serde_json::Value> { of.as_array().expect("a list").clone() };
    let (steps, indicators) = (all(&value["history"]), all(&value["indicators"]));
    assert_eq!(fields(&schema), keys(&[&value]));
    assert_eq!(fields(&schema["properties"]["history"]["items"]), keys(&steps.iter().collect::<Vec<_>>()));
    assert_eq!(fields(&schema["properties"]["indicators"]["items"]), keys(&indicators.iter().collect::<Vec<_>>()));
    let figures: Vec<serde_json::Value> =
        indicators.iter().filter_map(|one| one.get("observations")).flat_map(all).collect();
    assert_eq!(fields(&schema["$defs"]["figure"]), keys(&figures.iter().collect::<Vec<_>>()));
}

#[test]
fn the_bundle_has_the_indicators_for_machines() {
    let out = tempfile::tempdir().expect("a folder");
    let usual = Options::new(vec![sample()], out.path().to_path_buf());
    build(&Options { name: Some("sample".into()), ..usual }).expect("the sample corpus builds");
    let manifest = std::fs::read(out.path().join(MANIFEST)).expect("the manifest");
    let manifest: Manifest = serde_json::from_slice(&manifest).expect("a manifest");
    assert_eq!(manifest.languages.len(), 3);
    for language in &manifest.languages {
        let file = language.indicators.as_ref().expect("a file of indicators");
        let packed = std::fs::read(out.path().join(&file.path)).expect("a file the manifest names");
        let list: IndicatorList = serde_json::from_reader(GzDecoder::new(&packed[..])).expect("indicators");
        let ids: Vec<&str> = list.laws.iter().map(|law| law.act.as_str()).collect();
        assert_eq!(ids, ["700007", "Z16Q0000004", "Z24Q0000010"]);
    }
}
