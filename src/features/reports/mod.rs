//! Reports as everybody sees them: the list, the same on the map, and one in detail.

mod detail;
mod filter;
mod filter_bar;
mod list;
mod map_marks;
mod map_page;
mod map_panel;

use crate::{lazy_group, lazy_routes};
use filter::Filter;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

lazy_routes! { look:
    "reports" List => list::List,
    "map" Map => map_page::MapPage,
    "reports/:id" Detail => detail::Detail,
    "reports/:id/correct" Correct => detail::correct::Correct,
}

lazy_group!(look, open_nothing, (), nothing);

fn nothing((): ()) -> AnyView {
    ().into_any()
}

/// Fetches the code of the pages for reading, so that they open at once and without network.
pub async fn preload() {
    // Failing is harmless: the page itself tries again and tells.
    let _ = open_nothing(()).await;
}

/// The filter in the address bar.
fn use_filter() -> Memo<Filter> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| Filter::read(|name| query.get(name))))
}
