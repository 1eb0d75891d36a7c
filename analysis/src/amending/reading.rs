//! Reads an amending act: lines become instructions, each with the place it is about, which it may have from lines before it.

use super::lexemes::{Lexeme, depth_after, lexemes, marks};
use super::names::{Noun, noun, ordinal};
use super::{kazakh, russian};
use crate::structure::{is_division, paragraph_or_point};
use legislation::Lang;
use legislation::amending::{Action, AmendingText, Designation, Element, Instruction, Refusal, Step};

/// What a clause says is to be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Verb {
    /// изложить, жазылсын.
    Reword,
    /// дополнить, толықтырылсын.
    Add,
    /// исключить, признать утратившим силу, алып тасталсын.
    Exclude,
    /// заменить, ауыстырылсын.
    Replace,
}

/// What quoted words are in a clause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Quoted {
    /// Words of the act in force.
    Old,
    /// New words.
    New,
    /// Words of the act after which something is put.
    After,
}

/// A clause: what is said of where and with which words.
#[derive(Default, Debug)]
pub(super) struct Clause {
    /// What is to be done; `None` where the line only names a place or an act.
    pub(super) verb: Option<Verb>,
    /// Where, each from the outermost.
    pub(super) places: Vec<Designation>,
    /// What is added.
    pub(super) new: Vec<Step>,
    /// Quoted words.
    pub(super) quotes: Vec<(Quoted, String)>,
    /// «по всему тексту».
    pub(super) everywhere: bool,
}

/// A line with the quoted lines that follow it.
struct Passage<'a> {
    first: usize,
    end: usize,
    head: &'a str,
    block: Option<Vec<String>>,
}

/// Reads what an amending act orders. Lines that order nothing – who adopted it, when it comes into force – are passed over.
pub fn read(lines: &[&str], lang: Lang) -> AmendingText {
    let mut text = AmendingText::default();
    let mut frames: Vec<(u8, Vec<Designation>)> = Vec::new();
    for passage in passages(lines, lang) {
        let (rank, words) = opening(passage.head, lang);
        if rank <= ARTICLE_RANK {
            frames.clear();
        }
        frames.retain(|(of, _)| *of < rank || rank == UNNUMBERED);
        let context: Vec<Designation> = frames.last().map_or_else(|| vec![Vec::new()], |(_, places)| places.clone());
        let clauses = clauses(words, lang);
        let orders = clauses.iter().any(|clause| clause.verb.is_some());
        if !orders {
            let announces = words.trim_end().ends_with(':');
            let places: Vec<Designation> = clauses.into_iter().flat_map(|clause| clause.places).collect();
            if !announces {
                continue;
            }
            let names_act = if lang == Lang::KK { kazakh::names_an_act(words) } else { russian::names_an_act(words) };
            if names_act {
                text.acts.push(words.trim_end_matches(':').trim().to_owned());
                frames.clear();
                frames.push((rank.min(ARTICLE_RANK), vec![approved(words, lang)]));
            } else if !places.is_empty() {
                frames.retain(|(of, _)| *of < rank);
                frames.push((rank, merged(&context, &places)));
            }
            continue;
        }
        if text.acts.is_empty() {
            text.acts.push(String::new());
        }
        let act = text.acts.len() - 1;
        let mut block = passage.block;
        let count = clauses.len();
        // «в пункте 2 слова … исключить, пункт 3 исключить»: what comes later in a line stands where the line is.
        let mut here = context;
        for (at, clause) in clauses.into_iter().enumerate() {
            here = merged(&here, &clause.places);
            let block = if at + 1 == count { block.take() } else { None };
            match action(clause, block) {
                Ok(Some(action)) => {
                    text.instructions.push(Instruction {
                        act,
                        first: passage.first,
                        end: passage.end,
                        places: here.clone(),
                        action,
                    });
                }
                Ok(None) => {}
                Err(refusal) => text.unread.push((passage.first, passage.end, refusal)),
            }
        }
    }
    text
}

/// The clauses of a line.
fn clauses(words: &str, lang: Lang) -> Vec<Clause> {
    if lang == Lang::KK { kazakh::clauses(&lexemes(words)) } else { russian::clauses(&lexemes(words)) }
}

