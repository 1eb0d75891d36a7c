//! An act in the forms in which a law is published.
//!
//! Every function here takes an act and gives a document whole; nothing is read or written, and the day is an argument.
//! Texts of an act are plain text until the last moment, when each form escapes them in its own way, so whatever a source
//! holds – tags, quotes, marks of direction – is shown and never obeyed.

mod akoma_ntoso;
pub mod annotated;
mod body;
mod document;
pub mod docx;
mod epub;
mod html;
mod markup;
pub mod page;
pub mod report;
pub mod sheet;
pub mod sitemap;
mod text;
mod words;

pub use akoma_ntoso::{NAMESPACE, number_of};
pub use document::{Document, document};
