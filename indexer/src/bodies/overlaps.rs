//! Overlaps of functions, and the laws that functions of by-laws repeat.

use super::Read;
use analysis::functions::{OVERLAPPING, SAME, alike, is_same_body};
use legislation::Lang;
use legislation::burden::Rank;
use legislation::by_law::Ground;
use legislation::function::{Function, Overlap, OverlapClass};
use std::collections::{BTreeMap, BTreeSet};

/// Functions that more bodies have in the very same words are common to all.
const MOST_BODIES: usize = 12;

/// Functions of the same words.
struct Group {
    stems: Vec<String>,
    /// Of each body the first in laws and the first in by-laws.
    members: Vec<usize>,
    /// Later ones of by-laws.
    repeats: Vec<usize>,
}

/// The overlaps among functions. Those that all bodies have are marked as such, and functions of by-laws that repeat one a law gives the
/// same body are grounded.
pub(super) fn find(read: &mut [Read]) -> Vec<Overlap> {
    let mut found: BTreeMap<(usize, usize), Overlap> = BTreeMap::new();
    let mut repeated: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for lang in Lang::INTERFACE {
        let groups = groups(read, lang);
        let mut compared = Vec::new();
        for group in groups {
            let bodies: BTreeSet<&str> = group.members.iter().filter_map(|at| body(read, *at)).collect();
            if bodies.len() > MOST_BODIES {
                for at in group.members.iter().chain(&group.repeats) {
                    if let Some(one) = read.get_mut(*at) {
                        one.function.boilerplate = true;
                    }
                }
            } else {
                compared.push(group);
            }
        }
        let mut pairs: Vec<(usize, usize, f64, Vec<String>)> = Vec::new();
        for group in compared.iter().filter(|group| group.stems.len() >= analysis::functions::LEAST_WORDS) {
            let own = pairs_of(read, group, group);
            pairs.extend(own.into_iter().map(|(a, b)| (a, b, 1.0, group.stems.clone())));
        }
        let bags: Vec<Vec<String>> = compared.iter().map(|group| group.stems.clone()).collect();
        for pair in alike(&bags, OVERLAPPING) {
            let (Some(one), Some(other)) = (compared.get(pair.a), compared.get(pair.b)) else { continue };
            let both = pairs_of(read, one, other);
            pairs.extend(both.into_iter().map(|(a, b)| (a, b, pair.likeness, pair.shared.clone())));
        }
        for (a, b, likeness, shared) in pairs {
            let (Some(one), Some(other)) = (read.get(a), read.get(b)) else { continue };
            match relation(one, other) {
                Relation::Different => {
                    let overlap = overlap(one, other, a, b, likeness, &shared);
                    found.entry((a, b)).or_insert(overlap);
                }
                Relation::Repeated { law_first } => {
                    let (law, by_law) = if law_first { (a, b) } else { (b, a) };
                    repeated.entry(by_law).or_default().insert(law);
                }
                Relation::None => {}
            }
        }
    }
    for (by_law, laws) in repeated {
        let named: Vec<String> = laws.iter().filter_map(|at| read.get(*at)).map(place).collect();
        if let Some(one) = read.get_mut(by_law) {
            one.function.ground = Some(Ground::Grounded);
            let all: BTreeSet<String> = one.function.laws.drain(..).chain(named).collect();
            one.function.laws = all.into_iter().collect();
        }
    }
    found.into_values().collect()
}

fn body(read: &[Read], at: usize) -> Option<&str> {
    read.get(at).map(|one| one.function.body.as_str())
}

fn place(one: &Read) -> String {
    format!("{}#{}", one.function.act, one.function.eid)
}

