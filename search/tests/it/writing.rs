//! The index is written the same way every time, and its parts fit.

use crate::corpus::{Library, articles, kazakh, russian};
use legislation::bundle::FileEntry;
use legislation::{ActKind, Lang};
use search::{passages, writer};

#[test]
fn the_same_acts_give_the_same_index_byte_for_byte() {
    for (lang, acts) in [(Lang::RU, russian()), (Lang::KK, kazakh())] {
        let (one, two) = (writer::write(lang, &acts).expect("an index"), writer::write(lang, &acts).expect("an index"));
        assert!(one == two, "two builds of {lang} differ");
    }
}

#[test]
fn the_table_numbers_acts_pages_and_blocks_by_their_first_passage() {
    let long = "Обязательство исполняется надлежащим образом. ".repeat(800);
    let acts = [
        articles("a", Lang::RU, ActKind::Law, "А", &[("1", "", "1. Раз.\n2. Два."), ("2", "", "Три.")]),
        articles("b", Lang::RU, ActKind::Law, "Б", &[("1", "", &format!("1. {long}\n2. {long}\n3. Конец."))]),
    ];
    let written = writer::write(Lang::RU, &acts).expect("an index");
    assert_eq!(written.acts, [0, 3]);
    assert_eq!(written.units, [0, 2, 3]);
    assert_eq!(written.passages, 6);
    assert_eq!(written.blocks.len(), 3, "a block that has its 32 KB is closed");
    let table = written.table(vec![FileEntry { path: "p".into(), bytes: 1 }; 3]);
    assert_eq!(table.blocks.iter().map(|block| block.first).collect::<Vec<_>>(), [0, 4, 5]);
    let texts: Vec<_> = written.blocks.into_iter().flat_map(|block| block.passages).collect();
    assert_eq!(texts, acts.iter().flat_map(passages).collect::<Vec<_>>());
}

#[test]
fn a_language_without_acts_is_searched_in_vain() {
    let library = Library::of(Lang::EN, &[]);
    assert_eq!(library.pages("article 5 freedom \"of speech\""), Vec::<String>::new());
}
