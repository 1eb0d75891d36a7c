//! One HTML file: an act to open in any browser and to send to anybody; it fetches nothing and runs nothing.

use crate::body::{self, Adornment};
use crate::markup::{attribute, escape, escape_into, put};
use crate::words::Words;
use legislation::Act;

/// The style of every page of a law.
pub const STYLE: &str = include_str!("style.css");

/// A list of contents of at most this many bytes is shown open.
pub(crate) const SHORT: usize = 12_000;

/// The whole act.
pub(crate) fn file(act: &Act) -> String {
    let mut out = String::from("<!doctype html>\n<html");
    attribute(&mut out, "lang", act.lang.code());
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    // No script and no other file belongs to it, whatever the act's text says.
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>");
    escape_into(&mut out, &act.title);
    out.push_str("</title>\n<style>\n");
    out.push_str(STYLE);
    out.push_str("</style>\n</head>\n<body>\n<main>\n");
    out.push_str(&body::facts(act));
    out.push_str(&contents(act, SHORT));
    out.push_str("<article>\n");
    out.push_str(&body::passages(act, 0..act.provisions.len(), &Adornment::default()));
    out.push_str("</article>\n</main>\n</body>\n</html>\n");
    out
}

/// The contents of an act in one file, open where the list has at most `most` bytes; nothing where the act has neither
/// divisions nor articles.
pub(crate) fn contents(act: &Act, most: usize) -> String {
    let list = body::contents(act, |_| "#".to_owned());
    if list.is_empty() {
        return list;
    }
    let words = Words::of(act.lang);
    let mut out = String::from("<nav");
    attribute(&mut out, "aria-label", words.contents);
    let open = if list.len() <= most { " open" } else { "" };
    let lang = if words.lang == act.lang { String::new() } else { format!(" lang=\"{}\"", words.lang) };
    put!(out, ">\n<details{open}>\n<summary{lang}>{}</summary>\n", escape(words.contents));
    out.push_str(&list);
    out.push_str("</details>\n</nav>\n");
    out
}
