//! `InForce`: the law that drafts are held against – other definitions of their terms, contradictions, what they repeat, dead
//! citations, laws that a by-law must rest on.
//!
//! What a check asks of the law is worked out once: a draft is checked after every few letters, the law stays as it is.

use super::{findings, in_order, of_text, without_law};
use crate::definitions::base::{self, Source as TermSource};
use crate::duplicates::{AT_LEAST, shingles};
use crate::findings::{Field, Source};
use crate::norms::{Stated, stated};
use crate::references::{Keys, Learned, Library, detect, resolve};
use language::{Token, fold, tokens};
use legislation::burden::Rank;
use legislation::by_law::Ground;
use legislation::remark::{Remark, RemarkKind};
use legislation::term_base::{Likeness, TermDefinition};
use legislation::{
    Act, ActId, Definition, DefinitionKind, Lang, Problem, Provision, ProvisionState, Reference, TextSpan,
};
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What was read out of an act.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its definitions, in document order.
    pub definitions: Vec<Definition>,
    /// Its references, in document order.
    pub references: Vec<Reference>,
    /// Its norms, in document order.
    pub stated: Vec<Stated>,
}

impl Reading {
    /// Reads an act of a library.
    pub fn of(act: &Act, library: &Library) -> Self {
        let definitions = crate::definitions::find(act);
        let references = resolve(act, &detect(act, &definitions, library), library);
        Self { definitions, references, stated: stated(act) }
    }

    /// As a source of findings.
    pub(super) fn source<'a>(&'a self, number: usize, act: &'a Act) -> Source<'a> {
        let Self { definitions, references, stated } = self;
        Source { number, act, stated, definitions, references }
    }
}

/// A place in the law: an act and one of its provisions or definitions, by their indexes.
type Spot = (u32, u32);

/// The law in force in one language.
pub struct InForce<A> {
    lang: Lang,
    acts: Vec<A>,
    read: Vec<Reading>,
    keys: Vec<Keys>,
    learned: Learned,
    field: Field,
    /// How many runs of words each provision has, and where each run stands.
    lengths: Vec<Vec<u32>>,
    runs: HashMap<u64, Vec<Spot>>,
    /// The definitions of each term.
    terms: HashMap<String, Vec<Spot>>,
    /// How many words the longest term has that begins with each word.
    beginnings: HashMap<String, usize>,
}

/// Letters a provision has at least to be looked for elsewhere: shorter ones are formulas.
const LEAST_LETTERS: usize = 80;

/// A provision that so many other acts have is a formula.
const FORMULA: usize = 3;

/// How often a term must be used that is not explained, to be remarked.
const OFTEN: usize = 3;

/// Terms that are remarked as not explained, of each draft.
const UNDEFINED: usize = 10;

/// Acts that are named where several explain a term otherwise than the draft.
const OTHERS: usize = 3;

/// The runs of words of each provision of an act, by which the same is found elsewhere; none of what is too short to tell.
fn runs(act: &Act) -> Vec<Vec<u64>> {
    let told = |one: &Provision| one.state == ProvisionState::InForce && one.text.chars().nth(LEAST_LETTERS).is_some();
    act.provisions.iter().map(|one| if told(one) { shingles(&one.text, act.lang) } else { Vec::new() }).collect()
}

fn term_key(act: &Act, definition: &Definition) -> Option<String> {
    let text = &act.provisions.get(definition.provision as usize)?.text;
    Some(base::key(definition.term.of(text)?, act.lang)).filter(|key| !key.is_empty())
}

