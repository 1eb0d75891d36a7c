//! `Spine`: what each document of an index is – an act's name, a division, a page's heading, a passage –, whose it is and
//! how long.
//!
//! Documents stand in the order of the law: the act, then page by page the divisions that begin there, the page's heading,
//! its passages, then some empty ones ([`spare`]), so that an act that grows does not move those behind it. Acts, divisions, pages and passages are numbered through the index, each from 0. What ranking must know
//! of every document is here, some six bits for each, so that a query reads nothing but the postings of its words.

use crate::varint::{Reader, push};
use legislation::{ActKind, ActStatus};
use std::ops::Range;

/// What a document is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// The name of an act.
    Act(usize),
    /// The heading of a division.
    Division(usize),
    /// The heading of a page.
    Heading(usize),
    /// A passage.
    Passage(usize),
}

/// Bits of [`Spine::places`] that hold a number; the two above tell what is numbered.
const NUMBER_BITS: u32 = 30;

/// The longest heading that is told from a longer one, words. A heading's length is the frequency of each of its words.
pub(crate) const LONGEST_HEADING: usize = 15;

/// An act as ranking knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct SpineAct {
    pub(crate) kind: ActKind,
    pub(crate) status: ActStatus,
    /// Its first page.
    pub(crate) first_page: u32,
}

/// A passage's marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Marks {
    pub(crate) repealed: bool,
    pub(crate) signature: bool,
}

/// The spine of one index.
#[derive(Debug, Default)]
pub(crate) struct Spine {
    acts: Vec<SpineAct>,
    /// Pages under each division.
    divisions: Vec<Range<u32>>,
    /// First passage of each page, and the number of passages.
    first_passages: Vec<u32>,
    act_of_page: Vec<u32>,
    page_of_passage: Vec<u32>,
    /// Length class of each passage ([`class_of`]).
    classes: Vec<u8>,
    repealed: Vec<u32>,
    signatures: Vec<u32>,
    places: Vec<u32>,
    body_average: f32,
    heading_average: f32,
}

/// A spine as it grows, document by document.
#[derive(Default)]
pub(crate) struct SpineWriter {
    acts: Vec<(u8, u8, u32)>,
    /// Per page: divisions that begin there, passages.
    pages: Vec<(u32, u32)>,
    /// Words of all headings.
    heading_words: usize,
    /// Pages under each division.
    divisions: Vec<u32>,
    classes: Vec<u8>,
    repealed: Vec<u32>,
    signatures: Vec<u32>,
}

/// Empty documents behind an act of so many: an act of 8, 16, 24 … in all, with room to grow by a sixteenth.
pub(crate) fn spare(documents: usize) -> usize {
    (documents + documents / 16 + 2).next_multiple_of(8) - documents
}

/// Length classes to each doubling of the length: a text is taken for at most 1.4 times as long or short as it is.
const CLASSES: f32 = 1.0;

/// The class of a text's length.
fn class_of(words: usize) -> u8 {
    // The first class whose length is nearer than the next one's: no more than a few dozen.
    let wanted = ((words + 1) as f32).log2() * CLASSES;
    (0..u8::MAX).find(|&class| wanted < f32::from(class) + 0.5).unwrap_or(u8::MAX)
}

/// The length a class stands for, words.
fn words_of(class: u8) -> f32 {
    (f32::from(class) / CLASSES).exp2() - 1.0
}

impl SpineWriter {
    pub(crate) fn act(&mut self, kind: ActKind, status: ActStatus) {
        let at = |place: Option<usize>| place.unwrap_or_default() as u8;
        let kind = at(ActKind::ALL.iter().position(|other| *other == kind));
        self.acts.push((kind, at(ActStatus::ALL.iter().position(|other| *other == status)), 0));
    }

