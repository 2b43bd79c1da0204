//! Accepting: sets the category if the person left it open or chose wrongly, and decides which
//! photos neighbours may see.

use crate::api;
use crate::i18n::{local_text, t, tf, work};
use crate::platform::{clock, dom};
use crate::shared::act::{Act, ActFailure};
use crate::shared::report_words::category_name;
use crate::state::session::Session;
use crate::ui::prelude::*;
use contract::media::Photo;
use contract::report::{ReportDetail, Visibility};
use contract::work::AcceptInput;
use contract::{CategoryId, MediaId};
use leptos::prelude::*;

#[component]
pub fn Accept(detail: ReportDetail, changed: UnsyncCallback<()>) -> impl IntoView {
    let act = Act::new();
    let id = detail.card.id;
    let before = detail.card.category;
    let category = RwSignal::new(before.map(|id| id.to_string()).unwrap_or_default());
    let withheld: Vec<(MediaId, RwSignal<bool>)> = detail
        .photos
        .iter()
        .map(|photo| (photo.id, RwSignal::new(false)))
        .collect();
    let switches = StoredValue::new(withheld.clone());
    let public = detail.card.visibility == Visibility::Public;
    let becomes_private = move || public && is_private_kind(category, before);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = category.with_untracked(|text| text.parse::<CategoryId>().ok());
        let input = AcceptInput {
            category: chosen.filter(|chosen| Some(*chosen) != before),
            withhold: switches.with_value(|all| {
                all.iter()
                    .filter(|(_, on)| on.get_untracked())
                    .map(|(id, _)| *id)
                    .collect()
            }),
        };
        act.run(
            input.validate(),
            move |key| async move { api::work::accept(id, &input, key).await },
            move |_| {
                toast(t(work::ACCEPTED));
                changed.run(());
            },
        );
    };
    view! {
        <form class="l-form l-work__act" on:submit=submit>
            <Card>
                <div class="l-form">
                    <h2 class="l-section__title">{t(work::ACCEPT_TITLE)}</h2>
                    <Category before category act/>
                    {move || becomes_private().then(|| view! { <p class="l-note">{t(work::BECOMES_PRIVATE)}</p> })}
                    <Withhold photos=detail.photos.clone() withheld/>
                    <ActFailure act/>
                </div>
            </Card>
            <div class="l-form__next"><Button label=t(work::ACCEPT) kind=Kind::Primary icon="hand" wide=true busy=act.busy/></div>
        </form>
    }
}

/// The resident's category is right as a rule, so the others are shown on demand; where none was
/// chosen, at once.
#[component]
fn Category(before: Option<CategoryId>, category: RwSignal<String>, act: Act) -> impl IntoView {
    let error = act.error("category");
    let asked = RwSignal::new(before.is_none());
    let asks = Memo::new(move |_| asked.get() || error.with(Option::is_some));
    let change = UnsyncCallback::new(move |()| {
        asked.set(true);
        leptos::task::spawn_local(async {
            // The choices are not on the page before.
            clock::sleep(0).await;
            dom::focus_first(".l-work__act input:checked");
        });
    });
    let name = move || category_name(Session::get().community().as_deref(), before);
    move || {
        if asks.get() {
            view! { <Choices label=t(work::CATEGORY) choices=categories() value=category hint=t(work::CATEGORY_HINT) error/> }
                .into_any()
        } else {
            view! {
                <div class="l-form__picked">
                    <span>{t(work::CATEGORY)}</span>
                    <strong>{name}</strong>
                    <Button kind=Kind::Quiet label=t(work::CATEGORY_CHANGE) on_press=change/>
                </div>
            }
            .into_any()
        }
    }
}

/// Whether another category was chosen whose reports only their authors and workers read.
fn is_private_kind(category: RwSignal<String>, before: Option<CategoryId>) -> bool {
    let Some(chosen) = category.with(|text| text.parse::<CategoryId>().ok()) else {
        return false;
    };
    let community = Session::get().community();
    let kinds = community.iter().flat_map(|community| &community.categories);
    let mut changed = kinds.filter(|kind| kind.id == chosen && Some(chosen) != before);
    changed.any(|kind| kind.private_by_default)
}

fn categories() -> Signal<Vec<Choice>> {
    Signal::derive(|| {
        let community = Session::get().community();
        community
            .iter()
            .flat_map(|community| &community.categories)
            .filter(|category| category.active)
            .map(|category| {
                Choice::new(category.id.to_string(), local_text(&category.name))
                    .icon(category.icon.clone())
            })
            .collect()
    })
}

/// A switch for each photo that neighbours will see unless it is set.
#[component]
fn Withhold(photos: Vec<Photo>, withheld: Vec<(MediaId, RwSignal<bool>)>) -> impl IntoView {
    let count = photos.len();
    let each = |(at, (photo, (_, on))): (usize, (Photo, (MediaId, RwSignal<bool>)))| {
        let name = tf(work::PHOTO_AT, &[&(at + 1).to_string()]);
        view! {
            <li class="l-withhold">
                <img class="l-withhold__image" src=api::media::thumb_url(photo.id) alt=name.clone() width="72" height="72"/>
                <Switch label=tf(work::WITHHOLD, &[&name]) checked=on/>
            </li>
        }
    };
    (count > 0).then(|| view! {
        <fieldset class="l-choices">
            <legend class="l-field__label">{t(work::PHOTOS)}</legend>
            <p class="l-field__hint">{t(work::PHOTOS_HINT)}</p>
            <ul class="l-stack">{photos.into_iter().zip(withheld).enumerate().map(each).collect_view()}</ul>
        </fieldset>
    })
}
