//! Syllables of a word, counted by its letters.

use crate::letters::Letter;
use crate::letters::is_cyrillic;
use legislation::Lang;

/// How many syllables the word has; 0 for numbers and for Cyrillic words without a vowel («в», «ҚР»).
///
/// - Russian: one for each of а е ё и о у ы э ю я (and the Kazakh vowels, for names).
/// - Kazakh: one for each of а ә е ё и о ө у ұ ү ы і э ю я, but у is a consonant after another vowel («жау» 1, «тауық» 2)
///   and at the start before one («уақыт» 2).
/// - English, and Latin words in any text: groups of vowels, less the silent e, with the usual exceptions (an estimate).
pub fn syllables(word: &str, lang: Lang) -> usize {
    if word.chars().any(is_cyrillic) {
        if lang == Lang::KK { kazakh(word) } else { word.chars().filter(|&c| is_cyrillic_vowel(c)).count() }
    } else {
        english(word)
    }
}

fn is_cyrillic_vowel(c: char) -> bool {
    matches!(
        c,
        'а' | 'ә'
            | 'е'
            | 'ё'
            | 'и'
            | 'о'
            | 'ө'
            | 'у'
            | 'ұ'
            | 'ү'
            | 'ы'
            | 'і'
            | 'э'
            | 'ю'
            | 'я'
            | 'є'
            | 'ї'
            | 'А'
            | 'Ә'
            | 'Е'
            | 'Ё'
            | 'И'
            | 'О'
            | 'Ө'
            | 'У'
            | 'Ұ'
            | 'Ү'
            | 'Ы'
            | 'І'
            | 'Э'
            | 'Ю'
            | 'Я'
            | 'Є'
            | 'Ї'
    )
}

fn lower(c: char) -> char {
    crate::letters::simply_lower(c).unwrap_or_else(|| c.to_lowercase().next().unwrap_or(c))
}

fn kazakh(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(|c| c.is_letter()).map(lower).collect();
    let vowel = |i: usize| letters.get(i).is_some_and(|&c| is_cyrillic_vowel(c));
    (0..letters.len())
        .filter(|&i| {
            let consonant = letters[i] == 'у'
                && (i > 0 && vowel(i - 1) && letters[i - 1] != 'у' || i == 0 && vowel(1) && letters[1] != 'у');
            vowel(i) && !consonant
        })
        .count()
}

fn english(word: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(|c| c.is_letter()).map(lower).collect();
    let word: String = letters.iter().collect();
    if letters.is_empty() {
        return 0;
    }
    // A y before a vowel is a consonant («employ-er», «year»).
    let letter = |i: usize| letters.get(i).is_some_and(|&c| is_latin_vowel(c));
    let vowel = |i: usize| letter(i) && !(letters[i] == 'y' && letter(i + 1));
    let mut count = 0_usize;
    for i in 0..letters.len() {
        if vowel(i) && (i == 0 || !vowel(i - 1)) {
            count += 1;
        }
    }
    // Two vowels that are two syllables: so-ci-al is not (ci-al is one after c, t, s, g), me-di-a is, cre-ate, va-ri-ous.
    for (i, pair) in letters.windows(2).enumerate() {
        let before = i.checked_sub(1).map(|b| letters[b]);
        let soft = matches!(before, Some('c' | 't' | 's' | 'g' | 'x'));
        let follows =
            |tail: &str| letters[i..].iter().copied().zip(tail.chars()).filter(|(a, b)| a == b).count() == tail.len();
        let apart = match pair {
            ['i', 'a' | 'o' | 'u'] => !soft && before.is_some(),
            ['e', 'o'] => !soft && before.is_some() && !follows("eopl") && !word.ends_with("eous"),
            ['u', 'a' | 'o'] => !matches!(before, Some('q' | 'g')),
            ['e', 'a'] => {
                let last = i + 2 == letters.len() && letters[..i].iter().any(|&c| is_latin_vowel(c));
                last || follows("eate") || follows("eati") || (i == 1 && follows("eal") && before == Some('r'))
            }
            ['i', 'e'] => follows("iet") || (follows("ier") && matches!(before, Some('r' | 'l' | 'n'))),
            ['y', 'i'] => i > 0 && follows("ying"),
            _ => false,
        };
        count += usize::from(apart);
    }
    let silent = ["e", "es", "ed"].iter().any(|tail| silent_e(&letters, tail));
    // The e inside em-ploy-ment's kin «-ement» (en-force-ment, man-age-ment) is silent too; so is that of -ely, -eful, -eless.
    let inner = ["ement", "ements", "ely", "eful", "eless", "eness"]
        .iter()
        .find_map(|tail| word.strip_suffix(tail))
        .is_some_and(|root| {
            root.chars().count() >= 3
                && !root.ends_with(is_latin_vowel)
                && !root.ends_with("pl")
                && root.contains(is_latin_vowel)
        });
    count = count.saturating_sub(usize::from(silent) + usize::from(inner));
    count.max(1)
}

