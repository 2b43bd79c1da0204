//! The second step of signing in: the six digits from the message.

use super::model::{Blocked, Sent, code_digits, minutes_and_seconds, spaced_phone};
use super::sign_in::Flow;
use super::sign_in_phone::request_code;
use crate::api::{self, ApiError};
use crate::i18n::{account as key, number, t, tf, when};
use crate::platform::clock::{self, Timer};
use crate::platform::dom;
use crate::shared::act::{Act, ActFailure};
use crate::ui::prelude::*;
use contract::person::{NewSession, Session};
use contract::{Code, PersonId, Timestamp};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What became of a code that was entered.
enum Entered {
    SignedIn(Option<PersonId>),
    /// Wrong; so many tries are left for this code.
    Wrong(i64),
}

fn entered(answer: Result<Session, ApiError>) -> Result<Entered, ApiError> {
    let left = answer
        .as_ref()
        .err()
        .and_then(ApiError::problem)
        .filter(|problem| problem.code == Code::CodeWrong)
        .and_then(|problem| problem.tries_left);
    match left {
        Some(left) => Ok(Entered::Wrong(left)),
        None => answer.map(|session| Entered::SignedIn(session.me.map(|me| me.id))),
    }
}

/// Whether the code can still be entered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Life {
    Good,
    /// Wrong too often.
    Dead,
    Expired,
}

#[component]
pub fn CodeForm(code: Sent, flow: Flow) -> impl IntoView {
    let act = Act::new();
    let typed = RwSignal::new(String::new());
    let tries = RwSignal::new(None::<i64>);
    let now = ticking();
    let life = {
        let code = code.clone();
        Memo::new(move |_| match (tries.get(), code.life_left_s(now.get())) {
            (Some(0), _) => Life::Dead,
            (_, 0) => Life::Expired,
            _ => Life::Good,
        })
    };
    let (request, phone) = (code.answer.request, code.phone.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let input = NewSession {
            request,
            phone: phone.clone(),
            code: code_digits(&typed.get_untracked()),
        };
        act.run(
            input.validate(),
            move |_| async move { entered(api::accounts::sign_in(&input).await) },
            move |outcome| match outcome {
                Entered::SignedIn(me) => flow.welcome(me),
                Entered::Wrong(left) => {
                    if left == 0 {
                        Flow::forget();
                    }
                    tries.try_set(Some(left));
                    spawn_local(async {
                        dom::focus_first_invalid().await;
                        // The next digits take the place of the wrong ones.
                        dom::select_focused();
                    });
                }
            },
        );
    };
    Effect::new(|_| {
        dom::focus_first("input[autocomplete=one-time-code]");
    });
    let error = Signal::derive(move || error_words(act, typed, tries.get(), life.get()));
    let label = flow.code_label();
    let enter = move || {
        (life.get() == Life::Good).then(|| view! {
            <div class="l-actions"><Button label=t(label) kind=Kind::Primary wide=true busy=act.busy/></div>
        })
    };
    view! {
        <form class="l-form" on:submit=submit novalidate>
            <p>{tf(key::CODE_SENT, &[&spaced_phone(&code.phone)])}</p>
            {code.answer.demo_code.clone().map(|demo| view! { <DemoCode code=demo typed/> })}
            <Field label=t(key::CODE) hint=t(key::CODE_HINT) value=typed kind=FieldKind::Code error/>
            <ActFailure act/>
            {enter}
        </form>
        <Again code flow now life/>
        <Button label=t(key::OTHER_PHONE) kind=Kind::Quiet on_press=flow.to_phone/>
    }
}

fn error_words(
    act: Act,
    typed: RwSignal<String>,
    tries: Option<i64>,
    life: Life,
) -> Option<String> {
    match life {
        Life::Dead => return Some(t(key::CODE_DEAD).to_owned()),
        Life::Expired => return Some(t(key::CODE_OVER).to_owned()),
        Life::Good => {}
    }
    if let Some(wrong) = act.error("code").get() {
        return Some(match code_digits(&typed.get()).len() {
            0 => wrong,
            digits => tf(key::CODE_LENGTH, &[&number(digits as i64)]),
        });
    }
    tries.map(|left| tf(key::CODE_WRONG, &[&number(left)]))
}

/// How long the code is good, and another one when it is time.
#[component]
fn Again(code: Sent, flow: Flow, now: ReadSignal<i64>, life: Memo<Life>) -> impl IntoView {
    let act = Act::new();
    // The server's word counts, should its clock and this one differ.
    let told = RwSignal::new(Blocked::default());
    let phone = code.phone.clone();
    let press = UnsyncCallback::new(move |()| request_code(act, phone.clone(), flow, told));
    let good_for = {
        let code = code.clone();
        move || {
            let left = minutes_and_seconds(code.life_left_s(now.get()));
            (life.get() == Life::Good)
                .then(|| view! { <p class="l-muted">{tf(key::CODE_LIFE, &[&left])}</p> })
        }
    };
    let blocked = Signal::derive(move || {
        let (told, now) = (told.get(), now.get());
        match code.resend_left_s(now).max(told.left_s(now)) {
            left if left > 0 && told.too_many => blocked_words(told, now),
            left if left <= 0 => None,
            left if life.get() == Life::Good => Some(code_wait_words(left)),
            left => Some(tf(key::RESEND_IN, &[&number(left)])),
        }
    });
    let button = move || {
        let kind = if life.get() == Life::Good {
            Kind::Secondary
        } else {
            Kind::Primary
        };
        view! { <Button label=t(key::RESEND) kind icon="refresh-cw" wide=true busy=act.busy blocked on_press=press/> }
    };
    view! {
        {good_for}
        <ActFailure act/>
        {button}
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

fn code_wait_words(seconds: i64) -> String {
    tf(key::CODE_WAIT, &[&number(seconds)])
}

/// Why no other code is sent now, and when one is; `None` as soon as it is.
pub fn blocked_words(blocked: Blocked, now_ms: i64) -> Option<String> {
    let left = blocked.left_s(now_ms);
    if left == 0 || !blocked.too_many {
        return (left > 0).then(|| code_wait_words(left));
    }
    let again = when::moment(blocked.whole_minute(), Timestamp(now_ms));
    Some(tf(key::CODE_FULL, &[&again]))
}

/// Milliseconds of the page's clock, once a second, for countdowns.
pub fn ticking() -> ReadSignal<i64> {
    let (now, set_now) = signal(clock::now().0);
    let timer = Timer::every(1000, move || {
        set_now.try_set(clock::now().0);
    });
    StoredValue::new_local(timer);
    now
}