impl<A: Borrow<Act>> InForce<A> {
    /// The acts of a language, read by `read`, which gives a reading for each: on one core or on all.
    pub fn new(lang: Lang, mut acts: Vec<A>, read: impl FnOnce(&[A], &Library) -> Vec<Reading>) -> Self {
        acts.retain(|act| act.borrow().lang == lang);
        let library = Library::new(acts.iter().map(Borrow::borrow));
        let (read, learned) = (read(&acts, &library), library.learned());
        drop(library);
        let keys = acts.iter().map(|act| Keys::new(act.borrow())).collect();
        let sources: Vec<Source> =
            (1..).zip(acts.iter().zip(&read)).map(|(number, (act, read))| read.source(number, act.borrow())).collect();
        let field = Field::new(&sources);
        let mut lengths = Vec::with_capacity(acts.len());
        let mut places: HashMap<u64, Vec<Spot>> = HashMap::new();
        let mut terms: HashMap<String, Vec<Spot>> = HashMap::new();
        let mut beginnings: HashMap<String, usize> = HashMap::new();
        for (at, (act, read)) in (0_u32..).zip(acts.iter().zip(&read)) {
            let runs = runs(act.borrow());
            for (provision, own) in (0_u32..).zip(&runs) {
                for run in own {
                    places.entry(*run).or_default().push((at, provision));
                }
            }
            lengths.push(runs.iter().map(|own| own.len() as u32).collect());
            for (number, definition) in (0_u32..).zip(&read.definitions) {
                if let Some(key) = term_key(act.borrow(), definition) {
                    let words = key.split(' ').count();
                    let longest = beginnings.entry(key.split(' ').next().unwrap_or_default().to_owned()).or_default();
                    *longest = words.max(*longest);
                    terms.entry(key).or_default().push((at, number));
                }
            }
        }
        Self { lang, acts, read, keys, learned, field, lengths, runs: places, terms, beginnings }
    }

    /// The acts again.
    pub fn into_acts(self) -> Vec<A> {
        self.acts
    }

    fn act(&self, at: u32) -> Option<&Act> {
        self.acts.get(at as usize).map(Borrow::borrow)
    }

    /// Checks a draft in the language of this law, in the order of its text, and tells with how many acts it was compared. The
    /// text in force that the draft takes the place of – of its id or title – is left out.
    pub fn check(&self, draft: &Act, problems: &[Problem]) -> (Vec<Remark>, usize) {
        let title = fold(&draft.title);
        let replaced = |act: &Act| act.id == draft.id || (!title.is_empty() && fold(&act.title) == title);
        let without: Vec<u32> =
            (0..).zip(&self.acts).filter(|(_, act)| replaced((*act).borrow())).map(|(at, _)| at).collect();
        if draft.lang != self.lang || without.len() == self.acts.len() {
            return (super::own(draft, problems), 0);
        }
        let beside = (0..).zip(self.acts.iter().zip(&self.keys)).filter(|(at, _)| !without.contains(at));
        let beside = beside.map(|(_, (act, keys))| (act.borrow(), keys));
        let library = Library::beside(draft, beside, &self.learned);
        let reading = Reading::of(draft, &library);
        let mut sources = vec![reading.source(0, draft)];
        let of_law = (1..).zip(self.acts.iter().zip(&self.read));
        sources.extend(of_law.map(|(number, (act, read))| read.source(number, act.borrow())));
        let left_out: Vec<usize> = without.iter().map(|at| *at as usize + 1).collect();
        let mut remarks = of_text(draft, problems, &reading);
        remarks.extend(findings(&sources, &library, &self.field, &left_out));
        remarks.extend(self.terms_otherwise(draft, &reading, &without));
        remarks.extend(self.terms_undefined(draft, &reading, &without));
        let again = self.repeated(draft, &without, &remarks);
        remarks.extend(again);
        if Rank::of(draft.kind) == Rank::ByLaw {
            remarks.extend(without_law(draft, &reading, &library, |ground| ground != Ground::Grounded));
        }
        in_order(draft, &mut remarks);
        (remarks, self.acts.len() - without.len())
    }

