//! `Tag`: as much of HTML as finishing the app's one page needs: its tags, their attributes, and where they stand.

use std::ops::Range;

/// An opening tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag {
    /// Lower case.
    pub(crate) name: String,
    /// In order, names lower case; the range is that of the value, in bytes of the page.
    pub(crate) attributes: Vec<(String, Range<usize>)>,
    /// From `<` to after `>`.
    pub(crate) place: Range<usize>,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn value<'a>(&self, page: &'a str, name: &str) -> Option<&'a str> {
        self.place_of(name).and_then(|place| page.get(place))
    }

    /// Where an attribute's value stands.
    pub(crate) fn place_of(&self, name: &str) -> Option<Range<usize>> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, place)| place.clone())
    }
}

/// All opening tags of a page. Comments are passed over, and so is what stands inside `script` and `style`.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = page[at..].find('<').map(|offset| at + offset) {
        let rest = &page[start..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(page.len(), |end| start + end + 3);
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = tag(page, start);
            at = tag.place.end;
            if matches!(tag.name.as_str(), "script" | "style") {
                let close = format!("</{}", tag.name);
                at = page[at..].find(&close).map_or(page.len(), |offset| at + offset);
            }
            found.push(tag);
        } else {
            at = start + 1;
        }
    }
    found
}

fn tag(page: &str, start: usize) -> Tag {
    let bytes = page.as_bytes();
    let skip = |mut at: usize, what: &dyn Fn(u8) -> bool| {
        while at < bytes.len() && what(bytes[at]) {
            at += 1;
        }
        at
    };
    let name_end = skip(start + 1, &|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let mut attributes = Vec::new();
    let mut at = name_end;
    loop {
        at = skip(at, &|byte| byte.is_ascii_whitespace() || byte == b'/');
        if at >= bytes.len() || bytes[at] == b'>' {
            break;
        }
        let name = at;
        at = skip(at + 1, &|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'>' | b'/'));
        let key = page[name..at].to_ascii_lowercase();
        let equals = skip(at, &|byte| byte.is_ascii_whitespace());
        let mut value = at..at;
        if bytes.get(equals) == Some(&b'=') {
            let open = skip(equals + 1, &|byte| byte.is_ascii_whitespace());
            if let Some(&quote @ (b'"' | b'\'')) = bytes.get(open) {
                value = open + 1..skip(open + 1, &|byte| byte != quote);
                at = (value.end + 1).min(bytes.len());
            } else {
                at = skip(open, &|byte| !byte.is_ascii_whitespace() && byte != b'>');
                value = open..at;
            }
        }
        attributes.push((key, value));
    }
    Tag { name: page[start + 1..name_end].to_ascii_lowercase(), attributes, place: start..(at + 1).min(page.len()) }
}

/// The content of `<meta name="…">`.
pub(crate) fn meta<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    meta_place(page, name).and_then(|place| page.get(place))
}

/// The page with the content of `<meta name="…">` replaced; `None` without such an element.
pub(crate) fn with_meta(page: &str, name: &str, content: &str) -> Option<String> {
    let place = meta_place(page, name)?;
    Some(format!("{}{content}{}", &page[..place.start], &page[place.end..]))
}

fn meta_place(page: &str, name: &str) -> Option<Range<usize>> {
    tags(page)
        .into_iter()
        .find(|tag| tag.name == "meta" && tag.value(page, "name") == Some(name))
        .and_then(|tag| tag.place_of("content"))
}

/// The page without what is fetched before anything asks for it.
pub(crate) fn without_preload(page: &str) -> String {
    let mut rest = page.to_owned();
    let is_preload =
        |tag: &Tag| tag.name == "link" && matches!(tag.value(page, "rel"), Some("preload" | "modulepreload"));
    for tag in tags(page).into_iter().rev().filter(is_preload) {
        rest.replace_range(tag.place, "");
    }
    rest
}

/// Everything on the page that a strict content policy refuses or that would ask another host.
pub(crate) fn offences(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in tags(page) {
        let text = page.get(tag.place.clone()).unwrap_or_default();
        if tag.name == "script" && tag.value(page, "src").is_none() {
            found.push(format!("an inline script: {text}"));
        }
        if tag.name == "style" {
            found.push(format!("an inline style sheet: {text}"));
        }
        for (name, place) in &tag.attributes {
            let value = page.get(place.clone()).unwrap_or_default();
            if name == "style" || name.starts_with("on") {
                found.push(format!("the attribute {name}: {text}"));
            }
            let loads =
                matches!(tag.name.as_str(), "link" | "script" | "img") && matches!(name.as_str(), "href" | "src");
            let elsewhere = ["http://", "https://", "//"].iter().any(|start| value.trim_start().starts_with(start));
            if loads && elsewhere {
                found.push(format!("an address on another host: {text}"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meta_element_is_found_whatever_its_order_and_quotes() {
        let check = |page: &str, expected: Option<&str>| assert_eq!(meta(page, "app-wasm"), expected);
        check(r#"<meta name="app-wasm" content="./app.wasm">"#, Some("./app.wasm"));
        check("<META content='./app.wasm' name=app-wasm />", Some("./app.wasm"));
        check(r#"<!-- <meta name="app-wasm" content="old"> --><meta name="app-wasm" content="new">"#, Some("new"));
        check(r#"<meta name="other" content="x">"#, None);
        check("<meta name=", None);
    }

    #[test]
    fn replacing_a_content_leaves_the_rest_alone() {
        let page = r#"<p>a</p><meta name="w" content=""><p>ө</p>"#;
        assert_eq!(with_meta(page, "w", "b.js").as_deref(), Some(r#"<p>a</p><meta name="w" content="b.js"><p>ө</p>"#));
        assert_eq!(with_meta(page, "v", "b.js"), None);
    }

    #[test]
    fn what_a_strict_policy_refuses_is_named() {
        let check = |page: &str, expected: usize| assert_eq!(offences(page).len(), expected, "{page}");
        check(r#"<script src="a.js"></script><a href="https://law.example">law</a>"#, 0);
        check("<script>if (a < b) start()</script>", 1);
        check(r#"<p style="color:red" onclick="f()">x</p>"#, 2);
        check(r#"<link href="https://fonts.example/a.css"><img src="//host/b.png">"#, 2);
        check("<style>p{}</style>", 1);
    }
}
