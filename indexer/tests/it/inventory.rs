//! What an auditor asks for who goes through the norms that people and business bear.

use crate::{project, shared};
use indexer::answer::Answer;
use indexer::{evaluate, inventory};
use legislation::burden::{BurdenKind, Change, Decision};

const LAW: &str = "О пекарнях\nСтатья 1. Обязанности\n1. Пекарь обязан:\n1) получить лицензию на выпечку хлеба;\n\
    2) ежегодно не позднее 31 января представлять в уполномоченный орган отчет о выпечке;\n3) хранить документы о муке пять лет;\n\
    4) уплачивать сбор за клеймо в размере двух месячных расчетных показателей.\n2. Пекарю запрещается продавать вчерашний хлеб как свежий.\n\
    3. Пекарь вправе украшать хлеб.\nСтатья 2. Органы\n1. Уполномоченный орган в течение пяти рабочих дней обязан рассмотреть заявление пекаря.\n\
    2. Уполномоченный орган проводит проверки пекарен.\n3. Нарушение пунктов 1 и 2 статьи 1 настоящего Закона влечет штраф в размере десяти месячных \
    расчетных показателей.\n";

fn corpus(law: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("bakers.rus.txt"), law).expect("written");
    folder
}

fn row(burden: legislation::burden::Burden) -> inventory::Row {
    inventory::Row::new(burden)
}

#[test]
fn what_people_bear_is_listed_with_its_kind_and_what_stands_behind_it_and_what_offices_do_is_not() {
    let folder = corpus(LAW);
    let found = inventory::find(folder.path()).expect("readable");
    let told: Vec<(&str, BurdenKind)> = found.iter().map(|burden| (burden.eid.as_str(), burden.kind)).collect();
    assert_eq!(
        told,
        [
            ("art_1__para_1__point_1", BurdenKind::Permit),
            ("art_1__para_1__point_2", BurdenKind::Report),
            ("art_1__para_1__point_3", BurdenKind::Record),
            ("art_1__para_1__point_4", BurdenKind::Payment),
            ("art_1__para_2", BurdenKind::Ban),
            ("art_2__para_2", BurdenKind::Inspection),
        ]
    );
    let report = &found[1];
    assert_eq!((report.addressee.as_str(), report.body.as_str()), ("Пекарь", "уполномоченный орган"));
    assert_eq!(report.deadlines, ["не позднее 31 января"]);
    for broken in &found[..5] {
        assert_eq!(broken.sanctions, ["bakers#art_2__para_3"], "{}", broken.words);
    }
    assert_eq!(found[5].sanctions, [""; 0]);
}

#[test]
fn a_decision_stays_with_its_norm_when_the_law_is_renumbered_amended_and_shortened() {
    let folder = corpus(LAW);
    let mut rows: Vec<_> = inventory::find(folder.path()).expect("readable").into_iter().map(row).collect();
    assert!(rows.iter().all(|row| row.review.is_blank()), "nothing is kept by default");
    for row in &mut rows {
        row.review.decision = Some(Decision::Simplify);
        row.review.justification = format!("«{}», сказано просто", row.burden.kind.slug());
    }
    let amended = LAW
        .replace("Статья 2. Органы", "Статья 3. Органы")
        .replace("Статья 1. Обязанности", "Статья 1. Цель\nНастоящий Закон защищает хлеб.\nСтатья 2. Обязанности")
        .replace("статьи 1 настоящего", "статьи 2 настоящего")
        .replace("ежегодно не позднее 31 января", "ежегодно не позднее 1 марта")
        .replace("3) хранить документы о муке пять лет", "3) мыть руки перед замесом теста");
    let folder = corpus(&amended);
    let before = rows.clone();
    let now = inventory::carry(rows, inventory::find(folder.path()).expect("readable"));
    let told: Vec<(Change, &str)> =
        now.iter().map(|row| (row.change.expect("told"), row.review.justification.as_str())).collect();
    assert_eq!(
        told,
        [
            (Change::Moved, "«permit», сказано просто"),
            (Change::Reworded, "«report», сказано просто"),
            (Change::New, ""),
            (Change::Moved, "«payment», сказано просто"),
            (Change::Moved, "«ban», сказано просто"),
            (Change::Moved, "«inspection», сказано просто"),
            (Change::Vanished, "«record», сказано просто"),
        ]
    );
    for (kept, old) in [(0, 0), (1, 1), (3, 3), (4, 4), (5, 5), (6, 2)] {
        assert_eq!(now[kept].burden.id, before[old].burden.id, "a norm keeps its name");
    }
    // The norm that had gone comes back, and with it its decision.
    let folder = corpus(LAW);
    let again = inventory::carry(now, inventory::find(folder.path()).expect("readable"));
    let record = again.iter().find(|row| row.burden.kind == BurdenKind::Record).expect("the duty to keep");
    assert_eq!(record.review.justification, "«record», сказано просто");
}

