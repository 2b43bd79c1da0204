//! What became of a report: on its way, waiting for a sign-in, or sent, with its number, who has it
//! and by when. The address names the report by its key, so it is the same page from the first
//! moment on, also after a reload without network.

use super::emergency::alarm;
use crate::i18n::{common, report, t, tf, when};
use crate::paths;
use crate::platform::clock;
use crate::shared::report_words::holder_words;
use crate::shared::words;
use crate::state::outbox::Outbox;
use crate::state::outbox::model::{Receipt, Record, State, Whose};
use crate::state::session::Session;
use crate::ui::picture::picture;
use crate::ui::prelude::*;
use contract::IdempotencyKey;
use contract::emergency::Danger;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What this page knows about the report.
#[derive(Clone, Debug, PartialEq)]
enum Fate {
    Looking,
    Sending,
    Waiting,
    SignIn,
    NeedsYou,
    Sent(Box<Receipt>),
    Gone,
}

#[component]
pub fn DonePage() -> impl IntoView {
    let outbox = Outbox::get();
    let params = use_params_map();
    let key = Memo::new(move |_| {
        let key = params.with(|params| params.get("key"));
        key.and_then(|key| key.parse::<IdempotencyKey>().ok())
    });
    let session = Session::get();
    let fate = Memo::new(move |_| fate(outbox, session, key.get()));
    let title = Signal::derive(move || {
        let words = fate.with(|fate| match fate {
            Fate::Looking => common::LOADING,
            Fate::Sending => report::SEND_WAIT,
            Fate::Waiting => report::DONE_WAITING,
            Fate::SignIn => report::DONE_SIGN_IN,
            Fate::NeedsYou => report::DONE_NEEDS_YOU,
            Fate::Sent(_) => report::DONE_SENT,
            Fate::Gone => report::DONE_GONE,
        });
        t(words).to_owned()
    });
    let danger = Memo::new(move |_| danger(outbox, key.get()));
    let alarm = move || {
        danger
            .get()
            .map(|danger| alarm(danger, t(report::DONE_URGENT), session))
    };
    view! {
        <PageHeader title=title/>
        {alarm}
        <div class="l-done" role="status">{move || body(fate.get(), key.get(), danger.get())}</div>
    }
}

fn fate(outbox: Outbox, session: Session, key: Option<IdempotencyKey>) -> Fate {
    let me = session.me().map(|me| me.id);
    let found = outbox.records().with(|list| {
        let record = list.iter().find(|r| Some(r.key) == key)?;
        Some((record.state.clone(), record.whose(me)))
    });
    let sending = outbox.sending().get();
    let asks = found
        .as_ref()
        .is_some_and(|(_, whose)| *whose == Whose::Unsaid);
    match found.map(|(state, _)| state) {
        Some(_) if sending.is_some() && sending == key => Fate::Sending,
        Some(State::Waiting) => Fate::Waiting,
        // Signed in, the list asks whose it is.
        Some(State::SignIn) if asks => Fate::NeedsYou,
        Some(State::SignIn) => Fate::SignIn,
        Some(State::NeedsYou { .. }) => Fate::NeedsYou,
        // What still waits counts first: under the same key an earlier version may have arrived.
        None => match receipt(outbox, key) {
            Some(receipt) => Fate::Sent(Box::new(receipt)),
            None if outbox.ready().get() => Fate::Gone,
            None => Fate::Looking,
        },
    }
}

fn receipt(outbox: Outbox, key: Option<IdempotencyKey>) -> Option<Receipt> {
    outbox.receipts().with(|list| {
        let mut list = list.iter();
        list.find(|receipt| Some(receipt.key) == key).cloned()
    })
}

/// What its words tell of danger, on its way and once it is sent.
fn danger(outbox: Outbox, key: Option<IdempotencyKey>) -> Option<Danger> {
    let waiting = outbox.records().with(|list| {
        let record = list.iter().find(|record| Some(record.key) == key);
        record.and_then(Record::danger)
    });
    waiting.or_else(|| receipt(outbox, key)?.danger)
}

