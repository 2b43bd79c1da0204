//! Writing, changing and taking down notices.

mod edit;
mod form;

use super::remove::{Remove, Request};
use crate::api;
use crate::i18n::{settings as key, t, tf, when};
use crate::paths;
use crate::platform::clock;
use crate::shared::paged::paged;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::Places;
use contract::notice::Notice;
use contract::{Page, Timestamp};
use edit::Form;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Notices() -> impl IntoView {
    let all = LocalResource::new(|| async {
        let notices = api::notices::list(None).await?;
        let places = api::communities::places().await?;
        Ok::<_, api::ApiError>((notices, Arc::new(places)))
    });
    let editing = RwSignal::new(None::<Notice>);
    // Taken here: after an answer has come there is no context to take it from.
    let session = Session::get();
    let changed = UnsyncCallback::new(move |()| {
        editing.set(None);
        all.refetch();
        session.refetch();
    });
    let show = move |(page, places): (Page<Notice>, Arc<Places>)| {
        let list = paged(page, |after| async move {
            api::notices::list(Some(&after)).await
        });
        let of_entries = Arc::clone(&places);
        let entry = move |notice: Notice| {
            view! { <Entry notice places=Arc::clone(&of_entries) editing changed/> }
        };
        let form = move || {
            let before = editing.get();
            let title = if before.is_some() {
                key::NOTICE_EDIT
            } else {
                key::NOTICE_NEW
            };
            let places = Arc::clone(&places);
            view! { <Section title=t(title)><Form before places changed/></Section> }
        };
        view! {
            {form}
            <Section title=t(key::NOTICE_LIST)>
                <Rows><For each=move || list.items.get() key=|notice| notice.id children=entry/></Rows>
                {list.more()}
            </Section>
        }
        .into_any()
    };
    view! {
        <PageHeader title=t(key::NOTICES) intro=t(key::NOTICES_INTRO) back=paths::SETTINGS/>
        {load(all, show)}
    }
}

#[component]
fn Entry(
    notice: Notice,
    places: Arc<Places>,
    editing: RwSignal<Option<Notice>>,
    changed: UnsyncCallback<()>,
) -> impl IntoView {
    let id = notice.id;
    let request: Request = Arc::new(move || Box::pin(api::notices::remove(id)));
    let title = notice.title.clone();
    let detail = detail(&notice, &places);
    let edit = UnsyncCallback::new(move |()| editing.set(Some(notice.clone())));
    view! {
        <RowActs title=title.clone() detail>
            <Button label=t(key::EDIT) about=title.clone() kind=Kind::Quiet icon="square-pen" on_press=edit/>
            <Remove label=t(key::REMOVE) about=title means=t(key::REMOVE_NOTICE).to_owned() request done=changed/>
        </RowActs>
    }
}

/// `今天 9:30 · 3号楼 · 显示到11月30日周一`
fn detail(notice: &Notice, places: &Places) -> String {
    let now = clock::now();
    let grid = notice
        .grid
        .and_then(|id| places.grids.iter().find(|grid| grid.id == id))
        .map(|grid| grid.name.clone());
    let building = notice
        .building
        .and_then(|id| places.buildings.iter().find(|house| house.id == id))
        .map(|house| house.name.clone());
    let scope = grid
        .or(building)
        .unwrap_or_else(|| t(key::NOTICE_FOR_ALL).to_owned());
    let until = notice.expires.map(|expires| {
        let last = when::date(Timestamp(expires.0 - 1), now);
        tf(key::NOTICE_SHOWN_UNTIL, &[&last])
    });
    [
        Some(when::moment(notice.published, now)),
        Some(scope),
        until,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}
