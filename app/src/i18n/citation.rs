//! How a provision is cited in words: «статья 5, пункт 2», «5-бап, 2-тармақ», "article 5, paragraph 2".

use legislation::{EId, Lang};

/// The words for a provision's address, from the article down; divisions above it are left out, as in law. The address
/// itself where its steps have no words.
pub(crate) fn citation(eid: &EId, lang: Lang) -> String {
    let steps: Vec<&str> = eid.as_str().split("__").collect();
    let words: Vec<String> = steps.iter().filter_map(|step| step_words(step, lang)).collect();
    if words.is_empty() { eid.to_string() } else { words.join(", ") }
}

fn step_words(step: &str, lang: Lang) -> Option<String> {
    let (name, number) = step.split_once('_').unwrap_or((step, ""));
    let number = number.split('~').next().unwrap_or(number);
    let words = match (lang, name) {
        (Lang::KK, "part") => format!("{number}-бөлік"),
        (Lang::KK, "sec") => format!("{number}-бөлім"),
        (Lang::KK, "chp") => format!("{number}-тарау"),
        (Lang::KK, "subchp") => format!("{number}-параграф"),
        (Lang::KK, "art") => format!("{number}-бап"),
        (Lang::KK, "para") => format!("{number}-тармақ"),
        (Lang::KK, "point") => format!("{number}) тармақша"),
        (Lang::KK, "al") => format!("{number}-абзац"),
        (Lang::KK, "tbl") => format!("{number}-кесте"),
        (Lang::KK, "att") => format!("{number}-қосымша"),
        (Lang::RU, "part") => format!("часть {number}"),
        (Lang::RU, "sec") => format!("раздел {number}"),
        (Lang::RU, "chp") => format!("глава {number}"),
        (Lang::RU, "subchp") => format!("параграф {number}"),
        (Lang::RU, "art") => format!("статья {number}"),
        (Lang::RU, "para") => format!("пункт {number}"),
        (Lang::RU, "point") => format!("подпункт {number})"),
        (Lang::RU, "al") => format!("абзац {number}"),
        (Lang::RU, "tbl") => format!("таблица {number}"),
        (Lang::RU, "att") => format!("приложение {number}"),
        (_, "part") => format!("part {number}"),
        (_, "sec") => format!("section {number}"),
        (_, "chp") => format!("chapter {number}"),
        (_, "subchp") => format!("subchapter {number}"),
        (_, "art") => format!("article {number}"),
        (_, "para") => format!("paragraph {number}"),
        (_, "point") => format!("point {number})"),
        (_, "al") => format!("alinea {number}"),
        (_, "tbl") => format!("table {number}"),
        (_, "att") => format!("annex {number}"),
        _ => return None,
    };
    Some(words.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::citation;
    use legislation::{EId, Lang};

    #[test]
    fn provisions_are_cited_with_the_words_of_the_law() {
        for (eid, lang, expected) in [
            ("art_64-1__para_2__point_3", Lang::RU, "статья 64-1, пункт 2, подпункт 3)"),
            ("art_64-1__para_2__point_3", Lang::KK, "64-1-бап, 2-тармақ, 3) тармақша"),
            ("art_5__al_2", Lang::EN, "article 5, alinea 2"),
            ("att_1__para_5~2", Lang::RU, "приложение 1, пункт 5"),
            ("preamble", Lang::RU, "preamble"),
        ] {
            assert_eq!(citation(&EId::parse(eid).unwrap(), lang), expected);
        }
    }
}
