//! Reporting in three steps. What is typed lives in `state::drafts`, what is sent in
//! `state::outbox`; these pages only show and change it.

use crate::i18n::{nav, t};
use crate::routing::{Route, route};
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos_router::path;

pub fn routes() -> Vec<Route> {
    vec![
        route(path!("report/new/what"), Page),
        route(path!("report/new/where"), Page),
        route(path!("report/new/check"), Page),
        route(path!("report/new/done/:id"), Page),
        route(path!("f/:code"), Page),
    ]
}

#[component]
fn Page() -> impl IntoView {
    view! { <PageHeader title=t(nav::REPORT)/> }
}
