//! From detected citations to targets: which act, which provision, present or not.

use super::annexes;
use super::library::{Entry, Library, link_in, linked_act};
use super::small_first::roman;
use super::{ActName, Cited, Country, Detected, DocumentKind, Level, Pick, Step};
use legislation::{Act, ActId, EId, Provision, ProvisionKind, Reference, SourceLink, Target};

/// Most targets one citation is expanded to; a longer list is a misreading.
const MOST_TARGETS: usize = 400;

/// Gives a path the levels above its own first one from the neighbouring path, where that path has them and goes at
/// least as deep: «подпунктом 1) пункта 1, пунктами 7 и 10 статьи 15».
pub(super) fn inherit(path: &mut Vec<Step>, neighbour: &[Step]) {
    let Some(top) = path.first().map(|s| s.level) else { return };
    if neighbour.last().is_some_and(|last| last.level >= top) {
        let above: Vec<Step> = neighbour.iter().filter(|s| s.level < top).cloned().collect();
        path.splice(0..0, above);
    }
}

/// Finds what the citations of an act name. Links of the source that no citation covers become references to the linked
/// act. `detected` comes from [`super::detect`], in document order, and so do the references; what cannot be told keeps
/// empty targets.
pub fn resolve(act: &Act, detected: &[Detected], library: &Library) -> Vec<Reference> {
    let entry = library.entry(&act.id, act.lang);
    // An earlier text of the act has other provisions: the library's ids hold for the very text it borrows.
    let own = entry.filter(|e| std::ptr::eq(e.act, act));
    let citing = Citing { act, own, home: entry.and_then(|e| e.country), library };
    let mut references: Vec<Reference> = detected
        .iter()
        .filter_map(|d| {
            let provision = act.provisions.get(d.provision as usize)?;
            Some(Reference { provision: d.provision, span: d.span, targets: citing.targets(d, provision) })
        })
        .collect();
    for (index, provision) in act.provisions.iter().enumerate() {
        let first = detected.partition_point(|d| (d.provision as usize) < index);
        let here = detected.get(first..detected.partition_point(|d| d.provision as usize <= index)).unwrap_or(&[]);
        for link in &provision.links {
            let covered = here.iter().any(|d| d.span.overlaps(link.span));
            if covered || link.span.of(&provision.text).is_none_or(str::is_empty) {
                continue;
            }
            if let Some((id, _)) = linked_act(&link.href) {
                let targets = vec![citing.whole(&id)];
                references.push(Reference { provision: index as u32, span: link.span, targets });
            }
        }
    }
    references.sort_by_key(|r| (r.provision, r.span));
    references
}

/// Links of the source whose anchor is not in the linked act, though the act is in the library: provision and link.
pub fn broken_links<'a>(act: &'a Act, library: &Library) -> Vec<(u32, &'a SourceLink)> {
    let mut broken = Vec::new();
    for (index, provision) in act.provisions.iter().enumerate() {
        for link in &provision.links {
            let Some((id, anchor)) = linked_act(&link.href) else { continue };
            let Some(entry) = library.entry(&id, act.lang) else { continue };
            if !anchor.is_empty() && entry.anchored(&anchor).is_none() {
                broken.push((index as u32, link));
            }
        }
    }
    broken
}

/// The citing act and what it is resolved against.
struct Citing<'a> {
    act: &'a Act,
    own: Option<&'a Entry<'a>>,
    /// The state whose act it is.
    home: Option<Country>,
    library: &'a Library<'a>,
}

/// Which act a citation means.
enum Meant {
    /// The citing act, or the document in it that starts at this provision; `certain` where the text says so.
    Own {
        root: Option<usize>,
        certain: bool,
    },
    Other(ActId),
    Unknown,
}

