//! `Passage`s of an act: what one search result shows, cut so that every text of the act is in exactly one of them.

use legislation::bundle::Passage;
use legislation::{Act, ProvisionKind, ProvisionState, Unit};
use std::ops::Range;

/// Longest passage, bytes of text, before it is split between its provisions (~6,000 Cyrillic letters).
pub const LONGEST: usize = 12_000;

/// The passages of an act in document order.
///
/// An article gives one passage per paragraph, a page of a by-law likewise; what stands between paragraphs (an
/// article's own text, its points, tables, a preamble, a signature) gives one passage per run. Every page
/// ([`Act::units`]) has at least one passage. Passages longer than [`LONGEST`] are split between provisions.
pub fn passages(act: &Act) -> Vec<Passage> {
    act.units().iter().flat_map(|unit| unit_passages(act, unit)).collect()
}

/// The passages of one page, never none.
pub fn unit_passages(act: &Act, unit: &Unit) -> Vec<Passage> {
    let page = Page::of(act, unit);
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut alone = true;
    let mut at = unit.first as usize;
    let end = (unit.end as usize).min(act.provisions.len());
    while at < end {
        let is_article = act.provisions[at].kind == ProvisionKind::Article;
        let is_paragraph = act.provisions[at].kind == ProvisionKind::Paragraph;
        // An article's own text opens a run that its first children continue.
        let next = if is_article { at + 1 } else { act.subtree_end(at).min(end) };
        match runs.last_mut() {
            Some(run) if !alone && !is_paragraph => run.end = next,
            _ => runs.push(at..next),
        }
        alone = is_paragraph;
        at = next;
    }
    let mut passages: Vec<Passage> = runs.into_iter().flat_map(|run| split(act, &page, run)).collect();
    if passages.len() > 1 {
        // An article without a text of its own before its first paragraph.
        passages.retain(|passage| !passage.text.is_empty());
    }
    if passages.is_empty() {
        passages.push(page.passage(act, unit.first as usize, String::new()));
    }
    passages
}

/// What all passages of a page share.
struct Page<'a> {
    unit: &'a Unit,
    /// The article, or the division the page is of: its number and heading stand in `label` and `heading`.
    head: Option<usize>,
    label: String,
    heading: String,
}

impl<'a> Page<'a> {
    fn of(act: &Act, unit: &'a Unit) -> Self {
        let path = act.path(unit.first as usize);
        let heads = |&i: &usize| {
            let kind = act.provisions[i].kind;
            kind == ProvisionKind::Article || kind.is_division()
        };
        let head = path.into_iter().rev().filter(|&i| i < act.provisions.len()).find(heads);
        let (label, heading) = head
            .map_or_else(Default::default, |i| (act.provisions[i].label.clone(), act.provisions[i].heading.clone()));
        Self { unit, head, label, heading }
    }

    /// A passage that begins with the provision `index`.
    fn passage(&self, act: &Act, index: usize, text: String) -> Passage {
        let path = act.path(index);
        let repealed = path.iter().filter_map(|&i| act.provisions.get(i)).any(|p| p.state == ProvisionState::Repealed);
        Passage {
            eid: act.provisions.get(index).map_or_else(|| self.unit.eid.clone(), |p| p.eid.clone()),
            unit: self.unit.eid.clone(),
            label: self.label.clone(),
            heading: self.heading.clone(),
            text,
            repealed,
        }
    }
}

/// The passages of a run of provisions; several when it is long.
fn split(act: &Act, page: &Page, run: Range<usize>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for index in run {
        for line in lines(act, page, index) {
            match passages.last_mut() {
                Some(open) if open.text.is_empty() => open.text = line,
                Some(_) if line.is_empty() => {}
                Some(open) if open.text.len() + line.len() < LONGEST => {
                    open.text.push('\n');
                    open.text.push_str(&line);
                }
                _ => passages.push(page.passage(act, index, line)),
            }
        }
    }
    passages
}

/// A provision's lines: number, heading and text in one, then one per row of its table. The page's own number and
/// heading are left out, they stand beside the text.
fn lines(act: &Act, page: &Page, index: usize) -> Vec<String> {
    let provision = &act.provisions[index];
    let mut parts: Vec<&str> = Vec::new();
    if page.head != Some(index) {
        parts.extend([provision.label.as_str(), provision.heading.as_str()]);
    }
    parts.push(&provision.text);
    parts.retain(|part| !part.is_empty());
    let rows = provision.table.iter().flat_map(|table| &table.rows).map(|row| {
        let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).filter(|cell| !cell.is_empty()).collect();
        cells.join(" | ")
    });
    std::iter::once(parts.join(" ")).chain(rows).collect()
}
