//! `ActFile`: one act with everything read out of it, and its two forms on the wire: an `ActHead` and `ActPart`s.
//!
//! Who opens an article of a large code fetches the head (what the act is, its outline) and the one part with the
//! article. A part holds whole pages, some 32 KB of text. Everywhere provisions keep their index in the act, definitions
//! their number in [`ActFile::definitions`], pages their number in [`Act::units`]: a part says where its own begin. A part
//! needs no other part: terms used in it and defined elsewhere, and titles of acts it cites, are repeated in it. Long, because the
//! tests that both forms are one act stand beside them.

use super::FileEntry;
use crate::{Act, ActId, Definition, EId, Explanation, Outline, Provision, Readability, Reference, TextSpan, Unit};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Acts up to this weight are one file ([`weight`], bytes).
const WHOLE: usize = 48_000;

/// Parts are filled up to this weight, unless a single page is heavier.
const PART: usize = 32_000;

/// One act with everything read out of it.
#[derive(Clone, PartialEq, Debug)]
pub struct ActFile {
    /// The text.
    pub act: Act,
    /// Definitions in document order.
    pub definitions: Vec<Definition>,
    /// References in document order.
    pub references: Vec<Reference>,
    /// Where defined terms are used, in document order; of a term's uses on one page the first.
    pub uses: Vec<TermUse>,
    /// The other acts that the references name and the corpus has, ordered by id.
    pub cited: Vec<CitedAct>,
    /// Its rules as cards, its officialese in plainer words.
    pub explanation: Explanation,
    /// Readability of the whole act.
    pub readability: Readability,
    /// Readability by page, in the order of [`Act::units`].
    pub unit_readability: Vec<Readability>,
}

/// A defined term met in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TermUse {
    /// Index of the provision.
    pub provision: u32,
    /// The words.
    pub span: TextSpan,
    /// Index into [`ActFile::definitions`].
    pub definition: u32,
}

/// An act that a text cites, so that the citation can be named without a catalog.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CitedAct {
    /// Its id.
    pub id: ActId,
    /// Its title, in the language of the citing text where it has one.
    pub title: String,
}

/// What is fetched first of an act: what it is and how it is made up; of a short act all of it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ActHead {
    /// Format version, [`super::FORMAT`].
    pub format: u32,
    /// The act without its provisions.
    pub act: Act,
    /// Its divisions and pages.
    pub outline: Outline,
    /// Readability of the whole act.
    pub readability: Readability,
    /// The text of a short act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<ActPart>,
    /// The parts of any other act, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartEntry>,
}

/// A part of an act and its file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartEntry {
    /// Index of its first provision.
    pub first: u32,
    /// Its file, an [`ActPart`].
    pub file: FileEntry,
}

/// Consecutive pages of an act with all that is shown on them.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct ActPart {
    /// Index of its first provision.
    pub first: u32,
    /// Number of its first page.
    pub page: u32,
    /// Its provisions; their parents are indexes in the act.
    pub provisions: Vec<Provision>,
    /// Definitions that stand or are used here, by number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<PartDefinition>,
    /// References, in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// Where defined terms are used, in document order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<TermUse>,
    /// The acts that the references name, ordered by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cited: Vec<CitedAct>,
    /// Its rules as cards, its officialese in plainer words.
    #[serde(default, skip_serializing_if = "Explanation::is_empty")]
    pub explanation: Explanation,
    /// Readability by page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unit_readability: Vec<Readability>,
}

/// A definition as a part has it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PartDefinition {
    /// Its number in the act.
    pub number: u32,
    /// The definition.
    pub definition: Definition,
    /// Its words, when its provision stands in another part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Elsewhere>,
}

/// The words of a definition that stands in another part.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Elsewhere {
    /// Id of its provision.
    pub eid: EId,
    /// The term.
    pub term: String,
    /// The explanation.
    pub body: String,
}

/// A definition's own words and their place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DefinitionWords<'a> {
    /// Id of its provision.
    pub eid: &'a EId,
    /// The term.
    pub term: &'a str,
    /// The explanation.
    pub body: &'a str,
}

