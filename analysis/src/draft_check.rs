//! The check of a draft: what a drafter would want to look at before anybody else does. Every remark has its words and its
//! evidence; nothing is changed.
//!
//! What needs only the draft is found here, in a browser as well as on a command line; what needs the law in force (other acts'
//! definitions, contradictions with them, laws behind a by-law) is added by who has a corpus.

mod hard_articles;
mod in_force;
mod renumbering;
mod text;

pub use in_force::{InForce, Reading};
pub use text::{Draft, Edit, Placed, read};

use crate::by_laws::demands;
use crate::definitions::uses;
use crate::findings::{self, Evidence, Field, Source};
use crate::norms::{Stated, figures};
use crate::plain_words::{Aid, find_outside};
use crate::references::Library;
use language::letters::{cyrillic_look_alike, is_cyrillic, is_latin};
use language::{fold, sentences, words};
use legislation::bundle::TermUse;
use legislation::burden::Rank;
use legislation::by_law::Ground;
use legislation::finding::FindingKind;
use legislation::remark::{Remark, RemarkKind};
use legislation::{
    Act, Definition, DefinitionKind, EId, Lang, Number, Problem, ProblemKind, Provision, ProvisionKind, ProvisionState,
    Reference, TextSpan,
};
use std::collections::{BTreeMap, BTreeSet};

/// Words of a sentence from which on it is called hard: three times the mean of Kazakhstan's laws (18.8 words in Russian, 18.9 in
/// Kazakh, items of lists counted by themselves).
const HARD: usize = 57;

/// What a check of a draft alone finds, in the order of the text. `problems` are those met when it was read.
pub fn own(act: &Act, problems: &[Problem]) -> Vec<Remark> {
    let library = Library::new(std::slice::from_ref(act));
    let reading = Reading::of(act, &library);
    let mut found = of_text(act, problems, &reading);
    found.extend(findings(&[reading.source(0, act)], &library, &Field::default(), &[]));
    found.extend(match Rank::of(act.kind) {
        Rank::ByLaw => without_law(act, &reading, &library, |ground| ground == Ground::NoneNamed),
        _ => Vec::new(),
    });
    in_order(act, &mut found);
    found
}

/// What a draft's own words tell, whatever the law in force says.
fn of_text(act: &Act, problems: &[Problem], reading: &Reading) -> Vec<Remark> {
    let Reading { definitions: terms, references, stated: norms } = reading;
    let mut found: Vec<Remark> = problems.iter().filter_map(|problem| of_problem(act, problem)).collect();
    found.extend(points_left_out(act));
    if Rank::of(act.kind) != Rank::ByLaw {
        found.extend(delegations(act, norms));
    }
    let uses = uses(act, terms);
    found.extend(of_terms(act, terms, &uses));
    let quoted: BTreeMap<u32, Vec<TextSpan>> = left_alone(terms, &uses, references);
    for (index, provision) in in_force(act) {
        found.extend(of_words(provision, act.lang, quoted.get(&(index as u32)).map_or(&[][..], Vec::as_slice)));
    }
    found.extend(hard_articles::hard_articles(act, reading, &uses));
    in_order(act, &mut found);
    once(found)
}

/// The findings in which a draft, the first of the sources, has a part.
fn findings(sources: &[Source], library: &Library, field: &Field, without: &[usize]) -> Vec<Remark> {
    field.find_in_draft(sources, library, without).iter().filter_map(|one| of_finding(one, sources, 0)).collect()
}

/// Each officialese once, where it is met first, and how often it is met: a drafter decides about a phrase, not about a place.
fn once(found: Vec<Remark>) -> Vec<Remark> {
    let phrase = |one: &Remark| (one.kind == RemarkKind::Officialese).then(|| fold(&one.words));
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for name in found.iter().filter_map(phrase) {
        *times.entry(name).or_default() += 1;
    }
    let first = |mut one: Remark| {
        if let Some(name) = phrase(&one) {
            one.evidence = format!("×{}", times.remove(&name)?);
        }
        Some(one)
    };
    found.into_iter().filter_map(first).collect()
}

