//! The clauses of Russian instructions: «пункт 3 статьи 8 изложить в следующей редакции», «слова … заменить словами …».

use super::lexemes::Lexeme;
use super::names::Noun;
use super::reading::{Clause, Quoted, Verb, designations, elements};
use legislation::Lang;

/// The verb at a place, and how many words it takes.
fn verb(lexemes: &[Lexeme], at: usize) -> Option<(Verb, usize)> {
    let word = |at: usize| lexemes.get(at).and_then(Lexeme::word);
    Some(match word(at)? {
        "изложить" | "изложив" => (Verb::Reword, 1),
        "дополнить" | "дополнив" => (Verb::Add, 1),
        "исключить" | "исключив" => (Verb::Exclude, 1),
        "заменить" | "заменив" => (Verb::Replace, 1),
        "признать" if word(at + 1)?.starts_with("утративш") && word(at + 2)? == "силу" => {
            (Verb::Exclude, 3)
        }
        _ => return None,
    })
}

/// Whether a word calls what follows by the words it is made of: «слова», «цифры», «знак».
fn is_words(word: &str) -> bool {
    ["слов", "цифр", "числ", "знак", "аббревиатур", "буквы", "букву", "букв", "символ"]
        .iter()
        .any(|stem| word.starts_with(stem))
}

/// Cuts a line into clauses: a comma behind a complete one, before words that lead to another verb.
fn cuts(lexemes: &[Lexeme]) -> Vec<&[Lexeme]> {
    let verbs: Vec<usize> = (0..lexemes.len()).filter(|at| verb(lexemes, *at).is_some()).collect();
    let mut cuts = vec![0];
    for pair in verbs.windows(2) {
        // The last comma before a noun or «слова» between two verbs, behind the first one's words.
        let begins = (pair[0]..pair[1]).find(|at| {
            let joint = matches!(&lexemes[*at], Lexeme::Comma | Lexeme::Other)
                || matches!(&lexemes[*at], Lexeme::Word(word) if word == "и" || word == "а");
            let next = lexemes.get(at + 1).and_then(Lexeme::word);
            let opens = next.is_some_and(|next| {
                is_words(next) && next.ends_with(['а', 'о', 'у', 'ы', 'и'])
                    || matches!(next, "в" | "после" | "по")
                    || super::names::noun(next, Lang::RU).is_some_and(|noun| !noun.with)
                    || verb(lexemes, at + 1).is_some()
            });
            // «статьи 4, 5»: a number behind a comma goes on with the list.
            joint && opens && complete(&lexemes[pair[0]..*at])
        });
        cuts.extend(begins.map(|at| at + 1));
    }
    cuts.push(lexemes.len());
    cuts.windows(2).filter_map(|pair| lexemes.get(pair[0]..pair[1])).collect()
}

/// Whether a clause from its verb on has all it needs.
fn complete(from_verb: &[Lexeme]) -> bool {
    match verb(from_verb, 0) {
        Some((Verb::Exclude, _)) => true,
        Some((Verb::Replace | Verb::Add, _)) => from_verb.iter().any(|one| matches!(one, Lexeme::Quote(_))),
        _ => false,
    }
}

/// The clauses of a line.
pub(super) fn clauses(lexemes: &[Lexeme]) -> Vec<Clause> {
    cuts(lexemes).into_iter().map(clause).collect()
}

