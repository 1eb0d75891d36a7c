//! What results say: groups, counts, filters, snippets and marks.

use crate::corpus::{Library, russian};
use legislation::{ActId, ActKind, ActStatus, Lang};
use proptest::prelude::*;

#[test]
fn counts_by_kind_and_status_ignore_their_own_filter() {
    let library = Library::of(Lang::RU, &russian());
    let mut query = library.query("отпуск");
    let all = library.results(&query);
    assert_eq!(all.kinds, [(ActKind::Code, 3), (ActKind::Order, 1)]);
    assert_eq!(all.statuses, [(ActStatus::InForce, 3), (ActStatus::Repealed, 1)]);
    assert_eq!(all.total, 4);

    query.kinds = vec![ActKind::Order];
    let orders = library.results(&query);
    assert_eq!(orders.total, 1);
    assert_eq!(orders.kinds, all.kinds, "the kinds one could choose instead stay");
    assert_eq!(orders.statuses, [(ActStatus::InForce, 1)]);

    query.kinds = Vec::new();
    query.statuses = vec![ActStatus::Repealed];
    assert_eq!(library.results(&query).acts[0].id.as_str(), "old-labour");
}

#[test]
fn a_search_in_one_act_finds_only_its_articles() {
    let library = Library::of(Lang::RU, &russian());
    let mut query = library.query("отпуск");
    query.act = Some(ActId::from_name("labour"));
    let results = library.results(&query);
    assert_eq!(results.acts.len(), 1);
    assert_eq!(results.total, 2);
    query.act = Some(ActId::from_name("no-such-act"));
    assert_eq!(library.results(&query).total, 0);
}

#[test]
fn pages_beyond_the_limit_are_counted() {
    let library = Library::of(Lang::RU, &russian());
    let mut query = library.query("отпуск");
    query.limit = 1;
    let results = library.results(&query);
    assert_eq!((results.acts.len(), results.acts[0].pages.len(), results.total), (1, 1, 4));
    assert_eq!(results.acts[0].more, 1, "the code has another article on leave");
}

#[test]
fn marks_stand_on_the_words_asked_for() {
    let library = Library::of(Lang::RU, &russian());
    let results = library.results(&library.query("двадцати четырех дней отпуска"));
    let page = &results.acts[0].pages[0];
    let marked: Vec<&str> = page.marks.iter().filter_map(|mark| mark.of(&page.snippet)).collect();
    assert_eq!(marked, ["отпуск", "Отпуск", "двадцати", "четырех", "дней"]);
    let in_heading: Vec<&str> = page.heading_marks.iter().filter_map(|mark| mark.of(&page.heading)).collect();
    assert_eq!(in_heading, ["отпуск"]);
}

#[test]
fn a_search_that_lacks_a_word_says_so() {
    let library = Library::of(Lang::RU, &russian());
    assert!(!library.results(&library.query("ежегодный отпуск")).nearest_only);
    assert!(library.results(&library.query("ежегодный отпуск космонавта")).nearest_only);
    assert!(!library.results(&library.query("")).nearest_only);
}

#[test]
fn a_snippet_of_a_long_text_is_the_piece_with_the_words() {
    let filler = "Настоящая норма применяется к отношениям, указанным в перечне. ".repeat(60);
    let text = format!("{filler}Срок исковой давности составляет три года. {filler}");
    let acts = [crate::corpus::articles("code", Lang::RU, ActKind::Code, "Кодекс", &[("1", "Сроки", &text)])];
    let library = Library::of(Lang::RU, &acts);
    let results = library.results(&library.query("исковая давность"));
    let snippet = &results.acts[0].pages[0].snippet;
    assert!(snippet.contains("исковой давности"), "{snippet}");
    assert!((120..=230).contains(&snippet.chars().count()), "{snippet}");
    assert!(snippet.starts_with("… ") && snippet.ends_with(" …"), "{snippet}");
}

#[test]
fn a_first_screen_needs_few_blocks_and_the_rest_comes_later() {
    let long = "Пояснение к правилам тишины. ".repeat(2_000);
    let texts: Vec<(String, String)> = (1..=6).map(|n| (n.to_string(), format!("Шум ночью. {long}"))).collect();
    let texts: Vec<(&str, &str, &str)> = texts.iter().map(|(n, text)| (n.as_str(), "Шум", text.as_str())).collect();
    let library = Library::of(Lang::RU, &[crate::corpus::articles("K1", Lang::RU, ActKind::Law, "О тишине", &texts)]);
    let ranking = library.ranking(&library.query("шум"));
    assert_eq!((library.blocks.len(), ranking.pages().len()), (6, 6), "each article has a block to itself");
    let first = library.shelf.blocks_of(&ranking, 3);
    let next = |shown| library.shelf.next_screen(&ranking, shown, |name| first.contains(&name));
    assert_eq!(library.shelf.next_screen(&ranking, 0, |_| false), 3);
    assert_eq!((next(0), next(3)), (3, 6), "what is here is shown at once, and the rest is fetched when it is wanted");
    assert_eq!(library.shelf.next_screen(&ranking, 0, |_| true), 6);
    let first = library.shelf.finish(&ranking, 3, |name| library.blocks.get(&name)).expect("its blocks are here");
    assert_eq!((first.acts[0].pages.len(), first.to_come, first.total), (3, 3, 6));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn any_query_is_answered_with_marks_inside_their_texts(text in "[\\PCа-яқңғөүі «»\"0-9.-]{0,60}") {
        let library = LIBRARY.with(std::rc::Rc::clone);
        let results = library.results(&library.query(&text));
        for page in results.acts.iter().flat_map(|act| &act.pages) {
            for mark in &page.marks {
                prop_assert!(mark.of(&page.snippet).is_some_and(|word| !word.is_empty()));
            }
            for mark in &page.heading_marks {
                prop_assert!(mark.of(&page.heading).is_some_and(|word| !word.is_empty()));
            }
        }
    }
}

thread_local! {
    static LIBRARY: std::rc::Rc<Library> = std::rc::Rc::new(Library::of(Lang::RU, &russian()));
}
