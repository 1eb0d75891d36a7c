//! The files an editor keeps: everyday words, names of acts, courtesies. A line that cannot work is found here.

use language::{fold, tokens};
use legislation::Lang;
use std::collections::BTreeMap;

const EVERYDAY: [(Lang, &str, usize); 3] = [
    (Lang::KK, include_str!("../../data/everyday.kk.txt"), 300),
    (Lang::RU, include_str!("../../data/everyday.ru.txt"), 400),
    (Lang::EN, include_str!("../../data/everyday.en.txt"), 150),
];

const ACTS: [(Lang, &str); 3] = [
    (Lang::KK, include_str!("../../data/act-names.kk.txt")),
    (Lang::RU, include_str!("../../data/act-names.ru.txt")),
    (Lang::EN, include_str!("../../data/act-names.en.txt")),
];

fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['#', '[']))
}

#[test]
fn every_line_has_names_and_meanings_in_words() {
    let files = EVERYDAY.iter().map(|(lang, file, _)| (*lang, *file)).chain(ACTS);
    for (lang, file) in files {
        for line in lines(file) {
            let (names, meanings) = line.split_once('=').unwrap_or_else(|| panic!("{lang:?}: no «=» in «{line}»"));
            let has_words = |piece: &str| tokens(piece, lang).next().is_some();
            assert!(names.split(',').all(has_words), "{lang:?}: an empty name in «{line}»");
            assert!(meanings.split(';').all(has_words), "{lang:?}: an empty meaning in «{line}»");
            assert!(!meanings.contains('='), "{lang:?}: two «=» in «{line}»");
        }
    }
}

#[test]
fn the_everyday_map_is_large_enough_to_be_one_and_says_nothing_twice() {
    for (lang, file, least) in EVERYDAY {
        assert!(lines(file).count() >= least, "{lang:?}: {}", lines(file).count());
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for line in lines(file) {
            for name in line.split('=').next().unwrap_or_default().split(',') {
                if let Some(other) = seen.insert(fold(name.trim()), line) {
                    panic!("{lang:?}: «{}» stands in «{other}» and in «{line}»", name.trim());
                }
            }
        }
    }
}

#[test]
fn kazakh_data_is_written_in_kazakh_letters() {
    let files = [EVERYDAY[0].1, ACTS[0].1, include_str!("../../data/popular.kk.txt")];
    for line in files.into_iter().flat_map(lines) {
        assert!(!line.chars().any(|c| c.is_ascii_alphabetic()), "a Latin letter in «{line}»");
    }
}

#[test]
fn every_situation_of_life_has_questions_in_each_language_and_none_stands_twice() {
    for lang in legislation::Lang::INTERFACE {
        let mut seen = std::collections::BTreeSet::new();
        for (situation, questions) in search::suggest::situations(lang) {
            assert!(questions.len() >= 3, "{lang}: {situation:?} has {questions:?}");
            for question in questions {
                assert!(!question.is_empty() && seen.insert(question), "{lang}: {question}");
            }
        }
    }
}
