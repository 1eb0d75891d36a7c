//! Editions, drafts and languages of law, compared.

use super::{Change, ChangeKind, Difference, PieceKind, editions, languages, words};
use crate::definitions::tests::act;
use legislation::{Act, Lang, ProvisionKind, ProvisionState};
use proptest::prelude::*;

use ProvisionKind::{Alinea, Article, Paragraph, Point};

/// A diff in one line: `[-removed-]` and `{+inserted+}`.
fn marked(old: &str, new: &str) -> String {
    let pieces = words(old, new).into_iter().map(|piece| match piece.kind {
        PieceKind::Kept => piece.new.of(new).expect("a span").to_owned(),
        PieceKind::Removed => format!("[-{}-]", piece.old.of(old).expect("a span")),
        PieceKind::Inserted => format!("{{+{}+}}", piece.new.of(new).expect("a span")),
    });
    pieces.collect::<Vec<_>>().join(" ")
}

#[test]
fn an_amended_deadline_is_the_only_difference() {
    assert_eq!(
        marked(
            "Заявление рассматривается в течение тридцати дней со дня подачи.",
            "Заявление рассматривается в течение  пятнадцати рабочих дней со дня подачи."
        ),
        "Заявление рассматривается в течение [-тридцати-] {+пятнадцати рабочих+} дней со дня подачи."
    );
    assert_eq!(
        marked("Өтініш он күн ішінде қаралады.", "Өтініш он бес күн ішінде қаралады."),
        "Өтініш он {+бес+} күн ішінде қаралады."
    );
    assert_eq!(marked("", "Новый текст."), "{+Новый текст.+}");
    assert_eq!(marked("The fine is 10 MCI.", "The fine is 15 MCI."), "The fine is [-10-] {+15+} MCI.");
    assert_eq!(words("в силе", "в  силе").len(), 1, "white space is no difference");
    assert_eq!(words("«Мəжіліс» – қарайды", "\"Мәжіліс\" - қарайды").len(), 1, "a reader sees the same word and sign");
    assert_eq!(marked("Закон вводится", "закон вводится"), "[-Закон-] {+закон+} вводится");
}

/// The changes of two editions as (kind, old eId, new eId).
fn changes<'a>(old: &'a Act, new: &'a Act) -> Vec<(ChangeKind, Option<&'a str>, Option<&'a str>)> {
    fn eid(act: &Act, index: Option<u32>) -> Option<&str> {
        index.map(|i| act.provisions[i as usize].eid.as_str())
    }
    editions(old, new).iter().map(|Change { kind, old: o, new: n, .. }| (*kind, eid(old, *o), eid(new, *n))).collect()
}

#[test]
fn a_point_inserted_into_a_list_moves_the_others_and_amends_none() {
    let old = act(
        Lang::RU,
        &[
            (Article, "art_5", "Документы|К заявлению прилагаются:"),
            (Point, "art_5__point_1", "копия удостоверения личности заявителя;"),
            (Point, "art_5__point_2", "справка о доходах за последний год;"),
        ],
    );
    let new = act(
        Lang::RU,
        &[
            (Article, "art_5", "Документы|К заявлению прилагаются:"),
            (Point, "art_5__point_1", "копия удостоверения личности заявителя;"),
            (Point, "art_5__point_2", "доверенность представителя;"),
            (Point, "art_5__point_3", "справка о доходах за последний год;"),
        ],
    );
    assert_eq!(
        changes(&old, &new),
        [
            (ChangeKind::Added, None, Some("art_5__point_2")),
            (ChangeKind::Moved, Some("art_5__point_2"), Some("art_5__point_3")),
        ]
    );
    assert_eq!(changes(&old, &old), []);
}

#[test]
fn what_moves_with_its_article_has_not_moved_itself() {
    let old = act(
        Lang::KK,
        &[
            (Article, "art_7", "Демалыс|Жұмыскердің демалуға құқығы бар."),
            (Paragraph, "art_7__para_1", "Демалыс ұзақтығы жиырма төрт күн болады."),
        ],
    );
    let new = act(
        Lang::KK,
        &[
            (Article, "art_7", "Жұмыс уақыты|Жұмыс уақыты аптасына қырық сағаттан аспайды."),
            (Article, "art_8", "Демалыс|Жұмыскердің демалуға құқығы бар."),
            (Paragraph, "art_8__para_1", "Демалыс ұзақтығы жиырма төрт күн болады."),
        ],
    );
    assert_eq!(
        changes(&old, &new),
        [(ChangeKind::Added, None, Some("art_7")), (ChangeKind::Moved, Some("art_7"), Some("art_8"))]
    );
}

