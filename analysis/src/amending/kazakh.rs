//! The clauses of Kazakh instructions: «8-баптың 3-тармағы мынадай редакцияда жазылсын», «… деген сөздер … деген сөздермен ауыстырылсын».

use super::lexemes::Lexeme;
use super::names::Noun;
use super::reading::{Clause, Quoted, Verb, designations, elements};
use legislation::Lang;

/// The verb that ends at a place.
fn verb(lexemes: &[Lexeme], at: usize) -> Option<Verb> {
    let word = |at: usize| lexemes.get(at).and_then(Lexeme::word);
    let before = at.checked_sub(1).and_then(word);
    Some(match word(at)? {
        "жазылсын" => Verb::Reword,
        "толықтырылсын" => Verb::Add,
        "ауыстырылсын" => Verb::Replace,
        "тасталсын" if before == Some("алып") => Verb::Exclude,
        // «күші жойылды деп танылсын»
        "танылсын" if before == Some("деп") => Verb::Exclude,
        "жойылсын" if before == Some("күші") => Verb::Exclude,
        _ => return None,
    })
}

/// The clauses of a line: each ends with its verb.
pub(super) fn clauses(lexemes: &[Lexeme]) -> Vec<Clause> {
    let mut from = 0;
    let mut found = Vec::new();
    for at in 0..lexemes.len() {
        if let Some(verb) = verb(lexemes, at) {
            found.push(clause(&lexemes[from..=at], Some(verb)));
            from = at + 1;
        }
    }
    // A line without a verb names a place or an act.
    if found.is_empty() {
        found.push(clause(lexemes, None));
    }
    found
}

fn clause(lexemes: &[Lexeme], verb: Option<Verb>) -> Clause {
    let mut clause = Clause { verb, ..Clause::default() };
    let mut waiting: Vec<&String> = Vec::new();
    for (at, one) in lexemes.iter().enumerate() {
        match one {
            Lexeme::Quote(words) => {
                waiting.push(words);
                if let Some(role) = role(lexemes, at, verb) {
                    clause.quotes.extend(waiting.drain(..).map(|words| (role, words.clone())));
                } else if !matches!(lexemes.get(at + 1), Some(Lexeme::Comma))
                    && lexemes.get(at + 1).and_then(Lexeme::word).is_none_or(|word| word != "және")
                {
                    // The name of an act.
                    waiting.clear();
                }
            }
            Lexeme::Word(word) if matches!(word.as_str(), "мәтін" | "мәтінде" | "мәтіні" | "мәтінінде") =>
            {
                clause.everywhere = lexemes[..at]
                    .iter()
                    .any(|one| one.word().is_some_and(|word| word.starts_with("бүкіл") || word.starts_with("барлық")))
                    || lexemes.get(at + 1).and_then(Lexeme::word) == Some("бойынша");
            }
            _ => {}
        }
    }
    let named = elements(lexemes, Lang::KK);
    let is_new = |noun: &Noun| noun.with && verb == Some(Verb::Add);
    let places: Vec<_> =
        named.iter().filter(|(_, noun, _)| !noun.with).map(|(_, noun, numbers)| (*noun, numbers.clone())).collect();
    clause.places = designations(&places, Lang::KK);
    for (_, noun, numbers) in named.iter().filter(|(_, noun, _)| is_new(noun)) {
        let step = |number: &str| legislation::amending::Step { element: noun.element, number: number.to_owned() };
        if numbers.is_empty() {
            clause.new.push(step(""));
        }
        clause.new.extend(numbers.iter().map(|number| step(number)));
    }
    clause
}

/// What quoted words are, by the words behind them: «деген сөздер», «деген сөздерден кейін», «деген сөздермен».
fn role(lexemes: &[Lexeme], quote: usize, verb: Option<Verb>) -> Option<Quoted> {
    let word = |at: usize| lexemes.get(at).and_then(Lexeme::word);
    let at = (quote + 1..quote + 4).find(|at| {
        word(*at).is_some_and(|word| {
            ["сөз", "цифр", "сан", "белгі", "таңба", "аббревиатура"].iter().any(|stem| word.starts_with(stem))
        })
    })?;
    // Between the quotation and the noun stand only «деген», «тыныс», «деп».
    if !(quote + 1..at).all(|at| word(at).is_some_and(|word| matches!(word, "деген" | "деп" | "тыныс" | "деген,")))
    {
        return None;
    }
    let noun = word(at)?;
    let after = word(at + 1).is_some_and(|next| next == "кейін" || next == "соң");
    Some(if after {
        Quoted::After
    } else if ["мен", "бен", "пен"].iter().any(|with| noun.ends_with(with)) {
        Quoted::New
    } else if verb == Some(Verb::Add) {
        Quoted::After
    } else {
        Quoted::Old
    })
}

/// Whether a line that ends in a colon names the act to be changed: «… Заңына мынадай өзгерістер енгізілсін».
pub(super) fn names_an_act(words: &str) -> bool {
    let lower = words.to_lowercase();
    let lower = lower.trim_end_matches([':', ' ']);
    if lower.contains("өзгеріс") && lower.ends_with("енгізілсін")
        || lower.contains("толықтыру") && lower.ends_with("енгізілсін")
    {
        return true;
    }
    // «… туралы» Қазақстан Республикасының Заңына:
    let last = lower.split_whitespace().next_back().unwrap_or_default();
    ["заңына", "кодексіне", "конституциясына", "бұйрығына", "қаулысына", "жарлығына", "заңында", "кодексінде"]
        .iter()
        .any(|kind| last.starts_with(kind))
        || lower.ends_with("құжат)") && lower.contains("заңына")
        || names_approved(words)
}

/// Whether a line names a document that an act approved: «… бекітілген … қағидаларында:».
pub(super) fn names_approved(words: &str) -> bool {
    let lower = words.to_lowercase();
    let last = lower.trim_end_matches([':', ' ']).split_whitespace().next_back().unwrap_or_default().to_owned();
    lower.contains("бекітілген")
        && ["қағидалар", "нұсқаулық", "ереже", "әдістеме", "стандарт", "тізбе", "тәртіп", "талаптар", "регламент"]
            .iter()
            .any(|document| last.starts_with(document))
}
