//! A remark of a source, and the provision it is about.

use super::Builder;
use crate::source::Block;
use crate::structure::{facts, lines};
use legislation::{Note, NoteKind, ProvisionKind, ProvisionState};

/// The last remark of the database: where it was put, and the anchors in it.
#[derive(Default)]
pub(super) struct Remark {
    holder: Option<usize>,
    anchors: Vec<String>,
    /// The provision that it was given to, where that was another.
    pub(super) given_to: Option<usize>,
}

impl Builder {
    /// A remark about what stands before it.
    pub(in crate::structure) fn note(&mut self, kind: NoteKind, block: &Block) {
        let note = Note { kind, text: block.text.clone() };
        let continues = kind == NoteKind::Editorial && self.editorial_open;
        self.editorial_open = kind == NoteKind::Editorial;
        let holder = self.note_holder(&block.text);
        if !continues {
            self.remark = Remark { holder, ..Remark::default() };
        }
        self.remark.anchors.extend(block.anchors.iter().cloned());
        let Some(index) = holder else {
            join(&mut self.notes, note, continues);
            return;
        };
        let gone = kind == NoteKind::Amendment
            && self.provisions[index].kind == ProvisionKind::Article
            && index + 1 == self.provisions.len()
            && self.provisions[index].text.is_empty()
            && lines::note_says_excluded(&block.text);
        let provision = &mut self.provisions[index];
        if gone {
            provision.state = ProvisionState::Repealed;
        }
        join(&mut provision.notes, note, continues);
        provision.anchors.extend(block.anchors.iter().cloned());
    }

    /// Gives an article or a division that has just begun the database's own remark that stands right before its heading,
    /// with the anchors in it: such remarks stand before what they are about, and links to the article lead to them. One
    /// that names a part of what came before, or another article, stays where it is.
    pub(super) fn take_remark(&mut self, index: usize) {
        if !self.editorial_open {
            return;
        }
        let Remark { holder, anchors, .. } = std::mem::take(&mut self.remark);
        let notes = match holder {
            Some(holder) => &self.provisions[holder].notes,
            None => &self.notes,
        };
        let Some(note) = notes.last().filter(|note| note.kind == NoteKind::Editorial) else { return };
        let provision = &self.provisions[index];
        let is_about = match facts::note_subject(&note.text) {
            None => true,
            Some(ProvisionKind::Article) if provision.kind == ProvisionKind::Article => {
                facts::names_article(&note.text, &provision.number)
            }
            Some(kind) => kind == provision.kind && kind != ProvisionKind::Paragraph,
        };
        if !is_about || holder == Some(index) {
            return;
        }
        let note = match holder {
            Some(holder) => {
                let before = &mut self.provisions[holder];
                before.anchors.retain(|anchor| !anchors.contains(anchor));
                before.notes.pop()
            }
            None => self.notes.pop(),
        };
        let provision = &mut self.provisions[index];
        provision.notes.extend(note);
        provision.anchors.extend(anchors);
        self.remark.given_to = Some(index);
    }

    /// The provision a remark belongs to: the one it names by kind, else the article, else what is open.
    fn note_holder(&self, text: &str) -> Option<usize> {
        let names = facts::note_subject(text);
        names
            .and_then(|kind| self.innermost(kind))
            .or_else(|| self.innermost(ProvisionKind::Article))
            .or_else(|| self.open.last().copied())
    }
}

/// Adds a note, or joins it to the last one when the remark goes on.
fn join(notes: &mut Vec<Note>, note: Note, continues: bool) {
    match notes.last_mut() {
        Some(last) if continues && last.kind == note.kind => {
            last.text.push('\n');
            last.text.push_str(&note.text);
        }
        _ => notes.push(note),
    }
}
