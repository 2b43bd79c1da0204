//! Reporting in three steps. What is typed lives in `state::drafts`, what is sent in
//! `state::outbox`; these pages only show and change it.

mod blackout;
mod category;
mod check;
mod consent;
mod done;
mod facility;
mod form;
mod model;
mod photos;
mod place;
mod place_building;
mod place_map;
mod place_position;
mod preview;
mod seen;
mod what;

use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, path};

#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("report/new/what") view=what::WhatPage/>
        <Route path=path!("report/new/where") view=place::WherePage/>
        <Route path=path!("report/new/check") view=check::CheckPage/>
        <Route path=path!("report/new/done/:key") view=done::DonePage/>
        <Route path=path!("f/:code") view=facility::FacilityPage/>
    }
    .into_inner()
}