#[test]
fn nearly_all_decisions_survive_amendments_of_the_whole_law_and_the_rest_is_reported() {
    for corpus in [Some(project().join("corpus/sample")), shared("corpus/kz")].into_iter().flatten() {
        let found = evaluate::reviews::evaluate(&corpus).expect("readable");
        let figure = |name: &str| found[name].as_f64().expect("a figure");
        assert!(figure("carried") >= 0.98, "{found:#}");
        assert!(figure("of_another_norm") <= figure("norms") * 0.005, "{found:#}");
    }
}

#[test]
fn a_review_comes_back_from_a_spreadsheet_as_it_went() {
    let folder = corpus(LAW);
    let mut rows: Vec<_> = inventory::find(folder.path()).expect("readable").into_iter().map(row).collect();
    rows[0].review.decision = Some(Decision::Drop);
    rows[0].review.justification = "=лишнее; \"дважды\"\nсм. статью 2".to_owned();
    rows[1].review.owner = "'Министерство хлеба".to_owned();
    let written = inventory::Inventory { rows: rows.clone() }.table().csv().expect("a table");
    assert!(written.contains("'=лишнее"), "no formula comes from a text");
    assert_eq!(inventory::parse(written.as_bytes()).expect("readable"), rows);
    // As a Russian spreadsheet saves it.
    let mut semicolons = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
    for record in reader.records() {
        semicolons.write_record(&record.expect("a row")).expect("written");
    }
    assert_eq!(inventory::parse(&semicolons.into_inner().expect("bytes")).expect("readable"), rows);
}

#[test]
fn a_damaged_review_is_refused_with_the_line_and_what_to_do() {
    let table = |rows: &str| format!("id,decision,act,eId,lang,words\n{rows}");
    for (text, said) in [
        (table("a,maybe,law,art_1,ru,x\n"), "line 2: \"maybe\" is no decision: write keep, simplify, merge, drop"),
        (table("a,keep,law,art_1,ru,x\na,drop,law,art_2,ru,y\n"), "lines 2 and 3 have the same id a"),
        (table(",keep,law,art_1,ru,x\n"), "line 2 has no id"),
        (table("a,keep,../law,art_1,ru,x\n"), "line 2: \"../law\" is no act"),
        (table("a,keep,law,art 1,ru,x\n"), "line 2: \"art 1\" is no eId"),
        ("number,words\n1,x\n".to_owned(), "it has no column \"id\""),
        (String::new(), "it has no column \"id\""),
    ] {
        let refused = inventory::parse(text.as_bytes()).expect_err("refused").to_string();
        assert!(refused.contains(said), "{refused}");
    }
    let refused = inventory::parse(b"id,decision\n\xEF\xF0").expect_err("refused").to_string();
    assert!(refused.contains("CSV UTF-8"), "{refused}");
}

#[test]
fn burdens_are_told_as_a_reader_of_law_tells_them() {
    let Some(norms) = shared("eval/norms") else { return };
    let labels = project().join("analysis/data/burdens.jsonl");
    let found = evaluate::burdens::evaluate(&labels, &[norms.join("ru.dev.jsonl"), norms.join("kk.dev.jsonl")])
        .expect("labels and sentences");
    let figure = |name: &str| found[name].as_f64().expect("a figure");
    assert!(figure("precision") >= 0.9 && figure("recall") >= 0.85, "{found:#}");
}
