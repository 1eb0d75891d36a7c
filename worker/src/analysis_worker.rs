//! `analysis-worker`: what is asked for now and then, in a worker that is started when it is first asked for.
//!
//! A page sends [`AnalysisRequest`]s as JSON text (`app/analysis.js`) and gets an [`AnalysisReply`] to each, by its number.
//! A reply that comes with a file is a pair: the reply, then the file's bytes. Nothing is fetched here.

mod drafts;

use analysis::amending::{Row, carry_out, designation};
use drafts::{Margin, Shelf};
use gloo_events::EventListener;
use js_sys::{Array, Uint8Array};
use legislation::bundle::{ActHead, ActPart, FORMAT, join};
use legislation::message::analysis::{
    ActFiles, AnalysisFailure, AnalysisReply, AnalysisRequest, Numbered, PublicationFormat,
};
use legislation::message::drafting::ToldAmendment;
use legislation::{Act, Date, Lang};
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
    let failed = |number, failure| reply(&AnalysisReply::Failed { number, failure }, None);
    match serde_json::from_str(text) {
        Ok(AnalysisRequest::Export { number, format, day, head, parts }) => match export(format, day, *head, parts) {
            Some(document) => send(number, document),
            None => failed(number, AnalysisFailure::Damaged),
        },
        Ok(AnalysisRequest::Compare { number, old, new }) => {
            match (whole(old.head, old.parts), whole(new.head, new.parts)) {
                (Some(old), Some(new)) => {
                    let (changes, unchanged) = analysis::comparison::told(&old, &new);
                    reply(&AnalysisReply::Compared { number, changes, unchanged }, None);
                }
                _ => failed(number, AnalysisFailure::Damaged),
            }
        }
        Ok(AnalysisRequest::Amend { number, law, text }) => match carried(*law, &text) {
            Some((_, told, _)) => reply(&AnalysisReply::Amended { number, told }, None),
            None => failed(number, AnalysisFailure::Damaged),
        },
        Ok(AnalysisRequest::Consolidate { number, law, text, format, day }) => match carried(*law, &text) {
            Some((amended, ..)) => send(number, publication::document(&amended, format, day)),
            None => failed(number, AnalysisFailure::Damaged),
        },
        Ok(AnalysisRequest::Tabulate { number, law, text, words }) => match carried(*law, &text) {
            Some((amended, _, rows)) => send(number, comparative_table(&amended, &rows, &words)),
            None => failed(number, AnalysisFailure::Damaged),
        },
        Ok(AnalysisRequest::Read { number, bytes }) => match publication::docx::lines(&bytes) {
            Ok(lines) => reply(&AnalysisReply::Lines { number, lines }, None),
            Err(_) => failed(number, AnalysisFailure::Damaged),
        },
        Ok(AnalysisRequest::Check { number, texts, ui, law }) => {
            let told = SHELF.with_borrow(|shelf| shelf.check(&texts, ui, law));
            reply(&AnalysisReply::Checked { number, told }, None);
        }
        Ok(AnalysisRequest::Survey { number, text, acts }) => {
            reply(&AnalysisReply::Surveyed { number, survey: drafts::survey(&text, acts) }, None);
        }
        Ok(AnalysisRequest::Learn { number, law, fresh }) => match whole(law.head, law.parts) {
            Some(act) => {
                SHELF.with_borrow_mut(|shelf| shelf.learn(act, fresh));
                reply(&AnalysisReply::Learned { number }, None);
            }
            None => failed(number, AnalysisFailure::Damaged),
        },
        Ok(AnalysisRequest::Annotate { number, text, title, lang, heading, notes, format, day }) => {
            let (text, title, heading) = (text.as_str(), title.as_str(), heading.as_str());
            send(number, drafts::annotated(Margin { text, title, lang, heading, notes, format, day }));
        }
        Ok(AnalysisRequest::Assess { number, scenario, draws, seed }) => {
            match analysis::impact::assess(&scenario, draws, seed) {
                Ok(assessment) => reply(&AnalysisReply::Assessed { number, assessment }, None),
                Err(fault) => failed(number, AnalysisFailure::Unsound { place: fault.place }),
            }
        }
        Ok(AnalysisRequest::Burdens { number, text }) => {
            reply(&AnalysisReply::Burdens { number, burdens: drafts::burdens(&text) }, None);
        }
        Ok(AnalysisRequest::Comments { number, bytes }) => match publication::sheet::comments(&bytes) {
            Ok(comments) => {
                let masked = comments.iter().map(|one| analysis::opinion::masked(&one.text)).collect();
                reply(&AnalysisReply::Comments { number, comments, masked }, None);
            }
            Err(_) => failed(number, AnalysisFailure::Damaged),
        },
        Ok(AnalysisRequest::Listen { number, comments, draft }) => {
            reply(&AnalysisReply::Listened { number, opinions: drafts::listened(&comments, &draft) }, None);
        }
        Ok(AnalysisRequest::Explain { number, text, ui, day, indexes }) => {
            let told = analysis::explanation::told(&text, ui, &indexes, day);
            reply(&AnalysisReply::Explained { number, told }, None);
        }
        Err(error) => {
            let number = numbered(text);
            let unknown = number.is_none_or(|(known, _)| !known) && !error.is_eof();
            let failure = if unknown { AnalysisFailure::Unknown } else { AnalysisFailure::Damaged };
            failed(number.map_or(0, |(_, number)| number), failure);
        }
    }
}

