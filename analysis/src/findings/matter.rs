//! `Matter` of a norm: what it is about, as bags of roots – without times, amounts, citations and the words of must and may – so
//! that two norms can be compared by what they rule.
//!
//! A root is a stem cut to its first letters, for a verb and its noun («уведомляет», «уведомление») rule the same; roots that are
//! rare in the law weigh more.

use super::Source;
use crate::norms::{Stated, figures};
use language::{is_stop_word, tokens};
use legislation::{Act, Lang, Modality, Place, TextSpan, Wording};
use std::collections::{BTreeMap, HashMap};

/// Letters of a stem that make its root.
const ROOT: usize = 6;

/// Letters two roots must share at their beginning to be forms of one («выда-», «выдач-»).
const KIN: usize = 4;

/// A root, by its number in [`Roots`].
pub(super) type Root = u32;

/// The roots of a language's norms, and in how many norms each stands. A draft's stand on those of the law in force, which stay
/// as they are.
#[derive(Default)]
pub(super) struct Roots<'a> {
    beneath: Option<&'a Roots<'a>>,
    /// Its own: numbered on from those beneath.
    by_letters: HashMap<String, Root>,
    letters: Vec<String>,
    norms: Vec<u32>,
    /// Norms that were counted here, of roots beneath.
    more: HashMap<Root, u32>,
    all: u32,
}

/// The letters of a stem that make its root.
fn root_letters(stem: &str) -> &str {
    stem.char_indices().nth(ROOT).and_then(|(end, _)| stem.get(..end)).unwrap_or(stem)
}

impl<'a> Roots<'a> {
    /// None yet but those of others.
    pub(super) fn upon(beneath: &'a Roots<'a>) -> Self {
        Self { beneath: Some(beneath), all: beneath.all, ..Self::default() }
    }

    /// How many there are beneath.
    fn first(&self) -> usize {
        self.beneath.map_or(0, |beneath| beneath.first() + beneath.letters.len())
    }

    fn find(&self, letters: &str) -> Option<Root> {
        let own = || self.by_letters.get(letters).copied();
        self.beneath.and_then(|beneath| beneath.find(letters)).or_else(own)
    }

    /// The root of a stem; new ones get the next number.
    pub(super) fn of(&mut self, stem: &str) -> Root {
        let letters = root_letters(stem);
        if let Some(root) = self.find(letters) {
            return root;
        }
        let root = (self.first() + self.letters.len()) as Root;
        self.letters.push(letters.to_owned());
        self.norms.push(0);
        self.by_letters.insert(letters.to_owned(), root);
        root
    }

    /// The roots of a text that are known, sorted, each once, without stop words and numbers.
    pub(super) fn known(&self, text: &str, lang: Lang) -> Vec<Root> {
        let words = tokens(text, lang)
            .filter(|token| !is_stop_word(&token.folded, lang) && !token.folded.chars().any(|c| c.is_ascii_digit()));
        let mut bag: Vec<Root> = words.filter_map(|token| self.find(root_letters(&token.stem))).collect();
        bag.sort_unstable();
        bag.dedup();
        bag
    }

    /// Counts the roots of one more norm.
    pub(super) fn count(&mut self, roots: &[Root]) {
        self.all += 1;
        let first = self.first();
        for root in roots {
            let own = (*root as usize).checked_sub(first);
            let norms = match own {
                Some(own) => self.norms.get_mut(own),
                None => Some(self.more.entry(*root).or_default()),
            };
            if let Some(norms) = norms {
                *norms += 1;
            }
        }
    }

    /// In how many norms a root stands.
    pub(super) fn norms(&self, root: Root) -> u32 {
        match (root as usize).checked_sub(self.first()) {
            Some(own) => self.norms.get(own).copied().unwrap_or_default(),
            None => {
                self.beneath.map_or(0, |beneath| beneath.norms(root))
                    + self.more.get(&root).copied().unwrap_or_default()
            }
        }
    }

    /// How much a root tells: the logarithm of one in how many norms have it (inverse document frequency, Spärck Jones 1972).
    pub(super) fn weight(&self, root: Root) -> f64 {
        (f64::from(self.all + 2) / f64::from(self.norms(root) + 1)).ln() + 0.2
    }

    fn weights(&self, roots: &[Root]) -> f64 {
        roots.iter().map(|root| self.weight(*root)).sum()
    }

