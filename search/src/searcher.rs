//! `Searcher`: one language's index, opened; a query in, results out.
//!
//! Searching is two steps, so that texts are fetched for what is shown only: [`Searcher::search`] ranks pages and says
//! which blocks of passages it needs, [`Searcher::finish`] makes results of them. A ranking that lacks blocks of the index
//! says so ([`Ranking::missing`]): it is worth nothing until they are given and the search is repeated.

use crate::aids::Aids;
use crate::citation::Citation;
use crate::concept::{Concept, Known};
use crate::dictionary::Dictionary;
use crate::hot;
use crate::index::{Index, OpenError};
use crate::layout::DICTIONARY;
use crate::pack::PackError;
use crate::query::{Query, parse_with};
use crate::ranking::{self, Asked, Commonness, Lists};
use crate::retyped::retyped;
use crate::snippet::Marked;
use crate::spine::Spine;
use crate::store::BlockList;
use crate::within::Within;
use language::tokens;
use legislation::bundle::BlockName;
use legislation::message::{FoundBy, SearchQuery, Understood};
use legislation::{ActKind, ActStatus, Lang};
use std::ops::Range;

/// Blocks of passages fetched for the first screen of results, and for each further one.
pub(crate) const BLOCKS_AT_ONCE: usize = 3;

/// Pages on a first screen that are shown with however many blocks they need.
pub(crate) const FIRST_PAGES: usize = 2;

/// Most pages one search returns.
const MOST_PAGES: usize = 500;

/// One language's index, opened.
pub struct Searcher {
    index: Index,
    pub(crate) spine: Spine,
    pub(crate) shard: u16,
    /// Blocks of passages.
    pub(crate) passages: BlockList,
    words: Dictionary,
}

/// Pages that answer a query, best first; not yet with their texts.
#[derive(Clone, Debug, Default)]
pub struct Ranking {
    pub(crate) lang: Option<Lang>,
    /// What is marked in the texts of each shard.
    pub(crate) marked: Vec<(u16, Marked)>,
    pub(crate) pages: Vec<RankedPage>,
    /// Pages found of each act that the ranking has pages of.
    pub(crate) found: Vec<((u16, usize), u32)>,
    pub(crate) kinds: Vec<(ActKind, u32)>,
    pub(crate) statuses: Vec<(ActStatus, u32)>,
    pub(crate) total: u32,
    pub(crate) nearest_only: bool,
    pub(crate) understood: Understood,
    /// Facts of the provision cited, the most precise first.
    pub(crate) cited: Vec<String>,
    /// Whether meaning has joined the words.
    pub(crate) joined: bool,
    missing: Vec<BlockName>,
    /// How common the query's words are.
    pub(crate) common: Commonness,
}

/// One page of a [`Ranking`].
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RankedPage {
    /// The shard it is in.
    pub shard: u16,
    /// Number of the act in the shard.
    pub act: usize,
    /// Number of the page in the shard.
    pub page: usize,
    /// Number of its best passage.
    pub passage: u32,
    /// Score.
    pub score: f32,
    /// How well it is what the query names by its number, 0–1.
    pub cited: f32,
    /// Why it is here.
    pub by: FoundBy,
}

impl Ranking {
    /// Blocks of the index that were not here: give them, and search again.
    pub fn missing(&self) -> &[BlockName] {
        &self.missing
    }

    /// Whether a page has what was asked for, not only the nearest to it.
    pub fn is_answered(&self) -> bool {
        self.total > 0 && !self.nearest_only
    }

    /// Whether it can be shown before other shards have answered: it has the words as typed, and what is cited.
    pub fn stands_alone(&self) -> bool {
        let is_cited = self.pages.first().is_some_and(|page| page.cited > 0.0);
        self.is_literal() && (self.cited.is_empty() || is_cited)
    }

    /// Whether it answers the words as they were typed.
    pub(crate) fn is_literal(&self) -> bool {
        self.is_answered() && self.understood.read_as.is_empty()
    }

    /// The pages, best first.
    pub fn pages(&self) -> &[RankedPage] {
        &self.pages
    }

