//! Markdown in the three layouts of public law repositories: one file per article, one file per act, a folder with
//! `meta.yaml`.
//!
//! The files are read by line, not by a Markdown parser: to Markdown «3.» is an item whose number it may change, to a
//! law it is the name of a paragraph.

use super::front_matter::{FolderMeta, FrontMatter, Scalar, front_matter, split, value};
use super::markdown_page::Page;
use super::{SourceFile, collapse, extension, lang_of_path, plain_text, problem, stem};
use analysis::source::{Block, BlockKind, Marked, SourceDocument, SourceFormat, SourceMeta};
use legislation::act::Cell;
use legislation::{
    ActId, ActKind, Date, Lang, NoteKind, Problem, ProblemKind, ProvisionKind, SourceLink, Table, TextSpan,
};

/// Whether the file is one article of an act, or the page about the act that stands beside its articles.
pub(super) fn is_article(file: &SourceFile) -> bool {
    let Some(yaml) = split(&file.text).0 else { return false };
    let has = |key: &str| yaml.lines().any(|line| line.starts_with(key));
    has("doc_id:") && (has("article:") || has("kind: \"edition_meta\"") || has("kind: edition_meta"))
}

/// Files with the same key make one document: the articles of one act in one language; all other files stand alone.
pub(super) fn group_key(file: &SourceFile) -> String {
    if !matches!(extension(&file.name).as_str(), "md" | "markdown") || !is_article(file) {
        return file.name.clone();
    }
    match front_matter(file) {
        Some(Ok(front)) => {
            let lang = value(front.lang.as_ref()).unwrap_or_default();
            let folder = file.name.split('/').next().unwrap_or("");
            let edition = value(front.revision_id.as_ref()).unwrap_or_default();
            format!("{folder}/\u{1}{}/{lang}/{edition}", value(front.doc_id.as_ref()).unwrap_or_default())
        }
        _ => file.name.clone(),
    }
}

/// Text and path of the `meta.yaml` beside a file.
pub(super) fn folder_meta(file: &SourceFile) -> Option<(String, String)> {
    let text = std::fs::read_to_string(file.path.with_file_name("meta.yaml")).ok()?;
    let folder = file.name.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
    Some((text, format!("{folder}meta.yaml")))
}

/// The articles of one act in one language.
pub(super) fn articles(group: Vec<SourceFile>) -> Vec<Result<SourceDocument, Problem>> {
    let mut problems: Vec<Problem> = Vec::new();
    let mut articles: Vec<(Vec<u32>, u32, FrontMatter, SourceFile)> = Vec::new();
    let mut results = Vec::new();
    let mut about: Option<FrontMatter> = None;
    for mut file in group {
        problems.append(&mut file.problems);
        match front_matter(&file) {
            Some(Ok(front)) if front.article.is_none() => about = Some(front),
            Some(Ok(front)) => {
                let number = value(front.article.as_ref()).unwrap_or_default();
                let order = number.split('-').map(|n| n.parse().unwrap_or(u32::MAX)).collect();
                let rank = value(front.duplicate_number_rank.as_ref()).and_then(|n| n.parse().ok()).unwrap_or(1);
                articles.push((order, rank, front, file));
            }
            Some(Err(error)) => {
                results.push(Err(problem(ProblemKind::Metadata, &file.name, format!("front matter: {error}"))));
            }
            None => {}
        }
    }
    articles.sort_by(|a, b| (&a.0, a.1, &a.3.name).cmp(&(&b.0, b.1, &b.3.name)));
    let Some((_, _, first, file)) = articles.first() else { return results };
    let name = file.name.clone();
    let lang = value(first.lang.as_ref())
        .and_then(|l| Lang::from_code(&l))
        .or_else(|| lang_of_path(&name))
        .unwrap_or(Lang::UND);
    let id = ActId::from_name(&value(first.doc_id.as_ref()).unwrap_or_else(|| stem(&name)));
    let text_date = articles
        .iter()
        .filter_map(|(_, _, front, _)| value(front.revision_id.as_ref()).and_then(|d| Date::parse(&d)))
        .max();
    // What the page about the act says goes before what an article repeats.
    let told = |field: fn(&FrontMatter) -> Option<&Scalar>| {
        about.as_ref().and_then(|a| value(field(a))).or_else(|| value(field(first)))
    };
    let meta = SourceMeta {
        title: told(|f| f.document_title.as_ref())
            .or_else(|| told(|f| f.title.as_ref()))
            .unwrap_or_else(|| id.to_string()),
        requisites: told(|f| f.requisites.as_ref()).or_else(|| told(|f| f.requisite.as_ref())).unwrap_or_default(),
        // The status of the articles speaks of each alone; without a word to the contrary the act is in force.
        status: told(|f| f.state.as_ref()).unwrap_or_else(|| "active".to_owned()),
        number: told(|f| f.number.as_ref()),
        date: told(|f| f.date.as_ref()).or_else(|| told(|f| f.adopted.as_ref())).and_then(|d| Date::parse(&d)),
        source: told(|f| f.source_url.as_ref()).map(|url| url.split(['?', '#']).next().unwrap_or(&url).to_owned()),
        fictional: told(|f| f.fictional.as_ref()).as_deref() == Some("true"),
        text_date,
        kind: None,
    };
    let mut document = SourceDocument {
        file: name,
        format: SourceFormat::MarkdownArticles,
        id,
        lang,
        meta,
        blocks: Vec::new(),
        problems,
        whole: None,
    };
    let mut divisions = Divisions::default();
    for (_, _, front, file) in articles {
        divisions.enter(&front, &mut document.blocks);
        article(&front, &file, &mut document);
    }
    results.push(Ok(document));
    results
}

