//! Amending acts carried out on the law they change, editions told as instructions, and the check of drafts.

use crate::project;
use indexer::answer::Answer;
use indexer::{amend, check, evaluate};
use legislation::Lang;
use legislation::remark::RemarkKind;
use std::path::PathBuf;

fn arguments(draft: PathBuf) -> amend::Arguments {
    amend::Arguments {
        law: project().join("corpus/amendments/markdown"),
        draft,
        act: Some("Z25Q0000201".to_owned()),
        lang: Some(Lang::RU),
        text: None,
        docx: None,
        answer: indexer::answer::AnswerForm { width: 160, form: "words".to_owned(), json: false, out: None },
    }
}

fn check_of(draft: PathBuf) -> check::Arguments {
    check::Arguments {
        draft,
        corpus: Vec::new(),
        with: None,
        kind: None,
        faults: true,
        annotate: None,
        words: None,
        answer: arguments(PathBuf::new()).answer,
    }
}

#[test]
fn instructions_of_the_usual_forms_are_carried_out_exactly_or_refused() {
    let folder = project().join("corpus/amendments");
    let report = evaluate::amendments::evaluate(&folder.join("instructions.jsonl"), &folder.join("markdown"));
    let report = report.expect("labels and law");
    assert!(report["cases"].as_u64() >= Some(100));
    assert!(report["share"].as_f64() >= Some(0.97), "{}", report["other"]);
    assert_eq!(report["wrong"], 0, "{}", report["other"]);
}

#[test]
fn an_act_edited_at_random_is_made_again_by_the_instructions_written_for_it() {
    let report = evaluate::amendments::editions(&project().join("corpus/amendments/markdown"), 60, 7).expect("law");
    assert_eq!(report["made"], report["pairs"], "{}", report["other"]);
}

#[test]
fn a_draft_is_told_as_a_comparative_table_and_what_it_leaves_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("draft.txt");
    let text = "О внесении изменений\n\n1) статью 7 исключить;\n2) подпункт 9) статьи 1 исключить;\n\
                3) статью 8 дополнить пунктом 3 следующего содержания:\n«3. Плата, взысканная по статье 7 настоящего Закона, не возвращается.».\n";
    std::fs::write(&draft, text).expect("written");
    let made = amend::amend(&arguments(draft)).expect("carried out");
    assert_eq!((made.made.done, made.made.refused.len()), (2, 1));
    let told = made.json().expect("told");
    let elements: Vec<&str> =
        told["rows"].as_array().expect("rows").iter().filter_map(|row| row["element"].as_str()).collect();
    assert_eq!(elements, ["статья 7", "пункт 3 статьи 8"]);
    assert_eq!(told["left_behind"][0]["kind"], "dead-reference", "the new paragraph cites what goes");
}

#[test]
fn every_edition_of_the_sample_law_is_made_again_from_the_one_before_its_tables_included() {
    let report = evaluate::amendments::editions(&project().join("corpus/sample"), 0, 1).expect("law");
    assert_eq!(report["editions"], 2, "one law has two texts, in Kazakh and in Russian");
    assert_eq!(report["made"], report["editions"], "{}", report["other"]);
}

#[test]
fn what_amendments_write_is_checked_and_what_was_there_before_is_not_remarked() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("draft.txt");
    let text = "О внесении изменений\n\n1) статью 8 дополнить пунктом 3 следующего содержания:\n\
                «3. Заявление подается в течение 5 (десяти) рaбочих дней.».\n";
    std::fs::write(&draft, text).expect("written");
    let told = amend::amend(&arguments(draft)).expect("carried out").json().expect("told");
    let of: Vec<(&str, &str)> = told["left_behind"]
        .as_array()
        .expect("remarks")
        .iter()
        .filter_map(|one| Some((one["kind"].as_str()?, one["eId"].as_str()?)))
        .collect();
    assert_eq!(of, [("number-in-words", "art_8__para_3"), ("look-alike-letters", "art_8__para_3")]);
}

#[test]
fn a_bill_is_read_from_a_word_processors_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = vec![vec!["1) в статье 7 слово «Размер» заменить словом «Сумма»;".to_owned()]];
    let table =
        publication::docx::Columns { title: "Проект", columns: &[("Текст", 1)], rows: &rows, lang: "ru-RU" };
    let draft = folder.path().join("draft.docx");
    std::fs::write(&draft, publication::docx::table(&table)).expect("written");
    let made = amend::amend(&arguments(draft)).expect("carried out");
    assert_eq!(made.made.done, 1, "{:?}", made.made.refused);
}

#[test]
fn planted_faults_are_found_and_the_law_they_were_planted_in_is_nearly_without() {
    let report = evaluate::drafts::evaluate(&project().join("corpus/sample")).expect("law");
    assert!(report["planted"].as_u64() >= Some(120));
    assert!(report["recall"].as_f64() >= Some(0.95), "{}", report["missed"]);
    let law = project().join("corpus/amendments/markdown/rus/Z25Q0000201.md");
    let checked = check::check(&check_of(law)).expect("checked");
    let kinds: Vec<RemarkKind> = checked.remarks.iter().map(|one| one.kind).collect();
    assert!(kinds.len() <= 3, "{:?}", checked.remarks);
}

#[test]
fn a_draft_is_held_against_the_law_in_force() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("bill.md");
    let text = "# О возврате товаров\n\n### Статья 1. Понятия\n\nВ настоящем Законе используются следующие основные понятия:\n\n\
                1) продавец – лицо, перевозящее пассажиров воздушным транспортом;\n\n2) потребитель – гражданин.\n\n\
                ### Статья 2. Порядок\n\n1. Потребитель подает заявление продавцу.\n";
    std::fs::write(&draft, text).expect("written");
    let mut asked = check_of(draft);
    asked.corpus = vec![project().join("corpus/sample")];
    let checked = check::check(&asked).expect("checked");
    let other =
        checked.remarks.iter().find(|one| one.kind == RemarkKind::TermOtherwise && one.words.starts_with("продавец"));
    let other = other.unwrap_or_else(|| panic!("the seller is another in the law in force: {:?}", checked.remarks));
    assert!(other.evidence.starts_with("Z18Q0000005#"), "{other:?}");
}

#[test]
fn remarks_are_written_into_the_margin_of_a_draft() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("bill.rus.txt");
    let text = "О пасеках\n\nСтатья 1. Срок\n1. Пасечник отвечает в течение 3 (пяти) дней.\n3. Ответ бесплатный.\n";
    std::fs::write(&draft, text).expect("a draft");
    for (file, words) in [("bill.html", "kk"), ("bill.docx", "ru")] {
        let out = folder.path().join(file);
        let lang = Lang::from_code(words);
        check::check(&check::Arguments { annotate: Some(out.clone()), words: lang, ..check_of(draft.clone()) })
            .expect("remarks");
        let bytes = std::fs::read(&out).expect("the file");
        if words == "kk" {
            let page = String::from_utf8(bytes).expect("a page");
            assert!(page.contains("<mark>3 (пяти)</mark>") && page.contains("Цифр мен сөз сәйкес емес"), "{page}");
        } else {
            let lines = publication::docx::lines(&bytes).expect("a document");
            assert!(lines.contains(&"1. Пасечник отвечает в течение 3 (пяти) дней.".to_owned()), "{lines:?}");
        }
    }
    let other = Some(folder.path().join("bill.pdf"));
    let refused = check::check(&check::Arguments { annotate: other, ..check_of(draft) });
    assert!(refused.is_err_and(|error| error.to_string().contains(".docx or .html")));
}
