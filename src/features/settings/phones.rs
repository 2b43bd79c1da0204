//! The numbers that stand on every page.

use super::languages::{NameFields, OtherLanguages, Typing, Words};
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
    let editing = RwSignal::new(None::<Phone>);
    // Taken here: after an answer has come there is no context to take it from.
    let session = Session::get();
    let changed = UnsyncCallback::new(move |()| {
        editing.set(None);
        community.refetch();
        session.refetch();
    });
    let show = move |community: Community| {
        let last = community.phones.iter().map(|phone| phone.sort).max();
        let next = last.map_or(0, |last| last.saturating_add(1));
        let rows = community
            .phones
            .into_iter()
            .map(move |phone| view! { <Entry phone editing changed/> });
        let form = move || {
            let before = editing.get();
            let title = if before.is_some() {
                key::PHONE_EDIT
            } else {
                key::PHONE_ADD
            };
            view! { <Section title=t(title)><PhoneForm before next changed/></Section> }
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
    editing: RwSignal<Option<Phone>>,
    changed: UnsyncCallback<()>,
) -> impl IntoView {
    let id = phone.id;
    let name = local_text(&phone.label);
    let number = phone.number.clone();
    let request: Request = Arc::new(move || Box::pin(api::settings::remove_phone(id)));
    let edit = UnsyncCallback::new(move |()| editing.set(Some(phone.clone())));
    view! {
        <RowActs title=name.clone() detail=number>
            <Button label=t(key::EDIT) about=name.clone() kind=Kind::Quiet icon="square-pen" on_press=edit/>
            <Remove label=t(key::REMOVE) about=name means=t(key::REMOVE_PHONE).to_owned() request done=changed/>
        </RowActs>
    }
}

#[component]
fn PhoneForm(
    before: Option<Phone>,
    /// Where a new one stands: last.
    next: i32,
    changed: UnsyncCallback<()>,
) -> impl IntoView {
    let act = Act::new();
    let sort = before.as_ref().map_or(next, |phone| phone.sort);
    let of = |text: Option<&LocalText>| text.map(Words::of).unwrap_or_default();
    let label = of(before.as_ref().map(|phone| &phone.label));
    let hours = of(before.as_ref().and_then(|phone| phone.hours.as_ref()));
    let others = RwSignal::new(label.has_others() || hours.has_others());
    let (label, hours) = (Typing::of(label), Typing::of(hours));
    let number = RwSignal::new(
        before
            .as_ref()
            .map(|p| p.number.clone())
            .unwrap_or_default(),
    );
    let button = if before.is_some() {
        key::SAVE
    } else {
        key::ADD
    };
    let seen = before.map(|phone| (phone.id, phone.version));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let more = others.get_untracked();
        let hours = hours.words();
        let input = PhoneInput {
            label: label.words().text(more),
            // As numbers are shown and copied: `021-0000 1234`.
            number: number.get_untracked().split_whitespace().collect(),
            hours: (hours != Words::default()).then(|| hours.text(more)),
            sort,
        };
        act.run(
            input.validate(),
            move |idempotency| async move {
                match seen {
                    Some((id, version)) => api::settings::update_phone(id, &input, version).await,
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
            <NameFields label=t(key::PHONE_LABEL) typing=label others field="label" act/>
            <Field label=t(key::PHONE_NUMBER) value=number kind=FieldKind::Phone error=act.error("number")/>
            <NameFields label=t(key::PHONE_HOURS) hint=t(key::PHONE_HOURS_HINT) typing=hours others field="hours" act/>
            <OtherLanguages others/>
            <ActFailure act/>
            <div class="l-actions"><Button label=t(button) icon="check" wide=true busy=act.busy/></div>
        </form>
    }
}
