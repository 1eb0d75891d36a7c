//! What is read out of a reader's words.

use legislation::Lang;
use proptest::prelude::*;
use search::query::{Citation, parse};

fn citation(article: &str, paragraph: &str, point: &str) -> Citation {
    let number = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Citation { article: number(article), paragraph: number(paragraph), point: number(point) }
}

#[test]
fn citations_of_three_languages_are_read() {
    for (lang, text, expected) in [
        (Lang::RU, "статья 146", Some(citation("146", "", ""))),
        (Lang::RU, "ст.16 закона о закупках", Some(citation("16", "", ""))),
        (Lang::RU, "НК РК ст. 565", Some(citation("565", "", ""))),
        (Lang::RU, "подпункт 3) пункта 2 статьи 64-1", Some(citation("64-1", "2", "3"))),
        (Lang::RU, "ч. 2 ст. 5", Some(citation("5", "2", ""))),
        (Lang::RU, "пункт 44-1 правил ведения реестров", Some(citation("", "44-1", ""))),
        (Lang::KK, "16-бап", Some(citation("16", "", ""))),
        (Lang::KK, "11-1-бап", Some(citation("11-1", "", ""))),
        (Lang::KK, "Конституцияның 77-бабының 3-тармағы", Some(citation("77", "3", ""))),
        (Lang::KK, "5-бабы 3-тармағының 2) тармақшасы", Some(citation("5", "3", "2"))),
        (Lang::KK, "қазақша емес: статья 7", Some(citation("7", "", ""))),
        (Lang::EN, "Article 5", Some(citation("5", "", ""))),
        (Lang::EN, "art. 33 of the Constitution, paragraph 1", Some(citation("33", "1", ""))),
        (Lang::RU, "какая статья за шум", None),
        (Lang::RU, "подпункт 3", None),
        (Lang::RU, "отпуск 24 дня", None),
    ] {
        assert_eq!(parse(text, lang).citation, expected, "«{text}»");
    }
}

#[test]
fn words_of_a_citation_are_no_longer_words_to_look_for() {
    let query = parse("ст. 16 закона о государственных закупках", Lang::RU);
    let words: Vec<&str> = query.words.iter().map(|word| word.folded.as_str()).collect();
    assert_eq!(words, ["закона", "государственных", "закупках"]);
}

#[test]
fn short_names_of_acts_are_spelt_out_and_only_name_the_act() {
    let query = parse("отпуск ТК", Lang::RU);
    let names = |words: &[search::query::Word]| words.iter().map(|word| word.folded.clone()).collect::<Vec<_>>();
    assert_eq!(names(&query.words), ["отпуск"]);
    assert_eq!(names(&query.act), ["трудовой", "кодекс"]);
    assert_eq!(names(&parse("УК", Lang::RU).words), ["уголовный", "кодекс"], "nothing else is asked for");
}

#[test]
fn quoted_words_are_phrases_in_any_quotes() {
    for text in
        ["\"по соглашению сторон\"", "«по соглашению сторон»", "“по соглашению сторон”", "„по соглашению сторон“"]
    {
        assert_eq!(parse(text, Lang::RU).phrases, [["по", "соглашению", "сторон"]], "{text}");
    }
    let open = parse("«по соглашению сторон", Lang::RU);
    assert!(open.phrases.is_empty() && !open.words.is_empty(), "a quote never closed quotes nothing");
}

proptest! {
    #[test]
    fn any_text_is_a_query_with_a_term_for_every_word(text in "\\PC{0,80}") {
        for lang in [Lang::KK, Lang::RU, Lang::EN, Lang::DE] {
            let query = parse(&text, lang);
            prop_assert!(query.words.iter().all(|word| !word.terms.is_empty()));
        }
    }
}
