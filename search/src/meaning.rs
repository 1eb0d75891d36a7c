//! What means the same, joined to a `Ranking` of what has the same words.

use crate::fusion::{ByWords, fused, weight};
use crate::query::{Query, parse};
use crate::searcher::{RankedPage, Ranking, Searcher, add_counts};
use crate::shelf::Shelf;
use legislation::message::{Alike, FoundBy, SearchQuery};
use std::collections::BTreeMap;

/// Pages that no word has found are added at most.
const MOST_ADDED: usize = 20;

/// How much less alike than the most alike page an added one may be: cosines of the model lie close together.
const FARTHEST: f32 = 0.06;

impl Shelf {
    /// The ranking with what is `alike` in meaning, the most alike first. A provision that is cited stays as it was found; a page
    /// that no word has found is added only where the filters of the query allow it, and never where the query has words to
    /// leave out, a quotation or an act by its name: whether a text has those, only its words can tell.
    #[must_use]
    pub fn join(&self, query: &SearchQuery, ranking: &Ranking, alike: &[Alike]) -> Ranking {
        let mut all = ranking.clone();
        all.joined = true;
        if ranking.pages.first().is_some_and(|page| page.cited > 0.0) {
            return all;
        }
        let asked = parse(&query.text, query.lang);
        let may_add = asked.without.is_empty() && asked.phrases.is_empty() && asked.filters.act.is_none();
        let mut places: BTreeMap<(u16, usize), usize> = BTreeMap::new();
        places.extend(all.pages.iter().enumerate().map(|(at, page)| ((page.shard, page.page), at)));
        let mut nearest: BTreeMap<usize, f32> = BTreeMap::new();
        let mut best = f32::NEG_INFINITY;
        let by_words = all.pages.len();
        for one in alike {
            let Some(searcher) = self.shard(one.shard.into()) else { continue };
            let Some(page) = searcher.page_alike(query, &asked, one.passage) else { continue };
            best = best.max(one.cosine);
            let key = (page.shard, page.page);
            let known = places.get(&key).copied();
            let is_near = one.cosine >= best - FARTHEST && all.pages.len() < by_words + MOST_ADDED;
            let Some(at) = known.or_else(|| (may_add && is_near).then_some(all.pages.len())) else { continue };
            if at == all.pages.len() {
                places.insert(key, at);
                all.add(page, searcher);
            }
            let cosine = nearest.entry(at).or_insert(one.cosine);
            *cosine = cosine.max(one.cosine);
        }
        let words: Vec<ByWords> = all.pages[..by_words]
            .iter()
            .enumerate()
            .map(|(page, one)| ByWords { page, score: one.score, is_named: false })
            .collect();
        let nearest: Vec<(usize, f32)> = nearest.into_iter().collect();
        let order = fused(&words, &nearest, weight(query.lang.code()));
        let page = |one: &crate::fusion::Fused| RankedPage { score: one.score, by: one.by, ..all.pages[one.page] };
        all.pages = order.iter().map(page).take(query.limit as usize).collect();
        all
    }
}

impl Ranking {
    /// Adds a page that no word has found.
    fn add(&mut self, page: RankedPage, searcher: &Searcher) {
        self.pages.push(page);
        self.total += 1;
        let of = (page.shard, page.act);
        match self.found.iter_mut().find(|(act, _)| *act == of) {
            Some((_, found)) => *found += 1,
            None => self.found.push((of, 1)),
        }
        if let Some(act) = searcher.spine.act(page.act) {
            add_counts(&mut self.kinds, &[(act.kind, 1)]);
            add_counts(&mut self.statuses, &[(act.status, 1)]);
        }
    }
}

