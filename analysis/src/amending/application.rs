//! Carries instructions out on an act: the consolidated text, and for each instruction what it changed or why it was refused.
//!
//! Numbers of elements never shift: what is excluded keeps its number as repealed, what is inserted has its own (4-1). Passages
//! and sentences are counted in the text as it was before any of the changes.

use super::matching::{find, put};
use super::names::{annex_number, designation, element};
use super::tree::{Address, Node, at, at_mut, cut_down, grow, inside_mut, of_origin, order, read};
use crate::structure::paragraph_or_point;
use language::sentences;
use legislation::amending::{Action, Designation, Element, Instruction, Outcome, Refusal, Step};
use legislation::{Act, EId, Lang, ProvisionKind, ProvisionState};
use std::ops::Range;

/// An act with changes carried out.
#[derive(Clone, Debug)]
pub struct Amended {
    /// The consolidated text.
    pub act: Act,
    /// What became of each instruction, in their order.
    pub outcomes: Vec<Outcome>,
}

/// Carries out the instructions that are about this act, in their order; what is refused leaves the text as it was.
/// `concerns` tells which of the acts named in the draft this is.
pub fn apply(act: &Act, instructions: &[Instruction], concerns: impl Fn(usize) -> bool) -> Amended {
    let before = grow(&act.provisions);
    let mut draft = Draft { lang: act.lang, title: act.title.clone(), before, nodes: grow(&act.provisions) };
    let outcomes = instructions
        .iter()
        .map(|instruction| {
            if !concerns(instruction.act) {
                return Err(Refusal::OtherAct);
            }
            draft.carry_out(instruction).map(|places| draft.ids(&places))
        })
        .collect();
    let mut amended = act.clone();
    amended.title = draft.title;
    amended.provisions = cut_down(draft.nodes);
    Amended { act: amended, outcomes }
}

/// Where a designation leads.
#[derive(Clone, Debug)]
enum Spot {
    /// The whole act.
    Act,
    /// The act's title.
    Title,
    /// A provision with all it holds.
    Whole(Address),
    /// A provision's own text, without what it holds; of it a sentence.
    Text(Address, Option<usize>),
    /// A provision's heading.
    Heading(Address),
}

struct Draft {
    lang: Lang,
    title: String,
    before: Vec<Node>,
    nodes: Vec<Node>,
}

impl Draft {
    fn carry_out(&mut self, instruction: &Instruction) -> Result<Vec<Address>, Refusal> {
        let spots: Vec<(Spot, &Designation)> = instruction
            .places
            .iter()
            .map(|place| self.spot(place).map(|spot| (spot, place)))
            .collect::<Result<_, _>>()?;
        // A change of several places is made in all of them or in none.
        let saved = (self.nodes.clone(), self.title.clone());
        let changed = match &instruction.action {
            Action::Reword(wording) => self.reword(&spots, wording),
            Action::Insert { new, lines } => self.insert(&spots, new, lines),
            Action::Exclude => self.exclude(&spots),
            Action::Replace { words, everywhere } => self.each(&spots, |draft, spot, _| {
                words.iter().try_for_each(|(old, new)| draft.replace(spot, old, new, *everywhere, false))
            }),
            Action::After { words } => self.each(&spots, |draft, spot, _| {
                words.iter().try_for_each(|(old, new)| draft.replace(spot, old, new, false, true))
            }),
            Action::Append(words) => self.each(&spots, |draft, spot, place| draft.append(spot, place, words)),
        };
        if changed.is_err() {
            (self.nodes, self.title) = saved;
        }
        changed
    }

    fn each(
        &mut self,
        spots: &[(Spot, &Designation)],
        change: impl Fn(&mut Self, &Spot, &Designation) -> Result<(), Refusal>,
    ) -> Result<Vec<Address>, Refusal> {
        let mut touched = Vec::new();
        for (spot, place) in spots {
            change(self, spot, place)?;
            touched.extend(spot.address().cloned());
        }
        Ok(touched)
    }