/// Sends a document.
fn send(number: u32, Document { name, media, bytes }: Document) {
    reply(&AnalysisReply::Exported { number, file: name, media: media.to_owned() }, Some(&bytes));
}

/// A draft carried out: the law as it would be, what is told of it, and the rows of its table; `None` when the law is not whole.
fn carried(law: ActFiles, text: &str) -> Option<(Act, ToldAmendment, Vec<Row>)> {
    let act = whole(law.head, law.parts)?;
    let lines: Vec<&str> = text.lines().collect();
    let made = carry_out(&act, &lines);
    let told = made.told(&lines);
    Some((made.act, told, made.rows))
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
    let lang = if act.lang == Lang::KK { "kk-KZ" } else { "ru-RU" };
    let title = format!("{title}: {}", act.title);
    let bytes =
        publication::docx::table(&publication::docx::Columns { title: &title, columns: &columns, rows: &rows, lang });
    let media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    Document { name: format!("{}.comparative-table.docx", act.id), media, bytes }
}

/// The kinds of [`AnalysisRequest`], by which one of another version is told.
const KINDS: [&str; 15] = [
    "export",
    "compare",
    "explain",
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
    "comments",
    "listen",
];

/// Of a request that cannot be read: whether it is of a kind that is known here, and its number.
fn numbered(text: &str) -> Option<(bool, u32)> {
    let request: BTreeMap<String, Numbered> = serde_json::from_str(text).ok()?;
    let (kind, Numbered { number }) = request.into_iter().next()?;
    Some((KINDS.contains(&kind.as_str()), number))
}

/// The document of an act that comes in its files; `None` when they are not all of one act.
fn export(format: PublicationFormat, day: Date, head: ActHead, parts: Vec<ActPart>) -> Option<Document> {
    Some(publication::document(&whole(head, parts)?, format, day))
}

/// The act of these files; `None` when they are not all of one act.
fn whole(head: ActHead, parts: Vec<ActPart>) -> Option<Act> {
    let is_whole = head.format == FORMAT && head.parts.len() == parts.len();
    let provisions = head.outline.provisions as usize;
    is_whole.then(|| act(head, parts)).flatten().filter(|act| act.provisions.len() == provisions)
}

/// The act of these files, if the parts come in the order the head names them in.
fn act(head: ActHead, parts: Vec<ActPart>) -> Option<Act> {
    let firsts: Vec<u32> = head.parts.iter().map(|entry| entry.first).collect();
    let mut parts = parts.into_iter().zip(firsts);
    let read = |_: &_| parts.next().filter(|(part, first)| part.first == *first).map(|(part, _)| part).ok_or(());
    join(head, read).ok().map(|file| file.act)
}

/// Sends a reply, with the bytes of its file if it has one.
fn reply(reply: &AnalysisReply, bytes: Option<&[u8]>) {
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
