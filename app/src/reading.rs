//! `ReadableAct` and `Page`: an act prepared for reading, and one page of it with everything shown beside its text.
//!
//! Nothing is worked out from the text here: definitions, references and uses come from the act's files.

use crate::contents::{Entry, contents};
use legislation::bundle::{ActHead, ActPart};
use legislation::{Act, EId, Outline, ProvisionKind, Target, TextSpan, Unit};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An act's head with its pages and its table of contents.
#[derive(PartialEq, Debug)]
pub(crate) struct ReadableAct {
    /// Its text, where it has one, is [`ReadableAct::whole`].
    pub(crate) head: ActHead,
    pub(crate) units: Vec<Unit>,
    pub(crate) contents: Vec<Entry>,
    /// The text of a short act.
    pub(crate) whole: Option<Arc<ActPart>>,
}

impl ReadableAct {
    /// Prepares a head.
    pub(crate) fn new(mut head: ActHead) -> Self {
        let units = head.outline.units();
        let contents = contents(&head.outline, &units);
        let whole = head.whole.take().map(Arc::new);
        Self { head, units, contents, whole }
    }

    /// What the act says of itself; its provisions are elsewhere.
    pub(crate) fn act(&self) -> &Act {
        &self.head.act
    }

    /// The divisions and pages.
    pub(crate) fn outline(&self) -> &Outline {
        &self.head.outline
    }

    /// The page that shows this place; `None` when there is no such place. An edition may lack a point but have its
    /// article: then the article is shown.
    pub(crate) fn place(&self, at: &str) -> Option<Place> {
        let eid = EId::parse(at).ok()?;
        let near = self.outline().locate(&eid)?;
        let unit = self.units.partition_point(|unit| unit.end <= near);
        (unit < self.units.len()).then_some(Place { unit, near, eid })
    }
}

/// A page and the place on it that an address means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    /// Index into [`ReadableAct::units`].
    pub(crate) unit: usize,
    /// Index of the provision that is meant, or of one above it.
    near: u32,
    /// The place as the address has it.
    eid: EId,
}

impl Place {
    /// The provision that is meant, once the page's part is there: index in the act.
    pub(crate) fn provision(&self, part: &ActPart) -> usize {
        let steps = std::iter::successors(Some(self.eid.clone()), EId::parent);
        steps.into_iter().find_map(|eid| part.find(&eid)).unwrap_or(self.near as usize)
    }
}

/// What a run of words inside a provision's text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Inline {
    /// A citation: index into the part's references.
    Reference(usize),
    /// A term used here for the first time on the page: number of its definition.
    Term(u32),
    /// Officialese: index into the part's glosses.
    Gloss(usize),
    /// The place where a term is defined.
    Defines,
    /// A link of the source: index into the provision's links.
    SourceLink(usize),
}

/// One page of an act.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Page {
    pub(crate) unit: Unit,
    /// Spans by provision, most important first.
    pub(crate) inline: BTreeMap<usize, Vec<(TextSpan, Inline)>>,
    /// Terms used here and defined on another page, in the order of first use: numbers of their definitions.
    pub(crate) terms: Vec<u32>,
    /// What the page refers to outside itself, without repetition, in the order of the text.
    pub(crate) targets: Vec<Target>,
}

impl Page {
    /// Collects what belongs to one page, from the part that has it.
    pub(crate) fn new(part: &ActPart, unit: &Unit) -> Self {
        let here = |provision: u32| (unit.first..unit.end).contains(&provision);
        let mut inline: BTreeMap<usize, Vec<(TextSpan, Inline)>> = BTreeMap::new();
        let mut add = |provision: u32, span, what| inline.entry(provision as usize).or_default().push((span, what));

        let mut targets = Vec::new();
        for (index, reference) in part.references.iter().enumerate().filter(|(_, r)| here(r.provision)) {
            // "This Law" names the act that is being read: a link would lead away from the place to say nothing.
            if reference.targets.iter().all(|target| target.act.is_none() && target.eid.is_none()) {
                continue;
            }
            add(reference.provision, reference.span, Inline::Reference(index));
            for target in &reference.targets {
                let on_this_page = target.act.is_none()
                    && target.eid.as_ref().and_then(|eid| part.find(eid)).is_some_and(|at| here(at as u32));
                if !on_this_page && !targets.contains(target) {
                    targets.push(target.clone());
                }
            }
        }
        for definition in part.definitions.iter().map(|d| &d.definition).filter(|d| here(d.provision)) {
            add(definition.provision, definition.term, Inline::Defines);
        }
        let mut terms = Vec::new();
        let mut seen = BTreeSet::new();
        for used in part.uses.iter().filter(|used| here(used.provision)) {
            let Some(defined) = part.definition(used.definition) else { continue };
            if !here(defined.definition.provision) && seen.insert(used.definition) {
                terms.push(used.definition);
                add(used.provision, used.span, Inline::Term(used.definition));
            }
        }
        for at in unit.first..unit.end {
            let links = part.provision(at as usize).map_or(&[][..], |provision| &provision.links);
            for (index, link) in links.iter().enumerate().filter(|(_, link)| is_web_address(&link.href)) {
                add(at, link.span, Inline::SourceLink(index));
            }
        }
        Self { unit: unit.clone(), inline, terms, targets }
    }

