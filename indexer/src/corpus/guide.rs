//! `Draft`: a guide as its writer left it in `guides/` of a corpus: front matter and Markdown, read into blocks.
//!
//! Knows mark-up and no law: whether a citation leads anywhere is asked in [`crate::guides`].

use super::front_matter::{Scalar, split};
use super::{Place, collapse, extension, lang_of_path, problem, read_file, stem};
use legislation::guide::{CitationState, Guide, GuideBlock, GuideCitation, Run, Situation};
use legislation::{ActId, Date, EId, Problem, ProblemKind};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The folder of a corpus that holds guides.
pub(crate) const FOLDER: &str = "guides";

/// Lists in lists are read so deep; what lies deeper becomes paragraphs.
const DEEPEST: usize = 4;

/// A guide that is not yet compared with the law.
pub(crate) struct Draft {
    pub(crate) guide: Guide,
    /// Its file, relative to the corpus.
    pub(crate) file: String,
    /// The line of each of its citations.
    pub(crate) lines: Vec<usize>,
}

/// What a guide says of itself.
#[derive(Deserialize)]
struct Front {
    title: Scalar,
    summary: Scalar,
    situation: Scalar,
    #[serde(default)]
    questions: Vec<Scalar>,
    reviewed: Scalar,
    fictional: Option<bool>,
}

/// Reads the guides of corpora (folders; a single file has none), by file name; what is wrong with them is added to `problems`.
pub(crate) fn read(roots: &[PathBuf], problems: &mut Vec<Problem>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for root in roots {
        let folder = root.join(FOLDER);
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths.into_iter().filter(|path| is_guide(path)) {
            let place = Place { root: root.clone(), prefix: String::new(), path };
            match read_file(&place) {
                Ok(mut file) => {
                    problems.append(&mut file.problems);
                    drafts.extend(draft(&file.name, &file.text, problems));
                }
                Err(unreadable) => problems.push(unreadable),
            }
        }
    }
    drafts
}

fn is_guide(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.is_file() && extension(&name) == "md" && !name.to_ascii_uppercase().starts_with("README")
}

/// One file; `None` when it cannot be published at all.
pub(crate) fn draft(file: &str, text: &str, problems: &mut Vec<Problem>) -> Option<Draft> {
    let (front, body) = split(text);
    let before = text.len() - body.len();
    let name = file.rsplit('/').next().unwrap_or(file);
    let refused = match front.map(serde_saphyr::from_str::<Front>) {
        None => "no front matter between two lines of dashes".to_owned(),
        Some(Err(error)) => format!("front matter: {error}"),
        Some(Ok(front)) => match head(name, &front) {
            Err(wrong) => wrong,
            Ok(mut guide) => {
                let line = |byte: usize| text.get(..before + byte).unwrap_or(text).matches('\n').count() + 1;
                let read = blocks(body);
                for (kind, byte, detail) in read.remarks {
                    let place = format!("{file}:{}", line(byte));
                    problems.push(Problem { lang: Some(guide.lang), ..problem(kind, &place, detail) });
                }
                guide.blocks = read.blocks;
                let (citations, bytes): (Vec<_>, Vec<_>) = read.citations.into_iter().unzip();
                guide.citations = citations;
                return Some(Draft { guide, file: file.to_owned(), lines: bytes.into_iter().map(line).collect() });
            }
        },
    };
    problems.push(problem(ProblemKind::GuideForm, file, refused.chars().take(200).collect::<String>()));
    None
}

/// Everything but the body.
fn head(name: &str, front: &Front) -> Result<Guide, String> {
    let said = |scalar: &Scalar, what: &str| scalar.text().ok_or_else(|| format!("{what}: missing"));
    let situation = said(&front.situation, "situation")?;
    let reviewed = said(&front.reviewed, "reviewed")?;
    let words = Situation::ALL.map(Situation::slug).join(", ");
    Ok(Guide {
        id: ActId::parse(&stem(name))
            .map_err(|_| "the file's name: letters, digits, «-», then .kk, .ru or .en and .md")?,
        lang: lang_of_path(name).ok_or("the file's name says no language: dismissed.ru.md")?,
        title: said(&front.title, "title")?,
        summary: said(&front.summary, "summary")?,
        situation: Situation::from_slug(&situation).ok_or(format!("situation: {situation} is none of {words}"))?,
        questions: front.questions.iter().filter_map(Scalar::text).collect(),
        reviewed: Date::parse(&reviewed).ok_or(format!("reviewed: {reviewed} is no day such as 2026-01-31"))?,
        fictional: front.fictional.unwrap_or_default(),
        blocks: Vec::new(),
        citations: Vec::new(),
    })
}

/// A body, read.
#[derive(Default)]
struct Body {
    blocks: Vec<GuideBlock>,
    /// Each with the byte it begins at.
    citations: Vec<(GuideCitation, usize)>,
    remarks: Vec<(ProblemKind, usize, String)>,
}