    fn told(&self, steps: &[Step]) -> String {
        designation(steps, self.lang)
    }

    /// The ids of nodes as they will be.
    fn ids(&self, places: &[Address]) -> Vec<EId> {
        let named = cut_down(self.nodes.clone());
        let mut first = Vec::new();
        index(&self.nodes, &mut Vec::new(), &mut first);
        let of = |place: &Address| first.iter().position(|one| one == place).and_then(|at| named.get(at));
        let mut ids: Vec<EId> = places.iter().filter_map(of).map(|one| one.eid.clone()).collect();
        ids.dedup();
        ids
    }

    /// Where a designation leads in the text as it now is.
    fn spot(&self, place: &[Step]) -> Result<Spot, Refusal> {
        let Some((last, outer)) = place.split_last() else { return Ok(Spot::Act) };
        if last.element == Element::Heading {
            return Ok(match self.spot(outer)? {
                Spot::Act => Spot::Title,
                Spot::Whole(address) => Spot::Heading(address),
                _ => return Err(Refusal::NotCertain(self.told(place))),
            });
        }
        if last.element == Element::Sentence {
            let number = last.number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let number = number.ok_or_else(|| Refusal::NotCertain(self.told(place)))?;
            return match self.spot(outer)? {
                Spot::Whole(address) | Spot::Text(address, None) => {
                    let text = at(&self.nodes, &address).map_or("", |node| node.own.text.as_str());
                    let has = sentences(text).len() > number;
                    if has {
                        Ok(Spot::Text(address, Some(number)))
                    } else {
                        Err(Refusal::NoSuchElement(self.told(place)))
                    }
                }
                _ => Err(Refusal::NotCertain(self.told(place))),
            };
        }
        // Counted in the text before the changes; what only a change brought is looked for in the text as it is.
        match walk(&self.before, place) {
            Found::One(address, own_text) => {
                let origin = at(&self.before, &address).and_then(|node| node.origin);
                let now = origin.and_then(|origin| of_origin(&self.nodes, origin));
                let now = now.ok_or_else(|| Refusal::NoSuchElement(self.told(place)))?;
                let in_force = at(&self.nodes, &now).is_some_and(Node::is_in_force);
                if !in_force {
                    return Err(Refusal::NoSuchElement(self.told(place)));
                }
                Ok(if own_text { Spot::Text(now, None) } else { Spot::Whole(now) })
            }
            Found::Several => Err(Refusal::SeveralSuch(self.told(place))),
            Found::NotCertain => Err(Refusal::NotCertain(self.told(place))),
            Found::None => match walk(&self.nodes, place) {
                Found::One(address, own_text) => {
                    Ok(if own_text { Spot::Text(address, None) } else { Spot::Whole(address) })
                }
                _ => Err(Refusal::NoSuchElement(self.told(place))),
            },
        }
    }