/// Whether a line says that a wording follows: «… изложить в следующей редакции:».
fn announces_wording(head: &str, lang: Lang) -> bool {
    let verb = clauses(head, lang).last().and_then(|clause| clause.verb);
    head.trim_end().ends_with(':') && matches!(verb, Some(Verb::Reword | Verb::Add))
}

/// How deep a line without a number stands: below everything that has one.
const UNNUMBERED: u8 = 4;
/// How deep an article of the amending act stands, and its paragraph «1.» just below.
const ARTICLE_RANK: u8 = 1;

/// How deep a line stands by its number – «Статья 1.», «1.», «1)», «а)» –, and the line without it.
fn opening(line: &str, lang: Lang) -> (u8, &str) {
    let line = line.trim();
    // «Статья 1. Внести …»: the words behind the number. «3-бап мынадай редакцияда …» orders and is no heading.
    if is_division(line)
        && let Some((label, rest)) = line.split_once(". ")
        && label.split_whitespace().count() <= 2
    {
        return (0, rest.trim());
    }
    // «2) тармақшада …»: the number of what is changed, not of the line.
    let names = |at: usize| {
        let word = line[at..].split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        lang == Lang::KK && noun(&word.to_lowercase(), lang).is_some_and(|noun| noun.element == Element::Point)
    };
    if let Some((_, at)) = paragraph_or_point(line).filter(|(_, at)| !names(*at)) {
        let rank = if line[..at].contains(')') { 2 } else { ARTICLE_RANK };
        return (rank, line[at..].trim());
    }
    let mut letters = line.chars();
    if let (Some(letter), Some(')')) = (letters.next(), letters.next())
        && letter.is_lowercase()
    {
        return (3, line[letter.len_utf8() + 1..].trim());
    }
    (UNNUMBERED, line)
}

/// Lines with the quotations that follow them. One that is never closed takes all that is left: what comes after it might be
/// its words, so none of it is carried out.
fn passages<'a>(lines: &[&'a str], lang: Lang) -> Vec<Passage<'a>> {
    let mut found: Vec<Passage> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let head = lines[at].trim();
        let first = at;
        at += 1;
        if head.is_empty() {
            continue;
        }
        let awaited = found.last().is_some_and(|last| last.block.is_none() && announces_wording(last.head, lang));
        let starts_quoted = awaited && head.starts_with(['«', '"', '“', '„']);
        let depth = depth_after(head, 0);
        // A quotation that begins on a line of its own belongs to the line above, one that begins behind a colon to its own.
        let colon =
            marks(head, 0).first().map(|(mark, _)| *mark).filter(|mark| head[..*mark].trim_end().ends_with(':'));
        if !starts_quoted && colon.is_none() {
            found.push(Passage { first, end: at, head, block: None });
            continue;
        }
        let mut block = vec![head[colon.filter(|_| !starts_quoted).unwrap_or(0)..].to_owned()];
        let mut depth = depth;
        // Straight marks inside angled ones need not be even: «приказ "О внесении изменений в приказ "Об учете".».
        let mut angled = angled_after(&block[0], 0);
        while !(closes(block.last()) && (depth <= 0 || angled == Some(0) && ends_item(block.last())))
            && at < lines.len()
        {
            let line = lines[at].trim();
            depth = depth_after(line, depth);
            angled = angled.and_then(|angled| angled_after(line, angled));
            block.push(line.to_owned());
            at += 1;
        }
        let block = unquoted(block);
        if starts_quoted {
            if let Some(last) = found.last_mut() {
                last.block = block;
                last.end = at;
            }
        } else {
            let head = colon.and_then(|mark| head.get(..mark)).unwrap_or(head);
            found.push(Passage { first, end: at, head, block: Some(block.unwrap_or_default()) });
        }
    }
    found
}

/// Whether a line ends as an item of an amending act does behind its quotation: `»;` or `».`
fn ends_item(line: Option<&String>) -> bool {
    line.is_some_and(|line| line.ends_with("»;") || line.ends_with("»."))
}

/// How deep in angled marks a quotation is after a line, by them alone; `None` for one that does not begin with such a mark.
fn angled_after(line: &str, depth: u32) -> Option<u32> {
    if depth == 0 && !line.starts_with('«') {
        return None;
    }
    Some(line.chars().fold(depth, |depth, c| match c {
        '«' | '„' => depth + 1,
        '»' | '”' => depth.saturating_sub(1),
        _ => depth,
    }))
}

