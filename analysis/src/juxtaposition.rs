//! `juxtapose`: articles of two or more acts in one language about one matter, side by side.
//!
//! An article is the bag of its stems, those of its heading counting more; two are as like as the angle between their bags is small
//! (cosine of weights 1 + ln tf by inverse document frequency: Salton, Buckley 1988). Words tell, not meaning: an article that says
//! the same in wholly other words is not found, and the table says by which words two are like, so that a person may judge.

use crate::definitions::base::{Source, base};
use crate::definitions::find as definitions;
use language::{is_stop_word, tokens};
use legislation::juxtaposition::{Article, Cell, Juxtaposition, Row, SharedTerm};
use legislation::term_base::Likeness;
use legislation::{Act, DefinitionKind, EId, ProvisionState};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How often a word of a heading counts.
const HEADING: f64 = 3.0;

/// How like two articles must be to stand side by side.
const LEAST: f64 = 0.22;

/// Words by which two are said to be like.
const SAID: usize = 6;

/// The share of a topic's words, by weight, that a row must have.
const OF_TOPIC: f64 = 0.5;

/// A word, by its number.
type Word = u32;

/// An article with its words, sorted, and their weights; the length of the whole is 1.
struct Weighed {
    act: usize,
    /// Its index among its act's.
    at: u32,
    article: Article,
    bag: Vec<(Word, f64)>,
}

/// The words of all articles.
#[derive(Default)]
struct Vocabulary {
    by_stem: HashMap<String, Word>,
    /// Each as it was first met.
    shown: Vec<String>,
    /// How many articles have it.
    articles: Vec<u32>,
}

impl Vocabulary {
    fn of(&mut self, stem: String, folded: &str) -> Word {
        let next = self.shown.len() as Word;
        *self.by_stem.entry(stem).or_insert_with(|| {
            self.shown.push(folded.to_owned());
            self.articles.push(0);
            next
        })
    }

    /// Inverse document frequency among `all` articles.
    fn weight(&self, word: Word, all: usize) -> f64 {
        let having = self.articles.get(word as usize).copied().unwrap_or_default();
        ((all as f64 + 1.0) / (f64::from(having) + 1.0)).ln()
    }
}

/// The articles of acts side by side: those of the first lead. `topic`: only rows that speak of it; empty for all.
pub fn juxtapose(acts: &[Act], topic: &str) -> Juxtaposition {
    let mut vocabulary = Vocabulary::default();
    let mut all: Vec<Weighed> = Vec::new();
    for (number, act) in acts.iter().enumerate() {
        all.extend(of_act(number, act, &mut vocabulary));
    }
    let count = all.len();
    for one in &mut all {
        for (word, weight) in &mut one.bag {
            *weight = (1.0 + weight.ln()) * vocabulary.weight(*word, count);
        }
        let length = one.bag.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        for (_, weight) in &mut one.bag {
            *weight /= length.max(f64::MIN_POSITIVE);
        }
    }
    let asked = topic_of(topic, acts, &vocabulary, count);
    let is_asked = |row: &[&Weighed]| {
        topic.trim().is_empty() || (!asked.is_empty() && row.iter().any(|one| share(&asked, one) >= OF_TOPIC))
    };
    let mut rows = Vec::new();
    let mut placed: BTreeSet<usize> = BTreeSet::new();
    let postings = postings(&all);
    for leader in all.iter().filter(|one| one.act == 0) {
        let best = nearest(leader, &postings, &all, acts.len());
        placed.extend(best.iter().flatten().map(|(at, _)| *at));
        let beside = best.iter().map(|best| best.and_then(|(at, like)| Some((all.get(at)?, like))));
        let beside: Vec<Option<(&Weighed, f64)>> = beside.collect();
        let row: Vec<&Weighed> = std::iter::once(leader).chain(beside.iter().flatten().map(|(one, _)| *one)).collect();
        if is_asked(&row) {
            let cell = |(other, likeness): (&Weighed, f64)| Cell {
                article: other.at,
                likeness: Some(likeness),
                by: shared(leader, other, &vocabulary),
            };
            let others = beside.into_iter().map(|one| one.map(cell));
            rows.push(Row { cells: std::iter::once(Some(alone(leader))).chain(others).collect() });
        }
    }
    for (at, one) in all.iter().enumerate().filter(|(_, one)| one.act > 0) {
        if !placed.contains(&at) && is_asked(&[one]) {
            let cell = |act| (act == one.act).then(|| alone(one));
            rows.push(Row { cells: (0..acts.len()).map(cell).collect() });
        }
    }
    let mut articles: Vec<Vec<Article>> = vec![Vec::new(); acts.len()];
    for one in all {
        if let Some(own) = articles.get_mut(one.act) {
            own.push(one.article);
        }
    }
    Juxtaposition { acts: acts.iter().map(|act| act.id.clone()).collect(), articles, rows, terms: terms(acts) }
}