    /// Provisions of a draft that say almost the same as one of the law, and are not told to contradict it.
    fn repeated(&self, draft: &Act, without: &[u32], told: &[Remark]) -> Vec<Remark> {
        let mut found = Vec::new();
        for (own, runs) in draft.provisions.iter().zip(runs(draft)) {
            let mut shared: HashMap<Spot, u32> = HashMap::new();
            for spot in runs.iter().filter_map(|run| self.runs.get(run)).flatten() {
                *shared.entry(*spot).or_default() += 1;
            }
            let alike = |(spot, shared): (Spot, u32)| {
                let length = *self.lengths.get(spot.0 as usize)?.get(spot.1 as usize)?;
                let alike = f64::from(shared) / (runs.len() as f64 + f64::from(length) - f64::from(shared));
                (alike >= AT_LEAST && !without.contains(&spot.0)).then_some((alike, spot))
            };
            let mut alike: Vec<(f64, Spot)> = shared.into_iter().filter_map(alike).collect();
            alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let Some((_, first)) = alike.first().copied() else { continue };
            // What many acts say is a formula: how an order comes into force.
            let mut acts: Vec<u32> = alike.iter().map(|(_, spot)| spot.0).collect();
            acts.sort_unstable();
            acts.dedup();
            if acts.len() >= FORMULA {
                continue;
            }
            let Some(act) = self.act(first.0) else { continue };
            let Some(other) = act.provisions.get(first.1 as usize) else { continue };
            let evidence = format!("{}#{}", act.id, other.eid);
            if !told.iter().any(|one| one.eid.as_ref() == Some(&own.eid) && one.evidence == evidence) {
                let remark = Remark::new(RemarkKind::Repeats, Some(own.eid.clone()), own.text.clone());
                found.push(Remark { against: other.text.clone(), evidence, ..remark });
            }
        }
        found
    }

    /// Terms of several words that a draft uses again and again and does not explain, though an act that it does not cite does.
    fn terms_undefined(&self, draft: &Act, reading: &Reading, without: &[u32]) -> Vec<Remark> {
        let own: BTreeSet<String> = reading.definitions.iter().filter_map(|one| term_key(draft, one)).collect();
        let cited: BTreeSet<&ActId> =
            reading.references.iter().flat_map(|one| &one.targets).filter_map(|target| target.act.as_ref()).collect();
        let mut uses: BTreeMap<&str, Vec<(usize, TextSpan)>> = BTreeMap::new();
        for (at, provision) in
            draft.provisions.iter().enumerate().filter(|(_, one)| one.state == ProvisionState::InForce)
        {
            let words: Vec<Token> = tokens(&provision.text, draft.lang).collect();
            let mut next = 0;
            while next < words.len() {
                let Some((key, length)) = self.term_at(&words[next..]) else {
                    next += 1;
                    continue;
                };
                let end = next + length;
                if !own.contains(key) && !is_part(&words, next, end, draft.lang) {
                    let span = TextSpan::new(words[next].span.start, words[end - 1].span.end);
                    uses.entry(key).or_default().push((at, span));
                }
                next = end;
            }
        }
        let mut found: Vec<(usize, Remark)> = Vec::new();
        for (key, places) in uses.into_iter().filter(|(_, places)| places.len() >= OFTEN) {
            let explained = self.terms.get(key).into_iter().flatten().filter(|(act, _)| !without.contains(act));
            let explained: Vec<(&Act, &Definition)> = explained
                .filter_map(|(act, number)| {
                    let definition = self.read.get(*act as usize)?.definitions.get(*number as usize)?;
                    Some((self.act(*act)?, definition)).filter(|_| definition.kind == DefinitionKind::Glossary)
                })
                .collect();
            if explained.iter().any(|(act, _)| cited.contains(&act.id)) {
                continue;
            }
            let (Some((act, definition)), Some((at, span))) = (explained.first(), places.first()) else { continue };
            let (Some(there), Some(here)) =
                (act.provisions.get(definition.provision as usize), draft.provisions.get(*at))
            else {
                continue;
            };
            let words = span.of(&here.text).unwrap_or_default();
            let remark = Remark {
                span: Some(*span),
                against: definition.body.of(&there.text).unwrap_or_default().to_owned(),
                evidence: format!("{}#{}", act.id, there.eid),
                ..Remark::new(RemarkKind::TermUndefined, Some(here.eid.clone()), words)
            };
            found.push((places.len(), remark));
        }
        found.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
        found.into_iter().take(UNDEFINED).map(|(_, remark)| remark).collect()
    }

