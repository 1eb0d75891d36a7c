//! `enlarge`: a corpus made several times as large, with a vocabulary that grows as a real text's does.
//!
//! Each act is copied under names of its own. Ten copies of the same words would be no larger law: in a copy, some words
//! become new ones, rare words sooner than common ones, a word of a copy always the same new one. How many is taken from
//! Heaps' law as the real corpus follows it.

use super::vocabulary::{Curve, Heaps, Key, Vocabulary, is_plain, key, words};
use crate::command::Log;
use crate::failure::{About, Failure, Outcome};
use crate::fingerprint::files;
use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Changes when the same corpus would become another.
pub(super) const VERSION: &str = "1";

/// Words that occur more often than this stay as they are.
const RARE: u32 = 200;

/// Copies the acts below `from` into `to`, `times` times; gives the story of it with its figures. One act at a time is in
/// memory, and a number for each different word.
#[expect(clippy::cast_precision_loss, reason = "counts are below 2^52")]
pub(super) fn enlarge(from: &Path, to: &Path, times: u32, log: &Log) -> Outcome<String> {
    let mut acts: Vec<PathBuf> = files(from)?.into_iter().filter(|file| is_act(file)).collect();
    // Folders go by the alphabet, and acts of one kind have like names: the curve wants them mixed.
    acts.sort_by_key(|file| mixed(key(&file.to_string_lossy()), 0));
    let mut vocabulary = Vocabulary::default();
    for act in &acts {
        vocabulary.add(body(&read(act)?).1);
    }
    let mut curve = Curve::new(vocabulary.tokens);
    for act in &acts {
        curve.add(body(&read(act)?).1);
    }
    let heaps = Heaps::fitted(&curve.points).ok_or_else(|| Failure::new("there is no text to enlarge"))?;
    // The law as measured at the whole corpus, carried on by its exponent: no jump where the copies begin.
    let wanted = vocabulary.len() as f64 * f64::from(times).powf(heaps.beta);
    let per_copy = (wanted - vocabulary.len() as f64) / f64::from(times - 1);
    let weight = weight(&vocabulary, per_copy);
    log.say(&format!("{} acts, {} words, weight {weight:.3}", acts.len(), vocabulary.tokens))?;

    let mut coined = HashSet::new();
    let mut replaced = 0_u64;
    for copy in 0..times {
        for act in &acts {
            let text = read(act)?;
            let text = if copy == 0 {
                text
            } else {
                copied(&text, copy, |word| {
                    let new = coin(word, copy, &vocabulary, weight)?;
                    coined.insert(key(&new));
                    replaced += 1;
                    Some(new)
                })
            };
            write(act, from, to, copy, &text)?;
        }
        log.say(&format!("copy {} of {times}", copy + 1))?;
    }

    let total = vocabulary.tokens * u64::from(times);
    let points: Vec<String> = curve.points.iter().map(|(n, v)| format!("{v} of {n}")).collect();
    let mut story = String::new();
    // Writing to a text does not fail.
    let _ = write!(
        story,
        "how it was made: {} acts, {times} times; different words of all words at 1/8, 1/4, 1/2 and the whole: {};\n  \
         Heaps: V(n) = {:.1}·n^{:.3}; wanted at {times} n: {:.0}; had: {} ({} of them new);\n  \
         in the copies {replaced} words of {} ({:.2} %) became new ones, a word that occurs f times with the chance \
         min(1, {weight:.3}/f), none above f = {RARE}\n",
        acts.len(),
        points.join(", "),
        heaps.k,
        heaps.beta,
        wanted,
        vocabulary.len() + coined.len(),
        coined.len(),
        total - vocabulary.tokens,
        replaced as f64 * 100.0 / (total - vocabulary.tokens) as f64,
    );
    Ok(story)
}

fn is_act(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "md") && file.file_stem().is_some_and(|stem| stem != "README")
}

fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).about(file)
}

/// Writes a copy of an act: the first where it was, the others in a folder of each copy.
fn write(act: &Path, from: &Path, to: &Path, copy: u32, text: &str) -> Outcome<()> {
    let inside = act.strip_prefix(from).unwrap_or(act);
    let file = if copy == 0 { to.join(inside) } else { to.join(format!("copy-{copy}")).join(inside) };
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).about(folder)?;
    }
    fs::write(&file, text).about(&file)
}

/// Front matter, with the lines that mark it, and the rest.
fn body(text: &str) -> (&str, &str) {
    let end = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n")).map_or(0, |at| at + 9);
    text.split_at(end)
}

/// An act's text under the names of a copy, with the words that `coin` gives.
fn copied(text: &str, copy: u32, mut coin: impl FnMut(&str) -> Option<String>) -> String {
    let (front, rest) = body(text);
    let mut out = String::with_capacity(text.len() + 1024);
    for line in front.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        match line.split_once(": ") {
            Some(("slug" | "origslug" | "jurabk", value)) if !value.ends_with(['"', '\'']) => {
                out.extend([line, "-k", &copy.to_string()]);
            }
            Some(("Title", value)) => out.extend(["Title: ", &titled(value, copy)]),
            _ => out.push_str(line),
        }
        out.push_str(end);
    }
    let mut rest = rest;
    if let Some((before, heading)) = rest.split_once("\n# ") {
        let (line, after) = heading.split_once('\n').unwrap_or((heading, ""));
        out.extend([before, "\n# ", &titled(line, copy), "\n"]);
        rest = after;
    }
    let mut done = 0;
    for (start, word) in words(rest) {
        if let Some(new) = coin(word) {
            out.push_str(&rest[done..start]);
            out.push_str(&new);
            done = start + word.len();
        }
    }
    out.push_str(&rest[done..]);
    out
}

