//! The text of the law: provisions inside provisions, each with its address; every word of it a text node.

use crate::address::ActAddress;
use crate::components::icons::{CROSS, Icon};
use crate::i18n::{Messages, citation};
use crate::reading::{Block, Inline, Page, ReadableAct, blocks};
use crate::segments::pieces;
use legislation::bundle::ActPart;
use legislation::{EId, Note, NoteKind, Provision, ProvisionKind, ProvisionState, Table, Target, TextSpan};
use leptos::prelude::*;
use std::sync::Arc;

/// All that is needed to show a page's text.
#[derive(Clone)]
pub(crate) struct TextOf {
    pub(crate) act: Arc<ReadableAct>,
    /// The part of the act that has the page.
    pub(crate) part: Arc<ActPart>,
    pub(crate) page: Arc<Page>,
    /// The act's address, without a place.
    pub(crate) address: ActAddress,
    pub(crate) t: &'static Messages,
    /// The provision the address names.
    pub(crate) target: Option<usize>,
}

/// Everything on the page, from the top.
pub(crate) fn whole_page(text: &TextOf) -> AnyView {
    shown(text, blocks(&text.part, &text.page.unit, None))
}

fn shown(text: &TextOf, blocks: Vec<Block>) -> AnyView {
    let views: Vec<AnyView> = blocks
        .into_iter()
        .map(|block| match block {
            Block::Points(points) => {
                let items: Vec<AnyView> = points.into_iter().map(|index| point(text, index)).collect();
                view! { <ol class="points" role="list">{items}</ol> }.into_any()
            }
            Block::One(index) => one(text, index),
        })
        .collect();
    views.into_any()
}

fn children(text: &TextOf, index: usize) -> AnyView {
    shown(text, blocks(&text.part, &text.page.unit, Some(index)))
}

fn point(text: &TextOf, index: usize) -> AnyView {
    let Some(provision) = text.part.provision(index) else { return ().into_any() };
    view! {
        <li class=class_of(text, index, "point") id=provision.eid.to_string() tabindex="-1">
            {passage(text, index, provision)}
            {children(text, index)}
        </li>
    }
    .into_any()
}

fn one(text: &TextOf, index: usize) -> AnyView {
    let Some(provision) = text.part.provision(index) else { return ().into_any() };
    let id = provision.eid.to_string();
    let inner = match provision.kind {
        // The page's heading is the article's: here come its own first passage and what lies below.
        ProvisionKind::Article => passage_text(text, index, provision),
        ProvisionKind::Table => table(text, provision),
        ProvisionKind::Heading => {
            let heading = if provision.heading.is_empty() { &provision.text } else { &provision.heading };
            return view! {
                <h2 class=class_of(text, index, "inner-heading") id=id tabindex="-1">{heading.clone()}</h2>
                {children(text, index)}
            }
            .into_any();
        }
        _ => passage(text, index, provision),
    };
    let class = match provision.kind {
        ProvisionKind::Article => "article",
        ProvisionKind::Signature => "signature",
        ProvisionKind::Alinea => "alinea",
        ProvisionKind::Table => "table",
        _ => "paragraph",
    };
    let repealed = (provision.kind == ProvisionKind::Article && provision.state == ProvisionState::Repealed)
        .then(|| repealed(text.t));
    let own_notes = (provision.kind == ProvisionKind::Article).then(|| notes_of(text, provision));
    view! {
        <div class=class_of(text, index, class) id=id tabindex="-1">
            {repealed}
            {inner}
            {children(text, index)}
            {own_notes}
        </div>
    }
    .into_any()
}

/// A provision by itself, without what is below it and without its address: it stands in the original, too.
pub(crate) fn standing(text: &TextOf, index: usize) -> AnyView {
    let Some(provision) = text.part.provision(index) else { return ().into_any() };
    if provision.kind == ProvisionKind::Table {
        return table(text, provision);
    }
    let repealed = (provision.state == ProvisionState::Repealed).then(|| repealed(text.t));
    // The page is headed by an article's own number and heading.
    let head = (provision.kind != ProvisionKind::Article)
        .then(|| view! { {provision.label.clone()} " " <strong>{provision.heading.clone()}</strong> " " });
    let words = inline_words(text, index, TextSpan::new(0, provision.text.len()));
    view! { <p class="passage">{head} {words} {repealed}</p> }.into_any()
}

fn class_of(text: &TextOf, index: usize, class: &str) -> String {
    let provision = text.part.provision(index);
    let mut class = format!("provision {class}");
    if text.target == Some(index) {
        class.push_str(" target");
    }
    if provision.is_some_and(|p| p.state == ProvisionState::Repealed) {
        class.push_str(" repealed");
    }
    class
}

