//! A question in front of the page: a sheet from the bottom on phones, a window on large screens.
//! Opened only by the person's own act. The way out is at the bottom centre, where thumbs are.

use super::Text;
use super::announce::next_id;
use super::button::{Button, Kind};
use crate::i18n::{common, t};
use crate::platform::clock::Timer;
use crate::platform::dom;
use leptos::html;
use leptos::prelude::*;

/// A dialog takes no press for so long after it opened: it may come up under the second tap of a
/// finger that wanted something else.
const SETTLES_MS: u32 = 600;

/// Shown while `open`; the browser keeps the focus inside and gives it back afterwards. It starts at
/// the title: at a field, the phone's keyboard would cover the sheet before it is read. `children` are
/// built afresh at each opening.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Text,
    /// Words on the way out; 关闭 when absent.
    #[prop(optional, into)]
    close: Option<String>,
    /// The children bring the way out themselves, before what can not be undone.
    #[prop(optional)]
    own_way_out: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = next_id("dialog");
    let named = title_id.clone();
    let fresh = RwSignal::new(false);
    let settles = StoredValue::new_local(None::<Timer>);
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            if open.get() {
                dom::show_dialog(&dialog);
                fresh.set(true);
                let settled = move || {
                    fresh.try_set(false);
                };
                settles.set_value(Some(Timer::once(SETTLES_MS, settled)));
            } else {
                dom::close_dialog(&dialog);
            }
        }
    });
    let shut = UnsyncCallback::new(move |()| open.set(false));
    let close = close.unwrap_or_else(|| t(common::CLOSE).to_owned());
    view! {
        <dialog class="l-dialog" class:l-dialog--fresh=move || fresh.get() node_ref=dialog aria-labelledby=named on:close=move |_| open.set(false)>
            <h2 class="l-dialog__title" id=title_id tabindex="-1" autofocus=true>{move || title.get()}</h2>
            <div class="l-dialog__body">{move || open.get().then(|| children())}</div>
            {(!own_way_out).then(|| view! {
                <div class="l-dialog__close"><Button label=close kind=Kind::Secondary wide=true on_press=shut/></div>
            })}
        </dialog>
    }
}