/// A title with the copy's number after its first word, so that no two acts are called the same.
fn titled(title: &str, copy: u32) -> String {
    match title.split_once(' ') {
        Some((first, rest)) if !first.ends_with(['"', '\'']) => format!("{first} K{copy} {rest}"),
        _ => title.to_owned(),
    }
}

/// The new word that stands for a word in a copy; `None` where it stays.
fn coin(word: &str, copy: u32, vocabulary: &Vocabulary, weight: f64) -> Option<String> {
    if !is_plain(word) {
        return None;
    }
    let key = key(word);
    let hash = mixed(key, copy);
    (share(hash) < chance(vocabulary.count(key), weight)).then(|| renamed(word, mixed(hash, copy)))
}

/// The chance that a word that occurs this often becomes a new one in a copy.
fn chance(count: u32, weight: f64) -> f64 {
    if count == 0 || count > RARE { 0.0 } else { (weight / f64::from(count)).min(1.0) }
}

/// The weight with which a copy gets this many new words.
fn weight(vocabulary: &Vocabulary, wanted: f64) -> f64 {
    let (mut low, mut high) = (0.0, f64::from(RARE));
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        let expected: f64 = vocabulary.plain().map(|count| chance(count, middle)).sum();
        if expected < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// A word with two syllables more in its middle: its beginning, its end and its stem's ending stay as they were, as they
/// do in the compounds by which a real vocabulary grows.
fn renamed(word: &str, hash: u64) -> String {
    const CONSONANTS: &[u8] = b"bdfghklmnprstvwz";
    const VOWELS: &[u8] = b"aeiou";
    let middle = word.char_indices().nth(word.chars().count() / 2).map_or(word.len(), |(at, _)| at);
    let mut new = String::with_capacity(word.len() + 4);
    new.push_str(&word[..middle]);
    let mut left = hash;
    for letters in [CONSONANTS, VOWELS, CONSONANTS, VOWELS] {
        let count = letters.len() as u64;
        let letter = usize::try_from(left % count).ok().and_then(|at| letters.get(at));
        new.extend(letter.map(|letter| char::from(*letter)));
        left /= count;
    }
    new.push_str(&word[middle..]);
    new
}

/// A number from a word's key and a copy, as good as random and always the same (the last step of `SplitMix64`).
fn mixed(key: Key, copy: u32) -> u64 {
    let mut z = key.wrapping_add(u64::from(copy).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A hash as a number from 0 up to 1.
#[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
fn share(hash: u64) -> f64 {
    (hash >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACT: &str = "---\nTitle: Mindesturlaubsgesetz für Arbeitnehmer\njurabk: BUrlG\nslug: burlg\n---\n\n\
                       # Mindesturlaubsgesetz für Arbeitnehmer (BUrlG)\n\n## § 1 Urlaubsanspruch\n\nBezahlter Erholungsurlaub.\n";

    #[test]
    fn a_copy_of_an_act_has_names_of_its_own_and_the_same_divisions() {
        let copy = copied(ACT, 3, |word| (word == "Erholungsurlaub").then(|| renamed(word, 7)));
        assert!(copy.contains("\nslug: burlg-k3\n") && copy.contains("\njurabk: BUrlG-k3\n"), "{copy}");
        assert!(copy.contains("Title: Mindesturlaubsgesetz K3 für Arbeitnehmer\n"), "{copy}");
        assert!(copy.contains("\n# Mindesturlaubsgesetz K3 für Arbeitnehmer (BUrlG)\n"), "{copy}");
        assert!(copy.contains("\n## § 1 Urlaubsanspruch\n\nBezahlter "), "{copy}");
        assert!(!copy.contains("Erholungsurlaub."), "{copy}");
        assert_eq!(copied(ACT, 3, |_| None).lines().count(), ACT.lines().count());
    }

    #[test]
    fn new_words_are_as_many_as_wanted_and_rare_words_come_first() {
        let mut vocabulary = Vocabulary::default();
        // A thousand words once, one word a hundred times.
        let rare: Vec<String> = (0..1000).map(|number| renamed("urlaub", mixed(number, 0))).collect();
        vocabulary.add(&rare.join(" "));
        vocabulary.add(&"gesetz ".repeat(100));
        let weight = weight(&vocabulary, 300.0);
        let new = |copy| rare.iter().filter(|word| coin(word, copy, &vocabulary, weight).is_some()).count();
        assert!((250..350).contains(&new(1)) && (250..350).contains(&new(2)), "{} {}", new(1), new(2));
        assert!(chance(100, weight) < 0.01);
        assert!(coin("§", 1, &vocabulary, 200.0).is_none() && coin("BGBl", 1, &vocabulary, 200.0).is_none());
    }

    #[test]
    fn a_copy_is_the_same_on_every_day() {
        assert_eq!(
            renamed("Arbeitnehmer", mixed(key("Arbeitnehmer"), 1)),
            renamed("Arbeitnehmer", mixed(key("arbeitnehmer"), 1))
        );
        assert_ne!(mixed(key("Arbeitnehmer"), 1), mixed(key("Arbeitnehmer"), 2));
    }
}
