//! `Piece`: a run of a text that is shown in one way, made from spans that may overlap.

use legislation::TextSpan;
use std::collections::BTreeSet;

/// A run of text that is plain or belongs to one item (a reference, a term), cut where marks begin and end.
#[derive(PartialEq, Eq, Debug)]
pub(crate) struct Piece<'a> {
    /// Index of the item, `None` for plain text.
    pub(crate) item: Option<usize>,
    /// The text in order; `true` for what is marked.
    pub(crate) parts: Vec<(&'a str, bool)>,
}

/// Cuts `text` into pieces. Items stand in order of importance: links and buttons cannot hold each other, so an item that
/// overlaps an earlier one is left out. Marks may overlap anything. Spans that do not fit the text are left out. The
/// pieces, joined, are the text again.
pub(crate) fn pieces<'a>(text: &'a str, items: &[TextSpan], marks: &[TextSpan]) -> Vec<Piece<'a>> {
    let mut kept: Vec<(TextSpan, usize)> = Vec::new();
    for (index, span) in items.iter().enumerate() {
        let fits = !span.is_empty() && span.of(text).is_some();
        if fits && !kept.iter().any(|(earlier, _)| earlier.overlaps(*span)) {
            let place = kept.partition_point(|(earlier, _)| earlier < span);
            kept.insert(place, (*span, index));
        }
    }
    let mut out = Vec::new();
    let mut at = 0;
    for (span, item) in kept {
        push(&mut out, text, at, span.start(), None, marks);
        push(&mut out, text, span.start(), span.end(), Some(item), marks);
        at = span.end();
    }
    push(&mut out, text, at, text.len(), None, marks);
    out
}

fn push<'a>(
    out: &mut Vec<Piece<'a>>,
    text: &'a str,
    start: usize,
    end: usize,
    item: Option<usize>,
    marks: &[TextSpan],
) {
    if start >= end {
        return;
    }
    let mut cuts = BTreeSet::from([start, end]);
    let fitting = |mark: &&TextSpan| !mark.is_empty() && mark.of(text).is_some();
    for mark in marks.iter().filter(fitting) {
        cuts.extend([mark.start(), mark.end()].into_iter().filter(|cut| (start..end).contains(cut)));
    }
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut parts: Vec<(&str, bool)> = Vec::new();
    for window in cuts.windows(2) {
        let Some(part) = text.get(window[0]..window[1]) else { continue };
        let marked = marks.iter().filter(fitting).any(|mark| mark.start() <= window[0] && window[1] <= mark.end());
        parts.push((part, marked));
    }
    out.push(Piece { item, parts });
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};
    use legislation::TextSpan;

    fn span(text: &str, words: &str) -> TextSpan {
        let start = text.find(words).unwrap();
        TextSpan::new(start, start + words.len())
    }

    fn shape(pieces: &[Piece<'_>]) -> String {
        pieces
            .iter()
            .map(|piece| {
                let inner: String = piece
                    .parts
                    .iter()
                    .map(|(text, marked)| if *marked { format!("*{text}*") } else { (*text).to_owned() })
                    .collect();
                piece.item.map_or(inner.clone(), |item| format!("[{item}:{inner}]"))
            })
            .collect()
    }

    #[test]
    fn a_citation_inside_a_term_wins_over_the_term() {
        let text = "работник по статье 5 настоящего Кодекса вправе";
        let items = [span(text, "статье 5 настоящего Кодекса"), span(text, "Кодекса вправе"), span(text, "работник")];
        assert_eq!(shape(&pieces(text, &items, &[])), "[2:работник] по [0:статье 5 настоящего Кодекса] вправе");
    }

    #[test]
    fn found_words_are_marked_inside_and_across_links() {
        let text = "айыппұл салынады";
        let items = [span(text, "салынады")];
        let marks = [span(text, "пұл сал")];
        assert_eq!(shape(&pieces(text, &items, &marks)), "айып*пұл *[0:*сал*ынады]");
    }

    #[test]
    fn spans_of_a_damaged_file_do_no_harm() {
        let text = "бап";
        let broken = [TextSpan::new(1, 3), TextSpan::new(0, 99), TextSpan::new(5, 2), TextSpan::new(2, 2)];
        assert_eq!(shape(&pieces(text, &broken, &broken)), "бап");
        assert!(pieces("", &broken, &broken).is_empty());
    }

    #[test]
    fn overlapping_marks_are_one_mark() {
        let text = "abcdef";
        let marks = [TextSpan::new(0, 3), TextSpan::new(2, 5)];
        let joined: String = pieces(text, &[], &marks).iter().flat_map(|p| p.parts.iter().map(|(t, _)| *t)).collect();
        assert_eq!(joined, text);
        assert_eq!(shape(&pieces(text, &[], &marks)), "*ab**c**de*f");
    }
}
