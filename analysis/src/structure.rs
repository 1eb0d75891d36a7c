//! `parse`: a [`SourceDocument`] becomes an [`Act`] – value and problems, never an error.

mod builder;
mod facts;
mod german;
mod lines;
mod repair;

pub use lines_public::{excluded_text, is_division, paragraph_or_point};

use crate::source::{Block, BlockKind, SourceDocument, SourceFormat};
use builder::Builder;
use language::letters::Letter;
use legislation::{Act, Lang, NoteKind, Problem, ProvisionKind};

/// What the rest of the crate may ask about a line.
mod lines_public {
    use super::lines;

    /// Whether a text only says that what stood here is gone.
    pub fn excluded_text(text: &str) -> bool {
        lines::says_excluded(text)
    }

    /// Whether a line is the heading of a division or an article.
    pub fn is_division(line: &str) -> bool {
        lines::division(line).is_some()
    }

    /// Number and start of the own text of a line «3. …» or «2) …».
    pub fn paragraph_or_point(line: &str) -> Option<(String, usize)> {
        lines::numbered(line).map(|o| (o.number, o.text_at))
    }
}

/// Reads the act out of its passages. The problems met by the reader are handed on before those met here.
pub fn parse(mut document: SourceDocument) -> (Act, Vec<Problem>) {
    if let Some(act) = document.whole {
        return (*act, document.problems);
    }
    if matches!(document.format, SourceFormat::PlainText) {
        repair::drop_contents_list(&mut document);
        repair::restore_superscripts(&mut document);
        repair::drop_repeated_openings(&mut document);
    }
    let plain =
        matches!(document.format, SourceFormat::PlainText | SourceFormat::Markdown | SourceFormat::MarkdownFolder);
    let one_article_per_file = document.format == SourceFormat::MarkdownArticles;
    let blocks = std::mem::take(&mut document.blocks);
    if document.lang == Lang::DE && blocks.iter().any(|b| matches!(b.kind, BlockKind::Outline(_))) {
        return german_page(document, blocks);
    }
    let next_points = next_points(&blocks);
    let mut builder = Builder::new(&document);
    for (block, next_point) in blocks.into_iter().zip(next_points) {
        builder.expect(next_point);
        match &block.kind {
            BlockKind::Marked(marked) => {
                let marked = marked.clone();
                builder.marked(marked, block);
            }
            BlockKind::Note(kind) => {
                let kind = *kind;
                note(&mut builder, kind, block);
            }
            BlockKind::Table(_) => builder.table(block),
            BlockKind::AnnexLabel => builder.attachment(block),
            BlockKind::Signature => builder.signature(block),
            BlockKind::Heading | BlockKind::Outline(_) => heading(&mut builder, block, true),
            BlockKind::Line { bold: true } => heading(&mut builder, block, false),
            BlockKind::Line { bold: false } if one_article_per_file => article_line(&mut builder, block),
            BlockKind::Line { bold: false } => line(&mut builder, block, plain),
        }
    }
    builder.finish(document)
}

/// German law whose headings have levels: only a heading opens a division, an article or an annex.
fn german_page(document: SourceDocument, blocks: Vec<Block>) -> (Act, Vec<Problem>) {
    let mut builder = Builder::new(&document);
    let mut levels = blocks
        .iter()
        .filter_map(|b| if let BlockKind::Outline(level) = b.kind { Some(level) } else { None })
        .skip(1)
        .collect::<Vec<_>>()
        .into_iter();
    for block in blocks {
        match &block.kind {
            BlockKind::Outline(level) => {
                let level = *level;
                let holds_headings = levels.next().is_some_and(|next| next > level);
                let text = block.text.clone();
                builder.outline(&german::heading(&text, level, holds_headings), level, block);
            }
            BlockKind::Note(kind) => {
                let kind = *kind;
                builder.note(kind, &block);
            }
            BlockKind::Table(_) => builder.table(block),
            _ => builder.german_line(block),
        }
    }
    builder.finish(document)
}

