//! `Row`: a burden with what was decided about it; a review is read from a table and carried to the law as it now is.
//!
//! A norm keeps its decision, and its name, while it is recognised: by the same words in the same place, by the same words in
//! another place of the act (renumbered), by words much like them (reworded). Who is like whom is settled by the whole act at
//! once, the most alike first, so that a norm that came in between takes nobody's decision.

use crate::table::{reader, unguarded};
use anyhow::{Context, bail};
use language::{stem, words};
use legislation::burden::{Burden, BurdenKind, Change, Decision, Rank, Review};
use legislation::{ActId, EId, Lang};
use std::collections::{BTreeMap, HashMap};

/// Words shared ÷ words of either (Dice), from which on a norm in the same place is the same norm, reworded.
const ALIKE_IN_PLACE: f64 = 0.5;

/// The same for a norm that has moved as well.
const ALIKE: f64 = 0.65;

/// A norm and its review.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The norm.
    pub burden: Burden,
    /// What was decided.
    pub review: Review,
    /// How it stands to the review it was carried from; `None` without one.
    pub change: Option<Change>,
}

impl Row {
    /// A norm nobody has reviewed.
    pub fn new(burden: Burden) -> Self {
        Self { burden, review: Review::default(), change: None }
    }
}

/// The words of a norm without marks, numbers of lists and capitals, by which it is told.
pub(super) fn folded(text: &str) -> String {
    words(text).map(|span| language::fold(&text[span])).collect::<Vec<_>>().join(" ")
}

/// Reads a review: the table that `anyq inventory --as csv` writes, as a spreadsheet saves it – with commas, semicolons or tabs,
/// its columns in any order, others among them. Errors name the line and what is wrong with it.
pub fn parse(bytes: &[u8]) -> anyhow::Result<Vec<Row>> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| anyhow::anyhow!("it is not UTF-8: save the table as «CSV UTF-8», not as plain CSV"))?;
    let mut table = reader(text);
    let columns: HashMap<String, usize> =
        table.headers()?.iter().enumerate().map(|(at, name)| (name.trim().to_owned(), at)).collect();
    for name in ["id", "decision", "act", "eId", "lang", "words"] {
        if !columns.contains_key(name) {
            bail!("it has no column {name:?}: take the table that `anyq inventory --as csv` writes");
        }
    }
    let mut rows = Vec::new();
    let mut seen: HashMap<String, u64> = HashMap::new();
    for record in table.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell =
            |name: &str| columns.get(name).and_then(|at| record.get(*at)).map_or("", |cell| unguarded(cell.trim()));
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let id = cell("id").to_owned();
        if id.is_empty() {
            bail!("line {line} has no id");
        }
        if let Some(before) = seen.insert(id.clone(), line) {
            bail!("lines {before} and {line} have the same id {id}: leave one of them out");
        }
        let decision = match cell("decision").to_lowercase().as_str() {
            "" => None,
            slug => Some(Decision::from_slug(slug).with_context(|| {
                format!("line {line}: {slug:?} is no decision: write keep, simplify, merge, drop, or nothing")
            })?),
        };
        let lang =
            Lang::from_code(cell("lang")).with_context(|| format!("line {line}: {:?} is no language", cell("lang")))?;
        let act = ActId::parse(cell("act")).with_context(|| format!("line {line}: {:?} is no act", cell("act")))?;
        let list = |name: &str, mark: &str| {
            let parts = cell(name).split(mark).map(str::trim).filter(|part| !part.is_empty());
            parts.map(str::to_owned).collect::<Vec<String>>()
        };
        rows.push(Row {
            burden: Burden {
                id,
                act,
                title: cell("title").to_owned(),
                rank: [Rank::Law, Rank::ByLaw]
                    .into_iter()
                    .find(|rank| rank.slug() == cell("rank"))
                    .unwrap_or(Rank::Unknown),
                lang,
                eid: EId::parse(cell("eId")).with_context(|| format!("line {line}: {:?} is no eId", cell("eId")))?,
                kind: BurdenKind::from_slug(cell("kind")).unwrap_or(BurdenKind::Conduct),
                addressee: cell("addressee").to_owned(),
                body: cell("body").to_owned(),
                deadlines: list("deadline", ";"),
                sanctions: list("sanction", " "),
                words: cell("words").to_owned(),
            },
            review: Review {
                decision,
                justification: cell("justification").to_owned(),
                owner: cell("owner").to_owned(),
                date: cell("date").to_owned(),
            },
            change: Change::ALL.into_iter().find(|change| change.slug() == cell("change")),
        });
    }
    Ok(rows)
}

