//! The index is written the same way every time, and its parts fit.

use crate::corpus::{Cut, Library, articles, kazakh, russian, texts};
use legislation::bundle::PassageBlock;
use legislation::{Act, ActKind, Lang};
use search::{Layout, passages, prepare, writer};

#[test]
fn the_same_acts_give_the_same_index_byte_for_byte() {
    for (lang, acts) in [(Lang::RU, russian()), (Lang::KK, kazakh())] {
        let (one, two) = (writer::write(lang, &acts).expect("an index"), writer::write(lang, &acts).expect("an index"));
        assert!(one == two, "two builds of {lang} differ");
    }
}

#[test]
fn blocks_of_passages_hold_every_text_once_and_name_its_act() {
    let long = "Обязательство исполняется надлежащим образом. ".repeat(800);
    let acts = [
        articles("a", Lang::RU, ActKind::Law, "А", &[("1", "", "1. Раз.\n2. Два."), ("2", "", "Три.")]),
        articles("b", Lang::RU, ActKind::Law, "Б", &[("1", "", &format!("1. {long}\n2. {long}\n3. Конец."))]),
    ];
    let written = writer::write(Lang::RU, &acts).expect("an index");
    let blocks = texts(&written);
    assert_eq!(blocks.len(), 3, "a block that has its 32 KB is closed");
    let named = |block: &PassageBlock| block.acts.iter().map(|act| (act.first, act.id.to_string())).collect::<Vec<_>>();
    assert_eq!(named(&blocks[0]), [(0, "a".to_owned()), (2, "b".to_owned())]);
    assert_eq!(named(&blocks[2]), [(0, "b".to_owned())]);
    let all: Vec<_> = blocks.into_iter().flat_map(|block| block.passages).collect();
    assert_eq!(all, acts.iter().flat_map(passages).collect::<Vec<_>>());
    assert_eq!(all.len(), written.passages as usize);
}

#[test]
fn an_index_by_block_answers_as_the_whole_one_does() {
    let library = Library::of(Lang::RU, &russian());
    let mut shelf = Cut::of(Lang::RU, &russian());
    assert!(shelf.written.blocks.len() > 8, "cut as small as it can be: {}", shelf.written.blocks.len());
    for text in [
        "отпуск",
        "расторжение трудового договора",
        "«по соглашению сторон»",
        "статья 20 трудовой кодекс",
        "ежегодный атпуск",
        "отпуск -оплаты",
        "недобросовестны",
        "закупки конкурс заработная плата увольнение",
        "\u{1}art_20",
        "",
    ] {
        let query = library.query(text);
        let (by_block, rounds) = shelf.search(&query);
        assert_eq!(by_block.pages(), library.ranking(&query).pages(), "{text}");
        assert!(rounds <= 5, "{text}: {rounds} rounds");
        assert_eq!(shelf.search(&query).1, 0, "{text}: what was brought stays");
    }
}

#[test]
fn with_the_dictionary_here_a_query_waits_once() {
    let mut shelf = Cut::of(Lang::RU, &russian());
    for name in shelf.searcher.term_blocks() {
        let (_, block) = shelf.written.blocks.iter().find(|(own, _)| *own == name).expect("a slice of the dictionary");
        shelf.searcher.give(name, block.clone()).expect("the one just written");
    }
    let library = Library::of(Lang::RU, &russian());
    for text in ["отпуск", "расторжение трудового договора", "«по соглашению сторон»", "способ закупки конкурс"]
    {
        assert!(shelf.search(&library.query(text)).1 <= 1, "{text}");
    }
}

#[test]
fn a_change_in_one_act_leaves_most_blocks_as_they_were() {
    let statute = |number: usize| {
        let word = |n: usize| format!("слово{}", (n * 7919 + number * 31) % 400);
        let text: Vec<String> = (0..120).map(word).collect();
        let id = format!("act-{number:03}");
        articles(&id, Lang::RU, ActKind::Law, "О словах", &[("1", "Слова", &text.join(" "))])
    };
    let mut acts: Vec<Act> = (0..60).map(statute).collect();
    let small = Layout { whole: 0, block: 512, longest: 4096, slice: 4096, words: 4096 };
    let names = |acts: &[Act]| {
        let written =
            writer::write_prepared(Lang::RU, acts.iter().map(|act| prepare(Lang::RU, act)), &small).expect("an index");
        written.blocks.into_iter().map(|(name, bytes)| (name, bytes.len())).collect::<Vec<_>>()
    };
    let before = names(&acts);
    acts[30].provisions[0].text.push_str(" новое слово1");
    let after = names(&acts);
    let all: usize = after.iter().map(|(_, bytes)| bytes).sum();
    let new: usize = after.iter().filter(|block| !before.contains(block)).map(|(_, bytes)| bytes).sum();
    assert!(new * 2 < all, "{new} of {all} bytes are new");
}

#[test]
fn a_language_without_acts_is_searched_in_vain() {
    let library = Library::of(Lang::EN, &[]);
    assert_eq!(library.pages("article 5 freedom \"of speech\""), Vec::<String>::new());
}
