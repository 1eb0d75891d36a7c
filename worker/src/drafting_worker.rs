//! `drafting-worker`: the drafter's desk – amendments carried out, drafts checked, impact reckoned, comments read –, in a worker that
//! is started when it is first asked for, so that nothing of it is loaded by who only reads the law.
//!
//! A page sends [`DraftingRequest`]s as JSON text (`app/analysis.js`) and gets a [`DraftingReply`] to each, by its number.
//! A reply that comes with a file is a pair: the reply, then the file's bytes. Nothing is fetched here.

mod act_files;
mod drafts;

use act_files::whole;
use analysis::amending::{Carried, Row, carry_out, designation};
use drafts::{Margin, Shelf};
use gloo_events::EventListener;
use js_sys::{Array, Uint8Array};
use legislation::message::analysis::{ActFiles, Numbered};
use legislation::message::drafting::{DraftingFailure, DraftingReply, DraftingRequest};
use legislation::{Act, Lang};
use publication::Document;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

thread_local! {
    /// What drafts are held against, as long as the worker lives.
    static SHELF: RefCell<Shelf> = RefCell::default();
}

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let listen = EventListener::new(&scope, "message", |event| {
        // Anything else than text is another program's message: not ours to answer.
        if let Some(text) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()) {
            answer(&text);
        }
    });
    listen.forget(); // the worker lives as long as its listener
}

/// Answers a request, whatever it is.
fn answer(text: &str) {
    let failed = |number, failure| reply(&DraftingReply::Failed { number, failure }, None);
    match serde_json::from_str(text) {
        Ok(DraftingRequest::Amend { number, law, text, ui }) => match carried(*law, &text) {
            Some(made) => {
                let lines: Vec<&str> = text.lines().collect();
                reply(&DraftingReply::Amended { number, told: made.told(&lines, ui) }, None);
            }
            None => failed(number, DraftingFailure::Damaged),
        },
        Ok(DraftingRequest::Consolidate { number, law, text, format, day }) => match carried(*law, &text) {
            Some(made) => send(number, publication::document(&made.act, format, day)),
            None => failed(number, DraftingFailure::Damaged),
        },
        Ok(DraftingRequest::Tabulate { number, law, text, words }) => match carried(*law, &text) {
            Some(made) => send(number, comparative_table(&made.act, &made.rows, &words)),
            None => failed(number, DraftingFailure::Damaged),
        },
        Ok(DraftingRequest::Read { number, bytes }) => match publication::docx::lines(&bytes) {
            Ok(lines) => reply(&DraftingReply::Lines { number, lines }, None),
            Err(_) => failed(number, DraftingFailure::Damaged),
        },
        Ok(DraftingRequest::Check { number, texts, ui, law }) => {
            let told = SHELF.with_borrow_mut(|shelf| shelf.check(&texts, ui, law));
            reply(&DraftingReply::Checked { number, told }, None);
        }
        Ok(DraftingRequest::Survey { number, text, acts }) => {
            reply(&DraftingReply::Surveyed { number, survey: drafts::survey(&text, acts) }, None);
        }
        Ok(DraftingRequest::Learn { number, law, fresh }) => match whole(law.head, law.parts) {
            Some(act) => {
                SHELF.with_borrow_mut(|shelf| shelf.learn(act, fresh));
                reply(&DraftingReply::Learned { number }, None);
            }
            None => failed(number, DraftingFailure::Damaged),
        },
        Ok(DraftingRequest::Annotate { number, text, title, lang, heading, notes, format, day }) => {
            let (text, title, heading) = (text.as_str(), title.as_str(), heading.as_str());
            send(number, drafts::annotated(Margin { text, title, lang, heading, notes, format, day }));
        }
        Ok(DraftingRequest::Assess { number, scenario, draws, seed }) => {
            match analysis::impact::assess(&scenario, draws, seed) {
                Ok(assessment) => reply(&DraftingReply::Assessed { number, assessment }, None),
                Err(fault) => failed(number, DraftingFailure::Unsound { place: fault.place }),
            }
        }
        Ok(DraftingRequest::Burdens { number, text }) => {
            reply(&DraftingReply::Burdens { number, burdens: drafts::burdens(&text) }, None);
        }
        Ok(DraftingRequest::Measure { number, laws, day }) => {
            reply(&DraftingReply::Measured { number, laws: drafts::measured(&laws, day) }, None);
        }
        Ok(DraftingRequest::Juxtapose { number, acts, topic }) => {
            let whole: Option<Vec<Act>> = acts.into_iter().map(|files| whole(files.head, files.parts)).collect();
            match whole {
                Some(acts) => {
                    let table = analysis::juxtaposition::juxtapose(&acts, &topic);
                    reply(&DraftingReply::Juxtaposed { number, table }, None);
                }
                None => failed(number, DraftingFailure::Damaged),
            }
        }
        Ok(DraftingRequest::Table { number, name, title, lang, columns, rows }) => {
            let columns: Vec<(&str, u32)> = columns.iter().map(|(name, width)| (name.as_str(), *width)).collect();
            send(number, table(&name, &title, lang, &columns, &rows));
        }
        Ok(DraftingRequest::Comments { number, bytes }) => match publication::sheet::comments(&bytes) {
            Ok(comments) => {
                let masked = comments.iter().map(|one| analysis::opinion::masked(&one.text)).collect();
                reply(&DraftingReply::Comments { number, comments, masked }, None);
            }
            Err(_) => failed(number, DraftingFailure::Damaged),
        },
        Ok(DraftingRequest::Listen { number, comments, draft }) => {
            reply(&DraftingReply::Listened { number, opinions: drafts::listened(&comments, &draft) }, None);
        }
        Err(error) => {
            let number = numbered(text);
            let unknown = number.is_none_or(|(known, _)| !known) && !error.is_eof();
            let failure = if unknown { DraftingFailure::Unknown } else { DraftingFailure::Damaged };
            failed(number.map_or(0, |(_, number)| number), failure);
        }
    }
}

