//! The form of a notice.

use super::form::{Scope, Typed};
use crate::api;
use crate::i18n::{settings as key, t};
use crate::shared::act::{Act, ActFailure};
use crate::shared::privacy_warning::{By, PrivacyWarning};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::{Building, Places};
use contract::limits::NOTICE_BODY_MAX;
use contract::notice::Notice;
use leptos::prelude::*;
use std::sync::Arc;

/// China's offset, minutes, until the community's own is known.
const OFFSET_MIN: i32 = 480;

/// One signal a field: the fields take their own.
#[derive(Clone, Copy)]
struct Signals {
    title: RwSignal<String>,
    body: RwSignal<String>,
    scope: RwSignal<String>,
    grid: RwSignal<String>,
    building: RwSignal<String>,
    last_day: RwSignal<String>,
    pinned: RwSignal<bool>,
}

impl Signals {
    fn of(typed: Typed) -> Self {
        let id = |id: Option<String>| RwSignal::new(id.unwrap_or_default());
        Self {
            title: RwSignal::new(typed.title),
            body: RwSignal::new(typed.body),
            scope: RwSignal::new(typed.scope.code().to_owned()),
            grid: id(typed.grid.map(|id| id.to_string())),
            building: id(typed.building.map(|id| id.to_string())),
            last_day: RwSignal::new(typed.last_day),
            pinned: RwSignal::new(typed.pinned),
        }
    }

    fn typed(self) -> Typed {
        Typed {
            title: self.title.get_untracked(),
            body: self.body.get_untracked(),
            scope: self.scope.with_untracked(|code| Scope::from_code(code)),
            grid: self.grid.with_untracked(|id| id.parse().ok()),
            building: self.building.with_untracked(|id| id.parse().ok()),
            last_day: self.last_day.get_untracked(),
            pinned: self.pinned.get_untracked(),
        }
    }
}

#[component]
pub fn Form(
    before: Option<Notice>,
    places: Arc<Places>,
    changed: UnsyncCallback<()>,
) -> impl IntoView {
    let act = Act::new();
    let community = untrack(|| Session::get().community());
    let offset = community.map_or(OFFSET_MIN, |community| community.utc_offset_min);
    let typed = before
        .as_ref()
        .map_or_else(Typed::default, |notice| Typed::of(notice, offset));
    let s = Signals::of(typed);
    let label = if before.is_some() {
        key::SAVE
    } else {
        key::PUBLISH
    };
    let cover = UnsyncCallback::new(move |covered| s.body.set(covered));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let before = before.clone();
        let input = s.typed().input(before.as_ref(), offset);
        act.send(
            input,
            move |input, idempotency| async move {
                match before {
                    Some(n) => api::notices::update(n.id, &input, n.version).await,
                    None => api::notices::create(&input, idempotency).await,
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
            <Field label=t(key::NOTICE_TITLE) value=s.title error=act.error("title")/>
            <TextArea label=t(key::NOTICE_BODY) value=s.body max=NOTICE_BODY_MAX rows=6 error=act.error("body")/>
            <PrivacyWarning text=s.body by=By::Work on_cover=cover/>
            <ForWhom s places act/>
            <Field label=t(key::NOTICE_LAST_DAY) hint=t(key::NOTICE_LAST_DAY_HINT) value=s.last_day kind=FieldKind::Date error=act.error("expires")/>
            <Switch label=t(key::PINNED) checked=s.pinned/>
            <ActFailure act/>
            <div class="l-actions"><Button label=t(label) kind=Kind::Primary wide=true busy=act.busy/></div>
        </form>
    }
}

/// Everybody, a grid or a house; the second question comes only when it is needed.
#[component]
fn ForWhom(s: Signals, places: Arc<Places>, act: Act) -> impl IntoView {
    let scopes = Signal::stored(
        Scope::ALL
            .map(|scope| {
                let label = match scope {
                    Scope::Everybody => key::NOTICE_FOR_ALL,
                    Scope::Grid => key::NOTICE_FOR_GRID,
                    Scope::Building => key::NOTICE_FOR_BUILDING,
                };
                Choice::new(scope.code(), t(label))
            })
            .to_vec(),
    );
    let grids: Vec<Choice> = places
        .grids
        .iter()
        .map(|grid| Choice::new(grid.id.to_string(), grid.name.clone()))
        .collect();
    let grids = Signal::stored(grids);
    let which = move || {
        match s.scope.with(|code| Scope::from_code(code)) {
        Scope::Everybody => ().into_any(),
        Scope::Grid => {
            view! { <Choices label=t(key::NOTICE_GRID) choices=grids value=s.grid error=act.error("grid")/> }.into_any()
        }
        Scope::Building => {
            view! { <House places=Arc::clone(&places) chosen=s.building act/> }.into_any()
        }
    }
    };
    view! {
        <Choices label=t(key::NOTICE_FOR) hint=t(key::NOTICE_FOR_HINT) choices=scopes value=s.scope/>
        {which}
    }
}

/// The list of houses opens only to choose another one.
#[component]
fn House(places: Arc<Places>, chosen: RwSignal<String>, act: Act) -> impl IntoView {
    let choosing = RwSignal::new(chosen.with_untracked(String::is_empty));
    let places = StoredValue::new(places);
    let name = move || {
        let id = chosen.get();
        let is = |house: &&Building| house.id.to_string() == id;
        places.with_value(|places| {
            let house = places.buildings.iter().find(is);
            house.map(|house| house.name.clone())
        })
    };
    let items = Signal::derive(move || {
        let item = |house: &Building| PickItem {
            value: house.id.to_string(),
            label: house.name.clone(),
            detail: None,
            chosen: chosen.with(|id| *id == house.id.to_string()),
        };
        places.with_value(|places| places.buildings.iter().map(item).collect::<Vec<_>>())
    });
    let pick = UnsyncCallback::new(move |id: String| {
        chosen.set(id);
        choosing.set(false);
    });
    let again = UnsyncCallback::new(move |()| choosing.set(true));
    let error = act.error("building");
    view! {
        <Section title=t(key::NOTICE_BUILDING)>
            {move || error.get().map(|words| view! { <p class="l-field__error" role="alert"><Icon name="circle-alert"/><span>{words}</span></p> })}
            {move || match name() {
                Some(name) if !choosing.get() => {
                    view! { <Rows><Row title=name icon="building-2" value=t(key::NOTICE_OTHER_BUILDING) on_press=again/></Rows> }.into_any()
                }
                _ => view! { <PickList items on_pick=pick search=true/> }.into_any(),
            }}
        </Section>
    }
}
