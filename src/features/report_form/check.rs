//! Step 3: look at it as neighbours will, decide who sees it, send. Sending means: into the outbox,
//! on disk, and from there to the server; what happens to network or sign-in after that loses nothing.

use super::consent::{ConsentCard, agreed, is_settled, show_consent};
use super::emergency::Emergency;
use super::form::{Sender, StepPage, bounds, categories, field, per_draft};
use super::place::Book;
use super::preview::Preview;
use super::questions::{Question, Questions, ask, mend_at, mended};
use crate::api::ApiError;
use crate::i18n::{common, report, t};
use crate::paths;
use crate::platform::idb::IdbError;
use crate::platform::{dom, page};
use crate::shared::privacy_warning::PrivacyWarning;
use crate::shared::{refusal, report_steps};
use crate::state::drafts::Drafts;
use crate::state::drafts::model::Step;
use crate::state::outbox::model::Outcome;
use crate::state::outbox::{Outbox, SubmitError};
use crate::state::places;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::IdempotencyKey;
use contract::report::Visibility;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

#[component]
pub fn CheckPage() -> impl IntoView {
    let book: LocalResource<Result<Book, ApiError>> =
        LocalResource::new(|| async { places::load_or_none().await.map(Arc::new) });
    view! {
        <StepPage
            step=Step::Check
            title=t(report::CHECK_TITLE)
            back=paths::REPORT_WHERE
        >
            {load(book, |book: Book| per_draft(move || {
                let book = Arc::clone(&book);
                view! { <Check book/> }.into_any()
            }))}
        </StepPage>
    }
}

#[component]
fn Check(book: Book) -> impl IntoView {
    let questions = Questions::new(Step::Check);
    let agreed = agreed();
    let session = Session::get();
    let ask = ask();
    let more = UnsyncCallback::new(move |()| {
        if let Some(question) = questions.next() {
            ask(question);
        }
    });
    let back = mended();
    let back = UnsyncCallback::new(move |()| back());
    let mend_options = mend_options();
    let alone = Signal::derive(move || questions.shows_alone(0));
    let both = move || questions.shows(0) && questions.shows(1);
    let settled = move || questions.is_mending() || is_settled(session, agreed);
    let unfinished = unfinished();
    let onward = move || {
        if let Some(step) = unfinished.get() {
            let href = report_steps::path(step);
            view! { <ButtonLink label=t(report::TO_STEP) kind=Kind::Primary icon="square-pen" wide=true href/> }.into_any()
        } else if questions.is_mending() {
            view! { <Button label=t(report::MENDED) kind=Kind::Primary icon="arrow-right" wide=true on_press=back/> }.into_any()
        } else if questions.next_in_sight().is_none() {
            view! { <Send agreed/> }.into_any()
        } else {
            view! { <Button label=t(report::CHECK_NEXT) kind=Kind::Primary icon="arrow-right" wide=true on_press=more/> }.into_any()
        }
    };
    view! {
        <div class="l-form" class:l-wide=both>
            <Emergency/>
            {move || unfinished.get().is_some().then(|| view! {
                <Banner tone=Tone::Amber icon="circle-alert">{t(report::UNFINISHED)}</Banner>
            })}
            <div class=move || if both() { "l-columns" } else { "l-stack" }>
                <Question all=questions number=0>
                    <CoverNumbers/>
                    <Preview book alone mend_options/>
                </Question>
                <Question all=questions number=1>
                    <Options/>
                    {move || (!settled()).then(|| view! { <ConsentCard agreed/> })}
                </Question>
            </div>
            <div class="l-form__next">{onward}</div>
        </div>
    }
}

/// Leads to who may see it, which 长辈版 asks after the preview.
fn mend_options() -> UnsyncCallback<()> {
    let navigate = use_navigate();
    UnsyncCallback::new(move |()| {
        let to = mend_at(paths::REPORT_CHECK, 1);
        navigate(&to, NavigateOptions::default());
        page::scroll_to_top();
        dom::focus("page-title");
    })
}

/// The first step that is not done: somebody came here before it.
fn unfinished() -> Memo<Option<Step>> {
    let drafts = Drafts::get();
    let session = Session::get();
    Memo::new(move |_| {
        let bounds = bounds(session);
        let open = drafts.open().with(|draft| draft.first_open_step(bounds));
        (open != Step::Check).then_some(open)
    })
}

/// Numbers that should not be public, and one tap to cover them.
#[component]
fn CoverNumbers() -> impl IntoView {
    let drafts = Drafts::get();
    let text = Memo::new(move |_| drafts.open().with(|draft| draft.text.clone()));
    let cover = UnsyncCallback::new(move |covered| drafts.edit(|draft| draft.text = covered));
    view! { <PrivacyWarning text on_cover=cover/> }
}

