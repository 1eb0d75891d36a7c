//! `letter`: any text as an act of one page, so that what explains law explains an office's letter too.

use crate::source::{Block, BlockKind, SourceDocument, SourceFormat, SourceMeta};
use crate::structure::parse;
use legislation::{Act, ActId, ActKind, EId, Lang, Provision, ProvisionKind};

/// One sentence as an act of one passage.
pub(super) fn alone(text: &str, lang: Lang) -> Act {
    let mut act = Act::blank(ActId::from_name("sentence"), lang, ActKind::Other, String::new());
    if let Ok(eid) = EId::parse("al_1") {
        let passage = Provision::blank(eid, ProvisionKind::Alinea, None);
        act.provisions.push(Provision { text: text.to_owned(), ..passage });
    }
    act
}

/// Longest letter read, bytes: a long contract. What comes after is left out.
pub const LONGEST: usize = 400_000;

/// The text as an act: its numbered lines as points and paragraphs, the others as passages.
pub fn letter(text: &str, lang: Lang) -> Act {
    let end = (0..=text.len().min(LONGEST)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let line = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        (!words.is_empty()).then(|| Block::new(BlockKind::Line { bold: false }, words.join(" ")))
    };
    let document = SourceDocument {
        file: String::new(),
        format: SourceFormat::PlainText,
        id: ActId::from_name("letter"),
        lang,
        // A title of its own, or the first line would be taken for one.
        meta: SourceMeta { title: String::from("–"), ..SourceMeta::default() },
        blocks: text[..end].lines().filter_map(line).collect(),
        problems: Vec::new(),
        whole: None,
    };
    parse(document).0
}
