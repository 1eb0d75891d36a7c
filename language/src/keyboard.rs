//! Keys: a text typed with the wrong keyboard layout, or in Latin letters, as it was meant.

use legislation::Lang;

/// The Russian layout, key by key, beside the Latin one. Kazakhstan's layout has the same letters on the same keys.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";

/// The keys of Kazakhstan's layout where the Latin one has its digits.
const KAZAKH_DIGITS: [(char, char); 9] =
    [('2', 'ә'), ('3', 'і'), ('4', 'ң'), ('5', 'ғ'), ('8', 'ү'), ('9', 'ұ'), ('0', 'қ'), ('-', 'ө'), ('=', 'һ')];

/// What the keys give in the Cyrillic layout: `cnfnmz` is «статья», `0fpf0` «қазақ». Lower case.
pub fn typed_as_latin(text: &str, lang: Lang) -> String {
    let letters = text.chars().any(|c| c.is_ascii_alphabetic());
    let meant = |c: char| {
        let digit = KAZAKH_DIGITS.iter().find(|(key, _)| *key == c && letters && lang == Lang::KK);
        digit.map(|(_, letter)| *letter).or_else(|| pair(LATIN, CYRILLIC, c)).unwrap_or(c)
    };
    text.chars().flat_map(char::to_lowercase).map(meant).collect()
}

/// What the keys give in the Latin layout: «сщгке» is `court`. Lower case.
pub fn typed_as_cyrillic(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|c| pair(CYRILLIC, LATIN, c).unwrap_or(c)).collect()
}

fn pair(from: &str, to: &str, c: char) -> Option<char> {
    to.chars().nth(from.chars().position(|key| key == c)?)
}

/// Letters and groups of them, longest first, as people write Russian in Latin (near to GOST 7.79 B and passports).
const RUSSIAN: &[(&str, &str)] = &[
    ("shch", "щ"),
    ("sch", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yu", "ю"),
    ("ju", "ю"),
    ("ya", "я"),
    ("ja", "я"),
    ("yo", "е"),
    ("jo", "е"),
    ("ye", "е"),
    ("iy", "ий"),
    ("yy", "ый"),
    ("a", "а"),
    ("b", "б"),
    ("c", "ц"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("i", "и"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("w", "в"),
    ("x", "кс"),
    ("y", "ы"),
    ("z", "з"),
    ("'", "ь"),
];

/// Kazakh in Latin: the alphabet of 2021 (ä ö ü ū ğ ñ ş q, ı for і, y for ы) and what people type without its marks.
const KAZAKH: &[(&str, &str)] = &[
    ("shch", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("gh", "ғ"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("ts", "ц"),
    ("yu", "ю"),
    ("ya", "я"),
    ("ä", "ә"),
    ("á", "ә"),
    ("ö", "ө"),
    ("ó", "ө"),
    ("ü", "ү"),
    ("ū", "ұ"),
    ("ú", "ү"),
    ("ğ", "ғ"),
    ("ǵ", "ғ"),
    ("ñ", "ң"),
    ("ń", "ң"),
    ("ş", "ш"),
    ("ı", "і"),
    ("a", "а"),
    ("b", "б"),
    ("c", "с"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("i", "і"),
    ("j", "ж"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "қ"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("w", "у"),
    ("x", "х"),
    ("y", "ы"),
    ("z", "з"),
];

/// Cyrillic for a text in Latin letters, as readers without a Cyrillic keyboard write: `stat'ya` is «статья», `azamattyq`
/// «азаматтық». A guess by letters, not a dictionary; lower case.
pub fn latin_to_cyrillic(text: &str, lang: Lang) -> String {
    let table = if lang == Lang::KK { KAZAKH } else { RUSSIAN };
    let text: String = text.chars().flat_map(char::to_lowercase).collect();
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let vowel = |c: char| "аәеиоөуұүыіэюя".contains(c);
        if (c == 'y' || (c == 'i' && lang == Lang::KK)) && out.chars().next_back().is_some_and(vowel) {
            // After a vowel it is a glide: «bay», «aimaq».
            let glide = !rest[1..].starts_with(['a', 'u', 'o']) || c == 'i' || lang == Lang::KK;
            if glide {
                out.push('й');
                rest = &rest[1..];
                continue;
            }
        }
        if let Some((latin, cyrillic)) = table.iter().find(|(latin, _)| rest.starts_with(latin)) {
            out.push_str(cyrillic);
            rest = &rest[latin.len()..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{latin_to_cyrillic, typed_as_cyrillic, typed_as_latin};
    use legislation::Lang;

    #[test]
    fn keys_of_the_other_layout_give_the_word_meant() {
        for (typed, lang, meant) in [
            ("cnfnmz", Lang::RU, "статья"),
            ("yfkju yf bveotcndj", Lang::RU, "налог на имущество"),
            ("Rjycnbnewbz", Lang::RU, "конституция"),
            ("0fpf0", Lang::KK, "қазақ"),
            ("pf4", Lang::KK, "заң"),
            ("16-,fg", Lang::RU, "16-бап"),
        ] {
            assert_eq!(typed_as_latin(typed, lang), meant);
        }
        assert_eq!(typed_as_cyrillic("сщгке"), "court");
    }

    #[test]
    fn russian_and_kazakh_in_latin_letters_become_cyrillic() {
        for (typed, lang, meant) in [
            ("nalog na imushchestvo", Lang::RU, "налог на имущество"),
            ("stat'ya 16 trudovoy kodeks", Lang::RU, "статья 16 трудовой кодекс"),
            ("zhaloba", Lang::RU, "жалоба"),
            ("azamattyq", Lang::KK, "азаматтық"),
            ("jūmys berushi", Lang::KK, "жұмыс беруші"),
            ("aimaq", Lang::KK, "аймақ"),
        ] {
            assert_eq!(latin_to_cyrillic(typed, lang), meant);
        }
    }
}