    /// A page of the last act; `divisions` holds the number of pages under each division that begins with it.
    pub(crate) fn page(&mut self, divisions: &[u32], heading_words: usize) {
        if let Some((_, _, pages)) = self.acts.last_mut() {
            *pages += 1;
        }
        self.divisions.extend(divisions);
        self.pages.push((divisions.len() as u32, 0));
        self.heading_words += heading_words.min(LONGEST_HEADING);
    }

    /// A passage of the last page.
    pub(crate) fn passage(&mut self, words: usize, marks: Marks) {
        let number = self.classes.len() as u32;
        if let Some((_, passages)) = self.pages.last_mut() {
            *passages += 1;
        }
        self.classes.push(class_of(words));
        if marks.repealed {
            self.repealed.push(number);
        }
        if marks.signature {
            self.signatures.push(number);
        }
    }

    /// Number of passages so far.
    pub(crate) fn passages(&self) -> u32 {
        self.classes.len() as u32
    }

    /// The spine as bytes, column by column, which compresses best.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut out = Vec::new();
        push(&mut out, self.acts.len() as u32);
        out.extend(self.acts.iter().map(|act| act.0));
        out.extend(self.acts.iter().map(|act| act.1));
        self.acts.iter().for_each(|act| push(&mut out, act.2));
        push(&mut out, self.pages.len() as u32);
        self.pages.iter().for_each(|page| push(&mut out, page.0));
        self.pages.iter().for_each(|page| push(&mut out, page.1));
        push(&mut out, self.heading_words as u32);
        push(&mut out, self.divisions.len() as u32);
        self.divisions.iter().for_each(|pages| push(&mut out, *pages));
        push(&mut out, self.classes.len() as u32);
        out.extend(&self.classes);
        for list in [&self.repealed, &self.signatures] {
            push(&mut out, list.len() as u32);
            let mut before = 0;
            for &number in list {
                push(&mut out, number - before);
                before = number;
            }
        }
        out
    }
}

