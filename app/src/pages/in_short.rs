//! "In short": the plain-language aids of a page. Every word of the law in it is the law's own, with a link to its place.

use crate::address::term_href;
use crate::browser;
use crate::components::readability::ReadabilityNote;
use crate::enumeration::enumeration;
use crate::i18n::{Messages, all_definitions, citation, fill};
use crate::pages::provision::{TextOf, target_address, target_name};
use legislation::{DefinitionKind, Readability};
use leptos::prelude::*;

/// Where there is room, definitions of at most this many terms are shown open.
const OPEN_UP_TO: usize = 4;

/// The block above an article's text; nothing when there is nothing to say.
pub(crate) fn in_short(text: &TextOf, readability: Option<Readability>) -> AnyView {
    let t = text.t;
    let level = readability
        .filter(|r| r.words > 0 && r.level.is_some())
        .map(|readability| view! { <ReadabilityNote readability /> });
    let terms = terms(text);
    let references = references(text);
    let lists = lists(text);
    if level.is_none() && terms.is_none() && references.is_none() && lists.is_none() {
        return ().into_any();
    }
    view! {
        <section class="short" aria-labelledby="in-short">
            <h2 id="in-short">{t.in_short}</h2>
            {level}
            {terms}
            {references}
            {lists}
            <p class="quiet">{t.in_short_about}</p>
        </section>
    }
    .into_any()
}

/// Terms that are defined elsewhere and used here.
fn terms(text: &TextOf) -> Option<AnyView> {
    let t = text.t;
    let entries: Vec<AnyView> = text
        .page
        .terms
        .iter()
        .filter_map(|&index| {
            let words = Words::of(text, index)?;
            Some(
                view! {
                    <div class="term-entry">
                        <dt class="law" lang=words.code.clone()>{words.term.clone()}</dt>
                        <dd>{words.explanation(t)}</dd>
                    </div>
                }
                .into_any(),
            )
        })
        .collect();
    let open = entries.len() <= OPEN_UP_TO && browser::is_wide();
    folded(t.special_words, open, entries, |entries| view! { <dl class="terms">{entries}</dl> }.into_any())
}

/// What the page refers to.
fn references(text: &TextOf) -> Option<AnyView> {
    let t = text.t;
    let entries: Vec<AnyView> = text
        .page
        .targets
        .iter()
        .map(|target| {
            let name = target_name(text, target);
            if target.present {
                view! { <li><a href=target_address(text, target).href()>{name}</a></li> }.into_any()
            } else {
                view! { <li>{name} " " <span class="quiet">{format!("({})", t.not_in_corpus)}</span></li> }.into_any()
            }
        })
        .collect();
    folded(t.refers_to, false, entries, |entries| view! { <ul class="refers">{entries}</ul> }.into_any())
}

/// Long sentences that list things, as lists.
fn lists(text: &TextOf) -> Option<AnyView> {
    let t = text.t;
    let code = text.act.act().lang.code().to_owned();
    let views: Vec<AnyView> = (text.page.unit.first..text.page.unit.end)
        .filter_map(|index| text.part.provision(index as usize))
        .filter_map(|provision| {
            let list = enumeration(&provision.text)?;
            let words = |span: legislation::TextSpan| span.of(&provision.text).unwrap_or_default().to_owned();
            let count = t.count(&t.list_of, u32::try_from(list.items.len()).unwrap_or(u32::MAX));
            let items = list.items.iter().map(|item| view! { <li>{words(*item)}</li> }).collect_view();
            Some(
                view! {
                    <details class="fold">
                        <summary>{count} " · " <span>{citation(&provision.eid, t.lang)}</span></summary>
                        <div class="law" lang=code.clone()>
                            <p>{words(list.head)}</p>
                            <ul>{items}</ul>
                        </div>
                    </details>
                }
                .into_any(),
            )
        })
        .collect();
    (!views.is_empty()).then(|| views.into_any())
}

/// A folded list with the number of its entries; nothing when it has none.
fn folded(
    name: &'static str,
    open: bool,
    entries: Vec<AnyView>,
    wrap: impl FnOnce(Vec<AnyView>) -> AnyView,
) -> Option<AnyView> {
    let count = entries.len();
    (count > 0).then(|| {
        view! {
            <details class="fold" open=open>
                <summary>{name} " " <span class="kind-count">{count}</span></summary>
                {wrap(entries)}
            </details>
        }
        .into_any()
    })
}

/// The cards that terms in the text open.
pub(crate) fn term_cards(text: &TextOf) -> AnyView {
    let t = text.t;
    let cards: Vec<AnyView> = text
        .page
        .terms
        .iter()
        .filter_map(|&index| {
            let words = Words::of(text, index)?;
            let id = format!("term-{index}");
            Some(
                view! {
                    <div class="term-card" popover="auto" id=id.clone() role="dialog" aria-label=words.term.clone()>
                        <p class="law term-card-term" lang=words.code.clone()>{words.term.clone()}</p>
                        {words.explanation(t)}
                        <p class="term-all"><a href=term_href(&words.term, &words.code)>{all_definitions(t.lang)}</a></p>
                        <button type="button" class="button" popovertarget=id.clone() popovertargetaction="hide">{t.close}</button>
                    </div>
                }
                .into_any(),
            )
        })
        .collect();
    cards.into_any()
}

/// A definition's own words.
struct Words {
    term: String,
    body: String,
    kind: DefinitionKind,
    place: String,
    href: String,
    code: String,
}

impl Words {
    /// Reads the spans; `None` where they do not fit the text.
    fn of(text: &TextOf, number: u32) -> Option<Self> {
        let defined = text.part.definition(number)?;
        let words = text.part.words(defined)?;
        Some(Self {
            term: words.term.to_owned(),
            body: words.body.to_owned(),
            kind: defined.definition.kind,
            place: citation(words.eid, text.t.lang),
            href: text.address.at(words.eid).href(),
            code: text.act.act().lang.code().to_owned(),
        })
    }

    fn explanation(&self, t: &'static Messages) -> AnyView {
        let short = (self.kind == DefinitionKind::Contextual).then_some(t.short_for);
        view! {
            <p>{short} <span class="law" lang=self.code.clone()>{self.body.clone()}</span></p>
            <p class="quiet"><a href=self.href.clone()>{fill(t.defined_in, &self.place)}</a></p>
        }
        .into_any()
    }
}
