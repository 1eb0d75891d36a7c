//! Acts as documents and pages: Akoma Ntoso is read back as it was, static pages lead to each other and stay up to date.

use super::{project, shared};
use indexer::build::{Options, build};
use indexer::inspect::inspect;
use indexer::pages::{Pages, check_folder};
use legislation::message::analysis::PublicationFormat;
use legislation::{Act, Date, Provision};
use publication::document;
use std::collections::BTreeMap;
use std::path::Path;

fn day() -> Date {
    Date::new(2026, 1, 31).expect("a day")
}

/// The act that the reader makes of the act's Akoma Ntoso.
fn read_back(act: &Act, folder: &Path) -> Act {
    let made = document(act, PublicationFormat::AkomaNtoso, day());
    let file = folder.join(made.name);
    std::fs::write(&file, made.bytes).expect("a file in the folder");
    let found = inspect(&file).expect("readable");
    let [read] = &found.acts[..] else { panic!("{}: {:?}", act.id, found.problems) };
    read.clone()
}

/// The first thing in which two texts of an act differ.
fn difference(act: &Act, read: &Act) -> Option<String> {
    let pairs = act.provisions.iter().zip(&read.provisions);
    let first = pairs.filter(|(a, b)| a != b).map(|(a, b)| format!("{a:#?}\n{b:#?}")).next();
    let bare = |act: &Act| Act { provisions: Vec::<Provision>::new(), ..act.clone() };
    let heads = (bare(act) != bare(read)).then(|| format!("{:#?}\n{:#?}", bare(act), bare(read)));
    let counts = format!("{} provisions, {} read", act.provisions.len(), read.provisions.len());
    heads.or(first).or_else(|| (act != read).then_some(counts))
}

/// Whether a file is a page.
fn is_page(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "html")
}

#[test]
fn every_act_published_as_akoma_ntoso_is_read_back_to_the_same_tree() {
    let folder = tempfile::tempdir().expect("a folder");
    let real = ["corpus/kz", "corpus/kg", "corpus/akoma-ntoso"].into_iter().filter_map(shared);
    for corpus in real.chain([project().join("corpus/sample")]) {
        for act in inspect(&corpus).expect("readable").acts {
            let back = read_back(&act, folder.path());
            let difference = difference(&act, &back);
            assert!(difference.is_none(), "{} ({}): {}", act.id, act.lang, difference.unwrap_or_default());
        }
    }
}

#[test]
fn a_document_of_ours_that_another_hand_changed_is_read_like_any_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let sample = inspect(&project().join("corpus/sample/akoma-ntoso/Z19Q0000006.rus.xml")).expect("readable");
    let act = &sample.acts[0];
    let made = document(act, PublicationFormat::AkomaNtoso, day());
    let text = String::from_utf8(made.bytes).expect("a text");
    let twice = text.replacen("eId=\"art_2\"", "eId=\"art_1\"", 1);
    assert_ne!(twice, text);
    let file = folder.path().join("changed.rus.xml");
    std::fs::write(&file, twice).expect("a file");
    let found = inspect(&file).expect("readable");
    let articles = |act: &Act| act.provisions.iter().filter(|p| p.eid.as_str().starts_with("art_2__")).count();
    assert_eq!(articles(&found.acts[0]), articles(act), "numbers count where ids contradict each other");
    assert_eq!(found.acts[0].id.as_str(), "changed", "and the file names the act");
}

fn build_with_pages(root: &Path, site: Option<&str>, corpus: &Path) -> indexer::report::Report {
    let pages = Pages { folder: root.join("text"), site: site.map(str::to_owned) };
    let usual = Options::new(vec![corpus.to_path_buf()], root.join("bundle"));
    build(&Options { name: Some("sample".into()), pages: Some(pages), ..usual }).expect("the corpus builds")
}

fn changed(report: &indexer::report::Report) -> usize {
    report.pages.as_ref().expect("pages were asked for").changed
}

