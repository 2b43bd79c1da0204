//! Phone and code. Nothing typed elsewhere is lost: after signing in the person is back where the
//! question came from, and what waited to be sent goes out.
//!
//! The second step has an address of its own, and the code that is on its way outlives a reload:
//! whoever looks at the message in another app comes back to the field where it belongs.

use super::model::Sent;
use super::sign_in_code::CodeForm;
use super::sign_in_phone::PhoneForm;
use crate::i18n::{Key, account as key, common, report, t};
use crate::paths;
use crate::platform::clock;
use crate::platform::{dom, page, storage};
use crate::shared::report_steps::Walk;
use crate::state::connectivity;
use crate::state::outbox::Outbox;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::{IdempotencyKey, PersonId};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// After this, milliseconds, no browser moves a page that was come back to.
const RESTORED_MS: u32 = 150;

/// What both steps share.
#[derive(Clone, Copy)]
pub struct Flow {
    pub phone: RwSignal<String>,
    /// The code on its way; kept as long as the tab lives.
    pub sent: RwSignal<Option<Sent>>,
    pub to_code: UnsyncCallback<()>,
    pub to_phone: UnsyncCallback<()>,
    /// Back to where the question came from.
    leave: UnsyncCallback<()>,
    /// Back is the page that says what became of a report.
    to_result: bool,
    /// What goes out as hers once she is signed in, because she has just done it.
    sends: Option<IdempotencyKey>,
    session: Session,
    outbox: Outbox,
}

impl Flow {
    pub fn keep(self, sent: Sent) {
        storage::tab::set(storage::key::CODE_SENT, &sent.to_kept());
        self.sent.try_set(Some(sent));
    }

    /// After success, also when the person has left the page meanwhile: the app learns who it is, the
    /// outbox goes on, the person goes back.
    pub fn welcome(self, me: Option<PersonId>) {
        Self::forget();
        self.session.refetch();
        let (outbox, sends) = (self.outbox, self.sends);
        spawn_local(async move {
            if let (Some(me), Some(act)) = (me, sends) {
                // Where the disk refuses, the outbox asks whose it is.
                let _ = outbox.adopt(act, me).await;
            }
            outbox.drain();
        });
        // The result page says more, and this would lie over it.
        if !self.to_result {
            toast(t(key::SIGNED_IN));
        }
        self.leave.try_run(());
    }

    /// What entering the code does.
    pub const fn code_label(self) -> Key {
        match (self.sends, self.to_result) {
            (Some(_), true) => report::SIGN_IN_SEND,
            _ => common::SIGN_IN,
        }
    }

    /// Nobody can sign in with it any more.
    pub fn forget() {
        storage::tab::remove(storage::key::CODE_SENT);
    }
}

fn kept() -> Option<Sent> {
    let text = storage::tab::get(storage::key::CODE_SENT)?;
    Sent::from_kept(&text, clock::now().0)
}

#[component]
pub fn Page() -> impl IntoView {
    let query = use_query_map();
    let on_code =
        Memo::new(move |_| query.with(|query| query.get("step").as_deref() == Some("code")));
    let sent = RwSignal::new(kept());
    let typed = sent.with_untracked(|sent| sent.as_ref().map(|sent| sent.phone.clone()));
    let phone = RwSignal::new(typed.unwrap_or_default());
    let then = query.with_untracked(|query| query.get("then"));
    let then = paths::safe_then(then.as_deref()).to_owned();
    let sends = query.with_untracked(|query| query.get("send"));
    let sends = sends.and_then(|act| act.parse::<IdempotencyKey>().ok());
    let sending = paths::is_of_report(&then);
    let preferences = Preferences::get();
    let here = sends.map_or_else(
        || paths::sign_in(&then),
        |act| paths::sign_in_to_send(&then, act),
    );
    let flow = use_flow(phone, sent, on_code, then, here.clone(), sends);
    let began_on_code = on_code.get_untracked();
    if reloaded(on_code, sent) {
        page::mark_below();
    }
    Effect::new(move |_| {
        if !began_on_code && untrack(|| sent.with(Option::is_some)) {
            flow.to_code.run(());
        }
    });
    let back = if began_on_code {
        here
    } else {
        paths::ME.to_owned()
    };
    let intro = Signal::derive(move || {
        let words = match (sends, sending) {
            (Some(_), _) if connectivity::is_offline() => key::SIGN_IN_OFFLINE,
            (Some(_), true) => key::SIGN_IN_WAITING,
            (Some(_), false) => key::SIGN_IN_ACT,
            (None, _) => key::SIGN_IN_INTRO,
        };
        t(words).to_owned()
    });
    let code = Memo::new(move |_| sent.get().filter(|_| on_code.get()));
    view! {
        <PageHeader title=t(if sending { report::STEP_SIGN_IN } else { common::SIGN_IN }) intro back/>
        {sending.then(|| {
            let at = Signal::derive(move || Walk::signing_in(preferences.mode()));
            view! { <Stepper at label=t(report::STEP_SIGN_IN)/> }
        })}
        {move || match code.get() {
            None => view! { <PhoneForm flow/> }.into_any(),
            Some(code) => view! { <CodeForm code flow/> }.into_any(),
        }}
        <Section title=t(key::HELP)>
            <p>{t(key::HELP_ADVICE)}</p>
            <CallNumber/>
        </Section>
    }
}

/// The code's step lies on top of the number's in the history of this tab: nothing else keeps a code.
fn reloaded(on_code: Memo<bool>, sent: RwSignal<Option<Sent>>) -> bool {
    on_code.get_untracked() && sent.with_untracked(Option::is_some)
}

/// The ways between the steps and out. The step of the code lies on top of that of the number in the
/// history, so that Back leads there.
fn use_flow(
    phone: RwSignal<String>,
    sent: RwSignal<Option<Sent>>,
    on_code: Memo<bool>,
    then: String,
    here: String,
    sends: Option<IdempotencyKey>,
) -> Flow {
    let navigate = StoredValue::new_local(use_navigate());
    let go = move |to: &str, replace| {
        let options = NavigateOptions {
            replace,
            ..NavigateOptions::default()
        };
        navigate.with_value(|navigate| navigate(to, options));
    };
    let to_result = paths::is_report_done(&then);
    let (then, here) = (StoredValue::new(then), StoredValue::new(here));
    // The browser puts a page behind a step back where it was scrolled to, and does so late.
    let arrive = move || {
        go(&then.get_value(), true);
        if to_result {
            spawn_local(async {
                for wait in [0, RESTORED_MS] {
                    clock::sleep(wait).await;
                    page::scroll_to_top();
                    dom::focus("page-title");
                }
            });
        }
    };
    let stacked = StoredValue::new(reloaded(on_code, sent));
    let leaving = RwSignal::new(false);
    Effect::new(move |_| {
        if leaving.get() && !on_code.get() {
            arrive();
        }
    });
    Flow {
        phone,
        sent,
        to_result,
        sends,
        to_code: UnsyncCallback::new(move |()| {
            if !on_code.get_untracked() {
                stacked.set_value(true);
                go(&paths::sign_in_code(&here.get_value()), false);
            }
        }),
        to_phone: UnsyncCallback::new(move |()| {
            if !(stacked.get_value() && page::back()) {
                go(&here.get_value(), true);
            }
        }),
        session: Session::get(),
        outbox: Outbox::get(),
        leave: UnsyncCallback::new(move |()| {
            // Both steps leave the history, so that Back does not lead to a form again.
            if stacked.get_value() && page::back() {
                leaving.set(true);
            } else {
                arrive();
            }
        }),
    }
}