/// Whether a line ends a quotation: a closing mark, and nothing behind it but the signs of the amending act.
fn closes(line: Option<&String>) -> bool {
    line.is_some_and(|line| line.trim_end_matches([';', '.', ',', ' ']).ends_with(['»', '"', '”', '“']))
}

/// The lines between the marks; `None` where they are not closed.
fn unquoted(block: Vec<String>) -> Option<Vec<String>> {
    if !closes(block.last()) {
        return None;
    }
    let mut text = block;
    if let Some(first) = text.first_mut() {
        let mark = first.chars().next().map_or(0, char::len_utf8);
        *first = first[mark..].trim().to_owned();
    }
    if let Some(last) = text.last_mut() {
        let inside = last.trim_end_matches([';', '.', ',', ' ']);
        let mark = inside.chars().next_back().map_or(0, char::len_utf8);
        *last = inside[..inside.len() - mark].trim().to_owned();
    }
    text.retain(|line| !line.is_empty());
    Some(text)
}

/// Places below those of the lines before.
fn merged(context: &[Designation], places: &[Designation]) -> Vec<Designation> {
    if places.is_empty() {
        return context.to_vec();
    }
    let below = |outer: &Designation, place: &Designation| {
        let mut steps = outer.clone();
        if let Some(first) = place.first() {
            while steps.last().is_some_and(|last| !last.element.holds(first.element)) {
                steps.pop();
            }
        }
        steps.extend(place.iter().cloned());
        steps
    };
    let mut found: Vec<Designation> = Vec::new();
    for outer in context {
        for place in places {
            let whole = below(outer, place);
            if !found.contains(&whole) {
                found.push(whole);
            }
        }
    }
    found
}

/// Where changes to a document that an act approved are made: «в Правилах …, утвержденных указанным приказом:».
fn approved(words: &str, lang: Lang) -> Designation {
    let is_approved = if lang == Lang::KK { kazakh::names_approved(words) } else { russian::names_approved(words) };
    if is_approved { vec![Step { element: Element::Attachment, number: String::new() }] } else { Vec::new() }
}

/// What a clause orders; `None` for words that order nothing of an act's text.
fn action(clause: Clause, block: Option<Vec<String>>) -> Result<Option<Action>, Refusal> {
    let Clause { verb, places, new, quotes, everywhere } = clause;
    let Some(verb) = verb else { return Ok(None) };
    let of =
        |kind: Quoted| quotes.iter().filter(|(is, _)| *is == kind).map(|(_, words)| words.clone()).collect::<Vec<_>>();
    let (old, fresh, after) = (of(Quoted::Old), of(Quoted::New), of(Quoted::After));
    let paired = |left: Vec<String>, right: Vec<String>| -> Result<Vec<(String, String)>, Refusal> {
        match (left.len(), right.len()) {
            (0, _) | (_, 0) => Err(Refusal::NotUnderstood),
            (_, 1) => Ok(left.into_iter().map(|words| (words, right[0].clone())).collect()),
            (a, b) if a == b => Ok(left.into_iter().zip(right).collect()),
            _ => Err(Refusal::NotUnderstood),
        }
    };
    let wording = |block: Option<Vec<String>>| block.filter(|lines| !lines.is_empty()).ok_or(Refusal::NoWording);
    Ok(Some(match verb {
        Verb::Replace => Action::Replace { words: paired(old, fresh)?, everywhere },
        Verb::Exclude if !old.is_empty() => {
            Action::Replace { words: old.into_iter().map(|words| (words, String::new())).collect(), everywhere }
        }
        Verb::Exclude if places.is_empty() => return Err(Refusal::NotUnderstood),
        Verb::Exclude => Action::Exclude,
        // «слова … изложить в следующей редакции: «…»».
        Verb::Reword if !old.is_empty() => {
            let lines = wording(block)?;
            Action::Replace { words: old.into_iter().map(|words| (words, lines.join(" "))).collect(), everywhere }
        }
        Verb::Reword => Action::Reword(wording(block)?),
        Verb::Add if !after.is_empty() => Action::After { words: paired(after, fresh)? },
        Verb::Add if !fresh.is_empty() && new.is_empty() => match fresh.as_slice() {
            [words] => Action::Append(words.clone()),
            _ => return Err(Refusal::NotUnderstood),
        },
        Verb::Add if !new.is_empty() => Action::Insert { new, lines: wording(block)? },
        Verb::Add => return Err(Refusal::NotUnderstood),
    }))
}

