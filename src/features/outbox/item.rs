//! One act in the list: its words, its state, and what can be done with it.

use super::words;
use crate::i18n::{number, outbox as key, t, tf, when};
use crate::paths;
use crate::platform::clock;
use crate::platform::idb::IdbError;
use crate::shared::refusal;
use crate::state::drafts::Drafts;
use crate::state::outbox::Outbox;
use crate::state::outbox::model::{Queued, Record, State, Whose};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::Places;
use contract::limits::COMMENT_TEXT_MAX;
use contract::{Code, IdempotencyKey};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

#[component]
pub fn Item(record: Record, book: StoredValue<Places>) -> impl IntoView {
    let outbox = Outbox::get();
    let id = record.key;
    let failed = RwSignal::new(false);
    let sending = Memo::new(move |_| outbox.sending().get() == Some(id));
    let session = Session::get();
    let whose = {
        let record = record.clone();
        Memo::new(move |_| record.whose(session.me().map(|me| me.id)))
    };
    let reasons = reasons(&record.state);
    let head = record.clone();
    let record = StoredValue::new(record);
    let acts = move || match whose.get() {
        Whose::Unsaid => view! { <AskWhose id failed/> }.into_any(),
        Whose::Hers => view! { <Acts record=record.get_value() sending failed/> }.into_any(),
        Whose::Others => view! { <p>{t(key::OTHERS_ADVICE)}</p> }.into_any(),
    };
    let photos = record.with_value(|record| !record.photos.is_empty());
    view! {
        <li class="l-card l-outbox__item">
            <Head record=head whose book sending/>
            {reasons}
            {move || failed.get().then(|| view! { <p class="l-field__error" role="alert">{t(key::TROUBLE)}</p> })}
            <div class="l-outbox__acts">
                {acts}
                <Delete id photos sending failed/>
            </div>
        </li>
    }
}

/// What was written while nobody was signed in goes out under her name only if she says that it is hers.
#[component]
fn AskWhose(id: IdempotencyKey, failed: RwSignal<bool>) -> impl IntoView {
    let (outbox, session) = (Outbox::get(), Session::get());
    let kept = RwSignal::new(false);
    let mine = UnsyncCallback::new(move |()| {
        if let Some(me) = untrack(|| session.me()) {
            run(failed, async move { outbox.adopt(id, me.id).await });
        }
    });
    let not_mine = UnsyncCallback::new(move |()| kept.set(true));
    let question = move || {
        view! {
            <p><strong>{t(key::WHOSE)}</strong></p>
            <Button kind=Kind::Primary wide=true icon="send" label=t(key::WHOSE_MINE) on_press=mine/>
            <Button wide=true icon="clock" label=t(key::WHOSE_OTHER) on_press=not_mine/>
        }
    };
    view! {
        <div class="l-stack" role="status">
            {move || if kept.get() {
                view! { <p>{t(key::OTHERS_ADVICE)}</p> }.into_any()
            } else {
                question().into_any()
            }}
        </div>
    }
}

#[component]
fn Head(
    record: Record,
    whose: Memo<Whose>,
    book: StoredValue<Places>,
    sending: Memo<bool>,
) -> impl IntoView {
    let now = clock::now();
    let kind = words::kind(&record.act);
    let (text, place) = book.with_value(|book| words::what(&record, book));
    let on = match (&record.act, &record.about) {
        (Queued::Comment { .. }, Some(about)) => Some(tf(key::COMMENT_ON, &[&about.words])),
        _ => None,
    };
    let photos = record.photos.len() as i64;
    let (moment, attempts) = (when::moment(record.created, now), record.attempts);
    let badge = move || {
        let (state, tone, icon) = words::state(&record, whose.get());
        if sending.get() {
            view! { <Badge label=t(key::SENDING) tone=Signal::stored(Tone::Blue) icon="upload"/> }
        } else {
            view! { <Badge label=t(state) tone=Signal::stored(tone) icon=icon/> }
        }
    };
    view! {
        <p class="l-outbox__head">
            <strong>{t(kind)}</strong>
            {badge}
        </p>
        {(!text.is_empty()).then(|| view! { <p class="l-outbox__text">{text}</p> })}
        {on.map(|on| view! { <p class="l-outbox__text">{on}</p> })}
        <p class="l-outbox__meta">
            {(!place.is_empty()).then(|| view! { <span>{place}</span> })}
            <span>{moment}</span>
            {(photos > 0).then(|| view! { <span>{tf(key::PHOTOS, &[&number(photos)])}</span> })}
            {(attempts > 0).then(|| view! { <span>{tf(key::ATTEMPTS, &[&number(attempts.into())])}</span> })}
        </p>
    }
}

