//! A question in front of the page: a sheet from the bottom on phones, a window on large screens.
//! Opened only by the person's own act. The way out is at the bottom centre, where thumbs are.

use super::Text;
use super::announce::next_id;
use super::button::{Button, Kind};
use crate::i18n::{common, t};
use crate::platform::dom;
use leptos::html;
use leptos::prelude::*;

/// Shown while `open`; the browser keeps the focus inside and gives it back afterwards. `children`
/// are built afresh at each opening.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Text,
    /// Words on the way out; 关闭 when absent.
    #[prop(optional, into)]
    close: Option<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = next_id("dialog");
    let named = title_id.clone();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            if open.get() {
                dom::show_dialog(&dialog);
            } else {
                dom::close_dialog(&dialog);
            }
        }
    });
    let shut = UnsyncCallback::new(move |()| open.set(false));
    let close = close.unwrap_or_else(|| t(common::CLOSE).to_owned());
    view! {
        <dialog class="l-dialog" node_ref=dialog aria-labelledby=named on:close=move |_| open.set(false)>
            <h2 class="l-dialog__title" id=title_id>{move || title.get()}</h2>
            <div class="l-dialog__body">{move || open.get().then(|| children())}</div>
            <div class="l-dialog__close"><Button label=close.clone() kind=Kind::Secondary wide=true on_press=shut/></div>
        </dialog>
    }
}
