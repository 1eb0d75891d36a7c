//! `Searcher`: one language's index, opened; a query in, results out.
//!
//! Searching is two steps, so that texts are fetched for what is shown only: [`Searcher::search`] ranks pages and says
//! which blocks of passages it needs, [`Searcher::finish`] makes results of them.

use crate::aids::Aids;
use crate::concept::{Concept, Known};
use crate::dictionary::Dictionary;
use crate::index::{Index, OpenError};
use crate::places::Places;
use crate::query::{Query, parse_with};
use crate::ranking::{self, Asked};
use crate::retyped::retyped;
use crate::snippet::Marked;
use language::tokens;
use legislation::bundle::{Catalog, Passage, PassageBlock, PassageTable};
use legislation::message::{ActHits, PageHit, SearchQuery, SearchResults, Understood};
use legislation::{ActKind, ActStatus, Lang};
use std::ops::Range;
use std::sync::OnceLock;
use thiserror::Error;

/// Most pages one search returns.
const MOST_PAGES: usize = 500;

/// One language's index, opened.
pub struct Searcher {
    index: Index,
    places: Places,
    table: PassageTable,
    catalog: Catalog,
    dictionary: OnceLock<Dictionary>,
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
    understood: Understood,
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
    /// Whether the query names it by its number.
    pub cited: bool,
}

impl Ranking {
    /// Numbers of the blocks ([`PassageTable::blocks`]) that [`Searcher::finish`] will ask for.
    pub fn blocks(&self) -> &[usize] {
        &self.blocks
    }

    /// Whether a page has what was asked for, not only the nearest to it.
    pub fn is_answered(&self) -> bool {
        self.total > 0 && !self.nearest_only
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
        if fits {
            Ok(Self { index, places, table, catalog, dictionary: OnceLock::new() })
        } else {
            Err(OpenError::Mismatch)
        }
    }

    /// The passage table.
    pub fn table(&self) -> &PassageTable {
        &self.table
    }

    /// The catalog.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Ranks the pages that answer the query. Never fails: no query text is wrong.
    pub fn search(&self, request: &SearchQuery) -> Ranking {
        self.search_with(request, &Aids::default())
    }

    /// The same with some aids left out.
    pub fn search_with(&self, request: &SearchQuery, aids: &Aids) -> Ranking {
        let known = Known { index: &self.index, lang: request.lang, aids, made: &self.dictionary };
        let text = if aids.spelling { retyped(&request.text, &known) } else { None };
        let text = text.as_deref().unwrap_or(&request.text);
        let mut query = parse_with(text, request.lang, aids);
        let mut wanted = known.concepts(&query);
        if let Some(text) = corrected(text, request.lang, &wanted) {
            // Everyday words are everyday words with a slip in them, too.
            let more = parse_with(&text, request.lang, aids).wordings;
            let said: Vec<usize> = query.wordings.iter().flat_map(|wordings| wordings.positions.clone()).collect();
            query.wordings.extend(more.into_iter().filter(|new| !new.positions.iter().all(|at| said.contains(at))));
        }
        let mut found = self.find(&known, &wanted, &query, request);
        let mut phrase_missing = false;
        if found.pages.is_empty() && !query.phrases.is_empty() {
            // Nobody wrote it like this: its words, then.
            query = parse_with(&text.replace(['"', '«', '»', '“', '”', '„'], " "), request.lang, aids);
            wanted = known.concepts(&query);
            found = self.find(&known, &wanted, &query, request);
            phrase_missing = true;
        }
        let mut ranking = self.ranking(request, &query, &wanted, &found, phrase_missing);
        if *text != request.text {
            ranking.understood.read_as.push((request.text.clone(), text.to_owned()));
        }
        ranking.understood.add(&query, &wanted);
        ranking
    }

