//! DOCX (Office Open XML, ECMA-376): the form in which bills are passed round – their lines read, a comparative table written.

use crate::markup::escape_into;
use legislation::Lang;
use roxmltree::{Document, Node, ParsingOptions};
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The most that a document's text may take unpacked, bytes: a file that grows beyond is no bill.
const MOST: u64 = 64 * 1024 * 1024;

/// The most that a file may take as it is, bytes.
const MOST_PACKED: usize = 32 * 1024 * 1024;

/// Where a document keeps its text.
const TEXT: &str = "word/document.xml";

/// Why a file gave no text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotADocument {
    /// It is no DOCX file, or a damaged one.
    Damaged,
    /// It is too large.
    TooLarge,
}

impl std::fmt::Display for NotADocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Damaged => "this is no DOCX file, or a damaged one",
            Self::TooLarge => "the document is too large",
        })
    }
}

impl std::error::Error for NotADocument {}

/// The paragraphs of a document, white space single, in order; those of tables cell by cell. Numbers that the word processor
/// counts itself are no text and are not there; what was deleted with changes tracked is left out, what was inserted is read.
pub fn lines(bytes: &[u8]) -> Result<Vec<String>, NotADocument> {
    if bytes.len() > MOST_PACKED {
        return Err(NotADocument::TooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotADocument::Damaged)?;
    let file = archive.by_name(TEXT).map_err(|_| NotADocument::Damaged)?;
    let mut xml = String::new();
    file.take(MOST + 1).read_to_string(&mut xml).map_err(|_| NotADocument::Damaged)?;
    if xml.len() as u64 > MOST {
        return Err(NotADocument::TooLarge);
    }
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&xml, options).map_err(|_| NotADocument::Damaged)?;
    let is_paragraph = |node: &Node| node.is_element() && node.tag_name().name() == "p";
    let told = document.descendants().filter(is_paragraph).map(paragraph);
    Ok(told.filter(|line| !line.is_empty()).collect())
}

/// The words of a paragraph.
fn paragraph(node: Node) -> String {
    let mut text = String::new();
    for inner in node.descendants() {
        match inner.tag_name().name() {
            // A paragraph inside (a text box) is read by itself.
            "t" if inner.ancestors().find(|up| up.tag_name().name() == "p") == Some(node) => {
                text.push_str(inner.text().unwrap_or_default());
            }
            "tab" | "br" | "cr" => text.push(' '),
            "noBreakHyphen" => text.push('-'),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// What the files of a document are; `more` tells of those beside its text.
fn types(more: &str) -> String {
    const TYPES: &str = concat!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
        r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
        r#"<Default Extension="xml" ContentType="application/xml"/>"#,
        r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#
    );
    format!("{HEAD}{TYPES}{more}</Types>")
}

const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    "</Relationships>"
);

/// A table of words as it is written.
pub struct Columns<'a> {
    /// The document's title.
    pub title: &'a str,
    /// The columns' names, each with its share of the width.
    pub columns: &'a [(&'a str, u32)],
    /// Cells by row; lines of a cell are apart by `\n`.
    pub rows: &'a [Vec<String>],
    /// The language of the words, as the format names it: `ru-RU`.
    pub lang: &'a str,
}

/// The table as the bytes of a `.docx`, an A4 page on its side.
pub fn table(columns: &Columns) -> Vec<u8> {
    let files = [("[Content_Types].xml", types("")), ("_rels/.rels", RELATIONS.to_owned()), (TEXT, document(columns))];
    // Writing into memory fails only where there is none.
    packed(&files).unwrap_or_default()
}

/// A document of these paragraphs, an A4 page upright, with these comments (`w:comment` elements that the paragraphs name by id).
pub(crate) fn with_comments(paragraphs: &str, comments: &str) -> Vec<u8> {
    const SPACE: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let comments_type = r#"<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>"#;
    let relations = format!(
        r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{OFFICE}/comments" Target="comments.xml"/></Relationships>"#
    );
    let page = concat!(
        r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>"#,
        r#"<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>"#
    );
    let files = [
        ("[Content_Types].xml", types(comments_type)),
        ("_rels/.rels", RELATIONS.to_owned()),
        (TEXT, format!("{HEAD}<w:document {SPACE}><w:body>{paragraphs}{page}</w:body></w:document>")),
        ("word/_rels/document.xml.rels", relations),
        ("word/comments.xml", format!("{HEAD}<w:comments {SPACE}>{comments}</w:comments>")),
    ];
    // Writing into memory fails only where there is none.
    packed(&files).unwrap_or_default()
}

