//! Repairs of damage that plain-text sources do to a law, and the report of gaps in its numbering.

use super::lines;
use crate::source::SourceDocument;
use language::letters::Letter;
use legislation::{Act, Problem, ProblemKind, ProvisionKind};
use std::collections::{HashMap, HashSet};

/// A list of contents before the first article names chapters that come again with their text: it is left out.
pub(super) fn drop_contents_list(document: &mut SourceDocument) {
    let openings: Vec<Option<lines::Opening>> = document.blocks.iter().map(|b| lines::division(&b.text)).collect();
    let first_article = openings
        .iter()
        .position(|o| o.as_ref().is_some_and(|o| o.kind == ProvisionKind::Article))
        .unwrap_or(openings.len());
    let mut first_seen: HashMap<String, usize> = HashMap::new();
    let mut contents: Option<(usize, usize)> = None;
    for (at, opening) in openings.iter().enumerate().take(first_article) {
        if opening.is_none() {
            continue;
        }
        let key = document.blocks[at].text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(&before) = first_seen.get(&key) {
            let start = contents.map_or(before, |(start, _)| start.min(before));
            let end = contents.map_or(at, |(_, end)| end.min(at));
            contents = Some((start, end));
        } else {
            first_seen.insert(key, at);
        }
    }
    if let Some((start, end)) = contents
        && start < end
    {
        document.blocks.drain(start..end);
    }
}

/// A number that stands on a line of its own and begins the next line again («84-бап», «84-бап Қазақстан …») opens one article.
pub(super) fn drop_repeated_openings(document: &mut SourceDocument) {
    let article = |text: &str| lines::division(text).filter(|one| one.kind == ProvisionKind::Article);
    let mut at = 0;
    while let [first, second] = document.blocks.get(at..at + 2).unwrap_or_default() {
        let is_bare =
            |opening: &lines::Opening| first.text.get(opening.text_at..).is_none_or(|rest| rest.trim().is_empty());
        let is_again =
            article(&first.text).filter(is_bare).zip(article(&second.text)).is_some_and(|(a, b)| a.number == b.number);
        if is_again {
            let bare = document.blocks.remove(at);
            if let Some(next) = document.blocks.get_mut(at) {
                next.anchors.splice(0..0, bare.anchors);
            }
        } else {
            at += 1;
        }
    }
}

/// «Статья 581» between 58 and 59 is 58-1: the text lost its superscripts. The number is written back with its hyphen.
pub(super) fn restore_superscripts(document: &mut SourceDocument) {
    let articles: Vec<(usize, String)> = document
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(at, b)| {
            lines::division(&b.text).filter(|o| o.kind == ProvisionKind::Article).map(|o| (at, o.number))
        })
        .collect();
    let numbers: HashSet<&str> = articles.iter().map(|(_, n)| n.as_str()).collect();
    let mut base = String::new();
    let mut repairs: Vec<(usize, String, String)> = Vec::new();
    for (at, number) in &articles {
        let own_base = number.split('-').next().unwrap_or(number);
        let (Ok(value), previous) = (own_base.parse::<u64>(), base.parse::<u64>().unwrap_or(0)) else { continue };
        let suffix = own_base.strip_prefix(base.as_str()).filter(|s| !s.is_empty() && !base.is_empty());
        let jumps = value > previous + 1;
        let resumes = numbers.contains((previous + 1).to_string().as_str());
        match suffix {
            Some(suffix) if jumps && resumes && !number.contains('-') => {
                repairs.push((*at, number.clone(), format!("{base}-{suffix}")));
            }
            _ => own_base.clone_into(&mut base),
        }
    }
    for (at, wrong, right) in repairs {
        let block = &mut document.blocks[at];
        block.text = block.text.replacen(&wrong, &right, 1);
        document.problems.push(Problem {
            kind: ProblemKind::DuplicateNumber,
            file: document.file.clone(),
            act: Some(document.id.clone()),
            lang: Some(document.lang),
            eid: None,
            detail: format!("article {wrong} read as {right}: the source lost its superscripts"),
        });
    }
}

/// Numbers missing in a sequence of articles or paragraphs, and articles without a text.
pub(super) fn report_gaps(act: &Act, file: &str, problems: &mut Vec<Problem>) {
    let mut last: HashMap<(Option<&str>, ProvisionKind), u32> = HashMap::new();
    for (index, provision) in act.provisions.iter().enumerate() {
        if !matches!(provision.kind, ProvisionKind::Article | ProvisionKind::Paragraph) {
            continue;
        }
        let problem = |kind, detail| Problem {
            kind,
            file: file.to_owned(),
            act: Some(act.id.clone()),
            lang: Some(act.lang),
            eid: Some(provision.eid.clone()),
            detail,
        };
        let Some(number) = provision.number.split('-').next().and_then(|n| n.parse::<u32>().ok()) else { continue };
        let holder = provision.eid.as_str().rsplit_once("__").map(|(holder, _)| holder);
        let previous = last.insert((holder, provision.kind), number);
        if let Some(previous) = previous
            && number > previous + 1
        {
            problems.push(problem(ProblemKind::MissingNumber, format!("{} follows {previous}", provision.number)));
        }
        let is_empty_article = provision.kind == ProvisionKind::Article
            && provision.text.is_empty()
            && provision.notes.is_empty()
            && act.subtree_end(index) == index + 1
            && provision.state == legislation::ProvisionState::InForce;
        if is_empty_article {
            problems.push(problem(ProblemKind::EmptyProvision, format!("{} has no text", provision.label)));
        }
    }
}

/// Words that mix Cyrillic letters with Latin look-alikes, counted for the act: search and stems fold them.
pub(super) fn report_look_alikes(act: &Act, file: &str, problems: &mut Vec<Problem>) {
    let mut count = 0;
    let mut example: Option<(usize, String)> = None;
    for (index, provision) in act.provisions.iter().enumerate() {
        for word in provision.text.split(|c: char| !c.is_letter()) {
            let cyrillic = word.chars().any(language::letters::is_cyrillic);
            if cyrillic && word.chars().any(language::letters::is_latin) {
                count += 1;
                example.get_or_insert_with(|| (index, word.to_owned()));
            }
        }
    }
    if let Some((index, word)) = example {
        problems.push(Problem {
            kind: ProblemKind::LookAlikeLetters,
            file: file.to_owned(),
            act: Some(act.id.clone()),
            lang: Some(act.lang),
            eid: Some(act.provisions[index].eid.clone()),
            detail: format!("{count} words hold Latin letters among Cyrillic ones, the first is {word}"),
        });
    }
}
