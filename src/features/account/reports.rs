//! My matters: what I reported, follow, or have as well.

use crate::api;
use crate::i18n::{account as key, t};
use crate::paths;
use crate::shared::report_list::ReportList;
use crate::ui::prelude::*;
use contract::report::ReportFilter;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const SCOPES: [(&str, crate::i18n::Key); 3] = [
    ("mine", key::SCOPE_MINE),
    ("followed", key::SCOPE_FOLLOWED),
    ("joined", key::SCOPE_JOINED),
];

#[component]
pub fn Page() -> impl IntoView {
    let query = use_query_map();
    // Anything unknown in the address is my own reports.
    let scope = Memo::new(move |_| {
        let wanted = query.with(|query| query.get("scope")).unwrap_or_default();
        SCOPES
            .iter()
            .map(|(code, _)| *code)
            .find(|code| *code == wanted)
            .unwrap_or(SCOPES[0].0)
    });
    let filter = move || ReportFilter {
        scope: Some(scope.get().to_owned()),
        ..ReportFilter::default()
    };
    let first = LocalResource::new(move || {
        let filter = filter();
        async move { api::reports::list(&filter).await }
    });
    let tabs = Signal::derive(move || {
        let tab = |(code, label): (&str, _)| Tab {
            label: t(label).to_owned(),
            href: paths::my_reports(code),
            current: scope.get() == code,
            count: None,
        };
        SCOPES.map(tab).to_vec()
    });
    view! {
        <PageHeader title=t(key::MATTERS) back=paths::ME/>
        <Tabs label=t(key::MATTERS) tabs/>
        {load(first, move |page| {
            if page.items.is_empty() {
                nothing(scope.get_untracked())
            } else {
                view! { <ReportList first=page filter=filter()/> }.into_any()
            }
        })}
    }
}

fn nothing(scope: &str) -> AnyView {
    let (title, button) = match scope {
        "mine" => (
            key::NONE_MINE,
            view! { <ButtonLink label=t(key::REPORT) href=paths::REPORT_WHAT kind=Kind::Primary icon="camera"/> }.into_any(),
        ),
        _ => (key::NONE_HERE, view! { <ButtonLink label=t(key::LOOK_AROUND) href=paths::REPORTS icon="map"/> }.into_any()),
    };
    view! { <EmptyState title=t(title)>{button}</EmptyState> }.into_any()
}
