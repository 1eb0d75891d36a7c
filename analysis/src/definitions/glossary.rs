//! Glossary entries: lists of terms that an introduction or a heading announces.

use super::marks::{closing_bracket, marks, parting_dashes, trimmed};
use language::fold;
use language::letters::Letter;
use legislation::{Act, Definition, DefinitionKind, Lang, Provision, ProvisionKind, ProvisionState, TextSpan};

/// Longest term that is believed, in words. Place-of-residence terms of tax codes have over forty.
const LONGEST_TERM: usize = 60;

/// The glossary entries of the act.
pub(super) fn find(act: &Act) -> Vec<Definition> {
    let mut found = Vec::new();
    let children = children(act);
    for (index, provision) in act.provisions.iter().enumerate() {
        if provision.state == ProvisionState::Repealed {
            continue;
        }
        if introduces(&provision.text, act.lang) {
            let followers = followers(act, &children, index);
            entries(act, followers, &mut found);
        } else if heading_announces(&provision.heading, act.lang)
            && matches!(provision.kind, ProvisionKind::Article | ProvisionKind::Chapter | ProvisionKind::Subchapter)
            && !children[index].iter().any(|&c| introduces(&act.provisions[c].text, act.lang))
        {
            // No sentence of introduction: the heading announces the list, and the first passage may be an entry.
            if let Some(definition) = entry(act, index) {
                found.push(definition);
            }
            let followers = children[index].clone();
            entries(act, followers, &mut found);
        }
    }
    found.extend(subjects_of_articles(act, &children));
    found.sort_by_key(|d| d.provision);
    found.dedup_by_key(|d| d.provision);
    found
}

/// Children of every provision, in order.
fn children(act: &Act) -> Vec<Vec<usize>> {
    let mut children = vec![Vec::new(); act.provisions.len()];
    for (index, provision) in act.provisions.iter().enumerate() {
        if let Some(list) = provision.parent.and_then(|p| children.get_mut(p as usize)) {
            list.push(index);
        }
    }
    children
}

/// The provisions an introduction at `index` announces: its children, or, for a passage that has none, what follows it
/// under the same parent.
fn followers(act: &Act, children: &[Vec<usize>], index: usize) -> Vec<usize> {
    if !children[index].is_empty() {
        return children[index].clone();
    }
    let Some(siblings) = act.provisions[index].parent.and_then(|p| children.get(p as usize)) else {
        return Vec::new();
    };
    siblings
        .iter()
        .copied()
        .filter(|&s| s > index && matches!(act.provisions[s].kind, ProvisionKind::Point | ProvisionKind::Alinea))
        .collect()
}

/// Adds the entries among the announced provisions. Where there are points, passages without a number only continue
/// them; where there are none, each passage is an entry.
fn entries(act: &Act, announced: Vec<usize>, found: &mut Vec<Definition>) {
    let numbered = announced.iter().any(|&i| act.provisions[i].kind == ProvisionKind::Point);
    for index in announced {
        let provision = &act.provisions[index];
        let fits = match provision.kind {
            ProvisionKind::Point => true,
            ProvisionKind::Alinea | ProvisionKind::Paragraph => !numbered,
            _ => false,
        };
        if fits && let Some(definition) = entry(act, index) {
            found.push(definition);
        }
    }
}

/// Articles of a division of definitions whose heading is the term: «Роялти», «Если иное не установлено …, роялти –
/// платеж за:».
fn subjects_of_articles(act: &Act, children: &[Vec<usize>]) -> Vec<Definition> {
    let mut found = Vec::new();
    for (index, division) in act.provisions.iter().enumerate() {
        if !division.kind.is_division() || !heading_announces(&division.heading, act.lang) {
            continue;
        }
        let articles =
            (index + 1..act.subtree_end(index)).filter(|&i| act.provisions[i].kind == ProvisionKind::Article);
        for article in articles {
            let heading = act.provisions[article].heading.trim_end_matches('.');
            let first = children[article].first().copied();
            let holder = if act.provisions[article].text.is_empty() { first } else { Some(article) };
            let Some(holder) = holder.filter(|_| !heading.is_empty()) else { continue };
            let text = &act.provisions[holder].text;
            let term = parting_dashes(text).first().and_then(|&(at, len)| {
                let before = text[..at].trim_end();
                let start = before.len().checked_sub(heading.len())?;
                let same = before.get(start..).is_some_and(|words| fold(words) == fold(heading));
                same.then(|| (start..before.len(), at + len))
            });
            if let Some((term, body_start)) = term {
                let body = trimmed(text, body_start..text.len(), &[';', '.', ',', ':']);
                found.push(Definition {
                    provision: holder as u32,
                    kind: DefinitionKind::Glossary,
                    term: TextSpan::new(term.start, term.end),
                    body: TextSpan::new(body.start, body.end),
                });
            }
        }
    }
    found
}

/// Reads one entry.
fn entry(act: &Act, index: usize) -> Option<Definition> {
    let provision: &Provision = act.provisions.get(index)?;
    if provision.state == ProvisionState::Repealed {
        return None;
    }
    let (term, body) = split(&provision.text, act.lang)?;
    // «работник:» – the whole explanation stands in the passages that follow.
    let goes_on = provision.kind == ProvisionKind::Point
        && act.provisions.get(index + 1).is_some_and(|next| {
            matches!(next.kind, ProvisionKind::Alinea | ProvisionKind::Point) && next.parent >= provision.parent
        });
    if (body.is_empty() && !goes_on) || body.of(&provision.text).is_some_and(says_where) {
        return None;
    }
    Some(Definition { provision: u32::try_from(index).ok()?, kind: DefinitionKind::Glossary, term, body })
}

