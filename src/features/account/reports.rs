//! My matters: what I reported, follow, or have as well.

use crate::api::ApiError;
use crate::i18n::{Key, account as key, t, tf};
use crate::paths;
use crate::shared::report_list::{Place, ReportList, first_page, keep_fresh};
use crate::shared::report_words::{headline, place_words};
use crate::state::waiting::Waiting;
use crate::ui::prelude::*;
use contract::Page as Batch;
use contract::report::{ReportCard, ReportFilter, Scope, Status};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What is new is no list of its own: it stands above my reports.
const TABS: [Scope; 3] = [Scope::Mine, Scope::Followed, Scope::Joined];

const fn label(scope: Scope) -> Key {
    match scope {
        Scope::Mine | Scope::News => key::SCOPE_MINE,
        Scope::Followed => key::SCOPE_FOLLOWED,
        Scope::Joined => key::SCOPE_JOINED,
    }
}

#[component]
pub fn Page() -> impl IntoView {
    let query = use_query_map();
    // Anything else in the address is my own reports.
    let scope = Memo::new(move |_| {
        let wanted = query.with(|query| query.get("scope"));
        wanted
            .and_then(|code| Scope::from_code(&code))
            .filter(|scope| TABS.contains(scope))
            .unwrap_or(Scope::Mine)
    });
    let place = Place::found();
    let first = LocalResource::new(move || fetch(scope.get(), place.count()));
    keep_fresh(first, place, scope, fetch);
    let tabs = Signal::derive(move || {
        let tab = |each| Tab {
            label: t(label(each)).to_owned(),
            href: paths::my_reports(each),
            current: scope.get() == each,
            count: None,
        };
        TABS.map(tab).to_vec()
    });
    view! {
        <PageHeader title=t(key::MATTERS) back=paths::ME/>
        <Tabs label=t(key::MATTERS) tabs/>
        {load(first, move |(news, page)| {
            let scope = scope.get_untracked();
            if page.items.is_empty() {
                return nothing(scope);
            }
            view! { {told(&news)}<ReportList first=page filter=of(scope) place/> }.into_any()
        })}
    }
}

fn of(scope: Scope) -> ReportFilter {
    ReportFilter {
        scope: Some(scope),
        ..ReportFilter::default()
    }
}

/// What is new, and the list itself.
async fn fetch(
    scope: Scope,
    count: usize,
) -> Result<(Vec<ReportCard>, Batch<ReportCard>), ApiError> {
    let news = match scope {
        Scope::Mine => first_page(of(Scope::News), 0).await?.items,
        _ => Vec::new(),
    };
    Ok((news, first_page(of(scope), count).await?))
}

/// The answers that wait, before everything else, each with what came of it.
fn told(news: &[ReportCard]) -> Option<AnyView> {
    let each = |card: &ReportCard| {
        let (words, icon) = match card.status {
            Status::Resolved => (key::NEWS_DONE, "circle-check"),
            Status::Declined => (key::NEWS_DECLINED, "message-square"),
            _ => (key::NEWS_OTHER, "bell"),
        };
        let title = tf(words, &[&headline(card)]);
        let place = place_words(&card.place);
        view! { <Row title detail=place icon href=paths::report(card.id)/> }
    };
    if news.is_empty() {
        return None;
    }
    let rows = news.iter().map(each).collect_view();
    Some(view! { <Section title=t(key::NEWS)><Rows>{rows}</Rows></Section> }.into_any())
}

fn nothing(scope: Scope) -> AnyView {
    let waits = untrack(|| Waiting::get().summary().all() > 0);
    let (title, button) = match scope {
        // Whoever has just written one is not told that she has none.
        Scope::Mine if waits => (
            key::NONE_YET,
            view! { <ButtonLink label=t(key::SEE_WAITING) href=paths::OUTBOX kind=Kind::Primary icon="clock"/> }.into_any(),
        ),
        Scope::Mine => (
            key::NONE_MINE,
            view! { <ButtonLink label=t(key::REPORT) href=paths::REPORT_WHAT kind=Kind::Primary icon="camera"/> }.into_any(),
        ),
        _ => (key::NONE_HERE, view! { <ButtonLink label=t(key::LOOK_AROUND) href=paths::REPORTS icon="map"/> }.into_any()),
    };
    view! { <EmptyState title=t(title)>{button}</EmptyState> }.into_any()
}
