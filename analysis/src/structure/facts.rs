//! Facts an act states about itself in its title, its requisites and its notes: kind, number, dates, status.

use language::letters::Letter;
use legislation::{Act, ActKind, ActStatus, Date, Lang, NoteKind, ProvisionKind};

/// The kind named by the requisites («Закон Республики Казахстан от …»), else by the title.
pub(super) fn kind(title: &str, requisites: &str) -> ActKind {
    let title = title.to_lowercase();
    // «Об утверждении Правил …»: the requisites decide, whatever the title mentions.
    let from_requisites = kind_word(&requisites.to_lowercase());
    let titled_constitution =
        ["конституция", "constitution of"].iter().any(|w| title.contains(w)) && title.chars().count() < 60;
    match from_requisites {
        Some(ActKind::Law) | None if titled_constitution => ActKind::Constitution,
        Some(ActKind::Law) | None if is_code_title(&title) => ActKind::Code,
        Some(kind) => kind,
        None => kind_word(&title).unwrap_or(ActKind::Other),
    }
}

fn is_code_title(title: &str) -> bool {
    let introduces =
        ["введени", "енгізу", "енгiзу", "изменени", "өзгеріс", "enactment", "amend"].iter().any(|w| title.contains(w));
    !introduces
        && title
            .split(|c: char| !c.is_letter())
            .any(|w| matches!(w, "кодекс" | "кодекса" | "кодексі" | "кодексi" | "code"))
}

/// The first word that names a kind.
fn kind_word(text: &str) -> Option<ActKind> {
    const WORDS: [(&str, ActKind); 26] = [
        ("конституционный закон", ActKind::ConstitutionalLaw),
        ("конституциялық заң", ActKind::ConstitutionalLaw),
        ("constitutional law", ActKind::ConstitutionalLaw),
        ("конституция", ActKind::Constitution),
        ("constitution", ActKind::Constitution),
        ("кодекс", ActKind::Code),
        ("code of", ActKind::Code),
        ("code", ActKind::Code),
        ("указ", ActKind::Decree),
        ("жарлығы", ActKind::Decree),
        ("decree", ActKind::Decree),
        ("постановление", ActKind::Resolution),
        ("қаулысы", ActKind::Resolution),
        ("resolution", ActKind::Resolution),
        ("приказ", ActKind::Order),
        ("бұйрығы", ActKind::Order),
        ("бұйрық", ActKind::Order),
        ("order of", ActKind::Order),
        ("order", ActKind::Order),
        ("решение", ActKind::Order),
        ("шешімі", ActKind::Order),
        ("закон", ActKind::Law),
        ("заңы", ActKind::Law),
        ("заң", ActKind::Law),
        ("law of", ActKind::Law),
        ("law", ActKind::Law),
    ];
    WORDS
        .iter()
        .filter_map(|&(word, kind)| whole_word(text, word).map(|at| (at, kind)))
        .min_by_key(|&(at, _)| at)
        .map(|(_, kind)| kind)
}

/// Where `phrase` stands in `text` as whole words («указ», not «указание»).
fn whole_word(text: &str, phrase: &str) -> Option<usize> {
    text.match_indices(phrase).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        !before.is_some_and(char::is_letter_or_digit) && !after.is_some_and(char::is_letter_or_digit)
    })
}

/// The number after «№» or "No.": `106-VIII ЗРК` gives `106-VIII`.
pub(super) fn number(requisites: &str) -> Option<String> {
    let (at, mark) = ["№", "No. ", "N "].iter().filter_map(|m| requisites.find(m).map(|at| (at, m.len()))).min()?;
    let number: String = requisites[at + mark..]
        .trim_start()
        .chars()
        .take_while(|c| c.is_letter_or_digit() || matches!(c, '-' | '/' | '.' | '–'))
        .collect();
    let number = number.trim_end_matches(['.', '-', '–']).to_owned();
    (!number.is_empty()).then_some(number)
}