    fn is_kin(&self, a: Root, b: Root) -> bool {
        let (a, b) = (self.letters(a), self.letters(b));
        let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        shared >= KIN && shared * 3 >= a.chars().count().min(b.chars().count()) * 2
    }

    /// What two bags share and what each has alone.
    pub(super) fn compare(&self, a: &[Root], b: &[Root]) -> Shared {
        let mut shared = Shared::default();
        let mut b_alone: Vec<Root> = b.iter().filter(|root| a.binary_search(root).is_err()).copied().collect();
        for root in a {
            if b.binary_search(root).is_ok() {
                shared.both += self.weight(*root);
                shared.roots += 1;
            } else if let Some(at) = b_alone.iter().position(|other| self.is_kin(*root, *other)) {
                let other = b_alone.swap_remove(at);
                shared.both += f64::midpoint(self.weight(*root), self.weight(other));
                shared.roots += 1;
            } else {
                shared.a_alone.push(*root);
            }
        }
        shared.of_a = self.weights(&shared.a_alone);
        shared.of_b = self.weights(&b_alone);
        shared.b_alone = b_alone;
        shared
    }

    /// The letters of a root.
    pub(super) fn letters(&self, root: Root) -> &str {
        match (root as usize).checked_sub(self.first()) {
            Some(own) => self.letters.get(own).map_or("", String::as_str),
            None => self.beneath.map_or("", |beneath| beneath.letters(root)),
        }
    }
}

/// What two bags share.
#[derive(Default, Debug)]
pub(super) struct Shared {
    /// Weight of what both have.
    pub(super) both: f64,
    /// How many roots that is.
    pub(super) roots: usize,
    /// Weight of what only the first has.
    pub(super) of_a: f64,
    /// Weight of what only the second has.
    pub(super) of_b: f64,
    /// What only the first has.
    pub(super) a_alone: Vec<Root>,
    /// What only the second has.
    pub(super) b_alone: Vec<Root>,
}

impl Shared {
    /// Shared ÷ all, by weight; 0 for two empty bags.
    pub(super) fn likeness(&self) -> f64 {
        let all = self.both + self.of_a + self.of_b;
        if all > 0.0 { self.both / all } else { 0.0 }
    }

    /// Shared ÷ the lighter of the two; 0 for an empty one.
    pub(super) fn containment(&self) -> f64 {
        let lighter = self.both + self.of_a.min(self.of_b);
        if lighter > 0.0 { self.both / lighter } else { 0.0 }
    }
}

/// What a norm is about. Bags are sorted, each root once.
#[derive(Clone, Debug, Default)]
pub(super) struct Matter {
    /// Index of the act among the sources.
    pub(super) source: usize,
    /// Index of the norm among those of its act.
    pub(super) norm: usize,
    /// Indexes of the provisions with the words above its own, for items of lists.
    pub(super) heads: Vec<usize>,
    /// Whether it speaks of its own act («настоящий Закон вводится в действие»).
    pub(super) of_itself: bool,
    /// The sentence with its heads.
    pub(super) all: Vec<Root>,
    /// The sentence or item alone.
    pub(super) own: Vec<Root>,
    /// The sentence without its exceptions.
    pub(super) core: Vec<Root>,
    /// The party.
    pub(super) who: Vec<Root>,
    /// What is to be done, in a sanction the conduct.
    pub(super) what: Vec<Root>,
    /// In which case.
    pub(super) cases: Vec<Root>,
    /// Except when.
    pub(super) except: Vec<Root>,
    /// Numbers that are no times, amounts or citations, as fractions.
    pub(super) numbers: Vec<(u64, u64)>,
    /// What it cites, sorted: «статьей 12» and «статьей 13» make two cases of one wording.
    pub(super) cited: Vec<String>,
    /// Whether it goes on from what was said before: «те же деяния», «при этом», «такой».
    pub(super) goes_on: bool,
}

