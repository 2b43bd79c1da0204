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

use crate::routing::{Route, route};
use leptos_router::path;

pub fn routes() -> Vec<Route> {
    vec![
        route(path!("report/new/what"), what::WhatPage),
        route(path!("report/new/where"), place::WherePage),
        route(path!("report/new/check"), check::CheckPage),
        route(path!("report/new/done/:key"), done::DonePage),
        route(path!("f/:code"), facility::FacilityPage),
    ]
}
