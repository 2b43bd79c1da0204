//! The map as a page of its own: the same reports and the same filter as the list.

use super::filter_bar::FilterBar;
use super::map_panel::MapPanel;
use super::use_filter;
use crate::api;
use crate::i18n::{reports as key, t};
use crate::paths;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub fn MapPage() -> impl IntoView {
    let filter = use_filter();
    let list = Signal::derive(move || format!("{}{}", paths::REPORTS, filter.with(api::query)));
    view! {
        <PageHeader title=t(key::MAP_TITLE) back=paths::REPORTS/>
        <FilterBar filter base=paths::MAP list/>
        <div class="l-wide"><MapPanel filter tall=true/></div>
    }
}
