//! `Page`: a whole act as a page of a site generator, whose front matter names a `slug`.
//!
//! Unlike the line-by-line layouts of [`super::markdown`], such a page is real Markdown: lines are wrapped and belong to
//! one passage up to the next empty line, headings have levels, facts about the act stand in a definition list under the
//! title, and tables are lists in lists, because plain Markdown has no tables.

use super::markdown::inline;
use super::{collapse, plain_text};
use analysis::source::{Block, BlockKind};
use legislation::act::Cell;
use legislation::{Date, NoteKind, Problem, Table};

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The first heading of the highest level.
    pub(super) title: String,
    /// The definition list under the title, in order: «Fundstelle» and where the act was printed.
    pub(super) facts: Vec<(String, String)>,
    /// The passages after it.
    pub(super) blocks: Vec<Block>,
}

impl Page {
    /// Reads the body of a page; `file` is named in problems.
    pub(super) fn read(body: &str, file: &str, problems: &mut Vec<Problem>) -> Self {
        let mut reader = Reader { page: Self::default(), passage: String::new(), rows: None, file, problems };
        for line in body.lines() {
            reader.line(line);
        }
        reader.end_passage();
        reader.end_table();
        reader.page
    }

    /// The latest day named by the facts about amendments: «Art. 1 G v. 30.3.2021 I 441».
    pub(super) fn amended(&self) -> Option<Date> {
        let amendments = self.facts.iter().filter(|(name, _)| {
            let name = name.to_lowercase();
            ["geändert", "änderung", "neugefasst"].iter().any(|word| name.contains(word))
        });
        amendments.flat_map(|(_, value)| value.split_whitespace().filter_map(day)).max()
    }

    /// The first value of a fact.
    pub(super) fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

struct Reader<'a> {
    page: Page,
    /// The passage so far.
    passage: String,
    rows: Option<Rows>,
    file: &'a str,
    problems: &'a mut Vec<Problem>,
}

/// A table being read: rows are items of the outer list, cells those of the inner one.
struct Rows {
    /// Spaces before a row's star.
    indent: usize,
    rows: Vec<Vec<Cell>>,
}

