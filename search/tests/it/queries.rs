//! What is read out of a reader's words.

use legislation::{ActKind, ActStatus, Lang};
use proptest::prelude::*;
use search::Citation;
use search::query::parse;

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

fn folded(words: &[search::query::Word]) -> Vec<String> {
    words.iter().map(|word| word.folded.clone()).collect()
}

#[test]
fn words_of_a_citation_are_no_longer_words_to_look_for() {
    let query = parse("ст. 16 закона о конкуренции на рынках", Lang::RU);
    assert_eq!(folded(&query.words), ["закона", "конкуренции", "рынках"]);
}

#[test]
fn short_and_popular_names_of_acts_are_spelt_out_and_only_name_the_act() {
    for (lang, text, words, act) in [
        (Lang::RU, "отпуск ТК", vec!["отпуск"], vec!["трудовой", "кодекс"]),
        (Lang::RU, "госзакупки НК РК", vec!["госзакупки"], vec!["налоговый", "кодекс", "республика", "казахстан"]),
        (Lang::RU, "УК", vec!["уголовный", "кодекс"], vec![]),
        (Lang::KK, "демалыс ЕК", vec!["демалыс"], vec!["еңбек", "кодексі"]),
        (Lang::RU, "налоговая проверка", vec!["налоговая", "проверка"], vec![]),
    ] {
        let query = parse(text, lang);
        assert_eq!(
            (folded(&query.words), folded(&query.act)),
            (words.into_iter().map(str::to_owned).collect(), act.into_iter().map(str::to_owned).collect()),
            "«{text}»"
        );
    }
}

#[test]
fn after_the_name_of_an_act_a_number_alone_is_an_article() {
    for (lang, text, article) in [
        (Lang::RU, "НК РК 357", Some("357")),
        (Lang::RU, "357 НК", Some("357")),
        (Lang::KK, "207-бап ӘҚБтК", Some("207")),
        (Lang::KK, "Конституция 26", Some("26")),
        (Lang::EN, "art 26 constitution", Some("26")),
        (Lang::EN, "constitution 26", Some("26")),
        (Lang::RU, "трудовой 52", Some("52")),
        (Lang::RU, "налог 2025", None),
    ] {
        let cited = parse(text, lang).citation.and_then(|citation| citation.article);
        assert_eq!(cited.as_deref(), article, "«{text}»");
    }
}

#[test]
fn questions_and_courtesies_say_nothing_unless_nothing_else_is_said() {
    for (lang, text, words) in [
        (Lang::RU, "подскажите пожалуйста что делать если затопили соседи", vec!["затопили", "соседи"]),
        (Lang::RU, "что делать", vec!["делать"]),
        (Lang::EN, "what should i do about unpaid wages", vec!["unpaid", "wages"]),
    ] {
        assert_eq!(folded(&parse(text, lang).words), words, "«{text}»");
    }
}

#[test]
fn everyday_words_carry_the_laws_wording_and_stay_words_themselves() {
    for (lang, text, said, law) in [
        (Lang::RU, "уволили", "уволили", "расторжение трудового договора"),
        (Lang::KK, "жұмыстан шығарды", "жұмыстан шығарды", "еңбек шартын"),
        (Lang::EN, "got fired", "fired", "termination"),
    ] {
        let query = parse(text, lang);
        let wordings = query.wordings.iter().find(|wordings| wordings.said == said);
        let found = wordings.is_some_and(|wordings| wordings.law.iter().any(|(wording, _)| wording.contains(law)));
        assert!(found, "«{text}»: {:?}", query.wordings);
        assert!(!query.words.is_empty());
    }
}

#[test]
fn everyday_words_that_overlap_are_said_once() {
    let query = parse("штраф за превышение скорости", Lang::RU);
    let subjects: Vec<_> = query.wordings.iter().filter(|wordings| !wordings.question).collect();
    let mut law: Vec<&String> = subjects.iter().flat_map(|wordings| &wordings.law).map(|(law, _)| law).collect();
    let all = law.len();
    law.sort();
    law.dedup();
    assert_eq!(law.len(), all, "a wording is counted once: {:?}", query.wordings);
    assert!(subjects.len() <= 1, "{:?}", query.wordings);
}

#[test]
fn filters_and_words_to_leave_out_are_read_and_what_nobody_knows_stays_text() {
    let query = parse("отпуск kind:code status:in-force -учебный act:K1500000414", Lang::RU);
    assert_eq!(folded(&query.words), ["отпуск"]);
    assert_eq!(query.filters.kinds, [ActKind::Code]);
    assert_eq!(query.filters.statuses, [ActStatus::InForce]);
    assert_eq!(query.filters.act.as_deref(), Some("K1500000414"));
    assert_eq!(folded(&query.without), ["учебный"]);
    assert_eq!(parse("вид:кодекс отпуск", Lang::RU).filters.kinds, [ActKind::Code]);
    let unknown = parse("kind:novel", Lang::EN);
    assert_eq!(unknown.filters, search::Filters::default());
    assert!(!unknown.words.is_empty());
}

#[test]
fn quoted_words_are_phrases_in_any_quotes() {
    for text in
        ["\"по соглашению сторон\"", "«по соглашению сторон»", "“по соглашению сторон”", "„по соглашению сторон“"]
    {
        let word = |word: &str, distance| (language::stem(word, Lang::RU), distance);
        assert_eq!(parse(text, Lang::RU).phrases, [[word("соглашению", 0), word("сторон", 1)]], "{text}");
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
