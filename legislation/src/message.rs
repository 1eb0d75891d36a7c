//! `SearchRequest` and `SearchReply`: what the app and the search worker say to each other, as JSON text.
//!
//! Requests are numbered; the client keeps only the newest number's reply.
//! The enums are tagged from outside: a tag inside would make serde buffer each message and double its code in the wasm.

pub mod analysis;
pub mod comparison;
pub mod drafting;
pub mod letter;

use crate::{ActId, ActKind, ActStatus, Date, EId, Lang, TextSpan};
use serde::{Deserialize, Serialize};

/// App to worker.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SearchRequest {
    /// Where the bundle is (absolute address, ending in `/`). Sent first, and again when the bundle was renewed.
    Open {
        /// Address of the bundle's folder.
        bundle: String,
        /// The question in the page's address: the app will ask it as soon as it runs, so all its answer needs is fetched
        /// before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<Question>,
    },
    /// Search.
    Search {
        /// Request number.
        number: u32,
        /// The query.
        query: SearchQuery,
    },
    /// Show more of the newest search's pages: their texts are fetched as a reader comes to them.
    More {
        /// The search's number.
        number: u32,
    },
    /// Passages that mean what the newest search asks for: its pages are ordered once more, by words and meaning.
    Join {
        /// The search's number.
        number: u32,
        /// The passages, the most alike first.
        alike: Vec<Alike>,
    },
    /// Offer what the reader may be about to type. Only the newest is answered.
    Suggest {
        /// Request number, counted apart from searches.
        number: u32,
        /// As typed so far.
        text: String,
        /// The language of the texts.
        lang: Lang,
        /// Only this act's headings and terms.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        act: Option<ActId>,
        /// Only what stands in these acts, and no questions others have: they may lead elsewhere.
        #[serde(default, skip_serializing_if = "Scope::is_everything")]
        scope: Scope,
    },
}

/// A passage that means what is asked for, in whatever words.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Alike {
    /// The shard it is in.
    pub shard: u16,
    /// Its number there.
    pub passage: u32,
    /// How alike, the cosine of both directions.
    pub cosine: f32,
}

/// Why a page is found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FoundBy {
    /// It has the question's words.
    #[default]
    Words,
    /// It means what is asked.
    Meaning,
    /// Both.
    Both,
}

impl FoundBy {
    /// Whether its words alone are the reason.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
    fn is_words(&self) -> bool {
        *self == Self::Words
    }
}

/// A question nobody has asked yet.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Question {
    /// As typed.
    pub text: String,
    /// The language of the interface.
    pub interface: Lang,
    /// The code of the language to search, where the address has one; anybody may have written it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
}

/// Something a reader may be about to type.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it is.
    pub kind: SuggestionKind,
    /// Its words: a title, a heading, a term, a query.
    pub text: String,
    /// The act it leads to; a query leads to its results instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<ActId>,
    /// The provision in that act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eid: Option<EId>,
    /// The act's title, for headings and terms.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub of: String,
}

/// What a [`Suggestion`] is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuggestionKind {
    /// An act.
    Act,
    /// A page, by its heading.
    Heading,
    /// A defined term.
    Term,
    /// A question others may have.
    Query,
}

/// What is searched for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SearchQuery {
    /// As typed.
    pub text: String,
    /// The index to search.
    pub lang: Lang,
    /// Only these kinds; empty is all.
    #[serde(default)]
    pub kinds: Vec<ActKind>,
    /// Only these statuses; empty is all.
    #[serde(default)]
    pub statuses: Vec<ActStatus>,
    /// Only this act.
    #[serde(default)]
    pub act: Option<ActId>,
    /// Where that act is in the index, filled in by whoever has the catalog.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act_place: Option<ActPlace>,
    /// What a site that embeds the search limits it to, whatever its readers ask for.
    #[serde(default, skip_serializing_if = "Scope::is_everything")]
    pub scope: Scope,
    /// Where the acts of the scope are in the index, filled in like `act_place`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<ActPlace>,
    /// How many pages (articles) to return at most.
    pub limit: u32,
}

/// The acts a search is limited to.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Scope {
    /// Only these acts; empty is all.
    #[serde(default)]
    pub acts: Vec<ActId>,
    /// Only these kinds; empty is all.
    #[serde(default)]
    pub kinds: Vec<ActKind>,
}

impl Scope {
    /// Whether nothing is left out.
    pub fn is_everything(&self) -> bool {
        self.acts.is_empty() && self.kinds.is_empty()
    }

    /// Whether it has this act, as far as acts are named.
    pub fn has_act(&self, act: &ActId) -> bool {
        self.acts.is_empty() || self.acts.contains(act)
    }

    /// Whether it has acts of this kind, as far as kinds are named.
    pub fn has_kind(&self, kind: ActKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }
}

/// Where an act is in the search index of a language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ActPlace {
    /// The shard.
    pub shard: u16,
    /// Its number there.
    pub number: u32,
}

