//! `is_general`: words of a heading that mark the general rule («Общий срок исковой давности»): who asks for the term asks
//! for the general one, so such a word takes nothing from a heading that otherwise says just what was asked.

use legislation::Lang;

/// Whether a folded word says only that a rule is the general one.
pub fn is_general(folded: &str, lang: Lang) -> bool {
    const RUSSIAN: [&str; 11] =
        ["общий", "общая", "общее", "общие", "общего", "общей", "общих", "общему", "общим", "общем", "общую"];
    match lang {
        Lang::KK => folded == "жалпы",
        Lang::RU => RUSSIAN.contains(&folded),
        Lang::EN => folded == "general",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_general;
    use legislation::Lang;

    #[test]
    fn the_general_rule_is_told_from_society_and_community() {
        assert!(is_general("общие", Lang::RU) && is_general("жалпы", Lang::KK) && is_general("general", Lang::EN));
        assert!(!is_general("общество", Lang::RU) && !is_general("жалпыға", Lang::KK), "publicly is another word");
        assert!(!is_general("general", Lang::RU));
    }
}