#[test]
fn an_amended_removed_and_repealed_provision_is_each_told() {
    let old = act(
        Lang::RU,
        &[
            (Article, "art_1", "Срок|Лицензия выдается сроком на три года."),
            (Alinea, "art_1__al_2", "Срок может быть продлен."),
            (Article, "art_2", "Плата|За выдачу лицензии взимается сбор."),
            (Article, "art_3", "Отзыв|Лицензия отзывается решением суда."),
        ],
    );
    let mut new = act(
        Lang::RU,
        &[
            (Article, "art_1", "Срок|Лицензия выдается сроком на пять лет."),
            (Article, "art_2", "|"),
            (Article, "art_3", "Отзыв и приостановление|Лицензия отзывается решением суда."),
        ],
    );
    new.provisions[1].state = ProvisionState::Repealed;
    assert_eq!(
        changes(&old, &new),
        [
            (ChangeKind::Amended, Some("art_1"), Some("art_1")),
            (ChangeKind::Removed, Some("art_1__al_2"), None),
            (ChangeKind::Repealed, Some("art_2"), Some("art_2")),
            (ChangeKind::Amended, Some("art_3"), Some("art_3")),
        ]
    );
    let retitled = &editions(&old, &new)[3];
    assert!(retitled.text.is_empty() && retitled.heading.len() == 2, "only the heading is another: {retitled:?}");
}

#[test]
fn a_paragraph_missing_in_one_language_is_told_without_what_stands_in_it() {
    let lines = [
        (Article, "art_1", ""),
        (Paragraph, "art_1__para_1", ""),
        (Paragraph, "art_1__para_2", ""),
        (Point, "art_1__para_2__point_1", ""),
        (Article, "art_2", ""),
        (Article, "art_3", ""),
        (Article, "art_4", ""),
        (Article, "art_5", ""),
    ];
    let russian = act(Lang::RU, &lines);
    let kazakh = act(Lang::KK, &[&lines[..2], &lines[4..], &[(Alinea, "art_5__al_2", "Мәтін.")]].concat());
    let eid = |index: usize| russian.provisions[index].eid.clone();
    assert_eq!(languages(&russian, &kazakh), [Difference::OnlyFirst(eid(2))]);
    assert_eq!(languages(&kazakh, &russian), [Difference::OnlySecond(eid(2))]);
    let mut repealed = russian.clone();
    repealed.provisions[4].state = ProvisionState::Repealed;
    assert_eq!(languages(&russian, &repealed), [Difference::State(eid(4))]);
    let excerpt = act(Lang::EN, &lines[..2]);
    assert_eq!(languages(&russian, &excerpt), [Difference::Unlike { first: 8, second: 2, both: 2 }]);
}

proptest! {
    #[test]
    fn every_word_of_both_texts_lies_in_one_piece(
        old in "([а-гәқ]{1,2}|[,.;]| |\\PC){0,30}",
        new in "([а-гәқ]{1,2}|[,.;]| |\\PC){0,30}",
    ) {
        let pieces = words(&old, &new);
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        let side = |text: &str, spans: Vec<legislation::TextSpan>| -> Option<String> {
            spans.into_iter().map(|span| span.of(text).map(bare)).collect()
        };
        let of_old = pieces.iter().filter(|p| p.kind != PieceKind::Inserted).map(|p| p.old).collect();
        let of_new = pieces.iter().filter(|p| p.kind != PieceKind::Removed).map(|p| p.new).collect();
        prop_assert_eq!(side(&old, of_old), Some(bare(&old)));
        prop_assert_eq!(side(&new, of_new), Some(bare(&new)));
        for piece in &pieces {
            let seen = |text: &str| super::parts(text).iter().filter_map(|p| p.of(text)).map(|p| super::as_seen(p).into_owned()).collect::<Vec<_>>();
            if piece.kind == PieceKind::Kept {
                prop_assert_eq!(piece.old.of(&old).map(seen), piece.new.of(&new).map(seen));
            }
        }
    }

    #[test]
    fn every_provision_is_accounted_for(
        old in prop::collection::vec("[а-в]{0,1}( [а-в]){0,4}", 0..8),
        new in prop::collection::vec("[а-в]{0,1}( [а-в]){0,4}", 0..8),
    ) {
        let eids: Vec<String> = (1..9).map(|n| format!("art_{n}")).collect();
        let of = |texts: &[String]| {
            let lines: Vec<String> = texts.iter().map(|text| format!("|{text}")).collect();
            let lines: Vec<_> = eids.iter().zip(&lines).map(|(eid, text)| (Article, eid.as_str(), text.as_str())).collect();
            act(Lang::RU, &lines)
        };
        let (old, new) = (of(&old), of(&new));
        let found = editions(&old, &new);
        let count = |kind: ChangeKind| found.iter().filter(|change| change.kind == kind).count();
        prop_assert_eq!(
            old.provisions.len() - count(ChangeKind::Removed),
            new.provisions.len() - count(ChangeKind::Added)
        );
        if old == new {
            prop_assert!(found.is_empty());
        }
    }
}
