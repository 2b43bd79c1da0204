//! Days that differ from their weekday: the promises count on them.

use super::remove::{Remove, Request};
use crate::api;
use crate::i18n::{settings as key, t, tf, when};
use crate::paths;
use crate::platform::clock;
use crate::shared::act::{Act, ActFailure};
use crate::ui::prelude::*;
use contract::community::{Holiday, HolidayKind};
use contract::settings::HolidayInput;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Holidays() -> impl IntoView {
    let all = LocalResource::new(api::settings::holidays);
    let changed = UnsyncCallback::new(move |()| all.refetch());
    view! {
        <PageHeader title=t(key::HOLIDAYS) intro=t(key::HOLIDAYS_INTRO) back=paths::SETTINGS/>
        <Add changed/>
        {load(all, move |list| view! { <Rows>{list.into_iter().map(|holiday| view! { <Entry holiday changed/> }).collect_view()}</Rows> }.into_any())}
    }
}

fn kind_words(kind: HolidayKind) -> &'static str {
    match kind {
        HolidayKind::Off => t(key::DAY_OFF),
        HolidayKind::Work => t(key::DAY_WORK),
        HolidayKind::Other => t(key::DAY_OTHER),
    }
}

#[component]
fn Entry(holiday: Holiday, changed: UnsyncCallback<()>) -> impl IntoView {
    let id = holiday.id;
    let request: Request = Arc::new(move || Box::pin(api::settings::remove_holiday(id)));
    let title = tf(
        key::DAY_NAME,
        &[&when::day(&holiday.day, clock::now()), &holiday.name],
    );
    view! {
        <RowActs title=title.clone() detail=kind_words(holiday.kind)>
            <Remove label=t(key::REMOVE) about=title means=t(key::REMOVE_DAY).to_owned() request done=changed/>
        </RowActs>
    }
}

#[component]
fn Add(changed: UnsyncCallback<()>) -> impl IntoView {
    let forms = RwSignal::new(0);
    // A fresh form after each success: a new key, empty fields.
    move || {
        forms.track();
        let done = UnsyncCallback::new(move |()| {
            forms.update(|n| *n += 1);
            changed.run(());
        });
        view! { <AddForm done/> }
    }
}

#[component]
fn AddForm(done: UnsyncCallback<()>) -> impl IntoView {
    let act = Act::new();
    let day = RwSignal::new(String::new());
    let name = RwSignal::new(String::new());
    let kind = RwSignal::new("off".to_owned());
    let kinds = vec![
        Choice::new("off", t(key::DAY_OFF)),
        Choice::new("work", t(key::DAY_WORK)),
    ];
    let choose = UnsyncCallback::new(move |chosen| kind.set(chosen));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let input = HolidayInput {
            day: day.get_untracked(),
            kind: if kind.with_untracked(|k| k == "work") {
                HolidayKind::Work
            } else {
                HolidayKind::Off
            },
            name: name.get_untracked(),
        };
        act.run(
            input.validate(),
            move |idempotency| async move { api::settings::create_holiday(&input, idempotency).await },
            move |_| {
                toast(t(key::SAVED));
                done.run(());
            },
        );
    };
    view! {
        <Card>
            <form class="l-form" on:submit=submit>
                <Field label=t(key::DAY) value=day kind=FieldKind::Date error=act.error("day")/>
                <Field label=t(key::DAY_CALLED) value=name error=act.error("name")/>
                <Segmented label=t(key::DAY_KIND) choices=kinds value=kind on_choose=choose/>
                <ActFailure act/>
                <div class="l-actions"><Button label=t(key::ADD) icon="plus" wide=true busy=act.busy/></div>
            </form>
        </Card>
    }
}
