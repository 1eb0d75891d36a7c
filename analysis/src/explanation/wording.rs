//! Arithmetic of `Wording`s: parts, unions and rests of words, each still verbatim.

use language::letters::Letter;
use legislation::{Act, Place, TextSpan, Wording};

/// The places that stand in some provisions.
pub(super) fn of_provisions(words: &Wording, is_in: impl Fn(u32) -> bool) -> Wording {
    Wording(words.0.iter().copied().filter(|place| is_in(place.provision)).collect())
}

/// Both, in the order of the text; what stands side by side becomes one place.
pub(super) fn union(act: &Act, words: &Wording, other: Option<&Wording>) -> Wording {
    let mut places: Vec<Place> = words.0.iter().chain(other.into_iter().flat_map(|other| &other.0)).copied().collect();
    places.sort_unstable_by_key(|place| (place.provision, place.span));
    let mut joined: Vec<Place> = Vec::new();
    for place in places {
        let beside = joined.last_mut().filter(|last| {
            let between = act
                .provisions
                .get(place.provision as usize)
                .and_then(|provision| provision.text.get(last.span.end()..place.span.start().max(last.span.end())));
            last.provision == place.provision && between.is_some_and(|between| between.trim().is_empty())
        });
        match beside {
            Some(last) => {
                last.span = TextSpan::new(last.span.start(), last.span.end().max(place.span.end()));
            }
            None => joined.push(place),
        }
    }
    trimmed(act, Wording(joined))
}

/// The words without those of others. Punctuation left alone goes too.
pub(super) fn without<'a>(act: &Act, words: &Wording, others: impl Iterator<Item = &'a Wording>) -> Wording {
    let mut rest = words.0.clone();
    for cut in others.flat_map(|other| &other.0) {
        rest = rest
            .into_iter()
            .flat_map(|place| {
                if place.provision != cut.provision || !place.span.overlaps(cut.span) {
                    return vec![place];
                }
                let part = |start: usize, end: usize| Place { span: TextSpan::new(start, end), ..place };
                let (start, end) = (place.span.start(), place.span.end());
                vec![part(start, cut.span.start().max(start)), part(cut.span.end().min(end), end)]
            })
            .collect();
    }
    trimmed(act, Wording(rest))
}

/// Whether the clause goes on without these words: where a conjunction stands beside them, its other half would be left alone
/// («белгіленген жағдайларда және тәртіппен»).
pub(super) fn is_separable(act: &Act, words: &Wording) -> bool {
    const JOINS: [&str; 9] = ["и", "или", "либо", "также", "және", "немесе", "мен", "and", "or"];
    let joins = |word: Option<&str>| {
        word.is_some_and(|word| {
            JOINS.contains(&word.trim_matches(|c: char| !c.is_letter_or_digit()).to_lowercase().as_str())
        })
    };
    words.0.iter().all(|place| {
        let text = act.provisions.get(place.provision as usize).map_or("", |provision| provision.text.as_str());
        let before = text.get(..place.span.start()).unwrap_or_default();
        let after = text.get(place.span.end()..).unwrap_or_default();
        !joins(before.split_whitespace().next_back()) && !joins(after.split_whitespace().next())
    })
}

/// Whether a party's words begin or end a clause.
pub(super) fn is_at_an_end(clause: &Wording, who: &Wording) -> bool {
    let place = |place: &Place| (place.provision, place.span);
    let (Some(first), Some(last)) = (clause.0.first().map(place), clause.0.last().map(place)) else { return true };
    let (Some(from), Some(to)) = (who.0.first().map(place), who.0.last().map(place)) else { return true };
    let begins = from.0 == first.0 && from.1.start() <= first.1.start();
    let ends = to.0 == last.0 && to.1.end() >= last.1.end();
    begins || ends
}

/// The words without spaces, commas and dashes at the ends of each place; places without a letter or digit go.
pub(super) fn trimmed(act: &Act, words: Wording) -> Wording {
    let idle = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.' | '–' | '—' | '-');
    let places = words.0.into_iter().filter_map(|place| {
        let text = place.span.of(&act.provisions.get(place.provision as usize)?.text)?;
        let start = place.span.start() + (text.len() - text.trim_start_matches(idle).len());
        let end = place.span.start() + text.trim_end_matches(idle).len();
        let says = text.chars().any(Letter::is_letter_or_digit);
        (says && start < end).then(|| Place { span: TextSpan::new(start, end), ..place })
    });
    Wording(places.collect())
}