fn reasons(state: &State) -> Option<AnyView> {
    let State::NeedsYou { reason } = state else {
        return None;
    };
    let sentences = refusal::words(reason);
    let sentence = |words: String| {
        view! {
            <p class="l-field__error"><Icon name="circle-alert"/><span>{words}</span></p>
        }
    };
    let agree = (reason.code == Code::ConsentRequired).then(|| {
        view! { <ButtonLink label=t(key::TO_CONSENT) href=paths::PRIVACY icon="shield-check"/> }
    });
    let sentences = sentences.into_iter().map(sentence).collect_view();
    Some(view! { {sentences}{agree} }.into_any())
}

/// Retry and edit. While it is on its way nothing can be changed, and the buttons say so.
#[component]
fn Acts(record: Record, sending: Memo<bool>, failed: RwSignal<bool>) -> impl IntoView {
    let outbox = Outbox::get();
    let id = record.key;
    let editing = RwSignal::new(false);
    let blocked = Signal::derive(move || sending.get().then(|| t(key::SENDING).to_owned()));
    let hurry = UnsyncCallback::new(move |()| {
        run(failed, async move { outbox.hurry(id).await });
    });
    let can_retry = !matches!(record.state, State::SignIn);
    let edit = edit_button(&record.act, id, blocked, editing, failed);
    let comment = match &record.act {
        Queued::Comment { comment, .. } => Some(comment.text.clone()),
        Queued::Report { .. } | Queued::MeToo { .. } | Queued::Follow { .. } => None,
    };
    view! {
        {move || editing.get().then(|| comment.clone()).flatten().map(|text| view! {
            <Rewrite id text editing failed/>
        })}
        {can_retry.then(|| view! {
            <Button icon="send" label=t(key::SEND_NOW) busy=sending on_press=hurry/>
        })}
        {edit}
    }
}

/// `photos`: some go with it.
#[component]
fn Delete(
    id: IdempotencyKey,
    photos: bool,
    sending: Memo<bool>,
    failed: RwSignal<bool>,
) -> impl IntoView {
    let outbox = Outbox::get();
    let deleting = RwSignal::new(false);
    let blocked = Signal::derive(move || sending.get().then(|| t(key::SENDING).to_owned()));
    let ask = UnsyncCallback::new(move |()| deleting.set(true));
    let delete = UnsyncCallback::new(move |()| run(failed, async move { outbox.delete(id).await }));
    let sure = if photos {
        key::DELETE_SURE
    } else {
        key::DELETE_SURE_WORDS
    };
    view! {
        <Button kind=Kind::Quiet icon="trash-2" label=t(key::DELETE) blocked=blocked on_press=ask/>
        <Confirm open=deleting title=t(key::DELETE_TITLE) label=t(key::DELETE) icon="trash-2" on_press=delete>
            <p>{t(sure)}</p>
        </Confirm>
    }
}

/// A report goes back into the form, a comment is changed where it is.
fn edit_button(
    act: &Queued,
    id: IdempotencyKey,
    blocked: Signal<Option<String>>,
    editing: RwSignal<bool>,
    failed: RwSignal<bool>,
) -> Option<AnyView> {
    let (outbox, drafts) = (Outbox::get(), Drafts::get());
    let navigate = use_navigate();
    let press = match act {
        Queued::Report { .. } => UnsyncCallback::new(move |()| {
            let navigate = navigate.clone();
            run(failed, async move {
                if let Some(draft) = outbox.take_back(id).await? {
                    drafts.swap_in(draft);
                    navigate(paths::REPORT_WHAT, Default::default());
                }
                Ok(())
            });
        }),
        Queued::Comment { .. } => UnsyncCallback::new(move |()| editing.set(true)),
        Queued::MeToo { .. } | Queued::Follow { .. } => return None,
    };
    Some(view! { <Button kind=Kind::Quiet icon="pencil" label=t(key::EDIT) blocked=blocked on_press=press/> }.into_any())
}

#[component]
fn Rewrite(
    id: IdempotencyKey,
    text: String,
    editing: RwSignal<bool>,
    failed: RwSignal<bool>,
) -> impl IntoView {
    let outbox = Outbox::get();
    let value = RwSignal::new(text);
    let save = UnsyncCallback::new(move |()| {
        let text = value.get_untracked().trim().to_owned();
        if !text.is_empty() {
            editing.set(false);
            run(failed, async move { outbox.rewrite(id, text).await });
        }
    });
    view! {
        <div class="l-stack">
            <TextArea label=t(key::COMMENT) value=value max=COMMENT_TEXT_MAX/>
            <Button icon="send" label=t(key::SAVE) on_press=save/>
        </div>
    }
}

/// Does it and remembers when the phone's storage refused.
fn run(failed: RwSignal<bool>, act: impl Future<Output = Result<(), IdbError>> + 'static) {
    spawn_local(async move {
        let refused = act.await.is_err();
        failed.try_set(refused);
    });
}