impl Citing<'_> {
    fn targets(&self, detected: &Detected, provision: &Provision) -> Vec<Target> {
        let link = link_in(provision, detected.span);
        let meant = self.meant(detected, link.as_ref());
        let mut targets = Vec::new();
        match meant {
            Meant::Unknown => {}
            Meant::Own { root, certain } => {
                if detected.paths.is_empty() {
                    let eid = root.and_then(|r| self.act.provisions.get(r)).map(|p| p.eid.clone());
                    targets.push(Target { act: None, eid, present: true });
                }
                let citing = detected.provision as usize;
                for path in &detected.paths {
                    // «пункту 6 или подпункту 1) настоящего пункта»: пункт 6 of the same article.
                    let low = path.first().is_some_and(|s| s.level > Level::Article);
                    let beside = detected.act == Cited::Implicit && low;
                    let root = if beside { self.act.article_of(citing).or(root) } else { root };
                    self.own_path(path, citing, root, certain, &mut targets);
                }
            }
            Meant::Other(id) => {
                if detected.paths.is_empty() {
                    targets.push(self.whole(&id));
                }
                let entry = self.library.entry(&id, self.act.lang);
                for path in &detected.paths {
                    other_path(&id, entry, path, &mut targets);
                }
                if targets.is_empty() && !detected.paths.is_empty() {
                    targets.extend(anchor_target(&id, entry, link.as_ref()));
                }
            }
        }
        let mut seen: Vec<Target> = Vec::with_capacity(targets.len());
        for target in targets {
            if !seen.contains(&target) {
                seen.push(target);
            }
        }
        if seen.len() > MOST_TARGETS { Vec::new() } else { seen }
    }

    fn whole(&self, id: &ActId) -> Target {
        if *id == self.act.id {
            return Target { act: None, eid: None, present: true };
        }
        Target { act: Some(id.clone()), eid: None, present: self.library.entry(id, self.act.lang).is_some() }
    }

    fn meant(&self, detected: &Detected, link: Option<&(ActId, String)>) -> Meant {
        let linked = link.map(|(id, _)| id.clone()).filter(|id| *id != self.act.id);
        let index = detected.provision as usize;
        match &detected.act {
            Cited::This(kind) => Meant::Own { root: self.document_root(*kind, index), certain: true },
            Cited::Named(name) => self.named(name, linked),
            Cited::Foreign => linked.map_or(Meant::Unknown, Meant::Other),
            Cited::Implicit => {
                let this = detected.paths.iter().any(|p| p.iter().any(|s| s.picks == [Pick::This]));
                if this {
                    return Meant::Own { root: self.document_root(DocumentKind::Approved, index), certain: true };
                }
                if let Some(id) = linked {
                    return Meant::Other(id);
                }
                // A bare «пункт 2» may belong to anything; a bare «статьи 5» belongs to the act that has articles.
                let top = detected.paths.iter().filter_map(|p| p.first()).map(|s| s.level).max();
                if top.is_some_and(|level| level <= Level::Article) {
                    Meant::Own { root: None, certain: false }
                } else {
                    Meant::Unknown
                }
            }
        }
    }

    fn named(&self, name: &ActName, linked: Option<ActId>) -> Meant {
        if self.library.is_named(&self.act.id, name, self.act.lang) {
            return Meant::Own { root: None, certain: true };
        }
        let found = self.library.named(name, self.act.lang, self.home).or(linked).or_else(|| name.link.clone());
        match found {
            Some(id) if id == self.act.id => Meant::Own { root: None, certain: true },
            Some(id) => Meant::Other(id),
            None => Meant::Unknown,
        }
    }

    /// The document that «настоящих Правил» means at this place: the approved document it stands in; the act itself for
    /// «настоящего Закона», «настоящего приказа».
    fn document_root(&self, kind: DocumentKind, index: usize) -> Option<usize> {
        if kind != DocumentKind::Approved {
            return None;
        }
        self.act.path(index).into_iter().find(|&i| self.act.provisions[i].kind == ProvisionKind::Attachment)
    }

    /// Adds the targets of one path inside the citing act.
    fn own_path(&self, path: &[Step], citing: usize, root: Option<usize>, certain: bool, targets: &mut Vec<Target>) {
        let context = Context { act: self.act, entry: self.own, citing: Some(citing) };
        for place in context.walk(path, root) {
            match place {
                Place::Found(i) => {
                    if let Some(p) = self.act.provisions.get(i) {
                        targets.push(Target { act: None, eid: Some(p.eid.clone()), present: true });
                    }
                }
                Place::Absent(eid) if certain => targets.push(Target { act: None, eid: Some(eid), present: false }),
                Place::Absent(_) => {}
            }
        }
    }
}

/// Adds the targets of one path inside another act.
fn other_path(id: &ActId, entry: Option<&Entry>, path: &[Step], targets: &mut Vec<Target>) {
    let places = match entry {
        Some(entry) => Context { act: entry.act, entry: Some(entry), citing: None }.walk(path, None),
        None => canonical(path, None).into_iter().map(Place::Absent).collect(),
    };
    for place in places {
        let target = match place {
            Place::Found(i) => entry.and_then(|e| e.act.provisions.get(i)).map(|p| (p.eid.clone(), true)),
            Place::Absent(eid) => Some((eid, false)),
        };
        targets.extend(target.map(|(eid, present)| Target { act: Some(id.clone()), eid: Some(eid), present }));
    }
}