    /// The spans of a provision's text.
    pub(crate) fn inline(&self, provision: usize) -> &[(TextSpan, Inline)] {
        self.inline.get(&provision).map_or(&[], Vec::as_slice)
    }
}

/// Consecutive provisions under one parent, as they are shown.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Block {
    /// Points that follow each other: a list.
    Points(Vec<usize>),
    /// Anything else.
    One(usize),
}

/// The provisions of `first..end` that stand directly under `parent` (`None`: whose parent is outside the range), points
/// gathered into lists.
pub(crate) fn blocks(part: &ActPart, unit: &Unit, parent: Option<usize>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let start = parent.map_or(unit.first as usize, |at| at + 1);
    for index in start..unit.end as usize {
        let Some(provision) = part.provision(index) else { break };
        let up = provision.parent.map(|p| p as usize).filter(|p| (unit.first as usize..index).contains(p));
        if up != parent {
            continue;
        }
        match (provision.kind, out.last_mut()) {
            (ProvisionKind::Point, Some(Block::Points(points))) => points.push(index),
            (ProvisionKind::Point, _) => out.push(Block::Points(vec![index])),
            _ => out.push(Block::One(index)),
        }
    }
    out
}

/// The line that carries the heading of a page: an article's own, or its nearest division's; its number in the outline.
pub(crate) fn titled_by(outline: &Outline, unit: &Unit) -> Option<usize> {
    let own = outline.line_at(unit.first)?;
    if outline.lines.get(own)?.kind == ProvisionKind::Article {
        return Some(own);
    }
    outline.path(own).into_iter().rev().find(|&at| outline.lines[at].kind.is_division())
}

/// «Статья 5. О чём», «5-бап. Не туралы»; whichever part there is.
pub(crate) fn title(label: &str, heading: &str) -> String {
    match (label.is_empty(), heading.is_empty()) {
        (false, false) if label.ends_with(['.', ')', ':']) => format!("{label} {heading}"),
        (false, false) => format!("{label}. {heading}"),
        _ => format!("{label}{heading}"),
    }
}

