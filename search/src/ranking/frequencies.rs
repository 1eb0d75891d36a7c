//! `Frequencies`: how often a concept stands where, weighted by place and length.

use super::{BODY, CONTEXT, HEADING, HEADING_LENGTH, LENGTH, Lists, RELATIVE, TITLE};
use crate::aids::Aids;
use crate::concept::Concept;
use crate::spine::{Place, Spine};
use crate::within::Within;

/// What a word in a heading of so many words counts beside one in a heading of average length.
pub(super) fn in_heading(spine: &Spine, words: u32) -> f32 {
    1.0 / (1.0 - HEADING_LENGTH + HEADING_LENGTH * spine.heading_length(words))
}

/// Frequencies of one concept after the other; what one touched is cleared for the next.
pub(super) struct Frequencies<'a> {
    spine: &'a Spine,
    /// In each passage's text.
    passages: Vec<f32>,
    touched: Vec<u32>,
    /// In each page's heading, in the divisions around it and in its act's title.
    pages: Vec<f32>,
    touched_pages: Vec<u32>,
    /// By length class: what a word in a passage counts.
    body: Vec<f32>,
    /// Passages that hold the concept in text or heading; if there are none, around them.
    pub(super) holders: usize,
}

impl<'a> Frequencies<'a> {
    pub(super) fn new(spine: &'a Spine) -> Self {
        let body = spine.body_lengths().into_iter().map(|length| 1.0 / (1.0 - LENGTH + LENGTH * length)).collect();
        Self {
            spine,
            passages: vec![0.0; spine.passages()],
            touched: Vec::new(),
            pages: vec![0.0; spine.pages()],
            touched_pages: Vec::new(),
            body,
            holders: 0,
        }
    }

    fn in_passage(&mut self, passage: usize, frequency: f32) {
        let sum = &mut self.passages[passage];
        if *sum == 0.0 {
            self.touched.push(passage as u32);
        }
        *sum += frequency * self.body[usize::from(self.spine.class(passage))];
    }

    fn on_page(&mut self, page: usize, frequency: f32) {
        let sum = &mut self.pages[page];
        if *sum == 0.0 {
            self.touched_pages.push(page as u32);
        }
        *sum += frequency;
    }

    /// Counts a word once in a heading of so many words.
    fn in_heading(&mut self, page: usize, weight: f32, words: u32) {
        self.on_page(page, weight * HEADING * in_heading(self.spine, words));
    }

    /// Counts a concept over the whole index, whatever act is searched: a word's weight does not depend on the filter.
    pub(super) fn count(&mut self, lists: &Lists<'_>, concept: &Concept, aids: &Aids) {
        self.touched.drain(..).for_each(|passage| self.passages[passage as usize] = 0.0);
        self.touched_pages.drain(..).for_each(|page| self.pages[page as usize] = 0.0);
        let spine = self.spine;
        let mut around: Vec<(Place, f32)> = Vec::new();
        let mut visit = |document: u32, weight: f32, body: f32, n: u32| match spine.place(document) {
            Place::Passage(passage) => self.in_passage(passage, weight * body * n as f32),
            Place::Heading(page) if aids.headings => self.in_heading(page, weight, n),
            Place::Heading(_) => {}
            place => around.push((place, weight)),
        };
        if !concept.phrase.is_empty() {
            let phrase: Vec<(&str, u32)> = concept.phrase.iter().map(|(term, at)| (term.as_str(), *at)).collect();
            // A phrase says as much in a long heading as in a short one.
            lists.each_phrase(&phrase, |document, n| match spine.place(document) {
                Place::Heading(_) => visit(document, 1.0, 1.0, 1),
                _ => visit(document, 1.0, 1.0, n),
            });
        }
        for (term, weight) in &concept.terms {
            for &(document, n) in lists.of(term).iter() {
                visit(document, *weight, BODY, n);
            }
        }
        self.holders = self.holding();
        for term in &concept.relatives {
            for &(document, n) in lists.of(term).iter() {
                match self.spine.place(document) {
                    Place::Passage(passage) => self.in_passage(passage, RELATIVE * BODY * n as f32),
                    Place::Heading(page) => self.in_heading(page, RELATIVE, n),
                    Place::Act(_) | Place::Division(_) => {}
                }
            }
        }
        if aids.surroundings {
            for (place, weight) in around {
                match place {
                    Place::Act(act) => {
                        self.spine.pages_of_act(act).for_each(|page| self.on_page(page, weight * TITLE));
                    }
                    Place::Division(division) => {
                        let pages = self.spine.pages_of_division(division);
                        pages.for_each(|page| self.on_page(page, weight * CONTEXT));
                    }
                    Place::Heading(_) | Place::Passage(_) => {}
                }
            }
        }
        if self.holders == 0 {
            self.holders = self.holding();
        }
    }

    /// Passages that have something in their text or on their page.
    fn holding(&self) -> usize {
        let only_on_page = |&page: &u32| {
            let passages = self.spine.of_page(page as usize);
            passages.filter(|&passage| self.passages[passage as usize] == 0.0).count()
        };
        self.touched.len() + self.touched_pages.iter().map(only_on_page).sum::<usize>()
    }

    /// Calls `visit(page, passage, frequency)` for every passage of the range that has the concept, in no order.
    pub(super) fn each(&self, range: &Within, mut visit: impl FnMut(usize, u32, f32)) {
        for &passage in self.touched.iter().filter(|passage| range.contains(**passage)) {
            let page = self.spine.page_of(passage as usize);
            visit(page, passage, self.passages[passage as usize] + self.pages[page]);
        }
        for page in self.touched_pages.iter().map(|&page| page as usize) {
            for passage in self.spine.of_page(page).filter(|passage| range.contains(*passage)) {
                if self.passages[passage as usize] == 0.0 {
                    visit(page, passage, self.pages[page]);
                }
            }
        }
    }
}
