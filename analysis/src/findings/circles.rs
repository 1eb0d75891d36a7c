//! Circles: provisions that send their reader to one another for a rule – «в порядке, установленном статьей 9», and article 9 back –
//! and definitions that do so for a meaning.

use super::matter::{Root, Roots};
use super::{Evidence, Source, Spot};
use language::{fold, words};
use legislation::finding::FindingKind;
use legislation::norm::{Place, Wording};
use legislation::{ActId, EId, Lang, TextSpan};
use std::collections::{BTreeMap, HashMap};

/// The longest circle that is looked for: longer ones are hardly seen as such.
const LONGEST: usize = 4;

/// How far from a citation the words stand that make it send its reader there.
const NEAR: usize = 6;

/// How much of the lighter of two matters both must share to be of one.
const ONE_MATTER: f64 = 0.5;

/// How alike they must be as a whole.
const ALIKE: f64 = 0.3;

/// Roots of a sentence that only sends its reader on; longer ones have a rule of their own.
const BRIEF: usize = 14;

/// A sentence that sends its reader elsewhere for what it is about.
struct Sending {
    source: usize,
    provision: usize,
    sentence: TextSpan,
    citation: TextSpan,
    /// Where to: an act and a provision of it.
    to: (ActId, EId),
    /// What the sentence says besides.
    matter: Vec<Root>,
    /// A definition's sending: the term decides, not the matter.
    term: Option<String>,
}

/// The circles among the sources, each once.
pub(super) fn find(sources: &[Source], roots: &mut Roots) -> Vec<Evidence> {
    let mut sendings: Vec<Sending> = Vec::new();
    for source in sources {
        read(source, roots, &mut sendings);
    }
    let mut by_act: HashMap<&ActId, Vec<usize>> = HashMap::new();
    for (at, sending) in sendings.iter().enumerate() {
        if let Some(source) = sources.get(sending.source) {
            by_act.entry(&source.act.id).or_default().push(at);
        }
    }
    let eid = |sending: &Sending| {
        let act = sources.get(sending.source)?.act;
        Some((&act.id, &act.provisions.get(sending.provision)?.eid))
    };
    // Where a sending leads: to the sendings of the provision it names, and to it from those that are about the same.
    let leads = |from: &Sending, to: &Sending| {
        eid(to).is_some_and(|(act, eid)| *act == from.to.0 && eid.is_within(&from.to.1))
            && match (&from.term, &to.term) {
                (Some(a), Some(b)) => a == b || from.source == to.source,
                (None, None) => {
                    let matter = roots.compare(&from.matter, &to.matter);
                    matter.roots >= 2 && matter.containment() >= ONE_MATTER && matter.likeness() >= ALIKE
                }
                _ => false,
            }
    };
    let next: Vec<Vec<usize>> = sendings
        .iter()
        .enumerate()
        .map(|(at, from)| {
            let there = by_act.get(&from.to.0).map(Vec::as_slice).unwrap_or_default();
            let other = |to: &&usize| sendings.get(**to).is_some_and(|one| **to != at && leads(from, one));
            there.iter().filter(other).copied().collect()
        })
        .collect();
    let mut found: BTreeMap<Vec<(usize, usize)>, Vec<usize>> = BTreeMap::new();
    for start in 0..sendings.len() {
        let mut path = vec![start];
        walk(&next, &sendings, &mut path, &mut found);
    }
    found.into_values().filter_map(|circle| evidence(sources, &sendings, &circle, roots)).collect()
}

/// Follows the sendings from the last of the path; a way back to its first is a circle. Each is kept from its smallest member on.
fn walk(
    next: &[Vec<usize>],
    sendings: &[Sending],
    path: &mut Vec<usize>,
    found: &mut BTreeMap<Vec<(usize, usize)>, Vec<usize>>,
) {
    let (Some(first), Some(last)) = (path.first().copied(), path.last().copied()) else { return };
    for to in next.get(last).into_iter().flatten() {
        let place = |at: usize| sendings.get(at).map_or((0, 0), |one| (one.source, one.provision));
        if *to == first && path.len() > 1 {
            let mut key: Vec<(usize, usize)> = path.iter().map(|at| place(*at)).collect();
            key.sort_unstable();
            key.dedup();
            if key.len() == path.len() {
                found.entry(key).or_insert_with(|| path.clone());
            }
        } else if *to > first && path.len() < LONGEST && path.iter().all(|at| place(*at) != place(*to)) {
            path.push(*to);
            walk(next, sendings, path, found);
            path.pop();
        }
    }
}

