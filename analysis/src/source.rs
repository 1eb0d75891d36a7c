//! `SourceDocument`: a file of the corpus after its mark-up is gone and before its law is read.
//!
//! Readers (HTML, Markdown, XML, plain text) make one; [`crate::structure::parse`] turns it into an act. It holds
//! passages in page order with the little the mark-up still tells: heading or not, bold or not, note or not.

use legislation::{Act, ActId, ActKind, Date, Lang, NoteKind, Problem, ProvisionKind, SourceLink, Table};

/// A file of the corpus as passages.
#[derive(Clone, Debug)]
pub struct SourceDocument {
    /// Path relative to the corpus, `/` between folders.
    pub file: String,
    /// The format it was read as.
    pub format: SourceFormat,
    /// The act's id.
    pub id: ActId,
    /// The text's language.
    pub lang: Lang,
    /// What the source says about the act.
    pub meta: SourceMeta,
    /// The passages.
    pub blocks: Vec<Block>,
    /// Oddities met while reading.
    pub problems: Vec<Problem>,
    /// The act itself, where the source is a document that Anyq wrote and nothing is left to be read out of it.
    pub whole: Option<Box<Act>>,
}

/// The formats Anyq reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub enum SourceFormat {
    /// A page of adilet, as saved.
    AdiletHtml,
    /// Markdown, one file per act.
    Markdown,
    /// Markdown, one file per article.
    MarkdownArticles,
    /// Markdown in a folder with `meta.yaml`.
    MarkdownFolder,
    /// Plain text with headings such as «Статья 5.».
    PlainText,
    /// Akoma Ntoso XML (any profile).
    AkomaNtoso,
}

impl SourceFormat {
    /// The word used in reports.
    pub fn slug(self) -> &'static str {
        match self {
            Self::AdiletHtml => "adilet-html",
            Self::Markdown => "markdown",
            Self::MarkdownArticles => "markdown-articles",
            Self::MarkdownFolder => "markdown-folder",
            Self::PlainText => "plain-text",
            Self::AkomaNtoso => "akoma-ntoso",
        }
    }
}

/// What a source says about the act as a whole; whatever it leaves out is read from the text.
#[derive(Clone, Debug, Default)]
pub struct SourceMeta {
    /// Title.
    pub title: String,
    /// The line with kind, body, date and number.
    pub requisites: String,
    /// Status as worded.
    pub status: String,
    /// Kind, where the source names it outright.
    pub kind: Option<ActKind>,
    /// Number.
    pub number: Option<String>,
    /// Day of adoption.
    pub date: Option<Date>,
    /// Day of the text.
    pub text_date: Option<Date>,
    /// Address of the text.
    pub source: Option<String>,
    /// Marked fictional.
    pub fictional: bool,
}

/// One passage: a line of text, a heading, a note, a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What the mark-up says it is.
    pub kind: BlockKind,
    /// The text, white space collapsed.
    pub text: String,
    /// Links in the text.
    pub links: Vec<SourceLink>,
    /// Anchors on the passage.
    pub anchors: Vec<String>,
}

/// What the mark-up says a passage is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Marked as a heading.
    Heading,
    /// Marked as a heading of this level in the page's outline, 1 at the top: deeper headings stand under it.
    Outline(u16),
    /// Ordinary text; `bold` where the whole line is emphasised.
    Line {
        /// Whether the whole line is bold.
        bold: bool,
    },
    /// A remark of the source.
    Note(NoteKind),
    /// A table.
    Table(Table),
    /// The label of an annex or approved document («Приложение 1 к приказу …»).
    AnnexLabel,
    /// Who signed.
    Signature,
    /// A division or provision the source marks outright.
    Marked(Marked),
}

/// A provision whose kind and number the source marks outright (Akoma Ntoso elements, front matter).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Its kind.
    pub kind: ProvisionKind,
    /// Its number without decoration; may be empty.
    pub number: String,
    /// Its number as printed.
    pub label: String,
    /// Its heading.
    pub heading: String,
    /// Depth in the source's tree, 0 at the top; `None` where the kind alone places it.
    pub depth: Option<u16>,
    /// Whether the source says that it is repealed.
    pub repealed: bool,
}

impl Block {
    /// A passage without links and anchors.
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self { kind, text: text.into(), links: Vec::new(), anchors: Vec::new() }
    }

    /// A line of ordinary text.
    pub fn line(text: impl Into<String>) -> Self {
        Self::new(BlockKind::Line { bold: false }, text)
    }
}
