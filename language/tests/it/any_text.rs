//! Promises that hold for any text: no panic, spans on character boundaries, every letter in a word and a sentence.

use language::{Token, detect, fold, fold_kazakh_keys, roman, sentences, stem, syllables, tokens, words};
use legislation::Lang;
use proptest::prelude::*;

/// Text as sources have it: the three languages, punctuation, invisible characters; and any characters at all.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,80}",
        "[а-яёәғқңөұүһіА-ЯҚІ a-zA-Z0-9.,;:!?()«»№\\-–'’\u{AD}\u{200B}\u{301}\u{306}\n ]{0,200}",
        "([А-Я]?[а-яәқі]{1,9}[ .,-]|[0-9]{1,3}[-.)]|ст\\. |г\\. |[IVX]{1,4}\\. ){0,30}",
    ]
}

const LANGS: [Lang; 4] = [Lang::KK, Lang::RU, Lang::EN, Lang::DE];

proptest! {
    #[test]
    fn every_letter_and_digit_stands_in_exactly_one_word(text in text()) {
        let mut end = 0;
        for span in words(&text) {
            prop_assert!(span.start >= end && span.start < span.end);
            prop_assert!(text.get(span.clone()).is_some());
            prop_assert!(!text[end..span.start].contains(char::is_alphanumeric));
            end = span.end;
        }
        prop_assert!(!text[end..].contains(char::is_alphanumeric));
    }

    #[test]
    fn sentences_cover_the_text_and_cut_no_word(text in text()) {
        let mut end = 0;
        let found = sentences(&text);
        for span in &found {
            prop_assert!(span.start >= end && span.start < span.end);
            prop_assert!(text.get(span.clone()).is_some());
            prop_assert!(text[end..span.start].trim().is_empty());
            end = span.end;
        }
        prop_assert!(text[end..].trim().is_empty());
        for word in words(&text) {
            prop_assert!(found.iter().any(|s| s.start <= word.start && word.end <= s.end), "{:?}", &text[word]);
        }
    }

    #[test]
    fn folding_twice_changes_nothing_more(text in text()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone());
        let keys = fold_kazakh_keys(&once);
        prop_assert_eq!(fold_kazakh_keys(&keys), keys);
    }

    #[test]
    fn tokens_are_numbered_words_with_terms(text in text()) {
        for lang in LANGS {
            let found: Vec<Token> = tokens(&text, lang).collect();
            prop_assert_eq!(found.len(), words(&text).count());
            for (i, token) in found.iter().enumerate() {
                prop_assert_eq!(token.position, i);
                prop_assert_eq!(&token.folded, &fold(&text[token.span.clone()]));
                prop_assert!(!token.stem.is_empty());
            }
        }
    }

    #[test]
    fn nothing_panics(text in text()) {
        for lang in LANGS {
            let _ = stem(&text, lang);
            let _ = language::other_terms(&text, lang);
            prop_assert!(syllables(&text, lang) <= text.chars().count());
        }
        let _ = (detect(&text), roman(&text));
    }
}
