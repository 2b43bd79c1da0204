//! Phone and code. Nothing typed elsewhere is lost: after signing in the person is back where the
//! question came from, and what waited to be sent goes out.

use super::model::{Sent, code_digits, minutes_and_seconds};
use crate::api;
use crate::i18n::{account as key, common, number, t, tf};
use crate::paths;
use crate::platform::clock::{self, Timer};
use crate::platform::dom;
use crate::shared::act::{Act, ActFailure};
use crate::state::outbox::Outbox;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::person::{NewCode, NewSession};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

#[component]
pub fn Page() -> impl IntoView {
    let phone = RwSignal::new(String::new());
    let sent = RwSignal::new(None::<Sent>);
    view! {
        <PageHeader title=t(common::SIGN_IN) intro=t(key::SIGN_IN_INTRO) back=paths::ME/>
        {move || match sent.get() {
            None => view! { <PhoneForm phone sent/> }.into_any(),
            Some(code) => view! { <CodeForm code sent/> }.into_any(),
        }}
        <Section title=t(key::HELP)>
            <p>{t(key::HELP_ADVICE)}</p>
            <ButtonLink label=t(key::HELP_CALL) href=paths::CALL icon="phone"/>
        </Section>
    }
}

/// Asks for a code; the answer is the same for known and unknown numbers.
fn request_code(act: Act, phone: String, sent: RwSignal<Option<Sent>>) {
    let input = NewCode {
        phone: phone.clone(),
    };
    let valid = input.validate();
    act.run(
        valid,
        move |_| async move { api::accounts::send_code(&input).await },
        move |answer| {
            sent.try_set(Some(Sent {
                phone,
                at_ms: clock::now().0,
                answer,
            }));
        },
    );
}

#[component]
fn PhoneForm(phone: RwSignal<String>, sent: RwSignal<Option<Sent>>) -> impl IntoView {
    let act = Act::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        request_code(act, phone.get_untracked(), sent);
    };
    view! {
        <form class="l-form" on:submit=submit novalidate>
            <Field label=t(key::PHONE) hint=t(key::PHONE_HINT) value=phone kind=FieldKind::Phone error=act.error("phone")/>
            <ActFailure act/>
            <div class="l-actions"><Button label=t(key::CODE_GET) kind=Kind::Primary wide=true busy=act.busy/></div>
        </form>
    }
}

/// Milliseconds of the page's clock, once a second, for countdowns.
fn ticking() -> ReadSignal<i64> {
    let (now, set_now) = signal(clock::now().0);
    let timer = Timer::every(1000, move || {
        set_now.try_set(clock::now().0);
    });
    StoredValue::new_local(timer);
    now
}

#[component]
fn CodeForm(code: Sent, sent: RwSignal<Option<Sent>>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let act = Act::new();
    let signed_in = use_welcome();
    let (request, phone) = (code.answer.request, code.phone.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let input = NewSession {
            request,
            phone: phone.clone(),
            code: code_digits(&typed.get_untracked()),
        };
        let valid = input.validate();
        let signed_in = signed_in.clone();
        act.run(
            valid,
            move |_| async move { api::accounts::sign_in(&input).await },
            move |_| signed_in(),
        );
    };
    Effect::new(|_| {
        dom::focus_first("input[autocomplete=one-time-code]");
    });
    let other = UnsyncCallback::new(move |()| sent.set(None));
    view! {
        <form class="l-form" on:submit=submit novalidate>
            <p>{tf(key::CODE_SENT, &[&code.phone])}</p>
            {code.answer.demo_code.clone().map(|demo| view! { <DemoCode code=demo typed/> })}
            <Field label=t(key::CODE) hint=t(key::CODE_HINT) value=typed kind=FieldKind::Code error=act.error("code")/>
            <ActFailure act/>
            <div class="l-actions"><Button label=t(common::SIGN_IN) kind=Kind::Primary wide=true busy=act.busy/></div>
        </form>
        <Again code sent/>
        <Button label=t(key::OTHER_PHONE) kind=Kind::Quiet on_press=other/>
    }
}

/// How long the code is good, and another one when it is time.
#[component]
fn Again(code: Sent, sent: RwSignal<Option<Sent>>) -> impl IntoView {
    let act = Act::new();
    let now = ticking();
    let phone = code.phone.clone();
    let press = UnsyncCallback::new(move |()| request_code(act, phone.clone(), sent));
    let life = {
        let code = code.clone();
        move || match code.life_left_s(now.get()) {
            0 => t(key::CODE_OVER).to_owned(),
            left => tf(key::CODE_LIFE, &[&minutes_and_seconds(left)]),
        }
    };
    let blocked = Signal::derive(move || match code.resend_left_s(now.get()) {
        0 => None,
        left => Some(tf(key::RESEND_IN, &[&number(left)])),
    });
    view! {
        <p class="l-muted">{life}</p>
        <ActFailure act/>
        <Button label=t(key::RESEND) icon="refresh-cw" busy=act.busy blocked on_press=press/>
    }
}

/// Demonstration databases have no phones behind their numbers, so the page tells the code.
#[component]
fn DemoCode(code: String, typed: RwSignal<String>) -> impl IntoView {
    let words = tf(key::DEMO_CODE, &[&code]);
    let fill = UnsyncCallback::new(move |()| typed.set(code.clone()));
    view! {
        <Banner tone=Tone::Blue icon="info">{words}</Banner>
        <Button label=t(key::DEMO_FILL) on_press=fill/>
    }
}

/// What follows a success: the app learns who it is, the outbox goes on, the person goes back.
fn use_welcome() -> impl Fn() + Clone + 'static {
    let session = Session::get();
    let outbox = Outbox::get();
    let navigate = use_navigate();
    let then = use_query_map().with_untracked(|query| query.get("then"));
    move || {
        session.refetch();
        outbox.drain();
        toast(t(key::SIGNED_IN));
        // Replaced, so that Back does not lead to the form again.
        let options = NavigateOptions {
            replace: true,
            ..NavigateOptions::default()
        };
        navigate(paths::safe_then(then.as_deref()), options);
    }
}
