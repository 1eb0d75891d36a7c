//! Functions on small texts that are no law anywhere.

use super::{Found, LEAST_WORDS, OVERLAPPING, SAME, alike, bag, find, is_same_body};
use crate::definitions;
use crate::definitions::tests::act;
use crate::norms::stated;
use legislation::ProvisionKind::{Article, Paragraph, Point};
use legislation::{Lang, ProvisionKind};

fn read(lang: Lang, lines: &[(ProvisionKind, &str, &str)]) -> Vec<Found> {
    let act = act(lang, lines);
    find(&act, &stated(&act), &definitions::find(&act))
}

fn key(lang: Lang, text: &str) -> String {
    let found = read(lang, &[(Article, "art_1", text)]);
    found.first().map_or_else(|| panic!("{text}: a function"), |found| found.body.key.clone())
}

#[test]
fn a_body_is_one_in_every_case_of_its_name() {
    let active = key(Lang::RU, "Министерство садов утверждает правила посадки деревьев.");
    let passive = key(Lang::RU, "Правила посадки деревьев утверждаются Министерством садов.");
    assert_eq!(active, passive);
    let tax = key(Lang::RU, "Налоговый орган ведет реестр садов.");
    assert_eq!(tax, key(Lang::RU, "Реестр садов ведется налоговым органом."));
    let full = key(Lang::RU, "Правительство Республики Казахстан утверждает правила ухода за садами.");
    assert_eq!(full, key(Lang::RU, "Правила ухода за садами утверждаются Правительством."));
    let kazakh = key(Lang::KK, "Қазақстан Республикасының Үкіметі бақтарды күту қағидаларын бекітеді.");
    assert_eq!(kazakh, key(Lang::KK, "Бақтарды күту қағидаларын Үкімет бекітеді."));
}

#[test]
fn a_general_name_belongs_to_its_act_unless_the_act_defines_it() {
    let bare = key(Lang::RU, "Уполномоченный орган ведет реестр садов.");
    assert!(bare.starts_with("Z2400000106#"), "{bare}");
    let defined = read(
        Lang::RU,
        &[
            (Article, "art_1", "В настоящем Законе используются следующие понятия:"),
            (Point, "art_1__point_1", "уполномоченный орган – центральный исполнительный орган в сфере садоводства;"),
            (Article, "art_2", "Уполномоченный орган ведет реестр садов."),
        ],
    );
    let last = defined.last().expect("a function");
    assert!(!last.body.key.contains('#'), "{}", last.body.key);
}

#[test]
fn items_of_a_list_of_competence_are_functions_whatever_their_grammar() {
    let found = read(
        Lang::RU,
        &[
            (Article, "art_1", "Компетенция Правительства|"),
            (Paragraph, "art_1__para_1", "В компетенцию Правительства входит:"),
            (Point, "art_1__para_1__point_1", "утверждение границ садов;"),
            (Point, "art_1__para_1__point_2", "осуществление иных полномочий, предусмотренных законами."),
        ],
    );
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found.iter().all(|one| one.body.name == "Правительства"));
    assert_eq!(found.iter().map(|one| one.boilerplate).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn what_a_court_does_is_procedure_and_a_company_is_no_body_of_the_state() {
    assert_eq!(read(Lang::RU, &[(Article, "art_1", "Суд вправе вызвать свидетеля.")]), []);
    assert_eq!(read(Lang::RU, &[(Article, "art_1", "Садовод обязан поливать деревья.")]), []);
}

#[test]
fn functions_are_alike_by_the_weight_of_their_rare_words() {
    let texts = [
        "ведет государственный реестр редких плодовых деревьев",
        "ведение государственного реестра редких плодовых деревьев",
        "ведет государственный реестр речных судов",
        "утверждает правила",
        "утверждает правила",
    ];
    let bags: Vec<Vec<String>> =
        texts.iter().map(|text| bag(text, Lang::RU, &[]).into_iter().map(|(stem, _)| stem).collect()).collect();
    let found = alike(&bags, OVERLAPPING);
    let pairs: Vec<(usize, usize)> = found.iter().map(|pair| (pair.a, pair.b)).collect();
    assert_eq!(pairs, [(0, 1)], "{found:#?}");
    assert!(bags[3].len() < LEAST_WORDS);
    assert!(alike(&bags, SAME).iter().all(|pair| pair.likeness >= SAME));
}

#[test]
fn the_join_finds_what_comparing_all_finds() {
    let bags: Vec<Vec<String>> = (0..60_u32)
        .map(|n| {
            let mut bag: Vec<String> = (0..8).map(|k| format!("w{:03}", (n * 7 + k * (n % 5 + 1)) % 40)).collect();
            bag.sort_unstable();
            bag.dedup();
            bag
        })
        .collect();
    let loose = alike(&bags, 1e-9);
    let strict: Vec<_> = loose.into_iter().filter(|pair| pair.likeness >= OVERLAPPING).collect();
    assert!(!strict.is_empty());
    assert_eq!(alike(&bags, OVERLAPPING), strict);
}

#[test]
fn a_name_and_its_fuller_form_may_be_one_body() {
    let stems = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(is_same_body(&stems(&["a", "b"]), &stems(&["a", "b", "c"])));
    assert!(!is_same_body(&stems(&["a", "b"]), &stems(&["a", "c"])));
}