    /// Every word of the texts as written, folded, with the number of passages that have it; in order.
    pub fn words(&self, lang: Lang) -> Vec<(String, u32)> {
        let aids = Aids::default();
        let known = Known { index: &self.index, lang, aids: &aids, made: &self.dictionary };
        known.dictionary().words().map(|(word, passages)| (word.to_owned(), passages)).collect()
    }

    /// The index terms that are looked up for a text.
    pub fn terms(&self, text: &str, lang: Lang) -> Vec<String> {
        let aids = Aids::default();
        let known = Known { index: &self.index, lang, aids: &aids, made: &self.dictionary };
        let text = retyped(text, &known).unwrap_or_else(|| text.to_owned());
        let concepts = known.concepts(&parse_with(&text, lang, &aids));
        concepts.into_iter().flat_map(|concept| concept.terms).map(|(term, _)| term).collect()
    }

    /// The passages to search: all, or those of one act. An act may be named by its id or by words of its title.
    fn range(&self, request: &SearchQuery, query: &Query) -> Range<u32> {
        if let Some(id) = &request.act {
            let act = self.catalog.acts.iter().position(|entry| entry.id == *id);
            return act.map_or(0..0, |act| self.places.of_act(act));
        }
        let Some(name) = &query.filters.act else { return self.places.all() };
        let by_id = self.catalog.acts.iter().position(|entry| entry.id.as_str().eq_ignore_ascii_case(name));
        let by_name = || {
            let spelt = parse_with(name, request.lang, &Aids::default());
            let words: Vec<Concept> =
                spelt.words.iter().chain(&spelt.act).map(|word| Concept::plain(&self.index, word)).collect();
            let named = ranking::named(&self.index, &self.places, &words);
            let best = named.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
            best.filter(|(_, share)| **share > 0.5 && words.iter().any(|w| !w.terms.is_empty())).map(|(act, _)| act)
        };
        by_id.or_else(by_name).map_or(0..0, |act| self.places.of_act(act))
    }

    fn find(&self, known: &Known<'_>, concepts: &[Concept], query: &Query, request: &SearchQuery) -> Found {
        let range = self.range(request, query);
        let scores = ranking::score(&Asked { known, places: &self.places, query, concepts, range: &range });
        let mut best: Vec<(f32, u32)> = vec![(0.0, u32::MAX); self.places.pages()];
        self.places.each(&range, |page, passage| {
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
            let phrases = scores.phrases[page] as usize >= query.phrases.len();
            if passage == u32::MAX || !(cited > 0.0 || (ranking::is_near(coverage, most) && phrases)) {
                continue;
            }
            let act = self.places.act_of(passage);
            let Some(entry) = self.catalog.acts.get(act) else { continue };
            let prior = if known.aids.force { ranking::prior(entry.kind, entry.status) } else { 1.0 };
            let score = ranking::page_score(best, scores.pages[page], coverage) * prior;
            pages.push((cited * prior, RankedPage { act, page, passage, score, cited: cited > 0.0 }));
        }
        let cited = scores.cited.iter().any(|&(cited, _)| cited > 0.0);
        let lost = |concept: &Concept| {
            let meant = query.wordings.iter().any(|wordings| wordings.positions.contains(&concept.position));
            concept.phrase.is_empty() && concept.terms.is_empty() && !meant
        };
        Found { pages, complete: cited || (most > 0.85 && !concepts.iter().any(lost)) }
    }

    fn ranking(
        &self,
        request: &SearchQuery,
        query: &Query,
        concepts: &[Concept],
        found: &Found,
        phrase_missing: bool,
    ) -> Ranking {
        let wanted_kinds = if request.kinds.is_empty() { &query.filters.kinds } else { &request.kinds };
        let wanted_statuses = if request.statuses.is_empty() { &query.filters.statuses } else { &request.statuses };
        let entry = |page: &RankedPage| &self.catalog.acts[page.act];
        let kind_fits = |page: &RankedPage| wanted_kinds.is_empty() || wanted_kinds.contains(&entry(page).kind);
        let status_fits =
            |page: &RankedPage| wanted_statuses.is_empty() || wanted_statuses.contains(&entry(page).status);
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
            marked: Marked::new(concepts, query, &self.index),
            pages,
            found: by_act.into_iter().collect(),
            kinds: kinds.filter(|(_, n)| *n > 0).collect(),
            statuses: statuses.filter(|(_, n)| *n > 0).collect(),
            total,
            nearest_only: total > 0 && (phrase_missing || !found.complete),
            understood: Understood::default(),
            blocks,
        }
    }