/// What amendments leave behind in the act they change – citations of what they exclude, terms that are explained twice or used no
/// more, numbers left out –, and what is to be remarked on the provisions they change: words, numbers, contradictions with the rest
/// of the act. Only what is so in the new text and was not in the old.
pub fn left_behind(old: &Act, new: &Act) -> Vec<Remark> {
    let texts: BTreeMap<&EId, &Provision> = old.provisions.iter().map(|one| (&one.eid, one)).collect();
    let is_changed =
        |one: &Provision| texts.get(&one.eid).is_none_or(|known| known.text != one.text || known.state != one.state);
    let changed: BTreeSet<usize> = in_force(new).filter(|(_, one)| is_changed(one)).map(|(at, _)| at).collect();
    let named: BTreeSet<&EId> = changed.iter().filter_map(|at| new.provisions.get(*at)).map(|one| &one.eid).collect();
    let of_new = of_changed(new, |at| changed.contains(&at));
    let of_old = of_changed(old, |at| old.provisions.get(at).is_some_and(|one| named.contains(&one.eid)));
    let name = |one: &Remark| (one.kind, one.eid.clone(), one.words.clone(), one.evidence.clone());
    let before: BTreeSet<_> = of_old.iter().map(name).collect();
    let mut found = of_new;
    found.retain(|one| !before.contains(&name(one)));
    in_order(new, &mut found);
    found
}

/// What concerns a whole act, and what concerns those of its provisions that changed.
fn of_changed(act: &Act, is_changed: impl Fn(usize) -> bool) -> Vec<Remark> {
    let library = Library::new(std::slice::from_ref(act));
    let reading = Reading::of(act, &library);
    let sources = [reading.source(0, act)];
    let mut evidence = findings::dead::find(&sources, &library, None);
    evidence.extend(findings::find_among(&sources[0], &is_changed));
    let mut found: Vec<Remark> = evidence.iter().filter_map(|one| of_finding(one, &sources, 0)).collect();
    let uses = uses(act, &reading.definitions);
    found.extend(of_terms(act, &reading.definitions, &uses));
    found.extend(points_left_out(act));
    let quoted = left_alone(&reading.definitions, &uses, &reading.references);
    for (index, provision) in in_force(act).filter(|(at, _)| is_changed(*at)) {
        found.extend(of_words(provision, act.lang, quoted.get(&(index as u32)).map_or(&[][..], Vec::as_slice)));
    }
    once(found)
}

/// What a provision's own words tell; terms and citations are left `alone`.
fn of_words(provision: &Provision, lang: Lang, alone: &[TextSpan]) -> Vec<Remark> {
    let mut found = numbers_in_words(provision, lang);
    found.extend(look_alikes(provision));
    found.extend(hard(provision));
    found.extend(officialese(provision, lang, alone));
    found
}

/// Remarks in the order of the text, those of the whole draft first.
pub fn in_order(act: &Act, remarks: &mut [Remark]) {
    let places: BTreeMap<&EId, usize> = act.provisions.iter().enumerate().map(|(at, one)| (&one.eid, at)).collect();
    let place = |remark: &Remark| {
        let at = remark.eid.as_ref().and_then(|eid| places.get(eid)).map(|at| at + 1);
        (at.unwrap_or(0), remark.span.map_or(0, TextSpan::start), remark.kind)
    };
    remarks.sort_by_key(place);
}

fn in_force(act: &Act) -> impl Iterator<Item = (usize, &Provision)> {
    act.provisions.iter().enumerate().filter(|(_, one)| one.state == ProvisionState::InForce)
}

fn remark(kind: RemarkKind, provision: &Provision, span: Option<TextSpan>) -> Remark {
    let words = span.and_then(|span| span.of(&provision.text)).unwrap_or(&provision.label);
    Remark { span, ..Remark::new(kind, Some(provision.eid.clone()), words) }
}

/// A fault of structure met while reading.
fn of_problem(act: &Act, problem: &Problem) -> Option<Remark> {
    let kind = match problem.kind {
        ProblemKind::DuplicateNumber => RemarkKind::DuplicateNumber,
        ProblemKind::MissingNumber => RemarkKind::MissingNumber,
        ProblemKind::EmptyProvision => RemarkKind::EmptyProvision,
        _ => return None,
    };
    let Some(at) = problem.eid.as_ref().and_then(|eid| act.find(eid)) else {
        return Some(Remark::new(kind, problem.eid.clone(), problem.detail.as_str()));
    };
    let provision = act.provisions.get(at)?;
    let against = if kind == RemarkKind::MissingNumber { expected(act, at) } else { String::new() };
    Some(Remark { against, ..remark(kind, provision, None) })
}

