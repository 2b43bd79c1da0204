//! The consent card: three sentences and two answers of the same size.

use super::form::Sender;
use crate::i18n::{report, t};
use crate::paths;
use crate::state::consent::{self, GivenBy};
use crate::state::drafts::Drafts;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::{IdempotencyKey, PersonId};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

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
        Sender::Nobody | Sender::Unknown => agreed.get(),
    }
}

#[component]
pub fn ConsentCard(agreed: RwSignal<bool>) -> impl IntoView {
    let navigate = use_navigate();
    let yes = UnsyncCallback::new(move |()| {
        let (sender, draft) = sender_and_draft();
        consent::give_here(GivenBy::new(sender, draft));
        agreed.set(true);
    });
    // The draft stays where it is; nothing was sent.
    let no = UnsyncCallback::new(move |()| {
        navigate(paths::HOME, Default::default());
        toast(t(report::CONSENT_NO_DONE));
    });
    let aloud = [report::CONSENT_1, report::CONSENT_2, report::CONSENT_3]
        .map(t)
        .concat();
    view! {
        <section class="l-card l-consent" aria-label=t(report::CONSENT)>
            <h2 class="l-consent__title">{t(report::CONSENT)}</h2>
            <ReadAloud text=aloud/>
            <p>{t(report::CONSENT_1)}</p>
            <p>{t(report::CONSENT_2)}</p>
            <p>{t(report::CONSENT_3)}</p>
            <div class="l-consent__answers">
                <Button wide=true label=t(report::CONSENT_NO) on_press=no/>
                <Button wide=true label=t(report::CONSENT_YES) on_press=yes/>
            </div>
        </section>
    }
}
