//! A page of adilet (Әділет), the official database, as saved by a browser.
//!
//! The page is parsed as a browser parses it and read line by line: `<br>` and block elements end a line, inline tags
//! never do, since they split words (`<i>д</i><i>е</i>`). A line is a note when it begins inside `span.note`, and an
//! editor's remark when it begins in red.

use super::{SourceFile, collapse, lang_of_path, plain_text, problem, stem};
use analysis::source::{Block, BlockKind, SourceDocument, SourceFormat, SourceMeta};
use legislation::act::Cell;
use legislation::{ActId, Lang, NoteKind, Problem, ProblemKind, SourceLink, Table, TextSpan};
use scraper::{ElementRef, Html, Node, Selector, node::Element};

/// Reads the page; one without a law in it (an error page, a search page) is reported.
pub(super) fn read(file: SourceFile) -> Result<SourceDocument, Problem> {
    let mut problems = file.problems;
    let html = Html::parse_document(&file.text);
    let body = first(&html, "div.text article")
        .or_else(|| first(&html, "article"))
        .or_else(|| first(&html, "div.container_gamma.text"));
    let title = first(&html, "div.slogan h1").or_else(|| first(&html, "h1")).map(text_of).unwrap_or_default();
    let Some(body) = body else {
        return Err(problem(
            ProblemKind::NoText,
            &file.name,
            "no law on this page: no article element (an error or search page?)",
        ));
    };
    let lower = file.text.trim_end().to_ascii_lowercase();
    if !lower.ends_with("</html>") && !lower.contains("</article>") {
        problems.push(problem(ProblemKind::CutOff, &file.name, "the page ends inside its text: download it again"));
    }
    let address = page_address(&html);
    let id = address
        .as_ref()
        .map(|(id, _)| id.clone())
        .filter(|id| stem(&file.name).eq_ignore_ascii_case(id) || stem(&file.name).len() < 8)
        .unwrap_or_else(|| stem(&file.name));
    let lang = lang_of_path(&file.name)
        .or_else(|| address.as_ref().and_then(|(_, lang)| Lang::from_code(lang)))
        .or_else(|| language::detect(&text_of(body).chars().take(5000).collect::<String>()))
        .unwrap_or(Lang::UND);
    let meta = SourceMeta {
        requisites: all(&html, "div.slogan p").map(text_of).find(|t| !t.is_empty()).unwrap_or_default(),
        status: all(&html, "span.status").map(text_of).next().unwrap_or_default(),
        fictional: all(&html, "meta[name=\"anyq:fictional\"]").next().is_some(),
        source: source_address(&html, &id, lang),
        title,
        ..SourceMeta::default()
    };
    let mut lines = Lines::default();
    lines.read(body);
    let blocks = lines.finish(&file.name, &mut problems);
    if blocks.is_empty() {
        return Err(problem(ProblemKind::NoText, &file.name, "the page's article element is empty"));
    }
    Ok(SourceDocument {
        id: ActId::from_name(&id),
        lang,
        file: file.name,
        format: SourceFormat::AdiletHtml,
        meta,
        blocks,
        problems,
        whole: None,
    })
}

fn all<'a>(html: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    // The selectors are written in this file; one that does not parse selects nothing.
    let selector = Selector::parse(selector).ok();
    selector.map(|s| html.select(&s).collect::<Vec<_>>()).unwrap_or_default().into_iter()
}

fn first<'a>(html: &'a Html, selector: &str) -> Option<ElementRef<'a>> {
    all(html, selector).next()
}

fn text_of(element: ElementRef<'_>) -> String {
    collapse(&element.text().collect::<String>())
}

/// Id and language from the page's own tab link `/rus/docs/ID`.
fn page_address(html: &Html) -> Option<(String, String)> {
    let href =
        all(html, "li.selected a").chain(all(html, "link[rel=canonical]")).find_map(|a| a.value().attr("href"))?;
    let mut parts = href.split('/').rev();
    let id = parts.next()?.split('#').next()?.to_owned();
    let _docs = parts.next().filter(|p| *p == "docs")?;
    Some((id, parts.next()?.to_owned()))
}