/// The divisions open between the articles of one act.
#[derive(Default)]
struct Divisions {
    open: [Option<String>; 4],
}

impl Divisions {
    /// Marks the divisions that begin with this article.
    fn enter(&mut self, front: &FrontMatter, blocks: &mut Vec<Block>) {
        let part = value(front.part.as_ref());
        let levels = [
            (ProvisionKind::Part, part.clone(), part),
            (ProvisionKind::Section, value(front.razdel.as_ref()), value(front.razdel_title.as_ref())),
            (ProvisionKind::Chapter, value(front.glava.as_ref()), value(front.glava_title.as_ref())),
            (ProvisionKind::Subchapter, value(front.paragraf.as_ref()), value(front.paragraf_title.as_ref())),
        ];
        let mut reopened = false;
        for (level, (kind, number, title)) in levels.into_iter().enumerate() {
            // «0» stands for "outside all": no division of the law.
            let number = number.filter(|n| n != "0");
            if !reopened && number == self.open[level] {
                continue;
            }
            reopened = true;
            self.open[level].clone_from(&number);
            if let Some(number) = number {
                let heading = if kind == ProvisionKind::Part { String::new() } else { title.unwrap_or_default() };
                let label = if kind == ProvisionKind::Part { number.clone() } else { String::new() };
                let number = if kind == ProvisionKind::Part { part_id(&number).to_owned() } else { number };
                let marked = Marked { kind, number, label, heading, depth: None, repealed: false };
                blocks.push(Block::new(BlockKind::Marked(marked), ""));
            }
        }
    }
}

fn part_id(name: &str) -> &'static str {
    let lower = name.to_lowercase();
    if ["особ", "ерекше", "special"].iter().any(|w| lower.starts_with(w)) { "special" } else { "general" }
}

/// One article: its heading from the front matter, its text from the body.
fn article(front: &FrontMatter, file: &SourceFile, document: &mut SourceDocument) {
    let number = value(front.article.as_ref()).unwrap_or_default();
    let label = value(front.article_label.as_ref()).unwrap_or_else(|| number.clone());
    let heading = value(front.heading.as_ref()).unwrap_or_default();
    let repealed = value(front.status.as_ref()).as_deref() == Some("repealed");
    let marked = Marked { kind: ProvisionKind::Article, number, label, heading, depth: None, repealed };
    document.blocks.push(Block::new(BlockKind::Marked(marked), ""));
    let (_, body) = split(&file.text);
    let mut lines = body.lines().peekable();
    // The heading stands in the front matter already.
    while let Some(line) = lines.peek() {
        if line.trim().is_empty() || line.starts_with("# ") {
            lines.next();
        } else {
            break;
        }
    }
    let body: Vec<&str> = lines.collect();
    // The last rule and the links under it are navigation of the repository.
    let end = body.iter().rposition(|line| line.trim() == "---").unwrap_or(body.len());
    blocks(&body[..end], &file.name, &mut document.blocks, &mut document.problems);
}

