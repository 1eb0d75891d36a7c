//! Nesting: which provisions are open, what a new one closes, and what it stands in.

use super::Builder;
use legislation::{Provision, ProvisionKind};

/// Whether point `next` continues a list after point `number`: 3 or 2-1 after 2, 3 after 2-1.
fn follows(number: &str, next: &str) -> bool {
    let parts = |n: &str| -> Vec<u32> { n.split('-').filter_map(|part| part.parse().ok()).collect() };
    let (number, next) = (parts(number), parts(next));
    next > number && next.first().copied() <= number.first().map(|n| n + 1)
}

/// How deep a kind stands; a provision closes everything of its own rank and below.
pub(super) fn rank(kind: ProvisionKind) -> u8 {
    match kind {
        ProvisionKind::Attachment | ProvisionKind::Signature | ProvisionKind::Preamble => 0,
        ProvisionKind::Transitional => 1,
        ProvisionKind::Part => 2,
        ProvisionKind::Section => 3,
        ProvisionKind::Chapter => 4,
        ProvisionKind::Subchapter => 5,
        ProvisionKind::Article => 6,
        ProvisionKind::Paragraph => 7,
        ProvisionKind::Point => 8,
        ProvisionKind::Alinea | ProvisionKind::Table | ProvisionKind::Heading => 9,
    }
}

impl Builder {
    pub(super) fn innermost(&self, kind: ProvisionKind) -> Option<usize> {
        self.open.iter().rev().copied().find(|&i| self.provisions[i].kind == kind)
    }

    pub(super) fn close_all(&mut self) {
        self.open.clear();
        self.depths.clear();
    }

    pub(super) fn pop(&mut self) {
        self.open.pop();
        self.depths.pop();
    }

    /// Adds a provision under what is open and opens it.
    pub(super) fn push(&mut self, kind: ProvisionKind, number: &str, depth: Option<u16>) -> usize {
        if let Some(depth) = depth {
            while self.depths.last().is_some_and(|d| d.is_none_or(|d| d >= depth)) {
                self.pop();
            }
        } else {
            let own = rank(kind);
            while let Some(&top) = self.open.last() {
                let top_kind = self.provisions[top].kind;
                let nested_attachment = kind == ProvisionKind::Attachment && top_kind == ProvisionKind::Attachment;
                // Unnumbered passages do not nest in each other, and nothing nests in a heading or a preamble.
                let closes = rank(top_kind) >= own
                    || rank(top_kind) == 9
                    || (top_kind == ProvisionKind::Preamble && own < 8 && own > 0);
                if nested_attachment || !closes || (top_kind == ProvisionKind::Attachment && own > 0) {
                    break;
                }
                self.pop();
            }
        }
        self.add(kind, number, depth)
    }

    /// Adds a provision under the innermost open one, whatever its kind, and opens it.
    pub(super) fn add(&mut self, kind: ProvisionKind, number: &str, depth: Option<u16>) -> usize {
        let parent = self.open.last().copied();
        let eid = self.eid(kind, number, parent, depth);
        let index = self.provisions.len();
        let blank = Provision::blank(eid, kind, parent.map(|p| p as u32));
        self.provisions.push(Provision { number: number.to_owned(), ..blank });
        self.open.push(index);
        self.depths.push(depth);
        index
    }

    /// Closes a point when the unnumbered text that comes belongs to the paragraph: text between two points of a list is
    /// a further passage of the first («часть вторая подпункта 9)»); text after the last point belongs to the paragraph,
    /// unless that point announced a list («… следующих условий:») that has not ended.
    pub(super) fn settle_point(&mut self) {
        let Some(depth) = self.open.iter().rposition(|&i| self.provisions[i].kind == ProvisionKind::Point) else {
            return;
        };
        let index = self.open[depth];
        if self.depths[depth].is_some() {
            return;
        }
        if self.next_point.as_deref().is_some_and(|next| follows(&self.provisions[index].number, next)) {
            return;
        }
        let announces = self.provisions[index].text.ends_with(':');
        let last = self.provisions.last().map_or("", |p| p.text.as_str());
        if !(announces && last.ends_with([':', ';', ','])) {
            self.open.truncate(depth);
            self.depths.truncate(depth);
        }
    }

    /// The attachment or second run that is open; articles and by-law paragraphs are numbered inside it.
    pub(super) fn container(&self) -> Option<usize> {
        self.open
            .iter()
            .rev()
            .copied()
            .find(|&i| matches!(self.provisions[i].kind, ProvisionKind::Attachment | ProvisionKind::Transitional))
    }
}