const MONTHS: [[&str; 3]; 12] = [
    ["январ", "қаңтар", "jan"],
    ["феврал", "ақпан", "feb"],
    ["март", "наурыз", "mar"],
    ["апрел", "сәуір", "apr"],
    ["ма", "мамыр", "may"],
    ["июн", "маусым", "jun"],
    ["июл", "шілде", "jul"],
    ["август", "тамыз", "aug"],
    ["сентябр", "қыркүйек", "sep"],
    ["октябр", "қазан", "oct"],
    ["ноябр", "қараша", "nov"],
    ["декабр", "желтоқсан", "dec"],
];

/// The first date in words («от 1 июля 2024 года», «2013 жылғы 15 сәуірдегі», "of 5 July 2014") or digits.
pub(super) fn date(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    for (at, word) in words.iter().enumerate() {
        if let Some(date) = Date::parse(word.trim_matches(|c: char| !c.is_ascii_digit())) {
            return Some(date);
        }
        let lower = word.to_lowercase().replace('i', "і");
        // «мамыр» begins with «ма», so the longest month wins.
        let month = MONTHS
            .iter()
            .enumerate()
            .flat_map(|(m, names)| names.iter().map(move |name| (m, *name)))
            .filter(|(_, name)| {
                let latin = lower.replace('і', "i");
                let rest = lower.strip_prefix(name).or_else(|| latin.strip_prefix(name));
                rest.is_some_and(|rest| *name != "ма" || matches!(rest, "й" | "я"))
            })
            .max_by_key(|(_, name)| name.len())
            .map(|(m, _)| m as u8 + 1);
        let Some(month) = month else { continue };
        let number = |offset: isize| -> Option<u16> {
            let word = words.get(at.checked_add_signed(offset)?)?;
            let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().ok()
        };
        let ru_en = number(-1).zip(number(1));
        let kk = number(-1).zip(number(-3));
        let us = number(1).zip(number(2));
        for (day, year) in [ru_en, kk, us].into_iter().flatten() {
            if let (Ok(day), true) = (u8::try_from(day), year >= 1900)
                && let Some(date) = Date::new(year, month, day)
            {
                return Some(date);
            }
        }
    }
    None
}

/// The status from the source's word for it.
pub(super) fn status(words: &str) -> ActStatus {
    let lower = words.to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|p| lower.contains(p));
    if lower.trim().is_empty() {
        ActStatus::Unknown
    } else if has(&["утрати", "күшін жой", "күші жой", "repealed", "invalid", "lapsed"]) {
        ActStatus::Repealed
    } else if has(&["не введен", "енгізілмеген", "not yet", "not in force"]) {
        ActStatus::NotYetInForce
    } else if has(&["нов", "обновл", "действ", "жаңа", "қолданыс", "new", "updated", "in force", "active", "valid"])
    {
        ActStatus::InForce
    } else {
        ActStatus::Unknown
    }
}

/// What a note speaks of in its first words: «Сноска. Пункт 3 …», «Ескерту. 16-бапқа …», "Footnote: Article 2 …".
pub(super) fn note_subject(note: &str) -> Option<ProvisionKind> {
    let head: String = note.to_lowercase().chars().take(60).collect();
    let words = [
        ("статья", ProvisionKind::Article),
        ("статью", ProvisionKind::Article),
        ("в статью", ProvisionKind::Article),
        ("-бап", ProvisionKind::Article),
        ("article", ProvisionKind::Article),
        ("пункт", ProvisionKind::Paragraph),
        ("-тармақ", ProvisionKind::Paragraph),
        ("paragraph", ProvisionKind::Paragraph),
        ("глава", ProvisionKind::Chapter),
        ("заголовок главы", ProvisionKind::Chapter),
        ("-тарау", ProvisionKind::Chapter),
        ("chapter", ProvisionKind::Chapter),
        ("приложение", ProvisionKind::Attachment),
        ("-қосымша", ProvisionKind::Attachment),
    ];
    words
        .iter()
        .filter_map(|&(w, kind)| head.find(w).map(|at| (at, kind)))
        .min_by_key(|&(at, _)| at)
        .map(|(_, kind)| kind)
}

