//! Damaged or foreign files are refused, never half-read.

use crate::corpus::{Cut, Library, articles, russian};
use legislation::bundle::PassageBlock;
use legislation::{ActKind, Lang};
use search::pack::{self, PackError};
use search::writer::{WrittenIndex, write};
use search::{FinishError, OpenError, Searcher};

fn written() -> WrittenIndex {
    write(Lang::RU, &russian()).expect("an index")
}

#[test]
fn a_cut_or_changed_index_is_refused() {
    let hot = written().hot;
    for at in (0..hot.len()).step_by(hot.len() / 200 + 1) {
        let mut changed = hot.clone();
        changed[at] ^= 0x40;
        for hot in [&changed[..], &hot[..at]] {
            assert!(matches!(Searcher::open(hot, Lang::RU), Err(OpenError::Pack(_))), "damage at {at} went unseen");
        }
    }
}

#[test]
fn a_page_for_missing_files_is_not_an_index() {
    let opened = Searcher::open(b"<!doctype html><title>404", Lang::RU);
    assert!(matches!(opened, Err(OpenError::Pack(PackError::NotAPack))));
}

#[test]
fn a_pack_without_an_index_is_refused() {
    let empty = pack::join([("readme.txt", b"nothing".as_slice())]);
    assert!(matches!(Searcher::open(&empty, Lang::RU), Err(OpenError::Pack(PackError::Damaged))));
}

#[test]
fn a_block_that_is_not_what_its_name_says_is_refused_and_the_right_one_is_taken_after() {
    let mut shelf = Cut::of(Lang::RU, &russian());
    let query = Library::of(Lang::RU, &russian()).query("отпуск");
    let missing = shelf.searcher.search(&query).missing().to_vec();
    let &name = missing.first().expect("nothing is here at first");
    let (_, block) = shelf.written.blocks.iter().find(|(own, _)| *own == name).expect("a block of that name");
    let flipped: Vec<u8> = block.iter().enumerate().map(|(at, byte)| if at == 3 { byte ^ 1 } else { *byte }).collect();
    assert_eq!(shelf.searcher.give(name, flipped), Err(PackError::Damaged));
    assert_eq!(shelf.searcher.give(name, block[1..].to_vec()), Err(PackError::Damaged));
    assert!(shelf.search(&query).0.is_answered());
}

#[test]
fn words_and_a_dictionary_that_are_damaged_are_refused() {
    let shelf = Cut::of(Lang::RU, &russian());
    let parts = shelf.searcher.word_blocks();
    assert!(parts.len() > 3, "words are in many parts here");
    let (_, words) = shelf.written.blocks.iter().find(|(name, _)| *name == parts[0]).expect("a part of the words");
    assert_eq!(shelf.searcher.give(parts[0], words[..words.len() - 1].to_vec()), Err(PackError::Damaged));
    assert_eq!(shelf.searcher.word_blocks(), parts);
    assert_eq!(shelf.searcher.give(parts[0], words.clone()), Ok(()));
    assert_eq!(shelf.searcher.word_blocks(), parts[1..]);
    let slices = shelf.searcher.term_blocks();
    let (_, slice) =
        shelf.written.blocks.iter().find(|(name, _)| *name == slices[0]).expect("a slice of the dictionary");
    assert_eq!(shelf.searcher.give(slices[0], slice[1..].to_vec()), Err(PackError::Damaged));
    assert_eq!(shelf.searcher.give(slices[0], slice.clone()), Ok(()));
    assert_eq!(shelf.searcher.term_blocks(), slices[1..]);
}

#[test]
fn a_missing_or_short_block_is_named() {
    let library = Library::of(Lang::RU, &russian());
    let ranking = library.ranking(&library.query("отпуск"));
    let wanted = library.shelf.blocks_of(&ranking, 5);
    assert_eq!(wanted, library.blocks.keys().copied().collect::<Vec<_>>(), "all is in one block");
    assert_eq!(library.shelf.finish(&ranking, 5, |_| None), Err(FinishError::Block(wanted[0])));
    let short = PassageBlock::default();
    assert_eq!(library.shelf.finish(&ranking, 5, |_| Some(&short)), Err(FinishError::Block(wanted[0])));
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
    let ranking = library.ranking(&query);
    let of_second = |block: &&PassageBlock| block.passages.iter().any(|passage| passage.unit.as_str() == "art_2");
    let kept = |name| library.blocks.get(&name).filter(of_second);
    let part = library.shelf.finish(&ranking, usize::MAX, kept).expect("one block is there");
    assert_eq!(
        part.acts[0].pages,
        [whole.acts[0].pages.iter().find(|page| page.eid.as_str().starts_with("art_2")).unwrap().clone()]
    );
    assert_eq!((part.out_of_reach, part.total), (1, 2));
}
