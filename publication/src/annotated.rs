//! `Annotated`: a draft with remarks in its margin, as a DOCX file with comments or as one HTML page.

use crate::docx;
use crate::markup::{escape, escape_into};
use legislation::{Date, Lang, TextSpan};
use std::fmt::Write as _;

/// Who the comments of a document are by.
const AUTHOR: &str = "Anyq";

/// A draft with remarks.
pub struct Annotated<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its language.
    pub lang: Lang,
    /// Its text, lines apart by `\n`.
    pub text: &'a str,
    /// The heading above the remarks.
    pub heading: &'a str,
    /// Remarks in the order of the text.
    pub notes: &'a [Note],
    /// The day it is made on.
    pub day: Date,
}

/// A remark in the margin.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The words it is about, bytes of the text; one that ends outside of it, or inside a letter, is the whole draft's.
    pub span: TextSpan,
    /// What it is called.
    pub title: String,
    /// What it says.
    pub words: String,
}

/// A line of the text with what begins and ends in it.
struct Line<'a> {
    text: &'a str,
    /// Places in the line, bytes, at which a remark begins or ends: the place, whether it begins, its number.
    marks: Vec<(usize, bool, usize)>,
}

impl Annotated<'_> {
    /// The lines; a remark of several lines stands at the first of them.
    fn lines(&self) -> Vec<Line<'_>> {
        let mut at = 0;
        let mut lines = Vec::new();
        for text in self.text.split('\n') {
            let (start, end) = (at, at + text.len());
            at = end + 1;
            let mut marks = Vec::new();
            for (number, note) in self.notes.iter().enumerate() {
                let span = if note.span.of(self.text).is_some() { note.span } else { TextSpan::new(0, 0) };
                if (start..=end).contains(&span.start()) && self.first_line(span) == start {
                    marks.push((span.start() - start, true, number));
                    marks.push((span.end().min(end) - start, false, number));
                }
            }
            // An end stands before a beginning at the same place, but behind its own.
            marks.sort_by_key(|(place, begins, number)| (*place, *begins, *number));
            let mut begun = Vec::new();
            let mut ordered: Vec<(usize, bool, usize)> = Vec::new();
            for mark in marks {
                if !mark.1 && !begun.contains(&mark.2) {
                    ordered.push((mark.0, true, mark.2));
                    begun.push(mark.2);
                } else if mark.1 && begun.contains(&mark.2) {
                    continue;
                } else if mark.1 {
                    begun.push(mark.2);
                }
                ordered.push(mark);
            }
            lines.push(Line { text: text.trim_end_matches('\r'), marks: ordered });
        }
        lines
    }

    /// Where the line begins in which a place does.
    fn first_line(&self, span: TextSpan) -> usize {
        self.text.get(..span.start()).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
    }

    /// The draft as the bytes of a `.docx`, each remark a comment on its words.
    pub fn docx(&self) -> Vec<u8> {
        let lang = docx::lang(self.lang);
        let mut body = String::new();
        for line in self.lines() {
            body.push_str("<w:p>");
            let mut at = 0;
            for (place, begins, number) in line.marks {
                let place = place.min(line.text.len());
                docx::run_of(&mut body, line.text.get(at..place).unwrap_or_default(), lang);
                at = place;
                // Writing into a String cannot fail.
                let _ = if begins {
                    write!(body, r#"<w:commentRangeStart w:id="{number}"/>"#)
                } else {
                    write!(
                        body,
                        r#"<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>"#
                    )
                };
            }
            docx::run_of(&mut body, line.text.get(at..).unwrap_or_default(), lang);
            body.push_str("</w:p>");
        }
        let mut comments = String::new();
        for (number, note) in self.notes.iter().enumerate() {
            let _ = write!(
                comments,
                r#"<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="A" w:date="{}T00:00:00Z">"#,
                self.day
            );
            docx::paragraph_of(&mut comments, &note.title, lang, true);
            docx::paragraph_of(&mut comments, &note.words, lang, false);
            comments.push_str("</w:comment>");
        }
        docx::with_comments(&body, &comments)
    }

    /// The draft as one HTML page without a script: the words marked, the remarks numbered beside them.
    pub fn html(&self) -> String {
        let code = self.lang.code();
        let (title, heading) = (escape(self.title), escape(self.heading));
        let mut out = format!(
            concat!(
                r#"<!doctype html><html lang="{code}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">"#,
                r#"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>{title}</title><style>{style}</style></head><body>"#,
                "<main><h1>{title}</h1>"
            ),
            code = code,
            title = title,
            style = STYLE
        );
        for line in self.lines() {
            out.push_str("<p>");
            let (mut at, mut open) = (0, None);
            for (place, begins, number) in line.marks {
                let place = place.min(line.text.len());
                escape_into(&mut out, line.text.get(at..place).unwrap_or_default());
                at = place;
                let name = number + 1;
                // Marks do not cross: words inside a mark that is open are told by their number alone.
                if begins && open.is_none() {
                    out.push_str("<mark>");
                    open = Some(number);
                } else if !begins {
                    if open == Some(number) {
                        out.push_str("</mark>");
                        open = None;
                    }
                    let _ = write!(out, r##"<sup id="at{name}"><a href="#note{name}">{name}</a></sup>"##);
                }
            }
            escape_into(&mut out, line.text.get(at..).unwrap_or_default());
            out.push_str("</p>\n");
        }
        let _ = write!(out, "</main><aside><h2>{heading}</h2><ol>");
        for (number, note) in self.notes.iter().enumerate() {
            let (name, title, words) = (number + 1, escape(&note.title), escape(&note.words));
            let _ = write!(out, r##"<li id="note{name}"><b><a href="#at{name}">{title}</a></b><br>{words}</li>"##);
        }
        out.push_str("</ol></aside></body></html>");
        out
    }
}

const STYLE: &str = concat!(
    "body{margin:auto;max-width:80rem;padding:1rem;font:1rem/1.5 Georgia,serif;color-scheme:light dark;overflow-wrap:anywhere}",
    "h1{font-size:1.5rem}mark{background:#ffe58a;color:#000}aside{font:.9rem/1.45 system-ui,sans-serif}li{margin-block:.6rem}",
    "li:target,sup:target{outline:2px solid}@media(min-width:60rem){body{display:grid;grid-template-columns:3fr 2fr;gap:2rem}}"
);

#[cfg(test)]
mod tests {
    use super::{Annotated, Note};
    use crate::docx::lines;
    use legislation::{Date, Lang, TextSpan};

    const TEXT: &str = "Пасека туралы <заң>\n1. Бал арасы – жәндік.\n\n2. Ара & бал";

    fn annotated(notes: &[Note]) -> Annotated<'_> {
        let day = Date::new(2026, 1, 31).expect("a day");
        Annotated { title: "Пасека", lang: Lang::KK, text: TEXT, heading: "Ескертулер", notes, day }
    }

    fn note(words: &str) -> Note {
        let start = TEXT.find(words).expect("words of the text");
        Note { span: TextSpan::new(start, start + words.len()), title: format!("<{words}>"), words: "A & B".to_owned() }
    }

    #[test]
    fn a_document_with_comments_has_the_drafts_lines_and_its_page_every_remark() {
        let mut notes = vec![note("Бал арасы"), note("арасы – жәндік"), note("2. Ара & бал"), note("туралы")];
        notes.push(Note { span: TextSpan::new(3, 900), ..notes[0].clone() });
        notes.push(Note { span: TextSpan::new(0, 0), ..notes[0].clone() });
        let told = lines(&annotated(&notes).docx()).expect("a document");
        assert_eq!(told, ["Пасека туралы <заң>", "1. Бал арасы – жәндік.", "2. Ара & бал"]);
        let html = annotated(&notes).html();
        assert!(html.contains("<mark>Бал арасы</mark>"), "{html}");
        assert!(html.contains("&lt;заң&gt;") && !html.contains("<заң>"), "{html}");
        assert_eq!(html.matches("<mark>").count(), html.matches("</mark>").count());
        for number in 1..=notes.len() {
            assert!(html.contains(&format!("id=\"at{number}\"")) && html.contains(&format!("id=\"note{number}\"")));
        }
    }
}
