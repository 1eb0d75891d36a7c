//! What every page says of the law kept on the device and of what changed in it.

use crate::address::{ActAddress, offline_href};
use crate::browser;
use crate::bundle::Cause;
use crate::components::trouble::sentence;
use crate::i18n::{Messages, OfflineMessages, fill};
use crate::offline::{self, Known, ask, keeper};
use crate::settings::messages;
use legislation::{ActId, Date, Lang};
use leptos::prelude::*;

/// Most acts listed under one heading.
const MOST: usize = 200;

/// Bytes as megabytes, from a thousand of them as gigabytes; never less than a tenth of one unless there is nothing.
pub(crate) fn megabytes(t: &Messages, bytes: u64) -> String {
    if bytes >= 1_000_000_000 {
        return fill(t.gigabytes, &t.decimal(bytes as f32 / 1e9));
    }
    let shown = if bytes == 0 { 0.0 } else { (bytes as f32 / 1_000_000.0).max(0.1) };
    fill(t.megabytes, &t.decimal(shown))
}

/// A part of a page that is drawn anew when what is known changes.
pub(crate) fn live(part: fn(&'static Messages, &Known) -> AnyView) -> AnyView {
    let (t, keeper) = (messages(), keeper());
    (move || part(t, &keeper.known())).into_any()
}

/// A button; `what` tells it from others of the same name.
pub(crate) fn button(name: &'static str, what: &str, quiet: bool, busy: bool, act: Box<dyn Fn()>) -> AnyView {
    let class = if quiet { "button button-quiet" } else { "button" };
    let label = (!what.is_empty()).then(|| format!("{name}: {what}"));
    view! {
        <button type="button" class=class aria-label=label disabled=busy on:click=move |_| act()>
            {name}
        </button>
    }
    .into_any()
}

fn paragraph(class: &'static str, text: String) -> AnyView {
    view! { <p class=class>{text}</p> }.into_any()
}

/// Nothing to show.
pub(crate) fn nothing() -> AnyView {
    ().into_any()
}

/// Why something was not kept, and how far a keeping is.
pub(crate) fn going(t: &'static Messages, known: &Known) -> AnyView {
    let o = OfflineMessages::of(t.lang);
    let trouble = match known.kept.trouble.as_str() {
        "" => None,
        "no-room" => Some(o.no_room.to_owned()),
        "no-network" => Some(format!("{} {}", sentence(t, Cause::NoNetwork), o.arrived_stays)),
        "damaged" => Some(format!("{} {}", sentence(t, Cause::Damaged), o.arrived_stays)),
        "absent" => Some(sentence(t, Cause::Absent)),
        "elsewhere" => Some(o.elsewhere.to_owned()),
        _ => Some(o.refused.to_owned()),
    };
    if let Some(trouble) = trouble {
        let lines = vec![paragraph("notice-title", t.problem.to_owned()), paragraph("", trouble)];
        return view! { <div class="notice notice-problem" role="alert">{lines}</div> }.into_any();
    }
    if !known.kept.busy {
        return nothing();
    }
    let total = known.kept.total;
    let keeper = keeper();
    let label = if known.kept.renewing { o.renewing } else { o.keeping };
    let text = move || format!("{} / {}", megabytes(t, keeper.fetched()), megabytes(t, total));
    let value = move || keeper.fetched().min(total).to_string();
    view! {
        <div class="progress going">
            <p id="going" role="status">{label}</p>
            <progress aria-labelledby="going" value=value max=total.max(1).to_string()></progress>
            <p class="quiet">{text}</p>
            {button(o.stop, "", true, false, Box::new(|| drop(ask(&["stop"]))))}
        </div>
    }
    .into_any()
}

/// On every page: a new version of the program, kept law that is old.
#[component]
pub(crate) fn Renewals() -> impl IntoView {
    view! { <div role="status">{live(renewals)}</div> }
}

fn renewals(t: &'static Messages, known: &Known) -> AnyView {
    let o = OfflineMessages::of(t.lang);
    let mut notices = Vec::new();
    if known.kept.renewed {
        notices.push(notice(o.new_version.to_owned(), button(t.reload, "", false, false, Box::new(offline::reload))));
    }
    if known.kept.overdue > 0 && !known.kept.busy {
        let renew = button(o.renew, "", false, false, Box::new(|| drop(ask(&["renew"]))));
        let size = fill(o.overdue, &megabytes(t, known.kept.overdue));
        notices.push(notice(format!("{} {size}", o.law_renewed), renew));
    }
    notices.into_any()
}

fn notice(text: String, button: AnyView) -> AnyView {
    view! { <div class="notice renewal">{paragraph("", text)} {button}</div> }.into_any()
}

/// On the home page: what changed in the law since the last visit.
#[component]
pub(crate) fn ChangesNotice() -> impl IntoView {
    view! { <div role="status">{live(changes)}</div> }
}

fn changes(t: &'static Messages, known: &Known) -> AnyView {
    let Some(changes) = &known.changes else { return nothing() };
    let o = OfflineMessages::of(t.lang);
    let since = Date::parse(&changes.since).map(t.date).unwrap_or_default();
    let count = |message: &str, number: u32| fill(message, &t.number(number));
    let (parts, of) = changes.parts;
    let lines = if parts > 0 {
        count(&count(&fill(o.changed_parts, &since), parts), of)
    } else {
        count(&fill(o.changed, &since), changes.acts.len() as u32)
    };
    let mut groups = Vec::new();
    for acts in changes.acts.chunk_by(|[a, ..], [b, ..]| a == b) {
        let heading = match acts[0][0].as_str() {
            "amended" => o.amended,
            "new" => o.new_acts,
            "in-force" => o.in_force,
            "repealed" => o.repealed,
            _ => o.gone,
        };
        groups.push(view! { <h3>{heading}</h3> }.into_any());
        let items: Vec<AnyView> = acts.iter().take(MOST).map(|act| act_line(act, changes.lang)).collect();
        groups.push(view! { <ul class="acts">{items}</ul> }.into_any());
        if let Some(others) = acts.len().checked_sub(MOST).filter(|others| *others > 0) {
            groups.push(paragraph("quiet", format!("+\u{a0}{}", t.number(others as u32))));
        }
    }
    let note = button(
        o.note,
        "",
        true,
        false,
        Box::new(|| {
            keeper().note();
            // The button goes with the notice.
            focus("main");
        }),
    );
    let list = (parts == 0).then(|| view! { <details><summary>{o.show}</summary> {groups}</details> }.into_any());
    view! {
        <div class="notice changes">
            {paragraph("notice-title", lines)}
            {list}
            {note}
        </div>
    }
    .into_any()
}

/// An act that changed, with a link unless there is nothing to lead to.
fn act_line([what, id, title]: &[String; 3], lang: Lang) -> AnyView {
    let href = ActId::parse(id).ok().filter(|_| what != "gone").map(|id| ActAddress::of(&id, lang).href());
    view! { <li class="act-line"><a class="law act-title" lang=lang.code().to_owned() href=href>{title.clone()}</a></li> }
        .into_any()
}

/// Moves the focus from something that goes.
pub(crate) fn focus(id: &str) {
    if let Some(element) = browser::element(id) {
        let _ = element.focus();
    }
}

/// On an act's page: the way to keep it.
#[component]
pub(crate) fn KeepLink(id: ActId, lang: Lang) -> impl IntoView {
    view! { <p><a href=offline_href(Some(&id), lang)>{OfflineMessages::of(messages().lang).keep_act}</a></p> }
}
