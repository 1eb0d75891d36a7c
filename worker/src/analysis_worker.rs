//! `analysis-worker`: what is asked for now and then, in a worker that is started when it is first asked for.
//!
//! A page sends [`AnalysisRequest`]s as JSON text (`app/analysis.js`) and gets an [`AnalysisReply`] to each, by its number.
//! A reply that comes with a file is a pair: the reply, then the file's bytes. Nothing is fetched here.

mod act_files;

use act_files::whole;
use gloo_events::EventListener;
use js_sys::{Array, Uint8Array};
use legislation::Date;
use legislation::bundle::{ActHead, ActPart};
use legislation::message::analysis::{AnalysisFailure, AnalysisReply, AnalysisRequest, Numbered, PublicationFormat};
use publication::Document;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

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

/// The kinds of [`AnalysisRequest`], by which one of another version is told.
const KINDS: [&str; 3] = ["export", "compare", "explain"];

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