fn evidence(sources: &[Source], sendings: &[Sending], circle: &[usize], roots: &Roots) -> Option<Evidence> {
    let members: Vec<&Sending> = circle.iter().filter_map(|at| sendings.get(*at)).collect();
    let spot = |one: &&Sending| {
        let place = |span| Place { provision: one.provision as u32, span };
        Spot {
            source: one.source,
            provision: Some(one.provision),
            words: Wording(vec![place(one.sentence)]),
            marks: vec![place(one.citation)],
        }
    };
    let said = |one: &&Sending| {
        let text = &sources.get(one.source)?.act.provisions.get(one.provision)?.text;
        one.citation.of(text).map(str::to_owned)
    };
    let mut likeness: f64 = 1.0;
    for (at, one) in members.iter().enumerate() {
        let other = members.get((at + 1) % members.len())?;
        if one.term.is_none() {
            likeness = likeness.min(roots.compare(&one.matter, &other.matter).containment());
        }
    }
    Some(Evidence {
        kind: FindingKind::Circular,
        disagreement: None,
        confidence: likeness * 0.9,
        spots: members.iter().map(spot).collect(),
        versus: members.iter().filter_map(said).collect(),
    })
}

/// The sendings of an act.
fn read(source: &Source, roots: &mut Roots, sendings: &mut Vec<Sending>) {
    let act = source.act;
    for reference in source.references {
        let at = reference.provision as usize;
        let Some(provision) = act.provisions.get(at) else { continue };
        let text = &provision.text;
        let ranges = language::sentences(text);
        let Some(range) = ranges.into_iter().find(|range| range.contains(&reference.span.start())) else { continue };
        let term = source
            .definitions
            .iter()
            .find(|one| one.provision as usize == at && reference.span.overlaps(one.body))
            .and_then(|one| one.term.of(text))
            .map(|term| language::tokens(term, act.lang).map(|token| token.stem).collect::<Vec<_>>().join(" "));
        let sentence = TextSpan::new(range.start, range.end);
        if term.is_none() && !sends(text, sentence, reference.span, act.lang) {
            continue;
        }
        let (Some(before), Some(after)) =
            (text.get(range.start..reference.span.start()), text.get(reference.span.end()..range.end))
        else {
            continue;
        };
        let matter: Vec<Root> = roots
            .known(&format!("{before} {after}"), act.lang)
            .into_iter()
            .filter(|root| !is_manner(roots.letters(*root), act.lang))
            .collect();
        let has_limits = source.stated.iter().any(|stated| {
            stated.provision == at && !(stated.norm.deadlines.is_empty() && stated.norm.amounts.is_empty())
        });
        if term.is_none() && (has_limits || matter.len() > BRIEF) {
            continue;
        }
        for target in &reference.targets {
            // What stands in the place it names is ruled there.
            let is_above =
                |eid: &EId| target.act.as_ref().is_none_or(|of| *of == act.id) && provision.eid.is_within(eid);
            if target.eid.as_ref().is_some_and(is_above) {
                continue;
            }
            let Some(eid) = target.eid.clone().filter(|_| target.present || target.act.is_none()) else { continue };
            let to = (target.act.clone().unwrap_or_else(|| act.id.clone()), eid);
            let (citation, matter, term) = (reference.span, matter.clone(), term.clone());
            sendings.push(Sending { source: source.number, provision: at, sentence, citation, to, matter, term });
        }
    }
}

/// Words that say only in what manner something is done: «в порядке», «определяется», «в соответствии».
fn is_manner(folded: &str, lang: Lang) -> bool {
    let stems: &[&str] = match lang {
        Lang::KK => &["тәртіп", "тәртіб", "белгіле", "айқында", "сәйкес", "көзделг", "реттел", "қағида"],
        Lang::EN => &["manner", "procedu", "accord", "establ", "determ", "provid", "prescr", "govern", "rule"],
        _ => &["порядо", "порядк", "определ", "установ", "устана", "соответ", "предусм", "регули", "правил"],
    };
    stems.iter().any(|stem| folded.starts_with(stem))
}

/// Whether the words around a citation send their reader there for how something is done – before it, in Kazakh after it: «в порядке,
/// установленном статьей 9», «определяется статьей 9», «в соответствии со статьей 9». What is only «предусмотренный статьей 9» is
/// told apart by it and not ruled there.
fn sends(text: &str, sentence: TextSpan, citation: TextSpan, lang: Lang) -> bool {
    let (window, stems): (_, &[&str]) = match lang {
        Lang::KK => (
            text.get(citation.end()..sentence.end()).map(|after| nearest(after, false)),
            &["тәртіп", "тәртіб", "сәйкес", "айқындалад", "белгіленед", "реттелед", "жүргізілед"],
        ),
        Lang::EN => (
            text.get(sentence.start()..citation.start()).map(|before| nearest(before, true)),
            &["manner", "procedure", "accordance", "governed", "according", "pursuant"],
        ),
        _ => (
            text.get(sentence.start()..citation.start()).map(|before| nearest(before, true)),
            &[
                "порядке",
                "порядок",
                "соответствии",
                "согласно",
                "определяется",
                "определяются",
                "устанавливается",
                "устанавливаются",
                "регулируется",
                "регулируются",
            ],
        ),
    };
    window.unwrap_or_default().iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)))
}

/// The folded words next to an end of a text.
fn nearest(text: &str, at_its_end: bool) -> Vec<String> {
    let spans: Vec<_> = words(text).collect();
    let from = if at_its_end { spans.len().saturating_sub(NEAR) } else { 0 };
    spans.into_iter().skip(from).take(NEAR).map(|span| fold(&text[span])).collect()
}
