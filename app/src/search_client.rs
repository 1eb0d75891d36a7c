//! `SearchClient`: the app's end of the search worker.
//!
//! Requests are numbered and only the newest answer counts. When the worker fails, the rest of the app goes on.
//! Suggestions are counted apart from searches, and nothing is said of their failures: one types on.

use crate::{browser, bundle};
use gloo_events::EventListener;
use js_sys::{Promise, Reflect};
use legislation::message::{
    Alike, OfferedGuide, SearchFailure, SearchQuery, SearchReply, SearchRequest, SearchResults, Suggestion,
};
use legislation::{ActId, Lang};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

/// Where a search stands.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) enum Search {
    /// Nothing was asked yet.
    #[default]
    Idle,
    /// Asked; bytes of the index arrived so far and in all, once they are known.
    Running(Option<(u64, u64)>),
    /// Answered.
    Done(Arc<SearchResults>),
    /// Cannot be answered.
    Failed(SearchTrouble),
}

/// Why there is no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum SearchTrouble {
    /// The worker says why.
    Failure(SearchFailure),
    /// The worker did not start or died.
    Broken,
}

/// The worker's end of the line: what it was last asked, and what to do with an answer.
#[derive(Default)]
struct Line {
    worker: Option<Worker>,
    broken: bool,
    /// Of the newest search.
    number: u32,
    /// Of the newest request for suggestions.
    suggestion: u32,
}

thread_local! {
    static LINE: RefCell<Line> = RefCell::new(Line::default());
}

/// Where the newest search stands, and what is suggested.
#[derive(Clone, Copy)]
pub(crate) struct SearchClient {
    state: RwSignal<Search>,
    suggested: RwSignal<Vec<Suggestion>>,
    /// The guides that answer the newest question, and whether its results were here before them.
    guides: RwSignal<(bool, Vec<OfferedGuide>)>,
}

impl SearchClient {
    /// A client; the worker starts with the first search or when a reader is about to type.
    pub(crate) fn new() -> Self {
        let guides = RwSignal::new((false, Vec::new()));
        Self { state: RwSignal::new(Search::Idle), suggested: RwSignal::new(Vec::new()), guides }
    }

    /// Starts the worker, so that it is ready when it is asked.
    pub(crate) fn start(self) {
        LINE.with_borrow_mut(|line| self.worker(line).is_some());
    }

    /// The worker, started if need be.
    fn worker(self, line: &mut Line) -> Option<&Worker> {
        if line.worker.is_none() && !line.broken {
            line.worker = start(self);
        }
        line.worker.as_ref()
    }

    /// Has the worker, if there is one, read the bundle anew.
    pub(crate) fn reopen() {
        LINE.with_borrow(|line| open(line.worker.as_ref()?));
    }

    /// Where the newest search stands.
    pub(crate) fn state(self) -> Search {
        self.state.get()
    }

    /// Whether the reader is waiting for an answer.
    pub(crate) fn is_awaited(self) -> bool {
        self.state.with_untracked(|state| matches!(state, Search::Running(_)))
    }

    /// Asks. An answer to an earlier question will be dropped.
    pub(crate) fn ask(self, mut query: SearchQuery) {
        query.scope = browser::scope();
        let asked = (query.text.clone(), query.lang);
        self.guides.set((false, Vec::new()));
        let sent = LINE.with_borrow_mut(|line| {
            line.number = line.number.wrapping_add(1).max(1);
            let number = line.number;
            post(self.worker(line)?, &SearchRequest::Search { number, query })
        });
        if sent.is_some() && browser::stored("meaning").is_some() {
            join_by_meaning(Self::number(), asked.0, asked.1);
        }
        self.state.set(if sent.is_some() { Search::Running(None) } else { Search::Failed(SearchTrouble::Broken) });
    }

    /// Number of the newest question.
    pub(crate) fn number() -> u32 {
        LINE.with_borrow(|line| line.number)
    }

    /// Asks for the texts of further results of the newest question.
    pub(crate) fn more() {
        LINE.with_borrow(|line| post(line.worker.as_ref()?, &SearchRequest::More { number: line.number }));
    }