/// Whether an address found in a corpus may become a link.
pub(crate) fn is_web_address(href: &str) -> bool {
    let lower = href.trim_start().get(..8).unwrap_or(href).to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")) && !href.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::{Block, Inline, Page, ReadableAct, blocks, is_web_address, title, titled_by};
    use crate::sample;
    use legislation::bundle::{ActFile, ActPart, FileEntry, TermUse, split};
    use legislation::{
        Definition, DefinitionKind, EId, Explanation, Outline, ProvisionKind, Readability, Reference, Target, TextSpan,
    };
    use std::convert::Infallible;

    fn file() -> ActFile {
        let act = sample::act(&[
            ("chp_1", ProvisionKind::Chapter, None, "Глава 1", ""),
            ("art_1", ProvisionKind::Article, Some(0), "Статья 1", "Понятия:"),
            ("art_1__point_1", ProvisionKind::Point, Some(1), "1)", "услуга – действие"),
            ("art_2", ProvisionKind::Article, Some(0), "Статья 2", ""),
            ("art_2__para_1", ProvisionKind::Paragraph, Some(3), "1.", "услуга по статье 1; услуга"),
            ("art_2__para_1__point_1", ProvisionKind::Point, Some(4), "1)", "первое"),
            ("art_2__para_1__point_2", ProvisionKind::Point, Some(4), "2)", "второе"),
            ("art_2__para_1__al_2", ProvisionKind::Alinea, Some(4), "", "Продолжение"),
        ]);
        let word = |text: &str, words: &str| {
            let start = text.find(words).unwrap();
            TextSpan::new(start, start + words.len())
        };
        let (defining, using) = (act.provisions[2].text.clone(), act.provisions[4].text.clone());
        let target = Target { act: None, eid: EId::parse("art_1").ok(), present: true };
        let at_end = using.rfind("услуга").unwrap();
        ActFile {
            cited: Vec::new(),
            definitions: vec![Definition {
                provision: 2,
                kind: DefinitionKind::Glossary,
                term: word(&defining, "услуга"),
                body: word(&defining, "действие"),
            }],
            references: vec![
                Reference { provision: 4, span: word(&using, "статье 1"), targets: vec![target.clone(), target] },
                Reference { provision: 4, span: word(&using, "по"), targets: Vec::new() },
                Reference {
                    provision: 4,
                    span: word(&using, "по"),
                    targets: vec![Target { act: None, eid: None, present: true }],
                },
            ],
            uses: vec![
                TermUse { provision: 4, span: word(&using, "услуга"), definition: 0 },
                TermUse { provision: 4, span: TextSpan::new(at_end, using.len()), definition: 0 },
                TermUse { provision: 4, span: word(&using, "по"), definition: 77 },
            ],
            readability: Readability::default(),
            explanation: Explanation::default(),
            unit_readability: Vec::new(),
            act,
        }
    }

    fn opened(file: ActFile) -> ReadableAct {
        let Ok(head) = split(file, |_, _: &ActPart| Ok::<_, Infallible>(FileEntry { path: String::new(), bytes: 0 }));
        ReadableAct::new(head)
    }

    #[test]
    fn a_page_shows_each_foreign_term_once_and_only_resolved_citations() {
        let act = opened(file());
        let (part, units) = (act.whole.as_deref().unwrap(), &act.units);
        let page = Page::new(part, &units[1]);
        assert_eq!(page.terms, [0]);
        assert_eq!(page.targets.len(), 1);
        let kinds: Vec<Inline> = page.inline(4).iter().map(|(_, what)| *what).collect();
        assert_eq!(kinds, [Inline::Reference(0), Inline::Term(0)]);
        assert!(Page::new(part, &units[0]).terms.is_empty(), "a term is not explained where it is defined");
    }

    #[test]
    fn points_form_lists_and_alineas_stay_paragraphs() {
        let act = opened(file());
        let (part, unit) = (act.whole.as_deref().unwrap(), &act.units[1]);
        assert_eq!(blocks(part, unit, None), [Block::One(3)]);
        assert_eq!(blocks(part, unit, Some(3)), [Block::One(4)]);
        assert_eq!(blocks(part, unit, Some(4)), [Block::Points(vec![5, 6]), Block::One(7)]);
    }

    #[test]
    fn a_link_to_a_point_opens_its_article_and_a_missing_point_falls_back_to_it() {
        let act = opened(file());
        let part = act.whole.as_deref().unwrap();
        for (at, unit, provision) in
            [("art_2__para_1__point_2", 1, 6), ("art_2__para_9__point_1", 1, 3), ("chp_1", 0, 0)]
        {
            let place = act.place(at).unwrap();
            assert_eq!((place.unit, place.provision(part)), (unit, provision), "{at}");
        }
        for at in ["art_99", "", "<script>", "art_99__para_1"] {
            assert_eq!(act.place(at), None, "{at}");
        }
    }

    #[test]
    fn pages_without_an_article_are_titled_by_their_chapter() {
        let act = sample::act(&[
            ("att_1", ProvisionKind::Attachment, None, "Приложение", ""),
            ("att_1__para_1", ProvisionKind::Paragraph, Some(0), "1.", "Текст"),
        ]);
        assert_eq!(titled_by(&Outline::of(&act), &act.units()[0]), Some(0));
    }

    #[test]
    fn only_web_addresses_become_links() {
        for (href, expected) in [
            ("https://example.org/a", true),
            ("HTTP://example.org", true),
            ("javascript:alert(1)", false),
            ("/rus/docs/K1#z2", false),
            ("https://a b", false),
            ("", false),
            ("ссылка", false),
        ] {
            assert_eq!(is_web_address(href), expected, "{href}");
        }
    }

    #[test]
    fn labels_and_headings_are_joined_as_printed() {
        for (label, heading, expected) in [
            ("Статья 5", "О чём", "Статья 5. О чём"),
            ("5-бап.", "Не туралы", "5-бап. Не туралы"),
            ("1)", "пункт", "1) пункт"),
            ("Статья 5", "", "Статья 5"),
            ("", "Глава", "Глава"),
        ] {
            assert_eq!(title(label, heading), expected);
        }
    }
}
