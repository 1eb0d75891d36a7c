//! Results: a ranking with the texts of its pages.

use crate::schema::citations;
use crate::searcher::{RankedPage, Ranking, Searcher};
use legislation::Lang;
use legislation::bundle::{BlockAct, BlockName, Passage, PassageBlock};
use legislation::message::{ActHits, PageHit, SearchResults};
use thiserror::Error;

/// Why a ranking could not be finished.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum FinishError {
    /// The block was not given, or does not hold what the table says.
    #[error("passage block {0} is missing or does not fit its table")]
    Block(usize),
}

impl Searcher {
    /// The blocks of passages, by number and name, that the first `pages` pages of a ranking need.
    pub fn blocks_of(&self, ranking: &Ranking, pages: usize) -> Vec<(usize, BlockName)> {
        let mut blocks: Vec<(usize, BlockName)> = Vec::new();
        for page in ranking.pages.iter().take(pages) {
            let number = self.block_of(page.passage);
            if !blocks.iter().any(|(known, _)| *known == number) {
                blocks.extend(self.passages.names.get(number).map(|&name| (number, name)));
            }
        }
        blocks
    }

    /// How many of the first pages of a ranking, not fewer than `from`, can be shown with `most` further blocks besides
    /// those that are `here`.
    pub fn reach(&self, ranking: &Ranking, from: usize, most: usize, here: impl Fn(BlockName) -> bool) -> usize {
        let mut blocks: Vec<usize> = Vec::new();
        for (at, page) in ranking.pages.iter().enumerate() {
            let number = self.block_of(page.passage);
            let is_here = self.passages.names.get(number).is_none_or(|&name| here(name));
            if !is_here && !blocks.contains(&number) {
                if blocks.len() >= most && at >= from {
                    return at;
                }
                blocks.push(number);
            }
        }
        ranking.pages.len()
    }

    /// The passage of a ranked page and its act, given the block it is in.
    pub fn passage<'a>(
        &self,
        page: &RankedPage,
        block: impl Fn(usize) -> Option<&'a PassageBlock>,
    ) -> Option<(&'a Passage, &'a BlockAct)> {
        let number = self.block_of(page.passage);
        let first = number.checked_sub(1).and_then(|before| self.passages.ends.get(before)).map_or(0, |&end| end);
        let block = block(number)?;
        let at = page.passage.checked_sub(first)? as usize;
        Some((block.passages.get(at)?, block.act_of(at)?))
    }

    /// Number of the block that a passage is in.
    pub fn block_of(&self, passage: u32) -> usize {
        self.passages.ends.partition_point(|&end| end <= passage)
    }

    /// Makes results of the first `pages` pages of a ranking, given the blocks they need. Pages whose block is not given are
    /// counted and left out, unless none is left.
    pub fn finish<'a>(
        &self,
        ranking: &Ranking,
        pages: usize,
        block: impl Fn(usize) -> Option<&'a PassageBlock>,
    ) -> Result<SearchResults, FinishError> {
        let mut acts: Vec<(usize, ActHits)> = Vec::new();
        let mut missing = Vec::new();
        let pages = pages.min(ranking.pages.len());
        for page in &ranking.pages[..pages] {
            let number = self.block_of(page.passage);
            if block(number).is_none() {
                missing.push(number);
                continue;
            }
            let (passage, act) = self.passage(page, &block).ok_or(FinishError::Block(number))?;
            let hit = page_hit(passage, page, ranking);
            if let Some((_, group)) = acts.iter_mut().find(|(act, _)| *act == page.act) {
                group.pages.push(hit);
                group.more = group.more.saturating_sub(1);
                continue;
            }
            let found = ranking.found.iter().find(|(act, _)| *act == page.act).map_or(1, |(_, found)| *found);
            let group = ActHits {
                id: act.id.clone(),
                title: act.title.clone(),
                kind: act.kind,
                status: act.status,
                text_date: act.text_date,
                pages: vec![hit],
                more: found.saturating_sub(1),
            };
            acts.push((page.act, group));
        }
        if let (true, Some(number)) = (acts.is_empty(), missing.first()) {
            return Err(FinishError::Block(*number));
        }
        Ok(SearchResults {
            to_come: (ranking.pages.len() - pages) as u32,
            out_of_reach: missing.len() as u32,
            acts: acts.into_iter().map(|(_, group)| group).collect(),
            total: ranking.total,
            kinds: ranking.kinds.clone(),
            statuses: ranking.statuses.clone(),
            nearest_only: ranking.nearest_only,
            understood: ranking.understood.clone(),
        })
    }
}

fn page_hit(passage: &Passage, page: &RankedPage, ranking: &Ranking) -> PageHit {
    let lang = ranking.lang.unwrap_or(Lang::UND);
    let (snippet, marks, first) = ranking.marked.snippet(&passage.text, lang);
    // The paragraph that was cited, or else the one the snippet is of.
    let cited = ranking.cited.iter().find_map(|fact| passage.provisions().find(|eid| citations(eid).contains(fact)));
    let eid = cited.filter(|_| page.cited).unwrap_or_else(|| passage.provision_at(first));
    PageHit {
        unit: passage.unit.clone(),
        eid: eid.clone(),
        label: passage.label.clone(),
        heading_marks: ranking.marked.spans(&passage.heading, lang),
        heading: passage.heading.clone(),
        snippet,
        marks,
        repealed: passage.repealed,
        cited: page.cited,
        score: page.score,
    }
}