/// Number, heading, text, whether it applies, notes.
fn passage(text: &TextOf, index: usize, provision: &Provision) -> AnyView {
    let t = text.t;
    let href = text.address.at(&provision.eid).href();
    let name = format!("{} – {}", citation(&provision.eid, t.lang), t.permalink);
    let number = if provision.label.is_empty() {
        view! { <a class="number number-quiet" href=href aria-label=name title=t.permalink>"¶"</a> }.into_any()
    } else {
        view! { <a class="number" href=href aria-label=format!("{} {name}", provision.label) title=t.permalink>{provision.label.clone()}</a> }
            .into_any()
    };
    let heading = (!provision.heading.is_empty())
        .then(|| view! { <strong class="own-heading">{provision.heading.clone()}</strong> " " });
    let repealed = (provision.state == ProvisionState::Repealed).then(|| repealed(t));
    // Where only the number is left, the badge stands beside it.
    let (beside, below) =
        if provision.text.is_empty() && provision.heading.is_empty() { (repealed, None) } else { (None, repealed) };
    let words = inline(text, index, provision);
    view! {
        <p class="passage">{number} {heading} {words} {beside}</p>
        {below}
        {notes_of(text, provision)}
    }
    .into_any()
}

/// An article's own first passage, if it has one.
fn passage_text(text: &TextOf, index: usize, provision: &Provision) -> AnyView {
    if provision.text.is_empty() {
        return ().into_any();
    }
    view! { <p class="passage">{inline(text, index, provision)}</p> }.into_any()
}

fn repealed(t: &'static Messages) -> AnyView {
    view! {
        <span class="badge badge-repealed" lang=t.lang.code().to_owned()>
            <Icon outline=CROSS />
            {t.repealed_provision}
        </span>
    }
    .into_any()
}

/// The words, with citations as links and defined terms as buttons that open their definition.
fn inline(text: &TextOf, index: usize, provision: &Provision) -> AnyView {
    inline_spans(text, provision, &provision.text, text.page.inline(index))
}

/// Some words of a provision, officialese being buttons too that open plainer words.
pub(crate) fn inline_words(text: &TextOf, index: usize, words: TextSpan) -> AnyView {
    let Some(provision) = text.part.provision(index) else { return ().into_any() };
    let glosses = text.part.explanation.glosses.iter().enumerate();
    let here = glosses.filter(|(_, gloss)| gloss.provision as usize == index);
    let glosses = here.map(|(number, gloss)| (gloss.span, Inline::Gloss(number)));
    let inside = |span: &TextSpan| words.start() <= span.start() && span.end() <= words.end();
    let spans: Vec<(TextSpan, Inline)> = text
        .page
        .inline(index)
        .iter()
        .copied()
        .chain(glosses)
        .filter(|(span, _)| inside(span))
        .map(|(span, what)| (TextSpan::new(span.start() - words.start(), span.end() - words.start()), what))
        .collect();
    inline_spans(text, provision, words.of(&provision.text).unwrap_or_default(), &spans)
}

fn inline_spans(text: &TextOf, provision: &Provision, words: &str, spans: &[(TextSpan, Inline)]) -> AnyView {
    let only: Vec<_> = spans.iter().map(|(span, _)| *span).collect();
    let views: Vec<AnyView> = pieces(words, &only, &[])
        .into_iter()
        .map(|piece| {
            let words: String = piece.parts.iter().map(|(part, _)| *part).collect();
            match piece.item.and_then(|item| spans.get(item)) {
                Some((_, what)) => inline_item(text, provision, *what, words),
                None => words.into_any(),
            }
        })
        .collect();
    views.into_any()
}

fn inline_item(text: &TextOf, provision: &Provision, what: Inline, words: String) -> AnyView {
    match what {
        Inline::Reference(index) => {
            let targets = text.part.references.get(index).map_or(&[][..], |reference| reference.targets.as_slice());
            reference(text, targets, words)
        }
        Inline::Term(index) => {
            view! { <button type="button" class="term" popovertarget=format!("term-{index}")>{words}</button> }.into_any()
        }
        Inline::Gloss(index) => {
            view! { <button type="button" class="term" popovertarget=format!("gloss-{index}")>{words}</button> }.into_any()
        }
        Inline::Defines => view! { <dfn>{words}</dfn> }.into_any(),
        Inline::SourceLink(index) => match provision.links.get(index) {
            Some(link) => {
                view! { <a class="external" href=link.href.clone() rel="external noopener noreferrer" title=text.t.external>{words}</a> }.into_any()
            }
            None => words.into_any(),
        },
    }
}

/// A link where the corpus has the target; otherwise the words with the reason.
fn reference(text: &TextOf, targets: &[Target], words: String) -> AnyView {
    let present = targets.iter().find(|target| target.present);
    let names: Vec<String> = targets.iter().map(|target| target_name(text, target)).collect();
    if let Some(target) = present {
        return view! { <a class="reference" href=target_address(text, target).href() title=names.join("; ")>{words}</a> }
            .into_any();
    }
    let title = format!("{} ({})", names.join("; "), text.t.not_in_corpus);
    view! { <span class="reference-away" title=title>{words}</span> }.into_any()
}