impl ActPart {
    /// The provision with this index in the act; `None` when it stands in another part.
    pub fn provision(&self, index: usize) -> Option<&Provision> {
        self.provisions.get(index.checked_sub(self.first as usize)?)
    }

    /// Index in the act of the provision with this id; `None` when it stands in another part.
    pub fn find(&self, eid: &EId) -> Option<usize> {
        self.provisions.iter().position(|p| p.eid == *eid).map(|at| at + self.first as usize)
    }

    /// The definition with this number in the act.
    pub fn definition(&self, number: u32) -> Option<&PartDefinition> {
        self.definitions.binary_search_by_key(&number, |d| d.number).ok().and_then(|at| self.definitions.get(at))
    }

    /// The words of a definition of this part; `None` where its spans do not fit the text (a damaged file).
    pub fn words<'a>(&'a self, definition: &'a PartDefinition) -> Option<DefinitionWords<'a>> {
        let PartDefinition { definition, elsewhere, .. } = definition;
        if let Some(Elsewhere { eid, term, body }) = elsewhere {
            return Some(DefinitionWords { eid, term, body });
        }
        let provision = self.provision(definition.provision as usize)?;
        let (term, body) = (definition.term.of(&provision.text)?, definition.body.of(&provision.text)?);
        Some(DefinitionWords { eid: &provision.eid, term, body })
    }

    /// How hard the page with this number in the act is to read.
    pub fn readability(&self, page: usize) -> Option<&Readability> {
        self.unit_readability.get(page.checked_sub(self.page as usize)?)
    }
}

impl ActHead {
    /// The part that has the provision with this index; `None` for a short act, whose text is in the head.
    pub fn part_of(&self, provision: u32) -> Option<&PartEntry> {
        self.parts.get(self.parts.partition_point(|part| part.first <= provision).checked_sub(1)?)
    }
}

/// Splits an act into the files it is fetched in. `write` puts a part (number, contents) where its file is to be, and
/// says where that is; the head is the caller's to write.
pub fn split<E>(file: ActFile, write: impl FnMut(usize, &ActPart) -> Result<FileEntry, E>) -> Result<ActHead, E> {
    split_at(file, WHOLE, PART, write)
}

fn split_at<E>(
    file: ActFile,
    whole: usize,
    most: usize,
    mut write: impl FnMut(usize, &ActPart) -> Result<FileEntry, E>,
) -> Result<ActHead, E> {
    let outline = Outline::of(&file.act);
    let weight: usize = file.act.provisions.iter().map(weight).sum();
    let units = outline.units();
    let starts = if weight <= whole { vec![(0, 0)] } else { starts(&file.act.provisions, &units, most) };
    let readability = file.readability.clone();
    let (act, mut parts) = cut(file, &starts);
    let mut head = ActHead { format: super::FORMAT, act, outline, readability, whole: None, parts: Vec::new() };
    if weight <= whole {
        head.whole = parts.pop();
        return Ok(head);
    }
    for (number, part) in parts.iter().enumerate() {
        head.parts.push(PartEntry { first: part.first, file: write(number, part)? });
    }
    Ok(head)
}

/// The act that was split, put together again. `read` fetches the parts the head names, in order.
pub fn join<E>(head: ActHead, mut read: impl FnMut(&FileEntry) -> Result<ActPart, E>) -> Result<ActFile, E> {
    let mut parts: Vec<ActPart> = head.whole.into_iter().collect();
    for entry in &head.parts {
        parts.push(read(&entry.file)?);
    }
    let mut file = ActFile {
        act: head.act,
        definitions: Vec::new(),
        references: Vec::new(),
        uses: Vec::new(),
        cited: Vec::new(),
        explanation: Explanation::default(),
        readability: head.readability,
        unit_readability: Vec::new(),
    };
    let (mut definitions, mut cited) = (BTreeMap::new(), BTreeMap::new());
    for part in parts {
        file.act.provisions.extend(part.provisions);
        file.references.extend(part.references);
        file.uses.extend(part.uses);
        file.unit_readability.extend(part.unit_readability);
        file.explanation.extend(part.explanation);
        definitions.extend(part.definitions.into_iter().map(|d| (d.number, d.definition)));
        cited.extend(part.cited.into_iter().map(|act| (act.id.clone(), act)));
    }
    file.definitions = definitions.into_values().collect();
    file.cited = cited.into_values().collect();
    Ok(file)
}