    /// «изложить в следующей редакции».
    fn reword(&mut self, spots: &[(Spot, &Designation)], wording: &[String]) -> Result<Vec<Address>, Refusal> {
        let mut touched = Vec::new();
        if let [(spot, place)] = spots {
            match spot {
                Spot::Title => {
                    self.title = wording.join(" ");
                    return Ok(touched);
                }
                Spot::Heading(address) => {
                    let node = at_mut(&mut self.nodes, address)
                        .ok_or_else(|| Refusal::NoSuchElement(designation(place, self.lang)))?;
                    node.own.heading = own_heading(wording);
                    touched.push(address.clone());
                    return Ok(touched);
                }
                Spot::Text(address, sentence) => {
                    let [text] = wording else { return Err(Refusal::NotCertain(self.told(place))) };
                    let node = at_mut(&mut self.nodes, address).ok_or(Refusal::NoWording)?;
                    // «абзац первый пункта 1» may be given with the number of the paragraph.
                    let text = match paragraph_or_point(text) {
                        Some((number, at)) if number == node.own.number => text[at..].trim(),
                        _ => text,
                    };
                    match sentence.and_then(|number| sentences(&node.own.text).get(number).cloned()) {
                        Some(range) => node.own.text.replace_range(trimmed(&node.own.text, range), text),
                        None => text.clone_into(&mut node.own.text),
                    }
                    node.own.links.clear();
                    touched.push(address.clone());
                    return Ok(touched);
                }
                Spot::Whole(address) => {
                    let is_passage = at(&self.nodes, address)
                        .is_some_and(|node| matches!(node.own.kind, ProvisionKind::Alinea | ProvisionKind::Preamble));
                    if is_passage {
                        return self.reword_passage(address, wording);
                    }
                }
                Spot::Act => return Err(Refusal::NotUnderstood),
            }
        }
        // Numbered elements: one wording each, in their order.
        let wordings = self.read_as(wording, &last_steps(spots)?)?;
        for ((spot, place), new) in spots.iter().zip(wordings) {
            let Spot::Whole(address) = spot else { return Err(Refusal::NotCertain(self.told(place))) };
            let node = at_mut(&mut self.nodes, address).ok_or(Refusal::NoWording)?;
            let label = std::mem::take(&mut node.own.label);
            node.own.label = if label.is_empty() { new.own.label } else { label };
            node.own.heading = new.own.heading;
            node.own.text = new.own.text;
            node.own.links.clear();
            node.own.table = None;
            node.inner = new.inner;
            node.recount = true;
            touched.push(address.clone());
        }
        Ok(touched)
    }

    /// A passage in new words; several lines are as many passages.
    fn reword_passage(&mut self, address: &Address, wording: &[String]) -> Result<Vec<Address>, Refusal> {
        let (first, rest) = wording.split_first().ok_or(Refusal::NoWording)?;
        let node = at_mut(&mut self.nodes, address).ok_or(Refusal::NoWording)?;
        if node.own.kind == ProvisionKind::Preamble {
            // All that stands in it is worded anew; headings and numbers in it could not be told from passages.
            let is_plain = node.inner.iter().all(|inner| inner.own.kind == ProvisionKind::Alinea);
            if !is_plain || wording.iter().any(|line| paragraph_or_point(line).is_some()) {
                let element = Step { element: Element::Preamble, number: String::new() };
                return Err(Refusal::NotCertain(designation(&[element], self.lang)));
            }
            node.own.text.clone_from(first);
            node.own.links.clear();
            node.inner = rest.iter().map(|line| Node::passage(line)).collect();
            node.recount = true;
            return Ok(vec![address.clone()]);
        }
        node.own.text.clone_from(first);
        node.own.links.clear();
        if !rest.is_empty() {
            let (last, up) = address.split_last().ok_or(Refusal::NoWording)?;
            let siblings = inside_mut(&mut self.nodes, up).ok_or(Refusal::NoWording)?;
            for (number, line) in rest.iter().enumerate() {
                siblings.insert(last + 1 + number, Node::passage(line));
            }
            if let Some(parent) = at_mut(&mut self.nodes, up) {
                parent.recount = true;
            }
        }
        Ok(vec![address.clone()])
    }

