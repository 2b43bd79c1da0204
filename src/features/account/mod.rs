//! Routes of this feature.

use crate::i18n::{nav, t};
use crate::routing::{Route, route};
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos_router::path;

pub fn routes() -> Vec<Route> {
    vec![
        route(path!("me"), Page),
        route(path!("me/reports"), Page),
        route(path!("me/privacy"), Page),
        route(path!("me/devices"), Page),
        route(path!("me/settings"), Page),
        route(path!("signin"), Page),
    ]
}

#[component]
fn Page() -> impl IntoView {
    view! { <PageHeader title=t(nav::ME)/> }
}
