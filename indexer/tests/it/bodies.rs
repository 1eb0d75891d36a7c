//! What an auditor asks of bodies of the state: what each may do, who else may do it, and what law gives it.

use crate::project;
use indexer::answer::Answer;
use indexer::bodies::{Bodies, of_corpus};
use legislation::Lang;
use legislation::by_law::Ground;
use legislation::function::OverlapClass;

/// A corpus of fictional Russian texts: file name and text.
fn corpus(texts: &[(&str, &str)]) -> Bodies {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in texts {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    of_corpus(folder.path(), Some(Lang::RU)).expect("readable")
}

const GARDENS: &str = "Закон Республики Анық\nО садах\n\nСтатья 1. Министерство садов\n\n\
    1. Министерство садов ведет государственный реестр редких плодовых деревьев и кустарников.\n\
    2. Министерство садов осуществляет иные полномочия, предусмотренные законами.\n";

const FORESTS: &str = "Закон Республики Анық\nО лесах\n\nСтатья 1. Министерство лесов\n\n\
    1. Министерство лесов ведет государственный реестр редких плодовых деревьев и кустарников.\n\
    2. Министерство лесов осуществляет иные полномочия, предусмотренные законами.\n";

#[test]
fn two_bodies_that_keep_one_register_overlap_and_what_all_bodies_have_does_not() {
    let found = corpus(&[("gardens.rus.txt", GARDENS), ("forests.rus.txt", FORESTS)]);
    assert_eq!(found.functions.len(), 4, "{:#?}", found.functions);
    assert_eq!(found.functions.iter().filter(|one| one.boilerplate).count(), 2);
    let [overlap] = found.overlaps.as_slice() else { panic!("one overlap: {:#?}", found.overlaps) };
    assert_eq!((overlap.class, overlap.within_act), (OverlapClass::Same, false));
    let [cell] = found.matrix().try_into().expect("one pair of bodies");
    assert_eq!((cell.overlaps, cell.same), (1, 1));
}

#[test]
fn the_same_body_in_two_laws_does_not_overlap_with_itself() {
    let again = FORESTS.replace("Министерство лесов", "Министерство садов");
    let found = corpus(&[("gardens.rus.txt", GARDENS), ("forests.rus.txt", &again)]);
    assert!(found.overlaps.is_empty(), "{:#?}", found.overlaps);
    assert_eq!(found.bodies.len(), 1);
    assert_eq!((found.bodies[0].acts, found.bodies[0].functions), (2, 4));
}

#[test]
fn a_law_tells_the_functions_of_the_government_in_all_three_languages() {
    for (lang, words) in [(Lang::KK, "Үкімет"), (Lang::RU, "Правительство"), (Lang::EN, "Government")]
    {
        let found = of_corpus(&project().join("corpus/sample"), Some(lang)).expect("readable");
        assert!(found.bodies.iter().any(|body| body.name.contains(words)), "{words}: {:#?}", found.bodies);
        let listed = found.functions.iter().any(|one| one.act.as_str() == "Z16Q0000004" && one.name.contains(words));
        assert!(listed || lang == Lang::EN, "{words}");
    }
}

#[test]
fn a_function_of_a_by_law_says_what_it_rests_on_and_one_of_a_law_does_not() {
    let found = of_corpus(&project().join("corpus/sample"), None).expect("readable");
    let by_law: Vec<_> = found.functions.iter().filter(|one| one.act.as_str() == "P22Q0000008").collect();
    assert!(!by_law.is_empty());
    assert!(by_law.iter().all(|one| one.ground == Some(Ground::Grounded) && !one.laws.is_empty()), "{by_law:#?}");
    let law = found.functions.iter().filter(|one| one.act.as_str() == "Z16Q0000004");
    assert!(law.clone().count() > 0 && law.clone().all(|one| one.ground.is_none()));
}

#[test]
fn the_answer_is_the_same_each_time_and_its_overlaps_name_functions_that_are_there() {
    let read = || of_corpus(&project().join("corpus/sample"), None).expect("readable");
    let found = read();
    assert_eq!(found.json().expect("JSON"), read().json().expect("JSON"));
    for overlap in &found.overlaps {
        assert!(overlap.a < overlap.b && overlap.b < found.functions.len());
        assert_ne!(found.functions[overlap.a].body, found.functions[overlap.b].body);
    }
}
