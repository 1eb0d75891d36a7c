//! A static page: an act for readers and machines without a program – text, contents, what it is, where else it is.
//!
//! ```text
//! text/index.html               what there is, by language and kind
//! text/style.css
//! text/<lang>/index.html        the kinds of acts in a language
//! text/<lang>/<kind>[-<n>].html the acts of a kind, a thousand a page
//! text/<lang>/act/<id>.html     an act, whole: its ids are the law's, so a link to a place needs no list of pages
//! text/sitemap.xml              for search engines, where the site's address is known
//! ```
//!
//! Addresses are relative, so the folder works under any path; names of files are made here and nowhere else.

use crate::body::{self, Adornment, link};
use crate::html;
use crate::markup::{attribute, escape, escape_into, put};
use crate::words::{Words, own_name};
use legislation::bundle::ActFile;
use legislation::{Act, ActId, ActKind, ActStatus, Lang, Provision, Target};

/// Acts on a page of a list.
pub const LISTED: usize = 1000;

/// The style of all pages.
pub use crate::html::STYLE;

/// An act, and what its page is told of the others.
pub struct Page<'a> {
    /// The text and what it cites.
    pub file: &'a ActFile,
    /// The languages the act exists in.
    pub languages: &'a [Lang],
    /// The site's own address, ending in `/`, if known.
    pub site: Option<&'a str>,
    /// The languages another act exists in.
    pub others: &'a dyn Fn(&ActId) -> Option<&'a [Lang]>,
}

/// Path of an act's page below the folder of pages.
pub fn act_path(id: &ActId, lang: Lang) -> String {
    format!("{lang}/act/{id}.html")
}

/// Path of a page of the list of a kind, counted from 0.
pub fn list_path(kind: ActKind, lang: Lang, number: usize) -> String {
    if number == 0 {
        format!("{lang}/{}.html", kind.slug())
    } else {
        format!("{lang}/{}-{}.html", kind.slug(), number + 1)
    }
}

/// Path of the list of kinds.
pub fn language_path(lang: Lang) -> String {
    format!("{lang}/index.html")
}

/// The absolute address of a page on a site.
pub fn absolute(site: &str, path: &str) -> String {
    format!("{site}text/{}", path.strip_suffix("index.html").unwrap_or(path))
}

/// The page of an act.
pub fn act_page(page: &Page<'_>) -> String {
    let act = &page.file.act;
    let words = Words::of(act.lang);
    let path = act_path(&act.id, act.lang);
    let mut head = String::new();
    if let Some(site) = page.site {
        head.push_str("<link rel=\"canonical\"");
        attribute(&mut head, "href", &absolute(site, &path));
        head.push_str(">\n");
    }
    let alternate = |lang: &Lang| match page.site {
        Some(site) => absolute(site, &act_path(&act.id, *lang)),
        None => format!("../../{}", act_path(&act.id, *lang)),
    };
    for lang in page.languages.iter().filter(|_| page.languages.len() > 1) {
        put!(head, "<link rel=\"alternate\" hreflang=\"{lang}\"");
        attribute(&mut head, "href", &alternate(lang));
        head.push_str(">\n");
    }
    head.push_str("<script type=\"application/ld+json\">");
    head.push_str(&in_script(&facts(act, page.site.map(|site| absolute(site, &path)).as_deref())));
    head.push_str("</script>\n");
    let about = [act.requisites.as_str(), words.status_name(act.status), words.not_official].join(" · ");
    let mut out = opening(act.lang, &act.title, &about, "../../", &head);
    navigation(&mut out, page, words);
    out.push_str("<main>\n");
    out.push_str(&body::facts(act));
    out.push_str(&html::contents(act, html::SHORT));
    let leads_to = |target: &Target| address(page, target);
    let beside = |provision: &Provision| Some((in_app(act, Some(provision.eid.as_str())), words.open));
    let adornment = Adornment { references: &page.file.references, leads_to: Some(&leads_to), beside: Some(&beside) };
    out.push_str("<article>\n");
    out.push_str(&body::passages(act, 0..act.provisions.len(), &adornment));
    out.push_str("</article>\n</main>\n</body>\n</html>\n");
    out
}

/// The act, or a place in it, in the app; relative to the act's page.
fn in_app(act: &Act, at: Option<&str>) -> String {
    let at = at.map(|at| format!("&at={at}")).unwrap_or_default();
    format!("../../../act/?id={}&text={}{at}", act.id, act.lang)
}

