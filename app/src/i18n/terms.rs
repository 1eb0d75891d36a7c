//! What the interface calls the definition base; its page's words stand in `terms.js`, which alone shows them.

use legislation::Lang;

/// The name of the page.
pub(crate) fn terms_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "База определений",
        Lang::EN => "Definition base",
        _ => "Анықтамалар базасы",
    }
}
