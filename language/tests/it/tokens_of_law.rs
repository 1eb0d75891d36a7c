//! Tokens of law: numbers stay whole, spellings and forms of one word meet in one term.

use language::{other_terms, tokens};
use legislation::Lang;

fn words_of(text: &str) -> Vec<&str> {
    language::words(text).map(|span| &text[span]).collect()
}

fn terms(text: &str, lang: Lang) -> Vec<String> {
    tokens(text, lang).map(|t| t.stem).collect()
}

#[test]
fn inserted_numbers_are_one_word_and_compounds_are_two() {
    for (text, expected) in [
        ("статья 64-1, п. 15-24", vec!["статья", "64-1", "п", "15-24"]),
        ("5-баптың 2-тармағы", vec!["5", "баптың", "2", "тармағы"]),
        ("нормативно-правовой акт", vec!["нормативно", "правовой", "акт"]),
        ("№ 480-V от 06.04.2016", vec!["480", "V", "от", "06.04.2016"]),
        ("6–9, 1,5 %", vec!["6", "9", "1,5"]),
        ("employer's duty, don’t", vec!["employer's", "duty", "don’t"]),
        ("«сөз»", vec!["сөз"]),
        ("3)", vec!["3"]),
        ("", vec![]),
    ] {
        assert_eq!(words_of(text), expected, "{text}");
    }
}

#[test]
fn forms_of_a_word_meet_in_one_term() {
    for (a, b, lang) in [
        ("увольнение работника", "увольнения работников", Lang::RU),
        ("штраф", "Штрафы", Lang::RU),
        ("ещё", "еще", Lang::RU),
        ("dismissals", "dismissal", Lang::EN),
        ("Gesetze des Bundes", "Gesetz des Bundes", Lang::DE),
        ("Straße", "STRASSE", Lang::DE),
        ("Behörden", "Beho\u{308}rde", Lang::DE),
        ("Häuser", "Haus", Lang::DE),
        ("Verträge", "Vertrag", Lang::DE),
        ("жұмыс берушінің міндеттері", "Жұмыс беруші міндеті", Lang::KK),
        ("құқықтарын", "құқығы", Lang::KK),
        ("халқының", "халыққа", Lang::KK),
        ("белгіленеді", "белгілеген", Lang::KK),
        ("қызметін", "қызметтерді", Lang::KK),
        ("тәртiбi", "тәртіппен", Lang::KK),
    ] {
        assert_eq!(terms(a, lang), terms(b, lang), "{a} / {b}");
    }
}

#[test]
fn different_words_keep_different_terms() {
    for (a, b, lang) in [
        ("заң", "заңды тұлға", Lang::KK),
        ("тармақ", "тар", Lang::KK),
        ("тәртіп", "төрт", Lang::KK),
        ("қолдау", "қолдануға", Lang::KK),
        ("налог", "налогоплательщик", Lang::RU),
        ("Steuer", "Steuerung", Lang::DE),
    ] {
        assert_ne!(terms(a, lang), terms(b, lang), "{a} / {b}");
    }
}

#[test]
fn a_query_typed_with_russian_keys_has_the_term_of_the_law() {
    for (law, typed) in [
        ("құқықтарының", "кукыктарынын"),
        ("адамдардың", "адамдардын"),
        ("уақыты", "уакыты"),
        ("әкімшілік", "акимшилик"),
        ("жұмыстан", "жумыстан"),
        ("заңға", "занга"),
    ] {
        let wanted = terms(law, Lang::KK).remove(0);
        let folded = language::fold(typed);
        let mut offered = terms(typed, Lang::KK);
        offered.extend(other_terms(&folded, Lang::KK));
        assert!(offered.contains(&wanted), "{typed}: {offered:?} without {wanted}");
    }
}

#[test]
fn spans_show_where_the_word_stands() {
    let text = "Заң – «за\u{AD}кон».";
    let found: Vec<&str> = tokens(text, Lang::RU).map(|t| &text[t.span]).collect();
    assert_eq!(found, ["Заң", "за\u{AD}кон"]);
}
