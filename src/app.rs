//! Starts the app: settings, texts, then the shell with its routes.

use crate::features::{
    account, call, gallery, home, notices, outbox, report_form, reports, settings, work,
};
use crate::platform::{clock, events, page, service_worker, start};
use crate::routing::Route;
use crate::shared::later::{all_built, later, unseen};
use crate::shared::not_found::NotFound;
use crate::shared::shell::Shell;
use crate::state::{app_wide, connectivity, freshness, preferences, session, waiting};
use crate::ui::prelude::*;
use crate::{api, i18n};
use leptos::children::ToChildren;
use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;
use leptos_router::components::{FlatRoutes, RouteChildren, Router};
use leptos_router::hooks::use_location;

/// The first page and its pictures have network and processor to themselves for this long: a slow
/// phone takes three seconds for them.
const IDLE_MS: u32 = 4_000;

/// Puts the app onto the page. When the texts can not be had, `boot.js` shows what the page came
/// with for that case, phone number included.
pub fn start() {
    start::tell_panics();
    page::mark_first();
    start::run(async {
        let language = preferences::stored_language();
        if i18n::load(language, api::fetch_text).await.is_err() {
            start::failed();
            return;
        }
        events::guard_double_taps();
        // The texts have taken this turn.
        clock::sleep(0).await;
        mount_to_body(App);
        all_built().await;
        start::mounted();
        preload().await;
    });
}

/// Sends what waits from last time, keeps the app for days without network, and fetches what a
/// resident does next while the first page is being read: it then opens at once, and also where the
/// network has gone in between.
async fn preload() {
    clock::sleep(IDLE_MS).await;
    // A page that still waits tells better why than the one that stands in for it.
    start::composed().await;
    start::ready();
    start::settled();
    service_worker::register();
    report_form::preload().await;
    outbox::start().await;
    reports::preload().await;
}

#[component]
fn App() -> impl IntoView {
    app_wide::provide();
    preferences::provide();
    connectivity::provide();
    session::provide();
    freshness::provide();
    waiting::provide();
    provide_toasts();
    unseen(|| {
        view! {
            <Router>
                <Shell>{later(page)}</Shell>
            </Router>
        }
        .into_any()
    })
}

fn page() -> AnyView {
    // Whoever has gone on meanwhile wants to see where.
    let path = use_location().pathname;
    Effect::watch(
        move || path.get(),
        |_, _, _| {
            start::ready();
            start::settled();
        },
        false,
    );
    view! { <FlatRoutes fallback=NotFound children=RouteChildren::to_children(routes)/> }.into_any()
}

fn routes() -> StaticVec<Route> {
    let tables = [
        home::routes(),
        report_form::routes(),
        reports::routes(),
        notices::routes(),
        call::routes(),
        account::routes(),
        outbox::routes(),
        work::routes(),
        settings::routes(),
        gallery::routes(),
    ];
    tables.into_iter().flatten().collect::<Vec<_>>().into()
}
