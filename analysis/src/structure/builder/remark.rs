//! A remark of a source, and the provision it is about.

use super::Builder;
use crate::source::Block;
use crate::structure::{facts, lines};
use legislation::{Note, NoteKind, ProvisionKind, ProvisionState};

impl Builder {
    /// A remark about what stands before it.
    pub(in crate::structure) fn note(&mut self, kind: NoteKind, block: &Block) {
        let note = Note { kind, text: block.text.clone() };
        let continues = kind == NoteKind::Editorial && self.editorial_open;
        self.editorial_open = kind == NoteKind::Editorial;
        let Some(index) = self.note_holder(&block.text) else {
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
