//! `Visits`: what changed in the law since the reader's last visit, found on the device.
//!
//! A list of the acts as last seen is kept in a cache of its own, one line an act. It is compared only when the bundle
//! is another one than then, and renewed only when the reader has taken note of the changes.

use super::store::Store;
use crate::{browser, bundle};
use legislation::bundle::CatalogEntry;
use legislation::{ActId, ActStatus, Date, Lang};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The cache of what was seen.
const SEEN: &str = "anyq-seen";

/// Longest title kept, characters.
const LONGEST: usize = 160;

/// What happened to an act.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum What {
    /// Its text changed.
    Amended,
    /// It was not there before.
    New,
    /// It has come into force.
    InForce,
    /// It has been repealed.
    Repealed,
    /// It is not there any more.
    Gone,
}

/// An act that changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Change {
    pub(crate) what: What,
    pub(crate) id: ActId,
    pub(crate) title: String,
}

/// What changed in the texts of one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Changes {
    pub(crate) lang: Lang,
    /// The day of the visit compared with.
    pub(crate) since: Option<Date>,
    /// Ordered by what happened, then as the catalog lists them.
    pub(crate) acts: Vec<Change>,
}

/// One act as it was seen.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Seen {
    id: ActId,
    /// [`CatalogEntry::text_hash`].
    text: String,
    status: ActStatus,
    title: String,
}

/// What is known about the last visit.
#[derive(Clone, Copy)]
pub(crate) struct Visits {
    /// `None` until it is known that something changed.
    changes: RwSignal<Option<Arc<Changes>>>,
    /// Whether the comparison is over.
    compared: RwSignal<bool>,
}

impl Visits {
    pub(crate) fn new() -> Self {
        Self { changes: RwSignal::new(None), compared: RwSignal::new(false) }
    }

    /// What changed; `None` while that is not known, or when it is nothing.
    pub(crate) fn changes(self) -> Option<Arc<Changes>> {
        self.changes.get()
    }

    /// Whether it is known.
    pub(crate) fn is_known(self) -> bool {
        self.compared.get()
    }

    /// Compares the texts of a language with the last visit. Called once the page is at rest.
    pub(crate) async fn compare(self, lang: Lang, hash: &str) {
        self.changes.set(None);
        let (before, day) = last(lang);
        if before.as_deref() == Some(hash) {
            noted(lang, hash);
        } else if let Some(now) = acts(lang).await {
            let old = match &before {
                Some(_) => read_seen(lang).await,
                None => None,
            };
            match old {
                Some(old) => {
                    let acts = differences(&old, &now);
                    if acts.is_empty() {
                        see(lang, hash, &now).await;
                    } else {
                        self.changes.set(Some(Arc::new(Changes { lang, since: day, acts })));
                    }
                }
                None => see(lang, hash, &now).await,
            }
        }
        self.compared.set(true);
    }

    /// The reader has taken note: from now on changes count from here.
    pub(crate) async fn note(self) {
        let Some(lang) = self.changes.with_untracked(|changes| changes.as_ref().map(|changes| changes.lang)) else {
            return;
        };
        let Ok(manifest) = bundle::manifest().await else { return };
        if let Some(now) = acts(lang).await {
            see(lang, &manifest.hash, &now).await;
        }
        self.changes.set(None);
    }
}

/// The acts of a language as the site publishes them now: all parts of the catalog, one after the other. Those that are
/// the same as on the last visit have not left the browser's caches.
async fn acts(lang: Lang) -> Option<Vec<Seen>> {
    let manifest = bundle::manifest().await.ok()?;
    let mut acts = Vec::new();
    for part in &manifest.language(lang)?.catalog {
        let catalog = bundle::catalog(lang, part).await.ok()?;
        acts.extend(catalog.acts.iter().map(Seen::of));
    }
    Some(acts)
}

impl Seen {
    fn of(entry: &CatalogEntry) -> Self {
        Self {
            id: entry.id.clone(),
            text: entry.text_hash.clone(),
            status: entry.status,
            title: entry.title.chars().take(LONGEST).collect(),
        }
    }

    /// The act in one line.
    fn line(&self) -> String {
        let title = self.title.replace(['\t', '\n', '\r'], " ");
        format!("{}\t{}\t{}\t{title}\n", self.id, self.text, self.status.slug())
    }

    /// Reads such a line.
    fn read(line: &str) -> Option<Self> {
        let mut fields = line.splitn(4, '\t');
        let id = ActId::parse(fields.next()?).ok()?;
        let text = fields.next()?.to_owned();
        let status = ActStatus::from_slug(fields.next()?)?;
        Some(Self { id, text, status, title: fields.next()?.to_owned() })
    }
}

