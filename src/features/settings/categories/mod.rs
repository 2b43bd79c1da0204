//! Categories: who answers, and by when.

pub mod edit;
mod form;

use crate::api;
use crate::i18n::{Key, local_text, number, settings as key, t, tf};
use crate::paths;
use crate::ui::prelude::*;
use contract::community::{Category, Span, SpanUnit};
use leptos::prelude::*;

#[component]
pub fn Categories() -> impl IntoView {
    let all = LocalResource::new(api::settings::categories);
    let row = |category: Category| {
        let name = local_text(&category.name);
        let title = if category.active {
            name
        } else {
            tf(key::SWITCHED_OFF, &[&name])
        };
        view! { <Row title detail=promise(&category) icon=category.icon.clone() href=paths::settings_category(&category.code)/> }
    };
    view! {
        <PageHeader title=t(key::CATEGORIES) intro=t(key::CATEGORIES_INTRO) back=paths::SETTINGS>
            <ButtonLink label=t(key::ADD) icon="plus" href=paths::settings_category(edit::NEW)/>
        </PageHeader>
        {load(all, move |list| {
            if list.is_empty() {
                return view! { <EmptyState title=t(key::CATEGORIES_NONE) advice=t(key::CATEGORIES_NONE_ADVICE)/> }.into_any();
            }
            view! { <Rows>{list.into_iter().map(row).collect_view()}</Rows> }.into_any()
        })}
    }
}

pub const fn unit_key(unit: SpanUnit) -> Key {
    match unit {
        SpanUnit::Minutes => key::UNIT_MINUTES,
        SpanUnit::Hours => key::UNIT_HOURS,
        SpanUnit::WorkingDays => key::UNIT_WORKING_DAYS,
        SpanUnit::Other => key::UNIT_OTHER,
    }
}

/// `物业工程部 · 15分钟内受理 · 3个工作日内办结`
fn promise(category: &Category) -> String {
    let Span { amount, unit } = category.finish_within;
    let finish = tf(unit_key(unit), &[&number(amount.into())]);
    let accept = tf(
        key::UNIT_MINUTES,
        &[&number(category.accept_within_min.into())],
    );
    tf(
        key::PROMISE,
        &[&local_text(&category.responsible), &accept, &finish],
    )
}
