//! The body of a law in mark-up that is HTML and XHTML alike: headings, passages with their ids, tables, remarks.
//!
//! It is flat as the act is: a division is a heading and what follows it, so a long act can be cut anywhere between two
//! pages, and a damaged tree still gives a document. Every provision's element has its eId for an id.

use crate::markup::{attribute, escape_into, is_web_address, put, title};
use crate::words::Words;
use legislation::act::Cell;
use legislation::{Act, Provision, ProvisionKind, ProvisionState, Reference, Target, TextSpan};
use std::ops::Range;

/// Where a citation leads; `None` where it leads nowhere.
type LeadsTo<'a> = dyn Fn(&Target) -> Option<String> + 'a;

/// A link beside an article: its address and its words.
type Beside<'a> = dyn Fn(&Provision) -> Option<(String, &'static str)> + 'a;

/// What a form of publication adds to the words of the law.
#[derive(Default)]
pub(crate) struct Adornment<'a> {
    /// The act's citations, in document order.
    pub(crate) references: &'a [Reference],
    /// Where they lead.
    pub(crate) leads_to: Option<&'a LeadsTo<'a>>,
    /// What stands beside an article's heading.
    pub(crate) beside: Option<&'a Beside<'a>>,
}

/// What an act is, whether it applies, of which day it is and who says so; `lang` of the words where they are not the law's.
pub(crate) fn facts(act: &Act) -> String {
    let words = Words::of(act.lang);
    let mut out = String::new();
    out.push_str("<header>\n<h1>");
    escape_into(&mut out, &act.title);
    out.push_str("</h1>\n");
    paragraph(&mut out, "requisites", &act.requisites);
    out.push_str("<div class=\"facts\"");
    if words.lang != act.lang {
        attribute(&mut out, "lang", words.lang.code());
    }
    out.push_str(">\n<p>");
    escape_into(&mut out, words.kind_name(act.kind));
    out.push_str(" · <strong>");
    escape_into(&mut out, words.status_name(act.status));
    out.push_str("</strong> · ");
    escape_into(&mut out, &words.text_day(act.text_date));
    out.push_str("</p>\n");
    if let Some(source) = &act.source {
        out.push_str("<p>");
        escape_into(&mut out, words.source);
        out.push_str(": ");
        if is_web_address(source) {
            link(&mut out, source, source, "external noopener noreferrer");
        } else {
            escape_into(&mut out, source);
        }
        out.push_str("</p>\n");
    }
    match act.status {
        legislation::ActStatus::Repealed => paragraph(&mut out, "notice", words.repealed),
        legislation::ActStatus::NotYetInForce => paragraph(&mut out, "notice", words.not_yet),
        _ => {}
    }
    if act.fictional {
        paragraph(&mut out, "notice", words.fictional);
    }
    paragraph(&mut out, "notice", words.not_official);
    out.push_str("</div>\n");
    for note in &act.notes {
        paragraph(&mut out, "note", &note.text);
    }
    out.push_str("</header>\n");
    out
}

/// The divisions and articles of a range of an act as nested lists of links; nothing where there are none. `address` is
/// what stands before an id, given the provision's index: `#` within one file.
pub(crate) fn contents(act: &Act, address: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, provision) in act.provisions.iter().enumerate() {
        let name = entry(provision);
        if name.is_empty() {
            continue;
        }
        let inside = |above: &usize| is_within(act, index, *above);
        let keep = open.iter().position(|above| !inside(above)).unwrap_or(open.len());
        // An open entry has its list item open; one that is gone from the path closes it, and its list unless a sibling comes.
        if open.len() > keep {
            out.push_str("</li>");
            for _ in keep + 1..open.len() {
                out.push_str("</ol></li>");
            }
            out.push('\n');
        } else {
            out.push_str("<ol>\n");
        }
        open.truncate(keep);
        open.push(index);
        out.push_str("<li><a");
        attribute(&mut out, "href", &format!("{}{}", address(index), provision.eid));
        out.push('>');
        escape_into(&mut out, &name);
        out.push_str("</a>");
    }
    for _ in &open {
        out.push_str("</li></ol>");
    }
    if !open.is_empty() {
        out.push('\n');
    }
    out
}

/// What a line of contents says; empty for what is no division and no article.
pub(crate) fn entry(provision: &Provision) -> String {
    let listed = provision.kind.is_division() || provision.kind == ProvisionKind::Article;
    if listed { title(&provision.label, &provision.heading) } else { String::new() }
}

/// Whether the provision `index` stands in `above`.
fn is_within(act: &Act, index: usize, above: usize) -> bool {
    let mut at = index;
    while let Some(parent) = act.provisions.get(at).and_then(|p| p.parent).map(|parent| parent as usize) {
        if parent >= at {
            return false; // a damaged file: parents stand before their children
        }
        if parent == above {
            return true;
        }
        at = parent;
    }
    false
}

/// The provisions of a range, in order.
pub(crate) fn passages(act: &Act, range: Range<usize>, adornment: &Adornment<'_>) -> String {
    let mut out = String::new();
    let mut references = adornment.references;
    for index in range {
        let Some(provision) = act.provisions.get(index) else { break };
        let first = references.partition_point(|reference| (reference.provision as usize) < index);
        references = references.get(first..).unwrap_or_default();
        let own = references.partition_point(|reference| reference.provision as usize <= index);
        let own = references.get(..own).unwrap_or_default();
        passage(&mut out, act, index, provision, own, adornment);
    }
    out
}

