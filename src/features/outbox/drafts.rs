//! 草稿: what was begun and put aside, and the one that is open.

use crate::i18n::{common, number, outbox as key, t, tf, when};
use crate::paths;
use crate::platform::clock;
use crate::state::drafts::Drafts;
use crate::state::drafts::model::Draft;
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

#[component]
pub fn DraftsPage() -> impl IntoView {
    let drafts = Drafts::get();
    let open = Memo::new(move |_| Some(drafts.open().get()).filter(|draft| !draft.is_empty()));
    let empty = move || open.with(Option::is_none) && drafts.others().with(Vec::is_empty);
    let all = move || {
        let others = drafts
            .others()
            .get()
            .into_iter()
            .map(|draft| view! { <Item draft open=false/> });
        let current = open.get().map(|draft| view! { <Item draft open=true/> });
        current.into_iter().chain(others).collect_view()
    };
    view! {
        <PageHeader title=t(key::DRAFTS) back=paths::ME/>
        <ul class="l-outbox">{all}</ul>
        {move || empty().then(|| view! {
            <EmptyState title=t(key::DRAFT_EMPTY) advice=Signal::stored(t(key::DRAFT_EMPTY_ADVICE).to_owned())/>
        })}
    }
}

#[component]
fn Item(draft: Draft, open: bool) -> impl IntoView {
    let drafts = Drafts::get();
    let navigate = use_navigate();
    let id = draft.id;
    let deleting = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let resume = UnsyncCallback::new(move |()| {
        if !open {
            drafts.resume(id);
        }
        navigate(paths::REPORT_WHAT, Default::default());
    });
    let ask = UnsyncCallback::new(move |()| deleting.set(true));
    let delete = UnsyncCallback::new(move |()| {
        if open {
            drafts.start_over();
        }
        spawn_local(async move {
            let refused = drafts.discard(id).await.is_err();
            failed.try_set(refused);
        });
    });
    let text = draft.text.trim().to_owned();
    let words = if text.is_empty() {
        t(key::DRAFT_ONLY_PHOTOS).to_owned()
    } else {
        text
    };
    let photos = draft.photos.len() as i64;
    view! {
        <li class="l-card l-outbox__item">
            <p class="l-outbox__text">{words}</p>
            <p class="l-outbox__meta">
                <span>{when::moment(draft.updated, clock::now())}</span>
                {(photos > 0).then(|| view! { <span>{tf(key::PHOTOS, &[&number(photos)])}</span> })}
            </p>
            {move || failed.get().then(|| view! { <p class="l-field__error" role="alert">{t(key::TROUBLE)}</p> })}
            <div class="l-outbox__acts">
                <Button icon="pencil" label=t(key::DRAFT_OPEN) on_press=resume/>
                <Button kind=Kind::Quiet icon="trash-2" label=t(key::DELETE) on_press=ask/>
            </div>
            <Dialog open=deleting title=t(key::DELETE_TITLE) close=t(common::CANCEL)>
                <p>{t(key::DELETE_DRAFT_SURE)}</p>
                <Button kind=Kind::Danger wide=true icon="trash-2" label=t(key::DELETE) on_press=delete/>
            </Dialog>
        </li>
    }
}
