//! How acts are cut into passages.

use crate::corpus::{act, articles, provision};
use legislation::act::{Cell, Table};
use legislation::{Act, ActKind, Lang, ProvisionKind, ProvisionState};
use proptest::prelude::*;
use search::passages;

/// The provisions of each passage.
fn eids(act: &Act) -> Vec<Vec<String>> {
    passages(act).iter().map(|passage| passage.provisions().map(ToString::to_string).collect()).collect()
}

#[test]
fn a_short_article_is_one_passage_that_knows_its_paragraphs() {
    let act = articles(
        "law",
        Lang::RU,
        ActKind::Law,
        "Закон",
        &[
            ("1", "Понятия", "Вводный текст.\n1. Первое.\n2. Второе."),
            ("2", "Предмет", "Весь текст статьи."),
            ("3", "Порядок", "1. Только пункт."),
        ],
    );
    let one = ["art_1", "art_1__para_1", "art_1__para_2"];
    assert_eq!(eids(&act), [&one[..], &["art_2"], &["art_3__para_1"]]);
    let first = &passages(&act)[0];
    assert_eq!(
        (first.label.as_str(), first.heading.as_str(), first.text.as_str()),
        ("Статья 1", "Понятия", "Вводный текст.\n1. Первое.\n2. Второе.")
    );
    assert_eq!(first.unit.as_str(), "art_1");
    let second = first.text.find("2. Второе").expect("the second paragraph");
    assert_eq!(first.provision_at(second).as_str(), "art_1__para_2");
    assert_eq!(first.provision_at(second - 1).as_str(), "art_1__para_1");
    assert_eq!(first.provision_at(0).as_str(), "art_1");
}

#[test]
fn long_paragraphs_and_repealed_ones_stand_alone() {
    let long = "слово ".repeat(400);
    let text = format!("1. {long}\n2. Короткий.\n3. Исключен.\n4. Последний.");
    let mut act = articles("law", Lang::RU, ActKind::Law, "Закон", &[("1", "", &text)]);
    act.provisions[3].state = ProvisionState::Repealed;
    let para = |numbers: &[u8]| numbers.iter().map(|n| format!("art_1__para_{n}")).collect::<Vec<String>>();
    assert_eq!(eids(&act), [para(&[1]), para(&[2]), para(&[3]), para(&[4])]);
}

#[test]
fn a_paragraph_keeps_its_points_and_alineas() {
    let mut act = articles("law", Lang::RU, ActKind::Law, "Закон", &[("1", "", "1. Не допускаются:")]);
    let mut point = provision("art_1__para_1__point_1", ProvisionKind::Point, Some(1));
    (point.label, point.text) = ("1)".into(), "ввоз;".into());
    let mut alinea = provision("art_1__para_1__al_2", ProvisionKind::Alinea, Some(1));
    alinea.text = "кроме личных вещей.".into();
    act.provisions.extend([point, alinea]);
    assert_eq!(passages(&act).len(), 1);
    assert_eq!(passages(&act)[0].text, "1. Не допускаются:\n1) ввоз;\nкроме личных вещей.");
}

#[test]
fn an_excluded_article_is_still_a_passage_and_repealed() {
    let mut act = articles("law", Lang::RU, ActKind::Law, "Закон", &[("1", "", "Действует."), ("2", "", "")]);
    act.provisions[1].state = ProvisionState::Repealed;
    let passages = passages(&act);
    assert_eq!(passages.iter().map(|p| p.repealed).collect::<Vec<_>>(), [false, true]);
    assert_eq!(passages[1].eid.as_str(), "art_2");
}

