//! Queries of citizens, and the articles that answer them.

use crate::corpus::{Library, articles, english, kazakh, russian};
use legislation::message::{Scope, SearchQuery};
use legislation::{Act, ActId, ActKind, Lang};
use search::{Aids, Need, Ranking, Shelf, writer};

fn check(library: &Library, cases: &[(&str, &str)]) {
    for (query, first) in cases {
        let pages = library.pages(query);
        assert_eq!(pages.first().map(String::as_str), Some(*first), "«{query}» found {pages:?}");
    }
}

#[test]
fn words_find_their_article_whatever_their_endings() {
    check(
        &Library::of(Lang::RU, &russian()),
        &[
            ("ежегодные отпуска", "labour#art_20"),
            ("расторгнуть трудовой договор", "labour#art_16"),
            ("принудительного труда", "labour#art_5"),
            ("недобросовестный поставщик", "procurement#art_8"),
        ],
    );
    check(
        &Library::of(Lang::KK, &kazakh()),
        &[
            ("мемлекеттік тіл", "constitution#art_7"),
            ("шағымдар", "services#art_26"),
            ("меншіктің кепілдігі", "constitution#art_26"),
        ],
    );
    check(
        &Library::of(Lang::EN, &english()),
        &[("state religions", "constitution#art_5"), ("is censorship prohibited", "constitution#art_20")],
    );
}

#[test]
fn an_article_is_found_by_its_number_and_its_acts_name() {
    check(
        &Library::of(Lang::RU, &russian()),
        &[
            ("статья 5", "labour#art_5"),
            ("ст. 16 закона о государственных закупках", "procurement#art_16"),
            ("Трудовой кодекс ст 16", "labour#art_16"),
            ("ТК ст. 16", "labour#art_16"),
            ("пункт 2 статьи 16 трудового кодекса", "labour#art_16"),
            ("статья 8", "procurement#art_8"),
        ],
    );
    check(
        &Library::of(Lang::KK, &kazakh()),
        &[
            ("Конституцияның 26-бабы", "constitution#art_26"),
            ("мемлекеттік көрсетілетін қызметтер туралы 26-бап", "services#art_26"),
            ("11-1-бап", "services#art_11-1"),
            ("13-баптың 2-тармағы", "constitution#art_13"),
        ],
    );
    check(
        &Library::of(Lang::EN, &english()),
        &[("article 5", "constitution#art_5"), ("Constitution art. 25", "constitution#art_25")],
    );
}

#[test]
fn the_paragraph_cited_is_the_passage_shown() {
    let library = Library::of(Lang::RU, &russian());
    let results = library.results(&library.query("пункт 2 статьи 16 трудового кодекса"));
    assert_eq!(results.acts[0].pages[0].eid.as_str(), "art_16__para_2");
    assert!(results.acts[0].pages[0].snippet.contains("предупреждается за месяц"));
}

#[test]
fn a_quoted_phrase_is_found_only_where_it_stands_so() {
    let library = Library::of(Lang::RU, &russian());
    let mut holders = library.pages("\"по соглашению сторон\"");
    holders.sort();
    assert_eq!(holders, ["labour#art_16", "labour#art_21"]);
    assert_eq!(library.pages("«способом конкурса»"), ["procurement#art_16"]);
    let with_a_word = library.pages("«по соглашению сторон» увольнение");
    assert_eq!(with_a_word, ["labour#art_16", "labour#art_21"], "the one that has the word, too, stands first");
    let nobody = library.query("\"соглашению по сторон\"");
    let results = library.results(&nobody);
    assert!(results.nearest_only && results.total > 0, "the words are found and said to be only the nearest");
}

#[test]
fn kazakh_typed_with_russian_keys_finds_the_same_article() {
    check(
        &Library::of(Lang::KK, &kazakh()),
        &[("мемлекеттик тил казак тили", "constitution#art_7"), ("тегин зан комеги", "constitution#art_13")],
    );
}

#[test]
fn a_slip_of_the_pen_finds_the_word_meant() {
    check(
        &Library::of(Lang::RU, &russian()),
        &[
            ("недобрасовестный поставщик", "procurement#art_8"),
            ("ежигодный отпуск", "labour#art_20"),
            ("принудительнго труд", "labour#art_5"),
        ],
    );
    check(
        &Library::of(Lang::EN, &english()),
        &[("cenzorship", "constitution#art_20"), ("religoin", "constitution#art_5")],
    );
}

#[test]
fn a_code_in_force_stands_above_an_order_and_above_a_repealed_code() {
    let pages = Library::of(Lang::RU, &russian()).pages("ежегодный оплачиваемый отпуск");
    let place = |page: &str| pages.iter().position(|p| p == page).expect(page);
    assert!(place("labour#art_20") < place("old-labour#art_10"), "{pages:?}");
    assert_eq!(place("labour#art_20"), 0, "{pages:?}");
}

