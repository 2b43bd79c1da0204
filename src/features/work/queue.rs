//! The queue: what waits for me, the promise that ends first on top. Which list is shown is in the
//! address, so that Back from a report leads to the same list.

use crate::api;
use crate::i18n::{number, t, tf, when, work};
use crate::paths;
use crate::platform::clock;
use crate::shared::report_words::{
    category_name, headline, lamp_tone, lamp_words, status_key, status_tone,
};
use crate::shared::words;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::work::{WorkCounts, WorkItem, WorkQuery, WorkQueue};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

/// The lists and what each is called in the address; the first is all that is open.
const LISTS: [Option<&str>; 4] = [None, Some("to_accept"), Some("in_progress"), Some("done")];

#[component]
pub fn Queue() -> impl IntoView {
    let query = use_query_map();
    let list = Memo::new(move |_| query.with(|query| query.get("list")));
    let first = LocalResource::new(move || {
        let query = WorkQuery {
            list: list.get(),
            after: None,
        };
        async move { api::work::queue(&query).await }
    });
    view! {
        <PageHeader title=t(work::TITLE) intro=t(work::INTRO) back=paths::ME/>
        <StaffLinks/>
        {load(first, move |queue| view! { <Lists queue list=list.get_untracked()/> }.into_any())}
    }
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
fn Lists(queue: WorkQueue, list: Option<String>) -> impl IntoView {
    let WorkQueue {
        items,
        next,
        counts,
    } = queue;
    let items = RwSignal::new(items);
    let next = RwSignal::new(next);
    let busy = RwSignal::new(false);
    let wrong = RwSignal::new(None::<String>);
    let kept = list.clone();
    let more = UnsyncCallback::new(move |()| {
        let query = WorkQuery {
            list: kept.clone(),
            after: next.get_untracked(),
        };
        busy.set(true);
        spawn_local(async move {
            match api::work::queue(&query).await {
                Ok(page) => {
                    items.try_update(|items| items.extend(page.items));
                    next.try_set(page.next);
                    wrong.try_set(None);
                }
                Err(error) => {
                    wrong.try_set(Some(words::api_error(&error)));
                }
            }
            busy.try_set(false);
        });
    });
    let none = move || items.with(Vec::is_empty);
    view! {
        <Tabs label=t(work::TITLE) tabs=tabs(counts, list.as_deref())/>
        <p class="l-note" role="status">{summary(counts)}</p>
        {move || none().then(|| view! { <EmptyState title=t(work::EMPTY) advice=t(work::EMPTY_ADVICE) picture_of=Picture::Done/> })}
        <ul class="l-reports">
            <For each=move || items.get() key=|item| item.report.id let:item><Entry item/></For>
        </ul>
        {move || wrong.get().map(|words| view! { <p class="l-field__error" role="alert">{words}</p> })}
        <LoadMore more=Signal::derive(move || next.with(Option::is_some)) busy on_press=more/>
    }
}

fn tabs(counts: WorkCounts, list: Option<&str>) -> Vec<Tab> {
    LISTS
        .into_iter()
        .map(|own| {
            let (label, count) = match own {
                Some("to_accept") => (work::TO_ACCEPT, Some(counts.to_accept)),
                Some("in_progress") => (work::IN_PROGRESS, Some(counts.in_progress)),
                Some(_) => (work::DONE, None),
                None => (work::OPEN, Some(counts.to_accept + counts.in_progress)),
            };
            Tab {
                label: t(label).to_owned(),
                href: own.map_or(paths::WORK.to_owned(), |own| {
                    format!("{}?list={own}", paths::WORK)
                }),
                current: own == list,
                count,
            }
        })
        .collect()
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
    let lamp = lamp_words(report.lamp, report.due, now);
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
                    <span class="l-report__place">{report.place.label.clone()}</span>
                    <span class="l-report__meta">{category}" · "{when::ago(report.created, now)}</span>
                    <span class="l-report__state">
                        <Badge label=t(status_key(report.status)) tone=Signal::stored(status_tone(report.status))/>
                        {lamp.map(|label| view! { <Lamp label tone/> })}
                    </span>
                </span>
            </a>
        </li>
    }
}