#[test]
fn a_by_law_gives_its_numbered_paragraphs_and_the_division_as_heading() {
    let mut act = act("order", Lang::RU, ActKind::Order, "Об утверждении Правил");
    let mut preamble = provision("preamble", ProvisionKind::Preamble, None);
    preamble.text = "В соответствии с законом ПРИКАЗЫВАЮ:".into();
    let mut own = provision("para_1", ProvisionKind::Paragraph, None);
    (own.label, own.text) = ("1.".into(), "Утвердить Правила.".into());
    let mut rules = provision("att_1", ProvisionKind::Attachment, None);
    rules.heading = "Правила".into();
    let mut chapter = provision("att_1__chp_1", ProvisionKind::Chapter, Some(2));
    (chapter.label, chapter.heading) = ("Глава 1".into(), "Общие положения".into());
    let mut first = provision("att_1__para_1", ProvisionKind::Paragraph, Some(3));
    (first.label, first.text) = ("1.".into(), "Правила определяют порядок.".into());
    let mut table = provision("att_1__tbl_1", ProvisionKind::Table, Some(3));
    let cell = |text: &str| Cell { text: text.into(), colspan: 1, rowspan: 1, heading: false };
    table.table = Some(Table { rows: vec![vec![cell("№"), cell("Код")], vec![cell("1"), cell("0101")]] });
    act.provisions = vec![preamble, own, rules, chapter, first, table];
    assert_eq!(eids(&act), [["preamble", "para_1"], ["att_1__para_1", "att_1__tbl_1"]]);
    let passages = passages(&act);
    assert_eq!((passages[1].label.as_str(), passages[1].heading.as_str()), ("Глава 1", "Общие положения"));
    assert!(passages[1].text.ends_with("\n№ | Код\n1 | 0101"), "{}", passages[1].text);
    assert_eq!(passages[1].unit.as_str(), "att_1__para_1");
}

#[test]
fn a_very_long_paragraph_is_split_between_its_points() {
    let mut act = articles("law", Lang::RU, ActKind::Law, "Закон", &[("1", "", "1. Перечень:")]);
    for number in 1..=40 {
        let mut point = provision(&format!("art_1__para_1__point_{number}"), ProvisionKind::Point, Some(1));
        point.text = "слово ".repeat(100);
        act.provisions.push(point);
    }
    let passages = passages(&act);
    assert_eq!(passages.len(), 4);
    assert!(passages.iter().all(|passage| passage.text.len() <= search::passages::LONGEST));
    assert!(passages[1].eid.as_str().starts_with("art_1__para_1__point_"), "a piece opens where it begins");
}

fn any_kind() -> impl Strategy<Value = ProvisionKind> {
    prop::sample::select(vec![
        ProvisionKind::Preamble,
        ProvisionKind::Chapter,
        ProvisionKind::Article,
        ProvisionKind::Paragraph,
        ProvisionKind::Point,
        ProvisionKind::Alinea,
        ProvisionKind::Table,
        ProvisionKind::Attachment,
        ProvisionKind::Heading,
        ProvisionKind::Signature,
    ])
}

proptest! {
    #[test]
    fn every_text_of_any_act_is_in_exactly_one_passage(
        tree in prop::collection::vec((any_kind(), any::<prop::sample::Index>(), any::<bool>(), 0_usize..3), 1..40),
    ) {
        let mut act = act("any", Lang::RU, ActKind::Law, "Любой");
        for (number, (kind, parent, top, size)) in tree.into_iter().enumerate() {
            let parent = (number > 0 && !top).then(|| parent.index(number) as u32);
            let mut node = provision(&format!("x_{number}"), kind, parent);
            if size > 0 {
                node.text = format!("<{number}>{}", "т".repeat(size * 2_500));
            }
            if kind == ProvisionKind::Table {
                let cell = Cell { text: format!("<cell {number}>"), colspan: 1, rowspan: 1, heading: false };
                node.table = Some(Table { rows: vec![vec![cell]] });
            }
            act.provisions.push(node);
        }
        let passages = passages(&act);
        for provision in &act.provisions {
            let cells = provision.table.iter().flat_map(|table| table.rows.iter().flatten()).map(|cell| &cell.text);
            for text in std::iter::once(&provision.text).chain(cells).filter(|text| !text.is_empty()) {
                let holders = passages.iter().map(|passage| passage.text.matches(text.as_str()).count()).sum::<usize>();
                prop_assert_eq!(holders, 1, "{}", &text[..10.min(text.len())]);
            }
        }
        for unit in act.units() {
            prop_assert!(passages.iter().any(|passage| passage.unit == unit.eid), "a page without a passage");
        }
    }
}