/// What happened between two visits, each act under what weighs most: that it went, ceased or began to apply, then that
/// its text changed.
fn differences(old: &[Seen], new: &[Seen]) -> Vec<Change> {
    let mut before: BTreeMap<&ActId, &Seen> = old.iter().map(|act| (&act.id, act)).collect();
    let mut changes: Vec<Change> = Vec::new();
    let mut add = |what, act: &Seen| changes.push(Change { what, id: act.id.clone(), title: act.title.clone() });
    for act in new {
        let Some(was) = before.remove(&act.id) else {
            add(What::New, act);
            continue;
        };
        match (was.status, act.status) {
            (ActStatus::Repealed, ActStatus::Repealed) => {}
            (_, ActStatus::Repealed) => add(What::Repealed, act),
            (ActStatus::NotYetInForce, ActStatus::InForce) => add(What::InForce, act),
            _ if was.text != act.text => add(What::Amended, act),
            _ => {}
        }
    }
    for act in old.iter().filter(|act| before.contains_key(&act.id)) {
        add(What::Gone, act);
    }
    changes.sort_by_key(|change| change.what);
    changes
}

/// The bundle and the day of the last visit.
fn last(lang: Lang) -> (Option<String>, Option<Date>) {
    let stored = browser::stored(&format!("seen.{lang}")).unwrap_or_default();
    match stored.split_once(' ') {
        Some((hash, day)) => (Some(hash.to_owned()), Date::parse(day)),
        None => (None, None),
    }
}

fn noted(lang: Lang, hash: &str) {
    let now = js_sys::Date::new_0();
    let day = Date::new(now.get_full_year() as u16, now.get_month() as u8 + 1, now.get_date() as u8);
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    browser::store(&format!("seen.{lang}"), Some(&format!("{hash} {day}")));
}

/// Keeps the acts as they are now. The note comes last: without a list there is nothing to compare with.
async fn see(lang: Lang, hash: &str, acts: &[Seen]) {
    let text: String = acts.iter().map(Seen::line).collect();
    if let Ok(store) = Store::open(SEEN).await
        && store.put_text(&name(lang), &text).await.is_ok()
    {
        noted(lang, hash);
    }
}

async fn read_seen(lang: Lang) -> Option<Vec<Seen>> {
    let text = Store::existing(SEEN).await?.bytes(&name(lang)).await?;
    Some(std::str::from_utf8(&text).ok()?.lines().filter_map(Seen::read).collect())
}

fn name(lang: Lang) -> String {
    format!("seen.{lang}.txt")
}

/// What is known about the last visit.
pub(crate) fn visits() -> Visits {
    expect_context()
}

#[cfg(test)]
mod tests {
    use super::{Seen, What, differences};
    use legislation::{ActId, ActStatus};

    fn act(id: &str, text: &str, status: ActStatus) -> Seen {
        Seen { id: ActId::parse(id).unwrap(), text: text.to_owned(), status, title: format!("Act {id}") }
    }

    fn found(old: &[Seen], new: &[Seen]) -> Vec<(What, String)> {
        differences(old, new).into_iter().map(|change| (change.what, change.id.to_string())).collect()
    }

    #[test]
    fn a_returning_reader_is_told_of_each_act_once_and_of_what_weighs_most() {
        let old = [
            act("same", "a", ActStatus::InForce),
            act("amended", "a", ActStatus::InForce),
            act("repealed", "a", ActStatus::InForce),
            act("begun", "a", ActStatus::NotYetInForce),
            act("gone", "a", ActStatus::Unknown),
        ];
        let new = [
            act("new", "a", ActStatus::NotYetInForce),
            act("same", "a", ActStatus::InForce),
            act("begun", "b", ActStatus::InForce),
            act("repealed", "b", ActStatus::Repealed),
            act("amended", "b", ActStatus::InForce),
        ];
        let expected = [
            (What::Amended, "amended"),
            (What::New, "new"),
            (What::InForce, "begun"),
            (What::Repealed, "repealed"),
            (What::Gone, "gone"),
        ];
        assert_eq!(found(&old, &new), expected.map(|(what, id)| (what, id.to_owned())));
        assert_eq!(found(&new, &new), []);
    }

    #[test]
    fn an_act_repealed_long_ago_is_no_news_whatever_is_added_to_its_text() {
        let old = [act("old", "a", ActStatus::Repealed)];
        assert_eq!(found(&old, &[act("old", "b", ActStatus::Repealed)]), []);
    }

    #[test]
    fn what_was_seen_is_read_back_whatever_its_title_holds() {
        let mut act = act("K1400000235", "0a1b", ActStatus::NotYetInForce);
        act.title = "«Заңнама»\tтуралы\nзаң".to_owned();
        let read = Seen::read(act.line().trim_end_matches('\n')).unwrap();
        assert_eq!(read.title, "«Заңнама» туралы заң");
        assert_eq!((read.id, read.text, read.status), (act.id, act.text, act.status));
        for damaged in ["", "K1", "K1\ta", "K1\ta\tnonsense\tx", "../x\ta\tin-force\tx"] {
            assert_eq!(Seen::read(damaged), None, "{damaged}");
        }
    }

    #[test]
    fn ten_thousand_acts_are_compared_in_a_blink() {
        let old: Vec<Seen> = (0..10_000).map(|n| act(&format!("V{n}"), "a", ActStatus::InForce)).collect();
        let mut new = old.clone();
        new[77].text = "b".to_owned();
        new.swap(3, 9_000);
        let start = std::time::Instant::now();
        assert_eq!(found(&old, &new), [(What::Amended, "V77".to_owned())]);
        assert!(start.elapsed().as_millis() < 2_000, "{:?} even without optimisation", start.elapsed());
    }
}
