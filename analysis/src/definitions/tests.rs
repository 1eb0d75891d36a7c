//! Definitions as the acts of Kazakhstan and Kyrgyzstan write them.

use super::base::{Source, base, translate};
use super::{Meaning, by_reference, find, likeness, scope, uses};
use legislation::term_base::{Likeness, TermRemark};
use legislation::{Act, ActId, ActKind, DefinitionKind, EId, Lang, Provision, ProvisionKind};
use proptest::prelude::*;

/// An act made of lines: kind, eId, text; a provision stands in the one whose eId is its own without the last step.
pub(crate) fn act(lang: Lang, lines: &[(ProvisionKind, &str, &str)]) -> Act {
    let mut provisions: Vec<Provision> = Vec::new();
    for (kind, eid, text) in lines {
        let eid = EId::parse(eid).expect("an eId");
        let parent = eid.parent().and_then(|up| provisions.iter().position(|p| p.eid == up)).map(|i| i as u32);
        let heading = if *kind == ProvisionKind::Article { text.split_once('|').map_or("", |(h, _)| h) } else { "" };
        let body = text.split_once('|').map_or(*text, |(_, b)| b);
        let number = eid.as_str().rsplit("__").next().and_then(|s| s.split_once('_')).map_or("", |(_, n)| n);
        provisions.push(Provision {
            number: number.to_owned(),
            heading: heading.to_owned(),
            text: body.to_owned(),
            ..Provision::blank(eid, *kind, parent)
        });
    }
    let id = ActId::parse("Z2400000106").expect("an id");
    let blank = Act::blank(id, lang, ActKind::Law, "О государственных закупках".to_owned());
    Act { requisites: "Закон Республики Казахстан".to_owned(), provisions, ..blank }
}

use ProvisionKind::{Alinea, Article, Attachment, Paragraph, Point};

/// The definitions of an act as (kind, term, body).
fn read(act: &Act) -> Vec<(DefinitionKind, String, String)> {
    find(act)
        .iter()
        .map(|d| {
            let text = &act.provisions[d.provision as usize].text;
            let piece = |s: legislation::TextSpan| s.of(text).expect("a span of the text").to_owned();
            (d.kind, piece(d.term), piece(d.body))
        })
        .collect()
}

fn check_entry(lang: Lang, intro: &str, entry: &str, term: &str, body: &str) {
    let act = act(lang, &[(Article, "art_1", intro), (Point, "art_1__point_1", entry)]);
    let glossary: Vec<_> = read(&act).into_iter().filter(|d| d.0 == DefinitionKind::Glossary).collect();
    assert_eq!(glossary, [(DefinitionKind::Glossary, term.to_owned(), body.to_owned())], "{entry}");
}

#[test]
fn an_entry_of_an_announced_list_is_split_at_the_dash_that_parts_term_and_body() {
    let intro = "В настоящем Законе используются следующие основные понятия:";
    for (entry, term, body) in [
        ("стартовая цена – цена до аукциона;", "стартовая цена", "цена до аукциона"),
        (
            "юридическое лицо – нерезидент – организация иностранного государства;",
            "юридическое лицо – нерезидент",
            "организация иностранного государства",
        ),
        (
            "юридическое лицо – юридическое лицо – резидент, юридическое лицо – нерезидент;",
            "юридическое лицо",
            "юридическое лицо – резидент, юридическое лицо – нерезидент",
        ),
        (
            "место нахождения юридического лица – резидента, его подразделения, подразделения юридического лица – нерезидента – место нахождения органа;",
            "место нахождения юридического лица – резидента, его подразделения, подразделения юридического лица – нерезидента",
            "место нахождения органа",
        ),
        (
            "лицо, занимающееся частной практикой, – нотариус, адвокат;",
            "лицо, занимающееся частной практикой",
            "нотариус, адвокат",
        ),
        (
            "единая платформа закупок (далее – веб-портал) – информационная система.",
            "единая платформа закупок",
            "информационная система",
        ),
        (
            "апелляционная жалоба (представление) - жалоба в суд;",
            "апелляционная жалоба (представление)",
            "жалоба в суд",
        ),
        ("договор о строительстве \"под ключ\" – договор;", "договор о строительстве \"под ключ\"", "договор"),
        (
            "работник: физическое лицо, состоящее в трудовых отношениях;",
            "работник",
            "физическое лицо, состоящее в трудовых отношениях",
        ),
        (
            "временный ввоз/вывоз товаров - ввоз из государства-члены ЕАЭС:",
            "временный ввоз/вывоз товаров",
            "ввоз из государства-члены ЕАЭС",
        ),
        ("прокурор по делам детей –должностное лицо;", "прокурор по делам детей", "должностное лицо"),
    ] {
        check_entry(Lang::RU, intro, entry, term, body);
    }
}

