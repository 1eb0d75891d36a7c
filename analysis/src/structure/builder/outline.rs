//! The `Builder` where the source's headings have levels: German law on pages of Markdown.

use super::nesting::rank;
use super::{Builder, cut};
use crate::source::Block;
use crate::structure::german;
use legislation::{Note, NoteKind, ProvisionKind, ProvisionState};

impl Builder {
    /// A heading of the given level: it closes what stands at its level or deeper.
    pub(in crate::structure) fn outline(&mut self, heading: &german::Heading, level: u16, block: Block) {
        if heading.kind == ProvisionKind::Attachment {
            // An annex belongs to the act or to an annex that is open, not to the act's last chapter.
            while let Some(&top) = self.open.last() {
                let holds = self.provisions[top].kind == ProvisionKind::Attachment
                    && self.depths.last().is_some_and(|depth| depth.is_some_and(|depth| depth < level));
                if holds {
                    break;
                }
                self.pop();
            }
        }
        let index = self.push(heading.kind, &heading.number, Some(level));
        let provision = &mut self.provisions[index];
        heading.label.clone_into(&mut provision.label);
        heading.words.clone_into(&mut provision.heading);
        provision.anchors = block.anchors;
        if german::says_gone(heading.words) || heading.words.ends_with("(weggefallen)") {
            provision.state = ProvisionState::Repealed;
        }
        self.heading_open = false;
        self.editorial_open = false;
    }

    /// A passage, a paragraph «(1)» or a point «1.», «a)» of German law; points stand in each other by their numbers.
    pub(in crate::structure) fn german_line(&mut self, block: Block) {
        let Some(opening) = german::numbered(&block.text) else {
            let fresh = self.open.last().filter(|&&i| {
                let provision = &self.provisions[i];
                i + 1 == self.provisions.len()
                    && provision.kind == ProvisionKind::Article
                    && provision.text.is_empty()
                    && german::says_gone(&block.text)
            });
            match fresh {
                Some(&index) => self.gone(index, block.text),
                None => self.passage(block),
            }
            return;
        };
        if opening.kind == ProvisionKind::Point {
            let own = german::point_level(&opening.number);
            while let Some(&top) = self.open.last() {
                let top = &self.provisions[top];
                let closes =
                    rank(top.kind) == 9 || top.kind == ProvisionKind::Point && german::point_level(&top.number) >= own;
                if !closes {
                    break;
                }
                self.pop();
            }
        }
        let (text, links) = cut(&block, opening.text_at);
        let index = if opening.kind == ProvisionKind::Point {
            self.add(opening.kind, &opening.number, None)
        } else {
            self.push(opening.kind, &opening.number, None)
        };
        block.text[..opening.label_len].clone_into(&mut self.provisions[index].label);
        self.provisions[index].anchors = block.anchors;
        if german::says_gone(&text) {
            self.gone(index, text);
        } else {
            self.provisions[index].text = text;
            self.provisions[index].links = links;
        }
        self.heading_open = false;
        self.editorial_open = false;
    }

    /// The remark in the place of a provision that is gone.
    fn gone(&mut self, index: usize, text: String) {
        self.provisions[index].state = ProvisionState::Repealed;
        self.provisions[index].notes.push(Note { kind: NoteKind::Amendment, text });
    }
}
