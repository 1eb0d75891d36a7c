//! Explanations of whole corpora: nothing on a card but the law's own words, nothing of a sentence lost.

use super::shared;
use analysis::explanation::{explain, letter};
use analysis::readability::Known;
use analysis::{definitions, norms, references};
use indexer::inspect::inspect;
use legislation::explanation::{Card, CardKind, Piece};
use legislation::{Act, Explanation, IndexTable, Lang, Modality, TextSpan};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The sample law, and the real one where it is at hand.
fn corpora() -> Vec<PathBuf> {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/sample");
    std::iter::once(sample).chain(["corpus/kz", "corpus/kg"].into_iter().filter_map(shared)).collect()
}

fn explained(act: &Act) -> Explanation {
    let definitions = definitions::find(act);
    let uses = definitions::uses(act, &definitions);
    let known = references::Library::new(std::iter::once(act));
    let references = references::resolve(act, &references::detect(act, &definitions, &known), &known);
    explain(act, Known { definitions: &definitions, uses: &uses, references: &references })
}

/// Every act of the corpora with its explanation.
fn acts() -> &'static [(Act, Explanation)] {
    static ACTS: LazyLock<Vec<(Act, Explanation)>> = LazyLock::new(|| {
        let acts: Vec<Act> =
            corpora().into_iter().flat_map(|corpus| inspect(&corpus).expect("readable").acts).collect();
        acts.into_par_iter().map(|act| (explained(&act), act)).map(|(explanation, act)| (act, explanation)).collect()
    });
    &ACTS
}

fn words<'a>(act: &'a Act, piece: &Piece) -> Vec<&'a str> {
    let of = |place: legislation::Place| {
        let provision = act.provisions.get(place.provision as usize).expect("a provision of the act");
        place.span.of(&provision.text).expect("words of its text")
    };
    piece.places().map(of).collect()
}

#[test]
fn every_piece_of_every_card_is_words_of_the_page_it_stands_on() {
    let mut cards = 0;
    for (act, explanation) in acts() {
        let units = act.units();
        let page = |provision: u32| units.partition_point(|unit| unit.end <= provision);
        for card in &explanation.cards {
            for piece in card.all_pieces() {
                for text in words(act, piece) {
                    assert!(text.chars().any(char::is_alphanumeric), "{} {card:?}: {text:?}", act.id);
                    assert_eq!(text.trim(), text, "{} {card:?}", act.id);
                }
                for place in piece.places() {
                    assert_eq!(page(place.provision), page(card.provision), "{} {card:?}", act.id);
                }
                for amount in &piece.amounts {
                    let inside = piece.places().any(|place| {
                        place.provision == amount.end.0
                            && (place.span.start()..=place.span.end()).contains(&(amount.end.1 as usize))
                    });
                    assert!(inside, "{}: the amount ends outside its words: {piece:?}", act.id);
                }
            }
            cards += 1;
        }
        for gloss in &explanation.glosses {
            let text = &act.provisions[gloss.provision as usize].text;
            assert!(gloss.span.of(text).is_some_and(|words| !words.is_empty()), "{} {gloss:?}", act.id);
            assert!(!gloss.plain.is_empty());
        }
    }
    assert!(cards > 200, "only {cards} cards");
}

/// What of a provision's letters stands on no card.
fn lost(act: &Act, cards: &[&Card], provision: u32) -> String {
    let text = &act.provisions[provision as usize].text;
    let mut spans: Vec<TextSpan> = Vec::new();
    for place in cards.iter().flat_map(|card| card.all_pieces()).flat_map(Piece::places) {
        if place.provision == provision {
            spans.push(place.span);
        }
    }
    spans.sort_unstable();
    let (mut at, mut lost) = (0, String::new());
    for span in spans {
        lost.push_str(text.get(at..span.start().max(at)).unwrap_or_default());
        at = at.max(span.end());
    }
    lost.push_str(&text[at..]);
    lost.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_provision_that_is_told_by_cards_loses_no_word() {
    for (act, explanation) in acts() {
        let mut by_provision: BTreeMap<u32, Vec<&Card>> = BTreeMap::new();
        for card in &explanation.cards {
            for place in card.all_pieces().flat_map(Piece::places) {
                by_provision.entry(place.provision).or_default().push(card);
            }
        }
        for (provision, cards) in by_provision {
            let lost = lost(act, &cards, provision);
            assert_eq!(lost, "", "{} {}", act.id, act.provisions[provision as usize].eid);
        }
    }
}

#[test]
fn most_provisions_that_hold_a_norm_have_a_card() {
    let (mut with_norm, mut with_card) = (0, 0);
    for (act, explanation) in acts().iter().filter(|(act, _)| Lang::INTERFACE.contains(&act.lang)) {
        let rules = explanation.cards.iter().filter(|card| card.kind != CardKind::Statement);
        let told: BTreeSet<u32> =
            rules.flat_map(Card::all_pieces).flat_map(Piece::places).map(|place| place.provision).collect();
        let conduct = |m: Modality| !matches!(m, Modality::Definition | Modality::Descriptive);
        let stated = norms::stated(act);
        let mut holding: Vec<usize> =
            stated.iter().filter(|s| s.norm.modality.is_some_and(conduct)).map(|s| s.provision).collect();
        holding.dedup();
        with_norm += holding.len();
        with_card += holding.iter().filter(|&&at| told.contains(&(at as u32))).count();
    }
    let share = with_card as f64 / with_norm as f64;
    eprintln!("cards: {with_card} of {with_norm} provisions with a norm, {:.1} %", share * 100.0);
    assert!(share >= 0.7, "{with_card} of {with_norm}");
}

#[test]
fn a_letter_from_an_office_is_explained_like_law() {
    let text = "Уважаемый Серик Аманович!\n\nВы обязаны уплатить штраф в размере 10 месячных расчетных показателей в течение \
                семи рабочих дней со дня получения настоящего предписания.\nВы вправе обжаловать предписание в суд, \
                если не согласны с ним.";
    let act = letter(text, Lang::RU);
    let explanation = explained(&act);
    let kinds: Vec<CardKind> = explanation.cards.iter().map(|card| card.kind).collect();
    assert_eq!(kinds, [CardKind::Must, CardKind::May], "{explanation:#?}");
    let amount = explanation.cards[0].all_pieces().find_map(|piece| piece.amounts.first()).expect("an amount");
    let day = legislation::Date::new(2026, 7, 1).expect("a day");
    assert_eq!(amount.tenge(&IndexTable::supplied(), day), Some((None, 43_250)));
}
