//! An address that is no page.

use crate::i18n::{common, t};
use crate::paths;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <PageHeader title=t(common::NOT_FOUND) back=paths::HOME/>
        <EmptyState title=t(common::NOT_FOUND_ADVICE) picture_of=Picture::Trouble>
            <ButtonLink label=t(common::TO_HOME) href=paths::HOME kind=Kind::Primary icon="house"/>
        </EmptyState>
    }
}