/// Where a citation leads from the act's page: nowhere, when this site has no such text.
fn address(page: &Page<'_>, target: &Target) -> Option<String> {
    let place = target.eid.as_ref().map(|eid| format!("#{eid}")).unwrap_or_default();
    let own = page.file.act.lang;
    match &target.act {
        _ if !target.present => None,
        None if place.is_empty() => None,
        None => Some(place),
        Some(id) => {
            let languages = (page.others)(id)?;
            if languages.contains(&own) {
                return Some(format!("{id}.html{place}"));
            }
            languages.first().map(|lang| format!("../../{}{place}", act_path(id, *lang)))
        }
    }
}

/// The way to the lists, to the same act in other languages, and to the app.
fn navigation(out: &mut String, page: &Page<'_>, words: &Words) {
    let act = &page.file.act;
    out.push_str("<nav class=\"top\"");
    attribute(out, "lang", words.lang.code());
    out.push_str(">\n<ul>\n<li>");
    link(out, "../index.html", words.law, "");
    out.push_str("</li>\n");
    let spoken = Lang::INTERFACE.iter().filter(|lang| page.languages.contains(lang));
    let others = page.languages.iter().filter(|lang| !Lang::INTERFACE.contains(lang));
    for lang in spoken.chain(others).filter(|lang| **lang != act.lang) {
        put!(out, "<li><a lang=\"{lang}\" hreflang=\"{lang}\" href=\"../../{}\">", act_path(&act.id, *lang));
        escape_into(out, &own_name(*lang));
        out.push_str("</a></li>\n");
    }
    out.push_str("<li>");
    link(out, &in_app(act, None), words.open_app, "");
    out.push_str("</li>\n</ul>\n</nav>\n");
}

/// A page up to and with `<body>`; `up` leads to the folder of pages.
fn opening(lang: Lang, title: &str, about: &str, up: &str, head: &str) -> String {
    let mut out = String::from("<!doctype html>\n<html");
    attribute(&mut out, "lang", lang.code());
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    // Nothing runs and nothing is fetched but the style and the icon, whatever the law's text holds.
    out.push_str("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str("<meta name=\"generator\" content=\"anyq\">\n<title>");
    escape_into(&mut out, title);
    out.push_str("</title>\n<meta name=\"description\"");
    attribute(&mut out, "content", about);
    put!(out, ">\n<link rel=\"stylesheet\" href=\"{up}style.css\">\n");
    put!(out, "<link rel=\"icon\" href=\"{up}../icons/anyq.svg\" type=\"image/svg+xml\">\n");
    out.push_str(head);
    out.push_str("</head>\n<body>\n");
    out
}

/// What the act is, in the words of schema.org, which are those of ELI: the text in one language is an expression of the
/// work. `url` is the page's own absolute address.
fn facts(act: &Act, url: Option<&str>) -> serde_json::Value {
    let day = |date: Option<legislation::Date>| date.map(|date| date.to_string());
    let force = match act.status {
        ActStatus::InForce => Some("https://schema.org/InForce"),
        ActStatus::Repealed | ActStatus::NotYetInForce => Some("https://schema.org/NotInForce"),
        ActStatus::Unknown => None,
    };
    let words = Words::of(act.lang);
    let all = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": url,
        "url": url,
        "name": act.title,
        "inLanguage": act.lang.code(),
        "identifier": act.id.as_str(),
        "legislationIdentifier": act.number,
        "legislationType": (words.lang == act.lang).then(|| words.kind_name(act.kind)),
        "legislationDate": day(act.date),
        "legislationDateVersion": day(act.text_date),
        "legislationLegalForce": force,
        "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        "isBasedOn": act.source,
        "genre": act.fictional.then_some("fiction"),
        "exampleOfWork": { "@type": "Legislation", "identifier": act.id.as_str() },
    });
    match all {
        serde_json::Value::Object(facts) => facts.into_iter().filter(|(_, fact)| !fact.is_null()).collect(),
        other => other,
    }
}

/// JSON inside an element `script`: no text of a law can end it.
fn in_script(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => put!(out, "\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out
}

/// An act as a list names it.
pub struct Listed<'a> {
    /// Id.
    pub id: &'a ActId,
    /// Title.
    pub title: &'a str,
    /// The line under the title.
    pub requisites: &'a str,
    /// Whether it applies.
    pub status: ActStatus,
}

