//! Acts of one country or several side by side: articles about one matter meet whatever their numbers and headings.

use crate::{project, shared};
use indexer::answer::{Answer, AnswerForm};
use indexer::juxtapose::{Arguments, read};
use legislation::Lang;
use std::path::PathBuf;

fn arguments(acts: Vec<PathBuf>, lang: Lang) -> Arguments {
    Arguments {
        acts,
        topic: String::new(),
        lang,
        docx: None,
        answer: AnswerForm { width: 160, form: "words".to_owned(), json: false, out: None },
    }
}

fn sample(name: &str) -> PathBuf {
    project().join("corpus/sample/adilet-html").join(name)
}

/// The articles that stand beside one of the first act.
fn beside(told: &serde_json::Value, eid: &str) -> Option<String> {
    let of = |act: usize, cell: &serde_json::Value| {
        let at = usize::try_from(cell["article"].as_u64()?).ok()?;
        Some(told["articles"][act][at]["eId"].as_str()?.to_owned())
    };
    let row = told["rows"].as_array()?.iter().find(|row| of(0, &row["cells"][0]).as_deref() == Some(eid))?;
    of(1, &row["cells"][1])
}

#[test]
fn a_law_and_its_rules_meet_where_they_rule_the_same_in_each_language() {
    for (lang, code) in [(Lang::KK, "kaz"), (Lang::RU, "rus"), (Lang::EN, "eng")] {
        let acts = ["Z16Q0000004", "P22Q0000008"].map(|act| sample(&format!("{act}.{code}.html")));
        let found = read(&arguments(acts.to_vec(), lang)).expect("two acts");
        let told = found.json().expect("an answer");
        assert_eq!(beside(&told, "art_19").as_deref(), Some("att_1__para_23"), "complaints, {code}");
        assert_eq!(beside(&told, "art_9").as_deref(), Some("att_1__para_4"), "applications, {code}");
        assert_eq!(beside(&told, "art_3"), None, "principles stand in the law alone, {code}");
        assert!(found.docx().starts_with(b"PK"));
    }
}

#[test]
fn acts_that_cannot_be_compared_are_refused_with_what_to_do() {
    let acts = ["Z16Q0000004.rus.html", "P22Q0000008.kaz.html"].map(sample);
    let error = read(&arguments(acts.to_vec(), Lang::RU)).err().expect("no Russian text").to_string();
    assert!(error.contains("--lang"), "{error}");
    let error =
        read(&arguments(vec![project().join("corpus/sample"); 2], Lang::RU)).err().expect("many acts").to_string();
    assert!(error.contains("name a file or folder with one"), "{error}");
}

#[test]
fn tax_codes_of_two_countries_meet() {
    let (Some(kz), Some(kg)) = (shared("corpus/kz/tax-code-2025"), shared("corpus/kg/tax-code.rus.txt")) else {
        return;
    };
    let found = read(&arguments(vec![kz, kg], Lang::RU)).expect("two codes");
    let told = found.json().expect("an answer");
    // Read side by side by a person: return of tax paid by mistake, of tax overpaid; relief for diplomats; payment by instalments.
    for (own, other) in [("art_123", "art_94"), ("art_122", "art_93"), ("art_131", "art_204"), ("art_133", "art_91")] {
        assert_eq!(beside(&told, own).as_deref(), Some(other), "{own}");
    }
}
