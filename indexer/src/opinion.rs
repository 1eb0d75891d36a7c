//! `Listened`: comments on a draft, read from a file – where they stand, which are copies, what they speak of.

use crate::answer::{Answer, AnswerForm};
use crate::check::draft;
use crate::table::Table;
use analysis::opinion::{masked, read};
use anyhow::Context;
use legislation::opinion::{Comment, Opinions, Stance};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::PathBuf;

/// The columns of a table of comments.
pub const COLUMNS: [&str; 8] = ["number", "date", "lang", "stance", "cues", "campaign", "provisions", "text"];

/// What is asked.
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples: anyq opinion comments.csv
          anyq opinion comments.xlsx --draft bill.docx --as xlsx --out read.xlsx
          anyq opinion corpus/opinion/comments.jsonl --draft corpus/opinion/draft.ru.txt --stance proposal

Comments come as CSV, XLSX, JSON or JSON Lines: a column `text`, and where there are such, `date` and `provision`. Telephone
numbers, numbers of persons and addresses of e-mail are left out of what is written.")]
pub struct Arguments {
    /// The comments.
    pub comments: PathBuf,
    /// The draft they are about, to tell the provisions they speak of.
    #[arg(long)]
    pub draft: Option<PathBuf>,
    /// Only comments that stand so: for, against, proposal, question, unclear.
    #[arg(long, value_parser = stance)]
    pub stance: Option<Stance>,
    /// How the answer is told.
    #[command(flatten)]
    pub answer: AnswerForm,
}

fn stance(slug: &str) -> Result<Stance, String> {
    Stance::from_slug(slug).ok_or_else(|| format!("say one of {}", Stance::ALL.map(Stance::slug).join(", ")))
}

/// Comments and what was read out of them.
pub struct Listened {
    /// As they were given.
    pub comments: Vec<Comment>,
    /// What was read.
    pub opinions: Opinions,
    /// Which are told.
    stance: Option<Stance>,
}

/// Reads comments.
pub fn listen(arguments: &Arguments) -> anyhow::Result<Listened> {
    let file = &arguments.comments;
    let bytes = std::fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let comments = publication::sheet::comments(&bytes).with_context(|| file.display().to_string())?;
    let draft = arguments.draft.as_deref().map(draft).transpose()?;
    let opinions = read(&comments, draft.as_ref().map(|(act, _)| act));
    Ok(Listened { comments, opinions, stance: arguments.stance })
}

impl Listened {
    fn told(&self) -> impl Iterator<Item = (usize, &Comment, &legislation::opinion::Read)> {
        let all =
            self.comments.iter().zip(&self.opinions.read).enumerate().map(|(at, (comment, read))| (at, comment, read));
        all.filter(|(_, _, read)| self.stance.is_none_or(|stance| read.stance == stance))
    }

    fn counts(&self) -> Vec<(Stance, usize)> {
        let count = |stance| self.opinions.read.iter().filter(|one| one.stance == stance).count();
        Stance::ALL.into_iter().map(|stance| (stance, count(stance))).collect()
    }
}

impl Answer for Listened {
    /// `counts` by stance, `campaigns`, `topics`, `comments`: texts masked.
    fn json(&self) -> anyhow::Result<Value> {
        let counts: serde_json::Map<String, Value> =
            self.counts().into_iter().map(|(stance, count)| (stance.slug().to_owned(), json!(count))).collect();
        let comments: Vec<Value> = self
            .told()
            .map(|(at, comment, read)| {
                let cues: Vec<&str> = read.cues.iter().filter_map(|cue| cue.of(&comment.text)).collect();
                json!({
                    "number": at + 1, "text": masked(&comment.text), "date": comment.date, "lang": read.lang,
                    "stance": read.stance, "cues": cues, "campaign": read.campaign, "topic": read.topic,
                    "provisions": read.provisions.iter().map(|(eid, named)| json!({"eId": eid, "named": named})).collect::<Vec<_>>(),
                })
            })
            .collect();
        Ok(json!({
            "counts": counts, "campaigns": self.opinions.campaigns, "topics": self.opinions.topics, "comments": comments,
        }))
    }

    /// A row for each comment, in the order of [`COLUMNS`].
    fn table(&self) -> Table<'static> {
        let rows = self
            .told()
            .map(|(at, comment, read)| {
                let cues: Vec<&str> = read.cues.iter().filter_map(|cue| cue.of(&comment.text)).collect();
                let places: Vec<&str> = read.provisions.iter().map(|(eid, _)| eid.as_str()).collect();
                vec![
                    (at as u32 + 1).into(),
                    comment.date.map_or_else(String::new, |day| day.to_string()).into(),
                    read.lang.code().into(),
                    read.stance.slug().into(),
                    cues.join(" · ").into(),
                    read.campaign.map_or_else(String::new, |number| (number + 1).to_string()).into(),
                    places.join(" ").into(),
                    masked(&comment.text).into(),
                ]
            })
            .collect();
        Table { name: "comments", columns: &COLUMNS, wide: &["text"], rows }
    }

    /// Counts, campaigns, topics with their quotes.
    fn in_words(&self, width: usize) -> String {
        let mut out = String::new(); // writing into a String cannot fail
        let short = |at: &u32| {
            let text = self.comments.get(*at as usize).map_or("", |one| one.text.as_str());
            masked(text).chars().take(width).collect::<String>()
        };
        let counts: Vec<String> =
            self.counts().into_iter().map(|(stance, count)| format!("{} {count}", stance.slug())).collect();
        let _ = writeln!(out, "{} comments: {}", self.comments.len(), counts.join(", "));
        for campaign in &self.opinions.campaigns {
            let first = campaign.members.first().map(short).unwrap_or_default();
            let _ = writeln!(out, "campaign of {}: {first}", campaign.members.len());
        }
        for topic in &self.opinions.topics {
            let _ = writeln!(out, "{} · {} ({})", topic.words.join(", "), topic.lang, topic.members.len());
            for quote in topic.quotes.iter().map(short) {
                let _ = writeln!(out, "    «{quote}»");
            }
        }
        if self.stance.is_some() {
            for (at, _, _) in self.told() {
                let _ = writeln!(out, "{}: {}", at + 1, short(&(at as u32)));
            }
        }
        out
    }
}
