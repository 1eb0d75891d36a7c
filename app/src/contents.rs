//! `Entry`: a line of an act's table of contents.

use legislation::outline::{Line, Shown};
use legislation::{EId, Outline, ProvisionKind, ProvisionState, Unit};

/// A division or a page of the act.
#[derive(PartialEq, Eq, Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) kind: ProvisionKind,
    /// The number as printed; for a run of paragraphs the first and the last.
    pub(crate) label: String,
    /// The heading, or the first words of the text.
    pub(crate) heading: String,
    /// The page it opens; for a division its first page, `None` for one of which only the heading is left.
    pub(crate) at: Option<EId>,
    pub(crate) repealed: bool,
    /// Provisions covered, `first..end`.
    pub(crate) first: u32,
    pub(crate) end: u32,
    pub(crate) children: Vec<Entry>,
}

impl Entry {
    /// Whether the provision at `index` is inside.
    pub(crate) fn covers(&self, index: u32) -> bool {
        (self.first..self.end).contains(&index)
    }
}

/// The table of contents: divisions as branches, pages as leaves. A division with a single page that is no article is one
/// line.
pub(crate) fn contents(outline: &Outline, units: &[Unit]) -> Vec<Entry> {
    let mut open: Vec<Entry> = Vec::new();
    let mut top = Vec::new();
    for (number, line) in outline.lines.iter().enumerate() {
        while open.last().is_some_and(|division| division.end <= line.index) {
            close(&mut open, &mut top);
        }
        let page = units.get(units.partition_point(|unit| unit.end <= line.index));
        if line.kind.is_division() {
            // Its own line opens its page, if it has a text.
            let end = outline.end(number);
            let at = page.filter(|page| page.first < end).map(|page| page.eid.clone());
            open.push(Entry { at, end, ..leaf(line) });
        } else if line.shown == Shown::FirstOfPage {
            let end = page.map_or(line.index + 1, |page| page.end);
            let entry = Entry { label: run_label(outline, number), end, ..leaf(line) };
            open.last_mut().map_or(&mut top, |division| &mut division.children).push(entry);
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut top);
    }
    top
}

/// Ends the innermost division and hands it to the one around it.
fn close(open: &mut Vec<Entry>, top: &mut Vec<Entry>) {
    let Some(mut entry) = open.pop() else { return };
    if let [only] = entry.children.as_slice()
        && only.kind != ProvisionKind::Article
        && only.children.is_empty()
    {
        entry.children.clear();
    }
    open.last_mut().map_or(top, |division| &mut division.children).push(entry);
}

fn leaf(line: &Line) -> Entry {
    Entry {
        kind: line.kind,
        label: line.label.clone(),
        heading: if line.heading.is_empty() { line.opening.clone() } else { line.heading.clone() },
        at: Some(line.eid.clone()),
        repealed: line.state == ProvisionState::Repealed,
        first: line.index,
        end: line.index + 1,
        children: Vec::new(),
    }
}

/// «1.» … «12.» for a run of paragraphs, the label itself for anything else. `number` is the line that begins the page.
fn run_label(outline: &Outline, number: usize) -> String {
    let mut run = outline.lines.get(number..).unwrap_or(&[]).iter();
    let Some(first) = run.next() else { return String::new() };
    let alike = |line: &&Line| line.kind == first.kind && line.parent == first.parent && !line.label.is_empty();
    let last = run.take_while(|line| line.shown == Shown::Further).filter(alike).last();
    match last {
        Some(last) if first.kind == ProvisionKind::Paragraph => {
            format!("{} – {}", first.label.trim_end_matches('.'), last.label.trim_end_matches('.'))
        }
        _ => first.label.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, contents};
    use crate::sample;
    use legislation::{Act, Outline, ProvisionKind};

    fn of(act: &Act) -> Vec<Entry> {
        let outline = Outline::of(act);
        contents(&outline, &outline.units())
    }

    fn shape(entries: &[Entry]) -> String {
        entries
            .iter()
            .map(|e| {
                let children = if e.children.is_empty() { String::new() } else { format!("({})", shape(&e.children)) };
                let at = e.at.as_ref().map_or("nothing", |eid| eid.as_str());
                format!("{}→{at}{children}", e.label)
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn chapters_hold_their_articles() {
        let act = sample::act(&[
            ("preamble", ProvisionKind::Preamble, None, "", "Народ Республики"),
            ("chp_1", ProvisionKind::Chapter, None, "Глава 1", ""),
            ("art_1", ProvisionKind::Article, Some(1), "Статья 1", ""),
            ("art_1__para_1", ProvisionKind::Paragraph, Some(2), "1.", "Текст"),
            ("art_2", ProvisionKind::Article, Some(1), "Статья 2", "Текст"),
            ("chp_2", ProvisionKind::Chapter, None, "Глава 2", ""),
            ("art_3", ProvisionKind::Article, Some(5), "Статья 3", "Текст"),
        ]);
        assert_eq!(
            shape(&of(&act)),
            "→preamble Глава 1→art_1(Статья 1→art_1 Статья 2→art_2) Глава 2→art_3(Статья 3→art_3)"
        );
    }

    #[test]
    fn rules_without_articles_show_their_chapters_as_pages() {
        let act = sample::act(&[
            ("para_1", ProvisionKind::Paragraph, None, "1.", "Утвердить"),
            ("para_2", ProvisionKind::Paragraph, None, "2.", "Контроль"),
            ("att_1", ProvisionKind::Attachment, None, "Правила", ""),
            ("att_1__chp_1", ProvisionKind::Chapter, Some(2), "Глава 1", ""),
            ("att_1__para_1", ProvisionKind::Paragraph, Some(3), "1.", "Текст"),
            ("att_1__para_2", ProvisionKind::Paragraph, Some(3), "2.", "Текст"),
            ("att_1__chp_2", ProvisionKind::Chapter, Some(2), "Глава 2", ""),
            ("att_1__para_3", ProvisionKind::Paragraph, Some(6), "3.", "Текст"),
        ]);
        assert_eq!(shape(&of(&act)), "1 – 2→para_1 Правила→att_1__para_1(Глава 1→att_1__para_1 Глава 2→att_1__para_3)");
    }

    #[test]
    fn every_page_is_reached_by_exactly_one_line_and_an_empty_chapter_stays_visible() {
        fn leaves(entries: &[Entry], out: &mut Vec<String>) {
            for entry in entries {
                if entry.children.is_empty() {
                    out.extend(entry.at.iter().map(ToString::to_string));
                }
                leaves(&entry.children, out);
            }
        }
        let act = sample::act(&[
            ("sec_1", ProvisionKind::Section, None, "Раздел 1", ""),
            ("chp_1", ProvisionKind::Chapter, Some(0), "Глава 1", ""),
            ("art_1", ProvisionKind::Article, Some(1), "Статья 1", "Текст"),
            ("chp_2", ProvisionKind::Chapter, Some(0), "Глава 2. Исключена", ""),
            ("att_1", ProvisionKind::Attachment, None, "Приложение", ""),
        ]);
        let lines = of(&act);
        assert_eq!(
            shape(&lines),
            "Раздел 1→art_1(Глава 1→art_1(Статья 1→art_1) Глава 2. Исключена→nothing) Приложение→nothing"
        );
        let mut found = Vec::new();
        leaves(&lines, &mut found);
        assert_eq!(found, act.units().iter().map(|u| u.eid.to_string()).collect::<Vec<_>>());
    }
}
