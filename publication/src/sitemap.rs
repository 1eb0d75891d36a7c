//! A sitemap: every static page of a site, for search engines; several files where one would be too large for them.

use crate::markup::{escape, put};
use crate::page::absolute;
use legislation::Date;

/// Most addresses in a file, by the protocol of sitemaps.org.
const ADDRESSES: usize = 50_000;

/// Most bytes in a file; the protocol allows 50 MB.
const BYTES: usize = 49_000_000;

const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// Name of the file that search engines are told of.
pub const SITEMAP: &str = "sitemap.xml";

/// The files of a sitemap, name and contents. `pages` are paths below the folder of pages, each with the day of its text.
pub fn sitemap(site: &str, pages: &[(String, Option<Date>)]) -> Vec<(String, String)> {
    sitemap_of(site, pages, ADDRESSES, BYTES)
}

fn sitemap_of(site: &str, pages: &[(String, Option<Date>)], addresses: usize, bytes: usize) -> Vec<(String, String)> {
    let mut sets: Vec<(usize, String)> = Vec::new();
    for (path, date) in pages {
        let date = date.map(|date| format!("<lastmod>{date}</lastmod>")).unwrap_or_default();
        let line = format!("<url><loc>{}</loc>{date}</url>\n", escape(&absolute(site, path)));
        match sets.last_mut() {
            Some((count, set)) if *count < addresses && set.len() + line.len() < bytes => {
                *count += 1;
                set.push_str(&line);
            }
            _ => sets.push((1, line)),
        }
    }
    let whole = |set: &str| format!("{OPENING}<urlset {NAMESPACE}>\n{set}</urlset>\n");
    if let [(_, only)] = &sets[..] {
        return vec![(SITEMAP.to_owned(), whole(only))];
    }
    let name = |number: usize| format!("sitemap-{}.xml", number + 1);
    let mut files: Vec<(String, String)> =
        sets.iter().enumerate().map(|(number, (_, set))| (name(number), whole(set))).collect();
    let mut list = String::new();
    for number in 0..sets.len() {
        put!(list, "<sitemap><loc>{}</loc></sitemap>\n", escape(&absolute(site, &name(number))));
    }
    files.push((SITEMAP.to_owned(), format!("{OPENING}<sitemapindex {NAMESPACE}>\n{list}</sitemapindex>\n")));
    files
}

/// What tells robots that they are welcome, and of the sitemap.
pub fn robots(site: &str) -> String {
    format!("# Written by anyq.\nUser-agent: *\nAllow: /\nSitemap: {}\n", absolute(site, SITEMAP))
}

/// Whether a `robots.txt` is one that Anyq may write anew.
pub fn is_our_robots(text: &str) -> bool {
    text.starts_with("# Written by anyq.\n")
}

#[cfg(test)]
mod tests {
    use super::{robots, sitemap_of};
    use legislation::Date;

    #[test]
    fn a_large_corpus_has_several_sitemaps_and_one_that_names_them() {
        let pages: Vec<(String, Option<Date>)> =
            (0..5).map(|n| (format!("ru/act/K{n}.html"), Date::new(2024, 1, 1 + n))).collect();
        let one = sitemap_of("https://law.example/", &pages, 10, 10_000);
        assert_eq!(one.len(), 1);
        assert!(
            one[0]
                .1
                .contains("<url><loc>https://law.example/text/ru/act/K4.html</loc><lastmod>2024-01-05</lastmod></url>")
        );
        let split = sitemap_of("https://law.example/", &pages, 2, 10_000);
        let names: Vec<&str> = split.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
        assert!(split[3].1.contains("<loc>https://law.example/text/sitemap-3.xml</loc>"));
        assert_eq!(sitemap_of("https://law.example/", &pages, 10, 200).len(), 4, "by size as well");
        assert!(robots("https://law.example/").ends_with("Sitemap: https://law.example/text/sitemap.xml\n"));
    }
}
