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

use crate::lazy_routes;

lazy_routes! { report:
    "report/new/what" What => what::WhatPage,
    "report/new/where" Where => place::WherePage,
    "report/new/check" Check => check::CheckPage,
    "report/new/done/:key" Done => done::DonePage,
    "f/:code" Facility => facility::FacilityPage,
}
