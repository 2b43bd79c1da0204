//! What stands on a page that needs to know who is there.

use crate::i18n::{common, t};
use crate::paths;
use crate::platform::page;
use crate::ui::prelude::*;
use leptos::prelude::*;

/// Leads to signing in and back to this page.
#[component]
pub fn SignInFirst() -> impl IntoView {
    view! {
        <EmptyState title=t(common::SIGN_IN_FIRST) advice=t(common::SIGN_IN_FIRST_ADVICE)>
            <ButtonLink label=t(common::SIGN_IN) href=paths::sign_in(&page::here()) kind=Kind::Primary/>
        </EmptyState>
    }
}
