//! `Explanation` of an act: its rules as cards, its officialese in plainer words; nothing that the text does not say.
//!
//! A card is a norm ([`crate::norms`]) told piece by piece. The words of a piece are the law's, the marker («обязан», «тиіс»)
//! among them, so that what stands on a card is grammatical by itself. A norm that names nobody keeps its whole clause: who
//! is meant may stand in it. Items under one head are one card. Where a norm was not read, there is no card.

mod letter;
mod told;
mod wording;

pub use letter::{LONGEST, letter};
pub use told::told;

use crate::norms::{Stated, stated};
use crate::plain_words;
use crate::readability::{Known, reasons};
use legislation::explanation::{AmountValue, Card, CardItem, CardKind, Gloss, Piece, Role};
use legislation::{Act, Explanation, Lang, Norm, Place, ProvisionKind, ProvisionState, TextSpan, Unit, Wording};
use std::collections::{BTreeMap, BTreeSet};
use wording::{of_provisions, union, without};

/// The cards and glosses of an act of which so much is known.
pub fn explain(act: &Act, known: Known) -> Explanation {
    let units = act.units();
    let cards = cards(act, &units);
    let explained: BTreeSet<u32> =
        cards.iter().flat_map(Card::all_pieces).flat_map(Piece::places).map(|place| place.provision).collect();
    let mut reasons = reasons(act, 0..act.provisions.len(), known);
    reasons.retain(|reason| !explained.contains(&reason.provision));
    Explanation { cards, glosses: glosses(act, &units, known), reasons }
}

/// The rules of an act, in document order. No card reaches beyond one page.
///
/// A sentence that is no rule, in a provision that has one, is a card of its own: so whoever reads the cards of a provision
/// has read all its words.
fn cards(act: &Act, units: &[Unit]) -> Vec<Card> {
    let stated = stated(act);
    let page = |provision: u32| units.partition_point(|unit| unit.end <= provision);
    let on_one_page =
        |card: &Card| card.all_pieces().flat_map(Piece::places).all(|p| page(p.provision) == page(card.provision));
    let mut cards: Vec<Card> = Vec::new();
    let mut at = 0;
    while at < stated.len() {
        let first = &stated[at];
        let len = stated[at..].iter().take_while(|next| is_list(act, first, next)).count().max(1);
        let group = &stated[at..at + len];
        at += len;
        match Some(len).filter(|&len| len > 1).and_then(|_| list(act, group)).filter(on_one_page) {
            Some(list) => cards.push(list),
            None => cards.extend(
                group.iter().filter_map(|one| single(act, one).filter(on_one_page).or_else(|| statement(act, one))),
            ),
        }
    }
    let rules = cards.iter().filter(|card| card.kind != CardKind::Statement);
    let covered: BTreeSet<u32> =
        rules.flat_map(Card::all_pieces).flat_map(Piece::places).map(|p| p.provision).collect();
    cards.retain(|card| card.kind != CardKind::Statement || covered.contains(&card.provision));
    // What is left of a text stands before its cards: it is mostly a head.
    let mut rest = remainders(act, &cards, &covered);
    rest.append(&mut cards);
    let mut cards = rest;
    // The card of a head stands before those of what it introduces.
    cards.sort_by_key(|card| card.provision);
    cards
}

/// What of the covered texts stands on no card: the head of a list whose items are told one by one.
fn remainders(act: &Act, cards: &[Card], covered: &BTreeSet<u32>) -> Vec<Card> {
    let mut told: BTreeMap<u32, Vec<Place>> = BTreeMap::new();
    for place in cards.iter().flat_map(Card::all_pieces).flat_map(Piece::places) {
        told.entry(place.provision).or_default().push(place);
    }
    let mut rest = |provision: u32| {
        let text = &act.provisions.get(provision as usize)?.text;
        let whole = Wording(vec![Place { provision, span: TextSpan::new(0, text.len()) }]);
        let told = Wording(told.remove(&provision)?);
        let rest = without(act, &whole, std::iter::once(&told));
        let pieces = vec![Piece::new(Role::What, &rest)];
        (!rest.0.is_empty()).then_some(Card { provision, kind: CardKind::Statement, pieces, items: Vec::new() })
    };
    covered.iter().filter_map(|&provision| rest(provision)).collect()
}

/// A sentence as it stands.
fn statement(act: &Act, stated: &Stated) -> Option<Card> {
    let provision = stated.provision as u32;
    let own = of_provisions(&stated.norm.words, |at| at == provision);
    let pieces = vec![Piece::new(Role::What, &wording::trimmed(act, own))];
    let card = Card { provision, kind: CardKind::Statement, pieces, items: Vec::new() };
    card.pieces.iter().any(|piece| !piece.words.is_empty()).then_some(card)
}

