//! `Draft`: a text that is being written, read as an act whose every remark can be shown at its place in the text.

use crate::definitions::find as definitions;
use crate::references::{Library, detect, resolve};
use crate::source::{Block, SourceDocument, SourceFormat, SourceMeta};
use crate::structure::{is_division, paragraph_or_point, parse};
use legislation::remark::Remark;
use legislation::{Act, ActId, EId, Lang, Problem, TextSpan};
use std::cell::OnceCell;
use std::collections::BTreeSet;

/// Lines before the first article that are looked through for a title.
const HEAD: usize = 8;

/// A draft as it stands in an editor.
#[derive(Clone, Debug)]
pub struct Draft {
    /// As an act.
    pub act: Act,
    /// What was odd while reading.
    pub problems: Vec<Problem>,
    text: String,
    /// Where the lines stand in the text, bytes, without white space at their ends.
    lines: Vec<TextSpan>,
    /// The lines of each provision.
    of: Vec<Vec<usize>>,
    /// Bytes of the text's non-ASCII letters, to tell places as browsers count them.
    units: Vec<(usize, usize)>,
    /// What it cites of itself, once it was asked for.
    cited: OnceCell<BTreeSet<EId>>,
}

/// A place in the text of a draft, in UTF-16 units as an editor in a browser counts them, the end past the last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Placed {
    /// Its start.
    pub from: usize,
    /// One past its end.
    pub to: usize,
}

/// What would stand at a place instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// The place.
    pub at: Placed,
    /// What would stand there.
    pub with: String,
}

/// Reads a draft. Its language is what it is written in, Russian where that cannot be told; its name is the id it is spoken of by.
pub fn read(text: &str, name: &str) -> Draft {
    let lang = language::detect(text).filter(|lang| Lang::INTERFACE.contains(lang)).unwrap_or(Lang::RU);
    let mut lines = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let trimmed = line.trim();
        lines.push(if trimmed.is_empty() {
            TextSpan::new(at, at)
        } else {
            TextSpan::new(start, start + trimmed.len())
        });
        at += line.len();
    }
    let told: Vec<String> = lines.iter().map(|span| single(span.of(text).unwrap_or_default())).collect();
    let (first, meta) = head(&told);
    let anchored =
        |(number, line): (usize, &String)| Block { anchors: vec![number.to_string()], ..Block::line(line.as_str()) };
    let blocks = told.iter().enumerate().skip(first).filter(|(_, line)| !line.is_empty()).map(anchored).collect();
    let (mut act, problems) = parse(SourceDocument {
        file: name.to_owned(),
        format: SourceFormat::PlainText,
        id: ActId::from_name(name),
        lang,
        meta,
        blocks,
        problems: Vec::new(),
        whole: None,
    });
    // The lines went through the reader as anchors do.
    let lines_of = |anchors: Vec<String>| anchors.iter().filter_map(|line| line.parse().ok()).collect();
    let of = act.provisions.iter_mut().map(|one| lines_of(std::mem::take(&mut one.anchors))).collect();
    Draft { act, problems, units: units(text), text: text.to_owned(), lines, of, cited: OnceCell::new() }
}

