//! What an auditor asks of by-laws: whether a law allows what they demand of people, and what laws leave to them.

use crate::project;
use indexer::by_laws;
use legislation::Lang;
use legislation::by_law::Ground;
use std::path::Path;

const LAWS: [&str; 2] = ["Z16Q0000004.rus.html", "P22Q0000008.rus.html"];

/// The law on public services and the resolution made under it, the resolution's words changed.
fn corpus(change: impl Fn(String) -> String, laws: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let from = project().join("corpus/sample/adilet-html");
    for name in laws {
        let text = std::fs::read_to_string(from.join(name)).expect("the sample law");
        let text = if name.starts_with('P') { change(text) } else { text };
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

fn grounds(corpus: &Path) -> Vec<Ground> {
    let found = by_laws::read(corpus, Some(Lang::RU), None).expect("readable");
    assert!(!found.demands.is_empty(), "the resolution demands something of applicants");
    found.demands.iter().map(|demand| demand.ground).collect()
}

#[test]
fn what_a_by_law_demands_rests_on_the_law_its_preamble_names_where_that_law_says_so() {
    let as_it_is = corpus(|text| text, &LAWS);
    assert!(grounds(as_it_is.path()).iter().all(|ground| *ground == Ground::Grounded));
    let found = by_laws::read(as_it_is.path(), Some(Lang::RU), None).expect("readable");
    assert!(found.demands.iter().all(|demand| demand.laws.contains(&"Z16Q0000004#art_6__point_2".to_owned())));

    let without_the_law = corpus(|text| text, &LAWS[1..]);
    assert!(grounds(without_the_law.path()).iter().all(|ground| *ground == Ground::NotFound));

    let sentence = "В соответствии с подпунктом 2) <a href=\"/rus/docs/Z16Q0000004#z46\">статьи 6</a> Закона Республики Анық \"О государственных услугах\" ";
    let silence = |text: String| {
        assert!(text.contains(sentence), "the sample's words");
        text.replace(sentence, "")
    };
    let vague = corpus(silence, &LAWS);
    assert!(
        grounds(vague.path()).iter().all(|ground| *ground == Ground::NotFound),
        "the rules still name the law, but no provision of it"
    );

    let named = "разработаны в соответствии с <a href=\"/rus/docs/Z16Q0000004\">Законом</a> Республики Анық \"О государственных услугах\" \
                 (далее – Закон) и ";
    let silent = corpus(
        |text| {
            let text = silence(text);
            assert!(text.contains(named), "the sample's words");
            text.replace(named, "")
        },
        &LAWS,
    );
    assert!(grounds(silent.path()).contains(&Ground::NoneNamed));
    let only = |ground| by_laws::read(as_it_is.path(), Some(Lang::RU), Some(ground)).expect("readable").demands.len();
    assert_eq!(only(Ground::Grounded), found.demands.len());
    assert_eq!(only(Ground::NoneNamed), 0);
}

#[test]
fn a_law_tells_what_it_leaves_to_by_laws_to_whom_and_which_of_them_are_there() {
    let found = by_laws::read(&project().join("corpus/sample"), Some(Lang::RU), None).expect("readable");
    let told: Vec<(String, String, Vec<String>)> = found
        .delegations
        .iter()
        .map(|one| {
            let by_laws = one.by_laws.iter().map(ToString::to_string).collect();
            (format!("{}#{}", one.act, one.eid), one.to.clone(), by_laws)
        })
        .collect();
    let has = |place: &str, to: &str, by_laws: &[&str]| {
        let by_laws: Vec<String> = by_laws.iter().map(ToString::to_string).collect();
        assert!(told.contains(&(place.to_owned(), to.to_owned(), by_laws)), "{place}: {told:#?}");
    };
    has("700007#art_8__para_3", "уполномоченным органом", &["V23Q0000009"]);
    has("Z16Q0000004#art_6__point_2", "Правительство Республики Анық", &["P22Q0000008"]);
    has("Z16Q0000004#art_6__point_3", "Правительство Республики Анық", &[]);
    let court = "Z18Q0000005#art_20__para_2";
    assert!(told.iter().all(|(place, ..)| place != court), "what a court settles between parties is no by-law");
}
