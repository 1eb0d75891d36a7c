//! Damaged, hostile and empty input: each gives a clear message, nothing panics, the rest is still read.

use indexer::build::{Options, build};
use indexer::corpus;
use indexer::inspect::{Inspection, inspect};
use legislation::ProblemKind;
use proptest::prelude::*;
use std::path::PathBuf;

fn corpus_of(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    folder
}

fn read(files: &[(&str, &[u8])]) -> Inspection {
    inspect(corpus_of(files).path()).expect("bad files never stop the reading")
}

#[track_caller]
fn has_problem(found: &Inspection, kind: ProblemKind, words: &str) {
    let hit = found.problems.iter().any(|p| p.kind == kind && p.detail.contains(words));
    assert!(hit, "no {} with {words:?} in {:#?}", kind.slug(), found.problems);
}

const PAGE: &str = r#"<!DOCTYPE html><html><body><div class="slogan"><h1>О тишине</h1><span class="status">Новый</span>
<p>Закон Республики Анық от 1 июля 2024 года № 7-Q</p></div><div class="text"><article>
<p><b><a name="z1"></a>Статья 1. Цель</b></p><p id="z2">1. Закон охраняет тишину.</p><p id="z3">2. Ночью шуметь не допускается.</p>
</article></div></body></html>"#;

#[test]
fn a_page_cut_off_in_the_middle_is_reported_and_its_whole_part_read() {
    let cut = &PAGE[..PAGE.find("Ночью").expect("the second paragraph")];
    let found = read(&[("Z1.rus.html", cut.as_bytes())]);
    has_problem(&found, ProblemKind::CutOff, "download it again");
    assert!(found.acts[0].provisions.iter().any(|p| p.eid.as_str() == "art_1__para_1"));
}

#[test]
fn a_page_in_windows_1251_is_read_with_its_letters_and_reported() {
    let mut bytes: Vec<u8> = Vec::new();
    for c in PAGE.replace("Анық", "Анык").chars() {
        let byte = match c {
            'А'..='я' => (c as u32 - 'А' as u32 + 0xC0) as u8,
            '№' => 0xB9,
            c => u8::try_from(c).unwrap_or(b'?'),
        };
        bytes.push(byte);
    }
    let found = read(&[("Z1.rus.html", &bytes)]);
    has_problem(&found, ProblemKind::Encoding, "windows-1251");
    assert_eq!(found.acts[0].title, "О тишине");
}

#[test]
fn a_page_without_a_law_and_a_file_of_another_format_are_named() {
    let found = read(&[
        ("error.html", b"<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>"),
        ("feed.xml", b"<?xml version=\"1.0\"?><rss><channel/></rss>"),
        ("empty.txt", b""),
        ("letter.txt", "Уважаемые коллеги, высылаем материалы.".as_bytes()),
    ]);
    assert!(found.acts.is_empty());
    has_problem(&found, ProblemKind::NoText, "no article element");
    has_problem(&found, ProblemKind::UnknownFormat, "neither Akoma Ntoso");
    has_problem(&found, ProblemKind::NoText, "the file is empty");
    has_problem(&found, ProblemKind::NoText, "no article, paragraph or point");
}

#[test]
fn an_xml_file_cut_off_inside_its_mark_up_says_so() {
    let xml = "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act><body><article><num>1";
    has_problem(&read(&[("law.xml", xml.as_bytes())]), ProblemKind::CutOff, "ends inside its mark-up");
}

#[test]
fn an_act_with_a_number_twice_keeps_both_provisions_apart() {
    let text = "О тишине\nСтатья 1. Цель\nТекст.\nСтатья 2. Запрет\nТекст.\nСтатья 2. Ещё один запрет\nДругой текст.\n";
    let found = read(&[("quiet.rus.txt", text.as_bytes())]);
    let ids: Vec<&str> =
        found.acts[0].provisions.iter().map(|p| p.eid.as_str()).filter(|id| id.starts_with("art_2")).collect();
    assert_eq!(ids, ["art_2", "art_2~2"]);
    has_problem(&found, ProblemKind::DuplicateNumber, "art_2 occurs again");
}

#[test]
fn a_file_of_fifty_megabytes_in_one_line_is_cut_into_pieces_and_reported() {
    let mut text = String::from("Статья 1. Длинная\n");
    while text.len() < 50 * 1024 * 1024 {
        text.push_str("слово за словом без конца ");
    }
    let found = read(&[("long.rus.txt", text.as_bytes())]);
    has_problem(&found, ProblemKind::OverlongLine, "cut into pieces");
    assert!(found.acts[0].provisions.iter().all(|p| p.text.len() <= 100_000));
}

#[test]
fn a_hundred_thousand_nested_elements_are_survived() {
    let mut page = String::from("<!DOCTYPE html><html><body><article><p><b>Статья 1. Глубина</b></p><p>Текст.</p>");
    page.push_str(&"<span>".repeat(100_000));
    page.push_str("</article></body></html>");
    let found = read(&[("deep.rus.html", page.as_bytes())]);
    assert!(found.acts.iter().any(|a| a.provisions.iter().any(|p| p.text == "Текст.")));
}

#[test]
fn broken_front_matter_is_reported_with_its_file() {
    let text = "---\ndoc_id: [unclosed\narticle: \"1\"\n---\n# Статья 1. Цель\nТекст.\n";
    let found = read(&[("st-001.md", text.as_bytes())]);
    has_problem(&found, ProblemKind::Metadata, "front matter");
}

#[test]
fn an_empty_folder_and_a_missing_one_say_what_to_do() {
    let empty = corpus_of(&[]);
    let out = tempfile::tempdir().expect("a folder");
    let options = |corpus: PathBuf| Options::new(vec![corpus], out.path().join("b"));
    let error = build(&options(empty.path().to_path_buf())).expect_err("nothing to build").to_string();
    assert!(error.contains("holds no .html, .md, .txt or .xml file"), "{error}");
    let error = build(&options(empty.path().join("missing"))).expect_err("nothing to read").to_string();
    assert!(error.contains("no folder or file") && error.contains("--corpus"), "{error}");
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = corpus_of(&[("bad.html", b"<html>"), ("Z1.rus.html", PAGE.as_bytes())]);
    let read = corpus::read(&[folder.path().to_path_buf()], |_| {}).expect("readable");
    assert_eq!((read.documents.len(), read.problems.len(), read.files), (1, 1, 2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_bytes_in_any_format_make_the_readers_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), kind in 0..5_usize, at in 0..PAGE.len()) {
        let name = ["a.rus.html", "b.md", "c.txt", "d.xml", "kaz/e.md"][kind];
        // Half of the cases begin as real mark-up does and break off somewhere.
        let mut all = PAGE.as_bytes()[..at].to_vec();
        all.extend_from_slice(&bytes);
        for content in [&bytes, &all] {
            let folder = corpus_of(&[(name, content)]);
            let found = inspect(folder.path());
            prop_assert!(found.is_ok());
        }
    }
}