impl Spine {
    /// Reads a spine; `None` when the bytes are none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let mut spine = Self::default();
        let acts = reader.count()?;
        let (kinds, statuses) = (reader.bytes(acts)?, reader.bytes(acts)?);
        let pages_of_acts = numbers(&mut reader, acts)?;
        let pages = reader.count()?;
        let (divisions_of_pages, passages_of_pages) = (numbers(&mut reader, pages)?, numbers(&mut reader, pages)?);
        let heading_words = reader.number()?;
        let divisions = reader.count()?;
        let pages_of_divisions = numbers(&mut reader, divisions)?;
        let passages = reader.count()?;
        spine.classes = reader.bytes(passages)?.to_vec();
        spine.repealed = rising(&mut reader, passages)?;
        spine.signatures = rising(&mut reader, passages)?;
        let sum = |list: &[u32]| list.iter().map(|&n| u64::from(n)).sum::<u64>();
        let fits = reader.is_at_end()
            && sum(&pages_of_acts) == pages as u64
            && sum(&divisions_of_pages) == divisions as u64
            && sum(&passages_of_pages) == passages as u64
            && acts + pages + divisions + passages < 1 << NUMBER_BITS;
        if !fits {
            return None;
        }
        let place = |kind: u32, number: usize| kind << NUMBER_BITS | number as u32;
        let (mut page, mut division) = (0_usize, 0_usize);
        for (act, &pages_of_act) in pages_of_acts.iter().enumerate() {
            let first = spine.places.len();
            let kind = *ActKind::ALL.get(usize::from(kinds[act]))?;
            let status = *ActStatus::ALL.get(usize::from(statuses[act]))?;
            spine.acts.push(SpineAct { kind, status, first_page: page as u32 });
            spine.places.push(place(0, act));
            for _ in 0..pages_of_act {
                for _ in 0..divisions_of_pages[page] {
                    let end = (page + pages_of_divisions[division] as usize).min(pages);
                    spine.divisions.push(page as u32..end as u32);
                    spine.places.push(place(1, division));
                    division += 1;
                }
                spine.places.push(place(2, page));
                spine.act_of_page.push(act as u32);
                spine.first_passages.push(spine.page_of_passage.len() as u32);
                for _ in 0..passages_of_pages[page] {
                    spine.places.push(place(3, spine.page_of_passage.len()));
                    spine.page_of_passage.push(page as u32);
                }
                page += 1;
            }
            // Nothing is written of the empty ones, so that nobody asks what they are.
            let spare = spare(spine.places.len() - first);
            spine.places.extend(std::iter::repeat_n(place(0, act), spare));
        }
        spine.first_passages.push(passages as u32);
        let words: f32 = spine.classes.iter().map(|&class| words_of(class)).sum();
        spine.body_average = (words / passages.max(1) as f32).max(1.0);
        spine.heading_average = (heading_words as f32 / pages.max(1) as f32).max(1.0);
        Some(spine)
    }

    /// Number of documents.
    pub(crate) fn documents(&self) -> usize {
        self.places.len()
    }

    /// Number of acts.
    pub(crate) fn acts(&self) -> usize {
        self.acts.len()
    }

    /// Number of pages.
    pub(crate) fn pages(&self) -> usize {
        self.act_of_page.len()
    }

    /// Number of passages.
    pub(crate) fn passages(&self) -> usize {
        self.classes.len()
    }

    /// What a document is.
    pub(crate) fn place(&self, document: u32) -> Place {
        let place = self.places.get(document as usize).copied().unwrap_or_default();
        let number = (place & ((1 << NUMBER_BITS) - 1)) as usize;
        match place >> NUMBER_BITS {
            0 => Place::Act(number),
            1 => Place::Division(number),
            2 => Place::Heading(number),
            _ => Place::Passage(number),
        }
    }

    /// All passages.
    pub(crate) fn all(&self) -> Range<u32> {
        0..self.classes.len() as u32
    }

    /// The passages of an act.
    pub(crate) fn of_act(&self, act: usize) -> Range<u32> {
        let pages = self.pages_of_act(act);
        self.first(pages.start)..self.first(pages.end)
    }

    /// The pages of an act.
    pub(crate) fn pages_of_act(&self, act: usize) -> Range<usize> {
        let first = |act: usize| self.acts.get(act).map_or(self.pages(), |act| act.first_page as usize);
        first(act)..first(act + 1)
    }

    /// The pages under a division.
    pub(crate) fn pages_of_division(&self, division: usize) -> Range<usize> {
        self.divisions.get(division).map_or(0..0, |pages| pages.start as usize..pages.end as usize)
    }

    /// The passages of a page.
    pub(crate) fn of_page(&self, page: usize) -> Range<u32> {
        self.first(page)..self.first(page + 1)
    }

    fn first(&self, page: usize) -> u32 {
        self.first_passages.get(page).copied().unwrap_or(self.classes.len() as u32)
    }

    /// The page of a passage.
    pub(crate) fn page_of(&self, passage: usize) -> usize {
        self.page_of_passage.get(passage).map_or(0, |&page| page as usize)
    }

    /// The act of a page.
    pub(crate) fn act_of_page(&self, page: usize) -> usize {
        self.act_of_page.get(page).map_or(0, |&act| act as usize)
    }

    /// The act of a passage.
    pub(crate) fn act_of(&self, passage: usize) -> usize {
        self.act_of_page(self.page_of(passage))
    }

    /// An act's kind and status.
    pub(crate) fn act(&self, act: usize) -> Option<SpineAct> {
        self.acts.get(act).copied()
    }

    /// Length of a passage as a share of the average length.
    pub(crate) fn body_length(&self, passage: usize) -> f32 {
        self.classes.get(passage).map_or(1.0, |&class| words_of(class)) / self.body_average
    }

    /// The same for every length class, so that a query need not reckon for every passage.
    pub(crate) fn body_lengths(&self) -> Vec<f32> {
        (0..=u8::MAX).map(|class| words_of(class) / self.body_average).collect()
    }

    /// Length class of a passage.
    pub(crate) fn class(&self, passage: usize) -> u8 {
        self.classes.get(passage).copied().unwrap_or_default()
    }

    /// Length of a heading of so many words as a share of the average length.
    pub(crate) fn heading_length(&self, words: u32) -> f32 {
        words as f32 / self.heading_average
    }

    /// Passages that are repealed, ascending.
    pub(crate) fn repealed(&self) -> &[u32] {
        &self.repealed
    }

    /// Passages that only say who signed, ascending.
    pub(crate) fn signatures(&self) -> &[u32] {
        &self.signatures
    }
}