fn source_address(html: &Html, id: &str, lang: Lang) -> Option<String> {
    let canonical = all(html, "link[rel=canonical]").find_map(|l| l.value().attr("href").map(str::to_owned));
    let official = all(html, "title").map(text_of).any(|t| t.contains("Әділет") || t.contains("Adilet"));
    canonical
        .filter(|href| href.starts_with("http"))
        .or_else(|| official.then(|| format!("https://adilet.zan.kz/{}/docs/{id}", lang.adilet_code())))
}

/// The lines of the page's body, as they are gathered.
#[derive(Default)]
struct Lines {
    blocks: Vec<Block>,
    line: Line,
    /// Open inline and block contexts.
    heading: u32,
    bold: u32,
    note: u32,
    red: u32,
    link: Vec<(String, usize)>,
}

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "four facts of the mark-up, independent of each other")]
struct Line {
    text: String,
    links: Vec<(usize, usize, String)>,
    anchors: Vec<String>,
    heading: bool,
    started: bool,
    note: bool,
    red: bool,
    bold_letters: usize,
    letters: usize,
}

impl Lines {
    /// Walks the subtree without recursion: hostile pages nest a hundred thousand elements.
    fn read(&mut self, root: ElementRef<'_>) {
        let mut skip_below: Option<ego_tree::NodeId> = None;
        for edge in root.traverse() {
            match edge {
                ego_tree::iter::Edge::Open(node) => {
                    if skip_below.is_some() {
                        continue;
                    }
                    match node.value() {
                        Node::Text(text) => self.text(text),
                        Node::Element(element) => {
                            if element.name() == "table"
                                && let Some(table) = ElementRef::wrap(node)
                            {
                                self.table(table);
                                skip_below = Some(node.id());
                            } else if matches!(element.name(), "script" | "style") {
                                skip_below = Some(node.id());
                            } else {
                                self.open(element);
                            }
                        }
                        _ => {}
                    }
                }
                ego_tree::iter::Edge::Close(node) => {
                    if skip_below == Some(node.id()) {
                        skip_below = None;
                    } else if skip_below.is_none()
                        && let Node::Element(element) = node.value()
                    {
                        self.close(element);
                    }
                }
            }
        }
        self.end_line();
    }

    fn open(&mut self, element: &Element) {
        match element.name() {
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "li" | "ul" | "ol" | "article" | "section"
            | "blockquote" => {
                self.end_line();
            }
            "br" if self.heading > 0 => self.line.text.push(' '),
            "br" => self.end_line(),
            _ => {}
        }
        match element.name() {
            "h1" | "h2" | "h3" | "h4" | "h5" => self.heading += 1,
            "b" | "strong" => self.bold += 1,
            "a" => {
                if let Some(href) = element.attr("href") {
                    self.link.push((href.to_owned(), self.line.text.len()));
                } else {
                    self.link.push((String::new(), self.line.text.len()));
                }
            }
            _ => {}
        }
        if is_note(element) {
            self.note += 1;
        }
        if is_red(element) {
            self.red += 1;
        }
        for anchor in [element.attr("id"), element.attr("name")].into_iter().flatten() {
            self.line.anchors.push(anchor.to_owned());
        }
    }

    fn close(&mut self, element: &Element) {
        match element.name() {
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "a" => {
                if let Some((href, start)) = self.link.pop()
                    && !href.is_empty()
                    && start < self.line.text.len()
                {
                    self.line.links.push((start, self.line.text.len(), href));
                }
            }
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "li" | "article" | "section" => self.end_line(),
            _ => {}
        }
        if matches!(element.name(), "h1" | "h2" | "h3" | "h4" | "h5") {
            self.heading = self.heading.saturating_sub(1);
        }
        if is_note(element) {
            self.note = self.note.saturating_sub(1);
        }
        if is_red(element) {
            self.red = self.red.saturating_sub(1);
        }
    }

