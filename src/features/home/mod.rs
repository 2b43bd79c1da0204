//! Routes of this feature.

use crate::i18n::{nav, t};
use crate::routing::{Route, route};
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos_router::path;

pub fn routes() -> Vec<Route> {
    vec![route(path!(""), Page)]
}

#[component]
fn Page() -> impl IntoView {
    view! { <PageHeader title=t(nav::HOME)/> }
}