    /// Rankings of several shards as one of at most `limit` pages, first those `shown`. Where one shard has the words as
    /// typed, others do not guess what was meant.
    pub(crate) fn joined(mut rankings: Vec<Self>, shown: &[RankedPage], limit: usize) -> Self {
        if rankings.iter().any(Self::is_literal) {
            rankings.retain(|ranking| ranking.understood.read_as.is_empty());
        }
        let mut rankings = rankings.into_iter();
        let Some(mut all) = rankings.next() else { return Self::default() };
        let mut is_answered = all.is_answered();
        for other in rankings {
            is_answered |= other.is_answered();
            all.marked.extend(other.marked);
            all.pages.extend(other.pages);
            all.found.extend(other.found);
            add_counts(&mut all.kinds, &other.kinds);
            add_counts(&mut all.statuses, &other.statuses);
            all.total += other.total;
            // What one shard has is not unknown.
            all.understood.unknown.retain(|word| other.understood.unknown.contains(word));
            for read_as in other.understood.read_as {
                if !all.understood.read_as.iter().any(|(typed, _)| *typed == read_as.0) {
                    all.understood.read_as.push(read_as);
                }
            }
            for meant in other.understood.meant {
                if !all.understood.meant.iter().any(|(said, _)| *said == meant.0) {
                    all.understood.meant.push(meant);
                }
            }
        }
        all.nearest_only = all.total > 0 && !is_answered;
        all.pages.sort_by(best_first);
        let place = |page: &RankedPage| {
            shown.iter().position(|shown| (shown.shard, shown.page) == (page.shard, page.page)).unwrap_or(usize::MAX)
        };
        all.pages.sort_by_key(place);
        all.pages.truncate(limit.min(MOST_PAGES));
        all
    }
}

/// The order of results.
fn best_first(a: &RankedPage, b: &RankedPage) -> std::cmp::Ordering {
    let by_score = b.cited.total_cmp(&a.cited).then(b.score.total_cmp(&a.score));
    by_score.then((a.shard, a.passage).cmp(&(b.shard, b.passage)))
}

/// Adds counts to counts; the keys stay in order.
pub(crate) fn add_counts<K: Copy + Ord>(counts: &mut Vec<(K, u32)>, more: &[(K, u32)]) {
    for &(key, more) in more {
        match counts.iter_mut().find(|(own, _)| *own == key) {
            Some((_, count)) => *count += more,
            None => counts.push((key, more)),
        }
    }
    counts.sort_by_key(|(key, _)| *key);
}

impl Searcher {
    /// Opens the only index of a language by its hot file.
    pub fn open(hot: &[u8], lang: Lang) -> Result<Self, OpenError> {
        Self::open_shard(hot, lang, 0)
    }

    /// Opens a shard by its hot file.
    pub(crate) fn open_shard(hot: &[u8], lang: Lang, shard: u16) -> Result<Self, OpenError> {
        let hot = hot::read(hot)?;
        let index = Index::open(&hot)?;
        if hot.passages.ends.last().map_or(0, |&end| end as usize) != hot.spine.passages() {
            return Err(OpenError::Mismatch);
        }
        let words = Dictionary::new(hot.words, lang)?;
        Ok(Self { index, spine: hot.spine, shard, passages: hot.passages, words })
    }

    /// Names of the blocks that hold the dictionary of index terms and are not here: with them, a search waits once less.
    pub fn term_blocks(&self) -> Vec<BlockName> {
        self.index.store.absent(DICTIONARY)
    }

    /// Names of the blocks that hold words as written and are not here: with them, slips are found out without waiting.
    pub fn word_blocks(&self) -> Vec<BlockName> {
        self.words.absent()
    }

    /// Gives a block of the index; refused when it is damaged.
    pub fn give(&self, name: BlockName, bytes: Vec<u8>) -> Result<(), PackError> {
        if self.words.give(name, &bytes)? { Ok(()) } else { self.index.store.give(name, bytes) }
    }

    /// Names of the blocks of passages, in order.
    pub fn passage_blocks(&self) -> &[BlockName] {
        &self.passages.names
    }

    /// Ranks the pages that answer the query. Never fails: no query text is wrong.
    pub fn search(&self, request: &SearchQuery) -> Ranking {
        self.search_with(request, &Aids::default())
    }

    /// The same with some aids left out.
    pub fn search_with(&self, request: &SearchQuery, aids: &Aids) -> Ranking {
        self.search_among(request, aids, None)
    }