impl Reader<'_> {
    fn line(&mut self, raw: &str) {
        let line = raw.trim();
        let indent = raw.len() - raw.trim_start().len();
        if line.is_empty() {
            self.end_passage();
            return;
        }
        if self.table_line(line, indent) {
            return;
        }
        if let Some(value) = line.strip_prefix(": ")
            && self.page.blocks.is_empty()
            && !self.passage.is_empty()
        {
            let name = std::mem::take(&mut self.passage);
            self.page.facts.push((name, collapse(value)));
            return;
        }
        // A longer fact goes on, indented, on the next line.
        if indent > 0
            && self.passage.is_empty()
            && self.page.blocks.is_empty()
            && let Some((_, value)) = self.page.facts.last_mut()
        {
            value.push(' ');
            value.push_str(&collapse(line));
            return;
        }
        let level = line.bytes().take_while(|b| *b == b'#').count();
        if level > 0 && line[level..].starts_with(' ') {
            self.end_passage();
            self.heading(level, &line[level..]);
            return;
        }
        if line.len() > 2 && line.bytes().all(|b| b == b'-') {
            self.end_passage();
            return;
        }
        // An item whose text is another item: «2.» and below it «a)  …».
        if is_bare_item(&self.passage) && item(line) {
            self.end_passage();
        }
        if !self.passage.is_empty() {
            self.passage.push(' ');
        }
        self.passage.push_str(&sentence_number(line));
    }

    fn heading(&mut self, level: usize, text: &str) {
        let text = words(text).0;
        if level == 1 && self.page.title.is_empty() {
            self.page.title = text;
        } else if !text.is_empty() {
            let level = u16::try_from(level).unwrap_or(u16::MAX);
            self.page.blocks.push(Block::new(BlockKind::Outline(level), text));
        }
    }

    fn end_passage(&mut self) {
        let passage = std::mem::take(&mut self.passage);
        if passage.is_empty() {
            return;
        }
        let note = footnote(&passage);
        let (text, links) = words(note.unwrap_or(&passage));
        if text.is_empty() {
            return;
        }
        if note.is_some() {
            self.page.blocks.push(Block::new(BlockKind::Note(NoteKind::Editorial), text));
            return;
        }
        let before = self.page.blocks.len();
        plain_text::push_line(&text, self.file, &mut self.page.blocks, self.problems);
        if let Some(block) = self.page.blocks.get_mut(before)
            && block.text == text
        {
            block.links = links;
        }
    }

    /// Whether the line belongs to a table.
    fn table_line(&mut self, line: &str, indent: usize) -> bool {
        let row = starred(line).filter(|rest| starred(rest).is_some());
        let Some(table) = &mut self.rows else {
            let Some(rest) = row else { return false };
            let cell = starred(rest).unwrap_or("");
            self.end_passage();
            self.rows = Some(Rows { indent, rows: vec![vec![cell_of(cell)]] });
            return true;
        };
        if indent == table.indent
            && let Some(rest) = row
        {
            table.rows.push(vec![cell_of(starred(rest).unwrap_or(""))]);
            return true;
        }
        if indent <= table.indent {
            self.end_table();
            return self.table_line(line, indent);
        }
        let Some(cells) = table.rows.last_mut() else { return true };
        match (starred(line), cells.last_mut()) {
            (Some(rest), _) if indent <= table.indent + 4 => cells.push(cell_of(rest)),
            (nested, Some(cell)) => {
                let more = nested.map_or(line, |rest| starred(rest).unwrap_or(rest));
                if !cell.text.is_empty() && !more.is_empty() {
                    cell.text.push(' ');
                }
                cell.text.push_str(more);
            }
            (_, None) => {}
        }
        true
    }

    fn end_table(&mut self) {
        let Some(table) = self.rows.take() else { return };
        let mut rows = table.rows;
        for cell in rows.iter_mut().flatten() {
            cell.text = words(&cell.text).0;
        }
        rows.retain(|row| row.iter().any(|cell| !cell.text.is_empty()));
        if !rows.is_empty() {
            self.page.blocks.push(Block::new(BlockKind::Table(Table { rows }), ""));
        }
    }
}

/// «30.3.2021» as a date.
fn day(word: &str) -> Option<Date> {
    let mut parts = word.trim_matches(|c: char| !c.is_ascii_digit()).splitn(3, '.');
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Date::new(year, month, day)
}

fn cell_of(text: &str) -> Cell {
    Cell { text: text.to_owned(), colspan: 1, rowspan: 1, heading: false }
}

/// What follows the star of a list's item.
fn starred(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('*')?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim_start())
}

/// Whether a line begins as an item of a numbered list: «1.  …», «a)  …».
fn item(line: &str) -> bool {
    let number = line.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (1..=4).contains(&number)
        && line[number..].starts_with(['.', ')'])
        && matches!(line[number + 1..].chars().next(), None | Some(' '))
}

fn is_bare_item(passage: &str) -> bool {
    passage.len() <= 5 && item(passage) && passage.ends_with(['.', ')'])
}

/// Numbers of sentences, printed small and raised in the law, are set apart by many spaces: «2             Satz».
fn sentence_number(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    if !(1..=2).contains(&digits) || !rest.starts_with("     ") {
        return line.to_owned();
    }
    let raised: String = number.chars().filter_map(|c| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(c.to_digit(10)? as usize)).collect();
    format!("{raised} {}", rest.trim_start())
}

/// The text of «[^1]: Text», a footnote.
fn footnote(passage: &str) -> Option<&str> {
    passage.strip_prefix("[^")?.split_once("]:").filter(|(id, _)| !id.contains([' ', ']'])).map(|(_, text)| text)
}

/// Text without marks of footnotes, pictures and emphasis, and with its links as spans.
fn words(text: &str) -> (String, Vec<legislation::SourceLink>) {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("[^").into_iter().chain(rest.find("![")).min() {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let picture = rest.starts_with("![");
        let Some((label, after)) = rest[2..].split_once(']') else { break };
        if picture {
            // A picture is named where it stood: its file is no part of the text.
            plain.push_str("\\[");
            plain.push_str(label);
            plain.push_str("\\]");
            rest = after.strip_prefix('(').and_then(|after| after.split_once(')')).map_or(after, |(_, after)| after);
        } else {
            rest = after;
        }
    }
    plain.push_str(rest);
    inline(&collapse(&without_emphasis(&plain)))
}

