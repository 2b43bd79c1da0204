//! Signing out asks first, because drafts and unsent reports lie on this phone: keep them for the
//! next time, or wipe them from a phone that others use.

use crate::api;
use crate::i18n::{account as key, common, number, t, tf};
use crate::paths;
use crate::platform::service_worker;
use crate::shared::act::{Act, ActFailure};
use crate::state::consent;
use crate::state::drafts::Drafts;
use crate::state::outbox::Outbox;
use crate::state::session::Session;
use crate::state::waiting::Waiting;
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

#[component]
pub fn SignOut() -> impl IntoView {
    let open = RwSignal::new(false);
    let ask = UnsyncCallback::new(move |()| open.set(true));
    view! {
        <Button label=t(key::SIGN_OUT) icon="log-out" wide=true on_press=ask/>
        <Dialog open title=t(key::SIGN_OUT_TITLE) close=t(common::CANCEL)>
            <Ways/>
        </Dialog>
    }
}

#[component]
fn Ways() -> impl IntoView {
    let act = Act::new();
    let session = Session::get();
    let (drafts, outbox) = (Drafts::get(), Outbox::get());
    let navigate = use_navigate();
    let leave = move |wipe: bool| {
        let navigate = navigate.clone();
        UnsyncCallback::new(move |()| {
            let navigate = navigate.clone();
            let request = move |_| async move {
                if wipe {
                    wipe_phone(drafts, outbox).await;
                }
                api::accounts::sign_out().await?;
                service_worker::forget_answers().await;
                Ok(())
            };
            act.run(Ok(()), request, move |()| {
                session.changed_hands();
                toast(t(key::SIGNED_OUT));
                navigate(paths::HOME, Default::default());
            });
        })
    };
    let waiting = untrack(|| Waiting::get().summary().all());
    view! {
        <p>{t(key::SIGN_OUT_ADVICE)}</p>
        {(waiting > 0).then(|| view! { <Banner tone=Tone::Amber icon="triangle-alert">{tf(key::SIGN_OUT_WAITING, &[&number(waiting as i64)])}</Banner> })}
        <ActFailure act/>
        <div class="l-stack">
            <Button label=t(key::SIGN_OUT_KEEP) kind=Kind::Primary wide=true busy=act.busy on_press=leave(false)/>
            <Button label=t(key::SIGN_OUT_WIPE) kind=Kind::Danger icon="trash-2" wide=true busy=act.busy on_press=leave(true)/>
        </div>
    }
}

/// Takes everything of the person off this phone. A broken store holds nothing that could be read.
pub async fn wipe_phone(drafts: Drafts, outbox: Outbox) {
    consent::forget();
    let _unreadable = (drafts.wipe().await, outbox.wipe().await);
    service_worker::forget_answers().await;
}
