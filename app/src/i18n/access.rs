//! `AccessMessages`: what the interface says about reading with low vision and about its accessibility; `formula_name`: what
//! people call a readability formula.

use legislation::Lang;

/// The messages of one language.
pub(crate) struct AccessMessages {
    /// The switch for low vision, by the name it has on the sites of the state.
    pub(crate) low_vision: &'static str,
    pub(crate) low_vision_about: &'static str,
    /// The page that says what is accessible and what is not yet.
    pub(crate) statement: &'static str,
}

impl AccessMessages {
    /// The messages of this language; Kazakh for any that the interface does not speak.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::RU => &AccessMessages {
                low_vision: "Версия для слабовидящих",
                low_vision_about: "Крупные буквы, широкие промежутки, чёрный фон, без картинок. Тема и размер, выбранные ниже, вернутся, когда вы её выключите.",
                statement: "Доступность",
            },
            Lang::EN => &AccessMessages {
                low_vision: "Low-vision version",
                low_vision_about: "Large letters, wide spacing, black background, no pictures. The theme and size chosen below come back when you switch it off.",
                statement: "Accessibility",
            },
            _ => &AccessMessages {
                low_vision: "Нашар көретіндерге арналған нұсқа",
                low_vision_about: "Ірі әріптер, кең аралықтар, қара фон, суретсіз. Өшірген кезде төменде таңдалған тақырып пен өлшем қайтып келеді.",
                statement: "Қолжетімділік",
            },
        }
    }
}

/// What a formula is called: by its authors, those of a formula for Russian in the reader's letters. `None` for one that has
/// no name here.
pub(crate) fn formula_name(name: &str, lang: Lang) -> Option<&'static str> {
    let (cyrillic, latin) = match name {
        "flesch-oborneva" => ("Флеш (Оборнева)", "Flesch (Oborneva)"),
        "fk-oborneva" => ("Флеш – Кинкейд (Оборнева)", "Flesch–Kincaid (Oborneva)"),
        "solovyev-2018" => ("Соловьёв (2018)", "Solovyev (2018)"),
        "solovyev-2023" => ("Соловьёв (2023)", "Solovyev (2023)"),
        "matskovsky" => ("Мацковский", "Matskovsky"),
        "fk-plainrussian" => ("Флеш – Кинкейд (plainrussian)", "Flesch–Kincaid (plainrussian)"),
        "cli-plainrussian" => ("Колман – Лиау (plainrussian)", "Coleman–Liau (plainrussian)"),
        "smog-plainrussian" => ("SMOG (plainrussian)", "SMOG (plainrussian)"),
        "dc-plainrussian" => ("Дейл – Чейл (plainrussian)", "Dale–Chall (plainrussian)"),
        "ari-plainrussian" => ("ARI (plainrussian)", "ARI (plainrussian)"),
        "flesch" => ("Флеш", "Flesch reading ease"),
        "flesch-kincaid" => ("Флеш – Кинкейд", "Flesch–Kincaid grade"),
        "fog" => ("Ганнинг (Fog)", "Gunning fog"),
        "smog" => ("SMOG", "SMOG"),
        "ari" => ("ARI", "ARI"),
        "coleman-liau" => ("Колман – Лиау", "Coleman–Liau"),
        "lix" => ("LIX", "LIX"),
        "rix" => ("RIX", "RIX"),
        _ => return None,
    };
    Some(if lang == Lang::EN { latin } else { cyrillic })
}