    /// Reads a wording as the elements named, one node each; refused where it is of others.
    fn read_as(&self, wording: &[String], named: &[Step]) -> Result<Vec<Node>, Refusal> {
        if let [Step { element: Element::Preamble, .. }] = named {
            return Node::preamble(wording).map(|node| vec![node]).ok_or(Refusal::NoWording);
        }
        let mut found: Vec<Node> = Vec::new();
        for node in read(wording, self.lang) {
            let numbered = element(node.own.kind).filter(|_| !node.own.number.is_empty());
            // What stands below a point's or a paragraph's own line belongs to it.
            match (numbered, found.last_mut()) {
                (None, Some(last)) => last.inner.push(node),
                _ => found.push(node),
            }
        }
        let given = |node: &Node| {
            let element = element(node.own.kind).unwrap_or(Element::Alinea);
            Step { element, number: node.own.number.clone() }
        };
        let fits = |node: &Node, step: &Step| {
            let own = given(node);
            // Parts that an act numbers «1.» are called «часть»; German and older acts print points with a full stop.
            let same =
                own.element == step.element || (own.element, step.element) == (Element::Paragraph, Element::Passage);
            same && own.number == step.number
        };
        if found.len() == named.len() && found.iter().zip(named).all(|(node, step)| fits(node, step)) {
            return Ok(found);
        }
        let other = found.iter().zip(named).find(|(node, step)| !fits(node, step));
        let (named, given) = match other {
            Some((node, step)) => (vec![step.clone()], vec![given(node)]),
            None => (named.to_vec(), found.iter().map(given).collect()),
        };
        let told = |steps: &[Step]| {
            steps.iter().map(|step| self.told(std::slice::from_ref(step))).collect::<Vec<_>>().join(", ")
        };
        Err(Refusal::OtherElement { named: told(&named), given: told(&given) })
    }

    /// «дополнить … следующего содержания».
    fn insert(
        &mut self,
        spots: &[(Spot, &Designation)],
        new: &[Step],
        wording: &[String],
    ) -> Result<Vec<Address>, Refusal> {
        let [(spot, place)] = spots else { return Err(Refusal::NotUnderstood) };
        let into: Address = match spot {
            Spot::Act => Vec::new(),
            Spot::Whole(address) | Spot::Text(address, None) => address.clone(),
            _ => return Err(Refusal::NotCertain(self.told(place))),
        };
        let first = new.first().ok_or(Refusal::NoWording)?;
        if first.element == Element::Sentence {
            let text = wording.join(" ");
            let node =
                at_mut(&mut self.nodes, &into).ok_or_else(|| Refusal::NotCertain(designation(place, self.lang)))?;
            let own = matches!(spot, Spot::Text(..)) || node.inner.is_empty();
            if !own || into.is_empty() || !node.own.text.ends_with(['.', '!', '?']) {
                return Err(Refusal::NotCertain(designation(place, self.lang)));
            }
            node.own.text.push(' ');
            node.own.text.push_str(&text);
            return Ok(vec![into]);
        }
        let by_place = matches!(first.element, Element::Alinea | Element::Passage)
            && read(wording, self.lang).first().is_none_or(|node| node.own.number.is_empty());
        if by_place {
            return self.insert_passages(&into, place, new, wording);
        }
        let mut touched = Vec::new();
        for (node, step) in self.read_as(wording, new)?.into_iter().zip(new) {
            touched.push(self.insert_one(&into, node, step)?);
        }
        Ok(touched)
    }

    /// One numbered element at its place among those of its kind.
    fn insert_one(&mut self, into: &Address, node: Node, step: &Step) -> Result<Address, Refusal> {
        let already = || Refusal::AlreadyThere(designation(std::slice::from_ref(step), self.lang));
        let scope: &[Node] =
            if into.is_empty() { &self.nodes } else { at(&self.nodes, into).map_or(&[], |node| &node.inner) };
        let kind = node.own.kind;
        // All of its kind in the scope, in the order of the text; an article may stand in any chapter, a point only here.
        let through = matches!(kind, ProvisionKind::Article | ProvisionKind::Paragraph) || kind.is_division();
        let mut same: Vec<(Address, &Node)> = Vec::new();
        collect(scope, kind, through, &mut into.clone(), &mut same);
        if let Some((address, there)) = same.iter().find(|(_, there)| there.own.number == node.own.number) {
            if there.is_in_force() {
                return Err(already());
            }
            let address = address.clone();
            let there = at_mut(&mut self.nodes, &address).ok_or(Refusal::NoWording)?;
            *there = Node {
                origin: there.origin,
                own: legislation::Provision { eid: there.own.eid.clone(), ..node.own },
                ..node
            };
            return Ok(address);
        }
        let wanted = order(&node.own.number);
        let before =
            same.iter().rev().find(|(_, there)| order(&there.own.number) < wanted).map(|(address, _)| address.clone());
        let after =
            same.iter().find(|(_, there)| order(&there.own.number) > wanted).map(|(address, _)| address.clone());
        let (up, place) = match (before, after) {
            (Some(mut before), _) => {
                let place = before.pop().map_or(0, |place| place + 1);
                (before, place)
            }
            (None, Some(mut after)) => {
                let place = after.pop().unwrap_or_default();
                (after, place)
            }
            (None, None) if kind == ProvisionKind::Preamble => (into.clone(), 0),
            // The first of its kind stands behind the text it belongs to, a division before signatures and annexes.
            (None, None) => {
                let place = scope
                    .iter()
                    .position(|node| matches!(node.own.kind, ProvisionKind::Signature | ProvisionKind::Attachment));
                (into.clone(), place.unwrap_or(scope.len()))
            }
        };
        let siblings = inside_mut(&mut self.nodes, &up).ok_or(Refusal::NoWording)?;
        siblings.insert(place.min(siblings.len()), node);
        Ok([up, vec![place]].concat())
    }

