//! What search does with words and files, run as WebAssembly: the same as natively. (Indexes are written natively only;
//! reading them in a browser is what the browser tests do.)
#![cfg(target_arch = "wasm32")]

use language::stem;
use legislation::Lang;
use search::query::parse;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn forms_of_one_word_have_one_stem_in_all_three_languages() {
    for (lang, one, other) in [
        (Lang::KK, "заңдардың", "заңдар"),
        (Lang::KK, "бапқа", "бапта"),
        (Lang::RU, "штрафами", "штрафа"),
        (Lang::RU, "отпусков", "отпуска"),
        (Lang::EN, "fines", "fine"),
    ] {
        assert_eq!(stem(one, lang), stem(other, lang), "{one} and {other}");
    }
}

#[wasm_bindgen_test]
fn a_citation_is_understood_in_all_three_languages() {
    for (lang, text) in [(Lang::RU, "статья 64-1"), (Lang::KK, "64-1-бап"), (Lang::EN, "article 64-1")] {
        let citation = parse(text, lang).citation;
        assert!(citation.is_some_and(|c| c.facts().iter().any(|fact| fact.contains("64-1"))), "{text}");
    }
}

#[wasm_bindgen_test]
fn bytes_that_are_no_index_are_refused_not_fatal() {
    for bytes in [Vec::new(), b"<!doctype html>".to_vec(), vec![0xff; 4096]] {
        assert!(search::Searcher::open(&bytes, Lang::RU).is_err());
    }
}