/// The number that comes after that of the sibling before.
fn expected(act: &Act, at: usize) -> String {
    let Some(own) = act.provisions.get(at) else { return String::new() };
    let sibling = act.provisions.get(..at).unwrap_or_default().iter().rev();
    let before = sibling.into_iter().find(|one| one.kind == own.kind && holder(one) == holder(own));
    before.and_then(|one| whole_number(&one.number)).map_or_else(String::new, |number| (number + 1).to_string())
}

/// What a number is unique in: the eId without its last step. Articles are counted through the whole act.
fn holder(provision: &Provision) -> Option<&str> {
    provision.eid.as_str().rsplit_once("__").map(|(holder, _)| holder)
}

/// The number without what was inserted behind it: 5 of 5-1.
fn whole_number(number: &str) -> Option<u32> {
    number.split('-').next()?.parse().ok()
}

/// Points that leave out a number. Points that start again in another passage do not.
fn points_left_out(act: &Act) -> Vec<Remark> {
    let mut found = Vec::new();
    let mut last: BTreeMap<Option<&str>, u32> = BTreeMap::new();
    for provision in act.provisions.iter().filter(|one| one.kind == ProvisionKind::Point) {
        let Some(number) = whole_number(&provision.number) else { continue };
        let before = last.insert(holder(provision), number);
        if let Some(before) = before.filter(|before| number > before + 1) {
            let against = (before + 1).to_string();
            found.push(Remark { against, ..remark(RemarkKind::MissingNumber, provision, None) });
        }
    }
    found
}

/// Words in which a Latin letter stands where a Cyrillic one should, with the word as it should be.
fn look_alikes(provision: &Provision) -> Vec<Remark> {
    let mut found = Vec::new();
    for range in words(&provision.text) {
        let Some(word) = provision.text.get(range.clone()) else { continue };
        if !(word.contains(is_latin) && word.contains(is_cyrillic)) {
            continue;
        }
        let letter = |c: char| {
            let like = cyrillic_look_alike(c)?;
            if c.is_lowercase() { like.to_lowercase().next() } else { Some(like) }
        };
        // A word of which a letter looks like none is two words, or a name.
        let right: Option<String> = word.chars().map(|c| if is_latin(c) { letter(c) } else { Some(c) }).collect();
        if let Some(against) = right {
            let span = TextSpan::new(range.start, range.end);
            found.push(Remark { against, ..remark(RemarkKind::LookAlikeLetters, provision, Some(span)) });
        }
    }
    found
}

/// What a by-law demands without a law behind it, by what it rests on.
fn without_law(act: &Act, reading: &Reading, library: &Library, is_told: impl Fn(Ground) -> bool) -> Vec<Remark> {
    demands(act, &reading.references, &reading.stated, library)
        .into_iter()
        .filter(|demand| is_told(demand.ground))
        .map(|demand| Remark {
            against: demand.ground.slug().to_owned(),
            ..Remark::new(RemarkKind::NoLaw, Some(demand.eid), demand.words)
        })
        .collect()
}

/// What a law leaves to by-laws.
fn delegations(act: &Act, norms: &[Stated]) -> Vec<Remark> {
    let told = crate::delegations::find(act, norms).into_iter().filter_map(|found| {
        let eid = act.provisions.get(found.provision)?.eid.clone();
        Some(Remark { against: found.to, ..Remark::new(RemarkKind::Delegation, Some(eid), found.words) })
    });
    told.collect()
}