/// Whether both norms are items of the same list and of the same kind, said of the same party.
fn is_list(act: &Act, first: &Stated, next: &Stated) -> bool {
    let kind = CardKind::of(&first.norm);
    let in_head = |stated: &Stated| {
        let who = stated.norm.addressee.iter().flat_map(|who| &who.0);
        who.map(|place| place.provision as usize).all(|provision| stated.heads.contains(&provision))
    };
    ends_in_colon(act, first)
        && kind.is_some_and(|kind| kind != CardKind::Sanction)
        && kind == CardKind::of(&next.norm)
        && first.heads == next.heads
        && (first == next || first.provision != next.provision)
        && in_head(first)
        && first.norm.addressee == next.norm.addressee
}

/// Whether a norm's head introduces a list.
fn ends_in_colon(act: &Act, stated: &Stated) -> bool {
    let head = stated.heads.last().and_then(|&head| act.provisions.get(head));
    head.is_some_and(|head| head.text.trim_end().ends_with(':'))
}

/// The card of a sentence that stands alone; its words' provision is 0.
pub fn sentence_card(text: &str, lang: Lang) -> Option<Card> {
    let norm = crate::norms::read(text, lang).map(|span| Wording(vec![Place { provision: 0, span }]));
    let act = letter::alone(text, lang);
    single(&act, &Stated { provision: 0, heads: Vec::new(), norm })
}

/// The card of one sentence, or of one item with its head.
fn single(act: &Act, stated: &Stated) -> Option<Card> {
    let norm = &stated.norm;
    let kind = CardKind::of(norm)?;
    // «… основывается на принципах: … неотвратимость наказания»: a list whose head is no conduct.
    if kind == CardKind::Sanction && ends_in_colon(act, stated) {
        return None;
    }
    let pieces = if kind == CardKind::Sanction { sanction(act, norm)? } else { rule(act, norm)? };
    // Conduct and its punishment are mostly two passages: the card stands at the first.
    let at_head = kind == CardKind::Sanction;
    let provision = stated.heads.last().copied().filter(|_| at_head).unwrap_or(stated.provision);
    Some(Card { provision: provision as u32, kind, pieces, items: Vec::new() })
}

/// The pieces of a duty, right, ban or power.
fn rule(act: &Act, norm: &Norm<Wording>) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = norm.addressee.iter().map(|who| Piece::new(Role::Who, who)).collect();
    pieces.push(Piece::new(Role::What, &what(act, norm)?));
    pieces.extend(circumstances(norm));
    Some(pieces)
}

/// What is to be done: the action with its marker, or, where nobody is named or words would be lost, all of the clause that
/// stands on no other piece. So a card has every word of its sentence.
fn what(act: &Act, norm: &Norm<Wording>) -> Option<Wording> {
    let separable = |words: &&Wording| wording::is_separable(act, words);
    let cases = || norm.conditions.iter().chain(&norm.exceptions).filter(separable);
    let clause = without(act, &norm.words, cases());
    // «Обязанность возлагается на орган, в ведении которого находятся дороги»: named in the middle, it stays there, too.
    let who = norm.addressee.as_ref().filter(|who| wording::is_at_an_end(&clause, who));
    let circumstances = || cases().chain(who);
    let exact = norm.action.as_ref().filter(|_| norm.addressee.is_some()).filter(|action| {
        let limits = norm.deadlines.iter().map(|limit| &limit.words);
        let amounts = norm.amounts.iter().map(|amount| &amount.words);
        let told = cases().chain(&norm.addressee).chain(limits).chain(amounts).chain([*action]).chain(&norm.marker);
        without(act, &norm.words, told).0.is_empty()
    });
    let what = match exact {
        Some(action) => union(act, action, norm.marker.as_ref()),
        None => without(act, &norm.words, circumstances()),
    };
    (!what.0.is_empty()).then_some(what)
}

/// Conduct, and what it entails.
fn sanction(act: &Act, norm: &Norm<Wording>) -> Option<Vec<Piece>> {
    let conduct = norm.action.as_ref()?;
    let measure = without(act, &norm.words, norm.exceptions.iter().chain([conduct]));
    if measure.0.is_empty() || conduct.0.is_empty() {
        return None;
    }
    let mut follows = Piece::new(Role::IfNot, &measure);
    let inside = |amount: &AmountValue| {
        let (provision, end) = amount.end;
        let ends_in = |span: TextSpan| (span.start()..=span.end()).contains(&(end as usize));
        measure.0.iter().any(|place| place.provision == provision && ends_in(place.span))
    };
    follows.amounts = norm.amounts.iter().filter_map(AmountValue::of).filter(inside).collect();
    let mut pieces = vec![Piece::new(Role::What, conduct), follows];
    pieces.extend(norm.exceptions.iter().map(|words| Piece::new(Role::Except, words)));
    Some(pieces)
}