#[test]
fn kazakh_and_english_lists_are_announced_in_their_own_words() {
    check_entry(
        Lang::KK,
        "Осы Заңда мынадай негізгі ұғымдар пайдаланылады:",
        "әріптестік ұйым – осы Заңға сәйкес келісім жасаған кәсіпкерлік субъектісі;",
        "әріптестік ұйым",
        "осы Заңға сәйкес келісім жасаған кәсіпкерлік субъектісі",
    );
    check_entry(
        Lang::EN,
        "The following basic definitions are used in this Law:",
        "supplier – a person that entered into a contract;",
        "supplier",
        "a person that entered into a contract",
    );
    check_entry(
        Lang::EN,
        "In this Act, the following terms are used:",
        "\"vessel\" means any ship;",
        "\"vessel\"",
        "any ship",
    );
}

#[test]
fn a_list_without_numbers_gives_an_entry_for_each_passage() {
    let act = act(
        Lang::RU,
        &[
            (Article, "art_2", "В настоящем Кодексе используются следующие основные понятия:"),
            (Alinea, "art_2__al_1", "брак - союз между мужчиной и женщиной;"),
            (Alinea, "art_2__al_2", "семья - круг лиц;"),
        ],
    );
    let terms: Vec<_> = read(&act).into_iter().map(|d| d.1).collect();
    assert_eq!(terms, ["брак", "семья"]);
}

#[test]
fn passages_after_a_numbered_entry_are_not_entries() {
    let act = act(
        Lang::RU,
        &[
            (Article, "art_3", "Понятия, связанные с субъектами налоговых правоотношений:"),
            (Point, "art_3__point_1", "орган – учреждение."),
            (Alinea, "art_3__al_1", "Косвенное владение – владение через другое лицо;"),
            (Point, "art_3__point_2", "банк – организация."),
        ],
    );
    let terms: Vec<_> = read(&act).into_iter().map(|d| d.1).collect();
    assert_eq!(terms, ["орган", "банк"]);
}

#[test]
fn an_entry_may_be_explained_by_what_follows_it() {
    let act = act(
        Lang::RU,
        &[
            (Article, "art_3", "Понятия, связанные с субъектами налоговых правоотношений:"),
            (Point, "art_3__point_8", "работник:"),
            (Alinea, "art_3__point_8__al_1", "физическое лицо, состоящее в трудовых отношениях;"),
            (Point, "art_3__point_9", "лицо:"),
        ],
    );
    assert_eq!(read(&act), [(DefinitionKind::Glossary, "работник".to_owned(), String::new())]);
}

#[test]
fn an_article_among_definitions_may_be_headed_by_its_term() {
    let mut act = act(
        Lang::RU,
        &[
            (ProvisionKind::Subchapter, "subchp_1", ""),
            (Article, "art_7", "Роялти|"),
            (Paragraph, "art_7__para_1", "Если иное не установлено настоящей статьей, роялти – платеж за:"),
        ],
    );
    act.provisions[0].heading = "Основные понятия, используемые в настоящем Кодексе".to_owned();
    act.provisions[1].parent = Some(0);
    assert_eq!(read(&act), [(DefinitionKind::Glossary, "роялти".to_owned(), "платеж за".to_owned())]);
}

#[test]
fn a_heading_that_speaks_of_one_notion_announces_no_list() {
    let act = act(
        Lang::RU,
        &[
            (Article, "art_5", "Понятие и виды договоров|Договор – соглашение сторон."),
            (Point, "art_5__point_1", "купля-продажа – договор;"),
        ],
    );
    assert_eq!(read(&act), []);
}

fn check_short(lang: Lang, text: &str, term: &str, body: &str) {
    let act = act(lang, &[(Paragraph, "para_1", text)]);
    assert_eq!(read(&act), [(DefinitionKind::Contextual, term.to_owned(), body.to_owned())], "{text}");
}

