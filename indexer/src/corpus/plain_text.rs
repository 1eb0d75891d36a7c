//! Plain text with headings such as «Статья 5.», «5-бап.», "Article 5".

use super::{SourceFile, collapse, lang_of_path, problem, stem};
use analysis::source::{Block, BlockKind, SourceDocument, SourceFormat, SourceMeta};
use legislation::{ActId, Lang, NoteKind, Problem, ProblemKind};
use std::sync::LazyLock;

/// A line longer than this (bytes) is no passage of law; it is cut at a space.
pub(super) const MAX_LINE: usize = 100_000;

/// Reads the file; a text without any provision is reported, not indexed.
pub(super) fn read(file: SourceFile) -> Result<SourceDocument, Problem> {
    let lang = lang_of_path(&file.name).or_else(|| language::detect(&file.text.chars().take(5000).collect::<String>()));
    let mut problems = file.problems;
    let mut blocks: Vec<Block> = Vec::new();
    let mut warning = false;
    for line in file.text.lines() {
        // A warning above the title («ВНИМАНИЕ! …») goes on to the next empty line.
        warning = !line.trim().is_empty() && (warning || blocks.is_empty() && note_kind(line.trim()).is_some());
        match blocks.last_mut() {
            Some(note) if warning => {
                note.text.push(' ');
                note.text.push_str(&collapse(line));
            }
            _ => push_line(line, &file.name, &mut blocks, &mut problems),
        }
    }
    let mut meta = SourceMeta::default();
    take_title(&mut blocks, &mut meta);
    mark_signature(&mut blocks);
    if !blocks.iter().any(|b| looks_like_law(&b.text)) {
        return Err(problem(ProblemKind::NoText, &file.name, "no article, paragraph or point in this text"));
    }
    Ok(SourceDocument {
        id: ActId::from_name(&stem(&file.name)),
        lang: lang.unwrap_or(Lang::UND),
        file: file.name,
        format: SourceFormat::PlainText,
        meta,
        blocks,
        problems,
        whole: None,
    })
}

/// Whether a line is numbered the way provisions are.
pub(super) fn looks_like_law(line: &str) -> bool {
    analysis::structure::is_division(line) || analysis::structure::paragraph_or_point(line).is_some()
}

/// One line becomes a passage or a note; overlong ones are cut and reported.
pub(super) fn push_line(line: &str, file: &str, blocks: &mut Vec<Block>, problems: &mut Vec<Problem>) {
    let mut text = collapse(line);
    if text.is_empty() {
        return;
    }
    if text.len() > MAX_LINE {
        problems.push(problem(
            ProblemKind::OverlongLine,
            file,
            format!("a line of {} bytes was cut into pieces", text.len()),
        ));
    }
    let mut rest = text.as_str();
    while rest.len() > MAX_LINE {
        let limit = (0..=MAX_LINE).rev().find(|&at| rest.is_char_boundary(at)).unwrap_or(0);
        let at = rest[..limit].rfind(' ').filter(|&at| at > 0).unwrap_or(limit);
        blocks.push(Block::line(&rest[..at]));
        rest = rest[at..].trim_start();
    }
    if rest.len() < text.len() {
        text = String::from(rest);
    }
    let kind = note_kind(&text).map_or(BlockKind::Line { bold: false }, BlockKind::Note);
    blocks.push(Block::new(kind, text));
}

/// Whether a line is a remark by its first words.
pub(super) fn note_kind(line: &str) -> Option<NoteKind> {
    static MARKS: LazyLock<Vec<(String, NoteKind)>> = LazyLock::new(note_marks);
    // Older texts write the same words in capitals.
    let head: String = line.chars().take(40).collect::<String>().to_lowercase();
    MARKS.iter().find(|(mark, _)| head.starts_with(mark)).map(|&(_, kind)| kind)
}

