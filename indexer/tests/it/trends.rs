//! How much law there is, how often it is amended, and how its acts hang on one another.

use crate::project;
use indexer::{answer::Answer, trends};
use legislation::Lang;

const CODE: &str =
    "# Закон Республики Анық «Об учете»\n\nот 1 марта 2010 года № 5-I\n\nСтатья 1. Учет\n\nУчет ведется ежегодно.\n\n";

#[test]
fn each_act_is_counted_once_by_year_and_once_by_kind() {
    let found = trends::read(&project().join("corpus/sample"), None).expect("readable");
    let told = found.json().expect("told");
    for lang in ["kk", "ru"] {
        let sum = |list: &str| {
            let all = told[lang][list].as_array().expect("a list");
            all.iter().filter_map(|one| one["acts"].as_u64()).sum::<u64>()
        };
        let acts = told[lang]["counts"]["acts"].as_u64().expect("a number");
        assert!(acts > 0, "the sample has law in {lang}");
        assert_eq!((sum("years"), sum("kinds")), (acts, acts));
    }
}

#[test]
fn a_law_without_amendment_notes_was_amended_by_nothing_that_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("uchet.rus.md"), CODE).expect("written");
    let found = trends::read(folder.path(), Some(Lang::RU)).expect("readable");
    let of = found.languages.get("ru").expect("Russian law");
    assert_eq!(of.acts.len(), 1);
    assert!(of.acts.iter().all(|one| one.amending.is_empty() && one.words > 0 && one.place.reach == 0));
}

#[test]
fn a_demand_said_outright_is_a_restriction_and_a_told_function_is_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let more = "Статья 2. Порядок\n\n1. Владелец обязан вести учет.\n\n2. Уничтожать записи запрещается.\n\n3. Министерство осуществляет надзор.\n\n";
    std::fs::write(folder.path().join("uchet.rus.md"), format!("{CODE}{more}")).expect("written");
    let found = trends::read(folder.path(), Some(Lang::RU)).expect("readable");
    let [act] = found.languages["ru"].acts.as_slice() else { panic!("one act") };
    assert_eq!(act.restrictions, 2);
    assert!(act.difficulty.is_some_and(|difficulty| difficulty > 0));
}
