//! Who works for the community, and in which grid.

use super::remove::{Remove, Request};
use crate::api;
use crate::i18n::{settings as key, t, tf};
use crate::paths;
use crate::shared::act::{Act, ActFailure};
use crate::shared::report_words::role_key;
use crate::ui::prelude::*;
use contract::GridId;
use contract::community::Grid;
use contract::person::Role;
use contract::settings::{GrantInput, GrantRow};
use leptos::prelude::*;
use std::sync::Arc;

/// What staff may give; the operator's role is given on the server only.
const GIVEN: [Role; 4] = [
    Role::GridWorker,
    Role::Volunteer,
    Role::Department,
    Role::Staff,
];

#[component]
pub fn Roles() -> impl IntoView {
    let all = LocalResource::new(|| async {
        let grants = api::settings::grants().await?;
        let places = api::communities::places().await?;
        Ok::<_, api::ApiError>((grants, places.grids))
    });
    let changed = UnsyncCallback::new(move |()| all.refetch());
    let show = move |(grants, grids): (Vec<GrantRow>, Vec<Grid>)| {
        let named = grids.clone();
        let rows = grants
            .into_iter()
            .map(|grant| view! { <Entry grant grids=named.clone() changed/> })
            .collect_view();
        view! {
            <Section title=t(key::ROLE_ADD)><AddForm grids changed/></Section>
            <Section title=t(key::ROLE_LIST)><Rows>{rows}</Rows></Section>
        }
        .into_any()
    };
    view! {
        <PageHeader title=t(key::ROLES) intro=t(key::ROLES_INTRO) back=paths::SETTINGS/>
        {load(all, show)}
    }
}

#[component]
fn Entry(grant: GrantRow, grids: Vec<Grid>, changed: UnsyncCallback<()>) -> impl IntoView {
    let id = grant.id;
    let request: Request = Arc::new(move || Box::pin(api::settings::remove_grant(id)));
    let name = if grant.name.is_empty() {
        grant.phone_masked.clone()
    } else {
        grant.name.clone()
    };
    let grid = grant
        .grid
        .and_then(|id| grids.iter().find(|g| g.id == id))
        .map(|g| g.name.clone());
    let role = t(role_key(grant.role));
    let what = grid.map_or(role.to_owned(), |grid| tf(key::ROLE_IN, &[role, &grid]));
    view! {
        <RowActs title=name.clone() detail=format!("{what} · {}", grant.phone_masked)>
            {if grant.can_revoke {
                view! { <Remove label=t(key::REVOKE) about=name means=t(key::REVOKE_MEANS).to_owned() request done=changed/> }.into_any()
            } else {
                view! { <span class="l-row__detail">{t(key::OWN_ROLE)}</span> }.into_any()
            }}
        </RowActs>
    }
}

#[component]
fn AddForm(grids: Vec<Grid>, changed: UnsyncCallback<()>) -> impl IntoView {
    let act = Act::new();
    let phone = RwSignal::new(String::new());
    let name = RwSignal::new(String::new());
    let role = RwSignal::new(Role::GridWorker.code().to_owned());
    let grid = RwSignal::new(String::new());
    let grids = StoredValue::new(grids);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = role
            .with_untracked(|code| Role::from_code(code))
            .unwrap_or(Role::Other);
        let input = GrantInput {
            phone: phone.get_untracked(),
            role: chosen,
            grid: (chosen == Role::GridWorker)
                .then(|| grid.with_untracked(|id| id.parse::<GridId>().ok()))
                .flatten(),
            name: name.get_untracked(),
        };
        act.run(
            input.validate(),
            move |idempotency| async move { api::settings::create_grant(&input, idempotency).await },
            move |_| {
                toast(t(key::SAVED));
                changed.run(());
            },
        );
    };
    let roles = Signal::derive(|| {
        GIVEN
            .map(|role| Choice::new(role.code(), t(role_key(role))))
            .to_vec()
    });
    let grid_choices = Signal::derive(move || {
        grids.with_value(|grids| {
            grids
                .iter()
                .map(|g| Choice::new(g.id.to_string(), g.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let needs_grid = move || role.with(|code| code == Role::GridWorker.code());
    view! {
        <form class="l-form" on:submit=submit>
            <Field label=t(key::ROLE_PHONE) hint=t(key::ROLE_PHONE_HINT) value=phone kind=FieldKind::Phone error=act.error("phone")/>
            <Field label=t(key::ROLE_NAME) hint=t(key::ROLE_NAME_HINT) value=name kind=FieldKind::Name error=act.error("name")/>
            <Choices label=t(key::ROLE) choices=roles value=role error=act.error("role")/>
            {move || needs_grid().then(|| view! { <Choices label=t(key::ROLE_GRID) choices=grid_choices value=grid error=act.error("grid")/> })}
            <ActFailure act/>
            <div class="l-actions"><Button label=t(key::ADD) icon="plus" wide=true busy=act.busy/></div>
        </form>
    }
}