    /// The longest term of several words with which these begin: its key, and how many words it has.
    fn term_at(&self, words: &[Token]) -> Option<(&str, usize)> {
        let longest = *self.beginnings.get(&words.first()?.stem)?.min(&words.len());
        (2..=longest).rev().find_map(|length| {
            let key = words.get(..length)?.iter().map(|word| word.stem.as_str()).collect::<Vec<_>>().join(" ");
            self.terms.get_key_value(key.as_str()).map(|(key, _)| (key.as_str(), length))
        })
    }

    /// Terms that a draft explains otherwise than an act in force.
    fn terms_otherwise(&self, draft: &Act, reading: &Reading, without: &[u32]) -> Vec<Remark> {
        // Of the law only the terms that the draft explains, too.
        let mut wanted: BTreeMap<u32, Vec<Definition>> = BTreeMap::new();
        let mut keys: Vec<String> = reading.definitions.iter().filter_map(|one| term_key(draft, one)).collect();
        keys.sort_unstable();
        keys.dedup();
        for (act, number) in keys.iter().filter_map(|key| self.terms.get(key)).flatten() {
            let of = self.read.get(*act as usize).and_then(|read| read.definitions.get(*number as usize));
            if let Some(definition) = of.filter(|_| !without.contains(act)) {
                wanted.entry(*act).or_default().push(definition.clone());
            }
        }
        let own =
            TermSource { act: draft, definitions: &reading.definitions, references: &reading.references, uses: &[] };
        let of_law = wanted.iter().filter_map(|(at, definitions)| {
            let references = &self.read.get(*at as usize)?.references;
            Some(TermSource { act: self.act(*at)?, definitions, references, uses: &[] })
        });
        let sources: Vec<TermSource> = std::iter::once(own).chain(of_law).collect();
        if sources.len() == 1 {
            return Vec::new();
        }
        of_base(draft, &base::base(draft.lang, &sources))
    }
}

/// Whether words are part of a longer name that tells more: «уполномоченный орган в сфере …», «… саласындағы уәкілетті орган».
fn is_part(words: &[Token], from: usize, end: usize, lang: Lang) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |word| word.folded.as_str());
    let (before, after, behind) = (word(from.checked_sub(1)), word(Some(end)), word(Some(end + 1)));
    match lang {
        Lang::KK => ["саласындағы", "бойынша", "жөніндегі", "мәселелері", "туралы"].contains(&before),
        Lang::EN => matches!(after, "in" | "for" | "of" | "on"),
        _ => {
            let fields = ["сфер", "област", "вопрос", "част"];
            matches!(after, "в" | "по" | "на") && (after == "по" || fields.iter().any(|stem| behind.starts_with(stem)))
        }
    }
}

/// What a base of terms tells of those that a draft explains.
fn of_base(draft: &Act, base: &base::TermBase) -> Vec<Remark> {
    let is_own =
        |one: &TermDefinition| base.list.acts.get(one.act as usize).is_some_and(|listed| listed.id == draft.id);
    let mut found = Vec::new();
    for card in &base.cards {
        let explained = card.definitions.iter().filter(|one| one.kind == DefinitionKind::Glossary);
        let Some(own) = explained.clone().find(|one| is_own(one)) else { continue };
        // Each tells how it stands to the first of the card: where that is not the draft's, it alone is known to differ from it.
        let is_other = |one: &&TermDefinition| {
            let stands = if one.likeness.is_none() { own.likeness } else { one.likeness };
            let is_known = own.likeness.is_none() || one.likeness.is_none();
            let differs = matches!(stands, Some(Likeness::Different | Likeness::Narrower | Likeness::Wider));
            !is_own(one) && is_known && differs
        };
        for other in explained.filter(is_other).take(OTHERS) {
            let of = base.list.acts.get(other.act as usize).map_or("", |listed| listed.id.as_str());
            found.push(Remark {
                against: other.text(),
                evidence: format!("{of}#{}", other.eid),
                ..Remark::new(
                    RemarkKind::TermOtherwise,
                    Some(own.eid.clone()),
                    format!("{} – {}", own.term, own.text()),
                )
            });
        }
    }
    found
}