    /// Passages without numbers, at their place or at the end.
    fn insert_passages(
        &mut self,
        into: &Address,
        place: &[Step],
        new: &[Step],
        wording: &[String],
    ) -> Result<Vec<Address>, Refusal> {
        let not_certain = || Refusal::NotCertain(designation(place, self.lang));
        let node = at(&self.nodes, into).ok_or_else(not_certain)?;
        let first = new.first().ok_or(Refusal::NoWording)?;
        let passages: Vec<usize> =
            (0..node.inner.len()).filter(|at| node.inner[*at].own.kind == ProvisionKind::Alinea).collect();
        let has_points = node.inner.iter().any(|inner| inner.own.kind == ProvisionKind::Point);
        // An «абзац» among numbered points could be counted with them or without.
        if has_points && first.element == Element::Alinea {
            return Err(not_certain());
        }
        let at_place = match first.number.parse::<usize>() {
            Ok(number) => {
                let own = usize::from(!node.own.text.is_empty());
                // The second passage stands behind the first with its points, the third behind the second.
                let Some(behind) = number.checked_sub(own + 1) else { return Err(not_certain()) };
                match behind {
                    0 if has_points => node.inner.len().min(passages.first().copied().unwrap_or(node.inner.len())),
                    0 => 0,
                    _ => passages.get(behind - 1).map(|at| at + 1).ok_or_else(not_certain)?,
                }
            }
            Err(_) => node.inner.len(),
        };
        let node = at_mut(&mut self.nodes, into).ok_or(Refusal::NoWording)?;
        node.recount = true;
        for (number, line) in wording.iter().enumerate() {
            node.inner.insert(at_place + number, Node::passage(line));
        }
        Ok((0..wording.len()).map(|number| [into.clone(), vec![at_place + number]].concat()).collect())
    }

    /// «исключить».
    fn exclude(&mut self, spots: &[(Spot, &Designation)]) -> Result<Vec<Address>, Refusal> {
        let mut touched = Vec::new();
        let mut gone: Vec<Address> = Vec::new();
        for (spot, place) in spots {
            match spot {
                Spot::Whole(address) => {
                    let node = at_mut(&mut self.nodes, address).ok_or(Refusal::NoWording)?;
                    if node.own.number.is_empty() && node.own.kind != ProvisionKind::Attachment {
                        gone.push(address.clone());
                        continue;
                    }
                    repeal(node);
                    touched.push(address.clone());
                }
                Spot::Text(address, Some(number)) => {
                    let node = at_mut(&mut self.nodes, address).ok_or(Refusal::NoWording)?;
                    let range = sentences(&node.own.text).get(*number).cloned().ok_or(Refusal::NoWording)?;
                    let range = trimmed(&node.own.text, range);
                    put(&mut node.own.text, range, "");
                    node.own.links.clear();
                    touched.push(address.clone());
                }
                _ => return Err(Refusal::NotCertain(self.told(place))),
            }
        }
        // From the last, so that those before keep their places.
        gone.sort();
        for address in gone.iter().rev() {
            let (last, up) = address.split_last().ok_or(Refusal::NoWording)?;
            let siblings = inside_mut(&mut self.nodes, up).ok_or(Refusal::NoWording)?;
            if *last < siblings.len() {
                siblings.remove(*last);
            }
            if let Some(parent) = at_mut(&mut self.nodes, up) {
                parent.recount = true;
            }
            touched.push(up.to_vec());
        }
        Ok(touched)
    }

