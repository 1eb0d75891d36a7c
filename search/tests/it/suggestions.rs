//! What a reader who is typing is offered.

use crate::corpus::{kazakh, russian};
use legislation::bundle::{Offer, OfferedAct, SuggestionFile};
use legislation::message::{Scope, SuggestionKind};
use legislation::{Act, ActId, ActKind, EId, Lang};
use proptest::prelude::*;
use search::suggest::{Suggester, popular};

fn offer(act: u32, eid: &str, text: &str) -> Offer {
    Offer { act, eid: EId::parse(eid).expect("a test's eId"), text: text.to_owned() }
}

fn suggester(lang: Lang, acts: &[Act], headings: Vec<Offer>, queries: &[&str]) -> Suggester {
    let queries = queries.iter().map(|&query| query.to_owned()).collect();
    let terms = vec![offer(0, "art_5", "работник")];
    let offered = |act: &Act| OfferedAct { id: act.id.clone(), title: act.title.clone(), kind: Some(act.kind) };
    let acts = acts.iter().map(offered).collect();
    Suggester::new(lang, SuggestionFile { acts, headings, terms, queries })
}

fn texts(suggester: &Suggester, typed: &str) -> Vec<String> {
    suggester.suggest(typed, None, &Scope::default()).into_iter().map(|suggestion| suggestion.text).collect()
}

fn russian_suggester() -> Suggester {
    let headings = vec![
        offer(0, "art_16", "Расторжение трудового договора"),
        offer(0, "art_20", "Ежегодный отпуск"),
        offer(2, "art_8", "Реестр недобросовестных поставщиков"),
    ];
    suggester(Lang::RU, &russian(), headings, &["отпуск без содержания", "расторжение договора"])
}

#[test]
fn beginnings_of_words_in_any_order_offer_titles_headings_terms_and_questions() {
    let suggester = russian_suggester();
    assert_eq!(texts(&suggester, "недобр реестр"), ["Реестр недобросовестных поставщиков"]);
    assert_eq!(texts(&suggester, "труд код"), ["Трудовой кодекс"]);
    assert_eq!(texts(&suggester, "работ"), ["работник"]);
    assert!(texts(&suggester, "отп").contains(&"отпуск без содержания".to_owned()));
    assert!(texts(&suggester, "о").is_empty(), "one letter offers nothing");
}

#[test]
fn words_in_the_order_typed_stand_first_whatever_their_endings() {
    let headings = vec![
        offer(0, "art_1", "Требования к договору"),
        offer(0, "art_2", "Порядок расторжения договора и требования к нему"),
        offer(0, "art_3", "Условия договора требований"),
    ];
    let suggester = suggester(Lang::RU, &russian(), headings, &[]);
    assert_eq!(texts(&suggester, "договор треб")[0], "Условия договора требований");
}

#[test]
fn a_heading_leads_to_its_provision_and_a_question_to_its_results() {
    let suggester = russian_suggester();
    let heading = &suggester.suggest("реестр", None, &Scope::default())[0];
    let place = (heading.act.as_ref().map(ToString::to_string), heading.eid.as_ref().map(ToString::to_string));
    assert_eq!(place, (Some("procurement".to_owned()), Some("art_8".to_owned())));
    assert_eq!(heading.of, "О государственных закупках");
    let question = suggester.suggest("отпуск без содерж", None, &Scope::default()).remove(0);
    assert_eq!((question.kind, question.act), (SuggestionKind::Query, None));
}

#[test]
fn in_a_box_that_searches_one_act_only_its_provisions_are_offered_however_many_others_there_are() {
    let mut headings: Vec<Offer> = (1..40).map(|n| offer(0, &format!("art_{n}"), &format!("Отпуск {n}"))).collect();
    headings.push(offer(2, "art_8", "Отпуск товаров"));
    let suggester = suggester(Lang::RU, &russian(), headings, &["отпуск без содержания"]);
    let act = ActId::from_name("procurement");
    let offered: Vec<String> =
        suggester.suggest("отпуск", Some(&act), &Scope::default()).into_iter().map(|offer| offer.text).collect();
    assert_eq!(offered, ["Отпуск товаров"]);
    assert!(suggester.suggest("отпуск", Some(&ActId::from_name("unknown")), &Scope::default()).is_empty());
}

