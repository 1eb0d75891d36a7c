//! `ReaderMessages`: the little that the app itself says of the reader's tools; the tools have their own words
//! (`app/reader/words-kk.js`).

use legislation::Lang;

/// The messages of one language.
pub(crate) struct ReaderMessages {
    /// The page of notes.
    pub(crate) notes: &'static str,
}

const KK: ReaderMessages = ReaderMessages { notes: "Жазбалар мен бетбелгілер" };
const RU: ReaderMessages = ReaderMessages { notes: "Заметки и закладки" };
const EN: ReaderMessages = ReaderMessages { notes: "Notes and bookmarks" };

impl ReaderMessages {
    /// The messages of this language; Kazakh for any that the interface does not speak.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::RU => &RU,
            Lang::EN => &EN,
            _ => &KK,
        }
    }
}
