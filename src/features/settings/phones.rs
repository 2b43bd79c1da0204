//! The numbers that stand on every page.

use super::remove::{Remove, Request};
use crate::api;
use crate::i18n::{local_text, settings as key, t};
use crate::paths;
use crate::shared::act::{Act, ActFailure};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::LocalText;
use contract::community::{Community, Phone};
use contract::settings::PhoneInput;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Phones() -> impl IntoView {
    let community = LocalResource::new(api::communities::community);
    let editing = RwSignal::new(None::<(i32, Phone)>);
    let changed = UnsyncCallback::new(move |()| {
        editing.set(None);
        community.refetch();
        Session::get().refetch();
    });
    let show = move |community: Community| {
        let count = i32::try_from(community.phones.len()).unwrap_or(i32::MAX);
        let rows = (0..)
            .zip(community.phones)
            .map(move |(sort, phone)| view! { <Entry phone sort editing changed/> });
        let form = move || {
            let before = editing.get();
            let title = if before.is_some() {
                key::PHONE_EDIT
            } else {
                key::PHONE_ADD
            };
            view! { <Section title=t(title)><PhoneForm before count changed/></Section> }
        };
        let rows = rows.collect_view();
        view! { <Rows>{rows}</Rows>{form} }.into_any()
    };
    view! {
        <PageHeader title=t(key::PHONES) intro=t(key::PHONES_INTRO) back=paths::SETTINGS/>
        {load(community, show)}
    }
}

#[component]
fn Entry(
    phone: Phone,
    sort: i32,
    editing: RwSignal<Option<(i32, Phone)>>,
    changed: UnsyncCallback<()>,
) -> impl IntoView {
    let id = phone.id;
    let name = local_text(&phone.label);
    let number = phone.number.clone();
    let request: Request = Arc::new(move || Box::pin(api::settings::remove_phone(id)));
    let edit = UnsyncCallback::new(move |()| editing.set(Some((sort, phone.clone()))));
    view! {
        <RowActs title=name.clone() detail=number>
            <Button label=t(key::EDIT) about=name.clone() kind=Kind::Quiet icon="square-pen" on_press=edit/>
            <Remove label=t(key::REMOVE) about=name means=t(key::REMOVE_PHONE).to_owned() request done=changed/>
        </RowActs>
    }
}

#[component]
fn PhoneForm(
    before: Option<(i32, Phone)>,
    /// How many there are: a new one comes last.
    count: i32,
    changed: UnsyncCallback<()>,
) -> impl IntoView {
    let act = Act::new();
    let sort = before.as_ref().map_or(count, |(sort, _)| *sort);
    let before = before.map(|(_, phone)| phone);
    let of = |words: fn(&Phone) -> Option<String>| {
        RwSignal::new(before.as_ref().and_then(words).unwrap_or_default())
    };
    let label = of(|p| Some(p.label.zh_hans.clone()));
    let number = of(|p| Some(p.number.clone()));
    let hours = of(|p| p.hours.as_ref().map(|h| h.zh_hans.clone()));
    let button = if before.is_some() {
        key::SAVE
    } else {
        key::ADD
    };
    let id = before.map(|phone| phone.id);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = hours.get_untracked();
        let input = PhoneInput {
            label: LocalText::new(label.get_untracked().trim()),
            number: number.get_untracked().trim().to_owned(),
            hours: (!typed.trim().is_empty()).then(|| LocalText::new(typed.trim())),
            sort,
        };
        act.run(
            input.validate(),
            move |idempotency| async move {
                match id {
                    Some(id) => api::settings::update_phone(id, &input).await,
                    None => api::settings::create_phone(&input, idempotency).await,
                }
            },
            move |_| {
                toast(t(key::SAVED));
                changed.run(());
            },
        );
    };
    view! {
        <form class="l-form" on:submit=submit>
            <Field label=t(key::PHONE_LABEL) value=label error=act.error("label.zh_hans")/>
            <Field label=t(key::PHONE_NUMBER) value=number kind=FieldKind::Phone error=act.error("number")/>
            <Field label=t(key::PHONE_HOURS) hint=t(key::PHONE_HOURS_HINT) value=hours error=act.error("hours.zh_hans")/>
            <ActFailure act/>
            <div class="l-actions"><Button label=t(button) icon="check" wide=true busy=act.busy/></div>
        </form>
    }
}
