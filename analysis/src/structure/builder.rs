//! `Builder`: the open divisions and provisions while an act is read, line by line.

mod outline;

use super::{facts, german, lines};
use crate::source::{Block, BlockKind, Marked, SourceDocument};
use legislation::{
    Act, ActId, EId, Lang, Note, NoteKind, Problem, ProblemKind, Provision, ProvisionKind, ProvisionState, SourceLink,
    TextSpan,
};
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
    /// The number of the point that comes after the unnumbered passages from here on.
    next_point: Option<String>,
}

/// Whether point `next` continues a list after point `number`: 3 or 2-1 after 2, 3 after 2-1.
fn follows(number: &str, next: &str) -> bool {
    let parts = |n: &str| -> Vec<u32> { n.split('-').filter_map(|part| part.parse().ok()).collect() };
    let (number, next) = (parts(number), parts(next));
    next > number && next.first().copied() <= number.first().map(|n| n + 1)
}

/// How deep a kind stands; a provision closes everything of its own rank and below.
fn rank(kind: ProvisionKind) -> u8 {
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
                && p.notes.is_empty()
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
        self.heading_open = true;
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

    /// A remark about what stands before it.
    pub(super) fn note(&mut self, kind: NoteKind, block: &Block) {
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

    fn innermost(&self, kind: ProvisionKind) -> Option<usize> {
        self.open.iter().rev().copied().find(|&i| self.provisions[i].kind == kind)
    }

    fn close_all(&mut self) {
        self.open.clear();
        self.depths.clear();
    }

    fn pop(&mut self) {
        self.open.pop();
        self.depths.pop();
    }

    /// Closes a point when the unnumbered text that comes belongs to the paragraph: text between two points of a list is
    /// a further passage of the first («часть вторая подпункта 9)»); text after the last point belongs to the paragraph,
    /// unless that point announced a list («… следующих условий:») that has not ended.
    fn settle_point(&mut self) {
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

    /// Articles start again at 1: what follows is a second run (transitional provisions) with ids of its own. The title
    /// that stands between the last article and this one becomes the run.
    fn open_second_run(&mut self) {
        let scope = self.container();
        let earlier = self
            .provisions
            .iter()
            .rposition(|p| p.kind == ProvisionKind::Article && p.number != "1" && self.container_of(p.parent) == scope);
        let Some(last_article) = earlier else { return };
        self.problem(ProblemKind::RestartedNumbers, None, "article numbers start again at 1".to_owned());
        let title =
            (last_article + 1..self.provisions.len()).find(|&i| self.provisions[i].kind == ProvisionKind::Heading);
        while self.open.last().is_some_and(|&i| Some(i) != scope) {
            self.pop();
        }
        let Some(title) = title else {
            self.push(ProvisionKind::Transitional, "", None);
            return;
        };
        let scope_id = scope.map(|i| self.provisions[i].eid.clone());
        let id = EId::child(scope_id.as_ref(), ProvisionKind::Transitional.eid_name(), "");
        let times = self.seen.entry(id.clone()).and_modify(|n| *n += 1).or_insert(1);
        let run = &mut self.provisions[title];
        run.eid = if *times == 1 { id } else { id.repeated(*times) };
        run.kind = ProvisionKind::Transitional;
        run.parent = scope.map(|i| i as u32);
        for later in &mut self.provisions[title + 1..] {
            if later.parent == scope.map(|i| i as u32) || later.parent.is_some_and(|p| (p as usize) < title) {
                later.parent = Some(title as u32);
            }
        }
        self.open.push(title);
        self.depths.push(None);
    }

    /// The attachment or second run that is open; articles and by-law paragraphs are numbered inside it.
    fn container(&self) -> Option<usize> {
        self.open
            .iter()
            .rev()
            .copied()
            .find(|&i| matches!(self.provisions[i].kind, ProvisionKind::Attachment | ProvisionKind::Transitional))
    }

    fn container_of(&self, mut parent: Option<u32>) -> Option<usize> {
        while let Some(index) = parent {
            let provision = &self.provisions[index as usize];
            if matches!(provision.kind, ProvisionKind::Attachment | ProvisionKind::Transitional) {
                return Some(index as usize);
            }
            parent = provision.parent;
        }
        None
    }

    /// Adds a provision under what is open and opens it.
    fn push(&mut self, kind: ProvisionKind, number: &str, depth: Option<u16>) -> usize {
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
    fn add(&mut self, kind: ProvisionKind, number: &str, depth: Option<u16>) -> usize {
        let parent = self.open.last().copied();
        let eid = self.eid(kind, number, parent, depth);
        let index = self.provisions.len();
        self.provisions.push(Provision {
            eid,
            kind,
            number: number.to_owned(),
            label: String::new(),
            heading: String::new(),
            text: String::new(),
            parent: parent.map(|p| p as u32),
            state: ProvisionState::InForce,
            notes: Vec::new(),
            links: Vec::new(),
            table: None,
            anchors: Vec::new(),
        });
        self.open.push(index);
        self.depths.push(depth);
        index
    }

    /// A fresh id. Articles, and paragraphs outside articles, are numbered through their container, so their ids carry
    /// no chapter; a number that occurs again gets `~2`.
    fn eid(&mut self, kind: ProvisionKind, number: &str, parent: Option<usize>, depth: Option<u16>) -> EId {
        let container = self.container();
        let holder = match kind {
            ProvisionKind::Article => container,
            ProvisionKind::Paragraph if depth.is_none() => self.innermost(ProvisionKind::Article).or(container),
            _ => parent,
        };
        let holder_id = holder.map(|i| self.provisions[i].eid.clone());
        let name = kind.eid_name();
        let numbered = if number.is_empty()
            && !matches!(kind, ProvisionKind::Preamble | ProvisionKind::Signature | ProvisionKind::Transitional)
        {
            self.ordinal(kind, parent).to_string()
        } else {
            number.to_owned()
        };
        let id = EId::child(holder_id.as_ref(), name, &numbered);
        let times = self.seen.entry(id.clone()).and_modify(|n| *n += 1).or_insert(1);
        if *times == 1 {
            return id;
        }
        let unique = id.repeated(*times);
        let kind_of_problem =
            if kind == ProvisionKind::Point { ProblemKind::RestartedNumbers } else { ProblemKind::DuplicateNumber };
        if !number.is_empty() {
            self.problem(kind_of_problem, Some(unique.clone()), format!("{id} occurs again"));
        }
        self.seen.insert(unique.clone(), 1);
        unique
    }

    /// The number of an unnumbered passage: its place among its parent's passages, the parent's own text being the first.
    fn ordinal(&mut self, kind: ProvisionKind, parent: Option<usize>) -> usize {
        let own_text = kind == ProvisionKind::Alinea && parent.is_some_and(|p| !self.provisions[p].text.is_empty());
        let count = self.unnumbered.entry((parent, kind)).or_insert(usize::from(own_text));
        *count += 1;
        *count
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