/// A list being read: whether its items stand in an order, those that are read, and the blocks of the one being read.
struct OpenList {
    ordered: bool,
    items: Vec<Vec<GuideBlock>>,
    item: Vec<GuideBlock>,
}

/// What is being read.
#[derive(Default)]
struct Reading {
    body: Body,
    lists: Vec<OpenList>,
    /// Lists too deep to be kept.
    too_deep: usize,
    runs: Vec<Run>,
    begins: usize,
    strong: usize,
    cites: Option<u32>,
    /// Whether the paragraph is a heading.
    heading: bool,
}

/// Reads Markdown; whatever it holds, its words are kept.
fn blocks(markdown: &str) -> Body {
    let mut reading = Reading::default();
    for (event, range) in Parser::new(markdown).into_offset_iter() {
        reading.take(event, range.start);
    }
    reading.close_paragraph();
    while !reading.lists.is_empty() {
        reading.close_list();
    }
    reading.body
}

impl Reading {
    fn take(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.words(&text, at);
            }
            Event::SoftBreak | Event::HardBreak => self.words(" ", at),
            Event::Html(html) | Event::InlineHtml(html) => {
                self.remark(ProblemKind::GuideForm, at, &format!("HTML is shown as text: {}", html.trim()));
                self.words(&html, at);
            }
            Event::Start(tag) => self.open(tag, at),
            Event::End(tag) => self.close(tag),
            Event::FootnoteReference(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>, at: usize) {
        match tag {
            Tag::Heading { .. } => {
                self.close_paragraph();
                self.heading = true;
            }
            Tag::List(first) => {
                self.close_paragraph();
                if self.lists.len() >= DEEPEST {
                    self.too_deep += 1;
                    return;
                }
                self.lists.push(OpenList { ordered: first.is_some(), items: Vec::new(), item: Vec::new() });
            }
            Tag::Strong | Tag::Emphasis => self.strong += 1,
            Tag::Link { dest_url, .. } => {
                if let Some(citation) = citation(&dest_url) {
                    self.cites = u32::try_from(self.body.citations.len()).ok();
                    self.body.citations.push((citation, at));
                } else {
                    let detail = format!("a link that is no citation is shown as text: {dest_url}");
                    self.remark(ProblemKind::GuideForm, at, &detail);
                }
            }
            Tag::Image { dest_url, .. } => {
                self.remark(ProblemKind::GuideForm, at, &format!("a picture is shown as its text: {dest_url}"));
            }
            _ => self.close_paragraph(),
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => self.cites = None,
            TagEnd::Image => {}
            TagEnd::List(_) if self.too_deep > 0 => {
                self.close_paragraph();
                self.too_deep -= 1;
            }
            TagEnd::List(_) => {
                self.close_paragraph();
                self.close_list();
            }
            TagEnd::Item if self.too_deep == 0 => {
                self.close_paragraph();
                if let Some(list) = self.lists.last_mut() {
                    list.items.push(std::mem::take(&mut list.item));
                }
            }
            _ => {
                self.close_paragraph();
                self.heading = false;
            }
        }
    }

    fn words(&mut self, text: &str, at: usize) {
        if self.runs.is_empty() {
            self.begins = at;
        }
        let run = Run { text: text.to_owned(), strong: self.strong > 0, cites: self.cites };
        match self.runs.last_mut() {
            Some(last) if last.strong == run.strong && last.cites == run.cites => last.text.push_str(text),
            _ => self.runs.push(run),
        }
    }

    fn close_paragraph(&mut self) {
        let mut runs = std::mem::take(&mut self.runs);
        for run in &mut runs {
            let (left, right) = (run.text.starts_with(char::is_whitespace), run.text.ends_with(char::is_whitespace));
            let words = collapse(&run.text);
            run.text = match words.as_str() {
                "" => " ".to_owned(),
                words => format!("{}{words}{}", if left { " " } else { "" }, if right { " " } else { "" }),
            };
        }
        let text: String = runs.iter().map(|run| run.text.as_str()).collect();
        if text.trim().is_empty() {
            return;
        }
        if !self.heading && !text.trim_end().ends_with(':') && runs.iter().all(|run| run.cites.is_none()) {
            let detail = format!("a statement without a citation: {text}");
            self.remark(ProblemKind::GuideUncited, self.begins, &detail);
        }
        let block = if self.heading { GuideBlock::Heading(runs) } else { GuideBlock::Paragraph(runs) };
        self.put(block);
    }

    fn close_list(&mut self) {
        let Some(mut list) = self.lists.pop() else { return };
        if !list.item.is_empty() {
            list.items.push(list.item);
        }
        self.put(if list.ordered { GuideBlock::Steps(list.items) } else { GuideBlock::Items(list.items) });
    }

    fn put(&mut self, block: GuideBlock) {
        match self.lists.last_mut() {
            Some(list) => list.item.push(block),
            None => self.body.blocks.push(block),
        }
    }

    fn remark(&mut self, kind: ProblemKind, at: usize, detail: &str) {
        self.body.remarks.push((kind, at, detail.chars().take(200).collect()));
    }
}

