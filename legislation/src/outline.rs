//! `Outline`: an act without its texts – its divisions and the tops of its pages. It is enough for a table of contents,
//! for the titles of pages and for telling which page shows a place.
//!
//! A line is a provision at which a reader of the whole act would stop: a division, an article, a numbered paragraph
//! where there are no articles. What lies below a line is on the line's page, so it needs no line of its own: the page
//! of `art_5__para_2__point_3` is found by going up its id. Ids that do not tell their place that way are `strays`.

use crate::{Act, EId, ProvisionKind, ProvisionState, Unit};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// Most characters of a passage that stand for a heading it does not have.
const OPENING: usize = 70;

/// An act's lines, in document order.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "Columns", into = "Columns")]
pub struct Outline {
    /// Number of provisions of the act.
    pub provisions: u32,
    /// The lines; indexes ascend.
    pub lines: Vec<Line>,
    /// Provisions whose id does not lead to the line above them, with their index.
    pub strays: Vec<(EId, u32)>,
}

/// A division, or a provision at the top of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Index of the provision in its act.
    pub index: u32,
    /// Its id.
    pub eid: EId,
    /// What it is.
    pub kind: ProvisionKind,
    /// Its number as printed.
    pub label: String,
    /// Its heading.
    pub heading: String,
    /// The first words of its text, where a table of contents has no heading to show.
    pub opening: String,
    /// The line it stands under, a number of [`Outline::lines`]; `None` at the top.
    pub parent: Option<u32>,
    /// Whether it applies.
    pub state: ProvisionState,
    /// Its part in the pages of the act.
    pub shown: Shown,
}

/// A line's part in the pages of its act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    /// A division without a text: it stands on no page.
    Nowhere,
    /// The first provision of a page.
    FirstOfPage,
    /// On the page of the line before.
    Further,
}

/// An outline that contradicts itself.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("the outline of an act is damaged")]
pub struct DamagedOutline;

impl Outline {
    /// The outline of an act.
    pub fn of(act: &Act) -> Self {
        let units = act.units();
        let mut outline =
            Self { provisions: u32::try_from(act.provisions.len()).unwrap_or(u32::MAX), ..Self::default() };
        let mut at = 0;
        for unit in &units {
            // Between two pages there is nothing but bare divisions.
            for index in at..unit.first as usize {
                outline.push(act, index, Shown::Nowhere);
            }
            at = unit.first as usize;
            while at < unit.end as usize {
                outline.push(act, at, if at == unit.first as usize { Shown::FirstOfPage } else { Shown::Further });
                at = if act.provisions[at].kind.is_division() { at + 1 } else { act.subtree_end(at) };
            }
        }
        for index in at..act.provisions.len() {
            outline.push(act, index, Shown::Nowhere);
        }
        outline.strays = outline.strays_of(act);
        outline
    }

    fn push(&mut self, act: &Act, index: usize, shown: Shown) {
        let Some(provision) = act.provisions.get(index) else { return };
        let names_itself = provision.kind.is_division() || shown == Shown::FirstOfPage;
        let parent = provision.parent.and_then(|parent| {
            let line = self.lines.partition_point(|line| line.index <= parent).checked_sub(1)?;
            u32::try_from(line).ok()
        });
        self.lines.push(Line {
            index: index as u32,
            eid: provision.eid.clone(),
            kind: provision.kind,
            label: provision.label.clone(),
            heading: provision.heading.clone(),
            opening: if names_itself && provision.heading.is_empty() {
                opening(&provision.text)
            } else {
                String::new()
            },
            parent,
            state: provision.state,
            shown,
        });
    }

    fn strays_of(&self, act: &Act) -> Vec<(EId, u32)> {
        let mut lines: BTreeMap<&EId, usize> = BTreeMap::new();
        for (number, line) in self.lines.iter().enumerate() {
            lines.entry(&line.eid).or_insert(number);
        }
        let mut first: BTreeMap<&EId, usize> = BTreeMap::new();
        for (index, provision) in act.provisions.iter().enumerate() {
            first.entry(&provision.eid).or_insert(index);
        }
        // What an id leads to depends on the ids above it, which are shorter: those are settled before.
        let mut all: Vec<(&EId, usize)> = first.into_iter().collect();
        all.sort_by_key(|(eid, _)| eid.as_str().len());
        let mut strays: BTreeMap<&EId, usize> = BTreeMap::new();
        for (eid, index) in all {
            let led = up(eid).find_map(|eid| match strays.get(&eid) {
                Some(&stray) => self.line_at(stray as u32),
                None => lines.get(&eid).copied(),
            });
            if led != self.line_at(index as u32) {
                strays.insert(eid, index);
            }
        }
        let mut strays: Vec<(EId, u32)> = strays.into_iter().map(|(eid, index)| (eid.clone(), index as u32)).collect();
        strays.sort_by_key(|(_, index)| *index);
        strays
    }