/// Worker to app.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SearchReply {
    /// Bytes of the index arriving.
    Progress {
        /// The language whose index is loading.
        lang: Lang,
        /// Bytes so far.
        loaded: u64,
        /// Bytes in all.
        total: u64,
    },
    /// The answer to a search.
    Results {
        /// The request's number; 0 for a search made before anybody asked.
        number: u32,
        /// What was found.
        results: SearchResults,
        /// What it took.
        #[serde(default)]
        cost: Cost,
    },
    /// What may be typed next; none when suggestions cannot be had.
    Suggestions {
        /// The request's number.
        number: u32,
        /// At most eight, best first.
        suggestions: Vec<Suggestion>,
    },
    /// The guides that answer the question of a search: sent beside its results, before or after them.
    Guides {
        /// The search's number.
        number: u32,
        /// Best first; none of a corpus without guides.
        guides: Vec<OfferedGuide>,
    },
    /// A search that could not be made.
    Failed {
        /// The request's number; 0 when opening failed.
        number: u32,
        /// Why.
        failure: SearchFailure,
    },
}

/// A guide that answers a question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OfferedGuide {
    /// Id.
    pub id: ActId,
    /// Title.
    pub title: String,
    /// What it answers.
    pub summary: String,
}

/// What an answer took, since the question was asked.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Cost {
    /// Milliseconds of searching, without waiting for files.
    pub millis: f64,
    /// Files fetched.
    pub requests: u32,
    /// Their size as sent, bytes.
    pub bytes: u64,
    /// Times files were waited for, one after the other.
    pub rounds: u32,
    /// Memory of the worker, bytes.
    pub memory: u64,
}

/// Why a search could not be made. The app words it in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SearchFailure {
    /// The network or the host did not give a file.
    Unreachable {
        /// The file.
        path: String,
    },
    /// The host has no such file any more: it publishes another bundle than the one this search reads.
    Renewed {
        /// The file.
        path: String,
    },
    /// A file is damaged.
    Damaged {
        /// The file.
        path: String,
    },
    /// The bundle was made by another version.
    Format {
        /// Its format.
        found: u32,
    },
    /// The bundle has no texts in this language.
    NoSuchLanguage {
        /// The language.
        lang: Lang,
    },
}

/// What was found, grouped by act, best first.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct SearchResults {
    /// Groups in order of their best hit.
    pub acts: Vec<ActHits>,
    /// Pages (articles) found, before the limit.
    pub total: u32,
    /// Pages by kind of act, without the kind filter; only kinds met.
    pub kinds: Vec<(ActKind, u32)>,
    /// Pages by status of act, without the status filter; only statuses met.
    pub statuses: Vec<(ActStatus, u32)>,
    /// Whether no hit has all words of the query: the list holds the nearest.
    pub nearest_only: bool,
    /// Pages whose texts have not been fetched yet: [`SearchRequest::More`] brings them.
    #[serde(default, skip_serializing_if = "is_none")]
    pub to_come: u32,
    /// Shards of the index that have not answered yet: another reply with this number follows.
    #[serde(default, skip_serializing_if = "is_none")]
    pub shards_to_come: u32,
    /// Shards of the index that could not be had: what they hold is not among what was found.
    #[serde(default, skip_serializing_if = "is_none")]
    pub shards_out_of_reach: u32,
    /// Pages left out because their texts could not be fetched: without a network, only what was kept can be shown.
    #[serde(default, skip_serializing_if = "is_none")]
    pub out_of_reach: u32,
    /// How the query was understood.
    #[serde(default)]
    pub understood: Understood,
    /// Whether meaning has joined the words.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub joined: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn is_none(count: &u32) -> bool {
    *count == 0
}

/// How a query was understood, where it is not simply its words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Understood {
    /// What was typed, and what was looked for instead: other spellings, other keys.
    pub read_as: Vec<(String, String)>,
    /// Everyday words, and the law's wordings that were looked for as well.
    pub meant: Vec<(String, Vec<String>)>,
    /// Words that no text has, nor anything near them.
    pub unknown: Vec<String>,
}

/// The hits of one act.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ActHits {
    /// The act.
    pub id: ActId,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: ActKind,
    /// Its status.
    pub status: ActStatus,
    /// Day of its text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_date: Option<Date>,
    /// Pages found in it, best first.
    pub pages: Vec<PageHit>,
    /// Pages found in it beyond those returned.
    pub more: u32,
}

/// One page (article) found.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PageHit {
    /// The page.
    pub unit: EId,
    /// Its best passage.
    pub eid: EId,
    /// Its number as printed.
    pub label: String,
    /// Its heading.
    pub heading: String,
    /// Where the query's words stand in `heading`.
    pub heading_marks: Vec<TextSpan>,
    /// The matched piece of the passage.
    pub snippet: String,
    /// Where the query's words stand in `snippet`.
    pub marks: Vec<TextSpan>,
    /// Whether the passage is repealed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub repealed: bool,
    /// Whether the query names the page by its number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cited: bool,
    /// Why it is found.
    #[serde(default, skip_serializing_if = "FoundBy::is_words")]
    pub by: FoundBy,
    /// The score, for tests and evaluation.
    pub score: f32,
}
