//! Writes the instructions that lead from one edition to another. Each article's are carried out and compared before they are
//! given; where fine ones do not lead to the new text, the article is given whole.

use super::names::{Role, designation, step, told};
use super::tree::{Node, cut_down, grow, lines, order};
use super::{apply, read};
use crate::comparison::{PieceKind, words};
use legislation::amending::{Element, Step};
use legislation::{Act, Lang, Provision, ProvisionKind};

/// What no instruction of the known forms can say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unwritten {
    /// The element, as it is called.
    pub place: String,
}

/// Instructions and what they could not say.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// The lines of the amending act, numbered «1)», «2)» …
    pub lines: Vec<String>,
    /// Elements that differ still: tables, articles that moved to another chapter.
    pub unwritten: Vec<Unwritten>,
}

/// The text of a provision as law: what a comparison of editions sees.
fn law(node: &Node) -> (ProvisionKind, &str, &str, String, Vec<String>) {
    let Provision { kind, number, heading, text, table, .. } = &node.own;
    let cells = table.iter().flat_map(|table| table.rows.iter().flatten()).map(|cell| cell.text.clone()).collect();
    (*kind, number, heading, text.clone(), cells)
}

/// Whether two texts are the same law: numbered alike, with the same words; what is repealed is no law.
pub(super) fn same(old: &[Node], new: &[Node]) -> bool {
    let in_force = |nodes: &'_ [Node]| nodes.iter().filter(|node| node.is_in_force()).cloned().collect::<Vec<_>>();
    let (old, new) = (in_force(old), in_force(new));
    old.len() == new.len() && old.iter().zip(&new).all(|(a, b)| law(a) == law(b) && same(&a.inner, &b.inner))
}

/// Whether two texts of an act are the same law: the same elements in force, with the same words.
pub fn same_law(old: &Act, new: &Act) -> bool {
    same(&grow(&old.provisions), &grow(&new.provisions))
}

/// The instructions that make the new text of the old one.
pub fn write(old: &Act, new: &Act) -> Written {
    let mut writer = Writer { lang: new.lang, old: Act { provisions: Vec::new(), ..old.clone() }, items: Vec::new() };
    let (before, after) = (grow(&old.provisions), grow(&new.provisions));
    if old.title != new.title {
        let head = writer.sentence(&[Step { element: Element::Heading, number: String::new() }], Order::Reword);
        writer.items.push(quoted(&head, vec![new.title.clone()]));
    }
    writer.level(&before, &after, &[], &[]);
    let mut written = Written::default();
    for (number, item) in writer.items.iter().enumerate() {
        let (head, rest) = item.split_first().map_or(("", &[][..]), |(head, rest)| (head.as_str(), rest));
        written.lines.push(format!("{}) {head}", number + 1));
        written.lines.extend(rest.iter().cloned());
    }
    let text: Vec<&str> = written.lines.iter().map(String::as_str).collect();
    let amended = apply(old, &read(&text, new.lang).instructions, |_| true);
    differing(&grow(&amended.act.provisions), &after, &mut Vec::new(), new.lang, &mut written.unwritten);
    written
}

/// The elements in which two texts differ still.
fn differing(made: &[Node], wanted: &[Node], up: &mut Vec<Step>, lang: Lang, found: &mut Vec<Unwritten>) {
    if same(made, wanted) {
        return;
    }
    let before = found.len();
    for node in wanted.iter().filter(|node| node.is_in_force()) {
        let Some(step) = step_among(node, wanted) else { continue };
        let twin = twin(node, wanted, made);
        let is_same = twin.is_some_and(|twin| law(twin) == law(node) && same(&twin.inner, &node.inner));
        if is_same {
            continue;
        }
        up.push(step);
        match twin.filter(|_| node.own.kind.is_division()) {
            Some(twin) => differing(&twin.inner, &node.inner, up, lang, found),
            None => found.push(Unwritten { place: designation(up, lang) }),
        }
        up.pop();
    }
    if found.len() == before {
        found.push(Unwritten { place: designation(up, lang) });
    }
}