/// Where each word stands in the acts that do not lead, with its weight.
fn postings(all: &[Weighed]) -> HashMap<Word, Vec<(usize, f64)>> {
    let mut postings: HashMap<Word, Vec<(usize, f64)>> = HashMap::new();
    for (at, one) in all.iter().enumerate().filter(|(_, one)| one.act > 0) {
        for (word, weight) in &one.bag {
            postings.entry(*word).or_default().push((at, *weight));
        }
    }
    postings
}

/// Of each act but the first the article most like this one, where it is like enough.
fn nearest(
    leader: &Weighed,
    postings: &HashMap<Word, Vec<(usize, f64)>>,
    all: &[Weighed],
    acts: usize,
) -> Vec<Option<(usize, f64)>> {
    let mut likeness: BTreeMap<usize, f64> = BTreeMap::new();
    for (word, weight) in &leader.bag {
        for (at, other) in postings.get(word).into_iter().flatten() {
            *likeness.entry(*at).or_default() += weight * other;
        }
    }
    let mut best: Vec<Option<(usize, f64)>> = vec![None; acts.saturating_sub(1)];
    for (at, like) in likeness.into_iter().filter(|(_, like)| *like >= LEAST) {
        let place = all.get(at).and_then(|one| best.get_mut(one.act.checked_sub(1)?));
        if let Some(place) = place.filter(|place| place.is_none_or(|(_, known)| like > known)) {
            *place = Some((at, like));
        }
    }
    best
}

fn alone(one: &Weighed) -> Cell {
    Cell { article: one.at, likeness: None, by: Vec::new() }
}

/// The articles of an act that apply, the weights of their bags still numbers of times.
fn of_act(number: usize, act: &Act, vocabulary: &mut Vocabulary) -> Vec<Weighed> {
    let mut found: Vec<Weighed> = Vec::new();
    for unit in act.units() {
        let range = unit.first as usize..(unit.end as usize).min(act.provisions.len());
        let Some(first) = act.provisions.get(range.start) else { continue };
        let in_force = act.provisions.get(range).unwrap_or_default().iter();
        let in_force: Vec<_> = in_force.filter(|one| one.state == ProvisionState::InForce).collect();
        let mut lines: Vec<String> = Vec::new();
        for (at, one) in in_force.iter().enumerate() {
            let head = if at == 0 { "" } else { one.label.as_str() };
            let line = [head, if at == 0 { "" } else { one.heading.as_str() }, one.text.as_str()];
            let line = line.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            if !line.is_empty() {
                lines.push(line);
            }
        }
        let text = lines.join("\n");
        let mut bag: BTreeMap<Word, f64> = BTreeMap::new();
        for (part, times) in [(first.heading.as_str(), HEADING), (text.as_str(), 1.0)] {
            for token in tokens(part, act.lang) {
                let says_nothing = is_stop_word(&token.folded, act.lang)
                    || token.folded.chars().nth(1).is_none()
                    || token.folded.chars().any(|c| c.is_ascii_digit());
                if !says_nothing {
                    *bag.entry(vocabulary.of(token.stem, &token.folded)).or_default() += times;
                }
            }
        }
        if bag.is_empty() {
            continue;
        }
        for word in bag.keys() {
            if let Some(articles) = vocabulary.articles.get_mut(*word as usize) {
                *articles += 1;
            }
        }
        let (eid, label, heading) = (first.eid.clone(), first.label.clone(), first.heading.clone());
        let at = found.len() as u32;
        let article = Article { eid, label, heading, text };
        found.push(Weighed { act: number, at, article, bag: bag.into_iter().collect() });
    }
    found
}

/// The words that two articles share, the most telling first.
fn shared(a: &Weighed, b: &Weighed, vocabulary: &Vocabulary) -> Vec<String> {
    let other: HashMap<Word, f64> = b.bag.iter().copied().collect();
    let mut both: Vec<(f64, Word)> =
        a.bag.iter().filter_map(|(word, weight)| Some((weight * other.get(word)?, *word))).collect();
    both.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    both.into_iter().take(SAID).filter_map(|(_, word)| vocabulary.shown.get(word as usize).cloned()).collect()
}

/// The words of a topic that the articles have, with what each tells.
fn topic_of(topic: &str, acts: &[Act], vocabulary: &Vocabulary, all: usize) -> Vec<(Word, f64)> {
    let Some(lang) = acts.first().map(|act| act.lang) else { return Vec::new() };
    let words = tokens(topic, lang).filter(|token| !is_stop_word(&token.folded, lang));
    let mut asked: Vec<(Word, f64)> = words
        .filter_map(|token| vocabulary.by_stem.get(&token.stem).copied())
        .map(|word| (word, vocabulary.weight(word, all)))
        .collect();
    asked.sort_by_key(|(word, _)| *word);
    asked.dedup_by_key(|(word, _)| *word);
    asked
}

