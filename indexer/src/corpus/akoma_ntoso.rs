//! Akoma Ntoso XML of any version and profile: acts, bills and documents; debates and judgments are reported, not indexed.

mod own;

use super::{SourceFile, collapse, lang_of_path, problem, stem};
use analysis::source::{Block, BlockKind, Marked, SourceDocument, SourceFormat, SourceMeta};
use legislation::act::Cell;
use legislation::{
    ActId, ActKind, Date, Lang, NoteKind, Problem, ProblemKind, ProvisionKind, SourceLink, Table, TextSpan,
};
use roxmltree::{Document, Node, ParsingOptions};

/// Elements deeper than this are no law; their text is taken as one passage.
const MAX_DEPTH: u16 = 60;

/// Reads every act in the file (a collection holds several).
pub(super) fn read(file: &SourceFile) -> Vec<Result<SourceDocument, Problem>> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 4_000_000 };
    let text = file.text.trim_start_matches('\u{feff}');
    let xml = match Document::parse_with_options(text, options) {
        Ok(xml) => xml,
        Err(error) => {
            let cut_off =
                !text.trim_end().ends_with('>') || !text.contains("</akomaNtoso") && !text.contains(":akomaNtoso>");
            let kind = if cut_off { ProblemKind::CutOff } else { ProblemKind::Unreadable };
            let advice = if cut_off { "the file ends inside its mark-up" } else { "the file is not well-formed XML" };
            return vec![Err(problem(kind, &file.name, format!("{advice}: {error}")))];
        }
    };
    let texts: Vec<Node<'_, '_>> = xml
        .descendants()
        .filter(|n| matches!(name(*n), "act" | "bill" | "doc" | "portion") && n.is_element())
        .collect();
    // A document inside another one is its attachment.
    let tops: Vec<Node<'_, '_>> = texts
        .iter()
        .copied()
        .filter(|n| !n.ancestors().skip(1).any(|a| matches!(name(a), "act" | "bill" | "doc" | "portion")))
        .collect();
    let mut results = Vec::new();
    for (rank, act) in tops.iter().enumerate() {
        let mut document = document(*act, file, rank);
        if let Some(act) = own::read(*act) {
            document.id = act.id.clone();
            document.lang = act.lang;
            document.whole = Some(Box::new(act));
            results.push(Ok(document));
        } else if document.blocks.iter().any(|b| !b.text.is_empty()) {
            results.push(Ok(document));
        }
    }
    if results.is_empty() {
        results.push(Err(problem(
            ProblemKind::NoText,
            &file.name,
            "no act, bill or document in this file (a debate or a judgment?)",
        )));
    }
    results
}

fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