    fn text(&mut self, text: &str) {
        if !self.line.started && text.chars().any(|c| !c.is_whitespace()) {
            self.line.started = true;
            self.line.note = self.note > 0;
            self.line.red = self.red > 0;
            self.line.heading = self.heading > 0;
        }
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        self.line.letters += letters;
        if self.bold > 0 {
            self.line.bold_letters += letters;
        }
        self.line.text.push_str(text);
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        for (_, start) in &mut self.link {
            *start = 0;
        }
        let (text, links) = collapse_with_links(&line.text, &line.links);
        if text.is_empty() {
            // An anchor without text belongs to what follows.
            self.line.anchors = line.anchors;
            return;
        }
        let kind = if line.heading {
            BlockKind::Heading
        } else if let Some(kind) = plain_text::note_kind(&text).filter(|_| !line.red) {
            BlockKind::Note(kind)
        } else if line.red {
            BlockKind::Note(NoteKind::Editorial)
        } else if line.note {
            BlockKind::Note(NoteKind::Amendment)
        } else {
            BlockKind::Line { bold: line.bold_letters * 10 > line.letters * 9 && line.letters > 0 }
        };
        self.blocks.push(Block { kind, text, links, anchors: line.anchors });
    }

    /// A table of the page: who signed, the label of an annex, or a table of the law.
    fn table(&mut self, table: ElementRef<'_>) {
        self.end_line();
        let mut anchors = std::mem::take(&mut self.line.anchors);
        anchors.extend(
            table
                .descendants()
                .filter_map(|n| n.value().as_element())
                .filter_map(|e| e.attr("name").or(e.attr("id")))
                .map(str::to_owned),
        );
        let rows = rows_of(table);
        let bordered = table.value().attr("border").is_some_and(|b| b != "0");
        let filled: Vec<&Cell> = rows.iter().flatten().filter(|c| !c.text.is_empty()).collect();
        let Some(first) = filled.first() else {
            self.line.anchors = anchors;
            return;
        };
        let label = collapse(&first.text);
        let kind = if !bordered && filled.len() <= 3 && is_annex_label(&label) {
            // A second row often says «Форма»: it belongs to the annex, not to its label.
            let rest: Vec<String> = filled[1..].iter().map(|c| collapse(&c.text)).collect();
            self.blocks.push(Block { kind: BlockKind::AnnexLabel, text: label, links: Vec::new(), anchors });
            self.blocks.extend(rest.into_iter().map(Block::line));
            return;
        } else if !bordered && has_italics(table) {
            BlockKind::Signature
        } else if !bordered && filled.len() == 1 {
            let text = collapse(&first.text);
            self.blocks.push(Block { kind: BlockKind::Line { bold: false }, text, links: Vec::new(), anchors });
            return;
        } else {
            BlockKind::Table(Table { rows: rows.clone() })
        };
        let text = if kind == BlockKind::Signature {
            filled.iter().map(|c| collapse(&c.text)).collect::<Vec<_>>().join(" · ")
        } else {
            String::new()
        };
        self.blocks.push(Block { kind, text, links: Vec::new(), anchors });
    }

    fn finish(self, file: &str, problems: &mut Vec<Problem>) -> Vec<Block> {
        let mut blocks = Vec::with_capacity(self.blocks.len());
        for block in self.blocks {
            if block.text.len() > plain_text::MAX_LINE {
                plain_text::push_line(&block.text, file, &mut blocks, problems);
            } else {
                blocks.push(block);
            }
        }
        blocks
    }
}

fn is_note(element: &Element) -> bool {
    matches!(element.name(), "span" | "p")
        && element.attr("class").is_some_and(|c| c.split_whitespace().any(|c| c == "note"))
}