#[test]
fn words_that_only_connect_do_not_decide() {
    check(&Library::of(Lang::EN, &english()), &[("what is the freedom of the speech", "constitution#art_20")]);
    check(&Library::of(Lang::RU, &russian()), &[("какой у меня отпуск и за что", "labour#art_20")]);
}

#[test]
fn what_the_first_shard_found_stays_first_when_the_others_answer() {
    let statute = |id: &str, text: &str| articles(id, Lang::RU, ActKind::Law, "О тишине", &[("1", "Шум", text)]);
    let write = |act: Act| writer::write(Lang::RU, &[act]).expect("an index");
    let (law, rules) = (
        write(statute("law", "О громком шуме ночью и днем.")),
        write(statute("rules", "Громкий шум запрещён: громкий шум мешает.")),
    );
    let shelf = Shelf::new(Lang::RU, 2);
    let query = Library::of(Lang::RU, &[]).query("громкий шум");
    let mut errand = shelf.errand(query, Aids::default());
    assert_eq!(shelf.advance(&mut errand, 1), Ok(vec![Need::Hot(0)]));
    shelf.open(0, &law.hot).expect("the index just written");
    assert_eq!(shelf.advance(&mut errand, 1), Ok(Vec::new()));
    let first = errand.ranking();
    assert!(first.stands_alone() && first.pages().len() == 1);
    assert_eq!(shelf.advance(&mut errand, 2), Ok(vec![Need::Hot(1)]));
    shelf.open(1, &rules.hot).expect("the index just written");
    assert_eq!(shelf.advance(&mut errand, 2), Ok(Vec::new()));
    let shards = |ranking: &Ranking| ranking.pages().iter().map(|page| page.shard).collect::<Vec<_>>();
    assert_eq!(shards(&errand.ranking()), [1, 0], "the rules speak of it more");
    errand.keep_first(first.pages());
    assert_eq!(shards(&errand.ranking()), [0, 1], "a reader who sees the law already does not lose sight of it");
}

#[test]
fn a_shard_does_not_guess_at_a_word_that_another_has() {
    let statute = |id: &str, text: &str| articles(id, Lang::RU, ActKind::Law, "О труде", &[("1", "Труд", text)]);
    let write = |act: Act| writer::write(Lang::RU, &[act]).expect("an index");
    let shelf = Shelf::new(Lang::RU, 2);
    for (shard, text) in ["Налог уплачивается в срок.", "Залог возвращается."].iter().enumerate()
    {
        shelf.open(shard, &write(statute(&format!("act-{shard}"), text)).hot).expect("the index just written");
    }
    let mut errand = shelf.errand(Library::of(Lang::RU, &[]).query("залог"), Aids::default());
    assert_eq!(shelf.advance(&mut errand, 1), Ok(Vec::new()));
    assert!(!errand.ranking().stands_alone(), "«налог» is a guess");
    assert_eq!(shelf.advance(&mut errand, 2), Ok(Vec::new()));
    assert_eq!(errand.ranking().pages().iter().map(|page| page.shard).collect::<Vec<_>>(), [1]);
}

#[test]
fn a_site_that_embeds_some_acts_finds_nothing_outside_them_whatever_is_typed() {
    let library = Library::of(Lang::RU, &russian());
    let found = |text: &str, scope: &Scope| -> Vec<String> {
        let results = library.results(&SearchQuery { scope: scope.clone(), ..library.query(text) });
        results.acts.iter().map(|act| act.id.to_string()).collect()
    };
    let acts =
        |names: &[&str]| Scope { acts: names.iter().map(|name| ActId::from_name(name)).collect(), ..Scope::default() };
    let everywhere = found("отпуск", &Scope::default());
    assert!(
        everywhere.iter().any(|id| id == "labour") && everywhere.iter().any(|id| id == "old-labour"),
        "{everywhere:?}"
    );
    assert_eq!(found("отпуск", &acts(&["labour", "procurement"])), ["labour"]);
    assert_eq!(found("статья 16", &acts(&["procurement"])), ["procurement"]);
    assert!(found("ТК ст. 16", &acts(&["procurement"])).is_empty(), "the act named is not on that site");
    assert!(found("отпуск act:labour", &acts(&["procurement"])).is_empty());
    assert!(found("отпуск", &acts(&["nowhere"])).is_empty());
    let codes = Scope { kinds: vec![ActKind::Code], ..Scope::default() };
    assert!(found("поставщик", &codes).is_empty(), "only the law on procurement speaks of suppliers");
    assert!(found("отпуск", &codes).contains(&"labour".to_owned()));
}