fn document(act: Node<'_, '_>, file: &SourceFile, rank: usize) -> SourceDocument {
    let meta = act.children().find(|n| name(*n) == "meta");
    let find = |path: &[&str]| -> Option<Node<'_, '_>> {
        let mut at = meta?;
        for step in path {
            at = at.descendants().find(|n| name(*n) == *step)?;
        }
        Some(at)
    };
    let attribute = |path: &[&str], attribute: &str| find(path).and_then(|n| n.attribute(attribute)).map(str::to_owned);
    let lang = attribute(&["FRBRExpression", "FRBRlanguage"], "language")
        .and_then(|code| Lang::from_code(&code))
        .or_else(|| lang_of_path(&file.name))
        .unwrap_or(Lang::UND);
    let title = act
        .descendants()
        .find(|n| name(*n) == "docTitle" && !in_attachment(*n, act))
        .or_else(|| act.descendants().find(|n| name(*n) == "docTitle"))
        .map(text_of)
        .filter(|t| !t.is_empty())
        .or_else(|| attribute(&["FRBRWork", "FRBRname"], "value"))
        .unwrap_or_default();
    let uri = attribute(&["FRBRWork", "FRBRuri"], "value")
        .or_else(|| attribute(&["FRBRWork", "FRBRthis"], "value"))
        .unwrap_or_default();
    let requisites = act
        .children()
        .find(|n| name(*n) == "preface")
        .and_then(|preface| {
            preface
                .descendants()
                .filter(|n| name(*n) == "p")
                .map(text_of)
                .find(|t| !t.is_empty() && !t.contains(&title))
        })
        .unwrap_or_default();
    let number = attribute(&["FRBRWork", "FRBRnumber"], "value")
        .or_else(|| act.descendants().find(|n| name(*n) == "docNumber").map(text_of).filter(|t| !t.is_empty()));
    let mut document = SourceDocument {
        id: ActId::from_name(&own_id(&stem(&file.name), rank)),
        lang,
        file: file.name.clone(),
        format: SourceFormat::AkomaNtoso,
        meta: SourceMeta {
            kind: kind(act, &uri),
            number,
            date: attribute(&["FRBRWork", "FRBRdate"], "date").and_then(|d| Date::parse(&d)),
            text_date: attribute(&["FRBRExpression", "FRBRdate"], "date").and_then(|d| Date::parse(&d)),
            source: attribute(&["FRBRManifestation", "FRBRuri"], "value").filter(|u| u.starts_with("http")),
            fictional: meta.is_some_and(|m| m.descendants().any(|n| name(n) == "fictional")),
            status: find(&["status"]).map(text_of).unwrap_or_default(),
            title,
            requisites,
        },
        blocks: Vec::new(),
        problems: file.problems.clone(),
        whole: None,
    };
    let bodies = act.children().filter(|n| {
        matches!(
            name(*n),
            "preamble"
                | "body"
                | "mainBody"
                | "portionBody"
                | "conclusions"
                | "attachments"
                | "components"
                | "collectionBody"
        )
    });
    for body in bodies {
        let mut walk = Walk { blocks: &mut document.blocks };
        if name(body) == "conclusions" {
            walk.push_text(BlockKind::Signature, body);
        } else {
            walk.children(body, 0);
        }
    }
    document
}

fn own_id(stem: &str, rank: usize) -> String {
    if rank == 0 { stem.to_owned() } else { format!("{stem}.{}", rank + 1) }
}

fn in_attachment(node: Node<'_, '_>, act: Node<'_, '_>) -> bool {
    node.ancestors().skip(1).take_while(|a| *a != act).any(|a| matches!(name(a), "attachment" | "component" | "doc"))
}

fn kind(act: Node<'_, '_>, uri: &str) -> Option<ActKind> {
    let subtype = act.attribute("name").unwrap_or("").to_lowercase();
    let hint = format!("{subtype} {}", uri.to_lowercase());
    if hint.contains("constitution") {
        Some(ActKind::Constitution)
    } else if name(act) == "act" && (hint.contains("gesetz") || hint.contains("/act") || hint.contains("regelungstext"))
    {
        Some(ActKind::Law)
    } else if name(act) == "act" {
        None
    } else {
        Some(ActKind::Other)
    }
}

/// Gathers the passages of a body in order.
struct Walk<'b> {
    blocks: &'b mut Vec<Block>,
}

