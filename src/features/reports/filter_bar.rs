//! What is shown of all reports. Every choice becomes part of the address, so Back undoes it.

mod chips;
mod form;
mod search_line;

use super::filter;
use crate::api;
use crate::i18n::{Key, number, reports as key, t, tf};
use crate::state::preferences::Preferences;
use crate::ui::prelude::*;
use chips::{Chips, status_words};
use contract::report::{ReportFilter, Status, StatusFilter};
use form::Form;
use leptos::prelude::*;
use search_line::SearchLine;

const STATUS: [Option<StatusFilter>; 3] = [
    None,
    Some(StatusFilter::Open),
    Some(StatusFilter::Exactly(Status::Resolved)),
];

fn status_label(status: Option<StatusFilter>) -> Key {
    status.map_or(key::FILTER_ALL, status_words)
}

/// Where the progress of the reports is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatusBy {
    /// Above the row.
    Tabs,
    /// With everything else, where the page's height is needed for something else.
    Sheet,
}

/// The controls in one row, and under it what narrows the view. `base` is the page that the choices
/// stay on.
#[component]
pub fn FilterBar(
    filter: Memo<ReportFilter>,
    base: &'static str,
    status: StatusBy,
    /// Further controls of the row.
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let tabs = status == StatusBy::Tabs;
    let label = Signal::derive(move || match filter.with(|f| filter::count(f, !tabs)) {
        0 => t(key::FILTER).to_owned(),
        n => tf(key::FILTER_N, &[&number(n as i64)]),
    });
    let show = UnsyncCallback::new(move |()| open.set(true));
    // On the map its height is needed for something else.
    let preferences = Preferences::get();
    let line =
        move || (tabs && preferences.is_elder()).then(|| view! { <SearchLine filter base/> });
    view! {
        <div class="l-filter">
            {tabs.then(|| status_tabs(filter, base))}
            {line}
            <div class="l-filter__buttons">
                <Button label icon="filter" on_press=show/>
                {children()}
            </div>
            <Chips filter base status/>
        </div>
        <Dialog open title=t(key::FILTER) way_out=WayOut::Head>
            <Form filter base open status/>
        </Dialog>
    }
}

fn status_tabs(filter: Memo<ReportFilter>, base: &'static str) -> AnyView {
    let tabs = Signal::derive(move || {
        let tab = |status: Option<StatusFilter>| {
            let mut with = filter.get();
            let current = with.status == status;
            with.status = status;
            Tab {
                label: t(status_label(status)).to_owned(),
                href: format!("{base}{}", api::query(&with)),
                current,
                count: None,
            }
        };
        STATUS.map(tab).to_vec()
    });
    view! { <Tabs label=t(key::FILTER_STATUS) tabs/> }.into_any()
}
