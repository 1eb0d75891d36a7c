//! `Library`: all acts a citation can name, keyed for look-up by id, title, and date with number.

use super::words::country;
use super::{ActName, Cited, Country, DocumentKind, detect_in};
use language::{fold, stem, words};
use legislation::{Act, ActId, ActKind, ActStatus, Date, Lang, Provision, TextSpan};
use std::collections::HashMap;
use std::sync::Arc;

/// Acts by id, title, date and number. Built once over the whole corpus; borrows the acts.
#[derive(Default)]
pub struct Library<'a> {
    entries: Vec<Entry<'a>>,
    by_id: HashMap<&'a str, Vec<usize>>,
    by_title: HashMap<(Lang, String), Vec<usize>>,
    by_number: HashMap<(Date, String), Vec<usize>>,
    constitutions: Vec<usize>,
    learned: Learned,
}

/// Titles of acts outside the corpus, as the source's own links name them; `None` where links disagree.
pub type Learned = Arc<HashMap<(Lang, String), Option<ActId>>>;

/// By what an act and its provisions are found, worked out once for all the libraries the act stands in. Of no other act.
#[derive(Clone, Debug)]
pub struct Keys {
    country: Option<Country>,
    titles: Arc<[String]>,
    /// Indexes of the provisions in the order of their eIds.
    eids: Arc<[u32]>,
    /// A provision and one of its anchors, in the order of the anchors.
    anchors: Arc<[(u32, u32)]>,
}

impl Keys {
    /// The keys of an act.
    pub fn new(act: &Act) -> Self {
        let mut eids: Vec<u32> = (0..).take(act.provisions.len()).collect();
        eids.sort_by(|a, b| eid_at(act, *a).cmp(eid_at(act, *b)));
        let anchors =
            (0..).zip(&act.provisions).flat_map(|(at, one)| (0..).take(one.anchors.len()).map(move |no| (at, no)));
        let mut anchors: Vec<(u32, u32)> = anchors.collect();
        anchors.sort_by(|a, b| anchor_at(act, *a).cmp(anchor_at(act, *b)));
        let titles = title_keys(&act.title, act.lang);
        Self { country: country_of(act), titles: titles.into(), eids: eids.into(), anchors: anchors.into() }
    }
}

fn eid_at(act: &Act, at: u32) -> &str {
    act.provisions.get(at as usize).map_or("", |one| one.eid.as_str())
}

fn anchor_at(act: &Act, (at, number): (u32, u32)) -> &str {
    act.provisions.get(at as usize).and_then(|one| one.anchors.get(number as usize)).map_or("", String::as_str)
}

/// An act of the library with its provisions keyed by eId.
pub(super) struct Entry<'a> {
    pub(super) act: &'a Act,
    pub(super) country: Option<Country>,
    keys: Keys,
}

impl Entry<'_> {
    /// Index of the provision with this eId; of several the last.
    pub(super) fn find(&self, eid: &str) -> Option<usize> {
        let end = self.keys.eids.partition_point(|at| eid_at(self.act, *at) <= eid);
        let at = *self.keys.eids.get(end.checked_sub(1)?)?;
        (eid_at(self.act, at) == eid).then_some(at as usize)
    }

    /// The provision a source's anchor points to; of several the last.
    pub(super) fn anchored(&self, anchor: &str) -> Option<&Provision> {
        let end = self.keys.anchors.partition_point(|at| anchor_at(self.act, *at) <= anchor);
        let place = *self.keys.anchors.get(end.checked_sub(1)?)?;
        self.act.provisions.get(place.0 as usize).filter(|_| anchor_at(self.act, place) == anchor)
    }
}

impl<'a> Library<'a> {
    /// The library of these acts: current texts, one or more languages each.
    pub fn new(acts: impl IntoIterator<Item = &'a Act>) -> Self {
        let mut library = Self::default();
        for act in acts {
            library.add(act, Keys::new(act));
        }
        library.learn(0);
        library
    }

    /// The library of one more act and of acts whose keys are known, with what was learned from these.
    pub fn beside(act: &'a Act, others: impl IntoIterator<Item = (&'a Act, &'a Keys)>, learned: &Learned) -> Self {
        let mut library = Self { learned: Arc::clone(learned), ..Self::default() };
        for (act, keys) in others {
            library.add(act, keys.clone());
        }
        library.add(act, Keys::new(act));
        library.learn(library.entries.len() - 1);
        library
    }

    /// What was learned of acts outside.
    pub fn learned(&self) -> Learned {
        Arc::clone(&self.learned)
    }

    fn add(&mut self, act: &'a Act, keys: Keys) {
        let index = self.entries.len();
        self.by_id.entry(act.id.as_str()).or_default().push(index);
        for key in keys.titles.iter() {
            self.by_title.entry((act.lang, key.clone())).or_default().push(index);
        }
        self.entries.push(Entry { act, country: keys.country, keys });
        if let (Some(date), Some(number)) = (act.date, &act.number) {
            self.by_number.entry((date, fold(number))).or_default().push(index);
        }
        if act.kind == ActKind::Constitution {
            self.constitutions.push(index);
        }
    }

