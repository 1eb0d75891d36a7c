//! The trees of sample acts, one of each format, as `anyq inspect` prints them.

use super::project;
use indexer::inspect::{inspect, outline};

#[track_caller]
fn check(name: &str, file: &str) {
    let found = inspect(&project().join("corpus/sample").join(file)).expect("part of the project");
    let text: String = found.acts.iter().map(|act| outline(act, 48)).collect();
    insta::assert_snapshot!(name, text);
}

#[test]
fn an_order_with_its_rules_and_a_form_keeps_its_annexes_apart() {
    check("order-with-annexes.rus", "adilet-html/V23Q0000009.rus.html");
}

#[test]
fn the_kazakh_constitution_reads_with_sections_and_an_inserted_article() {
    check("constitution.kaz", "adilet-html/K10Q0000001.kaz.html");
}

#[test]
fn an_english_law_in_akoma_ntoso_reads_like_the_others() {
    check("personal-data.eng", "akoma-ntoso/Z19Q0000006.eng.xml");
}

#[test]
fn a_law_in_plain_text_reads_with_its_chapters_and_notes() {
    check("road-traffic.rus", "text/Z24Q0000010.rus.txt");
}

#[test]
fn the_newer_edition_of_the_benefits_law_has_its_table_and_its_inserted_article() {
    check("benefits-2024.kaz", "markdown/kazakhstan-law-layout/2021/0310-700007@2024-01-01/kaz.md");
}