impl Walk<'_> {
    fn children(&mut self, node: Node<'_, '_>, depth: u16) {
        for child in node.children().filter(Node::is_element) {
            self.element(child, depth);
        }
    }

    fn element(&mut self, node: Node<'_, '_>, depth: u16) {
        if depth > MAX_DEPTH {
            self.passage(node);
            return;
        }
        match name(node) {
            "meta" | "num" | "toc" | "tocItem" | "preface" | "coverPage" => {}
            "heading" | "subheading" | "crossHeading" => self.push_text(BlockKind::Heading, node),
            "table" => self.table(node),
            "attachment" | "component" => {
                let label = node
                    .descendants()
                    .find(|n| matches!(name(*n), "num" | "docTitle" | "heading"))
                    .map(text_of)
                    .unwrap_or_default();
                self.blocks.push(Block::new(BlockKind::AnnexLabel, label));
                self.children(node, depth + 1);
            }
            "remark" | "authorialNote" => self.push_text(BlockKind::Note(NoteKind::Editorial), node),
            "signature" => self.push_text(BlockKind::Signature, node),
            "p" | "block" | "longTitle" | "formula" => self.passage(node),
            other => match kind_of(node, other) {
                Some(kind) => self.provision(node, kind, depth),
                None if has_structure(node) => self.children(node, depth),
                None => self.passage(node),
            },
        }
    }

    /// A hierarchical element: number, heading, own first text; then what stands inside.
    fn provision(&mut self, node: Node<'_, '_>, kind: ProvisionKind, depth: u16) {
        let label = child(node, "num").map(text_of).unwrap_or_default();
        let number = bare_number(&label);
        let heading = child(node, "heading").map(text_of).unwrap_or_default();
        let marked = Marked {
            kind,
            number,
            label,
            heading,
            depth: Some(depth),
            repealed: node.attribute("status").is_some_and(|s| matches!(s, "removed" | "repealed")),
        };
        let at = self.blocks.len();
        let notes = child(node, "heading").into_iter().chain(child(node, "num"));
        let notes: Vec<String> = notes
            .flat_map(|n| n.descendants().filter(|n| is_note(*n)).map(|n| collapse(&all_text(n))))
            .filter(|t| !t.is_empty())
            .collect();
        let mut block = Block::new(BlockKind::Marked(marked), "");
        block.anchors.extend(node.attribute("eId").or_else(|| node.attribute("id")).map(str::to_owned));
        self.blocks.push(block);
        for inner in node.children().filter(Node::is_element) {
            if !matches!(name(inner), "num" | "heading") {
                self.element(inner, depth + 1);
            }
        }
        // The first passage right after the number is the provision's own text.
        if !kind.is_division()
            && let Some(next) = self.blocks.get(at + 1)
            && matches!(next.kind, BlockKind::Line { .. })
        {
            let first = self.blocks.remove(at + 1);
            let own = &mut self.blocks[at];
            own.text = first.text;
            own.links = first.links;
        }
        for note in notes.into_iter().rev() {
            let kind = super::plain_text::note_kind(&note).unwrap_or(NoteKind::Amendment);
            self.blocks.insert(at + 1, Block::new(BlockKind::Note(kind), note));
        }
    }

    fn passage(&mut self, node: Node<'_, '_>) {
        self.push_text(BlockKind::Line { bold: false }, node);
    }

    fn push_text(&mut self, kind: BlockKind, node: Node<'_, '_>) {
        let (text, links) = text_and_links(node);
        if text.is_empty() {
            return;
        }
        // Alineas of a marked text must not be taken for numbered lines by their looks.
        let kind = match kind {
            BlockKind::Line { .. } if analysis::structure::paragraph_or_point(&text).is_some() => {
                let marked = Marked {
                    kind: ProvisionKind::Alinea,
                    number: String::new(),
                    label: String::new(),
                    heading: String::new(),
                    depth: None,
                    repealed: false,
                };
                BlockKind::Marked(marked)
            }
            other => other,
        };
        self.blocks.push(Block { kind, text, links, anchors: Vec::new() });
    }

    fn table(&mut self, node: Node<'_, '_>) {
        let rows = node
            .descendants()
            .filter(|n| name(*n) == "tr")
            .map(|tr| {
                tr.children()
                    .filter(|n| matches!(name(*n), "td" | "th"))
                    .map(|td| {
                        let span = |a: &str| {
                            td.attribute(a).and_then(|v| v.parse().ok()).filter(|n| (1..=1000).contains(n)).unwrap_or(1)
                        };
                        Cell {
                            text: text_of(td),
                            colspan: span("colspan"),
                            rowspan: span("rowspan"),
                            heading: name(td) == "th",
                        }
                    })
                    .collect()
            })
            .collect();
        self.blocks.push(Block::new(BlockKind::Table(Table { rows }), ""));
    }
}

fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|n| name(*n) == wanted)
}

/// Which provision an element is. Common-law acts call an article a section and number paragraphs as subsections.
fn kind_of(node: Node<'_, '_>, element: &str) -> Option<ProvisionKind> {
    let holds_articles = || node.descendants().skip(1).any(|n| matches!(name(n), "article" | "section" | "rule"));
    Some(match element {
        "part" | "book" | "tome" => ProvisionKind::Part,
        "title" => ProvisionKind::Section,
        "section" if holds_articles() => ProvisionKind::Section,
        "subsection" if holds_articles() => ProvisionKind::Subchapter,
        "chapter" => ProvisionKind::Chapter,
        "subchapter" | "subpart" | "division" | "subdivision" => ProvisionKind::Subchapter,
        "article" | "section" | "rule" => ProvisionKind::Article,
        "paragraph" | "subsection" | "clause" if !in_paragraph(node) => ProvisionKind::Paragraph,
        "paragraph" | "subsection" | "clause" | "point" | "subparagraph" | "subclause" | "indent" | "item" => {
            ProvisionKind::Point
        }
        "alinea" => ProvisionKind::Alinea,
        _ => return None,
    })
}

