//! `Document`: an act as a file to keep.

use crate::{akoma_ntoso, epub, html, text};
use legislation::message::analysis::PublicationFormat;
use legislation::{Act, Date};

/// A file made of an act.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// A name for it: the act's id, language, earlier edition if it is one, and the usual ending.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// An act in this form. `day` is when the document is made, which an electronic book and Akoma Ntoso must say.
pub fn document(act: &Act, format: PublicationFormat, day: Date) -> Document {
    let (ending, media, bytes) = match format {
        PublicationFormat::Text => ("txt", "text/plain;charset=utf-8", text::text(act).into_bytes()),
        PublicationFormat::Html => ("html", "text/html;charset=utf-8", html::file(act).into_bytes()),
        PublicationFormat::AkomaNtoso => ("xml", "application/akn+xml", akoma_ntoso::xml(act, day).into_bytes()),
        PublicationFormat::Epub => ("epub", "application/epub+zip", epub::book(act, day)),
    };
    let edition = act.text_date.map(|date| format!(".{date}")).unwrap_or_default();
    Document { name: format!("{}{edition}.{}.{ending}", act.id, act.lang.adilet_code()), media, bytes }
}