fn body(fate: Fate, key: Option<IdempotencyKey>, danger: Option<Danger>) -> AnyView {
    match fate {
        Fate::Looking => view! { <Skeleton/> }.into_any(),
        Fate::Sending | Fate::Waiting => {
            let advice = t(report::DONE_WAITING_ADVICE);
            let picture = danger.is_none().then(|| picture(Picture::Done));
            view! { {picture}<p>{advice}</p><Onward/> }.into_any()
        }
        Fate::SignIn => {
            let to_send = |key| paths::sign_in_to_send(&paths::report_done(key), key);
            let href = key.map_or_else(|| paths::sign_in(paths::OUTBOX), to_send);
            view! {
                <p>{t(report::DONE_SIGN_IN_ADVICE)}</p>
                <ButtonLink kind=Kind::Primary wide=true icon="log-in" label=t(report::SIGN_IN_SEND) href=href/>
                <Onward/>
            }
            .into_any()
        }
        Fate::NeedsYou => view! {
            <ButtonLink kind=Kind::Primary wide=true label=t(report::TO_STEP) href=paths::OUTBOX/>
            <Onward/>
        }
        .into_any(),
        Fate::Sent(receipt) => view! { <Sent receipt=*receipt urgent=danger.is_some()/> }.into_any(),
        Fate::Gone => view! {
            <EmptyState title=t(report::DONE_GONE_ADVICE)>
                <ButtonLink kind=Kind::Primary label=t(report::DONE_MY_REPORTS) href=paths::MY_REPORTS/>
            </EmptyState>
        }
        .into_any(),
    }
}

#[component]
fn Sent(receipt: Receipt, urgent: bool) -> impl IntoView {
    let now = clock::now();
    let sent = receipt.report;
    let holder = tf(report::DONE_HOLDER, &[&holder_words(&sent.holder)]);
    let by = move |words, at| tf(words, &[&when::moment(at, now)]);
    let answer = by(report::ANSWER_BY, sent.accept_due);
    let finish = by(report::DONE_FINISH, sent.finish_due);
    let number = format!(
        "{}{}",
        t(report::DONE_REFERENCE),
        words::spoken_digits(&sent.reference)
    );
    let mut aloud = vec![number.as_str(), &holder, &answer, &finish];
    if urgent {
        aloud.insert(0, t(report::DONE_URGENT));
    }
    let aloud = aloud.join("。");
    view! {
        {(!urgent).then(|| picture(Picture::Done))}
        <ReadAloud text=aloud/>
        <div class="l-done__reference">
            <p>{t(report::DONE_REFERENCE)}</p>
            <p class="l-done__number">{sent.reference}</p>
            <p class="l-done__hint">{t(report::DONE_REFERENCE_HINT)}</p>
        </div>
        <Section title=t(report::DONE_NEXT)>
            <Card>
                <ul class="l-done__next l-whole">
                    <li><Icon name="user"/>{holder}</li>
                    <li><Icon name="clock"/>{answer}</li>
                    <li><Icon name="circle-check"/>{finish}</li>
                    <li><Icon name="bell"/>{t(report::DONE_NEWS)}</li>
                </ul>
            </Card>
        </Section>
        <ButtonLink kind=Kind::Primary wide=true icon="eye" label=t(report::DONE_FOLLOW) href=paths::report(sent.id)/>
        <Onward/>
    }
}

/// Where people usually go from here.
#[component]
fn Onward() -> impl IntoView {
    view! {
        <div class="l-done__onward">
            <ButtonLink wide=true icon="plus" label=t(report::ANOTHER) href=paths::REPORT_WHAT/>
            <ButtonLink wide=true icon="house" label=t(common::TO_HOME) href=paths::HOME/>
            <p class="l-done__hint">{t(report::DONE_CALL)}</p>
            <CallNumber/>
        </div>
    }
}