fn in_paragraph(node: Node<'_, '_>) -> bool {
    node.ancestors()
        .skip(1)
        .take_while(|a| !matches!(name(*a), "article" | "quotedStructure"))
        .any(|a| matches!(name(a), "paragraph" | "subsection" | "clause" | "point"))
}

fn has_structure(node: Node<'_, '_>) -> bool {
    node.children().any(|n| {
        n.is_element()
            && (matches!(
                name(n),
                "p" | "table"
                    | "block"
                    | "blockContainer"
                    | "list"
                    | "content"
                    | "intro"
                    | "wrapUp"
                    | "item"
                    | "docTitle"
                    | "mainBody"
            ) || kind_of(n, name(n)).is_some())
    })
}

/// `§ 12 a.`, `(3)`, `Статья 5.`, `1)`: the number alone.
fn bare_number(label: &str) -> String {
    let words: Vec<&str> = label
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '.' | '§' | '–' | '—' | ':'))
        .filter(|w| !w.is_empty())
        .collect();
    let number = words
        .iter()
        .find(|w| w.starts_with(|c: char| c.is_ascii_digit()))
        .or_else(|| words.last())
        .copied()
        .unwrap_or("");
    // «5-бап», «5-тарау»: the Kazakh word belongs to the label.
    let number = number.trim_end_matches(|c: char| c.is_alphabetic() && !c.is_ascii()).trim_end_matches('-');
    number.chars().take(20).collect()
}

/// Whether an element is a remark about the text it stands in.
fn is_note(node: Node<'_, '_>) -> bool {
    matches!(name(node), "authorialNote" | "remark" | "noteRef")
}

fn all_text(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect()
}

fn text_of(node: Node<'_, '_>) -> String {
    text_and_links(node).0
}

/// All text below a node, white space collapsed, with its references as links.
fn text_and_links(node: Node<'_, '_>) -> (String, Vec<SourceLink>) {
    let mut text = String::new();
    let mut links: Vec<SourceLink> = Vec::new();
    let mut open: Vec<(roxmltree::NodeId, usize, String)> = Vec::new();
    for inner in node.descendants() {
        // A remark inside a text is not part of it.
        if !is_note(node) && inner.ancestors().take_while(|a| *a != node).any(is_note) {
            continue;
        }
        while let Some((id, start, href)) = open.last() {
            let still_inside = inner.ancestors().any(|a| a.id() == *id);
            if still_inside {
                break;
            }
            links.push(SourceLink { span: TextSpan::new(*start, text.len()), href: href.clone() });
            open.pop();
        }
        if inner.is_element() {
            if matches!(name(inner), "br" | "eol" | "p" | "li" | "td") && !text.ends_with(' ') && !text.is_empty() {
                text.push(' ');
            }
            if matches!(name(inner), "ref" | "rref" | "mref")
                && let Some(href) = inner.attribute("href")
            {
                open.push((inner.id(), text.len(), href.to_owned()));
            }
        } else if let Some(own) = inner.text().filter(|_| inner.is_text()) {
            if own.starts_with(char::is_whitespace) && !text.ends_with(' ') && !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&collapse(own));
            if own.ends_with(char::is_whitespace) && !text.ends_with(' ') && !text.is_empty() {
                text.push(' ');
            }
        }
    }
    while let Some((_, start, href)) = open.pop() {
        links.push(SourceLink { span: TextSpan::new(start, text.len()), href });
    }
    let len = text.trim_end().len();
    text.truncate(len);
    links.retain(|l| !l.span.is_empty() && l.span.of(&text).is_some());
    links.sort_by_key(|l| l.span.start());
    (text, links)
}
