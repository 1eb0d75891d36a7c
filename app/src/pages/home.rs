//! The home page: the search box, examples, and all acts by kind.

use crate::address::{ActAddress, HomeAddress, SearchAddress};
use crate::bundle::{self, LoadProblem};
use crate::components::keeping::ChangesNotice;
use crate::components::search_box::SearchBox;
use crate::components::status_badge::StatusBadge;
use crate::components::trouble::{Trouble, Waiting};
use crate::corpus::corpus;
use crate::i18n::fill;
use crate::loading::Loading;
use crate::settings::messages;
use crate::{guidance, place};
use legislation::bundle::{CatalogEntry, CatalogPart, LanguageFiles, Manifest};
use legislation::query_language::guess;
use legislation::{ActKind, ActStatus, Lang};
use leptos::prelude::*;
use leptos_router::hooks::use_url;
use std::sync::Arc;

/// Corpora up to this size show all their acts at once.
const SHOWN_AT_ONCE: u32 = 60;

/// The page.
#[component]
pub(crate) fn Home() -> impl IntoView {
    let t = messages();
    document().set_title(&format!("{} · {}", t.site, t.tagline));
    let url = use_url();
    let address = Memo::new(move |_| url.with(|url| HomeAddress::read(url.search())));
    let corpus = corpus();
    let wished = Memo::new(move |_| address.get().lang);
    place::arrived(None);
    let examples = t
        .examples
        .iter()
        .map(|text| {
            let href = SearchAddress { text: (*text).to_owned(), ..SearchAddress::default() }.href();
            view! { <li><a class="chip" href=href>{*text}</a></li> }
        })
        .collect_view();
    let as_of = move || match corpus.manifest() {
        Some(Ok(manifest)) => manifest.text_date.map(|date| fill(t.texts_as_of, &(t.date)(date))),
        _ => None,
    };
    let acts = move || match corpus.manifest() {
        None => view! { <Waiting /> }.into_any(),
        Some(Err(problem)) => view! { <Trouble problem /> }.into_any(),
        Some(Ok(manifest)) => match browsed(&manifest, wished.get(), t.lang).cloned() {
            Some(files) => view! { <Acts files address /> }.into_any(),
            None => ().into_any(),
        },
    };
    view! {
        <ChangesNotice />
        <div class="hero">
            <h1 tabindex="-1">{t.tagline}</h1>
            <SearchBox value=String::new() label=t.search_label large=true />
            <p class="examples-title" id="examples">{t.examples_title}</p>
            <ul class="chips" aria-labelledby="examples">{examples}</ul>
            <p class="quiet">{t.private} <span class="as-of">{as_of}</span></p>
        </div>
        {move || guidance::filled("home", wished.get(), None, None)}
        <section class="browse" aria-labelledby="browse">
            <h2 id="browse">{t.browse}</h2>
            {acts}
        </section>
    }
}

/// The wished language, the interface's, or any.
fn browsed(manifest: &Manifest, wished: Option<Lang>, interface: Lang) -> Option<&LanguageFiles> {
    let present: Vec<Lang> = manifest.languages.iter().map(|files| files.lang).collect();
    let lang = wished.filter(|lang| present.contains(lang)).or_else(|| guess("", interface, &present))?;
    manifest.language(lang)
}

/// Which acts of a language are listed: of one kind, or all, and how many parts of the catalog beyond the first.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Wanted {
    kind: Option<ActKind>,
    more: u32,
}

/// A list of acts by kind.
struct Listing {
    groups: Vec<(ActKind, Vec<CatalogEntry>)>,
    /// Whether there are others.
    goes_on: bool,
}

/// Fetches the parts of the catalog that have the wanted acts.
async fn listing(files: &LanguageFiles, wanted: Wanted) -> Result<Listing, LoadProblem> {
    let parts = parts_with(files, wanted.kind);
    let shown = parts.len().min(wanted.more as usize + 1);
    let mut acts = Vec::new();
    for part in &parts[..shown] {
        let catalog = bundle::catalog(files.lang, part).await?;
        acts.extend(catalog.acts.iter().filter(|act| wanted.kind.is_none_or(|kind| act.kind == kind)).cloned());
    }
    Ok(Listing { groups: by_kind(acts), goes_on: shown < parts.len() })
}