/// The provision a link's anchor names, where the words alone lead nowhere.
fn anchor_target(id: &ActId, entry: Option<&Entry>, link: Option<&(ActId, String)>) -> Option<Target> {
    let (linked, anchor) = link?;
    let provision = entry?.anchored(anchor).filter(|_| linked == id)?;
    Some(Target { act: Some(id.clone()), eid: Some(provision.eid.clone()), present: true })
}

/// Where a path leads in an act at hand.
enum Place {
    /// To this provision.
    Found(usize),
    /// To nothing; the id it would have.
    Absent(EId),
}

/// An act in which paths are followed.
struct Context<'a> {
    act: &'a Act,
    entry: Option<&'a Entry<'a>>,
    citing: Option<usize>,
}

impl Context<'_> {
    /// Follows a path from the top (or from `root`), one place for each combination of picks.
    fn walk(&self, path: &[Step], root: Option<usize>) -> Vec<Place> {
        let mut places: Vec<Option<usize>> = vec![root];
        for (depth, step) in path.iter().enumerate() {
            let mut next: Vec<Option<usize>> = Vec::new();
            let mut absent = Vec::new();
            for place in &places {
                for pick in &step.picks {
                    self.pick(*place, step, pick, &mut next, &mut absent);
                    if next.len() + absent.len() > MOST_TARGETS {
                        return Vec::new();
                    }
                }
            }
            if !absent.is_empty() {
                // The rest of the path goes by the rule of ids; a place that exists beside it keeps its own walk.
                let mut found: Vec<Place> = Vec::new();
                let rest = path.get(depth + 1..).unwrap_or(&[]);
                for eid in absent {
                    found.extend(canonical(rest, Some(eid)).into_iter().map(Place::Absent));
                }
                for place in next.into_iter().flatten() {
                    found.extend(if rest.is_empty() {
                        vec![Place::Found(place)]
                    } else {
                        self.walk(rest, Some(place))
                    });
                }
                return found;
            }
            places = next;
        }
        places.into_iter().flatten().map(Place::Found).collect()
    }

    /// Adds what one pick leads to from `place`.
    fn pick(
        &self,
        place: Option<usize>,
        step: &Step,
        pick: &Pick,
        next: &mut Vec<Option<usize>>,
        absent: &mut Vec<EId>,
    ) {
        match pick {
            Pick::This => next.extend(self.citing.and_then(|c| self.enclosing(c, step)).map(Some)),
            Pick::Only => next.extend(annexes::only_one(self.act, place).map(Some)),
            Pick::Attached(beginning) => next.extend(annexes::attached(self.act, beginning).map(Some)),
            Pick::One(number) => match self.child(place, step, number) {
                Some(found) => next.push(Some(found)),
                // A numbered passage of an act without numbered passages: the provision that holds it is meant.
                None if (step.passage || !number.is_ascii()) && place.is_some() => next.push(place),
                None if !number.is_ascii() => {}
                None => absent.push(self.would_be(place, step, number)),
            },
            Pick::Range(from, to) => self.range(place, step, *from, *to, next, absent),
            Pick::Either { from, to, plural } => {
                let inserted = format!("{from}-{to}");
                if let Some(found) = self.child(place, step, &inserted) {
                    next.push(Some(found));
                } else if *plural || self.child(place, step, &from.to_string()).is_some() {
                    self.range(place, step, *from, *to, next, absent);
                } else {
                    absent.push(self.would_be(place, step, &inserted));
                }
            }
        }
    }

    fn range(
        &self,
        place: Option<usize>,
        step: &Step,
        from: u32,
        to: u32,
        next: &mut Vec<Option<usize>>,
        absent: &mut Vec<EId>,
    ) {
        for number in (from..=to).take(MOST_TARGETS + 1) {
            self.pick(place, step, &Pick::One(number.to_string()), next, absent);
        }
    }

    /// The id a number would have under a place.
    fn would_be(&self, place: Option<usize>, step: &Step, number: &str) -> EId {
        let parent = place.and_then(|i| self.act.provisions.get(i)).map(|p| &p.eid);
        let parent = if step.level == Level::Article { None } else { parent };
        EId::child(parent, name(step.level), number)
    }

    /// The provision of this level the citation stands in.
    fn enclosing(&self, citing: usize, step: &Step) -> Option<usize> {
        let path = self.act.path(citing);
        let nearest = |kinds: &[ProvisionKind]| {
            path.iter().copied().rev().find(|&i| kinds.contains(&self.act.provisions[i].kind))
        };
        match step.level {
            Level::Paragraph => nearest(&[ProvisionKind::Paragraph])
                .or_else(|| if step.passage { None } else { nearest(&[ProvisionKind::Point]) })
                .or_else(|| nearest(&[ProvisionKind::Article])),
            level => nearest(kinds(level)),
        }
    }

    /// The provision with this number under `place`: by its id, else the only one of its kind and number inside.
    fn child(&self, place: Option<usize>, step: &Step, number: &str) -> Option<usize> {
        let annex = (step.level == Level::Attachment).then(|| annexes::numbered(self.act, place, number)).flatten();
        if annex.is_some() {
            return annex;
        }
        let parent = place.and_then(|i| self.act.provisions.get(i)).map(|p| &p.eid);
        let kinds = if step.passage { &[ProvisionKind::Paragraph][..] } else { kinds(step.level) };
        if number.is_ascii() {
            for kind in kinds {
                // Articles are numbered across the act, so their ids carry no parent.
                let parent = if *kind == ProvisionKind::Article { None } else { parent };
                let eid = EId::child(parent, kind.eid_name(), number);
                if let Some(found) = self.find(&eid) {
                    return Some(found);
                }
            }
        }
        let range = place.map_or(0..self.act.provisions.len(), |i| i + 1..self.act.subtree_end(i));
        // Only the likeliest kind is looked for deeper down: «пункт 3» of an article with parts is not any point 3.
        if let Some(kind) = kinds.first() {
            let mut matching = range.clone().filter(|&i| {
                let p = &self.act.provisions[i];
                p.kind == *kind && same_number(&p.number, number)
            });
            if let Some(first) = matching.next() {
                // Two with one number: the text does not say which.
                return matching.next().is_none().then_some(first);
            }
        }
        self.lost_superscript(step, number)
    }

    /// Article 214-1 where the text says 2141, because the source has lost a superscript: only if there is no article
    /// of that number and there is one with the hyphen.
    fn lost_superscript(&self, step: &Step, number: &str) -> Option<usize> {
        if step.level != Level::Article || number.len() < 3 || !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let (base, inserted) = number.split_at_checked(number.len() - 1)?;
        self.find(&EId::child(None, ProvisionKind::Article.eid_name(), &format!("{base}-{inserted}")))
    }

    fn find(&self, eid: &EId) -> Option<usize> {
        match self.entry {
            Some(entry) => entry.find(eid.as_str()),
            None => self.act.find(eid),
        }
    }
}