/// Whether a note names the article of this number: «Статью 15 предусмотрено исключить», «15-бапты алып тастау көзделген».
pub(super) fn names_article(note: &str, number: &str) -> bool {
    let note = note.to_lowercase();
    let words: Vec<&str> = note.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_letter_or_digit()).to_owned();
    words.iter().enumerate().any(|(at, word)| {
        let kazakh = word.strip_prefix(number).is_some_and(|rest| rest.starts_with("-бап") || rest.starts_with("-баб"));
        let after = || words.get(at + 1).is_some_and(|next| bare(next) == number);
        kazakh || ((word.starts_with("стать") || word.starts_with("article")) && after())
    })
}

/// Whether an annex label says that it belongs to an approved document («к Правилам», «Қағидаларға»), not to the act.
pub(super) fn annexed_to_attachment(label: &str) -> bool {
    const DOCUMENTS: [&str; 30] = [
        "правилам",
        "методике",
        "инструкции",
        "положению",
        "регламенту",
        "стандарту",
        "порядку",
        "перечню",
        "требованиям",
        "программе",
        "типовому",
        "нормам",
        "форме",
        "қағидаларға",
        "қағидаларына",
        "қағидалардың",
        "әдістемеге",
        "әдістемесіне",
        "нұсқаулыққа",
        "нұсқаулығына",
        "ережеге",
        "ережесіне",
        "регламентке",
        "стандартқа",
        "стандартына",
        "тәртібіне",
        "to the rules",
        "to the regulation",
        "to the methodology",
        "to the procedure",
    ];
    const ACTS: [&str; 18] = [
        "к приказу",
        "к постановлению",
        "к закону",
        "к указу",
        "к решению",
        "к кодексу",
        "приказом",
        "постановлением",
        "бұйрығына",
        "қаулысына",
        "заңына",
        "жарлығына",
        "шешіміне",
        "бұйрығымен",
        "қаулысымен",
        "to the order",
        "to the resolution",
        "to the law",
    ];
    let lower = label.to_lowercase();
    let first = |words: &[&str]| words.iter().filter_map(|w| lower.find(w)).min();
    match (first(&DOCUMENTS), first(&ACTS)) {
        (Some(document), Some(act)) => document < act,
        (found, _) => found.is_some(),
    }
}

/// Fills in what the text itself tells: kind, texts taken for headings, the day of the text from its amendment notes.
pub(super) fn complete(act: &mut Act) {
    // An act that has articles and says nothing of its kind is a law: by-laws are built of paragraphs.
    if act.kind == ActKind::Other
        && !matches!(act.lang, Lang::UND | Lang::DE)
        && act.provisions.iter().any(|p| p.kind == ProvisionKind::Article)
    {
        act.kind = ActKind::Law;
    }
    // «1-бап. Қазақстан Республикасының … күшіне енгізілсін.»: older acts have articles without headings.
    for index in 0..act.provisions.len() {
        let article = &act.provisions[index];
        let bare =
            article.kind == ProvisionKind::Article && article.text.is_empty() && act.subtree_end(index) == index + 1;
        if bare && article.heading.ends_with('.') && article.heading.contains(' ') {
            let article = &mut act.provisions[index];
            article.text = std::mem::take(&mut article.heading);
        }
    }
    if act.text_date.is_none() {
        let notes = act.notes.iter().chain(act.provisions.iter().flat_map(|p| &p.notes));
        act.text_date =
            notes.filter(|n| n.kind == NoteKind::Amendment).flat_map(|n| amendment_dates(&n.text)).max().or(act.date);
    }
}

/// Days of the amending acts a note names: «Законом РК от 15.03.2025 № 172-VIII», «ҚР 09.01.2026 № 254-VIII», "No. 51-VI
/// of 10 March 2017". A day of coming into force has no number beside it.
fn amendment_dates(note: &str) -> Vec<Date> {
    let words: Vec<&str> = note.split_whitespace().collect();
    let numbered =
        words.windows(2).filter(|pair| pair[1].starts_with(['№', 'N'])).filter_map(|pair| Date::parse(pair[0]));
    let spelled = note.split("No. ").skip(1).filter_map(|rest| {
        let (_, after) = rest.split_once(" of ").filter(|(number, _)| !number.contains(' '))?;
        date(&after.chars().take(20).collect::<String>())
    });
    numbered.chain(spelled).collect()
}

