//! The model of search by meaning: its pack for browsers is whole, says what it is, and a damaged one is refused.

use indexer::model::{LIST, compare, prepare, read, unpacked};
use legislation::Lang;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

fn small() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../encoder/tests/data/small-model.bin"))
}

#[test]
fn a_pack_is_the_model_without_the_letters_of_other_languages() {
    let folder = tempfile::tempdir().expect("a folder");
    let pack = prepare(&small(), &[Lang::KK], None, folder.path()).expect("written");
    assert_eq!((pack.licence.as_str(), pack.languages.as_slice()), ("MIT", ["kk".to_owned()].as_slice()));
    let weights = unpacked(folder.path()).expect("whole");
    assert_eq!(weights.vocabulary.pieces.len(), pack.pieces as usize);
    let pieces: BTreeSet<&str> = weights.vocabulary.pieces.iter().map(String::as_str).collect();
    assert!(pieces.contains("▁заң") && !pieces.contains("漢"));
    assert!(weights.vocabulary.pieces.len() < read(&small()).expect("whole").vocabulary.pieces.len());

    // Made again it is the same; another one leaves nothing of it.
    assert_eq!(prepare(&small(), &[Lang::KK], None, folder.path()).expect("written"), pack);
    fs::write(folder.path().join("0000000000000000.bin.gz"), "of an earlier pack").expect("written");
    prepare(&small(), &[Lang::KK, Lang::EN], None, folder.path()).expect("written");
    let blocks = fs::read_dir(folder.path()).expect("there").count();
    assert_eq!(blocks, 2, "a list and a block");
}

#[test]
fn a_damaged_pack_is_refused_and_says_which_block() {
    let folder = tempfile::tempdir().expect("a folder");
    let pack = prepare(&small(), &[Lang::RU], None, folder.path()).expect("written");
    let block = folder.path().join(&pack.blocks[0].path);
    let mut bytes = fs::read(&block).expect("there");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&block, bytes).expect("written");
    assert!(unpacked(folder.path()).expect_err("damaged").to_string().contains(&pack.blocks[0].path));
    fs::remove_file(&block).expect("there");
    assert!(unpacked(folder.path()).expect_err("gone").to_string().contains(&pack.blocks[0].path));
    let list = folder.path().join(LIST);
    let newer = fs::read_to_string(&list).expect("there").replace("\"format\": 1", "\"format\": 2");
    fs::write(&list, newer).expect("written");
    assert!(unpacked(folder.path()).expect_err("newer").to_string().contains("format 2"));
}

#[test]
fn a_file_that_is_no_model_is_refused_with_what_to_take() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("page.bin");
    fs::write(&page, "<html>404</html>").expect("written");
    let refused = prepare(&page, &[Lang::RU], None, &folder.path().join("out")).expect_err("no model");
    assert!(format!("{refused:#}").contains("e5-small-q4.bin"), "{refused:#}");
    let wheel = folder.path().join("page.whl");
    fs::write(&wheel, "<html>404</html>").expect("written");
    assert!(format!("{:#}", read(&wheel).expect_err("no wheel")).contains("page.whl"));
}

#[test]
fn vectors_of_another_engine_are_compared_text_by_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let vectors = folder.path().join("vectors.jsonl");
    let encoder = indexer::model::ready(&small()).expect("whole");
    let of = |text: &str, role| encoder.embed(text, role).expect("reckoned");
    let line = |text: &str, name: &str, role| {
        serde_json::json!({"text": text, "role": name, "vector": of(text, role)}).to_string()
    };
    let lines =
        [line("заң", "query", encoder::Role::Query), line("laws", "passage", encoder::Role::Passage)].join("\n");
    fs::write(&vectors, &lines).expect("written");
    let told = compare(&small(), &vectors).expect("compared");
    assert!(told["least"].as_f64().is_some_and(|least| least > 0.999), "{told}");
    // Roles taken for one another are told.
    fs::write(&vectors, lines.replace("\"query\"", "\"passage\"")).expect("written");
    let told = compare(&small(), &vectors).expect("compared");
    assert_eq!(told["below_995"], serde_json::json!(["заң"]));
}