/// The norms as they now are, with the names and decisions of those they are recognised by; then the norms of the review that are
/// gone, with their decisions.
pub fn carry(before: Vec<Row>, now: Vec<Burden>) -> Vec<Row> {
    let mut by_act: BTreeMap<(ActId, Lang), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, row) in before.iter().enumerate() {
        by_act.entry((row.burden.act.clone(), row.burden.lang)).or_default().0.push(at);
    }
    for (at, burden) in now.iter().enumerate() {
        by_act.entry((burden.act.clone(), burden.lang)).or_default().1.push(at);
    }
    let mut is_carried = vec![false; before.len()];
    let mut from: Vec<Option<(usize, Change)>> = vec![None; now.len()];
    for (olds, news) in by_act.into_values() {
        for (old, new, change) in recognised(&before, &olds, &now, &news) {
            is_carried[old] = true;
            from[new] = Some((old, change));
        }
    }
    let mut taken: std::collections::HashSet<String> = before.iter().map(|row| row.burden.id.clone()).collect();
    let mut rows = Vec::new();
    for (mut burden, from) in now.into_iter().zip(from) {
        let Some((old, change)) = from else {
            // A new norm does not take the name of one that is gone or has moved on.
            let own = burden.id.clone();
            let mut step = 2;
            while !taken.insert(burden.id.clone()) {
                burden.id = format!("{own}-n{step}");
                step += 1;
            }
            rows.push(Row { burden, review: Review::default(), change: Some(Change::New) });
            continue;
        };
        burden.id.clone_from(&before[old].burden.id);
        rows.push(Row { burden, review: before[old].review.clone(), change: Some(change) });
    }
    let gone = before.into_iter().zip(is_carried).filter(|(_, is_carried)| !is_carried);
    rows.extend(gone.map(|(row, _)| Row { change: Some(Change::Vanished), ..row }));
    rows
}

/// Which norm of a review is which norm of the act now, and how it changed.
fn recognised(before: &[Row], olds: &[usize], now: &[Burden], all_news: &[usize]) -> Vec<(usize, usize, Change)> {
    let mut found = Vec::new();
    let mut settle = |old: usize, new: usize| {
        let is_in_place = before[old].burden.eid == now[new].eid;
        found.push((old, new, if is_in_place { Change::Same } else { Change::Moved }));
    };
    // The same words in the same order: what is put in between, left out or reworded does not move the others' decisions.
    let key = |burden: &Burden| folded(&burden.words);
    // Norms that had vanished before have no place any more.
    let is_gone = |old: &usize| before[*old].change == Some(Change::Vanished);
    let (gone, standing): (Vec<usize>, Vec<usize>) = olds.iter().copied().partition(is_gone);
    let old_keys: Vec<String> = standing.iter().map(|old| key(&before[*old].burden)).collect();
    let new_keys: Vec<String> = all_news.iter().map(|new| key(&now[*new])).collect();
    let (mut old_left, mut new_left) = (Vec::new(), Vec::new());
    for step in similar::capture_diff_slices(similar::Algorithm::Patience, &old_keys, &new_keys) {
        let (old, new) = (step.old_range(), step.new_range());
        if step.tag() == similar::DiffTag::Equal {
            old.zip(new).for_each(|(old, new)| settle(standing[old], all_news[new]));
        } else {
            old_left.extend(old);
            new_left.extend(new);
        }
    }
    // The same words elsewhere in the act.
    let mut waiting: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let left = old_left.iter().map(|old| (old_keys[*old].as_str(), standing[*old]));
    let gone_keys: Vec<(String, usize)> = gone.iter().map(|old| (key(&before[*old].burden), *old)).collect();
    for (key, old) in left.chain(gone_keys.iter().map(|(key, old)| (key.as_str(), *old))) {
        waiting.entry(key).or_default().push(old);
    }
    for list in waiting.values_mut() {
        list.reverse();
    }
    let mut news: Vec<usize> = Vec::new();
    for new in new_left {
        match waiting.get_mut(new_keys[new].as_str()).and_then(Vec::pop) {
            Some(old) => settle(old, all_news[new]),
            None => news.push(all_news[new]),
        }
    }
    let mut olds: Vec<usize> = waiting.into_values().flatten().collect();
    olds.sort_unstable();

    let stems = |burden: &Burden| {
        let mut stems: Vec<String> =
            words(&burden.words).map(|span| stem(&language::fold(&burden.words[span]), burden.lang)).collect();
        stems.sort_unstable();
        stems
    };
    let of_old: Vec<Vec<String>> = olds.iter().map(|old| stems(&before[*old].burden)).collect();
    let of_new: Vec<Vec<String>> = news.iter().map(|new| stems(&now[*new])).collect();
    let mut pairs = Vec::new();
    for (old, a) in olds.iter().zip(&of_old) {
        for (new, b) in news.iter().zip(&of_new) {
            let in_place = before[*old].burden.eid == now[*new].eid;
            let least = if in_place { ALIKE_IN_PLACE } else { ALIKE };
            let most = 2.0 * a.len().min(b.len()) as f64 / (a.len() + b.len()).max(1) as f64;
            if most < least {
                continue;
            }
            let alike = dice(a, b);
            if alike >= least {
                // Of two that are alike as much, the one in the same place, or the nearest.
                pairs.push((alike + if in_place { 0.05 } else { 0.0 }, old.abs_diff(*new), *old, *new));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3))));
    let (mut used_olds, mut used_news) = (std::collections::HashSet::new(), std::collections::HashSet::new());
    for (_, _, old, new) in pairs {
        if !used_olds.contains(&old) && !used_news.contains(&new) {
            used_olds.insert(old);
            used_news.insert(new);
            found.push((old, new, Change::Reworded));
        }
    }
    found
}

/// Twice the words that two sorted lists share ÷ the words of both; 0 for two empty ones.
fn dice(a: &[String], b: &[String]) -> f64 {
    let (mut i, mut j, mut shared) = (0, 0, 0_u32);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    2.0 * f64::from(shared) / (a.len() + b.len()).max(1) as f64
}
