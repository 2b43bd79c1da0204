//! The map as a page of its own: the same reports and the same filter as the list. `?report=` in its
//! address opens it at one report; a choice of the filter then stays where the map is.

use super::filter_bar::{FilterBar, StatusBy};
use super::map_here::HereButton;
use super::map_panel::{Look, MapPanel};
use super::use_filter;
use crate::api;
use crate::i18n::{reports as key, t};
use crate::paths;
use crate::shared::later::later;
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn MapPage() -> impl IntoView {
    let filter = use_filter();
    let report = use_query_map().with_untracked(|query| query.get("report")?.parse().ok());
    let look = Look::new(report);
    let list = Signal::derive(move || format!("{}{}", paths::REPORTS, filter.with(api::query)));
    view! {
        <div class="l-map-page l-wide">
            <PageHeader title=t(key::MAP_TITLE) back=paths::REPORTS/>
            <FilterBar filter base=paths::MAP status=StatusBy::Sheet>
                <ButtonLink label=t(key::LIST_INSTEAD) href=list icon="list"/>
                <HereButton here=look.here()/>
            </FilterBar>
            {later(move || view! { <MapPanel filter look room=MapRoom::Rest/> }.into_any())}
        </div>
    }
}
