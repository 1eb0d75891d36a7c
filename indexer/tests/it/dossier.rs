//! The report on the quality of law: every table and page is there, nothing of the law is mark-up, and nobody's folder is lost.

use crate::project;
use indexer::dossier::{Arguments, write};
use legislation::Lang;
use std::path::Path;

fn arguments(out: &Path) -> Arguments {
    Arguments {
        corpus: project().join("corpus/conflicts/markdown"),
        out: out.to_path_buf(),
        ui_lang: Lang::KK,
        quiet: true,
    }
}

#[test]
fn a_report_holds_every_table_in_three_forms_a_page_for_the_corpus_and_one_for_each_act() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report");
    let files = write(&arguments(&out)).expect("the report is written");
    for name in ["definitions", "inventory", "by-laws", "bodies", "findings", "trends"] {
        for form in ["json", "csv", "xlsx"] {
            assert!(out.join(format!("{name}.{form}")).is_file(), "{name}.{form}");
        }
    }
    let page = std::fs::read_to_string(out.join("index.html")).expect("the page of the corpus");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"kk\">"));
    for section in ["trends", "inventory", "by-laws", "bodies", "findings"] {
        assert!(page.contains(&format!("<section id=\"{section}\">")), "{section}");
    }
    assert!(page.contains("бір мәселені екі орган шешеді") && page.contains("href=\"findings.xlsx\""));
    let (own, other) = (page.find(">Ветеринария туралы<"), page.find(">О ветеринарии<"));
    assert!(own.is_some() && own < other, "the reader's language stands first");
    assert!(page.contains("<th scope=\"row\" lang=\"ru\">"), "other languages say which they are");
    let act = std::fs::read_to_string(out.join("acts/ru/Z25Q0000104.html")).expect("the page of an act");
    assert!(act.contains("<h1 lang=\"ru\">О возобновляемых источниках энергии</h1>"));
    assert!(act.contains("Правительством Республики Анық") && !act.contains("Z25Q0000103#"), "its own findings only");
    assert_eq!(files, 18 + 4 + 12, "forms, list for machines, style, page, mark, and a page for each act and language");

    let again = write(&arguments(&out)).expect("an earlier report is replaced");
    assert_eq!(again, files);
    assert_eq!(
        std::fs::read_to_string(out.join("index.html")).expect("the page"),
        page,
        "the same corpus, the same report"
    );
    assert!(!folder.path().join("report.part").exists());
}

#[test]
fn a_folder_that_is_no_report_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let letter = folder.path().join("letter.txt");
    std::fs::write(&letter, "mine").expect("a file");
    let problem = format!("{:#}", write(&arguments(folder.path())).expect_err("not a report"));
    assert!(problem.contains("--out"), "{problem}");
    assert_eq!(std::fs::read_to_string(letter).expect("the file is there"), "mine");
}
