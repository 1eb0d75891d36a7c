//! `Plural`: the forms of a counted noun, chosen by the browser's own plural rules.

use legislation::Lang;
use wasm_bindgen::JsValue;

/// One message per plural category of CLDR; `{}` stands for the number. Languages with fewer categories repeat a form.
pub(crate) struct Plural {
    pub(crate) one: &'static str,
    pub(crate) few: &'static str,
    pub(crate) many: &'static str,
    pub(crate) other: &'static str,
}

impl Plural {
    /// The form of a category's name as `Intl.PluralRules` gives it.
    pub(crate) fn form(&self, category: &str) -> &'static str {
        match category {
            "one" => self.one,
            "few" => self.few,
            "many" => self.many,
            _ => self.other,
        }
    }

    /// The message for `n`, whose printed form is `shown`.
    pub(crate) fn say(&self, lang: Lang, n: u32, shown: &str) -> String {
        super::fill(self.of(lang, n), shown)
    }

    /// The form for `n`.
    pub(crate) fn of(&self, lang: Lang, n: u32) -> &'static str {
        self.form(&category(lang, n))
    }
}

/// The plural category of `n`, asked of the browser.
fn category(lang: Lang, n: u32) -> String {
    let locales = js_sys::Array::of1(&JsValue::from_str(lang.code()));
    let rules = js_sys::Intl::PluralRules::new(&locales, &js_sys::Object::new());
    String::from(rules.select(f64::from(n)))
}

/// A whole number with its thousands set apart: `12 345` from 10,000 on, as official texts print it.
pub(crate) fn number(n: u64, separator: char) -> String {
    let digits = n.to_string();
    if digits.len() < 5 && separator != ',' {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() * 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Plural, number};

    #[test]
    fn thousands_are_set_apart_as_each_language_does() {
        for (n, separator, expected) in [
            (0, '\u{a0}', "0"),
            (9999, '\u{a0}', "9999"),
            (12_345, '\u{a0}', "12\u{a0}345"),
            (1_234_567, '\u{a0}', "1\u{a0}234\u{a0}567"),
            (1234, ',', "1,234"),
            (999, ',', "999"),
        ] {
            assert_eq!(number(n, separator), expected);
        }
    }

    #[test]
    fn an_unknown_category_falls_back_to_the_general_form() {
        let plural = Plural { one: "{} акт", few: "{} акта", many: "{} актов", other: "{} акта" };
        assert_eq!(plural.form("many"), "{} актов");
        assert_eq!(plural.form("two"), "{} акта");
    }
}