/// A page of the acts of a kind: the page `number` of `pages`, counted from 0.
pub fn list_page(kind: ActKind, lang: Lang, acts: &[Listed<'_>], number: usize, pages: usize) -> String {
    let words = Words::of(lang);
    let name = words.kind_name(kind);
    let mut out = opening(lang, name, words.not_official, "../", "");
    out.push_str("<nav class=\"top\"");
    attribute(&mut out, "lang", words.lang.code());
    out.push_str(">\n<ul>\n<li>");
    link(&mut out, "index.html", words.law, "");
    out.push_str("</li>\n</ul>\n</nav>\n<main>\n");
    put!(out, "<h1 lang=\"{}\">{}</h1>\n<ul class=\"acts\">\n", words.lang, escape(name));
    for act in acts {
        out.push_str("<li>");
        link(&mut out, &format!("act/{}.html", act.id), act.title, "");
        if !act.requisites.is_empty() {
            out.push_str("<br><small>");
            escape_into(&mut out, act.requisites);
            out.push_str("</small>");
        }
        if matches!(act.status, ActStatus::Repealed | ActStatus::NotYetInForce) {
            let status = escape(words.status_name(act.status));
            put!(out, "<br><small lang=\"{}\"><strong>{status}</strong></small>", words.lang);
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
    if pages > 1 {
        put!(out, "<nav aria-label=\"{}\">\n<ul class=\"pages\">\n", escape(name));
        for other in 0..pages {
            let file = list_path(kind, lang, other);
            let file = file.rsplit('/').next().unwrap_or_default();
            let current = if other == number { " aria-current=\"page\"" } else { "" };
            put!(out, "<li><a href=\"{file}\"{current}>{}</a></li>\n", other + 1);
        }
        out.push_str("</ul>\n</nav>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The kinds a language has acts of, with their numbers: a list for [`language_page`] and [`index_page`].
pub type Kinds = [(ActKind, usize)];

/// The page of a language.
pub fn language_page(corpus: &str, lang: Lang, kinds: &Kinds, languages: &[Lang]) -> String {
    let words = Words::of(lang);
    let mut out = opening(lang, &format!("{} · {corpus}", words.law), words.not_official, "../", "");
    out.push_str("<nav class=\"top\">\n<ul>\n");
    for other in languages.iter().filter(|other| **other != lang) {
        put!(out, "<li><a lang=\"{other}\" hreflang=\"{other}\" href=\"../{}\">", language_path(*other));
        escape_into(&mut out, &own_name(*other));
        out.push_str("</a></li>\n");
    }
    put!(out, "<li lang=\"{}\">", words.lang);
    link(&mut out, "../../", words.open_app, "");
    out.push_str("</li>\n</ul>\n</nav>\n<main>\n");
    kinds_section(&mut out, lang, kinds, "h1", "");
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The first page: every language, in its own words.
pub fn index_page(corpus: &str, languages: &[(Lang, Vec<(ActKind, usize)>)]) -> String {
    let lang = languages.first().map_or(Lang::KK, |(lang, _)| *lang);
    let words = Words::of(lang);
    let mut out = opening(lang, corpus, words.not_official, "", "");
    out.push_str("<main>\n<h1>");
    escape_into(&mut out, corpus);
    out.push_str("</h1>\n");
    for (lang, kinds) in languages {
        kinds_section(&mut out, *lang, kinds, "h2", &format!("{lang}/"));
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn kinds_section(out: &mut String, lang: Lang, kinds: &Kinds, heading: &str, folder: &str) {
    let words = Words::of(lang);
    put!(out, "<section lang=\"{}\">\n<{heading}>{}", words.lang, escape(words.law));
    if words.lang != lang {
        put!(out, " · <span lang=\"{lang}\">{}</span>", escape(&own_name(lang)));
    }
    put!(out, "</{heading}>\n<p class=\"notice\">{}</p>\n<ul class=\"acts\">\n", escape(words.not_official));
    for (kind, count) in kinds {
        let file = list_path(*kind, lang, 0);
        let file = file.rsplit('/').next().unwrap_or_default();
        put!(
            out,
            "<li><a href=\"{folder}{file}\">{}</a> <small>{count}</small></li>\n",
            escape(words.kind_name(*kind))
        );
    }
    out.push_str("</ul>\n</section>\n");
}