fn clause(lexemes: &[Lexeme]) -> Clause {
    let word = |at: usize| lexemes.get(at).and_then(Lexeme::word);
    let verb_at = (0..lexemes.len()).find_map(|at| verb(lexemes, at).map(|(verb, _)| (at, verb)));
    let verb = verb_at.map(|(_, verb)| verb);
    let mut clause = Clause { verb, ..Clause::default() };
    let mut after = false;
    for (at, one) in lexemes.iter().enumerate() {
        match one {
            Lexeme::Word(_) if word(at).is_some_and(is_words) => {
                after = at > 0 && word(at - 1) == Some("после");
            }
            Lexeme::Quote(words) => {
                let behind_verb = verb_at.is_some_and(|(verb, _)| at > verb);
                // «слова «X» дополнить словами «Y»» puts Y behind X, «исключить слова «X»» takes X away.
                let role = match (after, behind_verb, verb) {
                    (true, ..) | (_, false, Some(Verb::Add)) => Quoted::After,
                    (_, true, Some(Verb::Replace | Verb::Add)) => Quoted::New,
                    _ => Quoted::Old,
                };
                // The name of an act is no word of its text.
                if called(lexemes, at) {
                    clause.quotes.push((role, words.clone()));
                }
            }
            Lexeme::Word(word) if matches!(word.as_str(), "тексту" | "везде") => clause.everywhere = true,
            _ => {}
        }
    }
    let named = elements(lexemes, Lang::RU);
    let is_new =
        |at: usize, noun: &Noun| noun.with && verb == Some(Verb::Add) && verb_at.is_some_and(|(verb, _)| at > verb);
    let places: Vec<_> = named
        .iter()
        .filter(|(at, noun, _)| !is_new(*at, noun) && !noun.with)
        .map(|(_, noun, numbers)| (*noun, numbers.clone()))
        .collect();
    clause.places = designations(&places, Lang::RU);
    for (_, noun, numbers) in named.iter().filter(|(at, noun, _)| is_new(*at, noun)) {
        let step = |number: &str| legislation::amending::Step { element: noun.element, number: number.to_owned() };
        if numbers.is_empty() {
            clause.new.push(step(""));
        }
        clause.new.extend(numbers.iter().map(|number| step(number)));
    }
    clause
}

/// Whether a quotation is called words, figures or signs: by the word before it, or by the one before the quotations it is
/// listed with.
fn called(lexemes: &[Lexeme], quote: usize) -> bool {
    let before = lexemes[..quote].iter().rev();
    before
        .take_while(|one| match one {
            Lexeme::Quote(_) | Lexeme::Comma => true,
            Lexeme::Word(word) => word == "и" || word == "соответственно" || word == "препинания" || is_words(word),
            _ => false,
        })
        .any(|one| one.word().is_some_and(is_words))
}

/// Whether a line that ends in a colon names the act to be changed: «Внести в Закон … следующие изменения», «В Кодекс …».
pub(super) fn names_an_act(words: &str) -> bool {
    let lower = words.to_lowercase();
    if lower.contains("следующие изменен")
        || lower.contains("следующее изменен")
        || lower.contains("следующие дополнен")
        || lower.contains("следующее дополнен")
        || lower.contains("изменения и дополнения в следующие")
        || lower.contains("изменения в следующие")
    {
        return true;
    }
    let into = lower.strip_prefix("в ").or_else(|| lower.strip_prefix("во ")).unwrap_or_default();
    [
        "закон",
        "кодекс",
        "конституци",
        "приказ",
        "постановлени",
        "указ",
        "гражданский",
        "уголовн",
        "трудовой",
        "налоговый",
        "земельный",
    ]
    .iter()
    .any(|kind| into.starts_with(kind))
        || into.contains(" кодекс") && !into.contains("стать")
        || names_approved(words)
}

/// Whether a line names a document that an act approved: «в Правилах …, утвержденных указанным приказом:».
pub(super) fn names_approved(words: &str) -> bool {
    let lower = words.to_lowercase();
    let into = lower.strip_prefix("в ").or_else(|| lower.strip_prefix("во ")).unwrap_or_default();
    into.contains("утвержденн")
        && [
            "правил",
            "инструкци",
            "положени",
            "методик",
            "стандарт",
            "переч",
            "порядк",
            "требовани",
            "регламент",
            "типов",
        ]
        .iter()
        .any(|document| into.starts_with(document))
}
