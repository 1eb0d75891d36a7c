//! `Builder`: the open divisions and provisions while an act is read, line by line.

mod eid;
mod nesting;
mod outline;
mod remark;
mod second_run;

use super::{facts, german, lines};
use crate::source::{Block, BlockKind, Marked, SourceDocument};
use legislation::{
    Act, ActId, EId, Lang, Note, NoteKind, Problem, ProblemKind, Provision, ProvisionKind, ProvisionState, SourceLink,
    TextSpan,
};
use remark::Remark;
use std::collections::HashMap;

/// An act in the making.
pub(super) struct Builder {
    file: String,
    id: ActId,
    lang: Lang,
    provisions: Vec<Provision>,
    notes: Vec<Note>,
    problems: Vec<Problem>,
    /// Open provisions from the top down.
    open: Vec<usize>,
    /// Depths given by the source for the open provisions, where it gives them.
    depths: Vec<Option<u16>>,
    /// How often an id was given out.
    seen: HashMap<EId, usize>,
    /// How many unnumbered passages of a kind each provision has.
    unnumbered: HashMap<(Option<usize>, ProvisionKind), usize>,
    /// Whether the last block was a heading that a further heading would continue.
    heading_open: bool,
    /// Whether the last block was an editorial note that a further line would continue.
    editorial_open: bool,
    remark: Remark,
    /// The number of the point that comes after the unnumbered passages from here on.
    next_point: Option<String>,
}

impl Builder {
    pub(super) fn new(document: &SourceDocument) -> Self {
        Self {
            file: document.file.clone(),
            id: document.id.clone(),
            lang: document.lang,
            provisions: Vec::new(),
            notes: Vec::new(),
            problems: Vec::new(),
            open: Vec::new(),
            depths: Vec::new(),
            seen: HashMap::new(),
            unnumbered: HashMap::new(),
            heading_open: false,
            editorial_open: false,
            remark: Remark::default(),
            next_point: None,
        }
    }

    /// Whether a title may follow: the last block opened a division that has none yet.
    pub(super) fn expects_heading(&self) -> bool {
        self.open.last().is_some_and(|&i| {
            let p = &self.provisions[i];
            i + 1 == self.provisions.len()
                && p.kind.is_division()
                && p.heading.is_empty()
                && p.text.is_empty()
                && p.notes.len() <= usize::from(self.remark.given_to == Some(i))
        })
    }

    /// Whether `number` is inserted after the article now open: 22-1 after 22 or 21-3.
    pub(super) fn continues_articles(&self, number: &str) -> bool {
        let Some((base, _)) = number.split_once('-') else { return false };
        self.innermost(ProvisionKind::Article)
            .is_some_and(|i| self.provisions[i].number.split('-').next() == Some(base))
    }

    /// Whether an opening is the heading of the article now open, once more.
    pub(super) fn repeats_article(&self, opening: &lines::Opening) -> bool {
        opening.kind == ProvisionKind::Article
            && self.innermost(ProvisionKind::Article).is_some_and(|i| self.provisions[i].number == opening.number)
    }

    /// A division or an article begins.
    pub(super) fn division(&mut self, opening: &lines::Opening, block: Block) {
        if opening.kind == ProvisionKind::Article && opening.number == "1" {
            self.open_second_run();
        }
        let rest = block.text[opening.text_at..].trim();
        let label = block.text[..opening.label_len].trim().to_owned();
        let kind = if opening.kind == ProvisionKind::Section && label.to_lowercase().starts_with("подраздел") {
            ProvisionKind::Subchapter
        } else {
            opening.kind
        };
        let index = self.push(kind, &opening.number, None);
        let provision = &mut self.provisions[index];
        provision.label = label;
        rest.clone_into(&mut provision.heading);
        provision.anchors = block.anchors;
        if lines::says_excluded(rest) {
            provision.state = ProvisionState::Repealed;
        }
        self.take_remark(index);
        self.heading_open = true;
        self.editorial_open = false;
    }

    /// Says which point comes next, before a block is given.
    pub(super) fn expect(&mut self, next_point: Option<String>) {
        self.next_point = next_point;
    }