/// Whether two numbers are the same, one of them perhaps Roman.
fn same_number(own: &str, cited: &str) -> bool {
    own == cited || roman(own).is_some_and(|n| n.to_string() == cited)
}

/// The kinds of provisions a level can mean, likeliest first: codes of other states call points пункты.
fn kinds(level: Level) -> &'static [ProvisionKind] {
    match level {
        Level::Attachment => &[ProvisionKind::Attachment],
        Level::Section => &[ProvisionKind::Section, ProvisionKind::Part],
        Level::Chapter => &[ProvisionKind::Chapter],
        Level::Subchapter => &[ProvisionKind::Subchapter],
        Level::Article => &[ProvisionKind::Article],
        Level::Paragraph => &[ProvisionKind::Paragraph, ProvisionKind::Point],
        Level::Point => &[ProvisionKind::Point, ProvisionKind::Paragraph],
        Level::Subpoint => &[ProvisionKind::Point, ProvisionKind::Alinea],
    }
}

fn name(level: Level) -> &'static str {
    match level {
        Level::Subpoint => ProvisionKind::Point.eid_name(),
        level => kinds(level).first().map_or("", |k| k.eid_name()),
    }
}

/// The ids a path has by rule in an act that is not at hand.
fn canonical(path: &[Step], parent: Option<EId>) -> Vec<EId> {
    let mut ids: Vec<Option<EId>> = vec![parent];
    for step in path {
        // An act that is not at hand: sections above an article are not in its id.
        let mut next = Vec::new();
        for id in &ids {
            let parent = if step.level == Level::Article { None } else { id.as_ref() };
            for pick in &step.picks {
                let numbers: Vec<String> = match pick {
                    Pick::This | Pick::Only | Pick::Attached(_) => Vec::new(),
                    Pick::One(number) => vec![number.clone()],
                    Pick::Range(from, to) | Pick::Either { from, to, plural: true } => {
                        (*from..=*to).take(MOST_TARGETS + 1).map(|n| n.to_string()).collect()
                    }
                    Pick::Either { from, to, plural: false } => vec![format!("{from}-{to}")],
                };
                next.extend(numbers.iter().map(|n| Some(EId::child(parent, name(step.level), n))));
            }
            if next.len() > MOST_TARGETS {
                return Vec::new();
            }
        }
        ids = next;
    }
    ids.into_iter().flatten().collect()
}