/// When, by when, how much, except when.
fn circumstances(norm: &Norm<Wording>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = norm.conditions.iter().map(|words| Piece::new(Role::When, words)).collect();
    pieces.extend(norm.deadlines.iter().map(|limit| Piece::new(Role::Term, &limit.words)));
    pieces.extend(norm.amounts.iter().map(|amount| Piece {
        amounts: AmountValue::of(amount).into_iter().collect(),
        ..Piece::new(Role::HowMuch, &amount.words)
    }));
    pieces.extend(norm.exceptions.iter().map(|words| Piece::new(Role::Except, words)));
    pieces
}

/// The card of a list: what its head says once, then what each item adds.
fn list(act: &Act, group: &[Stated]) -> Option<Card> {
    let first = group.first()?;
    let head: Vec<u32> = first.heads.iter().map(|&head| head as u32).collect();
    let kind = CardKind::of(&first.norm)?;
    let in_head = |words: &Wording| of_provisions(words, |provision| head.contains(&provision));
    let mut pieces: Vec<Piece> = first.norm.addressee.iter().map(|who| Piece::new(Role::Who, who)).collect();
    let said = circumstances(&first.norm);
    let shared: Vec<Piece> = said.iter().filter_map(|piece| part(act, piece, |p| head.contains(&p))).collect();
    let taken: Vec<Wording> = shared.iter().map(|piece| Wording(piece.places().collect())).collect();
    let introduction = without(act, &in_head(&first.norm.words), first.norm.addressee.iter().chain(&taken));
    if !introduction.0.is_empty() {
        pieces.push(Piece::new(Role::What, &introduction));
    }
    pieces.extend(shared);
    let items: Vec<CardItem> = group
        .iter()
        .map(|stated| {
            let own = stated.provision as u32;
            let pieces = circumstances(&stated.norm);
            let pieces: Vec<Piece> = pieces.iter().filter_map(|piece| part(act, piece, |p| p == own)).collect();
            let cut = pieces.iter().filter(|piece| matches!(piece.role, Role::When | Role::Except));
            let mut cut: Vec<Wording> = cut.map(|piece| Wording(piece.places().collect())).collect();
            cut.retain(|words| wording::is_separable(act, words));
            let what = without(act, &of_provisions(&stated.norm.words, |p| p == own), cut.iter());
            let what = (!what.0.is_empty()).then(|| Piece::new(Role::What, &what));
            CardItem { provision: own, pieces: what.into_iter().chain(pieces).collect() }
        })
        .filter(|item| !item.pieces.is_empty())
        .collect();
    let provision = *head.last()?;
    (items.len() > 1).then_some(Card { provision, kind, pieces, items })
}

/// The part of a piece that stands in some provisions, with the amounts that end there.
fn part(act: &Act, piece: &Piece, is_in: impl Fn(u32) -> bool) -> Option<Piece> {
    let words = of_provisions(&Wording(piece.places().collect()), &is_in);
    let words = wording::trimmed(act, words);
    if words.0.is_empty() {
        return None;
    }
    let amounts = piece.amounts.iter().copied().filter(|amount| is_in(amount.end.0)).collect();
    Some(Piece { amounts, ..Piece::new(piece.role, &words) })
}

/// Officialese with an editor's plainer words: of an entry the first use on each page. Defined terms, citations and
/// quotations are left alone: there the words themselves are the law.
fn glosses(act: &Act, units: &[Unit], known: Known) -> Vec<Gloss> {
    let mut left: BTreeMap<u32, Vec<TextSpan>> = BTreeMap::new();
    let terms = known.definitions.iter().map(|definition| (definition.provision, definition.term));
    let citations = known.references.iter().map(|reference| (reference.provision, reference.span));
    let uses = known.uses.iter().map(|used| (used.provision, used.span));
    for (provision, span) in terms.chain(citations).chain(uses) {
        left.entry(provision).or_default().push(span);
    }
    let mut glosses = Vec::new();
    for unit in units {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for index in unit.first..unit.end {
            let Some(provision) = act.provisions.get(index as usize) else { continue };
            let speaks = provision.state == ProvisionState::InForce
                && !matches!(provision.kind, ProvisionKind::Table | ProvisionKind::Signature);
            let alone = left.get(&index).map_or(&[][..], Vec::as_slice);
            if !speaks || provision.text.is_empty() {
                continue;
            }
            for word in plain_words::find_outside(&provision.text, act.lang, alone) {
                if seen.insert(word.plain()) {
                    let explains = word.aid() == plain_words::Aid::Explanation;
                    glosses.push(Gloss { provision: index, span: word.span, plain: word.plain().to_owned(), explains });
                }
            }
        }
    }
    glosses
}

#[cfg(test)]
mod tests;