/// The first words of remarks, in lower case.
fn note_marks() -> Vec<(String, NoteKind)> {
    const AMENDMENT: [&str; 12] = [
        "Сноска.",
        "Ескерту.",
        "Ескерту:",
        "Footnote:",
        "Footnote.",
        "Note:",
        "(В редакции",
        "(Введен",
        "(Утратил",
        "(Статья в редакции",
        "См. также",
        "(в редакции",
    ];
    const EDITORIAL: [&str; 10] = [
        "Note of ILLI!",
        "Примечание ИЗПИ!",
        "Примечание РЦПИ!",
        "Примечание РЦПИ.",
        "Примечание ИЗПИ.",
        "ЗҚАИ-ның ескертпесі",
        "РҚАО-ның ескертпесі",
        "РҚАИ-ның ескертпесі",
        "Ескертпе.",
        "ВНИМАНИЕ!",
    ];
    let amendments = AMENDMENT.iter().map(|mark| (mark.to_lowercase(), NoteKind::Amendment));
    amendments.chain(EDITORIAL.iter().map(|mark| (mark.to_lowercase(), NoteKind::Editorial))).collect()
}

/// The lines before the first division: title, then requisites, then what stays (notes, preamble).
fn take_title(blocks: &mut Vec<Block>, meta: &mut SourceMeta) {
    let first = blocks.iter().position(|b| looks_like_law(&b.text)).unwrap_or(blocks.len()).min(12);
    let mut title: Vec<String> = Vec::new();
    let mut taken = 0;
    while taken < first {
        let block = &blocks[taken];
        if block.text.starts_with("Fictional:") {
            meta.fictional = block.text.to_ascii_lowercase().contains("yes");
        } else if matches!(block.kind, BlockKind::Note(_)) && title.is_empty() {
            // A warning above the title stays a note of the act.
            taken += 1;
            continue;
        } else if matches!(block.kind, BlockKind::Note(_)) {
            break;
        } else if is_requisites(&block.text) {
            meta.requisites.clone_from(&block.text);
            break;
        } else if title.len() < 4 && block.text.len() < 400 && !block.text.ends_with(['.', ',', ';', ':']) {
            title.push(block.text.clone());
        } else {
            break;
        }
        taken += 1;
    }
    // Without requisites only the first line is surely the title: the next ones may be the preamble.
    if meta.requisites.is_empty() {
        title.truncate(1);
    }
    let mut left = title.len() + usize::from(!meta.requisites.is_empty());
    meta.title = title.join(" ");
    let requisites = meta.requisites.clone();
    blocks.retain(|b| {
        let part_of_head = left > 0 && (title.contains(&b.text) || b.text == requisites);
        left -= usize::from(part_of_head);
        !part_of_head && !b.text.starts_with("Fictional:")
    });
}

/// The last lines name who signed: an office and a person, no sentence of law.
pub(super) fn mark_signature(blocks: &mut Vec<Block>) {
    const OFFICES: [&str; 14] = [
        "президент",
        "премьер-министр",
        "министр",
        "руководитель",
        "председатель",
        "аким",
        "president",
        "prime minister",
        "minister",
        "head of",
        "chair",
        "төраға",
        "басшы",
        "әкім",
    ];
    let is_office = |text: &str| {
        let lower = text.to_lowercase().replace('i', "і");
        let latin = text.to_lowercase();
        OFFICES.iter().any(|office| lower.contains(office) || latin.contains(office))
    };
    let is_short = |b: &Block| {
        matches!(b.kind, BlockKind::Line { .. })
            && b.text.chars().count() < 90
            && !b.text.ends_with(['.', ';', ':', ','])
            && !looks_like_law(&b.text)
    };
    let tail = blocks.iter().rev().take(4).take_while(|b| is_short(b)).count();
    let start = blocks.len() - tail;
    let Some(office) = (start..blocks.len()).find(|&at| is_office(&blocks[at].text)) else { return };
    let text = blocks[office..].iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join(" · ");
    blocks.truncate(office);
    blocks.push(Block::new(BlockKind::Signature, text));
}

/// Whether a line gives a date and a number of adoption.
fn is_requisites(line: &str) -> bool {
    let has_number = line.contains('№') || line.contains(" N ") || line.contains("No.");
    let has_year =
        line.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")));
    has_number && has_year && line.len() < 600
}
