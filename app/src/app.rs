//! `App`: the routes, and the frame around every page.

use crate::components::frame::Frame;
use crate::corpus::Corpus;
use crate::offline::Keeper;
use crate::pages::{
    about, act, home, module, not_found, notes, offline as offline_page, prose, search, settings as settings_page,
};
use crate::search_client::SearchClient;
use crate::settings::Settings;
use crate::{browser, guidance, offline, place};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

/// The whole app.
#[component]
pub(crate) fn App() -> impl IntoView {
    place::keep();
    let settings = Settings::load();
    provide_context(settings);
    provide_context(Corpus::load());
    provide_context(Keeper::listen());
    provide_context(SearchClient::new());
    offline::at_rest();
    guidance::speak();
    // Everything inside is drawn anew when the language changes, so that no page has to track its own words.
    view! {
        <Router base=browser::base_path()>
            {move || {
                settings.language.track();
                view! {
                    <Frame>
                        <FlatRoutes fallback=not_found::NotFound>
                            <Route path=path!("/") view=home::Home />
                            <Route path=path!("/search") view=search::SearchPage />
                            <Route path=path!("/act") view=act::ActPage />
                            <Route path=path!("/guide") view=guidance::GuidePage />
                            <Route path=path!("/settings") view=settings_page::SettingsPage />
                            <Route path=path!("/offline") view=offline_page::OfflinePage />
                            <Route path=path!("/letter") view=module::LetterPage />
                            <Route path=path!("/definitions") view=module::TermsPage />
                            <Route path=path!("/inventory") view=module::InventoryPage />
                            <Route path=path!("/by-laws") view=module::ByLawsPage />
                            <Route path=path!("/bodies") view=module::BodiesPage />
                            <Route path=path!("/findings") view=module::FindingsPage />
                            <Route path=path!("/trends") view=module::TrendsPage />
                            <Route path=path!("/draft") view=module::DraftPage />
                            <Route path=path!("/impact") view=module::ImpactPage />
                            <Route path=path!("/opinion") view=module::OpinionPage />
                            <Route path=path!("/effect") view=module::EffectPage />
                            <Route path=path!("/compare") view=module::ComparePage />
                            <Route path=path!("/notes") view=notes::NotesPage />
                            <Route path=path!("/about") view=about::About />
                            <Route path=path!("/accessibility") view=prose::Statement />
                        </FlatRoutes>
                    </Frame>
                }
            }}
        </Router>
    }
}
