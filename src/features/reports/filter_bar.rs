//! What is shown of all reports. Every choice becomes part of the address, so Back undoes it.

use super::filter;
use crate::api;
use crate::i18n::{Key, local_text, number, reports as key, t, tf};
use crate::state::places;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::report::{ReportFilter, Scope, Status, StatusFilter};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

/// Days that can be chosen; any other number in an address works as well.
const DAYS: [u32; 3] = [7, 30, 90];
const STATUS: [(Option<StatusFilter>, Key); 3] = [
    (None, key::FILTER_ALL),
    (Some(StatusFilter::Open), key::FILTER_OPEN),
    (
        Some(StatusFilter::Exactly(Status::Resolved)),
        key::FILTER_RESOLVED,
    ),
];

/// `base` is the page that the choices stay on.
#[component]
pub fn FilterBar(
    filter: Memo<ReportFilter>,
    base: &'static str,
    /// Where the same things are in a list, on a page that needs the way there.
    #[prop(optional, into)]
    list: Option<Signal<String>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let tabs = Signal::derive(move || {
        let tab = |(status, label): (Option<StatusFilter>, Key)| {
            let mut with = filter.get();
            let current = with.status == status;
            with.status = status;
            Tab {
                label: t(label).to_owned(),
                href: format!("{base}{}", api::query(&with)),
                current,
                count: None,
            }
        };
        STATUS.map(tab).to_vec()
    });
    let label = Signal::derive(move || match filter.with(filter::count) {
        0 => t(key::FILTER).to_owned(),
        n => tf(key::FILTER_N, &[&number(n as i64)]),
    });
    let show = UnsyncCallback::new(move |()| open.set(true));
    view! {
        <div class="l-filter">
            <Tabs label=t(key::FILTER_STATUS) tabs/>
            <div class="l-filter__buttons">
                <Button label icon="filter" on_press=show/>
                {list.map(|href| view! { <ButtonLink label=t(key::LIST_INSTEAD) href icon="list"/> })}
                {move || (filter.with(filter::count) > 0).then(|| {
                    view! { <ButtonLink label=t(key::FILTER_CLEAR) href=base kind=Kind::Quiet icon="x"/> }
                })}
            </div>
        </div>
        <Dialog open title=t(key::FILTER)>
            <Form filter base open/>
        </Dialog>
    }
}

/// The filter while it is being chosen; built afresh at each opening.
#[derive(Clone)]
struct Draft {
    words: RwSignal<String>,
    categories: Vec<(String, String, RwSignal<bool>)>,
    grid: RwSignal<String>,
    scope: RwSignal<String>,
    days: RwSignal<String>,
}

impl Draft {
    fn of(filter: &ReportFilter) -> Self {
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
        Self {
            words: RwSignal::new(filter.q.clone().unwrap_or_default()),
            categories: categories.collect(),
            grid: RwSignal::new(filter.grid.map(|id| id.to_string()).unwrap_or_default()),
            scope: RwSignal::new(
                filter
                    .scope
                    .map(|scope| scope.code().to_owned())
                    .unwrap_or_default(),
            ),
            days: RwSignal::new(filter.days.map(|days| days.to_string()).unwrap_or_default()),
        }
    }

    /// `before` keeps what the form does not ask for.
    fn into_filter(self, before: ReportFilter) -> ReportFilter {
        let chosen = self
            .categories
            .into_iter()
            .filter(|(_, _, on)| on.get_untracked());
        let filled = |signal: RwSignal<String>| {
            Some(signal.get_untracked().trim().to_owned()).filter(|v| !v.is_empty())
        };
        ReportFilter {
            q: filled(self.words),
            categories: chosen.map(|(code, _, _)| code).collect(),
            grid: filled(self.grid).and_then(|id| id.parse().ok()),
            scope: filled(self.scope).and_then(|code| Scope::from_code(&code)),
            days: filled(self.days).and_then(|days| days.parse().ok()),
            ..before
        }
    }
}

#[component]
fn Form(filter: Memo<ReportFilter>, base: &'static str, open: RwSignal<bool>) -> impl IntoView {
    let draft = Draft::of(&filter.get_untracked());
    let navigate = use_navigate();
    let submit = {
        let draft = draft.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let wanted = draft.clone().into_filter(filter.get_untracked());
            open.set(false);
            navigate(
                &format!("{base}{}", api::query(&wanted)),
                Default::default(),
            );
        }
    };
    let boxes = draft
        .categories
        .iter()
        .map(|(_, name, on)| view! { <Checkbox label=name.clone() checked=*on/> });
    view! {
        <form class="l-form" on:submit=submit>
            <Field label=t(key::FILTER_WORDS) hint=t(key::FILTER_WORDS_HINT) value=draft.words kind=FieldKind::Search/>
            <fieldset class="l-choices">
                <legend class="l-field__label">{t(key::FILTER_CATEGORY)}</legend>
                <div class="l-filter__boxes">{boxes.collect_view()}</div>
            </fieldset>
            <GridChoice value=draft.grid/>
            {scopes(draft.scope)}
            {days(draft.days)}
            <div class="l-actions"><Button label=t(key::FILTER_APPLY) kind=Kind::Primary wide=true/></div>
        </form>
    }
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
    view! { <Choices label=t(key::FILTER_GRID) choices value/> }
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
    Some(view! { <Choices label=t(key::FILTER_SCOPE) choices value/> }.into_any())
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
    view! { <Choices label=t(key::FILTER_TIME) choices value/> }.into_any()
}
