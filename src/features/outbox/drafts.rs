//! 草稿: what was begun and put aside, and the one that is open.

use crate::i18n::{number, outbox as key, t, tf, when};
use crate::paths;
use crate::platform::clock;
use crate::shared::draft_words::place_line;
use crate::shared::report_steps;
use crate::state::drafts::Drafts;
use crate::state::drafts::model::Draft;
use crate::state::places;
use crate::ui::prelude::*;
use contract::community::Places;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

#[component]
pub fn DraftsPage() -> impl IntoView {
    let drafts = Drafts::get();
    let open = Memo::new(move |_| Some(drafts.open().get()).filter(|draft| !draft.is_empty()));
    let empty = move || open.with(Option::is_none) && drafts.others().with(Vec::is_empty);
    let book = StoredValue::new(places::kept().unwrap_or_default());
    let all = move || {
        let others = drafts
            .others()
            .get()
            .into_iter()
            .map(|draft| view! { <Item draft book open=false/> });
        let current = open
            .get()
            .map(|draft| view! { <Item draft book open=true/> });
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
fn Item(draft: Draft, book: StoredValue<Places>, open: bool) -> impl IntoView {
    let drafts = Drafts::get();
    let navigate = use_navigate();
    let id = draft.id;
    let on = paths::resume(report_steps::path(draft.first_open_step(None)));
    let deleting = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let resume = UnsyncCallback::new(move |()| {
        if !open {
            drafts.resume(id);
        }
        navigate(&on, Default::default());
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
    let place = book.with_value(|book| place_line(&draft.place, book));
    let photos = draft.photos.len() as i64;
    view! {
        <li class="l-card l-outbox__item">
            <p class="l-outbox__text">{words}</p>
            <p class="l-outbox__meta">
                {(!place.is_empty()).then(|| view! { <span>{place}</span> })}
                <span>{when::moment(draft.updated, clock::now())}</span>
                {(photos > 0).then(|| view! { <span>{tf(key::PHOTOS, &[&number(photos)])}</span> })}
            </p>
            {move || failed.get().then(|| view! { <p class="l-field__error" role="alert">{t(key::TROUBLE)}</p> })}
            <div class="l-outbox__acts">
                <Button icon="pencil" label=t(key::DRAFT_OPEN) on_press=resume/>
                <Button kind=Kind::Quiet icon="trash-2" label=t(key::DELETE) on_press=ask/>
            </div>
            <Confirm open=deleting title=t(key::DELETE_TITLE) label=t(key::DELETE) icon="trash-2" on_press=delete>
                <p>{t(key::DELETE_DRAFT_SURE)}</p>
            </Confirm>
        </li>
    }
}