/// One file with a whole act; `meta` is the text and path of a `meta.yaml` beside it.
pub(super) fn act(mut file: SourceFile, meta: Option<(String, String)>) -> Option<Result<SourceDocument, Problem>> {
    if stem(&file.name).starts_with('_') {
        return None;
    }
    let title_before = take_lines_before_front_matter(&mut file);
    let front = match front_matter(&file) {
        Some(Ok(front)) => front,
        Some(Err(error)) => {
            return Some(Err(problem(ProblemKind::Metadata, &file.name, format!("front matter: {error}"))));
        }
        None => FrontMatter::default(),
    };
    // The contents of an act whose articles are files of their own.
    if value(front.kind.as_ref()).as_deref() == Some("index") && front.doc_id.is_some() {
        return None;
    }
    if front.slug.is_some() {
        return Some(Ok(page(&front, file, &title_before)));
    }
    let mut problems = file.problems;
    let (_, body) = split(&file.text);
    let body: Vec<&str> = body.lines().collect();
    let title_at = body.iter().position(|line| line.starts_with("# "));
    let mut blocks_found = Vec::new();
    let rest = title_at.map_or(&body[..], |at| &body[at + 1..]);
    blocks(rest, &file.name, &mut blocks_found, &mut problems);
    plain_text::mark_signature(&mut blocks_found);
    if !blocks_found.iter().any(|b| plain_text::looks_like_law(&b.text)) {
        return Some(Err(problem(ProblemKind::NoText, &file.name, "no article, paragraph or point in this text")));
    }
    let lang = value(front.lang.as_ref()).and_then(|l| Lang::from_code(&l)).or_else(|| lang_of_path(&file.name));
    let lang =
        lang.or_else(|| language::detect(&file.text.chars().take(5000).collect::<String>())).unwrap_or(Lang::UND);
    let title = title_at.map(|at| collapse(body[at].trim_start_matches('#'))).unwrap_or_default();
    let mut document = SourceDocument {
        id: ActId::from_name(&value(front.doc_id.as_ref()).unwrap_or_else(|| numbered_stem(&file.name))),
        lang,
        meta: SourceMeta {
            title: value(front.title.as_ref()).unwrap_or(title),
            requisites: value(front.requisites.as_ref())
                .or_else(|| value(front.requisite.as_ref()))
                .unwrap_or_default(),
            status: value(front.status.as_ref()).unwrap_or_default(),
            kind: value(front.kind.as_ref()).and_then(|k| ActKind::from_slug(&k)),
            number: value(front.number.as_ref()),
            date: value(front.date.as_ref()).and_then(|d| Date::parse(&d)),
            text_date: value(front.revision_id.as_ref())
                .or_else(|| value(front.effective_from.as_ref()))
                .and_then(|d| Date::parse(&d)),
            source: value(front.source.as_ref()).or_else(|| value(front.source_url.as_ref())),
            fictional: value(front.fictional.as_ref()).as_deref() == Some("true"),
        },
        format: SourceFormat::Markdown,
        file: file.name,
        blocks: blocks_found,
        problems,
        whole: None,
    };
    // An act whose first words are a note of repeal says its own status.
    if document.meta.status.is_empty() {
        let first = document.blocks.first().map(|b| b.text.to_lowercase()).unwrap_or_default();
        if first.starts_with("сноска. утратил") || first.starts_with("ескерту. күші жойыл")
        {
            "Утративший силу".clone_into(&mut document.meta.status);
        }
    }
    if let Some((yaml, path)) = meta {
        match serde_saphyr::from_str::<FolderMeta>(&yaml) {
            Ok(meta) => apply(&meta, &mut document),
            Err(error) => document.problems.push(problem(ProblemKind::Metadata, &path, format!("meta.yaml: {error}"))),
        }
    }
    Some(Ok(document))
}

/// A title of several lines can push a page's front matter down: the lines above it are taken away and handed over as
/// the beginning of the title.
fn take_lines_before_front_matter(file: &mut SourceFile) -> String {
    let Some((before, rest)) = file.text.split_once("\n---\n") else { return String::new() };
    let yaml = rest.split("\n---").next().unwrap_or("");
    let is_front_matter = yaml.len() < 4000 && yaml.lines().any(|line| line.starts_with("slug:"));
    if before.starts_with("---") || before.len() > 2000 || !is_front_matter {
        return String::new();
    }
    let title = collapse(before);
    file.text = format!("---\n{rest}");
    title
}

