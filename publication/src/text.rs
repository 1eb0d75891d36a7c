//! Plain text: an act to read anywhere, a passage a line, points moved in as deep as they stand.

use crate::markup::title;
use crate::words::Words;
use legislation::{Act, Provision, ProvisionKind};

/// Spaces a point stands further in than what holds it.
const STEP: usize = 4;

/// Most steps: deeper lists of old tables of fees stay readable on a phone.
const DEEPEST: usize = 6;

/// The whole act, UTF-8 with line ends `\n`.
pub(crate) fn text(act: &Act) -> String {
    let words = Words::of(act.lang);
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    line(&act.title);
    line(&act.requisites);
    line("");
    line(&format!("{}: {}", words.kind, words.kind_name(act.kind)));
    line(&format!("{}: {}", words.status, words.status_name(act.status)));
    line(&words.text_day(act.text_date));
    if let Some(source) = &act.source {
        line(&format!("{}: {source}", words.source));
    }
    line(words.not_official);
    if act.fictional {
        line(words.fictional);
    }
    for note in &act.notes {
        line("");
        line(&format!("[{}]", note.text));
    }
    let depths = depths(act);
    for (provision, depth) in act.provisions.iter().zip(depths) {
        for text in lines(provision) {
            let apart =
                matches!(provision.kind, ProvisionKind::Article | ProvisionKind::Heading | ProvisionKind::Table)
                    || provision.kind.is_division();
            if apart {
                line("");
            }
            line(&format!("{}{text}", " ".repeat(depth.min(DEEPEST) * STEP)));
        }
    }
    out
}

/// How many points and paragraphs each provision stands in.
fn depths(act: &Act) -> Vec<usize> {
    let mut depths: Vec<usize> = Vec::with_capacity(act.provisions.len());
    for provision in &act.provisions {
        let above = provision.parent.and_then(|parent| {
            let kind = act.provisions.get(parent as usize)?.kind;
            let step = usize::from(matches!(kind, ProvisionKind::Paragraph | ProvisionKind::Point));
            Some(depths.get(parent as usize)? + step)
        });
        depths.push(above.unwrap_or(0));
    }
    depths
}

/// What a provision says, as lines: number with heading or text, text, table, remarks.
fn lines(provision: &Provision) -> Vec<String> {
    let mut lines = Vec::new();
    let heads = provision.kind.is_division() || provision.kind == ProvisionKind::Article;
    if heads || !provision.heading.is_empty() {
        lines.push(title(&provision.label, &provision.heading));
        lines.push(provision.text.clone());
    } else {
        lines.push(format!("{} {}", provision.label, provision.text).trim().to_owned());
    }
    for row in provision.table.iter().flat_map(|table| &table.rows) {
        lines.push(row.iter().map(|cell| cell.text.replace('\n', " ")).collect::<Vec<_>>().join(" | "));
    }
    lines.extend(provision.notes.iter().map(|note| format!("[{}]", note.text)));
    lines.retain(|line| !line.is_empty());
    lines
}