/// The share of a topic that an article has.
fn share(asked: &[(Word, f64)], article: &Weighed) -> f64 {
    let whole: f64 = asked.iter().map(|(_, weight)| weight).sum();
    let has = |word: &Word| article.bag.binary_search_by_key(word, |(own, _)| *own).is_ok();
    let own: f64 = asked.iter().filter(|(word, _)| has(word)).map(|(_, weight)| weight).sum();
    if whole > 0.0 { own / whole } else { 0.0 }
}

/// Terms that at least two of the acts explain.
fn terms(acts: &[Act]) -> Vec<SharedTerm> {
    let Some(lang) = acts.first().map(|act| act.lang) else { return Vec::new() };
    let found: Vec<_> = acts.iter().map(definitions).collect();
    let sources: Vec<Source> = acts
        .iter()
        .zip(&found)
        .map(|(act, definitions)| Source { act, definitions, references: &[], uses: &[] })
        .collect();
    let base = base(lang, &sources);
    let mut terms = Vec::new();
    for card in &base.cards {
        let mut meanings: Vec<Option<(EId, String)>> = vec![None; acts.len()];
        let mut is_same = true;
        for one in card.definitions.iter().filter(|one| one.kind == DefinitionKind::Glossary) {
            let of = base.list.acts.get(one.act as usize).map(|listed| &listed.id);
            let Some(at) = acts.iter().position(|act| Some(&act.id) == of) else { continue };
            is_same &= one.likeness.is_none_or(|likeness| likeness == Likeness::Identical);
            if let Some(place) = meanings.get_mut(at).filter(|place| place.is_none()) {
                *place = Some((one.eid.clone(), one.text()));
            }
        }
        let Some(first) = card.definitions.first().filter(|_| meanings.iter().flatten().count() > 1) else { continue };
        terms.push(SharedTerm { term: first.term.clone(), meanings, is_same });
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::juxtapose;
    use crate::draft_check::read;
    use legislation::juxtaposition::Row;
    use legislation::{Act, ActId};

    fn act(id: &str, text: &str) -> Act {
        Act { id: ActId::parse(id).expect("an id"), ..read(text, "draft").act }
    }

    fn laws() -> [Act; 2] {
        let bees = act(
            "bees",
            "Статья 1. Понятия\nВ настоящем Законе используются следующие основные понятия:\n1) пасека – место, где стоят ульи;\n2) рой – пчелиная семья.\nСтатья 2. Учет пасек\nВладелец пасеки ставит ее на учет.\nСтатья 3. Отпуск пчеловода\nПчеловод вправе взять отпуск зимой.\n",
        );
        let honey = act(
            "honey",
            "Статья 1. Термины\nВ настоящем Законе используются следующие понятия:\n1) пасека – огороженное место с ульями;\n2) мед – продукт пчел.\nСтатья 2. Сорта меда\nСорт меда указывается на банке.\nСтатья 3. Постановка пасек на учет\nПасека ставится на учет в районе.\n",
        );
        [bees, honey]
    }

    #[test]
    fn articles_about_one_matter_stand_side_by_side_whatever_their_numbers() {
        let table = juxtapose(&laws(), "");
        let eid = |row: &Row, act: usize| {
            row.cells[act].as_ref().and_then(|cell| table.article(act, cell)).map(|article| article.eid.to_string())
        };
        let row = |of: &str| table.rows.iter().find(|row| eid(row, 0).as_deref() == Some(of)).expect("a row");
        assert_eq!(eid(row("art_2"), 1).as_deref(), Some("art_3"));
        let by = row("art_2").cells[1].as_ref().map(|cell| cell.by.join(" ")).unwrap_or_default();
        assert!(by.contains("учет"), "{by}");
        assert_eq!(eid(row("art_3"), 1), None, "nobody else rules leave");
        // What the other law alone rules is not lost.
        let alone: Vec<_> = table.rows.iter().filter(|row| row.cells[0].is_none()).map(|row| eid(row, 1)).collect();
        assert_eq!(alone, [Some("art_2".to_owned())]);
    }

    #[test]
    fn a_topic_keeps_the_rows_that_speak_of_it() {
        let table = juxtapose(&laws(), "постановка на учет");
        assert_eq!(table.rows.len(), 1);
        assert!(juxtapose(&laws(), "вулканы").rows.is_empty());
    }

    #[test]
    fn terms_that_both_explain_are_told_with_both_meanings() {
        let terms = juxtapose(&laws(), "").terms;
        let [one] = terms.as_slice() else { panic!("пасека alone: {terms:?}") };
        assert_eq!((one.term.as_str(), one.is_same, one.meanings.iter().flatten().count()), ("пасека", false, 2));
    }
}
