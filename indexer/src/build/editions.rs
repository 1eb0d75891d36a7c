//! `Editions`: the texts of one act in one language – the current one and the earlier ones.

use legislation::{Act, ActId, Lang, Problem, ProblemKind};
use std::collections::BTreeMap;

/// All texts of one act in one language.
pub(crate) struct Editions {
    /// The newest text.
    pub(crate) current: Act,
    /// Earlier dated texts, newest first.
    pub(crate) earlier: Vec<Act>,
}

/// Groups acts by id and language. A second text of the same date, or an undated one beside a dated one, is left out
/// and reported: which of them is right cannot be told.
pub(crate) fn sort(acts: Vec<Act>, problems: &mut Vec<Problem>) -> Vec<Editions> {
    let mut groups: BTreeMap<(ActId, Lang), Vec<Act>> = BTreeMap::new();
    for act in acts {
        groups.entry((act.id.clone(), act.lang)).or_default().push(act);
    }
    let mut sorted = Vec::with_capacity(groups.len());
    for ((id, lang), mut texts) in groups {
        // Stable: of two texts of one date the first file stays, unless the other one tells more.
        texts.sort_by(|a, b| {
            b.text_date.cmp(&a.text_date).then(b.requisites.is_empty().cmp(&a.requisites.is_empty()).reverse())
        });
        let mut texts = texts.into_iter();
        let Some(current) = texts.next() else { continue };
        let mut earlier: Vec<Act> = Vec::new();
        for text in texts {
            let last = earlier.last().unwrap_or(&current);
            if text.text_date.is_some() && text.text_date != last.text_date {
                earlier.push(text);
            } else {
                problems.push(Problem {
                    kind: ProblemKind::DuplicateAct,
                    file: String::new(),
                    act: Some(id.clone()),
                    lang: Some(lang),
                    eid: None,
                    detail: match text.text_date {
                        Some(date) => format!("a second text of {date} was left out"),
                        None => "a text without a date beside a dated one was left out".to_owned(),
                    },
                });
            }
        }
        sorted.push(Editions { current, earlier });
    }
    sorted
}
