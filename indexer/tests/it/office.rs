//! Drafts with remarks as an office opens them: `LibreOffice` converts what was written, and writes what is read.

use legislation::{Date, Lang, TextSpan};
use publication::annotated::{Annotated, Note};
use roxmltree::{Document, Node};
use std::fs::{read, write};
use std::path::Path;
use std::process::Command;

const TEXT: &str = "О пасеках\nСтатья 1. Пасека\n1. Пчеловод сообщает о болезни в течение 3 (пяти) рабочих дней.\n2. Омарта иесі «Ұя» журналын жүргізеді.\n";

/// Converts a file in a folder of its own; says so where there is no `LibreOffice`.
fn convert(folder: &Path, file: &str, to: &str) -> Option<Vec<u8>> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = Command::new("soffice");
    command.current_dir(folder).args([profile.as_str(), "--headless", "--convert-to", to, "--outdir", ".", file]);
    let Ok(done) = command.output() else {
        eprintln!("skipped: soffice is absent (on Debian `apt-get install libreoffice-writer-nogui`)");
        return None;
    };
    let made = folder.join(file).with_extension(to);
    let told = String::from_utf8_lossy(&done.stderr);
    Some(read(&made).unwrap_or_else(|error| panic!("{}: {error}; LibreOffice said: {told}", made.display())))
}

/// A file of an archive, as text.
fn inside(archive: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).expect("an archive");
    let mut file = archive.by_name(name).expect("a file of the archive");
    std::io::read_to_string(&mut file).expect("text")
}

/// The words between where a comment begins and ends, and what it says.
fn comments(content: &str) -> Vec<(String, String)> {
    let tree = Document::parse(content).expect("XML");
    let is = |node: &Node, name: &str| node.tag_name().name() == name;
    let name_of = |node: &Node| node.attributes().find(|one| one.name() == "name").map(|one| one.value().to_owned());
    let mut open: Vec<(Option<String>, String, String)> = Vec::new();
    let mut found = Vec::new();
    for node in tree.descendants() {
        if is(&node, "annotation") {
            let said: Vec<&str> = node.descendants().filter(Node::is_text).filter_map(|one| one.text()).collect();
            open.push((name_of(&node), said.join(" "), String::new()));
        } else if is(&node, "annotation-end") {
            let at = open.iter().position(|(name, ..)| *name == name_of(&node)).expect("a comment that began");
            let (_, said, words) = open.remove(at);
            found.push((words, said));
        } else if node.is_text() && !node.ancestors().any(|one| is(&one, "annotation")) {
            for (.., words) in &mut open {
                words.push_str(node.text().unwrap_or_default());
            }
        }
    }
    found
}

#[test]
fn comments_stand_at_their_words_in_an_office() {
    let folder = tempfile::tempdir().expect("a folder");
    let note = |words: &str, title: &str| {
        let at = TEXT.find(words).expect("words of the draft");
        Note { span: TextSpan::new(at, at + words.len()), title: title.to_owned(), words: format!("{title}!") }
    };
    let notes =
        [note("3 (пяти)", "Цифры и слова расходятся"), note("рабочих дней", "<b>&"), note("«Ұя» журналын", "Термин")];
    let annotated = Annotated {
        title: "О пасеках",
        lang: Lang::RU,
        text: TEXT,
        heading: "Замечания",
        notes: &notes,
        day: Date::new(2026, 1, 31).expect("a day"),
    };
    write(folder.path().join("draft.docx"), annotated.docx()).expect("a file");
    let Some(odt) = convert(folder.path(), "draft.docx", "odt") else { return };
    let told = comments(&inside(&odt, "content.xml"));
    let words: Vec<&str> = told.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(words, ["3 (пяти)", "рабочих дней", "«Ұя» журналын"]);
    for ((_, said), note) in told.iter().zip(&notes) {
        assert!(said.contains(&note.title) && said.contains(&note.words), "{said}");
    }
}

#[test]
fn a_document_that_an_office_wrote_is_read_line_by_line() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path().join("draft.txt"), TEXT).expect("a file");
    let Some(docx) = convert(folder.path(), "draft.txt", "docx") else { return };
    let lines = publication::docx::lines(&docx).expect("a document");
    let lines: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    assert_eq!(lines, TEXT.lines().collect::<Vec<_>>());
    // What was written, converted to the office's own form and back, has the same lines.
    let annotated = Annotated {
        title: "О пасеках",
        lang: Lang::RU,
        text: TEXT,
        heading: "Замечания",
        notes: &[],
        day: Date::new(2026, 1, 31).expect("a day"),
    };
    write(folder.path().join("own.docx"), annotated.docx()).expect("a file");
    let Some(odt) = convert(folder.path(), "own.docx", "odt") else { return };
    write(folder.path().join("again.odt"), odt).expect("a file");
    let Some(again) = convert(folder.path(), "again.odt", "docx") else { return };
    let again = publication::docx::lines(&again).expect("a document");
    let own = publication::docx::lines(&annotated.docx()).expect("a document");
    let told = |lines: &[String]| lines.iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>();
    assert_eq!(told(&again), told(&own));
}
