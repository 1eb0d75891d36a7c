//! `Node`: an act as a tree that can be changed, and back.

use crate::source::{Block, BlockKind, SourceDocument, SourceFormat, SourceMeta};
use crate::structure::parse;
use language::letters::Letter;
use legislation::act::Cell;
use legislation::{ActId, EId, Lang, Provision, ProvisionKind, ProvisionState, Table};
use std::collections::HashSet;

/// A provision with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    /// The provision; its `parent` means nothing here.
    pub(super) own: Provision,
    /// Its index in the act before any change; `None` for what is new.
    pub(super) origin: Option<usize>,
    /// What stands in it.
    pub(super) inner: Vec<Node>,
    /// Whether passages were added or taken out, so that those left are counted anew.
    pub(super) recount: bool,
}

/// Where a node stands: its place among its siblings, from the top down.
pub(super) type Address = Vec<usize>;

/// The tree of an act.
pub(super) fn grow(provisions: &[Provision]) -> Vec<Node> {
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); provisions.len()];
    let mut top = Vec::new();
    for (index, provision) in provisions.iter().enumerate() {
        // A damaged act: parents stand before their children.
        match provision.parent.map(|parent| parent as usize).filter(|parent| *parent < index) {
            Some(parent) => children[parent].push(index),
            None => top.push(index),
        }
    }
    top.into_iter().map(|index| node(index, provisions, &children)).collect()
}

fn node(index: usize, provisions: &[Provision], children: &[Vec<usize>]) -> Node {
    let inner = children[index].iter().map(|child| node(*child, provisions, children)).collect();
    Node { own: provisions[index].clone(), origin: Some(index), inner, recount: false }
}

/// The provisions of a tree in order, with fresh ids for what is new or was counted anew.
pub(super) fn cut_down(nodes: Vec<Node>) -> Vec<Provision> {
    let mut laid = Vec::new();
    lay(nodes, None, false, &mut laid);
    name(&mut laid);
    laid.into_iter().map(|(provision, _)| provision).collect()
}

fn lay(nodes: Vec<Node>, parent: Option<u32>, recount: bool, laid: &mut Vec<(Provision, bool)>) {
    for node in nodes {
        let index = laid.len() as u32;
        let keeps = node.origin.is_some() && !(recount && is_by_place(&node.own));
        laid.push((Provision { parent, ..node.own }, keeps));
        lay(node.inner, Some(index), node.recount, laid);
    }
}

/// Whether a provision is named by its place among its siblings.
fn is_by_place(provision: &Provision) -> bool {
    let alone = [ProvisionKind::Preamble, ProvisionKind::Signature, ProvisionKind::Transitional];
    provision.number.is_empty() && !alone.contains(&provision.kind)
}

/// Gives ids to what is new, as reading the text would: articles and paragraphs of by-laws are numbered through their container,
/// passages by their place. A passage that kept its place keeps its id; what stands in something renamed is renamed with it.
fn name(laid: &mut [(Provision, bool)]) {
    let mut taken: HashSet<EId> = HashSet::new();
    let mut counted: std::collections::HashMap<(Option<u32>, ProvisionKind), usize> = std::collections::HashMap::new();
    let mut renamed = vec![false; laid.len()];
    for index in 0..laid.len() {
        let (provision, known) = &laid[index];
        let (kind, parent) = (provision.kind, provision.parent);
        let own_text =
            kind == ProvisionKind::Alinea && parent.is_some_and(|parent| !laid[parent as usize].0.text.is_empty());
        let place = counted.entry((parent, kind)).or_insert(usize::from(own_text));
        *place += 1;
        let by_place = is_by_place(provision);
        let up = std::iter::successors(parent, |at| laid.get(*at as usize).and_then(|(one, _)| one.parent))
            .map(|at| at as usize);
        let container = || {
            up.clone().find(|at| matches!(laid[*at].0.kind, ProvisionKind::Attachment | ProvisionKind::Transitional))
        };
        let holder = match kind {
            ProvisionKind::Article => container(),
            ProvisionKind::Paragraph => {
                up.clone().find(|at| laid[*at].0.kind == ProvisionKind::Article).or_else(container)
            }
            _ => parent.map(|parent| parent as usize),
        };
        let number = if by_place { place.to_string() } else { provision.number.clone() };
        let wanted = EId::child(holder.map(|holder| &laid[holder].0.eid), kind.eid_name(), &number);
        let keeps = *known && !holder.is_some_and(|holder| renamed[holder]) && !taken.contains(&provision.eid);
        if keeps {
            taken.insert(provision.eid.clone());
            continue;
        }
        let mut id = wanted.clone();
        let mut rank = 2;
        while taken.contains(&id) {
            id = wanted.repeated(rank);
            rank += 1;
        }
        taken.insert(id.clone());
        renamed[index] = id != laid[index].0.eid;
        laid[index].0.eid = id;
    }
}