/// Text without the stars around an emphasised word; the star of a remark («*)») stays.
fn without_emphasis(text: &str) -> String {
    if !text.contains('*') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('*') {
        out.push_str(before);
        let opens = !before.ends_with(['\\', '*'])
            && after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '„'));
        match after.split_once('*') {
            Some((inner, after))
                if opens && !inner.ends_with(char::is_whitespace) && !after.starts_with(['*', ')']) =>
            {
                out.push_str(inner);
                rest = after;
            }
            _ => {
                out.push('*');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::Page;
    use analysis::source::BlockKind;

    fn blocks(body: &str) -> Vec<String> {
        let mut problems = Vec::new();
        let page = Page::read(body, "hafen.md", &mut problems);
        let show = |block: &analysis::source::Block| match &block.kind {
            BlockKind::Outline(level) => format!("{level} {}", block.text),
            BlockKind::Table(table) => {
                let rows: Vec<String> = table
                    .rows
                    .iter()
                    .map(|row| row.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("|"))
                    .collect();
                rows.join(" / ")
            }
            BlockKind::Note(_) => format!("note: {}", block.text),
            _ => block.text.clone(),
        };
        page.blocks.iter().map(show).collect()
    }

    #[test]
    fn the_lines_of_a_passage_are_one_passage_and_a_year_at_a_line_s_start_begins_none() {
        let body = "# Hafengesetz\n\n## § 1 Hafen\n\n(1) Der Hafen wurde im Jahr\n2002\\. eröffnet.\n\n1.  der Kai\n    am Fluss,\n\n\n2.\n    a)  der Steg.\n";
        assert_eq!(
            blocks(body),
            [
                "2 § 1 Hafen",
                "(1) Der Hafen wurde im Jahr 2002. eröffnet.",
                "1. der Kai am Fluss,",
                "2.",
                "a) der Steg."
            ]
        );
    }

    #[test]
    fn a_list_in_a_list_is_a_table() {
        let body = "## Anlage\n\n*    *   Boot\n\n    *   Gebühr\n        in Euro\n\n\n*    *   Kahn\n\n    *   12,50\n\n\nSchluss\n";
        assert_eq!(blocks(body), ["2 Anlage", "Boot|Gebühr in Euro / Kahn|12,50", "Schluss"]);
    }

    #[test]
    fn facts_under_the_title_are_no_passages() {
        let body = "# Hafengesetz\n\nAusfertigungsdatum\n:   1990-12-20\n\nFundstelle\n:   Blatt I: 1990,\n    12\n\n\n\n## § 1\n\nText\n";
        let mut problems = Vec::new();
        let page = Page::read(body, "hafen.md", &mut problems);
        assert_eq!(page.title, "Hafengesetz");
        assert_eq!(page.fact("Ausfertigungsdatum"), Some("1990-12-20"));
        assert_eq!(page.fact("Fundstelle"), Some("Blatt I: 1990, 12"));
        assert_eq!(page.blocks.len(), 2);
        assert_eq!(page.amended(), None, "nobody amended it");
    }

    #[test]
    fn small_numbers_of_sentences_footnotes_pictures_and_emphasis_are_told_apart() {
        let body = "(1)\n1             Der *Hafen* ruht.[^f1]\n2             Er wacht *) auf.\n\n![plan.jpg](plan.jpg)\n\n[^f1]:     Nur nachts.\n";
        assert_eq!(blocks(body), ["(1) ¹ Der Hafen ruht. ² Er wacht *) auf.", "[plan.jpg]", "note: Nur nachts."]);
    }

    #[test]
    fn no_page_breaks_the_reader() {
        for body in ["", "# ", "*", "* *", "*    *", "[^", "![", "![a](", "#", ":   x", "**", "* * *\n*", "1.\n1."] {
            let mut problems = Vec::new();
            Page::read(body, "x.md", &mut problems);
        }
    }
}