    /// An article whose text follows its number on the same line.
    pub(super) fn inline_article(&mut self, opening: &lines::Opening, block: Block) {
        if opening.number == "1" {
            self.open_second_run();
        }
        let (text, links) = cut(&block, opening.text_at);
        let index = self.push(ProvisionKind::Article, &opening.number, None);
        let provision = &mut self.provisions[index];
        block.text[..opening.label_len].trim().clone_into(&mut provision.label);
        provision.text = text;
        provision.links = links;
        provision.anchors = block.anchors;
        self.take_remark(index);
        self.heading_open = false;
        self.editorial_open = false;
    }

    /// A paragraph «3.» or a point «2)» begins.
    pub(super) fn numbered(&mut self, opening: &lines::Opening, block: Block) {
        let is_note = matches!(block.kind, BlockKind::Note(_));
        let (text, links) = cut(&block, opening.text_at);
        let index = self.push(opening.kind, &opening.number, None);
        let excluded = lines::says_excluded(&text);
        let provision = &mut self.provisions[index];
        provision.label = block.text[..opening.label_len].to_owned();
        provision.anchors = block.anchors;
        if excluded {
            provision.state = ProvisionState::Repealed;
            provision.notes.push(Note { kind: NoteKind::Amendment, text });
        } else {
            provision.text = text;
            provision.links = links;
        }
        self.heading_open = false;
        self.editorial_open = false;
        debug_assert!(!is_note || excluded, "only a remark that a number is gone makes a provision of a note");
    }

    /// A provision the source marks outright.
    pub(super) fn marked(&mut self, marked: Marked, block: Block) {
        if marked.kind == ProvisionKind::Article && marked.number == "1" && marked.depth.is_none() {
            self.open_second_run();
        }
        let index = self.push(marked.kind, &marked.number, marked.depth);
        let excluded = marked.repealed || lines::says_excluded(&marked.heading) || lines::says_excluded(&block.text);
        let provision = &mut self.provisions[index];
        provision.label = marked.label;
        provision.heading = marked.heading;
        provision.text = block.text;
        provision.links = block.links;
        provision.anchors = block.anchors;
        if excluded {
            provision.state = ProvisionState::Repealed;
        }
        self.heading_open = false;
        self.editorial_open = false;
    }

    /// A title without a number: of the division just opened, of an attachment, or of what follows.
    pub(super) fn heading(&mut self, block: Block) {
        if let Some(&index) = self.open.last()
            && index + 1 == self.provisions.len()
            && (self.provisions[index].kind.is_division() || self.provisions[index].kind == ProvisionKind::Article)
            && (self.heading_open
                || self.provisions[index].kind.is_division() && self.provisions[index].heading.is_empty())
        {
            let provision = &mut self.provisions[index];
            if !provision.heading.is_empty() {
                provision.heading.push(' ');
            }
            provision.heading.push_str(&block.text);
            provision.anchors.extend(block.anchors);
            self.heading_open = true;
            return;
        }
        // «Форма» or a date may stand between an annex's label and its title.
        let untitled = self.innermost(ProvisionKind::Attachment).filter(|&i| {
            let only_passages =
                self.provisions[i + 1..].iter().all(|p| matches!(p.kind, ProvisionKind::Alinea | ProvisionKind::Table));
            self.provisions[i].heading.is_empty() && only_passages
        });
        if let Some(index) = untitled {
            self.provisions[index].heading = block.text;
            self.provisions[index].anchors.extend(block.anchors);
            return;
        }
        let index = self.push(ProvisionKind::Heading, "", None);
        let provision = &mut self.provisions[index];
        provision.heading = block.text;
        provision.anchors = block.anchors;
        self.heading_open = false;
        self.editorial_open = false;
    }

    /// A passage without a number.
    pub(super) fn passage(&mut self, block: Block) {
        self.editorial_open = false;
        self.heading_open = false;
        let (text, links) = cut(&block, 0);
        if text.is_empty() {
            return;
        }
        if self.open.is_empty() && (self.provisions.is_empty() || self.provisions[0].kind == ProvisionKind::Heading) {
            let index = self.push(ProvisionKind::Preamble, "", None);
            let provision = &mut self.provisions[index];
            provision.text = text;
            provision.links = links;
            provision.anchors = block.anchors;
            return;
        }
        self.settle_point();
        if let Some(&index) = self.open.last() {
            let untouched = index + 1 == self.provisions.len();
            let provision = &mut self.provisions[index];
            let takes_text = !provision.kind.is_division() && provision.kind != ProvisionKind::Heading;
            if takes_text && untouched && provision.text.is_empty() && provision.state == ProvisionState::InForce {
                provision.text = text;
                provision.links = links;
                provision.anchors.extend(block.anchors);
                return;
            }
        }
        let index = self.push(ProvisionKind::Alinea, "", None);
        let provision = &mut self.provisions[index];
        provision.text = text;
        provision.links = links;
        provision.anchors = block.anchors;
    }

