//! Notices of the community: a list and a page that can be read aloud.

use crate::api::{self, ApiError};
use crate::i18n::{nav, notices as key, t, when};
use crate::lazy_routes;
use crate::paths;
use crate::platform::clock;
use crate::shared::words;
use crate::ui::prelude::*;
use contract::notice::Notice;
use contract::{NoticeId, Page as Batch};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

lazy_routes! { look:
    "notices" All => List,
    "notices/:id" One => Detail,
}

#[component]
fn List() -> impl IntoView {
    let first = LocalResource::new(|| api::notices::list(None));
    view! {
        <PageHeader title=t(nav::NOTICES) back=paths::HOME/>
        {load(first, |batch| view! { <Batches first=batch/> }.into_any())}
    }
}

/// The first batch and those asked for since.
#[component]
fn Batches(first: Batch<Notice>) -> impl IntoView {
    let (next, set_next) = signal(first.next);
    let items = RwSignal::new(first.items);
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<ApiError>);
    let more = UnsyncCallback::new(move |()| {
        busy.set(true);
        leptos::task::spawn_local(async move {
            let after = next.get_untracked();
            match api::notices::list(after.as_deref()).await {
                Ok(batch) => {
                    items.try_update(|items| items.extend(batch.items));
                    set_next.try_set(batch.next);
                    failed.try_set(None);
                }
                Err(error) => {
                    failed.try_set(Some(error));
                }
            }
            busy.try_set(false);
        });
    });
    view! {
        <Show
            when=move || items.with(|items| !items.is_empty())
            fallback=|| view! { <EmptyState title=t(key::NONE) advice=t(key::NONE_ADVICE)/> }
        >
            <Rows>
                <For each=move || items.get() key=|notice| notice.id children=row/>
            </Rows>
        </Show>
        {move || failed.get().map(|error| view! { <p class="l-field__error" role="alert">{words::api_error(&error)}</p> })}
        <LoadMore more=Signal::derive(move || next.with(Option::is_some)) busy on_press=more/>
    }
}

fn row(notice: Notice) -> AnyView {
    let icon = if notice.pinned {
        "megaphone"
    } else {
        "newspaper"
    };
    let published = when::moment(notice.published, clock::now());
    view! { <Row title=notice.title detail=published icon=icon href=paths::notice(notice.id)/> }
        .into_any()
}

#[component]
fn Detail() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")?.parse::<NoticeId>().ok());
    let notice = LocalResource::new(move || {
        let id = id();
        async move {
            match id {
                Some(id) => api::notices::one(id).await,
                None => Err(ApiError::not_found()),
            }
        }
    });
    let title = Signal::derive(move || {
        let known = notice
            .map(|answer| answer.as_ref().ok().map(|notice| notice.title.clone()))
            .flatten();
        known.unwrap_or_else(|| t(nav::NOTICES).to_owned())
    });
    view! {
        <PageHeader title back=paths::NOTICES/>
        {load(notice, |notice| article(&notice))}
    }
}

fn article(notice: &Notice) -> AnyView {
    let spoken = format!("{}。{}", notice.title, notice.body);
    let paragraphs = notice
        .body
        .split('\n')
        .filter(|line| !line.trim().is_empty());
    let paragraphs = paragraphs
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect_view();
    view! {
        <article class="l-stack" lang="zh-Hans">
            <p class="l-muted">{when::moment(notice.published, clock::now())}</p>
            <Card><div class="l-prose">{paragraphs}</div></Card>
        </article>
        <ReadAloud text=spoken/>
    }
    .into_any()
}