/// A finding in which the source `draft` has a part, told from the draft's side. Sources are of one language.
pub fn of_finding(evidence: &Evidence, sources: &[Source], draft: usize) -> Option<Remark> {
    let kind = match evidence.kind {
        FindingKind::DeadReference => RemarkKind::DeadReference,
        FindingKind::Deadline | FindingKind::Amount | FindingKind::NearDuplicate | FindingKind::WhoDecides => {
            RemarkKind::Collision
        }
        FindingKind::Circular | FindingKind::AbsentTerm => return None,
    };
    let own = evidence.spots.iter().position(|spot| spot.source == draft)?;
    let spot = &evidence.spots[own];
    let act = sources.get(spot.source)?.act;
    let provision = act.provisions.get(spot.provision?)?;
    let mark = spot.marks.iter().find(|mark| Some(mark.provision as usize) == spot.provision).map(|mark| mark.span);
    let mut found = remark(kind, provision, mark.filter(|_| kind == RemarkKind::DeadReference));
    if kind == RemarkKind::Collision {
        let (words, _) = findings::told(act, &spot.words, &spot.marks);
        let other = evidence.spots.iter().enumerate().find(|(at, _)| *at != own).map(|(_, spot)| spot)?;
        let against = sources.get(other.source)?.act;
        (found.words, found.against) = (words, findings::told(against, &other.words, &other.marks).0);
        let eid = other.provision.and_then(|at| against.provisions.get(at)).map(|one| &one.eid);
        found.evidence = eid.map_or_else(|| against.id.to_string(), |eid| format!("{}#{eid}", against.id));
        let percent = evidence.confidence * 100.0;
        found.confidence = (0..=100_u8).rev().find(|sure| f64::from(*sure) <= percent).unwrap_or_default();
    } else {
        found.evidence = evidence.versus.last().cloned().unwrap_or_default();
    }
    Some(found)
}

/// Terms explained twice, and explained terms that the draft never uses.
fn of_terms(act: &Act, terms: &[Definition], all_uses: &[TermUse]) -> Vec<Remark> {
    let mut used: BTreeSet<u32> = all_uses.iter().map(|one| one.definition).collect();
    // «единый оператор в сфере … (далее – единый оператор)»: whoever uses the short name uses the term.
    let short = |one: &&Definition| one.kind == DefinitionKind::Contextual;
    for (number, term) in terms.iter().enumerate().filter(|(_, term)| term.kind == DefinitionKind::Glossary) {
        let mut beside = terms.iter().enumerate().filter(|(_, one)| short(one) && one.provision == term.provision);
        if beside.any(|(short, _)| used.contains(&(short as u32))) {
            used.insert(number as u32);
        }
    }
    let mut first: BTreeMap<String, &Definition> = BTreeMap::new();
    let mut found = Vec::new();
    // A term that is explained twice is used by whoever uses either.
    let name = |term: &Definition| Some(fold(term.term.of(&act.provisions.get(term.provision as usize)?.text)?));
    let used_names: BTreeSet<String> = used.iter().filter_map(|number| name(terms.get(*number as usize)?)).collect();
    for (number, term) in terms.iter().enumerate() {
        let Some(provision) = act.provisions.get(term.provision as usize) else { continue };
        if term.kind != DefinitionKind::Glossary {
            continue;
        }
        let Some(name) = term.term.of(&provision.text) else { continue };
        if let Some(earlier) = first.get(&fold(name)) {
            let at = act.provisions.get(earlier.provision as usize).map_or("", |one| one.eid.as_str());
            found.push(Remark { evidence: at.to_owned(), ..remark(RemarkKind::TermTwice, provision, Some(term.term)) });
            continue;
        }
        first.insert(fold(name), term);
        if !used_names.contains(&fold(name)) && !used.contains(&(number as u32)) {
            found.push(remark(RemarkKind::TermUnused, provision, Some(term.term)));
        }
    }
    found
}

/// «8 (десяти) дней»: figures and words in brackets that say another number.
fn numbers_in_words(provision: &Provision, lang: Lang) -> Vec<Remark> {
    let text = &provision.text;
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(inside) = text[open + 1..].find(')').and_then(|close| text.get(open + 1..open + 1 + close)) else {
            break;
        };
        let before = text[..open].trim_end();
        let from = before.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
        let whole = |told: &str| {
            let trimmed = told.trim();
            figures(trimmed, lang).into_iter().find(|(span, _)| span.start() == 0 && span.end() == trimmed.len())
        };
        let last = figures(&before[from..], lang).into_iter().next_back();
        let Some((left, number)) = last.filter(|(span, _)| from + span.end() == before.len()) else { continue };
        let Some((_, other)) = whole(inside) else { continue };
        let digits = |told: &str| told.contains(|c: char| c.is_ascii_digit());
        let said = &before[from + left.start()..];
        if number != other && digits(said) != digits(inside) {
            let span = TextSpan::new(from + left.start(), open + inside.len() + 2);
            let against = format!("{} ≠ {}", told(number), told(other));
            found.push(Remark { against, ..remark(RemarkKind::NumberInWords, provision, Some(span)) });
        }
    }
    found
}