/// Reads the lines of a new wording as the law they are.
pub(super) fn read(lines: &[String], lang: Lang) -> Vec<Node> {
    let document = SourceDocument {
        file: String::new(),
        format: SourceFormat::Markdown,
        id: ActId::from_name("wording"),
        lang,
        meta: SourceMeta { title: "wording".to_owned(), ..SourceMeta::default() },
        blocks: blocks(lines),
        problems: Vec::new(),
        whole: None,
    };
    let (act, _) = parse(document);
    let mut nodes = grow(&act.provisions);
    forget(&mut nodes);
    nodes
}

/// Lines as they are read: those between bars are rows of a table.
fn blocks(lines: &[String]) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    for line in lines.iter().map(|line| line.trim()) {
        let Some(cells) = cells(line) else {
            found.push(Block::line(line));
            continue;
        };
        let is_rule = cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':')));
        let row: Vec<Cell> =
            cells.into_iter().map(|text| Cell { text, colspan: 1, rowspan: 1, heading: false }).collect();
        match found.last_mut() {
            Some(Block { kind: BlockKind::Table(table), .. }) if is_rule => {
                table.rows.iter_mut().flatten().for_each(|cell| cell.heading = true);
            }
            Some(Block { kind: BlockKind::Table(table), .. }) => table.rows.push(row),
            _ if is_rule => found.push(Block::line(line)),
            _ => found.push(Block::new(BlockKind::Table(Table { rows: vec![row] }), "")),
        }
    }
    found
}

/// The cells of a row told as `| до трех лет | 4 |`; a bar in a cell is told `\|`.
fn cells(line: &str) -> Option<Vec<String>> {
    let inside = line.strip_prefix('|')?.strip_suffix('|').filter(|inside| !inside.ends_with('\\'))?;
    let mut cells = vec![String::new()];
    let mut letters = inside.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if letters.peek() == Some(&'|') => cells.last_mut()?.extend(letters.next()),
            '|' => cells.push(String::new()),
            _ => cells.last_mut()?.push(letter),
        }
    }
    Some(cells.into_iter().map(|cell| cell.trim().to_owned()).collect())
}

/// A table as lines, where lines can tell it: without cells over several columns or rows, each cell one line.
fn rows(table: &Table) -> Vec<String> {
    let is_plain = |cell: &Cell| cell.colspan == 1 && cell.rowspan == 1 && !cell.text.contains('\n');
    if !table.rows.iter().flatten().all(is_plain) {
        return Vec::new();
    }
    let told = |text: &str| text.replace('|', "\\|");
    let line =
        |row: &Vec<Cell>| format!("| {} |", row.iter().map(|cell| told(&cell.text)).collect::<Vec<_>>().join(" | "));
    let mut lines: Vec<String> = table.rows.iter().map(line).collect();
    // Rows that are headings stand first, above a rule.
    let heads = table.rows.iter().take_while(|row| row.iter().all(|cell| cell.heading)).count();
    if heads > 0 {
        let width = table.rows.first().map_or(0, Vec::len);
        lines.insert(heads, format!("|{}", "---|".repeat(width)));
    }
    lines
}

/// Says that nodes are new.
fn forget(nodes: &mut [Node]) {
    for node in nodes {
        node.origin = None;
        forget(&mut node.inner);
    }
}

impl Node {
    /// A passage without a number.
    pub(super) fn passage(text: &str) -> Self {
        let mut own = Provision::blank(EId::child(None, "al", "1"), ProvisionKind::Alinea, None);
        text.trim().clone_into(&mut own.text);
        Self { own, origin: None, inner: Vec::new(), recount: false }
    }