/// The language as the format names it.
pub(crate) fn lang(lang: Lang) -> &'static str {
    match lang {
        Lang::KK => "kk-KZ",
        Lang::EN => "en-GB",
        _ => "ru-RU",
    }
}

fn packed(files: &[(&str, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .compression_method(CompressionMethod::Deflated);
    for (name, text) in files {
        zip.start_file(*name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Width between the margins of an A4 page on its side, twentieths of a point.
const WIDTH: u32 = 14_570;

fn document(columns: &Columns) -> String {
    let all: u32 = columns.columns.iter().map(|(_, share)| share).sum();
    let width = |share: u32| WIDTH * share / all.max(1);
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#
    ));
    paragraph_of(&mut out, columns.title, columns.lang, true);
    out.push_str(concat!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="14570" w:type="dxa"/><w:tblBorders>"#,
        r#"<w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/>"#,
        r#"<w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/>"#,
        r#"</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#
    ));
    for (_, share) in columns.columns {
        let _ = write!(out, r#"<w:gridCol w:w="{}"/>"#, width(*share)); // writing into a String cannot fail
    }
    out.push_str("</w:tblGrid>");
    let names: Vec<String> = columns.columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    for (number, row) in std::iter::once(&names).chain(columns.rows).enumerate() {
        let heading = number == 0;
        out.push_str(if heading { "<w:tr><w:trPr><w:tblHeader/></w:trPr>" } else { "<w:tr>" });
        for (cell, (_, share)) in row.iter().zip(columns.columns) {
            let _ = write!(out, r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>"#, width(*share));
            for line in cell.split('\n') {
                paragraph_of(&mut out, line, columns.lang, heading);
            }
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }
    out.push_str(concat!(
        r#"</w:tbl><w:p/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#,
        r#"<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/>"#,
        "</w:sectPr></w:body></w:document>"
    ));
    out
}

pub(crate) fn paragraph_of(out: &mut String, text: &str, lang: &str, bold: bool) {
    out.push_str("<w:p>");
    written(out, text, lang, bold);
    out.push_str("</w:p>");
}

/// Words of a paragraph; nothing of none.
pub(crate) fn run_of(out: &mut String, text: &str, lang: &str) {
    if !text.is_empty() {
        written(out, text, lang, false);
    }
}

fn written(out: &mut String, text: &str, lang: &str, bold: bool) {
    let bold = if bold { "<w:b/>" } else { "" };
    let _ = write!(out, r#"<w:r><w:rPr>{bold}<w:lang w:val="{lang}"/></w:rPr><w:t xml:space="preserve">"#);
    // XML has no letters for control characters; a tab is white space between words.
    let clean: String = text.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()).collect();
    escape_into(out, &clean);
    out.push_str("</w:t></w:r>");
}

#[cfg(test)]
mod tests {
    use super::{Columns, NotADocument, lines, table};

    #[test]
    fn a_comparative_table_is_a_document_whose_words_are_read_again() {
        let rows = vec![vec!["1".to_owned(), "пункт 2".to_owned(), "2. «Было» & <есть>;\n1) тізбе.".to_owned()]];
        let columns = [("№", 1), ("Элемент", 3), ("Қолданыстағы", 8)];
        let bytes = table(&Columns {
            title: "Сравнительная таблица", columns: &columns, rows: &rows, lang: "ru-RU"
        });
        let told = lines(&bytes).expect("a document");
        assert_eq!(
            told,
            [
                "Сравнительная таблица",
                "№",
                "Элемент",
                "Қолданыстағы",
                "1",
                "пункт 2",
                "2. «Было» & <есть>;",
                "1) тізбе."
            ]
        );
    }

    #[test]
    fn what_is_no_document_says_so() {
        assert_eq!(lines(b"no archive at all"), Err(NotADocument::Damaged));
        let bytes = table(&Columns { title: "x", columns: &[("a", 1)], rows: &[], lang: "kk-KZ" });
        assert_eq!(lines(&bytes[..bytes.len() / 2]), Err(NotADocument::Damaged), "cut off");
    }
}
