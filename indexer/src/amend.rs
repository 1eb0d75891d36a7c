//! `Amendment`: an amending draft carried out on the law it changes – the consolidated text, the comparative table, and what was
//! refused and why; and the other way, the instructions that lead from one text to another.

use crate::answer::{Answer, AnswerForm};
use crate::corpus;
use crate::inspect::inspect;
use crate::table::Table;
use analysis::amending::{Carried, carry_out, designation, write};
use analysis::source::BlockKind;
use anyhow::{Context, bail};
use legislation::{Act, Lang};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The columns of a comparative table; the last is the drafter's to fill in.
pub const COLUMNS: [&str; 5] = ["number", "element", "current", "proposed", "why"];

/// What is asked of `anyq amend`.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq amend law.html draft.txt
          anyq amend corpus/sample draft.md --act Z16Q0000004 --text consolidated.txt
          anyq amend law.html draft.txt --docx comparative-table.docx
          anyq amend law.html draft.txt --as xlsx --out comparative-table.xlsx

The draft says what changes in the forms of amending acts, in Russian or Kazakh: «пункт 3 статьи 8 изложить в следующей
редакции: …», «слова … заменить словами …», «3-бап алып тасталсын». What is said otherwise, or could be meant in two ways,
is refused and told with its line; nothing is guessed. Exit status 1 when anything was refused.")]
pub struct Arguments {
    /// The law: a file, or a folder of law.
    pub law: PathBuf,
    /// The amending draft: a DOCX, text, Markdown or HTML file.
    pub draft: PathBuf,
    /// Which act of the folder is changed.
    #[arg(long)]
    pub act: Option<String>,
    /// The language of the draft; told from its words by itself.
    #[arg(long, value_parser = crate::inventory::language)]
    pub lang: Option<Lang>,
    /// Write the consolidated text here, as plain text.
    #[arg(long)]
    pub text: Option<PathBuf>,
    /// Write the comparative table here, as DOCX.
    #[arg(long)]
    pub docx: Option<PathBuf>,
    /// How the answer is told.
    #[command(flatten)]
    pub answer: AnswerForm,
}

/// What is asked of `anyq instructions`.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq instructions old.html new.html
          anyq instructions old.txt new.txt --out draft.txt

The instructions are carried out before they are told: where they do not lead to the new text, that is said. Exit status 1
when something could not be said.")]
pub struct Between {
    /// The law in force.
    pub old: PathBuf,
    /// The law as it is to be.
    pub new: PathBuf,
    /// Write to this file instead of the terminal.
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// A draft carried out.
pub struct Amendment {
    /// The law in force.
    pub act: Act,
    /// The draft's lines.
    pub lines: Vec<String>,
    /// What came of it.
    pub made: Carried,
}

/// The lines of a draft.
pub fn lines(draft: &Path) -> anyhow::Result<Vec<String>> {
    let is_docx = draft.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("docx"));
    if is_docx {
        let bytes = std::fs::read(draft).with_context(|| format!("reading {}", draft.display()))?;
        return publication::docx::lines(&bytes).with_context(|| format!("reading {}", draft.display()));
    }
    let read = corpus::read(&[draft.to_path_buf()], |_| {})?;
    let document = read.documents.into_iter().next();
    let document = document.with_context(|| format!("no text in {}", draft.display()))?;
    let told =
        document.blocks.into_iter().filter(|block| !matches!(block.kind, BlockKind::Note(_) | BlockKind::Table(_)));
    let label = |kind: &BlockKind| match kind {
        BlockKind::Marked(marked) if !marked.label.is_empty() => format!("{} {}", marked.label, marked.heading),
        _ => String::new(),
    };
    Ok(told.map(|block| format!("{} {}", label(&block.kind), block.text).trim().to_owned()).collect())
}

/// The only act of a file, or the one asked for in a language.
fn act(path: &Path, id: Option<&str>, lang: Lang) -> anyhow::Result<Act> {
    let acts: Vec<Act> = inspect(path)?.acts;
    let fits = |act: &&Act| id.is_none_or(|id| act.id.as_str() == id) && (act.lang == lang || acts.len() == 1);
    let mut found = acts.iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(act), None) => Ok(act.clone()),
        (Some(act), Some(_)) if id.is_some() => Ok(act.clone()),
        (Some(_), Some(_)) => bail!("{} holds several acts: say which with --act", path.display()),
        (None, _) => bail!("{} holds no such act in {lang:?}", path.display()),
    }
}

/// Carries a draft out.
pub fn amend(arguments: &Arguments) -> anyhow::Result<Amendment> {
    let lines = lines(&arguments.draft)?;
    let lang = arguments.lang.or_else(|| language::detect(&lines.join("\n"))).unwrap_or(Lang::RU);
    if ![Lang::RU, Lang::KK].contains(&lang) {
        bail!("drafts are read in Russian and Kazakh; this one is in {lang:?}: say the language with --lang");
    }
    let act = act(&arguments.law, arguments.act.as_deref(), lang)?;
    let told: Vec<&str> = lines.iter().map(String::as_str).collect();
    let made = carry_out(&act, &told);
    Ok(Amendment { act, lines, made })
}

