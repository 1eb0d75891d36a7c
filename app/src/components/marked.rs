//! A text with the words of the query marked.

use crate::segments::pieces;
use legislation::TextSpan;
use leptos::prelude::*;

/// Text nodes and `<mark>`s.
pub(crate) fn marked(text: &str, marks: &[TextSpan]) -> AnyView {
    let parts: Vec<AnyView> = pieces(text, &[], marks)
        .into_iter()
        .flat_map(|piece| piece.parts)
        .map(|(part, is_marked)| {
            let part = part.to_owned();
            if is_marked { view! { <mark>{part}</mark> }.into_any() } else { part.into_any() }
        })
        .collect();
    parts.into_any()
}
