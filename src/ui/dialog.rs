//! A question in front of the page: a sheet from the bottom on phones, a window on large screens.
//! Opened only by the person's own act.

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

/// Where a dialog's way out is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WayOut {
    /// At the bottom centre, where thumbs are.
    #[default]
    Foot,
    /// Beside the title, where it stays: for a long sheet that has its own acts at the foot.
    Head,
    /// The children bring it themselves.
    Children,
}

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
    #[prop(optional)] way_out: WayOut,
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
    let heading = view! {
        <h2 class="l-dialog__title" id=title_id tabindex="-1" autofocus=true>{move || title.get()}</h2>
    };
    let (head, foot) = match way_out {
        WayOut::Head => (Some(close), None),
        WayOut::Foot => (None, Some(close)),
        WayOut::Children => (None, None),
    };
    view! {
        <dialog class="l-dialog" class:l-dialog--fresh=move || fresh.get() node_ref=dialog aria-labelledby=named on:close=move |_| open.set(false)>
            <div class="l-dialog__head" class:l-dialog__head--stays={way_out == WayOut::Head}>
                {heading}
                {head.map(|label| view! { <Button label kind=Kind::Quiet icon="x" on_press=shut/> })}
            </div>
            <div class="l-dialog__body">{move || open.get().then(|| children())}</div>
            {foot.map(|label| view! {
                <div class="l-dialog__close"><Button label wide=true on_press=shut/></div>
            })}
        </dialog>
    }
}

/// The question before what can not be undone. Everywhere the same: what it means, the way out, and
/// last the act itself, which looks unlike the button that asked.
#[component]
pub fn Confirm(
    open: RwSignal<bool>,
    #[prop(into)] title: Text,
    /// Words on the way out; 取消 when absent.
    #[prop(optional, into)]
    stay: Option<String>,
    #[prop(into)] label: Text,
    icon: &'static str,
    #[prop(default = Kind::Danger)] kind: Kind,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(into)] on_press: UnsyncCallback<()>,
    /// What it means, and why it did not work.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let shut = UnsyncCallback::new(move |()| open.set(false));
    let stay = stay.unwrap_or_else(|| t(common::CANCEL).to_owned());
    view! {
        <Dialog open title way_out=WayOut::Children>
            {children.as_ref().map(|children| children())}
            <Button label=stay.clone() wide=true on_press=shut/>
            <Button label kind icon wide=true busy on_press/>
        </Dialog>
    }
}
