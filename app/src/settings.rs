//! `Settings`: the reader's language, theme, text size, way of reading and whether for low vision; kept in this browser, applied
//! before the first paint by `boot.js`.

use crate::browser;
use crate::i18n::Messages;
use legislation::Lang;
use leptos::prelude::*;

/// How the pages look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Theme {
    System,
    Light,
    Dark,
    Contrast,
}

impl Theme {
    pub(crate) const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The word kept in storage and read by the style sheets.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// Its name.
    pub(crate) fn name(self, t: &Messages) -> &'static str {
        match self {
            Self::System => t.theme_system,
            Self::Light => t.theme_light,
            Self::Dark => t.theme_dark,
            Self::Contrast => t.theme_contrast,
        }
    }
}

/// How large the text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TextSize {
    Normal,
    Large,
    Larger,
}

impl TextSize {
    pub(crate) const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Larger];

    /// The word kept in storage and read by the style sheets.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Larger => "larger",
        }
    }

    /// Its name.
    pub(crate) fn name(self, t: &Messages) -> &'static str {
        match self {
            Self::Normal => t.size_normal,
            Self::Large => t.size_large,
            Self::Larger => t.size_larger,
        }
    }
}

/// The word kept in storage for easy reading.
const EASY: &str = "easy";

/// What the reader chose.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) language: RwSignal<Lang>,
    pub(crate) theme: RwSignal<Theme>,
    pub(crate) size: RwSignal<TextSize>,
    /// Whether law is read easily where it can be.
    pub(crate) easy: RwSignal<bool>,
    /// Whether the version for low vision is on; it goes before theme and size.
    pub(crate) low_vision: RwSignal<bool>,
}

impl Settings {
    /// What was kept, or what suits the browser; `boot.js` has put the language on the page already.
    pub(crate) fn load() -> Self {
        let page = document().document_element().and_then(|root| root.get_attribute("lang"));
        let language =
            page.as_deref().and_then(Lang::from_code).filter(|lang| Lang::INTERFACE.contains(lang)).unwrap_or(Lang::KK);
        let theme = browser::stored("theme");
        let theme = Theme::ALL.into_iter().find(|t| Some(t.slug()) == theme.as_deref()).unwrap_or(Theme::System);
        let size = browser::stored("size");
        let size = TextSize::ALL.into_iter().find(|s| Some(s.slug()) == size.as_deref()).unwrap_or(TextSize::Normal);
        let easy = browser::stored("reading").as_deref() == Some(EASY);
        let low_vision = browser::stored("sight").is_some();
        Self {
            language: RwSignal::new(language),
            theme: RwSignal::new(theme),
            size: RwSignal::new(size),
            easy: RwSignal::new(easy),
            low_vision: RwSignal::new(low_vision),
        }
    }

    /// Changes the interface's language.
    pub(crate) fn choose_language(self, lang: Lang) {
        browser::store("language", Some(lang.code()));
        browser::set_page_language(lang.code());
        self.language.set(lang);
    }

    /// Changes the theme.
    pub(crate) fn choose_theme(self, theme: Theme) {
        let kept = (theme != Theme::System).then(|| theme.slug());
        browser::store("theme", kept);
        browser::mark_page("theme", kept);
        self.theme.set(theme);
    }

    /// Changes the way of reading.
    pub(crate) fn choose_easy(self, easy: bool) {
        browser::store("reading", easy.then_some(EASY));
        self.easy.set(easy);
    }

    /// Changes the text's size.
    pub(crate) fn choose_size(self, size: TextSize) {
        let kept = (size != TextSize::Normal).then(|| size.slug());
        browser::store("size", kept);
        browser::mark_page("size", kept);
        self.size.set(size);
    }

    /// Switches the version for low vision on or off.
    pub(crate) fn switch_low_vision(self) {
        let kept = (!self.low_vision.get_untracked()).then_some("low");
        browser::store("sight", kept);
        browser::mark_page("sight", kept);
        self.low_vision.set(kept.is_some());
    }
}

/// The reader's settings.
pub(crate) fn settings() -> Settings {
    expect_context()
}

/// The messages of the interface's language. Pages are drawn anew when it changes, so no component tracks it.
pub(crate) fn messages() -> &'static Messages {
    Messages::of(settings().language.get_untracked())
}