    /// A table.
    pub(super) fn table(&mut self, block: Block) {
        let BlockKind::Table(table) = block.kind else { return };
        let index = self.push(ProvisionKind::Table, "", None);
        self.provisions[index].table = Some(table);
        self.provisions[index].anchors = block.anchors;
        self.heading_open = false;
        self.editorial_open = false;
    }

    /// An annex or an approved document begins.
    pub(super) fn attachment(&mut self, block: Block) {
        let nested = facts::annexed_to_attachment(&block.text);
        let outer = self.provisions.iter().rposition(|p| p.kind == ProvisionKind::Attachment && p.parent.is_none());
        self.close_all();
        if let (true, Some(outer)) = (nested, outer) {
            self.open.push(outer);
            self.depths.push(None);
        }
        let index = self.push(ProvisionKind::Attachment, "", None);
        self.provisions[index].label = block.text;
        self.provisions[index].anchors = block.anchors;
        self.heading_open = true;
        self.editorial_open = false;
    }

    /// Who signed.
    pub(super) fn signature(&mut self, block: Block) {
        self.close_all();
        let index = self.push(ProvisionKind::Signature, "", None);
        self.provisions[index].text = block.text;
        self.provisions[index].anchors = block.anchors;
        self.close_all();
        self.editorial_open = false;
    }

    /// The act, with what the text itself tells about it.
    pub(super) fn finish(mut self, document: SourceDocument) -> (Act, Vec<Problem>) {
        let meta = document.meta;
        let kind = meta.kind.unwrap_or_else(|| match document.lang {
            Lang::DE => german::kind(&meta.title),
            _ => facts::kind(&meta.title, &meta.requisites),
        });
        let mut act = Act {
            id: document.id,
            lang: document.lang,
            kind,
            number: meta.number.or_else(|| facts::number(&meta.requisites)),
            date: meta.date.or_else(|| facts::date(&meta.requisites)),
            text_date: meta.text_date,
            status: facts::status(&meta.status),
            title: meta.title,
            requisites: meta.requisites,
            status_text: meta.status,
            source: meta.source,
            fictional: meta.fictional,
            notes: std::mem::take(&mut self.notes),
            provisions: std::mem::take(&mut self.provisions),
        };
        facts::complete(&mut act);
        if act.title.trim().is_empty() {
            // A text without a title is listed under its id: a link needs words.
            act.id.as_str().replace(['-', '_'], " ").trim().clone_into(&mut act.title);
            self.problem(ProblemKind::Metadata, None, "the source gives no title".to_owned());
        }
        let mut problems = document.problems;
        problems.append(&mut self.problems);
        super::repair::report_gaps(&act, &self.file, &mut problems);
        super::repair::report_look_alikes(&act, &self.file, &mut problems);
        (act, problems)
    }

    fn problem(&mut self, kind: ProblemKind, eid: Option<EId>, detail: String) {
        self.problems.push(Problem {
            kind,
            file: self.file.clone(),
            act: Some(self.id.clone()),
            lang: Some(self.lang),
            eid,
            detail,
        });
    }
}

/// A block's text from `at`, trimmed, with its links moved along.
fn cut(block: &Block, at: usize) -> (String, Vec<SourceLink>) {
    let rest = block.text.get(at..).unwrap_or("");
    let start = at + rest.len() - rest.trim_start().len();
    let text = rest.trim().to_owned();
    let links = block
        .links
        .iter()
        .filter(|link| link.span.start() >= start && link.span.end() <= start + text.len() && !link.span.is_empty())
        .map(|link| SourceLink {
            span: TextSpan::new(link.span.start() - start, link.span.end() - start),
            href: link.href.clone(),
        })
        .collect();
    (text, links)
}
