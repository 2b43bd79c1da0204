//! The consent card: three sentences and two answers of the same size.

use super::form::Sender;
use crate::i18n::{common, report, t};
use crate::paths;
use crate::platform::clock;
use crate::platform::dom::{self, show_above};
use crate::state::consent::{self, GivenBy};
use crate::state::drafts::Drafts;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::{IdempotencyKey, PersonId};
use leptos::prelude::*;
use leptos::task::spawn_local;

const CARD: &str = ".l-consent";
/// What sticks to the lower edge and would lie over the answers.
const BAR: &str = ".l-form__next";
const TITLE: &str = "consent-title";

/// Whether the person has agreed: on the server, or just now on this phone.
pub fn agreed() -> RwSignal<bool> {
    let (sender, draft) = sender_and_draft();
    RwSignal::new(consent::is_waiting(sender, draft))
}

fn sender_and_draft() -> (Option<PersonId>, IdempotencyKey) {
    untrack(|| {
        let draft = Drafts::get().open().with(|draft| draft.key);
        (Sender::now(Session::get()).id(), draft)
    })
}

/// Reactive: nothing more has to be asked.
pub fn is_settled(session: Session, agreed: RwSignal<bool>) -> bool {
    match Sender::now(session) {
        Sender::Me(me) => consent::is_given(&me) || agreed.get(),
        Sender::Nobody | Sender::Unknown(_) => agreed.get(),
    }
}

/// Brings the card with both answers into sight and moves the focus to its heading.
pub fn show_consent() {
    spawn_local(async {
        // The bar grows with the reason that it gives.
        clock::sleep(0).await;
        dom::focus(TITLE);
        show_above(CARD, BAR);
    });
}

#[component]
pub fn ConsentCard(agreed: RwSignal<bool>) -> impl IntoView {
    let refused = RwSignal::new(false);
    let yes = UnsyncCallback::new(move |()| {
        let (sender, draft) = sender_and_draft();
        consent::give_here(GivenBy::new(sender, draft));
        agreed.set(true);
    });
    // She stays with what she wrote; nothing was sent.
    let no = UnsyncCallback::new(move |()| {
        refused.set(true);
        spawn_local(async {
            clock::sleep(0).await;
            show_above(CARD, BAR);
        });
    });
    let aloud = [report::CONSENT_1, report::CONSENT_2, report::CONSENT_3]
        .map(t)
        .concat();
    view! {
        <section class="l-card l-consent" aria-label=t(report::CONSENT)>
            <div class="l-consent__head">
                <h2 class="l-consent__title" id=TITLE tabindex="-1">{t(report::CONSENT)}</h2>
                <ReadAloud text=aloud/>
            </div>
            <p>{t(report::CONSENT_1)}</p>
            <p>{t(report::CONSENT_2)}</p>
            <p>{t(report::CONSENT_3)}</p>
            <div class="l-consent__answers">
                <Button wide=true label=t(report::CONSENT_NO) on_press=no/>
                <Button wide=true label=t(report::CONSENT_YES) on_press=yes/>
            </div>
            <div class="l-consent__told" role="status">
                {move || refused.get().then(|| view! { <p>{t(report::CONSENT_NO_DONE)}</p> })}
            </div>
            {move || refused.get().then(|| view! {
                <CallNumber/>
                <ButtonLink wide=true icon="house" label=t(common::TO_HOME) href=paths::HOME/>
            })}
        </section>
    }
}
