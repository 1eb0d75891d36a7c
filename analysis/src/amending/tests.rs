//! What amending acts order, read and carried out; two editions written as instructions and made again from them.

use super::tree::{cut_down, grow};
use super::writing::same;
use super::{apply, designation, read, write};
use crate::source::{Block, BlockKind, SourceDocument, SourceFormat, SourceMeta};
use crate::structure::parse;
use legislation::amending::{Action, Element, Refusal, Step};
use legislation::{Act, ActId, Lang, Provision, ProvisionKind, ProvisionState};
use proptest::prelude::*;

/// An act of these lines; «Утверждены …» begins an approved document, as in orders.
fn law(lines: &str, lang: Lang) -> Act {
    let block = |line: &str| match line.trim() {
        label if label.starts_with("Утверждены ") => Block::new(BlockKind::AnnexLabel, label),
        line => Block::line(line),
    };
    let document = SourceDocument {
        file: "law".to_owned(),
        format: SourceFormat::Markdown,
        id: ActId::from_name("law"),
        lang,
        meta: SourceMeta { title: "Об учете".to_owned(), ..SourceMeta::default() },
        blocks: lines.lines().map(block).collect(),
        problems: Vec::new(),
        whole: None,
    };
    parse(document).0
}

const LAW: &str = "Статья 1. Учет\n1. Учет ведет владелец.\n2. Владелец обязан:\n1) вести журнал;\n2) хранить журнал пять лет.\n\
                   Статья 2. Надзор\nНадзор осуществляет министерство. Министерство вправе проводить проверки.\nПроверка проводится раз в год.";

#[test]
fn a_place_is_told_as_the_law_tells_it() {
    let step = |element, number: &str| Step { element, number: number.to_owned() };
    let place = [step(Element::Article, "8"), step(Element::Paragraph, "3"), step(Element::Point, "2-1")];
    assert_eq!(designation(&place, Lang::RU), "подпункт 2-1) пункта 3 статьи 8");
    assert_eq!(designation(&place, Lang::KK), "8-баптың 3-тармағының 2-1) тармақшасы");
    let passage = [step(Element::Article, "5"), step(Element::Passage, "3")];
    assert_eq!(designation(&passage, Lang::RU), "часть третья статьи 5");
    assert_eq!(designation(&passage, Lang::KK), "5-баптың үшінші бөлігі");
}

#[test]
fn several_acts_are_told_apart() {
    let text = "Статья 1. Внести изменения в следующие законодательные акты:\n\
                1. В Кодекс об учете:\n1) статью 5 исключить;\n2. В Закон о надзоре:\n1) в статье 1:\nпункт 2 исключить.";
    let read = read(&text.lines().collect::<Vec<_>>(), Lang::RU);
    assert_eq!(read.acts.len(), 3);
    let of: Vec<&str> = read.instructions.iter().map(|one| read.acts[one.act].as_str()).collect();
    assert_eq!(of, ["В Кодекс об учете", "В Закон о надзоре"]);
}

#[test]
fn lines_that_order_nothing_are_passed_over() {
    let text = "Статья 2. Настоящий Закон вводится в действие с 1 января 2027 года.\nПрезидент";
    let read = read(&text.lines().collect::<Vec<_>>(), Lang::RU);
    assert_eq!((read.instructions.len(), read.unread.len()), (0, 0));
}

#[test]
fn a_quotation_that_is_never_closed_orders_nothing_after_it() {
    let text = "1) статью 1 изложить в следующей редакции:\n«Статья 1. Новое\nТекст.\n2) статью 2 исключить;";
    let read = read(&text.lines().collect::<Vec<_>>(), Lang::RU);
    assert!(read.instructions.is_empty());
    assert_eq!(read.unread, [(0, 4, Refusal::NoWording)]);
}

#[test]
fn straight_marks_that_are_not_closed_do_not_hide_the_next_instruction() {
    let text = "1) пункт 1 статьи 1 изложить в следующей редакции:\n«1. Приказ \"О внесении изменений в приказ \"Об учете\" отменить.»;\n2) статью 2 исключить;";
    let read = read(&text.lines().collect::<Vec<_>>(), Lang::RU);
    assert_eq!((read.instructions.len(), read.unread.len()), (2, 0));
    let Action::Reword(lines) = &read.instructions[0].action else { panic!("{:?}", read.instructions) };
    assert_eq!(lines, &["1. Приказ \"О внесении изменений в приказ \"Об учете\" отменить."]);
}