/// An act on a page of a site, named by its `slug`. A page with a title alone is an act whose text is not in the
/// source: what is told about it is its only passage, so that it can be found, and its lack of a text is reported.
fn page(front: &FrontMatter, file: SourceFile, title_before: &str) -> SourceDocument {
    let mut problems = file.problems;
    let (_, body) = split(&file.text);
    let mut page = Page::read(body, &file.name, &mut problems);
    plain_text::mark_signature(&mut page.blocks);
    let lang = value(front.lang.as_ref()).and_then(|l| Lang::from_code(&l)).or_else(|| lang_of_path(&file.name));
    let of_text = if page.blocks.is_empty() { None } else { language::detect(body) };
    let of_facts = || page.fact("Ausfertigungsdatum").map(|_| Lang::DE);
    let lang = lang.or(of_text).or_else(of_facts).or_else(|| language::detect(body));
    let mut title = value(front.title.as_ref()).unwrap_or_else(|| page.title.clone());
    if !title_before.is_empty() {
        title = format!("{title_before} {title}");
    }
    if let Some(short) = value(front.jurabk.as_ref()).filter(|short| !title.contains(short.as_str())) {
        title = format!("{title} ({short})");
    }
    let requisites = page.fact("Fundstelle").map(str::to_owned);
    let date = page.fact("Ausfertigungsdatum").map(str::to_owned);
    let amended = page.amended();
    let told = |(name, value): &(String, String)| format!("{name}: {value}");
    let mut blocks: Vec<Block> = Vec::new();
    if page.blocks.is_empty() {
        problems.push(problem(ProblemKind::NoText, &file.name, "the source tells only the title of this act"));
        blocks.extend(page.facts.iter().map(|fact| Block::line(told(fact))));
    } else {
        let known = ["Fundstelle", "Ausfertigungsdatum"];
        let others = page.facts.iter().filter(|(name, _)| !known.contains(&name.as_str()));
        blocks.extend(others.map(|fact| Block::new(BlockKind::Note(NoteKind::Amendment), told(fact))));
    }
    blocks.append(&mut page.blocks);
    SourceDocument {
        id: ActId::from_name(&value(front.slug.as_ref()).unwrap_or_else(|| numbered_stem(&file.name))),
        lang: lang.unwrap_or(Lang::UND),
        meta: SourceMeta {
            title,
            requisites: value(front.requisites.as_ref()).or(requisites).unwrap_or_default(),
            status: value(front.status.as_ref()).unwrap_or_default(),
            kind: value(front.kind.as_ref()).and_then(|k| ActKind::from_slug(&k)),
            number: value(front.number.as_ref()),
            date: value(front.date.as_ref()).or(date).and_then(|d| Date::parse(&d)),
            text_date: value(front.effective_from.as_ref()).and_then(|d| Date::parse(&d)).or(amended),
            source: value(front.source.as_ref()).or_else(|| value(front.source_url.as_ref())),
            fictional: value(front.fictional.as_ref()).as_deref() == Some("true"),
        },
        format: SourceFormat::Markdown,
        file: file.name,
        blocks,
        problems,
        whole: None,
    }
}

/// A file name that is only a number, a language or «index» says too little: its folder's name goes before it.
fn numbered_stem(name: &str) -> String {
    let own = stem(name);
    let is_index = own.eq_ignore_ascii_case("index");
    if own.len() > 4 && lang_of_path(&own).is_none() && !is_index {
        return own;
    }
    let mut folders: Vec<&str> = name.split('/').collect();
    folders.pop();
    let folder = folders.iter().rev().find(|f| lang_of_path(f).is_none()).copied().unwrap_or("act");
    if lang_of_path(&own).is_some() || is_index && folder != "act" {
        folder.to_owned()
    } else {
        format!("{folder}-{own}")
    }
}