    /// The passage of a ranked page, given the block it is in.
    pub fn passage<'a>(
        &self,
        page: &RankedPage,
        block: impl Fn(usize) -> Option<&'a PassageBlock>,
    ) -> Option<&'a Passage> {
        let number = self.block_of(page.passage);
        let first = self.table.blocks.get(number)?.first;
        block(number)?.passages.get((page.passage - first) as usize)
    }

    /// Number of the block that a passage is in.
    pub fn block_of(&self, passage: u32) -> usize {
        self.table.blocks.partition_point(|block| block.first <= passage).saturating_sub(1)
    }

    /// Makes results of a ranking, given the blocks it needs. Pages whose block is not given are counted and left out,
    /// unless none is left.
    pub fn finish<'a>(
        &self,
        ranking: &Ranking,
        block: impl Fn(usize) -> Option<&'a PassageBlock>,
    ) -> Result<SearchResults, FinishError> {
        let mut acts: Vec<(usize, ActHits)> = Vec::new();
        let mut missing = Vec::new();
        for page in &ranking.pages {
            let number = self.block_of(page.passage);
            if block(number).is_none() {
                missing.push(number);
                continue;
            }
            let passage = self.passage(page, &block).ok_or(FinishError::Block(number))?;
            let hit = page_hit(passage, page, ranking);
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
        if let (true, Some(number)) = (acts.is_empty(), missing.first()) {
            return Err(FinishError::Block(*number));
        }
        Ok(SearchResults {
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

/// Pages found, each with how well it is what was cited.
struct Found {
    pages: Vec<(f32, RankedPage)>,
    complete: bool,
}

/// The query with every word that was read as another one replaced by it; `None` when there is none.
fn corrected(text: &str, lang: Lang, concepts: &[Concept]) -> Option<String> {
    let read_as = |folded: &str| {
        let concept = concepts.iter().find(|concept| concept.exact.first().is_some_and(|typed| typed == folded))?;
        // A longer or shorter word with the same beginning is a guess, not a slip.
        let slip =
            |read_as: &&str| !(read_as.contains(' ') || read_as.starts_with(folded) || folded.starts_with(*read_as));
        concept.read_as.as_deref().filter(slip)
    };
    let (mut corrected, mut at) = (String::new(), 0);
    for token in tokens(text, lang) {
        if let Some(read_as) = read_as(&token.folded) {
            corrected.push_str(&text[at..token.span.start]);
            corrected.push_str(read_as);
            at = token.span.end;
        }
    }
    (at > 0).then(|| corrected + &text[at..])
}

/// What a search tells of its understanding.
trait Tell {
    fn add(&mut self, query: &Query, concepts: &[Concept]);
}

impl Tell for Understood {
    fn add(&mut self, query: &Query, concepts: &[Concept]) {
        for concept in concepts {
            let Some(typed) = concept.exact.first() else { continue };
            let meant = query.wordings.iter().any(|wordings| wordings.positions.contains(&concept.position));
            if let Some(read_as) = &concept.read_as {
                self.read_as.push((typed.clone(), read_as.clone()));
            } else if concept.terms.is_empty() && !meant {
                self.unknown.push(typed.clone());
            }
        }
        for wordings in &query.wordings {
            let law = wordings.law.iter().map(|(wording, _)| wording.clone()).collect();
            self.meant.push((wordings.said.clone(), law));
        }
    }
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
        cited: page.cited,
        score: page.score,
    }
}
