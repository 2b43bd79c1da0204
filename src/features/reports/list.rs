//! The list of reports. On a large screen the map stands beside it; on a phone the map's code is
//! not even fetched.

use super::filter;
use super::filter_bar::{FilterBar, StatusBy};
use super::map_panel::{Look, MapPanel};
use super::use_filter;
use crate::api;
use crate::i18n::{common, nav, reports as key, t, tf};
use crate::paths;
use crate::platform::page;
use crate::shared::report_list::{Place, ReportList, first_page, keep_fresh};
use crate::ui::prelude::*;
use contract::report::ReportFilter;
use leptos::prelude::*;

/// From this width on list and map fit side by side.
const WIDE: &str = "(min-width: 60rem)";

#[component]
pub fn List() -> impl IntoView {
    let filter = use_filter();
    let place = Place::found();
    let first = LocalResource::new(move || first_page(filter.get(), place.count()));
    keep_fresh(first, place, filter, first_page);
    let wide = page::matches_media(WIDE);
    let map_href = Signal::derive(move || format!("{}{}", paths::MAP, filter.with(api::query)));
    let cards = load(first, move |batch| {
        if batch.items.is_empty() {
            filter.with_untracked(nothing)
        } else {
            view! { <ReportList first=batch filter=filter.get_untracked() place/> }.into_any()
        }
    });
    view! {
        <PageHeader title=t(nav::REPORTS) intro=t(key::LIST_INTRO) back=paths::HOME/>
        <FilterBar filter base=paths::REPORTS status=StatusBy::Tabs>
            {(!wide).then(|| view! { <ButtonLink label=t(key::ON_MAP) href=map_href icon="map"/> })}
        </FilterBar>
        <div class="l-columns">
            <div class="l-stack">{cards}</div>
            {wide.then(|| view! { <aside class="l-map-aside"><MapPanel filter look=Look::new(None)/></aside> })}
        </div>
    }
}

/// Nobody reported anything, or the filter is too narrow: two different things to a person.
fn nothing(filter: &ReportFilter) -> AnyView {
    if filter::count(filter, true) == 0 {
        return view! {
            <EmptyState title=t(key::NONE) advice=t(key::NONE_ADVICE)>
                <ButtonLink label=t(key::REPORT_ONE) href=paths::REPORT_WHAT kind=Kind::Primary icon="camera"/>
            </EmptyState>
        }
        .into_any();
    }
    let title = match &filter.q {
        Some(words) => tf(common::SEARCH_NOTHING, &[words]),
        None => t(key::NONE_FOUND).to_owned(),
    };
    view! {
        <EmptyState title=title advice=t(key::NONE_FOUND_ADVICE)>
            <ButtonLink label=t(key::FILTER_CLEAR) href=paths::REPORTS icon="x"/>
            <ButtonLink label=t(key::REPORT_ONE) href=paths::REPORT_WHAT icon="camera"/>
        </EmptyState>
        <CallNumber/>
    }
    .into_any()
}