fn apply(meta: &FolderMeta, document: &mut SourceDocument) {
    document.format = SourceFormat::MarkdownFolder;
    let lang = document.lang.adilet_code().to_owned();
    if let Some(code) = value(meta.act_code.as_ref()) {
        document.id = ActId::from_name(&code);
    }
    let own = &mut document.meta;
    if let Some(requisite) = value(meta.requisite.as_ref()) {
        own.requisites = requisite;
    }
    if let Some(title) = meta.title.get(&lang).and_then(Scalar::text) {
        own.title = title;
    }
    own.kind = match value(meta.form.as_ref()).as_deref() {
        Some("КОНС") => Some(ActKind::Constitution),
        Some("КОНЗ") => Some(ActKind::ConstitutionalLaw),
        Some("КОД") => Some(ActKind::Code),
        Some("ЗАК") => Some(ActKind::Law),
        Some("УКАЗ") => Some(ActKind::Decree),
        Some("ПОСТ") => Some(ActKind::Resolution),
        Some("ПРИК" | "РЕШ") => Some(ActKind::Order),
        _ => own.kind,
    };
    own.date = value(meta.approved_on.as_ref()).and_then(|d| Date::parse(&d)).or(own.date);
    own.text_date = meta.version_date.get(&lang).and_then(Scalar::text).and_then(|d| Date::parse(&d)).or(own.text_date);
    own.source = meta.source.get(&lang).and_then(Scalar::text).or_else(|| own.source.take());
    own.fictional |= value(meta.fictional.as_ref()).as_deref() == Some("true");
    if let Some(status) = value(meta.status.as_ref()) {
        own.status = status;
    }
}

/// Lines of a Markdown body as passages.
fn blocks(lines: &[&str], file: &str, out: &mut Vec<Block>, problems: &mut Vec<Problem>) {
    let mut anchors: Vec<String> = Vec::new();
    let mut table: Vec<Vec<Cell>> = Vec::new();
    for raw in lines {
        let mut line = raw.trim();
        if line.starts_with('|') {
            table.push(row(line));
            continue;
        }
        if !table.is_empty() {
            out.push(table_block(std::mem::take(&mut table)));
        }
        // A call-out of the repository («> [!info] …») is about the file, not the law.
        if line.is_empty() || line.starts_with('>') || line == "---" {
            continue;
        }
        while let Some(rest) = line.strip_prefix("<a ") {
            let Some((tag, after)) = rest.split_once('>') else { break };
            anchors.extend(tag.split('"').nth(1).map(str::to_owned));
            line = after.strip_prefix("</a>").unwrap_or(after).trim_start();
        }
        if line.is_empty() {
            continue;
        }
        let heading = line.starts_with('#');
        let text = line.trim_start_matches('#').trim();
        let bold = text.len() > 4 && text.starts_with("**") && text.ends_with("**") && text.matches("**").count() == 2;
        let (passage, hrefs) = inline(text);
        if passage.is_empty() {
            continue;
        }
        let before = out.len();
        plain_text::push_line(&passage, file, out, problems);
        if let Some(block) = out.get_mut(before) {
            block.anchors = std::mem::take(&mut anchors);
            if block.text == passage {
                block.links = hrefs;
            }
            if matches!(block.kind, BlockKind::Line { .. }) {
                block.kind = if heading { BlockKind::Heading } else { BlockKind::Line { bold } };
            }
        }
    }
    if !table.is_empty() {
        out.push(table_block(table));
    }
}

fn row(line: &str) -> Vec<Cell> {
    let inner = line.trim_matches('|');
    inner.split('|').map(|cell| Cell { text: inline(cell.trim()).0, colspan: 1, rowspan: 1, heading: false }).collect()
}

fn table_block(mut rows: Vec<Vec<Cell>>) -> Block {
    let is_rule =
        |row: &[Cell]| row.iter().all(|c| !c.text.is_empty() && c.text.chars().all(|ch| matches!(ch, '-' | ':' | ' ')));
    if rows.len() > 1 && is_rule(&rows[1]) {
        rows.remove(1);
        for cell in &mut rows[0] {
            cell.heading = true;
        }
    }
    Block::new(BlockKind::Table(Table { rows }), "")
}

/// Text without emphasis and with its links as spans.
pub(super) fn inline(text: &str) -> (String, Vec<SourceLink>) {
    let mut out = String::with_capacity(text.len());
    let mut links = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c == '['
            && let Some((label, after)) = rest[1..].split_once("](")
            && let Some((href, after)) = after.split_once(')')
            && !label.contains('[')
        {
            let start = out.len();
            out.push_str(label);
            links.push(SourceLink { span: TextSpan::new(start, out.len()), href: href.to_owned() });
            rest = after;
        } else if let Some(after) = rest.strip_prefix("**").or_else(|| rest.strip_prefix("__")) {
            rest = after;
        } else if c == '\\'
            && rest[1..].starts_with(['.', ')', '*', '_', '#', '-', '[', ']', '(', '\\', '+', '`', '!', '<', '>'])
        {
            rest = &rest[1..];
            out.extend(rest.chars().next());
            rest = &rest[1..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    if links.is_empty() { (collapse(&out), links) } else { (out, links) }
}
