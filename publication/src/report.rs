//! `Report`: sections of words and tables as one page to print – no script, no other file than its style.

use crate::markup::{attribute, escape, escape_into, put};
use legislation::Lang;

/// The style of a report, a file beside its pages.
pub const STYLE: &str = include_str!("report.css");

/// A page of a report.
pub struct Report<'a> {
    /// The language of everything that is not law.
    pub lang: Lang,
    /// Its title.
    pub title: &'a str,
    /// The language of the title, where it is an act's.
    pub title_lang: Lang,
    /// What it is, and what it is not.
    pub about: &'a [&'a str],
    /// Address of the style.
    pub style: &'a str,
    /// What the list of sections is called.
    pub contents: &'a str,
    /// Its sections; those without words and tables are left out.
    pub sections: Vec<Section>,
}

/// A section.
pub struct Section {
    /// Its name in addresses.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// How its figures come about and what they cannot tell.
    pub method: String,
    /// Figures: what, and how much.
    pub figures: Vec<(String, String)>,
    /// Its tables.
    pub tables: Vec<ReportTable>,
    /// The same as files: what they are called, and their addresses.
    pub files: Vec<(String, String)>,
}

/// A table of a section.
pub struct ReportTable {
    /// What it shows.
    pub caption: String,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows, a cell for each column; the first names the row.
    pub rows: Vec<Vec<Cell>>,
}

/// Words of a cell.
pub struct Cell {
    /// What it says.
    pub words: String,
    /// Their language, where it is not the report's.
    pub lang: Option<Lang>,
    /// Where they lead, an address relative to the page.
    pub address: Option<String>,
}

/// The page, whole.
pub fn page(report: &Report) -> String {
    let mut out = String::from("<!doctype html>\n<html");
    attribute(&mut out, "lang", report.lang.code());
    out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    // No script belongs to it, whatever a law's text says.
    out.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">\n<title>",
    );
    escape_into(&mut out, report.title);
    out.push_str("</title>\n<link rel=\"stylesheet\"");
    attribute(&mut out, "href", report.style);
    out.push_str(">\n</head>\n<body>\n<main>\n<h1");
    if report.title_lang != report.lang {
        attribute(&mut out, "lang", report.title_lang.code());
    }
    put!(out, ">{}</h1>\n", escape(report.title));
    for words in report.about {
        put!(out, "<p>{}</p>\n", escape(words));
    }
    let sections: Vec<&Section> = report.sections.iter().filter(|one| !one.is_empty()).collect();
    put!(out, "<nav aria-label=\"{}\">\n<ol>\n", escape(report.contents));
    for section in &sections {
        put!(out, "<li><a href=\"#{}\">{}</a></li>\n", escape(section.id), escape(&section.heading));
    }
    out.push_str("</ol>\n</nav>\n");
    for section in sections {
        write(&mut out, section, report.lang);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

impl Section {
    fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.tables.iter().all(|table| table.rows.is_empty())
    }
}

fn write(out: &mut String, section: &Section, lang: Lang) {
    put!(out, "<section id=\"{}\">\n<h2>{}</h2>\n", escape(section.id), escape(&section.heading));
    if !section.figures.is_empty() {
        out.push_str("<dl>\n");
        for (what, figure) in &section.figures {
            put!(out, "<div><dt>{}</dt><dd>{}</dd></div>\n", escape(what), escape(figure));
        }
        out.push_str("</dl>\n");
    }
    for table in section.tables.iter().filter(|table| !table.rows.is_empty()) {
        // A wide table is scrolled by itself, by keyboard too.
        out.push_str("<div class=\"wide\" tabindex=\"0\" role=\"region\"");
        attribute(out, "aria-label", &table.caption);
        put!(out, ">\n<table>\n<caption>{}</caption>\n<thead><tr>", escape(&table.caption));
        for column in &table.columns {
            put!(out, "<th scope=\"col\">{}</th>", escape(column));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let tag = if at == 0 { "th" } else { "td" };
                put!(out, "<{tag}");
                if at == 0 {
                    out.push_str(" scope=\"row\"");
                }
                if let Some(own) = cell.lang.filter(|own| *own != lang) {
                    attribute(out, "lang", own.code());
                }
                out.push('>');
                match &cell.address {
                    Some(address) => {
                        out.push_str("<a");
                        attribute(out, "href", address);
                        put!(out, ">{}</a>", escape(&cell.words));
                    }
                    None => escape_into(out, &cell.words),
                }
                put!(out, "</{tag}>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n</div>\n");
    }
    put!(out, "<p class=\"method\">{}</p>\n", escape(&section.method));
    if !section.files.is_empty() {
        let links = section.files.iter().map(|(name, address)| {
            let mut link = String::from("<a");
            attribute(&mut link, "href", address);
            put!(link, ">{}</a>", escape(name));
            link
        });
        put!(out, "<p class=\"files\">{}</p>\n", links.collect::<Vec<_>>().join(" · "));
    }
    out.push_str("</section>\n");
}

#[cfg(test)]
mod tests {
    use super::{Cell, Report, ReportTable, Section, page};
    use legislation::Lang;

    #[test]
    fn words_of_the_law_are_words_of_the_report_and_say_their_language() {
        let cell = |words: &str, lang| Cell { words: words.to_owned(), lang, address: None };
        let table = ReportTable {
            caption: "Жалобы".to_owned(),
            columns: vec!["Норма".to_owned(), "Слова".to_owned()],
            rows: vec![vec![cell("art_1", None), cell("<script>alert(1)</script> & «ереже»", Some(Lang::KK))]],
        };
        let section = |tables| Section {
            id: "findings",
            heading: "Противоречия".to_owned(),
            method: "Сравниваются слова.".to_owned(),
            figures: Vec::new(),
            tables,
            files: vec![("CSV".to_owned(), "findings.csv".to_owned())],
        };
        let report = |sections| Report {
            lang: Lang::RU,
            title: "Отчет",
            title_lang: Lang::RU,
            about: &["Не официальный источник."],
            style: "report.css",
            contents: "Разделы",
            sections,
        };
        let html = page(&report(vec![section(vec![table])]));
        assert!(html.contains("<td lang=\"kk\">&lt;script&gt;alert(1)&lt;/script&gt; &amp; «ереже»</td>"), "{html}");
        assert!(html.contains("<th scope=\"row\">art_1</th>") && html.contains("<caption>Жалобы</caption>"));
        assert!(!html.contains("<script") && html.contains("default-src 'none'"));
        assert!(
            !page(&report(vec![section(Vec::new())])).contains("findings"),
            "a section without anything is left out"
        );
    }
}
