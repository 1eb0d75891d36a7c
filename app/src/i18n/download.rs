//! `DownloadMessages`: what an act's page says of the files one can make of it. What is said while one is made is `download.js`'s.

use legislation::Lang;

/// The messages of one language.
pub(crate) struct DownloadMessages {
    pub(crate) title: &'static str,
    /// Plain text; the other forms have the same name everywhere.
    pub(crate) text: &'static str,
}

impl DownloadMessages {
    /// The messages of a language of the interface.
    pub(crate) fn of(lang: Lang) -> Self {
        match lang {
            Lang::RU => Self { title: "Скачать", text: "Текст" },
            Lang::EN => Self { title: "Download", text: "Text" },
            _ => Self { title: "Жүктеп алу", text: "Мәтін" },
        }
    }
}
