//! Citations as the acts of Kazakhstan and Kyrgyzstan write them.

use super::{Library, broken_links, detect, disputed_links, resolve, standing};
use crate::definitions;
use crate::definitions::tests::act;
use ProvisionKind::{Article, Attachment, Paragraph, Point};
use legislation::{Act, ActId, ActKind, ActStatus, Date, Lang, ProvisionKind, SourceLink, TextSpan};
use proptest::prelude::*;

/// The citations of one provision as (words, targets); a target that is not present ends in `?`.
fn read(act: &Act, others: &[Act], eid: &str) -> Vec<(String, Vec<String>)> {
    let library = Library::new(others.iter().chain([act]));
    let definitions = definitions::find(act);
    let detected = detect(act, &definitions, &library);
    resolve(act, &detected, &library)
        .into_iter()
        .filter(|r| act.provisions[r.provision as usize].eid.as_str() == eid)
        .map(|r| {
            let words = r.span.of(&act.provisions[r.provision as usize].text).expect("a span");
            let targets = r.targets.iter().map(|t| {
                let act = t.act.as_ref().map_or("", |a| a.as_str());
                let eid = t.eid.as_ref().map(|e| format!("#{e}")).unwrap_or_default();
                format!("{act}{eid}{}", if t.present { "" } else { "?" })
            });
            (words.to_owned(), targets.collect())
        })
        .collect()
}

/// A law with the provisions citations of the tables name; the text stands in `art_16__para_3__point_2`.
fn law(lang: Lang, text: &str) -> Act {
    let mut lines = vec![
        (Article, "art_5".to_owned(), String::new()),
        (Paragraph, "art_5__para_1".to_owned(), String::new()),
        (Paragraph, "art_5__para_2".to_owned(), String::new()),
        (Point, "art_5__para_2__point_1".to_owned(), String::new()),
        (Article, "art_5-1".to_owned(), String::new()),
        (Article, "art_16".to_owned(), String::new()),
    ];
    for para in 1..=4 {
        lines.push((Paragraph, format!("art_16__para_{para}"), String::new()));
        for point in 1..=4 {
            let own = para == 3 && point == 2;
            lines.push((
                Point,
                format!("art_16__para_{para}__point_{point}"),
                if own { text.to_owned() } else { String::new() },
            ));
        }
    }
    for article in 26..=29 {
        lines.push((Article, format!("art_{article}"), String::new()));
    }
    let lines: Vec<_> = lines.iter().map(|(k, e, t)| (*k, e.as_str(), t.as_str())).collect();
    act(lang, &lines)
}