/// The matter of a norm.
pub(super) fn matter(source: &Source, stated: &Stated, roots: &mut Roots) -> Matter {
    let (act, norm) = (source.act, &stated.norm);
    let limits = norm.deadlines.iter().map(|limit| &limit.words).chain(norm.amounts.iter().map(|amount| &amount.words));
    let limits: Vec<Place> = limits.chain(&norm.marker).flat_map(|words| words.0.iter().copied()).collect();
    let citations: Vec<Place> = norm.references.iter().flat_map(|words| words.0.iter().copied()).collect();
    let within = |places: &[Place], place: Place| {
        places.iter().any(|outer| {
            outer.provision == place.provision
                && outer.span.start() <= place.span.start()
                && place.span.end() <= outer.span.end()
        })
    };
    let mut found = Matter { heads: stated.heads.clone(), ..Matter::default() };
    found.cited = cited(source, &norm.words);
    let mut numbers: Vec<Place> = Vec::new();
    for piece in &norm.words.0 {
        let text = act.provisions.get(piece.provision as usize).and_then(|provision| piece.span.of(&provision.text));
        for (span, number) in figures(text.unwrap_or_default(), act.lang) {
            let from = piece.span.start();
            let place =
                Place { provision: piece.provision, span: TextSpan::new(from + span.start(), from + span.end()) };
            numbers.push(place);
            if !within(&limits, place) && !within(&citations, place) {
                found.numbers.push((number.numerator, number.denominator));
            }
        }
    }
    let is_punished = norm.modality == Some(Modality::Sanction);
    for (at, (place, token)) in placed(act, &norm.words).into_iter().enumerate() {
        if at == 0 || at == 1 {
            found.goes_on |= goes_on(&token.folded, at, act.lang);
        }
        // «Настоящий приказ», «осы Заң»: each act means itself.
        found.of_itself |= is_itself(&token.folded, act.lang);
        if is_punished && norm.action.as_ref().is_some_and(|what| within(&what.0, place)) {
            found.goes_on |= is_provided_for(&token.folded, act.lang);
        }
        if within(&citations, place) || within(&limits, place) || within(&numbers, place) {
            continue;
        }
        let is_mark = token.folded.chars().nth(1).is_none() || token.folded.chars().any(|c| c.is_ascii_digit());
        if is_stop_word(&token.folded, act.lang) || is_mark {
            continue;
        }
        let root = roots.of(&token.stem);
        found.all.push(root);
        if place.provision as usize == stated.provision {
            found.own.push(root);
        }
        let is_in = |pieces: &[Wording]| pieces.iter().any(|piece| within(&piece.0, place));
        if norm.addressee.as_ref().is_some_and(|who| within(&who.0, place)) {
            found.who.push(root);
        }
        if norm.action.as_ref().is_some_and(|what| within(&what.0, place)) {
            found.what.push(root);
        }
        if is_in(&norm.exceptions) {
            found.except.push(root);
            continue;
        }
        found.core.push(root);
        if is_in(&norm.conditions) {
            found.cases.push(root);
        }
    }
    let Matter { all, own, core, who, what, cases, except, .. } = &mut found;
    let bags = [all, own, core, who, what, cases, except];
    for bag in bags {
        bag.sort_unstable();
        bag.dedup();
    }
    found
}