#[test]
fn a_short_name_stands_for_the_noun_phrase_before_its_bracket() {
    for (text, term, body) in [
        ("Настоящие Правила ведения реестров (далее – Правила) разработаны.", "Правила", "Правила ведения реестров"),
        (
            "разработаны в соответствии с пунктом 1 статьи 8 Закона Республики Казахстан \"О государственных закупках\" (далее – Закон) и определяют",
            "Закон",
            "Закона Республики Казахстан \"О государственных закупках\"",
        ),
        (
            "в соответствии с пунктом 4 статьи 45 Административного процедурно-процессуального кодекса Республики Казахстан (далее – Кодекс)",
            "Кодекс",
            "Административного процедурно-процессуального кодекса Республики Казахстан",
        ),
        (
            "ставке Национального Банка Республики Казахстан (далее – Национальный Банк)",
            "Национальный Банк",
            "Национального Банка Республики Казахстан",
        ),
        ("сумма налога на добавленную стоимость (далее – НДС)", "НДС", "налога на добавленную стоимость"),
        (
            "в электронном виде посредством единой платформы закупок (далее – веб-портал).",
            "веб-портал",
            "единой платформы закупок",
        ),
        (
            "Местом нахождения налогоплательщика (налогового агента) (далее – место нахождения) признаются",
            "место нахождения",
            "Местом нахождения налогоплательщика (налогового агента)",
        ),
        (
            "налоги, уплачиваемые организацией (далее в настоящем разделе - налогоплательщик)",
            "налогоплательщик",
            "уплачиваемые организацией",
        ),
        ("медико-социальная экспертная комиссия (далее МСЭК)", "МСЭК", "медико-социальная экспертная комиссия"),
    ] {
        check_short(Lang::RU, text, term, body);
    }
    check_short(
        Lang::KK,
        "\"Азаматтарға арналған үкімет\" мемлекеттік корпорациясы (бұдан әрі – Мемлекеттік корпорация)",
        "Мемлекеттік корпорация",
        "\"Азаматтарға арналған үкімет\" мемлекеттік корпорациясы",
    );
    check_short(
        Lang::EN,
        "by the Social Insurance Fund (hereinafter referred to as the Fund)",
        "Fund",
        "Social Insurance Fund",
    );
}

#[test]
fn brackets_inside_a_short_name_belong_to_it() {
    check_short(
        Lang::RU,
        "Правил отнесения зданий к технически и (или) технологически сложным объектам, утвержденных приказом (далее – Правила отнесения зданий к технически и (или) технологически сложным объектам)",
        "Правила отнесения зданий к технически и (или) технологически сложным объектам",
        "Правил отнесения зданий к технически и (или) технологически сложным объектам, утвержденных приказом",
    );
}

/// The uses of an act's terms as (provision, words, term).
fn used(act: &Act) -> Vec<(String, String, String)> {
    let definitions = find(act);
    uses(act, &definitions)
        .into_iter()
        .map(|u| {
            let text = &act.provisions[u.provision as usize].text;
            let definition = &definitions[u.definition as usize];
            let source = &act.provisions[definition.provision as usize];
            (
                act.provisions[u.provision as usize].eid.to_string(),
                u.span.of(text).expect("a span").to_owned(),
                definition.term.of(&source.text).expect("a span").to_owned(),
            )
        })
        .collect()
}

#[test]
fn a_term_is_found_in_every_case_and_the_longest_term_wins() {
    let act = act(
        Lang::RU,
        &[
            (Article, "art_1", "используются следующие понятия:"),
            (Point, "art_1__point_1", "поставщик – лицо;"),
            (Point, "art_1__point_2", "потенциальный поставщик – лицо, подавшее заявку;"),
            (Article, "art_2", "Потенциальным поставщикам и поставщику отказано."),
        ],
    );
    let own = |words: &str, term: &str| ("art_2".to_owned(), words.to_owned(), term.to_owned());
    assert_eq!(
        used(&act),
        [own("Потенциальным поставщикам", "потенциальный поставщик"), own("поставщику", "поставщик")]
    );
}

#[test]
fn a_capitalised_short_name_is_not_any_law() {
    let act = act(
        Lang::RU,
        &[
            (Paragraph, "para_1", "статьи 8 Закона Республики Казахстан \"О закупках\" (далее – Закон)."),
            (
                Paragraph,
                "para_2",
                "Сроки, установленные Законом, и иные законы; настоящий Закон; Закон Республики Казахстан \"О связи\".",
            ),
        ],
    );
    let words: Vec<_> = used(&act).into_iter().filter(|u| u.0 == "para_2").map(|u| u.1).collect();
    assert_eq!(words, ["Законом"]);
}

#[test]
fn a_term_of_an_annex_holds_in_the_annex_only() {
    let act = act(
        Lang::RU,
        &[
            (Paragraph, "para_1", "Реестры утвердить."),
            (Attachment, "att_1", ""),
            (Paragraph, "att_1__para_1", "Реестры закупок (далее – реестры) ведутся."),
            (Paragraph, "att_1__para_2", "В реестрах сведения."),
        ],
    );
    let definitions = find(&act);
    assert_eq!(scope(&act, &definitions[0]), 1..4);
    assert_eq!(
        used(&act).iter().map(|u| u.0.as_str()).filter(|p| *p != "att_1__para_1").collect::<Vec<_>>(),
        ["att_1__para_2"]
    );
}

