//! What the interface calls the pages about the quality of law: the definition base, the inventory. Their words stand in
//! `terms.js` and `inventory.js`, which alone show them.

use legislation::Lang;

/// The way from a term to all its definitions.
pub(crate) fn all_definitions(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Все определения этого термина",
        Lang::EN => "All definitions of this term",
        _ => "Терминнің барлық анықтамалары",
    }
}

/// The name of the page.
pub(crate) fn terms_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "База определений",
        Lang::EN => "Definition base",
        _ => "Анықтамалар базасы",
    }
}

/// The name of the inventory: «обязательные требования» is the Entrepreneurial Code's word (No. 375-V of 29 October 2015).
pub(crate) fn inventory_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Обязательные требования",
        Lang::EN => "Mandatory requirements",
        _ => "Міндетті талаптар",
    }
}
