//! Spellings that a reader sees as the same are the same.

use language::{fold, fold_kazakh_keys};

fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(fold(text), *expected, "{text}");
    }
}

#[test]
fn latin_letters_inside_kazakh_words_become_cyrillic() {
    check(&[
        ("тәртiп", "тәртіп"),
        ("əкімдік", "әкімдік"),
        ("Aстана", "астана"),
        ("Cот", "сот"),
        ("hәм", "һәм"),
        ("KOДЕКС", "кодекс"),
        ("YКІМЕТ", "үкімет"),
    ]);
}

#[test]
fn cyrillic_letters_inside_latin_words_become_latin() {
    check(&[("Kаspi", "kaspi"), ("онлaйн", "онлайн"), ("Egov", "egov")]);
}

#[test]
fn words_of_two_alphabets_that_mean_it_stay() {
    check(&[("SMSсообщение", "smsсообщение")]);
}

#[test]
fn case_yo_accents_and_invisible_characters_do_not_matter() {
    check(&[
        ("ЁЛКА ещё", "елка еще"),
        ("зако\u{AD}но\u{200B}дательство", "законодательство"),
        ("за\u{301}мок", "замок"),
        ("и\u{306}ога", "йога"),
        ("е\u{308}лка", "елка"),
        ("employer’s", "employer's"),
        ("64‑1 – 65", "64-1 - 65"),
    ]);
}

#[test]
fn kazakh_typed_with_russian_keys_meets_kazakh() {
    for (kazakh, typed) in [
        ("құқық", "кукык"),
        ("әкімшілік", "акимшилик"),
        ("өтініш", "отиниш"),
        ("үкімет", "укимет"),
        ("ғылым", "гылым"),
        ("заңның", "заннын"),
        ("қаһарман", "кахарман"),
        ("ҰЛТ", "УЛТ"),
    ] {
        assert_eq!(fold_kazakh_keys(kazakh), typed);
    }
}

#[test]
fn roman_numbers_are_one_in_either_alphabet() {
    for written in ["XIII", "ХІІІ", "ХIII", "xiii"] {
        assert_eq!(language::fold(written), "xiii", "{written}");
    }
    assert_eq!(language::fold("І"), "і", "one letter may be a word");
}
