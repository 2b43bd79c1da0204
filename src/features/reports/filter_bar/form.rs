//! The sheet in which a filter is chosen. Its buttons stay in sight at the sheet's lower edge and say
//! how much the choice finds, so that nobody has to close the sheet to learn it.

use super::{STATUS, StatusBy, filter, status_label};
use crate::api;
use crate::i18n::{local_text, number, reports as key, t, tf};
use crate::platform::clock;
use crate::state::places;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::map::MapZoom;
use contract::report::{ReportFilter, Scope, StatusFilter};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// Days that can be chosen; any other number in an address works as well.
const DAYS: [u32; 3] = [7, 30, 90];

/// Waits for the hand to rest before counting, milliseconds.
const REST_MS: u32 = 300;

/// The filter while it is being chosen; built afresh at each opening.
#[derive(Clone)]
struct Draft {
    words: RwSignal<String>,
    /// Nothing where the sheet does not ask for it.
    status: Option<RwSignal<String>>,
    /// Code, name, and whether it is chosen.
    categories: Vec<(String, String, RwSignal<bool>)>,
    grid: RwSignal<String>,
    scope: RwSignal<String>,
    days: RwSignal<String>,
}

impl Draft {
    fn of(filter: &ReportFilter, status: StatusBy) -> Self {
        let community = untrack(|| Session::get().community());
        let categories = community
            .iter()
            .flat_map(|c| c.categories.iter())
            .filter(|c| c.active);
        let categories = categories.map(|category| {
            let chosen = filter.categories.contains(&category.code);
            (
                category.code.clone(),
                local_text(&category.name),
                RwSignal::new(chosen),
            )
        });
        let text = |value: Option<String>| RwSignal::new(value.unwrap_or_default());
        Self {
            words: text(filter.q.clone()),
            status: (status == StatusBy::Sheet)
                .then(|| text(filter.status.map(|s| s.code().to_owned()))),
            categories: categories.collect(),
            grid: text(filter.grid.map(|id| id.to_string())),
            scope: text(filter.scope.map(|scope| scope.code().to_owned())),
            days: text(filter.days.map(|days| days.to_string())),
        }
    }

    /// `before` keeps what the form does not ask for. Reactive.
    fn filter(&self, before: ReportFilter) -> ReportFilter {
        let chosen = self.categories.iter().filter(|(_, _, on)| on.get());
        let filled = |signal: RwSignal<String>| {
            Some(signal.get().trim().to_owned()).filter(|v| !v.is_empty())
        };
        ReportFilter {
            status: match self.status {
                Some(status) => filled(status).and_then(|code| StatusFilter::from_code(&code)),
                None => before.status,
            },
            q: filled(self.words),
            categories: chosen.map(|(code, ..)| code.clone()).collect(),
            grid: filled(self.grid).and_then(|id| id.parse().ok()),
            scope: filled(self.scope).and_then(|code| Scope::from_code(&code)),
            days: filled(self.days).and_then(|days| days.parse().ok()),
            ..before
        }
    }

    fn clear(&self) {
        let texts = [self.words, self.grid, self.scope, self.days];
        for text in texts.into_iter().chain(self.status) {
            text.set(String::new());
        }
        for (_, _, on) in &self.categories {
            on.set(false);
        }
    }
}

#[component]
pub fn Form(
    filter: Memo<ReportFilter>,
    base: &'static str,
    open: RwSignal<bool>,
    status: StatusBy,
) -> impl IntoView {
    let draft = Draft::of(&filter.get_untracked(), status);
    let wanted = Memo::new({
        let draft = draft.clone();
        move |_| draft.filter(filter.get())
    });
    let found = count(wanted);
    let apply = Signal::derive(move || match found.get() {
        Some(n) => tf(key::FILTER_APPLY_N, &[&number(n)]),
        None => t(key::FILTER_APPLY).to_owned(),
    });
    let navigate = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let to = format!("{base}{}", wanted.with_untracked(api::query));
        open.set(false);
        navigate(&to, Default::default());
    };
    let categories = draft.categories.iter();
    let categories = categories
        .map(|(_, name, on)| (name.clone(), *on))
        .collect();
    let (words, grid) = (draft.words, draft.grid);
    let (scope, within) = (scopes(draft.scope), days(draft.days));
    let status = draft.status.map(statuses);
    let clear = UnsyncCallback::new(move |()| draft.clear());
    view! {
        <form class="l-form l-filter__form" on:submit=submit>
            <Field label=t(key::FILTER_WORDS) hint=t(key::FILTER_WORDS_HINT) value=words kind=FieldKind::Search/>
            {status}
            <Ticks label=t(key::FILTER_CATEGORY) choices=categories/>
            {within}
            {scope}
            <GridChoice value=grid/>
            <div class="l-filter__acts">
                <Button label=t(key::FILTER_RESET) on_press=clear/>
                <Button label=apply kind=Kind::Primary/>
            </div>
        </form>
    }
}

