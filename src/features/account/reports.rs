//! My matters: what I reported, follow, or have as well.

use crate::i18n::{Key, account as key, t};
use crate::paths;
use crate::shared::report_list::{ReportList, first_page};
use crate::ui::prelude::*;
use contract::report::{ReportFilter, Scope};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

const fn label(scope: Scope) -> Key {
    match scope {
        Scope::Mine => key::SCOPE_MINE,
        Scope::Followed => key::SCOPE_FOLLOWED,
        Scope::Joined => key::SCOPE_JOINED,
    }
}

#[component]
pub fn Page() -> impl IntoView {
    let query = use_query_map();
    // Anything unknown in the address is my own reports.
    let scope = Memo::new(move |_| {
        let wanted = query.with(|query| query.get("scope"));
        wanted
            .and_then(|code| Scope::from_code(&code))
            .unwrap_or(Scope::Mine)
    });
    let filter = move || ReportFilter {
        scope: Some(scope.get()),
        ..ReportFilter::default()
    };
    let first = LocalResource::new(move || first_page(filter()));
    let tabs = Signal::derive(move || {
        let tab = |each| Tab {
            label: t(label(each)).to_owned(),
            href: paths::my_reports(each),
            current: scope.get() == each,
            count: None,
        };
        Scope::ALL.map(tab).to_vec()
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

fn nothing(scope: Scope) -> AnyView {
    let (title, button) = match scope {
        Scope::Mine => (
            key::NONE_MINE,
            view! { <ButtonLink label=t(key::REPORT) href=paths::REPORT_WHAT kind=Kind::Primary icon="camera"/> }.into_any(),
        ),
        Scope::Followed | Scope::Joined => (key::NONE_HERE, view! { <ButtonLink label=t(key::LOOK_AROUND) href=paths::REPORTS icon="map"/> }.into_any()),
    };
    view! { <EmptyState title=t(title)>{button}</EmptyState> }.into_any()
}
