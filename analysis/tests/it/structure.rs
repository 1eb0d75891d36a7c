//! Structure: lines of law in, a tree with eIds out.

use analysis::source::{Block, BlockKind, SourceDocument, SourceFormat, SourceMeta};
use analysis::structure::parse;
use legislation::{Act, ActId, Lang, NoteKind, ProblemKind, ProvisionState};
use proptest::prelude::*;
use std::collections::HashSet;

fn document(format: SourceFormat, blocks: Vec<Block>) -> SourceDocument {
    SourceDocument {
        file: "law.txt".into(),
        format,
        id: ActId::from_name("law"),
        lang: Lang::RU,
        meta: SourceMeta { title: "О тишине".into(), ..SourceMeta::default() },
        blocks,
        problems: Vec::new(),
        whole: None,
    }
}

fn plain(text: &str) -> (Act, Vec<legislation::Problem>) {
    parse(document(SourceFormat::PlainText, text.lines().map(|l| Block::line(l.trim())).collect()))
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let (act, _) = plain(text);
    let ids: Vec<&str> = act.provisions.iter().map(|p| p.eid.as_str()).collect();
    assert_eq!(ids, expected, "{text}");
}

#[test]
fn articles_carry_no_chapter_and_inserted_numbers_keep_their_dash() {
    check(
        "Раздел I. Общие положения
        Глава 1. Основы
        Статья 1. Цель
        1. Закон охраняет тишину:
        1) днём;
        2-1) ночью.
        Статья 1-1. Вставленная
        Текст.",
        &[
            "sec_I",
            "sec_I__chp_1",
            "art_1",
            "art_1__para_1",
            "art_1__para_1__point_1",
            "art_1__para_1__point_2-1",
            "art_1-1",
        ],
    );
}

#[test]
fn kazakh_and_english_headings_make_the_same_tree() {
    let expected = ["chp_1", "art_1", "art_1__para_1", "art_1__para_1__point_1", "art_2"];
    check("1-тарау. Негіздер\n1-бап. Мақсаты\n1. Заң:\n1) тыныштықты қорғайды.\n2-бап. Тыйым\nМәтін.", &expected);
    check("Chapter 1. Basics\nArticle 1. Aim\n1. The law:\n1) protects quiet.\nArticle 2. Ban\nText.", &expected);
}

#[test]
fn unnumbered_text_after_the_last_point_belongs_to_the_paragraph_unless_that_point_announced_a_list() {
    check(
        "Статья 1. Запрет
        1. Запрещается:
        1) шуметь;
        Крик считается шумом.
        2) стучать.
        Исключение составляют праздники.
        2. Допускается:
        1) петь при условиях:
        согласия соседей;
        дневного времени.
        Прочее запрещено.",
        &[
            "art_1",
            "art_1__para_1",
            "art_1__para_1__point_1",
            "art_1__para_1__point_1__al_2",
            "art_1__para_1__point_2",
            "art_1__para_1__al_2",
            "art_1__para_2",
            "art_1__para_2__point_1",
            "art_1__para_2__point_1__al_2",
            "art_1__para_2__point_1__al_3",
            "art_1__para_2__al_2",
        ],
    );
}

#[test]
fn a_list_that_starts_again_is_told_apart() {
    check(
        "Статья 1. Сроки\n1. Сначала:\n1) одно.\nЗатем:\n1) другое.",
        &["art_1", "art_1__para_1", "art_1__para_1__point_1", "art_1__para_1__al_2", "art_1__para_1__point_1~2"],
    );
}

#[test]
fn transitional_articles_that_start_again_at_one_get_a_run_of_their_own() {
    let mut blocks: Vec<Block> = ["1-бап. Бірінші ереже.", "2-бап. Екінші ереже."].map(Block::line).into();
    blocks.push(Block::new(BlockKind::Heading, "ӨТПЕЛІ КЕЗЕҢ ЕРЕЖЕЛЕРІ"));
    blocks.extend(["1-бап. Басы.", "2-бап. Соңы."].map(Block::line));
    let (act, problems) = parse(document(SourceFormat::AdiletHtml, blocks));
    let ids: Vec<&str> = act.provisions.iter().map(|p| p.eid.as_str()).collect();
    assert_eq!(ids, ["art_1", "art_2", "transitional", "transitional__art_1", "transitional__art_2"]);
    assert_eq!(act.provisions[2].heading, "ӨТПЕЛІ КЕЗЕҢ ЕРЕЖЕЛЕРІ");
    assert!(problems.iter().any(|p| p.kind == ProblemKind::RestartedNumbers));
}

