//! Anyq in the browser: reads the bundle, shows the law, asks the search worker. It never analyses a text itself.

#![expect(unreachable_pub, reason = "the component macro makes every component's props `pub`")]
#![expect(clippy::needless_pass_by_value, reason = "components own their props, whatever they do with them")]

mod address;
mod app;
mod browser;
mod bundle;
mod components;
mod contents;
mod corpus;
mod enumeration;
mod guidance;
mod i18n;
mod loading;
mod offers;
mod offline;
mod pages;
mod place;
mod query_language;
mod reading;
mod recent;
#[cfg(test)]
mod sample;
mod search_client;
mod segments;
mod settings;

fn main() {
    leptos::mount::mount_to_body(app::App);
}
