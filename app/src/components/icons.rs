//! Small pictures drawn in the colour of the text; each stands beside a word, so all are hidden from screen readers.

use leptos::prelude::*;

/// A picture by the outline it is drawn with, on a field of 24 by 24.
#[component]
pub(crate) fn Icon(outline: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=outline></path>
        </svg>
    }
}

/// A magnifying glass.
pub(crate) const SEARCH: &str = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.4 15.4 20.5 20.5";
/// A tick in a circle: in force.
pub(crate) const TICK: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM8 12.3l2.8 2.8L16.2 9.5";
/// A crossed circle: repealed.
pub(crate) const CROSS: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM5.8 5.8l12.4 12.4";
/// A clock: to come.
pub(crate) const CLOCK: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7.5V12l3 2.2";
/// A question mark in a circle: unknown.
pub(crate) const QUESTION: &str =
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.6v.1";
/// Two sliders: settings.
pub(crate) const SLIDERS: &str = "M4 8h8M18 8h2M4 16h2M12 16h8M15 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM9 13.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z";
/// An eye: the version for low vision.
pub(crate) const EYE: &str =
    "M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z";
/// An arrow out of a box: leads to another site.
pub(crate) const OUT: &str = "M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9";
/// An arrow to the left.
pub(crate) const LEFT: &str = "M14.5 5.5 8 12l6.5 6.5";
/// An arrow to the right.
pub(crate) const RIGHT: &str = "M9.5 5.5 16 12l-6.5 6.5";