#[test]
fn a_number_that_lost_its_superscript_gets_its_dash_back() {
    let (act, problems) =
        plain("Статья 58. А\nТекст.\nСтатья 581. Б\nТекст.\nСтатья 582. В\nТекст.\nСтатья 59. Г\nТекст.");
    let ids: Vec<&str> = act.provisions.iter().map(|p| p.eid.as_str()).collect();
    assert_eq!(ids, ["art_58", "art_58-1", "art_58-2", "art_59"]);
    assert!(problems.iter().any(|p| p.detail.contains("581 read as 58-1")));
}

#[test]
fn a_list_of_contents_before_the_text_makes_no_chapters() {
    check(
        "Глава 1. Купля\nГлава 2. Мена\nГлава 1. Купля\nСтатья 1. Цена\nТекст.\nГлава 2. Мена\nСтатья 2. Обмен\nТекст.",
        &["chp_1", "art_1", "chp_2", "art_2"],
    );
}

#[test]
fn a_citation_at_the_start_of_a_line_is_no_heading() {
    check(
        "Статья 1. Ссылки\nСтатья 5 настоящего Закона применяется к соседям.\nГлава 2 не применяется.",
        &["art_1", "art_1__al_2"],
    );
}

#[test]
fn the_rules_an_order_approves_and_their_annexes_have_ids_of_their_own() {
    let mut blocks =
        vec![Block::line("1. Утвердить прилагаемые Правила."), Block::line("2. Приказ вводится в действие.")];
    blocks.push(Block::new(BlockKind::Signature, "Министр"));
    blocks.push(Block::new(BlockKind::AnnexLabel, "Приложение 1 к приказу Министра"));
    blocks.push(Block::new(BlockKind::Heading, "Правила тишины"));
    blocks.push(Block::new(BlockKind::Heading, "Глава 1. Общие положения"));
    blocks.push(Block::line("1. Настоящие Правила определяют порядок."));
    blocks.push(Block::new(BlockKind::AnnexLabel, "Приложение 1 к Правилам тишины"));
    blocks.push(Block::line("Форма"));
    blocks.push(Block::new(BlockKind::Heading, "Заявление"));
    blocks.push(Block::line("1. Прошу тишины."));
    blocks.push(Block::new(BlockKind::AnnexLabel, "Приложение 2 к приказу Министра"));
    let (act, _) = parse(document(SourceFormat::AdiletHtml, blocks));
    let ids: Vec<&str> = act.provisions.iter().map(|p| p.eid.as_str()).collect();
    assert_eq!(
        ids,
        [
            "para_1",
            "para_2",
            "sig",
            "att_1",
            "att_1__chp_1",
            "att_1__para_1",
            "att_1__att_1",
            "att_1__att_1__al_1",
            "att_1__att_1__para_1",
            "att_2"
        ]
    );
    assert_eq!(act.provisions[3].heading, "Правила тишины");
    assert_eq!(act.provisions[6].heading, "Заявление");
}

#[test]
fn the_databases_remark_before_an_articles_heading_is_the_articles_with_the_anchor_that_links_lead_to() {
    let remark = |text: &str, anchor: &str| {
        let mut block = Block::new(BlockKind::Note(NoteKind::Editorial), text);
        block.anchors.push(anchor.to_owned());
        block
    };
    let heading = |text: &str| Block::new(BlockKind::Line { bold: true }, text);
    let blocks = vec![
        heading("Статья 14. Стандарт услуги"),
        Block::line("1. Стандарт утверждается."),
        remark("Примечание ИЗПИ! Статью 14 предусмотрено дополнить пунктом 2.", "z17"),
        heading("Статья 15. Обсуждение"),
        Block::line("1. Проект обсуждается."),
        remark("Примечание ИЗПИ! Статью 16 предусмотрено исключить.", "z18"),
        heading("Статья 16. Оценка"),
        Block::line("1. Услуги оцениваются."),
        remark("Примечание. См. нормативное постановление Конституционного Суда.", "z19"),
        heading("Статья 17. Контроль"),
    ];
    let (act, _) = parse(document(SourceFormat::AdiletHtml, blocks));
    let at = |anchor: &str| {
        let holder = act.provisions.iter().find(|p| p.anchors.iter().any(|own| own == anchor)).expect("a holder");
        (holder.eid.to_string(), holder.notes.len())
    };
    assert_eq!(at("z17"), ("art_14".to_owned(), 1));
    assert_eq!(at("z18"), ("art_16".to_owned(), 1));
    assert_eq!(at("z19"), ("art_17".to_owned(), 1));
    assert_eq!(act.provisions.iter().map(|p| p.notes.len()).sum::<usize>(), 3);
}

