//! `HowUnderstood`: how a query was understood, where it is not simply its words.

use crate::address::SearchAddress;
use crate::i18n::{Part, parts};
use crate::settings::messages;
use legislation::Lang;
use legislation::message::Understood;
use leptos::prelude::*;

/// A line for each word that was read as another, said in the law's own words, or is in no text.
#[component]
pub(crate) fn HowUnderstood(understood: Understood, address: SearchAddress, lang: Lang) -> impl IntoView {
    let t = messages();
    let Understood { read_as, meant, unknown } = understood;
    // What the reader typed already says the law's way is no news.
    let news = meant.into_iter().filter_map(|(typed, mut wordings)| {
        wordings.retain(|wording| *wording != address.text);
        (!wordings.is_empty()).then_some((typed, wordings))
    });
    let meant: Vec<_> = news.collect();
    if read_as.is_empty() && meant.is_empty() && unknown.is_empty() {
        return ().into_any();
    }
    let read_as = read_as.into_iter().map(|(typed, read)| {
        line(t.read_as, |name| {
            let words = if name == "read" { &read } else { &typed };
            words_of_texts(words.clone(), lang)
        })
    });
    let meant = meant.into_iter().map(|(typed, wordings)| {
        line(t.meant, |name| match name {
            "wordings" => {
                let links = wordings.iter().enumerate().map(|(number, wording)| {
                    let apart = (number > 0).then_some(" · ");
                    view! { {apart} {wording_of_law(wording, &address, lang)} }
                });
                links.collect_view().into_any()
            }
            _ => words_of_texts(typed.clone(), lang),
        })
    });
    let unknown = (!unknown.is_empty())
        .then(|| line(t.listed(&t.unknown, unknown.len()), |_| words_of_texts(unknown.join(", "), lang)));
    let lines: Vec<AnyView> = read_as.chain(meant).chain(unknown).collect();
    view! { <ul class="understood">{lines}</ul> }.into_any()
}

/// A message with views put where it has names.
fn line(message: &'static str, put: impl Fn(&str) -> AnyView) -> AnyView {
    let pieces: Vec<AnyView> = parts(message)
        .map(|part| match part {
            Part::Says(words) => words.into_any(),
            Part::Names(name) => put(name),
        })
        .collect();
    view! { <li>{pieces}</li> }.into_any()
}

fn words_of_texts(words: String, lang: Lang) -> AnyView {
    view! { <b lang=lang.code().to_owned()>{words}</b> }.into_any()
}

/// A link that searches for the law's wording, in the same texts and with the same filters.
fn wording_of_law(wording: &str, address: &SearchAddress, lang: Lang) -> AnyView {
    let href = SearchAddress { text: wording.to_owned(), lang: Some(lang), ..address.first_results() }.href();
    view! { <a lang=lang.code().to_owned() href=href>{wording.to_owned()}</a> }.into_any()
}