/// How many reports the choice finds; nothing while that is not known, or not exactly. The map counts
/// the same reports as the list, and here it looks at the whole community.
fn count(wanted: Memo<ReportFilter>) -> ReadSignal<Option<i64>> {
    let (found, set_found) = signal(None);
    let bounds = untrack(|| Session::get().community()).map(|community| community.bounds);
    Effect::new(move |_| {
        let asked = wanted.get();
        set_found.set(None);
        let Some(bounds) = bounds else { return };
        let (asked, zoom) = filter::in_view(&asked, bounds, f64::from(MapZoom::MIN));
        leptos::task::spawn_local_scoped_with_cancellation(async move {
            clock::sleep(REST_MS).await;
            let answer = api::map::view(&asked, zoom).await.ok();
            let exact = answer.filter(|view| !view.partial);
            set_found.try_set(exact.map(|view| view.total));
        });
    });
    found
}

#[component]
fn GridChoice(value: RwSignal<String>) -> impl IntoView {
    let book = LocalResource::new(places::load);
    let choices = Signal::derive(move || {
        let grids = book.map(|answer| answer.as_ref().map(|p| p.grids.clone()).unwrap_or_default());
        let any = Choice::new("", t(key::FILTER_ANY_GRID));
        std::iter::once(any)
            .chain(
                grids
                    .unwrap_or_default()
                    .into_iter()
                    .map(|grid| Choice::new(grid.id.to_string(), grid.name)),
            )
            .collect::<Vec<_>>()
    });
    view! { <Choices label=t(key::FILTER_GRID) choices value laid=Laid::Chips/> }
}

/// Only for people who are signed in: nobody else has reports of their own.
fn scopes(value: RwSignal<String>) -> Option<AnyView> {
    untrack(|| Session::get().me())?;
    let choices = vec![
        Choice::new("", t(key::SCOPE_ALL)),
        Choice::new(Scope::Mine.code(), t(key::SCOPE_MINE)),
        Choice::new(Scope::Followed.code(), t(key::SCOPE_FOLLOWED)),
        Choice::new(Scope::Joined.code(), t(key::SCOPE_JOINED)),
    ];
    Some(view! { <Choices label=t(key::FILTER_SCOPE) choices value laid=Laid::Chips/> }.into_any())
}

fn statuses(value: RwSignal<String>) -> AnyView {
    let choice = |status: Option<StatusFilter>| {
        let code = status.map_or("", StatusFilter::code);
        Choice::new(code, t(status_label(status)))
    };
    let mut choices = STATUS.map(choice).to_vec();
    // A link may ask for a status that is not among the usual ones: it stays visible as the choice.
    let chosen = value.get_untracked();
    if let Some(other) = StatusFilter::from_code(&chosen).filter(|s| !STATUS.contains(&Some(*s))) {
        choices.push(choice(Some(other)));
    }
    view! { <Choices label=t(key::FILTER_STATUS) choices value laid=Laid::Chips/> }.into_any()
}

fn days(value: RwSignal<String>) -> AnyView {
    let any = Choice::new("", t(key::FILTER_ANY_TIME));
    let days = DAYS.map(|days| {
        Choice::new(
            days.to_string(),
            tf(key::FILTER_DAYS, &[&number(days.into())]),
        )
    });
    let choices: Vec<Choice> = std::iter::once(any).chain(days).collect();
    view! { <Choices label=t(key::FILTER_TIME) choices value laid=Laid::Chips/> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A draft with one chosen and one other category.
    fn draft() -> Draft {
        let text = |value: &str| RwSignal::new(value.to_owned());
        let tick = |code: &str, on| (code.to_owned(), code.to_owned(), RwSignal::new(on));
        Draft {
            words: text("  灯 "),
            status: None,
            categories: vec![tick("light", true), tick("lift", false)],
            grid: text(""),
            scope: text("mine"),
            days: text("30"),
        }
    }

    #[test]
    fn the_draft_keeps_what_the_sheet_does_not_ask_for() {
        let before = ReportFilter {
            status: Some(StatusFilter::Open),
            q: Some("旧的".into()),
            ..ReportFilter::default()
        };
        let wanted = Owner::new().with(|| draft().filter(before.clone()));
        assert_eq!(wanted.status, before.status);
        assert_eq!(wanted.q.as_deref(), Some("灯"));
        assert_eq!(wanted.categories, ["light"]);
        assert_eq!((wanted.scope, wanted.days), (Some(Scope::Mine), Some(30)));
    }

    #[test]
    fn the_sheet_decides_on_the_status_where_it_asks_for_it() {
        let before = ReportFilter {
            status: Some(StatusFilter::Open),
            ..ReportFilter::default()
        };
        let with = |code: &str| {
            Owner::new().with(|| {
                let status = Some(RwSignal::new(code.to_owned()));
                Draft { status, ..draft() }.filter(before.clone()).status
            })
        };
        assert_eq!(with(""), None);
        assert_eq!(with("closed"), Some(StatusFilter::Closed));
    }

    #[test]
    fn clearing_leaves_nothing_chosen() {
        let cleared = Owner::new().with(|| {
            let status = Some(RwSignal::new("open".to_owned()));
            let draft = Draft { status, ..draft() };
            draft.clear();
            draft.filter(ReportFilter::default())
        });
        assert_eq!(cleared, ReportFilter::default());
    }
}
