//! EPUB 3: an act as an electronic book, for readers that know no web; one file of the book for some pages of the act.

use crate::body::{self, Adornment};
use crate::html::STYLE;
use crate::markup::{attribute, escape, escape_into};
use crate::words::Words;
use legislation::{Act, Date};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::ops::Range;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Text in a file of the book, bytes: readers lay out a file at a time, and old ones cut off at 300 KB.
const FILE: usize = 60_000;

/// Where the book is.
const CONTAINER: &str = concat!(
    r#"<?xml version="1.0" encoding="utf-8"?>"#,
    r#"<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>"#,
    r#"<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>"#,
    "</rootfiles></container>\n"
);

/// The whole act as the bytes of an `.epub`.
pub(crate) fn book(act: &Act, day: Date) -> Vec<u8> {
    let ranges = ranges(act);
    let mut files = vec![
        ("META-INF/container.xml".to_owned(), CONTAINER.to_owned()),
        ("book/package.opf".to_owned(), package(act, day, ranges.len())),
        ("book/contents.xhtml".to_owned(), navigation(act, &ranges)),
        ("book/style.css".to_owned(), STYLE.to_owned()),
        ("book/title.xhtml".to_owned(), page(act, &body::facts(act))),
    ];
    for (number, range) in ranges.into_iter().enumerate() {
        let passages = body::passages(act, range, &Adornment::default());
        files.push((format!("book/{}", file_name(number)), page(act, &passages)));
    }
    // Writing into memory fails only where there is none.
    packed(&files).unwrap_or_default()
}

/// The files in a container: the first says what it is, and is stored as it is.
fn packed(files: &[(String, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    zip.start_file("mimetype", options.compression_method(CompressionMethod::Stored))?;
    zip.write_all(b"application/epub+zip")?;
    for (name, text) in files {
        zip.start_file(name.as_str(), options.compression_method(CompressionMethod::Deflated))?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The pages of an act joined to files of the book; headings of divisions go with what follows them.
fn ranges(act: &Act) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut weight = 0;
    let mut begin = 0;
    for unit in act.units() {
        let end = (unit.end as usize).min(act.provisions.len());
        let own = act.provisions.get(begin..end).unwrap_or_default().iter().map(|p| p.text.len()).sum::<usize>();
        match ranges.last_mut() {
            Some(last) if weight + own <= FILE => {
                last.end = end;
                weight += own;
            }
            _ => {
                ranges.push(begin..end);
                weight = own;
            }
        }
        begin = end;
    }
    match ranges.last_mut() {
        Some(last) => last.end = act.provisions.len(),
        None => ranges.push(0..act.provisions.len()),
    }
    ranges
}

fn file_name(number: usize) -> String {
    format!("law-{:03}.xhtml", number + 1)
}

/// A page of the book.
fn page(act: &Act, body: &str) -> String {
    let mut out = opening(act, &act.title);
    out.push_str("<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n</head>\n<body>\n<main>\n");
    out.push_str(body);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// An XHTML file up to its title.
fn opening(act: &Act, title: &str) -> String {
    let lang = act.lang.code();
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"",
    );
    attribute(&mut out, "lang", lang);
    attribute(&mut out, "xml:lang", lang);
    out.push_str(">\n<head>\n<meta charset=\"utf-8\"/>\n<title>");
    escape_into(&mut out, title);
    out.push_str("</title>\n");
    out
}

/// What a reader's menu of the book shows.
fn navigation(act: &Act, ranges: &[Range<usize>]) -> String {
    let words = Words::of(act.lang);
    let file_of = |index: usize| {
        let number = ranges.iter().position(|range| range.contains(&index)).unwrap_or(0);
        format!("{}#", file_name(number))
    };
    let list = body::contents(act, file_of);
    let list = if list.is_empty() {
        format!("<ol><li><a href=\"{}\">{}</a></li></ol>\n", file_name(0), escape(&act.title))
    } else {
        list
    };
    let mut out = opening(act, words.contents);
    out.push_str("</head>\n<body>\n<nav epub:type=\"toc\" id=\"toc\">\n<h1>");
    escape_into(&mut out, words.contents);
    out.push_str("</h1>\n");
    out.push_str(&list);
    out.push_str("</nav>\n</body>\n</html>\n");
    out
}

/// The list of the book's files and what the book is.
fn package(act: &Act, day: Date, files: usize) -> String {
    let words = Words::of(act.lang);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\"",
    );
    attribute(&mut out, "xml:lang", act.lang.code());
    out.push_str(">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
    let edition = act.text_date.map(|date| format!(":{date}")).unwrap_or_default();
    let identifier = format!("urn:anyq:{}:{}{edition}", act.id, act.lang);
    let mut element = |name: &str, rest: &str, text: &str| {
        let _ = writeln!(out, "<{name}{rest}>{}</{}>", escape(text), name); // into a String: cannot fail
    };
    element("dc:identifier", " id=\"id\"", &identifier);
    element("dc:title", "", &act.title);
    element("dc:language", "", act.lang.code());
    element("dc:type", "", words.kind_name(act.kind));
    if let Some(date) = act.text_date.or(act.date) {
        element("dc:date", "", &date.to_string());
    }
    if let Some(source) = &act.source {
        element("dc:source", "", source);
    }
    let rights = if act.fictional { words.fictional } else { words.not_official };
    element("dc:description", "", rights);
    element("meta", " property=\"dcterms:modified\"", &format!("{day}T00:00:00Z"));
    out.push_str("</metadata>\n<manifest>\n");
    out.push_str(
        "<item id=\"contents\" href=\"contents.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n",
    );
    out.push_str("<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n");
    out.push_str("<item id=\"title\" href=\"title.xhtml\" media-type=\"application/xhtml+xml\"/>\n");
    for number in 0..files {
        let name = file_name(number);
        let _ = writeln!(out, "<item id=\"law-{}\" href=\"{name}\" media-type=\"application/xhtml+xml\"/>", number + 1);
    }
    out.push_str("</manifest>\n<spine>\n<itemref idref=\"title\"/>\n<itemref idref=\"contents\"/>\n");
    for number in 0..files {
        let _ = writeln!(out, "<itemref idref=\"law-{}\"/>", number + 1);
    }
    out.push_str("</spine>\n</package>\n");
    out
}
