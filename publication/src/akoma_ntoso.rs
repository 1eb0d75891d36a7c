//! Akoma Ntoso 3.0: an act as XML by the OASIS standard, so that other systems of law can read it.
//!
//! The tree is the act's, the eIds are the act's. What the standard has no place for – the number behind a label, the
//! status, the source – stands in attributes and elements of [`NAMESPACE`], so that Anyq's own reader gets the same act
//! back. Where the standard wants another order than the act has (attachments last, signatures before them), a provision
//! keeps its place as an `hcontainer` that names its kind.

use crate::markup::{attribute, escape_into, put};
use legislation::act::Cell;
use legislation::{Act, Date, Note, NoteKind, Provision, ProvisionKind, ProvisionState};
use std::ops::Range;

/// The namespace of what only Anyq says.
pub const NAMESPACE: &str = "urn:anyq:act:1";

/// Where the standard wants a day and none is known.
const NO_DAY: &str = "0001-01-01";

/// Provisions deeper than this are no law's, and would need a reader without end.
const DEEPEST: usize = 40;

/// The whole act; `day` is when the document is made.
pub(crate) fn xml(act: &Act, day: Date) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"",
    );
    attribute(&mut out, "xmlns:anyq", NAMESPACE);
    out.push_str(">\n<act");
    attribute(&mut out, "name", act.kind.slug());
    out.push_str(">\n");
    meta(&mut out, act, day, None);
    preface(&mut out, act);
    let mut writer = Writer { act, day, ends: ends(act), out };
    writer.document("body", 0..act.provisions.len(), 0);
    let mut out = writer.out;
    out.push_str("</act>\n</akomaNtoso>\n");
    out
}

/// One past the last provision inside each.
fn ends(act: &Act) -> Vec<usize> {
    let mut ends: Vec<usize> = (1..=act.provisions.len()).collect();
    for (index, provision) in act.provisions.iter().enumerate().rev() {
        let end = ends.get(index).copied().unwrap_or_default();
        // A damaged file may name a parent that comes later.
        if let Some(parent) = provision.parent.map(|parent| parent as usize).filter(|parent| *parent < index)
            && let Some(above) = ends.get_mut(parent)
        {
            *above = (*above).max(end);
        }
    }
    ends
}

/// The names of an attribute or element whose text is `value`, on a line of its own.
fn element(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        attribute(out, name, value);
    }
    out.push_str("/>\n");
}

fn spoken(out: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        put!(out, "<{name}>");
        escape_into(out, value);
        put!(out, "</{name}>\n");
    }
}

/// The country, as far as the address of the source tells it; `zz` is nobody's.
fn country(act: &Act) -> String {
    let host = act.source.as_deref().and_then(|source| source.split_once("://")).map(|(_, rest)| rest);
    let host = host.and_then(|rest| rest.split(['/', '?', '#', ':']).next()).unwrap_or_default();
    let last = host.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let known = !act.fictional && last.len() == 2 && last.bytes().all(|b| b.is_ascii_lowercase());
    if known { last } else { "zz".to_owned() }
}

/// What the document is: the work, this text of it, this file; for an attachment, which one.
fn meta(out: &mut String, act: &Act, day: Date, attachment: Option<&Provision>) {
    let country = country(act);
    let date = act.date.map_or_else(|| "unknown".to_owned(), |date| date.to_string());
    let work = format!("/akn/{country}/act/{}/{date}/{}", act.kind.slug(), act.id);
    let edition = act.text_date.map(|date| date.to_string()).unwrap_or_default();
    let expression = format!("{work}/{}@{edition}", act.lang.adilet_code());
    let component = attachment.map_or("main", |attachment| attachment.eid.as_str());
    out.push_str("<meta>\n<identification source=\"#anyq\">\n");
    let level = |out: &mut String, this: &str, uri: &str, date: Option<Date>, name: &str, author: &str| {
        element(out, "FRBRthis", &[("value", this)]);
        element(out, "FRBRuri", &[("value", uri)]);
        let day = date.map(|date| date.to_string());
        let known = if day.is_some() { name } else { "unknown" };
        element(out, "FRBRdate", &[("date", day.as_deref().unwrap_or(NO_DAY)), ("name", known)]);
        element(out, "FRBRauthor", &[("href", author)]);
    };
    out.push_str("<FRBRWork>\n");
    level(out, &format!("{work}/!{component}"), &work, act.date, "adoption", "#author");
    element(out, "FRBRcountry", &[("value", &country)]);
    element(out, "FRBRsubtype", &[("value", act.kind.slug())]);
    element(out, "FRBRnumber", &[("value", act.number.as_deref().unwrap_or(act.id.as_str()))]);
    if attachment.is_none() {
        element(out, "FRBRname", &[("value", &act.title)]);
    }
    out.push_str("</FRBRWork>\n<FRBRExpression>\n");
    level(out, &format!("{expression}/!{component}"), &expression, act.text_date, "text", "#author");
    element(out, "FRBRauthoritative", &[("value", "false")]);
    element(out, "FRBRlanguage", &[("language", act.lang.adilet_code())]);
    out.push_str("</FRBRExpression>\n<FRBRManifestation>\n");
    let manifestation = format!("{expression}.xml");
    level(out, &format!("{expression}/!{component}.xml"), &manifestation, Some(day), "made", "#anyq");
    element(out, "FRBRformat", &[("value", "application/akn+xml")]);
    out.push_str("</FRBRManifestation>\n</identification>\n");
    out.push_str("<references source=\"#anyq\">\n");
    for (id, name) in [("anyq", "Anyq"), ("author", "unknown")] {
        let href = format!("/akn/ontology/organization/{id}");
        // Every part of a document has its own references; an id is given once.
        let id = attachment.map_or_else(|| id.to_owned(), |attachment| format!("{}__{id}", attachment.eid));
        element(out, "TLCOrganization", &[("eId", &id), ("href", &href), ("showAs", name)]);
    }
    out.push_str("</references>\n");
    if attachment.is_none() {
        own_meta(out, act);
    }
    out.push_str("</meta>\n");
}