    /// Learns titles of acts outside the corpus from citations that the source links, of the entries from `first` on.
    fn learn(&mut self, first: usize) {
        let mut learned = Vec::new();
        for entry in self.entries.get(first..).unwrap_or_default() {
            for (index, provision) in entry.act.provisions.iter().enumerate() {
                if provision.links.is_empty() {
                    continue;
                }
                for detected in detect_in(&provision.text, entry.act.lang, index, None, self) {
                    let Cited::Named(name) = &detected.act else { continue };
                    let Some((id, _)) = link_in(provision, detected.span) else { continue };
                    let Some(key) = learned_key(name, entry.country) else { continue };
                    learned.push(((entry.act.lang, key), id));
                }
            }
        }
        if learned.is_empty() {
            return;
        }
        let known = Arc::make_mut(&mut self.learned);
        for (key, id) in learned {
            known
                .entry(key)
                .and_modify(|known| {
                    if known.as_ref() != Some(&id) {
                        *known = None;
                    }
                })
                .or_insert(Some(id));
        }
    }

    /// The entry of this act, in this language where there is one.
    pub(super) fn entry(&self, id: &ActId, lang: Lang) -> Option<&Entry<'a>> {
        let entries = self.by_id.get(id.as_str())?;
        let best = entries.iter().find(|&&i| self.entries[i].act.lang == lang).or_else(|| entries.first())?;
        self.entries.get(*best)
    }

    /// The kind of this act; `None` where the corpus has it not.
    pub fn kind(&self, id: &ActId, lang: Lang) -> Option<ActKind> {
        self.entry(id, lang).map(|entry| entry.act.kind)
    }

    /// Whether any act is known by this title key.
    pub(super) fn knows_title(&self, lang: Lang, key: &str) -> bool {
        let key = (lang, key.to_owned());
        self.by_title.contains_key(&key) || self.learned.contains_key(&key)
    }

    /// The one act of this name; `None` where there is none or more than one. `home` is the state of the citing act,
    /// meant where the name says none.
    pub(super) fn named(&self, name: &ActName, lang: Lang, home: Option<Country>) -> Option<ActId> {
        let mut found: Vec<usize> = Vec::new();
        if name.kind == DocumentKind::Constitution {
            found.extend(&self.constitutions);
        }
        if !name.title.is_empty() {
            found.extend(self.by_title.get(&(lang, name.title.clone())).into_iter().flatten());
        }
        if let (Some(date), Some(number)) = (name.date, &name.number) {
            found.extend(self.by_number.get(&(date, fold(number))).into_iter().flatten());
        }
        found.retain(|&i| self.entries.get(i).is_some_and(|e| agrees(e, name, home)));
        let mut ids: Vec<&ActId> = found.iter().map(|&i| &self.entries[i].act.id).collect();
        ids.sort();
        ids.dedup();
        if ids.len() > 1 {
            // An act in force is meant rather than one it has replaced.
            let living: Vec<&ActId> = ids
                .iter()
                .copied()
                .filter(|id| {
                    found
                        .iter()
                        .any(|&i| self.entries[i].act.id == **id && self.entries[i].act.status != ActStatus::Repealed)
                })
                .collect();
            return if let [one] = living[..] { Some(one.clone()) } else { None };
        }
        if let Some(id) = ids.first() {
            return Some((*id).clone());
        }
        let key = learned_key(name, home)?;
        self.learned.get(&(lang, key))?.clone()
    }

    /// Whether the name fits this act, which is then the citing one.
    pub(super) fn is_named(&self, id: &ActId, name: &ActName, lang: Lang) -> bool {
        self.entry(id, lang).is_some_and(|entry| {
            let titled = match name.kind {
                DocumentKind::Constitution => entry.act.kind == ActKind::Constitution,
                _ => !name.title.is_empty() && entry.keys.titles.contains(&name.title),
            };
            titled && agrees(entry, name, entry.country)
        })
    }
}

/// Whether nothing in the name speaks against the act.
fn agrees(entry: &Entry, name: &ActName, home: Option<Country>) -> bool {
    let act = entry.act;
    let state = match (name.country.or(home), entry.country) {
        (Some(named), Some(own)) => named == own,
        (named, _) => named != Some(Country::Soviet),
    };
    let day = match (name.date, act.date) {
        (Some(named), Some(own)) => named == own,
        _ => true,
    };
    let year = match (name.year.or(name.date.map(Date::year)), year_of(act)) {
        (Some(named), Some(own)) => named == own,
        _ => true,
    };
    let number = match (&name.number, &act.number) {
        (Some(named), Some(own)) => fold(own).starts_with(&fold(named)) || fold(named).starts_with(&fold(own)),
        _ => true,
    };
    let kind = match name.kind {
        DocumentKind::Constitution => act.kind == ActKind::Constitution,
        DocumentKind::Code => !act.kind.is_by_law() && act.kind != ActKind::Constitution,
        DocumentKind::Law => !act.kind.is_by_law() && act.kind != ActKind::Code,
        DocumentKind::ByLaw | DocumentKind::Approved => true,
    };
    state && day && year && number && kind
}

