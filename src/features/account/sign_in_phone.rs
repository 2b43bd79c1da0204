//! The first step of signing in: the number, and asking for a code.

use super::model::{Blocked, MOBILE_DIGITS, Sent, half_width, phone_fault};
use super::sign_in::Flow;
use super::sign_in_code::{blocked_words, ticking};
use crate::api::{self, ApiError};
use crate::i18n::{account as key, number, t, tf};
use crate::platform::clock;
use crate::shared::act::{Act, ActFailure};
use crate::ui::prelude::*;
use contract::Code;
use contract::person::{CodeSent, NewCode};
use leptos::prelude::*;

/// What became of asking for a code.
enum Asked {
    Sent(CodeSent),
    /// One is on its way already, or there were too many; another may be asked for after so many seconds.
    Wait(i64),
}

fn asked(answer: Result<CodeSent, ApiError>) -> Result<Asked, ApiError> {
    let wait = answer
        .as_ref()
        .err()
        .and_then(ApiError::problem)
        .filter(|problem| problem.code == Code::RateLimited)
        .and_then(|problem| problem.retry_after_s);
    match wait {
        Some(seconds) => Ok(Asked::Wait(seconds)),
        None => answer.map(Asked::Sent),
    }
}

/// Asks for a code; the answer is the same for known and unknown numbers.
pub fn request_code(act: Act, phone: String, flow: Flow, blocked: RwSignal<Blocked>) {
    let input = NewCode {
        phone: phone.clone(),
    };
    act.run(
        input.validate(),
        move |_| async move { asked(api::accounts::send_code(&input).await) },
        move |answer| match answer {
            Asked::Wait(seconds) => {
                blocked.try_set(Blocked::told(seconds, clock::now().0));
            }
            Asked::Sent(answer) => {
                flow.keep(Sent {
                    phone,
                    at_ms: clock::now().0,
                    answer,
                });
                flow.to_code.try_run(());
            }
        },
    );
}

#[component]
pub fn PhoneForm(flow: Flow) -> impl IntoView {
    let act = Act::new();
    let blocked = RwSignal::new(Blocked::default());
    let now = ticking();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let phone = half_width(&flow.phone.get_untracked());
        let now = clock::now().0;
        let is_on_its_way = flow.sent.with_untracked(|sent| {
            sent.as_ref()
                .is_some_and(|sent| sent.phone == phone && sent.resend_left_s(now) > 0)
        });
        if is_on_its_way {
            flow.to_code.run(());
        } else {
            request_code(act, phone, flow, blocked);
        }
    };
    let error = Signal::derive(move || {
        let wrong = act.error("phone").get()?;
        Some(phone_words(&flow.phone.get()).unwrap_or(wrong))
    });
    let wait = move || {
        blocked_words(blocked.get(), now.get())
            .map(|words| view! { <p class="l-field__error" role="status">{words}</p> })
    };
    view! {
        <form class="l-form" on:submit=submit novalidate>
            <Field label=t(key::PHONE) hint=t(key::PHONE_HINT) value=flow.phone kind=FieldKind::Phone error/>
            <ActFailure act/>
            {wait}
            <div class="l-actions"><Button label=t(key::CODE_GET) kind=Kind::Primary wide=true busy=act.busy/></div>
        </form>
    }
}

/// What is wrong with a number, as exactly as can be said.
fn phone_words(typed: &str) -> Option<String> {
    match phone_fault(typed)? {
        0 => None,
        MOBILE_DIGITS => Some(t(key::PHONE_START).to_owned()),
        digits => Some(tf(key::PHONE_LENGTH, &[&number(digits as i64)])),
    }
}