    /// Words changed, left out (`new` empty), or followed by others (`after`).
    fn replace(&mut self, spot: &Spot, old: &str, new: &str, everywhere: bool, after: bool) -> Result<(), Refusal> {
        let mut texts: Vec<(&mut String, Option<Range<usize>>)> = Vec::new();
        match spot {
            Spot::Title => texts.push((&mut self.title, None)),
            Spot::Act => self.nodes.iter_mut().for_each(|node| all_texts(node, &mut texts)),
            Spot::Heading(address) => {
                texts.extend(at_mut(&mut self.nodes, address).map(|node| (&mut node.own.heading, None)));
            }
            Spot::Whole(address) => {
                if let Some(node) = at_mut(&mut self.nodes, address) {
                    all_texts(node, &mut texts);
                }
            }
            Spot::Text(address, sentence) => {
                if let Some(node) = at_mut(&mut self.nodes, address) {
                    let range = sentence.and_then(|number| sentences(&node.own.text).get(number).cloned());
                    node.own.links.clear();
                    texts.push((&mut node.own.text, range));
                }
            }
        }
        let inside = |range: &Range<usize>, within: &Option<Range<usize>>| {
            within.as_ref().is_none_or(|within| within.start <= range.start && range.end <= within.end)
        };
        let found: Vec<Vec<Range<usize>>> = texts
            .iter()
            .map(|(text, within)| find(text, old).into_iter().filter(|range| inside(range, within)).collect())
            .collect();
        match found.iter().map(Vec::len).sum::<usize>() {
            0 => return Err(Refusal::WordsAbsent(old.to_owned())),
            1 => {}
            count if !everywhere => return Err(Refusal::WordsRepeated(old.to_owned(), count)),
            _ => {}
        }
        for ((text, _), ranges) in texts.into_iter().zip(found) {
            for range in ranges.into_iter().rev() {
                if after {
                    let blank = if new.starts_with([',', ';', '.', ':', ')']) { "" } else { " " };
                    text.insert_str(range.end, &format!("{blank}{}", new.trim()));
                } else {
                    put(text, range, new);
                }
            }
        }
        Ok(())
    }

    /// «дополнить словами»: at the end of the text, before its closing sign.
    fn append(&mut self, spot: &Spot, place: &[Step], words: &str) -> Result<(), Refusal> {
        let not_certain = Refusal::NotCertain(self.told(place));
        let text = match spot {
            Spot::Title => &mut self.title,
            Spot::Heading(address) => &mut at_mut(&mut self.nodes, address).ok_or(Refusal::NoWording)?.own.heading,
            Spot::Whole(address) => {
                let node = at_mut(&mut self.nodes, address).ok_or(Refusal::NoWording)?;
                // The end of an element with lists in it could be the end of its last item or of its own text.
                if !node.inner.is_empty() {
                    return Err(not_certain);
                }
                node.own.links.clear();
                &mut node.own.text
            }
            Spot::Text(address, None) => &mut at_mut(&mut self.nodes, address).ok_or(Refusal::NoWording)?.own.text,
            Spot::Text(address, Some(number)) => {
                let node = at_mut(&mut self.nodes, address).ok_or(Refusal::NoWording)?;
                let range = sentences(&node.own.text).get(*number).cloned().ok_or(not_certain)?;
                let range = trimmed(&node.own.text, range);
                let mut sentence = node.own.text[range.clone()].to_owned();
                append_to(&mut sentence, words);
                node.own.text.replace_range(range, &sentence);
                return Ok(());
            }
            Spot::Act => return Err(not_certain),
        };
        append_to(text, words);
        Ok(())
    }
}