/// What the standard has no place for.
fn own_meta(out: &mut String, act: &Act) {
    if !act.notes.is_empty() {
        out.push_str("<notes source=\"#anyq\">\n");
        for note in &act.notes {
            put!(out, "<note class=\"{}\"><p>", note_class(note));
            escape_into(out, &note.text);
            out.push_str("</p></note>\n");
        }
        out.push_str("</notes>\n");
    }
    out.push_str("<proprietary source=\"#anyq\">\n<anyq:act");
    let mut own = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            attribute(out, name, value);
        }
    };
    own("id", Some(act.id.as_str()));
    own("kind", Some(act.kind.slug()));
    own("lang", Some(act.lang.code()));
    own("status", Some(act.status.slug()));
    own("number", act.number.as_deref());
    own("date", act.date.map(|date| date.to_string()).as_deref());
    own("textDate", act.text_date.map(|date| date.to_string()).as_deref());
    own("source", act.source.as_deref());
    out.push_str(">\n");
    spoken(out, "anyq:title", &act.title);
    spoken(out, "anyq:requisites", &act.requisites);
    spoken(out, "anyq:status", &act.status_text);
    if act.fictional {
        out.push_str("<anyq:fictional/>\n");
    }
    out.push_str("</anyq:act>\n</proprietary>\n");
}

fn preface(out: &mut String, act: &Act) {
    out.push_str("<preface>\n<longTitle><p><docTitle>");
    escape_into(out, &act.title);
    out.push_str("</docTitle></p></longTitle>\n");
    if !act.requisites.is_empty() {
        out.push_str("<p class=\"requisites\">");
        escape_into(out, &act.requisites);
        out.push_str("</p>\n");
    }
    out.push_str("</preface>\n");
}

fn note_class(note: &Note) -> &'static str {
    match note.kind {
        NoteKind::Amendment => "amendment",
        NoteKind::Editorial => "editorial",
    }
}

/// The element of a kind, and for kinds the standard has none for, the name of its container.
fn tag(kind: ProvisionKind) -> (&'static str, Option<&'static str>) {
    match kind {
        ProvisionKind::Part => ("part", None),
        ProvisionKind::Section => ("section", None),
        ProvisionKind::Chapter => ("chapter", None),
        ProvisionKind::Subchapter => ("subchapter", None),
        ProvisionKind::Article => ("article", None),
        ProvisionKind::Paragraph => ("paragraph", None),
        ProvisionKind::Point => ("point", None),
        ProvisionKind::Alinea => ("alinea", None),
        ProvisionKind::Transitional => ("transitional", None),
        ProvisionKind::Preamble => ("hcontainer", Some("preamble")),
        ProvisionKind::Table => ("hcontainer", Some("table")),
        ProvisionKind::Heading => ("hcontainer", Some("heading")),
        ProvisionKind::Signature => ("hcontainer", Some("signature")),
        ProvisionKind::Attachment => ("hcontainer", Some("attachment")),
    }
}

/// The number that an eId tells: what follows the name in its last step; kinds without numbers count their passages there.
pub fn number_of(kind: ProvisionKind, eid: &str) -> &str {
    let counted = matches!(
        kind,
        ProvisionKind::Alinea | ProvisionKind::Table | ProvisionKind::Heading | ProvisionKind::Attachment
    );
    let step = eid.rsplit("__").next().unwrap_or(eid);
    let number = step.split_once('_').map_or("", |(_, number)| number);
    if counted { "" } else { number.split('~').next().unwrap_or(number) }
}