/// Who may see it, and with whose name.
#[component]
fn Options() -> impl IntoView {
    const PUBLIC: &str = Visibility::Public.code();
    const PRIVATE: &str = Visibility::Private.code();
    let session = Session::get();
    let list = untrack(|| categories(session));
    let visibility = field(
        move |draft| match draft.visibility(&list) {
            Visibility::Public => PUBLIC.to_owned(),
            Visibility::Private | Visibility::Other => PRIVATE.to_owned(),
        },
        |draft, value: String| {
            let private = value == PRIVATE;
            draft.visibility = Some(if private {
                Visibility::Private
            } else {
                Visibility::Public
            });
        },
    );
    let name_shown = field(
        |draft| draft.name_shown,
        |draft, shown| draft.name_shown = shown,
    );
    let choices = Signal::stored(vec![
        Choice::new(PUBLIC, t(report::VISIBILITY_PUBLIC)).hint(t(report::VISIBILITY_PUBLIC_HINT)),
        Choice::new(PRIVATE, t(report::VISIBILITY_PRIVATE))
            .hint(t(report::VISIBILITY_PRIVATE_HINT)),
    ]);
    let nameless = move || matches!(Sender::now(session), Sender::Me(me) if me.name.is_empty());
    view! {
        <Choices label=t(report::VISIBILITY) choices=choices value=visibility/>
        <Switch label=t(report::NAME_SHOWN) checked=name_shown/>
        {move || (nameless() && name_shown.get()).then(|| view! { <p class="l-why">{t(report::NAME_NONE)}</p> })}
    }
}

#[component]
fn Send(agreed: RwSignal<bool>) -> impl IntoView {
    let drafts = Drafts::get();
    let outbox = Outbox::get();
    let session = Session::get();
    let navigate = use_navigate();
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    // Pressed without the consent, the button leads to it: a grey one would leave her without a way.
    let sought = RwSignal::new(false);
    let why = move || {
        (!is_settled(session, agreed)).then(|| {
            let words = if sought.get() {
                report::CONSENT_FIRST
            } else {
                report::CONSENT
            };
            t(words)
        })
    };
    let label = Signal::derive(move || {
        let key = if Sender::now(session) == Sender::Nobody {
            report::SEND_SIGN_IN
        } else {
            report::SEND
        };
        t(key).to_owned()
    });
    let press = UnsyncCallback::new(move |()| {
        if !untrack(|| is_settled(session, agreed)) {
            sought.set(true);
            show_consent();
            return;
        }
        let draft = drafts.open().get_untracked();
        let sender = untrack(|| Sender::now(session));
        let Some(input) = draft.to_report(&untrack(|| categories(session))) else {
            return;
        };
        busy.set(true);
        error.set(None);
        let navigate = navigate.clone();
        spawn_local(async move {
            match outbox.submit(&draft, input, sender.id()).await {
                Ok(key) => {
                    go_on(&navigate, key, sender == Sender::Nobody);
                    drafts.handed_over(key);
                }
                // Only the page's memory has the draft, so nothing may be loaded anew on the way.
                Err(SubmitError::Unsent(Outcome::SignIn)) => {
                    navigate(&paths::sign_in(paths::REPORT_CHECK), Default::default());
                }
                Err(failed) => {
                    error.try_set(Some(failure_words(&failed)));
                    busy.try_set(false);
                }
            }
        });
    });
    view! {
        {move || error.get().map(|words| view! {
            <p class="l-field__error" role="alert"><Icon name="circle-alert"/><span>{words}</span></p>
        })}
        <div class="l-form__why" role="status">{move || why().map(|words| view! { <p class="l-why">{words}</p> })}</div>
        <Button label=label kind=Kind::Primary icon="send" wide=true busy=busy on_press=press/>
    }
}

/// The result page takes this one's place; `form::result_after_back` sees to the steps before it.
fn go_on(navigate: &impl Fn(&str, NavigateOptions), key: IdempotencyKey, sign_in: bool) {
    let done = paths::report_done(key);
    let replace = NavigateOptions {
        replace: true,
        ..NavigateOptions::default()
    };
    navigate(&done, replace);
    if sign_in {
        navigate(
            &paths::sign_in_to_send(&done, key),
            NavigateOptions::default(),
        );
    }
}

fn failure_words(failed: &SubmitError) -> String {
    match failed {
        SubmitError::Store(IdbError::Full) => t(report::SAVE_FULL).to_owned(),
        SubmitError::Store(_) => t(report::SAVE_FAILED).to_owned(),
        SubmitError::Unsent(Outcome::Refused(reason)) => refusal::words(reason).concat(),
        SubmitError::Unsent(Outcome::SignIn | Outcome::Retry { .. }) => {
            t(common::NO_NETWORK_SENTENCE).to_owned()
        }
    }
}
