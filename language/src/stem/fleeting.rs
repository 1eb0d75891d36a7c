//! `fleeting`: the stem that a Russian noun has in its other cases when its vowel flees: «кошелек» – «кошелька».

/// The stem of the other cases of a noun that may lose the vowel of its last syllable, folded in and stemmed out («участок» –
/// «участка», «владелец» – «владельца», «перечень» – «перечня»: the sign * of A. Zaliznyak's Grammatical Dictionary); `None` where
/// the ending allows no such loss. Of a noun that keeps its vowel («человек») the stem is of no word, and meets none.
pub fn fleeting(word: &str) -> Option<String> {
    const LEAST: usize = 4;
    word.chars().nth(LEAST)?;
    let other = if let Some(base) = word.strip_suffix("ок") {
        format!("{base}ка")
    } else if let Some(base) = word.strip_suffix("ек") {
        format!("{base}{}", if base.ends_with(['ж', 'ш', 'ч', 'щ']) { "ка" } else { "ька" })
    } else if let Some(base) = word.strip_suffix("ец") {
        let vowels = ['а', 'е', 'и', 'о', 'у', 'ы', 'э', 'ю', 'я'];
        let soft = if base.ends_with('л') {
            "ь"
        } else if base.ends_with(vowels) {
            "й"
        } else {
            ""
        };
        format!("{base}{soft}ца")
    } else {
        format!("{}ня", word.strip_suffix("ень")?)
    };
    Some(super::stem(&other, legislation::Lang::RU))
}

#[cfg(test)]
mod tests {
    use super::fleeting;
    use crate::stem;
    use legislation::Lang;

    #[test]
    fn a_noun_whose_vowel_flees_is_one_noun() {
        for (term, used) in [
            ("кошелек", "кошельке"),
            ("участок", "участком"),
            ("владелец", "владельцев"),
            ("продавец", "продавцу"),
            ("перечень", "перечнем"),
            ("рынок", "рынках"),
        ] {
            assert_eq!(fleeting(term), Some(stem(used, Lang::RU)), "{term}");
        }
        assert_eq!(fleeting("закон"), None);
        assert_eq!(fleeting("ок"), None);
    }
}