    /// The pages of the act, as [`Act::units`] gives them.
    pub fn units(&self) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        for (number, line) in self.lines.iter().enumerate() {
            let end = self.lines.get(number + 1).map_or(self.provisions, |next| next.index);
            match (line.shown, units.last_mut()) {
                (Shown::Nowhere, _) => {}
                (Shown::Further, Some(unit)) => unit.end = end,
                _ => units.push(Unit { eid: line.eid.clone(), first: line.index, end }),
            }
        }
        units
    }

    /// Index of a provision that is on the page of this place: of the line above it, or its own. A place the act does not
    /// have is looked for one step up, and so on; `None` when none of the steps is there.
    pub fn locate(&self, eid: &EId) -> Option<u32> {
        up(eid).find_map(|eid| {
            let stray = self.strays.iter().find(|(stray, _)| *stray == eid).map(|(_, index)| *index);
            stray.or_else(|| self.lines.iter().find(|line| line.eid == eid).map(|line| line.index))
        })
    }

    /// Number of the line that is the provision `index`, or the nearest one above it.
    pub fn line_at(&self, index: u32) -> Option<usize> {
        self.lines.partition_point(|line| line.index <= index).checked_sub(1)
    }

    /// Numbers of the lines from the top down to the line `number`, itself included; none for a number there is not.
    pub fn path(&self, number: usize) -> Vec<usize> {
        let up = |&at: &usize| self.lines.get(at)?.parent.map(|parent| parent as usize).filter(|parent| *parent < at);
        let first = Some(number).filter(|number| *number < self.lines.len());
        let mut path: Vec<usize> = std::iter::successors(first, up).collect();
        path.reverse();
        path
    }

    /// One past the last provision inside the line `number`.
    pub fn end(&self, number: usize) -> u32 {
        let inside = |parent: Option<u32>, end: usize| parent.is_some_and(|p| (number..end).contains(&(p as usize)));
        let mut end = number + 1;
        while self.lines.get(end).is_some_and(|line| inside(line.parent, end)) {
            end += 1;
        }
        self.lines.get(end).map_or(self.provisions, |next| next.index)
    }
}

/// An id and those above it.
fn up(eid: &EId) -> impl Iterator<Item = EId> {
    std::iter::successors(Some(eid.clone()), EId::parent)
}

/// The first words of a text.
fn opening(text: &str) -> String {
    if text.chars().count() <= OPENING {
        return text.to_owned();
    }
    let cut: String = text.chars().take(OPENING).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
    format!("{}…", whole.trim_end_matches([',', ';', ':', ' ', '–']))
}

/// The outline as it is written: a list for each property, because lists of one kind pack well (a thousand articles in
/// some 25 KB).
#[derive(Serialize, Deserialize)]
struct Columns {
    provisions: u32,
    /// Distance of each line's index from the one before.
    steps: Vec<u32>,
    eids: Vec<EId>,
    kinds: Vec<ProvisionKind>,
    labels: Vec<String>,
    headings: Vec<String>,
    parents: Vec<Option<u32>>,
    /// 0 nowhere, 1 the first of a page, 2 further on the page.
    shown: Vec<u8>,
    /// Lines that have an opening, and it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    openings: Vec<(u32, String)>,
    /// Lines that are repealed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    repealed: Vec<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    strays: Vec<(EId, u32)>,
}

impl From<Outline> for Columns {
    fn from(outline: Outline) -> Self {
        let mut columns = Self {
            provisions: outline.provisions,
            steps: Vec::new(),
            eids: Vec::new(),
            kinds: Vec::new(),
            labels: Vec::new(),
            headings: Vec::new(),
            parents: Vec::new(),
            shown: Vec::new(),
            openings: Vec::new(),
            repealed: Vec::new(),
            strays: outline.strays,
        };
        let mut before = 0;
        for (number, line) in (0..).zip(outline.lines) {
            columns.steps.push(line.index.saturating_sub(before));
            before = line.index;
            columns.eids.push(line.eid);
            columns.kinds.push(line.kind);
            columns.labels.push(line.label);
            columns.headings.push(line.heading);
            columns.parents.push(line.parent);
            columns.shown.push(match line.shown {
                Shown::Nowhere => 0,
                Shown::FirstOfPage => 1,
                Shown::Further => 2,
            });
            if !line.opening.is_empty() {
                columns.openings.push((number, line.opening));
            }
            if line.state == ProvisionState::Repealed {
                columns.repealed.push(number);
            }
        }
        columns
    }
}

impl TryFrom<Columns> for Outline {
    type Error = DamagedOutline;