/// The address of what is cited.
pub(crate) fn target_address(text: &TextOf, target: &Target) -> ActAddress {
    // Another act is cited as such, not in the edition of the citing one.
    let act = match &target.act {
        Some(id) => ActAddress { id: Some(id.clone()), edition: None, ..text.address.clone() },
        None => text.address.clone(),
    };
    ActAddress { at: target.eid.as_ref().map(ToString::to_string), ..act }
}

/// What is cited, in words.
pub(crate) fn target_name(text: &TextOf, target: &Target) -> String {
    let t = text.t;
    let place = target.eid.as_ref().map(|eid| citation(eid, t.lang));
    let act = match &target.act {
        Some(id) => {
            let cited = text.part.cited.iter().find(|act| act.id == *id).map(|act| act.title.clone());
            cited.or_else(|| crate::bundle::known_title(id, text.address.lang)).unwrap_or_else(|| id.to_string())
        }
        None => own_heading(text, target.eid.as_ref()).unwrap_or_else(|| t.this_act.to_owned()),
    };
    match place {
        Some(place) => format!("{place} – {act}"),
        None => act,
    }
}

/// The heading of the article a place of this act stands in, or of its division.
fn own_heading(text: &TextOf, eid: Option<&EId>) -> Option<String> {
    let outline = text.act.outline();
    let line = outline.line_at(outline.locate(eid?)?)?;
    let headings = outline.path(line).into_iter().rev().map(|at| &outline.lines[at].heading);
    headings.into_iter().find(|heading| !heading.is_empty()).cloned()
}

/// A table in a region that scrolls by itself and can be reached by the keyboard.
fn table(text: &TextOf, provision: &Provision) -> AnyView {
    let t = text.t;
    let empty = Table::default();
    let table = provision.table.as_ref().unwrap_or(&empty);
    let titled = first_row_is_heading(table);
    let rows: Vec<AnyView> = table
        .rows
        .iter()
        .enumerate()
        .map(|(number, row)| {
            let cells: Vec<AnyView> = row
                .iter()
                .map(|cell| {
                    let (columns, rows) = (cell.colspan.max(1).to_string(), cell.rowspan.max(1).to_string());
                    let words = cell.text.clone();
                    if cell.heading || (titled && number == 0) {
                        view! { <th colspan=columns rowspan=rows>{words}</th> }.into_any()
                    } else {
                        view! { <td colspan=columns rowspan=rows>{words}</td> }.into_any()
                    }
                })
                .collect();
            view! { <tr>{cells}</tr> }.into_any()
        })
        .collect();
    let name = if provision.heading.is_empty() { t.table.to_owned() } else { provision.heading.clone() };
    let caption = (!provision.heading.is_empty()).then(|| view! { <caption>{provision.heading.clone()}</caption> });
    view! {
        <div class="table-scroll" role="region" tabindex="0" aria-label=name>
            <table>{caption} <tbody>{rows}</tbody></table>
        </div>
        {notes_of(text, provision)}
    }
    .into_any()
}

/// Sources seldom mark headings. A first row without an empty cell, above others, is one.
fn first_row_is_heading(table: &Table) -> bool {
    let marked = table.rows.iter().flatten().any(|cell| cell.heading);
    let [first, _, ..] = table.rows.as_slice() else { return false };
    !marked && first.len() > 1 && first.iter().all(|cell| !cell.text.trim().is_empty())
}

fn notes_of(text: &TextOf, provision: &Provision) -> AnyView {
    notes(&provision.notes, text.t, text.act.act().lang.code())
}

/// Remarks, folded away: they are not the text of the law.
pub(crate) fn notes(list: &[Note], t: &'static Messages, code: &str) -> AnyView {
    let views: Vec<AnyView> = [(NoteKind::Amendment, t.notes), (NoteKind::Editorial, t.editorial_note)]
        .into_iter()
        .filter_map(|(kind, name)| {
            let lines: Vec<AnyView> = list
                .iter()
                .filter(|note| note.kind == kind)
                .map(|note| view! { <p lang=code.to_owned()>{note.text.clone()}</p> }.into_any())
                .collect();
            (!lines.is_empty()).then(|| {
                view! {
                    <details class="notes">
                        <summary lang=t.lang.code().to_owned()>{name}</summary>
                        {lines}
                    </details>
                }
                .into_any()
            })
        })
        .collect();
    views.into_any()
}

#[cfg(test)]
mod tests {
    use super::first_row_is_heading;
    use legislation::Table;
    use legislation::act::Cell;

    #[test]
    fn an_unmarked_first_row_is_a_heading_only_above_other_rows() {
        let row =
            |cells: &[&str]| cells.iter().map(|text| Cell { text: (*text).to_owned(), ..Cell::default() }).collect();
        for (rows, expected) in [
            (vec![row(&["№", "Процедура"]), row(&["1", "Регистрация"])], true),
            (vec![row(&["Министр", "Д. Аяз"])], false),
            (vec![row(&["", "Форма"]), row(&["1", "2"])], false),
            (vec![row(&["Один столбец"]), row(&["1"])], false),
            (vec![], false),
        ] {
            assert_eq!(first_row_is_heading(&Table { rows }), expected);
        }
    }
}