/// The body of a document in the making.
struct Writer<'a> {
    act: &'a Act,
    day: Date,
    ends: Vec<usize>,
    out: String,
}

impl<'a> Writer<'a> {
    fn provision(&self, index: usize) -> Option<&'a Provision> {
        self.act.provisions.get(index)
    }

    /// The provisions that stand side by side in a range.
    fn siblings(&self, range: Range<usize>) -> Vec<usize> {
        let mut list = Vec::new();
        let mut at = range.start;
        while at < range.end {
            list.push(at);
            at = self.ends.get(at).copied().unwrap_or(range.end).max(at + 1);
        }
        list
    }

    fn inside(&self, index: usize) -> Range<usize> {
        index + 1..self.ends.get(index).copied().unwrap_or_default().max(index + 1)
    }

    fn kind(&self, index: usize) -> Option<ProvisionKind> {
        self.provision(index).map(|p| p.kind)
    }

    /// Preamble, body, conclusions and attachments of an act, or of a document attached to it.
    fn document(&mut self, body: &str, range: Range<usize>, depth: usize) {
        let mut rest = self.siblings(range);
        let attached =
            rest.iter().rposition(|at| depth >= DEEPEST || self.kind(*at) != Some(ProvisionKind::Attachment));
        let attachments = rest.split_off(attached.map_or(0, |last| last + 1));
        let leaf = |at: &usize| self.inside(*at).is_empty() && self.provision(*at).is_some_and(is_bare);
        let signs = |at: &usize| self.kind(*at) == Some(ProvisionKind::Signature) && leaf(at);
        let unsigned = rest.iter().rposition(|at| !signs(at));
        let signatures = rest.split_off(unsigned.map_or(0, |last| last + 1));
        if let Some(&first) = rest.first()
            && self.kind(first) == Some(ProvisionKind::Preamble)
            && self.is_plain(first)
        {
            rest.remove(0);
            self.preamble(first);
        }
        put!(self.out, "<{body}>\n");
        for at in &rest {
            self.hierarchical(*at, 0);
        }
        if rest.is_empty() {
            // The standard wants something here.
            self.out.push_str("<hcontainer name=\"nothing\"/>\n");
        }
        put!(self.out, "</{body}>\n");
        if !signatures.is_empty() {
            self.out.push_str("<conclusions>\n");
            for at in signatures {
                let Some(provision) = self.provision(at) else { continue };
                self.out.push_str("<p");
                self.attributes(provision);
                self.out.push_str("><signature>");
                self.words(provision);
                self.out.push_str("</signature></p>\n");
            }
            self.out.push_str("</conclusions>\n");
        }
        if !attachments.is_empty() {
            self.out.push_str("<attachments>\n");
            for at in attachments {
                self.attachment(at, depth);
            }
            self.out.push_str("</attachments>\n");
        }
    }

    /// Whether a preamble is passages alone: other things in it need the elements of a body.
    fn is_plain(&self, index: usize) -> bool {
        let range = index..self.inside(index).end;
        let inner = |at: usize| {
            self.provision(at).is_some_and(|p| {
                is_bare(p) && (at == index || p.kind == ProvisionKind::Alinea && p.parent == Some(index as u32))
            })
        };
        range.into_iter().all(inner)
    }

    fn preamble(&mut self, index: usize) {
        let Some(provision) = self.provision(index) else { return };
        self.out.push_str("<preamble");
        self.attributes(provision);
        self.out.push_str(">\n<p>");
        self.words(provision);
        self.out.push_str("</p>\n");
        for at in self.inside(index) {
            let Some(alinea) = self.provision(at) else { continue };
            self.out.push_str("<p");
            self.attributes(alinea);
            self.out.push('>');
            self.words(alinea);
            self.out.push_str("</p>\n");
        }
        self.out.push_str("</preamble>\n");
    }

    fn attachment(&mut self, index: usize, depth: usize) {
        let Some(provision) = self.provision(index) else { return };
        self.out.push_str("<attachment");
        self.attributes(provision);
        self.out.push_str(">\n");
        self.head(provision);
        self.out.push_str("<doc name=\"attachment\">\n");
        meta(&mut self.out, self.act, self.day, Some(provision));
        if !provision.text.is_empty() || provision.table.is_some() {
            self.out.push_str("<preface>\n");
            self.own_text(provision);
            self.out.push_str("</preface>\n");
        }
        self.document("mainBody", self.inside(index), depth + 1);
        self.out.push_str("</doc>\n</attachment>\n");
    }

    /// A provision and all in it, as an element of the hierarchy. What stands deeper than any law comes after it instead.
    fn hierarchical(&mut self, index: usize, depth: usize) {
        if depth >= DEEPEST {
            for at in index..self.inside(index).end {
                self.element(at, &[], depth);
            }
            return;
        }
        let inside = self.siblings(self.inside(index));
        self.element(index, &inside, depth);
    }

    fn element(&mut self, index: usize, inside: &[usize], depth: usize) {
        let Some(provision) = self.provision(index) else { return };
        let (tag, container) = tag(provision.kind);
        put!(self.out, "<{tag}");
        if let Some(name) = container {
            attribute(&mut self.out, "name", name);
        }
        self.attributes(provision);
        self.out.push_str(">\n");
        self.head(provision);
        if !provision.text.is_empty() || provision.table.is_some() {
            let around = if inside.is_empty() { "content" } else { "intro" };
            put!(self.out, "<{around}>\n");
            self.own_text(provision);
            put!(self.out, "</{around}>\n");
        }
        for at in inside {
            self.hierarchical(*at, depth + 1);
        }
        put!(self.out, "</{tag}>\n");
    }

    fn attributes(&mut self, provision: &Provision) {
        attribute(&mut self.out, "eId", provision.eid.as_str());
        if provision.state == ProvisionState::Repealed {
            attribute(&mut self.out, "status", "removed");
        }
        if provision.number != number_of(provision.kind, provision.eid.as_str()) {
            attribute(&mut self.out, "anyq:number", &provision.number);
        }
        if !provision.anchors.is_empty() {
            attribute(&mut self.out, "anyq:anchors", &provision.anchors.join(" "));
        }
    }

    /// Label and heading; remarks stand in the last of them that is there.
    fn head(&mut self, provision: &Provision) {
        let (label, heading) = (!provision.label.is_empty(), !provision.heading.is_empty());
        let remarks_here = !provision.notes.is_empty() && !heading && provision.text.is_empty();
        if label || remarks_here {
            self.out.push_str("<num>");
            escape_into(&mut self.out, &provision.label);
            if remarks_here {
                self.remarks(provision);
            }
            self.out.push_str("</num>\n");
        }
        if heading {
            self.out.push_str("<heading>");
            escape_into(&mut self.out, &provision.heading);
            self.remarks(provision);
            self.out.push_str("</heading>\n");
        }
    }

    fn own_text(&mut self, provision: &Provision) {
        if !provision.text.is_empty() {
            self.out.push_str("<p>");
            self.words(provision);
            self.out.push_str("</p>\n");
        }
        let Some(table) = &provision.table else { return };
        self.out.push_str("<table>\n");
        for row in &table.rows {
            self.out.push_str("<tr>");
            for one in row {
                cell(&mut self.out, one);
            }
            if row.is_empty() {
                self.out.push_str("<td class=\"nothing\"/>");
            }
            self.out.push_str("</tr>\n");
        }
        if table.rows.is_empty() {
            self.out.push_str("<tr class=\"nothing\"><td/></tr>\n");
        }
        self.out.push_str("</table>\n");
    }

    /// The text with the source's links, and the remarks where no heading has them.
    fn words(&mut self, provision: &Provision) {
        let text = &provision.text;
        let mut done = 0;
        for link in &provision.links {
            let (start, end) = (link.span.start(), link.span.end());
            let Some(words) = link.span.of(text).filter(|words| start >= done && !words.is_empty()) else { continue };
            escape_into(&mut self.out, text.get(done..start).unwrap_or_default());
            self.out.push_str("<ref");
            attribute(&mut self.out, "href", &link.href);
            self.out.push('>');
            escape_into(&mut self.out, words);
            self.out.push_str("</ref>");
            done = end;
        }
        escape_into(&mut self.out, text.get(done..).unwrap_or_default());
        if provision.heading.is_empty() && !text.is_empty() {
            self.remarks(provision);
        }
    }

    fn remarks(&mut self, provision: &Provision) {
        for note in &provision.notes {
            put!(self.out, "<authorialNote class=\"{}\"><p>", note_class(note));
            escape_into(&mut self.out, &note.text);
            self.out.push_str("</p></authorialNote>");
        }
    }
}

/// Whether a provision is a text with remarks, and nothing else.
fn is_bare(provision: &Provision) -> bool {
    let (headless, table) = (provision.label.is_empty() && provision.heading.is_empty(), &provision.table);
    headless && table.is_none() && !provision.text.is_empty()
}

fn cell(out: &mut String, cell: &Cell) {
    let tag = if cell.heading { "th" } else { "td" };
    put!(out, "<{tag}");
    for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
        if span != 1 {
            attribute(out, name, &span.to_string());
        }
    }
    out.push('>');
    for line in cell.text.split('\n') {
        out.push_str("<p>");
        escape_into(out, line);
        out.push_str("</p>");
    }
    put!(out, "</{tag}>");
}
