//! `TermBase`: the definitions of many acts gathered by term.
//!
//! Definitions are of one term when the stems of their words are the same, in order. Explained
//! meanings stand before short names, both by the force of their acts, then by age; each is compared with the first, which is what a drafter would have to follow.

use super::{Meaning, by_reference, explains_itself, likeness, scope};
use crate::comparison::{self, PieceKind};
use language::{alphabetical, fold, tokens, words};
use legislation::bundle::TermUse;
use legislation::term_base::{
    Likeness, TermAct, TermCard, TermDefinition, TermEntry, TermList, TermRemark, Translation,
};
use legislation::{Act, ActId, Definition, DefinitionKind, EId, Lang, Reference};
use std::collections::{BTreeMap, BTreeSet};

/// Provisions that use a term, named on its card.
const USES_NAMED: usize = 12;

/// An act with what was read out of it.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The act.
    pub act: &'a Act,
    /// Its definitions, in document order.
    pub definitions: &'a [Definition],
    /// Its references, in document order.
    pub references: &'a [Reference],
    /// Every use of its terms.
    pub uses: &'a [TermUse],
}

/// The terms of a language: a list without paths, and a card for each of its terms.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TermBase {
    /// The list.
    pub list: TermList,
    /// A card for each term, in the order of the list.
    pub cards: Vec<TermCard>,
}

/// One definition on its way to its card.
struct Found<'a> {
    source: usize,
    definition: &'a Definition,
    number: usize,
    term: &'a str,
    words: &'a str,
}

/// Gathers the terms of acts, all in the language `lang`.
pub fn base(lang: Lang, sources: &[Source]) -> TermBase {
    let mut by_key: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for (source, of) in sources.iter().enumerate() {
        for (number, definition) in of.definitions.iter().enumerate() {
            let text = of.act.provisions.get(definition.provision as usize).map(|provision| provision.text.as_str());
            let Some((term, words)) =
                text.and_then(|text| Some((definition.term.of(text)?, definition.body.of(text)?)))
            else {
                continue;
            };
            let key = key(term, lang);
            if !key.is_empty() {
                by_key.entry(key).or_default().push(Found { source, definition, number, term, words });
            }
        }
    }
    let mutual = mutual(lang, sources);
    let mut acts = Acts { sources, numbers: BTreeMap::new(), listed: Vec::new() };
    let mut terms: Vec<(TermEntry, TermCard)> = by_key
        .into_iter()
        .map(|(key, mut found)| {
            found.sort_by_key(|one| {
                let act = sources[one.source].act;
                let own_words = one.definition.kind == DefinitionKind::Contextual;
                (own_words, act.kind, act.date.is_none(), act.date, &act.id, one.definition.provision)
            });
            let is_mutual = mutual.contains(&key);
            card(lang, &found, is_mutual, &mut acts)
        })
        .collect();
    terms.sort_by_cached_key(|(entry, _)| (alphabetical(&entry.name), entry.id.clone()));
    let (entries, cards) = terms.into_iter().unzip();
    TermBase { list: TermList { acts: acts.listed, terms: entries, parts: Vec::new() }, cards }
}

/// What makes two spellings one term: the stems of the words.
pub(crate) fn key(term: &str, lang: Lang) -> String {
    tokens(term, lang).map(|token| token.stem).collect::<Vec<_>>().join(" ")
}

/// The address of a term.
fn address(term: &str) -> String {
    words(term).map(|word| fold(&term[word])).collect::<Vec<_>>().join("-")
}

/// The acts that define terms, numbered as they are met.
struct Acts<'a> {
    sources: &'a [Source<'a>],
    numbers: BTreeMap<usize, u32>,
    listed: Vec<TermAct>,
}

impl Acts<'_> {
    fn number(&mut self, source: usize) -> u32 {
        let (act, next) = (self.sources[source].act, self.listed.len() as u32);
        *self.numbers.entry(source).or_insert_with(|| {
            self.listed.push(TermAct { id: act.id.clone(), title: act.title.clone(), kind: act.kind });
            next
        })
    }
}

