//! Officialese as the law of Kazakhstan writes it, and the editor's lists themselves.

use super::list::{Line, file, read, words};
use super::{Aid, entries, find, find_outside};
use legislation::{Lang, TextSpan};
use proptest::prelude::*;
use std::collections::HashMap;

/// The words found, each with what is offered.
fn read_text(lang: Lang, text: &str) -> Vec<(&str, &'static str)> {
    find(text, lang).iter().map(|found| (found.span.of(text).expect("a span"), found.plain())).collect()
}

#[test]
fn russian_officialese_is_found_in_every_case_and_person() {
    for (text, found) in [
        ("Контроль ведется в целях обеспечения прав.", &[("в целях обеспечения", "чтобы обеспечить")][..]),
        ("Орган осуществляет контроль за уплатой.", &[("осуществляет контроль", "контролировать")]),
        ("Органы осуществляют свою работу.", &[("осуществляют", "вести, выполнять")]),
        ("Лицо вправе отказаться.", &[("вправе", "имеет право")]),
        ("Лицо не вправе отказаться.", &[("не вправе", "не имеет права")]),
        ("по правилам настоящего Кодекса", &[("настоящего Кодекса", "этот кодекс")]),
        ("в случае, если срок пропущен", &[("в случае, если", "если")]),
        ("в случае, предусмотренном статьей 5", &[]),
        ("перевод денежных средств", &[("денежных средств", "деньги")]),
    ] {
        assert_eq!(read_text(Lang::RU, text), found, "{text}");
    }
}

#[test]
fn kazakh_officialese_is_found_in_every_case_and_person() {
    for (text, found) in [
        ("Орган тексеру нәтижесін жүзеге асырады.", &[("жүзеге асырады", "орындау, жүргізу")][..]),
        ("Әкімдік бақылауды жүзеге асырады.", &[("бақылауды жүзеге асырады", "бақылау")]),
        ("құқықтарды қорғау мақсатында", &[("мақсатында", "үшін")]),
        ("Заңда көзделген іс-шаралар", &[("көзделген", "айтылған"), ("іс-шаралар", "шара")]),
        ("Бұған жол берілмейді.", &[("жол берілмейді", "болмайды")]),
        ("мұндай жол беріледі", &[("жол беріледі", "болады")]),
        ("Заңның 2-тармағына сәйкес", &[("тармағына сәйкес", "тармағы бойынша")]),
        ("заңдарына сәйкес келмейтін шешім", &[]),
        ("кәмелетке толған азамат", &[]),
        ("ақшалай қаражатын аударады", &[("ақшалай қаражатын", "ақша")]),
    ] {
        assert_eq!(read_text(Lang::KK, text), found, "{text}");
    }
}

#[test]
fn english_officialese_is_found_in_every_form() {
    for (text, found) in [
        ("The Law enters into force in May.", &[("enters into force", "take effect")][..]),
        ("Deputies shall have the right to vote.", &[("shall have the right to", "may")]),
        ("It acts pursuant to the Law.", &[("pursuant to", "under")]),
    ] {
        assert_eq!(read_text(Lang::EN, text), found, "{text}");
    }
}

#[test]
fn a_term_of_art_is_explained_or_left_alone_and_never_reworded() {
    for (lang, text) in [
        (Lang::RU, "истец и ответчик; уполномоченный орган; неустойка; малолетний"),
        (Lang::RU, "арест, аренда, статья, осуществление правосудия, налоговая задолженность"),
        (Lang::RU, "дебиторской задолженности; предоставляет услуги"),
        (Lang::KK, "бап; уәкілетті орган; тұрақсыздық айыбы; сот төрелігін жүзеге асырады; салық берешегі"),
        (Lang::KK, "медициналық көмек көрсету; іс жүргізу; қамақ; айыппұл; жалға алу"),
        (Lang::EN, "the authorised body; a plaintiff; a legal entity; arrest; lease; legal assistance"),
    ] {
        let reworded: Vec<_> = find(text, lang).iter().filter(|found| found.aid() == Aid::Rewording).copied().collect();
        assert_eq!(reworded, [], "{text}");
    }
    assert_eq!(
        read_text(Lang::RU, "решение уполномоченного органа"),
        [("уполномоченного органа", "государственный орган, которому поручена эта область")]
    );
}

#[test]
fn a_phrase_never_crosses_a_sentence_or_takes_half_of_a_compound() {
    assert_eq!(read_text(Lang::RU, "Таков закон в целом. Настоящая. Статья вторая."), []);
    assert_eq!(read_text(Lang::RU, "в случае\nЕсли"), [("в случае", "если")]);
    assert_eq!(read_text(Lang::RU, "какое-либо лицо"), []);
}

