//! `Row` of a comparative table: an element as it is in force and as it is proposed, the form in which bills are discussed
//! (Rules of legislative drafting: current wording, proposed wording, grounds).

use super::names::step;
use super::tree::{Node, grow, lines};
use language::{is_stop_word, tokens};
use legislation::amending::{AmendingText, Designation, Element, Step};
use legislation::{Act, EId, Lang, ProvisionKind};

/// An element that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Where it is, from the outermost.
    pub place: Designation,
    /// Its id in the text that has it.
    pub eid: Option<EId>,
    /// Its lines in force; `None` where it is new.
    pub current: Option<Vec<String>>,
    /// Its lines as proposed; `None` where it goes.
    pub proposed: Option<Vec<String>>,
}

/// The comparative table of two texts of an act: the smallest numbered elements that differ, in the order of the law.
pub fn table(old: &Act, new: &Act) -> Vec<Row> {
    let mut rows = Vec::new();
    if old.title != new.title {
        rows.push(Row {
            place: vec![Step { element: Element::Heading, number: String::new() }],
            eid: None,
            current: Some(vec![old.title.clone()]),
            proposed: Some(vec![new.title.clone()]),
        });
    }
    level(&grow(&old.provisions), &grow(&new.provisions), &mut Vec::new(), new.lang, &mut rows);
    rows
}

/// What makes two elements one: kind and number; those without a number by their place among their kind.
fn names(nodes: &[Node]) -> Vec<(ProvisionKind, String, usize)> {
    let mut names: Vec<(ProvisionKind, String, usize)> = Vec::new();
    for node in nodes.iter().filter(|node| node.is_in_force()) {
        let (kind, number) = (node.own.kind, node.own.number.clone());
        let before = names.iter().filter(|(of, named, _)| *of == kind && *named == number).count();
        names.push((kind, number, before));
    }
    names
}

fn level(old: &[Node], new: &[Node], up: &mut Designation, lang: Lang, rows: &mut Vec<Row>) {
    let (old_names, new_names) = (names(old), names(new));
    let of = |nodes: &'_ [Node]| nodes.iter().filter(|node| node.is_in_force()).cloned().collect::<Vec<_>>();
    let (old, new) = (of(old), of(new));
    let mut told = 0; // how many of the old have had their turn
    let gone = |until: usize, told: &mut usize, up: &mut Designation, rows: &mut Vec<Row>| {
        while *told < until {
            if !new_names.contains(&old_names[*told]) {
                row(Some(&old[*told]), None, up, lang, rows);
            }
            *told += 1;
        }
    };
    for (node, name) in new.iter().zip(&new_names) {
        let before = old_names.iter().position(|other| other == name);
        if let Some(at) = before {
            gone(at, &mut told, up, rows);
        }
        match before.map(|at| &old[at]) {
            None => row(None, Some(node), up, lang, rows),
            Some(was) if own(was) == own(node) && was.inner == node.inner => {}
            Some(was) => differs(was, node, up, lang, rows),
        }
    }
    gone(old.len(), &mut told, up, rows);
}

/// An element's own words: heading, text, passages, cells.
fn own(node: &Node) -> (String, String, Vec<String>) {
    let cells = node.own.table.iter().flat_map(|table| table.rows.iter().flatten()).map(|cell| cell.text.clone());
    let passages = node.inner.iter().filter(|inner| step(&inner.own).is_none() && inner.is_in_force());
    let passages = passages.flat_map(|inner| lines(inner, Lang::RU));
    (node.own.heading.clone(), node.own.text.clone(), cells.chain(passages).collect())
}

fn differs(was: &Node, now: &Node, up: &mut Designation, lang: Lang, rows: &mut Vec<Row>) {
    let own_differs = own(was) != own(now);
    let numbered =
        |node: &Node| node.inner.iter().filter(|inner| step(&inner.own).is_some()).cloned().collect::<Vec<_>>();
    let (old_inner, new_inner) = (numbered(was), numbered(now));
    let steps = up.len();
    up.extend(step(&now.own));
    // An element that is new for the most part is shown whole.
    let changed = new_inner.iter().filter(|node| !old_inner.contains(node)).count();
    if own_differs && !was.own.kind.is_division() && changed * 2 > new_inner.len().max(old_inner.len()) {
        up.truncate(steps);
        row(Some(was), Some(now), up, lang, rows);
        return;
    }
    if own_differs && was.own.kind.is_division() {
        let place: Designation =
            up.iter().cloned().chain([Step { element: Element::Heading, number: String::new() }]).collect();
        let heading = |node: &Node| Some(lines(&Node { inner: Vec::new(), ..node.clone() }, lang));
        rows.push(Row { place, eid: Some(now.own.eid.clone()), current: heading(was), proposed: heading(now) });
    } else if own_differs {
        let bare = |node: &Node| {
            let inner = node.inner.iter().filter(|inner| step(&inner.own).is_none()).cloned().collect();
            Some(lines(&Node { inner, ..node.clone() }, lang))
        };
        rows.push(Row { place: cited(up), eid: Some(now.own.eid.clone()), current: bare(was), proposed: bare(now) });
    }
    level(&old_inner, &new_inner, up, lang, rows);
    up.truncate(steps);
}

/// A place as it is cited: an article, and what stands in it, without the chapter.
fn cited(place: &[Step]) -> Designation {
    let article = place.iter().position(|step| step.element == Element::Article);
    let is_division =
        |element| matches!(element, Element::Part | Element::Section | Element::Chapter | Element::Subchapter);
    let above = |at: usize| article.is_some_and(|article| at < article);
    place
        .iter()
        .enumerate()
        .filter(|(at, step)| !(above(*at) && is_division(step.element)))
        .map(|(_, step)| step.clone())
        .collect()
}

fn row(was: Option<&Node>, now: Option<&Node>, up: &Designation, lang: Lang, rows: &mut Vec<Row>) {
    let Some(node) = now.or(was) else { return };
    let place = cited(&up.iter().cloned().chain(step(&node.own)).collect::<Designation>());
    let told = |node: Option<&Node>| node.map(|node| lines(node, lang));
    rows.push(Row { place, eid: Some(node.own.eid.clone()), current: told(was), proposed: told(now) });
}

/// Which of the acts that a draft names this is: those whose name has all words of the title; where none has, the only one that
/// the draft changes.
pub fn concerned(text: &AmendingText, act: &Act) -> Vec<bool> {
    let stems = |text: &str| -> Vec<String> {
        let told = tokens(text, act.lang).filter(|token| !is_stop_word(&token.folded, act.lang));
        told.map(|token| token.stem).collect()
    };
    let title = stems(&act.title);
    let named: Vec<bool> = text
        .acts
        .iter()
        .map(|name| {
            let name = stems(name);
            !title.is_empty() && title.iter().all(|stem| name.contains(stem))
        })
        .collect();
    let mut ordered: Vec<usize> = text.instructions.iter().map(|one| one.act).collect();
    ordered.sort_unstable();
    ordered.dedup();
    let any_named = ordered.iter().any(|act| named.get(*act) == Some(&true));
    (0..text.acts.len())
        .map(|act| if any_named { named[act] } else { ordered.len() == 1 && ordered.contains(&act) })
        .collect()
}