fn card(lang: Lang, found: &[Found], is_mutual: bool, acts: &mut Acts) -> (TermEntry, TermCard) {
    let sources = acts.sources;
    let known: BTreeSet<&ActId> = sources.iter().map(|source| &source.act.id).collect();
    let meanings: Vec<(Meaning, Vec<legislation::Target>)> = found
        .iter()
        .map(|one| {
            let of = &sources[one.source];
            let sends = by_reference(of.act, one.definition, of.references);
            let meaning =
                Meaning { kind: one.definition.kind, term: one.term, words: one.words, sends: !sends.is_empty() };
            (meaning, sends)
        })
        .collect();
    let mut definitions: Vec<TermDefinition> = Vec::with_capacity(found.len());
    for (number, (one, (meaning, sends))) in found.iter().zip(&meanings).enumerate() {
        let of = &sources[one.source];
        let holds = scope(of.act, one.definition);
        let used: Vec<&TermUse> = of.uses.iter().filter(|used| used.definition as usize == one.number).collect();
        let mut remarks = Vec::new();
        if used.is_empty() {
            remarks.push(TermRemark::Unused);
        }
        let is_twice = |other: &Found| {
            let theirs = scope(of.act, other.definition);
            other.source == one.source
                && other.definition.provision != one.definition.provision
                && theirs.start < holds.end
                && holds.start < theirs.end
        };
        if found.iter().any(is_twice) {
            remarks.push(TermRemark::Twice);
        }
        if explains_itself(*meaning, lang) || (is_mutual && one.definition.kind == DefinitionKind::Glossary) {
            remarks.push(TermRemark::Circular);
        }
        let is_here = |target: &legislation::Target| target.act.as_ref().is_none_or(|act| known.contains(act));
        if sends.iter().any(|target| !target.present && is_here(target)) {
            remarks.push(TermRemark::LeadsNowhere);
        }
        let first = meanings.first().filter(|_| number > 0).map(|(first, _)| *first);
        let eid = |provision: usize| of.act.provisions.get(provision).map(|provision| provision.eid.clone());
        let Some(place) = eid(one.definition.provision as usize) else { continue };
        let mut named: Vec<EId> = used.iter().filter_map(|used| eid(used.provision as usize)).collect();
        named.dedup();
        named.truncate(USES_NAMED);
        let whole = holds.start == 0 && holds.end == of.act.provisions.len();
        definitions.push(TermDefinition {
            act: acts.number(one.source),
            eid: place,
            kind: one.definition.kind,
            term: one.term.to_owned(),
            words: marked(first.map(|first| first.words), one.words),
            scope: if whole { None } else { eid(holds.start) },
            uses: used.len() as u32,
            used: named,
            likeness: first.map(|first| likeness(*meaning, first, lang)),
            sends: sends
                .iter()
                .map(|target| (target.act.clone().unwrap_or_else(|| of.act.id.clone()), target.eid.clone()))
                .collect(),
            remarks,
        });
    }
    let name = found.first().map_or("", |one| one.term);
    let id = address(name);
    let also: BTreeSet<String> = found.iter().map(|one| address(one.term)).filter(|other| *other != id).collect();
    let in_acts: BTreeSet<u32> = definitions.iter().map(|definition| definition.act).collect();
    let remarks: BTreeSet<TermRemark> = definitions.iter().flat_map(|definition| definition.remarks.clone()).collect();
    let entry = TermEntry {
        id,
        also: also.into_iter().collect(),
        name: name.to_owned(),
        definitions: definitions.len() as u32,
        acts: in_acts.into_iter().collect(),
        explained: definitions.iter().any(|definition| definition.kind == DefinitionKind::Glossary),
        likeness: definitions.iter().filter_map(|definition| definition.likeness).max(),
        remarks: remarks.into_iter().collect(),
        uses: definitions.iter().map(|definition| definition.uses).sum(),
    };
    (entry, TermCard { definitions, translations: Vec::new() })
}

/// The words of a definition in runs; those the first one does not have are marked.
fn marked(first: Option<&str>, own: &str) -> Vec<(String, bool)> {
    let Some(first) = first else { return vec![(own.to_owned(), false)] };
    let mut runs: Vec<(String, bool)> = Vec::new();
    let mut at = 0;
    let mut add = |text: &str, mark: bool| match runs.last_mut() {
        _ if text.is_empty() => {}
        Some((run, last)) if *last == mark => run.push_str(text),
        _ => runs.push((text.to_owned(), mark)),
    };
    for piece in comparison::words(first, own) {
        if piece.kind == PieceKind::Inserted {
            add(own.get(at..piece.new.start()).unwrap_or(""), false);
            add(piece.new.of(own).unwrap_or(""), true);
            at = piece.new.end();
        }
    }
    add(own.get(at..).unwrap_or(""), false);
    runs
}

