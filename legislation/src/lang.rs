//! `Lang`: the language a text is written in.
//!
//! Anyq speaks three languages and reads acts in any: a `Lang` is an ISO 639-1 code (or 639-2 where there is no short
//! one), so that a German or Italian act keeps its own `lang` attribute in the page.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A language code of two or three lower-case ASCII letters, for example `kk`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang([u8; 3]);

impl Lang {
    /// Kazakh.
    pub const KK: Self = Self(*b"kk\0");
    /// Russian.
    pub const RU: Self = Self(*b"ru\0");
    /// English.
    pub const EN: Self = Self(*b"en\0");
    /// German, the language of the scale corpus.
    pub const DE: Self = Self(*b"de\0");
    /// Undetermined (ISO 639-2 `und`).
    pub const UND: Self = Self(*b"und");
    /// The languages of the interface, Kazakh first.
    pub const INTERFACE: [Self; 3] = [Self::KK, Self::RU, Self::EN];

    /// Reads any code seen in sources: `kk`, `kaz`, `kz`, `RU`, `rus`, `eng`, `deu`; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Self> {
        let lower = code.trim().to_ascii_lowercase();
        let short = match lower.split(['-', '_']).next().unwrap_or("") {
            "kk" | "kaz" | "kz" => "kk",
            "ru" | "rus" => "ru",
            "en" | "eng" => "en",
            "de" | "deu" | "ger" => "de",
            "ky" | "kir" => "ky",
            "it" | "ita" => "it",
            "es" | "spa" | "esp" => "es",
            "fr" | "fra" | "fre" => "fr",
            "pt" | "por" => "pt",
            other => other,
        };
        let bytes = short.as_bytes();
        if !(2..=3).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        let mut code = [0; 3];
        code[..bytes.len()].copy_from_slice(bytes);
        Some(Self(code))
    }

    /// The code as used in the `lang` attribute and in file names.
    pub fn code(&self) -> &str {
        let len = if self.0[2] == 0 { 2 } else { 3 };
        // Only ASCII letters get in, so this is always text.
        std::str::from_utf8(&self.0[..len]).unwrap_or("und")
    }

    /// The three-letter code used by adilet's addresses and file names (`kaz`, `rus`, `eng`).
    pub fn adilet_code(&self) -> &str {
        match *self {
            Self::KK => "kaz",
            Self::RU => "rus",
            Self::EN => "eng",
            _ => self.code(),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("unknown language code {code:?}")))
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn codes_of_the_sources_name_the_same_language() {
        for (code, lang) in
            [("kaz", Lang::KK), ("kz", Lang::KK), ("RUS", Lang::RU), ("eng", Lang::EN), ("en-GB", Lang::EN)]
        {
            assert_eq!(Lang::from_code(code), Some(lang), "{code}");
        }
        assert_eq!(Lang::from_code("../etc"), None);
        assert_eq!(Lang::from_code(""), None);
        assert_eq!(Lang::from_code("ita").map(|l| l.code().to_owned()), Some("it".into()));
    }
}