fn passage(
    out: &mut String,
    act: &Act,
    index: usize,
    provision: &Provision,
    references: &[Reference],
    adornment: &Adornment<'_>,
) {
    let id = provision.eid.as_str();
    let gone = if provision.state == ProvisionState::Repealed { " repealed" } else { "" };
    let headed = provision.kind.is_division()
        || matches!(provision.kind, ProvisionKind::Article | ProvisionKind::Heading)
        || !provision.heading.is_empty();
    let mut own_id = Some(id);
    if headed {
        heading(out, act, index, provision, gone, adornment);
        own_id = None;
    }
    if let Some(table) = &provision.table {
        out.push_str("<div class=\"table\"");
        if let Some(id) = own_id.take() {
            attribute(out, "id", id);
        }
        out.push_str(">\n<table>\n");
        for row in table.rows.iter().filter(|row| !row.is_empty()) {
            out.push_str("<tr>");
            for one in row {
                cell(out, one);
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</table>\n</div>\n");
    }
    let label = if headed { "" } else { provision.label.trim() };
    if !provision.text.is_empty() || !label.is_empty() {
        let depth = depth(act, index);
        out.push_str("<p");
        attribute(out, "class", &format!("{}{gone}{depth}", class(provision.kind)));
        if let Some(id) = own_id.take() {
            attribute(out, "id", id);
        }
        out.push('>');
        if !label.is_empty() {
            out.push_str("<span class=\"number\">");
            escape_into(out, label);
            out.push_str("</span> ");
        }
        cited(out, &provision.text, references, adornment);
        out.push_str("</p>\n");
    }
    for note in &provision.notes {
        out.push_str("<p class=\"note\"");
        if let Some(id) = own_id.take() {
            attribute(out, "id", id);
        }
        out.push('>');
        escape_into(out, &note.text);
        out.push_str("</p>\n");
    }
    if let Some(id) = own_id {
        out.push_str("<p");
        attribute(out, "id", id);
        out.push_str("></p>\n");
    }
}

fn heading(out: &mut String, act: &Act, index: usize, provision: &Provision, gone: &str, adornment: &Adornment<'_>) {
    let level = (2 + headed_above(act, index)).min(6);
    let name = title(&provision.label, &provision.heading);
    if name.is_empty() {
        out.push_str("<p");
        attribute(out, "id", provision.eid.as_str());
        out.push_str("></p>\n");
        return;
    }
    put!(out, "<h{level}");
    attribute(out, "id", provision.eid.as_str());
    attribute(out, "class", &format!("{}{gone}", class(provision.kind)));
    out.push('>');
    escape_into(out, &name);
    if provision.kind == ProvisionKind::Article
        && let Some((address, words)) = adornment.beside.and_then(|beside| beside(provision))
    {
        out.push_str(" <small>");
        link(out, &address, words, "");
        out.push_str("</small>");
    }
    put!(out, "</h{level}>\n");
}

/// How many divisions and articles a provision stands in.
fn headed_above(act: &Act, index: usize) -> usize {
    let is_headed =
        |at: &usize| act.provisions.get(*at).is_some_and(|p| p.kind.is_division() || p.kind == ProvisionKind::Article);
    let path = act.path(index);
    path.iter().take(path.len().saturating_sub(1)).filter(|at| is_headed(at)).count()
}

/// The class of a passage by how many points hold it.
fn depth(act: &Act, index: usize) -> &'static str {
    let point = |at: &usize| {
        act.provisions.get(*at).is_some_and(|p| matches!(p.kind, ProvisionKind::Point | ProvisionKind::Paragraph))
    };
    let path = act.path(index);
    match path.iter().take(path.len().saturating_sub(1)).filter(|at| point(at)).count() {
        0 => "",
        1 => " in1",
        2 => " in2",
        _ => " in3",
    }
}

fn class(kind: ProvisionKind) -> &'static str {
    match kind {
        ProvisionKind::Article => "article",
        ProvisionKind::Attachment => "attachment",
        ProvisionKind::Heading => "subheading",
        ProvisionKind::Signature => "signature",
        ProvisionKind::Preamble => "preamble",
        kind if kind.is_division() => "division",
        _ => "text",
    }
}

fn cell(out: &mut String, cell: &Cell) {
    let tag = if cell.heading { "th" } else { "td" };
    put!(out, "<{tag}");
    for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
        if span > 1 {
            attribute(out, name, &span.to_string());
        }
    }
    out.push('>');
    for (number, line) in cell.text.split('\n').enumerate() {
        if number > 0 {
            out.push_str("<br/>");
        }
        escape_into(out, line);
    }
    put!(out, "</{tag}>");
}

/// A text with its citations as links.
fn cited(out: &mut String, text: &str, references: &[Reference], adornment: &Adornment<'_>) {
    let mut done = 0;
    for reference in references {
        let Some(leads_to) = adornment.leads_to else { break };
        let span = reference.span;
        let address = reference.targets.iter().find_map(leads_to);
        let before = TextSpan::new(done, span.start()).of(text).filter(|_| done <= span.start());
        if let (Some(address), Some(words), Some(before)) = (address, span.of(text), before)
            && !span.is_empty()
        {
            escape_into(out, before);
            link(out, &address, words, "");
            done = span.end();
        }
    }
    escape_into(out, text.get(done..).unwrap_or_default());
}

fn paragraph(out: &mut String, class: &str, text: &str) {
    if !text.is_empty() {
        out.push_str("<p");
        attribute(out, "class", class);
        out.push('>');
        escape_into(out, text);
        out.push_str("</p>\n");
    }
}

/// A link; `rel` may be empty.
pub(crate) fn link(out: &mut String, address: &str, words: &str, rel: &str) {
    out.push_str("<a");
    attribute(out, "href", address);
    if !rel.is_empty() {
        attribute(out, "rel", rel);
    }
    out.push('>');
    escape_into(out, words);
    out.push_str("</a>");
}