/// White space single.
fn single(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the text of the draft begins and what stands above it: its title, and the line that says what it is.
fn head(lines: &[String]) -> (usize, SourceMeta) {
    let is_text =
        |line: &&String| is_division(line) || paragraph_or_point(line).is_some() || line.ends_with(['.', ';', ':']);
    let end = lines.iter().take(HEAD).position(|line| is_text(&line)).unwrap_or(0);
    let mut meta = SourceMeta::default();
    for line in lines.iter().take(end).filter(|line| !line.is_empty()) {
        let folded = language::fold(line);
        if matches!(folded.as_str(), "проект" | "жоба" | "draft") {
            continue;
        }
        // «ЗАКОН РЕСПУБЛИКИ КАЗАХСТАН», «ҚАЗАҚСТАН РЕСПУБЛИКАСЫНЫҢ ЗАҢЫ»: what the draft is, and no part of its title.
        let is_shouted = line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
        let names_a_kind = [
            "закон",
            "кодекс",
            "указ",
            "постановлени",
            "приказ",
            "решени",
            "республик",
            "заң",
            "жарлы",
            "қаулы",
            "бұйры",
            "шешім",
            "қазақстан",
        ];
        let into = if is_shouted && names_a_kind.iter().any(|stem| folded.contains(stem)) {
            &mut meta.requisites
        } else {
            &mut meta.title
        };
        if !into.is_empty() {
            into.push(' ');
        }
        into.push_str(line);
    }
    (end, meta)
}

/// After each letter that is not one byte: its end in bytes, and in UTF-16 units.
fn units(text: &str) -> Vec<(usize, usize)> {
    let mut found = vec![(0, 0)];
    let (mut bytes, mut units) = (0, 0);
    for letter in text.chars() {
        bytes += letter.len_utf8();
        units += letter.len_utf16();
        if letter.len_utf8() != letter.len_utf16() {
            found.push((bytes, units));
        }
    }
    found
}

impl Draft {
    /// A place in bytes as an editor counts it.
    fn placed(&self, span: TextSpan) -> Placed {
        let unit = |byte: usize| {
            let before = self.units.partition_point(|(bytes, _)| *bytes <= byte);
            let (bytes, units) = before.checked_sub(1).and_then(|at| self.units.get(at)).copied().unwrap_or_default();
            units + byte.saturating_sub(bytes)
        };
        Placed { from: unit(span.start()), to: unit(span.end()) }
    }

    /// Where a remark is about something: its words, else the first line of its provision; nothing for the whole draft, and for
    /// what this text does not have.
    pub fn place(&self, remark: &Remark) -> Option<Placed> {
        let at = self.act.find(remark.eid.as_ref()?)?;
        let lines = self.of.get(at)?;
        let provision = self.act.provisions.get(at)?;
        let words =
            remark.span.and_then(|span| Some((span, lines.iter().find_map(|line| self.own(*line, &provision.text))?)));
        let span = match words {
            Some((span, (line, behind))) => {
                let start = self.raw(line, behind + span.start())?;
                TextSpan::new(start, self.raw(line, behind + span.end())?.max(start))
            }
            None => *self.lines.get(*lines.first()?)?,
        };
        Some(self.placed(span))
    }

    /// The line that has this text, and how far behind its start, white space single.
    fn own(&self, line: usize, text: &str) -> Option<(usize, usize)> {
        let told = single(self.lines.get(line)?.of(&self.text)?);
        told.rfind(text).filter(|_| !text.is_empty()).map(|behind| (line, behind))
    }

    /// The byte of the text that stands so far behind the start of a line whose white space is single.
    fn raw(&self, line: usize, behind: usize) -> Option<usize> {
        let span = self.lines.get(line)?;
        let words = span.of(&self.text)?;
        let mut told = 0;
        let mut is_space = false;
        for (at, letter) in words.char_indices() {
            let again = letter.is_whitespace() && is_space;
            is_space = letter.is_whitespace();
            if again {
                continue;
            }
            if told >= behind {
                return Some(span.start() + at);
            }
            told += if is_space { 1 } else { letter.len_utf8() };
        }
        Some(span.end())
    }

    /// The provisions of its own that it cites.
    pub(super) fn cited(&self) -> &BTreeSet<EId> {
        let act = &self.act;
        self.cited.get_or_init(|| {
            let library = Library::new(std::slice::from_ref(act));
            let references = resolve(act, &detect(act, &definitions(act), &library), &library);
            let own = references
                .into_iter()
                .flat_map(|one| one.targets)
                .filter(|target| target.act.as_ref().is_none_or(|id| *id == act.id));
            own.filter_map(|target| target.eid).collect()
        })
    }

    /// The place of a provision's number, where its line begins with the number as printed.
    pub(super) fn number(&self, provision: usize) -> Option<Placed> {
        let number = &self.act.provisions.get(provision)?.number;
        let line = self.lines.get(*self.of.get(provision)?.first()?)?;
        let words = line.of(&self.text)?;
        let at = words
            .find(number.as_str())
            .filter(|at| words.get(..*at).is_some_and(|before| !before.contains(char::is_whitespace)))?;
        Some(self.placed(TextSpan::new(line.start() + at, line.start() + at + number.len())))
    }

    /// What would put a remark right without a doubt; nothing where a person must decide.
    pub fn fix(&self, remark: &Remark) -> Vec<Edit> {
        use legislation::remark::RemarkKind::{DuplicateNumber, LookAlikeLetters, MissingNumber};
        match remark.kind {
            LookAlikeLetters => {
                let edit = |at| Edit { at, with: remark.against.clone() };
                self.place(remark).map(edit).into_iter().collect()
            }
            DuplicateNumber | MissingNumber => super::renumbering::edits(self, remark).unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::draft_check::own;
    use legislation::remark::RemarkKind;

    const LAW: &str = "Проект\n\nЗАКОН\nРЕСПУБЛИКИ КАЗАХСТАН\n\nО пчеловодстве\n\nСтатья 1.  Пасека\n1. Пасека –  место,\tгде стоят улья 🐝.\n3.   Пасечник обязан огородить пacеку.\n";

    fn cut(text: &str, from: usize, to: usize) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16(&units[from..to]).expect("whole letters")
    }

    #[test]
    fn a_remark_stands_where_the_drafter_wrote_its_words() {
        let draft = read(LAW, "bill");
        assert_eq!(draft.act.title, "О пчеловодстве");
        let remarks = own(&draft.act, &draft.problems);
        let letters = remarks.iter().find(|one| one.kind == RemarkKind::LookAlikeLetters).expect("Latin letters");
        let at = draft.place(letters).expect("a place");
        assert_eq!(cut(LAW, at.from, at.to), "пacеку");
        let number = remarks.iter().find(|one| one.kind == RemarkKind::MissingNumber).expect("2 is missing");
        let at = draft.place(number).expect("a place");
        assert_eq!(cut(LAW, at.from, at.to), "3.   Пасечник обязан огородить пacеку.");
        assert_eq!(number.against, "2");
    }

    #[test]
    fn what_is_put_right_is_remarked_no_more() {
        let mut text = LAW.to_owned();
        for kind in [RemarkKind::LookAlikeLetters, RemarkKind::MissingNumber] {
            let draft = read(&text, "bill");
            let remarks = own(&draft.act, &draft.problems);
            let remark = remarks.iter().find(|one| one.kind == kind).expect("a fault");
            let edits = draft.fix(remark);
            assert!(!edits.is_empty(), "{kind:?}");
            let mut units: Vec<u16> = text.encode_utf16().collect();
            for edit in edits.iter().rev() {
                units.splice(edit.at.from..edit.at.to, edit.with.encode_utf16());
            }
            text = String::from_utf16(&units).expect("whole letters");
            let draft = read(&text, "bill");
            assert!(own(&draft.act, &draft.problems).iter().all(|one| one.kind != kind), "{text}");
        }
        assert!(text.contains("\n2.   Пасечник обязан огородить пасеку."), "{text}");
    }

    #[test]
    fn numbers_that_are_cited_are_left_to_the_drafter() {
        let text = format!("{LAW}4. Нарушение пункта 3 настоящей статьи не допускается.\n");
        let draft = read(&text, "bill");
        let remarks = own(&draft.act, &draft.problems);
        let remark = remarks.iter().find(|one| one.kind == RemarkKind::MissingNumber).expect("2 is missing");
        assert_eq!(draft.fix(remark), []);
    }

    #[test]
    fn lists_that_start_again_are_left_to_the_drafter() {
        let text = "Статья 1. Пасека\n1. Пасечник обязан:\n1) огородить пасеку;\n3) кормить пчел.\nЕму запрещается:\n1) курить;\n2) шуметь.\n";
        let draft = read(text, "bill");
        let remarks = own(&draft.act, &draft.problems);
        let remark = remarks.iter().find(|one| one.kind == RemarkKind::MissingNumber).expect("2) is missing");
        assert_eq!(draft.fix(remark), [], "where one list ends, only a person can tell");
    }

    #[test]
    fn a_text_of_any_kind_is_read() {
        for text in ["", "\n\n", "слово", " \t ", "Статья", "1.", "🐝\r\n\u{feff}1) "] {
            let draft = read(text, "");
            let remarks = own(&draft.act, &draft.problems);
            let places: Vec<_> = remarks.iter().filter_map(|one| draft.place(one)).collect();
            assert!(places.iter().all(|at| at.from <= at.to && at.to <= text.encode_utf16().count()), "{text:?}");
        }
    }
}
