//! What the commands that read a law print: its references and its terms.

use super::project;
use serde_json::Value;
use std::process::{Command, Output};

fn anyq(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_anyq")).current_dir(project()).args(arguments).output().expect("anyq runs")
}

fn printed(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

#[test]
fn the_sample_laws_references_lead_somewhere_and_are_found_from_the_other_end() {
    let all = printed(&anyq(&["references", "corpus/sample", "--json"]));
    assert!(all["counts"]["in-force"].as_u64() > Some(100) && all["counts"]["gone"].is_null(), "{}", all["counts"]);
    let traffic = "Z24Q0000010#art_5";
    let from_the_other_end: usize = (all["acts"].as_array().into_iter().flatten())
        .flat_map(|act| act["references"].as_array().into_iter().flatten())
        .filter(|reference| {
            let targets = reference["targets"].as_array().into_iter().flatten();
            targets.filter_map(|target| target["target"].as_str()).any(|target| {
                target.strip_prefix(traffic).is_some_and(|rest| rest.is_empty() || rest.starts_with("__"))
            })
        })
        .count();
    let citing = printed(&anyq(&["references", "corpus/sample", "--cites", traffic, "--json"]));
    let listed: usize = citing["acts"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|act| act["references"].as_array())
        .map(Vec::len)
        .sum();
    assert_eq!(listed, from_the_other_end);
}

#[test]
fn a_sample_act_prints_its_terms_where_they_hold_and_where_they_are_used() {
    let file = "corpus/sample/text/Z24Q0000010.rus.txt";
    let act = &printed(&anyq(&["definitions", file, "--json"]))["acts"][0];
    let definitions = act["definitions"].as_array().expect("terms");
    assert!(!definitions.is_empty());
    for definition in definitions {
        assert!(definition["term"]["text"].as_str().is_some_and(|term| !term.is_empty()), "{definition}");
        assert_eq!(definition["scope"], "act", "{definition}");
    }
    assert!(definitions.iter().any(|definition| definition["uses"].as_array().is_some_and(|uses| uses.len() > 1)));
    let words = anyq(&["definitions", file, "--width", "40"]);
    let words = String::from_utf8_lossy(&words.stdout).into_owned();
    assert!(words.ends_with(&format!("{} definitions\n", definitions.len())), "{words}");
}

#[test]
fn a_file_that_is_not_there_is_named_and_the_status_says_so() {
    for command in ["references", "definitions"] {
        let output = anyq(&[command, "corpus/absent.html"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("corpus/absent.html"), "{output:?}");
    }
}