/// What a provision weighs, bytes: its words, and some for what is written around them.
fn weight(provision: &Provision) -> usize {
    let cells = provision.table.iter().flat_map(|table| table.rows.iter().flatten());
    let notes = provision.notes.iter().map(|note| note.text.len() + 30);
    let links = provision.links.iter().map(|link| link.href.len() + 30);
    60 + provision.heading.len()
        + provision.text.len()
        + cells.map(|cell| cell.text.len() + 12).sum::<usize>()
        + notes.chain(links).sum::<usize>()
}

/// The first provision and the first page of each part. What stands before a page (headings of divisions) goes with it.
fn starts(provisions: &[Provision], units: &[Unit], most: usize) -> Vec<(u32, u32)> {
    let mut starts = vec![(0, 0)];
    let (mut begun, mut before) = (0, 0);
    for (page, unit) in (0..).zip(units) {
        let own = provisions.get(before as usize..unit.end as usize).unwrap_or(&[]).iter().map(weight).sum::<usize>();
        if begun > 0 && begun + own > most {
            starts.push((before, page));
            begun = 0;
        }
        begun += own;
        before = unit.end;
    }
    starts
}

/// The parts that begin at these provisions and pages, and the act without provisions.
fn cut(file: ActFile, starts: &[(u32, u32)]) -> (Act, Vec<ActPart>) {
    let ActFile { mut act, definitions, references, uses, cited, explanation, unit_readability, .. } = file;
    let mut parts: Vec<ActPart> =
        starts.iter().map(|&(first, page)| ActPart { first, page, ..ActPart::default() }).collect();
    let part_at = |provision: u32| starts.partition_point(|(first, _)| *first <= provision).saturating_sub(1);

    let mut used: Vec<BTreeSet<u32>> = vec![BTreeSet::new(); parts.len()];
    for one in uses {
        let at = part_at(one.provision);
        used[at].insert(one.definition);
        parts[at].uses.push(one);
    }
    for (number, definition) in (0..).zip(&definitions) {
        used[part_at(definition.provision)].insert(number);
    }
    for (at, numbers) in used.into_iter().enumerate() {
        for number in numbers {
            let Some(definition) = definitions.get(number as usize) else { continue };
            let away = part_at(definition.provision) != at;
            let elsewhere = away.then(|| elsewhere(&act, definition)).flatten();
            parts[at].definitions.push(PartDefinition { number, definition: definition.clone(), elsewhere });
        }
    }
    for reference in references {
        let part = &mut parts[part_at(reference.provision)];
        for id in reference.targets.iter().filter_map(|target| target.act.as_ref()) {
            if let Ok(known) = cited.binary_search_by(|act| act.id.cmp(id))
                && let Err(at) = part.cited.binary_search_by(|act| act.id.cmp(id))
            {
                part.cited.insert(at, cited[known].clone());
            }
        }
        part.references.push(reference);
    }
    for card in explanation.cards {
        parts[part_at(card.provision)].explanation.cards.push(card);
    }
    for gloss in explanation.glosses {
        parts[part_at(gloss.provision)].explanation.glosses.push(gloss);
    }
    for reason in explanation.reasons {
        parts[part_at(reason.provision)].explanation.reasons.push(reason);
    }
    for (page, readability) in (0..).zip(unit_readability) {
        let at = starts.partition_point(|(_, first)| *first <= page).saturating_sub(1);
        parts[at].unit_readability.push(readability);
    }
    for (index, provision) in (0..).zip(std::mem::take(&mut act.provisions)) {
        parts[part_at(index)].provisions.push(provision);
    }
    (act, parts)
}