/// Whether a body only says which part of the act deals with something: «недропользователями – главой 27 настоящего раздела».
fn says_where(body: &str) -> bool {
    const PARTS: [&str; 6] = ["разделом", "главой", "параграфом", "статьей", "статьями", "главами"];
    let folded = language::fold(body);
    let mut words = folded.split_whitespace();
    words.next().is_some_and(|part| PARTS.contains(&part))
        && words.next().is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// Splits an entry into its term and its body; `None` where the text is no entry. The body is empty where the text
/// ends in the mark that parts them.
pub(super) fn split(text: &str, lang: Lang) -> Option<(TextSpan, TextSpan)> {
    let (term_end, body_start) = separator(text, lang)?;
    let mut term = trimmed(text, 0..term_end, &[',']);
    if let Some(open) = text[term.clone()].find('(') {
        // «термин (далее – короткое имя)»: the bracket is a definition of its own.
        let open = term.start + open;
        let short_name = super::contextual::opens_short_name(&text[open..], lang);
        if short_name && closing_bracket(text, open).is_some_and(|close| close + 1 >= term.end) {
            term = trimmed(text, term.start..open, &[',']);
        }
    }
    let body = trimmed(text, body_start..text.len(), &[';', '.', ',', ':']);
    let term_text = &text[term.clone()];
    let words = language::words(term_text).count();
    let believable = (1..=LONGEST_TERM).contains(&words)
        && term_text.starts_with(|c: char| c.is_letter_or_digit() || matches!(c, '"' | '«' | '“'))
        && term_text.chars().any(char::is_letter)
        && !term_text.contains(". ")
        && !term_text.contains(';');
    believable.then(|| (TextSpan::new(term.start, term.end), TextSpan::new(body.start, body.end)))
}

/// Where the term ends and the body starts: at the first dash or colon that parts them, or at "means".
fn separator(text: &str, lang: Lang) -> Option<(usize, usize)> {
    let dashes = parting_dashes(text);
    let colon = marks(text).into_iter().find(|m| m.outside && m.c == ':').map(|m| m.at);
    let dash = dash_of(text, &dashes);
    let means = (lang == Lang::EN).then(|| means(text)).flatten();
    let mut candidates: Vec<(usize, usize)> = Vec::new();
    candidates.extend(dash.map(|(at, len)| (at, at + len)));
    candidates.extend(colon.map(|at| (at, at + 1)));
    candidates.extend(means);
    candidates.into_iter().min()
}

/// The dash between term and body. «юридическое лицо – нерезидент – организация …»: a dash before a single word that
/// another dash follows, or before a word of residence, belongs to the term.
fn dash_of(text: &str, dashes: &[(usize, usize)]) -> Option<(usize, usize)> {
    for (i, &(at, len)) in dashes.iter().enumerate() {
        let Some(&(next, _)) = dashes.get(i + 1) else {
            return Some((at, len));
        };
        let settled = text[..at].trim_end().ends_with(',');
        let between = text[at + len..next].trim();
        let single = language::words(between).count() == 1 && !between.contains([',', ';', ':']);
        let apposition = fold(between);
        let residence = apposition.starts_with("резидент") || apposition.starts_with("нерезидент");
        if settled || !(single || residence) {
            return Some((at, len));
        }
    }
    None
}

/// "means" and its like after an English term: where the term ends and the body starts.
fn means(text: &str) -> Option<(usize, usize)> {
    [" shall have the meaning ", " has the meaning ", " shall mean ", " shall be understood as ", " means ", " mean "]
        .iter()
        .filter_map(|m| text.find(m).map(|at| (at, at + m.len())))
        .min()
}

/// Whether a passage announces a list of terms: its last sentence names terms and ends in a colon.
pub(super) fn introduces(text: &str, lang: Lang) -> bool {
    let text = text.trim_end();
    let ends = text.ends_with(':')
        || (text.ends_with(['–', '—', '-']) && text.trim_end_matches(['–', '—', '-']).ends_with(':'));
    if !ends || text.len() > 4000 {
        return false;
    }
    let sentence = text.rsplit(". ").next().unwrap_or(text);
    let folded = fold(sentence);
    let any = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    if lang == Lang::KK {
        any(&["ұғымдар", "терминдер", "анықтамалар", "ұғымды"])
    } else if lang == Lang::EN {
        any(&["terms", "definitions", "concepts", "expressions", "notions"])
            && any(&["following", "used", "mean", "definitions"])
    } else {
        any(&["понятия", "термины", "определения"])
            && any(&["использ", "примен", "означа", "значени", "понима", "следующ", "связанн"])
    }
}

/// Whether a heading announces a list of terms. «Понятие договора» does not: that is doctrine, one notion.
fn heading_announces(heading: &str, lang: Lang) -> bool {
    let folded = fold(heading);
    let starts = |words: &[&str]| words.iter().any(|w| folded.trim_start().starts_with(w));
    if lang == Lang::KK {
        folded.contains("ұғымдар") || folded.contains("терминдер")
    } else if lang == Lang::EN {
        starts(&["definitions", "basic concepts", "basic definitions", "terms and definitions", "interpretation"])
            || (starts(&["basic", "main", "terms", "concepts"]) && folded.contains("used in"))
    } else {
        starts(&[
            "основные понятия",
            "основные термины",
            "основные определения",
            "понятия, ",
            "понятия и термины",
            "термины и ",
            "термины, ",
            "определения",
            "определение основных понятий",
        ])
    }
}
