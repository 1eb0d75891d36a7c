//! An act as Anyq itself wrote it (`publication::document`): read back as it was, every id, remark and cell.
//!
//! Only a document that is whole is taken: one that another hand has changed so that something does not fit is read like
//! any other Akoma Ntoso.

use legislation::act::Cell;
use legislation::{
    Act, ActId, ActKind, ActStatus, Date, EId, Lang, Note, NoteKind, Provision, ProvisionKind, ProvisionState,
    SourceLink, Table, TextSpan,
};
use publication::{NAMESPACE, number_of};
use roxmltree::Node;
use std::collections::BTreeSet;

/// Deeper than this Anyq writes nothing.
const MAX_DEPTH: u16 = 200;

/// The act of an element `act`; `None` when it is not one of ours, or not any more.
pub(super) fn read(act: Node<'_, '_>) -> Option<Act> {
    let meta = child(act, "meta")?;
    let own = child(meta, "proprietary")?.children().find(|n| n.has_tag_name((NAMESPACE, "act")))?;
    let spoken = |name: &str| own.children().find(|n| n.has_tag_name((NAMESPACE, name))).map(text);
    let day = |name: &str| own.attribute(name).map(|day| Date::parse(day).ok_or(())).transpose().ok();
    let mut read = Act::blank(
        ActId::parse(own.attribute("id")?).ok()?,
        Lang::from_code(own.attribute("lang")?)?,
        ActKind::from_slug(own.attribute("kind")?)?,
        spoken("title").unwrap_or_default(),
    );
    read.requisites = spoken("requisites").unwrap_or_default();
    read.number = own.attribute("number").map(str::to_owned);
    read.date = day("date")?;
    read.text_date = day("textDate")?;
    read.status = ActStatus::from_slug(own.attribute("status")?)?;
    read.status_text = spoken("status").unwrap_or_default();
    read.source = own.attribute("source").map(str::to_owned);
    read.fictional = spoken("fictional").is_some();
    let notes = child(meta, "notes").into_iter().flat_map(|notes| notes.children().filter(Node::is_element));
    read.notes = notes.filter_map(note).collect();
    let mut tree = Tree { provisions: Vec::new() };
    tree.document(act, None, 0)?;
    read.provisions = tree.provisions;
    let ids: BTreeSet<&EId> = read.provisions.iter().map(|p| &p.eid).collect();
    (ids.len() == read.provisions.len()).then_some(read)
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|n| n.is_element() && n.tag_name().name() == name)
}

/// A text exactly as it stands, without remarks.
fn text(node: Node<'_, '_>) -> String {
    passage(node).0
}

/// The text of an element with its links, without the remarks in it.
fn passage(node: Node<'_, '_>) -> (String, Vec<SourceLink>) {
    let (mut all, mut links) = (String::new(), Vec::new());
    for part in node.children() {
        if part.is_text() {
            all.push_str(part.text().unwrap_or_default());
        } else if part.is_element() && part.tag_name().name() != "authorialNote" {
            let inner = words_below(part);
            if let Some(href) = part.attribute("href") {
                let span = TextSpan::new(all.len(), all.len() + inner.len());
                links.push(SourceLink { span, href: href.to_owned() });
            }
            all.push_str(&inner);
        }
    }
    (all, links)
}

/// The text below an element, remarks left out.
fn words_below(node: Node<'_, '_>) -> String {
    let is_remark = |n: Node<'_, '_>| n.tag_name().name() == "authorialNote";
    let outside = |n: &Node<'_, '_>| !n.ancestors().take_while(|a| *a != node).any(is_remark);
    node.descendants().filter(Node::is_text).filter(outside).filter_map(|n| n.text()).collect()
}

/// A remark in an element `authorialNote` or `note`.
fn note(node: Node<'_, '_>) -> Option<Note> {
    let kind = match node.attribute("class")? {
        "amendment" => NoteKind::Amendment,
        "editorial" => NoteKind::Editorial,
        _ => return None,
    };
    Some(Note { kind, text: text(child(node, "p")?) })
}

/// The remarks that stand in an element, in order.
fn remarks(node: Node<'_, '_>) -> impl Iterator<Item = Note> {
    node.children().filter(|n| n.tag_name().name() == "authorialNote").filter_map(note)
}

/// The provisions read so far.
struct Tree {
    provisions: Vec<Provision>,
}

