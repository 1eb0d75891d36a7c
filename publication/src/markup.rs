//! Mark-up: how a law's text is written where `<`, `&` and quotes have a meaning.

/// Writes at the end of a text, which cannot fail.
macro_rules! put {
    ($out:expr, $($said:tt)*) => {{
        use std::fmt::Write as _;
        let _ = write!($out, $($said)*);
    }};
}
pub(crate) use put;

/// A text in HTML, XHTML or XML, between tags or in an attribute's double quotes. Characters that XML forbids – controls,
/// the two that are no characters – are left out; line ends and tabs survive attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    escape_into(&mut out, text);
    out
}

/// The same, at the end of what is written already.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

/// Writes ` name="value"`.
pub(crate) fn attribute(out: &mut String, name: &str, value: &str) {
    put!(out, " {name}=\"");
    escape_into(out, value);
    out.push('"');
}

/// A label and a heading as one line: «Статья 5. О чём», «5-бап. Не туралы»; whichever part there is.
pub(crate) fn title(label: &str, heading: &str) -> String {
    let (label, heading) = (label.trim(), heading.trim());
    let between = match (label.is_empty(), heading.is_empty()) {
        (false, false) if label.ends_with(['.', ')', ':']) => " ",
        (false, false) => ". ",
        _ => "",
    };
    format!("{label}{between}{heading}")
}

/// Whether an address leads to the web and nowhere else: a link to it runs no script.
pub(crate) fn is_web_address(href: &str) -> bool {
    let scheme = href.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

#[cfg(test)]
mod tests {
    use super::{escape, is_web_address};

    #[test]
    fn what_a_source_writes_is_shown_and_not_obeyed() {
        let hostile = "</p><script>alert(\"1\")</script> & 'x'\u{0}\u{8}\u{ffff}\r\n";
        assert_eq!(escape(hostile), "&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'x'&#13;&#10;");
    }

    #[test]
    fn only_addresses_of_the_web_become_links() {
        for (href, expected) in [
            ("https://example.org/rus/docs/K1", true),
            ("HTTP://example.org", true),
            ("javascript://example.org/%0Aalert(1)", false),
            ("data:text/html,x", false),
            ("/rus/docs/K1", false),
        ] {
            assert_eq!(is_web_address(href), expected, "{href}");
        }
    }
}