    /// A preamble of plain passages, the first its own text; `None` without any.
    pub(super) fn preamble(lines: &[String]) -> Option<Self> {
        let (first, rest) = lines.split_first()?;
        let eid = EId::child(None, ProvisionKind::Preamble.eid_name(), "");
        let mut own = Provision::blank(eid, ProvisionKind::Preamble, None);
        first.trim().clone_into(&mut own.text);
        let inner = rest.iter().map(|line| Self::passage(line)).collect();
        Some(Self { own, origin: None, inner, recount: false })
    }

    /// Whether it is law: neither repealed nor a bare signature.
    pub(super) fn is_in_force(&self) -> bool {
        self.own.state == ProvisionState::InForce
    }
}

/// The node at an address.
pub(super) fn at<'a>(nodes: &'a [Node], address: &[usize]) -> Option<&'a Node> {
    let (first, rest) = address.split_first()?;
    let node = nodes.get(*first)?;
    if rest.is_empty() { Some(node) } else { at(&node.inner, rest) }
}

/// The node at an address, to be changed.
pub(super) fn at_mut<'a>(nodes: &'a mut [Node], address: &[usize]) -> Option<&'a mut Node> {
    let (first, rest) = address.split_first()?;
    let node = nodes.get_mut(*first)?;
    if rest.is_empty() { Some(node) } else { at_mut(&mut node.inner, rest) }
}

/// The nodes that stand in what an address names; those at the top for an empty one.
pub(super) fn inside_mut<'a>(nodes: &'a mut Vec<Node>, address: &[usize]) -> Option<&'a mut Vec<Node>> {
    if address.is_empty() { Some(nodes) } else { at_mut(nodes, address).map(|node| &mut node.inner) }
}

/// The address of what was a provision of the act before any change.
pub(super) fn of_origin(nodes: &[Node], origin: usize) -> Option<Address> {
    for (place, node) in nodes.iter().enumerate() {
        if node.origin == Some(origin) {
            return Some(vec![place]);
        }
        if let Some(mut rest) = of_origin(&node.inner, origin) {
            rest.insert(0, place);
            return Some(rest);
        }
    }
    None
}

/// The order of numbers: 4, 4-1, 4-2, 5; Roman ones by their worth.
pub(super) fn order(number: &str) -> Vec<u32> {
    let part = |part: &str| {
        let digits: String = part.chars().filter(|c| c.is_letter_or_digit()).collect();
        digits.parse().ok().or_else(|| language::roman(&digits)).unwrap_or(u32::MAX)
    };
    number.split('-').map(part).collect()
}

/// The lines of a node as they stand in an amending act between its marks.
pub(super) fn lines(node: &Node, lang: Lang) -> Vec<String> {
    let Provision { kind, label, heading, text, .. } = &node.own;
    // What is gone keeps its number, and says so.
    let gone = if lang == Lang::KK { "алып тасталды" } else { "исключено" };
    let is_gone = !node.is_in_force() && heading.is_empty() && text.is_empty();
    let (heading, text) = match (is_gone, kind) {
        (false, _) => (heading.as_str(), text.as_str()),
        (true, ProvisionKind::Paragraph | ProvisionKind::Point) => ("", gone),
        (true, _) => (gone, ""),
    };
    let mut lines = Vec::new();
    let joined = |parts: [&str; 2]| parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    match kind {
        ProvisionKind::Paragraph | ProvisionKind::Point => lines.push(joined([label, text])),
        _ if kind.is_division() || *kind == ProvisionKind::Article => {
            let label = label.trim_end_matches('.');
            if heading.is_empty() && *kind == ProvisionKind::Article && !text.is_empty() {
                // The text follows its number on the same line.
                lines.push(format!("{label}. {text}"));
            } else {
                lines.push(if heading.is_empty() { format!("{label}.") } else { format!("{label}. {heading}") });
                lines.extend((!text.is_empty()).then(|| text.to_owned()));
            }
        }
        ProvisionKind::Table => lines.extend(node.own.table.iter().flat_map(rows)),
        _ => lines.extend([heading, text].into_iter().filter(|part| !part.is_empty()).map(str::to_owned)),
    }
    lines.extend(node.inner.iter().flat_map(|inner| self::lines(inner, lang)));
    lines
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn inserted_numbers_stand_between_those_they_were_inserted_between() {
        let mut numbers = ["5", "4-2", "10", "4", "4-10", "4-1"];
        numbers.sort_by_key(|number| order(number));
        assert_eq!(numbers, ["4", "4-1", "4-2", "4-10", "5", "10"]);
        assert!(order("IV") < order("IX"));
    }
}