impl Amendment {
    /// The comparative table as a DOCX file, in the law's language.
    pub fn docx(&self) -> Vec<u8> {
        let words = if self.act.lang == Lang::KK {
            [
                "Салыстырма кесте",
                "Р/с №",
                "Құрылымдық элемент",
                "Қолданыстағы редакция",
                "Ұсынылатын редакция",
                "Негіздеме",
            ]
        } else {
            [
                "Сравнительная таблица",
                "№ п/п",
                "Структурный элемент",
                "Действующая редакция",
                "Предлагаемая редакция",
                "Обоснование",
            ]
        };
        let [title, number, element, current, proposed, why] = words;
        let rows: Vec<Vec<String>> =
            self.table().rows.into_iter().map(|row| row.into_iter().map(|cell| cell.to_string()).collect()).collect();
        publication::docx::table(&publication::docx::Columns {
            title: &format!("{title}: {}", self.act.title),
            columns: &[(number, 2), (element, 6), (current, 12), (proposed, 12), (why, 7)],
            rows: &rows,
            lang: if self.act.lang == Lang::KK { "kk-KZ" } else { "ru-RU" },
        })
    }
}

impl Answer for Amendment {
    /// `act`, `done`, `others`, `refused` (line from 1, words, why), `rows` of the comparative table, `left_behind`
    /// in the act: citations of what is gone, terms defined twice or used no more.
    fn json(&self) -> anyhow::Result<Value> {
        let refused = self.made.refused.iter().map(|(first, _, why)| {
            json!({"line": first + 1, "words": self.lines.get(*first), "why": why.to_string(), "refusal": why})
        });
        let rows = self.made.rows.iter().map(|row| {
            json!({"element": designation(&row.place, self.act.lang), "eId": row.eid, "current": row.current, "proposed": row.proposed})
        });
        Ok(json!({
            "act": self.act.id, "lang": self.act.lang, "title": self.act.title,
            "done": self.made.done, "others": self.made.others,
            "refused": refused.collect::<Vec<_>>(), "rows": rows.collect::<Vec<_>>(), "left_behind": self.made.left_behind,
        }))
    }

    /// The comparative table, in the order of [`COLUMNS`].
    fn table(&self) -> Table<'static> {
        let words = |lines: &Option<Vec<String>>, absent: &str| {
            lines.as_ref().map_or(absent.to_owned(), |lines| lines.join("\n"))
        };
        let (absent, gone) = if self.act.lang == Lang::KK {
            ("Жоқ.", "Алып тасталсын.")
        } else {
            ("Отсутствует.", "Исключить.")
        };
        let rows = self.made.rows.iter().enumerate().map(|(number, row)| {
            vec![
                (number as u32 + 1).into(),
                designation(&row.place, self.act.lang).into(),
                words(&row.current, absent).into(),
                words(&row.proposed, gone).into(),
                "".into(),
            ]
        });
        Table { name: "comparative", columns: &COLUMNS, wide: &["current", "proposed", "why"], rows: rows.collect() }
    }

    /// What was refused, then the rows: `−` as it is, `+` as it would be.
    fn in_words(&self, width: usize) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        let _ = writeln!(out, "{} · {} · {}", self.act.id, self.act.lang, self.act.title);
        let _ = writeln!(
            out,
            "{} instructions carried out, {} refused, {} about other acts",
            self.made.done,
            self.made.refused.len(),
            self.made.others
        );
        for (first, _, why) in &self.made.refused {
            let words = self.lines.get(*first).map_or("", String::as_str);
            let _ = writeln!(out, "  line {}: {why}\n    {}", first + 1, words.chars().take(width).collect::<String>());
        }
        for one in &self.made.left_behind {
            let place = one.eid.as_ref().map_or("–", |eid| eid.as_str());
            let _ = writeln!(out, "  left behind: {place}  {}  {}", one.kind.slug(), one.words);
        }
        for row in &self.made.rows {
            let _ = writeln!(out, "\n{}", designation(&row.place, self.act.lang));
            for (sign, lines) in [('−', &row.current), ('+', &row.proposed)] {
                for line in lines.iter().flatten() {
                    let _ = writeln!(out, "  {sign} {}", line.chars().take(width).collect::<String>());
                }
            }
        }
        out
    }
}

/// The instructions between two texts, and how many elements they do not reach.
pub fn between(arguments: &Between) -> anyhow::Result<(String, Vec<String>)> {
    let one = |path: &Path| -> anyhow::Result<Act> {
        let acts = inspect(path)?.acts;
        match acts.as_slice() {
            [act] => Ok(act.clone()),
            _ => bail!("{} must hold one act; it holds {}", path.display(), acts.len()),
        }
    };
    let (old, new) = (one(&arguments.old)?, one(&arguments.new)?);
    if old.lang != new.lang {
        bail!("the texts are in two languages, {:?} and {:?}", old.lang, new.lang);
    }
    let written = write(&old, &new);
    let mut text = written.lines.join("\n");
    if !text.is_empty() {
        text.push('\n');
    }
    Ok((text, written.unwritten.into_iter().map(|one| one.place).collect()))
}
