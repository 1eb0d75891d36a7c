//! `Passage`s of an act: what one search result shows, cut so that every text of the act is in exactly one of them.

use legislation::bundle::Passage;
use legislation::{Act, ProvisionKind, ProvisionState, Unit};
use std::ops::Range;

/// Longest passage, bytes of text, before it is split between its provisions (~6,000 Cyrillic letters).
pub const LONGEST: usize = 12_000;

/// Paragraphs of one page are joined to passages of up to so many bytes of text: most articles are one passage. What a
/// passage costs a phone is its length, so that few long ones are better than many short ones; which paragraph of it
/// answers, the snippet tells.
pub const JOINED: usize = 4_000;

/// The passages of an act in document order.
///
/// Paragraphs of an article, or of a page of a by-law, are joined up to [`JOINED`] bytes; so is what stands between them
/// (an article's own text, its points, tables, a preamble). Repealed paragraphs and signatures stand alone. Every page
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
    let mut passages: Vec<Passage> = Vec::new();
    for passage in runs.into_iter().flat_map(|run| split(act, &page, run)) {
        match passages.last_mut().filter(|last| may_join(last, &passage)) {
            Some(last) => join(last, passage),
            None => passages.push(passage),
        }
    }
    if passages.len() > 1 {
        // An article without a text of its own before its first paragraph.
        passages.retain(|passage| !passage.text.is_empty());
    }
    if passages.is_empty() {
        passages.push(page.passage(act, unit.first as usize, String::new()));
    }
    passages
}

fn may_join(first: &Passage, next: &Passage) -> bool {
    let fits = first.text.len() + next.text.len() < JOINED;
    fits && first.repealed == next.repealed && !is_signature(first) && !is_signature(next)
}

fn join(first: &mut Passage, next: Passage) {
    if first.text.is_empty() {
        let unit = std::mem::take(&mut first.more);
        *first = Passage { more: unit, ..next };
        return;
    }
    if next.text.is_empty() {
        return;
    }
    first.text.push('\n');
    first.more.push((first.text.len() as u32, next.eid));
    first.text.push_str(&next.text);
}

/// Whether a passage only says who signed.
pub(crate) fn is_signature(passage: &Passage) -> bool {
    let last_step = passage.eid.as_str().rsplit("__").next().unwrap_or_default();
    last_step.starts_with(ProvisionKind::Signature.eid_name())
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
            more: Vec::new(),
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