/// The targets of the citations in a wording, sorted.
fn cited(source: &Source, wording: &Wording) -> Vec<String> {
    let mut found = Vec::new();
    for piece in &wording.0 {
        let first = source.references.partition_point(|reference| reference.provision < piece.provision);
        let here = source.references.get(first..).unwrap_or_default();
        for reference in here.iter().take_while(|reference| reference.provision == piece.provision) {
            if piece.span.start() > reference.span.start() || reference.span.end() > piece.span.end() {
                continue;
            }
            for target in reference.targets.iter().filter(|target| target.eid.is_some()) {
                let of = target.act.as_ref().unwrap_or(&source.act.id);
                found.push(target.eid.as_ref().map_or_else(String::new, |eid| format!("{of}#{eid}")));
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// «Настоящий», "осы", "this": what is meant is the act itself, or a part of it.
fn is_itself(folded: &str, lang: Lang) -> bool {
    match lang {
        Lang::KK => matches!(folded, "осы"),
        Lang::EN => matches!(folded, "this"),
        _ => folded.starts_with("настоящ"),
    }
}

/// Conduct that a sanction names by where it stands («действия, предусмотренные частью первой») or as done again.
fn is_provided_for(folded: &str, lang: Lang) -> bool {
    let stems: &[&str] = match lang {
        Lang::KK => &["көзделген", "қайта", "бірнеше"],
        Lang::EN => &["provided", "repeated", "repeatedly", "again"],
        _ => &["предусмотренн", "повторн", "неоднократн"],
    };
    stems.iter().any(|stem| folded.starts_with(stem))
}

/// Whether a sentence whose word `at` is this one goes on from what was said before.
fn goes_on(folded: &str, at: usize, lang: Lang) -> bool {
    let begins = |stems: &[&str]| stems.iter().any(|stem| folded.starts_with(stem));
    match (lang, at) {
        (Lang::KK, 0) => begins(&["дәл", "нақ", "бұл", "осындай", "мұндай", "аталған", "көрсетілген", "сол", "осы"]),
        (Lang::KK, _) => begins(&["сол", "осы"]),
        (Lang::EN, 0) => matches!(folded, "this" | "these" | "such" | "that" | "those"),
        (Lang::EN, _) => matches!(folded, "same" | "said" | "this" | "such"),
        (_, 0) => {
            matches!(folded, "те" | "то" | "тот" | "та" | "это" | "эти" | "этот" | "эта" | "данный" | "данные")
                || begins(&["такие", "такой", "такая", "такое", "указанн", "названн", "вышеуказанн"])
        }
        _ => matches!(folded, "этом" | "том" | "таком" | "этих" | "таких" | "указанных"),
    }
}

/// The words of a wording with their places.
fn placed(act: &Act, wording: &Wording) -> Vec<(Place, language::Token)> {
    let mut found = Vec::new();
    for piece in &wording.0 {
        let text = act.provisions.get(piece.provision as usize).and_then(|provision| piece.span.of(&provision.text));
        for token in tokens(text.unwrap_or_default(), act.lang) {
            let from = piece.span.start();
            let span = TextSpan::new(from + token.span.start, from + token.span.end);
            found.push((Place { provision: piece.provision, span }, token));
        }
    }
    found
}

/// Roots looked at for partners of a norm: its rarest.
const LOOKED_AT: usize = 8;

/// A root in more norms than this finds no partners by itself; so many are read in a second.
const COMMON: usize = 600;

/// The norms that have a root, by their index, of the roots that find partners.
pub(super) type Postings = HashMap<Root, Vec<u32>>;

/// The postings of some norms.
pub(super) fn postings(matters: &[Matter], roots: &Roots) -> Postings {
    let mut postings = Postings::new();
    for (at, matter) in matters.iter().enumerate() {
        for root in matter.all.iter().filter(|root| is_rare(**root, roots)) {
            postings.entry(*root).or_default().push(at as u32);
        }
    }
    postings
}

fn is_rare(root: Root, roots: &Roots) -> bool {
    roots.norms(root) as usize <= COMMON
}

/// Of the norms of `postings` those from `first` on that share at least two of the rarer roots of a norm, in order.
fn partners(matter: &Matter, roots: &Roots, postings: &Postings, first: usize) -> Vec<usize> {
    let mut rare: Vec<Root> = matter.all.iter().filter(|root| is_rare(**root, roots)).copied().collect();
    rare.sort_by_cached_key(|root| (roots.norms(*root), *root));
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for root in rare.iter().take(LOOKED_AT) {
        let all = postings.get(root).map(Vec::as_slice).unwrap_or_default();
        let later = all.partition_point(|other| (*other as usize) < first);
        for other in all.get(later..).unwrap_or_default() {
            *counts.entry(*other).or_default() += 1;
        }
    }
    let least = if rare.len() < 3 { 1 } else { 2 };
    counts.into_iter().filter(|(_, count)| *count >= least).map(|(other, _)| other as usize).collect()
}

/// Calls `judge` for each pair of norms that share at least two of their rarer roots, once, the earlier first. The number of
/// comparisons grows with the norms, not with their pairs, for common roots are passed over.
pub(super) fn pairs<'m>(matters: &'m [Matter], roots: &Roots, mut judge: impl FnMut(&'m Matter, &'m Matter)) {
    let postings = postings(matters, roots);
    for (at, matter) in matters.iter().enumerate() {
        for other in partners(matter, roots, &postings, at + 1) {
            if let Some(other) = matters.get(other) {
                judge(matter, other);
            }
        }
    }
}

/// The same for the norms of a draft and those of the law: the draft's comes first.
pub(super) fn pairs_with<'m>(
    draft: &'m [Matter],
    (law, postings): (&'m [Matter], &Postings),
    roots: &Roots,
    mut judge: impl FnMut(&'m Matter, &'m Matter),
) {
    for matter in draft {
        for other in partners(matter, roots, postings, 0) {
            if let Some(other) = law.get(other) {
                judge(matter, other);
            }
        }
    }
}
