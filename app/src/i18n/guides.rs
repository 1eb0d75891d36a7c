//! What the interface calls guides; their own page's words stand in `guides.js`, which alone shows them.

use legislation::Lang;

/// The name of the list of guides.
pub(crate) fn guides_title(lang: Lang) -> &'static str {
    match lang {
        Lang::RU => "Пошаговые советы",
        Lang::EN => "Step-by-step guides",
        _ => "Қадамдық кеңестер",
    }
}
