//! Reporting in three steps. What is typed lives in `state::drafts`, what is sent in
//! `state::outbox`; these pages only show and change it.

mod blackout;
mod category;
mod check;
mod consent;
mod done;
mod emergency;
mod facility;
mod form;
mod model;
mod near;
mod photos;
mod place;
mod place_building;
mod place_map;
mod place_position;
mod place_spot;
mod preview;
mod questions;
mod seen;
mod seen_alone;
mod what;

use crate::routing::Route;
use leptos::prelude::*;

/// The first step is a group of its own: it is what opens from a poster's code or a message, on a
/// slow line and without the app.
mod first {
    use super::what;
    use crate::{lazy_group, lazy_routes};

    lazy_routes! { form:
        "report/new/what" What => what::WhatPage,
    }

    lazy_group!(form, open_nothing, (), super::nothing);

    /// Fetches the step's code, so that it opens at once and without network.
    pub async fn preload() {
        // Failing is harmless: the page itself tries again and tells.
        let _ = open_nothing(()).await;
    }
}

mod further {
    use super::{check, done, facility, place};
    use crate::lazy_routes;

    lazy_routes! { report:
        "report/new/where" Where => place::WherePage,
        "report/new/check" Check => check::CheckPage,
        "report/new/done/:key" Done => done::DonePage,
        "f/:code" Facility => facility::FacilityPage,
    }
}

pub use first::preload;

fn nothing((): ()) -> AnyView {
    ().into_any()
}

pub fn routes() -> Vec<Route> {
    [first::routes(), further::routes()].concat()
}