/// Whether the word has this tail with a silent e: `rule`, `rules`, `ruled`, but `table`, `charges`, `created`.
fn silent_e(letters: &[char], tail: &str) -> bool {
    let Some(root) = letters.len().checked_sub(tail.len()).filter(|&n| n >= 2) else { return false };
    let (root, end) = letters.split_at(root);
    let (last, before) = (root[root.len() - 1], root[root.len() - 2]);
    let sounded = match tail {
        "es" => matches!(last, 's' | 'z' | 'x' | 'c' | 'g' | 'h'),
        "ed" => matches!(last, 't' | 'd'),
        _ => false,
    };
    let syllabic_l = last == 'l' && !is_latin_vowel(before);
    end.iter().copied().eq(tail.chars()) && !is_latin_vowel(last) && !sounded && !syllabic_l
}

fn is_latin_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'ä'
            | 'ö'
            | 'ü'
            | 'à'
            | 'á'
            | 'â'
            | 'è'
            | 'é'
            | 'ê'
            | 'ì'
            | 'í'
            | 'î'
            | 'ò'
            | 'ó'
            | 'ô'
            | 'ù'
            | 'ú'
            | 'û'
    )
}

#[cfg(test)]
mod tests {
    use super::syllables;
    use legislation::Lang;

    fn check(lang: Lang, table: &[(&str, usize)]) {
        for (word, expected) in table {
            assert_eq!(syllables(word, lang), *expected, "{word}");
        }
    }

    #[test]
    fn kazakh_u_is_a_vowel_or_a_consonant_by_its_place() {
        check(
            Lang::KK,
            &[
                ("уақыт", 2),
                ("ауыл", 2),
                ("тауық", 2),
                ("суық", 2),
                ("саула", 2),
                ("жау", 1),
                ("бару", 2),
                ("келу", 2),
                ("туады", 3),
                ("мемлекеттік", 4),
                ("қию", 2),
                ("оқиға", 3),
            ],
        );
        check(Lang::KK, &[("Заң", 1), ("ҚР", 0), ("УӘКІЛЕТТІ", 4), ("64-1", 0)]);
    }

    #[test]
    fn russian_syllables_are_its_vowels() {
        check(
            Lang::RU,
            &[("закон", 2), ("В", 0), ("законодательство", 6), ("её", 2), ("ЗРК", 0), ("2024", 0), ("Қазақстан", 3)],
        );
    }

    #[test]
    fn english_words_of_law_have_the_syllables_of_a_dictionary() {
        check(
            Lang::EN,
            &[
                ("law", 1),
                ("shall", 1),
                ("the", 1),
                ("article", 3),
                ("state", 1),
                ("employer", 3),
                ("employee", 3),
                ("provision", 3),
                ("legislation", 4),
                ("enforcement", 3),
                ("management", 3),
                ("authorized", 3),
                ("committed", 3),
                ("established", 3),
                ("required", 2),
                ("services", 3),
                ("public", 2),
                ("social", 2),
                ("media", 3),
                ("various", 3),
                ("violation", 4),
                ("individual", 5),
                ("create", 2),
                ("area", 3),
                ("rule", 1),
                ("rules", 1),
                ("people", 2),
                ("period", 3),
                ("society", 4),
                ("entities", 3),
                ("applying", 3),
                ("right", 1),
                ("republic", 3),
                ("Constitution", 4),
                ("safely", 2),
                ("penalties", 3),
                ("implementation", 5),
                ("judge", 1),
                ("charges", 2),
                ("created", 3),
            ],
        );
    }
}