/// Sends a document.
fn send(number: u32, Document { name, media, bytes }: Document) {
    reply(&DraftingReply::Exported { number, file: name, media: media.to_owned() }, Some(&bytes));
}

/// A draft carried out; `None` when the law is not whole.
fn carried(law: ActFiles, text: &str) -> Option<Carried> {
    let act = whole(law.head, law.parts)?;
    let lines: Vec<&str> = text.lines().collect();
    Some(carry_out(&act, &lines))
}

/// The comparative table as a file. `words`: the title, the five columns, what is said of what is new and of what goes.
fn comparative_table(act: &Act, rows: &[Row], words: &[String; 8]) -> Document {
    let [title, number, element, current, proposed, why, absent, gone] = words;
    let columns = [
        (number.as_str(), 2),
        (element.as_str(), 6),
        (current.as_str(), 12),
        (proposed.as_str(), 12),
        (why.as_str(), 7),
    ];
    let cell = |lines: &Option<Vec<String>>, none: &str| {
        lines.as_ref().map_or_else(|| none.to_owned(), |lines| lines.join("\n"))
    };
    let rows: Vec<Vec<String>> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let place = designation(&row.place, act.lang);
            vec![(at + 1).to_string(), place, cell(&row.current, absent), cell(&row.proposed, gone), String::new()]
        })
        .collect();
    let title = format!("{title}: {}", act.title);
    table(&format!("{}.comparative-table", act.id), &title, act.lang, &columns, &rows)
}

/// A table as a DOCX file.
fn table(name: &str, title: &str, lang: Lang, columns: &[(&str, u32)], rows: &[Vec<String>]) -> Document {
    let lang = match lang {
        Lang::KK => "kk-KZ",
        Lang::EN => "en-GB",
        _ => "ru-RU",
    };
    let bytes = publication::docx::table(&publication::docx::Columns { title, columns, rows, lang });
    let media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    Document { name: format!("{name}.docx"), media, bytes }
}

/// The kinds of [`DraftingRequest`], by which one of another version is told.
const KINDS: [&str; 15] = [
    "amend",
    "consolidate",
    "tabulate",
    "read",
    "check",
    "survey",
    "learn",
    "annotate",
    "assess",
    "burdens",
    "measure",
    "juxtapose",
    "table",
    "comments",
    "listen",
];

/// Of a request that cannot be read: whether it is of a kind that is known here, and its number.
fn numbered(text: &str) -> Option<(bool, u32)> {
    let request: BTreeMap<String, Numbered> = serde_json::from_str(text).ok()?;
    let (kind, Numbered { number }) = request.into_iter().next()?;
    Some((KINDS.contains(&kind.as_str()), number))
}

/// Sends a reply, with the bytes of its file if it has one.
fn reply(reply: &DraftingReply, bytes: Option<&[u8]>) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let Ok(text) = serde_json::to_string(reply) else { return };
    let text = JsValue::from_str(&text);
    let message = match bytes {
        Some(bytes) => Array::of2(&text, &Uint8Array::from(bytes)).into(),
        None => text,
    };
    // A page that is gone hears nothing; there is nobody to tell.
    let _ = scope.post_message(&message);
}