/// What is ordered of an element.
#[derive(Clone, Copy)]
enum Order {
    Reword,
    Exclude,
}

struct Writer {
    lang: Lang,
    /// The act without its provisions.
    old: Act,
    /// Each the lines of one item, its number left out.
    items: Vec<Vec<String>>,
}

/// A head with its quoted lines.
fn quoted(head: &str, mut lines: Vec<String>) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        first.insert(0, '«');
    }
    if let Some(last) = lines.last_mut() {
        last.push_str("»;");
    }
    [vec![format!("{head}:")], lines].concat()
}

impl Writer {
    fn sentence(&self, place: &[Step], order: Order) -> String {
        let place = told(place, Role::What, self.lang);
        match (self.lang == Lang::KK, order) {
            (true, Order::Reword) => format!("{place} мынадай редакцияда жазылсын"),
            (true, Order::Exclude) => format!("{place} алып тасталсын;"),
            (false, Order::Reword) => format!("{place} изложить в следующей редакции"),
            (false, Order::Exclude) => format!("{place} исключить;"),
        }
    }

    fn addition(&self, place: &[Step], new: &Step) -> String {
        let with = told(std::slice::from_ref(new), Role::With, self.lang);
        let place = if place.is_empty() { String::new() } else { format!("{} ", told(place, Role::What, self.lang)) };
        if self.lang == Lang::KK {
            format!("{place}мынадай мазмұндағы {with} толықтырылсын")
        } else {
            format!("{place}дополнить {with} следующего содержания")
        }
    }

    fn of_words(&self, place: &[Step], old: &str, new: &str) -> String {
        let (old_called, new_called) = (called(old, self.lang), called(new, self.lang));
        if self.lang == Lang::KK {
            let place = told_in(place, self.lang);
            if new.is_empty() {
                return format!("{place} «{old}» деген {} алып тасталсын;", old_called[0]);
            }
            return format!("{place} «{old}» деген {} «{new}» деген {} ауыстырылсын;", old_called[0], new_called[1]);
        }
        let place = told(place, Role::In, self.lang);
        if new.is_empty() {
            return format!("в {place} {} «{old}» исключить;", old_called[0]);
        }
        format!("в {place} {} «{old}» заменить {} «{new}»;", old_called[0], new_called[1])
    }

    /// The differences of elements side by side.
    fn level(&mut self, old: &[Node], new: &[Node], up: &[Step], outer: &[&Provision]) {
        let numbered = |node: &&Node| node.is_in_force() && step(&node.own).is_some();
        let path = |node: &Node, beside: &[Node]| -> Vec<Step> {
            let own = step_among(node, beside);
            // Articles are numbered through the act: where they stand is not said.
            let annex = up.iter().take_while(|step| step.element == Element::Attachment).count();
            let outer = if node.own.kind == ProvisionKind::Article { &up[..annex] } else { up };
            outer.iter().cloned().chain(own).collect()
        };
        for node in old.iter().filter(numbered) {
            if twin(node, old, new).is_none() {
                let sentence = self.sentence(&path(node, old), Order::Exclude);
                self.items.push(vec![sentence]);
            }
        }
        let mut added: Vec<&Node> = Vec::new();
        for node in new.iter().filter(numbered) {
            let place = path(node, new);
            let Some(before) = twin(node, new, old) else {
                added.push(node);
                continue;
            };
            if law(before) == law(node) && same(&before.inner, &node.inner) {
                continue;
            }
            if node.own.kind.is_division() {
                if before.own.heading != node.own.heading {
                    self.heading(&place, &node.own.heading);
                }
                let outer: Vec<&Provision> = outer.iter().copied().chain([&before.own]).collect();
                self.level(&before.inner, &node.inner, &place, &outer);
            } else {
                self.element(before, node, &place, outer);
            }
        }
        added.sort_by_key(|node| order(&node.own.number));
        for node in added {
            let Some(step) = step(&node.own) else { continue };
            let annex = up.iter().take_while(|step| step.element == Element::Attachment).count();
            let place = if node.own.kind == ProvisionKind::Article { &up[..annex] } else { up };
            let head = self.addition(place, &step);
            let count = self.items.len();
            self.items.push(quoted(&head, lines(node, self.lang)));
            self.keep_readable(count);
        }
    }