/// The year an act was adopted: its date's, else the one in its id (`K950001000_`, `Z1300000088`: a letter, two digits
/// of the year, eight more characters).
fn year_of(act: &Act) -> Option<u16> {
    if let Some(date) = act.date {
        return Some(date.year());
    }
    let id = act.id.as_str();
    let numbered = id.len() == 11 && id.starts_with(|c: char| c.is_ascii_uppercase());
    let year: u16 = id.get(1..3).filter(|_| numbered)?.parse().ok()?;
    Some(if year >= 50 { 1900 + year } else { 2000 + year })
}

/// The key under which an act outside the corpus is learned: title, state, and the day where named.
fn learned_key(name: &ActName, home: Option<Country>) -> Option<String> {
    let state = name.country.or(home).map_or("", |c| match c {
        Country::Kazakhstan => "kz",
        Country::Kyrgyzstan => "kg",
        Country::Soviet => "su",
    });
    let day = name.date.map(|d| d.to_string()).unwrap_or_default();
    match name.kind {
        DocumentKind::Constitution => Some(format!("#constitution {state} {day}")),
        _ if !name.title.is_empty() => Some(format!("{} #{state} {day}", name.title)),
        _ => {
            let number = name.number.as_ref()?;
            name.date?;
            Some(format!("#{state} {day} {}", fold(number)))
        }
    }
}

/// The state an act belongs to, by its title and requisites, else by what its first passages speak of.
fn country_of(act: &Act) -> Option<Country> {
    country(&fold(&act.title)).or_else(|| country(&fold(&act.requisites))).or_else(|| {
        let mut count = [0_usize; 2];
        for provision in act.provisions.iter().take(150) {
            match country(&fold(&provision.text)) {
                Some(Country::Kazakhstan) => count[0] += 1,
                Some(Country::Kyrgyzstan) => count[1] += 1,
                _ => {}
            }
        }
        match count {
            [0, 0] => None,
            [kz, kg] if kz >= 4 * kg => Some(Country::Kazakhstan),
            [kz, kg] if kg >= 4 * kz => Some(Country::Kyrgyzstan),
            _ => None,
        }
    })
}

/// The keys an act's title is known by: whole, and the short title in brackets («(Налоговый кодекс)»).
fn title_keys(title: &str, lang: Lang) -> Vec<String> {
    let mut keys = vec![title_key(title, lang)];
    if let Some((before, rest)) = title.split_once('(') {
        keys.push(title_key(before, lang));
        if let Some((inside, _)) = rest.split_once(')') {
            keys.push(title_key(inside, lang));
        }
    }
    keys.retain(|k| !k.is_empty());
    keys.sort();
    keys.dedup();
    keys
}

/// A title as titles are compared: stems without the state's name and without "on", «о», «туралы».
pub(super) fn title_key(title: &str, lang: Lang) -> String {
    let folded: Vec<String> = words(title).map(|r| fold(&title[r])).collect();
    let mut stems: Vec<String> = Vec::with_capacity(folded.len());
    for (i, word) in folded.iter().enumerate() {
        let next = folded.get(i + 1).map_or("", String::as_str);
        let previous = i.checked_sub(1).map_or("", |p| folded[p].as_str());
        let state = (word.starts_with("республик")
            && (next.starts_with("казахстан") || previous.starts_with("кыргызск")))
            || (word.starts_with("казахстан") && previous.starts_with("республик"))
            || (word.starts_with("кыргызск") && next.starts_with("республик"))
            || (word == "қазақстан" && next.starts_with("республикасы"))
            || (word.starts_with("республикасы") && previous == "қазақстан")
            || (word == "republic" && next == "of")
            || (word == "of" && previous == "republic")
            || (word == "kazakhstan" && previous == "of");
        let about = matches!(word.as_str(), "о" | "об" | "обо" | "туралы" | "on" | "about" | "the");
        if !state && !about {
            stems.push(stem(word, lang));
        }
    }
    stems.join(" ")
}

/// Act and anchor of a source link such as `/rus/docs/Z2400000106#z26`; the anchor may be empty.
pub(super) fn linked_act(href: &str) -> Option<(ActId, String)> {
    let (_, rest) = href.split_once("/docs/")?;
    let (path, anchor) = rest.split_once('#').unwrap_or((rest, ""));
    let id = path.split(['/', '?']).next()?;
    Some((ActId::parse(id).ok()?, anchor.to_owned()))
}

/// The act a link of the source leads to, where the linked words lie in `span`.
pub(super) fn link_in(provision: &Provision, span: TextSpan) -> Option<(ActId, String)> {
    provision.links.iter().filter(|l| l.span.overlaps(span)).find_map(|l| linked_act(&l.href))
}