    fn try_from(columns: Columns) -> Result<Self, DamagedOutline> {
        let count = columns.eids.len();
        let lengths = [columns.steps.len(), columns.kinds.len(), columns.labels.len(), columns.headings.len()];
        if [columns.parents.len(), columns.shown.len()].into_iter().chain(lengths).any(|length| length != count) {
            return Err(DamagedOutline);
        }
        let named = columns.eids.into_iter().zip(columns.kinds).zip(columns.labels).zip(columns.headings);
        let placed = columns.steps.into_iter().zip(columns.parents).zip(columns.shown);
        let mut lines: Vec<Line> = Vec::with_capacity(count);
        for ((((eid, kind), label), heading), ((step, parent), shown)) in named.zip(placed) {
            let index = match lines.last() {
                Some(before) => before.index.checked_add(step).filter(|_| step > 0),
                None => Some(step),
            };
            let index = index.filter(|index| *index < columns.provisions).ok_or(DamagedOutline)?;
            if parent.is_some_and(|parent| parent as usize >= lines.len()) {
                return Err(DamagedOutline);
            }
            let shown = match shown {
                0 => Shown::Nowhere,
                1 => Shown::FirstOfPage,
                2 => Shown::Further,
                _ => return Err(DamagedOutline),
            };
            let (opening, state) = (String::new(), ProvisionState::InForce);
            lines.push(Line { index, eid, kind, label, heading, opening, parent, state, shown });
        }
        for (number, opening) in columns.openings {
            lines.get_mut(number as usize).ok_or(DamagedOutline)?.opening = opening;
        }
        for number in columns.repealed {
            lines.get_mut(number as usize).ok_or(DamagedOutline)?.state = ProvisionState::Repealed;
        }
        Ok(Self { provisions: columns.provisions, lines, strays: columns.strays })
    }
}

#[cfg(test)]
mod tests {
    use super::{Outline, opening};
    use crate::sample::{any_act, rules};
    use crate::{Act, EId};
    use proptest::prelude::*;

    fn located(outline: &Outline, eid: &str) -> Option<u32> {
        outline.locate(&EId::parse(eid).ok()?)
    }

    #[test]
    fn a_point_is_found_on_its_paragraphs_page_and_a_point_that_is_gone_on_that_of_what_is_left() {
        let act = rules();
        let outline = Outline::of(&act);
        assert_eq!(outline.lines.len() as u32, outline.provisions - 2, "the two points have no lines");
        let para_2 = act.find(&EId::parse("att_1__para_2").unwrap()).unwrap() as u32;
        assert_eq!(located(&outline, "att_1__para_2__point_2"), Some(para_2));
        assert_eq!(located(&outline, "att_1__para_2__point_77"), Some(para_2));
        assert_eq!(located(&outline, "para_77"), None);
        assert_eq!(outline.strays, []);
    }

    #[test]
    fn a_long_passage_is_named_by_its_first_words() {
        assert_eq!(opening("Коротко"), "Коротко");
        let long = opening(&"слово, ".repeat(30));
        assert!(long.ends_with("слово…"), "{long}");
    }

    #[test]
    fn an_outline_that_contradicts_itself_is_refused() {
        let sound = serde_json::to_string(&Outline::of(&rules())).unwrap();
        assert!(serde_json::from_str::<Outline>(&sound).is_ok());
        for (part, damage) in [
            (r#""provisions":8"#, r#""provisions":3"#),
            (r#""steps":[0,1"#, r#""steps":[0,0"#),
            (r#""steps":[0,1"#, r#""steps":[0,4294967295"#),
            (r#""steps":[0,1"#, r#""steps":[1"#),
            (r#""parents":[null"#, r#""parents":[0"#),
            (r#""shown":[1"#, r#""shown":[9"#),
            (r#""openings":[[0"#, r#""openings":[[99"#),
        ] {
            let damaged = sound.replace(part, damage);
            assert_ne!(damaged, sound, "{part} in {sound}");
            assert!(serde_json::from_str::<Outline>(&damaged).is_err(), "{damage}");
        }
    }

    proptest! {
        #[test]
        fn every_provision_of_any_act_is_found_on_the_page_that_shows_it(act in any_act()) {
            let outline = Outline::of(&act);
            let units = act.units();
            prop_assert_eq!(&outline.units(), &units);
            for provision in &act.provisions {
                let index = act.find(&provision.eid).unwrap();
                let found = outline.locate(&provision.eid).map(|at| act.unit_of(&units, at as usize));
                prop_assert_eq!(found, Some(act.unit_of(&units, index)), "{}", provision.eid);
            }
        }

        #[test]
        fn divisions_hold_what_they_hold_in_the_act(act in any_act()) {
            let outline = Outline::of(&act);
            let of_lines = |act: &Act, at: usize| -> Vec<u32> {
                act.path(at).into_iter().map(|at| at as u32).filter(|at| outline.lines.iter().any(|l| l.index == *at)).collect()
            };
            for (number, line) in outline.lines.iter().enumerate() {
                let path: Vec<u32> = outline.path(number).into_iter().map(|at| outline.lines[at].index).collect();
                prop_assert_eq!(path, of_lines(&act, line.index as usize));
                if line.kind.is_division() {
                    prop_assert_eq!(outline.end(number), act.subtree_end(line.index as usize) as u32);
                }
            }
        }

        #[test]
        fn an_outline_survives_its_file(act in any_act()) {
            let outline = Outline::of(&act);
            let text = serde_json::to_string(&outline).unwrap();
            prop_assert_eq!(serde_json::from_str::<Outline>(&text).unwrap(), outline);
        }
    }
}