impl Spot {
    fn address(&self) -> Option<&Address> {
        match self {
            Self::Act | Self::Title => None,
            Self::Whole(address) | Self::Text(address, _) | Self::Heading(address) => Some(address),
        }
    }
}

/// Puts words at the end of a text, before the sign that ends it.
fn append_to(text: &mut String, words: &str) {
    let words = words.trim();
    let end = text.trim_end_matches(['.', ';', ':', ',']).len();
    let (sign, closes) = (text[end..].to_owned(), words.ends_with(['.', ';', ':']));
    text.truncate(end);
    if !words.starts_with([',', ';', '.', ':', ')']) && !text.is_empty() {
        text.push(' ');
    }
    text.push_str(words);
    if !closes {
        text.push_str(&sign);
    }
}

/// A sentence without the blanks around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let sentence = &text[range.clone()];
    let start = range.start + sentence.len() - sentence.trim_start().len();
    start..start + sentence.trim().len()
}

/// A heading given with its number («Статья 9. …») or without.
fn own_heading(wording: &[String]) -> String {
    let lines: Vec<String> = wording.to_vec();
    let read = read(&lines, Lang::RU);
    match read.as_slice() {
        [node] if !node.own.heading.is_empty() && !node.own.label.is_empty() => node.own.heading.clone(),
        _ => wording.join(" "),
    }
}

/// All texts of a provision in force and of what it holds.
fn all_texts<'a>(node: &'a mut Node, texts: &mut Vec<(&'a mut String, Option<Range<usize>>)>) {
    if !node.is_in_force() {
        return;
    }
    node.own.links.clear();
    texts.push((&mut node.own.heading, None));
    texts.push((&mut node.own.text, None));
    for inner in &mut node.inner {
        all_texts(inner, texts);
    }
}

/// What is left of an excluded element: its number.
fn repeal(node: &mut Node) {
    node.own.state = ProvisionState::Repealed;
    node.own.heading.clear();
    node.own.text.clear();
    node.own.links.clear();
    node.own.table = None;
    node.inner.clear();
}

/// The last steps of places that all are provisions.
fn last_steps(spots: &[(Spot, &Designation)]) -> Result<Vec<Step>, Refusal> {
    spots.iter().map(|(_, place)| place.last().cloned().ok_or(Refusal::NotUnderstood)).collect()
}

/// All provisions of a kind in a scope, with their addresses; `through` looks into divisions and what else may hold them.
fn collect<'a>(
    nodes: &'a [Node],
    kind: ProvisionKind,
    through: bool,
    up: &mut Address,
    found: &mut Vec<(Address, &'a Node)>,
) {
    for (place, node) in nodes.iter().enumerate() {
        up.push(place);
        if node.own.kind == kind {
            found.push((up.clone(), node));
        }
        let enters = node.own.kind.is_division()
            && !matches!(node.own.kind, ProvisionKind::Attachment | ProvisionKind::Transitional);
        if through && enters {
            collect(&node.inner, kind, through, up, found);
        }
        up.pop();
    }
}

/// The addresses of all nodes in the order of the text.
fn index(nodes: &[Node], up: &mut Address, found: &mut Vec<Address>) {
    for (place, node) in nodes.iter().enumerate() {
        up.push(place);
        found.push(up.clone());
        index(&node.inner, up, found);
        up.pop();
    }
}

/// What a designation leads to.
enum Found {
    /// A provision; of it the own text only.
    One(Address, bool),
    Several,
    None,
    NotCertain,
}