#[test]
fn on_a_site_that_embeds_some_acts_only_what_stands_in_them_is_offered_and_no_question_that_leads_elsewhere() {
    let headings = vec![offer(0, "art_20", "Отпуск"), offer(2, "art_8", "Отпуск товаров")];
    let suggester = suggester(Lang::RU, &russian(), headings, &["отпуск без содержания"]);
    let check = |scope: &Scope, expected: &[&str]| {
        let offered = suggester.suggest("отпуск", None, scope);
        assert_eq!(offered.iter().map(|offer| offer.text.as_str()).collect::<Vec<_>>(), expected, "{scope:?}");
    };
    let acts = |name: &str| Scope { acts: vec![ActId::from_name(name)], ..Scope::default() };
    check(&acts("procurement"), &["Отпуск товаров"]);
    check(&acts("unknown"), &[]);
    check(&Scope { kinds: vec![ActKind::Code], ..Scope::default() }, &["Отпуск"]);
}

#[test]
fn slips_other_keys_and_short_names_of_acts_are_understood() {
    let suggester = russian_suggester();
    assert_eq!(texts(&suggester, "риестр"), ["Реестр недобросовестных поставщиков"]);
    assert_eq!(texts(&suggester, "httcnh"), ["Реестр недобросовестных поставщиков"]);
    assert!(texts(&suggester, "ТК").contains(&"Трудовой кодекс".to_owned()));
}

#[test]
fn kazakh_typed_with_russian_keys_is_offered_kazakh() {
    let suggester = suggester(Lang::KK, &kazakh(), vec![offer(1, "art_26", "Шағым жасау тәртібі")], &[]);
    assert_eq!(texts(&suggester, "шагым тарт"), ["Шағым жасау тәртібі"]);
}

#[test]
fn never_more_than_eight_and_none_twice() {
    let headings = (1..60).map(|n| offer(0, &format!("art_{n}"), &format!("Отпуск {}", n % 20))).collect();
    let suggester = suggester(Lang::RU, &russian(), headings, &[]);
    let offered = texts(&suggester, "отпуск");
    let distinct: std::collections::BTreeSet<&String> = offered.iter().collect();
    assert!(offered.len() <= 8 && distinct.len() == offered.len(), "{offered:?}");
}

#[test]
fn words_that_say_nothing_offer_what_begins_so_or_nothing() {
    let suggester = russian_suggester();
    for typed in ["в", "во", "на", "и в", "  ", "-", "«»", "ст."] {
        assert!(suggester.suggest(typed, None, &Scope::default()).len() <= 8, "{typed}");
    }
}

proptest! {
    #[test]
    fn any_text_being_typed_offers_at_most_eight(typed in "\\PC{0,40}") {
        let russian = russian_suggester();
        let kazakh = suggester(Lang::KK, &kazakh(), vec![offer(1, "art_26", "Шағым жасау тәртібі")], &[]);
        for suggester in [russian, kazakh] {
            prop_assert!(suggester.suggest(&typed, None, &Scope::default()).len() <= 8);
        }
    }
}

#[test]
fn an_editor_wrote_questions_in_all_three_languages() {
    for lang in [Lang::KK, Lang::RU, Lang::EN] {
        let all: Vec<&str> = popular(lang).collect();
        assert!(all.len() >= 70, "{lang:?}: {}", all.len());
        assert!(all.iter().all(|query| (2..=8).contains(&query.split_whitespace().count())), "{lang:?}");
    }
}