impl Tree {
    /// Preamble, body, conclusions and attachments of an act, or of a document attached to it.
    fn document(&mut self, node: Node<'_, '_>, parent: Option<u32>, depth: u16) -> Option<()> {
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "preamble" => self.preamble(part, parent)?,
                "body" | "mainBody" => self.inside(part, parent, depth)?,
                "conclusions" => {
                    for line in part.children().filter(Node::is_element) {
                        let signature = child(line, "signature")?;
                        self.spoken(line, signature, ProvisionKind::Signature, parent)?;
                    }
                }
                "attachments" => {
                    for attachment in part.children().filter(Node::is_element) {
                        self.attachment(attachment, parent, depth)?;
                    }
                }
                "meta" | "preface" => {}
                _ => return None,
            }
        }
        Some(())
    }

    fn preamble(&mut self, node: Node<'_, '_>, parent: Option<u32>) -> Option<()> {
        let mut lines = node.children().filter(Node::is_element);
        let own = self.spoken(node, lines.next()?, ProvisionKind::Preamble, parent)?;
        for line in lines {
            self.spoken(line, line, ProvisionKind::Alinea, Some(own))?;
        }
        Some(())
    }

    /// A provision that is a text: `named` has its id, `said` its words.
    fn spoken(
        &mut self,
        named: Node<'_, '_>,
        said: Node<'_, '_>,
        kind: ProvisionKind,
        parent: Option<u32>,
    ) -> Option<u32> {
        let index = self.push(named, kind, parent)?;
        self.words(said)?;
        Some(index)
    }

    /// A provision with the id, the number and the state of this element; its index.
    fn push(&mut self, node: Node<'_, '_>, kind: ProvisionKind, parent: Option<u32>) -> Option<u32> {
        let eid = EId::parse(node.attribute("eId")?).ok()?;
        let mut provision = Provision::blank(eid, kind, parent);
        let own = |name: &str| node.attribute((NAMESPACE, name));
        let number = own("number").unwrap_or_else(|| number_of(kind, provision.eid.as_str())).to_owned();
        provision.number = number;
        provision.anchors = own("anchors").into_iter().flat_map(|all| all.split(' ')).map(str::to_owned).collect();
        provision.state = match node.attribute("status") {
            Some("removed") => ProvisionState::Repealed,
            Some(_) => return None,
            None => ProvisionState::InForce,
        };
        let index = u32::try_from(self.provisions.len()).ok()?;
        self.provisions.push(provision);
        Some(index)
    }

    /// The words of an element are the text of the provision read last.
    fn words(&mut self, node: Node<'_, '_>) -> Option<()> {
        let last = self.provisions.last_mut()?;
        (last.text, last.links) = passage(node);
        last.notes.extend(remarks(node));
        Some(())
    }

    /// The provisions that stand in an element.
    fn inside(&mut self, node: Node<'_, '_>, parent: Option<u32>, depth: u16) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        for part in node.children().filter(Node::is_element) {
            let said = matches!(part.tag_name().name(), "num" | "heading" | "intro" | "content");
            if said || part.attribute("name") == Some("nothing") {
                continue;
            }
            let index = self.push(part, kind(part)?, parent)?;
            self.head(part)?;
            for around in ["intro", "content"].iter().filter_map(|name| child(part, name)) {
                self.own_text(around)?;
            }
            self.inside(part, Some(index), depth + 1)?;
        }
        Some(())
    }

    fn head(&mut self, node: Node<'_, '_>) -> Option<()> {
        let last = self.provisions.last_mut()?;
        if let Some(num) = child(node, "num") {
            last.label = text(num);
            last.notes.extend(remarks(num));
        }
        if let Some(heading) = child(node, "heading") {
            last.heading = text(heading);
            last.notes.extend(remarks(heading));
        }
        Some(())
    }

    /// Paragraph and table of the provision read last.
    fn own_text(&mut self, node: Node<'_, '_>) -> Option<()> {
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "p" => self.words(part)?,
                "table" => self.provisions.last_mut()?.table = Some(table(part)),
                _ => return None,
            }
        }
        Some(())
    }

    fn attachment(&mut self, node: Node<'_, '_>, parent: Option<u32>, depth: u16) -> Option<()> {
        if depth > MAX_DEPTH {
            return None;
        }
        let index = self.push(node, ProvisionKind::Attachment, parent)?;
        self.head(node)?;
        let doc = child(node, "doc")?;
        if let Some(preface) = child(doc, "preface") {
            self.own_text(preface)?;
        }
        self.document(doc, Some(index), depth + 1)
    }
}

fn table(node: Node<'_, '_>) -> Table {
    let is_said = |n: &Node<'_, '_>| n.is_element() && n.attribute("class") != Some("nothing");
    let cell = |td: Node<'_, '_>| {
        let span = |name: &str| td.attribute(name).and_then(|n| n.parse().ok()).unwrap_or(1);
        let lines: Vec<String> = td.children().filter(Node::is_element).map(text).collect();
        Cell {
            text: lines.join("\n"),
            colspan: span("colspan"),
            rowspan: span("rowspan"),
            heading: td.tag_name().name() == "th",
        }
    };
    let rows = node.children().filter(is_said).map(|tr| tr.children().filter(is_said).map(cell).collect()).collect();
    Table { rows }
}

/// Which provision an element is.
fn kind(node: Node<'_, '_>) -> Option<ProvisionKind> {
    Some(match (node.tag_name().name(), node.attribute("name")) {
        ("part", _) => ProvisionKind::Part,
        ("section", _) => ProvisionKind::Section,
        ("chapter", _) => ProvisionKind::Chapter,
        ("subchapter", _) => ProvisionKind::Subchapter,
        ("article", _) => ProvisionKind::Article,
        ("paragraph", _) => ProvisionKind::Paragraph,
        ("point", _) => ProvisionKind::Point,
        ("alinea", _) => ProvisionKind::Alinea,
        ("transitional", _) => ProvisionKind::Transitional,
        ("hcontainer", Some("preamble")) => ProvisionKind::Preamble,
        ("hcontainer", Some("table")) => ProvisionKind::Table,
        ("hcontainer", Some("heading")) => ProvisionKind::Heading,
        ("hcontainer", Some("signature")) => ProvisionKind::Signature,
        ("hcontainer", Some("attachment")) => ProvisionKind::Attachment,
        _ => return None,
    })
}