fn is_red(element: &Element) -> bool {
    element.name() == "font"
        && element.attr("color").is_some_and(|c| c.trim_start_matches('#').eq_ignore_ascii_case("ff0000"))
}

fn has_italics(table: ElementRef<'_>) -> bool {
    table.descendants().filter_map(|n| n.value().as_element()).any(|e| matches!(e.name(), "i" | "em"))
}

/// Whether a cell is the label of an annex or approved document.
fn is_annex_label(text: &str) -> bool {
    let lower = text.to_lowercase();
    let starts = ["приложение", "утвержд", "annex", "appendix", "approved by", "қосымша", "schedule"];
    let holds = ["-қосымша", " қосымша", "бекітілген", "бекітілді"];
    lower.len() < 800 && (starts.iter().any(|s| lower.starts_with(s)) || holds.iter().any(|s| lower.contains(s)))
}

/// Rows and cells of this table; the cells of a table inside a cell become that cell's text.
fn rows_of(table: ElementRef<'_>) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut depth = 0_u32;
    let mut in_cell = false;
    for edge in table.traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(e) => match e.name() {
                    "table" => depth += 1,
                    "tr" if depth == 1 => rows.push(Vec::new()),
                    "td" | "th" if depth == 1 => {
                        in_cell = true;
                        let span = |name: &str| {
                            e.attr(name)
                                .and_then(|v| v.trim().parse().ok())
                                .filter(|n| (1..=1000).contains(n))
                                .unwrap_or(1)
                        };
                        let cell = Cell {
                            text: String::new(),
                            colspan: span("colspan"),
                            rowspan: span("rowspan"),
                            heading: e.name() == "th",
                        };
                        if rows.is_empty() {
                            rows.push(Vec::new());
                        }
                        if let Some(row) = rows.last_mut() {
                            row.push(cell);
                        }
                    }
                    "br" | "p" | "div" if in_cell => push_text(&mut rows, "\n"),
                    "td" | "tr" => push_text(&mut rows, " "),
                    _ => {}
                },
                Node::Text(text) if in_cell => push_text(&mut rows, &text.replace(['\n', '\r'], " ")),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(e) = node.value() {
                    match e.name() {
                        "table" => depth = depth.saturating_sub(1),
                        "td" | "th" if depth == 1 => in_cell = false,
                        _ => {}
                    }
                }
            }
        }
    }
    for cell in rows.iter_mut().flatten() {
        let lines: Vec<String> = cell.text.split('\n').map(collapse).filter(|l| !l.is_empty()).collect();
        cell.text = lines.join("\n");
    }
    rows.retain(|row| !row.is_empty());
    rows
}

fn push_text(rows: &mut [Vec<Cell>], text: &str) {
    if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
        cell.text.push_str(text);
    }
}

/// Collapses white space and moves the links along.
fn collapse_with_links(raw: &str, links: &[(usize, usize, String)]) -> (String, Vec<SourceLink>) {
    let mut text = String::with_capacity(raw.len());
    // Where each raw byte went.
    let mut moved: Vec<usize> = Vec::with_capacity(raw.len() + 1);
    let mut gap = false;
    for c in raw.chars() {
        let white = c.is_whitespace() || c == '\u{feff}';
        if white {
            gap = !text.is_empty();
        } else if gap {
            text.push(' ');
            gap = false;
        }
        moved.extend(std::iter::repeat_n(text.len(), c.len_utf8()));
        if !white {
            text.push(c);
        }
    }
    moved.push(text.len());
    let links = links
        .iter()
        .filter_map(|(start, end, href)| {
            let (start, end) = (*moved.get(*start)?, *moved.get(*end)?);
            let spanned = text.get(start..end)?;
            let start = start + spanned.len() - spanned.trim_start().len();
            let end = start + spanned.trim().len();
            (start < end).then(|| SourceLink { span: TextSpan::new(start, end), href: href.clone() })
        })
        .collect();
    (text, links)
}
