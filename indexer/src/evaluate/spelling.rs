//! Words nobody wrote: is a word of the law still found when one letter slips, or when Kazakh is typed with Russian keys?

use crate::lookup::Lookup;
use crate::random::Random;
use language::{fold_kazakh_keys, tokens};
use legislation::Lang;
use serde_json::{Map, Value, json};
use std::path::Path;

/// Letters that slip in.
const CYRILLIC: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// Samples `words` words of each language of a bundle, four letters or more, and makes one slip in each: a letter too
/// many, missing, changed, or swapped with the next. A word counts as found when its index term is looked up. A slip that
/// makes another word of the texts is no slip anybody could see, and is drawn anew.
pub fn evaluate(bundle: &Path, words: usize, seed: u64) -> anyhow::Result<Value> {
    let mut report = Map::new();
    for lang in Lookup::languages(bundle)? {
        let lookup = Lookup::open(bundle, Some(lang), "")?;
        let mut random = Random::new(seed);
        let all: Vec<String> = lookup.words()?.into_iter().map(|(word, _)| word).collect();
        let is_known = |word: &str| all.binary_search_by(|known| known.as_str().cmp(word)).is_ok();
        let plain: Vec<&String> = all
            .iter()
            .filter(|word| word.chars().count() >= 4 && word.chars().all(char::is_alphabetic))
            .filter(|word| !language::is_stop_word(word, lang))
            .collect();
        if plain.is_empty() {
            continue;
        }
        let (mut slips, mut found, mut missed) = (0, 0, Vec::new());
        for _ in 0..words {
            let word = plain[random.below(plain.len())];
            let typo = (0..20).map(|_| slip(word, lang, &mut random)).find(|typo| typo != word && !is_known(typo));
            let Some(typo) = typo else { continue };
            slips += 1;
            if is_looked_up(&lookup, word, &typo, lang) {
                found += 1;
            } else {
                missed.push(json!([word, typo]));
            }
        }
        let share = |found: usize, of: usize| (found as f64 / of.max(1) as f64 * 10_000.0).round() / 10_000.0;
        let mut figures = json!({"words": slips, "one_slip_recall": share(found, slips), "missed": missed});
        let kazakh: Vec<&&String> = plain.iter().filter(|word| fold_kazakh_keys(word) != ***word).collect();
        if lang == Lang::KK && !kazakh.is_empty() {
            let sample: Vec<&&&String> = (0..words).map(|_| &kazakh[random.below(kazakh.len())]).collect();
            let typed = |word: &str| is_looked_up(&lookup, word, &fold_kazakh_keys(word), lang);
            let found = sample.iter().filter(|word| typed(word)).count();
            figures["russian_keys_recall"] = json!(share(found, sample.len()));
        }
        report.insert(lang.code().to_owned(), figures);
    }
    Ok(Value::Object(report))
}

/// Whether a search for what was typed looks up the index term of the word.
fn is_looked_up(lookup: &Lookup, word: &str, typed: &str, lang: Lang) -> bool {
    let terms = lookup.terms(typed);
    tokens(word, lang).all(|token| terms.contains(&token.stem))
}

/// The word with one slip.
fn slip(word: &str, lang: Lang, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let alphabet: Vec<char> = if lang == Lang::EN { LATIN } else { CYRILLIC }.chars().collect();
    let letter = alphabet[random.below(alphabet.len())];
    let at = random.below(letters.len());
    match random.below(4) {
        0 => letters.insert(at, letter),
        1 => {
            letters.remove(at);
        }
        2 => letters[at] = letter,
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => letters[at] = letter,
    }
    letters.into_iter().collect()
}
