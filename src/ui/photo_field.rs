//! A field for photos: taken with the camera or picked from the album, shown one by one. What becomes
//! of a file, and where it lies until it is sent, is for the form to say.

use super::Text;
use super::icon::Icon;
use crate::i18n::{common, t};
use crate::platform::image::{self, Picked};
use leptos::html;
use leptos::prelude::*;

/// `children` are the photos so far, each a [`PhotoItem`] of a `<PhotoItems>`, and what else stands
/// between them and the buttons.
#[component]
pub fn PhotoField(
    #[prop(into)] legend: Text,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// Words while files are being prepared or sent.
    #[prop(into)]
    busy: Signal<Option<String>>,
    /// What was wrong with the files picked last.
    #[prop(into)]
    problems: Signal<Vec<String>>,
    #[prop(into)] on_pick: UnsyncCallback<Vec<Picked>>,
    children: Children,
) -> impl IntoView {
    let wrong = Signal::derive(move || error.with(Option::is_some));
    view! {
        <fieldset class="l-photos" class:l-field--wrong=wrong>
            <legend class="l-photos__legend">{move || legend.get()}</legend>
            {hint.map(|hint| view! { <p class="l-photos__hint">{hint}</p> })}
            <div role="alert">{move || error.get().map(problem)}</div>
            {children()}
            <div class="l-photos__add">
                <Pick label=t(common::PHOTO_TAKE) icon="camera" camera=true wrong on_pick/>
                <Pick label=t(common::PHOTO_ALBUM) icon="image" camera=false wrong on_pick/>
            </div>
            <div role="status" aria-live="polite">
                {move || busy.get().map(|words| view! { <p class="l-photos__busy">{words}</p> })}
                {move || problems.get().into_iter().map(problem).collect_view()}
            </div>
        </fieldset>
    }
}

fn problem(words: String) -> impl IntoView {
    view! { <p class="l-field__error"><Icon name="circle-alert"/><span>{words}</span></p> }
}

/// A file field that looks like a button and stays one for keyboard and screen reader.
#[component]
fn Pick(
    label: &'static str,
    icon: &'static str,
    camera: bool,
    wrong: Signal<bool>,
    on_pick: UnsyncCallback<Vec<Picked>>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let picked = move |_| {
        let files = field.get_untracked().map(|input| image::take_files(&input));
        if let Some(files) = files.filter(|files| !files.is_empty()) {
            on_pick.run(files);
        }
    };
    view! {
        <label class="l-button l-photos__pick">
            <Icon name=icon/>
            <span class="l-button__label">{label}</span>
            <input
                node_ref=field
                class="l-photos__file"
                type="file"
                accept="image/*"
                capture=camera.then_some("environment")
                multiple=!camera
                aria-invalid=move || wrong.get().then_some("true")
                on:change=picked
            />
        </label>
    }
}

/// The photos of a field in their order.
#[component]
pub fn PhotoItems(children: Children) -> impl IntoView {
    view! { <ol class="l-photos__list">{children()}</ol> }
}

/// One photo with what can be done about it.
#[component]
pub fn PhotoItem(
    /// The `<img>` itself, or words instead of it.
    #[prop(into)]
    picture: AnyView,
    children: Children,
) -> impl IntoView {
    view! {
        <li class="l-photos__item">
            <div class="l-photos__frame">{picture}</div>
            <div class="l-photos__tools">{children()}</div>
        </li>
    }
}