fn numbers(reader: &mut Reader<'_>, count: usize) -> Option<Vec<u32>> {
    (0..count).map(|_| reader.number()).collect()
}

/// Rising numbers below `end`, written as differences.
fn rising(reader: &mut Reader<'_>, end: usize) -> Option<Vec<u32>> {
    let count = reader.count()?;
    let mut at = 0_u32;
    let list = (0..count).map(|_| {
        at = at.checked_add(reader.number()?)?;
        Some(at).filter(|&number| (number as usize) < end)
    });
    list.collect()
}

#[cfg(test)]
mod tests {
    use super::{Marks, Place, Spine, SpineWriter, spare};
    use legislation::{ActKind, ActStatus};

    fn bytes() -> Vec<u8> {
        let mut spine = SpineWriter::default();
        spine.act(ActKind::Code, ActStatus::InForce);
        spine.page(&[2, 1], 3);
        spine.passage(10, Marks::default());
        spine.passage(1000, Marks { repealed: true, signature: false });
        spine.page(&[], 99);
        spine.passage(0, Marks::default());
        spine.act(ActKind::Law, ActStatus::Repealed);
        spine.page(&[], 1);
        spine.passage(5, Marks { repealed: false, signature: true });
        spine.finish()
    }

    #[test]
    fn documents_stand_in_the_order_of_the_law() {
        let spine = Spine::read(&bytes()).expect("a spine");
        let places: Vec<Place> = (0..spine.documents() as u32).map(|document| spine.place(document)).collect();
        let (act, division, heading, passage) = (Place::Act, Place::Division, Place::Heading, Place::Passage);
        let first = [act(0), division(0), division(1), heading(0), passage(0), passage(1), heading(1), passage(2)];
        assert_eq!((&places[..8], &places[16..19]), (&first[..], &[act(1), heading(2), passage(3)][..]));
        assert_eq!((spare(8), spare(3), places.len()), (8, 5, 24), "with room behind each act");
        assert_eq!((spine.pages_of_division(0), spine.pages_of_division(1)), (0..2, 0..1));
        assert_eq!((spine.of_act(0), spine.of_act(1), spine.of_page(1)), (0..3, 3..4, 2..3));
        assert_eq!((spine.act_of(3), spine.page_of(2)), (1, 1));
        assert_eq!((spine.repealed(), spine.signatures()), (&[1][..], &[3][..]));
        assert!(spine.act(1).is_some_and(|act| act.kind == ActKind::Law && act.status == ActStatus::Repealed));
        assert!(spine.body_length(1) > 50.0 * spine.body_length(0) / 1.5, "lengths are kept to a step");
        assert!(
            spine.heading_length(15) > 2.0 * spine.heading_length(6),
            "the average heading has (3 + 15 + 1) / 3 words"
        );
    }

    #[test]
    fn a_damaged_spine_is_refused() {
        let bytes = bytes();
        assert!((0..bytes.len()).all(|end| Spine::read(&bytes[..end]).is_none()), "cut short");
        assert!(Spine::read(&[bytes.clone(), vec![0]].concat()).is_none(), "something behind it");
        assert!(Spine::read(&[0xff, 0xff, 0xff, 0xff, 0x0f]).is_none(), "a count that nothing can hold");
    }
}