impl Searcher {
    /// The page of a passage, if the query's filters allow it and the passage says something that is in force.
    fn page_alike(&self, query: &SearchQuery, asked: &Query, passage: u32) -> Option<RankedPage> {
        let at = passage as usize;
        let is_mute = |list: &[u32]| list.contains(&passage);
        if at >= self.spine.passages() || is_mute(self.spine.repealed()) || is_mute(self.spine.signatures()) {
            return None;
        }
        let number = self.spine.act_of(at);
        let act = self.spine.act(number)?;
        let kinds = if query.kinds.is_empty() { &asked.filters.kinds } else { &query.kinds };
        let statuses = if query.statuses.is_empty() { &asked.filters.statuses } else { &query.statuses };
        let is_here =
            |place: &legislation::message::ActPlace| place.shard == self.shard && place.number as usize == number;
        let fits = (kinds.is_empty() || kinds.contains(&act.kind))
            && (statuses.is_empty() || statuses.contains(&act.status))
            && (query.act.is_none() || query.act_place.as_ref().is_some_and(is_here))
            && (query.scope.acts.is_empty() || query.places.iter().any(is_here))
            && query.scope.has_kind(act.kind);
        let page = self.spine.page_of(at);
        fits.then_some(RankedPage {
            shard: self.shard,
            act: number,
            page,
            passage,
            score: 0.0,
            cited: 0.0,
            by: FoundBy::Meaning,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::{Aids, Need, Ranking, Shelf, writer};
    use legislation::message::{ActPlace, Alike, FoundBy, Scope, SearchQuery};
    use legislation::{Act, ActId, ActKind, EId, Lang, Provision, ProvisionKind};

    /// A law of articles with these texts; passage and page of each have the article's number.
    fn law(texts: &[&str]) -> (Shelf, writer::WrittenIndex) {
        let mut act = Act::blank(ActId::from_name("Z1"), Lang::RU, ActKind::Law, "Закон о примере".to_owned());
        for (number, text) in (1..).zip(texts) {
            let eid = EId::child(None, "art", &number.to_string());
            let mut article = Provision::blank(eid, ProvisionKind::Article, None);
            (*text).clone_into(&mut article.text);
            act.provisions.push(article);
        }
        let written = writer::write(Lang::RU, [&act]).expect("written");
        let shelf = Shelf::new(Lang::RU, 1);
        shelf.open(0, &written.hot).expect("opened");
        (shelf, written)
    }

    fn query(text: &str) -> SearchQuery {
        SearchQuery {
            text: text.to_owned(),
            lang: Lang::RU,
            kinds: Vec::new(),
            statuses: Vec::new(),
            act: None,
            act_place: None,
            scope: Scope::default(),
            places: Vec::<ActPlace>::new(),
            limit: 20,
        }
    }

    fn found(shelf: &Shelf, written: &writer::WrittenIndex, query: &SearchQuery) -> Ranking {
        let mut errand = shelf.errand(query.clone(), Aids::default());
        loop {
            let needs = shelf.advance(&mut errand, usize::MAX).expect("ends");
            if needs.is_empty() {
                return errand.ranking();
            }
            for need in needs {
                let Need::Block(shard, name) = need else { panic!("open") };
                let block = written.blocks.iter().find(|(own, _)| *own == name).expect("written").1.clone();
                shelf.give(shard, name, block).expect("whole");
            }
        }
    }

    fn order(ranking: &Ranking) -> Vec<(u32, FoundBy)> {
        ranking.pages().iter().map(|page| (page.passage, page.by)).collect()
    }

    const fn alike(passage: u32, cosine: f32) -> Alike {
        Alike { shard: 0, passage, cosine }
    }

    const TEXTS: [&str; 4] = [
        "Работодатель выплачивает заработную плату ежемесячно.",
        "Расторжение трудового договора по инициативе нанимателя допускается с предупреждением за месяц.",
        "Увольнение беременных женщин запрещено.",
        "Пошлина взимается в бюджет.",
    ];

    #[test]
    fn an_article_of_other_words_joins_and_says_why() {
        let (shelf, written) = law(&TEXTS);
        let asked = query("пошлина");
        let by_words = found(&shelf, &written, &asked);
        assert_eq!(order(&by_words), [(3, FoundBy::Words)]);
        let joined = shelf.join(&asked, &by_words, &[alike(1, 0.9), alike(3, 0.89), alike(0, 0.7)]);
        assert_eq!(order(&joined), [(3, FoundBy::Both), (1, FoundBy::Meaning)], "what is far off does not join");
        assert_eq!((by_words.total, joined.total), (1, 2));
    }

    #[test]
    fn what_is_cited_or_quoted_or_filtered_is_not_joined_by_what_is_only_alike() {
        let (shelf, written) = law(&TEXTS);
        for text in ["статья 4", "«увольнение беременных»", "увольнение -договор", "увольнение вид:кодекс"]
        {
            let asked = query(text);
            let by_words = found(&shelf, &written, &asked);
            let joined = shelf.join(&asked, &by_words, &[alike(1, 0.9), alike(0, 0.89)]);
            let pages = |ranking: &Ranking| order(ranking).into_iter().map(|(page, _)| page).collect::<Vec<_>>();
            assert_eq!(pages(&joined), pages(&by_words), "{text}");
        }
    }

    #[test]
    fn a_passage_of_another_index_is_passed_over() {
        let (shelf, written) = law(&TEXTS);
        let asked = query("увольнение");
        let by_words = found(&shelf, &written, &asked);
        let far = [alike(900, 0.9), Alike { shard: 7, passage: 0, cosine: 0.9 }];
        assert_eq!(order(&shelf.join(&asked, &by_words, &far)), order(&by_words));
    }
}