#[test]
fn a_change_of_several_places_is_made_in_all_or_in_none() {
    let act = law(LAW, Lang::RU);
    let read = read(&["1) пункт 1 статьи 1 и пункт 9 статьи 1 исключить;"], Lang::RU);
    let amended = apply(&act, &read.instructions, |_| true);
    assert!(amended.outcomes[0].is_err());
    assert_eq!(amended.act, act);
}

#[test]
fn passages_are_counted_in_the_text_before_the_changes() {
    let act = law("Статья 1. Учет\nПервая часть.\nВторая часть.\nТретья часть.", Lang::RU);
    let text =
        ["1) в статье 1:", "часть вторую исключить;", "в части третьей слово «Третья» заменить словом «Последняя»;"];
    let amended = apply(&act, &read(&text, Lang::RU).instructions, |_| true);
    let told: Vec<&str> = amended.act.provisions.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(told, ["Первая часть.", "Последняя часть."]);
    assert_eq!(amended.act.provisions[1].eid.as_str(), "art_1__al_2", "passages left are counted anew");
}

#[test]
fn an_excluded_article_keeps_its_number_and_can_be_set_anew() {
    let act = law(LAW, Lang::RU);
    let text = [
        "1) статью 2 исключить;",
        "2) дополнить статьей 2 следующего содержания:",
        "«Статья 2. Контроль",
        "Контроль ведет суд.».",
    ];
    let once = apply(&act, &read(&text[..1], Lang::RU).instructions, |_| true).act;
    let gone = once.provisions.iter().find(|one| one.eid.as_str() == "art_2").expect("the number is left");
    assert_eq!((gone.state, gone.text.as_str()), (ProvisionState::Repealed, ""));
    let twice = apply(&act, &read(&text, Lang::RU).instructions, |_| true);
    assert!(twice.outcomes.iter().all(Result::is_ok), "{:?}", twice.outcomes);
    let anew = twice.act.provisions.iter().find(|one| one.eid.as_str() == "art_2").expect("set anew");
    assert_eq!(
        (anew.state, anew.heading.as_str(), anew.text.as_str()),
        (ProvisionState::InForce, "Контроль", "Контроль ведет суд.")
    );
}

#[test]
fn a_preamble_is_worded_anew_left_out_and_put_before_the_law() {
    let whole =
        law("Сознавая важность учета,\nпринимаем настоящий Закон.\nСтатья 1. Учет\nУчет ведет владелец.", Lang::RU);
    let short =
        law("Сознавая важность учета, принимаем настоящий Закон.\nСтатья 1. Учет\nУчет ведет владелец.", Lang::RU);
    let bare = law("Статья 1. Учет\nУчет ведет владелец.", Lang::RU);
    assert_eq!(whole.provisions[0].kind, ProvisionKind::Preamble);
    for (old, new, order) in [
        (&whole, &short, "преамбулу изложить в следующей редакции"),
        (&short, &whole, "преамбулу изложить в следующей редакции"),
        (&whole, &bare, "преамбулу исключить"),
        (&bare, &whole, "дополнить преамбулой следующего содержания"),
    ] {
        let written = write(old, new);
        assert_eq!(written.unwritten, [], "{order}");
        assert!(written.lines[0].contains(order), "{:?}", written.lines);
        is_made_again(old, new).expect(order);
    }
}

#[test]
fn one_of_two_annexes_without_numbers_is_changed_where_it_differs() {
    let annex = |words: &str| {
        let lines = format!(
            "1. Утвердить прилагаемые Правила.\nУтверждены приказом\nПравила учета\n1. Учет {words} владелец.\n2. Записи хранятся год.\n\
             Утверждены приказом\nПравила надзора\n1. Надзор ведет министерство.\n2. Проверка проводится раз в год."
        );
        law(&lines, Lang::RU)
    };
    let (old, new) = (annex("ведет"), annex("постоянно и без перерыва на каждый день ведет"));
    let annexes = old.provisions.iter().filter(|one| one.kind == ProvisionKind::Attachment).count();
    assert_eq!(annexes, 2);
    let written = write(&old, &new);
    assert_eq!(written.unwritten, []);
    assert!(!written.lines.iter().any(|line| line.contains("Проверка")), "{:?}", written.lines);
    is_made_again(&old, &new).expect("the other annex stays");
}

