//! What the interface calls the definition base; its page's words stand in `terms.js`, which alone shows them.

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
