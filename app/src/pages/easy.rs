//! Easy reading of a page: its rules as cards of the law's own words; what no card tells stands as it is.

use crate::browser;
use crate::corpus::corpus;
use crate::i18n::{ExplanationMessages, citation, fill};
use crate::pages::provision::{TextOf, inline_words, standing};
use crate::segments::pieces;
use crate::settings::settings;
use legislation::bundle::Manifest;
use legislation::explanation::{AmountValue, Card, CardKind, Piece, Role};
use legislation::{Date, IndexTable, Place, TextSpan};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Whether there is anything to read more easily on the page.
pub(crate) fn can_be_easy(text: &TextOf) -> bool {
    let unit = &text.page.unit;
    text.part.explanation.cards.iter().any(|card| (unit.first..unit.end).contains(&card.provision))
}

/// The two ways to read, as one switch.
pub(crate) fn switch(text: &TextOf) -> AnyView {
    let words = ExplanationMessages::of(text.t.lang);
    let easy = settings().easy;
    let button = |is_easy: bool, name: &'static str| {
        let pressed = move || if easy.get() == is_easy { "true" } else { "false" };
        view! { <button type="button" class="switch-side" aria-pressed=pressed on:click=move |_| settings().choose_easy(is_easy)>{name}</button> }
            .into_any()
    };
    view! {
        <div class="switch" role="group" aria-label=words.reading>
            {button(false, words.original)} {button(true, words.easy)}
        </div>
    }
    .into_any()
}

/// What the cards share.
struct Shown<'a> {
    text: &'a TextOf,
    /// The places lit up, and the card they are of.
    lit: RwSignal<Option<(usize, Vec<Place>)>>,
    indexes: IndexTable,
    today: Option<Date>,
    /// The indexes that amounts were told in.
    used: BTreeSet<usize>,
}

/// The page in easy reading.
pub(crate) fn easy(text: &TextOf) -> AnyView {
    let words = ExplanationMessages::of(text.t.lang);
    let explanation = &text.part.explanation;
    let unit = &text.page.unit;
    let told: BTreeSet<u32> =
        explanation.cards.iter().flat_map(Card::all_pieces).flat_map(Piece::places).map(|p| p.provision).collect();
    let mut cards: BTreeMap<u32, Vec<(usize, &Card)>> = BTreeMap::new();
    for (number, card) in explanation.cards.iter().enumerate() {
        cards.entry(card.provision).or_default().push((number, card));
    }
    let manifest: Option<Arc<Manifest>> = corpus().manifest().and_then(Result::ok);
    let indexes = manifest.map(|manifest| manifest.indexes.clone()).unwrap_or_default();
    let mut shown = Shown { text, lit: RwSignal::new(None), indexes, today: browser::today(), used: BTreeSet::new() };
    let mut views: Vec<AnyView> = Vec::new();
    for index in unit.first..unit.end {
        if let Some(cards) = cards.get(&index) {
            views.extend(cards.iter().map(|(number, card)| shown.card(*number, card)));
        } else if !told.contains(&index) {
            views.push(standing(text, index as usize));
            views.extend(why_hard(text, index, words));
        }
    }
    let worth: Vec<AnyView> = shown.used.iter().filter_map(|index| shown.worth(*index, words)).collect();
    view! {
        <p class="quiet">{words.about}</p>
        <div class="law cards" lang=text.act.act().lang.code().to_owned()>{views}</div>
        {worth}
    }
    .into_any()
}

/// What makes a passage hard that no card tells.
fn why_hard(text: &TextOf, index: u32, words: &'static ExplanationMessages) -> Option<AnyView> {
    let reasons = text.part.explanation.reasons.iter().filter(|reason| reason.provision == index);
    let said: Vec<String> = reasons.map(|reason| fill(words.reason(reason.kind), &reason.number.to_string())).collect();
    let code = text.t.lang.code();
    (!said.is_empty()).then(|| {
        view! { <p class="quiet why-hard" lang=code>{format!("{}: {}.", words.hard, said.join("; "))}</p> }.into_any()
    })
}