#[test]
fn words_are_read_with_what_comes_in_their_place() {
    let read = read(&["1) в статье 1 слова «а», «б» заменить соответственно словами «в», «г»;"], Lang::RU);
    let pair = |old: &str, new: &str| (old.to_owned(), new.to_owned());
    let words = vec![pair("а", "в"), pair("б", "г")];
    assert_eq!(read.instructions[0].action, Action::Replace { words, everywhere: false });
}

/// One edit of a law, as two editions differ.
fn edited(act: &Act, edits: &[(usize, usize, usize)]) -> Act {
    let mut provisions = act.provisions.clone();
    for (kind, place, word) in edits {
        let count = provisions.len();
        let at = place % count;
        let new = ["орган", "в течение десяти дней", "и другие лица", "письменно"][word % 4];
        match kind % 5 {
            // A word becomes another, or is added, or goes.
            0..=2 => {
                let text = &mut provisions[at].text;
                let mut words: Vec<&str> = text.split(' ').collect();
                if words.len() < 3 {
                    continue;
                }
                let spot = 1 + word % (words.len() - 2);
                match kind % 5 {
                    0 => words[spot] = new,
                    1 => words.insert(spot, new),
                    _ => drop(words.remove(spot)),
                }
                *text = words.join(" ");
            }
            3 if !provisions[at].heading.is_empty() => provisions[at].heading.push_str(" и отчет"),
            // What has a number goes, with all it holds.
            4 if !provisions[at].number.is_empty() => {
                let act = Act { provisions: provisions.clone(), ..act.clone() };
                let end = act.subtree_end(at);
                let gone = (end - at) as u32;
                provisions.drain(at..end);
                for one in provisions.iter_mut().skip(at) {
                    one.parent = one.parent.map(|parent| if parent as usize >= end { parent - gone } else { parent });
                }
                if provisions.is_empty() {
                    return act;
                }
            }
            _ => {}
        }
    }
    Act { provisions, ..act.clone() }
}

fn is_made_again(old: &Act, new: &Act) -> Result<(), String> {
    let written = write(old, new);
    let lines: Vec<&str> = written.lines.iter().map(String::as_str).collect();
    let orders = read(&lines, old.lang);
    let amended = apply(old, &orders.instructions, |_| true);
    if same(&grow(&amended.act.provisions), &grow(&new.provisions)) && written.unwritten.is_empty() {
        Ok(())
    } else {
        Err(format!("{:?}\n{:?}\n{:#?}", written, orders.unread, amended.outcomes))
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn two_editions_make_instructions_and_the_instructions_make_the_edition(
        edits in prop::collection::vec((0_usize..5, 0_usize..40, 0_usize..40), 1..6),
        kazakh in any::<bool>(),
    ) {
        let act = if kazakh { law(KAZAKH_LAW, Lang::KK) } else { law(LAW, Lang::RU) };
        let new = edited(&act, &edits);
        prop_assert_eq!(is_made_again(&act, &new), Ok(()));
        prop_assert_eq!(is_made_again(&new, &act), Ok(()), "and back");
    }

    #[test]
    fn no_text_makes_reading_fail(lines in prop::collection::vec("\\PC{0,60}", 0..8)) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let act = law(LAW, Lang::RU);
        for lang in [Lang::RU, Lang::KK] {
            let read = read(&lines, lang);
            let amended = apply(&act, &read.instructions, |_| true);
            prop_assert_eq!(amended.outcomes.len(), read.instructions.len());
        }
    }
}

const KAZAKH_LAW: &str = "1-бап. Есеп\n1. Есепті иесі жүргізеді.\n2. Иесі:\n1) журнал жүргізуге;\n2) журналды бес жыл сақтауға міндетті.\n\
                          2-бап. Қадағалау\nҚадағалауды министрлік жүзеге асырады. Министрлік тексеру жүргізуге құқылы.\nТексеру жылына бір рет жүргізіледі.";

#[test]
fn a_tree_that_is_not_changed_is_the_act() {
    let act = law(LAW, Lang::RU);
    let again: Vec<Provision> = cut_down(grow(&act.provisions));
    assert_eq!(again, act.provisions);
    assert!(act.provisions.iter().any(|one| one.kind == ProvisionKind::Alinea));
}