fn told(number: Number) -> String {
    if number.denominator == 1 {
        number.numerator.to_string()
    } else {
        format!("{}/{}", number.numerator, number.denominator)
    }
}

/// Sentences too long to be held in mind.
fn hard(provision: &Provision) -> Vec<Remark> {
    let long = sentences(&provision.text).into_iter().filter_map(|range| {
        let count = words(&provision.text[range.clone()]).count();
        (count >= HARD).then(|| Remark {
            against: count.to_string(),
            ..remark(RemarkKind::Hard, provision, Some(TextSpan::new(range.start, range.end)))
        })
    });
    long.collect()
}

/// Officialese that has a plainer wording.
fn officialese(provision: &Provision, lang: Lang, alone: &[TextSpan]) -> Vec<Remark> {
    let plainer = find_outside(&provision.text, lang, alone).into_iter().filter(|one| one.aid() == Aid::Rewording);
    plainer
        .map(|one| Remark {
            against: one.plain().to_owned(),
            ..remark(RemarkKind::Officialese, provision, Some(one.span))
        })
        .collect()
}

/// Terms and citations, by provision: their words are not for a drafter of plain words to change.
fn left_alone(terms: &[Definition], uses: &[TermUse], references: &[Reference]) -> BTreeMap<u32, Vec<TextSpan>> {
    let mut alone: BTreeMap<u32, Vec<TextSpan>> = BTreeMap::new();
    let of_terms = terms.iter().map(|one| (one.provision, one.term));
    let of_uses = uses.iter().map(|one| (one.provision, one.span));
    let of_references = references.iter().map(|one| (one.provision, one.span));
    for (provision, span) in of_terms.chain(of_uses).chain(of_references) {
        alone.entry(provision).or_default().push(span);
    }
    alone
}

/// What the texts of a draft in two languages do not share: numbered provisions, and numbers said in provisions of one eId.
/// Remarks are the first text's.
pub fn languages(first: &Act, second: &Act) -> Vec<Remark> {
    use crate::comparison::Difference;
    let whole = |eid: &EId, at: &Act| Remark {
        against: at.lang.code().to_owned(),
        ..Remark::new(RemarkKind::LanguagesDiffer, Some(eid.clone()), eid.as_str())
    };
    let mut found: Vec<Remark> = crate::comparison::languages(first, second)
        .iter()
        .map(|difference| match difference {
            Difference::OnlyFirst(eid) => whole(eid, first),
            Difference::OnlySecond(eid) => whole(eid, second),
            Difference::State(eid) => Remark { against: String::new(), ..whole(eid, first) },
            Difference::Unlike { first: own, second: other, both } => Remark {
                against: both.to_string(),
                ..Remark::new(RemarkKind::LanguagesDiffer, None, format!("{own} / {other}"))
            },
        })
        .collect();
    let other: BTreeMap<&EId, &Provision> = in_force(second).map(|(_, one)| (&one.eid, one)).collect();
    for (_, provision) in in_force(first) {
        let Some(twin) = other.get(&provision.eid) else { continue };
        let (own, others) = (numbers(&provision.text, first.lang), numbers(&twin.text, second.lang));
        if own == others {
            continue;
        }
        let list = |numbers: &[Number]| numbers.iter().map(|one| told(*one)).collect::<Vec<_>>().join(", ");
        found.push(Remark {
            words: list(&own),
            against: list(&others),
            evidence: twin.text.clone(),
            ..remark(RemarkKind::NumbersDiffer, provision, None)
        });
    }
    found
}

/// The numbers a text says, in order of their size. «Один» and «бір» are also words of other meanings, so ones are not counted.
fn numbers(text: &str, lang: Lang) -> Vec<Number> {
    let mut found: Vec<Number> = figures(text, lang)
        .into_iter()
        .map(|(_, number)| number)
        .filter(|number| number.numerator != number.denominator)
        .collect();
    found.sort_unstable_by_key(|number| (number.numerator, number.denominator));
    found
}