fn elsewhere(act: &Act, definition: &Definition) -> Option<Elsewhere> {
    let provision = act.provisions.get(definition.provision as usize)?;
    Some(Elsewhere {
        eid: provision.eid.clone(),
        term: definition.term.of(&provision.text)?.to_owned(),
        body: definition.body.of(&provision.text)?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{ActFile, ActHead, ActPart, CitedAct, TermUse, join, split, split_at};
    use crate::bundle::FileEntry;
    use crate::explanation::{Card, CardKind, Gloss, Piece, Role};
    use crate::sample::{any_act, rules};
    use crate::{ActId, Definition, DefinitionKind, Explanation, Readability, Reference, Target, TextSpan};
    use proptest::prelude::*;
    use std::convert::Infallible;

    /// An act with definitions, uses and references at these places (any numbers).
    fn any_file() -> impl Strategy<Value = ActFile> {
        let places = || proptest::collection::vec(0_u32..1000, 0..30);
        (any_act(), places(), places(), places(), any::<bool>()).prop_map(|(act, defined, used, cited, measured)| {
            let count = act.provisions.len() as u32;
            let within = |places: Vec<u32>| {
                let mut places: Vec<u32> = places.into_iter().filter_map(|at| at.checked_rem(count)).collect();
                places.sort_unstable();
                places
            };
            let text = |at: u32| act.provisions[at as usize].text.as_str();
            let first_letter = |at| TextSpan::new(0, text(at).chars().next().map_or(0, char::len_utf8));
            let id = |number: u32| ActId::from_name(&format!("K{}", number % 4));
            let definition = |provision| Definition {
                provision,
                kind: DefinitionKind::Glossary,
                term: first_letter(provision),
                body: TextSpan::new(0, text(provision).len()),
            };
            let definitions: Vec<Definition> = within(defined).into_iter().map(definition).collect();
            let mut uses = Vec::new();
            for (number, provision) in (0_u32..).zip(within(used)) {
                if let Some(definition) = (number * 7).checked_rem(definitions.len() as u32) {
                    uses.push(TermUse { provision, span: first_letter(provision), definition });
                }
            }
            let references: Vec<Reference> = within(cited)
                .into_iter()
                .map(|provision| {
                    let act = (provision % 3 > 0).then(|| id(provision));
                    let target = Target { act, eid: None, present: true };
                    Reference { provision, span: first_letter(provision), targets: vec![target] }
                })
                .collect();
            let mut names: Vec<ActId> = references.iter().filter_map(|r| r.targets[0].act.clone()).collect();
            names.sort();
            names.dedup();
            let cited = names.into_iter().map(|id| CitedAct { title: format!("О {id}"), id }).collect();
            let card = |provision| {
                let piece = Piece { role: Role::What, words: vec![(provision, 0, 1)], amounts: Vec::new() };
                Card { provision, kind: CardKind::Must, pieces: vec![piece], items: Vec::new() }
            };
            let gloss = |provision| Gloss {
                provision,
                span: first_letter(provision),
                plain: "иначе".to_owned(),
                explains: false,
            };
            let explanation = Explanation {
                cards: definitions.iter().map(|d| card(d.provision)).collect(),
                glosses: uses.iter().map(|used| gloss(used.provision)).collect(),
                reasons: Vec::new(),
            };
            let readability = |words| Readability { words, ..Readability::default() };
            let unit_readability =
                if measured { (0..).zip(act.units()).map(|(n, _)| readability(n)).collect() } else { Vec::new() };
            ActFile {
                definitions,
                references,
                uses,
                cited,
                explanation,
                readability: readability(7),
                unit_readability,
                act,
            }
        })
    }

    /// Head and parts; a part's path is its number.
    fn files(file: ActFile, whole: usize, most: usize) -> (ActHead, Vec<ActPart>) {
        let mut parts = Vec::new();
        let Ok(head) = split_at(file, whole, most, |number, part| {
            assert_eq!(number, parts.len());
            parts.push(part.clone());
            Ok::<_, Infallible>(FileEntry { path: number.to_string(), bytes: 1 })
        });
        (head, parts)
    }

    #[test]
    fn a_short_act_is_one_file_and_a_long_one_is_cut_between_pages() {
        let file = |words: usize| {
            let mut act = rules();
            act.provisions[3].text = "слово ".repeat(words);
            ActFile {
                act,
                definitions: Vec::new(),
                references: Vec::new(),
                uses: Vec::new(),
                cited: Vec::new(),
                explanation: Explanation::default(),
                readability: Readability::default(),
                unit_readability: Vec::new(),
            }
        };
        let count = |words| {
            let mut parts = 0;
            let Ok(head) = split(file(words), |_, part| {
                parts += 1;
                Ok::<_, Infallible>(FileEntry { path: part.first.to_string(), bytes: 0 })
            });
            (head.whole.is_some(), head.parts.iter().map(|part| part.first).collect::<Vec<_>>(), parts)
        };
        assert_eq!(count(1), (true, vec![], 0));
        // The heading of the annex goes with its first page.
        assert_eq!(count(10_000), (false, vec![0, 1], 2));
    }

    proptest! {
        #[test]
        fn an_act_taken_apart_and_put_together_is_the_same_act(file in any_file(), whole in 0_usize..3000, most in 0_usize..2000) {
            let (head, parts) = files(file.clone(), whole, most);
            // Through their files, as they travel.
            let head: ActHead = serde_json::from_str(&serde_json::to_string(&head).unwrap()).unwrap();
            let joined = join(head, |entry| {
                let text = serde_json::to_string(&parts[entry.path.parse::<usize>().unwrap()]).unwrap();
                serde_json::from_str(&text)
            });
            prop_assert_eq!(joined.unwrap(), file);
        }

        #[test]
        fn a_page_is_shown_from_one_part(file in any_file(), most in 0_usize..2000) {
            let (head, parts) = files(file.clone(), 0, most);
            for (number, unit) in file.act.units().into_iter().enumerate() {
                let part = &parts[head.part_of(unit.first).unwrap().file.path.parse::<usize>().unwrap()];
                for index in unit.first as usize..unit.end as usize {
                    prop_assert_eq!(part.provision(index), Some(&file.act.provisions[index]));
                    prop_assert_eq!(part.find(&file.act.provisions[index].eid), Some(index));
                }
                prop_assert_eq!(part.readability(number), file.unit_readability.get(number));
                let here = |provision: u32| (unit.first..unit.end).contains(&provision);
                for one in file.uses.iter().filter(|one| here(one.provision)) {
                    prop_assert!(part.uses.contains(one));
                    let meant = &file.definitions[one.definition as usize];
                    let provision = &file.act.provisions[meant.provision as usize];
                    let defined = part.definition(one.definition).unwrap();
                    prop_assert_eq!(&defined.definition, meant);
                    let words = part.words(defined).unwrap();
                    prop_assert_eq!((words.eid, Some(words.body)), (&provision.eid, meant.body.of(&provision.text)));
                }
                for reference in file.references.iter().filter(|reference| here(reference.provision)) {
                    prop_assert!(part.references.contains(reference));
                    for id in reference.targets.iter().filter_map(|target| target.act.as_ref()) {
                        prop_assert!(part.cited.iter().any(|act| act.id == *id));
                    }
                }
            }
        }

        #[test]
        fn a_part_is_no_heavier_than_agreed_unless_it_is_one_page(file in any_file(), most in 0_usize..2000) {
            let (head, parts) = files(file, 0, most);
            let units = head.outline.units();
            for part in parts {
                let end = part.first + part.provisions.len() as u32;
                let pages: Vec<_> = units.iter().filter(|unit| (part.first..end).contains(&unit.first)).collect();
                // Headings of divisions after the last page of the act go with it, whatever they weigh.
                let end = pages.last().map_or(part.first, |last| last.end);
                let weight: usize =
                    (part.first..end).filter_map(|at| part.provision(at as usize)).map(super::weight).sum();
                prop_assert!(weight <= most || pages.len() == 1, "{} pages weigh {weight}", pages.len());
            }
        }
    }
}
