//! `Searcher`: one language's index, opened; a query in, results out.
//!
//! Searching is two steps, so that texts are fetched for what is shown only: [`Searcher::search`] ranks pages and says
//! which blocks of passages it needs, [`Searcher::finish`] makes results of them.

use crate::concept::{Concept, concepts};
use crate::index::{Index, OpenError};
use crate::places::Places;
use crate::query::parse;
use crate::ranking;
use crate::snippet::Marked;
use legislation::bundle::{Catalog, Passage, PassageBlock, PassageTable};
use legislation::message::{ActHits, PageHit, SearchQuery, SearchResults};
use legislation::{ActKind, ActStatus, Lang};
use std::ops::Range;
use thiserror::Error;

/// Most pages one search returns.
const MOST_PAGES: usize = 500;

/// One language's index, opened.
pub struct Searcher {
    index: Index,
    places: Places,
    table: PassageTable,
    catalog: Catalog,
}

/// Pages that answer a query, best first; not yet with their texts.
#[derive(Clone, Debug, Default)]
pub struct Ranking {
    lang: Option<Lang>,
    marked: Marked,
    pages: Vec<RankedPage>,
    /// Of all pages found: act by act, for the counts.
    found: Vec<(usize, u32)>,
    kinds: Vec<(ActKind, u32)>,
    statuses: Vec<(ActStatus, u32)>,
    total: u32,
    nearest_only: bool,
    blocks: Vec<usize>,
}

/// One page of a [`Ranking`].
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RankedPage {
    /// Number of the act in the catalog.
    pub act: usize,
    /// Number of the page in the index.
    pub page: usize,
    /// Number of its best passage.
    pub passage: u32,
    /// Score.
    pub score: f32,
}

impl Ranking {
    /// Numbers of the blocks ([`PassageTable::blocks`]) that [`Searcher::finish`] will ask for.
    pub fn blocks(&self) -> &[usize] {
        &self.blocks
    }

    /// The pages, best first.
    pub fn pages(&self) -> &[RankedPage] {
        &self.pages
    }
}

/// Why a ranking could not be finished.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum FinishError {
    /// The block was not given, or does not hold what the table says.
    #[error("passage block {0} is missing or does not fit its table")]
    Block(usize),
}

impl Searcher {
    /// Opens an index with its table and catalog.
    pub fn open(pack: Vec<u8>, table: PassageTable, catalog: Catalog) -> Result<Self, OpenError> {
        let places = Places::new(&table).ok_or(OpenError::Mismatch)?;
        let index = Index::open(pack, places.pages())?;
        let fits = index.documents == table.passages && places.acts() == catalog.acts.len();
        if fits { Ok(Self { index, places, table, catalog }) } else { Err(OpenError::Mismatch) }
    }

    /// The passage table.
    pub fn table(&self) -> &PassageTable {
        &self.table
    }

    /// Ranks the pages that answer the query. Never fails: no query text is wrong.
    pub fn search(&self, request: &SearchQuery) -> Ranking {
        let query = parse(&request.text, request.lang);
        let mut wanted = concepts(&self.index, &query);
        let range = self.range(request);
        let mut found = self.find(&wanted, &query, &range);
        let mut phrase_missing = false;
        if found.pages.is_empty() && !query.phrases.is_empty() {
            // Nobody wrote it like this: its words, then.
            let plain = parse(&request.text.replace(['"', '«', '»', '“', '”', '„'], " "), request.lang);
            wanted = concepts(&self.index, &plain);
            found = self.find(&wanted, &plain, &range);
            phrase_missing = true;
        }
        self.ranking(request, &wanted, &found, phrase_missing)
    }

    /// The passages to search: all, or those of one act.
    fn range(&self, request: &SearchQuery) -> Range<u32> {
        let Some(id) = &request.act else { return self.places.all() };
        let act = self.catalog.acts.iter().position(|entry| entry.id == *id);
        act.map_or(0..0, |act| self.places.of_act(act))
    }

    fn find(&self, concepts: &[Concept], query: &crate::query::Query, range: &Range<u32>) -> Found {
        let scores = ranking::score(&self.index, &self.places, concepts, query, range);
        let mut best: Vec<(f32, u32)> = vec![(0.0, u32::MAX); self.places.pages()];
        self.places.each(range, |page, passage| {
            let score = scores.passages[passage];
            if score > best[page].0 {
                best[page] = (score, passage as u32);
            }
        });
        let most = scores.coverage.iter().copied().fold(0.0, f32::max);
        let mut pages = Vec::new();
        for (page, (best, passage)) in best.into_iter().enumerate() {
            let (coverage, (cited, cited_passage)) = (scores.coverage[page], scores.cited[page]);
            // The passage cited is the one to show.
            let passage = if cited > 0.0 { cited_passage } else { passage };
            let phrases = query.phrases.is_empty() || coverage > 0.999;
            if passage == u32::MAX || !(cited > 0.0 || (ranking::is_near(coverage, most) && phrases)) {
                continue;
            }
            let act = self.places.act_of(passage);
            let Some(entry) = self.catalog.acts.get(act) else { continue };
            let score =
                ranking::page_score(best, scores.pages[page], coverage) * ranking::prior(entry.kind, entry.status);
            pages.push((cited * ranking::prior(entry.kind, entry.status), RankedPage { act, page, passage, score }));
        }
        let complete = most > 0.999 || scores.cited.iter().any(|&(cited, _)| cited > 0.0);
        Found { pages, complete }
    }