/// The parts with acts of a kind; without a kind all parts of a small corpus and none of a large one.
fn parts_with(files: &LanguageFiles, kind: Option<ActKind>) -> Vec<&CatalogPart> {
    let has = |part: &&CatalogPart| kind.map_or(files.acts <= SHOWN_AT_ONCE, |kind| part.of_kind(kind) > 0);
    files.catalog.iter().filter(has).collect()
}

/// Links to the kinds, and the acts of the chosen one.
#[component]
fn Acts(files: LanguageFiles, address: Memo<HomeAddress>) -> impl IntoView {
    let t = messages();
    let corpus = corpus();
    let lang = files.lang;
    let kinds = CatalogPart::kinds_of(&files.catalog);
    let total = files.acts;
    let links = std::iter::once((None, total)).chain(kinds.iter().map(|(kind, acts)| (Some(*kind), *acts)));
    let nav = links
        .map(|(kind, count)| {
            let href = HomeAddress { kind, more: 0, ..address.get_untracked() }.href();
            let current = move || (address.get().kind == kind).then_some("true");
            let name = kind.map_or(t.all_kinds, |kind| t.kind(kind));
            view! {
                <li>
                    <a class="kind" href=href aria-current=current>
                        <span>{name}</span>
                        <span class="kind-count">{t.number(count)}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let wanted = Memo::new(move |_| address.with(|address| Wanted { kind: address.kind, more: address.more }));
    let listed = Loading::new(move || {
        let (files, wanted) = (files.clone(), wanted.get());
        corpus.track();
        async move { (wanted.kind, listing(&files, wanted).await.map(Arc::new)) }
    });
    // While acts of another kind are loading, those of the one before are not shown under its name.
    let listed = move || listed.get().filter(|(kind, _)| *kind == wanted.get().kind).map(|(_, outcome)| outcome);
    let lists = move || match listed() {
        None => view! { <Waiting /> }.into_any(),
        Some(Err(problem)) => view! { <Trouble problem /> }.into_any(),
        Some(Ok(listing)) => groups(lang, &listing.groups),
    };
    // The link stays in its place when more is shown, and so does the focus on it.
    let more = move || matches!(listed(), Some(Ok(listing)) if listing.goes_on);
    let further = move || {
        let address = address.get();
        HomeAddress { more: address.more.saturating_add(1), ..address }.href()
    };
    let shown_of = move || {
        let Some(Ok(listing)) = listed() else { return String::new() };
        let shown = listing.groups.iter().map(|(_, acts)| acts.len() as u32).sum();
        let all = kinds.iter().filter(|(kind, _)| address.get().kind == Some(*kind)).map(|(_, acts)| *acts).sum();
        if shown >= all {
            return String::new();
        }
        t.shown_of.replace("{shown}", &t.number(shown)).replace("{all}", &t.number(all))
    };
    view! {
        <nav aria-label=t.kind_of_act>
            <ul class="kinds">{nav}</ul>
        </nav>
        {lists}
        <p class="quiet" role="status">{shown_of}</p>
        <p class="more" hidden=move || !more()><a class="button" href=further>{t.more}</a></p>
    }
}

/// The acts under the names of their kinds.
fn groups(lang: Lang, groups: &[(ActKind, Vec<CatalogEntry>)]) -> AnyView {
    let t = messages();
    let views = groups.iter().map(|(kind, acts)| {
        let items = acts.iter().map(|act| view! { <ActLine lang act=act.clone() /> }).collect_view();
        view! {
            <h3 class="kind-title">{t.kind(*kind)}</h3>
            <ul class="acts">{items}</ul>
        }
    });
    views.collect_view().into_any()
}

/// One act in a list.
#[component]
fn ActLine(lang: Lang, act: CatalogEntry) -> impl IntoView {
    let t = messages();
    let code = lang.code().to_owned();
    let badge = matches!(act.status, ActStatus::Repealed | ActStatus::NotYetInForce)
        .then(|| view! { <StatusBadge status=act.status /> });
    let mut facts: Vec<String> = Vec::new();
    facts.extend(act.date.map(|date| (t.date)(date)));
    facts.extend(act.number.as_ref().map(|number| format!("№\u{a0}{number}")));
    if act.articles > 0 {
        facts.push(t.count(&t.articles, act.articles).replace(' ', "\u{a0}"));
    }
    view! {
        <li class="act-line">
            <a class="law act-title" lang=code href=ActAddress::of(&act.id, lang).href()>{act.title.clone()}</a>
            <p class="quiet">{facts.join(" · ")} " " {badge}</p>
        </li>
    }
}

/// Acts by kind, kinds in the order of their legal force, acts by title.
fn by_kind(mut acts: Vec<CatalogEntry>) -> Vec<(ActKind, Vec<CatalogEntry>)> {
    acts.sort_by(|a, b| (a.kind, &a.title, &a.id).cmp(&(b.kind, &b.title, &b.id)));
    let mut groups: Vec<(ActKind, Vec<CatalogEntry>)> = Vec::new();
    for act in acts {
        match groups.last_mut() {
            Some((kind, group)) if *kind == act.kind => group.push(act),
            _ => groups.push((act.kind, vec![act])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::{SHOWN_AT_ONCE, by_kind, parts_with};
    use legislation::bundle::{CatalogEntry, CatalogPart, FileEntry, LanguageFiles, SearchFiles};
    use legislation::{ActId, ActKind, ActStatus, Lang, Ranking};

    fn file() -> FileEntry {
        FileEntry { path: String::new(), bytes: 0 }
    }

    fn corpus(parts: &[&[(ActKind, u32)]]) -> LanguageFiles {
        let part = |(number, kinds): (usize, &&[(ActKind, u32)])| CatalogPart {
            first: ActId::from_name(&format!("K{number}")),
            acts: kinds.iter().map(|(_, acts)| acts).sum(),
            kinds: kinds.to_vec(),
            file: file(),
            related: None,
        };
        let catalog: Vec<CatalogPart> = parts.iter().enumerate().map(part).collect();
        let acts = catalog.iter().map(|part| part.acts).sum();
        LanguageFiles {
            lang: Lang::KK,
            acts,
            passages: 0,
            pages_ranking: Ranking::default(),
            acts_ranking: Ranking::default(),
            catalog,
            search: vec![SearchFiles { hot: file(), passages: 0 }],
            notes: None,
            suggestions: None,
            guides: None,
            home: None,
            terms: None,
            burdens: None,
            by_laws: None,
            findings: None,
            bodies: None,
            indicators: None,
            trends: None,
            directions: Vec::new(),
        }
    }

    #[test]
    fn a_small_corpus_shows_everything_and_a_large_one_waits_for_a_kind() {
        let small = corpus(&[&[(ActKind::Code, 3), (ActKind::Law, SHOWN_AT_ONCE - 3)]]);
        assert_eq!(parts_with(&small, None).len(), 1);
        let large =
            corpus(&[&[(ActKind::Code, 6), (ActKind::Law, 250)], &[(ActKind::Law, 256)], &[(ActKind::Order, 9)]]);
        let first = |kind| parts_with(&large, kind).iter().map(|part| part.first.to_string()).collect::<Vec<_>>();
        assert!(first(None).is_empty());
        assert_eq!(first(Some(ActKind::Law)), ["K0", "K1"]);
        assert_eq!(first(Some(ActKind::Order)), ["K2"]);
        assert!(first(Some(ActKind::Decree)).is_empty(), "an address may name a kind that there is not");
    }

    #[test]
    fn codes_stand_before_laws_and_both_in_the_order_of_their_titles() {
        let act = |kind, title: &str| CatalogEntry {
            id: ActId::from_name("K1"),
            kind,
            title: title.to_owned(),
            number: None,
            date: None,
            text_date: None,
            status: ActStatus::InForce,
            text_hash: String::new(),
            articles: 0,
            file: file(),
            bytes: 0,
            languages: Vec::new(),
            editions: Vec::new(),
            level: None,
            place: legislation::message::ActPlace::default(),
        };
        let groups = by_kind(vec![
            act(ActKind::Law, "О языках"),
            act(ActKind::Code, "Трудовой кодекс"),
            act(ActKind::Law, "О жилищных отношениях"),
        ]);
        let titles: Vec<Vec<&str>> =
            groups.iter().map(|(_, acts)| acts.iter().map(|act| act.title.as_str()).collect()).collect();
        assert_eq!(titles, [vec!["Трудовой кодекс"], vec!["О жилищных отношениях", "О языках"]]);
    }
}
