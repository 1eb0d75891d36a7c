//! `Carried`: an amending draft carried out on one act, with what a page or a command tells of it.

use super::{Row, apply, concerned, designation, read, table};
use crate::comparison::{PieceKind, words};
use crate::draft_check::left_behind;
use legislation::amending::{AmendingText, Refusal};
use legislation::message::comparison::{ChangedWords, WordsAre};
use legislation::message::drafting::{LeftBehind, ToldAmendment, ToldRefusal, ToldRow};
use legislation::remark::Remark;
use legislation::{Act, Lang, TextSpan};

/// A draft carried out on an act.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The draft as it was read.
    pub text: AmendingText,
    /// The law as it would be.
    pub act: Act,
    /// How many instructions were carried out.
    pub done: usize,
    /// How many are about other acts.
    pub others: usize,
    /// Lines that were not: the first, one past the last, and why; in the order of the draft.
    pub refused: Vec<(usize, usize, Refusal)>,
    /// The comparative table.
    pub rows: Vec<Row>,
    /// What the changes leave behind in the act, and what is to be remarked on what they change.
    pub left_behind: Vec<Remark>,
}

/// Carries the lines of a draft out on an act, whose language the draft is in.
pub fn carry_out(act: &Act, lines: &[&str]) -> Carried {
    let text = read(lines, act.lang);
    let concerned = concerned(&text, act);
    let made = apply(act, &text.instructions, |named| concerned.get(named) == Some(&true));
    let mut refused = text.unread.clone();
    let (mut done, mut others) = (0, 0);
    for (instruction, outcome) in text.instructions.iter().zip(made.outcomes) {
        match outcome {
            Ok(_) => done += 1,
            Err(Refusal::OtherAct) => others += 1,
            Err(refusal) => refused.push((instruction.first, instruction.end, refusal)),
        }
    }
    refused.sort_by_key(|(first, ..)| *first);
    let rows = table(act, &made.act);
    let left_behind = if done > 0 { left_behind(act, &made.act) } else { Vec::new() };
    Carried { text, act: made.act, done, others, refused, rows, left_behind }
}

impl Carried {
    /// As a page tells it to a reader of `ui`; `lines` are those of the draft.
    pub fn told(&self, lines: &[&str], ui: Lang) -> ToldAmendment {
        let refusal = |(first, _, why): &(usize, usize, Refusal)| ToldRefusal {
            line: *first as u32 + 1,
            words: lines.get(*first).map_or_else(String::new, |line| line.trim().to_owned()),
            why: why.clone(),
        };
        ToldAmendment {
            lang: self.act.lang,
            done: self.done as u32,
            others: self.others as u32,
            refused: self.refused.iter().map(refusal).collect(),
            rows: self.rows.iter().map(|row| told_row(row, &self.act)).collect(),
            left_behind: self.left_behind.iter().map(|remark| LeftBehind::of(remark, ui)).collect(),
        }
    }
}

/// A row with what changed in it word by word.
fn told_row(row: &Row, act: &Act) -> ToldRow {
    let (old, new) =
        (row.current.as_ref().map(|lines| lines.join("\n")), row.proposed.as_ref().map(|lines| lines.join("\n")));
    let (current, proposed) = match (&old, &new) {
        (Some(old), Some(new)) => {
            let pieces = words(old, new);
            let side = |text: &str, other: PieceKind, span: fn(&crate::comparison::Piece) -> TextSpan| {
                let own = pieces.iter().filter(|piece| piece.kind == PieceKind::Kept || piece.kind == other);
                runs(text, own.map(|piece| (piece.kind, span(piece))))
            };
            (
                Some(side(old, PieceKind::Removed, |piece| piece.old)),
                Some(side(new, PieceKind::Inserted, |piece| piece.new)),
            )
        }
        (old, new) => {
            let alone =
                |text: &Option<String>| text.clone().map(|words| vec![ChangedWords { are: WordsAre::Kept, words }]);
            (alone(old), alone(new))
        }
    };
    ToldRow { element: designation(&row.place, act.lang), eid: row.eid.clone(), current, proposed }
}

/// A text in runs, each with the white space behind it.
fn runs(text: &str, pieces: impl Iterator<Item = (PieceKind, TextSpan)>) -> Vec<ChangedWords> {
    let mut runs: Vec<ChangedWords> = Vec::new();
    for (kind, span) in pieces {
        let are = match kind {
            PieceKind::Kept => WordsAre::Kept,
            PieceKind::Removed => WordsAre::Removed,
            PieceKind::Inserted => WordsAre::Inserted,
        };
        let rest = text.get(span.end()..).unwrap_or_default();
        let end = span.end() + rest.len() - rest.trim_start().len();
        let Some(words) = text.get(span.start()..end).filter(|words| !words.is_empty()) else { continue };
        match runs.last_mut().filter(|last| last.are == are) {
            Some(last) => last.words.push_str(words),
            None => runs.push(ChangedWords { are, words: words.to_owned() }),
        }
    }
    runs
}