/// Every file below a folder, by its path there.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let name = entry.path().strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(entry.path()).expect("a text"))
    };
    files.map(read).collect()
}

#[test]
fn every_link_between_static_pages_leads_to_a_page_and_a_place_that_are_there() {
    let root = tempfile::tempdir().expect("a folder");
    build_with_pages(root.path(), None, &project().join("corpus/sample"));
    let pages = files(&root.path().join("text"));
    assert!(pages.len() > 40, "ten acts in three languages, with lists");
    let mut links = 0;
    for (name, text) in pages.iter().filter(|(name, _)| is_page(name)) {
        for link in text.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            // The app and the web are others' to check.
            if link.starts_with("http") || link.contains('?') || link.contains("icons/") || link == "../../" {
                continue;
            }
            let (path, id) = link.split_once('#').unwrap_or((link, ""));
            let mut steps: Vec<&str> = name.split('/').collect();
            steps.pop();
            for step in path.split('/') {
                match step {
                    ".." => steps.truncate(steps.len().saturating_sub(1)),
                    step => steps.push(step),
                }
            }
            let target = if path.is_empty() { name.clone() } else { steps.join("/") };
            let page = pages.get(&target).unwrap_or_else(|| panic!("{name} leads to {target}"));
            assert!(id.is_empty() || page.contains(&format!("id=\"{id}\"")), "{name} leads to {target}#{id}");
            links += 1;
        }
    }
    assert!(links > 1000, "{links}");
}

#[test]
fn a_build_writes_only_pages_that_changed_and_removes_those_of_acts_that_are_gone() {
    let (root, corpus) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let law = |name: &str, text: &str| std::fs::write(corpus.path().join(name), text).expect("a file");
    law("noise.rus.txt", "Закон о шуме\n\nСтатья 1. Ночь\n\nНочью тихо.\n");
    law("light.rus.txt", "Закон о свете\n\nСтатья 1. День\n\nДнём светло.\n");
    let site = Some("https://law.example/");
    let first = build_with_pages(root.path(), site, corpus.path());
    let written = files(&root.path().join("text"));
    assert_eq!(changed(&first), written.len());
    assert!(written["sitemap.xml"].contains("https://law.example/text/ru/act/noise.html"));
    let robots = || std::fs::read_to_string(root.path().join("robots.txt")).expect("robots.txt");
    assert!(robots().contains("Sitemap: https://law.example/text/sitemap.xml"));

    assert_eq!(changed(&build_with_pages(root.path(), site, corpus.path())), 0, "the same law, the same pages");
    assert_eq!(files(&root.path().join("text")), written);

    law("light.rus.txt", "Закон о свете\n\nСтатья 1. День\n\nДнём ясно.\n");
    assert_eq!(changed(&build_with_pages(root.path(), site, corpus.path())), 1, "the amended act's page");

    std::fs::remove_file(corpus.path().join("light.rus.txt")).expect("the act is gone");
    std::fs::write(root.path().join("robots.txt"), "User-agent: *\nDisallow: /\n").expect("the operator's own");
    let last = build_with_pages(root.path(), site, corpus.path());
    assert!(!files(&root.path().join("text")).contains_key("ru/act/light.html"));
    assert!(robots().contains("Disallow"), "what an operator wrote stays");
    assert!(last.pages.expect("pages").notes.iter().any(|note| note.contains("add the line «Sitemap:")));
}

#[test]
fn a_folder_with_other_files_is_refused_before_anything_is_removed() {
    let root = tempfile::tempdir().expect("a folder");
    std::fs::write(root.path().join("thesis.html"), "mine").expect("a file");
    assert!(check_folder(root.path()).is_err());
    assert!(check_folder(&root.path().join("new")).is_ok());
    build_with_pages(root.path(), None, &project().join("corpus/sample/markdown/kz-laws-layout"));
    assert!(check_folder(&root.path().join("text")).is_ok(), "pages of an earlier build");
}
