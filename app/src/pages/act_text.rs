//! One page of an act: where it stands, what it means in short, its text, the way on.

use crate::components::icons::{Icon, LEFT, RIGHT};
use crate::components::reader_place;
use crate::components::status_badge::StatusBadge;
use crate::i18n::fill;
use crate::pages::act::OpenAct;
use crate::pages::act_contents::{LanguageLinks, TextNotices};
use crate::pages::easy::{can_be_easy, easy as easy_page, gloss_cards, switch};
use crate::pages::in_short::{in_short, term_cards};
use crate::pages::provision::{TextOf, whole_page};
use crate::reading::{Page, Place, ReadableAct, title, titled_by};
use crate::settings::{messages, settings};
use crate::{guidance, place};
use legislation::Unit;
use legislation::bundle::ActPart;
use leptos::prelude::*;
use std::sync::Arc;

/// Provisions of a page beyond which those out of sight are laid out only when they come near it.
const LONG: u32 = 100;

/// The page at a place of the act.
#[component]
pub(crate) fn ActText(open: OpenAct, part: Arc<ActPart>, place: Place) -> impl IntoView {
    let t = messages();
    let (act, outline) = (open.act.act(), open.act.outline());
    let Some(unit) = open.act.units.get(place.unit) else { return ().into_any() };
    let code = open.lang.code().to_owned();
    let carrier = titled_by(outline, unit);
    let heading = page_title(&open.act, unit);
    // A passage outside any division has no title but the act's: then the way up is named by what it is.
    let untitled = heading == act.title;
    let whole = if untitled { heading.clone() } else { format!("{heading} – {}", act.title) };
    document().set_title(&format!("{whole} · {}", t.site));
    let (up, up_code) = if untitled { (t.to_contents.to_owned(), t.lang) } else { (act.title.clone(), open.lang) };
    // A division's own address opens its page from the top, as an article's does.
    let meant = place.provision(&part);
    let target = (meant > unit.first as usize && meant < unit.end as usize).then_some(meant);
    let line = outline.line_at(unit.first);
    let here = match part.provision(meant) {
        Some(provision) => Some(&provision.eid),
        None => u32::try_from(meant).ok().and_then(|meant| outline.line_at(meant)).map(|at| &outline.lines[at].eid),
    };
    let here = here.map(ToString::to_string);
    place::arrived(target.and(here.clone()));
    let tools = reader_place::on_act(&open, Some(unit.eid.as_str()), here.as_deref());
    let readability = part.readability(place.unit).cloned();
    let text = TextOf {
        act: Arc::clone(&open.act),
        page: Arc::new(Page::new(&part, unit)),
        part,
        address: open.address(),
        t,
        target,
    };
    let divisions: Vec<AnyView> = line
        .into_iter()
        .flat_map(|line| outline.path(line))
        .filter(|&at| outline.lines[at].kind.is_division() && carrier != Some(at))
        .map(|at| view! { <li>{title(&outline.lines[at].label, &outline.lines[at].heading)}</li> }.into_any())
        .collect();
    // What others say of an act, they say of its current text.
    let related = open
        .address()
        .edition
        .is_none()
        .then(|| guidance::filled("related", Some(open.lang), Some(act.id.clone()), Some(unit.eid.clone())));
    let text_date = act.text_date.map(|date| fill(t.text_of, &(t.date)(date)));
    view! {
        <article class="column reading">
            <nav class="path law" lang=code.clone() aria-label=t.to_contents>
                <ol>
                    <li><a lang=up_code.code().to_owned() href=open.address().href()>{up}</a></li>
                    {divisions}
                </ol>
            </nav>
            <h1 tabindex="-1" class="law reading-heading" lang=code.clone()>{heading}</h1>
            <p class="act-facts"><StatusBadge status=act.status /> " " <span class="quiet">{text_date}</span></p>
            <TextNotices open=open.clone() />
            <LanguageLinks open=open.clone() at=here />
            {tools}
            {in_short(&text, readability)}
            {ways_to_read(&text)}
            {term_cards(&text)}
            {related}
            <Neighbours open=open.clone() unit=place.unit />
        </article>
    }
    .into_any()
}

/// The text as it is, and in easy reading where that can be: both are drawn, and the switch shows one of them, so that it
/// takes no time.
fn ways_to_read(text: &TextOf) -> AnyView {
    let code = text.act.act().lang.code();
    let can_be_easy = can_be_easy(text);
    let easy = move || can_be_easy && settings().easy.get();
    let unit = &text.page.unit;
    let class = if unit.end - unit.first > LONG { "law law-text long" } else { "law law-text" };
    let original = view! { <div class=class lang=code hidden=easy>{whole_page(text)}</div> }.into_any();
    if !can_be_easy {
        return original;
    }
    let text = text.clone();
    // The cards are drawn when the text has been painted, or at once for who reads them.
    let drawn = RwSignal::new(settings().easy.get_untracked());
    if !drawn.get_untracked() {
        request_idle_callback(move || {
            if drawn.try_get_untracked() == Some(false) {
                drawn.set(true);
            }
        });
    }
    Effect::new(move |_| {
        // Told once: what is drawn would be drawn anew.
        if settings().easy.get() && !drawn.get_untracked() {
            drawn.set(true);
        }
    });
    let switch = switch(&text);
    let cards = move || drawn.get().then(|| view! { {easy_page(&text)} {gloss_cards(&text)} });
    view! {
        {switch}
        {original}
        <div class="easy" hidden=move || !easy()>{cards}</div>
    }
    .into_any()
}

/// The title of a page: its article's, its division's, or the act's.
fn page_title(act: &ReadableAct, unit: &Unit) -> String {
    let title = titled_by(act.outline(), unit).map(|at| {
        let carrier = &act.outline().lines[at];
        title(&carrier.label, &carrier.heading)
    });
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| act.act().title.clone())
}

/// Links to the pages before and after.
#[component]
fn Neighbours(open: OpenAct, unit: usize) -> impl IntoView {
    let t = messages();
    let code = open.lang.code().to_owned();
    let address = open.address();
    let neighbour = |at: Option<usize>| {
        let unit = open.act.units.get(at?)?;
        Some((address.at(&unit.eid).href(), page_title(&open.act, unit)))
    };
    let previous = neighbour(unit.checked_sub(1)).map(|(href, name)| {
        view! {
            <a class="neighbour" rel="prev" href=href>
                <span class="neighbour-way"><Icon outline=LEFT /> {t.previous}</span>
                <span class="law neighbour-name" lang=code.clone()>{name}</span>
            </a>
        }
    });
    let next = neighbour(unit.checked_add(1)).map(|(href, name)| {
        view! {
            <a class="neighbour neighbour-next" rel="next" href=href>
                <span class="neighbour-way">{t.next} <Icon outline=RIGHT /></span>
                <span class="law neighbour-name" lang=code.clone()>{name}</span>
            </a>
        }
    });
    view! {
        <nav class="neighbours" aria-label=format!("{} / {}", t.previous, t.next)>
            {previous}
            {next}
        </nav>
        <p class="to-contents"><a href=address.href()>{t.to_contents}</a></p>
    }
}
