//! `Shelf`: the law of one language as it is searched: one index, or several shards of which the first answers first.
//!
//! A search is an [`Errand`]: [`Shelf::advance`] says what it needs, the caller brings it, until there is an answer. So a
//! browser and a command line that read files in their own ways search in the same one. The first shards hold what weighs
//! most; a reader sees what they answer while the others are still on their way.

use crate::aids::Aids;
use crate::index::OpenError;
use crate::pack::PackError;
use crate::ranking::Commonness;
use crate::searcher::{RankedPage, Ranking, Searcher};
use legislation::Lang;
use legislation::bundle::BlockName;
use legislation::message::SearchQuery;
use std::cell::OnceCell;
use thiserror::Error;

/// Times a search is repeated because it lacks something: blocks of the dictionary, words, postings, positions.
const MOST_ROUNDS: usize = 12;

/// The indexes of one language.
pub struct Shelf {
    lang: Lang,
    shards: Vec<OnceCell<Searcher>>,
}

/// What a search needs before it can go on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Need {
    /// The hot file of a shard, for [`Shelf::open`].
    Hot(usize),
    /// A block of a shard, for [`Shelf::give`].
    Block(usize, BlockName),
}

/// An index that asks for its blocks again and again.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("the search index asks for its blocks again and again")]
pub struct Endless;

/// A search on its way.
pub struct Errand {
    query: SearchQuery,
    aids: Aids,
    /// The shards it concerns, in order, with what was found there.
    shards: Vec<(usize, Option<Ranking>)>,
    /// Pages that are shown already and stay where they are.
    shown: Vec<RankedPage>,
    rounds: usize,
}

impl Errand {
    /// What is searched for.
    pub fn query(&self) -> &SearchQuery {
        &self.query
    }

    /// Number of shards it concerns.
    pub fn shards(&self) -> usize {
        self.shards.len()
    }

    /// What was found so far, best first; but what is shown already stays first.
    pub fn ranking(&self) -> Ranking {
        let found: Vec<Ranking> = self.shards.iter().filter_map(|(_, ranking)| ranking.clone()).collect();
        Ranking::joined(found, &self.shown, self.query.limit as usize)
    }

    /// Tells that these pages are shown: nothing moves under a reader's eyes when other shards answer.
    pub fn keep_first(&mut self, shown: &[RankedPage]) {
        self.shown = shown.to_vec();
    }
}

impl Shelf {
    /// The indexes of a language, none of them here yet.
    pub fn new(lang: Lang, shards: usize) -> Self {
        Self { lang, shards: (0..shards).map(|_| OnceCell::new()).collect() }
    }

    /// Number of shards.
    pub fn shards(&self) -> usize {
        self.shards.len()
    }

    /// A shard, if it is open.
    pub fn shard(&self, shard: usize) -> Option<&Searcher> {
        self.shards.get(shard)?.get()
    }

    /// Opens a shard by its hot file. One that is open stays as it is.
    pub fn open(&self, shard: usize, hot: &[u8]) -> Result<&Searcher, OpenError> {
        let place = self.shards.get(shard).ok_or(OpenError::Mismatch)?;
        if let Some(open) = place.get() {
            return Ok(open);
        }
        let opened = Searcher::open_shard(hot, self.lang, shard as u16)?;
        Ok(place.get_or_init(|| opened))
    }

    /// Gives a block that a search lacked; refused when it is damaged.
    pub fn give(&self, shard: usize, name: BlockName, bytes: Vec<u8>) -> Result<(), PackError> {
        self.shard(shard).ok_or(PackError::Damaged)?.give(name, bytes)
    }

    /// A search of all shards, or of those with the acts asked for.
    pub fn errand(&self, query: SearchQuery, aids: Aids) -> Errand {
        let one = query.act_place.map(|place| place.shard as usize);
        let is_in_scope = |shard: usize| {
            query.scope.acts.is_empty() || query.places.iter().any(|place| place.shard as usize == shard)
        };
        // Acts that are nowhere are looked for in the first shard: an answer without results is an answer.
        let nowhere = !query.scope.acts.is_empty() && query.places.is_empty();
        let shards = (0..self.shards.len())
            .filter(|&shard| one.is_none_or(|one| one == shard) && (is_in_scope(shard) || (nowhere && shard == 0)));
        Errand { shards: shards.map(|shard| (shard, None)).collect(), shown: Vec::new(), query, aids, rounds: 0 }
    }

    /// Ranks again what several shards found, so that a word is as rare in one as in the other.
    fn weigh_alike(&self, errand: &mut Errand, aids: &Aids) {
        let found = || errand.shards.iter().filter_map(|(_, found)| found.as_ref());
        let Some(everywhere) = Commonness::sum(found().map(|ranking| &ranking.common)).filter(|_| found().count() > 1)
        else {
            return;
        };
        for (shard, found) in &mut errand.shards {
            if let (Some(ranking), Some(searcher)) = (found, self.shard(*shard)) {
                let again = searcher.search_among(&errand.query, aids, Some(&everywhere));
                if again.missing().is_empty() {
                    *ranking = again;
                }
            }
        }
    }

    /// Goes on with a search of the first `shards` of those it concerns; gives what it needs for that, nothing once they
    /// are searched.
    pub fn advance(&self, errand: &mut Errand, shards: usize) -> Result<Vec<Need>, Endless> {
        let mut needs = Vec::new();
        // Where the words as typed were found, the other shards need not guess what was meant.
        let is_literal = errand.shards.iter().filter_map(|(_, found)| found.as_ref()).any(Ranking::is_literal);
        let aids = Aids { spelling: errand.aids.spelling && !is_literal, ..errand.aids.clone() };
        for (shard, found) in errand.shards.iter_mut().take(shards).filter(|(_, found)| found.is_none()) {
            let Some(searcher) = self.shard(*shard) else {
                needs.push(Need::Hot(*shard));
                continue;
            };
            let ranking = searcher.search_with(&errand.query, &aids);
            if ranking.missing().is_empty() {
                *found = Some(ranking);
            } else {
                needs.extend(ranking.missing().iter().map(|&name| Need::Block(*shard, name)));
            }
        }
        if needs.is_empty() && shards > 1 {
            self.weigh_alike(errand, &aids);
        }
        errand.rounds = if needs.is_empty() { 0 } else { errand.rounds + 1 };
        if errand.rounds > MOST_ROUNDS { Err(Endless) } else { Ok(needs) }
    }
}