#[test]
fn notes_stand_beside_the_text_and_what_they_say_is_gone_is_repealed() {
    let note = |text: &str| Block::new(BlockKind::Note(NoteKind::Amendment), text);
    let blocks = vec![
        Block::new(BlockKind::Line { bold: true }, "Статья 1. Живая"),
        Block::line("1. Действует."),
        note("2. Исключен Законом от 18.07.2025 № 215-Q."),
        note("Сноска. Статья 1 с изменением, внесенным Законом от 18.07.2025 № 215-Q."),
        Block::new(BlockKind::Line { bold: true }, "Статья 2. Мёртвая"),
        note("Сноска. Статья 2 исключена Законом от 18.07.2025 № 215-Q."),
        Block::new(BlockKind::Note(NoteKind::Editorial), "Примечание ИЗПИ! 3) подпункт будет дополнен"),
    ];
    let (act, _) = parse(document(SourceFormat::AdiletHtml, blocks));
    let states: Vec<(&str, ProvisionState, usize)> =
        act.provisions.iter().map(|p| (p.eid.as_str(), p.state, p.notes.len())).collect();
    assert_eq!(
        states,
        [
            ("art_1", ProvisionState::InForce, 1),
            ("art_1__para_1", ProvisionState::InForce, 0),
            ("art_1__para_2", ProvisionState::Repealed, 1),
            ("art_2", ProvisionState::Repealed, 2),
        ]
    );
    assert_eq!(act.text_date.map(|d| d.to_string()).as_deref(), Some("2025-07-18"));
}

/// Lines that look like law in every way, in any order.
fn any_line() -> impl Strategy<Value = String> {
    prop_oneof![
        (1..30_u32, 0..4_u32)
            .prop_map(|(n, i)| format!("Статья {n}{}. Тақырып", if i == 0 { String::new() } else { format!("-{i}") })),
        (1..30_u32).prop_map(|n| format!("{n}-бап")),
        (1..9_u32).prop_map(|n| format!("Глава {n}. ОБЩИЕ ПОЛОЖЕНИЯ")),
        (1..9_u32).prop_map(|n| format!("Параграф {n}")),
        (1..12_u32).prop_map(|n| format!("{n}. Заказчик вправе:")),
        (1..12_u32).prop_map(|n| format!("{n}) иное;")),
        Just("ОСОБЕННАЯ ЧАСТЬ".to_owned()),
        Just("II бөлім".to_owned()),
        "\\PC{0,30}",
    ]
}

fn any_block() -> impl Strategy<Value = Block> {
    (any_line(), 0..9_u8).prop_map(|(line, kind)| {
        let kind = match kind {
            0 => BlockKind::Heading,
            1 => BlockKind::Line { bold: true },
            2 => BlockKind::Note(NoteKind::Amendment),
            3 => BlockKind::Note(NoteKind::Editorial),
            4 => BlockKind::AnnexLabel,
            5 => BlockKind::Signature,
            _ => BlockKind::Line { bold: false },
        };
        Block::new(kind, line)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_lines_make_a_sound_tree(blocks in proptest::collection::vec(any_block(), 0..60), format in 0..3_u8) {
        let format = [SourceFormat::AdiletHtml, SourceFormat::PlainText, SourceFormat::MarkdownArticles][format as usize];
        let (act, _) = parse(document(format, blocks));
        let mut seen = HashSet::new();
        for (index, provision) in act.provisions.iter().enumerate() {
            prop_assert!(seen.insert(provision.eid.clone()), "{} twice", provision.eid);
            prop_assert!(provision.parent.is_none_or(|p| (p as usize) < index));
            prop_assert!(legislation::EId::parse(provision.eid.as_str()).is_ok());
        }
        let units = act.units();
        prop_assert!(units.windows(2).all(|pair| pair[0].end <= pair[1].first));
        for (index, provision) in act.provisions.iter().enumerate() {
            let pages = units.iter().filter(|u| (u.first..u.end).contains(&(index as u32))).count();
            let bare = provision.kind.is_division() && provision.text.is_empty();
            prop_assert!(pages == 1 || bare && pages == 0, "{} stands on {} pages", provision.eid, pages);
        }
    }
}
