//! How hard a text is to read: a plain word first, the figures for those who open them.

use crate::i18n::{self, Messages, fill};
use crate::settings::messages;
use legislation::{Readability, ReadingLevel};
use leptos::prelude::*;

/// Steps of the scale that are filled for a level, of five.
fn steps(level: ReadingLevel) -> usize {
    match level {
        ReadingLevel::VeryEasy => 1,
        ReadingLevel::Easy => 2,
        ReadingLevel::Medium => 3,
        ReadingLevel::Hard => 4,
        ReadingLevel::VeryHard => 5,
    }
}

/// The word with its scale.
#[component]
pub(crate) fn LevelWord(level: ReadingLevel) -> impl IntoView {
    let filled = steps(level);
    let dots = (1..=5).map(|n| view! { <i class=if n <= filled { "dot dot-on" } else { "dot" }></i> }).collect_view();
    view! {
        <span class="level">
            <span class="dots" aria-hidden="true">
                {dots}
            </span>
            {messages().level(level)}
        </span>
    }
}

/// What a formula is called. For Kazakh there is none of its own; those of its relative are marked.
fn formula_name(name: &str, t: &Messages) -> String {
    match name {
        "composite" => t.composite.to_owned(),
        "atesman" => fill(t.made_for_turkish, "Ateşman"),
        "cetinkaya-uzun" => fill(t.made_for_turkish, "Çetinkaya-Uzun"),
        "bezirci-yilmaz" => fill(t.made_for_turkish, "Bezirci-Yılmaz"),
        other => i18n::formula_name(other, t.lang).unwrap_or(other).to_owned(),
    }
}

/// The word and the figures; nothing for a text too short to be measured.
#[component]
pub(crate) fn ReadabilityNote(readability: Readability) -> impl IntoView {
    let t = messages();
    if readability.words == 0 {
        return ().into_any();
    }
    let harder = readability.harder_than.map(|percent| view! { <p>{fill(t.harder_than, &percent.to_string())}</p> });
    let mut rows = vec![
        (t.words.to_owned(), t.number(readability.words)),
        (t.sentences.to_owned(), t.number(readability.sentences)),
        (t.words_per_sentence.to_owned(), t.decimal(readability.words_per_sentence())),
        (t.longest_sentence.to_owned(), t.number(readability.longest_sentence)),
        (t.long_words.to_owned(), t.decimal(readability.long_word_percent())),
    ];
    rows.extend(readability.formulas.iter().map(|(name, value)| (formula_name(name, t), t.decimal(*value))));
    let rows =
        rows.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect_view();
    let word = readability.level.map(|level| view! { <LevelWord level /> });
    view! {
        <details class="figures">
            <summary>{word} <span class="figures-more">{t.figures}</span></summary>
            {harder}
            <dl class="figure-list">{rows}</dl>
            <p class="quiet">{t.figures_about}</p>
        </details>
    }
    .into_any()
}