#[cfg(test)]
mod tests {
    use super::{annexed_to_attachment, date, kind, number, status};
    use legislation::{ActKind, ActStatus};

    #[test]
    fn kind_number_and_date_are_read_from_the_requisites_of_all_three_languages() {
        for (title, requisites, expected_kind, expected_number, expected_date) in [
            (
                "О государственных закупках",
                "Закон Республики Казахстан от 1 июля 2024 года № 106-VIII ЗРК.",
                ActKind::Law,
                "106-VIII",
                "2024-07-01",
            ),
            (
                "Мемлекеттік қызметтер туралы",
                "Қазақстан Республикасының 2013 жылғы 15 сәуірдегі № 88-V Заңы.",
                ActKind::Law,
                "88-V",
                "2013-04-15",
            ),
            (
                "Об утверждении Правил",
                "Приказ Министра финансов Республики Казахстан от 26 сентября 2024 года № 646. Зарегистрирован 27 сентября 2024 года № 35143.",
                ActKind::Order,
                "646",
                "2024-09-26",
            ),
            ("Labour Code", "Code of the Republic of 23 November 2015 No. 414-Q", ActKind::Code, "414-Q", "2015-11-23"),
            (
                "ТРУДОВОЙ КОДЕКС КЫРГЫЗСКОЙ РЕСПУБЛИКИ",
                "от 4 августа 2004 года № 106",
                ActKind::Code,
                "106",
                "2004-08-04",
            ),
        ] {
            assert_eq!(kind(title, requisites), expected_kind, "{requisites}");
            assert_eq!(number(requisites).as_deref(), Some(expected_number), "{requisites}");
            assert_eq!(date(requisites).map(|d| d.to_string()).as_deref(), Some(expected_date), "{requisites}");
        }
        assert_eq!(kind("О введении в действие Уголовно-процессуального кодекса", "Закон"), ActKind::Law);
        assert_eq!(kind("Қазақстан Республикасының Конституциясы", ""), ActKind::Constitution);
    }

    #[test]
    fn the_day_of_the_text_is_that_of_the_latest_amending_act_not_of_its_coming_into_force() {
        for (note, expected) in [
            (
                "Сноска. Статья 29 с изменениями, внесенными Законом РК от 15.03.2025 № 172-VIII (вводится в действие с 01.01.2026).",
                "2025-03-15",
            ),
            (
                "Ескерту. 30-бапқа өзгеріс енгізілді – ҚР 09.01.2026 № 254-VIII (қолданысқа енгізіледі) Заңымен.",
                "2026-01-09",
            ),
            (
                "Footnote: Article 2 as amended by the Law No. 254-III of 21 May 2007 (in force from 1 June 2009)",
                "2007-05-21",
            ),
        ] {
            assert_eq!(
                super::amendment_dates(note).iter().max().map(ToString::to_string).as_deref(),
                Some(expected),
                "{note}"
            );
        }
    }

    #[test]
    fn the_sources_words_for_status_are_understood() {
        for (words, expected) in [
            ("Обновленный", ActStatus::InForce),
            ("Жаңартылған", ActStatus::InForce),
            ("Утративший силу", ActStatus::Repealed),
            ("Күшін жойған", ActStatus::Repealed),
            ("", ActStatus::Unknown),
        ] {
            assert_eq!(status(words), expected, "{words}");
        }
    }

    #[test]
    fn an_annex_to_the_rules_stands_under_the_rules() {
        assert!(annexed_to_attachment("Приложение 1 к Правилам формирования и ведения реестров"));
        assert!(!annexed_to_attachment("Приложение 1 к приказу Министр финансов от 26 сентября 2024 года № 646"));
    }
}
