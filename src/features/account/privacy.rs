//! What is held about me, what I agreed to, and how to take it with me or have it deleted.

use super::sign_out::wipe_phone;
use crate::api;
use crate::i18n::{account as key, number, t, when};
use crate::paths;
use crate::platform::clock;
use crate::shared::act::{Act, ActFailure};
use crate::state::consent;
use crate::state::drafts::Drafts;
use crate::state::outbox::Outbox;
use crate::state::outbox::model::{Reason, Record, State};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::Code;
use contract::person::{Consent, ConsentKind, ConsentTo, Held, Me};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

#[component]
pub fn Page() -> impl IntoView {
    let session = Session::get();
    let held = LocalResource::new(api::accounts::held);
    let spoken = [key::NOTICE_1, key::NOTICE_2, key::NOTICE_3].map(t);
    view! {
        <PageHeader title=t(key::PRIVACY) back=paths::ME/>
        <Section title=t(key::NOTICE)>
            <Card>
                <ReadAloud text=spoken.concat()/>
                {spoken.into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
            </Card>
        </Section>
        <Section title=t(key::HELD)>{load(held, |held| numbers(&held))}</Section>
        {move || session.me().map(|me| view! { <Rights me=(*me).clone()/> })}
    }
}

fn numbers(held: &Held) -> AnyView {
    let rows = [
        (key::HELD_REPORTS, held.reports),
        (key::HELD_COMMENTS, held.comments),
        (key::HELD_PHOTOS, held.photos),
        (key::HELD_FOLLOWS, held.follows),
        (key::HELD_ME_TOO, held.me_too),
        (key::DEVICES, held.devices),
        (key::HELD_KNOWN_DEVICES, held.known_devices),
    ];
    let rows = rows
        .into_iter()
        .map(|(label, n)| view! { <Row title=t(label) value=number(n)/> })
        .collect_view();
    view! { <Rows>{rows}</Rows> }.into_any()
}

#[component]
fn Rights(me: Me) -> impl IntoView {
    let given = me
        .consents
        .iter()
        .copied()
        .find(|consent| consent.kind == ConsentKind::Service);
    view! {
        <Section title=t(key::CONSENTS)><ServiceConsent given/></Section>
        <Section title=t(key::EXPORT)>
            <p>{t(key::EXPORT_ADVICE)}</p>
            // A download, not a page of the app: the router must not take it.
            <a class="l-button" href=api::accounts::export_url() download="linli.json" rel="external">
                <Icon name="file-text"/><span class="l-button__label">{t(key::EXPORT_GET)}</span>
            </a>
        </Section>
        <Delete/>
    }
}

#[component]
fn ServiceConsent(given: Option<Consent>) -> impl IntoView {
    let on = given.is_some_and(|consent| consent.given);
    let since = given.map(|consent| when::moment(consent.at, clock::now()));
    let (session, outbox) = (Session::get(), Outbox::get());
    let act = Act::new();
    let press = UnsyncCallback::new(move |()| {
        act.run(
            Ok(()),
            move |_| api::accounts::set_consent(ConsentTo::Service, !on, None),
            move |_| {
                toast(t(if on {
                    key::CONSENT_TAKEN_BACK
                } else {
                    key::CONSENT_NOTED
                }));
                // Taken back means: not told again from this phone either.
                consent::forget();
                session.refetch();
                if !on {
                    spawn_local(send_what_waited(outbox));
                }
            },
        );
    });
    view! {
        <Card>
            <p>{t(key::CONSENT_SERVICE)}</p>
            <p>{t(key::CONSENT_SERVICE_ADVICE)}</p>
            <p class="l-cluster">
                <Badge label=t(if on { key::CONSENT_ON } else { key::CONSENT_OFF }) tone=Signal::stored(if on { Tone::Green } else { Tone::Neutral })/>
                {since.map(|since| view! { <span class="l-muted">{since}</span> })}
            </p>
            <ActFailure act/>
            <Button label=t(if on { key::CONSENT_WITHDRAW } else { key::CONSENT_GIVE }) busy=act.busy on_press=press/>
        </Card>
    }
}

/// What the server did not take before there was a consent.
async fn send_what_waited(outbox: Outbox) {
    let waited = |record: &Record| {
        let needs = |reason: &Reason| reason.code == Code::ConsentRequired;
        matches!(&record.state, State::NeedsYou { reason } if needs(reason)).then_some(record.key)
    };
    let keys: Vec<_> = outbox
        .records()
        .with_untracked(|records| records.iter().filter_map(waited).collect());
    for key in keys {
        // A phone that keeps nothing now keeps it for the next try.
        let _unkept = outbox.hurry(key).await;
    }
}

#[component]
fn Delete() -> impl IntoView {
    let open = RwSignal::new(false);
    let ask = UnsyncCallback::new(move |()| open.set(true));
    view! {
        <Section title=t(key::DELETE)>
            <p>{t(key::DELETE_ADVICE)}</p>
            <Button label=t(key::DELETE) icon="trash-2" on_press=ask/>
        </Section>
        <ConfirmDelete open/>
    }
}

#[component]
fn ConfirmDelete(open: RwSignal<bool>) -> impl IntoView {
    let act = Act::new();
    let session = Session::get();
    let (drafts, outbox) = (Drafts::get(), Outbox::get());
    let navigate = use_navigate();
    let press = UnsyncCallback::new(move |()| {
        let navigate = navigate.clone();
        let request = move |_| async move {
            api::accounts::delete_me().await?;
            wipe_phone(drafts, outbox).await;
            Ok(())
        };
        act.run(Ok(()), request, move |()| {
            session.changed_hands();
            toast(t(key::DELETED));
            navigate(paths::HOME, Default::default());
        });
    });
    view! {
        <Confirm open title=t(key::DELETE_TITLE) label=t(key::DELETE_YES) icon="trash-2" busy=act.busy on_press=press>
            <p>{t(key::DELETE_CONFIRM)}</p>
            <ActFailure act/>
        </Confirm>
    }
}