proptest! {
    #[test]
    fn any_text_gives_spans_on_character_boundaries(
        intro in "(В Законе используются следующие понятия:|ұғымдар:|\\PC{0,40})",
        text in "([а-яӘA-Za-z –\\-:;,.\"«»()(далее – )(бұдан әрі )]{0,12}|\\PC{0,60}){0,4}",
        kk in any::<bool>(),
    ) {
        let lang = if kk { Lang::KK } else { Lang::RU };
        let act = act(lang, &[(Article, "art_1", &intro), (Point, "art_1__point_1", &text), (Alinea, "art_1__al_1", &text)]);
        let definitions = find(&act);
        for d in &definitions {
            let text = &act.provisions[d.provision as usize].text;
            prop_assert!(d.term.of(text).is_some_and(|t| !t.is_empty()));
            prop_assert!(d.body.of(text).is_some());
        }
        for u in uses(&act, &definitions) {
            prop_assert!(u.span.of(&act.provisions[u.provision as usize].text).is_some());
        }
    }
}

#[test]
fn a_definition_may_send_its_reader_to_another_place() {
    let cited = {
        let mut code = act(Lang::RU, &[(Article, "art_5", "")]);
        code.id = ActId::parse("K1500000414").expect("an id");
        (code.title, code.kind) = ("Трудовой кодекс Республики Казахстан".to_owned(), ActKind::Code);
        code
    };
    let text = |body: &str| format!("работник – {body};");
    for (body, sends) in [
        ("лицо в значении, определенном статьей 5 Трудового кодекса Республики Казахстан", true),
        ("физическое лицо, выполняющее работу по договору, предусмотренному статьей 5 Трудового кодекса", false),
        ("лицо, чьи права и обязанности в значении, определенном наукой, никому не известны", false),
    ] {
        let head = "В настоящем Законе используются следующие основные понятия:";
        let point = text(body);
        let law = act(Lang::RU, &[(Article, "art_1", head), (Point, "art_1__point_1", point.as_str())]);
        let library = crate::references::Library::new([&law, &cited]);
        let definitions = find(&law);
        let references =
            crate::references::resolve(&law, &crate::references::detect(&law, &definitions, &library), &library);
        let targets: Vec<String> =
            (definitions.iter().flat_map(|definition| by_reference(&law, definition, &references)))
                .filter_map(|target| Some(format!("{}#{}", target.act?, target.eid?)))
                .collect();
        assert_eq!(targets, if sends { vec!["K1500000414#art_5"] } else { vec![] }, "{body}");
    }
}

fn meaning(term: &'static str, words: &'static str) -> Meaning<'static> {
    Meaning { kind: DefinitionKind::Glossary, term, words, sends: false }
}

#[test]
fn two_definitions_of_a_term_stand_to_one_another_as_a_drafter_would_say() {
    use Likeness::{Circular, Different, Identical, Narrower, NearlyIdentical, Wider};
    let supplier = "юридическое или физическое лицо, заключившее договор о закупках";
    for (lang, term, a, b, expected) in [
        (
            Lang::RU,
            "закон",
            "Законом Республики Казахстан «О браке»",
            "Закона Республики Казахстан \"О браке\"",
            Identical,
        ),
        (
            Lang::RU,
            "поставщик",
            supplier,
            "физическое или юридическое лицо, заключившее договор о закупках",
            NearlyIdentical,
        ),
        (Lang::RU, "услуги", "деятельность заказчика в сфере закупок", "деятельность заказчика", Narrower),
        (Lang::RU, "товары", "предметы (вещи)", "предметы (вещи), а также энергия", Narrower),
        (Lang::RU, "товары", "предметы (вещи), а также энергия", "предметы (вещи)", Wider),
        (Lang::RU, "плата", "плата за пользование водой", "плата за выбросы в атмосферу", Circular),
        (Lang::RU, "акт", "Закон «О браке»", "Закон «О закупках»", Different),
        (Lang::RU, "ребенок", "лицо, не достигшее 18 лет", "лицо, не достигшее 16 лет", Different),
        (Lang::RU, "участник", "лицо, имеющее право голоса", "лицо, не имеющее права голоса", Different),
        (Lang::KK, "бала", "он сегіз жасқа толмаған тұлға", "тұлға", Narrower),
        (Lang::EN, "child", "a person under eighteen years", "a person", Narrower),
    ] {
        let found = likeness(meaning(term, a), meaning(term, b), lang);
        assert_eq!(found, expected, "{a} / {b}");
        assert_eq!(likeness(meaning(term, b), meaning(term, a), lang), expected.turned(), "{b} / {a}");
    }
    let sends = Meaning {
        sends: true, ..meaning("взнос", "взнос в значении, определенном Законом")
    };
    assert_eq!(likeness(sends, meaning("взнос", "деньги участника"), Lang::RU), Likeness::ByReference);
}