fn check(lang: Lang, text: &str, expected: &[(&str, &[&str])]) {
    let found = read(&law(lang, text), &[], "art_16__para_3__point_2");
    let expected: Vec<(String, Vec<String>)> = expected
        .iter()
        .map(|(words, targets)| ((*words).to_owned(), targets.iter().map(|t| (*t).to_owned()).collect()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn russian_citations_of_the_same_act_name_every_provision_of_their_lists() {
    for (words, targets) in [
        ("пунктом 2 статьи 5 настоящего Закона", &["#art_5__para_2"][..]),
        (
            "подпунктами 1), 2) и 4) пункта 3 статьи 16 настоящего Закона",
            &["#art_16__para_3__point_1", "#art_16__para_3__point_2", "#art_16__para_3__point_4"],
        ),
        ("подпунктами 1) пункта 3 статьи 16 и статьей 26 настоящего Закона", &["#art_16__para_3__point_1", "#art_26"]),
        ("статьей 26 и пунктами 1 и 2 статьи 5 настоящего Закона", &["#art_26", "#art_5__para_1", "#art_5__para_2"]),
        (
            "подпунктом 1) пункта 2, пунктами 3 и 4 статьи 16 настоящего Закона",
            &["#art_16__para_2__point_1", "#art_16__para_3", "#art_16__para_4"],
        ),
        ("статьях 26 – 28 настоящего Закона", &["#art_26", "#art_27", "#art_28"]),
        ("статьями 5-1, 26-28 настоящего Закона", &["#art_5-1", "#art_26", "#art_27", "#art_28"]),
        (
            "подпунктах 2) – 4) настоящего пункта",
            &["#art_16__para_3__point_2", "#art_16__para_3__point_3", "#art_16__para_3__point_4"],
        ),
        ("настоящей статьи", &["#art_16"]),
        ("настоящем подпункте", &["#art_16__para_3__point_2"]),
        ("частями первой и второй настоящего пункта", &["#art_16__para_3"]),
        ("частью второй пункта 4 настоящей статьи", &["#art_16__para_4"]),
        (
            "подпунктами 1) и 2) части первой пункта 4 настоящей статьи",
            &["#art_16__para_4__point_1", "#art_16__para_4__point_2"],
        ),
        ("настоящего Закона", &[""]),
        ("статьей 99 настоящего Закона", &["#art_99?"]),
    ] {
        check(Lang::RU, &format!("предусмотренных {words}, а также"), &[(words, targets)]);
    }
}

#[test]
fn kazakh_citations_go_from_the_act_down_to_the_point() {
    for (words, targets) in [
        ("осы Заңның 5-бабының 2-тармағында", &["#art_5__para_2"][..]),
        ("осы Заңның 5-бабы 2-тармағының 1) тармақшасында", &["#art_5__para_2__point_1"]),
        ("осы баптың 4-тармағы бірінші бөлігінің 1) тармақшасына", &["#art_16__para_4__point_1"]),
        (
            "осы баптың 1-тармағының 3) және 4) тармақшаларында",
            &["#art_16__para_1__point_3", "#art_16__para_1__point_4"],
        ),
        (
            "осы Заңның 5-1, 26-28-баптарында, 16-бабының 1-тармағында",
            &["#art_5-1", "#art_26", "#art_27", "#art_28", "#art_16__para_1"],
        ),
        ("осы тармақтың екінші бөлігінде", &["#art_16__para_3"]),
        ("осы Заңда", &[""]),
        ("осы Заңның 5-1-бабы", &["#art_5-1"]),
    ] {
        check(Lang::KK, &format!("бұл {words} көзделген"), &[(words, targets)]);
    }
}

#[test]
fn english_citations_go_from_the_point_up_to_the_act() {
    for (words, targets) in [
        ("Article 5 of this Law", &["#art_5"][..]),
        ("paragraph 2 of Article 5 of this Law", &["#art_5__para_2"]),
        (
            "subparagraphs 1) and 2) of paragraph 3 of Article 16 of this Law",
            &["#art_16__para_3__point_1", "#art_16__para_3__point_2"],
        ),
        ("Articles 26-28 of this Law", &["#art_26", "#art_27", "#art_28"]),
        ("this Article", &["#art_16"]),
    ] {
        check(Lang::EN, &format!("as provided for in {words}, shall"), &[(words, targets)]);
    }
}

#[test]
fn what_another_document_says_is_not_laid_at_this_acts_door() {
    check(Lang::RU, "нарушение пункта 3 договора и статьи 5 Конвенции", &[("пункта 3", &[]), ("статьи 5", &[])]);
    check(Lang::RU, "согласно пункту 2 уплачивается", &[("пункту 2", &[])]);
    check(
        Lang::RU,
        "в соответствии с Законом Республики Казахстан \"О связи\"",
        &[("Законом Республики Казахстан \"О связи\"", &[])],
    );
    check(Lang::RU, "в течение 10 рабочих дней по закону", &[]);
}

/// An act of the library: id, kind, title, day, status.
fn other(id: &str, kind: ActKind, title: &str, date: Option<&str>, status: ActStatus, lang: Lang) -> Act {
    let mut act = act(lang, &[(Article, "art_45", ""), (Paragraph, "art_45__para_4", "")]);
    act.id = ActId::parse(id).expect("an id");
    act.kind = kind;
    act.title = title.to_owned();
    act.date = date.and_then(Date::parse);
    act.status = status;
    act
}

#[test]
fn other_acts_are_found_by_their_titles_in_any_case() {
    use ActStatus::InForce;
    let others = [
        other(
            "K2000000350",
            ActKind::Code,
            "Административный процедурно-процессуальный кодекс Республики Казахстан",
            None,
            InForce,
            Lang::RU,
        ),
        other("Z1500000434", ActKind::Law, "О связи", Some("2015-12-04"), ActStatus::Repealed, Lang::RU),
        other("Z2500000001", ActKind::Law, "О связи", Some("2025-07-01"), InForce, Lang::RU),
        other("K1400000235", ActKind::Code, "Об административных правонарушениях", None, InForce, Lang::RU),
        other("labour-code", ActKind::Code, "Трудовой кодекс Кыргызской Республики", None, InForce, Lang::RU),
        other("K950001000_", ActKind::Constitution, "Конституция Республики Казахстан", None, InForce, Lang::RU),
    ];
    for (words, targets) in [
        (
            "пунктом 4 статьи 45 Административного процедурно-процессуального кодекса Республики Казахстан",
            &["K2000000350#art_45__para_4"][..],
        ),
        ("Законом Республики Казахстан \"О связи\"", &["Z2500000001"]),
        ("Закон Республики Казахстан от 4 декабря 2015 года \"О связи\"", &["Z1500000434"]),
        ("статьей 45 Кодекса Республики Казахстан \"Об административных правонарушениях\"", &["K1400000235#art_45"]),
        ("статьи 46 Кодекса Республики Казахстан об административных правонарушениях", &["K1400000235#art_46?"]),
        ("Трудовым кодексом Кыргызской Республики", &["labour-code"]),
        ("Трудовым кодексом Республики Казахстан", &[]),
        ("Конституцией Республики Казахстан", &["K950001000_"]),
    ] {
        let law = law(Lang::RU, &format!("установлено {words}, если"));
        let found = read(&law, &others, "art_16__para_3__point_2");
        assert_eq!(found, [(words.to_owned(), targets.iter().map(|t| (*t).to_owned()).collect())], "{words}");
    }
}

#[test]
fn kazakh_names_stand_before_the_citation_they_govern() {
    let others = [
        other("Z1600000480", ActKind::Law, "Құқықтық актілер туралы", None, ActStatus::InForce, Lang::KK),
        other(
            "K930001000_",
            ActKind::Constitution,
            "Қазақстан Республикасының Конституциясы",
            Some("1993-01-28"),
            ActStatus::Repealed,
            Lang::KK,
        ),
        other(
            "K950001000_",
            ActKind::Constitution,
            "Қазақстан Республикасының Конституциясы",
            Some("1995-08-30"),
            ActStatus::InForce,
            Lang::KK,
        ),
    ];
    for (words, targets) in [
        ("\"Құқықтық актілер туралы\" Қазақстан Республикасы Заңының 45-бабына", &["Z1600000480#art_45"][..]),
        ("Қазақстан Республикасының Конституциясына", &["K950001000_"]),
        (
            "1993 жылғы 28 қаңтарда қабылданған Қазақстан Республикасы Конституциясының 45-бабының",
            &["K930001000_#art_45"],
        ),
        ("Қазақ КСР Конституциясының 98-бабы", &[]),
    ] {
        let law = law(Lang::KK, &format!("бұл {words} сәйкес"));
        let found = read(&law, &others, "art_16__para_3__point_2");
        assert_eq!(found, [(words.to_owned(), targets.iter().map(|t| (*t).to_owned()).collect())], "{words}");
    }
}

#[test]
fn a_rule_book_cites_itself_its_annexes_and_the_law_by_short_names() {
    let rules = act(
        Lang::RU,
        &[
            (Paragraph, "para_1", "Утвердить Правила согласно приложению 1 к настоящему приказу."),
            (Attachment, "att_1", ""),
            (
                Paragraph,
                "att_1__para_1",
                "Настоящие Правила ведения реестров (далее – Правила) разработаны по Закону Республики Казахстан \"О связи\" (далее – Закон).",
            ),
            (
                Paragraph,
                "att_1__para_2",
                "По пункту 1 настоящих Правил, статье 45 Закона и форме согласно приложению 1 к настоящим Правилам.",
            ),
            (Attachment, "att_1__att_1", ""),
        ],
    );
    let law = other("Z2500000001", ActKind::Law, "О связи", None, ActStatus::InForce, Lang::RU);
    let pair = |words: &str, target: &str| (words.to_owned(), vec![target.to_owned()]);
    let others = [law];
    assert_eq!(read(&rules, &others, "para_1"), [pair("приложению 1 к настоящему приказу", "#att_1")]);
    assert_eq!(
        read(&rules, &others, "att_1__para_2"),
        [
            pair("пункту 1 настоящих Правил", "#att_1__para_1"),
            pair("статье 45 Закона", "Z2500000001#art_45"),
            pair("приложению 1 к настоящим Правилам", "#att_1__att_1"),
        ]
    );
}

#[test]
fn a_source_link_names_the_act_that_the_title_cannot() {
    let mut law = law(
        Lang::RU,
        "по Закону Республики Казахстан \"О связи\"; по статье 7 Закона Республики Казахстан \"О связи\"",
    );
    let index = law.provisions.iter().position(|p| !p.text.is_empty()).expect("the text");
    let text = law.provisions[index].text.clone();
    let at = text.find("Закону").expect("the word");
    law.provisions[index]
        .links
        .push(SourceLink {
            span: TextSpan::new(at, at + "Закону".len()), href: "/rus/docs/Z040000567_#z1".to_owned()
        });
    let found = read(&law, &[], "art_16__para_3__point_2");
    let targets: Vec<_> = found.into_iter().flat_map(|f| f.1).collect();
    assert_eq!(targets, ["Z040000567_?", "Z040000567_#art_7?"], "the second citation learns the title from the first");
}

#[test]
fn a_link_to_an_anchor_that_is_not_there_is_broken() {
    let mut law = law(Lang::RU, "см. статью 5");
    let index = law.provisions.iter().position(|p| !p.text.is_empty()).expect("the text");
    law.provisions[0].anchors.push("z7".to_owned());
    for anchor in ["z7", "3417"] {
        law.provisions[index]
            .links
            .push(SourceLink { span: TextSpan::new(0, 4), href: format!("/rus/docs/Z2400000106#{anchor}") });
    }
    let library = Library::new([&law]);
    let broken: Vec<_> = broken_links(&law, &library).into_iter().map(|(_, l)| l.href.as_str()).collect();
    assert_eq!(broken, ["/rus/docs/Z2400000106#3417"]);
}

#[test]
fn an_article_whose_superscript_was_lost_is_found_by_its_hyphen() {
    let code = act(
        Lang::RU,
        &[
            (Article, "art_1", "по статье 2141 настоящего Кодекса"),
            (Article, "art_214", ""),
            (Article, "art_214-1", ""),
        ],
    );
    assert_eq!(
        read(&code, &[], "art_1"),
        [("статье 2141 настоящего Кодекса".to_owned(), vec!["#art_214-1".to_owned()])]
    );
}

proptest! {
    #[test]
    fn any_text_gives_spans_on_character_boundaries(
        text in "(стать(и|ей|ях) |пункт(ами|а)? |подпунктом |части |осы |бабының |-тармағында |[0-9]{1,4}|-|–|, | и |\\)|\\(|\"|«|»|Закона |настоящего |Қазақстан Республикасы |№ |от |Article |of |\\PC{0,5}){0,14}",
        pick in 0_usize..3,
    ) {
        let law = law(Lang::INTERFACE[pick], &text);
        let library = Library::new([&law]);
        let detected = detect(&law, &definitions::find(&law), &library);
        for reference in resolve(&law, &detected, &library) {
            let text = &law.provisions[reference.provision as usize].text;
            prop_assert!(reference.span.of(text).is_some_and(|t| !t.is_empty()));
        }
    }
}

#[test]
fn an_annex_is_told_by_its_label_and_an_approved_document_by_its_heading() {
    let order = |lang: Lang, text: &str, labels: [(&str, &str); 3]| {
        let mut order = act(
            lang,
            &[
                (Paragraph, "para_1", text),
                (Attachment, "att_1", ""),
                (Attachment, "att_2", ""),
                (Attachment, "att_3", ""),
            ],
        );
        for (provision, (label, heading)) in order.provisions.iter_mut().skip(1).zip(labels) {
            (provision.label, provision.heading) = (label.to_owned(), heading.to_owned());
        }
        order
    };
    let two = [
        ("Утверждены приказом Министра", "Правила ведения реестра"),
        ("Приложение 1 к приказу", "Форма заявления"),
        ("Приложение 2 к приказу", "Перечень приказов, утративших силу"),
    ];
    let one = [
        ("Утверждена приказом", "Единая методика расчета"),
        ("Утвержден приказом", "Перечень товаров"),
        ("Приложение к приказу Министра от 26 сентября 2024 года № 646", "Форма отчета"),
    ];
    let kazakh = [("Бұйрықпен бекітілген", "Қағидалар"), ("Бұйрыққа қосымша", "Нысан"), ("", "Тізбе")];
    for (lang, text, labels, words, target) in [
        (
            Lang::RU,
            "Форма согласно приложению 2 к настоящему приказу.",
            two,
            "приложению 2 к настоящему приказу",
            "#att_3",
        ),
        (Lang::RU, "Форма согласно приложению к настоящему приказу.", one, "приложению к настоящему приказу", "#att_3"),
        (Lang::RU, "Утвердить прилагаемую Единую методику расчета.", one, "прилагаемую Единую методику", "#att_1"),
        (Lang::RU, "Утвердить прилагаемый Перечень товаров.", one, "прилагаемый Перечень", "#att_2"),
        (Lang::KK, "Нысан осы бұйрыққа қосымшаға сәйкес бекітілсін.", kazakh, "осы бұйрыққа қосымшаға", "#att_2"),
    ] {
        let found = read(&order(lang, text, labels), &[], "para_1");
        assert_eq!(found, [(words.to_owned(), vec![target.to_owned()])], "{text}");
    }
    // Two annexes, and the text does not say which; «қосымша» alone is "further".
    let unsaid = read(&order(Lang::RU, "Согласно приложению к настоящему приказу.", two), &[], "para_1");
    assert_eq!(unsaid, [("приложению к настоящему приказу".to_owned(), vec![])]);
    assert!(
        read(&order(Lang::KK, "Осы бұйрыққа қосымша құжаттар ұсынылады.", kazakh), &[], "para_1")
            .iter()
            .all(|(words, _)| !words.contains("қосымша"))
    );
}

#[test]
fn what_is_cited_may_be_in_force_repealed_gone_or_outside_the_corpus() {
    let mut cited = act(Lang::RU, &[(Article, "art_1", ""), (Article, "art_2", ""), (Paragraph, "art_2__para_1", "")]);
    cited.id = ActId::parse("K1500000414").expect("an id");
    cited.title = "Трудовой кодекс Республики Казахстан".to_owned();
    cited.kind = ActKind::Code;
    cited.provisions[1].state = legislation::ProvisionState::Repealed;
    let text = "Применяются статья 1, пункт 1 статьи 2 и статья 9 Трудового кодекса Республики Казахстан и статья 3 \
                Земельного кодекса Республики Казахстан.";
    let citing = act(Lang::RU, &[(Article, "art_1", text)]);
    let library = Library::new([&cited, &citing]);
    let references = resolve(&citing, &detect(&citing, &[], &library), &library);
    let standings = |library: &Library| {
        let targets = references.iter().flat_map(|reference| &reference.targets);
        targets.map(|target| standing(&citing, target, library).slug()).collect::<Vec<_>>()
    };
    assert_eq!(standings(&library), ["in-force", "repealed", "gone"]);
    // The same without the code at hand; and with the code repealed as a whole.
    assert_eq!(standings(&Library::new([&citing])), ["outside"; 3]);
    cited.status = ActStatus::Repealed;
    assert_eq!(standings(&Library::new([&cited, &citing])), ["repealed", "repealed", "gone"]);
}

#[test]
fn a_link_that_leads_elsewhere_than_its_words_is_told_and_one_to_the_beginning_is_not() {
    let link = |text: &str, words: &str, anchor: &str| {
        let at = text.find(words).expect("the words");
        let span = TextSpan::new(at, at + words.len());
        SourceLink { span, href: format!("/rus/docs/Z2400000106#{anchor}") }
    };
    let text = "Порядок определен статьей 5 настоящего Закона.";
    let mut law = act(
        Lang::RU,
        &[
            (ProvisionKind::Chapter, "chp_1", ""),
            (Article, "art_5", ""),
            (Article, "art_6", ""),
            (Article, "art_7", text),
        ],
    );
    for (provision, anchor) in law.provisions.iter_mut().zip(["z1", "z5", "z6", "z7"]) {
        provision.anchors.push(anchor.to_owned());
    }
    for (anchor, leads) in [("z5", None), ("z6", Some("art_6")), ("z1", None), ("z99", None)] {
        law.provisions[3].links = vec![link(text, "статьей 5", anchor)];
        let library = Library::new([&law]);
        let references = resolve(&law, &detect(&law, &[], &library), &library);
        let disputed = disputed_links(&law, &references, &library);
        assert_eq!(disputed.first().map(|one| one.leads.1.as_str()), leads, "{anchor}");
    }
}
