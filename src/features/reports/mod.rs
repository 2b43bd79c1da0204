//! Reports as everybody sees them: the list, the same on the map, and one in detail.

mod detail;
mod filter;
mod filter_bar;
mod list;
mod map_here;
mod map_marks;
mod map_page;
mod map_panel;

use crate::lazy_group;
use crate::routing::Route;
use crate::state::session::Session;
use contract::report::ReportFilter;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

mod reading {
    use super::{detail, list};
    use crate::lazy_routes;

    lazy_routes! { look:
        "reports" List => list::List,
        "reports/:id" Detail => detail::Detail,
        "reports/:id/correct" Correct => detail::correct::Correct,
    }
}

/// The map draws much of its own; whoever opens it from a message waits for nothing else.
mod mapped {
    use super::map_page;
    use crate::lazy_routes;

    lazy_routes! { map:
        "map" Map => map_page::MapPage,
    }
}

pub fn routes() -> Vec<Route> {
    [reading::routes(), mapped::routes()].concat()
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
fn use_filter() -> Memo<ReportFilter> {
    let (query, session) = (use_query_map(), Session::get());
    Memo::new(move |_| {
        let mut filter = query.with(|query| filter::read(|name| query.get(name)));
        // The server refuses what it does not know; a link may be older than a category's end.
        if let Some(community) = session.community() {
            let known = |code: &String| community.categories.iter().any(|c| c.code == *code);
            filter.categories.retain(known);
        }
        filter
    })
}
