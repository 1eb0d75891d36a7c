//! The impact of a law, reckoned from a scenario, and the scenario of a draft.

use crate::project;
use indexer::answer::Answer;
use indexer::impact;

#[test]
fn a_scenario_is_reckoned_as_by_hand_and_repeated_by_its_seed() {
    let file = project().join("corpus/amendments/impact.yaml");
    let first = impact::read(&file, 2_000, 3).expect("a scenario");
    let [nothing, report, register] = first.assessment.options.as_slice() else { panic!("three options") };
    assert_eq!((nothing.burden, nothing.net), (0, 0));
    // 2,900 × (6 × 1,800 + 200)
    assert_eq!(report.burden, 31_900_000);
    // (60,000,000 − 10,000,000 − 31,900,000) × (1/1.1 + 1/1.21 + 1/1.331)
    assert_eq!(report.net, 45_012_021);
    // (70,000,000 − 12,000,000) × the same − 80,000,000
    assert_eq!(register.net, 64_237_415);
    let again = impact::read(&file, 2_000, 3).expect("a scenario");
    assert_eq!(first.json().expect("told"), again.json().expect("told"));
    assert!(first.in_words(80).contains("31\u{a0}900\u{a0}000"), "thousands stand apart");
}

#[test]
fn a_scenario_that_cannot_be_reckoned_says_where() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("scenario.yaml");
    let text = "title: x\nyears: 3\noptions:\n  - name: a\n    costs:\n      - name: b\n        amount: { low: 5, likely: 1, high: 2 }\n";
    std::fs::write(&file, text).expect("written");
    let error = impact::read(&file, 10, 1).err().map(|error| format!("{error:#}")).unwrap_or_default();
    assert!(error.contains("a · b"), "{error}");
    std::fs::write(&file, "title: [").expect("written");
    assert!(impact::read(&file, 10, 1).is_err());
}

#[test]
fn the_obligations_of_a_draft_are_filled_in_with_their_places() {
    let draft = project().join("corpus/amendments/markdown/rus/Z25Q0000201.md");
    let scenario = impact::from_draft(&draft).expect("a draft");
    let places: Vec<&str> = scenario.options[1].obligations.iter().map(|one| one.place.as_str()).collect();
    assert!(places.contains(&"Z25Q0000201#art_6__para_1__point_3"), "the yearly report: {places:?}");
}