/// Reads the elements that a clause names, in order, with where each begins among its lexemes and whether it is what something
/// is amended with. A number, or an ordinal, stands before or behind its noun as the language has it.
pub(super) fn elements(lexemes: &[Lexeme], lang: Lang) -> Vec<(usize, Noun, Vec<String>)> {
    let word = |at: usize| lexemes.get(at).and_then(Lexeme::word);
    let ordinal_at = |at: usize| word(at).and_then(|word| ordinal(word, lang));
    let mut found: Vec<(usize, Noun, Vec<String>)> = Vec::new();
    let mut taken = 0;
    let mut at = 0;
    while at < lexemes.len() {
        let Some(noun) = word(at).and_then(|word| noun(word, lang)) else {
            at += 1;
            continue;
        };
        let begins = at;
        // An annex told by its title: «приложение «Перечень …»», ««Тізбе» қосымшасы».
        if noun.element == Element::Attachment {
            let title =
                if lang == Lang::KK { at.checked_sub(1).filter(|before| *before >= taken) } else { Some(at + 1) };
            if let Some((place, Lexeme::Quote(title))) = title.and_then(|place| Some((place, lexemes.get(place)?))) {
                found.push((begins.min(place), noun, vec![title.clone()]));
                at = begins.max(place) + 1;
                taken = at;
                continue;
            }
        }
        let (mut first, mut numbers) = numbers_before(lexemes, taken, at, lang);
        at += 1;
        if lang != Lang::KK && numbers.is_empty() {
            first = begins;
            (at, numbers) = numbers_behind(lexemes, at);
            if numbers.is_empty()
                && let Some(place) = ordinal_at(at)
            {
                numbers.push(place.to_string());
                at += 1;
                // «абзацы второй и третий»
                while let Some(place) = joined(lexemes, at).and_then(ordinal_at) {
                    numbers.push(place.to_string());
                    at = joined(lexemes, at).map_or(at, |next| next + 1);
                }
            }
        }
        found.push((first, noun, numbers));
        taken = at;
    }
    found
}

/// Where a list goes on: behind a comma or «и», «және», «мен».
fn joined(lexemes: &[Lexeme], at: usize) -> Option<usize> {
    match lexemes.get(at)? {
        Lexeme::Comma => Some(at + 1),
        Lexeme::Word(word) if matches!(word.as_str(), "и" | "және" | "мен" | "бен" | "пен") => {
            Some(at + 1)
        }
        _ => None,
    }
}

/// Numbers behind a noun: «1), 2) и 5)», «4 – 6».
fn numbers_behind(lexemes: &[Lexeme], mut at: usize) -> (usize, Vec<String>) {
    let mut numbers: Vec<String> = Vec::new();
    while let Some(Lexeme::Number(number)) = lexemes.get(at) {
        numbers.push(number.clone());
        at += 1;
        if let (Some(Lexeme::Dash), Some(Lexeme::Number(last))) = (lexemes.get(at), lexemes.get(at + 1)) {
            numbers.extend(between(number, last));
            at += 2;
        }
        match joined(lexemes, at) {
            Some(next) if matches!(lexemes.get(next), Some(Lexeme::Number(_))) => at = next,
            _ => break,
        }
    }
    (at, numbers)
}

