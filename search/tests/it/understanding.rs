//! What citizens really type: slips, other keys, other letters, words run together, everyday words; and what the search says
//! of its understanding.

use crate::corpus::{Library, english, kazakh, russian};
use legislation::Lang;

/// The first page found and what was read instead of what was typed.
fn check(library: &Library, cases: &[(&str, &str, Option<&str>)]) {
    for (typed, first, read_as) in cases {
        let results = library.results(&library.query(typed));
        let page = results.acts.first().map(|act| format!("{}#{}", act.id, act.pages[0].unit));
        assert_eq!(page.as_deref(), Some(*first), "«{typed}»");
        let read: Vec<&str> = results.understood.read_as.iter().map(|(_, read_as)| read_as.as_str()).collect();
        assert_eq!(read.first().copied(), *read_as, "«{typed}» was read as {read:?}");
    }
}

#[test]
fn a_slip_of_the_finger_is_seen_and_said() {
    check(
        &Library::of(Lang::RU, &russian()),
        &[
            ("принудителный труд", "labour#art_5", Some("принудительный")),
            ("реестр нидобросовестных", "procurement#art_8", Some("недобросовестных")),
            ("конкусра", "procurement#art_16", Some("конкурса")),
            ("онкурса", "procurement#art_16", Some("конкурса")),
        ],
    );
    check(&Library::of(Lang::EN, &english()), &[("censroship", "constitution#art_20", Some("censorship"))]);
}

#[test]
fn the_wrong_keyboard_layout_is_seen_and_said() {
    check(
        &Library::of(Lang::RU, &russian()),
        &[
            ("ghbyelbntkmysq nhel", "labour#art_5", Some("принудительный труд")),
            ("cnfnmz 5 nheljdjuj rjltrcf", "labour#art_5", Some("статья 5 трудового кодекса")),
        ],
    );
    check(&Library::of(Lang::EN, &english()), &[("кудшпшщт", "constitution#art_5", Some("religion"))]);
}

#[test]
fn latin_letters_for_russian_and_kazakh_are_understood() {
    check(&Library::of(Lang::RU, &russian()), &[("konkurs zakupki", "procurement#art_16", Some("конкурс закупки"))]);
    check(&Library::of(Lang::KK, &kazakh()), &[("shagym", "services#art_26", Some("шагым"))]);
}

#[test]
fn words_run_together_are_taken_apart() {
    check(&Library::of(Lang::RU, &russian()), &[("трудовойдоговор", "labour#art_16", Some("трудовой договор"))]);
}

#[test]
fn kazakh_possessives_of_speech_find_the_noun() {
    check(
        &Library::of(Lang::KK, &kazakh()),
        &[("шағымымды", "services#art_26", None), ("мүлкімді", "constitution#art_26", None)],
    );
}

#[test]
fn a_kazakh_word_with_the_ending_of_lack_is_read_as_its_noun_and_not_as_a_slip() {
    let library = Library::of(Lang::KK, &kazakh());
    let results = library.results(&library.query("шағымсыз"));
    assert_eq!(results.acts[0].pages[0].unit.as_str(), "art_26");
    assert_eq!(results.understood.read_as, [], "the word is right, only law does not use it");
}

#[test]
fn everyday_words_find_what_the_law_says_in_its_own() {
    let library = Library::of(Lang::RU, &russian());
    for (asked, first) in [("уволили", "labour#art_16"), ("выгнали с работы", "labour#art_16")] {
        let results = library.results(&library.query(asked));
        let page = format!("{}#{}", results.acts[0].id, results.acts[0].pages[0].unit);
        assert_eq!(page, first, "«{asked}»");
        let law =
            results.understood.meant.iter().flat_map(|(_, law)| law).any(|wording| wording.contains("расторжение"));
        assert!(law, "«{asked}»: {:?}", results.understood);
    }
}

#[test]
fn everyday_words_with_a_slip_are_everyday_words() {
    let library = Library::of(Lang::RU, &russian());
    let understood = library.results(&library.query("недобросовестных постовщиков")).understood;
    assert_eq!(understood.read_as, [("постовщиков".to_owned(), "поставщиков".to_owned())]);
    assert!(
        understood.meant.iter().any(|(_, law)| law.iter().any(|wording| wording.contains("реестр"))),
        "{understood:?}"
    );
}

#[test]
fn a_word_nobody_wrote_is_named_and_the_rest_is_only_the_nearest() {
    let library = Library::of(Lang::RU, &russian());
    let results = library.results(&library.query("отпуск щщщюэ"));
    assert_eq!(results.understood.unknown, ["щщщюэ"]);
    assert!(results.nearest_only && results.total > 0);
    assert!(library.results(&library.query("щщщюэ")).acts.is_empty());
}

#[test]
fn a_citation_is_answered_at_the_top_even_beside_other_words() {
    let library = Library::of(Lang::RU, &russian());
    for typed in ["ТК 16", "16 ТК", "ст 16 тк увольнение", "трудовой кодекс 16", "ст. 16 (2) ТК"]
    {
        let results = library.results(&library.query(typed));
        let hit = &results.acts[0].pages[0];
        assert!(hit.cited && hit.unit.as_str() == "art_16", "«{typed}»: {hit:?}");
    }
    let precise = library.results(&library.query("ст. 16 (2) ТК"));
    assert_eq!(precise.acts[0].pages[0].eid.as_str(), "art_16__para_2");
}

#[test]
fn filters_typed_into_the_query_narrow_it_down() {
    let library = Library::of(Lang::RU, &russian());
    let acts = |typed: &str| -> Vec<String> {
        let results = library.results(&library.query(typed));
        results.acts.iter().map(|act| act.id.to_string()).collect()
    };
    assert_eq!(acts("отпуск kind:order"), ["rules"]);
    assert_eq!(acts("отпуск status:repealed"), ["old-labour"]);
    assert_eq!(acts("отпуск act:rules"), ["rules"]);
    assert!(!acts("отпуск -график").contains(&"rules".to_owned()));
    assert!(acts("отпуск").contains(&"rules".to_owned()));
}