    /// Forgets the question: an empty query has no answer.
    pub(crate) fn rest(self) {
        LINE.with_borrow_mut(|line| line.number = line.number.wrapping_add(1).max(1));
        self.state.set(Search::Idle);
        self.guides.set((false, Vec::new()));
    }

    /// Asks what may be typed next, in a box that searches one act only what stands there. An answer to an earlier text will
    /// be dropped.
    pub(crate) fn suggest(self, text: String, lang: Lang, act: Option<ActId>) {
        LINE.with_borrow_mut(|line| {
            line.suggestion = line.suggestion.wrapping_add(1).max(1);
            let number = line.suggestion;
            post(self.worker(line)?, &SearchRequest::Suggest { number, text, lang, act, scope: browser::scope() })
        });
    }

    /// No answer about suggestions is waited for any more.
    pub(crate) fn suggest_no_more() {
        LINE.with_borrow_mut(|line| line.suggestion = line.suggestion.wrapping_add(1).max(1));
    }

    /// The guides that answer the newest question: above its results, unless those were here first (`late`).
    pub(crate) fn guides(self, late: bool) -> Vec<OfferedGuide> {
        self.guides.with(|(is_late, guides)| if *is_late == late { guides.clone() } else { Vec::new() })
    }

    /// The newest suggestions.
    pub(crate) fn suggested(self) -> Vec<Suggestion> {
        self.suggested.get()
    }
}

#[wasm_bindgen]
extern "C" {
    /// Asks a module, loaded where it is not there yet (`boot.js`). Never fails.
    #[wasm_bindgen(js_name = anyqModule)]
    fn ask_module(module: &str, what: &str, text: &str, lang: &str, ui: &str) -> Promise;
}

/// Has search by meaning find what is alike to a question (`meaning.js`), and the worker join it to what it finds by words. Whatever
/// fails, the words alone have answered.
fn join_by_meaning(number: u32, text: String, lang: Lang) {
    let ui = document().document_element().and_then(|page| page.get_attribute("lang")).unwrap_or_default();
    spawn_local(async move {
        let answer = JsFuture::from(ask_module("meaning", "alike", &text, lang.code(), &ui)).await;
        let alike = answer.ok().and_then(|answer| answer.as_string());
        let alike: Option<Vec<Alike>> = alike.and_then(|text| serde_json::from_str(&text).ok());
        let Some(alike) = alike.filter(|alike| !alike.is_empty()) else { return };
        LINE.with_borrow(|line| {
            let worker = line.worker.as_ref().filter(|_| line.number == number)?;
            post(worker, &SearchRequest::Join { number, alike })
        });
    });
}

/// A message of the worker, if it can be read.
fn read(message: &str) -> Option<SearchReply> {
    serde_json::from_slice(message.as_bytes()).ok()
}

/// What a message of the worker means. One that cannot be read comes from a worker of another version, left in a cache:
/// waiting for a better one would be waiting for ever.
fn heard(reply: Option<SearchReply>, newest: u32, now: &Search) -> Option<Search> {
    match reply {
        Some(reply) => follow(reply, newest, now),
        None => matches!(now, Search::Running(_)).then_some(Search::Failed(SearchTrouble::Broken)),
    }
}

/// What a reply means for the newest question; `None` when it is not about it.
fn follow(reply: SearchReply, newest: u32, now: &Search) -> Option<Search> {
    match reply {
        SearchReply::Progress { loaded, total, .. } => {
            matches!(now, Search::Running(_)).then_some(Search::Running(Some((loaded, total.max(loaded)))))
        }
        SearchReply::Results { number, results, .. } => (number == newest).then(|| Search::Done(Arc::new(results))),
        SearchReply::Suggestions { .. } | SearchReply::Guides { .. } => None,
        SearchReply::Failed { number, failure } => {
            let waiting = matches!(now, Search::Running(_));
            (number == newest || (number == 0 && waiting)).then_some(Search::Failed(SearchTrouble::Failure(failure)))
        }
    }
}

