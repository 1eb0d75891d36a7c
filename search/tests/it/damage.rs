//! Damaged or foreign files are refused, never half-read.

use crate::corpus::{Library, articles, catalog, russian};
use legislation::bundle::{FileEntry, PassageBlock, PassageTable};
use legislation::{ActKind, Lang};
use search::pack::{self, PackError};
use search::writer::{WrittenIndex, write};
use search::{FinishError, OpenError, Searcher};

fn written() -> (WrittenIndex, PassageTable) {
    let written = write(Lang::RU, &russian()).expect("an index");
    let table = written.table(vec![FileEntry { path: String::new(), bytes: 0 }; written.blocks.len()]);
    (written, table)
}

#[test]
fn a_cut_or_changed_index_is_refused() {
    let (written, table) = written();
    for at in (0..written.pack.len()).step_by(written.pack.len() / 200 + 1) {
        let mut changed = written.pack.clone();
        changed[at] ^= 0x40;
        for pack in [changed, written.pack[..at].to_vec()] {
            let opened = Searcher::open(pack, table.clone(), catalog(&russian()));
            assert!(matches!(opened, Err(OpenError::Pack(_))), "damage at {at} went unseen");
        }
    }
}

#[test]
fn a_page_for_missing_files_is_not_an_index() {
    let opened = Searcher::open(b"<!doctype html><title>404".to_vec(), PassageTable::default(), catalog(&[]));
    assert!(matches!(opened, Err(OpenError::Pack(PackError::NotAPack))));
}

#[test]
fn a_pack_without_an_index_is_refused() {
    let empty = pack::join([("readme.txt", b"nothing".as_slice())]);
    assert!(matches!(Searcher::open(empty, PassageTable::default(), catalog(&[])), Err(OpenError::Engine(_))));
}

#[test]
fn index_table_and_catalog_of_different_bundles_are_refused() {
    let (written, table) = written();
    let fewer = catalog(&russian()[..2]);
    assert!(matches!(Searcher::open(written.pack.clone(), table.clone(), fewer), Err(OpenError::Mismatch)));
    let other = PassageTable { passages: table.passages + 1, ..table.clone() };
    assert!(matches!(Searcher::open(written.pack.clone(), other, catalog(&russian())), Err(OpenError::Mismatch)));
    let disorder = PassageTable { units: table.units.iter().rev().copied().collect(), ..table };
    assert!(matches!(Searcher::open(written.pack, disorder, catalog(&russian())), Err(OpenError::Mismatch)));
}

#[test]
fn a_missing_or_short_block_is_named() {
    let (written, table) = written();
    let searcher = Searcher::open(written.pack, table, catalog(&russian())).expect("the index just written");
    let query = legislation::message::SearchQuery {
        text: "отпуск".into(),
        lang: Lang::RU,
        kinds: vec![],
        statuses: vec![],
        act: None,
        limit: 5,
    };
    let ranking = searcher.search(&query);
    assert_eq!(ranking.blocks(), [0]);
    assert_eq!(searcher.finish(&ranking, |_| None), Err(FinishError::Block(0)));
    let short = PassageBlock::default();
    assert_eq!(searcher.finish(&ranking, |_| Some(&short)), Err(FinishError::Block(0)));
}

#[test]
fn pages_whose_block_is_out_of_reach_are_left_out_and_counted() {
    let long = format!("1. О шуме ночью. {}", "Пояснение к тишине. ".repeat(3_000));
    let texts = [("1", "Шум ночью", long.as_str()), ("2", "Шум днем", "1. О шуме ночью и днем.")];
    let library = Library::of(Lang::RU, &[articles("K1", Lang::RU, ActKind::Law, "О тишине", &texts)]);
    assert_eq!(library.blocks.len(), 2);
    let query = library.query("шум ночью");
    let whole = library.results(&query);
    assert_eq!((whole.acts[0].pages.len(), whole.out_of_reach), (2, 0));
    let ranking = library.searcher.search(&query);
    let kept = |block| library.blocks.get(block).filter(|_| block == 1);
    let part = library.searcher.finish(&ranking, kept).expect("one block is there");
    assert_eq!(
        part.acts[0].pages,
        [whole.acts[0].pages.iter().find(|page| page.eid.as_str().starts_with("art_2")).unwrap().clone()]
    );
    assert_eq!((part.out_of_reach, part.total), (1, 2));
}
