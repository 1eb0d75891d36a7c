//! Results: a ranking with the texts of its pages.

use crate::schema::citations;
use crate::searcher::{BLOCKS_AT_ONCE, FIRST_PAGES, RankedPage, Ranking};
use crate::shelf::Shelf;
use crate::snippet::Marked;
use legislation::Lang;
use legislation::bundle::{BlockAct, BlockName, Passage, PassageBlock};
use legislation::message::{ActHits, PageHit, SearchResults};
use thiserror::Error;

/// Why a ranking could not be finished.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum FinishError {
    /// The block was not given, or does not hold what the table says.
    #[error("passage block {0} is missing or does not fit its table")]
    Block(BlockName),
    /// The ranking is another index's.
    #[error("the ranking is of another index")]
    Ranking,
}

impl Shelf {
    /// The blocks of passages that the first `pages` pages of a ranking need.
    pub fn blocks_of(&self, ranking: &Ranking, pages: usize) -> Vec<BlockName> {
        let mut blocks: Vec<BlockName> = Vec::new();
        for name in ranking.pages.iter().take(pages).filter_map(|page| self.block_of(page)) {
            if !blocks.contains(&name) {
                blocks.push(name);
            }
        }
        blocks
    }

    /// How many of the first pages of a ranking to show after `shown` of them: those whose texts are here, or, when these
    /// are none further, as many as a few blocks bring.
    pub fn next_screen(&self, ranking: &Ranking, shown: usize, here: impl Fn(BlockName) -> bool) -> usize {
        let from = if shown == 0 { FIRST_PAGES } else { shown + 1 };
        let ready = self.reach(ranking, 0, 0, &here);
        if ready >= from { ready } else { self.reach(ranking, from, BLOCKS_AT_ONCE, here) }
    }

    /// How many of the first pages of a ranking, not fewer than `from`, can be shown with `most` further blocks besides
    /// those that are `here`.
    fn reach(&self, ranking: &Ranking, from: usize, most: usize, here: impl Fn(BlockName) -> bool) -> usize {
        let mut blocks: Vec<BlockName> = Vec::new();
        for (at, page) in ranking.pages.iter().enumerate() {
            let Some(name) = self.block_of(page).filter(|&name| !here(name)) else { continue };
            if !blocks.contains(&name) {
                if blocks.len() >= most && at >= from {
                    return at;
                }
                blocks.push(name);
            }
        }
        ranking.pages.len()
    }

    /// The passage of a ranked page and its act, given the block it is in.
    pub fn passage<'a>(
        &self,
        page: &RankedPage,
        block: impl Fn(BlockName) -> Option<&'a PassageBlock>,
    ) -> Option<(&'a Passage, &'a BlockAct)> {
        let passages = &self.shard(page.shard.into())?.passages;
        let (name, first) = passages.holding(page.passage)?;
        let at = page.passage.checked_sub(first)? as usize;
        let block = block(name)?;
        Some((block.passages.get(at)?, block.act_of(at)?))
    }

    /// The block that a page's passage is in.
    pub fn block_of(&self, page: &RankedPage) -> Option<BlockName> {
        Some(self.shard(page.shard.into())?.passages.holding(page.passage)?.0)
    }

    /// Makes results of the first `pages` pages of a ranking, given the blocks they need. Pages whose block is not given are
    /// counted and left out, unless none is left.
    pub fn finish<'a>(
        &self,
        ranking: &Ranking,
        pages: usize,
        block: impl Fn(BlockName) -> Option<&'a PassageBlock>,
    ) -> Result<SearchResults, FinishError> {
        let mut acts: Vec<((u16, usize), ActHits)> = Vec::new();
        let mut missing = Vec::new();
        let pages = pages.min(ranking.pages.len());
        for page in &ranking.pages[..pages] {
            let name = self.block_of(page).ok_or(FinishError::Ranking)?;
            if block(name).is_none() {
                missing.push(name);
                continue;
            }
            let (passage, act) = self.passage(page, &block).ok_or(FinishError::Block(name))?;
            let hit = page_hit(passage, page, ranking);
            let of = (page.shard, page.act);
            if let Some((_, group)) = acts.iter_mut().find(|(act, _)| *act == of) {
                group.pages.push(hit);
                group.more = group.more.saturating_sub(1);
                continue;
            }
            let found = ranking.found.iter().find(|(act, _)| *act == of).map_or(1, |(_, found)| *found);
            let group = ActHits {
                id: act.id.clone(),
                title: act.title.clone(),
                kind: act.kind,
                status: act.status,
                text_date: act.text_date,
                pages: vec![hit],
                more: found.saturating_sub(1),
            };
            acts.push((of, group));
        }
        if let (true, Some(name)) = (acts.is_empty(), missing.first()) {
            return Err(FinishError::Block(*name));
        }
        Ok(SearchResults {
            shards_to_come: 0,
            shards_out_of_reach: 0,
            to_come: (ranking.pages.len() - pages) as u32,
            out_of_reach: missing.len() as u32,
            acts: acts.into_iter().map(|(_, group)| group).collect(),
            total: ranking.total,
            kinds: ranking.kinds.clone(),
            statuses: ranking.statuses.clone(),
            nearest_only: ranking.nearest_only,
            understood: ranking.understood.clone(),
            joined: ranking.joined,
        })
    }
}

fn page_hit(passage: &Passage, page: &RankedPage, ranking: &Ranking) -> PageHit {
    let lang = ranking.lang.unwrap_or(Lang::UND);
    let marked = ranking.marked.iter().find(|(shard, _)| *shard == page.shard);
    let (snippet, marks, first) = marked.map_or_else(
        || Marked::default().snippet(&passage.text, lang),
        |(_, marked)| marked.snippet(&passage.text, lang),
    );
    // The paragraph that was cited, or else the one the snippet is of.
    let cited = ranking.cited.iter().find_map(|fact| passage.provisions().find(|eid| citations(eid).contains(fact)));
    let eid = cited.filter(|_| page.cited > 0.0).unwrap_or_else(|| passage.provision_at(first));
    PageHit {
        unit: passage.unit.clone(),
        eid: eid.clone(),
        label: passage.label.clone(),
        heading_marks: marked.map(|(_, marked)| marked.spans(&passage.heading, lang)).unwrap_or_default(),
        heading: passage.heading.clone(),
        snippet,
        marks,
        repealed: passage.repealed,
        cited: page.cited > 0.0,
        by: page.by,
        score: page.score,
    }
}