fn groups(read: &[Read], lang: Lang) -> Vec<Group> {
    let mut groups: BTreeMap<Vec<String>, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let mut seen: BTreeSet<(Vec<String>, &str, Rank)> = BTreeSet::new();
    for (at, one) in read.iter().enumerate().filter(|(_, one)| one.function.lang == lang && !one.function.boilerplate) {
        let stems: Vec<String> = one.bag.iter().map(|(stem, _)| stem.clone()).collect();
        let is_first = seen.insert((stems.clone(), one.function.body.as_str(), one.function.rank));
        let (members, repeats) = groups.entry(stems).or_default();
        if is_first {
            members.push(at);
        } else if one.function.rank == Rank::ByLaw {
            repeats.push(at);
        }
    }
    groups.into_iter().map(|(stems, (members, repeats))| Group { stems, members, repeats }).collect()
}

/// The pairs of two groups, or of one with itself: all of the first ones, and later by-laws with the first of laws, so that the pairs grow
/// with the functions and not with their square.
fn pairs_of(read: &[Read], one: &Group, other: &Group) -> BTreeSet<(usize, usize)> {
    let is_law = |at: &usize| read.get(*at).is_some_and(|one| one.function.rank == Rank::Law);
    let mut found = BTreeSet::new();
    for (a, b) in [(one, other), (other, one)] {
        for x in &a.members {
            let later = b.repeats.iter().filter(|_| is_law(x));
            found.extend(b.members.iter().chain(later).filter(|y| x != *y).map(|y| (*x.min(y), *x.max(y))));
        }
    }
    found
}

/// How two like functions stand to each other.
enum Relation {
    /// Of different bodies.
    Different,
    /// A by-law repeats what a law gives the same body.
    Repeated { law_first: bool },
    /// Of one body, or given to several in one sentence.
    None,
}

fn relation(a: &Read, b: &Read) -> Relation {
    let (one, other) = (&a.function, &b.function);
    let is_same =
        one.body == other.body || is_same_body(&a.named, &b.named) && (one.act == other.act || one.rank != other.rank);
    match (is_same, one.rank, other.rank) {
        (true, Rank::Law, Rank::ByLaw) => Relation::Repeated { law_first: true },
        (true, Rank::ByLaw, Rank::Law) => Relation::Repeated { law_first: false },
        (true, ..) => Relation::None,
        // «Уполномоченный орган и местные исполнительные органы в пределах своей компетенции …»: given to both at once.
        _ if one.act == other.act && one.eid == other.eid => Relation::None,
        // «Рассматривает дела, предусмотренные статьями …»: told apart by the articles.
        _ if !one_articles(one, other) => Relation::None,
        _ => Relation::Different,
    }
}

/// Whether two functions may be about the same articles: one of them names none, or both one. Numbers of two digits and more, since
/// those of parts and points are small.
fn one_articles(one: &Function, other: &Function) -> bool {
    let numbers = |function: &Function| -> Option<BTreeSet<u32>> {
        const STEMS: [&str; 5] = ["стать", "бап", "баб", "article", "section"];
        let folded = language::fold(&function.words);
        let mut words = folded.split(|c: char| !c.is_alphanumeric());
        words.any(|word| STEMS.iter().any(|stem| word.starts_with(stem))).then(|| {
            let numbers = folded.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok());
            numbers.filter(|number| *number > 9).collect()
        })
    };
    match (numbers(one), numbers(other)) {
        (Some(one), Some(other)) if !one.is_empty() && !other.is_empty() => !one.is_disjoint(&other),
        _ => true,
    }
}

fn overlap(one: &Read, other: &Read, a: usize, b: usize, likeness: f64, shared: &[String]) -> Overlap {
    let word = |stem: &String| one.bag.iter().find(|(own, _)| own == stem).map(|(_, word)| word.clone());
    Overlap {
        a,
        b,
        class: if likeness >= SAME { OverlapClass::Same } else { OverlapClass::Overlapping },
        likeness: (likeness * 100.0).round() / 100.0,
        within_act: one.function.act == other.function.act,
        shared: shared.iter().filter_map(word).take(8).collect(),
    }
}