/// What a corpus of two acts and two languages says of its terms.
#[test]
fn a_term_base_gathers_a_term_from_all_acts_and_says_what_a_drafter_should_look_at() {
    let lines = |body: &'static str| {
        vec![
            (Article, "art_1", "Основные понятия|В настоящем Законе используются следующие основные понятия:"),
            (Point, "art_1__point_1", body),
            (Point, "art_1__point_2", "взнос – деньги, которые вносит участник;"),
            (Article, "art_2", "Права|Участник вносит взнос. Участники равны."),
        ]
    };
    let with_id = |id: &str, mut act: Act| {
        act.id = ActId::parse(id).expect("an id");
        act
    };
    let old = with_id("Z2000000001", act(Lang::RU, &lines("участник – лицо, которое вносит взнос;")));
    let mut code = with_id("K2400000002", act(Lang::RU, &lines("участник – лицо;")));
    code.kind = ActKind::Code;
    let kazakh = with_id(
        "K2400000002",
        act(
            Lang::KK,
            &[
                (Article, "art_1", "Негізгі ұғымдар|Осы Заңда мынадай негізгі ұғымдар пайдаланылады:"),
                (Point, "art_1__point_1", "қатысушы – тұлға;"),
                (Point, "art_1__point_2", "жарна – қатысушы төлейтін ақша;"),
            ],
        ),
    );
    let acts = [&old, &code, &kazakh];
    let read: Vec<_> = acts.iter().map(|act| (find(act), uses(act, &find(act)))).collect();
    let sources: Vec<Source> = acts
        .iter()
        .zip(&read)
        .map(|(act, (definitions, uses))| Source { act, definitions, references: &[], uses })
        .collect();
    let mut bases = [(Lang::RU, base(Lang::RU, &sources[..2])), (Lang::KK, base(Lang::KK, &sources[2..]))];
    translate(&mut bases);
    let russian = &bases[0].1;
    let names: Vec<&str> = russian.list.terms.iter().map(|term| term.name.as_str()).collect();
    assert_eq!(names, ["взнос", "участник"], "in the order of the alphabet");
    let card = &russian.cards[1];
    let acts_of_it: Vec<&str> =
        card.definitions.iter().map(|one| russian.list.acts[one.act as usize].id.as_str()).collect();
    assert_eq!(acts_of_it, ["K2400000002", "Z2000000001"], "the code stands above the law, though it is younger");
    assert_eq!(card.definitions[1].likeness, Some(Likeness::Narrower));
    assert_eq!(card.definitions[1].words, [("лицо".to_owned(), false), (", которое вносит взнос".to_owned(), true)]);
    assert_eq!(card.translations[0].name, "қатысушы");
    let remarks = |name: &str| &russian.list.terms.iter().find(|term| term.name == name).expect("the term").remarks;
    assert_eq!(
        *remarks("участник"),
        [TermRemark::Circular],
        "the law explains «участник» by «взнос» and «взнос» by «участник»"
    );
    assert_eq!(russian.list.terms[0].likeness, Some(Likeness::Identical));
    let unused: Vec<&str> = (bases[1].1.list.terms.iter())
        .filter(|term| term.remarks.contains(&TermRemark::Unused))
        .map(|term| term.name.as_str())
        .collect();
    assert_eq!(unused, ["жарна"], "«қатысушы» is used where «жарна» is explained");
}

#[test]
fn a_list_of_the_chapters_that_deal_with_something_defines_nothing() {
    let act = act(
        Lang::RU,
        &[
            (Article, "art_1", "Понятия|В настоящем Законе используются следующие понятия:"),
            (Point, "art_1__point_1", "недропользователями – главой 27 настоящего раздела;"),
            (Point, "art_1__point_2", "глава – часть закона, имеющая номер."),
        ],
    );
    let terms: Vec<String> = read(&act).into_iter().map(|(_, term, _)| term).collect();
    assert_eq!(terms, ["глава"]);
}
