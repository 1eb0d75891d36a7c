//! An electronic book opened as a reading program opens it.

use super::{day, silence};
use legislation::ProvisionKind;
use legislation::message::analysis::PublicationFormat;
use publication::document;
use roxmltree::Document;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use zip::{CompressionMethod, ZipArchive};

/// The files of a book by name, and the names in order with how each is packed.
fn opened(bytes: Vec<u8>) -> (BTreeMap<String, String>, Vec<(String, CompressionMethod)>) {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let (mut files, mut order) = (BTreeMap::new(), Vec::new());
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a file");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("a text");
        let name = file.name().expect("a name").into_owned();
        order.push((name.clone(), file.compression()));
        files.insert(name, text);
    }
    (files, order)
}

#[test]
fn a_book_says_what_it_is_before_anything_else() {
    let (files, order) = opened(document(&silence(), PublicationFormat::Epub, day()).bytes);
    assert_eq!(order[0], ("mimetype".to_owned(), CompressionMethod::Stored));
    assert_eq!(files["mimetype"], "application/epub+zip");
    assert!(files["META-INF/container.xml"].contains("full-path=\"book/package.opf\""));
}

#[test]
fn every_file_of_a_book_is_listed_in_it_and_every_line_of_its_contents_leads_to_a_place() {
    let mut act = silence();
    // A long law: a book of several files.
    act.provisions[2].text = "Ночью тихо. ".repeat(6000);
    let (files, _) = opened(document(&act, PublicationFormat::Epub, day()).bytes);
    let package = Document::parse(&files["book/package.opf"]).expect("well-formed");
    let of = |name: &str| package.descendants().filter(|n| n.tag_name().name() == name).collect::<Vec<_>>();
    let items: BTreeMap<&str, &str> = of("item")
        .iter()
        .map(|item| (item.attribute("id").expect("id"), item.attribute("href").expect("href")))
        .collect();
    let mut listed: Vec<String> = items.values().map(|href| format!("book/{href}")).collect();
    listed.extend(["mimetype", "META-INF/container.xml", "book/package.opf"].map(str::to_owned));
    listed.sort();
    assert_eq!(listed, files.keys().cloned().collect::<Vec<_>>());
    assert!(of("itemref").iter().all(|item| items.contains_key(item.attribute("idref").expect("idref"))));
    let modified =
        of("meta").iter().find(|n| n.attribute("property") == Some("dcterms:modified")).and_then(roxmltree::Node::text);
    assert_eq!(modified, Some("2026-01-31T00:00:00Z"));
    assert_eq!(of("language")[0].text(), Some("ru"));

    let options = || roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let pages: BTreeMap<&str, Document<'_>> = files
        .iter()
        .filter(|(_, text)| text.contains("<html"))
        .map(|(name, text)| (name.as_str(), Document::parse_with_options(text, options()).expect("well-formed")))
        .collect();
    assert!(pages.len() > 3, "{:?}", pages.keys());
    let links: Vec<&str> = pages["book/contents.xhtml"].descendants().filter_map(|n| n.attribute("href")).collect();
    for link in &links {
        let (file, id) = link.split_once('#').expect("a place");
        let page = &pages[format!("book/{file}").as_str()];
        assert!(page.descendants().any(|n| n.attribute("id") == Some(id)), "{link}");
    }
    assert_eq!(links.len(), 4, "a chapter, two articles, an annex");
    // Nothing of the law is left out of the book.
    for provision in act.provisions.iter().filter(|p| p.kind != ProvisionKind::Table) {
        let is_there =
            |page: &Document<'_>| page.descendants().any(|n| n.attribute("id") == Some(provision.eid.as_str()));
        assert_eq!(pages.values().filter(|page| is_there(page)).count(), 1, "{}", provision.eid);
    }
}

#[test]
fn the_same_act_gives_the_same_bytes_and_another_day_only_another_date() {
    let book = |day| document(&silence(), PublicationFormat::Epub, day).bytes;
    assert_eq!(book(day()), book(day()));
    let other = legislation::Date::new(2026, 2, 1).expect("a day");
    assert_ne!(book(day()), book(other));
}