/// For each block, the number of the point that comes after the unnumbered passages from there on, if one does.
fn next_points(blocks: &[Block]) -> Vec<Option<String>> {
    let mut next: Option<String> = None;
    let mut points = vec![None; blocks.len()];
    for (at, block) in blocks.iter().enumerate().rev() {
        points[at].clone_from(&next);
        match &block.kind {
            BlockKind::Note(_) | BlockKind::Table(_) => {}
            BlockKind::Line { .. } => {
                if let Some(opening) = lines::numbered(&block.text) {
                    next = (opening.kind == ProvisionKind::Point).then_some(opening.number);
                } else if lines::division(&block.text).is_some_and(|o| o.marked) {
                    next = None;
                }
            }
            _ => next = None,
        }
    }
    points
}

/// A line the source emphasises: a division, an article, or a title of what follows.
fn heading(builder: &mut Builder, block: Block, real: bool) {
    if let Some(opening) = lines::division(&block.text) {
        builder.division(&opening, block);
    } else if let Some(opening) = lines::numbered(&block.text) {
        // «22-1. Тақырып» in bold, between 22 and 23, is an article that lost its «-бап».
        if opening.kind == ProvisionKind::Paragraph && builder.continues_articles(&opening.number) {
            builder.division(&lines::Opening { kind: ProvisionKind::Article, ..opening }, block);
        } else {
            builder.numbered(&opening, block);
        }
    } else if real || builder.expects_heading() {
        builder.heading(block);
    } else {
        builder.passage(block);
    }
}

/// A line of ordinary text.
fn line(builder: &mut Builder, block: Block, plain: bool) {
    if let Some(opening) = lines::division(&block.text) {
        let rest = &block.text[opening.text_at..];
        let titled = rest.is_empty() || rest.starts_with(|c: char| !c.is_lowercase());
        let believable = match opening.kind {
            ProvisionKind::Article => titled && (opening.marked || plain),
            _ => plain && titled && opening.marked && block.text.len() < 600,
        };
        let capitals = plain && rest.is_empty();
        if believable || capitals || (plain && titled && is_shouted(rest)) {
            // «33-бап. Азаматтың жеке өміріне қол сұғуға болмайды.»: a sentence on an unmarked line is the text itself.
            let sentence = !plain && opening.kind == ProvisionKind::Article && rest.ends_with(['.', ';', ':']);
            if sentence {
                builder.inline_article(&opening, block);
            } else {
                builder.division(&opening, block);
            }
            return;
        }
    }
    if let Some(opening) = lines::numbered(&block.text) {
        builder.numbered(&opening, block);
        return;
    }
    if plain && builder.expects_heading() && is_title(&block.text) {
        builder.heading(block);
        return;
    }
    builder.passage(block);
}

/// A line of an article that has a file of its own: no other article can begin in it, but its heading may stand twice.
fn article_line(builder: &mut Builder, block: Block) {
    match (lines::division(&block.text), lines::numbered(&block.text)) {
        (Some(opening), _) if builder.repeats_article(&opening) => {}
        (_, Some(opening)) => builder.numbered(&opening, block),
        _ => builder.passage(block),
    }
}

/// A remark: of an amendment, of the editors, or in the place of a number that is gone.
fn note(builder: &mut Builder, kind: NoteKind, block: Block) {
    if kind == NoteKind::Amendment
        && let Some(opening) = lines::numbered(&block.text)
        && lines::says_excluded(&block.text[opening.text_at..])
    {
        builder.numbered(&opening, block);
        return;
    }
    builder.note(kind, &block);
}

/// Whether a text is all capitals, as headings of older acts are.
fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_letter) && !text.chars().any(char::is_lowercase)
}

/// Whether a line can be the title that belongs to a bare «Section I» above it.
fn is_title(text: &str) -> bool {
    text.len() < 400
        && !text.ends_with(['.', ';', ':', ','])
        && text.starts_with(|c: char| c.is_uppercase() || c == '"' || c == '«')
}
