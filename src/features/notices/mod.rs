//! Notices of the community: a list and a page that can be read aloud.

use crate::api::{self, ApiError};
use crate::i18n::{nav, notices as key, t, when};
use crate::lazy_routes;
use crate::paths;
use crate::platform::clock;
use crate::shared::paged::paged;
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
    let list = paged(first, |after| async move {
        api::notices::list(Some(&after)).await
    });
    view! {
        <Show
            when=move || list.items.with(|items| !items.is_empty())
            fallback=|| view! { <EmptyState title=t(key::NONE) advice=t(key::NONE_ADVICE)/> }
        >
            <Rows>
                <For each=move || list.items.get() key=|notice| notice.id children=row/>
            </Rows>
        </Show>
        {list.more()}
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
        <ReadAloud text=spoken/>
        <article class="l-stack" lang="zh-Hans">
            <p class="l-muted">{when::moment(notice.published, clock::now())}</p>
            <Card><div>{paragraphs}</div></Card>
        </article>
    }
    .into_any()
}