    fn heading(&mut self, place: &[Step], heading: &str) {
        let of: Vec<Step> =
            place.iter().cloned().chain([Step { element: Element::Heading, number: String::new() }]).collect();
        let head = self.sentence(&of, Order::Reword);
        self.items.push(quoted(&head, vec![heading.to_owned()]));
    }

    /// An article, a paragraph or a point that differs: in the smallest of its parts that can be named, else whole.
    fn element(&mut self, old: &Node, new: &Node, place: &[Step], outer: &[&Provision]) {
        let count = self.items.len();
        self.finely(old, new, place, outer);
        if self.leads(count, place, (old, outer), new) {
            return;
        }
        self.items.truncate(count);
        let head = self.sentence(place, Order::Reword);
        self.items.push(quoted(&head, lines(new, self.lang)));
        self.keep_readable(count);
    }

    /// Takes back items that cannot be read – a quotation in them is never closed –: nothing after them could be read either.
    fn keep_readable(&mut self, from: usize) {
        let text: Vec<&str> = self.items[from..].iter().flatten().map(String::as_str).collect();
        if !read(&text, self.lang).unread.is_empty() {
            self.items.truncate(from);
        }
    }

    /// Whether the items from one on lead to the new element.
    fn leads(&self, from: usize, place: &[Step], (old, outer): (&Node, &[&Provision]), new: &Node) -> bool {
        let text: Vec<&str> = self.items[from..].iter().flatten().map(String::as_str).collect();
        let orders = read(&text, self.lang);
        if !orders.unread.is_empty() {
            return false;
        }
        // Only the element, in what it stands in: the act may be long.
        let around = |inner: Node, own: &&Provision| Node {
            own: (*own).clone(),
            origin: Some(0),
            inner: vec![inner],
            recount: false,
        };
        let alone = outer.iter().rev().fold(old.clone(), around);
        let act = Act { provisions: cut_down(vec![alone]), ..self.old.clone() };
        let amended = apply(&act, &orders.instructions, |_| true);
        if amended.outcomes.iter().any(Result::is_err) {
            return false;
        }
        let nodes = grow(&amended.act.provisions);
        find(&nodes, place).is_some_and(|made| law(made) == law(new) && same(&made.inner, &new.inner))
    }

    fn finely(&mut self, old: &Node, new: &Node, place: &[Step], outer: &[&Provision]) {
        if old.own.heading != new.own.heading {
            self.heading(place, &new.own.heading);
        }
        let own_text: Vec<Step> = if new.inner.is_empty() {
            place.to_vec()
        } else {
            place.iter().cloned().chain([Step { element: Element::Passage, number: "1".to_owned() }]).collect()
        };
        if old.own.text != new.own.text {
            self.text(&own_text, &old.own.text, &new.own.text);
        }
        let passages = |node: &Node| -> Vec<String> {
            node.inner
                .iter()
                .filter(|one| one.own.kind == ProvisionKind::Alinea)
                .map(|one| one.own.text.clone())
                .collect()
        };
        let (before, after) = (passages(old), passages(new));
        if before.len() == after.len() {
            let own = usize::from(!new.own.text.is_empty());
            for (number, (before, after)) in before.iter().zip(&after).enumerate().filter(|(_, (a, b))| a != b) {
                let passage = Step { element: Element::Passage, number: (number + own + 1).to_string() };
                let of: Vec<Step> = place.iter().cloned().chain([passage]).collect();
                self.text(&of, before, after);
            }
        }
        let outer: Vec<&Provision> = outer.iter().copied().chain([&old.own]).collect();
        self.level(&old.inner, &new.inner, place, &outer);
    }

