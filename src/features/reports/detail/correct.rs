//! The author mends a report that nobody has accepted yet.

use super::correct_place::{PlaceDraft, Where};
use super::{fetch, use_id};
use crate::api;
use crate::i18n::{local_text, reports as key, t, tf};
use crate::paths;
use crate::shared::act::{Act, ActFailure};
use crate::shared::report_words::place_words;
use crate::shared::words;
use crate::state::preferences::Preferences;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::report::{ReportDetail, ReportPatch, Visibility};
use contract::{CategoryId, limits};
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

#[component]
pub fn Correct() -> impl IntoView {
    let id = use_id();
    let report = fetch(id);
    let back = id
        .get_untracked()
        .map_or_else(|| paths::REPORTS.to_owned(), paths::report);
    view! {
        <PageHeader title=t(key::CORRECT_TITLE) back=back/>
        {load(report, |report| match report.can.correct {
            None => view! { <Form report/> }.into_any(),
            Some(code) => view! {
                <EmptyState title=words::reason(code)>
                    <ButtonLink label=t(key::BACK_TO_REPORT) href=paths::report(report.card.id)/>
                </EmptyState>
            }
            .into_any(),
        })}
    }
}

/// What is being typed.
#[derive(Clone, Copy)]
struct Draft {
    text: RwSignal<String>,
    category: RwSignal<String>,
    private: RwSignal<bool>,
    name_shown: RwSignal<bool>,
    /// Absent where the server did not say how the place was told.
    place: Option<PlaceDraft>,
}

/// Also where this version does not know who sees it: saying nothing about it must not publish it.
fn is_private(report: &ReportDetail) -> bool {
    report.card.visibility != Visibility::Public
}

/// Whether this choice makes the report private unless she says otherwise.
fn into_private_kind(category: Option<CategoryId>, before: &ReportDetail) -> bool {
    let Some(id) = category.filter(|id| Some(*id) != before.card.category) else {
        return false;
    };
    let community = untrack(|| Session::get().community());
    community.is_some_and(|community| {
        let mut kinds = community.categories.iter();
        kinds.any(|kind| kind.id == id && kind.private_by_default)
    })
}

impl Draft {
    fn of(report: &ReportDetail) -> Self {
        Self {
            text: RwSignal::new(report.text.clone()),
            category: RwSignal::new(
                report
                    .card
                    .category
                    .map(|id| id.to_string())
                    .unwrap_or_default(),
            ),
            private: RwSignal::new(is_private(report)),
            name_shown: RwSignal::new(report.name_shown),
            place: report.place_told.clone().map(PlaceDraft::of),
        }
    }

    fn category(self) -> Option<CategoryId> {
        self.category.with_untracked(|id| id.parse().ok())
    }

    /// Only what differs, so that an untouched photo-only report stays without words.
    fn patch(self, before: &ReportDetail) -> ReportPatch {
        // Without `..`: a control whose answer is dropped looks well.
        let Self {
            text,
            category: _, // Parsed below.
            private,
            name_shown,
            place,
        } = self;
        let (text, private) = (text.get_untracked(), private.get_untracked());
        let visibility = if private {
            Visibility::Private
        } else {
            Visibility::Public
        };
        let category = self.category();
        // As it would be if she said nothing: then it need not be said.
        let unsaid = is_private(before) || into_private_kind(category, before);
        let name_shown = name_shown.get_untracked();
        ReportPatch {
            text: (text != before.text).then_some(text),
            category: category.filter(|id| Some(*id) != before.card.category),
            place: place.and_then(PlaceDraft::patch),
            visibility: (private != unsaid).then_some(visibility),
            name_shown: (name_shown != before.name_shown).then_some(name_shown),
        }
    }
}

#[component]
fn Form(report: ReportDetail) -> impl IntoView {
    let draft = Draft::of(&report);
    let act = Act::new();
    let reference = report.card.reference.clone();
    let place = place_words(&report.card.place);
    let preferences = Preferences::get();
    // In 长辈版 the place is one question alone; what is wrong elsewhere must be seen all the same.
    let alone = move || {
        let asked = draft.place.is_some_and(|place| place.open.get());
        preferences.is_elder() && asked && act.errors.with(|errors| errors.get("text").is_none())
    };
    let navigate = use_navigate();
    let report = StoredValue::new(report);
    // The switch shows what the choice means, and can still be set back.
    Effect::watch(
        move || draft.category.get(),
        move |_, _, _| {
            let chosen = draft.category();
            if report.with_value(|report| into_private_kind(chosen, report)) {
                draft.private.set(true);
            }
        },
        false,
    );
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let patch = report.with_value(|report| draft.patch(report));
        let valid = report.with_value(|report| patch.validate(report.photos.len()));
        let (id, version) = report.with_value(|report| (report.card.id, report.version));
        let navigate = navigate.clone();
        act.run(
            valid,
            move |_| async move { api::reports::correct(id, &patch, version).await },
            move |_| {
                toast(t(key::CORRECT_DONE));
                navigate(&paths::report(id), Default::default());
            },
        );
    };
    view! {
        <form class="l-form" on:submit=submit>
            <div hidden=alone><TextArea label=t(key::WHAT) value=draft.text max=limits::REPORT_TEXT_MAX rows=6 error=act.error("text")/></div>
            {draft.place.map(|draft| view! { <Where label=place.clone() draft act/> })}
            <div class="l-stack" hidden=alone>
                {categories(draft.category)}
                <Switch label=t(key::PRIVATE_SWITCH) hint=t(key::PRIVATE_HINT) checked=draft.private/>
                <Switch label=t(key::NAME_SWITCH) checked=draft.name_shown/>
            </div>
            <p class="l-muted">{tf(key::PLACE_WRONG, &[&reference])}</p>
            <CallNumber/>
            <ActFailure act/>
            <div class="l-actions"><Button label=t(key::CORRECT_SAVE) kind=Kind::Primary wide=true busy=act.busy/></div>
        </form>
    }
}

fn categories(value: RwSignal<String>) -> Option<AnyView> {
    let community = untrack(|| Session::get().community())?;
    let active = community
        .categories
        .iter()
        .filter(|category| category.active);
    let choices: Vec<Choice> = active
        .map(|category| {
            Choice::new(category.id.to_string(), local_text(&category.name))
                .icon(category.icon.clone())
        })
        .collect();
    Some(
        view! { <Choices label=t(key::FILTER_CATEGORY) choices value laid=Laid::Tiles/> }
            .into_any(),
    )
}
