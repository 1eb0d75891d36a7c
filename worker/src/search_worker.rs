//! `search-worker`: the search crate behind messages, in a module worker of its own.
//!
//! The app sends [`SearchRequest`]s as JSON text and gets [`SearchReply`]s back. Only the newest search is answered;
//! whatever goes wrong becomes a [`SearchFailure`], and the next search starts afresh.

mod desk;
mod files;

use desk::Desk;
use gloo_events::EventListener;
use legislation::message::{SearchFailure, SearchReply, SearchRequest};
use std::rc::Rc;
use wasm_bindgen::prelude::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let desk = Rc::new(Desk::new(reply));
    let listen = EventListener::new(&scope, "message", move |event| {
        let text = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
        let request = text.and_then(|text| serde_json::from_str(&text).ok());
        // Anything else than a request is another program's message: not ours to answer.
        let Some(request) = request else { return };
        let desk = Rc::clone(&desk);
        wasm_bindgen_futures::spawn_local(async move {
            match request {
                SearchRequest::Open { bundle, question } => desk.open(bundle, question).await,
                SearchRequest::Search { number, query } => desk.search(number, query).await,
                SearchRequest::More { number } => desk.more(number).await,
                SearchRequest::Join { number, alike } => desk.join(number, alike).await,
                SearchRequest::Suggest { number, text, lang, act, scope } => {
                    desk.suggest(number, &text, lang, act, scope).await;
                }
            }
        });
    });
    listen.forget(); // the worker lives as long as its listener
}

/// Sends a reply to the app.
fn reply(reply: &SearchReply) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    if let Ok(text) = serde_json::to_string(reply) {
        // A page that is gone hears nothing; there is nobody to tell.
        let _ = scope.post_message(&JsValue::from_str(&text));
    }
}

/// The answer to a search that could not be made.
fn failed(number: u32, failure: SearchFailure) -> SearchReply {
    SearchReply::Failed { number, failure }
}