impl Shown<'_> {
    fn card(&mut self, number: usize, card: &Card) -> AnyView {
        let text = self.text;
        let rows = self.rows(number, card.kind, &card.pieces, None);
        if card.kind == CardKind::Statement {
            return view! { <div class="card-statement">{rows}</div> }.into_any();
        }
        let items: Vec<AnyView> = card
            .items
            .iter()
            .map(|item| {
                let rows = self.rows(number, card.kind, &item.pieces, Some(item.provision));
                view! { <li>{rows}</li> }.into_any()
            })
            .collect();
        let items = (!items.is_empty()).then(|| view! { <ul class="card-items">{items}</ul> });
        let interface = text.t.lang.code();
        let place = text.part.provision(card.provision as usize);
        let number_of_it = place.map(|provision| {
            let name = if provision.label.is_empty() { String::from("¶") } else { provision.label.clone() };
            let said = citation(&provision.eid, text.t.lang);
            view! { <a class="number" href=text.address.at(&provision.eid).href() aria-label=said>{name}</a> }
        });
        let (lit, source) = (self.lit, text.clone());
        let in_text = move || {
            lit.with(|lit| lit.as_ref().filter(|(of, _)| *of == number).map(|(_, places)| in_text(&source, places)))
        };
        let class = format!("card card-{}", card.kind as usize);
        view! {
            <section class=class>
                <p class="card-kind">{number_of_it} " " <span lang=interface>{card.kind.label(text.t.lang)}</span></p>
                <div class="card-rows">{rows}</div>
                {items}
                <div aria-live="polite">{in_text}</div>
            </section>
        }
        .into_any()
    }

    /// Lines of a card: what they tell, and the words. What is done by an item of a list is told by the item's number.
    fn rows(&mut self, number: usize, kind: CardKind, pieces: &[Piece], item: Option<u32>) -> Vec<AnyView> {
        let lang = self.text.t.lang;
        let mut rows = Vec::new();
        for piece in pieces {
            let label = piece.role.label(kind, lang);
            let words = self.words(piece);
            if label.is_empty() {
                rows.push(view! { <p class="passage">{words}</p> }.into_any());
                continue;
            }
            let of_item =
                item.filter(|_| piece.role == Role::What).and_then(|item| self.text.part.provision(item as usize));
            let shown = match of_item {
                Some(item) if item.label.is_empty() => "•".to_owned(),
                Some(item) => item.label.clone(),
                None => label.to_owned(),
            };
            let named = of_item.map(|_| format!("{shown} {label}"));
            let class = if of_item.is_some() { "card-row card-entry" } else { "card-row" };
            let (lit, places) = (self.lit, piece.places().collect::<Vec<Place>>());
            let light = move |_| {
                lit.update(|lit| {
                    let same = lit.as_ref().is_some_and(|(of, now)| *of == number && *now == places);
                    *lit = (!same).then(|| (number, places.clone()));
                });
            };
            rows.push(
                view! {
                    <div class=class on:click=light>
                        <button type="button" class="card-label" lang=lang.code() aria-label=named>{shown}</button>
                        <p>{words}</p>
                    </div>
                }
                .into_any(),
            );
        }
        rows
    }

    /// The words of a piece; behind a multiple of an index, what it is worth.
    fn words(&mut self, piece: &Piece) -> Vec<AnyView> {
        let mut views: Vec<AnyView> = Vec::new();
        for place in piece.places() {
            if !views.is_empty() {
                views.push(" ".into_any());
            }
            let mut from = place.span.start();
            for amount in piece.amounts.iter().filter(|amount| amount.end.0 == place.provision) {
                let end = amount.end.1 as usize;
                if (from..=place.span.end()).contains(&end)
                    && let Some(worth) = self.tenge(amount)
                {
                    views.push(inline_words(self.text, place.provision as usize, TextSpan::new(from, end)));
                    views.push(view! { " " <span class="worth">{worth}</span> }.into_any());
                    from = end;
                }
            }
            views.push(inline_words(self.text, place.provision as usize, TextSpan::new(from, place.span.end())));
        }
        views
    }

    /// «= 43 250 ₸», by the reader's day.
    fn tenge(&mut self, amount: &AmountValue) -> Option<String> {
        let (least, most) = amount.tenge(&self.indexes, self.today?)?;
        self.used.insert(amount.index as usize);
        let t = self.text.t;
        let number = |n: u64| u32::try_from(n).map_or_else(|_| n.to_string(), |n| t.number(n));
        let least = least.map(|least| format!("{} – ", number(least))).unwrap_or_default();
        Some(format!("= {least}{} ₸", number(most)))
    }

    /// The rule by which amounts were told: what one of an index is worth.
    fn worth(&self, index: usize, words: &'static ExplanationMessages) -> Option<AnyView> {
        let today = self.today?;
        let one = self.indexes.worth(*legislation::norm::Index::ALL.get(index)?, today)?;
        let t = self.text.t;
        let said = fill(words.worth, words.indexes.get(index)?);
        let said = fill(&fill(&said, &t.number(u32::try_from(one).ok()?)), &(t.date)(today));
        Some(view! { <p class="quiet">{said}</p> }.into_any())
    }
}