    /// The same, given how common the query's words are over all shards.
    pub(crate) fn search_among(&self, request: &SearchQuery, aids: &Aids, everywhere: Option<&Commonness>) -> Ranking {
        self.index.store.begin();
        self.words.begin();
        let known = self.known(request.lang, aids);
        let text = if aids.spelling { retyped(&request.text, &known) } else { None };
        let text = text.as_deref().unwrap_or(&request.text);
        let lists = Lists::new(&self.index);
        let mut query = parse_with(text, request.lang, aids);
        let mut wanted = known.concepts(&query);
        if let Some(text) = corrected(text, request.lang, &wanted) {
            // Everyday words are everyday words with a slip in them, too.
            let more = parse_with(&text, request.lang, aids).wordings;
            let said: Vec<usize> = query.wordings.iter().flat_map(|wordings| wordings.positions.clone()).collect();
            query.wordings.extend(more.into_iter().filter(|new| !new.positions.iter().all(|at| said.contains(at))));
        }
        // A word whose place in the dictionary is not here yet is not one that nobody wrote.
        let lacking = || {
            let blocks = self.index.store.missing();
            if blocks.is_empty() { self.words.missing() } else { blocks }
        };
        // All postings are asked for at once: what is missing comes in one round.
        touch(&lists, &query, &wanted);
        if !lacking().is_empty() {
            return Ranking { missing: lacking(), ..Ranking::default() };
        }
        let mut found = self.find(&known, &lists, &wanted, &query, request, everywhere);
        let mut phrase_missing = false;
        if found.pages.is_empty() && !query.phrases.is_empty() && lacking().is_empty() {
            // Nobody wrote it like this: its words, then.
            query = parse_with(&text.replace(['"', '«', '»', '“', '”', '„'], " "), request.lang, aids);
            wanted = known.concepts(&query);
            found = self.find(&known, &lists, &wanted, &query, request, everywhere);
            phrase_missing = true;
        }
        let mut ranking = self.ranking(request, &query, &wanted, &found, phrase_missing);
        ranking.missing = lacking();
        if *text != request.text {
            ranking.understood.read_as.push((request.text.clone(), text.to_owned()));
        }
        ranking.understood.add(&query, &wanted);
        ranking
    }

    fn known<'a>(&'a self, lang: Lang, aids: &'a Aids) -> Known<'a> {
        Known { index: &self.index, lang, aids, words: &self.words }
    }

    /// The words of the texts as written, folded, with the number of documents that have them; in order, and only those
    /// whose blocks are here.
    pub fn words(&self) -> Vec<(String, u32)> {
        self.words.words()
    }

    /// The index terms that are looked up for a text.
    pub fn terms(&self, text: &str, lang: Lang) -> Vec<String> {
        let aids = Aids::default();
        let known = self.known(lang, &aids);
        let text = retyped(text, &known).unwrap_or_else(|| text.to_owned());
        let concepts = known.concepts(&parse_with(&text, lang, &aids));
        concepts.into_iter().flat_map(|concept| concept.terms).map(|(term, _)| term).collect()
    }

    /// The passages to search: all, or those of the act asked for, of them those the whole search is limited to.
    fn within(&self, lists: &Lists<'_>, request: &SearchQuery, query: &Query) -> Within {
        let (range, scope) = (self.range(lists, request, query), &request.scope);
        if scope.is_everything() {
            return Within::new(&range, [range.clone()]);
        }
        let here = request.places.iter().filter(|place| place.shard == self.shard).map(|place| place.number as usize);
        let acts: Vec<usize> = if scope.acts.is_empty() { (0..self.spine.acts()).collect() } else { here.collect() };
        let fits = |act: &usize| self.spine.act(*act).is_some_and(|entry| scope.has_kind(entry.kind));
        Within::new(&range, acts.into_iter().filter(fits).map(|act| self.spine.of_act(act)))
    }

    /// The passages of the act asked for, or all. In the query an act is named by words of its title; the caller knows the
    /// number of an act named by its id.
    fn range(&self, lists: &Lists<'_>, request: &SearchQuery, query: &Query) -> Range<u32> {
        if let Some(place) = request.act_place {
            return if place.shard == self.shard { self.spine.of_act(place.number as usize) } else { 0..0 };
        }
        if request.act.is_some() {
            return 0..0; // an act that is not here
        }
        let Some(name) = &query.filters.act else { return self.spine.all() };
        let spelt = parse_with(name, request.lang, &Aids::default());
        let words: Vec<Concept> =
            spelt.words.iter().chain(&spelt.act).map(|word| Concept::plain(&self.index, word)).collect();
        let named = ranking::named(lists, &self.spine, &words);
        let best = named.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
        let best = best.filter(|(_, share)| **share > 0.5 && words.iter().any(|w| !w.terms.is_empty()));
        best.map_or(0..0, |(act, _)| self.spine.of_act(act))
    }