/// A citation: `K15Q0000003#art_52__para_1`, or the act alone.
fn citation(link: &str) -> Option<GuideCitation> {
    let (act, eid) = match link.split_once('#') {
        Some((act, eid)) => (act, Some(EId::parse(eid).ok()?)),
        None => (link, None),
    };
    let (page, title, amended) = (None, String::new(), None);
    Some(GuideCitation { act: ActId::parse(act).ok()?, eid, page, state: CitationState::Absent, title, amended })
}

#[cfg(test)]
mod tests {
    use super::{Draft, draft};
    use legislation::guide::GuideBlock;
    use legislation::{Lang, ProblemKind};
    use proptest::prelude::*;

    const HEAD: &str = "---\ntitle: Если вас уволили\nsummary: Что делать\nsituation: work\nquestions:\n  - уволили без причины\nreviewed: 2026-09-01\n---\n";

    fn read(body: &str) -> (Option<Draft>, Vec<(ProblemKind, String)>) {
        let mut problems = Vec::new();
        let draft = draft("guides/dismissed.ru.md", &format!("{HEAD}{body}"), &mut problems);
        (draft, problems.into_iter().map(|problem| (problem.kind, problem.file)).collect())
    }

    #[test]
    fn steps_keep_their_order_their_citations_and_the_line_each_stands_in() {
        let (draft, problems) = read(
            "## Что делать\n\n1. **Сразу** подайте заявление: [статья 30](K15Q0000003#art_30__para_2).\n2. Идите в суд: [кодекс](K15Q0000003)\n",
        );
        let draft = draft.expect("a guide");
        assert_eq!(problems, []);
        assert_eq!(draft.lines, [11, 12]);
        let [GuideBlock::Heading(_), GuideBlock::Steps(steps)] = &draft.guide.blocks[..] else {
            panic!("{:?}", draft.guide.blocks)
        };
        let GuideBlock::Paragraph(first) = &steps[0][0] else { panic!("{steps:?}") };
        let words: Vec<&str> = first.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(words, ["Сразу", " подайте заявление: ", "статья 30", "."]);
        assert_eq!((first[0].strong, first[2].cites), (true, Some(0)));
        assert_eq!(draft.guide.citations[0].eid.as_ref().map(ToString::to_string).as_deref(), Some("art_30__para_2"));
        assert_eq!((draft.guide.id.to_string().as_str(), draft.guide.lang), ("dismissed", Lang::RU));
    }

    #[test]
    fn html_and_links_to_other_sites_become_words_and_are_reported_with_their_lines() {
        let (draft, problems) = read("Смотрите [там](https://example.org/) и\n<b onclick=\"x()\">тут</b>.\n");
        let GuideBlock::Paragraph(runs) = &draft.expect("a guide").guide.blocks[0] else { panic!("a paragraph") };
        assert_eq!(runs.len(), 1);
        assert_eq!(runs[0].text, "Смотрите там и <b onclick=\"x()\">тут</b>.");
        let lines: Vec<&str> = problems.iter().map(|(_, place)| place.as_str()).collect();
        let here = "guides/dismissed.ru.md";
        assert_eq!(
            lines,
            [format!("{here}:9"), format!("{here}:10"), format!("{here}:10"), format!("{here}:9")],
            "{problems:?}"
        );
    }

    #[test]
    fn a_statement_without_a_citation_is_reported_and_what_leads_to_a_list_is_not() {
        let (_, problems) = read("Вам нужно:\n\n- паспорт: [статья 8](K15Q0000003#art_8);\n- терпение.\n");
        assert_eq!(problems, [(ProblemKind::GuideUncited, "guides/dismissed.ru.md:12".to_owned())]);
    }

    #[test]
    fn a_guide_without_its_facts_is_refused_and_says_which() {
        for (text, words) in [
            ("Просто текст", "no front matter"),
            ("---\ntitle: A\n---\n", "front matter"),
            ("---\ntitle: A\nsummary: B\nsituation: war\nreviewed: 2026-01-01\n---\n", "war"),
            ("---\ntitle: A\nsummary: B\nsituation: work\nreviewed: yesterday\n---\n", "yesterday"),
        ] {
            let mut problems = Vec::new();
            assert!(draft("guides/a.ru.md", text, &mut problems).is_none());
            assert_eq!(problems.len(), 1);
            assert!(problems[0].kind.breaks_a_guide() && problems[0].detail.contains(words), "{problems:?}");
        }
        let mut problems = Vec::new();
        assert!(draft("guides/a.md", HEAD, &mut problems).is_none(), "no language");
    }

    proptest! {
        #[test]
        fn any_markdown_is_read(body in "([-*1.>#\\[\\]()<a \n\t`_К]{0,6}[-*1.># \n\tа]{0,9}){0,30}") {
            let (draft, _) = read(&body);
            let guide = draft.expect("the head is right").guide;
            prop_assert!(serde_json::to_string(&guide).is_ok());
        }
    }
}
