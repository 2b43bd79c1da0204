//! The queue: what waits for me, the promise that ends first on top. Which list is shown is in the
//! address, so that Back from a report leads to the same list.

use crate::api::{self, ApiError};
use crate::i18n::{number, t, tf, when, work};
use crate::paths;
use crate::platform::clock;
use crate::shared::paged::paged;
use crate::shared::report_words::{
    category_name, headline, lamp_tone, lamp_words, place_words, status_key, status_tone,
};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::Page;
use contract::work::{WorkCounts, WorkItem, WorkList, WorkQuery, WorkQueue};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

#[component]
pub fn Queue() -> impl IntoView {
    let query = use_query_map();
    // Anything unknown in the address is all that is open.
    let list = Memo::new(move |_| {
        let wanted = query.with(|query| query.get("list"));
        wanted
            .and_then(|code| WorkList::from_code(&code))
            .unwrap_or_default()
    });
    let first = LocalResource::new(move || part(list.get(), None));
    view! {
        <PageHeader title=t(work::TITLE) intro=t(work::INTRO) back=paths::ME/>
        <StaffLinks/>
        {load(first, move |queue| view! { <Lists queue list=list.get_untracked()/> }.into_any())}
    }
}

async fn part(list: WorkList, after: Option<String>) -> Result<WorkQueue, ApiError> {
    api::work::queue(&WorkQuery { list, after }).await
}

/// What staff have besides the queue.
#[component]
fn StaffLinks() -> impl IntoView {
    move || {
        let can = Session::get().me()?.can;
        (can.moderate || can.settings).then(|| view! {
            <Rows>
                {can.moderate.then(|| view! { <Row title=t(work::FLAGS) icon="flag" href=paths::FLAGS/> })}
                {can.settings.then(|| view! { <Row title=t(work::SETTINGS) icon="settings" href=paths::SETTINGS/> })}
            </Rows>
        })
    }
}

#[component]
fn Lists(queue: WorkQueue, list: WorkList) -> impl IntoView {
    let counts = queue.counts;
    let entries = paged(page(queue), move |after| async move {
        part(list, Some(after)).await.map(page)
    });
    let none = move || entries.items.with(Vec::is_empty);
    view! {
        <Tabs label=t(work::TITLE) tabs=tabs(counts, list)/>
        <p class="l-note" role="status">{summary(counts)}</p>
        {move || none().then(|| view! { <EmptyState title=t(work::EMPTY) advice=t(work::EMPTY_ADVICE) picture_of=Picture::Done/> })}
        <ul class="l-reports">
            <For each=move || entries.items.get() key=|item| item.report.id let:item><Entry item/></For>
        </ul>
        {entries.more()}
    }
}

fn page(queue: WorkQueue) -> Page<WorkItem> {
    Page {
        items: queue.items,
        next: queue.next,
        partial: false,
    }
}

fn tabs(counts: WorkCounts, shown: WorkList) -> Vec<Tab> {
    let tab = |list| {
        let (label, count) = match list {
            WorkList::Open => (work::OPEN, Some(counts.to_accept + counts.in_progress)),
            WorkList::ToAccept => (work::TO_ACCEPT, Some(counts.to_accept)),
            WorkList::InProgress => (work::IN_PROGRESS, Some(counts.in_progress)),
            WorkList::Done => (work::DONE, None),
        };
        Tab {
            label: t(label).to_owned(),
            href: paths::work_list(list),
            current: list == shown,
            count,
        }
    };
    WorkList::ALL.map(tab).to_vec()
}

fn summary(counts: WorkCounts) -> String {
    if counts.red == 0 {
        t(work::NONE_OVERDUE).to_owned()
    } else {
        tf(work::OVERDUE, &[&number(counts.red)])
    }
}

/// One report of the queue, in one link.
#[component]
fn Entry(item: WorkItem) -> impl IntoView {
    let report = item.report;
    let now = clock::now();
    let lamp = lamp_words(report.lamp, report.status, report.due, now);
    let tone = Signal::stored(lamp_tone(report.lamp));
    let category = category_name(Session::get().community().as_deref(), report.category);
    view! {
        <li>
            <a class="l-report" href=paths::work_item(report.id)>
                {report.thumb.map(|id| view! {
                    <img class="l-report__thumb" src=api::media::thumb_url(id) alt="" loading="lazy" decoding="async" width="88" height="88"/>
                })}
                <span class="l-report__words">
                    <span class="l-report__title">{headline(&report)}</span>
                    <span class="l-report__place">{place_words(&report.place)}</span>
                    <span class="l-report__meta">{category}" · "<span class="l-nowrap">{when::ago(report.created, now)}</span></span>
                </span>
                <span class="l-report__state">
                    <Badge label=t(status_key(report.status)) tone=Signal::stored(status_tone(report.status))/>
                    {lamp.map(|label| view! { <Lamp label tone/> })}
                </span>
            </a>
        </li>
    }
}