    /// A text that differs: in one run of words that stands there once, else whole.
    fn text(&mut self, place: &[Step], old: &str, new: &str) {
        let pieces = words(old, new);
        let changed: Vec<_> = pieces.iter().filter(|piece| piece.kind != PieceKind::Kept).collect();
        let (from, to) = match (changed.first(), changed.last()) {
            (Some(first), Some(last)) if changed.len() <= 2 => {
                ((first.old.start(), last.old.end()), (first.new.start(), last.new.end()))
            }
            _ => ((0, 0), (0, 0)),
        };
        let (was, now) = (old.get(from.0..from.1).unwrap_or_default(), new.get(to.0..to.1).unwrap_or_default());
        let quotable = |text: &str| !text.contains(['«', '»', '"', '“', '”', '„']);
        let once = !was.trim().is_empty() && super::matching::find(old, was).len() == 1;
        if once && quotable(was) && quotable(now) && was.len() + now.len() < old.len().max(new.len()) {
            let sentence = self.of_words(place, was.trim(), now.trim());
            self.items.push(vec![sentence]);
        } else {
            let is_whole = place.last().is_some_and(|last| !matches!(last.element, Element::Passage));
            let head = self.sentence(place, Order::Reword);
            let label = if is_whole { place.last().map(label).unwrap_or_default() } else { String::new() };
            self.items.push(quoted(&head, vec![format!("{label}{new}")]));
        }
    }
}

/// The element in force that an element is in the other text: of the same kind and number, and as far down among those.
fn twin<'a>(node: &Node, beside: &[Node], among: &'a [Node]) -> Option<&'a Node> {
    let same = |one: &&Node| one.is_in_force() && one.own.kind == node.own.kind && step(&one.own) == step(&node.own);
    let rank = beside.iter().filter(same).position(|one| std::ptr::eq(one, node))?;
    among
        .iter()
        .filter(|one| one.is_in_force() && one.own.kind == node.own.kind && step(&one.own) == step(&node.own))
        .nth(rank)
}

/// The step an element is among those it stands with: an annex without a number that is not the only one is told by its title.
fn step_among(node: &Node, beside: &[Node]) -> Option<Step> {
    let own = step(&node.own)?;
    let alike = beside.iter().filter(|one| one.is_in_force() && step(&one.own).as_ref() == Some(&own)).count();
    let titled = own.element == Element::Attachment && alike > 1;
    Some(if titled { Step { number: node.own.heading.clone(), ..own } } else { own })
}

/// What quoted words are called – figures, a word, words –, as what is changed and as what it is changed with.
fn called(words: &str, lang: Lang) -> [&'static str; 2] {
    let one = words.split_whitespace().count() == 1;
    let figures = words.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ' '));
    match (lang == Lang::KK, figures, one) {
        (true, true, _) => ["цифрлар", "цифрлармен"],
        (true, false, true) => ["сөз", "сөзбен"],
        (true, false, false) => ["сөздер", "сөздермен"],
        (false, true, _) => ["цифры", "цифрами"],
        (false, false, true) => ["слово", "словом"],
        (false, false, false) => ["слова", "словами"],
    }
}

/// The number a wording begins with.
fn label(step: &Step) -> String {
    match step.element {
        Element::Paragraph => format!("{}. ", step.number),
        Element::Point => format!("{}) ", step.number),
        _ => String::new(),
    }
}

/// A place as Kazakh says where words are: «3-тармақтағы», «3-тармағындағы».
fn told_in(place: &[Step], lang: Lang) -> String {
    let told = told(place, Role::In, lang);
    let ending = if told.ends_with(['а', 'я']) { "ғы" } else { "гі" };
    format!("{told}{ending}")
}

/// The node that numbered steps lead to.
fn find<'a>(nodes: &'a [Node], place: &[Step]) -> Option<&'a Node> {
    let (first, rest) = place.split_first()?;
    let mut queue: Vec<&Node> = nodes.iter().collect();
    while let Some(node) = queue.pop() {
        // An annex that is told by its title may stand here without the others.
        let is_titled = node.own.kind == ProvisionKind::Attachment && node.own.heading == first.number;
        if node.is_in_force() && (step_among(node, nodes).as_ref() == Some(first) || is_titled) {
            return if rest.is_empty() { Some(node) } else { find(&node.inner, rest) };
        }
        if node.own.kind.is_division() {
            queue.extend(&node.inner);
        }
    }
    None
}
