//! Reports as everybody sees them: the list, the same on the map, and one in detail.

mod detail;
mod filter;
mod filter_bar;
mod list;
mod map_marks;
mod map_page;
mod map_panel;

use crate::routing::{Route, route};
use filter::Filter;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use leptos_router::path;

pub fn routes() -> Vec<Route> {
    vec![
        route(path!("reports"), list::List),
        route(path!("map"), map_page::MapPage),
        route(path!("reports/:id"), detail::Detail),
        route(path!("reports/:id/correct"), detail::correct::Correct),
    ]
}

/// The filter in the address bar.
fn use_filter() -> Memo<Filter> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| Filter::read(|name| query.get(name))))
}
