//! Writing, changing and taking down notices.

use super::remove::{Remove, Request};
use crate::api;
use crate::i18n::{settings as key, t, when};
use crate::paths;
use crate::platform::clock;
use crate::shared::act::{Act, ActFailure};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::limits::NOTICE_BODY_MAX;
use contract::notice::{Notice, NoticeInput};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Notices() -> impl IntoView {
    let all = LocalResource::new(|| api::notices::list(None));
    let editing = RwSignal::new(None::<Notice>);
    let changed = UnsyncCallback::new(move |()| {
        editing.set(None);
        all.refetch();
        Session::get().refetch();
    });
    let rows = move |page: contract::Page<Notice>| {
        let rows = page
            .items
            .into_iter()
            .map(|notice| view! { <Entry notice editing changed/> })
            .collect_view();
        view! { <Section title=t(key::NOTICE_LIST)><Rows>{rows}</Rows></Section> }.into_any()
    };
    view! {
        <PageHeader title=t(key::NOTICES) intro=t(key::NOTICES_INTRO) back=paths::SETTINGS/>
        {move || {
            let before = editing.get();
            let title = if before.is_some() { key::NOTICE_EDIT } else { key::NOTICE_NEW };
            view! { <Section title=t(title)><Form before changed/></Section> }
        }}
        {load(all, rows)}
    }
}

#[component]
fn Entry(
    notice: Notice,
    editing: RwSignal<Option<Notice>>,
    changed: UnsyncCallback<()>,
) -> impl IntoView {
    let (id, version) = (notice.id, notice.version);
    let request: Request = Arc::new(move || Box::pin(api::notices::remove(id, version)));
    let title = notice.title.clone();
    let at = when::moment(notice.published, clock::now());
    let edit = UnsyncCallback::new(move |()| editing.set(Some(notice.clone())));
    view! {
        <RowActs title=title.clone() detail=at>
            <Button label=t(key::EDIT) about=title.clone() kind=Kind::Quiet icon="square-pen" on_press=edit/>
            <Remove label=t(key::REMOVE) about=title means=t(key::REMOVE_NOTICE).to_owned() request done=changed/>
        </RowActs>
    }
}

#[component]
fn Form(before: Option<Notice>, changed: UnsyncCallback<()>) -> impl IntoView {
    let act = Act::new();
    let title = RwSignal::new(before.as_ref().map(|n| n.title.clone()).unwrap_or_default());
    let body = RwSignal::new(before.as_ref().map(|n| n.body.clone()).unwrap_or_default());
    let pinned = RwSignal::new(before.as_ref().is_some_and(|n| n.pinned));
    let label = if before.is_some() {
        key::SAVE
    } else {
        key::PUBLISH
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let before = before.clone();
        let input = NoticeInput {
            title: title.get_untracked(),
            body: body.get_untracked(),
            grid: before.as_ref().and_then(|n| n.grid),
            building: before.as_ref().and_then(|n| n.building),
            expires: before.as_ref().and_then(|n| n.expires),
            pinned: pinned.get_untracked(),
        };
        act.run(
            input.validate(),
            move |idempotency| async move {
                match before {
                    Some(n) => api::notices::update(n.id, &input, n.version).await,
                    None => api::notices::create(&input, idempotency).await,
                }
            },
            move |_| {
                toast(t(key::SAVED));
                changed.run(());
            },
        );
    };
    view! {
        <form class="l-form" on:submit=submit>
            <Field label=t(key::NOTICE_TITLE) value=title error=act.error("title")/>
            <TextArea label=t(key::NOTICE_BODY) value=body max=NOTICE_BODY_MAX rows=6 error=act.error("body")/>
            <Switch label=t(key::PINNED) checked=pinned/>
            <ActFailure act/>
            <div class="l-actions"><Button label=t(label) kind=Kind::Primary wide=true busy=act.busy/></div>
        </form>
    }
}
