//! `Entry`: a line of an act's table of contents.

use legislation::{Act, EId, ProvisionKind, ProvisionState, Unit};

/// Most characters of a passage shown where there is no heading.
const OPENING: usize = 70;

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
pub(crate) fn contents(act: &Act, units: &[Unit]) -> Vec<Entry> {
    let mut open: Vec<Entry> = Vec::new();
    let mut top = Vec::new();
    let mut unit = units.iter().peekable();
    for (index, provision) in act.provisions.iter().enumerate() {
        let index = index as u32;
        while open.last().is_some_and(|division| division.end <= index) {
            close(&mut open, &mut top);
        }
        if provision.kind.is_division() {
            let mut entry = leaf(act, index);
            entry.end = act.subtree_end(index as usize) as u32;
            let page = act.unit_of(units, index as usize).and_then(|at| units.get(at));
            entry.at = page.filter(|page| page.first < entry.end).map(|page| page.eid.clone());
            open.push(entry);
        }
        if unit.peek().is_some_and(|page| page.first == index)
            && let Some(page) = unit.next()
        {
            if provision.kind.is_division() {
                continue; // the division's own line opens its page
            }
            let mut entry = leaf(act, index);
            entry.end = page.end;
            entry.label = run_label(act, page);
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

fn leaf(act: &Act, index: u32) -> Entry {
    let provision = &act.provisions[index as usize];
    Entry {
        kind: provision.kind,
        label: provision.label.clone(),
        heading: if provision.heading.is_empty() { opening(&provision.text) } else { provision.heading.clone() },
        at: Some(provision.eid.clone()),
        repealed: provision.state == ProvisionState::Repealed,
        first: index,
        end: index + 1,
        children: Vec::new(),
    }
}

/// «1.» … «12.» for a run of paragraphs, the label itself for anything else.
fn run_label(act: &Act, unit: &Unit) -> String {
    let range = act.provisions.get(unit.first as usize..unit.end as usize).unwrap_or(&[]);
    let Some(first) = range.first() else { return String::new() };
    let last = range.iter().rev().find(|p| p.kind == first.kind && p.parent == first.parent && !p.label.is_empty());
    match last {
        Some(last) if first.kind == ProvisionKind::Paragraph && last.eid != first.eid => {
            format!("{} – {}", first.label.trim_end_matches('.'), last.label.trim_end_matches('.'))
        }
        _ => first.label.clone(),
    }
}

/// The first words of a text.
pub(crate) fn opening(text: &str) -> String {
    if text.chars().count() <= OPENING {
        return text.to_owned();
    }
    let cut: String = text.chars().take(OPENING).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
    format!("{}…", whole.trim_end_matches([',', ';', ':', ' ', '–']))
}

#[cfg(test)]
mod tests {
    use super::{Entry, contents, opening};
    use crate::sample;
    use legislation::ProvisionKind;

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
            shape(&contents(&act, &act.units())),
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
        assert_eq!(
            shape(&contents(&act, &act.units())),
            "1 – 2→para_1 Правила→att_1__para_1(Глава 1→att_1__para_1 Глава 2→att_1__para_3)"
        );
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
        let units = act.units();
        let lines = contents(&act, &units);
        assert_eq!(
            shape(&lines),
            "Раздел 1→art_1(Глава 1→art_1(Статья 1→art_1) Глава 2. Исключена→nothing) Приложение→nothing"
        );
        let mut found = Vec::new();
        leaves(&lines, &mut found);
        assert_eq!(found, units.iter().map(|u| u.eid.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn a_long_passage_is_named_by_its_first_words() {
        assert_eq!(opening("Коротко"), "Коротко");
        let long = opening(&"слово, ".repeat(30));
        assert!(long.ends_with("слово…"), "{long}");
    }
}