/// Terms whose explanations use one another, by key.
fn mutual(lang: Lang, sources: &[Source]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for of in sources {
        let text = |definition: &Definition| {
            let provision = of.act.provisions.get(definition.provision as usize)?;
            definition.term.of(&provision.text)
        };
        // Which definitions the explanation of each one uses.
        let mut uses: BTreeSet<(usize, usize)> = BTreeSet::new();
        let first_in = |provision: u32| of.uses.partition_point(|used| used.provision < provision);
        for (number, definition) in of.definitions.iter().enumerate() {
            if definition.kind == DefinitionKind::Glossary {
                let here = of.uses[first_in(definition.provision)..].iter();
                let here = here.take_while(|used| used.provision == definition.provision);
                uses.extend(
                    here.filter(|used| used.span.overlaps(definition.body))
                        .map(|used| (number, used.definition as usize)),
                );
            }
        }
        for &(one, other) in uses.iter().filter(|(one, other)| one != other && uses.contains(&(*other, *one))) {
            let both = [one, other].map(|number| of.definitions.get(number).and_then(text));
            found.extend(both.into_iter().flatten().map(|term| key(term, lang)));
        }
    }
    found
}

/// Tells each term what stands for it in the other languages: where an act has several, its definitions correspond by place.
/// `bases` and `sources` are of the same languages, in the same order.
pub fn translate(bases: &mut [(Lang, TermBase)]) {
    // By act and provision the terms defined there: several in a provision correspond only if both languages have as many.
    type Places = BTreeMap<(ActId, EId), Vec<usize>>;
    let places = |base: &TermBase| {
        let mut places = Places::new();
        for (number, card) in base.cards.iter().enumerate() {
            for definition in &card.definitions {
                if let Some(act) = base.list.acts.get(definition.act as usize) {
                    places.entry((act.id.clone(), definition.eid.clone())).or_default().push(number);
                }
            }
        }
        places
    };
    let all: Vec<Places> = bases.iter().map(|(_, base)| places(base)).collect();
    let names: Vec<(Lang, Vec<(String, String)>)> = (bases.iter())
        .map(|(lang, base)| (*lang, base.list.terms.iter().map(|term| (term.name.clone(), term.id.clone())).collect()))
        .collect();
    for (own, (_, base)) in bases.iter_mut().enumerate() {
        let mut found: Vec<BTreeMap<(usize, usize), u32>> = vec![BTreeMap::new(); base.cards.len()];
        for (place, here) in &all[own] {
            let [term] = here[..] else { continue };
            for (other, there) in all.iter().enumerate().filter(|(other, _)| *other != own) {
                if let Some([translated]) = there.get(place).map(Vec::as_slice) {
                    *found[term].entry((other, *translated)).or_default() += 1;
                }
            }
        }
        for ((card, entry), found) in base.cards.iter_mut().zip(&mut base.list.terms).zip(found) {
            for ((other, translated), definitions) in &found {
                let (lang, terms) = &names[*other];
                let Some((name, id)) = terms.get(*translated) else { continue };
                let translation =
                    Translation { lang: *lang, name: name.clone(), id: id.clone(), definitions: *definitions };
                card.translations.push(translation);
            }
            let differ = card.translations.windows(2).any(|pair| pair[0].lang == pair[1].lang);
            if differ {
                entry.remarks.push(TermRemark::Translations);
            }
        }
    }
}

impl TermBase {
    /// Whether a likeness is worth a drafter's look.
    pub fn conflicts(&self) -> impl Iterator<Item = (&TermEntry, &TermCard)> {
        let differs = |entry: &TermEntry| entry.likeness.is_some_and(|likeness| likeness > Likeness::NearlyIdentical);
        self.list.terms.iter().zip(&self.cards).filter(move |(entry, _)| differs(entry))
    }
}
