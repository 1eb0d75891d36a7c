//! `Places`: which page and which act each passage belongs to.

use legislation::bundle::PassageTable;
use std::ops::Range;

/// Passages, pages and acts, all numbered through one index.
pub(crate) struct Places {
    acts: Vec<u32>,
    pages: Vec<u32>,
    act_of_page: Vec<u32>,
    passages: u32,
}

impl Places {
    /// The places of a table; `None` when it is not in order.
    pub(crate) fn new(table: &PassageTable) -> Option<Self> {
        let blocks: Vec<u32> = table.blocks.iter().map(|block| block.first).collect();
        let rising = |list: &[u32]| list.is_sorted() && list.iter().all(|&first| first <= table.passages);
        let complete = |list: &[u32]| table.passages == 0 || list.first() == Some(&0);
        let lists = [&table.acts, &table.units, &blocks];
        if !lists.into_iter().all(|list| rising(list) && complete(list)) {
            return None;
        }
        let act_of_page = table.units.iter().map(|&first| last_at(&table.acts, first) as u32).collect();
        Some(Self { acts: table.acts.clone(), pages: table.units.clone(), act_of_page, passages: table.passages })
    }

    /// Number of acts.
    pub(crate) fn acts(&self) -> usize {
        self.acts.len()
    }

    /// Number of pages.
    pub(crate) fn pages(&self) -> usize {
        self.pages.len()
    }

    /// All passages.
    pub(crate) fn all(&self) -> Range<u32> {
        0..self.passages
    }

    /// The passages of an act.
    pub(crate) fn of_act(&self, act: usize) -> Range<u32> {
        let start = self.acts.get(act).copied().unwrap_or(self.passages);
        start..self.acts.get(act + 1).copied().unwrap_or(self.passages)
    }

    /// The passages of a page.
    pub(crate) fn of_page(&self, page: usize) -> Range<u32> {
        let start = self.pages.get(page).copied().unwrap_or(self.passages);
        start..self.pages.get(page + 1).copied().unwrap_or(self.passages)
    }

    /// The page of a passage.
    pub(crate) fn page_of(&self, passage: u32) -> usize {
        last_at(&self.pages, passage)
    }

    /// The act of a passage.
    pub(crate) fn act_of(&self, passage: u32) -> usize {
        last_at(&self.acts, passage)
    }

    /// The act of a page.
    pub(crate) fn act_of_page(&self, page: usize) -> usize {
        self.act_of_page.get(page).copied().unwrap_or(0) as usize
    }

    /// Calls `visit(page, passage)` for every passage of the range, in order.
    pub(crate) fn each(&self, range: &Range<u32>, mut visit: impl FnMut(usize, usize)) {
        let mut page = self.page_of(range.start);
        for passage in range.clone() {
            while self.pages.get(page + 1).is_some_and(|&next| next <= passage) {
                page += 1;
            }
            visit(page, passage as usize);
        }
    }
}

/// The last entry that begins at or before `at`.
fn last_at(firsts: &[u32], at: u32) -> usize {
    firsts.partition_point(|&first| first <= at).saturating_sub(1)
}