/// Numbers or ordinals before a noun: «4, 5 және 6-баптар», «второе предложение», «екінші бөлік».
fn numbers_before(lexemes: &[Lexeme], from: usize, noun: usize, lang: Lang) -> (usize, Vec<String>) {
    let word = |at: usize| lexemes.get(at).and_then(Lexeme::word);
    let mut numbers = Vec::new();
    let mut at = noun;
    while at > from {
        let before = at - 1;
        match lexemes.get(before) {
            Some(Lexeme::Number(number)) if lang == Lang::KK => numbers.push(number.clone()),
            Some(Lexeme::Word(word_before)) => {
                let Some(place) = ordinal(word_before, lang) else { break };
                // «он бірінші»
                let ten = before > from && word(before - 1) == Some("он") && place < 10;
                numbers.push((place + if ten { 10 } else { 0 }).to_string());
                at = before - usize::from(ten);
                match at.checked_sub(1).filter(|join| *join > from && joined(lexemes, *join).is_some()) {
                    Some(join) if word(join - 1).is_some_and(|word| ordinal(word, lang).is_some()) => at = join,
                    _ => break,
                }
                continue;
            }
            _ => break,
        }
        at = before;
        let Some(join) = at.checked_sub(1).filter(|join| *join > from) else { break };
        if lexemes.get(join) == Some(&Lexeme::Dash)
            && let Some(Lexeme::Number(first)) = lexemes.get(join - 1)
        {
            let last = numbers.pop().unwrap_or_default();
            numbers.extend(between(first, &last).into_iter().rev());
            numbers.push(first.clone());
            at = join - 1;
            match at.checked_sub(1).filter(|join| *join > from && joined(lexemes, *join).is_some()) {
                Some(join) if matches!(lexemes.get(join - 1), Some(Lexeme::Number(_))) => at = join,
                _ => break,
            }
        } else if joined(lexemes, join).is_some() && matches!(lexemes.get(join - 1), Some(Lexeme::Number(_))) {
            at = join;
        } else {
            break;
        }
    }
    numbers.reverse();
    (at, numbers)
}

/// The whole numbers after the first up to the last; inserted numbers (4-1) cannot be counted, so only the last is added.
fn between(first: &str, last: &str) -> Vec<String> {
    match (first.parse::<u32>(), last.parse::<u32>()) {
        (Ok(from), Ok(to)) if from < to && to - from < 500 => {
            (from + 1..=to).map(|number| number.to_string()).collect()
        }
        _ => vec![last.to_owned()],
    }
}

/// Puts elements together to designations. Russian names the inner first, Kazakh the outer; what several places share is said
/// once, in Russian with the last, in Kazakh with the first.
pub(super) fn designations(named: &[(Noun, Vec<String>)], lang: Lang) -> Vec<Designation> {
    let mut groups: Vec<Vec<&(Noun, Vec<String>)>> = Vec::new();
    for one in named {
        let fits = groups.last().and_then(|group| group.last()).is_some_and(|last| {
            if lang == Lang::KK { last.0.element.holds(one.0.element) } else { one.0.element.holds(last.0.element) }
        });
        match groups.last_mut() {
            Some(group) if fits => group.push(one),
            _ => groups.push(vec![one]),
        }
    }
    if lang != Lang::KK {
        for group in &mut groups {
            group.reverse();
        }
    }
    let mut found: Vec<Vec<Designation>> = groups.iter().map(|group| every(group)).collect();
    // The shared outer steps.
    let inherit = |to: &mut Vec<Designation>, from: Option<&Designation>| {
        for place in to {
            let (Some(first), Some(from)) = (place.first().cloned(), from) else { continue };
            let mut outer: Designation = from.clone();
            while outer.last().is_some_and(|last| !last.element.holds(first.element)) {
                outer.pop();
            }
            place.splice(0..0, outer);
        }
    };
    if lang == Lang::KK {
        for at in 1..found.len() {
            let from = found[at - 1].last().cloned();
            inherit(&mut found[at], from.as_ref());
        }
    } else {
        for at in (1..found.len()).rev() {
            let from = found[at].first().cloned();
            inherit(&mut found[at - 1], from.as_ref());
        }
    }
    found.into_iter().flatten().collect()
}

/// Every designation that a group of elements with lists of numbers tells.
fn every(group: &[&(Noun, Vec<String>)]) -> Vec<Designation> {
    let mut found: Vec<Designation> = vec![Vec::new()];
    for (noun, numbers) in group.iter().map(|one| (one.0, &one.1)) {
        let step = |number: &str| Step { element: noun.element, number: number.to_owned() };
        let steps: Vec<Step> =
            if numbers.is_empty() { vec![step("")] } else { numbers.iter().map(|n| step(n)).collect() };
        found = found
            .into_iter()
            .flat_map(|outer| {
                steps.iter().map(move |step| {
                    let mut place = outer.clone();
                    place.push(step.clone());
                    place
                })
            })
            .collect();
    }
    found
}
