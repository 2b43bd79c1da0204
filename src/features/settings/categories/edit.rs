//! One category: its own page, so that Back and a shared link work.

use super::form::Typed;
use crate::api;
use crate::features::settings::languages::{NameFields, OtherLanguages, Typing};
use crate::i18n::{settings as key, t, tf};
use crate::paths;
use crate::shared::act::{Act, ActFailure};
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::community::{Category, SpanUnit};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map};

/// In the address instead of a code: a category that does not exist yet. No code can be this,
/// because codes have no hyphen.
pub const NEW: &str = "new-category";

#[component]
pub fn Edit() -> impl IntoView {
    let params = use_params_map();
    let code = Memo::new(move |_| params.with(|p| p.get("code").unwrap_or_default()));
    let all = LocalResource::new(api::settings::categories);
    let show = move |list: Vec<Category>| {
        let code = code.get_untracked();
        let found = list.into_iter().find(|category| category.code == code);
        match (found, code == NEW) {
            (None, false) => {
                view! { <EmptyState title=t(key::CATEGORY_GONE) picture_of=Picture::Trouble/> }
                    .into_any()
            }
            (before, _) => view! { <Form before/> }.into_any(),
        }
    };
    view! {
        <PageHeader title=t(key::CATEGORY) back=paths::SETTINGS_CATEGORIES/>
        {load(all, show)}
    }
}

/// One signal a field: the fields take their own.
#[derive(Clone, Copy)]
struct Signals {
    code: RwSignal<String>,
    name: Typing,
    icon: RwSignal<String>,
    keywords: RwSignal<String>,
    responsible: Typing,
    others: RwSignal<bool>,
    accept_min: RwSignal<String>,
    finish_amount: RwSignal<String>,
    finish_unit: RwSignal<String>,
    radius: RwSignal<String>,
    private: RwSignal<bool>,
    active: RwSignal<bool>,
}

impl Signals {
    fn of(typed: Typed) -> Self {
        Self {
            code: RwSignal::new(typed.code),
            name: Typing::of(typed.name),
            icon: RwSignal::new(typed.icon),
            keywords: RwSignal::new(typed.keywords),
            responsible: Typing::of(typed.responsible),
            others: RwSignal::new(typed.others),
            accept_min: RwSignal::new(typed.accept_min),
            finish_amount: RwSignal::new(typed.finish_amount),
            finish_unit: RwSignal::new(typed.finish_unit),
            radius: RwSignal::new(typed.radius),
            private: RwSignal::new(typed.private),
            active: RwSignal::new(typed.active),
        }
    }

    fn typed(self) -> Typed {
        Typed {
            code: self.code.get_untracked(),
            name: self.name.words(),
            icon: self.icon.get_untracked(),
            keywords: self.keywords.get_untracked(),
            responsible: self.responsible.words(),
            others: self.others.get_untracked(),
            accept_min: self.accept_min.get_untracked(),
            finish_amount: self.finish_amount.get_untracked(),
            finish_unit: self.finish_unit.get_untracked(),
            radius: self.radius.get_untracked(),
            private: self.private.get_untracked(),
            active: self.active.get_untracked(),
        }
    }
}

#[component]
fn Form(before: Option<Category>) -> impl IntoView {
    let act = Act::new();
    let typed = before.as_ref().map_or_else(Typed::new, Typed::of);
    let is_new = before.is_none();
    let s = Signals::of(typed);
    let go = use_navigate();
    // Taken here: after an answer has come there is no context to take it from.
    let session = Session::get();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (go, before) = (go.clone(), before.clone());
        let input = s.typed().input(before.as_ref());
        act.send(
            input,
            move |input, idempotency| async move {
                match before {
                    Some(b) => api::settings::update_category(b.id, &input, b.version).await,
                    None => api::settings::create_category(&input, idempotency).await,
                }
            },
            move |_| {
                toast(t(key::SAVED));
                session.refetch();
                go(paths::SETTINGS_CATEGORIES, Default::default());
            },
        );
    };
    view! {
        <form class="l-form" novalidate=true on:submit=submit>
            <Names s act is_new/>
            <Promise s act/>
            <Switch label=t(key::PRIVATE) hint=t(key::PRIVATE_HINT) checked=s.private/>
            <Switch label=t(key::ACTIVE) hint=t(key::ACTIVE_HINT) checked=s.active/>
            <ActFailure act/>
            <div class="l-actions"><Button label=t(key::SAVE) kind=Kind::Primary icon="check" wide=true busy=act.busy/></div>
        </form>
    }
}

#[component]
fn Names(s: Signals, act: Act, is_new: bool) -> impl IntoView {
    view! {
        <NameFields label=t(key::NAME) typing=s.name others=s.others field="name" required=true act/>
        <NameFields label=t(key::RESPONSIBLE) hint=t(key::RESPONSIBLE_HINT) typing=s.responsible others=s.others field="responsible" required=true act/>
        <OtherLanguages others=s.others/>
        {is_new.then(|| view! { <Field label=t(key::CODE) hint=t(key::CODE_HINT) value=s.code required=true error=act.error("code")/> })}
        <TextArea label=t(key::KEYWORDS) hint=t(key::KEYWORDS_HINT) value=s.keywords max=800 rows=3 error=act.error("keywords")/>
    }
}

#[component]
fn Promise(s: Signals, act: Act) -> impl IntoView {
    let units =
        SpanUnit::ALL.map(|unit| Choice::new(unit.code(), tf(super::unit_key(unit), &[""])));
    let choose = UnsyncCallback::new(move |unit| s.finish_unit.set(unit));
    view! {
        <Field label=t(key::ACCEPT_MIN) hint=t(key::ACCEPT_MIN_HINT) value=s.accept_min kind=FieldKind::Number error=act.error("accept_within_min")/>
        <Field label=t(key::FINISH) value=s.finish_amount kind=FieldKind::Number error=act.error("finish_within.amount")/>
        <Segmented label=t(key::FINISH_UNIT) choices=units.to_vec() value=s.finish_unit on_choose=choose/>
        {move || act.error("finish_within.unit").get().map(|words| view! { <p class="l-field__error">{words}</p> })}
        <Field label=t(key::RADIUS) hint=t(key::RADIUS_HINT) value=s.radius kind=FieldKind::Number error=act.error("near_radius_m")/>
    }
}
