//! What is shown of all reports. Every choice becomes part of the address, so Back undoes it.

mod form;

use super::filter;
use crate::api;
use crate::i18n::{Key, number, reports as key, t, tf};
use crate::ui::prelude::*;
use contract::report::{ReportFilter, Status, StatusFilter};
use form::Form;
use leptos::prelude::*;

const STATUS: [(Option<StatusFilter>, Key); 3] = [
    (None, key::FILTER_ALL),
    (Some(StatusFilter::Open), key::FILTER_OPEN),
    (
        Some(StatusFilter::Exactly(Status::Resolved)),
        key::FILTER_RESOLVED,
    ),
];

/// `base` is the page that the choices stay on.
#[component]
pub fn FilterBar(
    filter: Memo<ReportFilter>,
    base: &'static str,
    /// Where the same things are in a list, on a page that needs the way there.
    #[prop(optional, into)]
    list: Option<Signal<String>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let tabs = Signal::derive(move || {
        let tab = |(status, label): (Option<StatusFilter>, Key)| {
            let mut with = filter.get();
            let current = with.status == status;
            with.status = status;
            Tab {
                label: t(label).to_owned(),
                href: format!("{base}{}", api::query(&with)),
                current,
                count: None,
            }
        };
        STATUS.map(tab).to_vec()
    });
    let label = Signal::derive(move || match filter.with(filter::count) {
        0 => t(key::FILTER).to_owned(),
        n => tf(key::FILTER_N, &[&number(n as i64)]),
    });
    let show = UnsyncCallback::new(move |()| open.set(true));
    view! {
        <div class="l-filter">
            <Tabs label=t(key::FILTER_STATUS) tabs/>
            <div class="l-filter__buttons">
                <Button label icon="filter" on_press=show/>
                {list.map(|href| view! { <ButtonLink label=t(key::LIST_INSTEAD) href icon="list"/> })}
                {move || (filter.with(filter::count) > 0).then(|| {
                    view! { <ButtonLink label=t(key::FILTER_CLEAR) href=base kind=Kind::Quiet icon="x"/> }
                })}
            </div>
        </div>
        <Dialog open title=t(key::FILTER)>
            <Form filter base open/>
        </Dialog>
    }
}