/// The passages that words stand in, with the words marked.
fn in_text(text: &TextOf, places: &[Place]) -> AnyView {
    let mut passages: BTreeMap<u32, Vec<TextSpan>> = BTreeMap::new();
    for place in places {
        passages.entry(place.provision).or_default().push(place.span);
    }
    let views: Vec<AnyView> = passages
        .into_iter()
        .filter_map(|(index, marks)| {
            let provision = text.part.provision(index as usize)?;
            let parts = pieces(&provision.text, &[], &marks).into_iter().flat_map(|piece| piece.parts);
            let words: Vec<AnyView> = parts
                .map(|(words, marked)| {
                    let words = words.to_owned();
                    if marked { view! { <mark>{words}</mark> }.into_any() } else { words.into_any() }
                })
                .collect();
            Some(view! { <p>{provision.label.clone()} " " {words}</p> }.into_any())
        })
        .collect();
    let words = ExplanationMessages::of(text.t.lang);
    view! {
        <blockquote class="card-source">
            <p class="quiet" lang=text.t.lang.code()>{words.in_text}</p>
            {views}
        </blockquote>
    }
    .into_any()
}

/// The cards that plainer words open.
pub(crate) fn gloss_cards(text: &TextOf) -> AnyView {
    let unit = &text.page.unit;
    let words = ExplanationMessages::of(text.t.lang);
    let code = text.act.act().lang.code();
    let glosses = text.part.explanation.glosses.iter().enumerate();
    let here = glosses.filter(|(_, gloss)| (unit.first..unit.end).contains(&gloss.provision));
    let cards: Vec<AnyView> = here
        .map(|(number, gloss)| {
            let said = text.part.provision(gloss.provision as usize).and_then(|p| gloss.span.of(&p.text));
            let said = said.unwrap_or_default().to_owned();
            let name = if gloss.explains { words.meaning } else { words.plainer };
            let id = format!("gloss-{number}");
            view! {
                <div class="term-card" popover="auto" id=id.clone() role="dialog" aria-label=said.clone()>
                    <p class="law term-card-term" lang=code>{said.clone()}</p>
                    <p><span class="quiet">{name} ": "</span> <span class="law" lang=code>{gloss.plain.clone()}</span></p>
                    <button type="button" class="button" popovertarget=id.clone() popovertargetaction="hide">{text.t.close}</button>
                </div>
            }
            .into_any()
        })
        .collect();
    cards.into_any()
}