/// Follows a designation from the outermost step.
fn walk(nodes: &[Node], place: &[Step]) -> Found {
    let mut address: Address = Vec::new();
    let mut own_text = false;
    for (number, step) in place.iter().enumerate() {
        let scope: &[Node] =
            if address.is_empty() { nodes } else { self::at(nodes, &address).map_or(&[], |node| &node.inner) };
        let holder = if address.is_empty() { None } else { self::at(nodes, &address) };
        // «подпункт 2) части первой»: the points of an element are found whichever passage they stand in.
        let next = place.get(number + 1).map(|step| step.element);
        match inner(scope, holder, step, &address) {
            Found::One(_, true) if next == Some(Element::Point) => {}
            Found::One(found, own) => {
                own_text = own;
                address = found;
                if own && next.is_some() {
                    return Found::NotCertain;
                }
            }
            other => return other,
        }
    }
    if address.is_empty() { Found::None } else { Found::One(address, own_text) }
}

/// The element that a step names in a scope.
fn inner(scope: &[Node], holder: Option<&Node>, step: &Step, up: &Address) -> Found {
    let kind = match step.element {
        Element::Attachment => ProvisionKind::Attachment,
        Element::Preamble => ProvisionKind::Preamble,
        Element::Part => ProvisionKind::Part,
        Element::Section => ProvisionKind::Section,
        Element::Chapter => ProvisionKind::Chapter,
        Element::Subchapter => ProvisionKind::Subchapter,
        Element::Article => ProvisionKind::Article,
        Element::Paragraph => ProvisionKind::Paragraph,
        Element::Point => ProvisionKind::Point,
        Element::Passage | Element::Alinea => return passage(scope, holder, step, up),
        Element::Sentence | Element::Heading => return Found::NotCertain,
    };
    let mut same: Vec<(Address, &Node)> = Vec::new();
    collect(scope, kind, kind != ProvisionKind::Point, &mut up.clone(), &mut same);
    let is_meant = |node: &Node| match kind {
        // The approved document is the act's only annex; others are told by their number.
        ProvisionKind::Attachment => {
            step.number.is_empty() || annex_number(&node.own.label) == step.number || node.own.heading == step.number
        }
        ProvisionKind::Preamble => true,
        _ => {
            node.own.number == step.number || order(&node.own.number) == order(&step.number) && !step.number.is_empty()
        }
    };
    let mut meant = same.into_iter().filter(|(_, node)| is_meant(node));
    match (meant.next(), meant.next()) {
        (Some((address, _)), None) => Found::One(address, false),
        (Some(_), Some(_)) => Found::Several,
        _ => Found::None,
    }
}

/// A passage by its place: the own text is the first. Acts that number their parts call them «часть», too.
fn passage(scope: &[Node], holder: Option<&Node>, step: &Step, up: &Address) -> Found {
    let Some(holder) = holder else { return Found::NotCertain };
    let numbered: Vec<usize> = (0..scope.len()).filter(|at| scope[*at].own.kind == ProvisionKind::Paragraph).collect();
    if step.element == Element::Passage && !numbered.is_empty() {
        let mut meant = numbered.iter().filter(|at| scope[**at].own.number == step.number);
        return match (meant.next(), meant.next()) {
            (Some(at), None) => Found::One([up.clone(), vec![*at]].concat(), false),
            (Some(_), Some(_)) => Found::Several,
            _ => Found::None,
        };
    }
    let Some(place) = step.number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)) else {
        return Found::NotCertain;
    };
    // Numbered items among them could be counted or not.
    let has_items = scope.iter().any(|node| matches!(node.own.kind, ProvisionKind::Point | ProvisionKind::Paragraph));
    if step.element == Element::Alinea && has_items && place > 0 {
        return Found::NotCertain;
    }
    let own = usize::from(!holder.own.text.is_empty());
    let Some(behind) = place.checked_sub(own) else { return Found::One(up.clone(), true) };
    let passages = (0..scope.len()).filter(|at| scope[*at].own.kind == ProvisionKind::Alinea);
    passages.into_iter().nth(behind).map_or(Found::None, |at| Found::One([up.clone(), vec![at]].concat(), false))
}