    fn find(
        &self,
        known: &Known<'_>,
        lists: &Lists<'_>,
        concepts: &[Concept],
        query: &Query,
        request: &SearchQuery,
        everywhere: Option<&Commonness>,
    ) -> Found {
        let range = self.within(lists, request, query);
        let spine = &self.spine;
        let scores = ranking::score(&Asked { known, spine, lists, query, concepts, range: &range, everywhere });
        // Of each page its best passage, the first of equals.
        let mut best: Vec<(f32, u32)> = vec![(0.0, u32::MAX); spine.pages()];
        let mut met: Vec<usize> = Vec::new();
        for &passage in &scores.touched {
            let (page, score) = (spine.page_of(passage as usize), scores.passages[passage as usize]);
            if best[page].1 == u32::MAX {
                met.push(page);
            }
            if score > best[page].0 || (score >= best[page].0 && passage < best[page].1) {
                best[page] = (score, passage);
            }
        }
        met.extend(scores.cited.keys().copied().filter(|&page| best[page].1 == u32::MAX));
        let most = scores.coverage.iter().copied().fold(0.0, f32::max);
        let mut pages = Vec::new();
        for page in met {
            let (best, passage) = best[page];
            let cited = scores.cited.get(&page);
            // The passage cited is the one to show.
            let passage = cited.map_or(passage, |(_, passage)| *passage);
            let cited = cited.map_or(0.0, |(cited, _)| *cited);
            let coverage = scores.coverage[page];
            let phrases = scores.phrases[page] as usize >= query.phrases.len();
            if !(cited > 0.0 || (best > 0.0 && ranking::is_near(coverage, most) && phrases)) {
                continue;
            }
            let act = spine.act_of(passage as usize);
            let Some(entry) = spine.act(act) else { continue };
            let prior = if known.aids.force { ranking::prior(entry.kind, entry.status) } else { 1.0 };
            let score = ranking::page_score(best, scores.pages[page], coverage) * prior;
            pages.push(RankedPage {
                shard: self.shard,
                act,
                page,
                passage,
                score,
                cited: cited * prior,
                by: FoundBy::Words,
            });
        }
        let lost = |concept: &Concept| {
            let meant = query.wordings.iter().any(|wordings| wordings.positions.contains(&concept.position));
            concept.phrase.is_empty() && concept.terms.is_empty() && !meant
        };
        let complete = !scores.cited.is_empty() || (most > 0.85 && !concepts.iter().any(lost));
        Found { pages, complete, common: scores.common }
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
        let (mut kinds, mut statuses) = ([0_u32; ActKind::ALL.len()], [0_u32; ActStatus::ALL.len()]);
        let mut by_act = vec![0_u32; self.spine.acts()];
        let mut pages: Vec<RankedPage> = Vec::new();
        for page in &found.pages {
            let Some(act) = self.spine.act(page.act) else { continue };
            let kind_fits = wanted_kinds.is_empty() || wanted_kinds.contains(&act.kind);
            let status_fits = wanted_statuses.is_empty() || wanted_statuses.contains(&act.status);
            // Each list is counted without its own filter.
            let kind = ActKind::ALL.iter().position(|kind| *kind == act.kind).unwrap_or_default();
            let status = ActStatus::ALL.iter().position(|status| *status == act.status).unwrap_or_default();
            kinds[kind] += u32::from(status_fits);
            statuses[status] += u32::from(kind_fits);
            if kind_fits && status_fits {
                by_act[page.act] += 1;
                pages.push(*page);
            }
        }
        let total = pages.len() as u32;
        let most = (request.limit as usize).min(MOST_PAGES);
        if pages.len() > most && most > 0 {
            pages.select_nth_unstable_by(most - 1, best_first);
        }
        pages.truncate(most);
        pages.sort_by(best_first);
        let mut of_acts: Vec<((u16, usize), u32)> =
            pages.iter().map(|page| ((self.shard, page.act), by_act[page.act])).collect();
        of_acts.sort_unstable();
        of_acts.dedup();
        Ranking {
            joined: false,
            lang: Some(request.lang),
            marked: vec![(self.shard, Marked::new(concepts, query, &self.index))],
            pages,
            found: of_acts,
            kinds: ActKind::ALL.into_iter().zip(kinds).filter(|(_, pages)| *pages > 0).collect(),
            statuses: ActStatus::ALL.into_iter().zip(statuses).filter(|(_, pages)| *pages > 0).collect(),
            total,
            nearest_only: total > 0 && (phrase_missing || !found.complete),
            understood: Understood::default(),
            cited: query.citation.as_ref().map(Citation::facts).unwrap_or_default(),
            missing: Vec::new(),
            common: found.common.clone(),
        }
    }
}

/// Asks for everything a query will read, so that what is not here is noted in one go.
fn touch(lists: &Lists<'_>, query: &Query, concepts: &[Concept]) {
    let wordings = query.wordings.iter().flat_map(|wordings| &wordings.law).flat_map(|(_, words)| words);
    let others = query.act.iter().chain(&query.act_as_typed).chain(&query.without).chain(wordings);
    let terms =
        concepts.iter().flat_map(|concept| concept.terms.iter().map(|(term, _)| term).chain(&concept.relatives));
    for term in terms.chain(others.flat_map(|word| &word.terms)) {
        lists.of(term);
    }
    for concept in concepts.iter().filter(|concept| !concept.phrase.is_empty()) {
        let phrase: Vec<(&str, u32)> = concept.phrase.iter().map(|(term, at)| (term.as_str(), *at)).collect();
        lists.each_phrase(&phrase, |_, _| {});
    }
    ranking::touch_pairs(lists, concepts);
}

/// Pages found.
struct Found {
    pages: Vec<RankedPage>,
    complete: bool,
    common: Commonness,
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