    fn ranking(&self, request: &SearchQuery, concepts: &[Concept], found: &Found, phrase_missing: bool) -> Ranking {
        let entry = |page: &RankedPage| &self.catalog.acts[page.act];
        let kind_fits = |page: &RankedPage| request.kinds.is_empty() || request.kinds.contains(&entry(page).kind);
        let status_fits =
            |page: &RankedPage| request.statuses.is_empty() || request.statuses.contains(&entry(page).status);
        let count = |pages: &mut dyn Iterator<Item = &RankedPage>, same: &dyn Fn(&RankedPage) -> bool| {
            pages.filter(|page| same(page)).count() as u32
        };
        let all: Vec<RankedPage> = found.pages.iter().map(|(_, page)| *page).collect();
        let kinds = ActKind::ALL.into_iter().map(|kind| {
            (kind, count(&mut all.iter().filter(|page| status_fits(page)), &|page| entry(page).kind == kind))
        });
        let statuses = ActStatus::ALL.into_iter().map(|status| {
            (status, count(&mut all.iter().filter(|page| kind_fits(page)), &|page| entry(page).status == status))
        });
        let mut pages: Vec<(f32, RankedPage)> =
            found.pages.iter().copied().filter(|(_, page)| kind_fits(page) && status_fits(page)).collect();
        pages.sort_by(|(cited_a, a), (cited_b, b)| {
            cited_b.total_cmp(cited_a).then(b.score.total_cmp(&a.score)).then(a.passage.cmp(&b.passage))
        });
        let mut by_act: std::collections::BTreeMap<usize, u32> = std::collections::BTreeMap::new();
        for (_, page) in &pages {
            *by_act.entry(page.act).or_default() += 1;
        }
        let total = pages.len() as u32;
        pages.truncate((request.limit as usize).min(MOST_PAGES));
        let pages: Vec<RankedPage> = pages.into_iter().map(|(_, page)| page).collect();
        let mut blocks: Vec<usize> = pages.iter().map(|page| self.block_of(page.passage)).collect();
        blocks.sort_unstable();
        blocks.dedup();
        Ranking {
            lang: Some(request.lang),
            marked: Marked::new(concepts),
            pages,
            found: by_act.into_iter().collect(),
            kinds: kinds.filter(|(_, n)| *n > 0).collect(),
            statuses: statuses.filter(|(_, n)| *n > 0).collect(),
            total,
            nearest_only: total > 0 && (phrase_missing || !found.complete),
            blocks,
        }
    }

    fn block_of(&self, passage: u32) -> usize {
        self.table.blocks.partition_point(|block| block.first <= passage).saturating_sub(1)
    }

    /// Makes results of a ranking, given the blocks it needs.
    pub fn finish<'a>(
        &self,
        ranking: &Ranking,
        block: impl Fn(usize) -> Option<&'a PassageBlock>,
    ) -> Result<SearchResults, FinishError> {
        let mut acts: Vec<(usize, ActHits)> = Vec::new();
        for page in &ranking.pages {
            let number = self.block_of(page.passage);
            let first = self.table.blocks.get(number).map_or(0, |block| block.first);
            let passage = block(number).and_then(|block| block.passages.get((page.passage - first) as usize));
            let hit = page_hit(passage.ok_or(FinishError::Block(number))?, page, ranking);
            if let Some((_, group)) = acts.iter_mut().find(|(act, _)| *act == page.act) {
                group.pages.push(hit);
                group.more = group.more.saturating_sub(1);
                continue;
            }
            let entry = &self.catalog.acts[page.act];
            let found = ranking.found.iter().find(|(act, _)| *act == page.act).map_or(1, |(_, found)| *found);
            let group = ActHits {
                id: entry.id.clone(),
                title: entry.title.clone(),
                kind: entry.kind,
                status: entry.status,
                text_date: entry.text_date,
                pages: vec![hit],
                more: found.saturating_sub(1),
            };
            acts.push((page.act, group));
        }
        Ok(SearchResults {
            acts: acts.into_iter().map(|(_, group)| group).collect(),
            total: ranking.total,
            kinds: ranking.kinds.clone(),
            statuses: ranking.statuses.clone(),
            nearest_only: ranking.nearest_only,
        })
    }
}

/// Pages found, each with how well it is what was cited.
struct Found {
    pages: Vec<(f32, RankedPage)>,
    complete: bool,
}

fn page_hit(passage: &Passage, page: &RankedPage, ranking: &Ranking) -> PageHit {
    let lang = ranking.lang.unwrap_or(Lang::UND);
    let (snippet, marks) = ranking.marked.snippet(&passage.text, lang);
    PageHit {
        unit: passage.unit.clone(),
        eid: passage.eid.clone(),
        label: passage.label.clone(),
        heading_marks: ranking.marked.spans(&passage.heading, lang),
        heading: passage.heading.clone(),
        snippet,
        marks,
        repealed: passage.repealed,
        score: page.score,
    }
}