#[test]
fn what_the_caller_leaves_alone_is_left_alone() {
    let text = "в целях обеспечения исполнения";
    let term = TextSpan::new("в целях ".len(), text.len());
    let found = find_outside(text, Lang::RU, &[term]);
    // The longer phrase overlaps the term; the shorter one does not.
    assert_eq!(found.iter().map(|f| f.span.of(text).expect("a span")).collect::<Vec<_>>(), ["в целях"]);
    assert_eq!(find_outside(text, Lang::RU, &[TextSpan::new(0, text.len())]), []);
    assert_eq!(find("in accordance with", Lang::DE), []);
}

#[test]
fn the_editors_lists_are_long_and_keep_their_format() {
    let mut wrong = Vec::new();
    for (lang, at_least) in [(Lang::RU, 250), (Lang::KK, 200), (Lang::EN, 150)] {
        let (lines, malformed) = read(file(lang).expect("a list"));
        assert_eq!(malformed, Vec::<&str>::new(), "{lang}");
        assert!(entries(lang).count() >= at_least, "{lang}: {}", entries(lang).count());
        let mut seen: HashMap<Vec<String>, &str> = HashMap::new();
        for line in &lines {
            let phrases = match line {
                Line::Entry(entry) => entry.official.as_slice(),
                Line::LeftAlone(term) => std::slice::from_ref(term),
            };
            for phrase in phrases {
                let key: Vec<String> = words(phrase, lang).iter().map(|word| format!("{word:?}")).collect();
                if key.is_empty() {
                    wrong.push(format!("no words: {phrase}"));
                }
                if phrase.starts_with('«') != phrase.ends_with('»') || phrase.to_lowercase() != **phrase {
                    wrong.push(format!("not as documented: {phrase}"));
                }
                if let Some(other) = seen.insert(key, phrase) {
                    wrong.push(format!("twice: {other} – {phrase}"));
                }
                // Every entry is found where it stands; a term left alone is not.
                let bare = phrase.trim_matches(['«', '»']);
                let found = find(bare, lang);
                let whole = found.iter().any(|f| f.span == TextSpan::new(0, bare.len()));
                if whole != matches!(line, Line::Entry(_)) {
                    wrong.push(format!("not found: {phrase}"));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_line_that_cannot_be_read_is_told() {
    for line in ["= plain", "word =", "word", "word, = plain", "word = plain |", "word = a = b", "!", "! word = plain"]
    {
        assert_eq!(read(line).1, [line]);
    }
    let (lines, malformed) = read("# a remark\n\n a, b = c | why \n«d» ~ e\n! f\n");
    assert_eq!(malformed, Vec::<&str>::new());
    let [Line::Entry(first), Line::Entry(second), Line::LeftAlone("f")] = lines.as_slice() else {
        panic!("{lines:?}");
    };
    assert_eq!((first.official.as_slice(), first.plain, first.note), (&["a", "b"][..], "c", Some("why")));
    assert_eq!((second.official.as_slice(), second.aid), (&["«d»"][..], Aid::Explanation));
}

#[test]
fn every_entry_stands_in_a_group_and_terms_of_art_in_the_last() {
    for lang in Lang::INTERFACE {
        let (_, groups) = file(lang).expect("a list").split_once("\n# --- ").expect("groups");
        let (_, terms) = groups.rsplit_once("\n# --- ").expect("groups");
        assert!(read(terms).0.iter().all(|line| matches!(line, Line::Entry(entry) if entry.aid == Aid::Explanation)));
        let grouped = groups.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
        // The heading of the first group is what is left of its line.
        assert_eq!(grouped - 1, read(file(lang).expect("a list")).0.len(), "{lang}");
    }
}

#[test]
fn no_plainer_wording_holds_officialese() {
    let mut wrong = Vec::new();
    for lang in Lang::INTERFACE {
        for entry in entries(lang) {
            for found in find(entry.plain, lang).iter().filter(|found| found.aid() == Aid::Rewording) {
                wrong.push(format!("{} = {}: {:?}", entry.official[0], entry.plain, found.span.of(entry.plain)));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

proptest! {
    #[test]
    fn every_span_lies_in_its_text_and_after_the_one_before(
        pieces in prop::collection::vec(
            prop_oneof![
                Just("в целях обеспечения ".to_owned()), Just("жүзеге асырады".to_owned()), Just(" іс-шара".to_owned()),
                Just("shall be deemed ".to_owned()), Just("вправе".to_owned()), "\\PC{0,8}", "[ .,;\n-]{0,3}",
            ],
            0..12,
        ),
        leave in (0_usize..60, 0_usize..60),
    ) {
        let text = pieces.concat();
        let left = TextSpan::new(leave.0, leave.1);
        for lang in [Lang::KK, Lang::RU, Lang::EN, Lang::DE] {
            let mut end = 0;
            for found in find_outside(&text, lang, &[left]) {
                prop_assert!(found.span.of(&text).is_some_and(|words| !words.is_empty()));
                prop_assert!(found.span.start() >= end && !found.span.overlaps(left));
                end = found.span.end();
            }
        }
    }
}