/// Starts the worker and tells it where the bundle is; `None` when the browser refuses.
fn start(client: SearchClient) -> Option<Worker> {
    let SearchClient { state, suggested, guides } = client;
    let ahead = started_ahead();
    let is_open = ahead.is_some();
    let worker = if let Some(worker) = ahead {
        worker
    } else {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        Worker::new_with_options(&browser::absolute(&browser::meta("search-worker")?), &options).ok()?
    };
    let on_message = EventListener::new(&worker, "message", move |event| {
        let (newest, newest_suggestion) = LINE.with_borrow(|line| (line.number, line.suggestion));
        // What is not text was said to `boot.js` by the worker's loader.
        let Some(text) = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string()) else { return };
        match read(&text) {
            Some(SearchReply::Suggestions { number, suggestions }) => {
                if number == newest_suggestion {
                    suggested.set(suggestions);
                }
            }
            Some(SearchReply::Guides { number, guides: found }) => {
                if number == newest {
                    let late = state.with_untracked(|state| matches!(state, Search::Done(_)));
                    guides.set((late, found));
                }
            }
            reply => {
                if let Some(next) = heard(reply, newest, &state.get_untracked()) {
                    state.set(next);
                }
            }
        }
    });
    let on_error = EventListener::new(&worker, "error", move |_| {
        LINE.with_borrow_mut(|line| {
            line.worker = None;
            line.broken = true;
        });
        if state.get_untracked() != Search::Idle {
            state.set(Search::Failed(SearchTrouble::Broken));
        }
    });
    // The worker lives as long as the page, and so do its listeners.
    on_message.forget();
    on_error.forget();
    if !is_open {
        open(&worker)?;
    }
    Some(worker)
}

/// The worker that `boot.js` started beside the program, because the address asks a question; taken once.
fn started_ahead() -> Option<Worker> {
    let (page, name) = (window(), JsValue::from_str("anyqSearch"));
    let worker = Reflect::get(&page, &name).ok()?.dyn_into().ok()?;
    Reflect::delete_property(&page, &name).ok()?;
    Some(worker)
}

/// Tells a worker where the bundle is.
fn open(worker: &Worker) -> Option<()> {
    post(worker, &SearchRequest::Open { bundle: browser::absolute(bundle::FOLDER), question: None })
}

fn post(worker: &Worker, request: &SearchRequest) -> Option<()> {
    let text = serde_json::to_string(request).ok()?;
    worker.post_message(&text.into()).ok()
}

#[cfg(test)]
mod tests {
    use super::{Search, SearchTrouble, follow, heard, read};
    use legislation::Lang;
    use legislation::message::{Cost, SearchFailure, SearchReply, SearchResults};

    fn results(number: u32) -> SearchReply {
        SearchReply::Results { number, results: SearchResults::default(), cost: Cost::default() }
    }

    #[test]
    fn only_the_newest_questions_answer_counts() {
        let running = Search::Running(None);
        assert_eq!(follow(results(4), 5, &running), None);
        assert!(matches!(follow(results(5), 5, &running), Some(Search::Done(_))));
    }

    #[test]
    fn progress_is_shown_only_while_something_is_awaited_and_never_passes_its_end() {
        let progress = SearchReply::Progress { lang: Lang::KK, loaded: 7, total: 5 };
        assert_eq!(follow(progress.clone(), 1, &Search::Running(None)), Some(Search::Running(Some((7, 7)))));
        assert_eq!(follow(progress, 1, &Search::Idle), None);
    }

    #[test]
    fn a_worker_of_another_version_is_not_waited_for() {
        for message in ["", "[object Object]", r#"{"type":"unheard of"}"#] {
            assert_eq!(
                heard(read(message), 1, &Search::Running(None)),
                Some(Search::Failed(SearchTrouble::Broken)),
                "{message}"
            );
            assert_eq!(heard(read(message), 1, &Search::Idle), None, "{message}");
        }
    }

    #[test]
    fn a_bundle_that_cannot_be_opened_answers_the_waiting_question() {
        let failure = SearchFailure::Format { found: 9 };
        let reply = SearchReply::Failed { number: 0, failure: failure.clone() };
        assert_eq!(
            follow(reply.clone(), 3, &Search::Running(None)),
            Some(Search::Failed(SearchTrouble::Failure(failure)))
        );
        assert_eq!(follow(reply, 3, &Search::Idle), None);
    }
}
